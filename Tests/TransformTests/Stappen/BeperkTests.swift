import Testing

@testable import Transform

/// `beperk` — a clause removes records. Written as what is kept (`houd`) or as what goes (`verwijder`).
@Suite struct BeperkTests {
  private func voorbeeld() throws -> Voorbeeld {
    try Voorbeeld(
      werkprocessen: """
        nummer | leerling | soort          | begin | blijft | gaat
        1      | a        | absoluut       | ja    |        | ja
        2      | a        | signaalverzuim | ja    | ja     |
        3      | b        | absoluut       | ja    |        | ja
        4      | c        | luxe           | ja    | ja     |
        5      | d        | absoluut       |       |        |
        """)
  }

  @Test("verwijder removes the records for which the clause holds, of those that were there")
  func verwijder() throws {
    let voorbeeld = try voorbeeld()
    let stap = Beperk(verwijder: try Definitietekst.clausules("soort: [absoluut]", .werkproces))
    let uit = try voorbeeld.doe(.beperk(stap), .werkproces, .werkproces, vanaf: "begin")
    #expect(uit.stand == voorbeeld.nummers(.werkproces, "blijft"))
    #expect(uit.mutatie == voorbeeld.nummers(.werkproces, "gaat"))
    #expect((uit.teken, uit.aantal, uit.leerlingen) == ("-", -2, 2))
    #expect((uit.bron, uit.eenheid) == (.werkproces, .werkproces))
  }

  @Test("houd keeps the records for which the clause holds")
  func houd() throws {
    let voorbeeld = try voorbeeld()
    let stap = Beperk(houd: try Definitietekst.clausules("soort: [signaalverzuim, luxe]", .werkproces))
    let uit = try voorbeeld.doe(.beperk(stap), .werkproces, .werkproces, vanaf: "begin")
    #expect(uit.stand == voorbeeld.nummers(.werkproces, "blijft"))
    #expect(uit.mutatie == voorbeeld.nummers(.werkproces, "gaat"))
  }

  /// Of several clauses, `verwijder` takes only what meets them all; `houd` lets go what fails one.
  @Test("Several clauses count together")
  func samen() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | soort | status
        1      | V3    | R
        2      | V3    | G
        3      | L     | R
        """)
    let clausules = try Definitietekst.clausules("{soort: [V3], status: [R]}", .melding)
    #expect(try voorbeeld.doe(.beperk(Beperk(verwijder: clausules)), .melding, .melding).stand == ["2", "3"])
    #expect(try voorbeeld.doe(.beperk(Beperk(houd: clausules)), .melding, .melding).stand == ["1"])
  }

  @Test("What is asked about the scope is asked of the one that the bridge is walked for")
  func bereik() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | gemeente | zwolle | regio
        1      | 0193     | ja     | ja
        2      | 0148     |        | ja
        3      | 0363     |        |
        """)
    let stap = Beperk(houd: try Definitietekst.clausules("in-bereik: ja", .melding))
    #expect(
      try voorbeeld.doe(.beperk(stap), .melding, .melding, voor: Voorbeeld.zwolle).stand
        == voorbeeld.nummers(.melding, "zwolle"))
    #expect(
      try voorbeeld.doe(.beperk(stap), .melding, .melding).stand == voorbeeld.nummers(.melding, "regio"))
  }

  @Test("A step that changes nothing is still a step, and one on nothing too")
  func niets() throws {
    let stap = Beperk(verwijder: try Definitietekst.clausules("soort: [jikp]", .werkproces))
    let uit = try voorbeeld().doe(.beperk(stap), .werkproces, .werkproces)
    #expect((uit.stand.count, uit.mutatie.count, uit.aantal) == (5, 0, 0))
    let leeg = try voorbeeld().doe(.beperk(stap), .werkproces, .werkproces, vanaf: "geen")
    #expect((leeg.stand.count, leeg.leerlingen) == (0, 0))
  }

  /// On 1 October, Laat (0003) didn't exist yet, and Oud (0001) hadn't gone into Zwolle.
  @Test(
    "In a bridge to a telling on a peildatum it can ask what runs on that day, and in which gemeente",
    arguments: [
      ("lopend: {zonder-einde-bij-status: [R, B]}", "lopend"), ("in-bereik: op-peildatum", "regio"),
      ("{lopend: {zonder-einde-bij-status: [R, B]}, in-bereik: op-peildatum}", "beide"),
    ])
  func opPeildatum(houd: String, kolom: String) throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | begin      | einde      | status | melddatum  | gemeente | lopend | regio | beide
        1      | 2021-09-13 |            | R      | 2021-09-13 | 0193     | ja     | ja    | ja
        2      | 2021-09-13 |            | G      | 2021-09-13 | 0193     |        | ja    |
        3      | 2021-09-13 | 2021-09-30 | R      | 2021-09-13 | 0193     |        | ja    |
        4      | 2021-09-13 | 2021-10-01 | G      | 2021-09-13 | 0193     | ja     | ja    | ja
        5      | 2021-10-02 |            | R      | 2021-10-04 | 0193     |        | ja    |
        6      | 2021-09-13 |            | R      | 2022-02-01 | 0003     | ja     |       |
        7      | 2021-09-13 |            | R      | 2022-02-01 | 0001     | ja     | ja    | ja
        """)
    let stap = Beperk(houd: try Definitietekst.clausules(houd, .melding, opPeildatum: true))
    let uit = try voorbeeld.doe(.beperk(stap), .melding, .melding, op: "2021-10-01")
    #expect(uit.stand == voorbeeld.nummers(.melding, kolom))
    #expect(uit.teken == "-")
    #expect(Set(uit.stand).isDisjoint(with: uit.mutatie) && uit.stand.count + uit.mutatie.count == 7)
  }
}
