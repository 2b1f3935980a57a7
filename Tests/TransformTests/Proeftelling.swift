import Domain
import Proeftoeval

/// Made-up tellingen: clauses in all their forms, also those that no shipped telling has.
enum Proeftelling {
  static func maak(_ toeval: inout Toeval) -> TweedeDefinitie {
    let bron = toeval.een(uit: ["melding", "werkproces", "opgave"])
    let peildatum = toeval.kans(45) ? toeval.een(uit: ["10-01", "08-01", "02-28", "03-01", "07-31"]) : nil
    var eenheden = [bron, "leerling"]
    if bron == "melding" && peildatum == nil { eenheden.append("geval") }
    let eenheid = toeval.een(uit: eenheden)
    return TweedeDefinitie(
      id: "proef", bron: bron, eenheid: eenheid, peildatum: peildatum,
      clausules: clausules(bron, peildatum, &toeval))
  }

  /// Other clauses for the same records, over the same period.
  static func anders(_ definitie: TweedeDefinitie, _ toeval: inout Toeval) -> TweedeDefinitie {
    var ander = definitie
    if toeval.kans(30) {
      ander.eenheid = definitie.eenheid == "leerling" ? definitie.bron : "leerling"
    }
    // Some stay, some change, some go and some come.
    let nieuw = clausules(definitie.bron, definitie.peildatum, &toeval)
    var over = definitie.clausules.filter { $0.naam == "lopend" || toeval.kans(50) }
    over += nieuw.filter { clausule in !over.contains { $0.naam == clausule.naam } }
    ander.clausules = over
    return ander
  }

  private static func clausules(
    _ bron: String, _ peildatum: String?, _ toeval: inout Toeval
  ) -> [TweedeClausule] {
    var maker = Clausulemaker(toeval: toeval, opPeildatum: peildatum != nil)
    let uit = maker.groep(bron, toeval.getal(peildatum == nil ? 1...3 : 0...2), diep: false)
    let lopend = peildatum.map { _ in maker.lopend(bron) }
    toeval = maker.toeval
    let overgezet: [TweedeClausule] = bron == "werkproces" && toeval.kans(50) ? [.metOvergezette] : []
    return (lopend.map { [$0] } ?? []) + uit.filter { $0.naam != "lopend" } + overgezet
  }
}

/// Makes clauses near the bounds near which the random registers lie.
private struct Clausulemaker {
  var toeval: Toeval
  let opPeildatum: Bool

  private static let vanMelding = [
    "soort", "status", "leeftijd", "plicht", "duur", "uren", "gemeente", "regio", "schoolsoort", "begonnen",
    "bekend", "in-schooljaar",
  ]
  private static let vanWerkproces = [
    "soort", "resultaat", "kenmerk", "leeftijd", "plicht", "duur", "gemeente", "regio", "schoolsoort",
    "begonnen",
    "bekend", "in-schooljaar",
  ]
  private static let vanOpgave = [
    "soort", "kenmerk", "leeftijd", "plicht", "duur", "gemeente", "regio", "schoolsoort", "begonnen",
    "bekend", "in-schooljaar",
  ]
  /// Each of which asks of other records.
  private static let vanAndere = [
    "melding": ["eerste", "werkproces", "met-opgave", "zonder-opgave"],
    "werkproces": ["eerste", "melding", "met-opgave", "zonder-opgave"],
    "opgave": ["eerste", "met-opgave", "zonder-opgave", "niet-ingeschreven"],
  ]

  /// Clauses of different names. - Parameter diep: within another record, of which no others are asked.
  mutating func groep(_ bron: String, _ aantal: Int, diep: Bool) -> [TweedeClausule] {
    var namen =
      switch bron {
      case "melding": Self.vanMelding
      case "werkproces": Self.vanWerkproces
      default: Self.vanOpgave
      }
    if !diep { namen += ["een-van"] + (Self.vanAndere[bron] ?? []) }
    return namen.shuffled(using: &toeval).prefix(aantal).map { clausule($0, bron, diep: diep) }
  }

