import Testing

@testable import Domain

@Suite struct RecordnummerTests {
  /// The same é for a reader, and for `String`: composed, and decomposed into two scalars.
  private let composed = "caf\u{E9}"
  private let decomposed = "cafe\u{301}"

  @Test("Numbers order by length, then by bytes")
  func volgorde() {
    let volgorde = ["1", "9", "A", "a", "é", "00", "10", "9é", "a0", "100", "999", "0000"]
    #expect(volgorde.map { Recordnummer($0) }.shuffled().sorted().map(\.tekst) == volgorde)
  }

  @Test("A leading zero counts: it is text")
  func voorloopnul() {
    #expect(Recordnummer("7") != Recordnummer("07"))
    #expect(Recordnummer("7") < Recordnummer("07"))
  }

  @Test("Two spellings of é are two numbers")
  func spellingen() {
    #expect(composed == decomposed)
    let (a, b) = (Recordnummer(composed), Recordnummer(decomposed))
    #expect(a != b)
    #expect(Set([a, b]).count == 2)
    #expect(a < b && !(b < a))
  }

  @Test("Spellings of one length, which String calls equal, still have an order")
  func gelijkeLengte() {
    // ệ as e + dot below + circumflex, and as e + circumflex + dot below.
    let (a, b) = (Recordnummer("e\u{323}\u{302}"), Recordnummer("e\u{302}\u{323}"))
    #expect(a != b)
    #expect(b < a && !(a < b))
  }

  @Test(
    "Length counts characters, not bytes",
    arguments: [("", 0), ("1", 1), ("é", 1), ("e\u{301}", 2), ("№7", 2), ("𝟙", 1)])
  func lengte(tekst: String, lengte: Int) {
    #expect(Recordnummer(tekst).lengte == lengte)
  }

  @Test("Equal numbers hash alike, and print as they came")
  func gelijk() {
    #expect(Set([Recordnummer("12"), Recordnummer("12")]).count == 1)
    #expect(Recordnummer(decomposed).description.utf8.elementsEqual(decomposed.utf8))
  }
}
