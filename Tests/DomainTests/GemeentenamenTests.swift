import Testing

@testable import Domain

@Suite struct GemeentenamenTests {
  private func gemeente(_ code: UInt16, _ naam: String, tot: Int? = nil) -> Gemeente {
    Gemeente(
      code: Gemeentecode(waarde: code), naam: naam, geldigVanaf: LocalDate(dagnummer: -10_000),
      geldigTot: tot.flatMap { LocalDate(jaar: $0, maand: 1, dag: 1) }, opvolger: nil, regioperioden: [])
  }

  private var namen: Gemeentenamen {
    Gemeentenamen(
      Gemeentetabel([
        gemeente(1, "Zwolle"), gemeente(2, "Bergen (NH.)"), gemeente(3, "Bergen (L.)"),
        gemeente(4, "Hengelo (O.)"),
        gemeente(5, "'s-Gravenhage"), gemeente(6, "Heusden", tot: 1990), gemeente(7, "Heusden"),
        gemeente(8, "Dubbel", tot: 1990), gemeente(9, "Dubbel", tot: 2000),
      ]))
  }

  @Test(
    "A gemeente is found by its name, whatever its capitals, and without its province when that leaves one",
    arguments: [
      ("Zwolle", 1), ("ZWOLLE", 1), ("gemeente Zwolle", 1), ("Bergen (L.)", 3), ("Hengelo", 4),
      ("Den Haag", 5),
      ("’s-Gravenhage", 5),
    ])
  func gevonden(naam: String, code: Int) {
    #expect(namen[naam]?.waarde == UInt16(code))
  }

  @Test("Two gemeenten left, or none, is no gemeente", arguments: ["Bergen", "Zwol", "", "gemeente"])
  func nietGevonden(naam: String) {
    #expect(namen[naam] == nil)
  }

  @Test(
    "Of several in turn it is the one that exists, else that which ended last",
    arguments: [("Heusden", 7), ("Dubbel", 9)])
  func opvolging(naam: String, code: Int) {
    #expect(namen[naam]?.waarde == UInt16(code))
  }
}
