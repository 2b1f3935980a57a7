import Domain

/// What to make. Equal opdrachten give equal bytes, on any machine and in any locale.
public struct Opdracht: Sendable {
  /// The set of files.
  public enum Vorm: Sendable {
    /// Successive deliveries in all three formats, with repeats, changes, bad rows and bad files.
    case inbox
    /// One XML file that holds each melding once, all of them valid: for measuring memory and speed.
    case eenXml
  }

  /// How many meldingen one opdracht may ask for. Beyond it the personal numbers would run out.
  public static let grenzen = 1...10_000_000

  /// The number of distinct meldingen in the accepted rows of all files together.
  public var meldingen: Int
  public var seed: UInt64
  /// The RMC region that the deliveries are for.
  public var regio: Int
  public var gemeenten: Gemeentetabel
  public var scholen: Schooltabel
  /// The melddata lie in these school years, spread evenly over them.
  public var schooljaren: ClosedRange<Schooljaar>
  public var vorm: Vorm
  /// Whether the inbox has the lists of other parties too.
  public var metOpgaven: Bool

  public init(
    meldingen: Int, seed: UInt64, regio: Int, gemeenten: Gemeentetabel, scholen: Schooltabel,
    schooljaren: ClosedRange<Schooljaar>, vorm: Vorm = .inbox, metOpgaven: Bool = true
  ) {
    self.meldingen = meldingen
    self.seed = seed
    self.regio = regio
    self.gemeenten = gemeenten
    self.scholen = scholen
    self.schooljaren = schooljaren
    self.vorm = vorm
    self.metOpgaven = metOpgaven
  }
}

/// A file that was made, with what its maker knows of it: a test can hold the reader against this.
public struct Bestand: Hashable, Sendable {
  public enum Aard: Sendable {
    case levering
    /// The same bytes as an earlier file.
    case dubbel
    /// Cut off in the middle of a record: to be refused whole.
    case afgebroken
  }

  /// Below the folder that was given, with `/`: `duo-verzuim-csv/…`.
  public let pad: String
  public let bytes: Int
  /// Complete records, the bad ones too.
  public let records: Int
  /// The records that are bad on purpose, by the code that they have to get.
  public let afgekeurd: [Afkeurcode: Int]
  public let aard: Aard
}
