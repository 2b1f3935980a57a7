import Domain

/// `vul-aan` — adds what only the other source has: the records of a telling that aren't in yet, and for which the
/// clauses hold (none = all of them).
public struct VulAan: Sendable {
  let telling: Telling
  let clausules: [Clausule]

  /// - Parameter telling: of the kind of record that the bridge counts at this step, in the same unit; over the school
  ///   year, or on the peildatum of the bridge's end.
  public init(uit telling: Telling, clausules: [Clausule]) {
    self.telling = telling
    self.clausules = clausules
  }

  var tekst: String {
    "stap: vul-aan, uit: \(telling.id)" + (clausules.isEmpty ? "" : ", waarvoor: \(clausules.tekst)")
  }

  func pasToe(_ stand: Loopstand, _ zicht: Zicht) -> (Loopstand, Mutatie) {
    let aanwezig = Set(stand.rijen)
    var nieuwe: [Int32] = []
    telling.kies(zicht.partitie, zicht.bereik) { index, rij in
      if !aanwezig.contains(Int32(index)), clausules.gelden(rij, index, zicht) { nieuwe.append(Int32(index)) }
    }
    var nieuw = stand
    nieuw.rijen = (stand.rijen + nieuwe).sorted()
    return (nieuw, Mutatie(teken: .erbij, bron: stand.bron, rijen: nieuwe))
  }
}
