import Domain

/// On which day each of so many records falls: in order of their numbers, evenly over the school years, and
/// within a year over the days as schools know them (hardly any in weekends and holidays).
struct Kalender {
  private struct Jaar {
    let begin: LocalDate
    /// The number of the year's first record, and how many it has.
    let eerste: Int
    let aantal: Int
    /// The weight of all days before each day, with the total behind them.
    let gewichten: [Int]
    /// Whether a holiday is near enough to be made longer.
    let bijVakantie: [Bool]
  }

  let aantal: Int
  private let jaren: [Jaar]

  init(aantal: Int, schooljaren: ClosedRange<Schooljaar>) {
    self.aantal = aantal
    let beginjaren = schooljaren.lowerBound.beginjaar...schooljaren.upperBound.beginjaar
    self.jaren = beginjaren.enumerated().map { plaats, beginjaar in
      let schooljaar = Schooljaar(beginjaar: beginjaar)
      let dagen = (0..<schooljaar.dagen).map { schooljaar.begin.plus(dagen: $0) }
      let eerste = aantal * plaats / beginjaren.count
      return Jaar(
        begin: schooljaar.begin, eerste: eerste, aantal: aantal * (plaats + 1) / beginjaren.count - eerste,
        gewichten: dagen.reduce(into: [0]) { $0.append(($0.last ?? 0) + Self.gewicht($1)) },
        bijVakantie: dagen.map(Self.isBijVakantie))
    }
  }

  /// The day of a record.
  func datum(_ nummer: Int) -> LocalDate {
    let jaar = jaar(van: nummer)
    return jaar.begin.plus(dagen: Self.dag(nummer - jaar.eerste, jaar))
  }

  /// Whether a record falls just before or after a holiday.
  func isBijVakantie(_ nummer: Int) -> Bool {
    let jaar = jaar(van: nummer)
    return jaar.bijVakantie[Self.dag(nummer - jaar.eerste, jaar)]
  }

  /// The records that fall on these days, the last day included.
  func nummers(van begin: LocalDate, tot einde: LocalDate) -> Range<Int> {
    eerste(vanaf: begin)..<eerste(vanaf: einde.plus(dagen: 1))
  }

  /// The place of a record among those of its school year.
  func volgnummer(_ nummer: Int) -> Int { nummer - jaar(van: nummer).eerste }

  /// How many records the school year of a record has.
  func aantal(inJaarVan nummer: Int) -> Int { jaar(van: nummer).aantal }

  private func eerste(vanaf datum: LocalDate) -> Int {
    var (laag, hoog) = (0, aantal)
    while laag < hoog {
      let midden = (laag + hoog) / 2
      if self.datum(midden) < datum { laag = midden + 1 } else { hoog = midden }
    }
    return laag
  }

  private func jaar(van nummer: Int) -> Jaar {
    var plaats = jaren.count - 1
    while plaats > 0, nummer < jaren[plaats].eerste { plaats -= 1 }
    return jaren[plaats]
  }

  private static func dag(_ volgnummer: Int, _ jaar: Jaar) -> Int {
    let plaats = (2 * volgnummer + 1) * jaar.gewichten[jaar.gewichten.count - 1] / (2 * jaar.aantal)
    var (laag, hoog) = (0, jaar.gewichten.count - 1)
    while hoog - laag > 1 {
      let midden = (laag + hoog) / 2
      if jaar.gewichten[midden] <= plaats { laag = midden } else { hoog = midden }
    }
    return laag
  }

  private static func gewicht(_ datum: LocalDate) -> Int {
    // 1 January 1970 was a Thursday.
    let weekdag = (datum.dagnummer % 7 + 10) % 7
    if weekdag >= 5 { return 1 }
    return isVakantie(datum) ? 2 : 40
  }

  private static func isBijVakantie(_ datum: LocalDate) -> Bool {
    !isVakantie(datum) && (isVakantie(datum.plus(dagen: 8)) || isVakantie(datum.plus(dagen: -8)))
  }

  /// About the holidays of region North, without their yearly shifts.
  private static func isVakantie(_ datum: LocalDate) -> Bool {
    let (_, maand, dag) = datum.delen
    switch (maand, dag) {
    case (7, 16...), (8, ...25): return true
    case (10, 16...24): return true
    case (12, 23...), (1, ...6): return true
    case (2, 19...27): return true
    case (4, 27...), (5, ...8): return true
    default: return false
    }
  }
}

extension Schooljaar {
  /// 365 or 366.
  var dagen: Int { Int(einde.dagnummer - begin.dagnummer) + 1 }
}
