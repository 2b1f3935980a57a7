import Domain
import Proeftoeval

/// Adds opgaven to a made-up register: numbered ones with versions over its deliveries, and whole lists that take each
/// other's place. Beside them lie the werkprocessen that are asked for with them: exemptions, and those of RMC.
///
/// It has a source of chance of its own, so that the meldingen and werkprocessen of a seed stay what they are.
struct Proefopgaven {
  private var toeval: Toeval
  /// Apart, so that the opgaven of a seed stay what they are.
  private var naamtoeval: Toeval
  private let zaad: Int
  /// Around the school year that begins in this one.
  private let jaar: Int
  private let metWerkprocessen: Bool
  /// The pupils of the register first, then others.
  private var leerlingen: [Leerlingsleutels]
  private let aantalBekend: Int
  /// The pupil of the scene at hand, with a date of birth and a gemeente.
  private var leerling = 0
  private var geboren = LocalDate(dagnummer: 12_000)
  private var gemeente = Gemeentecode(waarde: 193)

  private var opgaven: [(Opgave, leerling: Int)] = []
  private var werkprocessen: [(Werkproces, leerling: Int)] = []

  private init(zaad: Int, jaar: Int, _ leerlingen: [Leerlingsleutels], metWerkprocessen: Bool) {
    toeval = Toeval(zaad: 900_000 + zaad)
    naamtoeval = Toeval(zaad: 950_000 + zaad)
    self.zaad = zaad
    self.jaar = jaar
    self.metWerkprocessen = metWerkprocessen
    self.leerlingen = leerlingen
    aantalBekend = leerlingen.count
    while self.leerlingen.count < aantalBekend + 10 {
      self.leerlingen.append(Leerlingsleutels(bsn: sleutel(), onderwijsnummer: sleutel()))
    }
  }

  /// - Parameters:
  ///   - leerlingen: those of the register; some of them get opgaven too.
  static func voegToe(
    aan leveringen: [Proeflevering], zaad: Int, jaar: Int, _ leerlingen: [Leerlingsleutels]
  ) -> [Proeflevering] {
    let metWerkprocessen = leveringen.flatMap(\.rijen).contains {
      if case .werkproces = $0.inhoud { true } else { false }
    }
    var maker = Proefopgaven(zaad: zaad, jaar: jaar, leerlingen, metWerkprocessen: metWerkprocessen)
    // Sometimes nothing of the kind is delivered at all.
    if maker.toeval.kans(4) { return leveringen }
    maker.maak()
    return maker.verdeel(over: leveringen)
  }

  private mutating func maak() {
    // Each telling gets its turn, whatever the seed.
    let doelen = Self.doelen(jaar)
    let perRegister = 9
    for i in 0..<perRegister {
      nieuweLeerling()
      richt(doelen[(zaad * perRegister + i) % doelen.count])
    }
    nieuweLeerling()
    afwezig()
    for _ in 0..<toeval.getal(1...2) {
      nieuweLeerling()
      brug()
    }
    for _ in 0..<toeval.getal(2...5) {
      nieuweLeerling()
      losse()
    }
    // Also those of whom the meldingen are.
    if aantalBekend > 0 {
      leerling = toeval.getal(0...(aantalBekend - 1))
      opgave(
        "inschrijving", dag(-1, "08-01").plus(dagen: toeval.getal(0...400)),
        toeval.een(uit: [nil, nil, dag(1, "07-31"), dag(1, "03-01")]))
    }
  }

  private static func doelen(_ jaar: Int) -> [TweedeDefinitie] {
    TweedeDefinities.opgavetellingen(jaar).filter { $0.verhouding == nil }
  }

  // Chance.

  private mutating func sleutel() -> Leerlingsleutel? {
    let bytes = (0..<32).map { _ in UInt8(toeval.getal(0...255)) }
    return bytes.withUnsafeBytes { Leerlingsleutel(bytes: $0) }
  }

