import Domain
import Testing

@testable import Extract

@Suite("B05: malformed or unclosed quotes, or a field above 1 MiB")
struct B05AanhalingstekensTests {
  /// A row that begins with the given text, of which the rest is right.
  private func lees(_ bron: Bron, _ begin: String, erna: String = "") throws -> Uitslag {
    let rest = bron.tekst(bron.geldig).drop { $0 != ";" }
    return try Proef.lees(
      Array("\(bron.kop)\n\(bron.tekst(bron.geldig))\n\(begin)\(rest)\n\(erna)".utf8), met: bron.profiel)
  }

  @Test("Quotes that are no pair around a whole field", arguments: Bron.csv)
  func misvormd(_ bron: Bron) throws {
    for begin in [
      "a\"", "a\"b\"", "\"a\"b", "\"a\" b", "\"a\"\"", "\"", "\"\"\"", "\"a\" \"b\"", "\"a\"\t\"", " a\"b",
      "\u{A0}\"a\"", "\"a\"\u{A0}", "\"a\"\"b\"c", "'a\"'",
    ] { #expect(try lees(bron, begin).weigering == .b05, "\(begin)") }
    for (begin, nummer) in [
      ("\"a\"", "a"), ("\"a\"\"b\"", "a\"b"), ("\"\"\"\"", "\""), (" \t\"a\"\t ", "a"), ("\" a \"", "a"),
      ("'a'", "'a'"),
    ] { #expect(try lees(bron, begin).nummers.last == nummer, "\(begin)") }
  }

  @Test("A quote that is never closed takes the file, wherever it opens", arguments: Bron.csv)
  func open(_ bron: Bron) throws {
    #expect(try lees(bron, "7", erna: "\"").weigering == .b05)
    #expect(try lees(bron, "7", erna: "a;\"b\n\nc;d\n").weigering == .b05)
    #expect(try Proef.lees(Array("\"\(bron.kop)".utf8), met: bron.profiel).weigering == .b05)
    #expect(try Proef.lees(Array("\(bron.kop);\"".utf8), met: bron.profiel).weigering == .b05)
  }

  @Test("A row that would be rejected anyway can still refuse the file", arguments: Bron.csv)
  func inAfgekeurdeRij(_ bron: Bron) throws {
    #expect(try lees(bron, "7", erna: "a\"b").weigering == .b05)
    #expect(try lees(bron, "7", erna: "\u{0};a\"b;\n").weigering == .b05)
  }

  private static let mebi = 1 << 20

  @Test("A field of exactly 1 MiB is good, one byte more isn't", arguments: [false, true])
  func mebibyte(_ tussenQuotes: Bool) throws {
    let bron = Bron.werkprocesCSV
    let q = tussenQuotes ? "\"" : ""
    for (lengte, weigering) in [(Self.mebi, nil), (Self.mebi + 1, Weigercode.b05), (2 * Self.mebi, .b05)] {
      let groot = String(repeating: "x", count: lengte)
      // In a column that a field reads, in one that none reads, and as the name of one.
      let gelezen = Array("\(bron.kop)\n\(q)\(groot)\(q)\(bron.tekst(bron.geldig).drop { $0 != ";" })\n".utf8)
      let extra = Array("\(bron.kop);E\n\(bron.tekst(bron.geldig));\(q)\(groot)\(q)\n".utf8)
      let kop = Array("\(bron.kop);\(q)\(groot)\(q)\n".utf8)
      let uitslagen = try [gelezen, extra, kop].map { try Proef.lees($0, met: bron.profiel) }
      #expect(uitslagen.map(\.weigering) == [weigering, weigering, weigering])
      if weigering == nil {
        #expect(uitslagen[0].afkeuringen.map(\.code) == [.r04])
        #expect(uitslagen[1].nummers == ["WP-1"])
      }
    }
  }

  @Test("Neither the quotes, nor the second of two, count for the size", arguments: [0, 1])
  func dubbeleQuotes(_ meer: Int) throws {
    let bron = Bron.werkprocesCSV
    let groot = "\"\"\n" + String(repeating: "x", count: Self.mebi - 2 + meer)
    let bytes = Array("\(bron.kop);E\n\(bron.tekst(bron.geldig));\"\(groot)\"\n".utf8)
    #expect(try Proef.lees(bytes, met: bron.profiel).weigering == (meer == 0 ? nil : .b05))
  }

  @Test("The size is that of the file's own bytes, not of the text they become")
  func windows1252() throws {
    let bron = Bron.werkprocesCSV
    for (lengte, weigering) in [(Self.mebi, nil), (Self.mebi + 1, Weigercode.b05)] {
      let bytes =
        Array("\(bron.kop)\n".utf8) + Array(repeating: 0x80, count: lengte)
        + Array(bron.tekst(bron.geldig).drop { $0 != ";" }.utf8)
      #expect(try Proef.lees(bytes, met: bron.profiel).weigering == weigering)
    }
  }

  @Test("A row may be larger than a field may be")
  func groteRij() throws {
    let bron = Bron.werkprocesCSV
    let extra = Array(repeating: String(repeating: "y", count: 400_000), count: 4)
    let tekst = "\(bron.kop);A;B;C;D\n\(bron.tekst(bron.geldig));\(extra.joined(separator: ";"))\n"
    #expect(try Proef.lees(Array(tekst.utf8), met: bron.profiel).nummers == ["WP-1"])
  }
}
