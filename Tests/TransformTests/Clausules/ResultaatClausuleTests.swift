import Testing

/// `resultaat: [terug-naar-school, ingeschreven]` — the resultaat of the werkproces is one of these. A werkproces
/// without a resultaat, or with one that isn't in the profile's list of codes, has none of them.
@Suite struct ResultaatClausuleTests {
  @Test("resultaat keeps the werkprocessen with a resultaat that it names, and none without a resultaat")
  func resultaten() throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | resultaat         | geldt
        1      | terug-naar-school | ja
        2      | ingeschreven      | ja
        3      | werk              |
        4      | uitkering         |
        5      | zorg              |
        6      | waarschuwing      |
        7      | halt              |
        8      | proces-verbaal    |
        9      | verhuisd          |
        10     | vrijstelling      |
        11     | overig            |
        12     |                   |
        """)
    #expect(
      try voorbeeld.waarvoor("resultaat: [terug-naar-school, ingeschreven]", .werkproces)
        == voorbeeld.nummers(.werkproces, "geldt"))
  }

  @Test("Also with all resultaten named, a werkproces without one stays out")
  func zonderResultaat() throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | resultaat | einde      | geldt
        1      |           |            |
        2      |           | 2021-10-15 |
        3      | overig    |            | ja
        4      | werk      | 2021-10-15 | ja
        """)
    let alle = """
      resultaat: [terug-naar-school, ingeschreven, werk, uitkering, zorg, waarschuwing, halt, proces-verbaal, \
      verhuisd, vrijstelling, overig]
      """
    #expect(try voorbeeld.waarvoor(alle, .werkproces) == voorbeeld.nummers(.werkproces, "geldt"))
  }

  @Test("A resultaat that is unknown or empty is a fault", arguments: ["[terug]", "[R]", "[]", "werk"])
  func fouten(lijst: String) {
    #expect(throws: (any Error).self) {
      try Definitietekst.clausules("resultaat: \(lijst)", .werkproces)
    }
  }

  @Test("A melding has no resultaat to ask for")
  func melding() {
    #expect(throws: (any Error).self) { try Definitietekst.clausules("resultaat: [werk]", .melding) }
  }
}
