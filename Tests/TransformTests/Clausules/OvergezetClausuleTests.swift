import Testing

/// `overgezet: {in-schooljaar: ja}` — the werkproces went over to another number, under which it is known too, and the clauses
/// within hold for that one.
@Suite struct OvergezetClausuleTests {
  /// 5 went over to a number that lies in a school year of which nothing is at hand.
  @Test(
    "overgezet holds when the werkproces went over, and the clauses within hold for the new one",
    arguments: [
      ("overgezet: {}", "overgezet"), ("overgezet: {soort: [luxe]}", "naar luxe"),
      ("overgezet: {in-schooljaar: ja}", "in dit schooljaar"), ("overgezet: {in-bereik: ja}", "in zwolle"),
    ])
  func overgezet(yaml: String, kolom: String) throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | opvolger | soort | gemeente | start      | overgezet | naar luxe | in dit schooljaar | in zwolle
        1      | 91       | luxe  | 0193     | 2021-09-20 | ja        | ja        | ja                | ja
        2      | 92       | luxe  | 0193     | 2021-09-20 | ja        |           | ja                | ja
        3      | 93       | luxe  | 0193     | 2021-09-20 | ja        | ja        | ja                |
        4      | 94       | luxe  | 0193     | 2021-09-20 | ja        | ja        |                   | ja
        5      | 95       | luxe  | 0193     | 2021-09-20 | ja        |           |                   |
        6      |          | luxe  | 0193     | 2021-09-20 |           |           |                   |
        91     |          | luxe  | 0193     | 2021-09-20 |           |           |                   |
        92     |          | lrv   | 0193     | 2021-09-20 |           |           |                   |
        93     |          | luxe  | 0148     | 2021-09-20 |           |           |                   |
        94     |          | luxe  | 0193     | 2020-09-20 |           |           |                   |
        """)
    #expect(
      try voorbeeld.waarvoor(yaml, .werkproces, voor: Voorbeeld.zwolle)
        == voorbeeld.nummers(.werkproces, kolom))
  }

  @Test("It can't be asked of a melding, nor within a clause that asks of another record")
  func fouten() {
    #expect(throws: (any Error).self) { try Definitietekst.clausules("overgezet: {}", .melding) }
    #expect(throws: (any Error).self) {
      try Definitietekst.clausules("werkproces: {overgezet: {}}", .melding)
    }
  }
}
