/// A row of a table that is published. What it means stands at the type; how it is written, at the target.
public protocol Feit: Sendable {
  static var tabel: Feittabel { get }
  /// Writes its values in the order of `tabel.kolommen`, each exactly once.
  func schrijf(naar rij: inout some Rijschrijver)
  /// Likewise of `tabel.alleenSQLite`.
  func schrijfAlleenSQLite(naar rij: inout some Rijschrijver)
}

extension Feit {
  public func schrijfAlleenSQLite(naar rij: inout some Rijschrijver) {}
}

/// Takes the values of one row, column by column.
public protocol Rijschrijver {
  mutating func tekst(_ waarde: String)
  mutating func getal(_ waarde: Int)
  mutating func datum(_ waarde: LocalDate)
  /// Not applicable, or not known.
  mutating func leeg()
}

extension Rijschrijver {
  public mutating func tekst(_ waarde: String?) {
    if let waarde { tekst(waarde) } else { leeg() }
  }

  public mutating func getal(_ waarde: Int?) {
    if let waarde { getal(waarde) } else { leeg() }
  }

  public mutating func datum(_ waarde: LocalDate?) {
    if let waarde { datum(waarde) } else { leeg() }
  }
}

/// The shape of a published table.
public struct Feittabel: Sendable {
  public struct Kolom: Sendable {
    public enum Soort: Sendable {
      case tekst
      case getal
      /// Written as `yyyy-mm-dd`.
      case datum
    }

    public let naam: String
    public let soort: Soort
    /// Part of the key, which never holds NULL in SQLite: "not applicable" is an empty text there.
    public let isSleutel: Bool
    /// The dimension table and column to which it refers.
    public let verwijst: String?

    public init(_ naam: String, _ soort: Soort = .tekst, sleutel: Bool = false, verwijst: String? = nil) {
      self.naam = naam
      self.soort = soort
      self.isSleutel = sleutel
      self.verwijst = verwijst
    }
  }

  /// Where the CSV stands below `uitvoer/`.
  public enum CSVPlaats: Sendable {
    /// In SQLite only.
    case geen
    case bestand(String)
    /// Below a folder of its school year.
    case perSchooljaar(map: String, bestand: String)
    /// Likewise, one file for each bridge; the ending follows its id.
    case perAansluiting(map: String, einde: String)
  }

  /// In SQLite; nil for a list that is published as CSV alone.
  public let naam: String?
  public let csv: CSVPlaats
  public let kolommen: [Kolom]
  /// Further columns behind these that the CSV, whose columns are a contract, doesn't have.
  public let alleenSQLite: [Kolom]
  /// Keys of several columns that refer to those of a dimension table: `(schooljaar, telling)` to `dim_telling`, of which the
  /// columns have the same names.
  public let verwijzingen: [(kolommen: [String], tabel: String)]

  public init(
    _ naam: String?, csv: CSVPlaats, _ kolommen: [Kolom], alleenSQLite: [Kolom] = [],
    verwijzingen: [(kolommen: [String], tabel: String)] = []
  ) {
    self.naam = naam
    self.csv = csv
    self.kolommen = kolommen
    self.alleenSQLite = alleenSQLite
    self.verwijzingen = verwijzingen
  }

  /// The columns that the place of the CSV tells, and that SQLite has in front.
  public var plaatskolommen: [Kolom] {
    switch csv {
    case .geen, .bestand: []
    case .perSchooljaar: [Self.schooljaar]
    case .perAansluiting: [Kolom("aansluiting", sleutel: true), Self.schooljaar]
    }
  }

  private static let schooljaar = Kolom("schooljaar", sleutel: true, verwijst: "dim_schooljaar(schooljaar)")
}
