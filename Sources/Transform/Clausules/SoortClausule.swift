import Domain

/// `soort: [V3, V4, LRV]` — the soort of the record is one of these. Each kind of record has its own list of codes.
public struct SoortClausule: Sendable {
  /// Numbers of codes.
  let soorten: Set<UInt8>

  public init(_ soorten: Set<UInt8>) {
    self.soorten = soorten
  }

  func geldt(_ rij: Rij) -> Bool { soorten.contains(rij.soort) }
}
