import Domain
import Foundation
import Testing

@testable import Extract

/// Tricks with encodings: a file is read as it declares itself, or refused, and never read as something else.
@Suite("XML: tricks with encodings")
struct CoderingaanvalTests {
  private let bron = Bron.meldingXML

  private func lees(_ bytes: [UInt8]) throws -> Uitslag { try Proef.lees(bytes, met: bron.profiel) }

  /// ASCII as little-endian UTF-16.
  private func breed(_ bytes: [UInt8]) -> [UInt8] { Array(bytes.map { [$0, 0] }.joined()) }

  private func record(_ nummer: String) -> String { bron.tekst(bron.rij([.meldingsnummer: nummer])) }

  @Test("Half a surrogate pair, as a reference, as UTF-8 and as UTF-16")
  func surrogaten() throws {
    for verwijzing in ["&#xD800;", "&#xDFFF;", "&#55296;", "&#xD83D;&#xDE00;"] {
      #expect(
        try lees(Array(Bron.levering(record("@")).replacing("@", with: verwijzing).utf8)).weigering == .b01)
    }
    let delen = Bron.levering(record("@")).split(separator: "@").map { Array($0.utf8) }
    try #require(delen.count == 2)
    for half: [UInt8] in [[0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]] {
      #expect(try lees(delen[0] + half + delen[1]).weigering == .b01)
    }
    let breed = delen.map(breed)
    for half: [UInt8] in [[0x3D, 0xD8], [0x00, 0xDE], [0x00, 0xDE, 0x3D, 0xD8]] {
      #expect(try lees([0xFF, 0xFE] + breed[0] + half + breed[1]).weigering == .b01)
    }
    #expect(try lees([0xFF, 0xFE] + breed[0] + [0x3D, 0xD8, 0x00, 0xDE] + breed[1]).nummers == ["😀"])
  }

  @Test("A byte order mark that contradicts the declaration, or stands where none belongs")
  func bom() throws {
    let goed = Bron.levering(record("1"))
    let breed = breed(Array(goed.utf8))
    // Bytes of one width under a mark of the other.
    #expect(try lees([0xFF, 0xFE] + Array(goed.utf8)).weigering == .b01)
    #expect(try lees([0xFE, 0xFF] + breed).weigering == .b01)
    #expect(try lees([0xEF, 0xBB, 0xBF] + breed).weigering == .b01)
    #expect(try lees([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF] + Array(goed.utf8)).weigering == .b01)
    #expect(try lees([0xEF, 0xBB] + Array(goed.utf8)).weigering == .b01)
    // A declaration that the bytes belie: what comes out is the same record, or nothing.
    for naam in ["UTF-16", "UTF-16LE", "UTF-32", "UCS-4", "UTF-7", "IBM037", "EBCDIC-CP-US", "ISO-2022-JP"] {
      let uitslag = try lees(Array("<?xml version='1.0' encoding='\(naam)'?>\(goed)".utf8))
      #expect(uitslag.weigering == .b01 || uitslag.nummers == ["1"], "\(naam)")
    }
  }

  @Test("UTF-7 and EBCDIC don't smuggle tags in")
  func gesmokkeld() throws {
    // In UTF-7 this is a whole second record; read as what it looks like, it is text.
    let tweede = record("2").replacing("<", with: "+ADw-").replacing(">", with: "+AD4-")
    #expect(try lees(Array(Bron.levering(record("1") + tweede).utf8)).nummers == ["1"])
    for naam in ["UTF-7", "utf-7", "UNICODE-1-1-UTF-7", "CSUNICODE11UTF7"] {
      let kop = "<?xml version='1.0' encoding='\(naam)'?>"
      #expect(try lees(Array((kop + Bron.levering(record("1") + tweede)).utf8)).weigering == .b01, "\(naam)")
    }
    let ebcdic: [UInt8] = [0x4C, 0x6F, 0xA7, 0x94, 0x93, 0x40]
    #expect(try lees(ebcdic + Array(Bron.levering(record("1")).utf8)).weigering == .b01)
  }

  @Test("Overlong UTF-8")
  func teLang() throws {
    let delen = Bron.levering(record("@")).split(separator: "@").map { Array($0.utf8) }
    try #require(delen.count == 2)
    // "<", "/" and NUL in more bytes than they take; and what lies above Unicode.
    for lang: [UInt8] in [
      [0xC0, 0xBC], [0xE0, 0x80, 0xAF], [0xF0, 0x80, 0x80, 0xBC], [0xC0, 0x80],
      [0xF8, 0x88, 0x80, 0x80, 0x80],
    ] {
      #expect(try lees(delen[0] + lang + delen[1]).weigering == .b01, "\(lang)")
    }
  }
}
