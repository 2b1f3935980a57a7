import Domain

/// `beperk` — a clause removes records. Written as what is kept (`houd`) or as what goes (`verwijder`).
public struct Beperk: Sendable {
  let clausules: [Clausule]
  /// Whether the records for which the clauses hold stay, or go.
  let houdt: Bool

  public init(houd clausules: [Clausule]) {
    self.clausules = clausules
    houdt = true
  }

  public init(verwijder clausules: [Clausule]) {
    self.clausules = clausules
    houdt = false
  }

  var tekst: String { "stap: beperk, \(houdt ? "houd" : "verwijder"): \(clausules.tekst)" }

  func pasToe(_ stand: Loopstand, _ zicht: Zicht) -> (Loopstand, Mutatie) {
    let rijen = zicht.partitie.rijen(stand.bron)
    let (blijft, gaat) = stand.splits { clausules.gelden(rijen[$0], $0, zicht) == houdt }
    var nieuw = stand
    nieuw.rijen = blijft
    return (nieuw, Mutatie(teken: .eraf, bron: stand.bron, rijen: gaat))
  }
}
