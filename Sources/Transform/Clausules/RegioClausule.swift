import Domain

/// `regio: [10, 25]` — the gemeente of the record lies in one of these RMC regions: on its record date, and in a count on
/// a peildatum on that day. Tellingen count records of the set-up's region only; of a melding or werkproces behind a
/// record, the clause may ask any region.
public struct RegioClausule: Sendable {
  let regios: Set<Int16>

  /// - Parameter regios: numbers of RMC regions, 1 or more.
  public init(_ regios: some Sequence<Int>) {
    self.regios = Set(regios.map { Int16(clamping: $0) })
  }

  func geldt(_ rij: Rij) -> Bool { regios.contains(rij.plaats.regio) }

  var tekst: String { Lijsttekst.lijst(regios.sorted().map(String.init)) }
}
