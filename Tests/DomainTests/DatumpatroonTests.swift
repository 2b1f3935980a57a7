import Testing

@testable import Domain

@Suite struct DatumpatroonTests {
  private func lees(_ patroon: Datumpatroon, _ tekst: String) -> String? {
    Array(tekst.utf8).withUnsafeBufferPointer { patroon.lees($0)?.description }
  }

  @Test(
    "Each pattern reads its own spelling of a day",
    arguments: [
      (Datumpatroon.iso, "2021-09-13"), (.dagEerst, "13-09-2021"), (.aaneen, "20210913"),
    ])
  func eigenSpelling(patroon: Datumpatroon, tekst: String) {
    #expect(lees(patroon, tekst) == "2021-09-13")
    for ander in Datumpatroon.gewoon where ander != patroon { #expect(lees(ander, tekst) == nil) }
  }

  @Test(
    "What isn't a whole day in the pattern is no date",
    arguments: [
      (Datumpatroon.iso, ""), (.iso, "2021-9-13"), (.iso, "2021-09-1"), (.iso, "2021/09/13"),
      (.iso, "2021-09-13T00"), (.iso, "2021-09-13 "), (.iso, " 2021-09-13"), (.iso, "2021-02-29"),
      (.iso, "2021-13-01"), (.iso, "1899-12-31"), (.iso, "2101-01-01"), (.iso, "20a1-09-13"),
      (.iso, "+021-09-13"), (.iso, "2021-0:-13"), (.iso, "२०२१-०९-१३"),
      (.dagEerst, "1-09-2021"), (.dagEerst, "13.09.2021"), (.dagEerst, "31-04-2021"), (.dagEerst, "13-09-21"),
      (.dagEerst, "29-02-2100"), (.aaneen, "2021091"), (.aaneen, "202109133"), (.aaneen, "20210931"),
      (.aaneen, "2021 913"), (.aaneen, "00000000"),
    ])
  func geenDatum(patroon: Datumpatroon, tekst: String) {
    #expect(lees(patroon, tekst) == nil)
  }

  @Test(
    "A leap day is read in each pattern",
    arguments: [(Datumpatroon.iso, "2020-02-29"), (.dagEerst, "29-02-2020"), (.aaneen, "20200229")])
  func schrikkeldag(patroon: Datumpatroon, tekst: String) {
    #expect(lees(patroon, tekst) == "2020-02-29")
  }

  @Test(
    "The loose patterns read what people and spreadsheets write, with one mark between all parts",
    arguments: [
      (Datumpatroon.losDagEerst, "3-9-2021"), (.losDagEerst, "03/09/2021"), (.losDagEerst, "3.09.2021"),
      (.losJaarEerst, "2021/9/3"), (.losJaarEerst, "2021-09-03"), (.losKort, "3-9-21"),
      (.losMaandEerst, "9/3/2021"), (.maandnaam, "3 sep 2021"), (.maandnaam, "03-september-2021"),
      (.maandnaam, "3 sept. 2021"),
    ])
  func losseSpelling(patroon: Datumpatroon, tekst: String) {
    #expect(lees(patroon, tekst) == "2021-09-03")
    #expect(lees(patroon, patroon.tekst(LocalDate(dagnummer: 18_873))) == "2021-09-03")
  }

  @Test(
    "What is no day in a loose pattern is no date",
    arguments: [
      (Datumpatroon.losDagEerst, "3-9/2021"), (.losDagEerst, "32-1-2021"), (.losDagEerst, "3-9-21"),
      (.losDagEerst, "003-9-2021"), (.losDagEerst, "3 9 2021"), (.losDagEerst, "30-2-2021"),
      (.losDagEerst, ""),
      (.losJaarEerst, "21/9/3"), (.losKort, "3-9-2021"), (.losMaandEerst, "13/3/2021"),
      (.maandnaam, "3 sop 2021"), (.maandnaam, "3 sep"), (.maandnaam, "31 juni 2021"),
      (.maandnaam, "sep 3 2021"),
    ])
  func losGeenDatum(patroon: Datumpatroon, tekst: String) {
    #expect(lees(patroon, tekst) == nil)
  }

  @Test(
    "A year of two digits is of this century below 70",
    arguments: [("1-1-69", "2069-01-01"), ("1-1-70", "1970-01-01")])
  func eeuw(tekst: String, dag: String) {
    #expect(lees(.losKort, tekst) == dag)
  }

  @Test("A number of digits is read only where all of them are digits")
  func getal() {
    Array("12a45".utf8).withUnsafeBufferPointer { bytes in
      #expect(bytes.getal(0, cijfers: 2) == 12)
      #expect(bytes.getal(3, cijfers: 2) == 45)
      #expect(bytes.getal(1, cijfers: 2) == nil)
      #expect(bytes.getal(3, cijfers: 3) == nil)
    }
  }
}
