import Domain
import Testing

@testable import Extract

@Suite("R01: no personal number, or one that fails the elfproef")
struct R01PersoonsnummerTests {
  private let bsn = Proefnummer.bsn()
  private let onderwijsnummer = Proefnummer.onderwijsnummer()
  /// One digit up from a number that passes: the elfproef sees every change of one digit.
  private let fouteBSN = "\((Int(Proefnummer.bsn()) ?? 0) + 1)"
  private let foutOnderwijsnummer = "\((Int(Proefnummer.onderwijsnummer()) ?? 0) + 1)"

  @Test("The numbers of these tests pass, or fail, as worked out by hand")
  func proefnummers() {
    // 999993240 and 100729533 are known from the field (domain.md 6.1), and belong to nobody.
    #expect(Proefnummer.som("999993240").isMultiple(of: 11))
    #expect(Proefnummer.som("100729533") % 11 == 5)
    #expect(Proefnummer.som(bsn).isMultiple(of: 11) && bsn.utf8.count == 9)
    #expect(Proefnummer.som(onderwijsnummer) % 11 == 5 && onderwijsnummer.hasPrefix("10"))
  }

  @Test("One valid number is needed; empty and all zeros mean absent", arguments: Bron.allCases)
  func afwezig(_ bron: Bron) throws {
    var gevallen: [Geval] = []
    for leeg in ["", "0", "00000000", "000000000", "0000000000000", " ", nil] {
      gevallen += [
        .goed([.bsn: bsn, .onderwijsnummer: leeg]),
        .goed([.bsn: leeg, .onderwijsnummer: onderwijsnummer]),
        .fout(.r01, .bsn, [.bsn: leeg, .onderwijsnummer: leeg]),
      ]
    }
    gevallen.append(.goed([.bsn: bsn, .onderwijsnummer: onderwijsnummer]))
    try bron.toets(gevallen)
  }

  @Test("A second number that is present must be valid too", arguments: Bron.allCases)
  func tweede(_ bron: Bron) throws {
    try bron.toets([
      .fout(.r01, .onderwijsnummer, [.bsn: bsn, .onderwijsnummer: foutOnderwijsnummer]),
      .fout(.r01, .bsn, [.bsn: fouteBSN, .onderwijsnummer: onderwijsnummer]),
      .fout(.r01, .bsn, [.bsn: fouteBSN, .onderwijsnummer: foutOnderwijsnummer]),
      .fout(.r01, .onderwijsnummer, [.bsn: "", .onderwijsnummer: foutOnderwijsnummer]),
      .fout(.r01, .bsn, [.bsn: fouteBSN, .onderwijsnummer: ""]),
    ])
  }

  @Test("A BSN has 8 or 9 digits and a weighted sum that 11 divides", arguments: Bron.allCases)
  func bsn(_ bron: Bron) throws {
    let acht = String(Proefnummer.bsnMetNul().dropFirst())
    try bron.toets([
      .goed([.bsn: "999993240"]),
      .goed([.bsn: "123456782"]),
      .goed([.bsn: Proefnummer.bsnMetNul()]),
      .goed([.bsn: acht]),
      // Eight digits that pass only without the zero in front.
      .fout(.r01, .bsn, [.bsn: String(bsn.dropLast())]),
      .fout(.r01, .bsn, [.bsn: fouteBSN]),
      .fout(.r01, .bsn, [.bsn: "0" + bsn]),
      .fout(.r01, .bsn, [.bsn: String(acht.dropFirst())]),
      // A sum of exactly 0 isn't enough.
      .fout(.r01, .bsn, [.bsn: "000000012"]),
      .fout(.r01, .bsn, [.bsn: "00000012"]),
      .fout(.r01, .bsn, [.bsn: "9999.3240"]),
      .fout(.r01, .bsn, [.bsn: "999 993 240"]),
      .fout(.r01, .bsn, [.bsn: "NL9993240"]),
      .fout(.r01, .bsn, [.bsn: "９９９９９３２４０"]),
      .fout(.r01, .bsn, [.bsn: "onbekend"]),
    ])
  }

  @Test("An onderwijsnummer has 9 digits, begins with 10 and leaves 5", arguments: Bron.allCases)
  func onderwijsnummer(_ bron: Bron) throws {
    let elders = Proefnummer.getal(0, vanaf: 119_990_000, rest: 5)
    let alsBSN = Proefnummer.getal(0, vanaf: 109_990_000, rest: 0)
    try bron.toets([
      .goed([.bsn: "", .onderwijsnummer: "100310303"]),
      .goed([.bsn: "", .onderwijsnummer: "101222331"]),
      // It begins with 10 and passes the other test, as 100252333 does.
      .fout(.r01, .onderwijsnummer, [.bsn: "", .onderwijsnummer: "100252333"]),
      .fout(.r01, .onderwijsnummer, [.bsn: "", .onderwijsnummer: alsBSN]),
      .goed([.bsn: alsBSN]),
      .fout(.r01, .onderwijsnummer, [.bsn: "", .onderwijsnummer: elders]),
      .fout(.r01, .onderwijsnummer, [.bsn: "", .onderwijsnummer: bsn]),
      .fout(.r01, .onderwijsnummer, [.bsn: "", .onderwijsnummer: "0" + onderwijsnummer]),
      .fout(.r01, .onderwijsnummer, [.bsn: "", .onderwijsnummer: String(onderwijsnummer.dropFirst())]),
      .fout(.r01, .bsn, [.bsn: onderwijsnummer]),
    ])
  }

  @Test("Without any number the field is BSN, also when the file has no such column", arguments: Bron.csv)
  func zonderKolom(_ bron: Bron) throws {
    let kop = bron.indeling.filter { $0.veld != .bsn }
    let rij = kop.map { bron.geldig[$0.veld] ?? "" }.joined(separator: ";")
    let uitslag = try Proef.lees(
      Array("\(kop.map(\.naam).joined(separator: ";"))\n\(rij)\n".utf8), met: bron.profiel)
    #expect(uitslag.afkeuringen.map(\.code) == [.r01])
    #expect(uitslag.afkeuringen.map(\.veld) == ["BSN"])
  }
}