  private func dag(_ jaren: Int, _ maandEnDag: String) -> LocalDate {
    LocalDate(iso: "\(jaar + jaren)-\(maandEnDag)") ?? LocalDate(dagnummer: 0)
  }

  /// The day of the school year that falls on a month and day.
  private func dagVanJaar(_ maandEnDag: String) -> LocalDate {
    dag(maandEnDag < "08" ? 1 : 0, maandEnDag)
  }

  /// Days on which something is asked, begins or ends, for the school year and those around it.
  private var grensdagen: [LocalDate] {
    [
      dag(-1, "07-31"), dag(-1, "08-01"), dag(-1, "10-01"), dag(-1, "10-02"), dag(0, "07-30"),
      dag(0, "07-31"), dag(0, "08-01"), dag(0, "08-02"), dag(0, "08-31"), dag(0, "09-01"), dag(0, "09-30"),
      dag(0, "10-01"), dag(0, "10-02"), dag(0, "10-16"), dag(0, "10-31"), dag(0, "12-31"), dag(1, "01-01"),
      dag(1, "04-01"), dag(1, "05-01"), dag(1, "07-31"), dag(1, "08-01"), dag(1, "09-30"), dag(1, "10-01"),
      dag(1, "12-31"), dag(2, "01-01"),
    ]
  }

  private mutating func nieuweLeerling() {
    // Those who have meldingen as well are few, and would soon have opgaven of all kinds.
    leerling =
      toeval.kans(25) && aantalBekend > 0
      ? toeval.getal(0...(aantalBekend - 1)) : toeval.getal(aantalBekend...(leerlingen.count - 1))
    gemeente = eenGemeente()
    geboren = geboren(
      op: toeval.een(uit: grensdagen), jaren: toeval.een(uit: [5, 12, 16, 18, 21, 22, 23]))
  }

  /// Mostly one of those that stay in the region; 0999 is in no table.
  private mutating func eenGemeente() -> Gemeentecode {
    Gemeentecode(
      waarde: toeval.kans(75)
        ? toeval.een(uit: [193, 148]) : toeval.een(uit: [1, 2, 3, 4, 5, 6, 7, 8, 12, 363, 999]))
  }

  /// Somebody who has just or almost reached an age by a day.
  private mutating func geboren(op dag: LocalDate, jaren: Int) -> LocalDate {
    let (jaar, maand, dagVanMaand) = dag.delen
    let jarig =
      LocalDate(jaar: jaar - jaren, maand: maand, dag: dagVanMaand)
      ?? LocalDate(jaar: jaar - jaren, maand: 3, dag: 1) ?? dag
    return jarig.plus(dagen: toeval.een(uit: [0, 0, 0, -1, -1, 1, -toeval.getal(0...340)]))
  }

  // Records.

  private mutating func opgave(
    _ soort: String, _ begin: LocalDate, _ einde: LocalDate?, _ gevraagd: [String: Set<String>] = [:],
    in gemeente: Gemeentecode? = nil
  ) {
    var kenmerken = Kenmerken()
    for kenmerk in Kenmerk.alle(van: .opgave) where toeval.kans(25) {
      kenmerken[kenmerk] = UInt8(toeval.getal(1...kenmerk.codes.count))
    }
    for (naam, codes) in gevraagd.sorted(by: { $0.key < $1.key }) {
      guard let kenmerk = Kenmerk(rawValue: naam) else { continue }
      kenmerken[kenmerk] = kenmerk.nummer(toeval.een(uit: codes.sorted())) ?? 0
    }
    let opgave = Opgave(
      nummer: Recordnummer(""), geboortedatum: geboren, gemeentecode: gemeente ?? self.gemeente,
      soort: Opgavesoort(code: soort) ?? .vervallen, begin: begin,
      einde: einde.map { max(begin, $0) },
      brin: toeval.kans(60)
        ? Brin(toeval.een(uit: ["25GA", "27DG", "20MX", "00AA", "99ZZ"])) : nil,
      vestiging: toeval.kans(40) ? Vestiging("0\(toeval.getal(0...3))") : nil,
      rmcRegio: toeval.een(uit: [nil, 10, 21]), kenmerken: kenmerken, mutatie: mutatie())
    opgaven.append((opgave, leerling))
  }

