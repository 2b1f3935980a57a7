import Domain

/// Which deliveries are known.
public enum Leveringskeuze: Hashable, Sendable {
  /// All: the state of now.
  case alle
  /// Those received by that day, the day included.
  case ontvangen(tot: LocalDate)
  /// Those that a run had, and the ones before it: what it counted, whatever came later.
  case ingenomen(totRun: Int)

  /// - Parameter opDag: nil = now.
  public init(opDag: LocalDate?) {
    self = opDag.map { .ontvangen(tot: $0) } ?? .alle
  }

  /// As a condition in SQL on a row of `levering`.
  func voorwaarde(_ l: String) -> String {
    switch self {
    case .alle: "1"
    case .ontvangen(let dag): "\(l).ontvangen <= \(dag.dagnummer)"
    case .ingenomen(let run): "\(l).run <= \(run)"
    }
  }
}
