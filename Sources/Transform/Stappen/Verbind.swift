import Domain

/// `verbind` — keeps what links to the other source: the werkprocessen that work on a melding which the register
/// knows. From here on clauses may ask things of that melding.
///
/// With `aan` it links pupils: kept are those whom that telling counts too, in the gemeente or region that is counted for.
/// From here on the records of that telling stand for them: of each pupil the one with the lowest number.
public struct Verbind: Sendable {
  /// Of leerlingen; nil = link to meldingen.
  let telling: Telling?

  /// Werkprocessen to the meldingen on which they work.
  public init() {
    telling = nil
  }

  /// Pupils to those of a telling.
  ///
  /// - Parameter telling: counts leerlingen; over the school year, or on the peildatum of the bridge's end.
  public init(aan telling: Telling) {
    self.telling = telling
  }

  var tekst: String { "stap: verbind" + (telling.map { ", aan: \($0.id)" } ?? "") }

  func pasToe(_ stand: Loopstand, _ zicht: Zicht) -> (Loopstand, Mutatie) {
    if let telling { return pasToe(stand, zicht, aan: telling) }
    let rijen = zicht.partitie.werkprocesrijen
    let (blijft, gaat) = stand.splits { rijen[$0].melding >= 0 }
    var nieuw = stand
    nieuw.rijen = blijft
    return (nieuw, Mutatie(teken: .eraf, bron: stand.bron, rijen: gaat))
  }

  private func pasToe(_ stand: Loopstand, _ zicht: Zicht, aan telling: Telling) -> (Loopstand, Mutatie) {
    let rijen = zicht.partitie.rijen(stand.bron)
    let eerste = telling.eersteVanLeerling(zicht)
    let (blijft, gaat) = stand.splits { eerste[rijen[$0].leerling] != nil }
    let nieuw = Loopstand(
      bron: telling.bron, eenheid: stand.eenheid,
      rijen: blijft.compactMap { eerste[rijen[Int($0)].leerling] }.sorted())
    return (nieuw, Mutatie(teken: .eraf, bron: stand.bron, rijen: gaat))
  }
}

extension Telling {
  /// Of each pupil whom it counts the record with the lowest number: its index, by the pupil's rank.
  func eersteVanLeerling(_ zicht: Zicht) -> [Int32: Int32] {
    var eerste: [Int32: Int32] = [:]
    kies(zicht.partitie, zicht.bereik) { index, rij in
      if eerste[rij.leerling] == nil { eerste[rij.leerling] = Int32(index) }
    }
    return eerste
  }
}
