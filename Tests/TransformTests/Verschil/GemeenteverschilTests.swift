import Domain
import Testing

@testable import Pipeline
@testable import Transform

/// From the number of the region to the sum of its gemeenten: what counts in more than one, and what in none.
@Suite struct GemeenteverschilTests {
  /// Pupil a has records in three gemeenten, twice in 0193; b in one.
  private func voorbeeld() throws -> Voorbeeld {
    try Voorbeeld(
      meldingen: """
        nummer | leerling | gemeente | begin
        1      | a        | 0193     | 2021-09-13
        2      | a        | 0193     | 2021-09-14
        3      | a        | 0148     | 2021-09-15
        4      | a        | 0001     | 2021-09-16
        5      | b        | 0193     | 2021-09-13
        6      | c        | 0363     | 2021-09-13
        """)
  }

  private func loop(_ eenheid: String) throws -> [String] {
    let telling = try Definitietekst.telling("bron: melding, eenheid: \(eenheid), periode: schooljaar")
    return try Verschil.gemeenten(telling, voorbeeld().partitie).regels
  }

  @Test("A pupil counts once more for each gemeente beyond the one with the lowest code")
  func leerlingen() throws {
    #expect(
      try loop("leerling") == [
        "0 begin: 5 records, 2 leerling", "1 in-meer-gemeenten −1 +1 −2 +2 −3 +3: 5 records, 4 leerling",
        "2 in-geen-gemeente: 5 records, 4 leerling",
      ])
  }

  @Test("Gevallen do so too; a record lies in one gemeente, so that meldingen add up")
  func andere() throws {
    #expect(try loop("geval")[1] == "1 in-meer-gemeenten −1 +1 −2 +2 −3 +3: 5 records, 4 geval")
    #expect(
      try loop("melding") == [
        "0 begin: 5 records, 5 melding", "1 in-meer-gemeenten: 5 records, 5 melding",
        "2 in-geen-gemeente: 5 records, 5 melding",
      ])
  }
}
