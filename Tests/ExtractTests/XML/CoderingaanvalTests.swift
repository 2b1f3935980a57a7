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

  /// ASCII as IBM037 has it.
  private static func alsEBCDIC(_ tekst: String) -> [UInt8] {
    let tabel: [UInt8] = [
      0x00, 0x01, 0x02, 0x03, 0x37, 0x2D, 0x2E, 0x2F, 0x16, 0x05, 0x25, 0x0B, 0x0C, 0x0D, 0x0E, 0x0F,
      0x10, 0x11, 0x12, 0x13, 0x3C, 0x3D, 0x32, 0x26, 0x18, 0x19, 0x3F, 0x27, 0x1C, 0x1D, 0x1E, 0x1F,
      0x40, 0x5A, 0x7F, 0x7B, 0x5B, 0x6C, 0x50, 0x7D, 0x4D, 0x5D, 0x5C, 0x4E, 0x6B, 0x60, 0x4B, 0x61,
      0xF0, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9, 0x7A, 0x5E, 0x4C, 0x7E, 0x6E, 0x6F,
      0x7C, 0xC1, 0xC2, 0xC3, 0xC4, 0xC5, 0xC6, 0xC7, 0xC8, 0xC9, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6,
      0xD7, 0xD8, 0xD9, 0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xBA, 0xE0, 0xBB, 0xB0, 0x6D,
      0x79, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96,
      0x97, 0x98, 0x99, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7, 0xA8, 0xA9, 0xC0, 0x4F, 0xD0, 0xA1, 0x07,
    ]
    return tekst.utf8.map { tabel[Int($0)] }
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
    // Nor is a whole file in EBCDIC read: nobody could tell its tags from its text by looking at the bytes.
    #expect(
      try lees(Self.alsEBCDIC("<?xml version='1.0' encoding='IBM037'?>" + Bron.levering(record("1"))))
        .weigering == .b01)
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
