/// One telling of the second evaluator, as plain data.
struct TweedeDefinitie: Equatable, Sendable {
  /// A telling that divides two others.
  struct Verhouding: Equatable, Sendable {
    let teller: String
    let noemer: String
    /// 100 for a percentage, 1000 for a rate.
    let maal: Int
    let decimalen: Int
  }

  var id: String
  /// `melding`, `werkproces` or `opgave`.
  var bron: String
  var eenheid: String
  /// Month and day; nil over the school year.
  var peildatum: String?
  var clausules: [TweedeClausule] = []
  var verhouding: Verhouding?
  /// The school year from which on it is so; empty for the base.
  var vanaf = ""
}

/// The tellingen as they are shipped, written down a second time: not read from `pipelines/`.
enum TweedeDefinities {
  /// Days between meldingen of one geval.
  static let gevaldagen = 28

  static let wettelijk: Set<String> = ["V3", "V4", "LRV"]
  static let vSoorten: Set<String> = ["signaalverzuim", "luxe", "lrv", "verzuim18plus"]

  /// Those of a school year, 2021 for 2021-2022.
  static func tellingen(_ jaar: Int) -> [TweedeDefinitie] {
    verzuim + werkprocessen + thuiszitters(jaar) + relatief + wettelijkeMeldingen + wettelijkeLeerlingen
      + inzet + jaarverslag(jaar) + vrijstellingen + verlof + handhaving + trajecten
      + opgavetellingen(jaar)
  }

  static func telling(_ id: String, _ jaar: Int) -> TweedeDefinitie? { tellingen(jaar).first { $0.id == id } }

  private static func meldingen(_ id: String, _ clausules: TweedeClausule...) -> TweedeDefinitie {
    .init(id: id, bron: "melding", eenheid: "melding", clausules: clausules)
  }

  private static func meldingleerlingen(_ id: String, _ clausules: TweedeClausule...) -> TweedeDefinitie {
    .init(id: id, bron: "melding", eenheid: "leerling", clausules: clausules)
  }

  private static func werkprocesleerlingen(_ id: String, _ clausules: [TweedeClausule]) -> TweedeDefinitie {
    .init(id: id, bron: "werkproces", eenheid: "leerling", clausules: clausules)
  }

  private static func percentage(_ id: String, _ teller: String, _ noemer: String) -> TweedeDefinitie {
    .init(
      id: id, bron: "werkproces", eenheid: "procent",
      verhouding: .init(teller: teller, noemer: noemer, maal: 100, decimalen: 0))
  }

  // The twelve that were there first.

  private static let verzuim: [TweedeDefinitie] = [
    meldingen("verzuim-meldingen"),
    .init(id: "verzuim-gevallen", bron: "melding", eenheid: "geval"),
    meldingleerlingen("verzuim-leerlingen"),
    meldingen("verzuim-wettelijk-meldingen", .soort(wettelijk)),
    meldingleerlingen("verzuim-wettelijk-leerlingen", .soort(wettelijk)),
    meldingen("luxe-meldingen", .soort(["L"])),
    meldingleerlingen("luxe-leerlingen", .soort(["L"])),
    .init(
      id: "verzuim-lopend-peildatum", bron: "melding", eenheid: "leerling", peildatum: "10-01",
      clausules: lopendWettelijk),
    .init(
      id: "verzuim-lopend-peildatum-meldingen", bron: "melding", eenheid: "melding", peildatum: "10-01",
      clausules: lopendWettelijk),
  ]

  private static let lopendWettelijk: [TweedeClausule] = [.soort(wettelijk), .lopendBijStatus(["R", "B"])]

  private static let werkprocessen: [TweedeDefinitie] = [
    .init(
      id: "werkprocessen-verzuim", bron: "werkproces", eenheid: "werkproces",
      clausules: [.soort(vSoorten.union(["absoluut"]))]),
    .init(
      id: "werkprocessen-verzuim-met-overgezette", bron: "werkproces", eenheid: "werkproces",
      clausules: [.soort(vSoorten.union(["absoluut"])), .metOvergezette]),
    werkprocesleerlingen("werkprocessen-verzuim-leerlingen", [.soort(vSoorten.union(["absoluut"]))]),
    .init(
      id: "absoluut-werkprocessen", bron: "werkproces", eenheid: "werkproces",
      clausules: [.soort(["absoluut"])]),
    werkprocesleerlingen("absoluut-leerlingen", [.soort(["absoluut"])]),
  ]

  // Thuiszitters: absoluut verzuim counts as well from 2016-2017 on.

