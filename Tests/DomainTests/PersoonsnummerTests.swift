import Testing

@testable import Domain

@Suite struct PersoonsnummerTests {
  enum Uitkomst { case afwezig, geldig, ongeldig }

  private func gelezen(_ tekst: String, _ soort: Persoonsnummer.Soort) -> Persoonsnummer.Gelezen {
    Array(tekst.utf8).withUnsafeBufferPointer { Persoonsnummer.lees($0, als: soort) }
  }

  private func uitkomst(_ tekst: String, _ soort: Persoonsnummer.Soort) -> Uitkomst {
    switch gelezen(tekst, soort) {
    case .afwezig: .afwezig
    case .geldig: .geldig
    case .ongeldig: .ongeldig
    }
  }

  private func nummer(_ tekst: String, _ soort: Persoonsnummer.Soort) throws -> Persoonsnummer {
    guard case .geldig(let nummer) = gelezen(tekst, soort) else { throw Onleesbaar() }
    return nummer
  }
  private struct Onleesbaar: Error {}

  @Test(
    "The elfproef holds for each kind as domain.md 6.1 has it",
    arguments: [
      ("111222333", Persoonsnummer.Soort.bsn, Uitkomst.geldig), ("123456782", .bsn, .geldig),
      ("999993240", .bsn, .geldig),
      // Another last digit.
      ("123456789", .bsn, .ongeldig), ("111222334", .bsn, .ongeldig),
      // A sum of exactly 0 is no BSN, though 11 divides it.
      ("000000012", .bsn, .ongeldig),
      ("100310303", .onderwijsnummer, .geldig), ("100729533", .onderwijsnummer, .geldig),
      ("101222331", .onderwijsnummer, .geldig),
      // Remainder 0, where 5 is asked.
      ("100252333", .onderwijsnummer, .ongeldig), ("100252333", .bsn, .geldig),
      // Remainder 5 isn't enough for a BSN, nor for a number that doesn't begin with 10.
      ("100310303", .bsn, .ongeldig), ("111222333", .onderwijsnummer, .ongeldig),
    ])
  func elfproef(tekst: String, soort: Persoonsnummer.Soort, verwacht: Uitkomst) {
    #expect(uitkomst(tekst, soort) == verwacht)
  }

  @Test("A remainder of 5 without a leading 10 is no onderwijsnummer")
  func begintMetTien() {
    // The same elfproef by hand, over all numbers of a small range on both sides of 10.
    for getal in stride(from: 99_999_900, through: 110_000_100, by: 1)
    where getal < 100_000_100 || getal > 109_999_900 {
      let cijfers = String(repeating: "0", count: 9 - String(getal).count) + String(getal)
      let rest =
        zip(cijfers.utf8, [9, 8, 7, 6, 5, 4, 3, 2, -1]).reduce(0) { $0 + Int($1.0 - 48) * $1.1 } % 11
      let verwacht: Uitkomst = rest == 5 && cijfers.hasPrefix("10") ? .geldig : .ongeldig
      guard uitkomst(cijfers, .onderwijsnummer) == verwacht else {
        Issue.record("\(getal)")
        return
      }
    }
  }

  @Test(
    "Empty and zeros alone mean that there is no number",
    arguments: ["", "0", "00000000", "000000000", "0000000000"])
  func afwezig(tekst: String) {
    #expect(uitkomst(tekst, .bsn) == .afwezig)
    #expect(uitkomst(tekst, .onderwijsnummer) == .afwezig)
  }

  @Test("A BSN of 8 digits is the one with a zero in front")
  func achtCijfers() throws {
    // 0·9 + 1·8 + 2·7 + 3·6 + 4·5 + 5·4 + 6·3 + 7·2 − 2 = 110.
    #expect(uitkomst("12345672", .bsn) == .geldig)
    let kort = try nummer("12345672", .bsn)
    let lang = try nummer("012345672", .bsn)
    #expect(kort.metCijfers { Array($0) } == lang.metCijfers { Array($0) })
    #expect(lang.metCijfers { Array($0) } == Array("012345672".utf8))
    #expect(uitkomst("10031030", .onderwijsnummer) == .ongeldig)
  }

  @Test(
    "Other characters and lengths are no number",
    arguments: [
      "1", "1112223", "1112223330", "111.222.333", "11122233a", " 111222333", "-11222333", "１１１２２２３３３",
    ])
  func ongeldig(tekst: String) {
    #expect(uitkomst(tekst, .bsn) == .ongeldig)
    #expect(uitkomst(tekst, .onderwijsnummer) == .ongeldig)
  }

  struct Houder {
    let naam = "houder"
    let nummer: Persoonsnummer
    let vrij: Persoonsnummer?
  }

  @Test(
    "No way of printing shows a digit",
    arguments: [("111222333", Persoonsnummer.Soort.bsn), ("100310303", .onderwijsnummer)])
  func toontGeenCijfer(tekst: String, soort: Persoonsnummer.Soort) throws {
    let nummer = try nummer(tekst, soort)
    let houder = Houder(nummer: nummer, vrij: nummer)
    var teksten = [
      String(describing: nummer), String(reflecting: nummer), "\(nummer)", nummer.description,
      nummer.debugDescription, String(describing: houder), String(reflecting: houder),
      String(describing: [nummer]), String(reflecting: Persoonsnummer.Gelezen.geldig(nummer)),
      String(describing: Optional(nummer)), "\([tekst.count > 0: nummer])",
    ]
    for waarde in [nummer, houder, [nummer], Persoonsnummer.Gelezen.geldig(nummer)] as [Any] {
      var uit = ""
      dump(waarde, to: &uit)
      // "1 element" of the array is no digit of the number.
      teksten.append(uit.replacing("1 element", with: ""))
      var gedrukt = ""
      print(waarde, to: &gedrukt)
      teksten.append(gedrukt)
    }
    for uitvoer in teksten { #expect(!uitvoer.contains { $0.isNumber }, "\(uitvoer.count) characters") }
  }

  @Test("A mirror of it has no children")
  func spiegel() throws {
    let nummer = try nummer("111222333", .bsn)
    #expect(Mirror(reflecting: nummer).children.isEmpty)
    #expect(Mirror(reflecting: nummer).superclassMirror == nil)
  }

  @Test("It can't be encoded")
  func nietTeCoderen() throws {
    let nummer: Any = try nummer("111222333", .bsn)
    #expect(!(nummer is any Encodable))
    #expect(!(nummer is any LosslessStringConvertible))
    #expect(!(nummer is any RawRepresentable))
  }
}
