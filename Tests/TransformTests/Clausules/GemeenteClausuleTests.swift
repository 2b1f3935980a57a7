import Testing

/// `gemeente: ["0193", "0148"]` — the gemeente of the record is one of these: read on its record date, and in a count on a
/// peildatum on that day. A code that had ended by then has passed to its successor.
@Suite struct GemeenteClausuleTests {
  /// Oud (0001) went into Zwolle (0193) on 1 January 2022; Weg (0002) ended then without successor; 0999 isn't known.
  @Test(
    "A code that had ended by the record date counts as its successor, or as none",
    arguments: [
      ("[\"0193\"]", "0193"), ("[\"0001\"]", "0001"), ("[\"0002\", \"0999\"]", "0002 of 0999"),
      ("[\"0193\", \"0148\"]", "0193 of 0148"),
    ])
  func meldingen(lijst: String, kolom: String) throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | gemeente | melddatum  | 0193 | 0001 | 0002 of 0999 | 0193 of 0148
        1      | 0193     | 2021-09-13 | ja   |      |              | ja
        2      | 0148     | 2021-09-13 |      |      |              | ja
        3      | 0001     | 2021-12-31 |      | ja   |              |
        4      | 0001     | 2022-01-01 | ja   |      |              | ja
        5      | 0002     | 2021-12-31 |      |      | ja           |
        6      | 0002     | 2022-01-01 |      |      |              |
        7      | 0363     | 2021-09-13 |      |      |              |
        8      | 0999     | 2021-09-13 |      |      |              |
        """)
    #expect(try voorbeeld.waarvoor("gemeente: \(lijst)", .melding) == voorbeeld.nummers(.melding, kolom))
  }

  @Test("A werkproces is read on its start")
  func werkprocessen() throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | gemeente | start      | geldt
        1      | 0001     | 2021-12-31 |
        2      | 0001     | 2022-01-01 | ja
        3      | 0193     | 2021-12-31 | ja
        """)
    #expect(
      try voorbeeld.waarvoor("gemeente: [\"0193\"]", .werkproces) == voorbeeld.nummers(.werkproces, "geldt"))
  }

  @Test(
    "In a count on a peildatum the gemeente is read on that day, whatever the melddatum",
    arguments: [("2021-10-01", "op 1 oktober"), ("2022-02-01", "op 1 februari")])
  func peildatum(dag: String, kolom: String) throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | gemeente | melddatum  | op 1 oktober | op 1 februari
        1      | 0193     | 2021-09-13 | ja           | ja
        2      | 0001     | 2021-09-13 |              | ja
        3      | 0001     | 2022-03-01 |              | ja
        4      | 0148     | 2021-09-13 |              |
        5      | 0002     | 2021-09-13 |              |
        """)
    #expect(
      try voorbeeld.waarvoor("gemeente: [\"0193\"]", .melding, op: dag) == voorbeeld.nummers(.melding, kolom))
  }

  @Test("A melding behind a werkproces is read on its own melddatum, also in a count on a peildatum")
  func melding() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | gemeente | melddatum
        70     | 0001     | 2021-12-31
        71     | 0001     | 2022-01-01
        """,
      werkprocessen: """
        nummer | melding | gemeente | geldt
        1      | 70      | 0193     |
        2      | 71      | 0193     | ja
        3      |         | 0193     |
        """)
    let yaml = "melding: {gemeente: [\"0193\"]}"
    #expect(try voorbeeld.waarvoor(yaml, .werkproces) == voorbeeld.nummers(.werkproces, "geldt"))
    #expect(
      try voorbeeld.waarvoor(yaml, .werkproces, op: "2021-10-01")
        == voorbeeld.nummers(.werkproces, "geldt"))
  }

  @Test(
    "What is no gemeentecode is a fault, and so is an empty list",
    arguments: ["[Zwolle]", "[\"19350\"]", "[-193]", "[]", "\"0193\""])
  func fouten(lijst: String) {
    #expect(throws: (any Error).self) { try Definitietekst.clausules("gemeente: \(lijst)", .melding) }
  }
}
