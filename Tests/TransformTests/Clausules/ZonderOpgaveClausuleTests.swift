import Testing

/// `zonder-opgave: {soort: [inschrijving, startkwalificatie], op: peildatum}` — no opgave of any of these kinds is of the
/// same pupil and stated for that day.
@Suite struct ZonderOpgaveClausuleTests {
  @Test("zonder-opgave holds when the pupil has none of these kinds on the day, and no more than that")
  func zonder() throws {
    let voorbeeld = try Voorbeeld(
      opgaven: """
        nummer | leerling | soort             | begin      | einde      | geldt
        1      | a        | inwoner           | 2010-01-01 |            |
        2      | b        | inwoner           | 2010-01-01 |            |
        3      | c        | inwoner           | 2010-01-01 |            | ja
        4      | d        | inwoner           | 2010-01-01 |            | ja
        81     | a        | inschrijving      | 2021-08-01 | 2021-10-01 |
        82     | b        | startkwalificatie | 2021-07-01 |            |
        83     | c        | inschrijving      | 2020-08-01 | 2021-09-30 |
        84     | c        | vervallen         | 2021-08-01 |            |
        """)
    let vraag = "zonder-opgave: {soort: [inschrijving, startkwalificatie], op: peildatum}"
    #expect(
      try voorbeeld.waarvoor("{soort: [inwoner], \(vraag)}", .opgave, op: "2021-10-01")
        == voorbeeld.nummers(.opgave, "geldt"))
  }

  @Test("It can be asked of meldingen and werkprocessen too")
  func anderen() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | leerling | geldt
        70     | a        |
        71     | b        | ja
        """,
      werkprocessen: """
        nummer | leerling | geldt
        1      | a        |
        2      | c        | ja
        """,
      opgaven: """
        nummer | leerling | soort        | begin
        81     | a        | inschrijving | 2021-08-01
        """)
    let vraag = "zonder-opgave: {soort: [inschrijving], op: 1-oktober}"
    #expect(try voorbeeld.waarvoor(vraag, .melding) == voorbeeld.nummers(.melding, "geldt"))
    #expect(try voorbeeld.waarvoor(vraag, .werkproces) == voorbeeld.nummers(.werkproces, "geldt"))
  }

  @Test("It can't stand within a clause that asks of another record")
  func fouten() {
    #expect(throws: (any Error).self) {
      try Definitietekst.clausules(
        "melding: {zonder-opgave: {soort: [inschrijving], op: 1-oktober}}", .werkproces)
    }
  }
}
