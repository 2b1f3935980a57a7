import Domain

/// Every text of the report, in one language: a second one is a second value. What is filled in stands between braces.
struct Rapporttaal: Sendable {
  let code: String

  // The page as a whole.
  let titel: String
  let overslaan: String
  let inhoud: String
  let intern: String
  let openbaar: String
  let internUitleg: String
  let openbaarUitleg: String
  let plaats: String
  let schooljaar: String
  let telling: String
  let zoekTelling: String
  let geenTelling: String
  let zonderScript: String
  let voet: String

  // Its parts.
  let kort: String
  let kortZin: String
  let kortGelijk: String
  let kortGrootste: String
  let kortLeeg: String
  let nieuws: String
  let nieuwsEerste: String
  let nieuwsGeen: String
  let nieuwsSinds: String
  let nieuwsOverige: String
  let nieuwsOpenbaar: String
  let wijziging: String
  let wijzigingNieuw: String
  let wijzigingWeg: String
  let wijzigingGelijk: String
  let wijzigingOorzaak: String
  let wijzigingOnbekend: String
  let oorzaken: [Oorzaak: String]
  let besluiten: String
  let besluitenGeen: String
  let besluitenUitleg: String
  let besluitsoorten: [Rapport.Besluit.Soort: (kop: String, wat: String, naar: String)]
  let naarPlek: String
  let aansluiting: String
  let aansluitingUitleg: String
  let legendaStand: String
  let legendaMin: String
  let legendaPlus: String
  let sluit: String
  let sluitVerborgen: String
  let nietGelopen: String
  let peildatum: String
  let stap: String
  let wat: String
  let mutatie: String
  let stand: String
  let eenheid: String
  let leerlingen: String
  let begin: String
  let voorbeeld: String
  let erachter: String
  let perGemeente: String
  let perSchoolsoort: String
  let aantal: String
  let records: String
  let recordsMeer: String
  let recordsGeen: String
  let werkproces: String
  let melding: String
  let leerling: String
  let gemeente: String
  let schoolsoort: String
  let jaren: String
  let jarenUitleg: String
  let breukDefinitie: String
  let breukVolgsysteem: String
  let nietGeregistreerd: String
  let definitie: String
  let herkomst: String
  let wanneer: String
  let heelSchooljaar: String
  let opDag: String
  let jaarverslag: String
  let jaarverslagUitleg: String
  let noten: String
  let anders: String
  let zeker: String
  let zekerUitleg: String
  let zekerTot: String
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
  let code2: String
  let veld: String
  let rijen: String
  let eersteRij: String
  let betekenis: String
  let begrippen: String
  let begrippenUitleg: String

  // Symbols.
  let verborgen: String
  let verborgenUitleg: String
  let geen: String

  /// Words that are lists: see their uses.
  let maanden: [String]
  let schoolsoorten: [Schoolsoort: String]
  let afkeurcodes: [Afkeurcode: (betekenis: String, watTeDoen: String)]
  let weigercodes: [Weigercode: (betekenis: String, watTeDoen: String)]

  /// Fills in what stands between braces.
  static func vul(_ zin: String, _ delen: KeyValuePairs<String, String>) -> String {
    // One pass: what is filled in may hold braces itself.
    var uit = ""
    var rest = zin[...]
    while let open = rest.firstIndex(of: "{") {
      uit += rest[..<open]
      guard let dicht = rest[open...].firstIndex(of: "}") else { break }
      let naam = rest[rest.index(after: open)..<dicht]
      uit += delen.first { $0.key == naam }?.value ?? ""
      rest = rest[rest.index(after: dicht)...]
    }
    return uit + rest
  }

  // Numbers, days and units.

  /// `5 november 2022`.
  func dag(_ dag: LocalDate) -> String {
    let (jaar, maand, nummer) = dag.delen
    return "\(nummer) \(maanden[Int(maand) - 1]) \(jaar)"
  }

  func getal(_ waarde: Rapport.Waarde) -> String {
    switch waarde {
    case .getal(let getal): Teksttabel.getal(getal)
    case .verhouding(let tekst): tekst.replacing(".", with: ",")
    case .verborgen: verborgen
    case .geen: geen
    }
  }

  /// With its sign.
  func mutatie(_ waarde: Rapport.Waarde, gaatEraf: Bool) -> String {
    if case .getal(let getal) = waarde { return Teksttabel.mutatie(getal) }
    return (gaatEraf ? "−" : "+") + getal(waarde)
  }

  /// Of a telling as in the facts: `leerlingen`, `%`.
  func eenheid(_ eenheid: String) -> String { Jaarverslagtekst.eenheid(eenheid) }

  /// When a telling counts: `heel het schooljaar`, or on a day.
  func wanneer(_ periode: String) -> String {
    guard let dag = LocalDate(iso: periode) else { return heelSchooljaar }
    return Self.vul(opDag, ["dag": self.dag(dag)])
  }
}
