import Testing

@testable import Domain

@Suite struct LeerlingsleutelTests {
  private func sleutel(_ bytes: [UInt8]) throws -> Leerlingsleutel {
    try #require(bytes.withUnsafeBytes { Leerlingsleutel(bytes: $0) })
  }

  @Test("It holds 32 bytes, no fewer and no more", arguments: [0, 1, 31, 33, 64])
  func lengte(aantal: Int) {
    let bytes = [UInt8](repeating: 7, count: aantal)
    #expect(bytes.withUnsafeBytes { Leerlingsleutel(bytes: $0) } == nil)
  }

  @Test("Its text is 64 lower-case hexadecimal digits, in the order of its bytes")
  func hex() throws {
    let sleutel = try sleutel((0..<32).map { $0 * 8 + 3 })
    #expect(sleutel.hex == "030b131b232b333b434b535b636b737b838b939ba3abb3bbc3cbd3dbe3ebf3fb")
    #expect(sleutel.metBytes { Array($0) } == (0..<32).map { $0 * 8 + 3 })
  }

  @Test("Keys order as their hexadecimal text, whichever byte differs first")
  func volgorde() throws {
    let basis = [UInt8](repeating: 0x80, count: 32)
    var sleutels = [try sleutel(basis)]
    for plaats in 0..<32 {
      for waarde: UInt8 in [0x00, 0x7F, 0x81, 0xFF] {
        var bytes = basis
        bytes[plaats] = waarde
        sleutels.append(try sleutel(bytes))
      }
    }
    for a in sleutels {
      for b in sleutels where (a < b) != (a.hex < b.hex) || (a == b) != (a.hex == b.hex) {
        Issue.record("\(a.hex) and \(b.hex)")
      }
    }
  }
}
