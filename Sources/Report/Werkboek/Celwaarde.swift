import Domain

/// What the report's values are in a cell.
extension Blad.Cel {
  static func aantal(_ aantal: Int?) -> Self { aantal.map { .getal(Double($0), .aantal) } ?? .leeg }

  static func dag(_ dag: LocalDate?, _ taal: Rapporttaal) -> Self {
    // Excel's day 1 is 1 January 1900; it counts a 29 February 1900 that never was.
    dag.map { .getal(Double($0.dagnummer) + 25_569, .dag) } ?? .tekst(taal.geenDatum)
  }

  /// A count.
  static func van(_ waarde: Rapport.Waarde, _ taal: Rapporttaal) -> Self {
    if case .getal(let getal) = waarde { return .getal(Double(getal), .aantal) }
    return .teken(taal.getal(waarde))
  }

  /// - Parameter eenheid: as in the facts; a percentage becomes a part of 1, with as many decimals as it is shown with.
  static func van(_ waarde: Rapport.Waarde, eenheid: String?, _ taal: Rapporttaal) -> Self {
    guard case .verhouding(let tekst) = waarde else { return van(waarde, taal) }
    let decimalen = tekst.split(separator: ".").dropFirst().first?.count ?? 0
    let isProcent = eenheid == "procent"
    guard let getal = Double(isProcent ? tekst + "e-2" : tekst) else { return .teken(taal.getal(waarde)) }
    return .getal(getal, isProcent ? .procent(decimalen: decimalen) : .verhouding(decimalen: decimalen))
  }

  /// Whether two cells hold the same.
  static func controle(_ een: Celplek, _ ander: Celplek, klopt: Bool, _ taal: Rapporttaal) -> Self {
    let tekst = taal.werkboek
    return .oordeel(
      "IF(\(een.naam)=\(ander.naam),\"\(tekst.klopt)\",\"\(tekst.verschil)\")",
      klopt ? tekst.klopt : tekst.verschil)
  }
}
