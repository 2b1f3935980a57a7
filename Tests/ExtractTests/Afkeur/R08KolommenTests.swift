import Domain
import Testing

@testable import Extract

@Suite("R08: a row with another number of columns than the header")
struct R08KolommenTests {
  @Test("One too few, one too many, a delimiter at the end, a stray word", arguments: Bron.csv)
  func aantal(_ bron: Bron) throws {
    let goed = bron.tekst(bron.geldig)
    let teksten = [
      goed,
      String(
        goed.dropLast(bron.geldig[.mutatietijd]?.count ?? bron.geldig[.mutatiedatum]?.count ?? 0).dropLast()),
      goed + ";", goed + ";x;y", "rommel", "\"\"", ";", "#" + goed + ";", "\u{A0}", goed,
    ]
    let uitslag = try Proef.lees(bron.bestand(teksten), met: bron.profiel)
    #expect(uitslag.rijen == 10 && uitslag.isVerantwoord)
    #expect(uitslag.nummers.count == 2)
    #expect(uitslag.afkeuringen.map(\.rij) == Array(2...9))
    #expect(uitslag.afkeuringen.allSatisfy { $0.code == .r08 && $0.veld == nil })
    let begin = bron.kop.utf8.count + 1 + goed.utf8.count + 1
    #expect(uitslag.afkeuringen.first?.bytes == begin..<(begin + teksten[1].utf8.count + 1))
  }

  @Test("Extra columns count in the header as in the row", arguments: Bron.csv)
  func extraKolommen(_ bron: Bron) throws {
    let goed = bron.tekst(bron.geldig)
    let bestand = "\(bron.kop);Extra;\n\(goed)\n\(goed);\n\(goed);;\n\(goed);a;b\n\(goed);;;\n"
    let uitslag = try Proef.lees(Array(bestand.utf8), met: bron.profiel)
    #expect(uitslag.nummers.count == 2)
    #expect(uitslag.afkeuringen.map(\.rij) == [1, 2, 5])
    #expect(uitslag.afkeuringen.allSatisfy { $0.code == .r08 })
  }

  @Test("A delimiter or line break inside quotes is no column and no row", arguments: Bron.csv)
  func tussenQuotes(_ bron: Bron) throws {
    let veld = bron.nummerveld
    try bron.toets([
      .goed([veld: "1;2"]), .goed([veld: "1\n2"]),
      .fout(.r07, .gemeentecode, [veld: "1\r\n2;", .gemeentecode: "x"]),
    ])
  }
}
