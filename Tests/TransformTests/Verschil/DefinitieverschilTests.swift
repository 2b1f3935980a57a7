import Domain
import Testing

@testable import Pipeline
@testable import Transform

/// From one definition to another, on the same data: a step for each clause that differs.
@Suite struct DefinitieverschilTests {
  private func telling(_ clausules: String, eenheid: String = "leerling") throws -> Telling {
    try Definitietekst.telling(
      "bron: melding, eenheid: \(eenheid), periode: schooljaar, clausules: {\(clausules)}")
  }

  private func loop(
    _ van: Telling, _ naar: Telling, _ voorbeeld: Voorbeeld, dagen: Int = 28, _ bereik: Bereik = .regio
  ) throws -> Verschil {
    try Verschil.definities(
      van: van, naar: naar, gevallen: Gevaldefinitie(dagen: dagen), voorbeeld.partitie, bereik)
  }

  /// Pupil a has three, of which 3 stays in both; 4 fails both new clauses; 5 comes; 6 is in neither.
  private func voorbeeld() throws -> Voorbeeld {
    try Voorbeeld(
      meldingen: """
        nummer | leerling | soort | status | uren
        1      | a        | V3    | R      | 20
        2      | a        | V3    | G      | 20
        3      | a        | V4    | R      | 20
        4      | b        | V3    | G      | 10
        5      | c        | LRV   | R      | 20
        6      | d        | LRV   | G      | 20
        """)
  }

  @Test(
    "Each record goes or comes with the first clause that accounts for it; its pupil only with the last record"
  )
  func stappen() throws {
    let loop = try loop(
      telling("soort: [V3, V4], uren: {ten-minste: 1, zonder-uren: telt}"),
      telling("soort: [V4, LRV], status: [R], uren: {ten-minste: 16, zonder-uren: telt}"), voorbeeld())
    #expect(
      loop.regels == [
        "0 begin: 4 records, 2 leerling", "1 clausule-soort −1 −2 −4 +5: 2 records, 2 leerling",
        "2 clausule-status: 2 records, 2 leerling", "3 clausule-uren: 2 records, 2 leerling",
      ])
  }

  @Test(
    "The mask names every clause that accounts for a record; as the first, or the last, a step has other records"
  )
  func maskers() throws {
    let loop = try loop(
      telling("soort: [V3, V4]"),
      telling("soort: [V3], status: [R], uren: {ten-minste: 16, zonder-uren: telt}"),
      voorbeeld())
    let maskers = loop.treden.flatMap(\.wijzigingen).map { "\($0.nummer?.tekst ?? "") \($0.stappen)" }
    #expect(maskers == ["3 [1]", "2 [2]", "4 [2, 3]"])
    #expect(loop.treden.map(\.eerst) == [0, 1, 2, 1])
    #expect(loop.treden.map(\.laatst) == [0, 1, 1, 0])
  }

  @Test("A clause that only one of the two has differs too; what comes failed a clause of the first")
  func vervallen() throws {
    let loop = try loop(telling("status: [R]"), telling("soort: [V3, LRV]"), voorbeeld())
    #expect(
      loop.stappen == [
        "0 begin: 3 records, 2 leerling", "1 clausule-soort −3: 2 records, 2 leerling",
        "2 clausule-status +2 +4 +6: 5 records, 4 leerling",
      ])
  }

  @Test("The same definition is a walk without steps")
  func gelijk() throws {
    let loop = try loop(telling("soort: [V3, V4]"), telling("soort: [V4, V3]"), voorbeeld())
    #expect(loop.regels == ["0 begin: 4 records, 2 leerling"])
  }

  /// Twenty days lie between the two meldingen of a: one geval by 28 days, two by 10.
  @Test("Gevallen that are put together otherwise are a step of their own")
  func gevallen() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | leerling | begin      | einde      | soort
        1      | a        | 2021-09-01 | 2021-09-02 | V3
        2      | a        | 2021-09-22 |            | V3
        3      | b        | 2021-09-01 |            | L
        """)
    let telling = try telling("soort: [V3]", eenheid: "geval")
    #expect(
      try loop(telling, telling, voorbeeld, dagen: 10).regels == [
        "0 begin: 2 records, 1 geval", "1 gevallen −2 +2: 2 records, 2 geval",
      ])
    #expect(
      try loop(telling, try self.telling("soort: [V3, L]", eenheid: "geval"), voorbeeld, dagen: 10).regels
        == [
          "0 begin: 2 records, 1 geval", "1 clausule-soort +3: 3 records, 2 geval",
          "2 gevallen −2 +2: 3 records, 3 geval",
        ])
  }

  @Test("For a gemeente only its own records change, and on a peildatum those that run")
  func bereikEnPeildatum() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | soort | gemeente | begin      | einde
        1      | V3    | 0193     | 2021-09-01 |
        2      | LRV   | 0193     | 2021-09-01 |
        3      | LRV   | 0148     | 2021-09-01 |
        4      | LRV   | 0193     | 2021-09-01 | 2021-09-03
        """)
    func opPeildatum(_ soort: String) throws -> Telling {
      try Definitietekst.telling(
        """
        bron: melding, eenheid: melding, periode: {peildatum: 10-01}, clausules: {soort: \(soort), \
        lopend: {zonder-einde-bij-status: [R]}}
        """)
    }
    #expect(
      try loop(opPeildatum("[V3]"), opPeildatum("[V3, LRV]"), voorbeeld, Voorbeeld.zwolle).stappen == [
        "0 begin: 1 records, 1 melding", "1 clausule-soort +2: 2 records, 2 melding",
      ])
  }
}
