import Domain

/// `met-opgave: {soort: [startpopulatie], op: 1-oktober}` — some opgave of one of these kinds is of the same pupil, and is
/// stated for that day: it begins by then, and ends on that day or later, or has no end. With `kenmerk` it has these codes
/// too.
///
/// `terug: 12 maanden` looks back: an opgave will also do that was stated for a day of so long before it. The same
/// day so many months earlier isn't among them. At most twelve, for no more is at hand with a school year.
/// `in-bereik: ja`, in bridges, asks that the opgave itself lies in the gemeente that is counted for, or in the
/// region.
public struct MetOpgaveClausule: Sendable {
  let vraag: Opgavevraag

  public init(_ vraag: Opgavevraag) {
    self.vraag = vraag
  }

  func geldt(_ rij: Rij, _ zicht: Zicht) -> Bool { vraag.geldt(rij, zicht) }
}

/// What `met-opgave` and `zonder-opgave` ask: of which kinds, with which kenmerken, and for which day.
public struct Opgavevraag: Sendable {
  /// The longest time back that the opgaven of a school year reach for each of its days.
  public static let meesteMaanden = 12

  let soorten: Set<UInt8>
  let kenmerk: KenmerkClausule?
  let dag: Dag
  /// So many months before the day count too; 0 = the day alone.
  let terug: Int
  /// Whether the opgave itself must lie in the gemeente or region that is counted for, read on its own record date.
  let inBereik: Bool

  /// - Parameter terug: 0–`meesteMaanden`.
  public init(_ soorten: [Opgavesoort], kenmerk: KenmerkClausule?, op dag: Dag, terug: Int, inBereik: Bool) {
    self.soorten = Set(soorten.map(\.rawValue))
    self.kenmerk = kenmerk
    self.dag = dag
    self.terug = terug
    self.inBereik = inBereik
  }

  func geldt(_ rij: Rij, _ zicht: Zicht) -> Bool {
    guard let dag = dag.datum(rij, zicht) else { return false }
    let vanaf = vanaf(dag)
    let opgaven = zicht.partitie.opgaverijen
    return zicht.partitie.records(.opgave, van: rij.leerling).contains { index in
      let opgave = opgaven[Int(index)]
      return soorten.contains(opgave.soort) && opgave.begin <= dag && opgave.einde.map { $0 >= vanaf } ?? true
        && kenmerk?.geldt(opgave) ?? true && (!inBereik || zicht.bereik.bevat(opgave.plaats))
    }
  }

  /// The days of the school year that it asks about: of a day of the record itself all.
  func behoefte(in schooljaar: Schooljaar, peildatum: LocalDate?) -> Opgavebehoefte {
    let eenDag = dag.datum(in: schooljaar, peildatum: peildatum)
    return Opgavebehoefte(
      soorten: soorten, dagen: vanaf(eenDag ?? schooljaar.begin)...(eenDag ?? schooljaar.einde))
  }

  /// The first day that counts for a day.
  private func vanaf(_ dag: LocalDate) -> LocalDate {
    terug == 0 ? dag : dag.plus(maanden: -terug).plus(dagen: 1)
  }

  var tekst: String {
    var delen = [
      "soort: \(SoortClausule(Opgavesoort.allCases.filter { soorten.contains($0.rawValue) }).tekst)"
    ]
    if let kenmerk { delen.append("kenmerk: \(kenmerk.tekst)") }
    delen.append("op: \(dag.rawValue)")
    if terug > 0 { delen.append("terug: \(terug) maanden") }
    if inBereik { delen.append("in-bereik: ja") }
    return "{" + delen.joined(separator: ", ") + "}"
  }
}
