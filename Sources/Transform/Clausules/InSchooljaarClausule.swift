import Domain

/// `in-schooljaar: ja` — the record date lies in the school year that is counted.
public struct InSchooljaarClausule: Sendable {
  public init() {}

  func geldt(_ rij: Rij, _ zicht: Zicht) -> Bool { rij.schooljaar == zicht.partitie.schooljaar }
}
