/// A meldingsnummer or werkprocesnummer: text, compared byte by byte, never as a number.
///
/// Swift's `String` calls two spellings of é equal; the contract doesn't, hence a type of its own.
public struct Recordnummer: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let tekst: String

  public init(_ tekst: String) {
    self.tekst = tekst
  }

  /// In characters, as formats.md counts them (1–20): Unicode scalars.
  public var lengte: Int { tekst.unicodeScalars.count }

  public var description: String { tekst }

  public static func == (a: Recordnummer, b: Recordnummer) -> Bool {
    a.tekst.utf8.count == b.tekst.utf8.count && a.tekst.utf8.elementsEqual(b.tekst.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    var kopie = tekst
    kopie.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  /// By length, then by bytes.
  public static func < (a: Recordnummer, b: Recordnummer) -> Bool {
    let (lengteA, lengteB) = (a.lengte, b.lengte)
    return lengteA != lengteB ? lengteA < lengteB : a.tekst.utf8.lexicographicallyPrecedes(b.tekst.utf8)
  }
}
