/// What a number counts. Two counts of different units have different types, so that leerlingen can't be
/// subtracted from werkprocessen: it doesn't compile.
public protocol Telbaar: Sendable {
  static var eenheid: Eenheid { get }
}

/// The units of formats.md, as they stand in facts and definitions.
public enum Eenheid: String, CaseIterable, Sendable {
  case melding
  case geval
  case leerling
  case werkproces
  case opgave
}

public enum Meldingen: Telbaar { public static let eenheid = Eenheid.melding }
public enum Gevallen: Telbaar { public static let eenheid = Eenheid.geval }
public enum Leerlingen: Telbaar { public static let eenheid = Eenheid.leerling }
public enum Werkprocessen: Telbaar { public static let eenheid = Eenheid.werkproces }
public enum Opgaven: Telbaar { public static let eenheid = Eenheid.opgave }

/// A count of one unit.
public struct Aantal<Soort: Telbaar>: Hashable, Comparable, Sendable {
  public let waarde: Int

  public init(_ waarde: Int) {
    self.waarde = waarde
  }

  public static func + (a: Self, b: Self) -> Self { Self(a.waarde + b.waarde) }
  public static func - (a: Self, b: Self) -> Self { Self(a.waarde - b.waarde) }
  public static func < (a: Self, b: Self) -> Bool { a.waarde < b.waarde }
}
