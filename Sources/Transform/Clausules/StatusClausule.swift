import Domain

/// `status: [I]` — the status of the melding is one of these.
public struct StatusClausule: Sendable {
  let statussen: Set<Meldingstatus>

  public init(_ statussen: Set<Meldingstatus>) {
    self.statussen = statussen
  }

  func geldt(_ rij: Rij) -> Bool { rij.status.map(statussen.contains) ?? false }

  var tekst: String { Lijsttekst.lijst(Meldingstatus.allCases.filter(statussen.contains).map(\.code)) }
}