  private mutating func werkproces(
    _ soort: Werkprocessoort, _ begin: LocalDate, _ einde: LocalDate?, besluit: String? = nil
  ) {
    guard metWerkprocessen else { return }
    var kenmerken = Kenmerken()
    if let besluit { kenmerken[.besluit] = Kenmerk.besluit.nummer(besluit) ?? 0 }
    werkprocessen.append(
      (
        Werkproces(
          nummer: Recordnummer("w\(werkprocessen.count + 1)"), geboortedatum: geboren,
          gemeentecode: gemeente, soort: soort, start: begin, einde: einde, meldingsnummer: nil, brin: nil,
          resultaat: nil,
          kenmerken: kenmerken, mutatie: mutatie()), leerling
      ))
  }

  /// Few moments, so that versions often tie.
  private mutating func mutatie() -> Mutatiemoment {
    Mutatiemoment(
      datum: LocalDate(dagnummer: 18_900).plus(dagen: toeval.getal(0...2)),
      tijd: toeval.een(uit: [0, 0, 34_200_000]))
  }

  /// A time that a day is in; now and then just not.
  private mutating func tijd(om dag: LocalDate, mis: Int, zonderEinde: Int) -> (
    LocalDate, LocalDate?
  ) {
    let lang = toeval.een(uit: [0, 1, 6, 30, 200, 400, 700])
    if toeval.kans(mis) {
      return toeval.kans(50)
        ? (dag.plus(dagen: -1 - lang), dag.plus(dagen: -1))
        : (dag.plus(dagen: 1), toeval.kans(zonderEinde) ? nil : dag.plus(dagen: 1 + lang))
    }
    let begin = dag.plus(dagen: -toeval.een(uit: [0, 0, 1, lang]))
    if toeval.kans(zonderEinde) { return (begin, nil) }
    return (begin, dag.plus(dagen: toeval.een(uit: [0, 0, 1, 27, lang])))
  }

  // Scenes of one pupil.

  /// Lets an opgave count in a telling, or fall short of it in one clause.
  private mutating func richt(_ doel: TweedeDefinitie) {
    // The clause that fails; most often none.
    let mis = toeval.kans(45) ? toeval.getal(0...(doel.clausules.count - 1)) : -1
    let peildatum = doel.peildatum.map(dagVanJaar)
    var soort = "inwoner"
    var gevraagd: [String: Set<String>] = [:]
    var (begin, einde) = tijd(om: peildatum ?? dag(0, "10-01"), mis: 0, zonderEinde: 30)
    if peildatum == nil, toeval.kans(50) { einde = begin }
    for (i, clausule) in doel.clausules.enumerated() {
      switch clausule {
      case .soort(let codes):
        soort = toeval.een(uit: codes.sorted())
        if i == mis { soort = toeval.een(uit: Opgavesoort.allCases.map(\.code)) }
      case .kenmerk(let kenmerken):
        gevraagd = kenmerken
        if i == mis, let weg = kenmerken.keys.sorted().last {
          let codes = Kenmerk(rawValue: weg)?.codes ?? []
          gevraagd[weg] = Set(codes).subtracting(kenmerken[weg] ?? [])
        }
      case .lopend(let telt):
        (begin, einde) = tijd(
          om: peildatum ?? begin, mis: i == mis ? 100 : 0, zonderEinde: telt ? 40 : 0)
        if i == mis, !telt, toeval.kans(40) { (begin, einde) = (peildatum ?? begin, nil) }
      case .leeftijd(let op, let vanaf, let totEnMet):
        let dag = dagVan(op, peildatum, begin)
        let (jongste, oudste) = (vanaf ?? 12, totEnMet ?? 22)
        let jaren = i == mis ? [jongste - 1, oudste + 1] : [jongste, jongste, oudste, oudste - 1]
        geboren = geboren(op: dag, jaren: toeval.een(uit: jaren))
      case .plicht(let op, _):
        let jaren = i == mis ? [4, 18, 19] : [6, 12, 15, 16, 17]
        geboren = geboren(op: dagVan(op, peildatum, begin), jaren: toeval.een(uit: jaren))
      case .begonnen:
        let eerste = dag(0, "08-01")
        begin = eerste.plus(
          dagen: i == mis ? -toeval.getal(1...300) : toeval.een(uit: [0, 0, 1, 200, 364]))
        einde = nil
      case .nietIngeschreven:
        schoolkind()
        if i != mis || toeval.kans(50) { begin = dag(-2, "05-05") }
        if peildatum == nil || i != mis {
          einde = toeval.een(uit: [nil, nil, dag(0, "10-01"), dag(1, "07-31")])
        }
      default: break
      }
    }
    opgave(soort, begin, einde, gevraagd)
    for (i, clausule) in doel.clausules.enumerated() {
      naast(clausule, mis: i == mis, peildatum, begin)
    }
  }

