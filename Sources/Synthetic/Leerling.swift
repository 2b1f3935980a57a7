import Domain

/// A pupil who doesn't exist.
struct Leerling {
  /// Which of the two numbers the sources give.
  enum Nummergebruik {
    case bsn
    /// A BSN of eight digits, whose zero in front sources drop.
    case kortBsn
    case onderwijsnummer
    case beide
    /// First the onderwijsnummer alone; a later delivery bears both, and so joins what came before.
    case laterBeide
  }

  let nummer: Int
  let gebruik: Nummergebruik
  /// 0 = has none.
  let bsn: UInt32
  /// 0 = has none.
  let onderwijsnummer: UInt32
  let geboortedatum: LocalDate
  let woonplaats: Gemeentecode
  let speciaalOnderwijs: Bool
  /// The age at which school gives way to mbo.
  let mboVanaf: Int

  /// In whole years.
  func leeftijd(op datum: LocalDate) -> Int {
    let (jaar, maand, dag) = datum.delen
    let (geboortejaar, geboortemaand, geboortedag) = geboortedatum.delen
    return jaar - geboortejaar - ((maand, dag) < (geboortemaand, geboortedag) ? 1 : 0)
  }

  /// The kind of school that fits the age on 1 October of the school year.
  func schoolsoort(in schooljaar: Schooljaar) -> Schoolsoort {
    let leeftijd = leeftijd(op: schooljaar.peildatum(maand: 10, dag: 1))
    if speciaalOnderwijs, leeftijd < 20 { return .wec }
    if leeftijd < 12 { return .wpo }
    return leeftijd < mboVanaf ? .wvo : .web
  }
}
