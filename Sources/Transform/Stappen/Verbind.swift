import Domain

/// `verbind` — keeps what links to the other source: the werkprocessen that work on a melding which the register
/// knows. From here on clauses may ask things of that melding.
public struct Verbind: Sendable {
  public init() {}

  var tekst: String { "stap: verbind" }

  func pasToe(_ stand: Loopstand, _ zicht: Zicht) -> (Loopstand, Mutatie) {
    let rijen = zicht.partitie.werkprocesrijen
    let (blijft, gaat) = stand.splits { rijen[$0].melding >= 0 }
    var nieuw = stand
    nieuw.rijen = blijft
    return (nieuw, Mutatie(teken: .eraf, bron: stand.bron, rijen: gaat))
  }
}