  private func dagVan(_ dag: TweedeClausule.Dag, _ peildatum: LocalDate?, _ begin: LocalDate)
    -> LocalDate
  {
    switch dag {
    case .peildatum: peildatum ?? begin
    case .begin: begin
    case .eenOktober: self.dag(0, "10-01")
    case .volgendeOktober: self.dag(1, "10-01")
    case .eindeSchooljaar: self.dag(1, "07-31")
    }
  }

  /// What a clause asks of other opgaven of the pupil.
  private mutating func naast(
    _ clausule: TweedeClausule, mis: Bool, _ peildatum: LocalDate?, _ begin: LocalDate
  ) {
    switch clausule {
    case .metOpgave(let vraag):
      let dag = dagVan(vraag.op, peildatum, begin)
      let (van, tot) = tijd(om: dag, mis: mis ? 60 : 0, zonderEinde: 30)
      // Without what is asked of its kenmerken it won't do either.
      opgave(
        toeval.een(uit: vraag.soorten.sorted()), van, tot,
        mis && toeval.kans(60) ? [:] : vraag.kenmerk)
    case .zonderOpgave(let vraag):
      let dag = dagVan(vraag.op, peildatum, begin)
      let eerste = vraag.terug == 0 ? dag : TweedeZicht.minMaanden(dag, vraag.terug).plus(dagen: 1)
      let soort = toeval.een(uit: vraag.soorten.sorted())
      if mis {
        let laatste = toeval.een(uit: [eerste, eerste, dag, dag.plus(dagen: 60)])
        opgave(
          soort, min(laatste, dag).plus(dagen: -toeval.een(uit: [0, 1, 200])), laatste,
          vraag.kenmerk)
      } else if toeval.kans(45) {
        // Just over, or not yet begun.
        if toeval.kans(50) {
          opgave(soort, eerste.plus(dagen: -toeval.getal(1...300)), eerste.plus(dagen: -1))
        } else {
          opgave(soort, dag.plus(dagen: 1), nil)
        }
      }
    case .eenVan:
      let (van, tot) = tijd(om: dag(1, "10-01"), mis: 10, zonderEinde: 30)
      if mis {
        opgave("inschrijving", van, tot, ["onderwijs": ["mbo-3", "mbo-4", "vavo"]])
      } else if toeval.kans(50) {
        opgave("inschrijving", van, tot, ["onderwijs": ["entree", "mbo-2"]])
      }
    case .nietIngeschreven: gaten(tekort: mis)
    default: break
    }
  }

  /// Somebody who must go to school, on most days.
  private mutating func schoolkind() {
    geboren = geboren(
      op: toeval.een(uit: [dag(0, "08-01"), dag(0, "10-01"), dag(1, "03-01")]),
      jaren: toeval.een(uit: [5, 10, 14, 14, 16, 17, 18]))
  }

