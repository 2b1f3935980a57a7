import Domain
import Foundation
import Testing

@testable import Extract

@Suite("CSV: encodings")
struct CoderingTests {
  private let bron = Bron.werkprocesCSV
  private static let bom: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Rows with these bytes as their numbers.
  private func bestand(_ nummers: [[UInt8]], na: [UInt8] = []) -> [UInt8] {
    let rest = Array(bron.tekst(bron.geldig).drop { $0 != ";" }.utf8)
    return Array("\(bron.kop)\n".utf8) + nummers.flatMap { $0 + rest + [0x0A] } + na
  }

  private let accent: [UInt8] = [0xC3, 0xA9]

  @Test("A file without BOM that is valid UTF-8 is that; ASCII too")
  func utf8() throws {
    for nummer in ["1", "é", "€", "😀"] {
      let uitslag = try Proef.lees(bestand([Array(nummer.utf8)]), met: bron.profiel)
      #expect(uitslag.codering == "utf-8" && uitslag.nummers == [nummer])
    }
  }

  @Test("A single bad byte anywhere makes the whole file Windows-1252")
  func eenFouteByte() throws {
    let extra = Array(";E".utf8)
    let goed = bestand([accent])
    for plaats in [goed.count, bron.kop.utf8.count] {
      var bytes = goed
      // Behind the last line, or as the name of an extra column.
      bytes.insert(contentsOf: plaats == goed.count ? [0xE9] : extra + [0xE9], at: plaats)
      let uitslag = try Proef.lees(bytes, met: bron.profiel)
      #expect(uitslag.codering == "windows-1252")
      if plaats == goed.count { #expect(uitslag.nummers == ["Ã©"]) }
    }
    // Far behind the first buffer, and a character cut off at the very end.
    let veel = bestand(Array(repeating: accent, count: 4000))
    #expect(veel.count > 1 << 18)
    #expect(try Proef.lees(veel, met: bron.profiel).codering == "utf-8")
    for einde: [UInt8] in [[0x80], [0xC3], [0xE2, 0x82]] {
      let uitslag = try Proef.lees(veel + einde, met: bron.profiel)
      #expect(uitslag.codering == "windows-1252")
      #expect(uitslag.nummers.first == "Ã©" && uitslag.nummers.count == 4000)
    }
  }

  @Test("Every byte of Windows-1252 becomes its character")
  func windows1252() throws {
    let bytes = (UInt8(0x80)...0xFF).filter { ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) }
    let verwacht = bytes.map { String(data: Data([0x78, $0, 0x78]), encoding: .windowsCP1252) ?? "?" }
    let uitslag = try Proef.lees(bestand(bytes.map { [0x78, $0, 0x78] }), met: bron.profiel)
    #expect(uitslag.codering == "windows-1252")
    #expect(uitslag.nummers == verwacht)
  }

  @Test(
    "With a BOM it is UTF-8, whatever follows and whatever the profile fixes",
    arguments: [nil, Codering.windows1252])
  func metBOM(_ codering: Codering?) throws {
    let profiel = bron.profiel(codering: codering)
    let goed = try Proef.lees(Self.bom + bestand([accent]), met: profiel)
    #expect(goed.codering == "utf-8" && goed.nummers == ["é"])
    let fout = try Proef.lees(Self.bom + bestand([[0xE9], accent]), met: profiel)
    #expect(fout.codering == "utf-8" && fout.nummers == ["é"])
    #expect(fout.afkeuringen.map(\.code) == [.r09])
  }

  @Test("A BOM counts in the place of a row, and a second one is no BOM")
  func plaatsNaBOM() throws {
    let uitslag = try Proef.lees(Self.bom + bestand([[]]), met: bron.profiel)
    let begin = 3 + bron.kop.utf8.count + 1
    #expect(uitslag.afkeuringen.map(\.code) == [.r04])
    #expect(uitslag.afkeuringen.first?.bytes?.lowerBound == begin)
    #expect(try Proef.lees(Self.bom + Self.bom + bestand([accent]), met: bron.profiel).weigering == .b03)
  }

  @Test("A profile may fix the encoding")
  func vast() throws {
    let utf8 = try Proef.lees(bestand([[0xE9], accent]), met: bron.profiel(codering: .utf8))
    #expect(utf8.codering == "utf-8" && utf8.nummers == ["é"])
    #expect(utf8.afkeuringen.map(\.code) == [.r09])
    let windows = try Proef.lees(bestand([accent]), met: bron.profiel(codering: .windows1252))
    #expect(windows.codering == "windows-1252" && windows.nummers == ["Ã©"])
    let leeg = try Proef.lees(Array(bron.kop.utf8), met: bron.profiel(codering: .windows1252))
    #expect(leeg.codering == "windows-1252")
  }

  @Test("Whether bytes are UTF-8 doesn't depend on how they are cut")
  func toetsInStukken() {
    var toeval = Toeval(7)
    let stukjes: [[UInt8]] = [
      [0x61], Array("é".utf8), Array("€".utf8), Array("😀".utf8), Array("abcdefghijkl".utf8),
      [0xED, 0x9F, 0xBF],
      [0xED, 0xA0, 0x80], [0xC0], [0xF4, 0x8F, 0xBF, 0xBF], [0x80],
    ]
    for _ in 0..<500 {
      let bytes = (0..<toeval.onder(6)).flatMap { _ in stukjes[toeval.onder(stukjes.count)] }
      var toets = UTF8Toets()
      var van = 0
      while van < bytes.count {
        let tot = min(bytes.count, van + 1 + toeval.onder(5))
        bytes[van..<tot].withUnsafeBytes { toets.voeg($0) }
        van = tot
      }
      #expect(toets.heelGeldig == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
    }
  }
}
