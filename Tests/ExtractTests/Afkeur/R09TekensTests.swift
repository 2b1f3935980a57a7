import Domain
import Testing

@testable import Extract

@Suite("R09: bytes that are no text in the file's encoding")
struct R09TekensTests {
  /// A file of one row for each of the given contents of an extra column, which no field reads.
  private func lees(_ bron: Bron, _ inhouden: [[UInt8]], codering: Codering? = nil, bom: Bool = false) throws
    -> Uitslag
  {
    var bytes: [UInt8] = (bom ? [0xEF, 0xBB, 0xBF] : []) + Array("\(bron.kop);Opmerking\n".utf8)
    for inhoud in inhouden { bytes += Array("\(bron.tekst(bron.geldig));".utf8) + inhoud + [0x0A] }
    return try Proef.lees(bytes, met: bron.profiel(codering: codering))
  }

  private func afgekeurd(_ uitslag: Uitslag) -> [Int] {
    #expect(uitslag.isVerantwoord && uitslag.weigering == nil)
    #expect(uitslag.afkeuringen.allSatisfy { $0.code == .r09 && $0.veld == nil && $0.bytes != nil })
    return uitslag.afkeuringen.map(\.rij)
  }

  @Test("NUL is never text, in an extra column neither", arguments: Bron.csv)
  func nul(_ bron: Bron) throws {
    let inhouden: [[UInt8]] = [Array("a".utf8), [0], [0x61, 0, 0x62], Array("é".utf8)]
    #expect(try afgekeurd(lees(bron, inhouden)) == [2, 3])
    #expect(try afgekeurd(lees(bron, inhouden, bom: true)) == [2, 3])
    #expect(try afgekeurd(lees(bron, inhouden, codering: .windows1252)) == [2, 3])
    #expect(try afgekeurd(lees(bron, inhouden, codering: .utf8)) == [2, 3])
  }

  @Test("Windows-1252 lacks five bytes", arguments: Bron.csv)
  func windows1252(_ bron: Bron) throws {
    let alle = (UInt8(0x80)...0xFF).map { [$0] }
    let uitslag = try lees(bron, alle)
    #expect(uitslag.codering == "windows-1252")
    #expect(afgekeurd(uitslag) == [0x81, 0x8D, 0x8F, 0x90, 0x9D].map { $0 - 0x80 + 1 })
    // Control characters other than NUL are text.
    #expect(try afgekeurd(lees(bron, [[0x01], [0x07], [0x1F], [0x7F], [0xE9]])) == [])
  }

  @Test("UTF-8 has no lone, overlong, surrogate, cut-off or too high bytes", arguments: Bron.csv)
  func utf8(_ bron: Bron) throws {
    let fout: [[UInt8]] = [
      [0x80], [0xBF], [0xC0, 0xAF], [0xC1, 0xBF], [0xC3], [0xE0, 0x80, 0xAF], [0xE0, 0x9F, 0xBF],
      [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5],
      [0xFF], [0xE2, 0x82], [0xF0, 0x9F, 0x98],
    ]
    let goed: [[UInt8]] = [
      [0xC2, 0x80], [0xDF, 0xBF], [0xE0, 0xA0, 0x80], [0xED, 0x9F, 0xBF], [0xEE, 0x80, 0x80],
      [0xEF, 0xBF, 0xBF], [0xF0, 0x90, 0x80, 0x80], [0xF4, 0x8F, 0xBF, 0xBF], Array("😀".utf8),
    ]
    for bom in [true, false] {
      // Each bad one beside a good one: the fault is the row's alone.
      let om = fout.flatMap { [$0, [0x61]] } + goed
      let uitslag = try lees(bron, om, codering: .utf8, bom: bom)
      #expect(afgekeurd(uitslag) == fout.indices.map { $0 * 2 + 1 })
      #expect(uitslag.codering == "utf-8")
    }
  }

  @Test("A row of several lines has one fault, wherever in it", arguments: Bron.csv)
  func meerRegels(_ bron: Bron) throws {
    let inhouden = ["\"a\n\u{0}\nb\"", "\"a\n\nb\"", "\"\u{0}\n\"", "\"\n\n\u{0}\""].map { Array($0.utf8) }
    #expect(try afgekeurd(lees(bron, inhouden)) == [1, 3, 4])
  }
}
