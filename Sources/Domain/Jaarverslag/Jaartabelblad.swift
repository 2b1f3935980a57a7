/// A yearbook table as it is printed, for the region or a gemeente in one school year.
public struct Jaartabelblad: Sendable {
  /// What is printed where there is no number: something else than 0.
  public static let nietVanToepassing = "-"
  /// The code of the total in a table by school origin.
  public static let totaal = "totaal"
  /// The columns of its CSV before its own.
  public static let vasteKolommen = [
    "niveau", "gemeentecode", "gemeente", "rij", "titel", "soort", "eenheid", "periode",
  ]

  public struct Kolom: Hashable, Sendable {
    /// Short, and unique in its table: `2020-2021`, `WVO`, `totaal`.
    public let code: String
    public let titel: String
    /// The columns of which it is the sum, by code; empty for one that is counted.
    public let delen: [String]

    public init(_ code: String, _ titel: String, delen: [String] = []) {
      self.code = code
      self.titel = titel
      self.delen = delen
    }
  }

  public enum Rijsoort: String, CaseIterable, Sendable {
    /// A heading, without numbers.
    case kop
    /// Each number is that of a telling.
    case telling
    /// The numbers of other rows, added up: who stands in several of them counts several times.
    case optelling
    /// A total that is counted on its own, so that everyone counts once: it may be less than its parts together.
    case eenmaal
  }

  /// Why there is no number.
  public enum Reden: String, CaseIterable, Sendable {
    /// The row has nothing in this column.
    case hoortErNiet = "hoort-er-niet"
    case geenSchooljaar = "geen-schooljaar"
    case geenGemeente = "geen-gemeente"
    case geenTelling = "geen-telling"
    /// No source of the school year tells it.
    case nietGeregistreerd = "niet-geregistreerd"
    /// Of residents, where the reference table lacks something.
    case geenGegevens = "geen-gegevens"
    case noemerNul = "noemer-0"
  }

  public enum Waarde: Hashable, Sendable {
    case getal(Int)
    /// Digits with perhaps a point.
    case verhouding(String)
    case geen(Reden)

    /// As they stand in files; nil where there is no number.
    public var cijfers: String? {
      switch self {
      case .getal(let getal): String(getal)
      case .verhouding(let tekst): tekst
      case .geen: nil
      }
    }

    /// Nil where there is a number.
    public var reden: Reden? {
      if case .geen(let reden) = self { reden } else { nil }
    }
  }

  public struct Cel: Hashable, Sendable {
    public let kolom: String
    /// Nil for what is added up of others, and where nothing belongs.
    public let telling: String?
    /// Of which the number is.
    public let schooljaar: Schooljaar
    /// Nil where there is no number, as are the next two (a sum has no definition of its own).
    public let eenheid: String?
    public let periode: String?
    public let definitie: String?
    public let waarde: Waarde

    public init(
      kolom: String, telling: String?, schooljaar: Schooljaar, eenheid: String? = nil, periode: String? = nil,
      definitie: String? = nil, waarde: Waarde
    ) {
      self.kolom = kolom
      self.telling = telling
      self.schooljaar = schooljaar
      self.eenheid = eenheid
      self.periode = periode
      self.definitie = definitie
      self.waarde = waarde
    }
  }

  public struct Rij: Sendable {
    /// From 1, headings included.
    public let nummer: Int
    public let titel: String
    public let soort: Rijsoort
    /// The rows of which it is a total.
    public let delen: [Int]
    /// One for each column; none for a heading.
    public let cellen: [Cel]

    /// Each once, in the order of the columns; likewise the periods.
    public var eenheden: [String] { Self.eenmaal(cellen.compactMap(\.eenheid)) }
    public var perioden: [String] { Self.eenmaal(cellen.compactMap(\.periode)) }

    private static func eenmaal(_ teksten: [String]) -> [String] {
      teksten.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    public init(nummer: Int, titel: String, soort: Rijsoort, delen: [Int], cellen: [Cel]) {
      self.nummer = nummer
      self.titel = titel
      self.soort = soort
      self.delen = delen
      self.cellen = cellen
    }
  }

  public let tabel: String
  public let titel: String
  /// Whose table it is.
  public let herkomst: String
  public let schooljaar: Schooljaar
  /// Nil for the region.
  public let gemeente: Gemeentecode?
  public let kolommen: [Kolom]
  public let rijen: [Rij]

  public init(
    tabel: String, titel: String, herkomst: String, schooljaar: Schooljaar, gemeente: Gemeentecode?,
    kolommen: [Kolom], rijen: [Rij]
  ) {
    self.tabel = tabel
    self.titel = titel
    self.herkomst = herkomst
    self.schooljaar = schooljaar
    self.gemeente = gemeente
    self.kolommen = kolommen
    self.rijen = rijen
  }

  /// A telling that the table rests on, in a school year.
  public struct Noot: Hashable, Sendable {
    public let telling: String
    public let schooljaar: Schooljaar

    public init(telling: String, schooljaar: Schooljaar) {
      self.telling = telling
      self.schooljaar = schooljaar
    }
  }

  /// In the order of the rows, each once, the newest school year first.
  public var noten: [Noot] {
    var noten: [Noot] = []
    for rij in rijen {
      for cel in rij.cellen.sorted(by: { $0.schooljaar > $1.schooljaar }) {
        guard let telling = cel.telling, cel.definitie != nil else { continue }
        let noot = Noot(telling: telling, schooljaar: cel.schooljaar)
        if !noten.contains(noot) { noten.append(noot) }
      }
    }
    return noten
  }
}
