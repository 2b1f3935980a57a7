import Domain

/// Every text of page and workbook, in one language: a second one is a second value. What is filled in stands between braces.
struct Rapporttaal: Sendable {
  let code: String

  // The page as a whole.
  let titel: String
  let overslaan: String
  let inhoud: String
  let intern: String
  let internUitleg: String
  let openbaar: String
  let openbaarUitleg: String
  let stempel: String
  let stempelDag: String
  let plaats: String
  let schooljaar: String
  let andereJaren: String
  let zonderScript: String
  let terug: String

  // In short, the news, what to decide.
  let kort: String
  let kortZin: String
  let kortGelijk: String
  let kortGrootste: String
  let kortVerborgen: String
  let kortLeeg: String
  let nieuws: String
  let nieuwsEerste: String
  let nieuwsGeen: String
  let nieuwsSinds: String
  let nieuwsOverige: String
  let wijziging: String
  let wijzigingNieuw: String
  let wijzigingWeg: String
  let wijzigingGelijk: String
  let wijzigingOorzaak: String
  let wijzigingOorzaakGetal: String
  let oorzaken: [Oorzaak: String]
  let besluiten: String
  let besluitenGeen: String
  let besluitenWelke: String
  let besluitenOverige: String
  let besluitsoorten: [Rapport.Besluit.Soort: (kop: String, wat: String, plek: String)]
  let naarPlek: String

  // The bridges.
  let aansluiting: String
  let aansluitingUitleg: String
  let grafiek: String
  let legendaStand: String
  let legendaMin: String
  let legendaPlus: String
  let sluit: String
  let sluitVerborgen: String
  let nietGelopen: String
  let stap: String
  let wat: String
  let verandering: String
  let stand: String
  let leerlingen: String
  let voorbeeld: String
  let erachter: String
  let perGemeente: String
  let perSchoolsoort: String
  let aantal: String
  let recordlijst: String
  let recordsMeer: String
  let werkproces: String
  let melding: String
  let leerling: String
  let gemeente: String
  let schoolsoort: String

  // Numbers through the years.
  let cijfers: String
  let cijfersUitleg: String
  let telling: String
  let zoekTelling: String
  let eenheid: String
  let wanneer: String
  let waarde: String
  let definitie: String
  let herkomst: String
  let regels: String
  let heelSchooljaar: String
  let opDag: String
  let jaren: String
  let jarenUitleg: String
  let breukDefinitie: String
  let nietGeregistreerd: String
  let nietGepubliceerd: String
  let alleTellingen: String

  // The yearbook.
  let jaarverslag: String
  let jaarverslagUitleg: String
  let jaarverslagGeen: String
  let noten: String

  // How sure it is.
  let zeker: String
  let zekerUitleg: String
  let bron: String
  let bestanden: String
  let laatste: String
  let gelezen: String
  let afgekeurd: String
  let aandeel: String
  let leveringen: String
  let bestand: String
  let ontvangen: String
  let uitkomst: String
  let aanvaard: String
  let dubbel: String
  let geweigerd: String
  let geenDatum: String
  let afkeur: String
  let afkeurUitleg: String
  let afkeurGeen: String
  let veld: String
  let rijen: String
  let eersteRij: String
  let redenEnRaad: String

  let begrippen: String
  let begrippenlijst: [(woord: String, betekenis: String)]

  // Symbols.
  let verborgen: String
  let verborgenUitleg: String
  let geen: String
  let geenUitleg: String

  let maanden: [String]
  let schoolsoorten: [Schoolsoort: String]
  let afkeurcodes: [Afkeurcode: (betekenis: String, watTeDoen: String)]
  let weigercodes: [Weigercode: (betekenis: String, watTeDoen: String)]

  let werkboek: Werkboektaal

  /// Fills in what stands between braces.
  static func vul(_ zin: String, _ delen: KeyValuePairs<String, String>) -> String {
    // One pass: what is filled in may hold braces itself.
    var uit = ""
    var rest = zin[...]
    while let open = rest.firstIndex(of: "{"), let dicht = rest[open...].firstIndex(of: "}") {
      let naam = rest[rest.index(after: open)..<dicht]
      uit += rest[..<open]
      uit += delen.first { $0.key == naam }?.value ?? ""
      rest = rest[rest.index(after: dicht)...]
    }
    return uit + rest
  }

  /// `5 november 2022`.
  func dag(_ dag: LocalDate) -> String {
    let delen = dag.delen
    return "\(delen.dag) \(maanden[Int(delen.maand) - 1]) \(delen.jaar)"
  }

  func getal(_ waarde: Rapport.Waarde) -> String {
    switch waarde {
    case .getal(let getal): Teksttabel.getal(getal)
    case .verhouding(let tekst): tekst.replacing(".", with: ",")
    case .verborgen: verborgen
    case .geen: geen
    }
  }

  /// As it stands in the facts: digits with perhaps a point.
  func getal(_ cijfers: String) -> String {
    Int(cijfers).map(Teksttabel.getal) ?? cijfers.replacing(".", with: ",")
  }

  /// With its sign.
  func verandering(_ waarde: Rapport.Waarde, gaatEraf: Bool) -> String {
    if case .getal(let getal) = waarde { return Teksttabel.mutatie(getal) }
    return (gaatEraf ? "−" : "+") + getal(waarde)
  }

  /// Of a telling as in the facts: `leerlingen`, `%`.
  func eenheid(_ eenheid: String) -> String { Jaarverslagtekst.eenheid(eenheid) }

  /// When a telling counts: the whole school year, or on a day.
  func wanneer(_ periode: String) -> String {
    guard let dag = LocalDate(iso: periode) else { return heelSchooljaar }
    return Self.vul(opDag, ["dag": self.dag(dag)])
  }
}
