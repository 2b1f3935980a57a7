import Testing

@testable import Domain

@Suite struct GemeentecodeTests {
  @Test(
    "All spellings of a code are the same code",
    arguments: ["193", "0193", "000193", "GM0193", "GM193", "GM000193", "00000000193"])
  func spellingen(tekst: String) {
    #expect(Gemeentecode(tekst)?.waarde == 193)
    #expect(Gemeentecode(tekst)?.description == "0193")
  }

  @Test(
    "Anything else is no code",
    arguments: [
      "", "GM", "gm0193", "Gm0193", "G0193", "GM 0193", "0193 ", " 193", "19a", "-193", "+193", "19.3",
      "10000",
      "GM10000", "99999999999999999999", "١٩٣", "GMGM0193",
    ])
  func geenCode(tekst: String) {
    #expect(Gemeentecode(tekst) == nil)
  }

  @Test(
    "It is written with four digits",
    arguments: [("3", "0003"), ("14", "0014"), ("518", "0518"), ("1979", "1979")])
  func vierCijfers(tekst: String, verwacht: String) {
    #expect(Gemeentecode(tekst)?.description == verwacht)
  }

  @Test("Codes order by their number")
  func volgorde() throws {
    let (a, b) = (try #require(Gemeentecode("9")), try #require(Gemeentecode("10")))
    #expect(a < b && !(b < a))
  }
}
