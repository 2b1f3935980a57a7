import Domain
import Testing

@testable import Transform

/// `tel-als` — collapses to another unit: of the records that are one and the same in that unit the one with the
/// lowest number stays, and stands for it; the others go.
@Suite struct TelAlsTests {
  /// Number 10 is longer than 9, and so higher: numbers order by length first.
  @Test("Counted as meldingen, the lowest werkproces of each melding stays, and the melding stands for it")
  func meldingen() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | leerling | stand
        70     | a        | ja
        71     | b        | ja
        72     | c        |
        """,
      werkprocessen: """
        nummer | leerling | melding | gaat
        9      | a        | 71      |
        10     | a        | 71      | ja
        11     | a        | 70      |
        12     | d        | 70      | ja
        13     | a        | 71      | ja
        """)
    let uit = try voorbeeld.doe(.telAls(TelAls(.melding)), .werkproces, .werkproces)
    #expect(uit.stand == voorbeeld.nummers(.melding, "stand"))
    #expect(uit.mutatie == voorbeeld.nummers(.werkproces, "gaat"))
    #expect((uit.bron, uit.eenheid, uit.teken, uit.aantal) == (.melding, .melding, "-", -3))
    // The pupils are now those of the meldingen.
    #expect(uit.leerlingen == 2)
  }

  @Test("Counted as leerlingen, the lowest record of each pupil stays")
  func leerlingen() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | leerling | blijft | gaat
        9      | b        | ja     |
        10     | a        | ja     |
        11     | b        |        | ja
        12     | a        |        | ja
        13     | c        | ja     |
        """)
    let uit = try voorbeeld.doe(.telAls(TelAls(.leerling)), .melding, .melding)
    #expect(uit.stand == voorbeeld.nummers(.melding, "blijft"))
    #expect(uit.mutatie == voorbeeld.nummers(.melding, "gaat"))
    #expect((uit.bron, uit.eenheid, uit.leerlingen) == (.melding, .leerling, 3))
  }

  @Test("Werkprocessen can be counted as leerlingen too")
  func leerlingenVanWerkprocessen() throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | leerling
        1      | a
        2      | a
        3      | b
        """)
    let uit = try voorbeeld.doe(.telAls(TelAls(.leerling)), .werkproces, .werkproces)
    #expect((uit.bron, uit.stand, uit.mutatie) == (.werkproces, ["1", "3"], ["2"]))
  }

  /// The geval is named after its first melding in time (12), but the lowest number (11) stays for it.
  @Test("Counted as gevallen, the lowest melding of each geval stays")
  func gevallen() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | leerling | begin      | einde      | blijft | gaat
        11     | a        | 2021-09-20 | 2021-09-24 | ja     |
        12     | a        | 2021-09-13 | 2021-09-17 |        | ja
        13     | a        | 2022-03-01 | 2022-03-02 | ja     |
        14     | b        | 2021-09-20 |            | ja     |
        """)
    let uit = try voorbeeld.doe(.telAls(TelAls(.geval)), .melding, .melding)
    #expect(uit.stand == voorbeeld.nummers(.melding, "blijft"))
    #expect(uit.mutatie == voorbeeld.nummers(.melding, "gaat"))
    #expect(uit.eenheid == .geval)
  }

  @Test("Only werkprocessen can be counted as meldingen, and only meldingen as gevallen")
  func kan() {
    let mogelijk = Eenheid.allCases.flatMap { eenheid in
      Recordsoort.allCases.filter { TelAls(eenheid).kan(van: $0) }.map { "\($0) \(eenheid)" }
    }
    #expect(
      mogelijk.sorted() == [
        "melding geval", "melding leerling", "opgave leerling", "werkproces leerling", "werkproces melding",
      ])
  }
}
