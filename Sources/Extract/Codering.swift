/// The encodings of a CSV delivery.
public enum Codering: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case windows1252 = "windows-1252"
}

enum Windows1252 {
  /// Bytes that the encoding doesn't define.
  static func ontbreekt(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x81, 0x8D, 0x8F, 0x90, 0x9D: true
    default: false
    }
  }

  /// The character of a byte from 0x80; an undefined one gives U+FFFD.
  static func teken(_ byte: UInt8) -> Unicode.Scalar {
    switch byte {
    case 0x80...0x9F: Unicode.Scalar(hoog[Int(byte - 0x80)]) ?? "\u{FFFD}"
    default: Unicode.Scalar(byte)
    }
  }

  /// 0x80–0x9F; above it the encoding equals Latin-1.
  private static let hoog: [UInt16] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0xFFFD,
    0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A,
    0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}

/// Checks whether bytes are UTF-8, piece by piece: a character may lie across two pieces.
struct UTF8Toets {
  private(set) var geldig = true
  /// Continuation bytes still to come, and the range of the next one (which shuts out overlong forms, surrogates
  /// and values above U+10FFFF).
  private var nodig = 0
  private var onder: UInt8 = 0x80
  private var boven: UInt8 = 0xBF

  /// Whether all bytes so far are UTF-8, and none is owed.
  var heelGeldig: Bool { geldig && nodig == 0 }

  mutating func voeg(_ bytes: UnsafeRawBufferPointer) {
    var i = 0
    while i < bytes.count, geldig {
      if nodig == 0 {
        // Most text is ASCII: eight bytes at a time.
        while i + 8 <= bytes.count,
          bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          i += 8
        }
        guard i < bytes.count else { return }
        begin(bytes[i])
      } else if onder...boven ~= bytes[i] {
        nodig -= 1
        (onder, boven) = (0x80, 0xBF)
      } else {
        geldig = false
      }
      i += 1
    }
  }

  private mutating func begin(_ byte: UInt8) {
    switch byte {
    case 0x00...0x7F: return
    case 0xC2...0xDF: nodig = 1
    case 0xE0: (nodig, onder) = (2, 0xA0)
    case 0xED: (nodig, boven) = (2, 0x9F)
    case 0xE1...0xEF: nodig = 2
    case 0xF0: (nodig, onder) = (3, 0x90)
    case 0xF4: (nodig, boven) = (3, 0x8F)
    case 0xF1...0xF3: nodig = 3
    default: geldig = false
    }
  }
}

/// What one pass over a file's bytes tells before it is parsed.
public struct Bytebeeld: Sendable {
  static let bom: [UInt8] = [0xEF, 0xBB, 0xBF]

  private var begin: [UInt8] = []
  private var utf8 = UTF8Toets()
  private var heeftNul = false
  private var heeftInhoud = false
  private var isBegin = true
  /// The first byte that is no white space, behind a BOM.
  private var eersteTeken: UInt8?

  public init() {}

  /// Whether the file is an Excel file (.xlsx), which is a zip.
  var isWerkmap: Bool { begin.starts(with: Zipbestand.merk) }
  /// Whether it is one of before 2007, or locked with a password.
  var isOudeWerkmap: Bool { begin.starts(with: Zipbestand.merkOud) }

  /// Whether it is text with two bytes to a character, as Excel writes "Unicode text".
  var isBreed: Bool { heeftUTF16BOM }
  /// Whether it begins as XML does: with a `<`, behind white space or not.
  var lijktXML: Bool { eersteTeken == 0x3C }
  /// The encoding of a CSV file for which no profile says anything.
  var besteCodering: Codering { heeftBOM || utf8.heelGeldig ? .utf8 : .windows1252 }

  /// Whether it begins as XML in EBCDIC does: `<?xm`. That isn't read: its tags don't show as such to whoever looks at
  /// the bytes.
  var isEBCDIC: Bool { begin.starts(with: [0x4C, 0x6F, 0xA7, 0x94]) }

  /// Of the CSV that a sheet is read as: UTF-8, in which a cell without a known value has bytes that are no text.
  static let vanWerkblad = {
    var beeld = Bytebeeld()
    beeld.begin = bom
    beeld.heeftNul = true
    beeld.heeftInhoud = true
    return beeld
  }()

  /// Takes the next piece of the file, which is not empty.
  public mutating func voeg(_ bytes: UnsafeRawBufferPointer) {
    if begin.count < 4 { begin.append(contentsOf: bytes.prefix(4 - begin.count)) }
    utf8.voeg(bytes)
    if !heeftNul { heeftNul = bytes.contains(0) }
    if !heeftInhoud {
      // In UTF-16 half of the bytes of white space are NUL.
      let (bom, breed) = heeftBOM ? (3, false) : heeftUTF16BOM ? (2, true) : (0, false)
      heeftInhoud = bytes.dropFirst(isBegin ? bom : 0).contains { !$0.isWit && !(breed && $0 == 0) }
    }
    if eersteTeken == nil { eersteTeken = bytes.dropFirst(isBegin && heeftBOM ? 3 : 0).first { !$0.isWit } }
    isBegin = false
  }

  /// Nothing but a BOM and white space.
  public var isLeeg: Bool { !heeftInhoud }
  var heeftBOM: Bool { begin.starts(with: Self.bom) }
  private var heeftUTF16BOM: Bool { begin.starts(with: [0xFF, 0xFE]) || begin.starts(with: [0xFE, 0xFF]) }

  /// The encoding of a CSV file: UTF-8 with a BOM, else what the profile fixes, else UTF-8 if the whole file is
  /// that, else Windows-1252.
  func codering(volgens profiel: Bronprofiel) -> Codering {
    heeftBOM ? .utf8 : profiel.codering ?? besteCodering
  }

  /// Whether some row may hold bytes that are no text in the encoding, so that each has to be looked at.
  func kanOntekensHebben(in codering: Codering) -> Bool {
    switch codering {
    case .utf8: heeftNul || !utf8.heelGeldig
    case .windows1252: true
    }
  }
}

extension UInt8 {
  /// White space of the contract: space, tab, LF and CR.
  var isWit: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}

extension UnsafeBufferPointer<UInt8> {
  /// Without the white space at both ends.
  var getrimd: UnsafeBufferPointer<UInt8> {
    var (van, tot) = (0, count)
    while van < tot, self[van].isWit { van += 1 }
    while tot > van, self[tot - 1].isWit { tot -= 1 }
    return UnsafeBufferPointer(rebasing: self[van..<tot])
  }
}
