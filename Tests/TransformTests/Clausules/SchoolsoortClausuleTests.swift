import Testing

/// `schoolsoort: [WVO, WEB]` — the record is of a school of one of these kinds, by the school table: `WPO`, `WEC`, `WVO`,
/// `WEB`, or `onbekend` for a BRIN that is empty or not in the table. A werkproces bears no vestiging, so that the
/// kind of its BRIN counts.
@Suite struct SchoolsoortClausuleTests {
  /// 20MX has a location 00 of WVO and 01 of WEB, and none that is called 02.
  @Test(
    "The kind is that of the location, or without a known one that of the BRIN; an unknown BRIN is onbekend",
    arguments: ["WPO", "WEC", "WVO", "WEB", "onbekend"])
  func meldingen(soort: String) throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | brin | vestiging | schoolsoort
        1      | 03AB |           | WPO
        2      | 04CD |           | WEC
        3      | 25GA |           | WVO
        4      | 27DG |           | WEB
        5      | 20MX | 00        | WVO
        6      | 20MX | 01        | WEB
        7      | 20MX | 02        | WVO
        8      | 20MX |           | WVO
        9      | 99ZZ | 00        | onbekend
        """)
    #expect(
      try voorbeeld.waarvoor("schoolsoort: [\(soort)]", .melding)
        == voorbeeld.nummers(.melding, "schoolsoort", soort))
  }

  @Test("Of a werkproces the kind of the BRIN counts; without one it is onbekend")
  func werkprocessen() throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | brin | WEB of onbekend | WVO
        1      | 27DG | ja              |
        2      | 20MX |                 | ja
        3      | 25GA |                 | ja
        4      | 99ZZ | ja              |
        5      |      | ja              |
        """)
    #expect(
      try voorbeeld.waarvoor("schoolsoort: [WEB, onbekend]", .werkproces)
        == voorbeeld.nummers(.werkproces, "WEB of onbekend"))
    #expect(
      try voorbeeld.waarvoor("schoolsoort: [WVO]", .werkproces) == voorbeeld.nummers(.werkproces, "WVO"))
  }

  @Test("An unknown kind is a fault, and so is an empty list", arguments: ["[VO]", "[wvo]", "[]", "WVO"])
  func fouten(lijst: String) {
    #expect(throws: (any Error).self) { try Definitietekst.clausules("schoolsoort: \(lijst)", .melding) }
  }
}
