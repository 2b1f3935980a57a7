import Testing

@testable import Transform

/// Repeat meldingen of one pupil and school are one geval while the next begins no later than 28 days after the latest
/// end so far; a missing end counts as the begin. A geval is named after its first melding.
@Suite struct GevalTests {
  /// The geval of each melding by number; `-` for none.
  private func gevallen(_ voorbeeld: Voorbeeld) -> [String] {
    let partitie = voorbeeld.partitie
    return partitie.meldingen.indices.map { i in
      let geval =
        partitie.gevallen[i] < 0 ? "-" : voorbeeld.nummers(.melding, [Int(partitie.gevallen[i])]).joined()
      return "\(partitie.meldingen[i].record.nummer) \(geval)"
    }
  }

  private func verwacht(_ voorbeeld: Voorbeeld, _ namen: [String]) -> [String] {
    let nummers = voorbeeld.partitie.meldingen.map(\.record.nummer.tekst)
    return nummers.map { nummer in
      let geval = namen.first { voorbeeld.nummers(.melding, "geval", $0).contains(nummer) } ?? "-"
      return "\(nummer) \(geval)"
    }
  }

  private func toets(_ tabel: String, dagen: Int = 28) throws {
    let voorbeeld = try Voorbeeld(meldingen: tabel, dagen: dagen)
    let namen = voorbeeld.partitie.meldingen.map(\.record.nummer.tekst)
    #expect(gevallen(voorbeeld) == verwacht(voorbeeld, namen))
  }

  @Test("The 28th day after the end still belongs to the geval, the 29th doesn't")
  func dagen() throws {
    try toets(
      """
      nummer | leerling | begin      | einde      | geval
      1      | a        | 2021-09-01 | 2021-09-03 | 1
      2      | a        | 2021-10-01 | 2021-10-02 | 1
      3      | a        | 2021-10-31 | 2021-11-01 | 3
      """)
  }

  @Test("The number of days is the definition's")
  func parameter() throws {
    try toets(
      """
      nummer | leerling | begin      | einde      | geval
      1      | a        | 2021-09-01 | 2021-09-03 | 1
      2      | a        | 2021-09-03 | 2021-09-05 | 1
      3      | a        | 2021-09-06 | 2021-09-07 | 3
      """, dagen: 0)
  }

  @Test("The latest end so far counts, not the end of the melding before")
  func laatsteEinde() throws {
    try toets(
      """
      nummer | leerling | begin      | einde      | geval
      1      | a        | 2021-09-01 | 2021-12-01 | 1
      2      | a        | 2021-09-02 | 2021-09-03 | 1
      3      | a        | 2021-12-29 | 2021-12-30 | 1
      4      | a        | 2022-03-01 | 2022-03-02 | 4
      """)
  }

  @Test("A missing end counts as the begin")
  func zonderEinde() throws {
    try toets(
      """
      nummer | leerling | begin      | einde      | geval
      1      | a        | 2021-09-01 |            | 1
      2      | a        | 2021-09-29 |            | 1
      3      | a        | 2021-10-28 |            | 3
      """)
  }

  @Test("A geval is named after its first melding in time; on the same day after the lowest number")
  func naam() throws {
    try toets(
      """
      nummer | leerling | begin      | einde      | geval
      1      | a        | 2021-09-20 | 2021-09-21 | 2
      2      | a        | 2021-09-13 | 2021-09-14 | 2
      9      | b        | 2021-09-13 |            | 9
      10     | b        | 2021-09-13 |            | 9
      """)
  }

  @Test("Another pupil or another school is another geval; another location or gemeente isn't")
  func leerlingEnSchool() throws {
    try toets(
      """
      nummer | leerling | brin | vestiging | gemeente | begin      | geval
      1      | a        | 25GA | 00        | 0193     | 2021-09-13 | 1
      2      | b        | 25GA | 00        | 0193     | 2021-09-14 | 2
      3      | a        | 27DG | 00        | 0193     | 2021-09-15 | 3
      4      | a        | 25GA | 01        | 0193     | 2021-09-16 | 1
      5      | a        | 25GA |           | 0363     | 2021-09-17 | 1
      """)
  }

  /// A withdrawn melding bridges no gap either.
  @Test("Withdrawn meldingen and those of another school year belong to no geval")
  func zonderGeval() throws {
    try toets(
      """
      nummer | leerling | status | begin      | einde      | melddatum  | geval
      1      | a        | R      | 2021-09-01 | 2021-09-02 | 2021-09-03 | 1
      2      | a        | I      | 2021-09-20 | 2021-10-10 | 2021-10-11 |
      3      | a        | R      | 2021-11-01 | 2021-11-02 | 2021-11-03 | 3
      4      | a        | R      | 2021-11-03 | 2021-11-04 | 2022-08-01 |
      5      | b        | R      | 2021-07-20 | 2021-07-21 | 2021-07-31 |
      6      | b        | R      | 2021-07-20 | 2021-07-21 | 2021-08-01 | 6
      """)
  }

  @Test(
    "Begin, end and count of a geval are over all its meldingen, of whatever gemeente, once one of them counts"
  )
  func omvang() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | leerling | gemeente | begin      | einde
        1      | a        | 0363     | 2021-09-01 | 2021-09-30
        2      | a        | 0193     | 2021-09-10 |
        3      | a        | 0363     | 2021-10-05 | 2021-10-06
        4      | b        | 0363     | 2021-09-01 | 2021-09-02
        5      | c        | 0193     | 2021-09-01 |
        """)
    var gevallen: [String] = []
    voorbeeld.partitie.gevallenMetTellendeMelding { geval in
      let eerste = voorbeeld.nummers(.melding, [geval.eerste]).joined()
      gevallen.append("\(eerste): \(geval.begin) \(geval.einde) \(geval.meldingen)")
    }
    #expect(gevallen == ["1: 2021-09-01 2021-10-06 3", "5: 2021-09-01 2021-09-01 1"])
  }
}
