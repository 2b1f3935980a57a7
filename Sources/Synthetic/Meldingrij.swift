import Domain

/// One row of a delivery of meldingen, before it gets the spelling of a format.
struct Meldingrij {
  /// What stands in the field for the reason of closing.
  enum Reden {
    case geen
    /// `V`: the one code of DUO that is public.
    case vrijstelling
    /// Free text, by its number in `Vrijetekst`.
    case tekst(Int)
  }

  var nummer: UInt32
  /// 0 = none.
  var bsn: UInt32
  /// 0 = none.
  var onderwijsnummer: UInt32
  var geboortedatum: LocalDate
  var brin: Brin?
  var vestiging: Vestiging?
  var gemeente: Gemeentecode
  var soort: Verzuimsoort
  var begin: LocalDate
  var einde: LocalDate?
  var melddatum: LocalDate
  /// Seconds since midnight.
  var meldtijd: Int
  var uren: Int?
  var alleLessenGemist: Bool?
  var status: Meldingstatus
  var reden: Reden
  var mutatiedatum: LocalDate
  /// Milliseconds since midnight; nil = the source gives none.
  var mutatietijd: Int?
}

/// The columns of `duo-verzuim-csv`, in their order; the XML has an element for each.
enum Meldingkolom: String, CaseIterable {
  case meldingsnummer = "MELDINGSNUMMER"
  case bsn = "BSN"
  case onderwijsnummer = "ONDERWIJSNUMMER"
  case geboortedatum = "GEBOORTEDATUM"
  case brin = "BRIN"
  case vestiging = "VESTIGING"
  case gemeentecode = "GEMEENTECODE"
  case soort = "SOORT_VERZUIM"
  case begin = "DATUM_BEGIN"
  case einde = "DATUM_EINDE"
  case melddatum = "DATUM_MELDING"
  case uren = "AANTAL_UREN"
  case alleLessenGemist = "ALLE_LESSEN_GEMIST"
  case status = "STATUS"
  case reden = "REDEN_AFSLUITING"
  case mutatiedatum = "DATUM_LAATSTE_MUTATIE"
  case mutatietijd = "TIJDSTIP_LAATSTE_MUTATIE"
}
