import Testing

/// `in-schooljaar: ja` — the record date lies in the school year that is counted.
@Suite struct InSchooljaarClausuleTests {
  @Test("A melding lies in the school year of its melddatum, whenever the absence was")
  func meldingen() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | begin      | melddatum  | geldt
        1      | 2021-07-01 | 2021-07-31 |
        2      | 2021-07-01 | 2021-08-01 | ja
        3      | 2021-10-01 | 2022-07-31 | ja
        4      | 2021-10-01 | 2022-08-01 |
        """)
    #expect(
      try voorbeeld.waarvoor("in-schooljaar: ja", .melding) == voorbeeld.nummers(.melding, "geldt"))
  }

  @Test("A werkproces lies in the school year of its start")
  func werkprocessen() throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | start      | geldt
        1      | 2021-07-31 |
        2      | 2021-08-01 | ja
        3      | 2022-07-31 | ja
        4      | 2022-08-01 |
        """)
    #expect(
      try voorbeeld.waarvoor("in-schooljaar: ja", .werkproces) == voorbeeld.nummers(.werkproces, "geldt"))
  }

  @Test("There is no clause for the opposite", arguments: ["nee", "true", "[]"])
  func alleenJa(waarde: String) {
    #expect(throws: (any Error).self) { try Definitietekst.clausules("in-schooljaar: \(waarde)", .melding) }
  }
}
