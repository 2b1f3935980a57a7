import Domain

/// What counting needs of a record, whatever its kind, in plain numbers.
public struct Rij: Sendable {
  /// Where the gemeente, as read on the day that counts, lies.
  public enum Ligging: UInt8, Sendable {
    /// In the region of the set-up, on that day.
    case inRegio
    case andereRegio
    case zonderRegio
  }

  /// The rank of the pupil among those of the partition, by pseudonym.
  public let leerling: Int32
  /// As read on the day that counts; nil when the code had ended without a successor.
  public let gemeente: Gemeentecode?
  public let ligging: Ligging
  public let schoolsoort: Schoolsoort
  /// The number of the code of the record's own list.
  public let soort: UInt8
  /// Nil for a werkproces.
  public let status: Meldingstatus?
  public let begin: LocalDate
  public let einde: LocalDate?
  /// In which the record date lies.
  public let schooljaar: Schooljaar
  /// A werkproces: the index of its melding in the partition. −1 when it bears no number or an unknown one, and for
  /// a melding.
  public var melding: Int32 = -1

  /// Withdrawn meldingen never count, and only gemeenten of the region do.
  var telt: Bool { ligging == .inRegio && status != .ingetrokken }
}

/// What is counted for: the region, or one of its gemeenten.
public enum Bereik: Hashable, Sendable {
  case regio
  case gemeente(Gemeentecode)

  /// Nil for the region.
  public var gemeente: Gemeentecode? {
    if case .gemeente(let code) = self { code } else { nil }
  }

  func bevat(_ rij: Rij) -> Bool {
    guard rij.ligging == .inRegio else { return false }
    switch self {
    case .regio: return true
    case .gemeente(let code): return rij.gemeente == code
    }
  }
}
