import Domain
import Testing

@testable import Extract

/// What becomes of a row without fault. The tests of the rules each change one field of these rows.
@Suite("A valid row")
struct GeldigeRijTests {
  private func melding() throws -> Melding {
    Melding(
      nummer: Recordnummer("200145678"), geboortedatum: Proef.datum("2005-03-17"),
      brin: try #require(Brin("25GA")), vestiging: Vestiging("00"), gemeentecode: Gemeentecode(waarde: 193),
      soort: .v3, begin: Proef.datum("2021-09-13"), einde: Proef.datum("2021-09-24"),
      melddatum: Proef.datum("2021-09-27"), uren: 18, alleLessenGemist: false, status: .inBehandeling,
      redenAfsluiting: nil, mutatie: Mutatiemoment(datum: Proef.datum("2021-10-01"), tijd: 34_200_000))
  }

  @Test("gives the same melding in XML and CSV", arguments: [Bron.meldingXML, .meldingCSV])
  func zelfdeMelding(_ bron: Bron) throws {
    let uitslag = try bron.lees([bron.geldig])
    #expect(uitslag.meldingen == [try melding()])
    #expect(uitslag.rijen == 1)
    #expect(uitslag.codering == "utf-8")
  }

  @Test("gives a werkproces")
  func werkproces() throws {
    let uitslag = try Bron.werkprocesCSV.lees([Bron.werkprocesCSV.geldig])
    let verwacht = Werkproces(
      nummer: Recordnummer("WP-1"), geboortedatum: Proef.datum("2005-03-17"),
      gemeentecode: Gemeentecode(waarde: 193), soort: .signaalverzuim, start: Proef.datum("2021-09-28"),
      einde: Proef.datum("2021-11-01"), meldingsnummer: Recordnummer("200145678"), brin: Brin("25GA"),
      resultaat: .terugNaarSchool, mutatie: Mutatiemoment(datum: Proef.datum("2021-11-02"), tijd: 0))
    #expect(uitslag.werkprocessen == [verwacht])
    #expect(uitslag.rijen == 1)
  }

  @Test("may lack every field that isn't mandatory", arguments: [Bron.meldingXML, .meldingCSV])
  func kaleMelding(_ bron: Bron) throws {
    let weg: [Veldnaam] = [.einde, .vestiging, .uren, .alleLessenGemist, .redenAfsluiting, .mutatietijd]
    for waarde in ["", nil] {
      let kaal = Dictionary(uniqueKeysWithValues: weg.map { ($0, waarde) })
      var verwacht = try melding()
      verwacht.einde = nil
      verwacht.vestiging = nil
      verwacht.uren = nil
      verwacht.alleLessenGemist = nil
      verwacht.mutatie = Mutatiemoment(datum: Proef.datum("2021-10-01"), tijd: 0)
      #expect(try bron.lees([bron.rij(kaal)]).meldingen == [verwacht])
    }
  }

  @Test("of a werkproces may lack end, melding, BRIN and result")
  func kaalWerkproces() throws {
    let bron = Bron.werkprocesCSV
    let rij = bron.rij([.einde: "", .meldingsnummer: "", .brin: "", .resultaat: ""])
    let werkproces = try #require(try bron.lees([rij]).werkprocessen.first)
    #expect(werkproces.einde == nil)
    #expect(werkproces.meldingsnummer == nil)
    #expect(werkproces.brin == nil)
    #expect(werkproces.resultaat == nil)
  }

  @Test("has its values trimmed of space, tab, LF and CR", arguments: Bron.allCases)
  func getrimd(_ bron: Bron) throws {
    let ruim = bron.geldig.mapValues { "\t \($0) \n\t" }
    let gewoon = try bron.lees([bron.geldig])
    #expect(try bron.lees([ruim]).regels == gewoon.regels)
  }

  @Test("keeps other white space, which makes a code unknown", arguments: Bron.allCases)
  func anderWit(_ bron: Bron) throws {
    try bron.toets(
      ["\u{00A0}", "\u{200B}", "\u{FEFF}", "\u{2003}"].map {
        .fout(.r06, .soort, [.soort: (bron.geldig[.soort] ?? "") + $0])
      })
  }

  @Test("reads hours as at most four digits and J or N, and isn't rejected for anything else there")
  func uren() throws {
    let bron = Bron.meldingCSV
    let gevallen: [(String, Int16?)] = [
      ("0", 0), ("9999", 9999), ("0018", 18), ("10000", nil), ("1,5", nil), ("-1", nil), ("veel", nil),
    ]
    let uitslag = try bron.lees(gevallen.map { bron.rij([.uren: $0.0]) })
    #expect(uitslag.meldingen.map(\.uren) == gevallen.map(\.1))
    let alle = try bron.lees(["J", "N", "", "j", "Ja"].map { bron.rij([.alleLessenGemist: $0]) })
    #expect(alle.meldingen.map(\.alleLessenGemist) == [true, false, nil, nil, nil])
  }
}
