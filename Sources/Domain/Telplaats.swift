/// For what a published number holds: the region, a gemeente, a schoolsoort, or a schoolsoort within a gemeente.
public enum Telplaats: Hashable, Sendable {
  /// The kinds of place, as the facts name them.
  public enum Niveau: String, Sendable {
    case regio
    case gemeente
    case schoolsoort
    case gemeenteSchoolsoort = "gemeente-schoolsoort"
  }

  case regio
  case gemeente(Gemeentecode)
  case schoolsoort(Schoolsoort)
  case gemeenteSchoolsoort(Gemeentecode, Schoolsoort)

  public var niveau: Niveau {
    switch self {
    case .regio: .regio
    case .gemeente: .gemeente
    case .schoolsoort: .schoolsoort
    case .gemeenteSchoolsoort: .gemeenteSchoolsoort
    }
  }

  public var gemeente: Gemeentecode? {
    switch self {
    case .regio, .schoolsoort: nil
    case .gemeente(let code), .gemeenteSchoolsoort(let code, _): code
    }
  }

  public var schoolsoort: Schoolsoort? {
    switch self {
    case .regio, .gemeente: nil
    case .schoolsoort(let soort), .gemeenteSchoolsoort(_, let soort): soort
    }
  }

  /// All places of a region, in the order of the facts: by the name of the level, then by code.
  ///
  /// - Parameter gemeenten: of the region, by code.
  public static func alle(_ gemeenten: [Gemeentecode]) -> [Telplaats] {
    let soorten = Schoolsoort.allCases.sorted { $0.code < $1.code }
    return gemeenten.map { .gemeente($0) }
      + gemeenten.flatMap { code in soorten.map { .gemeenteSchoolsoort(code, $0) } }
      + [.regio] + soorten.map { .schoolsoort($0) }
  }

  /// Writes the columns `niveau`, `gemeentecode` and `schoolsoort`.
  func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst(niveau.rawValue)
    rij.tekst(gemeente?.description)
    rij.tekst(schoolsoort?.code)
  }
}
