/// Why there is no pattern, or no audit. Cells and relations are named by their index in the model.
public enum Geheimhoudingsfout: Error, Hashable, Sendable {
  /// Below 2: nothing would be hidden.
  case drempel(Int)
  /// A count below 0 or above 1,000,000,000.
  case waarde(cel: Int)
  /// Hidden in an earlier edition, while the count is 0: a hidden count is at least 1 for every reader.
  case nulVerborgen(cel: Int)
  /// A term of no cell, or a coefficient or constant that is too large.
  case termen(verband: Int)
  /// The true counts don't agree with it: the left side is `uitkomst`.
  case verbandKloptNiet(verband: Int, uitkomst: Int)
  /// These can be computed too closely whatever else is hidden: too much of what they go with is known already.
  /// Ascending, never empty.
  case onoplosbaar(cellen: [Int])
  /// The pattern is of other cells, or hides a 0 or a cell that everyone knows; nil = another number of cells.
  case patroonPastNiet(cel: Int?)
  /// The solver gave up, with this status of Clp.
  case oplosser(status: Int)
}

extension Geheimhoudingsfout: CustomStringConvertible {
  /// Without any count: it may be shown to all.
  public var description: String {
    switch self {
    case .drempel(let drempel): "threshold \(drempel) is below 2"
    case .waarde(let cel): "cell \(cel): the count is out of range"
    case .nulVerborgen(let cel): "cell \(cel): a 0 can't be hidden"
    case .termen(let verband): "relation \(verband): no such cell, or too large a number"
    case .verbandKloptNiet(let verband, _): "relation \(verband) doesn't hold on the true counts"
    case .onoplosbaar(let cellen):
      "\(cellen.count) cells can't be protected, whatever else is hidden: \(cellen.prefix(10))"
    case .patroonPastNiet(let cel?): "the pattern hides cell \(cel), which is 0 or known to all"
    case .patroonPastNiet(nil): "the pattern has another number of cells"
    case .oplosser(let status): "the linear programming solver gave up with status \(status)"
    }
  }
}