  /// Enrolments with gaps between them, one of which is four weeks or just not, days of the summer left out.
  private mutating func gaten(tekort: Bool) {
    let lengte =
      tekort ? toeval.een(uit: [1, 27, 28]) : toeval.een(uit: [28, 29, 29, 30, 31, 32, 60])
    let eersteVanGat = toeval.een(
      uit: [
        dag(0, "07-31"), dag(0, "08-10"), dag(0, "09-01"), dag(0, "09-01"), dag(0, "09-02"), dag(0, "09-03"),
        dag(0, "09-04"), dag(0, "07-10"), dag(0, "06-20"), dag(1, "03-01"), dag(1, "06-30"), dag(1, "07-02"),
        dag(1, "07-03"), dag(1, "07-04"),
      ])
    // The summer comes on top of it.
    var laatste = eersteVanGat.plus(dagen: -1)
    var over = lengte
    while over > 0 {
      laatste = laatste.plus(dagen: 1)
      let (_, maand, dagVanMaand) = laatste.delen
      if !(731...831 ~= 100 * maand + dagVanMaand) { over -= 1 }
    }
    opgave(
      "inschrijving", eersteVanGat.plus(dagen: -toeval.getal(1...500)), eersteVanGat.plus(dagen: -1)
    )
    if toeval.kans(75) { opgave("inschrijving", laatste.plus(dagen: 1), nil) }
    if toeval.kans(30) {
      // An exemption beside it or in its midst, granted or not.
      let begin = eersteVanGat.plus(dagen: toeval.een(uit: [-10, 0, 1, 14, lengte]))
      werkproces(
        .vrijstelling, begin,
        toeval.kans(30) ? nil : begin.plus(dagen: toeval.een(uit: [0, 5, 30])),
        besluit: toeval.een(uit: ["toegekend", "via-duo", "afgewezen", "in-behandeling"]))
    }
    if toeval.kans(8) {
      opgave("startkwalificatie", laatste.plus(dagen: -toeval.getal(0...40)), nil)
    }
  }

  /// A resident who isn't enrolled for some time, who came to live there about then, or leaves.
  private mutating func afwezig() {
    let komst = toeval.een(uit: [
      dag(-3, "05-05"), dag(-1, "07-31"), dag(0, "08-20"), dag(0, "09-03"),
    ])
    let vertrek = toeval.een(uit: [
      nil, nil, dag(0, "09-28"), dag(0, "09-29"), dag(0, "10-01"), dag(1, "03-30"),
    ])
    schoolkind()
    gaten(tekort: toeval.kans(30))
    opgave("inwoner", komst, vertrek)
    if let vertrek, toeval.kans(60) {
      opgave("inwoner", vertrek.plus(dagen: 1), nil, in: eenGemeente())
    }
    // An exemption from long before, and one that ended just before what is looked at.
    if toeval.kans(20) {
      werkproces(
        .vrijstelling, dag(-1, "08-26"), toeval.een(uit: [nil, dag(0, "09-10"), dag(1, "08-15")]),
        besluit: toeval.een(uit: ["toegekend", "via-duo"]))
    }
  }

  /// A pupil of RMC, and what DUO's lists say of it.
  private mutating func brug() {
    let (oktober, volgende) = (dag(0, "10-01"), dag(1, "10-01"))
    geboren = geboren(op: oktober, jaren: toeval.een(uit: [12, 17, 21, 22]))
    if toeval.kans(80) {
      for _ in 0..<toeval.een(uit: [1, 1, 2, 3]) {
        werkproces(
          .rmcVsv, toeval.een(uit: [dag(0, "08-01"), oktober, dag(1, "02-03"), dag(1, "07-31")]),
          nil)
      }
    }
    if toeval.kans(80) {
      opgave("startpopulatie", oktober, oktober, in: toeval.kans(60) ? gemeente : eenGemeente())
    }
    if toeval.kans(20) {
      let (begin, _) = tijd(om: volgende, mis: 20, zonderEinde: 100)
      opgave("startkwalificatie", begin, nil)
    }
    if toeval.kans(20) {
      let (begin, einde) = tijd(om: volgende, mis: 30, zonderEinde: 30)
      opgave("inschrijving", begin, einde)
    }
    if toeval.kans(60) {
      opgave("vsv", oktober, oktober, in: toeval.kans(80) ? gemeente : eenGemeente())
      // Twice on one list: one pupil.
      if toeval.kans(15) { opgave("vsv", oktober, oktober) }
    }
  }