  private mutating func enkele<W: Hashable>(_ waarden: [W], _ aantal: ClosedRange<Int>) -> Set<W> {
    Set(waarden.shuffled(using: &toeval).prefix(toeval.getal(aantal)))
  }

  private mutating func dag() -> TweedeClausule.Dag {
    toeval.een(
      uit: opPeildatum
        ? [.peildatum, .peildatum, .begin, .eenOktober, .volgendeOktober, .eindeSchooljaar]
        : [.begin, .eenOktober, .volgendeOktober, .eindeSchooljaar])
  }

  private mutating func grens(_ waarden: [Int]) -> TweedeClausule.Grens {
    let waarde = toeval.een(uit: waarden)
    return toeval.kans(50) ? .tenMinste(waarde) : .meerDan(waarde)
  }

  mutating func lopend(_ bron: String) -> TweedeClausule {
    bron == "melding"
      ? .lopendBijStatus(enkele(["R", "B", "G", "K"], 1...3)) : .lopend(zonderEindeTelt: toeval.kans(60))
  }

  private mutating func clausule(_ naam: String, _ bron: String, diep: Bool) -> TweedeClausule {
    switch naam {
    case "soort": soort(bron)
    case "status": .status(enkele(["R", "B", "G", "K", "D", "I"], 2...4))
    case "resultaat": .resultaat(enkele(["terug-naar-school", "ingeschreven", "halt", "werk"], 1...2))
    case "kenmerk": .kenmerk(bron == "opgave" ? opgavekenmerk() : kenmerk())
    case "leeftijd": leeftijd()
    case "plicht":
      .plicht(op: dag(), enkele(["nog-niet", "leerplichtig", "kwalificatieplichtig", "18plus"], 1...2))
    case "duur": duur()
    case "uren": .uren(grens([15, 16, 17]), zonderUrenTelt: toeval.kans(50))
    default: andere(naam, bron, diep: diep)
    }
  }

  private mutating func andere(_ naam: String, _ bron: String, diep: Bool) -> TweedeClausule {
    switch naam {
    case "gemeente": return .gemeente(enkele(["0193", "0148", "0001", "0003", "0005", "0363"], 1...4))
    case "regio": return .regio(enkele([10, 21, 25], 1...2))
    case "schoolsoort": return .schoolsoort(enkele(["WPO", "WEC", "WVO", "WEB", "onbekend"], 1...3))
    case "begonnen": return .begonnen(enkele(["eerder", "dit-schooljaar", "later"], 1...2))
    case "bekend":
      return .bekend(
        toeval.een(
          uit: [
            opPeildatum ? .peildatum : .eenOktober, .eenOktober, .volgendeOktober, .eindeSchooljaar,
          ]))
    case "eerste": return .eerste(groep(bron, toeval.getal(0...2), diep: true))
    case "een-van":
      return .eenVan(
        (0..<toeval.getal(2...3)).map { _ in groep(bron, toeval.getal(1...2), diep: diep || toeval.kans(70)) }
      )
    case "melding": return .melding(groep("melding", toeval.getal(0...2), diep: true))
    case "werkproces": return .werkproces(groep("werkproces", toeval.getal(0...2), diep: true))
    case "met-opgave": return .metOpgave(opgavevraag())
    case "zonder-opgave": return .zonderOpgave(opgavevraag())
    case "niet-ingeschreven": return .nietIngeschreven(afwezigheid())
    default: return .inSchooljaar
    }
  }

  private mutating func soort(_ bron: String) -> TweedeClausule {
    switch bron {
    case "melding": .soort(enkele(["V1", "V2", "V3", "V4", "RMC", "L", "LRV", "O"], 2...5))
    case "werkproces":
      .soort(enkele(["signaalverzuim", "luxe", "lrv", "verzuim18plus", "absoluut", "zorg"], 2...4))
    default: .soort(enkele(Self.opgavesoorten, 3...8).union(["inwoner"]))
    }
  }

