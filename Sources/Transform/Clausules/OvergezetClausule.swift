/// `overgezet: {in-schooljaar: ja}` — the werkproces went over to another number, under which it is known too, and the clauses
/// within hold for that one. With nothing within (`{}`), that it went over is enough.
///
/// For bridges from a count with `met-overgezette` to one without: what a change of volgsysteem makes of a number.
public struct OvergezetClausule: Sendable {
  let clausules: [Clausule]

  public init(_ clausules: [Clausule]) {
    self.clausules = clausules
  }

  func geldt(_ rij: Rij, _ zicht: Zicht) -> Bool {
    guard rij.isOvergezet else { return false }
    guard !clausules.isEmpty else { return true }
    let opvolger = Int(rij.opvolger)
    return opvolger >= 0 && clausules.gelden(zicht.partitie.werkprocesrijen[opvolger], opvolger, zicht)
  }
}
