import Domain

/// A value of an export, before its format.
enum Exportcel {
  case leeg
  case tekst(String)
  /// Digits, which Excel keeps as a number.
  case getal(String)
  /// A day with seconds since midnight.
  case datum(LocalDate, tijd: Int)

  func tekst(_ stijl: Datumstijl) -> String {
    switch self {
    case .leeg: ""
    case .tekst(let tekst): tekst
    case .getal(let getal): getal
    case .datum(let datum, let tijd): stijl.tekst(datum, tijd: tijd)
    }
  }
}
