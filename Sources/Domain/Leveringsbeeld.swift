/// What a delivery looked like: its columns, its codes and its size, by which the next one is compared with it.
///
/// It says nothing of anyone, and is bounded whatever the file holds. Of free text it keeps how many rows have some.
public struct Leveringsbeeld: Codable, Hashable, Sendable {
  /// More columns or elements than this are not kept.
  public static let grensKolommen = 500
  /// Of each field more unknown codes than this are not kept, but count as other text.
  public static let grensCodes = 200
  /// A longer name of a column or element is cut, in Unicode scalars.
  public static let grensNaam = 200

  public enum Formaat: String, Codable, Sendable {
    case csv
    case xml
  }

  /// Rows of which something holds.
  public struct Rijen: Codable, Hashable, Sendable {
    /// 1 or more.
    public var aantal: Int
    /// The first of them, 1-based.
    public let eerste: Int

    public init(aantal: Int, eerste: Int) {
      self.aantal = aantal
      self.eerste = eerste
    }
  }

  /// The values of a field with codes, as the file spells them. Rows without one count nowhere.
  public struct Veld: Codable, Hashable, Sendable {
    /// Rows by code that the profile knows.
    public var bekend: [String: Int]
    /// Rows by what is a code and isn't in the profile; always empty for a field that may hold free text.
    public var onbekend: [String: Rijen]
    /// Rows with any other text, which may be free text or a name; nil when there are none.
    public var overig: Rijen?
    /// How many different ones that are, at most `grensCodes`; nil when a version before this one made the picture.
    public var overigWaarden: Int?

    public init(
      bekend: [String: Int] = [:], onbekend: [String: Rijen] = [:], overig: Rijen? = nil,
      overigWaarden: Int? = nil
    ) {
      self.bekend = bekend
      self.onbekend = onbekend
      self.overig = overig
      self.overigWaarden = overigWaarden
    }

    /// Counts rows among those with other text.
    public mutating func verzwijg(_ rijen: Rijen) {
      overig = Rijen(
        aantal: (overig?.aantal ?? 0) + rijen.aantal, eerste: min(overig?.eerste ?? .max, rijen.eerste))
    }
  }

  public let formaat: Formaat
  /// CSV: the names of the header; XML: the paths of elements below a record, with `/`. Sorted, each once; digits of a
  /// name with eight or more show as `#`.
  public let kolommen: [String]
  public let gelezen: Int
  public let aanvaard: Int
  public let afgekeurd: Int
  /// By the name of the field.
  public let velden: [String: Veld]

  public init(
    formaat: Formaat, kolommen: [String], gelezen: Int, afgekeurd: Int, velden: [String: Veld]
  ) {
    self.formaat = formaat
    self.kolommen = kolommen
    self.gelezen = gelezen
    self.aanvaard = gelezen - afgekeurd
    self.afgekeurd = afgekeurd
    self.velden = velden
  }

  /// Whether a value is of four digits and capitals at most, two of them letters: nobody's name or number.
  public static func isKort(_ tekst: String) -> Bool {
    tekst.count <= 4 && tekst.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber) }
      && tekst.count(where: \.isLetter) <= 2
  }

  /// Whether there may be more columns than it knows of.
  public var isVol: Bool { kolommen.count >= Self.grensKolommen }
}

/// The picture of a delivery, with the name and the date of receipt under which it counts. Ordered by date, then hash.
public struct Beeldregel: Comparable, Sendable {
  public let sha256: String
  /// The path below the inbox.
  public let bestand: String
  public let ontvangen: LocalDate
  public let beeld: Leveringsbeeld
  /// Not yet told with a publication.
  public let isNieuw: Bool

  public init(
    sha256: String, bestand: String, ontvangen: LocalDate, beeld: Leveringsbeeld, isNieuw: Bool = true
  ) {
    self.sha256 = sha256
    self.bestand = bestand
    self.ontvangen = ontvangen
    self.beeld = beeld
    self.isNieuw = isNieuw
  }

  public static func < (a: Self, b: Self) -> Bool {
    (a.ontvangen.dagnummer, a.sha256) < (b.ontvangen.dagnummer, b.sha256)
  }

  public static func == (a: Self, b: Self) -> Bool {
    (a.ontvangen, a.sha256) == (b.ontvangen, b.sha256)
  }
}
