import Domain
import Foundation
import Testing

@testable import Extract

/// Files put together from what readers stumble over, and values of random bytes: no crash, no hang, always an outcome.
///
/// The seeds are fixed; `SLUITEND_SEEDS` raises their number. A file that once did harm belongs in `gevonden`.
@Suite("Fuzzing")
struct FuzzTests {
  private static let zaden: Range<Int> = {
    let gevraagd = ProcessInfo.processInfo.environment["SLUITEND_SEEDS"].flatMap { Int($0) } ?? 0
    return 0..<max(400, gevraagd)
  }()

  /// What is stuck into a file, as it is, or many times.
  private static let brokken: [[UInt8]] = [
    Array("<!DOCTYPE a [<!ENTITY b 'c'>]>".utf8), Array("<!--".utf8), Array("-->".utf8),
    Array("<![CDATA[".utf8),
    Array("]]>".utf8), Array("<?xml version='1.0' encoding='utf-16'?>".utf8), Array("&#xD800;".utf8),
    Array("&#0;".utf8), Array("&lt;".utf8), Array("&b;".utf8), Array("<Verzuimgeval>".utf8),
    Array("</Verzuimgeval>".utf8), Array("<a xmlns:b='c' b:d='e'>".utf8), Array("</a>".utf8),
    Array("<?p q?>".utf8),
    Array("\"".utf8), Array("\"\"".utf8), Array(";".utf8), Array("\r".utf8), Array("\n".utf8),
    Array("\";\"".utf8),
    [0], [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], [0xC0, 0xAF], [0xED, 0xA0, 0x80],
    [0xF4, 0x90, 0x80, 0x80],
    [0x81], Array("=1+1".utf8), Array("\u{202E}".utf8), Array("2020-02-30".utf8),
    Array("99999999999999999999".utf8),
  ]

  private static func bestand(_ bron: Bron, _ toeval: inout Toeval) -> [UInt8] {
    var bytes = Willekeurig.bestand(bron, &toeval)
    for _ in 0..<(1 + toeval.onder(4)) {
      let brok = brokken[toeval.onder(brokken.count)]
      let vaak = [1, 1, 2, 300, 5000][toeval.onder(5)]
      bytes.insert(contentsOf: repeatElement(brok, count: vaak).joined(), at: toeval.onder(bytes.count + 1))
    }
    return toeval.onder(3) == 0 ? Willekeurig.beschadig(bytes, &toeval) : bytes
  }

  @Test("Readers refuse a file, or account for each row; in pieces of any size", arguments: Bron.allCases)
  func lezers(_ bron: Bron) throws {
    var geweigerd = 0
    for zaad in Self.zaden {
      var toeval = Toeval(77_000 + zaad)
      let bytes = Self.bestand(bron, &toeval)
      let begin = ContinuousClock.now
      let uitslag = try Proef.lees(bytes, met: bron.profiel)
      #expect(uitslag.isVerantwoord, "seed \(zaad)")
      #expect(ContinuousClock.now - begin < .seconds(5), "seed \(zaad)")
      if zaad % 8 == 0, !bron.isCSV {
        #expect(try Proef.lees(bytes, met: bron.profiel, stukmaat: 64) == uitslag, "seed \(zaad)")
      }
      geweigerd += uitslag.weigering == nil ? 0 : 1
    }
    // Some must be refused and some be read, or nothing was tried.
    #expect(geweigerd > Self.zaden.count / 20 && geweigerd < Self.zaden.count)
  }

  @Test("Values of any bytes: a date is one of the calendar, written as it was read")
  func waarden() {
    for zaad in 0..<(Self.zaden.count * 20) {
      var toeval = Toeval(99_000 + zaad)
      var bytes = Array(
        ["2020-02-29", "31-12-1999", "20210704", "2020-09-20T10:15:00"][toeval.onder(4)].utf8)
      for _ in 0..<toeval.onder(3) {
        bytes[toeval.onder(bytes.count)] =
          toeval.onder(2) == 0 ? UInt8(toeval.onder(256)) : 48 + UInt8(toeval.onder(10))
      }
      if toeval.onder(8) == 0 { bytes.removeLast(toeval.onder(bytes.count)) }
      bytes.withUnsafeBufferPointer { buffer in
        for patroon in Datumpatroon.allCases {
          guard let datum = patroon.lees(buffer) else { continue }
          #expect(LocalDate(iso: datum.description) == datum, "seed \(zaad)")
          // Also in the patterns with other digits than the day has: what is written reads as the same day.
          let geschreven = Array(patroon.tekst(datum).utf8)
          #expect(
            geschreven.withUnsafeBufferPointer { patroon.lees($0) } == datum, "seed \(zaad), \(patroon)")
          guard Datumpatroon.gewoon.contains(patroon) else { continue }
          let cijfers = bytes.filter { 48...57 ~= $0 }.sorted()
          #expect(Array(datum.description.utf8).filter { $0 != 45 }.sorted() == cijfers, "seed \(zaad)")
        }
      }
    }
  }
}
