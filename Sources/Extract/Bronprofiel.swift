import Domain

/// The canonical fields that a profile can map. A profile names each by its raw value.
public enum Veldnaam: String, CaseIterable, Sendable {
  case meldingsnummer
  case werkprocesnummer
  case bsn
  case onderwijsnummer
  case geboortedatum
  case brin
  case vestiging
  case gemeentecode
  case soort
  case begin
  case einde
  case melddatum
  case uren
  case alleLessenGemist = "alle_lessen_gemist"
  case status
  case redenAfsluiting = "reden_afsluiting"
  case resultaat
  case grond
  case besluit
  case aanleiding
  case afdoening
  case fase
  case onderwijs
  case inkomen
  case mutatiedatum
  case mutatietijd

  var index: Int { Self.indices[self] ?? 0 }
  private static let indices = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))

  /// Whether its values are codes, for which a profile gives a list.
  public var heeftCodes: Bool {
    switch self {
    case .soort, .status, .redenAfsluiting, .resultaat: true
    default: kenmerk != nil
    }
  }

  /// The kenmerk of a werkproces that has this name.
  var kenmerk: Kenmerk? { Kenmerk(rawValue: rawValue) }

  init?(_ kenmerk: Kenmerk) { self.init(rawValue: kenmerk.rawValue) }

  /// The number of the canonical code with this text, for a field of this kind of record; nil when there is none.
  public func codenummer(_ code: String, in record: Recordsoort) -> UInt8? {
    switch (self, record) {
    case (.soort, .melding): Verzuimsoort(code: code)?.rawValue
    case (.soort, .werkproces): Werkprocessoort(code: code)?.rawValue
    case (.status, _): Meldingstatus(code: code)?.rawValue
    case (.redenAfsluiting, _): RedenAfsluiting(code: code)?.rawValue
    case (.resultaat, _): Resultaat(code: code)?.rawValue
    default: kenmerk?.nummer(code)
    }
  }

  /// The texts of the canonical codes, for messages.
  public func codes(in record: Recordsoort) -> [String] {
    switch (self, record) {
    case (.soort, .melding): Verzuimsoort.allCases.map(\.code)
    case (.soort, .werkproces): Werkprocessoort.allCases.map(\.code)
    case (.status, _): Meldingstatus.allCases.map(\.code)
    case (.redenAfsluiting, _): RedenAfsluiting.allCases.map(\.code)
    case (.resultaat, _): Resultaat.allCases.map(\.code)
    default: kenmerk?.codes ?? []
    }
  }
}

extension Recordsoort {
  /// The fields of this kind of record.
  public var velden: [Veldnaam] { verplichteVelden + [.bsn, .onderwijsnummer] + vrijeVelden }

  /// Fields that a profile must map, and whose column must be there.
  public var verplichteVelden: [Veldnaam] {
    switch self {
    case .melding:
      [
        .meldingsnummer, .geboortedatum, .brin, .gemeentecode, .soort, .begin, .einde, .melddatum, .status,
        .mutatiedatum,
      ]
    case .werkproces:
      [
        .werkprocesnummer, .geboortedatum, .gemeentecode, .soort, .begin, .einde, .meldingsnummer, .brin,
        .mutatiedatum,
      ]
    }
  }

  /// Fields whose column may be missing. (Of `bsn` and `onderwijsnummer`, one must be there.)
  public var vrijeVelden: [Veldnaam] {
    switch self {
    case .melding: [.vestiging, .uren, .alleLessenGemist, .redenAfsluiting, .mutatietijd]
    case .werkproces: [.resultaat] + Kenmerk.allCases.compactMap { Veldnaam($0) }
    }
  }
}

/// How to read the files of one source: which column or element is which canonical field, in which spellings.
/// It is data (`pipelines/bronnen/<id>.yaml`), so that a gemeente adapts a profile and never the code.
public struct Bronprofiel: Sendable {
  /// One mapped field, in the order of the layout.
  public struct Veld: Sendable {
    public let naam: Veldnaam
    /// CSV: the column's names, the first being the usual one. XML: one path below the record, with `/`.
    public let namen: [String]
    /// Text in the delivery → number of the canonical code. Empty for fields without codes.
    public let codes: [String: UInt8]

    public init(naam: Veldnaam, namen: [String], codes: [String: UInt8] = [:]) {
      self.naam = naam
      self.namen = namen
      self.codes = codes
    }
  }

  public enum Formaat: Sendable {
    /// The delimiter is one ASCII character. An Excel file (.xlsx) is read by the same profile: of it the sheet with this
    /// name, or the first one (nil).
    case csv(scheidingsteken: UInt8, blad: String? = nil)
    /// Paths of local names from the root: of a record, and of the date of the delivery (nil: it bears none).
    case xml(record: [String], datum: [String]?)
  }

  public let id: String
  public let titel: String
  public let record: Recordsoort
  public let formaat: Formaat
  /// CSV: nil = recognised per file.
  public let codering: Codering?
  public let datumpatronen: [Datumpatroon]
  public let velden: [Veld]

  public init(
    id: String, titel: String, record: Recordsoort, formaat: Formaat, codering: Codering?,
    datumpatronen: [Datumpatroon], velden: [Veld]
  ) {
    self.id = id
    self.titel = titel
    self.record = record
    self.formaat = formaat
    self.codering = codering
    self.datumpatronen = datumpatronen
    self.velden = velden
  }
}