  /// Of any kind, around any day.
  private mutating func losse() {
    let (begin, einde) = tijd(om: toeval.een(uit: grensdagen), mis: 30, zonderEinde: 25)
    opgave(toeval.een(uit: Opgavesoort.allCases).code, begin, einde)
  }

  // Deliveries.

  private static let opLijst: Set<Opgavesoort> = [
    .startpopulatieVoorlopig, .startpopulatie, .startset, .werkvoorraad, .werkvoorraadNaloop,
    .vsvVoorlopig,
    .vsv, .overstap, .inkomen,
  ]

  private mutating func verdeel(over leveringen: [Proeflevering]) -> [Proeflevering] {
    var nieuw = leveringen.map(\.rijen)
    func voegToe(_ inhoud: Proefrij.Inhoud, _ sleutels: Leerlingsleutels, _ i: Int) {
      nieuw[i].append(
        Proefrij(rij: (nieuw[i].last?.rij ?? 1) + 1, inhoud: inhoud, sleutels: sleutels))
    }
    for (werkproces, leerling) in werkprocessen {
      voegToe(.werkproces(werkproces), nummers(leerling), toeval.getal(0...(leveringen.count - 1)))
    }
    var lijsten: [String: [(Opgave, leerling: Int)]] = [:]
    // Numbers are of a kind of record: meldingen bear some of the same.
    let recordnummers = (["é", "e\u{301}"] + (1...80).map(String.init)).shuffled(using: &toeval)
    for (i, (opgave, leerling)) in opgaven.enumerated() {
      if Self.opLijst.contains(opgave.soort), toeval.kans(75) {
        let code = opgave.soort.code
        // Of two kinds on one list, each list is whole.
        lijsten[code.hasPrefix("werkvoorraad") ? "werkvoorraad" : code, default: []].append(
          (opgave, leerling))
        continue
      }
      var genummerd = opgave
      genummerd.nummer = Recordnummer(i < recordnummers.count ? recordnummers[i] : "o\(i)")
      for _ in 0..<toeval.een(uit: [1, 1, 1, 2, 3]) {
        voegToe(
          .opgave(versie(genummerd)), nummers(leerling), toeval.getal(0...(leveringen.count - 1)))
      }
    }
    var alle = zip(leveringen, nieuw).map { levering, rijen in
      Proeflevering(sha256: levering.sha256, ontvangen: levering.ontvangen, rijen: rijen)
    }
    for (naam, rijen) in lijsten.sorted(by: { $0.key < $1.key }) {
      for levering in zonderNaam(lijst(naam, rijen), naam) {
        alle.insert(levering, at: toeval.getal(0...alle.count))
      }
    }
    return alle
  }

  /// Of these a source often doesn't say in their names what they are: then they are whole for the days and schools of their
  /// rows. Now and then two kinds come from one source.
  private mutating func zonderNaam(_ leveringen: [Proeflevering], _ naam: String) -> [Proeflevering] {
    guard ["overstap", "inkomen", "startset"].contains(naam), naamtoeval.kans(60) else { return leveringen }
    let bron = naamtoeval.kans(40) ? "controle" : naam
    var naamloos = leveringen.map { levering in
      var naamloos = levering
      (naamloos.lijst, naamloos.bron) = ("", bron)
      return naamloos
    }
    // Some rows of one come again, from the same source or from one that says it too.
    let eerder = naamtoeval.een(uit: naamloos)
    let rijen = eerder.rijen.filter { _ in naamtoeval.kans(60) }
    naamloos.append(
      Proeflevering(
        sha256: Hex.tekst((0..<32).map { _ in UInt8(naamtoeval.getal(0...255)) }),
        ontvangen: eerder.ontvangen.plus(dagen: naamtoeval.een(uit: [-7, 0, 7])), rijen: rijen, lijst: "",
        bron: naamtoeval.kans(50) ? bron : "elders"))
    return naamloos
  }

