/// The pseudonym of a pupil: HMAC-SHA256 over the nine digits of a personal number, under the region's key file.
/// All stages after Extract know a pupil by this alone.
public struct Leerlingsleutel: Hashable, Comparable, Sendable {
  private let w0: UInt64
  private let w1: UInt64
  private let w2: UInt64
  private let w3: UInt64

  /// From the 32 bytes of the HMAC; nil for any other number of bytes.
  public init?(bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 32 else { return nil }
    func woord(_ i: Int) -> UInt64 {
      UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: i * 8, as: UInt64.self))
    }
    (w0, w1, w2, w3) = (woord(0), woord(1), woord(2), woord(3))
  }

  /// By bytes, which is also the order of the hexadecimal text.
  public static func < (a: Leerlingsleutel, b: Leerlingsleutel) -> Bool {
    if a.w0 != b.w0 { return a.w0 < b.w0 }
    if a.w1 != b.w1 { return a.w1 < b.w1 }
    if a.w2 != b.w2 { return a.w2 < b.w2 }
    return a.w3 < b.w3
  }

  /// The 32 bytes, for storage.
  public func metBytes<R>(_ gebruik: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    let woorden = (w0.bigEndian, w1.bigEndian, w2.bigEndian, w3.bigEndian)
    return try withUnsafeBytes(of: woorden, gebruik)
  }

  /// 64 lower-case hexadecimal digits.
  public var hex: String {
    metBytes { Hex.tekst($0) }
  }
}

/// The two pseudonyms that one record can bear. At least one is there; with both, the record links them.
public struct Leerlingsleutels: Hashable, Sendable {
  public var bsn: Leerlingsleutel?
  public var onderwijsnummer: Leerlingsleutel?

  public init(bsn: Leerlingsleutel?, onderwijsnummer: Leerlingsleutel?) {
    self.bsn = bsn
    self.onderwijsnummer = onderwijsnummer
  }
}

public enum Hex {
  /// Two lower-case hexadecimal digits for each byte.
  public static func tekst(_ bytes: some Sequence<UInt8>) -> String {
    let cijfers = Array("0123456789abcdef".utf8)
    var uit: [UInt8] = []
    uit.reserveCapacity(64)
    for byte in bytes {
      uit.append(cijfers[Int(byte >> 4)])
      uit.append(cijfers[Int(byte & 15)])
    }
    return String(decoding: uit, as: UTF8.self)
  }
}
