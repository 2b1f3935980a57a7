/// How an export is written as XML: nested, in elements of its own.
struct Exportxml {
  private enum Naamruimte {
    case geen
    case standaard
    case voorvoegsel
  }

  private let naamruimte: Naamruimte
  private let latin1: Bool
  /// Whether an element without a value stands there empty.
  private let metLege: Bool
  private let metNummer: Bool
  private let wortel: String
  /// An element around all records.
  private let lijst: String?
  private let record: String
  private let uri: String
  private let kopnaam: String
  /// The group of each column; "" for none. Columns of one group follow each other.
  private let groepen: [String]
  private let namen: [String]
  /// The place of each element among the columns of the design.
  private let volgorde: [Int]

  init(_ ontwerp: Exportontwerp, _ toeval: inout Toeval) {
    let woorden = ontwerp.woorden
    naamruimte = toeval.uit([.geen, .geen, .standaard, .voorvoegsel])
    latin1 = toeval.kans(promille: 200)
    metLege = toeval.kans(promille: 400)
    metNummer = toeval.kans(promille: 300)
    wortel = toeval.uit(woorden.wortels)
    record = toeval.uit(ontwerp.record == .melding ? woorden.recordsMelding : woorden.recordsWerkproces)
    lijst = toeval.kans(promille: 500) ? record + "Lijst" : nil
    uri = woorden.naamruimte
    kopnaam = ontwerp.kopstijl.naam(woorden.namen[.exportdatum, default: []].first ?? "datum")
    let (leerling, school) = (toeval.uit(woorden.groepenLeerling), toeval.uit(woorden.groepenSchool))
    let beheer = toeval.uit(woorden.groepenBeheer)
    let geval = toeval.kans(promille: 500) ? toeval.uit(woorden.groepenGeval) : ""
    let perKolom = ontwerp.kolommen.map { kolom -> String in
      switch kolom.veld {
      case .bsn, .onderwijsnummer, .persoonsnummer, .geboortedatum, .gemeentecode, .gemeentenaam, .woonplaats,
        .achternaam, .voornaam, .volledigeNaam, .geslacht, .leeftijd, .telefoon, .relatienummer:
        leerling
      case .brin, .vestiging, .schoolnaam, .schoolgemeente, .klas, .schooljaar: school
      case .mutatiedatum, .mutatietijd, .status, .behandelaar, .exportdatum: beheer
      default: geval
      }
    }
    var eerder: [String] = [""]
    for groep in perKolom where !eerder.contains(groep) { eerder.append(groep) }
    volgorde = eerder.flatMap { groep in perKolom.indices.filter { perKolom[$0] == groep } }
    groepen = perKolom
    namen = ontwerp.kolommen.map(\.naam)
  }

  /// The columns in the order of their elements, with their paths below the record.
  func kolommen(_ ontwerp: Exportontwerp) -> [Export.Kolom] {
    volgorde.map { plaats in
      Export.Kolom(
        naam: groepen[plaats].isEmpty ? namen[plaats] : "\(groepen[plaats])/\(namen[plaats])",
        veld: ontwerp.kolommen[plaats].veld.veld)
    }
  }

  var recordpad: String { ([wortel] + (lijst.map { [$0] } ?? []) + [record]).joined(separator: "/") }

  var bijzonderheden: [String] {
    var lijst: [String] = []
    switch naamruimte {
    case .geen: break
    case .standaard: lijst.append("XML with a default namespace")
    case .voorvoegsel: lijst.append("XML with a namespace and prefixes")
    }
    if latin1 { lijst.append("XML in ISO-8859-1") }
    if metLege { lijst.append("empty elements for missing values") }
    return lijst
  }

  func bytes(_ tabel: Exporttabel, _ stijl: Datumstijl, gedrukt: String) -> [UInt8] {
    let voor = naamruimte == .voorvoegsel ? "x:" : ""
    let verklaring =
      switch naamruimte {
      case .geen: ""
      case .standaard: " xmlns=\"\(uri)\""
      case .voorvoegsel: " xmlns:x=\"\(uri)\""
      }
    var tekst = "<?xml version=\"1.0\" encoding=\"\(latin1 ? "ISO-8859-1" : "UTF-8")\"?>\n"
    tekst += "<\(voor)\(wortel)\(verklaring)>\n  <\(voor)\(kopnaam)>\(gedrukt)</\(voor)\(kopnaam)>\n"
    if let lijst { tekst += "  <\(voor)\(lijst)>\n" }
    for (nummer, rij) in tabel.rijen.enumerated() {
      tekst += "  <\(voor)\(record)\(metNummer ? " nr=\"\(nummer + 1)\"" : "")>"
      var open = ""
      for plaats in volgorde {
        if groepen[plaats] != open {
          if !open.isEmpty { tekst += "</\(voor)\(open)>" }
          open = groepen[plaats]
          if !open.isEmpty { tekst += "<\(voor)\(open)>" }
        }
        let waarde = rij[plaats].tekst(stijl)
        if waarde.isEmpty {
          if metLege { tekst += "<\(voor)\(namen[plaats])/>" }
        } else {
          tekst += "<\(voor)\(namen[plaats])>\(Self.ontsnapt(waarde))</\(voor)\(namen[plaats])>"
        }
      }
      if !open.isEmpty { tekst += "</\(voor)\(open)>" }
      tekst += "</\(voor)\(record)>\n"
    }
    if let lijst { tekst += "  </\(voor)\(lijst)>\n" }
    tekst += "</\(voor)\(wortel)>\n"
    guard latin1 else { return Array(tekst.utf8) }
    return tekst.unicodeScalars.flatMap { teken in
      teken.value < 0x100 ? [UInt8(truncatingIfNeeded: teken.value)] : Array("&#\(teken.value);".utf8)
    }
  }

  static func ontsnapt(_ tekst: String) -> String {
    tekst.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
