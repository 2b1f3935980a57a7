import Domain

/// `lopend: {zonder-einde-bij-status: [R, B]}` — the melding runs on the peildatum: it has begun by then, and ends on
/// that day or later. Without an end it runs only in one of the statuses named.
public struct LopendClausule: Sendable {
  let zonderEindeBij: Set<Meldingstatus>

  public init(zonderEindeBij: Set<Meldingstatus>) {
    self.zonderEindeBij = zonderEindeBij
  }

  func geldt(_ rij: Rij, _ zicht: Zicht) -> Bool {
    guard let peildatum = zicht.peildatum, rij.begin <= peildatum else { return false }
    return rij.einde.map { $0 >= peildatum } ?? rij.status.map(zonderEindeBij.contains) ?? false
  }
}
