import Domain

/// From which day until which the absence lasts, the last day included.
struct Verzuimduur {
  let begin: LocalDate
  let einde: LocalDate

  /// Begins in the school year of the melding.
  init(_ soort: Verzuimsoort, melddatum: LocalDate, schooljaar: Schooljaar, _ toeval: inout Toeval) {
    let geleden: ClosedRange<Int> =
      switch soort {
      case .luxe: 0...6
      case .lrv: 29...60
      case .overig, .v1, .v2: 1...14
      case .v3, .v4, .rmc: 3...25
      }
    begin = max(melddatum.plus(dagen: -toeval.tussen(geleden)), schooljaar.begin)
    let tot = Int(melddatum.dagnummer - begin.dagnummer)
    let lengte: ClosedRange<Int> =
      switch soort {
      case .luxe: 0...9
      case .lrv: 29...150
      // Reported when the hours were reached, so mostly over by then.
      case .overig, .v1, .v2, .v3, .v4, .rmc: 0...tot + 2
      }
    einde = begin.plus(dagen: toeval.tussen(lengte))
  }
}
