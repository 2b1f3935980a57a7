import Domain

/// `melding: {status: [I]}` — the werkproces works on a known melding, for which the clauses within hold. They read it on
/// its own melddatum. With nothing within (`{}`), any known melding will do.
public struct MeldingClausule: Sendable {
  let clausules: [Clausule]

  public init(_ clausules: [Clausule]) {
    self.clausules = clausules
  }

  func geldt(_ rij: Rij, _ zicht: Zicht) -> Bool {
    guard rij.melding >= 0 else { return false }
    let melding = Int(rij.melding)
    return clausules.gelden(zicht.partitie.meldingrijen[melding], melding, zicht)
  }
}
