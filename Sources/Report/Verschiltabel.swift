import Domain

/// A walk from one number to another, in Dutch: a table, what its steps mean, and the records when asked for.
public struct Verschiltabel: Sendable {
  public struct Trede: Sendable {
    public let stap: Int
    public let code: String
    /// Records that go and come.
    public let eraf: Int
    public let erbij: Int
    /// In the unit of the telling.
    public let stand: Int
    public let records: Int
    public let leerlingen: Int
    /// Changes that the step would make as the first, and as the last.
    public let eerst: Int
    public let laatst: Int
    /// What a clause asked on both sides; nil for other steps.
    public let clausule: (van: String, naar: String)?

    public init(
      stap: Int, code: String, eraf: Int, erbij: Int, stand: Int, records: Int, leerlingen: Int, eerst: Int,
      laatst: Int, clausule: (van: String, naar: String)?
    ) {
      self.stap = stap
      self.code = code
      self.eraf = eraf
      self.erbij = erbij
      self.stand = stand
      self.records = records
      self.leerlingen = leerlingen
      self.eerst = eerst
      self.laatst = laatst
      self.clausule = clausule
    }
  }

  /// A record that goes or comes.
  public struct Regel: Sendable {
    let cellen: [String]

    /// - Parameter stappen: all that account for it.
    public init(stap: Int, teken: String, nummer: String, leerling: Leerlingsleutel, stappen: [Int]) {
      cellen = [
        String(stap), teken, nummer, leerling.hex, stappen.map(String.init).joined(separator: " "),
      ]
    }
  }

  /// What a walk goes between: the same code means something else in each.
  public enum Soort: String, Sendable {
    case definitie
    case kennis
    case jaar
    case gemeenten
  }

  private let soort: Soort
  private let titel: String
  private let begin: String
  private let eind: String
  private let eenheid: Eenheid
  private let treden: [Trede]
  private let regels: [Regel]?

  /// - Parameters:
  ///   - titel: the walk, in a line, with place and school year.
  ///   - begin, eind: what the first and the last number are.
  ///   - treden: in order, from step 0.
  ///   - regels: nil = they weren't asked for.
  public init(
    _ soort: Soort, titel: String, begin: String, eind: String, eenheid: Eenheid, _ treden: [Trede],
    regels: [Regel]?
  ) {
    self.soort = soort
    self.titel = titel
    self.begin = begin
    self.eind = eind
    self.eenheid = eenheid
    self.treden = treden
    self.regels = regels
  }

  public var tekst: String {
    var tabel = Teksttabel([
      .init("stap", rechts: true), .init("wat"), .init("records eraf", rechts: true),
      .init("erbij", rechts: true), .init("records", rechts: true), .init("leerlingen", rechts: true),
      .init("stand", rechts: true), .init("eenheid"),
      .init("als eerste", rechts: true), .init("als laatste", rechts: true),
    ])
    for trede in treden {
      let isBegin = trede.stap == 0
      tabel.voeg([
        String(trede.stap), isBegin ? begin : Verschiltekst.titel(trede.code, soort),
        isBegin ? "" : Teksttabel.mutatie(-trede.eraf), isBegin ? "" : Teksttabel.mutatie(trede.erbij),
        Teksttabel.getal(trede.records), Teksttabel.getal(trede.leerlingen), Teksttabel.getal(trede.stand),
        Aansluitingtabel.meervoud(eenheid),
        isBegin ? "" : Teksttabel.getal(trede.eerst), isBegin ? "" : Teksttabel.getal(trede.laatst),
      ])
    }
    let uitleg = treden.dropFirst().map { trede in
      let clausule = trede.clausule.map { " Van \($0.van) naar \($0.naar)." } ?? ""
      return
        "\(trede.stap < 10 ? " " : "")\(trede.stap)  \(Verschiltekst.uitleg(trede.code, soort))\(clausule)\n"
    }.joined()
    let laatste = treden.last.map { Teksttabel.getal($0.stand) } ?? "0"
    let slot = "Sluit: na de laatste stap staat er \(laatste), precies \(eind)."
    return "\(titel)\n\n\(tabel.tekst)\n\(slot)\n\n\(uitleg)\n\(Self.volgorde)\n\(lijst)"
  }

  private static let volgorde = """
    De stappen gaan in deze volgorde; een record hoort bij de eerste stap die het verklaart. 'Als eerste' en 'als laatste' is
    hoeveel records een stap zou verklaren als hij voorop of achteraan stond; een record dat eraf gaat en er anders weer
    bij komt, telt daarin één keer.
    """

  private var lijst: String {
    guard let regels else { return "" }
    var tabel = Teksttabel([
      .init("stap", rechts: true), .init(""), .init("nummer"), .init("leerling"),
      .init("stappen die het verklaren"),
    ])
    for regel in regels { tabel.voeg(regel.cellen) }
    return "\n" + (regels.isEmpty ? "Geen records.\n" : tabel.tekst)
  }
}

