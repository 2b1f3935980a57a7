import Domain

/// A day that a clause asks about, by what it is.
public enum Dag: String, CaseIterable, Sendable {
  /// The day of a count on a peildatum; a count over the school year has none.
  case peildatum
  /// The begin of the record: of a melding the first day of absence, of a werkproces its start, of an opgave
  /// the first day for which it is stated.
  case begin
  /// 1 October of the school year that is counted.
  case eenOktober = "1-oktober"
  /// 1 October behind it.
  case volgendeOktober = "volgende-1-oktober"
  /// 31 July of the school year that is counted.
  case eindeSchooljaar = "einde-schooljaar"

  /// Nil for a peildatum that isn't there.
  func datum(_ rij: Rij, _ zicht: Zicht) -> LocalDate? {
    self == .begin ? rij.begin : datum(in: zicht.partitie.schooljaar, peildatum: zicht.peildatum)
  }

  /// The same for all records of a school year; nil for the begin of each, too.
  func datum(in schooljaar: Schooljaar, peildatum: LocalDate?) -> LocalDate? {
    switch self {
    case .peildatum: peildatum
    case .begin: nil
    case .eenOktober: schooljaar.peildatum(maand: 10, dag: 1)
    case .volgendeOktober: schooljaar.einde.plus(dagen: 62)
    case .eindeSchooljaar: schooljaar.einde
    }
  }
}
