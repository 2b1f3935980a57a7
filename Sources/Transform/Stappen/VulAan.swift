import Domain

/// `vul-aan` — adds what only the other source has: the records of a telling that aren't in yet, and for which the
/// clauses hold (none = all of them). Where pupils are counted, those who aren't in yet: of each the record with the lowest
/// number for which the clauses hold.
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
    func geteld(_ index: Int32, _ rij: Rij) -> Int32 { stand.eenheid == .leerling ? rij.leerling : index }
    let rijen = zicht.partitie.rijen(stand.bron)
    var aanwezig = Set(stand.rijen.map { geteld($0, rijen[Int($0)]) })
    var nieuwe: [Int32] = []
    telling.kies(zicht.partitie, zicht.bereik) { index, rij in
      guard !aanwezig.contains(geteld(Int32(index), rij)), clausules.gelden(rij, index, zicht) else { return }
      aanwezig.insert(geteld(Int32(index), rij))
      nieuwe.append(Int32(index))
    }
    var nieuw = stand
    nieuw.rijen = (stand.rijen + nieuwe).sorted()
    return (nieuw, Mutatie(teken: .erbij, bron: stand.bron, rijen: nieuwe))
  }
}
