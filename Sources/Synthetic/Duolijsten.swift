import Domain

/// DUO's lists of one VSV count: who was enrolled on 1 October, month by month who had left since, and who was counted in the end.
struct Duolijsten {
  /// A list and the spellings of its values: they differ between lists, as between the years of the real ones.
  private struct Lijst {
    let bestand: Opgavebestand
    let kolommen: [Duokolom?]
    /// The day of which the list is.
    let dag: LocalDate
    let datum: Datumpatroon
    let regio: String
  }

  let bestanden: [Opgavebestand]
  private let jaar: Schooljaar
  private let gebied: Gebied
  private let scholen: Scholenkeuze
  private let seed: UInt64
  private let werkvoorraad: [Lijst]
  private let startset: Lijst
  private let startpopulatie: (voorlopig: Lijst, definitief: Lijst)
  private let vsv: (voorlopig: Lijst, definitief: Lijst)

  init(_ jaar: Schooljaar, _ gebied: Gebied, _ scholen: Scholenkeuze, in map: String, seed: UInt64) {
    // Counted on 1 October 2020: the teljaar 2021, provisional in March 2022 and definitive in November.
    let teljaar = jaar.beginjaar + 1
    let code = "R" + Inbox.metNullen(gebied.regio, cijfers: 2)
    func lijst(
      _ bron: Opgavebron.Bron, _ naam: String, _ kop: [String], _ dag: LocalDate, _ ontvangen: LocalDate,
      metWoord: Bool
    ) -> Lijst {
      Lijst(
        bestand: Opgavebestand(bron, naam: naam, ontvangen: ontvangen, in: map, kop: kop),
        kolommen: kop.map(Duokolom.init(kop:)), dag: dag,
        datum: teljaar.isMultiple(of: 2) ? .dagEerst : .aaneen,
        regio: metWoord ? "REGIO \(gebied.regio)" : "\(gebied.regio)")
    }
    func telling(_ bron: Opgavebron.Bron, _ naam: String, _ kop: [String]) -> (Lijst, Lijst) {
      let volgend = jaar.plus(2)
      return (
        lijst(
          bron, "\(naam)\(teljaar)V\(code)", kop, jaar.teldag,
          jaar.plus(1).peildatum(maand: 3, dag: 1), metWoord: true),
        lijst(
          bron, "\(naam)\(teljaar)D\(code)", kop, jaar.teldag, volgend.peildatum(maand: 11, dag: 1),
          metWoord: false)
      )
    }
    // The name has the month in which a list was made, the rows the one before it.
    func maandlijst(_ bron: Opgavebron.Bron, _ letters: String, _ kop: [String], _ maanden: Int) -> Lijst {
      let volgende = jaar.teldag.plus(maanden: maanden + 1)
      return lijst(
        bron, "\(volgende.jaarmaand)\(letters)\(code)", kop, volgende.plus(dagen: -1),
        volgende.plus(dagen: 4),
        metWoord: maanden.isMultiple(of: 2))
    }
    werkvoorraad =
      (0..<12).map { maandlijst(.werkvoorraad, "A04", Duokolom.a04, $0) }
      + (12..<15).map { maandlijst(.naloop, "A14", Duokolom.a04, $0) }
    startset = maandlijst(.startset, "A05", Duokolom.a05, 0)
    startpopulatie = telling(.startpopulatie, "NRSP", Duokolom.nrsp)
    vsv = telling(.vsv, "NenR", Duokolom.nenr)
    bestanden =
      (werkvoorraad + [
        startset, startpopulatie.voorlopig, startpopulatie.definitief, vsv.voorlopig, vsv.definitief,
      ]).map(\.bestand)
    self.jaar = jaar
    self.gebied = gebied
    self.scholen = scholen
    self.seed = seed
  }

  func voegToe(_ staat: Jongerenstaat) throws {
    let loopbaan = staat.loopbaan
    guard let begin = loopbaan.inschrijving(op: jaar.teldag), begin.sector != nil,
      12...22 ~= staat.jongere.leerling.leeftijd(op: jaar.teldag), woontHier(staat, op: jaar.teldag)
    else { return }
    try voegToe(staat, begin, aan: startset)
    try voegToe(staat, begin, aan: startpopulatie)
    for lijst in werkvoorraad
    where loopbaan.isUitgevallen(op: lijst.dag) && woontHier(staat, op: lijst.dag) {
      try voegToe(staat, loopbaan.laatste(tot: lijst.dag) ?? begin, aan: lijst)
    }
    let volgende = jaar.plus(1).teldag
    if loopbaan.isUitgevallen(op: volgende), woontHier(staat, op: volgende) {
      try voegToe(staat, begin, aan: vsv)
    }
  }

  /// The definitive list has a few less than the provisional one: of the first five one, and then of each twenty.
  private func voegToe(
    _ staat: Jongerenstaat, _ inschrijving: Inschrijving, aan lijsten: (voorlopig: Lijst, definitief: Lijst)
  ) throws {
    let plaats = lijsten.voorlopig.bestand.records
    try voegToe(staat, inschrijving, aan: lijsten.voorlopig)
    if plaats % 20 != 4 { try voegToe(staat, inschrijving, aan: lijsten.definitief) }
  }

