import Testing

/// `regio: [10, 25]` — the gemeente of the record lies in one of these RMC regions: on its record date, and in a count on
/// a peildatum on that day. Tellingen count records of the set-up's region only; of a melding or werkproces behind a
/// record, the clause may ask any region.
@Suite struct RegioClausuleTests {
  /// Over (0004) moved from region 10 to 25 on 1 January 2022, and Oud (0001) went into Zwolle then. Elders (0363) lies in
  /// region 21, Los (0005) in none; Laat (0003) exists since 1 January 2022, Weg (0002) until then.
  @Test(
    "The region is that of the gemeente on the record date; some have none",
    arguments: [("[10]", "10"), ("[25]", "25"), ("[21]", "21"), ("[10, 25]", "10 of 25"), ("[99]", "99")])
  func meldingen(lijst: String, kolom: String) throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | gemeente | melddatum  | 10 | 25 | 21 | 10 of 25 | 99
        1      | 0193     | 2021-09-13 | ja |    |    | ja       |
        2      | 0004     | 2021-12-31 | ja |    |    | ja       |
        3      | 0004     | 2022-01-01 |    | ja |    | ja       |
        4      | 0001     | 2021-12-31 | ja |    |    | ja       |
        5      | 0001     | 2022-01-01 | ja |    |    | ja       |
        6      | 0363     | 2021-09-13 |    |    | ja |          |
        7      | 0005     | 2021-09-13 |    |    |    |          |
        8      | 0003     | 2021-12-31 |    |    |    |          |
        9      | 0002     | 2022-01-01 |    |    |    |          |
        10     | 0999     | 2021-09-13 |    |    |    |          |
        """)
    #expect(try voorbeeld.waarvoor("regio: \(lijst)", .melding) == voorbeeld.nummers(.melding, kolom))
  }

  @Test(
    "In a count on a peildatum the region is that of the gemeente on that day",
    arguments: [("2021-10-01", "op 1 oktober"), ("2022-02-01", "op 1 februari")])
  func peildatum(dag: String, kolom: String) throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | gemeente | melddatum  | op 1 oktober | op 1 februari
        1      | 0193     | 2021-09-13 | ja           | ja
        2      | 0004     | 2021-09-13 | ja           |
        3      | 0004     | 2022-03-01 | ja           |
        4      | 0003     | 2021-09-13 |              | ja
        5      | 0363     | 2021-09-13 |              |
        """)
    #expect(try voorbeeld.waarvoor("regio: [10]", .melding, op: dag) == voorbeeld.nummers(.melding, kolom))
  }

  @Test(
    "The melding behind a werkproces may lie in another region, on its own melddatum",
    arguments: [("[10]", "10"), ("[21, 25]", "21 of 25")])
  func melding(lijst: String, kolom: String) throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | gemeente | melddatum
        70     | 0148     | 2021-09-13
        71     | 0363     | 2021-09-13
        72     | 0004     | 2021-12-31
        73     | 0004     | 2022-01-01
        74     | 0005     | 2021-09-13
        """,
      werkprocessen: """
        nummer | melding | 10 | 21 of 25
        1      | 70      | ja |
        2      | 71      |    | ja
        3      | 72      | ja |
        4      | 73      |    | ja
        5      | 74      |    |
        6      |         |    |
        """)
    #expect(
      try voorbeeld.waarvoor("melding: {regio: \(lijst)}", .werkproces)
        == voorbeeld.nummers(.werkproces, kolom))
  }

  @Test("A telling counts records of the set-up's region only, whatever region the clause names")
  func telling() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | gemeente | geldt
        1      | 0193     | ja
        2      | 0363     |
        """)
    let telling = try Definitietekst.telling(
      "bron: melding, eenheid: melding, periode: schooljaar, clausules: {regio: [10, 21]}")
    #expect(voorbeeld.gekozen(telling) == voorbeeld.nummers(.melding, "geldt"))
  }

  @Test(
    "What is no number of a region is a fault, and so is an empty list",
    arguments: ["[0]", "[100]", "[IJssel-Vecht]", "[]", "10"])
  func fouten(lijst: String) {
    #expect(throws: (any Error).self) { try Definitietekst.clausules("regio: \(lijst)", .melding) }
  }
}
