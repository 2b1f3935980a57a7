import Testing

/// `plicht: {op: begin, is: [leerplichtig, kwalificatieplichtig]}` — by the age on a day, the law says one of these of
/// the pupil. The day is one of those of `leeftijd`.
@Suite struct PlichtClausuleTests {
  private static let alle = ["nog-niet", "leerplichtig", "kwalificatieplichtig", "18plus"]

  private func toets(_ tabel: String, _ plicht: String) throws {
    let voorbeeld = try Voorbeeld(meldingen: tabel)
    #expect(
      try voorbeeld.waarvoor("plicht: {op: begin, is: [\(plicht)]}", .melding)
        == voorbeeld.nummers(.melding, "plicht", plicht))
  }

  /// Whoever turns five on the first of a month is leerplichtig a month later, as whoever does on its last day.
  @Test(
    "leerplichtig begins on the first day of the month after the one in which the fifth birthday falls",
    arguments: alle)
  func vijf(plicht: String) throws {
    try toets(
      """
      nummer | geboren    | begin      | plicht
      1      | 2016-09-15 | 2021-09-14 | nog-niet
      2      | 2016-09-15 | 2021-09-15 | nog-niet
      3      | 2016-09-15 | 2021-09-30 | nog-niet
      4      | 2016-09-15 | 2021-10-01 | leerplichtig
      5      | 2016-09-01 | 2021-09-30 | nog-niet
      6      | 2016-09-01 | 2021-10-01 | leerplichtig
      7      | 2016-09-30 | 2021-09-30 | nog-niet
      8      | 2016-09-30 | 2021-10-01 | leerplichtig
      9      | 2016-12-31 | 2021-12-31 | nog-niet
      10     | 2016-12-31 | 2022-01-01 | leerplichtig
      11     | 2016-10-01 | 2021-10-01 | nog-niet
      """, plicht)
  }

  @Test(
    "leerplichtig ends with the school year in which the sixteenth birthday falls, then comes kwalificatieplichtig",
    arguments: alle)
  func zestien(plicht: String) throws {
    try toets(
      """
      nummer | geboren    | begin      | plicht
      1      | 2005-07-31 | 2021-07-31 | leerplichtig
      2      | 2005-07-31 | 2021-08-01 | kwalificatieplichtig
      3      | 2005-08-01 | 2021-08-01 | leerplichtig
      4      | 2005-08-01 | 2022-07-31 | leerplichtig
      5      | 2005-08-01 | 2022-08-01 | kwalificatieplichtig
      6      | 2006-07-31 | 2022-07-31 | leerplichtig
      7      | 2006-07-31 | 2022-08-01 | kwalificatieplichtig
      8      | 2005-01-01 | 2021-07-31 | leerplichtig
      9      | 2005-01-01 | 2021-08-01 | kwalificatieplichtig
      """, plicht)
  }

  @Test("kwalificatieplichtig ends with the day before the eighteenth birthday", arguments: alle)
  func achttien(plicht: String) throws {
    try toets(
      """
      nummer | geboren    | begin      | plicht
      1      | 2003-09-13 | 2021-09-12 | kwalificatieplichtig
      2      | 2003-09-13 | 2021-09-13 | 18plus
      3      | 2003-08-01 | 2021-07-31 | kwalificatieplichtig
      4      | 2003-08-01 | 2021-08-01 | 18plus
      5      | 1999-01-01 | 2021-09-13 | 18plus
      """, plicht)
  }

  /// In a year without 29 February the birthday is 1 March: one month later leerplichtig, one day later 18plus.
  @Test("Who was born on 29 February has a birthday on 1 March in a year without one", arguments: alle)
  func schrikkeldag(plicht: String) throws {
    try toets(
      """
      nummer | geboren    | begin      | plicht
      1      | 2016-02-28 | 2021-02-28 | nog-niet
      2      | 2016-02-28 | 2021-03-01 | leerplichtig
      3      | 2016-02-29 | 2021-03-01 | nog-niet
      4      | 2016-02-29 | 2021-03-31 | nog-niet
      5      | 2016-02-29 | 2021-04-01 | leerplichtig
      6      | 2004-02-29 | 2020-07-31 | leerplichtig
      7      | 2004-02-29 | 2020-08-01 | kwalificatieplichtig
      8      | 2004-02-29 | 2022-02-28 | kwalificatieplichtig
      9      | 2004-02-29 | 2022-03-01 | 18plus
      """, plicht)
  }

  /// 5 shows that the days are those of the school year that is counted, not of the record's own.
  @Test(
    "The law is asked on the begin of the record, on 1 October or on 31 July of the school year that is counted",
    arguments: [
      ("begin", "op begin"), ("1-oktober", "op 1 oktober"), ("einde-schooljaar", "op 31 juli"),
    ])
  func dagen(dag: String, kolom: String) throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | geboren    | begin      | op begin | op 1 oktober | op 31 juli
        1      | 2016-08-15 | 2021-08-31 |          | ja           | ja
        2      | 2016-09-15 | 2021-10-11 | ja       | ja           | ja
        3      | 2016-10-15 | 2021-11-15 | ja       |              | ja
        4      | 2016-07-15 | 2021-08-01 | ja       | ja           | ja
        5      | 2016-10-15 | 2022-09-01 | ja       |              | ja
        6      | 2005-06-15 | 2021-07-15 | ja       |              |
        7      | 2017-07-01 | 2021-09-13 |          |              |
        """)
    #expect(
      try voorbeeld.waarvoor("plicht: {op: \(dag), is: [leerplichtig]}", .melding)
        == voorbeeld.nummers(.melding, kolom))
  }

  @Test("In a count on a peildatum the law can be asked on that day", arguments: alle)
  func peildatum(plicht: String) throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | geboren    | begin      | plicht
        1      | 2016-09-30 | 2021-09-13 | leerplichtig
        2      | 2016-10-01 | 2021-09-13 | nog-niet
        3      | 2003-10-02 | 2021-09-13 | kwalificatieplichtig
        4      | 2003-10-01 | 2021-09-13 | 18plus
        """)
    #expect(
      try voorbeeld.waarvoor("plicht: {op: peildatum, is: [\(plicht)]}", .melding, op: "2021-10-01")
        == voorbeeld.nummers(.melding, "plicht", plicht))
  }

  @Test("Several can be named, and of a werkproces the begin is its start")
  func werkprocessen() throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | geboren    | start      | plicht               | geldt
        1      | 2016-09-15 | 2021-09-20 | nog-niet             |
        2      | 2010-09-20 | 2021-09-20 | leerplichtig         | ja
        3      | 2003-09-21 | 2021-09-20 | kwalificatieplichtig | ja
        4      | 2003-09-20 | 2021-09-20 | 18plus               |
        """)
    #expect(
      try voorbeeld.waarvoor("plicht: {op: begin, is: [leerplichtig, kwalificatieplichtig]}", .werkproces)
        == voorbeeld.nummers(.werkproces, "geldt"))
  }

  @Test(
    "Without a day, without a name or with an unknown one, it is a fault",
    arguments: [
      "{is: [leerplichtig]}", "{op: begin}", "{op: begin, is: []}", "{op: begin, is: leerplichtig}",
      "{op: begin, is: [leerplicht]}", "{op: melddatum, is: [leerplichtig]}",
      "{op: begin, is: [leerplichtig], tot: 1-oktober}", "[leerplichtig]",
    ])
  func fouten(waarde: String) {
    #expect(throws: (any Error).self) { try Definitietekst.clausules("plicht: \(waarde)", .melding) }
  }

  @Test("Only a count on a peildatum can ask what the law says on that day")
  func zonderPeildatum() throws {
    let yaml = "plicht: {op: peildatum, is: [leerplichtig]}"
    #expect(throws: (any Error).self) { try Definitietekst.clausules(yaml, .melding) }
    #expect(try Definitietekst.clausules(yaml, .melding, opPeildatum: true).count == 1)
  }
}