  private func voegToe(_ staat: Jongerenstaat, _ inschrijving: Inschrijving, aan lijst: Lijst) throws {
    try lijst.bestand.voegToe(
      lijst.kolommen.map { $0.map { waarde($0, staat, inschrijving, lijst) } ?? "" })
  }

  private func woontHier(_ staat: Jongerenstaat, op dag: LocalDate) -> Bool {
    staat.verblijven.gemeente(op: dag).map { gebied.isInRegio(gebied.geldig($0, op: dag), op: dag) } ?? false
  }

  private func waarde(
    _ kolom: Duokolom, _ staat: Jongerenstaat, _ inschrijving: Inschrijving, _ lijst: Lijst
  ) -> String {
    let leerling = staat.jongere.leerling
    func school() -> Scholenkeuze.School? {
      scholen.school(van: leerling, inschrijving.les.schoolsoort, overstap: inschrijving.overstap)
    }
    switch kolom {
    case .bsn: return "\(leerling.bsn)"
    case .onderwijsnummer: return leerling.bsn == 0 ? "\(leerling.onderwijsnummer)" : "0"
    case .persoonsnummer: return "\(leerling.bsn == 0 ? leerling.onderwijsnummer : leerling.bsn)"
    case .geboortedatum: return lijst.datum.tekst(leerling.geboortedatum)
    case .naam: return "SYNTHETISCH"
    case .gemeente:
      let code = staat.verblijven.gemeente(op: lijst.dag) ?? leerling.woonplaats
      // In DUO's lists a code isn't padded.
      return "\(gebied.geldig(code, op: lijst.dag).waarde)"
    case .regio: return lijst.regio
    case .maand: return lijst.dag.jaarmaand
    case .brin: return school()?.brin.description ?? ""
    case .vestiging: return school()?.vestiging.description ?? ""
    case .sector: return inschrijving.sector ?? ""
    case .niveau: return inschrijving.niveau
    case .opleiding: return inschrijving.les.onderwijs.uppercased()
    case .bekostigd: return "J"
    case .startkwalificatie: return staat.loopbaan.heeftStartkwalificatie(op: lijst.dag) ? "J" : "N"
    case .uitschrijving: return inschrijving.einde.map(lijst.datum.tekst) ?? ""
    case .wettelijk, .nietWettelijk, .uitstroom: return uitval(kolom, staat.jongere)
    }
  }

  /// What a school told of somebody who left: the same in each list.
  private func uitval(_ kolom: Duokolom, _ jongere: Jongere) -> String {
    var toeval = Toeval(seed, .opgave, -1 - jongere.nummer)
    let (wettelijk, nietWettelijk) = (toeval.kans(promille: 450), toeval.kans(promille: 200))
    let reden = toeval.onder(12)
    switch kolom {
    case .wettelijk: return wettelijk ? "J" : "N"
    case .nietWettelijk: return nietWettelijk ? "J" : "N"
    default: return reden < 9 ? "0\(reden + 1)" : ""
    }
  }
}

extension Inschrijving {
  /// The part of education in which DUO counts; nil outside it: praktijkonderwijs and special schools aren't counted.
  fileprivate var sector: String? {
    switch les.schoolsoort {
    case .wvo: les.onderwijs == "praktijkonderwijs" ? nil : "VO"
    case .web: "MBO"
    default: nil
    }
  }

  /// Of the mbo, 1–4.
  fileprivate var niveau: String {
    les.onderwijs == "entree" ? "1" : les.onderwijs.hasPrefix("mbo-") ? String(les.onderwijs.suffix(1)) : ""
  }
}

extension Loopbaan {
  /// Enrolled nowhere, and without startkwalificatie.
  fileprivate func isUitgevallen(op dag: LocalDate) -> Bool {
    inschrijving(op: dag) == nil && !heeftStartkwalificatie(op: dag)
  }
}

/// What is filled in, of the many columns of DUO's lists; the others stay empty.
enum Duokolom {
  case bsn
  case onderwijsnummer
  /// One of the two.
  case persoonsnummer
  case geboortedatum
  case naam
  case gemeente
  case regio
  case maand
  case brin
  case vestiging
  case sector
  case niveau
  case opleiding
  case bekostigd
  case startkwalificatie
  case uitschrijving
  case wettelijk
  case nietWettelijk
  case uitstroom

  init?(kop: String) {
    guard let kolom = Self.gevuld[kop.hasPrefix("#") ? String(kop.dropFirst()) : kop] else { return nil }
    self = kolom
  }

