import Testing

/// `eerste: {soort: [V3, V4, LRV]}` — the record is the pupil's first of its kind in the school year that is counted, of
/// those for which the clauses within hold: by record date, then by number. With nothing within (`{}`), the first of all.
@Suite struct EersteClausuleTests {
  /// Numbers go by length first: 9 comes before 10. Pupil c was absent before, but was reported later.
  @Test("The first is the one with the earliest melddatum, and on one day the one with the lowest number")
  func volgorde() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | leerling | begin      | melddatum  | geldt
        1      | a        | 2021-09-13 | 2021-09-14 |
        2      | a        | 2021-09-13 | 2021-09-13 | ja
        9      | b        | 2021-09-13 | 2021-09-13 | ja
        10     | b        | 2021-09-13 | 2021-09-13 |
        11     | c        | 2021-09-06 | 2021-10-11 |
        12     | c        | 2021-09-20 | 2021-10-04 | ja
        13     | d        | 2021-09-13 | 2022-07-31 | ja
        """)
    #expect(try voorbeeld.waarvoor("eerste: {}", .melding) == voorbeeld.nummers(.melding, "geldt"))
  }

  @Test("Withdrawn meldingen and those of another school year are no first ones, and don't stand in the way")
  func telNiet() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | leerling | melddatum  | status | geldt
        1      | a        | 2021-09-13 | I      |
        2      | a        | 2021-09-20 | R      | ja
        3      | b        | 2021-07-31 | R      |
        4      | b        | 2021-08-01 | R      | ja
        5      | c        | 2022-08-01 | R      |
        6      | d        | 2021-09-13 | I      |
        7      | e        | 2021-09-13 | G      | ja
        """)
    #expect(try voorbeeld.waarvoor("eerste: {}", .melding) == voorbeeld.nummers(.melding, "geldt"))
  }

  /// Pupil a moved from another region to Zwolle, and b from Dalfsen: both have their first melding elsewhere.
  @Test("The gemeente doesn't matter: somebody who moved has one first melding, not two")
  func verhuisd() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | leerling | melddatum  | gemeente | geldt | in zwolle
        1      | a        | 2021-09-13 | 0363     | ja    |
        2      | a        | 2021-11-15 | 0193     |       |
        3      | b        | 2021-09-13 | 0148     | ja    |
        4      | b        | 2021-11-15 | 0193     |       |
        5      | c        | 2021-11-15 | 0193     | ja    | ja
        """)
    #expect(try voorbeeld.waarvoor("eerste: {}", .melding) == voorbeeld.nummers(.melding, "geldt"))
    let telling = try Definitietekst.telling(
      "bron: melding, eenheid: melding, periode: schooljaar, clausules: {eerste: {}}")
    #expect(
      voorbeeld.gekozen(telling, voor: Voorbeeld.zwolle) == voorbeeld.nummers(.melding, "in zwolle"))
  }

  @Test(
    "With clauses within, it is the first of those for which they hold",
    arguments: [
      ("eerste: {soort: [V3, V4, LRV]}", "wettelijk"),
      ("eerste: {soort: [V3, V4, LRV], status: [R]}", "wettelijk en R"), ("eerste: {soort: [L]}", "luxe"),
    ])
  func clausules(yaml: String, kolom: String) throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | leerling | melddatum  | soort | status | wettelijk | wettelijk en R | luxe
        1      | a        | 2021-09-13 | L     | R      |           |                | ja
        2      | a        | 2021-09-20 | V3    | G      | ja        |                |
        3      | a        | 2021-09-27 | LRV   | R      |           | ja             |
        4      | a        | 2021-10-04 | V4    | R      |           |                |
        5      | b        | 2021-09-13 | O     | R      |           |                |
        """)
    #expect(try voorbeeld.waarvoor(yaml, .melding) == voorbeeld.nummers(.melding, kolom))
  }

  /// Beside it they choose among the first ones: pupil a, whose first melding is no V3, has none.
  @Test("A clause within says of what it is the first; a clause beside it says what the first must be")
  func ernaast() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | leerling | melddatum  | soort | erbinnen | ernaast
        1      | a        | 2021-09-13 | L     |          |
        2      | a        | 2021-09-20 | V3    | ja       |
        3      | b        | 2021-09-13 | V3    | ja       | ja
        """)
    #expect(
      try voorbeeld.waarvoor("eerste: {soort: [V3]}", .melding) == voorbeeld.nummers(.melding, "erbinnen"))
    #expect(
      try voorbeeld.waarvoor("{soort: [V3], eerste: {}}", .melding)
        == voorbeeld.nummers(.melding, "ernaast"))
  }

  /// Oud (0001) went into Zwolle on 1 January 2022: on the peildatum it was still itself.
  @Test("In a count on a peildatum the clauses within still read each record on its own record date")
  func peildatum() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | leerling | melddatum  | gemeente | geldt
        1      | a        | 2021-12-31 | 0001     |
        2      | a        | 2022-01-01 | 0001     | ja
        3      | a        | 2022-01-02 | 0193     |
        """)
    #expect(
      try voorbeeld.waarvoor("eerste: {gemeente: [\"0193\"]}", .melding, op: "2021-10-01")
        == voorbeeld.nummers(.melding, "geldt"))
  }

  @Test("A werkproces is held against the pupil's werkprocessen, by their start")
  func werkprocessen() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | leerling | melddatum
        70     | a        | 2021-09-13
        """,
      werkprocessen: """
        nummer | leerling | start      | soort          | alle | luxe
        9      | a        | 2021-09-20 | signaalverzuim | ja   |
        10     | a        | 2021-09-20 | luxe           |      | ja
        11     | b        | 2021-10-11 | luxe           |      |
        12     | b        | 2021-10-04 | luxe           | ja   | ja
        13     | c        | 2020-10-05 | luxe           |      |
        14     | c        | 2021-10-04 | absoluut       | ja   |
        """)
    #expect(try voorbeeld.waarvoor("eerste: {}", .werkproces) == voorbeeld.nummers(.werkproces, "alle"))
    #expect(
      try voorbeeld.waarvoor("eerste: {soort: [luxe]}", .werkproces)
        == voorbeeld.nummers(.werkproces, "luxe"))
  }

  @Test(
    "Within it nothing can be asked of yet another record, and it stands within no clause that does",
    arguments: [
      "eerste: {eerste: {}}", "eerste: {werkproces: {}}", "eerste: {een-van: [{soort: [V3]}, {eerste: {}}]}",
      "werkproces: {eerste: {}}", "eerste: ja", "eerste: {soort: [luxe]}",
    ])
  func fouten(yaml: String) {
    #expect(throws: (any Error).self) { try Definitietekst.clausules(yaml, .melding) }
  }
}
