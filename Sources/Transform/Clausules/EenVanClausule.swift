import Domain

/// `een-van: [{soort: [LRV]}, {soort: [V3, V4], uren: {ten-minste: 16, zonder-uren: telt}}]` — at least one of the groups
/// of clauses holds as a whole.
public struct EenVanClausule: Sendable {
  let groepen: [[Clausule]]

  /// - Parameter groepen: two or more.
  public init(_ groepen: [[Clausule]]) {
    self.groepen = groepen
  }

  func geldt(_ rij: Rij, _ index: Int, _ zicht: Zicht) -> Bool {
    groepen.contains { $0.gelden(rij, index, zicht) }
  }

  /// In an order of its own: in which order the groups are written makes no difference.
  var tekst: String { Lijsttekst.lijst(Set(groepen.map(\.tekst)).sorted()) }
}
