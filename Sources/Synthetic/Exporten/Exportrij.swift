import Domain

/// A pupil of an export, who doesn't exist.
struct Exportleerling {
  let bsn: UInt32
  let onderwijsnummer: UInt32
  let geboortedatum: LocalDate
  let achternaam: String
  let voornaam: String
  let relatienummer: Int
  let gemeente: Gemeente
  let school: Schooltabel.School
  /// The name of the gemeente where the school is.
  let schoolgemeente: String
  let klas: String
  let telefoon: String
  let isMeisje: Bool

  /// None of these can be anybody's name.
  static let achternamen = [
    "Testpersoon", "Voorbeeldsma", "Dauwtrap", "Verzinselaar", "Nergensthuis", "Proefkonijnen", "Kwetterbeek",
    "Lariekoekstra", "Wolkenkrabbelaar", "Fictiefman", "Sprookjesbos", "Regenboogsok", "Pannenkoekmans",
    "Knikkerzak", "Vlinderdas-Proef", "Schuimpjestaart", "Bladerdeegstra", "Denkbeeldiger",
  ]
  static let voornamen = [
    "Testje", "Probeersel", "Bedenksel", "Dotterbloem", "Pluizebol", "Zonnestraal", "Kiezelsteen",
    "Hagelslag",
    "Waterlelie", "Sneeuwklok", "Fluitekruid", "Korenbloem", "Muizenstaart", "Sterrenstof",
  ]
}

/// A record of an export, before it gets a spelling.
struct Exportrij {
  /// What is wrong with it on purpose.
  enum Gebrek {
    case geen
    case foutNummer
    case geenGeboortedatum
  }

  let leerling: Exportleerling
  /// The record's own number.
  let nummer: String
  /// Of the melding behind a werkproces; empty for none.
  let melding: String
  let soort: String
  let begin: LocalDate
  var einde: LocalDate?
  let melddatum: LocalDate
  /// Seconds since midnight.
  let meldtijd: Int
  let uren: Int?
  let alleLessen: Bool?
  var status: String
  /// The canonical code; "" for none, "?" for a text that means none.
  var reden: String
  var resultaat: String
  var mutatie: LocalDate
  var mutatietijd: Int
  let gebrek: Gebrek
  /// By which the spelling of a row differs from that of the next.
  let lot: Int
}
