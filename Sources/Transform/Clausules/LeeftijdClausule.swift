import Domain

/// `leeftijd: {op: begin, vanaf: 5, tot-en-met: 17}` — the age in whole years on a day lies within bounds, both
/// included; one of them may be left out. Who was born on 29 February turns a year older on 1 March in a year without
/// one.
///
/// The day is one of
/// - `peildatum`: of a count on a peildatum only;
/// - `begin`: the begin of the record: the first day of absence of a melding, the start of a werkproces;
/// - `1-oktober`, `einde-schooljaar` (31 July): of the school year that is counted.
public struct LeeftijdClausule: Sendable {
  let dag: Dag
  let vanaf: Int?
  let totEnMet: Int?

  /// - Parameters:
  ///   - vanaf, totEnMet: whole years, 0–120, both included; nil = no such bound. One of them at least.
  public init(op dag: Dag, vanaf: Int?, totEnMet: Int?) {
    self.dag = dag
    self.vanaf = vanaf
    self.totEnMet = totEnMet
  }

  func geldt(_ rij: Rij, _ zicht: Zicht) -> Bool {
    guard let dag = dag.datum(rij, zicht) else { return false }
    let leeftijd = rij.geboortedatum.leeftijd(op: dag)
    return vanaf.map { leeftijd >= $0 } ?? true && totEnMet.map { leeftijd <= $0 } ?? true
  }

  var tekst: String {
    let grenzen = [vanaf.map { "vanaf: \($0)" }, totEnMet.map { "tot-en-met: \($0)" }].compactMap { $0 }
    return "{op: \(dag.rawValue), \(grenzen.joined(separator: ", "))}"
  }
}
