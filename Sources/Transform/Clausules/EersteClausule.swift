import Domain

/// `eerste: {soort: [V3, V4, LRV]}` — the record is the pupil's first of its kind in the school year that is counted, of
/// those for which the clauses within hold: by record date, then by number. With nothing within (`{}`), the first of all.
///
/// Withdrawn meldingen, and werkprocessen that went over to another number, are no first ones. The gemeente doesn't
/// matter: somebody who moved has one first melding, not two. The clauses within read each record on its own record
/// date.
public struct EersteClausule: Sendable {
  let bron: Recordsoort
  let clausules: [Clausule]

  public init(_ clausules: [Clausule], van bron: Recordsoort) {
    self.bron = bron
    self.clausules = clausules
  }

  func geldt(_ index: Int, _ zicht: Zicht) -> Bool {
    let rijen = zicht.partitie.rijen(bron)
    func doetMee(_ index: Int) -> Bool {
      let rij = rijen[index]
      return rij.schooljaar == zicht.partitie.schooljaar && rij.status != .ingetrokken && !rij.isOvergezet
        && clausules.gelden(rij, index, zicht)
    }
    guard doetMee(index) else { return false }
    // The index stands for the number.
    let plaats = (rijen[index].datum, index)
    return !zicht.partitie.records(bron, van: rijen[index].leerling).contains { ander in
      (rijen[Int(ander)].datum, Int(ander)) < plaats && doetMee(Int(ander))
    }
  }
}
