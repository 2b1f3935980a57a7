/// A count of a public report.
public struct Cel: Hashable, Sendable {
  public enum Toestand: Hashable, Sendable {
    /// Shown or hidden, as the search decides.
    case vrij
    /// Everyone knows it: it stood in an earlier edition, or others publish it. It is never hidden.
    case getoond
    /// Hidden in an earlier edition: it stays hidden, and must be protected as every hidden cell is.
    case verborgen
  }

  /// The true count, 0–1,000,000,000.
  public let waarde: Int
  public let toestand: Toestand
  /// Must itself be hidden, as counts of a few people are. It says nothing of a cell that is `getoond`, nor of a 0:
  /// these are always shown.
  public let isGevoelig: Bool

  public init(_ waarde: Int, _ toestand: Toestand = .vrij, isGevoelig: Bool = false) {
    self.waarde = waarde
    self.toestand = toestand
    self.isGevoelig = isGevoelig
  }
}
