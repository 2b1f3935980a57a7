import Domain
import Testing

@testable import Extract

/// Free text never leaves Extract: people write names in it.
@Suite("Free text")
struct VrijeTekstTests {
  @Test("RESULTAAT is a code of the list, or nothing")
  func resultaat() throws {
    let codes: [(String, Resultaat)] = [
      ("terug-naar-school", .terugNaarSchool), ("ingeschreven", .ingeschreven), ("werk", .werk),
      ("uitkering", .uitkering), ("zorg", .zorg), ("waarschuwing", .waarschuwing), ("halt", .halt),
      ("proces-verbaal", .procesVerbaal), ("verhuisd", .verhuisd), ("vrijstelling", .vrijstelling),
      ("overig", .overig),
    ]
    let bron = Bron.werkprocesCSV
    let uitslag = try bron.lees(codes.map { bron.rij([.resultaat: $0.0]) })
    #expect(uitslag.werkprocessen.map(\.resultaat) == codes.map(\.1))
    let vrij = ["Werk", "werk.", "halt halt", "onbekend", "terug naar school", "\u{A0}werk", "1"]
    let leeg = try bron.lees(vrij.map { bron.rij([.resultaat: $0]) })
    #expect(leeg.werkprocessen.map(\.resultaat) == vrij.map { _ in nil })
  }

  @Test("REDEN_AFSLUITING is a code of the list, or nothing", arguments: [Bron.meldingXML, .meldingCSV])
  func reden(_ bron: Bron) throws {
    let uitslag = try bron.lees(
      ["V", " V ", "v", "vrijstelling", "Is weer op school", ""].map { bron.rij([.redenAfsluiting: $0]) })
    #expect(uitslag.meldingen.map(\.redenAfsluiting) == [.vrijstelling, .vrijstelling, nil, nil, nil, nil])
  }

  @Test(
    "VESTIGING is a short code as delivered, or nothing: what is longer might be free text or a number",
    arguments: [Bron.meldingXML, .meldingCSV])
  func vestiging(_ bron: Bron) throws {
    let uitslag = try bron.lees(
      ["00", " 01 ", "7", "12AB00", "12AB000", "Noord é", "Hoofdgebouw", "99999324", ""].map {
        bron.rij([.vestiging: $0])
      })
    #expect(
      uitslag.meldingen.map(\.vestiging?.description)
        == ["00", "01", "7", "12AB00", nil, nil, nil, nil, nil])
  }

  @Test("A name in any field that isn't a number of a record gets out of none", arguments: Bron.allCases)
  func naam(_ bron: Bron) throws {
    let naam = "Voorbeeldnaam"
    let velden = bron.indeling.map(\.veld).filter {
      ![.meldingsnummer, .werkprocesnummer, .opgavenummer].contains($0)
    }
    var rijen = velden.map { bron.rij([$0: naam]) }
    rijen.append(bron.rij(Dictionary(uniqueKeysWithValues: velden.map { ($0, naam) })))
    let uitslag = try bron.lees(rijen)
    var getoond = String(describing: uitslag)
    dump(uitslag, to: &getoond)
    #expect(uitslag.rijen == rijen.count && !getoond.contains(naam))
    // In the four fields that hold text or numbers without a rule, it rejects nothing.
    #expect(uitslag.nummers.count == (bron.record == .melding ? 4 : 1))
  }
}
