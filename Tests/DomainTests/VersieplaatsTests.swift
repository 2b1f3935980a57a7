import Testing

@testable import Domain

@Suite struct VersieplaatsTests {
  private func plaats(
    _ mutatie: String, _ tijd: Int32, _ ontvangen: String, _ sha256: String, _ rij: Int
  ) throws -> Versieplaats {
    Versieplaats(
      mutatie: Mutatiemoment(datum: try #require(LocalDate(iso: mutatie)), tijd: tijd),
      ontvangen: try #require(LocalDate(iso: ontvangen)), sha256: sha256, rij: rij)
  }

  @Test("Versions order by mutation date, time, date of receipt, hash, row: each before all that follow")
  func volgorde() throws {
    let volgorde = [
      try plaats("2021-09-01", 900, "2021-12-01", "ff", 9),
      try plaats("2021-09-02", 100, "2021-12-01", "ff", 9),
      try plaats("2021-09-02", 200, "2021-10-01", "ff", 9),
      try plaats("2021-09-02", 200, "2021-10-02", "0a", 9),
      try plaats("2021-09-02", 200, "2021-10-02", "a0", 2),
      try plaats("2021-09-02", 200, "2021-10-02", "a0", 10),
    ]
    for (i, a) in volgorde.enumerated() {
      for (j, b) in volgorde.enumerated() { #expect((a < b) == (i < j), "\(i), \(j)") }
    }
    #expect(volgorde.shuffled().sorted() == volgorde)
  }

  @Test("Only the same place of the same delivery is the same")
  func gelijk() throws {
    let a = try plaats("2021-09-01", 0, "2021-10-01", "aa", 1)
    #expect(a == (try plaats("2021-09-01", 0, "2021-10-01", "aa", 1)))
    #expect(a != (try plaats("2021-09-01", 0, "2021-10-01", "aa", 2)))
  }
}
