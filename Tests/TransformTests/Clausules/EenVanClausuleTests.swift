import Testing

/// `een-van: [{soort: [LRV]}, {soort: [V3, V4], uren: {ten-minste: 16, zonder-uren: telt}}]` — at least one of the groups
/// of clauses holds as a whole.
@Suite struct EenVanClausuleTests {
  private let wettelijk =
    "een-van: [{soort: [LRV]}, {soort: [V3, V4], uren: {ten-minste: 16, zonder-uren: telt}}]"

  @Test("One group that holds is enough; within a group all clauses must hold")
  func groepen() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | soort | uren | geldt
        1      | LRV   | 3    | ja
        2      | LRV   | 40   | ja
        3      | V3    | 15   |
        4      | V3    | 16   | ja
        5      | V4    |      | ja
        6      | V4    | 15   |
        7      | L     | 40   |
        8      | L     |      |
        """)
    #expect(try voorbeeld.waarvoor(wettelijk, .melding) == voorbeeld.nummers(.melding, "geldt"))
  }

  @Test("Clauses beside it must hold too")
  func ernaast() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | soort | uren | status | geldt
        1      | LRV   | 3    | R      | ja
        2      | LRV   | 3    | G      |
        3      | V3    | 16   | R      | ja
        4      | V3    | 15   | R      |
        """)
    #expect(
      try voorbeeld.waarvoor("{status: [R], \(wettelijk)}", .melding) == voorbeeld.nummers(.melding, "geldt"))
  }

  /// 71 is no first one and has no werkproces of its own; 72 is no first one but has.
  @Test("A group may ask something of other records")
  func andereRecords() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | leerling | melddatum  | geldt
        70     | a        | 2021-09-13 | ja
        71     | a        | 2021-09-20 |
        72     | a        | 2021-09-27 | ja
        """,
      werkprocessen: """
        nummer | melding | soort
        1      | 70      | zorg
        2      | 71      | zorg
        3      | 72      | luxe
        """)
    #expect(
      try voorbeeld.waarvoor("een-van: [{eerste: {}}, {werkproces: {soort: [luxe]}}]", .melding)
        == voorbeeld.nummers(.melding, "geldt"))
  }

  @Test("It can be asked of a werkproces, and of the melding behind it")
  func werkprocessen() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | soort | uren
        70     | LRV   | 3
        71     | V3    | 15
        72     | V3    | 16
        """,
      werkprocessen: """
        nummer | soort    | melding | zelf | melding is wettelijk
        1      | lrv      | 70      | ja   | ja
        2      | lrv      | 71      |      |
        3      | lrv      | 72      |      | ja
        4      | absoluut |         | ja   |
        5      | lrv      |         |      |
        """)
    #expect(
      try voorbeeld.waarvoor(
        "een-van: [{soort: [absoluut]}, {soort: [lrv], melding: {soort: [LRV]}}]", .werkproces)
        == voorbeeld.nummers(.werkproces, "zelf"))
    #expect(
      try voorbeeld.waarvoor("melding: {\(wettelijk)}", .werkproces)
        == voorbeeld.nummers(.werkproces, "melding is wettelijk"))
  }

  @Test(
    "Less than two groups, or a group without a clause, is a fault",
    arguments: [
      "een-van: []", "een-van: [{soort: [LRV]}]", "een-van: [{soort: [LRV]}, {}]", "een-van: {soort: [LRV]}",
      "een-van: [{soort: [LRV]}, {resultaat: [werk]}]", "een-van: [LRV, V3]",
    ])
  func fouten(yaml: String) {
    #expect(throws: (any Error).self) { try Definitietekst.clausules(yaml, .melding) }
  }
}
