/// A BRIN: two digits and two capitals, such as `25GA`.
public struct Brin: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The four ASCII bytes, the first in the highest place, so that numbers order as the text does.
  public let waarde: UInt32

  /// Nil when the bytes are no BRIN.
  public init?(_ b: UnsafeBufferPointer<UInt8>) {
    guard b.count == 4, 48...57 ~= b[0], 48...57 ~= b[1], 65...90 ~= b[2], 65...90 ~= b[3] else { return nil }
    self.waarde = b.reduce(0) { $0 << 8 | UInt32($1) }
  }

  public init?(_ tekst: String) {
    var kopie = tekst
    guard let brin = kopie.withUTF8({ Brin($0) }) else { return nil }
    self = brin
  }

  public static func < (a: Brin, b: Brin) -> Bool { a.waarde < b.waarde }

  public var description: String {
    String(decoding: [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: waarde >> $0) }, as: UTF8.self)
  }
}

/// The code of a location of a BRIN, as delivered. DUO's school table has two digits, `00` for the main location; newer
/// codes have six characters (`12AB00`). A longer text is no code: it might be anything, and this is published.
public struct Vestiging: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// At most this many bytes of UTF-8.
  static let grens = 6

  /// The bytes, the first in the highest place, and their number in the lowest: numbers order as the texts do.
  private let waarde: UInt64

  /// Nil when it is empty or longer than six bytes.
  public init?(_ b: UnsafeBufferPointer<UInt8>) {
    guard 1...Self.grens ~= b.count else { return nil }
    var waarde: UInt64 = 0
    for i in 0..<Self.grens { waarde = waarde << 8 | (i < b.count ? UInt64(b[i]) : 0) }
    self.waarde = waarde << 8 | UInt64(b.count)
  }

  public init?(_ tekst: String) {
    var kopie = tekst
    guard let vestiging = kopie.withUTF8({ Vestiging($0) }) else { return nil }
    self = vestiging
  }

  public static func < (a: Vestiging, b: Vestiging) -> Bool { a.waarde < b.waarde }

  public var description: String {
    let bytes = (0..<Int(waarde & 0xFF)).map { UInt8(truncatingIfNeeded: waarde >> UInt64(48 - 8 * $0)) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The kind of education by its law, as the art. 25 report breaks down; the order is the contract's for ties.
public enum Schoolsoort: UInt8, CaseIterable, Comparable, Sendable {
  case wpo
  case wec
  case wvo
  case web
  case onbekend

  /// As in the facts: `WPO` … `WEB`, `onbekend`.
  public var code: String {
    switch self {
    case .wpo: "WPO"
    case .wec: "WEC"
    case .wvo: "WVO"
    case .web: "WEB"
    case .onbekend: "onbekend"
    }
  }

  /// By its exact text; nil when there is no such kind.
  public init?(code: String) {
    guard let soort = Self.allCases.first(where: { $0.code == code }) else { return nil }
    self = soort
  }

  public static func < (a: Schoolsoort, b: Schoolsoort) -> Bool { a.rawValue < b.rawValue }
}

/// DUO's public table of schools: which kind of education a location gives.
public struct Schooltabel: Sendable {
  /// One row of `scholen.csv`.
  public struct School: Sendable {
    public let brin: Brin
    public let vestiging: Vestiging
    public let naam: String
    public let schoolsoort: Schoolsoort
    /// In the classification of the source's date; empty when the source doesn't say.
    public let gemeentecode: Gemeentecode?

    public init(
      brin: Brin, vestiging: Vestiging, naam: String, schoolsoort: Schoolsoort, gemeentecode: Gemeentecode?
    ) {
      self.brin = brin
      self.vestiging = vestiging
      self.naam = naam
      self.schoolsoort = schoolsoort
      self.gemeentecode = gemeentecode
    }
  }

  private struct Plaats: Hashable {
    let brin: Brin
    let vestiging: Vestiging
  }

  public let scholen: [School]
  /// Locations of one kind.
  private var perVestiging: [Plaats: Schoolsoort] = [:]
  /// What a BRIN counts as when its location doesn't tell.
  private var perBrin: [Brin: Schoolsoort] = [:]

  public init(_ scholen: [School]) {
    self.scholen = scholen
    var soorten: [Plaats: Set<Schoolsoort>] = [:]
    var vestigingen: [Brin: [School]] = [:]
    for school in scholen {
      soorten[Plaats(brin: school.brin, vestiging: school.vestiging), default: []].insert(school.schoolsoort)
      vestigingen[school.brin, default: []].append(school)
    }
    for (plaats, soort) in soorten where soort.count == 1 {
      perVestiging[plaats] = soort.first
    }
    for (brin, rijen) in vestigingen {
      perBrin[brin] =
        rijen.min { ($0.vestiging, $0.schoolsoort) < ($1.vestiging, $1.schoolsoort) }?.schoolsoort
    }
  }

  /// The kind of the location if it is one; else of all rows of the BRIN if that is one; else of its lowest
  /// location (ties in the order of `Schoolsoort`). Without a BRIN, or with an unknown one, `onbekend`.
  ///
  /// A BRIN of one kind has it at its lowest location too, so both fall together in `perBrin`.
  public func schoolsoort(_ brin: Brin?, _ vestiging: Vestiging?) -> Schoolsoort {
    guard let brin else { return .onbekend }
    if let vestiging, let soort = perVestiging[Plaats(brin: brin, vestiging: vestiging)] { return soort }
    return perBrin[brin] ?? .onbekend
  }
}
