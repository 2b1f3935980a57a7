/// Whether somebody must go to school, by age alone (Leerplichtwet 1969).
///
/// Two things that end it early aren't in the sources: twelve full school years (art. 3), and for kwalificatieplicht a
/// startkwalificatie or a school type that is excepted (art. 4a–4c).
public enum Plicht: String, CaseIterable, Sendable {
  /// Before the first day of the month after the one of the fifth birthday (art. 3; the law says the first school day).
  case nogNiet = "nog-niet"
  /// Then, up to and including the end of the school year in which the sixteenth birthday falls (art. 3).
  case leerplichtig
  /// Then, up to the eighteenth birthday (art. 4a).
  case kwalificatieplichtig
  case vanaf18 = "18plus"

  /// The first day on which somebody is leerplichtig: that of the month after the fifth birthday.
  public static func begin(geboren: LocalDate) -> LocalDate {
    let (jaar, maand, _) = geboren.verjaardag(5).delen
    let eersteVanMaand = LocalDate(jaar: jaar, maand: maand, dag: 1, jaren: 0...9999) ?? geboren.verjaardag(5)
    return eersteVanMaand.plus(maanden: 1)
  }

  public init(geboren: LocalDate, op dag: LocalDate) {
    if dag < Self.begin(geboren: geboren) {
      self = .nogNiet
    } else if dag <= Schooljaar(van: geboren.verjaardag(16)).einde {
      self = .leerplichtig
    } else {
      self = geboren.leeftijd(op: dag) < 18 ? .kwalificatieplichtig : .vanaf18
    }
  }
}
