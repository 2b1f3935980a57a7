import Crypto
import Domain

/// The canonical fields that a profile can map. A profile names each by its raw value.
public enum Veldnaam: String, CaseIterable, Sendable {
  case meldingsnummer
  case werkprocesnummer
  case opgavenummer
  case bsn
  case onderwijsnummer
  /// A BSN or an onderwijsnummer: the elfproef tells which.
  case persoonsnummer
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
  case overstap
  case afhandeling
  case opgepakt
  case sector
  case startkwalificatie
  case wettelijkGemeld = "wettelijk_gemeld"
  case nietWettelijkGemeld = "niet_wettelijk_gemeld"
  case uitstroom
  case vertrek
  /// The month that an opgave is of, `yyyymm`: its first and last day.
  case maand
  /// The year of a VSV count, `yyyy`: 1 October of the year before.
  case teljaar
  case rmcRegio = "rmc_regio"
  case mutatiedatum
  case mutatietijd

  /// Its place among all fields.
  public var index: Int { Self.indices[self] ?? 0 }
  private static let indices = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))

  /// Whether its values are codes, for which a profile gives a list.
  public var heeftCodes: Bool {
    switch self {
    case .soort, .status, .redenAfsluiting, .resultaat: true
    default: kenmerk != nil
    }
  }

  /// The kenmerk that has this name.
  var kenmerk: Kenmerk? { Kenmerk(rawValue: rawValue) }

  init?(_ kenmerk: Kenmerk) { self.init(rawValue: kenmerk.rawValue) }

  /// The number of the canonical code with this text, for a field of this kind of record; nil when there is none.
  public func codenummer(_ code: String, in record: Recordsoort) -> UInt8? {
    switch (self, record) {
    case (.soort, .melding): Verzuimsoort(code: code)?.rawValue
    case (.soort, .werkproces): Werkprocessoort(code: code)?.rawValue
    case (.soort, .opgave): Opgavesoort(code: code)?.rawValue
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
    case (.soort, .opgave): Opgavesoort.allCases.map(\.code)
    case (.status, _): Meldingstatus.allCases.map(\.code)
    case (.redenAfsluiting, _): RedenAfsluiting.allCases.map(\.code)
    case (.resultaat, _): Resultaat.allCases.map(\.code)
    default: kenmerk?.codes ?? []
    }
  }
}

extension Recordsoort {
  /// The fields of this kind of record.
  public var velden: [Veldnaam] { verplichteVelden + persoonsvelden + vrijeVelden }

