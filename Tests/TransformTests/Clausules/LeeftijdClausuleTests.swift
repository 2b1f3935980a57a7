import Testing

/// `leeftijd: {op: begin, vanaf: 5, tot-en-met: 17}` — the age in whole years on a day lies within bounds, both
/// included; one of them may be left out. Who was born on 29 February turns a year older on 1 March in a year without
/// one.
@Suite struct LeeftijdClausuleTests {
  @Test(
    "Both bounds are included, and either may be left out",
    arguments: [
      ("leeftijd: {op: begin, vanaf: 5, tot-en-met: 17}", "5 tot en met 17"),
      ("leeftijd: {op: begin, tot-en-met: 17}", "tot en met 17"),
      ("leeftijd: {op: begin, vanaf: 18}", "vanaf 18"),
      ("leeftijd: {op: begin, vanaf: 17, tot-en-met: 17}", "17"),
    ])
  func grenzen(yaml: String, kolom: String) throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | geboren    | begin      | jaren | 5 tot en met 17 | tot en met 17 | vanaf 18 | 17
        1      | 2021-09-13 | 2021-09-13 | 0     |                 | ja            |          |
        2      | 2016-09-14 | 2021-09-13 | 4     |                 | ja            |          |
        3      | 2016-09-13 | 2021-09-13 | 5     | ja              | ja            |          |
        4      | 2004-09-14 | 2021-09-13 | 16    | ja              | ja            |          |
        5      | 2004-09-13 | 2021-09-13 | 17    | ja              | ja            |          | ja
        6      | 2003-09-14 | 2021-09-13 | 17    | ja              | ja            |          | ja
        7      | 2003-09-13 | 2021-09-13 | 18    |                 |               | ja       |
        8      | 1950-01-01 | 2021-09-13 | 71    |                 |               | ja       |
        """)
    #expect(try voorbeeld.waarvoor(yaml, .melding) == voorbeeld.nummers(.melding, kolom))
  }

  @Test("Who was born on 29 February turns a year older on 1 March in a year without one")
  func schrikkeldag() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | geboren    | begin      | jaren | geldt
        1      | 2004-02-29 | 2020-02-28 | 15    |
        2      | 2004-02-29 | 2020-02-29 | 16    | ja
        3      | 2004-02-29 | 2021-02-28 | 16    | ja
        4      | 2004-02-29 | 2021-03-01 | 17    |
        5      | 2005-02-28 | 2021-02-28 | 16    | ja
        6      | 2005-03-01 | 2021-02-28 | 15    |
        """)
    #expect(
      try voorbeeld.waarvoor("leeftijd: {op: begin, vanaf: 16, tot-en-met: 16}", .melding)
        == voorbeeld.nummers(.melding, "geldt"))
  }

  /// The end doesn't matter: see 2. The days of the school year are those of the one that is counted, whatever the record's
  /// own: see 7 and 8.
  @Test(
    "The age is read on the begin of the record, on 1 October or on 31 July of the school year that is counted",
    arguments: [
      ("begin", "op begin"), ("1-oktober", "op 1 oktober"), ("einde-schooljaar", "op 31 juli"),
    ])
  func dagen(dag: String, kolom: String) throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | geboren    | begin      | einde      | melddatum  | op begin | op 1 oktober | op 31 juli
        1      | 2003-08-31 | 2021-08-31 |            | 2021-09-13 | ja       | ja           | ja
        2      | 2003-09-01 | 2021-08-31 | 2022-07-01 | 2021-09-13 |          | ja           | ja
        3      | 2003-10-01 | 2021-08-31 |            | 2021-09-13 |          | ja           | ja
        4      | 2003-10-02 | 2021-08-31 |            | 2021-09-13 |          |              | ja
        5      | 2004-07-31 | 2021-08-31 |            | 2021-09-13 |          |              | ja
        6      | 2004-08-01 | 2021-08-31 |            | 2021-09-13 |          |              |
        7      | 2004-08-01 | 2022-09-01 |            | 2022-09-13 | ja       |              |
        8      | 2003-10-02 | 2020-09-01 |            | 2020-09-13 |          |              | ja
        """)
    #expect(
      try voorbeeld.waarvoor("leeftijd: {op: \(dag), vanaf: 18}", .melding)
        == voorbeeld.nummers(.melding, kolom))
  }

  @Test(
    "In a count on a peildatum the age can be read on that day",
    arguments: [("2021-10-01", "op 1 oktober"), ("2022-02-01", "op 1 februari")])
  func peildatum(dag: String, kolom: String) throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | geboren    | begin      | op 1 oktober | op 1 februari
        1      | 2003-09-30 | 2021-09-13 | ja           | ja
        2      | 2003-10-01 | 2021-09-13 | ja           | ja
        3      | 2003-10-02 | 2021-09-13 |              | ja
        4      | 2004-02-01 | 2021-09-13 |              | ja
        5      | 2004-02-02 | 2021-09-13 |              |
        """)
    #expect(
      try voorbeeld.waarvoor("leeftijd: {op: peildatum, vanaf: 18}", .melding, op: dag)
        == voorbeeld.nummers(.melding, kolom))
  }

  @Test("Of a werkproces the begin is its start")
  func werkprocessen() throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | geboren    | start      | jaren | geldt
        1      | 2016-09-21 | 2021-09-20 | 4     |
        2      | 2016-09-20 | 2021-09-20 | 5     | ja
        3      | 2003-09-21 | 2021-09-20 | 17    | ja
        4      | 2003-09-20 | 2021-09-20 | 18    |
        """)
    #expect(
      try voorbeeld.waarvoor("leeftijd: {op: begin, vanaf: 5, tot-en-met: 17}", .werkproces)
        == voorbeeld.nummers(.werkproces, "geldt"))
  }

  @Test(
    "Without a day or a bound, with bounds the wrong way round, or with what is no age, it is a fault",
    arguments: [
      "{vanaf: 5}", "{op: begin}", "{op: begin, vanaf: 18, tot-en-met: 17}", "{op: melddatum, vanaf: 5}",
      "{op: begin, vanaf: -1}", "{op: begin, vanaf: vijf}", "{op: begin, tot-en-met: 121}",
      "{op: begin, vanaf: 5, tot: 17}", "[5, 17]",
    ])
  func fouten(waarde: String) {
    #expect(throws: (any Error).self) { try Definitietekst.clausules("leeftijd: \(waarde)", .melding) }
  }

  @Test("Only a count on a peildatum can ask for the age on that day")
  func zonderPeildatum() throws {
    let yaml = "leeftijd: {op: peildatum, vanaf: 18}"
    #expect(throws: (any Error).self) { try Definitietekst.clausules(yaml, .melding) }
    #expect(try Definitietekst.clausules(yaml, .melding, opPeildatum: true).count == 1)
  }
}
