import Testing

/// `uren: {ten-minste: 16, zonder-uren: telt}` — of the melding so many hours are missed: `ten-minste` that number, or
/// `meer-dan` it. A melding of which the hours aren't known counts (`zonder-uren: telt`) or doesn't (`telt-niet`).
@Suite struct UrenClausuleTests {
  @Test(
    "ten-minste takes the number itself too, meer-dan only what is above it; without hours the clause itself says",
    arguments: [
      ("{ten-minste: 16, zonder-uren: telt}", "ten minste, telt"),
      ("{ten-minste: 16, zonder-uren: telt-niet}", "ten minste, telt niet"),
      ("{meer-dan: 16, zonder-uren: telt}", "meer dan, telt"),
      ("{meer-dan: 16, zonder-uren: telt-niet}", "meer dan, telt niet"),
    ])
  func uren(waarde: String, kolom: String) throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | uren | ten minste, telt | ten minste, telt niet | meer dan, telt | meer dan, telt niet
        1      | 0    |                  |                       |                |
        2      | 15   |                  |                       |                |
        3      | 16   | ja               | ja                    |                |
        4      | 17   | ja               | ja                    | ja             | ja
        5      | 9999 | ja               | ja                    | ja             | ja
        6      |      | ja               |                       | ja             |
        """)
    #expect(try voorbeeld.waarvoor("uren: \(waarde)", .melding) == voorbeeld.nummers(.melding, kolom))
  }

  @Test("Hours that are known to be 0 aren't unknown")
  func nul() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | uren | ten minste 0 | meer dan 0
        1      | 0    | ja           |
        2      | 1    | ja           | ja
        3      |      |              | ja
        """)
    #expect(
      try voorbeeld.waarvoor("uren: {ten-minste: 0, zonder-uren: telt-niet}", .melding)
        == voorbeeld.nummers(.melding, "ten minste 0"))
    #expect(
      try voorbeeld.waarvoor("uren: {meer-dan: 0, zonder-uren: telt}", .melding)
        == voorbeeld.nummers(.melding, "meer dan 0"))
  }

  @Test(
    "It needs one bound, in whole hours, and it must say what is done without hours",
    arguments: [
      "{ten-minste: 16}", "{zonder-uren: telt}", "{ten-minste: 16, meer-dan: 16, zonder-uren: telt}",
      "{ten-minste: -1, zonder-uren: telt}", "{ten-minste: 16.5, zonder-uren: telt}",
      "{ten-minste: 16 uur, zonder-uren: telt}", "{ten-minste: 10000, zonder-uren: telt}",
      "{ten-minste: 16, zonder-uren: ja}", "{ten-minste: 16, zonder-einde: telt}",
      "{ten-minste: 16, minder-dan: 40, zonder-uren: telt}", "16",
    ])
  func fouten(waarde: String) {
    #expect(throws: (any Error).self) { try Definitietekst.clausules("uren: \(waarde)", .melding) }
  }

  @Test("A werkproces has no hours to ask for")
  func werkproces() {
    #expect(throws: (any Error).self) {
      try Definitietekst.clausules("uren: {ten-minste: 16, zonder-uren: telt}", .werkproces)
    }
  }
}
