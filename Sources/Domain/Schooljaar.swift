/// A school year: 1 August up to and including 31 July (jaarverslag leerplicht en RMC 2020-2021).
public struct Schooljaar: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Small, for each record in memory has one.
  private let jaar: Int16

  /// The calendar year in which it begins: 2021 for 2021-2022.
  public var beginjaar: Int { Int(jaar) }

  public init(beginjaar: Int) {
    jaar = Int16(clamping: beginjaar)
  }

  /// The school year in which a day lies.
  public init(van datum: LocalDate) {
    let (jaar, maand, _) = datum.delen
    self.init(beginjaar: maand >= 8 ? jaar : jaar - 1)
  }

  /// Reads `2021-2022`; nil for anything else, also for years that don't follow each other.
  public init?(_ naam: String) {
    let delen = naam.split(separator: "-", omittingEmptySubsequences: false)
    guard delen.count == 2, delen.allSatisfy({ $0.utf8.count == 4 && $0.utf8.allSatisfy { 48...57 ~= $0 } }),
      let begin = Int(delen[0]), let eind = Int(delen[1]), eind == begin + 1, LocalDate.jaren.contains(begin)
    else { return nil }
    self.init(beginjaar: begin)
  }

  public var begin: LocalDate { dag(maand: 8, dag: 1, jaar: beginjaar) }
  /// The last day, 31 July.
  public var einde: LocalDate { dag(maand: 7, dag: 31, jaar: beginjaar + 1) }

  public func bevat(_ datum: LocalDate) -> Bool { begin <= datum && datum <= einde }

  /// The day of this school year that falls on a day of the calendar: 1 October lies in its first year.
  public func peildatum(maand: Int, dag: Int) -> LocalDate {
    self.dag(maand: maand, dag: dag, jaar: maand >= 8 ? beginjaar : beginjaar + 1)
  }

  /// `2021-2022`.
  public var description: String { "\(beginjaar)-\(beginjaar + 1)" }

  public static func < (a: Schooljaar, b: Schooljaar) -> Bool { a.jaar < b.jaar }

  private func dag(maand: Int, dag: Int, jaar: Int) -> LocalDate {
    // 29 February, in a year without one, is read as the day after the 28th. The school years of the first and the last
    // dates of deliveries begin before them, and end after them.
    LocalDate(jaar: jaar, maand: maand, dag: dag, jaren: 0...9999)
      ?? LocalDate(jaar: jaar, maand: maand, dag: 1, jaren: 0...9999)?.plus(dagen: dag - 1)
      ?? LocalDate(dagnummer: Int32((jaar - 1970) * 365))
  }
}