  private static func thuiszitters(_ jaar: Int) -> [TweedeDefinitie] {
    let soort = TweedeClausule.soort(jaar >= 2016 ? ["lrv", "absoluut"] : ["lrv"])
    let plicht: Set<String> = ["leerplichtig", "kwalificatieplichtig"]
    var tellingen = [
      werkprocesleerlingen("thuiszitters", [soort, .plicht(op: .begin, plicht)]),
      werkprocesleerlingen(
        "thuiszitters-3-maanden",
        [
          soort, .plicht(op: .begin, plicht),
          .duur(.init(grens: .meerDan(3), maat: .maanden, zonderEinde: .totTeldag)),
        ]),
      werkprocesleerlingen(
        "thuiszitters-1-augustus",
        [soort, .plicht(op: .peildatum, plicht), .lopend(zonderEindeTelt: true), .begonnen(["eerder"])]),
    ]
    tellingen[2].peildatum = "08-01"
    for i in tellingen.indices { tellingen[i].vanaf = jaar >= 2016 ? "2016-2017" : "" }
    let langRelatief = TweedeClausule.Duur(grens: .meerDan(4), maat: .weken, zonderEinde: .telt)
    tellingen.append(
      werkprocesleerlingen(
        "thuiszitters-ocw",
        [
          .plicht(op: .begin, plicht),
          .eenVan([[.soort(["absoluut"])], [.soort(["lrv"]), .melding([.duur(langRelatief)])]]),
        ]))
    return tellingen
  }

  // Relatief verzuim.

  private static let zonderLuxe: Set<String> = ["V1", "V2", "V3", "V4", "RMC", "LRV", "O"]

  static let alleSoorten = zonderLuxe.union(["L"])

  private static let relatief: [TweedeDefinitie] = [
    meldingen("relatief-met-luxe-meldingen", .soort(alleSoorten)),
    meldingleerlingen("relatief-met-luxe-leerlingen", .soort(alleSoorten)),
    meldingen("relatief-zonder-luxe-meldingen", .soort(zonderLuxe)),
    meldingleerlingen("relatief-zonder-luxe-leerlingen", .soort(zonderLuxe)),
    meldingen("relatief-vo-meldingen", .soort(zonderLuxe), .schoolsoort(["WVO"])),
    meldingleerlingen("relatief-vo-leerlingen", .soort(zonderLuxe), .schoolsoort(["WVO"])),
    meldingen("relatief-mbo-meldingen", .soort(zonderLuxe), .schoolsoort(["WEB"])),
    meldingleerlingen("relatief-mbo-leerlingen", .soort(zonderLuxe), .schoolsoort(["WEB"])),
  ]

  // Wettelijk verzuim.

  private static func zestienUur(_ grens: TweedeClausule.Grens) -> TweedeClausule {
    .eenVan([[.soort(["LRV"])], [.soort(["V3", "V4"]), .uren(grens, zonderUrenTelt: true)]])
  }

  private static let wettelijkeMeldingen: [TweedeDefinitie] = [
    meldingen("wettelijk-16-uur-of-meer-meldingen", zestienUur(.tenMinste(16))),
    meldingleerlingen("wettelijk-16-uur-of-meer-leerlingen", zestienUur(.tenMinste(16))),
    meldingen("wettelijk-meer-dan-16-uur-meldingen", zestienUur(.meerDan(16))),
    meldingleerlingen("wettelijk-meer-dan-16-uur-leerlingen", zestienUur(.meerDan(16))),
    meldingen("wettelijk-eerste-meldingen", .eerste([.soort(wettelijk)])),
    meldingen("wettelijk-bekend-einde-schooljaar-meldingen", .soort(wettelijk), .bekend(.eindeSchooljaar)),
  ]

  private static func wettelijkeLeerlingen(_ id: String, _ clausule: TweedeClausule) -> TweedeDefinitie {
    meldingleerlingen("wettelijk-\(id)-leerlingen", .soort(wettelijk), clausule)
  }

  private static let wettelijkeLeerlingen: [TweedeDefinitie] = [
    wettelijkeLeerlingen("onder-18", .leeftijd(op: .begin, vanaf: nil, totEnMet: 17)),
    wettelijkeLeerlingen("vanaf-18", .leeftijd(op: .begin, vanaf: 18, totEnMet: nil)),
    wettelijkeLeerlingen("leerplichtig", .plicht(op: .begin, ["leerplichtig"])),
    wettelijkeLeerlingen("kwalificatieplichtig", .plicht(op: .begin, ["kwalificatieplichtig"])),
    wettelijkeLeerlingen("18plus", .plicht(op: .begin, ["18plus"])),
    wettelijkeLeerlingen("nieuw", .begonnen(["dit-schooljaar"])),
    wettelijkeLeerlingen("doorlopend", .begonnen(["eerder"])),
  ]

