/// The tellingen of what the volgsysteem registers beside kind and result, written down a second time.
extension TweedeDefinities {
  private static func telling(
    _ id: String, als eenheid: String = "werkproces", op peildatum: String? = nil,
    _ clausules: TweedeClausule...
  ) -> TweedeDefinitie {
    .init(
      id: id, bron: "werkproces", eenheid: eenheid, peildatum: peildatum,
      clausules: clausules + (peildatum == nil ? [] : [.lopend(zonderEindeTelt: true)]))
  }

  private static let gronden = ["3a", "3b", "5a", "5b", "5c", "5a-trekkend", "15"]
  private static let vrijstelling = TweedeClausule.soort(["vrijstelling"])
  private static let toegekendOfViaDUO: Set<String> = ["toegekend", "via-duo"]
  private static let van5Tot17 = TweedeClausule.leeftijd(op: .peildatum, vanaf: 5, totEnMet: 17)

  static let vrijstellingen: [TweedeDefinitie] =
    opGrond("lopend", op: "10-01") + opGrond("toegekend") + [
      telling("vrijstelling-lopend-via-duo", op: "10-01", vrijstelling, .kenmerk(["besluit": ["via-duo"]])),
      telling(
        "vrijstelling-lopend-leerlingen", als: "leerling", op: "10-01", vrijstelling,
        .kenmerk(["besluit": toegekendOfViaDUO])),
      telling(
        "vrijstelling-lopend-5-17", op: "10-01", vrijstelling, .kenmerk(["besluit": toegekendOfViaDUO]),
        van5Tot17),
      telling(
        "vrijstelling-lopend-5-17-5a", op: "10-01", vrijstelling,
        .kenmerk(["grond": ["5a"], "besluit": toegekendOfViaDUO]), van5Tot17),
      telling(
        "vrijstelling-lopend-5-17-5b", op: "10-01", vrijstelling,
        .kenmerk(["grond": ["5b"], "besluit": toegekendOfViaDUO]), van5Tot17),
      telling(
        "vrijstelling-toegekend-3a-3b", vrijstelling,
        .kenmerk(["grond": ["3a", "3b"], "besluit": ["toegekend"]])),
      telling("vrijstelling-via-duo", vrijstelling, .kenmerk(["besluit": ["via-duo"]])),
      telling("vrijstelling-in-behandeling", vrijstelling, .kenmerk(["besluit": ["in-behandeling"]])),
      telling("vrijstelling-afgewezen", vrijstelling, .kenmerk(["besluit": ["afgewezen"]])),
    ]

  private static func opGrond(_ naam: String, op peildatum: String? = nil) -> [TweedeDefinitie] {
    gronden.map { grond -> TweedeDefinitie in
      telling(
        "vrijstelling-\(naam)-\(grond)", op: peildatum, vrijstelling,
        .kenmerk(["grond": [grond], "besluit": ["toegekend"]]))
    }
  }

  static let verlof: [TweedeDefinitie] = [
    telling("verlof-aanvragen", .soort(["verlof"])),
    telling("verlof-toegekend", .soort(["verlof"]), .kenmerk(["besluit": ["toegekend"]])),
    telling("verlof-afgewezen", .soort(["verlof"]), .kenmerk(["besluit": ["afgewezen"]])),
    telling(
      "verlof-11g-toegekend", .soort(["verlof"]), .kenmerk(["grond": ["11g"], "besluit": ["toegekend"]])),
  ]

  static let handhaving: [TweedeDefinitie] =
    sancties("halt") + sancties("proces-verbaal") + afdoeningen + [
      telling("waarschuwing-werkprocessen", .soort(["waarschuwing"])),
      telling("zorg-werkprocessen", .soort(["zorg"])),
      telling("mdo-leerlingen", als: "leerling", .soort(["mdo"])),
    ]

  private static func sancties(_ soort: String) -> [TweedeDefinitie] {
    func metAanleiding(_ aanleiding: String) -> TweedeDefinitie {
      telling(
        "\(soort)-\(aanleiding)-werkprocessen", .soort([soort]), .kenmerk(["aanleiding": [aanleiding]]))
    }
    return [
      telling("\(soort)-werkprocessen", .soort([soort])), metAanleiding("relatief"), metAanleiding("luxe"),
      metAanleiding("absoluut"),
    ]
  }

