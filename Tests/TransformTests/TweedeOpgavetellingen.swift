/// The tellingen of what other parties state of pupils, written down a second time.
extension TweedeDefinities {
  private static func leerlingen(
    _ id: String, op peildatum: String? = nil, _ clausules: TweedeClausule...
  ) -> TweedeDefinitie {
    .init(id: id, bron: "opgave", eenheid: "leerling", peildatum: peildatum, clausules: clausules)
  }

  private static func aandeel(
    _ teller: String, van noemer: String, decimalen: Int = 1
  ) -> TweedeDefinitie {
    .init(
      id: teller + "-percentage", bron: "opgave", eenheid: "procent",
      verhouding: .init(teller: teller, noemer: noemer, maal: 100, decimalen: decimalen))
  }

  /// Lists have an end; who lives or is enrolled somewhere, may not have one yet.
  private static let opLijst = TweedeClausule.lopend(zonderEindeTelt: false)
  private static let doorlopend = TweedeClausule.lopend(zonderEindeTelt: true)

  static func opgavetellingen(_ jaar: Int) -> [TweedeDefinitie] {
    vsv(jaar) + werkvoorraad + inschrijvingen + [doelgroep(jaar)] + oudVsv + jikpTellingen + overstap
  }

  // What DUO counts.

  private static func vsv(_ jaar: Int) -> [TweedeDefinitie] {
    var uit = duo("") + duo("-voorlopig")
    if jaar >= 2026 {
      // The same words of another definition, of which DUO alone knows the rules.
      for i in uit.indices where ["vsv-duo", "vsv-duo-voorlopig"].contains(uit[i].id) {
        uit[i].vanaf = "2026-2027"
      }
      return uit
    }
    return uit + [
      leerlingen(
        "vsv-afgeleid", .soort(["startpopulatie"]),
        .leeftijd(op: .eenOktober, vanaf: 12, totEnMet: 21),
        .zonderOpgave(.init(soorten: ["inschrijving", "startkwalificatie"], op: .volgendeOktober)))
    ]
  }

  private static func duo(_ versie: String) -> [TweedeDefinitie] {
    ["", "-vo", "-mbo", "-vavo"].flatMap { deel -> [TweedeDefinitie] in
      let (start, vsv) = ("startpopulatie\(versie)\(deel)", "vsv-duo\(versie)\(deel)")
      var tellingen = [
        leerlingen(start, .soort(["startpopulatie\(versie)"])),
        leerlingen(vsv, .soort(["vsv\(versie)"])),
      ]
      if !deel.isEmpty {
        for i in tellingen.indices {
          tellingen[i].clausules.append(.kenmerk(["sector": [String(deel.dropFirst())]]))
        }
      }
      return tellingen + [aandeel(vsv, van: start, decimalen: 2)]
    }
  }

  private static let werkvoorraad: [TweedeDefinitie] =
    [
      "oktober": "10-01", "november": "11-01", "december": "12-01", "januari": "01-01",
      "februari": "02-01",
      "maart": "03-01", "april": "04-01", "mei": "05-01", "juni": "06-01", "juli": "07-01",
      "augustus": "08-01", "september": "09-01",
    ].sorted { $0.value < $1.value }.map { maand, dag in
      leerlingen("werkvoorraad-\(maand)", op: dag, .soort(["werkvoorraad"]), opLijst)
    }
    + ["oktober": "10-01", "november": "11-01", "december": "12-01"].sorted { $0.value < $1.value }
    .map { maand, dag in
      leerlingen("werkvoorraad-naloop-\(maand)", op: dag, .soort(["werkvoorraad-naloop"]), opLijst)
    } + [
      leerlingen("startset", op: "10-01", .soort(["startset"]), opLijst),
      leerlingen(
        "startset-zonder-startkwalificatie", op: "10-01", .soort(["startset"]),
        .kenmerk(["startkwalificatie": ["nee"]]), opLijst),
    ]

  // Who lives where, and is enrolled where.

  private static let plichtig = TweedeClausule.plicht(
    op: .peildatum, ["leerplichtig", "kwalificatieplichtig"])
  private static let vierWeken = TweedeClausule.nietIngeschreven(
    .init(grens: .meerDan(4), inWeken: true, zomer: .init(van: 731, totEnMet: 831)))

  private static let inschrijvingen: [TweedeDefinitie] = [
    leerlingen("leerplichtigen", op: "10-01", .soort(["inwoner"]), plichtig, doorlopend),
    leerlingen(
      "leerplichtigen-ingeschreven", op: "10-01", .soort(["inwoner"]), plichtig, doorlopend,
      .metOpgave(.init(soorten: ["inschrijving"], op: .peildatum))),
    aandeel("leerplichtigen-ingeschreven", van: "leerplichtigen"),
    leerlingen("absoluut-afgeleid", .soort(["inwoner"]), vierWeken),
    leerlingen(
      "absoluut-afgeleid-1-oktober", op: "10-01", .soort(["inwoner"]), doorlopend, vierWeken),
    leerlingen(
      "startkwalificaties-behaald", .soort(["startkwalificatie"]), .begonnen(["dit-schooljaar"])),
  ]

  private static func oud(
    _ id: String, op peildatum: String, inkomen: Set<String>? = nil, nietOp: Set<String> = [],
    terug: Int = 0
  ) -> TweedeDefinitie {
    var definitie = leerlingen(
      "oud-vsv-\(id)", op: peildatum, .soort(["inwoner"]),
      .leeftijd(op: .peildatum, vanaf: 18, totEnMet: 22), doorlopend)
    if let inkomen {
      definitie.clausules.append(
        .metOpgave(.init(soorten: ["inkomen"], kenmerk: ["inkomen": inkomen], op: .peildatum)))
    }
    definitie.clausules.append(
      .zonderOpgave(
        .init(
          soorten: nietOp.union(["inschrijving", "startkwalificatie"]), op: .peildatum, terug: terug
        )))
    return definitie
  }

