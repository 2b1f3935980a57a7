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

  /// Of pupil a both rows of the list are counted; the one with the lower number stands for the pupil.
  @Test("With aan, the pupils stay whom the telling counts too, and its records stand for them from there on")
  func aan() throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | leerling | gaat
        1      | a        |
        2      | b        | ja
        3      | c        | ja
        4      | d        |
        5      | e        | ja
        """,
      opgaven: """
        nummer | leerling | soort | begin      | gemeente | blijft
        81     | d        | vsv   | 2021-10-01 | 0193     | ja
        82     | a        | vsv   | 2021-10-01 | 0193     | ja
        83     | a        | vsv   | 2021-10-01 | 0193     |
        84     | b        | vsv   | 2021-10-01 | 0148     |
        85     | c        | jikp  | 2021-10-01 | 0193     |
        86     | f        | vsv   | 2021-10-01 | 0193     |
        """)
    let telling = try Definitietekst.telling(
      "bron: opgave, eenheid: leerling, periode: schooljaar, clausules: {soort: [vsv]}")
    let uit = try voorbeeld.doe(
      .verbind(Verbind(aan: telling)), .werkproces, .leerling, voor: Voorbeeld.zwolle)
    #expect(uit.mutatie == voorbeeld.nummers(.werkproces, "gaat"))
    #expect(uit.stand == voorbeeld.nummers(.opgave, "blijft"))
    #expect((uit.bron, uit.eenheid, uit.teken) == (.opgave, .leerling, "-"))
  }
}
