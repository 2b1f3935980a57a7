import Domain

/// What counting needs of a record, whatever its kind, in plain numbers.
public struct Rij: Sendable {
  /// The rank of the pupil among those of the partition, by pseudonym.
  public let leerling: Int32
  /// Where it counts, read on the record date; in a count on a peildatum read on that day.
  public internal(set) var plaats: Plaats
  public let schoolsoort: Schoolsoort
  /// The number of the code of the record's own list.
  public let soort: UInt8
  /// Nil for what isn't a melding.
  public let status: Meldingstatus?
  /// Nil for a werkproces without one, and for what isn't a werkproces.
  public let resultaat: Resultaat?
  /// Empty for a melding.
  public let kenmerken: Kenmerken
  /// Hours missed; nil when they aren't known, and for what isn't a melding.
  public let uren: Int16?
  public let geboortedatum: LocalDate
  public let begin: LocalDate
  public let einde: LocalDate?
  /// The record date: a melding's melddatum, a werkproces's start; of an opgave its begin, or 1 August of the school year when it
  /// had begun before.
  public let datum: LocalDate
  /// In which the record date lies. An opgave is of the school year that is looked at when it is stated for a day of it.
  public let schooljaar: Schooljaar
  /// Since when the record is known, in whatever version.
  public let bekend: LocalDate
  /// A werkproces: the index of its melding in the partition. −1 when it bears no number or an unknown one, and for
  /// what isn't a werkproces.
  public var melding: Int32 = -1
  /// A werkproces that went over to another number, under which it is known too: it counts as that one.
  public var isOvergezet = false
  /// The index of that one in the partition; −1 when it isn't there, or this one didn't go over.
  var opvolger: Int32 = -1

  /// Withdrawn meldingen never count, nor do werkprocessen that went over to another number; and only gemeenten of the region
  /// do.
  var telt: Bool { teltMetOvergezette && !isOvergezet }
  var teltMetOvergezette: Bool { plaats.ligging == .inRegio && status != .ingetrokken }
}

/// The gemeente of a record as read on a day, and where it lies then.
public struct Plaats: Hashable, Sendable {
  public enum Ligging: UInt8, Sendable {
    /// In the region of the set-up, on that day.
    case inRegio
    case andereRegio
    case zonderRegio
  }

  /// Nil when the code had ended without a successor.
  public let gemeente: Gemeentecode?
  /// The number of the RMC region on that day; 0 when the gemeente had none.
  public let regio: Int16
  public let ligging: Ligging
}

/// What is counted for: the region, or one of its gemeenten.
public enum Bereik: Hashable, Sendable {
  case regio
  case gemeente(Gemeentecode)

  /// Nil for the region.
  public var gemeente: Gemeentecode? {
    if case .gemeente(let code) = self { code } else { nil }
  }

  func bevat(_ plaats: Plaats) -> Bool {
    guard plaats.ligging == .inRegio else { return false }
    switch self {
    case .regio: return true
    case .gemeente(let code): return plaats.gemeente == code
    }
  }
}
