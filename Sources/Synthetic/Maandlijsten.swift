import Domain

/// The weekly checks of Intergrip doorstroom, of the school year in which vo is left: a file for each month, with all of its checks.
struct Doorstroomlijsten {
  private static let kop = [
    "BSN", "ONDERWIJSNUMMER", "GEBOORTEDATUM", "GEMEENTECODE", "BRIN", "CONTROLE_OP", "CONTROLE_TOT",
    "STATUS",
    "AFGEHANDELD_DOOR", "OPGEPAKT",
  ]

  let bestanden: [Opgavebestand]
  private let jaar: Schooljaar
  private let controles: [(dag: LocalDate, bestand: Opgavebestand)]
  private let vergeetachtig: Brin?
  private let gebied: Gebied
  private let scholen: Scholenkeuze
  private let seed: UInt64

  /// - Parameter vergeetachtig: the mbo that misses some checks.
  init(
    _ jaar: Schooljaar, _ gebied: Gebied, _ scholen: Scholenkeuze, vergeetachtig: Brin?, in map: String,
    seed: UInt64
  ) {
    var perMaand: [String: Opgavebestand] = [:]
    controles = Overstap.controles(jaar).map { dag in
      let maand = dag.maandtekst
      let bestand =
        perMaand[maand]
        ?? Opgavebestand(
          .doorstroom, naam: "doorstroom_synthetisch_\(maand)",
          ontvangen: dag.eersteVanMaand.plus(maanden: 1)
            .plus(dagen: 2), in: map, kop: Self.kop)
      perMaand[maand] = bestand
      return (dag, bestand)
    }
    bestanden = Array(perMaand.values)
    self.jaar = jaar
    self.vergeetachtig = vergeetachtig
    self.gebied = gebied
    self.scholen = scholen
    self.seed = seed
  }

  func voegToe(_ staat: Jongerenstaat) throws {
    guard gaatOver(staat) else { return }
    let jongere = staat.jongere
    let overstap = Overstap(jongere, seed: seed)
    let vo = scholen.school(van: jongere.leerling, .wvo, overstap: 0)?.brin
    let mbo = scholen.school(van: jongere.leerling, .web, overstap: 0)?.brin
    // It has more than one location: a region may have no other mbo.
    let isVergeetachtig = mbo == vergeetachtig && (jongere.nummer / 4).isMultiple(of: 2)
    for (nummer, controle) in controles.enumerated() {
      // The vo school makes the checks until the summer, the mbo behind it.
      let isMbo = controle.dag > jaar.einde
      if isMbo, isVergeetachtig, Overstap.isVergeten(nummer) { continue }
      let stand = overstap.stand(bij: nummer)
      let gemeente = staat.verblijven.gemeente(op: controle.dag) ?? jongere.leerling.woonplaats
      try controle.bestand.voegToe(
        staat.persoon + [
          gebied.geldig(gemeente, op: controle.dag).description, (isMbo ? mbo : vo)?.description ?? "",
          controle.dag.description, controle.dag.plus(dagen: 6).description, stand.status,
          stand.afgehandeldDoor,
          stand.opgepakt,
        ])
    }
  }

  /// Whether somebody leaves vo in this school year, and is sixteen before the checks end.
  private func gaatOver(_ staat: Jongerenstaat) -> Bool {
    let jongere = staat.jongere
    switch jongere.rol {
    case .overstapper: return jongere.schooljaar == jaar
    case .gewoon where staat.verblijven.overleden == nil:
      let voor = staat.loopbaan.inschrijving(op: jaar.einde)
      let na = staat.loopbaan.inschrijving(op: jaar.plus(1).teldag)
      return voor?.les.schoolsoort == .wvo && na?.les.schoolsoort == .web
    default: return false
    }
  }
}

/// The months of the Inlichtingenbureau: of what oud-VSV and jongeren in kwetsbare positie live.
struct Inkomenlijsten {
  private static let kop = ["BSN", "GEBOORTEDATUM", "GEMEENTECODE", "MAAND", "KLASSE"]

  /// By code, as the profile has them.
  private static let klassen = [
    "geen": "geen inkomen", "tot-300": "t/m 300 euro", "boven-300": "meer dan 300 euro",
    "uitkering-uwv": "uitkering UWV", "uitkering-gemeente": "uitkering gemeente", "wajong": "Wajong",
  ]

  /// The months that somebody is asked for, from the start of the traject.
  private static let maanden = 12

  let bestanden: [Opgavebestand]
  private let dagen: [LocalDate]
  private let gebied: Gebied
  private let seed: UInt64

  init(_ jaar: Schooljaar, _ gebied: Gebied, in map: String, seed: UInt64) {
    dagen = (0..<12).map { jaar.begin.plus(maanden: $0) }
    bestanden = dagen.map { dag in
      Opgavebestand(
        .inkomen, naam: "maandbestand_synthetisch_\(dag.maandtekst)",
        ontvangen: dag.plus(maanden: 1).plus(dagen: 8), in: map, kop: Self.kop)
    }
    self.gebied = gebied
    self.seed = seed
  }

  func voegToe(_ staat: Jongerenstaat) throws {
    let jongere = staat.jongere
    // RMC sends BSNs in; who has none isn't found.
    guard jongere.rol == .oudVsv || jongere.rol == .jikp, !jongere.bsn.isEmpty else { return }
    var toeval = Toeval(seed, .inkomen, jongere.nummer)
    let eerst = toeval.uit(["geen", "geen", "tot-300", "uitkering-uwv", "uitkering-gemeente", "wajong"])
    let later = toeval.uit(["boven-300", "boven-300", "tot-300", "uitkering-gemeente", eerst])
    let verandering = jongere.dag.plus(maanden: toeval.onder(Self.maanden))
    let eersteMaand = jongere.dag.eersteVanMaand
    for (dag, bestand) in zip(dagen, bestanden) {
      guard dag >= eersteMaand, dag < eersteMaand.plus(maanden: Self.maanden) else { continue }
      let klasse = dag > verandering ? later : jongere.inkomen ?? eerst
      let gemeente = staat.verblijven.gemeente(op: dag) ?? jongere.leerling.woonplaats
      try bestand.voegToe([
        jongere.bsn, jongere.leerling.geboortedatum.description, gebied.geldig(gemeente, op: dag).description,
        dag.jaarmaand, Self.klassen[klasse] ?? "",
      ])
    }
  }
}

extension LocalDate {
  var eersteVanMaand: LocalDate { plus(dagen: 1 - delen.dag) }

  /// `yyyymm`.
  var jaarmaand: String { maandtekst.filter { $0 != "-" } }
}
