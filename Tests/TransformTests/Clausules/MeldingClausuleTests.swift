import Testing

/// `melding: {status: [I]}` — the werkproces works on a known melding, for which the clauses within hold.
@Suite struct MeldingClausuleTests {
  private func voorbeeld() throws -> Voorbeeld {
    try Voorbeeld(
      meldingen: """
        nummer | status | gemeente | melddatum
        70     | R      | 0193     | 2021-09-13
        71     | I      | 0193     | 2021-09-13
        72     | R      | 0148     | 2021-09-13
        73     | R      | 0193     | 2021-05-10
        """,
      werkprocessen: """
        nummer | melding | ingetrokken | zwolle | schooljaar | bekend
        1      | 70      |             | ja     | ja         | ja
        2      | 71      | ja          | ja     | ja         | ja
        3      | 72      |             |        | ja         | ja
        4      | 73      |             | ja     |            | ja
        5      |         |             |        |            |
        6      | 99      |             |        |            |
        7      | 070     |             |        |            |
        8      | 71      | ja          | ja     | ja         | ja
        """)
  }

  @Test(
    "melding asks its clauses of the melding that the werkproces bears; without a known one it doesn't hold",
    arguments: [
      ("melding: {status: [I]}", "ingetrokken"), ("melding: {in-bereik: ja}", "zwolle"),
      ("melding: {in-schooljaar: ja}", "schooljaar"), ("melding: {}", "bekend"),
    ])
  func clausules(yaml: String, kolom: String) throws {
    let voorbeeld = try voorbeeld()
    #expect(
      try voorbeeld.waarvoor(yaml, .werkproces, voor: Voorbeeld.zwolle)
        == voorbeeld.nummers(.werkproces, kolom))
  }

  @Test("All clauses within must hold for the one melding")
  func samen() throws {
    #expect(
      try voorbeeld().waarvoor(
        "melding: {in-bereik: ja, status: [R], in-schooljaar: ja}", .werkproces, voor: Voorbeeld.zwolle) == [
          "1"
        ])
  }

  @Test("A melding bears no melding")
  func vanMelding() {
    #expect(throws: (any Error).self) { try Definitietekst.clausules("melding: {status: [I]}", .melding) }
  }
}
