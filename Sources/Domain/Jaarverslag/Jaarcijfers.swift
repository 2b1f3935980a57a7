/// The published numbers of one school year with what they mean: all that a yearbook table is made of.
public struct Jaarcijfers: Sendable {
  /// What a number of a telling or percentage means.
  public struct Betekenis: Hashable, Sendable {
    public let titel: String
    public let omschrijving: String
    /// Law, DUO page or yearbook.
    public let herkomst: String
    /// A unit of count, or `procent` or `per-1000`.
    public let eenheid: String
    /// `schooljaar`, or the peildatum.
    public let periode: String
    /// The hash of what it counts.
    public let definitie: String
    /// Whether it relates two others; else it is a whole number.
    public let isVerhouding: Bool

    public init(
      titel: String, omschrijving: String, herkomst: String, eenheid: String, periode: String,
      definitie: String, isVerhouding: Bool
    ) {
      self.titel = titel
      self.omschrijving = omschrijving
      self.herkomst = herkomst
      self.eenheid = eenheid
      self.periode = periode
      self.definitie = definitie
      self.isVerhouding = isVerhouding
    }
  }

  public enum Waarde: Hashable, Sendable {
    case getal(Int)
    /// Digits with perhaps a point; nil when the denominator is 0.
    case verhouding(String?)
  }

  public struct Plek: Hashable, Sendable {
    public let telling: String
    public let plaats: Telplaats

    public init(_ telling: String, _ plaats: Telplaats) {
      self.telling = telling
      self.plaats = plaats
    }
  }

  /// By the id of the telling or percentage.
  public let betekenissen: [String: Betekenis]
  /// Tellingen and percentages that no source of the school year can fill.
  public let nietGeregistreerd: Set<String>
  /// As published: a schoolsoort only above 0.
  public let waarden: [Plek: Waarde]
  /// Of the region in the school year, by code.
  public let gemeenten: [Gemeentecode]

  public init(
    betekenissen: [String: Betekenis], waarden: [Plek: Waarde], nietGeregistreerd: Set<String> = []
  ) {
    self.betekenissen = betekenissen
    self.nietGeregistreerd = nietGeregistreerd
    self.waarden = waarden
    gemeenten = Set(waarden.keys.compactMap(\.plaats.gemeente)).sorted()
  }
}