  /// The deliveries of one list. The last is mostly whole, so that tellingen are reached; those before are shorter, or say
  /// something else.
  private mutating func lijst(_ naam: String, _ rijen: [(Opgave, leerling: Int)]) -> [Proeflevering] {
    let dagen = [
      dag(0, "09-05"), dag(0, "10-04"), dag(0, "10-04"), dag(1, "02-01"), dag(1, "09-05"),
      dag(2, "01-10"),
    ]
    let kopje = (0..<toeval.een(uit: [1, 1, 2, 2, 3])).map { _ in
      (
        ontvangen: toeval.een(uit: dagen),
        sha256: Hex.tekst((0..<32).map { _ in UInt8(toeval.getal(0...255)) })
      )
    }.sorted { ("\($0.ontvangen) \($0.sha256)") < ("\($1.ontvangen) \($1.sha256)") }
    return kopje.enumerated().map { i, kop in
      let isLaatste = i == kopje.count - 1
      // Whole, shorter, or empty.
      let kans = toeval.een(
        uit: isLaatste ? [100, 100, 100, 100, 100, 100, 60, 0] : [100, 50, 50, 0])
      var rij = 1
      let inhoud = rijen.compactMap { opgave, leerling -> Proefrij? in
        rij += toeval.getal(1...2)
        guard toeval.kans(kans) else { return nil }
        if toeval.kans(3) {
          return Proefrij(rij: rij, inhoud: .afgekeurd(.r02), sleutels: leerlingen[leerling])
        }
        return Proefrij(
          rij: rij, inhoud: .opgave(isLaatste ? opgave : versie(opgave)),
          sleutels: nummers(leerling))
      }
      return Proeflevering(
        sha256: kop.sha256, ontvangen: kop.ontvangen, rijen: inhoud, lijst: "\(naam) \(jaar)")
    }
  }

  /// Mostly one number; sometimes both, and now and then those of two pupils, who are one from then on.
  private mutating func nummers(_ leerling: Int) -> Leerlingsleutels {
    let ander = toeval.kans(3) ? toeval.getal(0...(leerlingen.count - 1)) : leerling
    let (eigen, tweede) = (leerlingen[leerling], leerlingen[ander])
    // To those of whom an onderwijsnummer alone may be known by now, it links.
    if leerling >= aantalBekend, toeval.kans(60) { return eigen }
    switch toeval.getal(1...100) {
    case ...60: return Leerlingsleutels(bsn: eigen.bsn, onderwijsnummer: nil)
    case ...75: return Leerlingsleutels(bsn: nil, onderwijsnummer: eigen.onderwijsnummer)
    default: return Leerlingsleutels(bsn: eigen.bsn, onderwijsnummer: tweede.onderwijsnummer)
    }
  }

  /// What a later delivery says of the record: mostly the same, with another moment of mutation.
  private mutating func versie(_ opgave: Opgave) -> Opgave {
    var versie = opgave
    versie.mutatie = mutatie()
    if toeval.kans(6) {
      versie.soort = toeval.een(uit: [.vervallen, toeval.een(uit: Opgavesoort.allCases)])
    }
    if toeval.kans(6) { versie.gemeentecode = eenGemeente() }
    if toeval.kans(8) {
      versie.einde = toeval.kans(40) ? nil : max(versie.begin, toeval.een(uit: grensdagen))
    }
    if toeval.kans(5) {
      versie.begin = toeval.een(uit: grensdagen)
      versie.einde = versie.einde.map { max(versie.begin, $0) }
    }
    if toeval.kans(5) { versie.kenmerken = Kenmerken() }
    return versie
  }
}
