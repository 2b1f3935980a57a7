import Domain

/// What a column of an export holds. The raw value of those up to and including `mutatietijd` is the canonical field's
/// name; the others are columns that no field has.
enum Exportveld: String, CaseIterable, Sendable {
  case meldingsnummer
  case werkprocesnummer
  case bsn
  case onderwijsnummer
  case persoonsnummer
  case geboortedatum
  case brin
  case vestiging
  case gemeentecode
  case soort
  case begin
  case einde
  case melddatum
  case uren
  case alleLessenGemist = "alle_lessen_gemist"
  case status
  case redenAfsluiting = "reden_afsluiting"
  case resultaat
  case mutatiedatum
  case mutatietijd

  // What is no field, and why it could be taken for one.

  /// Another number of each row.
  case internNummer
  /// A number of the pupil that is no personal number.
  case relatienummer
  case achternaam
  case voornaam
  /// Surname and initial in one column.
  case volledigeNaam
  case geslacht
  case leeftijd
  case klas
  case schoolnaam
  /// Where the school is, not where the pupil lives.
  case schoolgemeente
  /// Beside a column of codes.
  case gemeentenaam
  case woonplaats
  case telefoon
  case behandelaar
  case opmerking
  case schooljaar
  /// The day on which the export was made, the same in each row.
  case exportdatum
  /// The day on which somebody will look again.
  case vervolgdatum
  /// Whether a letter was sent.
  case briefVerzonden
  /// A column without a header, and without values.
  case naamloos

  /// The canonical field; nil for none.
  var veld: String? {
    switch self {
    case .internNummer, .relatienummer, .achternaam, .voornaam, .volledigeNaam, .geslacht, .leeftijd, .klas,
      .schoolnaam, .schoolgemeente, .gemeentenaam, .woonplaats, .telefoon, .behandelaar, .opmerking,
      .schooljaar, .exportdatum, .vervolgdatum, .briefVerzonden, .naamloos:
      nil
    default: rawValue
    }
  }

  /// Those that every export of the kind has, without the pupil's number, of which there are several.
  static func verplicht(_ record: Recordsoort) -> [Exportveld] {
    record == .melding
      ? [
        .meldingsnummer, .geboortedatum, .brin, .gemeentecode, .soort, .begin, .einde, .melddatum, .status,
        .mutatiedatum,
      ]
      : [
        .werkprocesnummer, .geboortedatum, .gemeentecode, .soort, .begin, .einde, .meldingsnummer, .brin,
        .mutatiedatum,
      ]
  }

  /// Those that an export may have beside them.
  static func mogelijk(_ record: Recordsoort) -> [Exportveld] {
    record == .melding
      ? [.vestiging, .uren, .alleLessenGemist, .redenAfsluiting, .mutatietijd] : [.resultaat]
  }

  static let overige: [Exportveld] = [
    .internNummer, .relatienummer, .geslacht, .leeftijd, .klas, .schoolnaam, .schoolgemeente, .woonplaats,
    .telefoon, .behandelaar, .opmerking, .schooljaar, .exportdatum, .vervolgdatum, .briefVerzonden,
  ]
}
