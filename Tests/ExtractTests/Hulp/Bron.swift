import Domain
import Testing

@testable import Extract

/// The fields of one record as text. A field that isn't in it: in XML no element, in CSV an empty column.
typealias Rij = [Veldnaam: String]

/// The three layouts of the contract and one of opgaven, each with its profile, a valid row, and a writer of files. They are
/// written down again here: a test must notice when a shipped name changes.
enum Bron: String, CaseIterable, CustomTestStringConvertible {
  case meldingXML = "duo-verzuim-xml"
  case meldingCSV = "duo-verzuim-csv"
  case werkprocesCSV = "volgsysteem-werkprocessen"
  case opgaveCSV = "inschrijvingen"

  static let csv: [Bron] = [.meldingCSV, .werkprocesCSV, .opgaveCSV]
  static let wortel = "DC0011LeveringMeldingRelatiefVerzuim"

  var testDescription: String { rawValue }
  var isCSV: Bool { self != .meldingXML }
  var record: Recordsoort {
    switch self {
    case .meldingXML, .meldingCSV: .melding
    case .werkprocesCSV: .werkproces
    case .opgaveCSV: .opgave
    }
  }
  /// The field that numbers the record.
  var nummerveld: Veldnaam {
    switch record {
    case .melding: .meldingsnummer
    case .werkproces: .werkprocesnummer
    case .opgave: .opgavenummer
    }
  }

  var profiel: Bronprofiel { profiel() }

  /// The profile, with other names for some of the columns, or an encoding that it fixes.
  func profiel(
    namen: [Veldnaam: [String]] = [:], zonder: Set<Veldnaam> = [], codering: Codering? = nil,
    datums: [Datumpatroon]? = nil
  ) -> Bronprofiel {
    Bronprofiel(
      id: rawValue, titel: rawValue, record: record,
      formaat: isCSV
        ? .csv(scheidingsteken: 0x3B)
        : .xml(record: [Self.wortel, "Verzuimgeval"], datum: [Self.wortel, "datumTijdBedrijfsdocument"]),
      codering: codering, datumpatronen: datums ?? (isCSV ? Datumpatroon.gewoon : [.iso]),
      velden: indeling.filter { !zonder.contains($0.veld) }
        .map { .init(naam: $0.veld, namen: namen[$0.veld] ?? [$0.naam], codes: codes($0.veld)) })
  }

  /// The codes of the contract; each means itself, but for the one public reason of closing.
  private func codes(_ veld: Veldnaam) -> [String: UInt8] {
    let teksten: [String: String]
    switch veld {
    case .redenAfsluiting: teksten = ["V": "vrijstelling"]
    case .soort, .status, .resultaat:
      teksten = Dictionary(uniqueKeysWithValues: veld.codes(in: record).map { ($0, $0) })
    default: teksten = [:]
    }
    return teksten.compactMapValues { veld.codenummer($0, in: record) }
  }

  /// Column or path of each field, in the order of the layout.
  var indeling: [(veld: Veldnaam, naam: String)] {
    switch self {
    case .meldingXML:
      [
        (.bsn, "Deelnemer/BSN"), (.onderwijsnummer, "Deelnemer/Onderwijsnummer"),
        (.geboortedatum, "Deelnemer/Geboortedatum"), (.brin, "Onderwijsinstelling/BRIN"),
        (.vestiging, "Onderwijsinstelling/Vestiging"), (.gemeentecode, "UitvoerderVSV/CodeUitvoerderVSV"),
        (.meldingsnummer, "MeldingRelatiefVerzuim/NummerMeldingRelatiefVerzuim"),
        (.soort, "MeldingRelatiefVerzuim/SoortVerzuim"),
        (.begin, "MeldingRelatiefVerzuim/DatumBeginVerzuim"),
        (.einde, "MeldingRelatiefVerzuim/DatumEindeVerzuim"),
        (.melddatum, "MeldingRelatiefVerzuim/DatumTijdMelding"),
        (.uren, "MeldingRelatiefVerzuim/AantalUren"),
        (.alleLessenGemist, "MeldingRelatiefVerzuim/AlleLessenGemist"),
        (.status, "MeldingRelatiefVerzuim/StatusMeldingRelatiefVerzuim"),
        (.redenAfsluiting, "MeldingRelatiefVerzuim/RedenMeldingAfgesloten"),
        (.mutatiedatum, "Procesverloop/DatumLaatsteMutatie"),
        (.mutatietijd, "Procesverloop/TijdstipLaatsteMutatie"),
      ]
    case .meldingCSV:
      [
        (.meldingsnummer, "MELDINGSNUMMER"), (.bsn, "BSN"), (.onderwijsnummer, "ONDERWIJSNUMMER"),
        (.geboortedatum, "GEBOORTEDATUM"), (.brin, "BRIN"), (.vestiging, "VESTIGING"),
        (.gemeentecode, "GEMEENTECODE"), (.soort, "SOORT_VERZUIM"), (.begin, "DATUM_BEGIN"),
        (.einde, "DATUM_EINDE"), (.melddatum, "DATUM_MELDING"), (.uren, "AANTAL_UREN"),
        (.alleLessenGemist, "ALLE_LESSEN_GEMIST"), (.status, "STATUS"),
        (.redenAfsluiting, "REDEN_AFSLUITING"), (.mutatiedatum, "DATUM_LAATSTE_MUTATIE"),
        (.mutatietijd, "TIJDSTIP_LAATSTE_MUTATIE"),
      ]
    case .werkprocesCSV:
      [
        (.werkprocesnummer, "WERKPROCESNUMMER"), (.bsn, "BSN"), (.onderwijsnummer, "ONDERWIJSNUMMER"),
        (.geboortedatum, "GEBOORTEDATUM"), (.gemeentecode, "GEMEENTECODE"), (.soort, "SOORT"),
        (.begin, "DATUM_START"), (.einde, "DATUM_EINDE"), (.meldingsnummer, "MELDINGSNUMMER"),
        (.brin, "BRIN"), (.resultaat, "RESULTAAT"), (.mutatiedatum, "DATUM_LAATSTE_MUTATIE"),
      ]
    case .opgaveCSV:
      [
        (.opgavenummer, "INSCHRIJVINGSNUMMER"), (.bsn, "BSN"), (.onderwijsnummer, "ONDERWIJSNUMMER"),
        (.geboortedatum, "GEBOORTEDATUM"), (.gemeentecode, "GEMEENTECODE"), (.brin, "BRIN"),
        (.vestiging, "VESTIGING"), (.soort, "SOORT"), (.begin, "DATUM_BEGIN"), (.einde, "DATUM_EINDE"),
        (.mutatiedatum, "DATUM_LAATSTE_MUTATIE"),
      ]
    }
  }

