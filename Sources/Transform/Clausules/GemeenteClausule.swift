import Domain

/// `gemeente: ["0193", "0148"]` — the gemeente of the record is one of these: read on its record date, and in a count on a
/// peildatum on that day. A code that had ended by then has passed to its successor.
public struct GemeenteClausule: Sendable {
  let gemeenten: Set<Gemeentecode>

  public init(_ gemeenten: Set<Gemeentecode>) {
    self.gemeenten = gemeenten
  }

  func geldt(_ rij: Rij) -> Bool { rij.plaats.gemeente.map(gemeenten.contains) ?? false }

  var tekst: String { Lijsttekst.lijst(gemeenten.sorted().map { "\"\($0)\"" }) }
}
