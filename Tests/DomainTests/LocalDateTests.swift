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

  @Test(
    "Months later is the same day of the month, or its last one when it doesn't have that day",
    arguments: [
      ("2021-09-13", 0, "2021-09-13"), ("2021-09-13", 3, "2021-12-13"), ("2021-09-13", 4, "2022-01-13"),
      ("2021-12-31", 1, "2022-01-31"), ("2021-01-31", 1, "2021-02-28"), ("2020-01-31", 1, "2020-02-29"),
      ("2021-11-28", 3, "2022-02-28"), ("2021-11-29", 3, "2022-02-28"), ("2021-11-30", 3, "2022-02-28"),
      ("2019-11-29", 3, "2020-02-29"), ("2019-11-30", 3, "2020-02-29"), ("2021-10-31", 1, "2021-11-30"),
      ("2021-08-31", 12, "2022-08-31"), ("2020-02-29", 12, "2021-02-28"), ("2020-02-29", 48, "2024-02-29"),
      ("2021-12-15", 12, "2022-12-15"), ("2021-12-15", 1, "2022-01-15"), ("1999-12-31", 2, "2000-02-29"),
    ])
  func maanden(iso: String, maanden: Int, verwacht: String) throws {
    #expect(try #require(LocalDate(iso: iso)).plus(maanden: maanden).description == verwacht)
  }

  @Test(
    "The age goes up on the birthday; of 29 February on 1 March in a year without one",
    arguments: [
      ("2005-03-17", "2005-03-17", 0), ("2005-03-17", "2006-03-16", 0), ("2005-03-17", "2006-03-17", 1),
      ("2005-03-17", "2021-02-28", 15), ("2005-03-17", "2021-12-01", 16), ("2005-12-31", "2021-01-01", 15),
      ("2005-01-01", "2021-12-31", 16), ("2004-02-29", "2020-02-28", 15), ("2004-02-29", "2020-02-29", 16),
      ("2004-02-29", "2021-02-28", 16), ("2004-02-29", "2021-03-01", 17), ("1999-12-31", "2000-01-01", 0),
      ("2005-03-17", "2005-03-16", -1), ("2005-03-17", "2004-03-17", -1),
    ])
  func leeftijd(geboren: String, dag: String, jaren: Int) throws {
    let geboren = try #require(LocalDate(iso: geboren))
    #expect(geboren.leeftijd(op: try #require(LocalDate(iso: dag))) == jaren)
  }

  @Test(
    "A birthday is the same day of the year, or 1 March for 29 February in a year without one",
    arguments: [
      ("2005-03-17", 0, "2005-03-17"), ("2005-03-17", 16, "2021-03-17"), ("2004-02-29", 5, "2009-03-01"),
      ("2004-02-29", 16, "2020-02-29"), ("2004-02-28", 5, "2009-02-28"), ("2004-12-31", 18, "2022-12-31"),
      ("2004-02-29", 96, "2100-03-01"),
    ])
  func verjaardag(geboren: String, leeftijd: Int, verwacht: String) throws {
    #expect(try #require(LocalDate(iso: geboren)).verjaardag(leeftijd).description == verwacht)
  }

  /// The two are computed in different ways.
  @Test("On a birthday somebody has that age, and on the day before one year less")
  func verjaardagEnLeeftijd() throws {
    let eerste = try #require(LocalDate(iso: "2003-12-31"))
    var fouten: [String] = []
    for i in 0...800 {
      let geboren = eerste.plus(dagen: i)
      for jaren in 1...18 {
        let dag = geboren.verjaardag(jaren)
        if geboren.leeftijd(op: dag) != jaren || geboren.leeftijd(op: dag.plus(dagen: -1)) != jaren - 1 {
          fouten.append("\(geboren) \(jaren)")
        }
      }
    }
    #expect(fouten == [])
  }
}