  // What became of it.

  private static let inzetclausules: [TweedeClausule] = [
    .soort(["luxe", "signaalverzuim"]), .leeftijd(op: .begin, vanaf: 5, totEnMet: 17),
  ]

  private static let inzet: [TweedeDefinitie] = [
    .init(id: "inzet-meldingen", bron: "werkproces", eenheid: "werkproces", clausules: inzetclausules),
    werkprocesleerlingen("inzet-jongeren", inzetclausules),
    werkprocesleerlingen(
      "inzet-weer-naar-school-jongeren", inzetclausules + [.resultaat(["terug-naar-school"])]),
    percentage("inzet-weer-naar-school-percentage", "inzet-weer-naar-school-jongeren", "inzet-jongeren"),
    werkprocesleerlingen(
      "inzet-absoluut-ingeschreven-jongeren",
      [.soort(["absoluut"]), .resultaat(["terug-naar-school", "ingeschreven"])]),
    percentage(
      "inzet-absoluut-ingeschreven-percentage", "inzet-absoluut-ingeschreven-jongeren",
      "absoluut-werkprocessen"),
  ]

  // Of the tables of the yearbook.

  private static func werkprocessen(_ id: String, _ clausules: TweedeClausule...) -> TweedeDefinitie {
    .init(id: id, bron: "werkproces", eenheid: "werkproces", clausules: clausules)
  }

  private static let leerplicht = TweedeClausule.soort(["signaalverzuim", "luxe", "lrv", "absoluut"])
  private static let tot18 = TweedeClausule.leeftijd(op: .begin, vanaf: nil, totEnMet: 17)

  private static func afgedaan(_ hoe: String, _ resultaten: String...) -> TweedeDefinitie {
    werkprocessen(
      "afgedaan-\(hoe)", leerplicht, .resultaat(resultaten.isEmpty ? [hoe] : Set(resultaten)))
  }

  private static let verslag: [TweedeDefinitie] = [
    werkprocessen("signaalverzuim-werkprocessen", .soort(["signaalverzuim"])),
    werkprocessen("luxe-werkprocessen", .soort(["luxe"])),
    werkprocessen("lrv-werkprocessen", .soort(["lrv"])),
    werkprocesleerlingen("afwezig-leerlingen", [leerplicht]),
    afgedaan("terug-naar-school"), afgedaan("ingeschreven"), afgedaan("waarschuwing"), afgedaan("halt"),
    afgedaan("proces-verbaal"), afgedaan("zorg"), afgedaan("vrijstelling"),
    afgedaan("anders", "verhuisd", "werk", "uitkering", "overig"),
    werkprocessen("relatief-tot-18-werkprocessen", .soort(["signaalverzuim", "lrv"]), tot18),
    werkprocessen(
      "relatief-18-plus-werkprocessen",
      .eenVan([
        [.soort(["verzuim18plus"])],
        [.soort(["signaalverzuim", "lrv"]), .leeftijd(op: .begin, vanaf: 18, totEnMet: nil)],
      ])),
    werkprocessen("absoluut-tot-18-werkprocessen", .soort(["absoluut"]), tot18),
    meldingleerlingen("relatief-vo-mbo-leerlingen", .soort(zonderLuxe), .schoolsoort(["WVO", "WEB"])),
    meldingen("verzuim-tot-12-meldingen", .leeftijd(op: .begin, vanaf: nil, totEnMet: 11)),
    .init(
      id: "verzuim-tot-12-percentage", bron: "melding", eenheid: "procent",
      verhouding: .init(
        teller: "verzuim-tot-12-meldingen", noemer: "verzuim-meldingen", maal: 100, decimalen: 1)),
  ]

  private static func jaarverslag(_ jaar: Int) -> [TweedeDefinitie] {
    let plicht = TweedeClausule.plicht(op: .begin, ["leerplichtig", "kwalificatieplichtig"])
    var opgelost = werkprocesleerlingen(
      "thuiszitters-opgelost",
      [
        .soort(jaar >= 2016 ? ["lrv", "absoluut"] : ["lrv"]), plicht,
        .resultaat(["terug-naar-school", "ingeschreven"]),
      ])
    opgelost.vanaf = jaar >= 2016 ? "2016-2017" : ""
    var uit = verslag + [werkprocesleerlingen("thuiszitters-relatief", [.soort(["lrv"]), plicht]), opgelost]
    if jaar >= 2016 {
      var absoluut = werkprocesleerlingen("thuiszitters-absoluut", [.soort(["absoluut"]), plicht])
      absoluut.vanaf = "2016-2017"
      uit.append(absoluut)
    }
    return uit
  }
}
