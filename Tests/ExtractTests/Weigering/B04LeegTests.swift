import Domain
import Testing

@testable import Extract

@Suite("B04: nothing but a BOM and white space")
struct B04LeegTests {
  private static let bom: [UInt8] = [0xEF, 0xBB, 0xBF]

  @Test("Empty, white, a BOM, both", arguments: Bron.allCases)
  func leeg(_ bron: Bron) throws {
    for wit in ["", " ", "\n", "\r\n\t \r", String(repeating: " \n", count: 200_000)].map({ Array($0.utf8) })
    {
      #expect(try Proef.lees(wit, met: bron.profiel).weigering == .b04)
      #expect(try Proef.lees(Self.bom + wit, met: bron.profiel).weigering == .b04)
    }
  }

  @Test("A BOM of UTF-16 with white space in it")
  func utf16() throws {
    for bytes: [UInt8] in [
      [0xFF, 0xFE], [0xFE, 0xFF], [0xFF, 0xFE, 0x20, 0, 0x0A, 0], [0xFE, 0xFF, 0, 0x0D],
    ] {
      #expect(try Proef.lees(bytes, met: Bron.meldingXML.profiel).weigering == .b04)
    }
  }

  @Test("Anything else is something", arguments: Bron.allCases)
  func ietsAnders(_ bron: Bron) throws {
    for iets: [UInt8] in [[0x78], Self.bom + Self.bom, [0], [0xA0], [0x0B], [0x20, 0x0C], [0xC2, 0xA0]] {
      #expect(try Proef.lees(iets, met: bron.profiel).weigering == (bron.isCSV ? .b03 : .b01), "\(iets)")
    }
  }
}
