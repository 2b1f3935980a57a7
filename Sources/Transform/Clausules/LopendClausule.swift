import Domain

/// `lopend: {zonder-einde-bij-status: [R, B]}` — the record runs on the peildatum: it has begun by then, and ends on
/// that day or later. A melding without an end runs only in one of the statuses named.
///
/// Of a werkproces or an opgave it is written as `lopend: {zonder-einde: telt}`: without an end it is still open, and
/// runs; or with `telt-niet` it doesn't.
///
/// A count on a peildatum must have this clause.
public struct LopendClausule: Sendable {
  enum ZonderEinde {
    case bij(Set<Meldingstatus>)
    case altijd(Zonder)
  }

  let zonderEinde: ZonderEinde

  /// For meldingen.
  public init(zonderEindeBij statussen: Set<Meldingstatus>) {
    zonderEinde = .bij(statussen)
  }

  /// For werkprocessen and opgaven.
  public init(zonderEinde: Zonder) {
    self.zonderEinde = .altijd(zonderEinde)
  }

  func geldt(_ rij: Rij, _ zicht: Zicht) -> Bool {
    guard let peildatum = zicht.peildatum, rij.begin <= peildatum else { return false }
    if let einde = rij.einde { return einde >= peildatum }
    switch zonderEinde {
    case .bij(let statussen): return rij.status.map(statussen.contains) ?? false
    case .altijd(let zonder): return zonder == .telt
    }
  }

  var tekst: String {
    switch zonderEinde {
    case .bij(let statussen): "{zonder-einde-bij-status: \(StatusClausule(statussen).tekst)}"
    case .altijd(let zonder): "{zonder-einde: \(zonder.rawValue)}"
    }
  }
}
