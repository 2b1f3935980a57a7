/// Between which counts a reader can place a hidden cell, by linear programs: fractions are allowed on the way, so it may
/// be placed closer still, never less close.
public struct Celgrenzen: Hashable, Sendable {
  /// 1 or more.
  public let laagste: Int
  /// Nil = without bound.
  public let hoogste: Int?

  public init(laagste: Int, hoogste: Int?) {
    self.laagste = laagste
    self.hoogste = hoogste
  }

  /// Whether the cell can have so many values, or more.
  public func heeft(_ drempel: Int) -> Bool { hoogste.map { $0 - laagste >= drempel - 1 } ?? true }

  /// By cell; nil for a shown cell. It shares no step with the search for a pattern but the solver.
  ///
  /// - Throws: `Geheimhoudingsfout` when the pattern hides a 0 or what everyone knows, or the solver gives up.
  public static func van(_ model: Celmodel, _ verberging: Verberging) throws -> [Celgrenzen?] {
    let isVerborgen = verberging.isVerborgen
    guard isVerborgen.count == model.cellen.count else { throw Geheimhoudingsfout.patroonPastNiet(cel: nil) }
    for (i, cel) in model.cellen.enumerated() where isVerborgen[i] {
      if cel.waarde == 0 || cel.toestand == .getoond { throw Geheimhoudingsfout.patroonPastNiet(cel: i) }
    }
    var grenzen = [Celgrenzen?](repeating: nil, count: model.cellen.count)
    for cel in model.cellen.indices where isVerborgen[cel] && grenzen[cel] == nil {
      let oplosser = try Oplosser(model)
      oplosser.neemOp(cel, isVerborgen)
      for cel in oplosser.cellen { grenzen[cel] = try oplosser.grenzen(cel) }
    }
    return grenzen
  }
}

extension Oplosser {
  fileprivate func grenzen(_ cel: Int) throws -> Celgrenzen {
    Celgrenzen(laagste: try uiterste(cel, -1) ?? 1, hoogste: try uiterste(cel, 1))
  }

  /// - Parameter richting: 1 for the highest count, −1 for the lowest.
  /// - Returns: nil when it is without bound.
  private func uiterste(_ cel: Int, _ richting: Int) throws -> Int? {
    switch try maximaliseer([(cel, Double(richting))]) {
    case .onbegrensd: return nil
    // The true counts are always a solution.
    case .onmogelijk: throw Geheimhoudingsfout.oplosser(status: 1)
    case .optimaal:
      let afwijking = (Double(richting) * afwijking(cel) + Self.speling).rounded(.down)
      return waarde(cel) + richting * Int(afwijking)
    }
  }
}
