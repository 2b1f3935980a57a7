import Testing

/// `met-opgave: {soort: [startpopulatie], op: 1-oktober}` — some opgave of one of these kinds is of the same pupil, and is
/// stated for that day.
@Suite struct MetOpgaveClausuleTests {
  @Test(
    "met-opgave holds when an opgave of the pupil is stated for the day: from its first day up to its last")
  func dag() throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | leerling | geldt
        1      | a        | ja
        2      | b        | ja
        3      | c        |
        4      | d        |
        5      | e        | ja
        6      | f        |
        7      | g        |
        """,
      opgaven: """
        nummer | leerling | soort          | begin      | einde
        81     | a        | startpopulatie | 2021-10-01 | 2021-10-01
        82     | b        | startset       | 2021-09-01 |
        83     | c        | startpopulatie | 2021-10-02 |
        84     | d        | startpopulatie | 2021-08-01 | 2021-09-30
        85     | e        | startpopulatie | 2021-08-01 | 2021-09-30
        86     | e        | startpopulatie | 2020-10-01 | 2022-10-01
        87     | f        | inwoner        | 2021-08-01 |
        """)
    #expect(
      try voorbeeld.waarvoor("met-opgave: {soort: [startpopulatie, startset], op: 1-oktober}", .werkproces)
        == voorbeeld.nummers(.werkproces, "geldt"))
  }

  @Test("With kenmerk, one and the same opgave must have the codes too")
  func kenmerk() throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | leerling | geldt
        1      | a        | ja
        2      | b        |
        3      | c        |
        """,
      opgaven: """
        nummer | leerling | soort   | begin      | einde      | inkomen
        81     | a        | inkomen | 2021-10-01 | 2021-10-31 | tot-300
        82     | b        | inkomen | 2021-10-01 | 2021-10-31 | boven-300
        83     | b        | inkomen | 2021-09-01 | 2021-09-30 | geen
        84     | c        | inkomen | 2021-10-01 | 2021-10-31 |
        """)
    #expect(
      try voorbeeld.waarvoor(
        "met-opgave: {soort: [inkomen], kenmerk: {inkomen: [geen, tot-300]}, op: 1-oktober}", .werkproces)
        == voorbeeld.nummers(.werkproces, "geldt"))
  }

  @Test(
    "The day may be that of the count, of the record, or one of the school year",
    arguments: [
      ("peildatum", "2022-02-01"), ("begin", "2022-02-01"), ("1-oktober", "1 oktober"),
      ("volgende-1-oktober", "1 oktober erna"), ("einde-schooljaar", "31 juli"),
    ])
  func dagen(dag: String, kolom: String) throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | leerling | begin      | 2022-02-01 | 1 oktober | 1 oktober erna | 31 juli
        1      | a        | 2022-02-01 | ja         |           |                |
        2      | b        | 2022-02-01 |            | ja        |                |
        3      | c        | 2022-02-01 |            |           | ja             |
        4      | d        | 2022-02-01 |            |           |                | ja
        """,
      opgaven: """
        nummer | leerling | begin      | einde
        81     | a        | 2022-02-01 | 2022-02-01
        82     | b        | 2021-10-01 | 2021-10-01
        83     | c        | 2022-10-01 | 2022-10-01
        84     | d        | 2022-07-31 | 2022-07-31
        """)
    #expect(
      try voorbeeld.waarvoor("met-opgave: {soort: [inschrijving], op: \(dag)}", .melding, op: "2022-02-01")
        == voorbeeld.nummers(.melding, kolom))
  }

  /// Twelve months before 1 October 2021 is 2 October 2020.
  @Test("terug lets what was stated for a day of so many months up to and including the day do")
  func terug() throws {
    let voorbeeld = try Voorbeeld(
      opgaven: """
        nummer | leerling | soort        | begin      | einde      | 12 maanden | 3 maanden
        1      | a        | inwoner      | 2020-01-01 |            | ja         | ja
        2      | b        | inwoner      | 2020-01-01 |            | ja         |
        3      | c        | inwoner      | 2020-01-01 |            | ja         |
        4      | d        | inwoner      | 2020-01-01 |            |            |
        81     | a        | inschrijving | 2021-07-02 | 2021-07-02 |            |
        82     | b        | inschrijving | 2021-07-01 | 2021-07-01 |            |
        83     | c        | inschrijving | 2019-10-01 | 2020-10-02 |            |
        84     | d        | inschrijving | 2019-10-01 | 2020-10-01 |            |
        """)
    for maanden in ["12 maanden", "3 maanden"] {
      let clausules =
        "{soort: [inwoner], met-opgave: {soort: [inschrijving], op: 1-oktober, terug: \(maanden)}}"
      #expect(try voorbeeld.waarvoor(clausules, .opgave) == voorbeeld.nummers(.opgave, maanden))
    }
  }

  /// Oud (0001) went into Zwolle on 1 January 2022: on 1 October it still is another gemeente.
  @Test("in-bereik asks where the opgave itself lies, read on its own record date")
  func inBereik() throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | leerling | gemeente | zwolle | regio
        1      | a        | 0148     | ja     | ja
        2      | b        | 0193     |        | ja
        3      | c        | 0193     |        |
        4      | d        | 0193     |        | ja
        """,
      opgaven: """
        nummer | leerling | soort          | begin      | gemeente
        81     | a        | startpopulatie | 2021-10-01 | 0193
        82     | b        | startpopulatie | 2021-10-01 | 0148
        83     | c        | startpopulatie | 2021-10-01 | 0363
        84     | d        | startpopulatie | 2021-10-01 | 0001
        """)
    let clausule = "met-opgave: {soort: [startpopulatie], op: 1-oktober, in-bereik: ja}"
    #expect(
      try voorbeeld.waarvoor(clausule, .werkproces, voor: Voorbeeld.zwolle)
        == voorbeeld.nummers(.werkproces, "zwolle"))
    #expect(try voorbeeld.waarvoor(clausule, .werkproces) == voorbeeld.nummers(.werkproces, "regio"))
  }

  @Test(
    "Kind and day must be named; what isn't there, or asks for more than is at hand, is a fault",
    arguments: [
      "{soort: [inschrijving]}", "{op: 1-oktober}", "{soort: [], op: 1-oktober}",
      "{soort: [luxe], op: 1-oktober}",
      "{soort: [inkomen], op: gisteren}", "{soort: [inkomen], op: peildatum}",
      "{soort: [inkomen], op: 1-oktober, terug: 13 maanden}",
      "{soort: [inkomen], op: 1-oktober, terug: 0 maanden}",
      "{soort: [inkomen], op: 1-oktober, terug: een jaar}",
      "{soort: [inkomen], op: 1-oktober, kenmerk: {grond: [5a]}}",
      "{soort: [inkomen], op: 1-oktober, kenmerk: {}}",
      "{soort: [inkomen], op: 1-oktober, in-bereik: nee}", "{soort: [inkomen], op: 1-oktober, waar: ja}",
      "[inkomen]",
    ])
  func fouten(vraag: String) {
    #expect(throws: (any Error).self) {
      try Definitietekst.clausules("met-opgave: \(vraag)", .werkproces)
    }
  }
}
