import Domain

/// `zonder-opgave: {soort: [inschrijving, startkwalificatie], op: peildatum}` — no opgave of any of these kinds is of the
/// same pupil and stated for that day. What it asks is written as in `met-opgave`.
///
/// It means something only where all such opgaven were delivered: who isn't in the deliveries has none.
public struct ZonderOpgaveClausule: Sendable {
  let vraag: Opgavevraag

  public init(_ vraag: Opgavevraag) {
    self.vraag = vraag
  }

  func geldt(_ rij: Rij, _ zicht: Zicht) -> Bool { !vraag.geldt(rij, zicht) }
}
