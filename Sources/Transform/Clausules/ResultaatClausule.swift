import Domain

/// `resultaat: [terug-naar-school, ingeschreven]` — the resultaat of the werkproces is one of these. A werkproces
/// without a resultaat, or with one that isn't in the profile's list of codes, has none of them.
public struct ResultaatClausule: Sendable {
  let resultaten: Set<Resultaat>

  public init(_ resultaten: Set<Resultaat>) {
    self.resultaten = resultaten
  }

  func geldt(_ rij: Rij) -> Bool { rij.resultaat.map(resultaten.contains) ?? false }

  var tekst: String { Lijsttekst.lijst(Resultaat.allCases.filter(resultaten.contains).map(\.code)) }
}
