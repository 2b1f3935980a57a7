import Testing

/// `bekend: {uiterlijk: einde-schooljaar}` — the record was known by that day: a delivery received by then brought it, in
/// whatever version. The day is `peildatum` (of a count on a peildatum only), `1-oktober` or `einde-schooljaar` of the
/// school year that is counted.
@Suite struct BekendClausuleTests {
  @Test(
    "What was received on the day itself was known by then",
    arguments: [("1-oktober", "1 oktober"), ("einde-schooljaar", "31 juli")])
  func meldingen(dag: String, kolom: String) throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | begin      | melddatum  | ontvangen  | 1 oktober | 31 juli
        1      | 2021-09-13 | 2021-09-13 | 2021-09-30 | ja        | ja
        2      | 2021-09-13 | 2021-09-13 | 2021-10-01 | ja        | ja
        3      | 2021-09-13 | 2021-09-13 | 2021-10-02 |           | ja
        4      | 2021-09-13 | 2021-09-13 | 2022-07-31 |           | ja
        5      | 2021-09-13 | 2021-09-13 | 2022-08-01 |           |
        6      | 2020-09-14 | 2020-09-14 | 2021-10-01 | ja        | ja
        7      | 2022-09-12 | 2022-09-12 | 2022-09-12 |           |
        """)
    #expect(
      try voorbeeld.waarvoor("bekend: {uiterlijk: \(dag)}", .melding) == voorbeeld.nummers(.melding, kolom))
  }

  @Test("In a count on a peildatum it can be asked by that day")
  func peildatum() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | ontvangen  | geldt
        1      | 2021-10-02 | ja
        2      | 2022-02-01 | ja
        3      | 2022-02-02 |
        """)
    #expect(
      try voorbeeld.waarvoor("bekend: {uiterlijk: peildatum}", .melding, op: "2022-02-01")
        == voorbeeld.nummers(.melding, "geldt"))
  }

  @Test("Of a werkproces too, and of the melding behind it")
  func werkprocessen() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | ontvangen
        70     | 2022-07-31
        71     | 2022-08-01
        """,
      werkprocessen: """
        nummer | melding | ontvangen  | zelf | melding bekend
        1      | 70      | 2022-08-01 |      | ja
        2      | 71      | 2022-07-31 | ja   |
        3      |         | 2021-09-20 | ja   |
        """)
    #expect(
      try voorbeeld.waarvoor("bekend: {uiterlijk: einde-schooljaar}", .werkproces)
        == voorbeeld.nummers(.werkproces, "zelf"))
    #expect(
      try voorbeeld.waarvoor("melding: {bekend: {uiterlijk: einde-schooljaar}}", .werkproces)
        == voorbeeld.nummers(.werkproces, "melding bekend"))
  }

  /// Nothing is known before it has begun, so that `begin` is no day to ask by.
  @Test(
    "A day that is none, begin, or a peildatum that the count doesn't have is a fault",
    arguments: [
      "{uiterlijk: begin}", "{uiterlijk: peildatum}", "{uiterlijk: 2022-07-31}", "{}",
      "{op: einde-schooljaar}", "{vanaf: 1-oktober, uiterlijk: einde-schooljaar}", "einde-schooljaar",
    ])
  func fouten(waarde: String) {
    #expect(throws: (any Error).self) { try Definitietekst.clausules("bekend: \(waarde)", .melding) }
  }
}
