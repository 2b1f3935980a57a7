import Testing

/// `duur: {meer-dan: 4 weken, zonder-einde: telt}` — the record lasts long enough, from its begin up to and including
/// its end: `ten-minste` so long, or `meer-dan` that.
@Suite struct DuurClausuleTests {
  @Test(
    "In dagen, or in weken of seven, the first day and the last are both counted",
    arguments: [
      ("ten-minste: 28 dagen", "ten minste 28 dagen"), ("meer-dan: 28 dagen", "meer dan 28 dagen"),
      ("ten-minste: 4 weken", "ten minste 28 dagen"), ("meer-dan: 4 weken", "meer dan 28 dagen"),
      ("ten-minste: 1 dagen", "ten minste 1 dag"), ("meer-dan: 1 dagen", "meer dan 1 dag"),
    ])
  func dagen(grens: String, kolom: String) throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | begin      | einde      | ten minste 1 dag | meer dan 1 dag | ten minste 28 dagen | meer dan 28 dagen
        1      | 2021-09-13 | 2021-09-13 | ja               |                |                     |
        2      | 2021-09-13 | 2021-09-14 | ja               | ja             |                     |
        3      | 2021-09-13 | 2021-10-09 | ja               | ja             |                     |
        4      | 2021-09-13 | 2021-10-10 | ja               | ja             | ja                  |
        5      | 2021-09-13 | 2021-10-11 | ja               | ja             | ja                  | ja
        6      | 2021-12-20 | 2022-01-16 | ja               | ja             | ja                  |
        7      | 2021-12-20 | 2022-01-17 | ja               | ja             | ja                  | ja
        """)
    #expect(
      try voorbeeld.waarvoor("duur: {\(grens), zonder-einde: telt-niet}", .melding)
        == voorbeeld.nummers(.melding, kolom))
  }

  @Test("It lasts from the first day of absence, not from the melddatum")
  func begin() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | begin      | melddatum  | einde      | geldt
        1      | 2021-09-13 | 2021-09-27 | 2021-10-10 |
        2      | 2021-09-13 | 2021-09-27 | 2021-10-11 | ja
        3      | 2021-07-05 | 2021-09-13 | 2021-09-20 | ja
        """)
    #expect(
      try voorbeeld.waarvoor("duur: {meer-dan: 4 weken, zonder-einde: telt-niet}", .melding)
        == voorbeeld.nummers(.melding, "geldt"))
  }

  /// Up to and including 12 December is three months from 13 September; one day longer is more than that.
  @Test(
    "In maanden, the day after the end is held against the begin so many months later",
    arguments: [("ten-minste", "ten minste 3"), ("meer-dan", "meer dan 3")])
  func maanden(grens: String, kolom: String) throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | begin      | einde      | ten minste 3 | meer dan 3
        1      | 2021-09-13 | 2021-12-11 |              |
        2      | 2021-09-13 | 2021-12-12 | ja           |
        3      | 2021-09-13 | 2021-12-13 | ja           | ja
        4      | 2021-11-01 | 2022-01-30 |              |
        5      | 2021-11-01 | 2022-01-31 | ja           |
        6      | 2021-11-01 | 2022-02-01 | ja           | ja
        """)
    #expect(
      try voorbeeld.waarvoor("duur: {\(grens): 3 maanden, zonder-einde: telt-niet}", .melding)
        == voorbeeld.nummers(.melding, kolom))
  }

  /// From 28, 29 or 30 November on, three months later is 28 February, or in a leap year 29 February for the last two.
  @Test(
    "A day that the month doesn't have becomes its last one",
    arguments: [("ten-minste", "ten minste 3"), ("meer-dan", "meer dan 3")])
  func maandeinden(grens: String, kolom: String) throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | begin      | einde      | ten minste 3 | meer dan 3
        1      | 2021-11-30 | 2022-02-26 |              |
        2      | 2021-11-30 | 2022-02-27 | ja           |
        3      | 2021-11-30 | 2022-02-28 | ja           | ja
        4      | 2021-11-28 | 2022-02-26 |              |
        5      | 2021-11-28 | 2022-02-27 | ja           |
        6      | 2019-11-30 | 2020-02-27 |              |
        7      | 2019-11-30 | 2020-02-28 | ja           |
        8      | 2019-11-30 | 2020-02-29 | ja           | ja
        9      | 2019-11-28 | 2020-02-27 | ja           |
        10     | 2021-10-31 | 2022-01-30 | ja           |
        11     | 2022-01-31 | 2022-04-28 |              |
        12     | 2022-01-31 | 2022-04-29 | ja           |
        """)
    #expect(
      try voorbeeld.waarvoor("duur: {\(grens): 3 maanden, zonder-einde: telt-niet}", .melding)
        == voorbeeld.nummers(.melding, kolom))
  }

  @Test(
    "Without an end it lasts long enough (telt), or doesn't (telt-niet); with an end that isn't asked",
    arguments: ["telt", "telt-niet"])
  func zonderEinde(zonder: String) throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | begin      | einde      | telt | telt-niet
        1      | 2021-09-13 |            | ja   |
        2      | 2022-07-31 |            | ja   |
        3      | 2022-09-01 |            | ja   |
        4      | 2021-09-13 | 2021-10-10 |      |
        5      | 2021-09-13 | 2021-10-11 | ja   | ja
        """)
    #expect(
      try voorbeeld.waarvoor("duur: {meer-dan: 4 weken, zonder-einde: \(zonder)}", .melding)
        == voorbeeld.nummers(.melding, zonder))
  }

  @Test(
    "With tot-teldag, what has no end is taken to last up to and including 31 July of the school year",
    arguments: [
      ("ten-minste: 3 maanden", "ten minste 3 maanden"), ("meer-dan: 3 maanden", "meer dan 3 maanden"),
      ("ten-minste: 4 weken", "ten minste 4 weken"), ("meer-dan: 4 weken", "meer dan 4 weken"),
    ])
  func totEindeSchooljaar(grens: String, kolom: String) throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | start      | einde | ten minste 3 maanden | meer dan 3 maanden | ten minste 4 weken | meer dan 4 weken
        1      | 2019-09-02 |       | ja                   | ja                 | ja                 | ja
        2      | 2022-04-30 |       | ja                   | ja                 | ja                 | ja
        3      | 2022-05-01 |       | ja                   |                    | ja                 | ja
        4      | 2022-05-02 |       |                      |                    | ja                 | ja
        5      | 2022-07-03 |       |                      |                    | ja                 | ja
        6      | 2022-07-04 |       |                      |                    | ja                 |
        7      | 2022-07-05 |       |                      |                    |                    |
        8      | 2022-09-01 |       |                      |                    |                    |
        """)
    #expect(
      try voorbeeld.waarvoor("duur: {\(grens), zonder-einde: tot-teldag}", .werkproces)
        == voorbeeld.nummers(.werkproces, kolom))
  }

  /// Number 4 ended later: its own end counts, not the peildatum.
  @Test("With tot-teldag in a count on a peildatum, what has no end lasts up to and including that day")
  func totPeildatum() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | begin      | einde      | geldt
        1      | 2021-09-03 |            | ja
        2      | 2021-09-04 |            | ja
        3      | 2021-09-05 |            |
        4      | 2021-09-05 | 2021-10-02 | ja
        5      | 2021-09-05 | 2021-10-01 |
        6      | 2021-10-15 |            |
        """)
    #expect(
      try voorbeeld.waarvoor(
        "duur: {ten-minste: 4 weken, zonder-einde: tot-teldag}", .melding, op: "2021-10-01")
        == voorbeeld.nummers(.melding, "geldt"))
  }

  @Test(
    "With tot-teldag, what begins behind that day hasn't lasted at all",
    arguments: ["0 dagen", "0 weken", "0 maanden"])
  func achterTeldag(duur: String) throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | begin      | einde      | schooljaar | peildatum
        1      | 2021-10-01 |            | ja         | ja
        2      | 2021-10-02 |            | ja         |
        3      | 2022-07-31 |            | ja         |
        4      | 2022-08-01 |            |            |
        5      | 2022-08-01 | 2022-08-05 | ja         | ja
        """)
    let yaml = "duur: {ten-minste: \(duur), zonder-einde: tot-teldag}"
    #expect(try voorbeeld.waarvoor(yaml, .melding) == voorbeeld.nummers(.melding, "schooljaar"))
    #expect(
      try voorbeeld.waarvoor(yaml, .melding, op: "2021-10-01") == voorbeeld.nummers(.melding, "peildatum"))
  }

  @Test("It can be asked of the melding behind a werkproces")
  func melding() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | begin      | einde
        70     | 2021-09-13 | 2021-10-10
        71     | 2021-09-13 | 2021-10-11
        72     | 2021-09-13 |
        """,
      werkprocessen: """
        nummer | melding | start      | einde      | geldt
        1      | 70      | 2021-09-20 | 2022-07-01 |
        2      | 71      | 2021-09-20 | 2021-09-24 | ja
        3      | 72      | 2021-09-20 | 2021-09-24 | ja
        4      |         | 2021-09-20 |            |
        """)
    #expect(
      try voorbeeld.waarvoor("melding: {duur: {meer-dan: 4 weken, zonder-einde: telt}}", .werkproces)
        == voorbeeld.nummers(.werkproces, "geldt"))
  }

  @Test(
    "It needs one bound, in dagen, weken or maanden, and it must say what is done without an end",
    arguments: [
      "{meer-dan: 4 weken}", "{zonder-einde: telt}",
      "{meer-dan: 4 weken, ten-minste: 4 weken, zonder-einde: telt}", "{meer-dan: 4, zonder-einde: telt}",
      "{meer-dan: 4 uren, zonder-einde: telt}", "{meer-dan: 4 week, zonder-einde: telt}",
      "{meer-dan: -4 weken, zonder-einde: telt}", "{meer-dan: 1.5 maanden, zonder-einde: telt}",
      "{meer-dan: 4  weken, zonder-einde: telt}", "{meer-dan: 4 weken, zonder-einde: ja}",
      "{minder-dan: 4 weken, zonder-einde: telt}", "{meer-dan: 4 weken lang, zonder-einde: telt}",
      "{meer-dan: 4 weken, minder-dan: 5 weken, zonder-einde: telt}", "4 weken",
    ])
  func fouten(waarde: String) {
    #expect(throws: (any Error).self) { try Definitietekst.clausules("duur: \(waarde)", .melding) }
  }
}
