import Testing

/// `soort: [V3, V4, LRV]` — the soort of the record is one of these. Each kind of record has its own list of codes.
@Suite struct SoortClausuleTests {
  @Test("soort keeps the meldingen of the kinds that it names")
  func meldingen() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | soort | geldt
        1      | V1    |
        2      | V2    |
        3      | V3    | ja
        4      | V4    | ja
        5      | RMC   |
        6      | L     |
        7      | LRV   | ja
        8      | O     |
        """)
    #expect(
      try voorbeeld.waarvoor("soort: [V3, V4, LRV]", .melding) == voorbeeld.nummers(.melding, "geldt"))
  }

  /// `V1` and `signaalverzuim` have the same number in the register; a clause must not mix them up.
  @Test("soort reads the codes of the record's own list")
  func werkprocessen() throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | soort          | geldt
        1      | signaalverzuim | ja
        2      | luxe           |
        3      | lrv            |
        4      | verzuim18plus  |
        5      | absoluut       | ja
        6      | zorg           |
        7      | vrijstelling   |
        8      | rmc-vsv        |
        9      | oud-vsv        |
        10     | jikp           | ja
        """)
    #expect(
      try voorbeeld.waarvoor("soort: [absoluut, signaalverzuim, jikp]", .werkproces)
        == voorbeeld.nummers(.werkproces, "geldt"))
  }

  @Test(
    "soort of another record's list, unknown or empty is a fault", arguments: ["[luxe]", "[V9]", "[]", "V3"])
  func fouten(lijst: String) {
    #expect(throws: (any Error).self) { try Definitietekst.clausules("soort: \(lijst)", .melding) }
  }
}
