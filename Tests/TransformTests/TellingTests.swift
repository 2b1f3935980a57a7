import Domain
import Testing

@testable import Transform

/// A telling: of which records, what of them is counted, and when. A geval or leerling counts in each group in which
/// one of its records falls: parts may exceed the whole, and the region counts each once.
@Suite struct TellingTests {
  /// All levels of a telling as lines: `regio 3`, `0193 2`, `WVO 1`, `0193 WVO 1`.
  private func regels(_ yaml: String, _ voorbeeld: Voorbeeld) throws -> [String] {
    let resultaat = try Definitietekst.telling(yaml).tel(voorbeeld.partitie)
    return ["regio \(resultaat.regio.waarde)"]
      + resultaat.gemeenten.map { "\($0.key) \($0.value.waarde)" }.sorted()
      + resultaat.schoolsoorten.map { "\($0.key.code) \($0.value.waarde)" }.sorted()
      + resultaat.groepen.map { "\($0.key.gemeente) \($0.key.schoolsoort.code) \($0.value.waarde)" }.sorted()
  }

  /// Pupil a has meldingen in two gemeenten and two schools; b is repeated in one place.
  private func voorbeeld() throws -> Voorbeeld {
    try Voorbeeld(
      meldingen: """
        nummer | leerling | brin | gemeente | begin      | status
        1      | a        | 25GA | 0193     | 2021-09-01 | R
        2      | a        | 25GA | 0148     | 2021-09-02 | R
        3      | a        | 27DG | 0193     | 2021-09-03 | R
        4      | b        | 25GA | 0193     | 2021-09-01 | R
        5      | b        | 25GA | 0193     | 2021-12-01 | G
        6      | c        | 99ZZ | 0148     | 2021-09-01 | R
        7      | d        | 25GA | 0193     | 2021-09-01 | I
        8      | e        | 25GA | 0363     | 2021-09-01 | R
        """)
  }

  @Test("Meldingen count once, in one group: the parts are the whole")
  func meldingen() throws {
    #expect(
      try regels("bron: melding, eenheid: melding, periode: schooljaar", voorbeeld()) == [
        "regio 6", "0148 2", "0193 4", "WEB 1", "WVO 4", "onbekend 1",
        "0148 WVO 1", "0148 onbekend 1", "0193 WEB 1", "0193 WVO 3",
      ])
  }

  @Test("A leerling counts in each group in which a record falls, and in the region once")
  func leerlingen() throws {
    #expect(
      try regels("bron: melding, eenheid: leerling, periode: schooljaar", voorbeeld()) == [
        "regio 3", "0148 2", "0193 2", "WEB 1", "WVO 2", "onbekend 1",
        "0148 WVO 1", "0148 onbekend 1", "0193 WEB 1", "0193 WVO 2",
      ])
  }

  /// a: one at 25GA (in two gemeenten) and one at 27DG; b: two, three months apart; c: one.
  @Test("A geval counts in each group in which a melding of it falls, and in the region once")
  func gevallen() throws {
    #expect(
      try regels("bron: melding, eenheid: geval, periode: schooljaar", voorbeeld()) == [
        "regio 5", "0148 2", "0193 4", "WEB 1", "WVO 3", "onbekend 1",
        "0148 WVO 1", "0148 onbekend 1", "0193 WEB 1", "0193 WVO 3",
      ])
  }

  /// One pupil in two gemeenten and, between them, two kinds of school: sorted by gemeente the kinds alternate.
  @Test("A group is counted once, also when the groups of one pupil alternate")
  func afwisselend() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | leerling | brin | gemeente
        1      | a        | 25GA | 0148
        2      | a        | 27DG | 0148
        3      | a        | 25GA | 0193
        4      | a        | 27DG | 0193
        """)
    #expect(
      try regels("bron: melding, eenheid: leerling, periode: schooljaar", voorbeeld) == [
        "regio 1", "0148 1", "0193 1", "WEB 1", "WVO 1", "0148 WEB 1", "0148 WVO 1", "0193 WEB 1",
        "0193 WVO 1",
      ])
  }

  @Test("A geval counts only where a melding of it meets the clauses")
  func gevalMetClausule() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | leerling | soort | gemeente | begin
        1      | a        | L     | 0193     | 2021-09-01
        2      | a        | V3    | 0148     | 2021-09-02
        3      | b        | L     | 0193     | 2021-09-01
        """)
    let yaml = "bron: melding, eenheid: geval, periode: schooljaar, clausules: {soort: [V3]}"
    #expect(try regels(yaml, voorbeeld) == ["regio 1", "0148 1", "WVO 1", "0148 WVO 1"])
  }

  /// A werkproces bears no vestiging: the kind of its BRIN counts, and without a BRIN it is onbekend.
  @Test("Werkprocessen count by the school year of their start, by the kind of their BRIN")
  func werkprocessen() throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | leerling | brin | gemeente | start
        1      | a        | 20MX | 0193     | 2021-08-01
        2      | a        |      | 0193     | 2022-07-31
        3      | b        | 27DG | 0148     | 2022-08-01
        4      | c        | 27DG | 0148     | 2021-07-31
        5      | d        | 27DG | 0363     | 2021-09-01
        """)
    #expect(
      try regels("bron: werkproces, eenheid: werkproces, periode: schooljaar", voorbeeld)
        == ["regio 2", "0193 2", "WVO 1", "onbekend 1", "0193 WVO 1", "0193 onbekend 1"])
    #expect(
      try regels("bron: werkproces, eenheid: leerling, periode: schooljaar", voorbeeld)
        == ["regio 1", "0193 1", "WVO 1", "onbekend 1", "0193 WVO 1", "0193 onbekend 1"])
  }

  @Test("The schoolsoort of a melding is that of its location, or without one of the BRIN")
  func vestiging() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | brin | vestiging
        1      | 20MX | 00
        2      | 20MX | 01
        3      | 20MX | 02
        4      | 20MX |
        """)
    #expect(
      try regels("bron: melding, eenheid: melding, periode: schooljaar", voorbeeld)
        == ["regio 4", "0193 4", "WEB 1", "WVO 3", "0193 WEB 1", "0193 WVO 3"])
  }

  @Test("A group without a record is no group, and a telling of nothing is 0")
  func leeg() throws {
    #expect(try regels("bron: melding, eenheid: leerling, periode: schooljaar", Voorbeeld()) == ["regio 0"])
  }

  @Test("A peildatum telling says its day, in the facts too")
  func periode() {
    #expect(Telling.Periode.schooljaar.tekst(in: Schooljaar(beginjaar: 2021)) == "schooljaar")
    #expect(
      Telling.Periode.peildatum(maand: 10, dag: 1).tekst(in: Schooljaar(beginjaar: 2021)) == "2021-10-01")
  }

  @Test(
    "What a record has no such unit of can't be counted",
    arguments: [
      "bron: melding, eenheid: werkproces, periode: schooljaar",
      "bron: werkproces, eenheid: geval, periode: schooljaar",
      "bron: werkproces, eenheid: melding, periode: schooljaar",
      "bron: melding, eenheid: geval, periode: {peildatum: 10-01}",
      "bron: melding, eenheid: melding, periode: {peildatum: 02-29}",
      "bron: melding, eenheid: melding, periode: maand",
    ])
  func fouten(yaml: String) {
    #expect(throws: (any Error).self) { try Definitietekst.telling(yaml) }
  }

  @Test("The gemeenten of a school year are those of the region on any day of it")
  func gemeenten() throws {
    #expect(try Voorbeeld().partitie.gemeenten.map(\.waarde) == [1, 2, 3, 4, 148, 193])
  }
}
