import Testing

/// `werkproces: {soort: [luxe], in-bereik: ja}` — some werkproces, of whatever school year, works on the melding, and
/// the clauses within hold for it. With nothing within, any werkproces will do.
@Suite struct WerkprocesClausuleTests {
  private func voorbeeld() throws -> Voorbeeld {
    try Voorbeeld(
      meldingen: """
        nummer | luxe | zwolle | luxe in zwolle | een
        70     | ja   | ja     | ja             | ja
        71     | ja   | ja     |                | ja
        72     |      |        |                | ja
        73     | ja   | ja     | ja             | ja
        74     |      |        |                |
        """,
      werkprocessen: """
        nummer | melding | soort | gemeente | start
        1      | 70      | luxe  | 0193     | 2021-09-20
        2      | 71      | luxe  | 0148     | 2021-09-20
        3      | 71      | lrv   | 0193     | 2021-09-20
        4      | 72      | zorg  | 0363     | 2021-09-20
        5      | 73      | luxe  | 0193     | 2019-09-20
        6      |         | luxe  | 0193     | 2021-09-20
        7      | 99      | luxe  | 0193     | 2021-09-20
        """)
  }

  /// 71 has a luxe one and one in Zwolle, but none that is both.
  @Test(
    "werkproces holds when one werkproces meets all clauses within, of whatever school year",
    arguments: [
      ("werkproces: {soort: [luxe]}", "luxe"), ("werkproces: {in-bereik: ja}", "zwolle"),
      ("werkproces: {soort: [luxe], in-bereik: ja}", "luxe in zwolle"), ("werkproces: {}", "een"),
    ])
  func clausules(yaml: String, kolom: String) throws {
    let voorbeeld = try voorbeeld()
    #expect(
      try voorbeeld.waarvoor(yaml, .melding, voor: Voorbeeld.zwolle) == voorbeeld.nummers(.melding, kolom))
  }

  @Test("The school year of the werkproces can be asked for")
  func schooljaar() throws {
    #expect(try voorbeeld().waarvoor("werkproces: {in-schooljaar: ja}", .melding) == ["70", "71", "72"])
  }

  @Test(
    "It can't be asked of a werkproces, and within it nothing can be asked of yet another record",
    arguments: ["werkproces: {melding: {}}", "werkproces: {eerste: {}}"])
  func fouten(yaml: String) {
    #expect(throws: (any Error).self) { try Definitietekst.clausules("werkproces: {}", .werkproces) }
    #expect(throws: (any Error).self) { try Definitietekst.clausules(yaml, .melding) }
  }
}
