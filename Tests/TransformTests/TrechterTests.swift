import Domain
import Pipeline
import Testing

@testable import Transform

/// How a telling comes to its number: what it begins with, what each reason takes away, and what is left. A record goes
/// for the first reason that holds.
@Suite struct TrechterTests {
  /// Each line as `reden −eraf records leerlingen`.
  private func regels(_ trechter: Trechter) -> [String] {
    trechter.treden.map { trede in
      "\(naam(trede.reden)) −\(trede.eraf) \(trede.records) \(trede.leerlingen.waarde)"
    }
  }

  private func naam(_ reden: Afvalreden?) -> String {
    switch reden {
    case nil: "begin"
    case .overgezet: "overgezet"
    case .ingetrokken: "ingetrokken"
    case .andereRegio: "andere-regio"
    case .gemeenteZonderRegio: "zonder-regio"
    case .andereGemeente: "andere-gemeente"
    case .clausule(let naam, _): naam
    }
  }

  private func loop(_ yaml: String, _ voorbeeld: Voorbeeld, voor bereik: Bereik = .regio) throws -> Trechter {
    try Definitietekst.telling(yaml).trechter(voorbeeld.partitie, bereik)
  }

  private static let wettelijk =
    "bron: melding, eenheid: melding, periode: schooljaar, clausules: {schoolsoort: [WVO], soort: [V3]}"

  /// Melding 2 is also of another region, 3 of another soort, 6 also of another kind of school.
  private func voorbeeld() throws -> Voorbeeld {
    try Voorbeeld(
      meldingen: """
        nummer | leerling | gemeente | status | soort | brin | melddatum  | begin      | weg
        1      | a        | 0193     | R      | V3    | 25GA | 2021-09-13 | 2021-09-13 | telt
        2      | a        | 0363     | I      | V3    | 25GA | 2021-09-13 | 2021-09-13 | ingetrokken
        3      | b        | 0363     | R      | L     | 25GA | 2021-09-13 | 2021-09-13 | andere-regio
        4      | c        | 0005     | R      | V3    | 25GA | 2021-09-13 | 2021-09-13 | zonder-regio
        5      | d        | 0148     | R      | V3    | 25GA | 2021-09-13 | 2021-09-13 | telt
        6      | e        | 0193     | R      | L     | 27DG | 2021-09-13 | 2021-09-13 | soort
        7      | e        | 0193     | R      | V3    | 27DG | 2021-09-13 | 2021-09-13 | schoolsoort
        8      | f        | 0193     | R      | V3    | 25GA | 2021-07-31 | 2021-07-31 | ander jaar
        9      | a        | 0193     | R      | V3    | 25GA | 2021-12-01 | 2021-12-01 | telt
        """)
  }

