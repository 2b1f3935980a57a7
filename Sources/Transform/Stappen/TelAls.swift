import Domain

/// `tel-als` — collapses to another unit: of the records that are one and the same in that unit the one with the
/// lowest number stays, and stands for it; the others go.
///
/// Werkprocessen can be counted as meldingen (those on which they work, which they must all be linked to) or as
/// leerlingen; meldingen as gevallen or leerlingen; opgaven as leerlingen.
public struct TelAls: Sendable {
  let eenheid: Eenheid

  public init(_ eenheid: Eenheid) {
    self.eenheid = eenheid
  }

  /// The kind of record that stands for the unit afterwards.
  public func bron(na bron: Recordsoort) -> Recordsoort { eenheid == .melding ? .melding : bron }

  /// Whether records of a kind can be counted as such a unit.
  public func kan(van bron: Recordsoort) -> Bool {
    switch (bron, eenheid) {
    case (.werkproces, .melding), (.werkproces, .leerling), (.melding, .geval), (.melding, .leerling),
      (.opgave, .leerling):
      true
    default: false
    }
  }

  var tekst: String { "stap: tel-als, als: \(eenheid.rawValue)" }

  func pasToe(_ stand: Loopstand, _ zicht: Zicht) -> (Loopstand, Mutatie) {
    let partitie = zicht.partitie
    let rijen = partitie.rijen(stand.bron)
    func eenheid(_ index: Int) -> Int32 {
      switch self.eenheid {
      case .melding: rijen[index].melding
      case .geval: partitie.gevallen[index]
      case .leerling: rijen[index].leerling
      case .werkproces, .opgave: Int32(index)
      }
    }
    var gezien: Set<Int32> = []
    let (blijft, gaat) = stand.splits { gezien.insert(eenheid($0)).inserted }
    let bron = bron(na: stand.bron)
    let nieuw = Loopstand(
      bron: bron, eenheid: self.eenheid,
      rijen: bron == stand.bron ? blijft : blijft.map { eenheid(Int($0)) }.sorted())
    return (nieuw, Mutatie(teken: .eraf, bron: stand.bron, rijen: gaat))
  }
}