  private static let gevuld: [String: Duokolom] = [
    "BURGERSERVICENUMMER": .bsn, "ONDERWIJSNUMMER": .onderwijsnummer,
    "PERSOONSGEBONDENNUMMER": .persoonsnummer,
    "BSN_ONDERWIJSNR": .persoonsnummer, "GEBOORTEDATUM": .geboortedatum, "ACHTERNAAM": .naam,
    "GEMCODE": .gemeente,
    "GEMEENTECODE": .gemeente, "RMC_REGIO": .regio, "RAPPORTAGEMAAND": .maand, "RAPPORTAGE_MAAND": .maand,
    "BRIN": .brin, "BRIN_NR": .brin, "BRIN_VOLGNR": .vestiging, "BRIN_VOLGNUMMER": .vestiging,
    "ONDERWIJSSOORT": .sector, "NIVEAU": .niveau, "CREBO_OMSCHRIJVING": .opleiding,
    "ONDERWIJSNAAM": .opleiding,
    "ILT/CREBO_OMS": .opleiding, "IND_BEKOSTIGING": .bekostigd,
    "INDICATIE_STARTKWALIFICATIE": .startkwalificatie,
    "DATUM_UITSCHRIJVING": .uitschrijving, "MELDING_VERZUIM_WETTELIJK": .wettelijk,
    "MELDING_VERZUIM_NIET_WETTELIJK": .nietWettelijk, "REDEN_UITSTROOM": .uitstroom,
  ]

  static let nrsp = persoonskolommen + opleidingskolommen + plaatskolommen
  static let nenr = persoonskolommen + opleidingskolommen + ["EXAMEN", "IND_BEKOSTIGING"] + plaatskolommen

  private static let persoonskolommen = [
    "#BURGERSERVICENUMMER", "ONDERWIJSNUMMER", "GEBOORTEDATUM", "GESLACHT", "ACHTERNAAM", "VOORVOEGSEL",
    "VOORNAMEN", "POSTCODE_CIJFERS", "RMC_REGIO", "RMC_REGIO_NAAM", "GEMCODE", "GEMEENTENAAM",
  ]
  private static let opleidingskolommen = [
    "BRIN", "BRIN_VOLGNR", "BRIN_VEST_NAAM", "NIVEAU", "ONDERWIJSSOORT", "CREBO", "CREBO_OMSCHRIJVING",
  ]
  private static let plaatskolommen = [
    "ONDERWIJSAANBIEDER_CODE", "ONDERWIJSAANBIEDER_NAAM", "ONDERWIJSLOCATIE_CODE",
    "ONDERWIJSLOCATIE_STRAATNAAM",
    "ONDERWIJSLOCATIE_HUISNUMMER", "ONDERWIJSLOCATIE_HUISNUMMER_TOEVOEGING", "ONDERWIJSLOCATIE_POSTCODE",
    "ONDERWIJSLOCATIE_PLAATSNAAM",
  ]

  /// Of the A14 as well.
  static let a04 = [
    "BRIN_NR", "NAAM_INST", "RAPPORTAGEMAAND", "PERSOONSGEBONDENNUMMER", "ACHTERNAAM", "VOORVOEGSEL",
    "ALLE_VOORNAMEN", "WOONGEMEENTE", "GEBOORTEDATUM", "ONDERWIJSCODE", "ONDERWIJSNAAM", "LEERWEG",
    "DATUM_UITSCHRIJVING", "MELDING_VERZUIM_WETTELIJK", "REDEN", "BRIN", "NAAM_INSTELLING",
    "ONDERWIJSAANBIEDERCODE", "NAAM_ONDERWIJSAANBIEDER", "MELDING_VERZUIM_NIET_WETTELIJK", "GEMEENTECODE",
    "RMC_REGIO", "REDEN_UITSTROOM", "LOCATIECODE", "ONDERWIJSLOCATIECODE", "POSTCODE_ONDERWIJSLOCATIE",
    "HUISNUMMER_ONDERWIJSLOCATIE", "BRIN_VOLGNUMMER", "NIVEAU", "INSCHRIJVINGSVOLGNUMMER", "STRAAT",
    "HUISNUMMER",
    "HUISLETTER", "HUISNUMMER_TOEVOEGING", "HUISNUMMER_AANDUIDING", "ADRES_LOCATIE", "POSTCODE", "WOONPLAATS",
    "VANAF_WANNEER",
  ]

  static let a05 = [
    "#BRIN", "NAAM_INSTELLING", "RAPPORTAGE_MAAND", "BSN_ONDERWIJSNR", "VOORNAMEN", "VOORVOEGSEL",
    "ACHTERNAAM",
    "WOONGEMEENTE", "GEBOORTEDATUM", "ILT/CREBO", "ILT/CREBO_OMS", "LEERWEG", "BRIN_NR", "NAAM_INST",
    "ONDERWIJSAANBIEDERCODE", "ONDERWIJSAANBIEDER_NAAM", "GEMCODE", "RMC_REGIO", "LOCATIECODE",
    "ONDERWIJSLOCATIECODE", "ONDERWIJSLOCATIE_POSTCODE", "ONDERWIJSLOCATIE_HUISNUMMER", "BRIN_VOLGNR",
    "NIVEAU",
    "INSCHR_VLGNR", "STRAAT", "HUISNUMMER", "HUISLETTER", "HUISNR_AAND", "HUISNR_TOEV", "ADRES_LOCATIE",
    "POSTCODE", "WOONPLAATS", "INDICATIE_STARTKWALIFICATIE",
  ]
}
