/// Reads what the set-up says of drift.
enum Driftlezer {
  private static let factoren = ["kleiner-dan", "groter-dan", "gat"]

  /// - Parameter knoop: the value of `drift`; nil when the set-up says nothing of it.
  static func lees(_ knoop: Knoop?) -> Drift.Grenzen {
    var grenzen = Drift.Grenzen()
    guard let knoop else { return grenzen }
    knoop.alleen(Drift.Soort.allCases.map(\.rawValue) + factoren)
    for soort in Drift.Soort.allCases {
      grenzen.gevolgen[soort] = knoop.vrij(soort.rawValue)?.keuze(Drift.Gevolg.self)
    }
    grenzen.kleinerDan = factor(knoop, "kleiner-dan", 0...1) ?? grenzen.kleinerDan
    grenzen.groterDan = factor(knoop, "groter-dan", 1...1000) ?? grenzen.groterDan
    grenzen.gat = factor(knoop, "gat", 1...1000) ?? grenzen.gat
    return grenzen
  }

  private static func factor(_ knoop: Knoop, _ naam: String, _ bereik: ClosedRange<Double>) -> Double? {
    guard let waarde = knoop.vrij(naam) else { return nil }
    if let factor = waarde.node.float, bereik.contains(factor) { return factor }
    waarde.fout("must be a number from \(Int(bereik.lowerBound)) to \(Int(bereik.upperBound)), as 1 or 0.5")
    return nil
  }
}
