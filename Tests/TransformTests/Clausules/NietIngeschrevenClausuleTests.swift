import Testing

/// `niet-ingeschreven: {meer-dan: 4 weken, zomer: {van: 07-31, tot-en-met: 08-31}}` — while living in the gemeente, and
/// being leerplichtig or kwalificatieplichtig by age, the pupil was for so long on end neither enrolled at a school nor
/// exempted, and had no startkwalificatie.
@Suite struct NietIngeschrevenClausuleTests {
  private static let inwoner = "soort: [inwoner], niet-ingeschreven"

  /// From 1 up to and including 28 October is four weeks.
  @Test(
    "The days between two enrolments are counted: more than four weeks, or four at least",
    arguments: [
      ("meer-dan: 4 weken", "meer dan 4 weken"), ("ten-minste: 4 weken", "ten minste 4 weken"),
      ("meer-dan: 28 dagen", "meer dan 4 weken"), ("ten-minste: 28 dagen", "ten minste 4 weken"),
    ])
  func grens(grens: String, kolom: String) throws {
    let voorbeeld = try Voorbeeld(
      opgaven: """
        nummer | leerling | soort        | begin      | einde      | meer dan 4 weken | ten minste 4 weken
        1      | a        | inwoner      | 2010-01-01 |            |                  |
        2      | b        | inwoner      | 2010-01-01 |            |                  | ja
        3      | c        | inwoner      | 2010-01-01 |            | ja               | ja
        4      | d        | inwoner      | 2010-01-01 |            |                  |
        81     | a        | inschrijving | 2018-08-01 | 2021-09-30 |                  |
        82     | a        | inschrijving | 2021-10-28 |            |                  |
        83     | b        | inschrijving | 2018-08-01 | 2021-09-30 |                  |
        84     | b        | inschrijving | 2021-10-29 |            |                  |
        85     | c        | inschrijving | 2018-08-01 | 2021-09-30 |                  |
        86     | c        | inschrijving | 2021-10-30 |            |                  |
        87     | d        | inschrijving | 2018-08-01 |            |                  |
        """)
    #expect(
      try voorbeeld.waarvoor("{\(Self.inwoner): {\(grens)}}", .opgave) == voorbeeld.nummers(.opgave, kolom))
  }

  /// 2 is exempted from the day on which the enrolment ended; the request of 3 was refused; 4 has a startkwalificatie.
  @Test("An exemption that was granted, and a startkwalificatie, are no absence")
  func vrijgesteld() throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | leerling | soort        | besluit   | start      | einde
        51     | b        | vrijstelling | via-duo   | 2021-10-01 | 2022-07-31
        52     | c        | vrijstelling | afgewezen | 2021-10-01 | 2022-07-31
        53     | e        | verlof       | toegekend | 2021-10-01 | 2022-07-31
        """,
      opgaven: """
        nummer | leerling | soort             | begin      | einde      | geldt
        1      | a        | inwoner           | 2010-01-01 |            | ja
        2      | b        | inwoner           | 2010-01-01 |            |
        3      | c        | inwoner           | 2010-01-01 |            | ja
        4      | d        | inwoner           | 2010-01-01 |            |
        5      | e        | inwoner           | 2010-01-01 |            | ja
        81     | a        | inschrijving      | 2018-08-01 | 2021-09-30 |
        82     | b        | inschrijving      | 2018-08-01 | 2021-09-30 |
        83     | c        | inschrijving      | 2018-08-01 | 2021-09-30 |
        84     | d        | inschrijving      | 2018-08-01 | 2021-09-30 |
        85     | d        | startkwalificatie | 2021-09-30 |            |
        86     | e        | inschrijving      | 2018-08-01 | 2021-09-30 |
        """)
    #expect(
      try voorbeeld.waarvoor("{\(Self.inwoner): {meer-dan: 4 weken}}", .opgave)
        == voorbeeld.nummers(.opgave, "geldt"))
  }

  /// Nobody here is ever enrolled. 1 October 2016 plus five years: leerplichtig from 1 November 2021. Who becomes 18 on
  /// 29 August has 28 days in the school year.
  @Test("Only days of living here count, and of the age of leerplicht and kwalificatieplicht")
  func leeftijd() throws {
    let voorbeeld = try Voorbeeld(
      opgaven: """
        nummer | soort   | begin      | einde      | geboren    | geldt
        1      | inwoner | 2021-09-01 | 2021-09-28 | 2010-03-17 |
        2      | inwoner | 2021-09-01 | 2021-09-29 | 2010-03-17 | ja
        3      | inwoner | 2022-07-03 |            | 2010-03-17 | ja
        4      | inwoner | 2022-07-04 |            | 2010-03-17 |
        5      | inwoner | 2021-08-01 | 2021-11-28 | 2016-10-01 |
        6      | inwoner | 2021-08-01 | 2021-11-29 | 2016-10-01 | ja
        7      | inwoner | 2021-08-01 |            | 2003-08-29 |
        8      | inwoner | 2021-08-01 |            | 2003-08-30 | ja
        """)
    #expect(
      try voorbeeld.waarvoor("{\(Self.inwoner): {meer-dan: 4 weken}}", .opgave)
        == voorbeeld.nummers(.opgave, "geldt"))
  }

  /// From 1 September up to and including 28 September is four weeks. 4 left school three weeks before the summer, and one
  /// week and a day after it the four weeks are over.
  @Test("The days of zomer don't count, and don't break the time off")
  func zomer() throws {
    let voorbeeld = try Voorbeeld(
      opgaven: """
        nummer | leerling | soort        | begin      | einde      | met zomer | zonder zomer
        1      | a        | inwoner      | 2010-01-01 |            |           | ja
        2      | b        | inwoner      | 2010-01-01 |            |           | ja
        3      | c        | inwoner      | 2010-01-01 |            | ja        | ja
        4      | d        | inwoner      | 2010-01-01 |            | ja        | ja
        81     | a        | inschrijving | 2018-08-01 | 2021-07-31 |           |
        82     | a        | inschrijving | 2021-09-01 |            |           |
        83     | b        | inschrijving | 2018-08-01 | 2021-07-31 |           |
        84     | b        | inschrijving | 2021-09-29 |            |           |
        85     | c        | inschrijving | 2018-08-01 | 2021-07-31 |           |
        86     | c        | inschrijving | 2021-09-30 |            |           |
        87     | d        | inschrijving | 2018-08-01 | 2021-07-09 |           |
        88     | d        | inschrijving | 2021-09-09 |            |           |
        """)
    #expect(
      try voorbeeld.waarvoor(
        "{\(Self.inwoner): {meer-dan: 4 weken, zomer: {van: 07-31, tot-en-met: 08-31}}}", .opgave)
        == voorbeeld.nummers(.opgave, "met zomer"))
    #expect(
      try voorbeeld.waarvoor("{\(Self.inwoner): {meer-dan: 4 weken}}", .opgave)
        == voorbeeld.nummers(.opgave, "zonder zomer"))
  }

  /// 1 was long enough away before the summer, and came back in it; 2 after it; 3 within the next school year.
  @Test("A time that began in the school year before counts when it goes on on a day of this one")
  func vorigSchooljaar() throws {
    let voorbeeld = try Voorbeeld(
      opgaven: """
        nummer | leerling | soort        | begin      | einde      | geldt
        1      | a        | inwoner      | 2010-01-01 |            |
        2      | b        | inwoner      | 2010-01-01 |            | ja
        3      | c        | inwoner      | 2010-01-01 |            |
        81     | a        | inschrijving | 2018-08-01 | 2021-05-31 |
        82     | a        | inschrijving | 2021-08-20 |            |
        83     | b        | inschrijving | 2018-08-01 | 2021-05-31 |
        84     | b        | inschrijving | 2021-09-02 |            |
        85     | c        | inschrijving | 2018-08-01 | 2022-07-15 |
        86     | c        | inschrijving | 2022-09-10 |            |
        """)
    #expect(
      try voorbeeld.waarvoor(
        "{\(Self.inwoner): {meer-dan: 4 weken, zomer: {van: 07-31, tot-en-met: 08-31}}}", .opgave)
        == voorbeeld.nummers(.opgave, "geldt"))
  }

  /// 2 has four weeks and a day by 1 October; 3 is enrolled again that day.
  @Test("On a peildatum the time that goes on that day has the length by then")
  func peildatum() throws {
    let voorbeeld = try Voorbeeld(
      opgaven: """
        nummer | leerling | soort        | begin      | einde      | geldt
        1      | a        | inwoner      | 2010-01-01 |            |
        2      | b        | inwoner      | 2010-01-01 |            | ja
        3      | c        | inwoner      | 2010-01-01 |            |
        81     | a        | inschrijving | 2018-08-01 | 2021-09-03 |
        82     | b        | inschrijving | 2018-08-01 | 2021-09-02 |
        83     | c        | inschrijving | 2018-08-01 | 2021-05-31 |
        84     | c        | inschrijving | 2021-10-01 |            |
        """)
    #expect(
      try voorbeeld.waarvoor("{\(Self.inwoner): {meer-dan: 4 weken}}", .opgave, op: "2021-10-01")
        == voorbeeld.nummers(.opgave, "geldt"))
  }

  @Test("Enrolments that overlap, or lie within one another, leave no days between them")
  func overlap() throws {
    let voorbeeld = try Voorbeeld(
      opgaven: """
        nummer | leerling | soort        | begin      | einde      | geldt
        1      | a        | inwoner      | 2010-01-01 |            |
        2      | b        | inwoner      | 2010-01-01 |            | ja
        81     | a        | inschrijving | 2018-08-01 | 2022-01-31 |
        82     | a        | inschrijving | 2021-09-01 | 2021-09-30 |
        83     | a        | inschrijving | 2022-02-01 |            |
        84     | b        | inschrijving | 2018-08-01 | 2022-01-31 |
        85     | b        | inschrijving | 2021-09-01 | 2021-09-30 |
        86     | b        | inschrijving | 2022-03-02 |            |
        """)
    #expect(
      try voorbeeld.waarvoor("{\(Self.inwoner): {meer-dan: 4 weken}}", .opgave)
        == voorbeeld.nummers(.opgave, "geldt"))
  }

  @Test(
    "It needs one bound in dagen or weken, and days of a summer that every year has",
    arguments: [
      "{}", "{meer-dan: 4 maanden}", "{meer-dan: 4}", "{meer-dan: 4 weken, ten-minste: 4 weken}",
      "{meer-dan: 4 weken, zomer: 08-01}", "{meer-dan: 4 weken, zomer: {van: 07-31}}",
      "{meer-dan: 4 weken, zomer: {van: 08-31, tot-en-met: 07-31}}",
      "{meer-dan: 4 weken, zomer: {van: 02-29, tot-en-met: 07-31}}",
      "{meer-dan: 4 weken, zomer: {van: 13-01, tot-en-met: 13-02}}", "{meer-dan: 4 weken, winter: {}}",
    ])
  func fouten(waarde: String) {
    #expect(throws: (any Error).self) {
      try Definitietekst.clausules("niet-ingeschreven: \(waarde)", .opgave)
    }
  }

  @Test("It is asked of opgaven alone")
  func anderen() {
    #expect(throws: (any Error).self) {
      try Definitietekst.clausules("niet-ingeschreven: {meer-dan: 4 weken}", .werkproces)
    }
  }
}
