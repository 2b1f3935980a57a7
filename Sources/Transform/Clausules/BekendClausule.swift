import Domain

/// `bekend: {uiterlijk: einde-schooljaar}` — the record was known by that day: a delivery received by then brought it, in
/// whatever version. The day is `peildatum` (of a count on a peildatum only), `1-oktober` or `einde-schooljaar` of the
/// school year that is counted.
///
/// What is asked of the record is still asked of its current version; `--as-of` counts it as it was known.
public struct BekendClausule: Sendable {
  let uiterlijk: Dag

  public init(uiterlijk: Dag) {
    self.uiterlijk = uiterlijk
  }

  func geldt(_ rij: Rij, _ zicht: Zicht) -> Bool {
    uiterlijk.datum(rij, zicht).map { rij.bekend <= $0 } ?? false
  }

  var tekst: String { "{uiterlijk: \(uiterlijk.rawValue)}" }
}