  private static let afdoeningen: [TweedeDefinitie] = [
    "leerstraf", "schikking", "zitting", "hulp-en-steun", "sepot", "negatief", "overig",
  ].map { afdoening -> TweedeDefinitie in
    telling(
      "afdoening-\(afdoening)-werkprocessen", .soort(["halt", "proces-verbaal"]),
      .kenmerk(["afdoening": [afdoening]]))
  }

  private static let begeleid = TweedeClausule.soort(["rmc-vsv", "oud-vsv", "jikp"])
  private static let metContact: Set<String> = ["contact", "traject"]

  static let trajecten: [TweedeDefinitie] =
    rmc("vsv", "rmc-vsv") + rmc("oud-vsv", "oud-vsv") + [
      telling("vsv-werkprocessen", .soort(["rmc-vsv"])),
      metFase("in-beeld", ["in-beeld", "contact", "traject"]), metFase("contact", metContact),
      metFase("traject", ["traject"]),
      telling(
        "oud-vsv-uitkering-leerlingen", als: "leerling", .soort(["oud-vsv"]), .resultaat(["uitkering"])),
      telling("rmc-leerlingen", als: "leerling", .soort(["rmc-vsv", "oud-vsv"])),
      telling("rmc-begeleid-leerlingen", als: "leerling", begeleid, .kenmerk(["fase": metContact])),
      telling(
        "rmc-begeleid-werk-leerlingen", als: "leerling", begeleid,
        .kenmerk(["fase": metContact, "inkomen": ["boven-300"]])),
    ] + jikp

  private static func rmc(_ naam: String, _ soort: String) -> [TweedeDefinitie] {
    func metUitkomst(_ uitkomst: String, _ resultaten: String...) -> TweedeDefinitie {
      telling(
        "\(naam)-\(uitkomst)-leerlingen", als: "leerling", .soort([soort]), .resultaat(Set(resultaten)))
    }
    return [
      telling("\(naam)-leerlingen", als: "leerling", .soort([soort])), metUitkomst("werk", "werk"),
      metUitkomst("school", "terug-naar-school", "ingeschreven", "startkwalificatie"),
      metUitkomst("uitkering-zorg", "uitkering", "zorg"), metUitkomst("leeftijdsgrens", "leeftijdsgrens"),
      metUitkomst("overig", "verhuisd", "overig"),
    ]
  }

  private static func metFase(_ fase: String, _ codes: Set<String>) -> TweedeDefinitie {
    telling("oud-vsv-\(fase)-leerlingen", als: "leerling", .soort(["oud-vsv"]), .kenmerk(["fase": codes]))
  }

  private static func metKenmerk(_ id: String, _ kenmerk: String, _ codes: String...) -> TweedeDefinitie {
    telling("\(id)-leerlingen", als: "leerling", .soort(["jikp"]), .kenmerk([kenmerk: Set(codes)]))
  }

  private static let jikp: [TweedeDefinitie] = [
    metKenmerk(
      "jikp", "inkomen", "geen", "tot-300", "boven-300", "uitkering-uwv", "uitkering-gemeente", "wajong"),
    metKenmerk("jikp-werk", "inkomen", "tot-300", "boven-300"),
    metKenmerk("jikp-uitkering", "inkomen", "uitkering-uwv", "uitkering-gemeente", "wajong"),
    metKenmerk("jikp-geen-inkomen", "inkomen", "geen"),
    metKenmerk("jikp-praktijkonderwijs", "onderwijs", "praktijkonderwijs"),
    metKenmerk("jikp-vso", "onderwijs", "vso"), metKenmerk("jikp-entree", "onderwijs", "entree"),
    metKenmerk("jikp-mbo", "onderwijs", "mbo-2", "mbo-3", "mbo-4"),
    metKenmerk(
      "jikp-op-school", "onderwijs", "praktijkonderwijs", "vso", "entree", "mbo-2", "mbo-3", "mbo-4"),
  ]
}
