import Testing

@testable import Domain

@Suite struct SchooljaarTests {
  private func dag(_ iso: String) throws -> LocalDate { try #require(LocalDate(iso: iso)) }

  @Test(
    "A school year runs from 1 August up to and including 31 July",
    arguments: [
      ("2021-07-31", "2020-2021"), ("2021-08-01", "2021-2022"), ("2021-12-31", "2021-2022"),
      ("2022-01-01", "2021-2022"), ("2022-07-31", "2021-2022"), ("2022-08-01", "2022-2023"),
      ("2000-02-29", "1999-2000"),
    ])
  func vanEenDag(iso: String, naam: String) throws {
    #expect(Schooljaar(van: try dag(iso)).description == naam)
  }

  @Test("Its begin and end belong to it, the days around them don't")
  func grenzen() throws {
    let jaar = Schooljaar(beginjaar: 2021)
    #expect(jaar.begin == (try dag("2021-08-01")))
    #expect(jaar.einde == (try dag("2022-07-31")))
    #expect(jaar.bevat(jaar.begin) && jaar.bevat(jaar.einde))
    #expect(!jaar.bevat(jaar.begin.plus(dagen: -1)) && !jaar.bevat(jaar.einde.plus(dagen: 1)))
  }

  @Test(
    "Each day that a delivery may name lies in its school year",
    arguments: ["1900-01-01", "1900-07-31", "2100-07-31", "2100-08-01", "2100-12-31"])
  func uitersteDagen(iso: String) throws {
    let jaar = Schooljaar(van: try dag(iso))
    #expect(jaar.bevat(try dag(iso)))
    #expect(jaar.einde.delen == (jaar.beginjaar + 1, 7, 31) && jaar.begin.delen == (jaar.beginjaar, 8, 1))
  }

  @Test("A name is two years of four digits that follow each other", arguments: ["2021-2022", "1999-2000"])
  func naam(tekst: String) {
    #expect(Schooljaar(tekst)?.description == tekst)
  }

  @Test(
    "Anything else is no school year",
    arguments: [
      "", "2021", "2021-2021", "2021-2023", "2022-2021", "2021/2022", "2021-22", "2021-2022 ", "-2021-2022",
      "2021-2022-2023", "+021-2022", "1899-1900", "2101-2102", "२०२१-२०२२",
    ])
  func geenNaam(tekst: String) {
    #expect(Schooljaar(tekst) == nil)
  }

  @Test(
    "A peildatum falls in the calendar year in which its month lies",
    arguments: [
      (10, 1, "2021-10-01"), (8, 1, "2021-08-01"), (12, 31, "2021-12-31"), (1, 1, "2022-01-01"),
      (7, 31, "2022-07-31"),
    ])
  func peildatum(maand: Int, nummer: Int, iso: String) throws {
    #expect(Schooljaar(beginjaar: 2021).peildatum(maand: maand, dag: nummer) == (try dag(iso)))
  }

  @Test("School years order by their begin")
  func volgorde() {
    #expect(Schooljaar(beginjaar: 2020) < Schooljaar(beginjaar: 2021))
    #expect(!(Schooljaar(beginjaar: 2021) < Schooljaar(beginjaar: 2021)))
  }
}
