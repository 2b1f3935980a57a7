import Domain

/// `soort: [V3, V4, LRV]` — the soort of the record is one of these. Each kind of record has its own list of codes.
public struct SoortClausule: Sendable {
  /// Numbers of codes.
  let soorten: Set<UInt8>
  let tekst: String

  public init(_ soorten: some Sequence<Verzuimsoort>) { self.init(codes: Set(soorten)) }
  public init(_ soorten: some Sequence<Werkprocessoort>) { self.init(codes: Set(soorten)) }
  public init(_ soorten: some Sequence<Opgavesoort>) { self.init(codes: Set(soorten)) }

  private init<Code: Codewaarde>(codes: Set<Code>) {
    soorten = Set(codes.map(\.rawValue))
    tekst = Lijsttekst.lijst(Code.allCases.filter(codes.contains).map(\.code))
  }

  func geldt(_ rij: Rij) -> Bool { soorten.contains(rij.soort) }
}