  private static let opgavesoorten = [
    "startpopulatie-voorlopig", "startpopulatie", "startset", "werkvoorraad", "werkvoorraad-naloop",
    "vsv-voorlopig", "vsv", "inschrijving", "startkwalificatie", "inwoner", "overstap", "inkomen", "jikp",
    "vervallen",
  ]

  /// Wide enough for the few records of a random register.
  private mutating func kenmerk() -> [String: Set<String>] {
    var gevraagd = ["grond": enkele(["3a", "5a", "5b", "5c", "11g", "15"], 2...5)]
    if toeval.kans(50) { gevraagd["besluit"] = enkele(["toegekend", "afgewezen", "via-duo"], 1...2) }
    return gevraagd
  }

  private mutating func opgavekenmerk() -> [String: Set<String>] {
    switch toeval.getal(1...3) {
    case 1: ["sector": enkele(["vo", "mbo", "vavo"], 1...2)]
    case 2: ["onderwijs": enkele(["po", "vso", "vmbo-bb", "havo-vwo", "entree", "mbo-2", "mbo-3"], 3...6)]
    default: ["inkomen": enkele(["geen", "tot-300", "boven-300", "wajong"], 2...3)]
    }
  }

  private mutating func opgavevraag() -> TweedeClausule.Opgavevraag {
    .init(
      soorten: enkele(Self.opgavesoorten, 2...6).union(toeval.kans(60) ? ["inschrijving"] : []),
      kenmerk: toeval.kans(25) ? opgavekenmerk() : [:], op: dag(),
      terug: toeval.kans(50) ? toeval.een(uit: [1, 2, 11, 12]) : 0)
  }

  private mutating func afwezigheid() -> TweedeClausule.Afwezigheid {
    let inWeken = toeval.kans(50)
    let zomers = [(731, 831), (715, 904), (930, 1002)]
    let (van, totEnMet) = toeval.een(uit: zomers)
    return .init(
      grens: grens(inWeken ? [1, 4] : [1, 27, 28, 29]), inWeken: inWeken,
      zomer: toeval.kans(60) ? .init(van: van, totEnMet: totEnMet) : nil)
  }

  private mutating func leeftijd() -> TweedeClausule {
    let vanaf = toeval.een(uit: [5, 16, 18])
    let op = dag()
    switch toeval.getal(1...3) {
    case 1: return .leeftijd(op: op, vanaf: vanaf, totEnMet: nil)
    case 2: return .leeftijd(op: op, vanaf: nil, totEnMet: vanaf - 1)
    default: return .leeftijd(op: op, vanaf: vanaf, totEnMet: vanaf + toeval.getal(0...12))
    }
  }

  private mutating func duur() -> TweedeClausule {
    let einde = toeval.een(uit: TweedeClausule.Duur.ZonderEinde.allCases)
    let maat = toeval.een(uit: TweedeClausule.Duur.Maat.allCases)
    let waarden =
      switch maat {
      case .dagen: [1, 28, 91]
      case .weken: [4, 13]
      case .maanden: [1, 3]
      }
    return .duur(.init(grens: grens(waarden), maat: maat, zonderEinde: einde))
  }
}

// As an analyst writes them.

extension TweedeDefinitie {
  /// Without id and words.
  var yaml: String {
    let periode = peildatum.map { "{peildatum: \($0)}" } ?? "schooljaar"
    return
      "bron: \(bron), eenheid: \(eenheid), periode: \(periode), clausules: \(TweedeClausule.yaml(clausules))"
  }
}

extension TweedeClausule {
  static func yaml(_ clausules: [TweedeClausule]) -> String {
    "{\(clausules.map { "\($0.naam): \($0.waarde)" }.joined(separator: ", "))}"
  }

