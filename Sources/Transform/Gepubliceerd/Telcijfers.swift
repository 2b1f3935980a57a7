import Domain

/// What a publication says: its tellingen and bridges, for the region and the gemeenten.
public struct Telcijfers: Sendable {
  /// A gemeentecode; nil for the region.
  public struct Plek: Hashable, Sendable {
    public let schooljaar: Schooljaar
    public let gemeente: Gemeentecode?

    public init(_ schooljaar: Schooljaar, _ gemeente: Gemeentecode?) {
      self.schooljaar = schooljaar
      self.gemeente = gemeente
    }
  }

  public struct Telcijfer: Sendable {
    public let eenheid: Eenheid
    /// `schooljaar`, or the peildatum (`2021-10-01`).
    public let periode: String
    public let aantal: Int

    public init(eenheid: Eenheid, periode: String, aantal: Int) {
      self.eenheid = eenheid
      self.periode = periode
      self.aantal = aantal
    }
  }

  /// By place and the telling's id.
  public let tellingen: [Plek: [String: Telcijfer]]
  /// By place and the bridge's id.
  public let aansluitingen: [Plek: [String: [Aansluitingstrede]]]
  /// The code of a gemeente by its name, in a school year.
  public let code: @Sendable (String, Schooljaar) -> Gemeentecode?

  public init(
    tellingen: [Plek: [String: Telcijfer]], aansluitingen: [Plek: [String: [Aansluitingstrede]]],
    code: @escaping @Sendable (String, Schooljaar) -> Gemeentecode?
  ) {
    self.tellingen = tellingen
    self.aansluitingen = aansluitingen
    self.code = code
  }
}
