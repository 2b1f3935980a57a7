import Testing

@testable import Transform

/// `lopend: {zonder-einde-bij-status: [R, B]}` — the melding runs on the peildatum: it has begun by then, and ends on
/// that day or later. Without an end it runs only in one of the statuses named.
@Suite struct LopendClausuleTests {
  private let lopend = "lopend: {zonder-einde-bij-status: [R, B]}"

  @Test("lopend takes begin and end up to and including the peildatum")
  func beginEnEinde() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | begin      | einde      | status | geldt
        1      | 2021-09-30 | 2021-09-30 | R      |
        2      | 2021-09-30 | 2021-10-01 | R      | ja
        3      | 2021-10-01 | 2021-10-01 | R      | ja
        4      | 2021-10-01 | 2021-10-02 | R      | ja
        5      | 2021-10-02 | 2021-10-03 | R      |
        6      | 2019-01-01 | 2023-01-01 | R      | ja
        """)
    #expect(
      try voorbeeld.waarvoor(lopend, .melding, op: "2021-10-01") == voorbeeld.nummers(.melding, "geldt"))
  }

  @Test("Without an end only the statuses named run; with an end the status doesn't matter")
  func zonderEinde() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | begin      | einde      | status | geldt
        1      | 2021-09-13 |            | R      | ja
        2      | 2021-09-13 |            | B      | ja
        3      | 2021-09-13 |            | G      |
        4      | 2021-09-13 |            | K      |
        5      | 2021-09-13 |            | D      |
        6      | 2021-09-13 | 2021-10-15 | G      | ja
        7      | 2021-09-13 | 2021-10-15 | K      | ja
        8      | 2021-10-02 |            | R      |
        """)
    #expect(
      try voorbeeld.waarvoor(lopend, .melding, op: "2021-10-01") == voorbeeld.nummers(.melding, "geldt"))
  }

  @Test("On a peildatum the melddatum doesn't matter: also one of later, and of another school year, runs")
  func melddatum() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | begin      | einde | melddatum  | geldt
        1      | 2021-09-13 |       | 2021-09-27 | ja
        2      | 2021-09-13 |       | 2021-11-15 | ja
        3      | 2021-05-10 |       | 2021-05-20 | ja
        4      | 2021-09-13 |       | 2022-09-01 | ja
        5      | 2021-11-01 |       | 2021-11-02 |
        """)
    let telling = try Definitietekst.telling(
      "bron: melding, eenheid: melding, periode: {peildatum: 10-01}, clausules: {\(lopend)}")
    #expect(
      voorbeeld.gekozen(telling)
        == voorbeeld.nummers(.melding, "geldt"))
  }

  @Test("On a peildatum the gemeente is read on that day, not on the melddatum")
  func gemeente() throws {
    // Over and Weg leave the region on 1 January 2022, Laat begins then.
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | begin      | melddatum  | gemeente | geldt
        1      | 2021-09-13 | 2022-02-01 | 0004     | ja
        2      | 2021-09-13 | 2022-02-01 | 0002     | ja
        3      | 2021-09-13 | 2022-02-01 | 0003     |
        4      | 2021-09-13 | 2022-02-01 | 0001     | ja
        5      | 2021-09-13 | 2021-09-20 | 0363     |
        """)
    let telling = try Definitietekst.telling(
      "bron: melding, eenheid: melding, periode: {peildatum: 10-01}, clausules: {\(lopend)}")
    #expect(
      voorbeeld.gekozen(telling)
        == voorbeeld.nummers(.melding, "geldt"))
    // Oud went into Zwolle only later: on the peildatum it is itself.
    #expect(telling.tel(voorbeeld.partitie).gemeenten.keys.map(\.waarde).sorted() == [1, 2, 4])
  }

  @Test("lopend needs a telling on a peildatum")
  func zonderPeildatum() {
    #expect(throws: (any Error).self) { try Definitietekst.clausules(lopend, .melding) }
  }
}
