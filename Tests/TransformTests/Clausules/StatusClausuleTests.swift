import Testing

@testable import Transform

/// `status: [I]` — the status of the melding is one of these.
@Suite struct StatusClausuleTests {
  @Test("status keeps the meldingen of the statuses that it names")
  func statussen() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | status | geldt
        1      | R      | ja
        2      | B      |
        3      | G      |
        4      | K      | ja
        5      | I      |
        6      | D      |
        """)
    #expect(try voorbeeld.waarvoor("status: [R, K]", .melding) == voorbeeld.nummers(.melding, "geldt"))
  }

  @Test("status can name the withdrawn ones, which no telling counts")
  func ingetrokken() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | status | geldt
        1      | R      |
        2      | I      | ja
        """)
    #expect(try voorbeeld.waarvoor("status: [I]", .melding) == voorbeeld.nummers(.melding, "geldt"))
    let telling = try Definitietekst.telling(
      "bron: melding, eenheid: melding, periode: schooljaar, clausules: {status: [I]}")
    #expect(telling.tel(voorbeeld.partitie).regio.waarde == 0)
  }

  @Test("A werkproces has no status to ask for")
  func werkproces() {
    #expect(throws: (any Error).self) { try Definitietekst.clausules("status: [R]", .werkproces) }
  }
}
