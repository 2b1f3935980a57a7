import Domain
import Testing

@Suite struct GedruktTests {
  @Test(arguments: [
    ("77", 77, 0), ("94.5", 945, 1), ("94.50", 9450, 2), ("-3", -3, 0), ("0", 0, 0), ("007", 7, 0),
  ])
  func `a number keeps its printed decimals`(_ tekst: String, _ cijfers: Int, _ decimalen: Int) {
    let gedrukt = Gedrukt(tekst)
    #expect(gedrukt?.cijfers == cijfers)
    #expect(gedrukt?.decimalen == decimalen)
  }

  @Test(arguments: [
    "", "-", ".", "5.", ".5", "77*", "77¹", "5%", "1,5", "1.2.3", " 5", "+5", "1e3", "1234567890123",
    "0.1234567", "٣",
  ]) func `nothing else is read as a number`(_ tekst: String) {
    #expect(Gedrukt(tekst) == nil)
  }

  @Test func `the largest numbers neither overflow nor lose a digit`() throws {
    let groot = try #require(Gedrukt("999999999999"))
    let klein = try #require(Gedrukt("0.000001"))
    let deling: Breuk? = groot.waarde * 100 / klein.waarde
    let verhouding = try #require(deling)
    let verschil = (klein.waarde - verhouding).absoluut
    #expect(!verschil.isHoogstens(klein.halveEenheid))
    #expect(groot.waarde + klein.waarde - groot.waarde == klein.waarde)
    #expect(groot.waarde / Breuk(0) == nil)
  }
}
