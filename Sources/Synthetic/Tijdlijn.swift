import Domain

/// The successive deliveries of one source. Each covers a period; all periods of a school year are equally
/// many months, and one more follows the last school year, for what changes after it.
struct Tijdlijn {
  struct Periode {
    let begin: LocalDate
    /// The last day.
    let einde: LocalDate
    let ontvangen: LocalDate
    /// `2021-2022`, or `nalevering` for the period behind the last school year.
    let naam: String
  }

  let perioden: [Periode]
  /// The number of the period of each day since the first one's begin.
  private let perDag: [Int]

  /// `perSchooljaar` divides 12.
  init(_ schooljaren: ClosedRange<Schooljaar>, perSchooljaar: Int, dagenOnderweg: Int) {
    var perioden: [Periode] = []
    func sluitAan(tot volgende: LocalDate, _ naam: String) {
      let begin = perioden.last?.einde.plus(dagen: 1) ?? schooljaren.lowerBound.begin
      let einde = volgende.plus(dagen: -1)
      let onderweg = dagenOnderweg + perioden.count % 3
      perioden.append(
        Periode(begin: begin, einde: einde, ontvangen: einde.plus(dagen: onderweg), naam: naam))
    }
    for beginjaar in schooljaren.lowerBound.beginjaar...schooljaren.upperBound.beginjaar {
      let schooljaar = Schooljaar(beginjaar: beginjaar)
      for deel in 1..<perSchooljaar {
        let maand = (7 + deel * 12 / perSchooljaar) % 12 + 1
        sluitAan(tot: schooljaar.peildatum(maand: maand, dag: 1), "\(schooljaar)")
      }
      sluitAan(tot: schooljaar.einde.plus(dagen: 1), "\(schooljaar)")
    }
    sluitAan(tot: schooljaren.upperBound.einde.plus(dagen: 62), "nalevering")
    self.perioden = perioden
    self.perDag = perioden.indices.flatMap { i in
      [Int](repeating: i, count: Int(perioden[i].einde.dagnummer - perioden[i].begin.dagnummer) + 1)
    }
  }

  /// The number of the period in which a day lies; the nearest one for a day before or behind them all.
  func nummer(op datum: LocalDate) -> Int {
    let dag = Int(datum.dagnummer - perioden[0].begin.dagnummer)
    return perDag[min(max(dag, 0), perDag.count - 1)]
  }
}
