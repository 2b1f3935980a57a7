import Testing

/// `begonnen: [eerder]` — the record began before the school year that is counted (`eerder`), within it
/// (`dit-schooljaar`), or after it (`later`). So what runs since an earlier school year is told apart from what is
/// new. The begin is the first day of absence of a melding, the start of a werkproces.
@Suite struct BegonnenClausuleTests {
  @Test(
    "The first day of absence decides, up to and including 31 July; the melddatum doesn't matter",
    arguments: [
      ("[eerder]", "eerder"), ("[dit-schooljaar]", "dit schooljaar"), ("[later]", "later"),
      ("[eerder, later]", "niet dit schooljaar"),
    ])
  func meldingen(lijst: String, kolom: String) throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | begin      | melddatum  | eerder | dit schooljaar | later | niet dit schooljaar
        1      | 2021-07-31 | 2021-09-13 | ja     |                |       | ja
        2      | 2021-08-01 | 2021-09-13 |        | ja             |       |
        3      | 2022-07-31 | 2022-07-31 |        | ja             |       |
        4      | 2022-08-01 | 2022-07-31 |        |                | ja    | ja
        5      | 2018-03-05 | 2021-09-13 | ja     |                |       | ja
        6      | 2021-09-13 | 2020-09-13 |        | ja             |       |
        """)
    #expect(try voorbeeld.waarvoor("begonnen: \(lijst)", .melding) == voorbeeld.nummers(.melding, kolom))
  }

  @Test("On a peildatum, eerder is what began before the school year, not what began before that day")
  func peildatum() throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | start      | einde      | geldt
        1      | 2021-07-31 |            | ja
        2      | 2021-07-31 | 2021-10-01 | ja
        3      | 2021-07-31 | 2021-09-30 |
        4      | 2021-08-01 |            |
        5      | 2021-09-30 |            |
        """)
    let telling = try Definitietekst.telling(
      """
      bron: werkproces, eenheid: werkproces, periode: {peildatum: 10-01},
      clausules: {lopend: {zonder-einde: telt}, begonnen: [eerder]}
      """)
    #expect(voorbeeld.gekozen(telling) == voorbeeld.nummers(.werkproces, "geldt"))
  }

  @Test(
    "What is none of the three is a fault, and so is an empty list",
    arguments: ["[vorig-schooljaar]", "[2021-2022]", "[]", "eerder"])
  func fouten(lijst: String) {
    #expect(throws: (any Error).self) { try Definitietekst.clausules("begonnen: \(lijst)", .melding) }
  }
}
