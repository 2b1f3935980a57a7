/// A zip file whose parts are stored as they are (APPNOTE 6.3, method 0): equal parts give equal bytes, without a clock.
struct Exportzip {
  private var inhoud: [UInt8] = []
  private var overzicht: [UInt8] = []
  private var delen = 0

  mutating func voegToe(_ naam: String, _ tekst: String) {
    let bytes = Array(tekst.utf8)
    // Version 2.0, names in UTF-8, stored, at midnight of 1 January 1980.
    var kop = Self.getallen(16, 20, 0x800, 0, 0, 0x21)
    kop += Self.getallen(32, Int(Self.crc32(bytes)), bytes.count, bytes.count)
    kop += Self.getallen(16, naam.utf8.count, 0)
    overzicht += [0x50, 0x4B, 1, 2] + Self.getallen(16, 20) + kop + Self.getallen(16, 0, 0, 0)
    overzicht += Self.getallen(32, 0, inhoud.count) + Array(naam.utf8)
    inhoud += [0x50, 0x4B, 3, 4] + kop + Array(naam.utf8) + bytes
    delen += 1
  }

  var bytes: [UInt8] {
    inhoud + overzicht + [0x50, 0x4B, 5, 6] + Self.getallen(16, 0, 0, delen, delen)
      + Self.getallen(32, overzicht.count, inhoud.count) + [0, 0]
  }

  /// Lowest byte first.
  private static func getallen(_ bits: Int, _ waarden: Int...) -> [UInt8] {
    waarden.flatMap { waarde in
      stride(from: 0, to: bits, by: 8).map { UInt8(truncatingIfNeeded: waarde >> $0) }
    }
  }

  private static let tabel: [UInt32] = (0..<256).map { plaats in
    (0..<8).reduce(UInt32(plaats)) { rest, _ in rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { rest, byte in tabel[Int((rest ^ UInt32(byte)) & 0xFF)] ^ rest >> 8 }
  }
}