  /// The fields of which at least one must be there.
  public var persoonsvelden: [Veldnaam] {
    [.bsn, .onderwijsnummer, .persoonsnummer]
  }

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
    case .opgave: [.geboortedatum, .gemeentecode, .soort]
    }
  }

  /// Fields that a profile need not map; or whose column may be missing, but for those in `verplichtAlsGenoemd`.
  public var vrijeVelden: [Veldnaam] {
    switch self {
    case .melding: [.vestiging, .uren, .alleLessenGemist, .redenAfsluiting, .mutatietijd]
    case .werkproces: [.resultaat] + kenmerkvelden
    case .opgave:
      verplichtAlsGenoemd + [.vestiging, .rmcRegio, .mutatietijd]
    }
  }

  /// Fields whose column must be there when the profile maps them: a list of which the end, or a code, is gone would make
  /// numbers that mean something else.
  public var verplichtAlsGenoemd: [Veldnaam] {
    guard self == .opgave else { return [] }
    return [.opgavenummer, .begin, .einde, .maand, .teljaar, .brin, .mutatiedatum] + kenmerkvelden
  }

  /// The number of the record itself.
  public var nummerveld: Veldnaam {
    switch self {
    case .melding: .meldingsnummer
    case .werkproces: .werkprocesnummer
    case .opgave: .opgavenummer
    }
  }

  /// Whether a record may be without it, though its column must be there (README, "Fields").
  public func magLeegZijn(_ veld: Veldnaam) -> Bool {
    veld == .einde || self == .werkproces && (veld == .meldingsnummer || veld == .brin)
  }

  private var kenmerkvelden: [Veldnaam] { Kenmerk.alle(van: self).compactMap { Veldnaam($0) } }
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
    public let vorm: Vorm
    /// Of a gemeentecode: whether the file may name the gemeente instead.
    public let magNaamZijn: Bool

    public init(
      naam: Veldnaam, namen: [String], codes: [String: UInt8] = [:], vorm: Vorm = .inRij,
      magNaamZijn: Bool = false
    ) {
      self.naam = naam
      self.namen = namen
      self.codes = codes
      self.vorm = vorm
      self.magNaamZijn = magNaamZijn
    }
  }

  /// Where the text of a field comes from.
  public enum Vorm: Hashable, Sendable {
    /// A column, or an element.
    case inRij
    /// The file's name, by the profile's pattern.
    case inBestandsnaam
    /// The same for all files; empty for what none of them tells.
    case vast(String)
  }

  /// Where in a CSV file, or a sheet, the records stand.
  public struct Tabelplaats: Sendable {
    /// Whether the header is looked for: the first row, of the first `Kopzoeker.grens`, that has all columns that must be
    /// there. What stands above it, a title or another table, is no record. Otherwise it is the first row.
    public let kopIsGezocht: Bool
    /// The table ends above the first row whose first filled cell is one of these: a row of totals, or the title of another
    /// table. What stands from there on is no record; nor is, in such a file, a row without any value.
    public let tot: Set<String>

    public init(kopIsGezocht: Bool = false, tot: Set<String> = []) {
      self.kopIsGezocht = kopIsGezocht
      self.tot = tot
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
  /// Whether a time behind any date is passed over, and not only behind a melddatum.
  public let negeertTijd: Bool
  public let plaats: Tabelplaats
  public let velden: [Veld]
  /// What its files are called, without the date of receipt; nil = whatever they like.
  public let bestandsnaam: Naampatroon?

  public init(
    id: String, titel: String, record: Recordsoort, formaat: Formaat, codering: Codering?,
    datumpatronen: [Datumpatroon], velden: [Veld], bestandsnaam: Naampatroon? = nil,
    negeertTijd: Bool = false, plaats: Tabelplaats = Tabelplaats()
  ) {
    self.id = id
    self.titel = titel
    self.record = record
    self.formaat = formaat
    self.codering = codering
    self.datumpatronen = datumpatronen
    self.negeertTijd = negeertTijd
    self.plaats = plaats
    self.velden = velden
    self.bestandsnaam = bestandsnaam
  }

  /// So many rows are looked at for a header.
  public static let grensKop = Kopzoeker.grens

  /// Where a field comes from; nil when the profile doesn't map it.
  public func vorm(_ veld: Veldnaam) -> Vorm? { velden.first { $0.naam == veld }?.vorm }

  /// The fields whose column must be there.
  var verplichteKolommen: [Veldnaam] {
    (record.verplichteVelden + record.verplichtAlsGenoemd).filter { vorm($0) == .inRij }
  }

  /// Whether a delivery is the whole of a list: its records have no numbers of their own.
  public var isHeleLijst: Bool { record == .opgave && vorm(.opgavenummer) == nil }

  /// By what a file is told from other deliveries.
  ///
  /// - Parameters:
  ///   - inhoud: the SHA-256 of its bytes, in hexadecimal.
  ///   - bestand: the path below the inbox.
  /// - Returns: the same; of the whole of a list that of these bytes under that list's name. Nobody left the start
  ///   population between the provisional count and the definitive one: both files say the same, of two lists.
  public func kenmerk(inhoud: String, bestand: String) -> String {
    guard let lijst = lijst(bestand), !lijst.isEmpty else { return inhoud }
    return Hex.tekst(SHA256.hash(data: Array("\(inhoud) \(lijst)".utf8)))
  }

  /// The name of the list that a file holds: its source, and its name without the date of receipt, where the profile says what
  /// its files are called. Empty when it doesn't: then a file is the whole of the days and schools that its rows name. Nil
  /// when its records have numbers of their own.
  ///
  /// - Parameter bestand: the path below the inbox.
  public func lijst(_ bestand: String) -> String? {
    guard isHeleLijst else { return nil }
    return bestandsnaam == nil ? "" : "\(id)/\(Naampatroon.stam(bestand, bron: id).uppercased())"
  }
}
