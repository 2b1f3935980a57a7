import Testing

@testable import Transform

/// `verbind` — keeps what links to the other source: the werkprocessen that work on a melding which the register
/// knows.
@Suite struct VerbindTests {
  @Test(
    "verbind removes werkprocessen whose meldingsnummer is empty or unknown; numbers are compared exactly")
  func verbind() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | status | gemeente | melddatum
        70     | R      | 0193     | 2021-09-13
        71     | I      | 0193     | 2021-09-13
        72     | R      | 0363     | 2019-09-13
        7a     | R      | 0193     | 2021-09-13
        """,
      werkprocessen: """
        nummer | melding | blijft | gaat
        1      | 70      | ja     |
        2      | 71      | ja     |
        3      | 72      | ja     |
        4      | 7a      | ja     |
        5      |         |        | ja
        6      | 99      |        | ja
        7      | 070     |        | ja
        8      | 7A      |        | ja
        9      | 7       |        | ja
        10     | 70      | ja     |
        """)
    let uit = try voorbeeld.doe(.verbind(Verbind()), .werkproces, .werkproces)
    #expect(uit.stand == voorbeeld.nummers(.werkproces, "blijft"))
    #expect(uit.mutatie == voorbeeld.nummers(.werkproces, "gaat"))
    #expect((uit.teken, uit.eenheid) == ("-", .werkproces))
  }
}
