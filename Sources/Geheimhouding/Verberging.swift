/// Which cells of a model are hidden.
public struct Verberging: Hashable, Sendable {
  /// By cell.
  public let isVerborgen: [Bool]

  public init(isVerborgen: [Bool]) { self.isVerborgen = isVerborgen }

  /// Hides what is sensitive and what was hidden before, and as much else as it takes that no reader can compute any
  /// hidden count too closely.
  ///
  /// The reader knows all shown counts, all relations, and that a hidden count is 1 or more: a 0 is always shown. For
  /// each hidden cell there are two sets of whole counts that agree with all of this, and in which the cell differs by
  /// `drempel` − 1 or more. Each such set was checked in whole numbers, so this holds whatever the solver's rounding; it
  /// may ask for more than is needed where the solver has only solutions with fractions.
  ///
  /// Not covered: a reader who knows counts of his own (his own case among few), one who knows how the other cells were
  /// chosen and reasons back from that, and values between the two that no set of counts attains.
  ///
  /// Cells of the least count are hidden first; of equal counts the first in the model. The same model gives the same
  /// pattern. It is small, not the smallest.
  ///
  /// - Throws: `Geheimhoudingsfout.onoplosbaar` with all cells that can't be protected; `.oplosser` when the solver
  ///   gives up.
  public static func zoek(_ model: Celmodel) throws -> Verberging {
    var zoektocht = Zoektocht(model)
    zoektocht.begin()
    try zoektocht.bescherm()
    return Verberging(isVerborgen: zoektocht.isVerborgen)
  }
}
