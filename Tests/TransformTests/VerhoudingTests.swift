import Domain
import Testing

@testable import Transform

/// A percentage or a rate: a telling that relates two others. Half is rounded up, in whole numbers, so that no figure
/// depends on how a machine keeps fractions.
@Suite struct VerhoudingTests {
  private func verhouding(
    _ maat: Verhouding.Maat = .procent, _ decimalen: Int = 0, teller: String = "boven",
    noemer: String = "onder", titel: String = "titel"
  ) -> Verhouding {
    Verhouding(
      id: "proef", titel: titel, omschrijving: "omschrijving", herkomst: "herkomst", teller: teller,
      noemer: noemer, maat: maat, decimalen: decimalen)
  }

  @Test(
    "A percentage is rounded to so many decimals, half up",
    arguments: [
      (7, 11, ["64", "63.6", "63.64", "63.636", "63.6364"]),
      (1, 3, ["33", "33.3", "33.33", "33.333", "33.3333"]),
      (2, 3, ["67", "66.7", "66.67", "66.667", "66.6667"]),
      (1, 8, ["13", "12.5", "12.50", "12.500", "12.5000"]),
      (3, 8, ["38", "37.5", "37.50", "37.500", "37.5000"]),
      (1, 200, ["1", "0.5", "0.50", "0.500", "0.5000"]),
      (1, 201, ["0", "0.5", "0.50", "0.498", "0.4975"]),
      (1, 2000, ["0", "0.1", "0.05", "0.050", "0.0500"]),
      (1, 2001, ["0", "0.0", "0.05", "0.050", "0.0500"]),
      (1, 1_000_000, ["0", "0.0", "0.00", "0.000", "0.0001"]),
      (1, 2_000_000, ["0", "0.0", "0.00", "0.000", "0.0001"]),
      (1, 2_000_001, ["0", "0.0", "0.00", "0.000", "0.0000"]),
      (199, 200, ["100", "99.5", "99.50", "99.500", "99.5000"]),
      (1999, 2000, ["100", "100.0", "99.95", "99.950", "99.9500"]),
    ])
  func afronden(teller: Int, noemer: Int, verwacht: [String]) {
    #expect((0...4).map { verhouding(.procent, $0).waarde(teller, van: noemer) } == verwacht)
  }

  @Test(
    "A rate is of a thousand",
    arguments: [
      (1, 1000, ["1", "1.0"]), (7, 11, ["636", "636.4"]), (1, 2000, ["1", "0.5"]), (1, 2001, ["0", "0.5"]),
      (3, 20_000, ["0", "0.2"]),
    ])
  func perDuizend(teller: Int, noemer: Int, verwacht: [String]) {
    #expect((0...1).map { verhouding(.perDuizend, $0).waarde(teller, van: noemer) } == verwacht)
  }

  @Test("Nothing of something is 0; anything of nothing has no value, not even 0 of 0")
  func nul() {
    #expect(
      (0...4).map { verhouding(.procent, $0).waarde(0, van: 5) } == ["0", "0.0", "0.00", "0.000", "0.0000"])
    for maat in Verhouding.Maat.allCases {
      #expect(verhouding(maat, 1).waarde(0, van: 0) == nil)
      #expect(verhouding(maat, 1).waarde(5, van: 0) == nil)
    }
  }

  /// Jongeren over meldingen, as the yearbook has it, can exceed the hundred.
  @Test("The number above the line may exceed the one below it")
  func bovenHonderd() {
    #expect(verhouding(.procent, 1).waarde(3, van: 2) == "150.0")
    #expect(verhouding(.procent, 0).waarde(5, van: 5) == "100")
    #expect(verhouding(.perDuizend, 2).waarde(7, van: 3) == "2333.33")
    #expect(verhouding(.procent, 4).waarde(100_000_000, van: 3) == "3333333333.3333")
  }

  @Test(
    "What it counts is written with the definitions of the two tellingen, and without the words for people")
  func definitietekst() {
    let hashes = ["boven": "0123456789abcdef", "onder": "fedcba9876543210"]
    func tekst(_ verhouding: Verhouding) -> String { verhouding.definitietekst { hashes[$0] ?? "" } }
    #expect(
      tekst(verhouding(.procent, 1)) == """
        eenheid: procent
        teller: boven (0123456789abcdef)
        noemer: onder (fedcba9876543210)
        decimalen: 1, naar boven vanaf een half
        """)
    #expect(tekst(verhouding(titel: "een andere titel")) == tekst(verhouding()))
    let anders = [
      verhouding(.perDuizend), verhouding(.procent, 1), verhouding(teller: "onder"),
      verhouding(noemer: "boven"), verhouding(),
    ]
    #expect(Set(anders.map(tekst)).count == anders.count)
    #expect(verhouding().definitietekst { _ in "ander" } != tekst(verhouding()))
  }
}
