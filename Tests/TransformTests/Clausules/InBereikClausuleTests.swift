import Domain
import Testing

@testable import Transform

/// `in-bereik: ja` — the gemeente of the record, read on its own record date, is the one that is counted for, in the
/// region on that day. Counted for the region: it lies in the region on that day.
@Suite struct InBereikClausuleTests {
  /// Oud (0001) went into Zwolle on 1 January 2022, Weg (0002) ended without successor, Laat (0003) began, and Over
  /// (0004) moved to another region. Elders (0363) lies in another one; Los (0005) in none; 0999 isn't known.
  private let meldingen = """
    nummer | gemeente | melddatum  | zwolle | regio
    1      | 0193     | 2021-09-13 | ja     | ja
    2      | 0148     | 2021-09-13 |        | ja
    3      | 0001     | 2021-12-31 |        | ja
    4      | 0001     | 2022-01-01 | ja     | ja
    5      | 0002     | 2021-12-31 |        | ja
    6      | 0002     | 2022-01-01 |        |
    7      | 0003     | 2021-12-31 |        |
    8      | 0003     | 2022-01-01 |        | ja
    9      | 0004     | 2021-12-31 |        | ja
    10     | 0004     | 2022-01-01 |        |
    11     | 0363     | 2021-09-13 |        |
    12     | 0005     | 2021-09-13 |        |
    13     | 0999     | 2021-09-13 |        |
    """

  @Test("Counted for a gemeente, its own meldingen and those of ended codes that went into it are in")
  func gemeente() throws {
    let voorbeeld = try Voorbeeld(meldingen: meldingen)
    #expect(
      try voorbeeld.waarvoor("in-bereik: ja", .melding, voor: Voorbeeld.zwolle)
        == voorbeeld.nummers(.melding, "zwolle"))
  }

  @Test("Counted for the region, all that lie in it on their own day are in")
  func regio() throws {
    let voorbeeld = try Voorbeeld(meldingen: meldingen)
    #expect(
      try voorbeeld.waarvoor("in-bereik: ja", .melding, voor: .regio) == voorbeeld.nummers(.melding, "regio"))
  }

  @Test("A gemeente that moved to another region is out from then on, also counted for itself")
  func andereRegio() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | gemeente | melddatum  | geldt
        1      | 0004     | 2021-12-31 | ja
        2      | 0004     | 2022-01-01 |
        3      | 0193     | 2021-12-31 |
        """)
    #expect(
      try voorbeeld.waarvoor("in-bereik: ja", .melding, voor: .gemeente(Gemeentecode(waarde: 4)))
        == voorbeeld.nummers(.melding, "geldt"))
  }

  @Test("A werkproces is read on its start date")
  func werkprocessen() throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | gemeente | start      | zwolle
        1      | 0001     | 2021-12-31 |
        2      | 0001     | 2022-01-01 | ja
        3      | 0193     | 2021-12-31 | ja
        4      | 0363     | 2021-12-31 |
        """)
    #expect(
      try voorbeeld.waarvoor("in-bereik: ja", .werkproces, voor: Voorbeeld.zwolle)
        == voorbeeld.nummers(.werkproces, "zwolle"))
  }

  /// On 1 October, Oud (0001) was itself and Over (0004) lay in the region; on 1 February, Oud had gone into Zwolle.
  @Test(
    "op-peildatum reads the gemeente on the peildatum, whatever the melddatum",
    arguments: [
      ("2021-10-01", Voorbeeld.zwolle, "zwolle op 1 oktober"), ("2021-10-01", .regio, "regio op 1 oktober"),
      ("2022-02-01", Voorbeeld.zwolle, "zwolle op 1 februari"), ("2022-02-01", .regio, "regio op 1 februari"),
    ])
  func opPeildatum(dag: String, bereik: Bereik, kolom: String) throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | gemeente | melddatum  | zwolle op 1 oktober | regio op 1 oktober | zwolle op 1 februari | regio op 1 februari
        1      | 0193     | 2021-09-13 | ja                  | ja                 | ja                   | ja
        2      | 0001     | 2021-09-13 |                     | ja                 | ja                   | ja
        3      | 0001     | 2022-03-01 |                     | ja                 | ja                   | ja
        4      | 0002     | 2022-03-01 |                     | ja                 |                      |
        5      | 0003     | 2022-03-01 |                     |                    |                      | ja
        6      | 0003     | 2021-09-13 |                     |                    |                      | ja
        7      | 0004     | 2022-03-01 |                     | ja                 |                      |
        8      | 0004     | 2021-09-13 |                     | ja                 |                      |
        9      | 0363     | 2021-09-13 |                     |                    |                      |
        10     | 0999     | 2021-09-13 |                     |                    |                      |
        """)
    #expect(
      try voorbeeld.waarvoor("in-bereik: op-peildatum", .melding, voor: bereik, op: dag)
        == voorbeeld.nummers(.melding, kolom))
  }

  @Test("Also in a count on a peildatum, ja reads the gemeente on the record's own day")
  func jaOpPeildatum() throws {
    let voorbeeld = try Voorbeeld(meldingen: meldingen)
    #expect(
      try voorbeeld.waarvoor("in-bereik: ja", .melding, voor: Voorbeeld.zwolle, op: "2021-10-01")
        == voorbeeld.nummers(.melding, "zwolle"))
  }

  @Test("op-peildatum can be asked of a werkproces too")
  func werkprocessenOpPeildatum() throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | gemeente | start      | geldt
        1      | 0193     | 2021-09-20 | ja
        2      | 0001     | 2022-03-01 |
        3      | 0148     | 2021-09-20 |
        """)
    #expect(
      try voorbeeld.waarvoor(
        "in-bereik: op-peildatum", .werkproces, voor: Voorbeeld.zwolle, op: "2021-10-01")
        == voorbeeld.nummers(.werkproces, "geldt"))
  }

  @Test(
    "There is no clause for the opposite, and op-peildatum needs a count on a peildatum or a bridge to one",
    arguments: ["nee", "op-peildatum", "[]"])
  func fouten(waarde: String) {
    #expect(throws: (any Error).self) { try Definitietekst.clausules("in-bereik: \(waarde)", .melding) }
  }
}
