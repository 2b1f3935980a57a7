/// Which opgaven are looked at with a school year: all that are stated for a day of it, of the year before (how long has
/// somebody not been enrolled?), or up to and including 31 December behind it (is somebody enrolled again on 1 October,
/// what does DUO's list of December say?).
public enum Opgavevenster {
  private static let dagenErvoor = 366
  private static let dagenErna = 153

  /// For a day of which an opgave must be stated.
  public static func dagen(_ schooljaar: Schooljaar) -> ClosedRange<LocalDate> {
    schooljaar.begin.plus(dagen: -dagenErvoor)...schooljaar.einde.plus(dagen: dagenErna)
  }

  /// The school years with which an opgave is looked at that is stated from `begin` up to and including `einde` (nil = it has no
  /// end); `tot` is nil when there is no end to them.
  public static func schooljaren(van begin: LocalDate, totEnMet einde: LocalDate?) -> (
    van: Schooljaar, tot: Schooljaar?
  ) {
    (
      Schooljaar(van: begin.plus(dagen: -dagenErna)),
      einde.map { Schooljaar(van: $0.plus(dagen: dagenErvoor)) }
    )
  }
}
