import Domain

/// `plicht: {op: begin, is: [leerplichtig, kwalificatieplichtig]}` — by the age on a day, the law says one of these of
/// the pupil. The day is one of those of `leeftijd`.
///
/// - `nog-niet`: before the first day of the month after the one in which the fifth birthday falls;
/// - `leerplichtig`: then, up to and including 31 July of the school year in which the sixteenth birthday falls;
/// - `kwalificatieplichtig`: then, up to the eighteenth birthday;
/// - `18plus`: from the eighteenth birthday on.
///
/// What also ends it isn't in the deliveries: twelve full school years, a startkwalificatie, or a school type that is
/// excepted.
///
/// Source: Leerplichtwet 1969, art. 3 and 4a–4c.
public struct PlichtClausule: Sendable {
  let dag: Dag
  let plichten: Set<Plicht>

  public init(op dag: Dag, is plichten: Set<Plicht>) {
    self.dag = dag
    self.plichten = plichten
  }

  func geldt(_ rij: Rij, _ zicht: Zicht) -> Bool {
    guard let dag = dag.datum(rij, zicht) else { return false }
    return plichten.contains(Plicht(geboren: rij.geboortedatum, op: dag))
  }

  var tekst: String {
    let lijst = Lijsttekst.lijst(Plicht.allCases.filter(plichten.contains).map(\.rawValue))
    return "{op: \(dag.rawValue), is: \(lijst)}"
  }
}
