import Domain

/// Which opgaven are looked at with a school year: all that are stated for a day of it, of the year before (how long has
/// somebody not been enrolled?), or up to and including 31 December behind it (is somebody enrolled again on 1 October,
/// what does DUO's list of December say?).
enum Opgavevenster {
  private static let dagenErvoor = 366
  private static let dagenErna = 153

  static func dagen(_ schooljaar: Schooljaar) -> ClosedRange<LocalDate> {
    schooljaar.begin.plus(dagen: -dagenErvoor)...schooljaar.einde.plus(dagen: dagenErna)
  }

  /// The school years with which it is looked at; `tot` is nil when there is no end to them.
  static func schooljaren(van begin: LocalDate, totEnMet einde: LocalDate?) -> (
    van: Schooljaar, tot: Schooljaar?
  ) {
    (
      Schooljaar(van: begin.plus(dagen: -dagenErna)),
      einde.map { Schooljaar(van: $0.plus(dagen: dagenErvoor)) }
    )
  }
}
