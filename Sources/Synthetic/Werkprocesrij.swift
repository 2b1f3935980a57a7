import Domain

/// One row of a delivery of the volgsysteem, before it gets its spelling.
struct Werkprocesrij {
  /// What stands in the field for the result.
  enum Uitkomst {
    case geen
    case code(Resultaat)
    /// Free text, by its number in `Vrijetekst`.
    case tekst(Int)
  }

  /// The first calendar year of a school year, and a number within it: `WP-2021-0001234`.
  var jaar: Int
  var volgnummer: Int
  /// 0 = none.
  var bsn: UInt32
  /// 0 = none.
  var onderwijsnummer: UInt32
  var geboortedatum: LocalDate
  var gemeente: Gemeentecode
  var soort: Werkprocessoort
  var start: LocalDate
  var einde: LocalDate?
  /// 0 = none.
  var meldingsnummer: UInt32
  var brin: Brin?
  var uitkomst: Uitkomst
  var mutatiedatum: LocalDate
}

/// The columns of `volgsysteem-werkprocessen`, in their order.
enum Werkproceskolom: String, CaseIterable {
  case werkprocesnummer = "WERKPROCESNUMMER"
  case bsn = "BSN"
  case onderwijsnummer = "ONDERWIJSNUMMER"
  case geboortedatum = "GEBOORTEDATUM"
  case gemeentecode = "GEMEENTECODE"
  case soort = "SOORT"
  case start = "DATUM_START"
  case einde = "DATUM_EINDE"
  case meldingsnummer = "MELDINGSNUMMER"
  case brin = "BRIN"
  case resultaat = "RESULTAAT"
  case mutatiedatum = "DATUM_LAATSTE_MUTATIE"
}
