/// A BSN or onderwijsnummer that passes its own elfproef.
///
/// It can't be printed, logged, encoded or mirrored: the type offers no way. Its one use is
/// `metCijfers`, which only this package can call, and which Extract calls to make a `Leerlingsleutel`.
public struct Persoonsnummer: Sendable {
  public enum Soort: UInt8, Sendable {
    case bsn = 1
    case onderwijsnummer = 2
  }

  /// What a field of a delivery holds.
  public enum Gelezen: Sendable {
    /// Empty, or zeros alone: no number, and never a key.
    case afwezig
    case geldig(Persoonsnummer)
    /// Anything else: other characters, a wrong length, or it fails the elfproef.
    case ongeldig
  }

  public let soort: Soort
  private let waarde: UInt32

  /// Reads the trimmed bytes of a field. A BSN has 8 or 9 digits (8: a zero goes in front), an
  /// onderwijsnummer 9 digits that begin with `10`.
  public static func lees(_ bytes: UnsafeBufferPointer<UInt8>, als soort: Soort) -> Gelezen {
    if bytes.allSatisfy({ $0 == 0x30 }) { return .afwezig }
    guard bytes.count == 9 || (bytes.count == 8 && soort == .bsn),
      let getal = bytes.getal(0, cijfers: bytes.count),
      elfproef(UInt32(getal), soort)
    else { return .ongeldig }
    return .geldig(Persoonsnummer(soort: soort, waarde: UInt32(getal)))
  }

  /// The elfproef: weights 9, 8, 7, 6, 5, 4, 3, 2 and −1 over nine digits. A BSN has a sum that 11 divides and
  /// that isn't 0; an onderwijsnummer begins with `10` and leaves 5.
  private static func elfproef(_ getal: UInt32, _ soort: Soort) -> Bool {
    var rest = Int(getal)
    var som = -(rest % 10)
    for gewicht in 2...9 {
      rest /= 10
      som += gewicht * (rest % 10)
    }
    switch soort {
    case .bsn: return som != 0 && som.isMultiple(of: 11)
    // The sum may be negative only for a number below 10, which doesn't begin with 10.
    case .onderwijsnummer: return getal / 10_000_000 == 10 && som % 11 == 5
    }
  }

  /// Whether a text spells this number: its digits, with or without the zero in front.
  package func isGespeld(_ tekst: UnsafeBufferPointer<UInt8>) -> Bool {
    (8...9).contains(tekst.count) && tekst.getal(0, cijfers: tekst.count) == Int(waarde)
  }

  /// Hands out the nine ASCII digits, for as long as the closure runs.
  package func metCijfers<R>(_ gebruik: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    var cijfers: (UInt64, UInt8) = (0, 0)
    return try withUnsafeMutableBytes(of: &cijfers) { buffer in
      var rest = waarde
      for plaats in (0..<9).reversed() {
        buffer[plaats] = UInt8(48 + rest % 10)
        rest /= 10
      }
      return try gebruik(UnsafeRawBufferPointer(rebasing: buffer[0..<9]))
    }
  }
}

extension Persoonsnummer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "•••••••••" }
  public var debugDescription: String { description }
  /// Without children: `dump` and string interpolation would otherwise show the stored digits.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
