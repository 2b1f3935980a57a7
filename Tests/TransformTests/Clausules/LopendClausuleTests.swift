import Domain
import Testing

@testable import Transform

/// `lopend: {zonder-einde-bij-status: [R, B]}` — the record runs on the peildatum: it has begun by then, and ends on
/// that day or later. A melding without an end runs only in one of the statuses named.
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

  @Test(
    "A werkproces without an end is still open, and runs (telt) or doesn't (telt-niet)",
    arguments: ["telt", "telt-niet"])
  func werkprocessen(zonder: String) throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | start      | einde      | resultaat | telt | telt-niet
        1      | 2021-09-20 | 2021-09-30 | werk      |      |
        2      | 2021-09-20 | 2021-10-01 | werk      | ja   | ja
        3      | 2021-10-01 | 2021-10-01 |           | ja   | ja
        4      | 2021-10-02 | 2021-10-15 |           |      |
        5      | 2021-09-20 |            |           | ja   |
        6      | 2019-09-20 |            | overig    | ja   |
        7      | 2021-10-01 |            |           | ja   |
        8      | 2021-10-02 |            |           |      |
        """)
    #expect(
      try voorbeeld.waarvoor("lopend: {zonder-einde: \(zonder)}", .werkproces, op: "2021-10-01")
        == voorbeeld.nummers(.werkproces, zonder))
  }

  @Test("On another peildatum, other ones run")
  func anderePeildatum() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | begin      | einde      | status | geldt
        1      | 2021-09-13 | 2022-01-31 | R      |
        2      | 2021-09-13 | 2022-02-01 | R      | ja
        3      | 2022-02-01 |            | R      | ja
        4      | 2022-02-02 |            | R      |
        """)
    #expect(
      try voorbeeld.waarvoor(lopend, .melding, op: "2022-02-01") == voorbeeld.nummers(.melding, "geldt"))
  }

  @Test("In a count on a peildatum it can be asked of the melding behind a werkproces too")
  func melding() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | begin      | einde      | status
        70     | 2021-09-13 | 2021-09-30 | G
        71     | 2021-09-13 | 2021-10-01 | G
        72     | 2021-09-13 |            | R
        """,
      werkprocessen: """
        nummer | melding | start      | einde | geldt
        1      | 70      | 2021-09-20 |       |
        2      | 71      | 2021-09-20 |       | ja
        3      | 72      | 2021-09-20 |       | ja
        4      |         | 2021-09-20 |       |
        """)
    #expect(
      try voorbeeld.waarvoor("melding: {\(lopend)}", .werkproces, op: "2021-10-01")
        == voorbeeld.nummers(.werkproces, "geldt"))
  }

  @Test("lopend needs a telling on a peildatum")
  func zonderPeildatum() {
    #expect(throws: (any Error).self) { try Definitietekst.clausules(lopend, .melding) }
    #expect(throws: (any Error).self) {
      try Definitietekst.clausules("lopend: {zonder-einde: telt}", .werkproces)
    }
    #expect(throws: (any Error).self) {
      try Definitietekst.telling(
        "bron: melding, eenheid: melding, periode: schooljaar, clausules: {\(lopend)}")
    }
  }

  @Test(
    "A count on a peildatum must have this clause",
    arguments: [
      ("melding", "lopend: {zonder-einde-bij-status: [R, B]}"),
      ("werkproces", "lopend: {zonder-einde: telt}"),
    ])
  func verplicht(bron: String, lopend: String) throws {
    let telling = "bron: \(bron), eenheid: leerling, periode: {peildatum: 10-01}"
    #expect(throws: (any Error).self) { try Definitietekst.telling(telling) }
    #expect(throws: (any Error).self) {
      try Definitietekst.telling("\(telling), clausules: {begonnen: [eerder]}")
    }
    #expect(try Definitietekst.telling("\(telling), clausules: {\(lopend)}").clausules.count == 1)
  }

  @Test("A melding is asked by its status, a werkproces has none: each has its own parameter")
  func fouten() {
    for (waarde, bron) in [
      ("{zonder-einde: telt}", Recordsoort.melding), ("{zonder-einde-bij-status: []}", .melding),
      ("{zonder-einde-bij-status: [X]}", .melding), ("{}", .melding), ("ja", .melding),
      ("{zonder-einde-bij-status: [R], zonder-einde: telt}", .melding),
      ("{zonder-einde-bij-status: [R], zonder-einde: telt}", .werkproces),
      ("{zonder-einde-bij-status: [R, B]}", .werkproces), ("{zonder-einde: tot-teldag}", .werkproces),
      ("{}", .werkproces),
    ] {
      #expect(throws: (any Error).self, "\(waarde)") {
        try Definitietekst.clausules("lopend: \(waarde)", bron, opPeildatum: true)
      }
    }
  }
}
