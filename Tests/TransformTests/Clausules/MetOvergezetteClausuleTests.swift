import Testing

/// `met-overgezette: ja` — werkprocessen that went over to another number count as well, beside the ones with the new number.
@Suite struct MetOvergezetteClausuleTests {
  @Test(
    "A werkproces that went over counts in tellingen with met-overgezette alone",
    arguments: [("clausules: {met-overgezette: ja}", "beide"), ("clausules: {}", "een")])
  func telling(clausules: String, kolom: String) throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | opvolger | gemeente | beide | een
        1      | 91       | 0193     | ja    |
        2      | 92       | 0193     | ja    |
        3      | 91       | 0193     | ja    |
        4      |          | 0193     | ja    | ja
        5      | 93       | 0363     |       |
        91     |          | 0193     | ja    | ja
        """)
    let telling = try Definitietekst.telling(
      "bron: werkproces, eenheid: werkproces, periode: schooljaar, \(clausules)")
    #expect(voorbeeld.gekozen(telling) == voorbeeld.nummers(.werkproces, kolom))
  }

  @Test(
    "It is of a telling of werkprocessen as a whole",
    arguments: [
      "bron: melding, eenheid: melding, periode: schooljaar, clausules: {met-overgezette: ja}",
      "bron: werkproces, eenheid: werkproces, periode: schooljaar, clausules: {met-overgezette: nee}",
      """
      bron: werkproces, eenheid: werkproces, periode: schooljaar,
      clausules: {een-van: [{met-overgezette: ja}, {soort: [luxe]}]}
      """,
      """
      bron: werkproces, eenheid: werkproces, periode: schooljaar,
      clausules: {eerste: {met-overgezette: ja}}
      """,
    ])
  func fouten(telling: String) {
    #expect(throws: (any Error).self) { try Definitietekst.telling(telling) }
  }
}