  private static let uitkering: Set<String> = ["uitkering-uwv", "uitkering-gemeente", "wajong"]
  private static let weinig: Set<String> = ["geen", "tot-300"]

  /// Up to 27 years since the law of 2026.
  private static func doelgroep(_ jaar: Int) -> TweedeDefinitie {
    var doelgroep = leerlingen(
      "rmc-doelgroep", op: "10-01", .soort(["inwoner"]),
      .leeftijd(op: .peildatum, vanaf: 18, totEnMet: jaar >= 2026 ? 26 : 22), doorlopend,
      .zonderOpgave(.init(soorten: ["startkwalificatie"], op: .peildatum)))
    if jaar >= 2026 { doelgroep.vanaf = "2026-2027" }
    return doelgroep
  }

  private static let oudVsv: [TweedeDefinitie] = [
    oud("a", op: "08-01"), oud("b", op: "10-01"),
    oud("c", op: "10-01", inkomen: weinig, terug: 12),
    oud("b-werk", op: "10-01", inkomen: ["boven-300"]),
    oud("b-uitkering", op: "10-01", inkomen: uitkering),
    oud("b-geen-inkomen", op: "10-01", inkomen: weinig),
    oud("b-onbekend", op: "10-01", nietOp: ["inkomen"]),
  ]

  private static func gevolgd(_ naam: String, _ inkomen: Set<String>) -> TweedeDefinitie {
    leerlingen(
      "jikp-gevolgd-\(naam)", op: "10-01", .soort(["jikp"]), doorlopend,
      .metOpgave(.init(soorten: ["inkomen"], kenmerk: ["inkomen": inkomen], op: .peildatum)))
  }

  private static let jikpTellingen: [TweedeDefinitie] = [
    leerlingen("jikp-gevolgd", op: "10-01", .soort(["jikp"]), doorlopend),
    gevolgd("werk", ["boven-300"]), gevolgd("uitkering", uitkering),
    gevolgd("geen-inkomen", weinig),
    leerlingen(
      "jikp-gevolgd-onbekend", op: "10-01", .soort(["jikp"]), doorlopend,
      .zonderOpgave(.init(soorten: ["inkomen"], op: .peildatum))),
    leerlingen(
      "jikp-afgeleid", op: "10-01", .soort(["inschrijving"]),
      .kenmerk(["onderwijs": ["vmbo-bb", "praktijkonderwijs", "vso", "entree"]]),
      .leeftijd(op: .volgendeOktober, vanaf: 16, totEnMet: 22), doorlopend,
      .eenVan([
        [
          .metOpgave(
            .init(
              soorten: ["inschrijving"], kenmerk: ["onderwijs": ["entree", "mbo-2"]],
              op: .volgendeOktober))
        ], [.zonderOpgave(.init(soorten: ["inschrijving"], op: .volgendeOktober))],
      ])),
  ]

  // The move to the next school.

  private static func overstap(
    _ id: String, op dag: String, _ gevraagd: [String: Set<String>] = [:]
  )
    -> TweedeDefinitie
  {
    var clausules = [TweedeClausule.soort(["overstap"])]
    if !gevraagd.isEmpty { clausules.append(.kenmerk(gevraagd)) }
    return .init(
      id: "overstap-\(id)", bron: "opgave", eenheid: "leerling", peildatum: dag,
      clausules: clausules + [opLijst])
  }

  private static let overstap: [TweedeDefinitie] =
    ["1-april": "04-01", "1-mei": "05-01"].sorted { $0.key < $1.key }.flatMap { naam, dag in
      [
        overstap(naam, op: dag),
        overstap(
          "\(naam)-aangemeld", op: dag, ["overstap": ["aangemeld", "geplaatst", "definitief"]]),
        aandeel("overstap-\(naam)-aangemeld", van: "overstap-\(naam)"),
      ]
    }
    + ["16-oktober": "10-16", "31-oktober": "10-31"].sorted { $0.key < $1.key }
    .flatMap { naam, dag in naDeZomer(naam, op: dag) }

  private static func naDeZomer(_ naam: String, op dag: String) -> [TweedeDefinitie] {
    let risico: Set<String> = ["afgemeld", "afgewezen", "onbekend", "beeindigd"]
    return [
      overstap(naam, op: dag),
      overstap("\(naam)-definitief", op: dag, ["overstap": ["definitief"]]),
      overstap(
        "\(naam)-definitief-vo", op: dag, ["overstap": ["definitief"], "afhandeling": ["vo"]]),
      overstap(
        "\(naam)-definitief-lp-rmc", op: dag,
        ["overstap": ["definitief"], "afhandeling": ["lp-rmc"]]),
      overstap("\(naam)-overgedragen", op: dag, ["overstap": ["overgedragen"]]),
      overstap("\(naam)-risico", op: dag, ["overstap": risico]),
      overstap("\(naam)-risico-opgepakt", op: dag, ["overstap": risico, "opgepakt": ["ja"]]),
      aandeel("overstap-\(naam)-definitief", van: "overstap-\(naam)"),
      aandeel("overstap-\(naam)-risico-opgepakt", van: "overstap-\(naam)-risico"),
    ]
  }
}
