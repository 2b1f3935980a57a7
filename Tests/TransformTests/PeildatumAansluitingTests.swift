import Domain
import Testing

@testable import Pipeline
@testable import Transform

/// The shipped bridge from the volgsysteem to DUO on 1 October: from what was reported in a school year to what runs
/// on one day of it.
@Suite struct PeildatumAansluitingTests {
  /// Numbers name what happens to a melding at the steps from the eleventh on. Laat (0003) didn't exist yet on 1 October;
  /// Over (0004) was still in the region then, but not on the melddatum.
  private func voorbeeld() throws -> Voorbeeld {
    try Voorbeeld(
      meldingen: """
        nummer | leerling | begin      | einde      | status | melddatum  | gemeente | 10 | 11 | 12 | 13 | 14 | 15
        100    | a        | 2021-09-13 |            | R      | 2021-09-13 | 0193     | ja |    |    |    |    |
        101    | a        | 2021-09-20 | 2021-10-15 | G      | 2021-09-27 | 0193     | ja |    |    |    |    | ja
        102    | b        | 2021-09-13 | 2021-10-01 | G      | 2021-09-13 | 0193     | ja |    |    |    |    |
        110    | c        | 2021-09-13 | 2021-09-30 | G      | 2021-09-13 | 0193     | ja | ja |    |    |    |
        111    | d        | 2021-09-13 |            | G      | 2021-09-13 | 0193     | ja | ja |    |    |    |
        112    | b        | 2022-03-01 |            | R      | 2022-03-01 | 0193     | ja | ja |    |    |    |
        120    | e        | 2021-09-13 |            | B      | 2022-02-01 | 0003     | ja |    | ja |    |    |
        130    | f        | 2021-09-13 |            | R      | 2022-02-01 | 0004     |    |    |    | ja |    |
        140    | g        | 2021-05-10 |            | R      | 2021-05-17 | 0193     |    |    |    |    | ja |
        141    | g        | 2021-09-13 |            | R      | 2022-09-01 | 0193     |    |    |    |    | ja | ja
        """,
      werkprocessen: """
        nummer | leerling | melding | start
        1      | a        | 100     | 2021-09-20
        2      | b        | 102     | 2021-09-20
        """)
  }

  private func brug() throws -> Aansluiting {
    try #require(
      try Proefbank.definities().aansluitingen.first { $0.id == "verzuim-volgsysteem-duo-peildatum" })
  }

  @Test("Each of its last five steps does what it says, and it closes")
  func stappen() throws {
    let voorbeeld = try voorbeeld()
    let treden = try brug().loop(voorbeeld.partitie, .regio, tellingen: [:]).treden
    #expect(
      treden.dropFirst(11).map(\.code) == [
        "niet-lopend-op-peildatum", "andere-gemeente-op-peildatum", "gemeente-veranderd",
        "melddatum-in-ander-schooljaar", "herhaalmeldingen",
      ])
    for trede in treden.dropFirst(11) {
      #expect(!trede.mutatie.rijen.isEmpty, "\(trede.code)")
      #expect(
        voorbeeld.nummers(.melding, trede.mutatie.rijen) == voorbeeld.nummers(.melding, "\(trede.nummer)"),
        "\(trede.code)")
    }
    #expect(treden.dropFirst(10).map(\.stand.waarde) == [7, 4, 3, 4, 6, 4])
    #expect(treden.dropFirst(11).map(\.mutatie.teken) == [.eraf, .eraf, .erbij, .erbij, .eraf])
    #expect(treden.last?.stand.eenheid == .leerling)
  }

  @Test(
    "It closes for each gemeente too; one that a melding left or entered between the two days has its own steps"
  )
  func gemeenten() throws {
    let voorbeeld = try voorbeeld()
    let brug = try brug()
    let standen = try voorbeeld.partitie.bereiken.reduce(into: [String: Int]()) { uit, bereik in
      let loop = try brug.loop(voorbeeld.partitie, bereik, tellingen: [:])
      uit[bereik.gemeente?.description ?? "regio"] = loop.treden.last?.stand.waarde
    }
    #expect(
      standen == ["0001": 0, "0002": 0, "0003": 0, "0004": 1, "0148": 0, "0193": 3, "regio": 4])
  }
}