  /// What a rejection calls the field: the column, or the leaf of the path.
  func naam(_ veld: Veldnaam) -> String? {
    indeling.first { $0.veld == veld }?.naam.split(separator: "/").last.map(String.init)
  }

  /// A row without any fault, from which a test changes the field that it is about.
  var geldig: Rij {
    switch record {
    case .melding:
      [
        .meldingsnummer: "200145678", .bsn: Proefnummer.bsn(), .onderwijsnummer: "",
        .geboortedatum: "2005-03-17", .brin: "25GA", .vestiging: "00", .gemeentecode: "0193", .soort: "V3",
        .begin: "2021-09-13", .einde: "2021-09-24", .melddatum: "2021-09-27T10:15:00", .uren: "18",
        .alleLessenGemist: "N", .status: "B", .redenAfsluiting: "", .mutatiedatum: "2021-10-01",
        .mutatietijd: "09:30:00.000",
      ]
    case .werkproces:
      [
        .werkprocesnummer: "WP-1", .bsn: Proefnummer.bsn(), .onderwijsnummer: "",
        .geboortedatum: "2005-03-17", .gemeentecode: "0193", .soort: "signaalverzuim",
        .begin: "2021-09-28", .einde: "2021-11-01", .meldingsnummer: "200145678", .brin: "25GA",
        .resultaat: "terug-naar-school", .mutatiedatum: "2021-11-02",
      ]
    case .opgave:
      [
        .opgavenummer: "IN-1", .bsn: Proefnummer.bsn(), .onderwijsnummer: "",
        .geboortedatum: "2005-03-17", .gemeentecode: "0193", .brin: "25GA", .vestiging: "00",
        .soort: "inschrijving", .begin: "2021-08-01", .einde: "2022-07-31", .mutatiedatum: "2021-09-02",
      ]
    }
  }

  /// The valid row with some fields changed; nil takes a field away.
  func rij(_ anders: [Veldnaam: String?] = [:]) -> Rij {
    var rij = geldig
    for (veld, waarde) in anders { rij[veld] = waarde }
    return rij
  }

  // Files.

  var kop: String { indeling.map(\.naam).joined(separator: ";") }

  /// One record as text; in CSV without its line end, and quoted where it must be.
  func tekst(_ rij: Rij) -> String {
    isCSV ? indeling.map { Self.veld(rij[$0.veld] ?? "") }.joined(separator: ";") : Self.geval(xml(rij))
  }

  /// A file of records that were written before.
  func bestand(_ teksten: [String]) -> [UInt8] {
    isCSV
      ? Array(([kop] + teksten).map { $0 + "\n" }.joined().utf8)
      : Array(Self.levering(teksten.map { $0 + "\n" }.joined()).utf8)
  }

  func bestand(_ rijen: [Rij]) -> [UInt8] { bestand(rijen.map(tekst)) }

  func lees(_ rijen: [Rij]) throws -> Uitslag { try Proef.lees(bestand(rijen), met: profiel) }

  private static func veld(_ waarde: String) -> String {
    guard waarde.utf8.contains(where: { ";\"\r\n".utf8.contains($0) }) else { return waarde }
    return "\"" + waarde.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  /// What stands between the tags of a record: the elements, in the order of the layout.
  func xml(_ rij: Rij) -> String {
    var uit = ""
    var open: Substring?
    for (veld, pad) in indeling {
      let delen = pad.split(separator: "/")
      if open != delen.first {
        if let open { uit += "</\(open)>" }
        if let begin = delen.first { uit += "<\(begin)>" }
        open = delen.first
      }
      if let waarde = rij[veld], let blad = delen.last {
        uit += "<\(blad)>\(Self.ontsnapt(waarde))</\(blad)>"
      }
    }
    return open.map { uit + "</\($0)>" } ?? uit
  }

  static func geval(_ inhoud: String) -> String { "<Verzuimgeval>\(inhoud)</Verzuimgeval>" }

  static let kopelementen = """
    <verzendendeInstantie>DUO</verzendendeInstantie>
    <datumTijdBedrijfsdocument>2021-10-04T02:00:00Z</datumTijdBedrijfsdocument>

    """

  static func levering(_ inhoud: String, kop: String = kopelementen) -> String {
    "<\(wortel)>\n\(kop)\(inhoud)</\(wortel)>\n"
  }

  private static func ontsnapt(_ waarde: String) -> String {
    waarde.map { $0 == "<" ? "&lt;" : $0 == "&" ? "&amp;" : String($0) }.joined()
  }
}