  fileprivate static func lijst(_ codes: some Collection<String>) -> String {
    "[\(codes.sorted().joined(separator: ", "))]"
  }

  fileprivate static func kenmerk(_ gevraagd: [String: Set<String>]) -> String {
    "{\(gevraagd.map { "\($0.key): \(lijst($0.value))" }.sorted().joined(separator: ", "))}"
  }

  private static func telt(_ telt: Bool) -> String { telt ? "telt" : "telt-niet" }

  private var waarde: String {
    switch self {
    case .soort(let codes), .status(let codes), .resultaat(let codes), .schoolsoort(let codes),
      .begonnen(let codes):
      Self.lijst(codes)
    case .gemeente(let codes): Self.lijst(codes.map { "\"\($0)\"" })
    case .regio(let regios): Self.lijst(regios.map(String.init))
    case .kenmerk(let gevraagd): Self.kenmerk(gevraagd)
    case .plicht(let op, let soorten): "{op: \(op.rawValue), is: \(Self.lijst(soorten))}"
    case .leeftijd(let op, let vanaf, let totEnMet):
      "{op: \(op.rawValue)\(vanaf.map { ", vanaf: \($0)" } ?? "")\(totEnMet.map { ", tot-en-met: \($0)" } ?? "")}"
    case .bekend(let dag): "{uiterlijk: \(dag.rawValue)}"
    case .inSchooljaar, .inBereik, .metOvergezette: "ja"
    case .inBereikOpPeildatum: "op-peildatum"
    default: samengesteld
    }
  }

  private var samengesteld: String {
    switch self {
    case .duur(let duur):
      "{\(duur.grens.yaml) \(duur.maat.rawValue), zonder-einde: \(duur.zonderEinde.rawValue)}"
    case .lopendBijStatus(let codes): "{zonder-einde-bij-status: \(Self.lijst(codes))}"
    case .lopend(let telt): "{zonder-einde: \(Self.telt(telt))}"
    case .uren(let grens, let telt): "{\(grens.yaml), zonder-uren: \(Self.telt(telt))}"
    case .eenVan(let groepen): "[\(groepen.map(Self.yaml).joined(separator: ", "))]"
    case .eerste(let binnen), .melding(let binnen), .werkproces(let binnen): Self.yaml(binnen)
    case .metOpgave(let vraag), .zonderOpgave(let vraag): vraag.yaml
    case .nietIngeschreven(let hoeLang): hoeLang.yaml
    default: ""
    }
  }
}

extension TweedeClausule.Opgavevraag {
  fileprivate var yaml: String {
    var delen = ["soort: \(TweedeClausule.lijst(soorten))"]
    if !kenmerk.isEmpty { delen.append("kenmerk: \(TweedeClausule.kenmerk(kenmerk))") }
    delen.append("op: \(op.rawValue)")
    if terug > 0 { delen.append("terug: \(terug) maanden") }
    return "{\(delen.joined(separator: ", "))}"
  }
}

extension TweedeClausule.Afwezigheid {
  fileprivate var yaml: String {
    let zomer = zomer.map { ", zomer: {van: \(Self.dag($0.van)), tot-en-met: \(Self.dag($0.totEnMet))}" }
    return "{\(grens.yaml) \(inWeken ? "weken" : "dagen")\(zomer ?? "")}"
  }

  /// 731 as 07-31.
  private static func dag(_ maandEnDag: Int) -> String {
    let cijfers = String(10_000 + maandEnDag).dropFirst()
    return "\"\(cijfers.prefix(2))-\(cijfers.suffix(2))\""
  }
}

extension TweedeClausule.Grens {
  fileprivate var yaml: String {
    switch self {
    case .tenMinste(let waarde): "ten-minste: \(waarde)"
    case .meerDan(let waarde): "meer-dan: \(waarde)"
    }
  }
}