/// What the steps of such a walk are called, and what they mean.
enum Verschiltekst {
  static func titel(_ code: String, _ soort: Verschiltabel.Soort) -> String {
    (teksten["\(soort.rawValue) \(code)"] ?? teksten[code])?.titel ?? code
  }

  static func uitleg(_ code: String, _ soort: Verschiltabel.Soort) -> String {
    (teksten["\(soort.rawValue) \(code)"] ?? teksten[code])?.uitleg ?? ""
  }

  /// By code, with the kind of walk before it where that matters; those of clauses are `clausule-` and its name.
  static let teksten: [String: (titel: String, uitleg: String)] = [
    "later-bekend": ("later bekend", "Op een van de twee dagen was het record nog niet geleverd."),
    "ander-schooljaar": (
      "ander schooljaar",
      "De datum is veranderd. Op een van de dagen viel het record in een ander schooljaar."
    ),
    "ingetrokken": ("ingetrokken", "De school trok de melding in, of maakte dat ongedaan."),
    "andere-gemeente": (
      "andere gemeente",
      "De gemeente is veranderd. Het record hoorde op een van de dagen niet bij dit gebied."
    ),
    "gewijzigd": (
      "gewijzigd", "Iets anders in het record is veranderd, zoals de soort, de datums of de status."
    ),
    "gekoppeld": (
      "gekoppeld",
      "Het record is van een andere leerling of een ander geval, doordat nummers gekoppeld werden."
    ),
    "samenhang": (
      "iets anders veranderde",
      "Het record zelf is hetzelfde; wat erbij hoort is veranderd (de melding, het werkproces, een eerder record)."
    ),
    "andere-definitie": (
      "andere definitie",
      "In het tweede schooljaar geldt een andere definitie. Eerst wordt het eerste schooljaar daarmee geteld."
    ),
    "vertrokken": (
      "niet meer in beeld", "De leerling telt in het eerste schooljaar, en heeft in het tweede hier niets."
    ),
    "jaar andere-gemeente": (
      "andere gemeente",
      "De leerling telt hier maar in een van de jaren; in het andere telt hij in een andere gemeente of buiten de regio."
    ),
    "andere-soort": (
      "telt het andere jaar niet mee",
      "De leerling telt maar in een van de jaren; in het andere heeft hij hier wel records, maar geen die meetellen."
    ),
    "gebleven": (
      "gebleven",
      "De leerling telt in beide jaren. De records van het eerste gaan eraf, die van het tweede komen erbij."
    ),
    "gekomen": (
      "nieuw in beeld", "De leerling telt in het tweede schooljaar, en had in het eerste hier niets."
    ),
    "in-meer-gemeenten": (
      "in meer gemeenten",
      "Wie in meer gemeenten telt, telt in de som van de gemeenten voor elke volgende gemeente nog eens: dezelfde records tellen dan voor die gemeente, en de stand stijgt."
    ),
    "in-geen-gemeente": ("in geen gemeente", "Telt in de regio, maar in geen van de gemeenten."),
    "gevallen": ("gevallen", "Meldingen worden anders tot gevallen samengevoegd."),
    "clausule-soort": ("soort", "De soorten die meetellen verschillen."),
    "clausule-status": ("status", "De statussen die meetellen verschillen."),
    "clausule-resultaat": ("resultaat", "De resultaten die meetellen verschillen."),
    "clausule-kenmerk": ("kenmerk", "De kenmerken die meetellen verschillen."),
    "clausule-leeftijd": ("leeftijd", "De leeftijden die meetellen verschillen."),
    "clausule-plicht": (
      "plicht", "Of leerlingen leerplichtig, kwalificatieplichtig of 18 en ouder moeten zijn, verschilt."
    ),
    "clausule-duur": ("duur", "Hoe lang het moet duren verschilt."),
    "clausule-lopend": ("lopend", "Wat op de peildatum loopt verschilt."),
    "clausule-uren": ("uren", "Het aantal uren verschilt."),
    "clausule-gemeente": ("gemeente", "De gemeenten verschillen."),
    "clausule-regio": ("regio", "De regio's verschillen."),
    "clausule-schoolsoort": ("schoolsoort", "De schoolsoorten verschillen."),
    "clausule-eerste": ("eerste", "Welk record van een leerling het eerste is, verschilt."),
    "clausule-begonnen": ("begonnen", "Of het nieuw moet zijn of al doorliep, verschilt."),
    "clausule-bekend": ("bekend", "Wanneer het bekend moet zijn verschilt."),
    "clausule-een-van": ("een van", "De mogelijkheden waarvan er een moet gelden verschillen."),
    "clausule-in-schooljaar": ("in schooljaar", "Of de datum in het schooljaar moet vallen verschilt."),
    "clausule-in-bereik": ("in bereik", "Of het record in het gebied moet liggen verschilt."),
    "clausule-melding": ("melding", "Wat van de melding gevraagd wordt verschilt."),
    "clausule-werkproces": ("werkproces", "Wat van het werkproces gevraagd wordt verschilt."),
  ]
}
