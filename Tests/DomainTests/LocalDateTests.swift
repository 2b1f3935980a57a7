import Testing

@testable import Domain

@Suite struct LocalDateTests {
  @Test(
    "29 February exists in the leap years of the Gregorian calendar alone",
    arguments: [
      (1900, false), (1904, true), (2000, true), (2019, false), (2020, true), (2021, false), (2100, false),
    ])
  func schrikkeldag(jaar: Int, bestaat: Bool) {
    #expect((LocalDate(jaar: jaar, maand: 2, dag: 29) != nil) == bestaat)
  }

  @Test(
    "Days that the calendar doesn't have are no dates",
    arguments: [
      (2021, 0, 1), (2021, 13, 1), (2021, 1, 0), (2021, 1, 32), (2021, 4, 31), (2021, 6, 31), (2021, 9, 31),
      (2021, 11, 31), (2021, 2, 30), (2021, -1, 1), (2021, 1, -1),
    ])
  func geenDag(jaar: Int, maand: Int, dag: Int) {
    #expect(LocalDate(jaar: jaar, maand: maand, dag: dag) == nil)
  }

  @Test(
    "Years run from 1900 up to and including 2100",
    arguments: [(1899, false), (1900, true), (2100, true), (2101, false)])
  func jaren(jaar: Int, bestaat: Bool) {
    #expect((LocalDate(jaar: jaar, maand: 12, dag: 31) != nil) == bestaat)
    #expect((LocalDate(jaar: jaar, maand: 1, dag: 1) != nil) == bestaat)
  }

  @Test("A reference table may say from when to when years run")
  func ruimereJaren() {
    #expect(LocalDate(iso: "1830-01-01", jaren: 1800...2100)?.description == "1830-01-01")
    #expect(LocalDate(iso: "1830-01-01") == nil)
  }

  /// Walks the calendar with rules of its own, so that a mistake in the arithmetic can't hide in its inverse.
  @Test("Every day from 1900 to 2100 follows the one before it, and comes back from its parts and its text")
  func alleDagen() throws {
    var dagnummer = try #require(LocalDate(jaar: 1900, maand: 1, dag: 1)).dagnummer
    #expect(dagnummer == -25_567)
    var fout: String?
    for jaar in 1900...2100 {
      let schrikkel = jaar % 4 == 0 && (jaar % 100 != 0 || jaar % 400 == 0)
      let lengten = [31, schrikkel ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (i, lengte) in lengten.enumerated() {
        for dag in 1...lengte {
          let datum = LocalDate(jaar: jaar, maand: i + 1, dag: dag)
          let (j, m, d) = LocalDate(dagnummer: dagnummer).delen
          if datum?.dagnummer != dagnummer || (j, m, d) != (jaar, i + 1, dag)
            || datum.flatMap({ LocalDate(iso: $0.description) }) != datum
          {
            fout = fout ?? "\(jaar)-\(i + 1)-\(dag)"
          }
          dagnummer += 1
        }
      }
    }
    #expect(fout == nil)
    #expect(LocalDate(dagnummer: dagnummer - 1).description == "2100-12-31")
  }

  @Test("Day 0 is 1 January 1970, and the days before it are negative")
  func dagNul() {
    #expect(LocalDate(dagnummer: 0).description == "1970-01-01")
    #expect(LocalDate(dagnummer: -1).description == "1969-12-31")
    #expect(LocalDate(dagnummer: 0).plus(dagen: 59).description == "1970-03-01")
  }

  @Test("Dates order as the calendar does, and as their text")
  func volgorde() throws {
    let dagen = ["1900-01-01", "1969-12-31", "1970-01-01", "2020-02-29", "2020-03-01", "2100-12-31"]
    let datums = try dagen.map { try #require(LocalDate(iso: $0)) }
    #expect(datums.shuffled().sorted() == datums)
  }

  @Test("A text is filled with zeros to ten characters, its month to seven")
  func tekst() throws {
    let datum = try #require(LocalDate(jaar: 2005, maand: 3, dag: 7))
    #expect(datum.description == "2005-03-07")
    #expect(datum.maandtekst == "2005-03")
    #expect(datum.isoBytes == Array("2005-03-07".utf8))
  }
}
