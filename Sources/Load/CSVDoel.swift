import Domain
import Systeem

/// Writes one table as CSV: UTF-8, `;`, LF, a header, quotes only where needed; empty = not applicable.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe in front. Numbers, dates and texts of one
/// character, such as the `teken` of a bridge, stay as they are.
struct CSVDoel: Rijschrijver {
  private let schrijver: Bestandsschrijver
  private var regel: [UInt8] = []

  init(_ pad: String, _ kolommen: [Feittabel.Kolom]) throws {
    schrijver = try Bestandsschrijver(pad)
    regel.reserveCapacity(1024)
    for kolom in kolommen { tekst(kolom.naam) }
    try eindRij()
  }

  mutating func tekst(_ waarde: String) {
    var kopie = waarde
    kopie.withUTF8 { bytes in
      let isFormule = bytes.count > 1 && Self.beginFormule(bytes[0])
      guard bytes.contains(where: Self.vraagtQuotes) else {
        if isFormule { regel.append(Self.apostrof) }
        return regel.append(contentsOf: bytes)
      }
      regel.append(0x22)
      if isFormule { regel.append(Self.apostrof) }
      for byte in bytes {
        if byte == 0x22 { regel.append(0x22) }
        regel.append(byte)
      }
      regel.append(0x22)
    }
    regel.append(0x3B)
  }

  /// The delimiter, the quote itself, LF and CR.
  private static func vraagtQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x3B, 0x22, 0x0A, 0x0D: true
    default: false
    }
  }

  private static let apostrof: UInt8 = 0x27

  /// `=`, `+`, `-`, `@`, and tab and CR, which a spreadsheet passes over before them.
  static func beginFormule(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D: true
    default: false
    }
  }

  mutating func getal(_ waarde: Int) {
    regel.append(contentsOf: String(waarde).utf8)
    regel.append(0x3B)
  }

  mutating func datum(_ waarde: LocalDate) {
    regel.append(contentsOf: waarde.isoBytes)
    regel.append(0x3B)
  }

  mutating func leeg() { regel.append(0x3B) }

  mutating func eindRij() throws {
    // The last column has no delimiter behind it.
    regel[regel.count - 1] = 0x0A
    try schrijver.schrijf(regel)
    regel.removeAll(keepingCapacity: true)
  }

  func sluit() throws { try schrijver.sluit() }
}