  @Test("It begins with all meldingen of the school year; each goes for the first reason that holds")
  func redenen() throws {
    let voorbeeld = try voorbeeld()
    let trechter = try loop(Self.wettelijk, voorbeeld)
    #expect(
      regels(trechter) == [
        "begin −0 8 5", "ingetrokken −1 7 5", "andere-regio −1 6 4", "zonder-regio −1 5 3", "soort −1 4 3",
        "schoolsoort −1 3 2",
      ])
    #expect(voorbeeld.nummers(.melding, trechter.geteld) == voorbeeld.nummers(.melding, "weg", "telt"))
    #expect(trechter.waarde == Telwaarde(3, .melding))
    #expect(
      trechter.treden.map(\.reden).suffix(2) == [
        .clausule(naam: "soort", tekst: "[V3]"), .clausule(naam: "schoolsoort", tekst: "[WVO]"),
      ])
  }

  @Test("For a gemeente the others go before the clauses")
  func gemeente() throws {
    let trechter = try loop(Self.wettelijk, voorbeeld(), voor: Voorbeeld.zwolle)
    #expect(
      regels(trechter) == [
        "begin −0 8 5", "ingetrokken −1 7 5", "andere-regio −1 6 4", "zonder-regio −1 5 3",
        "andere-gemeente −1 4 2", "soort −1 3 2", "schoolsoort −1 2 1",
      ])
    #expect(trechter.waarde == Telwaarde(2, .melding))
  }

  @Test(
    "What is left collapses to the unit: two meldingen of one pupil, three months apart, are two gevallen")
  func eenheid() throws {
    for (eenheid, aantal) in [(Eenheid.melding, 5), (.geval, 4), (.leerling, 3)] {
      let yaml = "bron: melding, eenheid: \(eenheid.rawValue), periode: schooljaar"
      let trechter = try loop(yaml, voorbeeld())
      #expect(trechter.treden.last?.records == 5)
      #expect(trechter.waarde == Telwaarde(aantal, eenheid))
    }
  }

  @Test("A werkproces can't be withdrawn")
  func werkprocessen() throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | leerling | gemeente | soort | start
        1      | a        | 0193     | lrv   | 2021-09-20
        2      | b        | 0363     | lrv   | 2021-09-20
        3      | c        | 0193     | luxe  | 2021-09-20
        4      | d        | 0193     | lrv   | 2022-08-01
        """)
    let yaml = "bron: werkproces, eenheid: leerling, periode: schooljaar, clausules: {soort: [lrv]}"
    #expect(
      try regels(loop(yaml, voorbeeld)) == [
        "begin −0 3 3", "andere-regio −1 2 2", "zonder-regio −0 2 2", "soort −1 1 1",
      ])
  }

  /// Oud (0001) is Zwolle only later: on the peildatum it is itself. Over (0004) is of the region then, and later not.
  @Test("On a peildatum it begins with what runs then, of whatever date; the gemeente is that of the day")
  func peildatum() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | gemeente | status | soort | begin      | einde      | melddatum  | weg
        1      | 0193     | R      | V3    | 2021-09-01 |            | 2021-09-01 | telt
        2      | 0193     | G      | V3    | 2021-09-01 |            | 2021-09-01 | loopt niet
        3      | 0193     | R      | V3    | 2021-09-01 | 2021-09-30 | 2021-09-01 | loopt niet
        4      | 0193     | G      | V3    | 2021-06-01 | 2021-10-01 | 2021-06-01 | telt
        5      | 0193     | I      | V3    | 2021-09-01 | 2021-12-01 | 2021-09-01 | ingetrokken
        6      | 0193     | R      | L     | 2021-09-01 |            | 2021-09-01 | soort
        7      | 0004     | R      | V3    | 2021-09-01 |            | 2022-02-01 | telt
        8      | 0001     | R      | V3    | 2021-09-01 |            | 2022-02-01 | telt
        """)
    let yaml = """
      bron: melding, eenheid: melding, periode: {peildatum: 10-01},
      clausules: {soort: [V3], lopend: {zonder-einde-bij-status: [R, B]}}
      """
    let trechter = try loop(yaml, voorbeeld)
    #expect(
      regels(trechter) == [
        "begin −0 6 6", "ingetrokken −1 5 5", "andere-regio −0 5 5", "zonder-regio −0 5 5", "soort −1 4 4",
      ])
    #expect(voorbeeld.nummers(.melding, trechter.geteld) == voorbeeld.nummers(.melding, "weg", "telt"))
    let zwolle = try loop(yaml, voorbeeld, voor: Voorbeeld.zwolle)
    #expect(voorbeeld.nummers(.melding, zwolle.geteld) == ["1", "4"])
  }

  @Test("An end that isn't what the telling counts on its own is an error that tells both")
  func sluitNiet() throws {
    let trechter = try loop(Self.wettelijk, voorbeeld())
    #expect(throws: Never.self) { try trechter.controleer("proef", verwacht: Telwaarde(3, .melding)) }
    for verwacht in [Telwaarde(2, .melding), Telwaarde(3, .leerling)] {
      let fout = #expect(throws: Trechterfout.self) { try trechter.controleer("proef", verwacht: verwacht) }
      #expect(fout.map { Exitcode($0) } == .intern)
      #expect(
        fout?.description == """
          the steps to telling proef end at 3 (melding), but counted on its own it is \
          \(verwacht.waarde) (\(verwacht.eenheid.rawValue))
          """)
    }
  }

  @Test(
    "In every register each shipped telling comes to its number, line by line", arguments: Proefbank.zaden(16)
  )
  func overal(zaad: Int) throws {
    try Proefbank.metPartities(Proefregister(zaad: zaad)) { partitie in
      for telling in try Proefbank.definities(partitie.schooljaar).tellingen {
        let buiten = partitie.buitenTelling(telling.bron)
        for bereik in partitie.bereiken {
          let trechter = try telling.trechter(partitie, bereik)
          #expect(trechter.geteld == telling.indices(partitie, bereik))
          #expect(trechter.treden.last?.records == trechter.geteld.count)
          for (vorige, deze) in zip(trechter.treden, trechter.treden.dropFirst()) {
            #expect(vorige.records - deze.eraf == deze.records && deze.eraf >= 0)
            #expect(deze.leerlingen <= vorige.leerlingen && deze.leerlingen.waarde <= deze.records)
          }
          guard telling.periode == .schooljaar else { continue }
          #expect(trechter.treden.first?.records == partitie.aantalInSchooljaar(telling.bron).alle)
          // Where they count, those that went over go by where they lie.
          let telt = telling.clausule(.metOvergezette) != nil
          let (overgezet, elders) = (buiten[.overgezet] ?? 0, buiten[.andereRegio] ?? 0)
          #expect(
            trechter.treden.first { $0.reden == .overgezet }?.eraf ?? 0 == (telt ? 0 : overgezet))
          let eraf = try #require(trechter.treden.first { $0.reden == .andereRegio }?.eraf)
          #expect(telt ? elders...(elders + overgezet) ~= eraf : eraf == elders)
          #expect(trechter.treden.first { $0.reden == .ingetrokken }?.eraf ?? 0 == buiten[.ingetrokken] ?? 0)
        }
      }
    }
  }
}
