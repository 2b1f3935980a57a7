import Domain

/// `schoolsoort: [WVO, WEB]` — the record is of a school of one of these kinds, by the school table: `WPO`, `WEC`, `WVO`,
/// `WEB`, or `onbekend` for a BRIN that is empty or not in the table. A werkproces bears no vestiging, so that the
/// kind of its BRIN counts.
///
/// Source: the breakdown by school law of the report that art. 25 of the Leerplichtwet 1969 asks.
public struct SchoolsoortClausule: Sendable {
  let soorten: Set<Schoolsoort>

  public init(_ soorten: Set<Schoolsoort>) {
    self.soorten = soorten
  }

  func geldt(_ rij: Rij) -> Bool { soorten.contains(rij.schoolsoort) }

  var tekst: String { Lijsttekst.lijst(soorten.sorted().map(\.code)) }
}
