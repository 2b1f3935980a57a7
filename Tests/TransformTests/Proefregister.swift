import Domain
import Proeftoeval

/// One row of a made-up delivery.
struct Proefrij {
  enum Inhoud {
    case melding(Melding)
    case werkproces(Werkproces)
    case opgave(Opgave)
    case afgekeurd(Afkeurcode)
  }

  let rij: Int
  let inhoud: Inhoud
  let sleutels: Leerlingsleutels
}

/// A made-up delivery: its rows stand for its bytes.
struct Proeflevering {
  let sha256: String
  var ontvangen: LocalDate
  let rijen: [Proefrij]
  /// The name of the list that it is the whole of; empty when it is the whole of the days and schools of its rows.
  var lijst: String?
  /// From where it comes: of lists without a name one takes the place of another of the same source alone.
  var bron = "proef"

  var levering: Levering {
    Levering(
      sha256: sha256, bestand: "proef_\(sha256.prefix(8))", bron: bron, ontvangen: ontvangen, lezing: "1",
      lijst: lijst)
  }
}

/// The region, its gemeenten, its schools and its change of volgsysteem, as bare rows.
struct Proefgebied {
  let regio: Int
  let gemeenten: [Gemeente]
  let scholen: [Schooltabel.School]
  /// New numbers of werkprocessen by the old ones.
  var migratie: [Recordnummer: Recordnummer] = [:]
}

/// A small random register, made to be nasty: versions that tie, the same record in several deliveries and twice in
/// one, withdrawn meldingen, gemeenten that end, move and begin between the dates, pupils that are linked late. Ages,
/// durations, hours and days lie near the bounds that clauses ask of. `Proefopgaven` adds what others state of the pupils.
struct Proefregister {
  let zaad: Int
  private(set) var gebied: Proefgebied
  var leveringen: [Proeflevering]

  /// Most lie around 2021-2022; some around the school years between which a shipped definition changes.
  init(zaad: Int) {
    let jaren =
      switch zaad % 8 {
      case 3: 2015
      case 6: 2016
      case 4 where zaad % 3 == 0: 2025
      default: 2021
      }
    self.zaad = zaad
    var maker = Maker(zaad: zaad, jaar: jaren)
    gebied = maker.gebied()
    leveringen = Proefopgaven.voegToe(aan: maker.leveringen(), zaad: zaad, jaar: jaren, maker.sleutels)
    gebied.migratie = Self.migratie(zaad: zaad, leveringen)
  }

  /// In two of five registers some werkprocessen went over to another number: several to one, on to a third, or to one that
  /// nobody delivered. It has a source of chance of its own, so that the records of a seed stay what they are.
  private static func migratie(
    zaad: Int, _ leveringen: [Proeflevering]
  ) -> [Recordnummer: Recordnummer] {
    var toeval = Toeval(zaad: 970_000 + zaad)
    guard toeval.kans(40) else { return [:] }
    var nummers: [Recordnummer] = []
    for case .werkproces(let werkproces) in leveringen.flatMap(\.rijen).map(\.inhoud)
    where !nummers.contains(werkproces.nummer) {
      nummers.append(werkproces.nummer)
    }
    nummers.shuffle(using: &toeval)
    var migratie: [Recordnummer: Recordnummer] = [:]
    // Each goes to one later in the row, so that none comes back to itself.
    for (i, oud) in nummers.enumerated() where toeval.kans(25) {
      let latere = nummers[(i + 1)...]
      migratie[oud] =
        latere.isEmpty || toeval.kans(10) ? Recordnummer("nergens") : toeval.een(uit: Array(latere.prefix(3)))
    }
    return migratie
  }

  /// Whether it has meldingen, werkprocessen, opgaven and rejected rows.
  var heeftAlles: Bool {
    let soorten = leveringen.flatMap(\.rijen).map { rij in
      switch rij.inhoud {
      case .melding: "melding"
      case .werkproces: "werkproces"
      case .opgave: "opgave"
      case .afgekeurd: "afgekeurd"
      }
    }
    return Set(soorten).count == 4
  }
}

/// Makes the parts of a register, with one source of chance.
private struct Maker {
  private var toeval: Toeval
  private var meldingen: [Melding] = []
  private var werkprocessen: [Werkproces] = []
  private(set) var sleutels: [Leerlingsleutels] = []
  /// For each melding and werkproces the pupil that it mostly is of.
  private var leerlingVanMelding: [Int] = []
  private var leerlingVanWerkproces: [Int] = []

  private static let codes: [UInt16] = [2, 1, 8, 7, 3, 4, 5, 6, 12, 193, 148, 363]
  private static let brins = ["25GA", "27DG", "20MX", "00AA", "99ZZ"].compactMap { Brin($0) }
  /// Days on which things end and begin: the first ones of years, school years and the peildatum, and the days around.
  private let grensdagen: [LocalDate]
  /// Days on which a clause begins or ceases to hold: ends of months, the day after 28 February.
  private let clausuledagen: [LocalDate]
  private static let vroeger = LocalDate(dagnummer: -25_000)
  /// Around the school year that begins in this one.
  private let jaar: Int

  init(zaad: Int, jaar: Int) {
    toeval = Toeval(zaad: zaad)
    self.jaar = jaar
    grensdagen = [
      Self.dag(jaar - 1, "08-01"), Self.dag(jaar, "01-01"), Self.dag(jaar, "07-31"), Self.dag(jaar, "08-01"),
      Self.dag(jaar, "08-02"), Self.dag(jaar, "09-30"), Self.dag(jaar, "10-01"), Self.dag(jaar, "10-02"),
      Self.dag(jaar + 1, "01-01"), Self.dag(jaar + 1, "07-31"), Self.dag(jaar + 1, "08-01"),
    ]
    clausuledagen = [
      Self.dag(jaar - 1, "11-30"), Self.dag(jaar, "01-31"), Self.dag(jaar, "02-28"), Self.dag(jaar, "03-01"),
      Self.dag(jaar, "04-01"), Self.dag(jaar, "04-30"), Self.dag(jaar, "05-01"), Self.dag(jaar, "08-31"),
      Self.dag(jaar, "11-30"),
      Self.dag(jaar + 1, "02-28"), Self.dag(jaar + 1, "03-01"), Self.dag(jaar + 1, "04-30"),
      Self.dag(jaar + 1, "05-01"),
    ]
    sleutels = leerlingen(toeval.getal(2...8))
  }

  private static func dag(_ jaar: Int, _ maandEnDag: String) -> LocalDate {
    LocalDate(iso: "\(jaar)-\(maandEnDag)") ?? vroeger
  }

  // Reference tables.

  mutating func gebied() -> Proefgebied {
    Proefgebied(regio: 10, gemeenten: gemeenten(), scholen: scholen())
  }

  /// A code's successor stands later in the list, so that chains end. 0193 and 0148 always lie in the region.
  private mutating func gemeenten() -> [Gemeente] {
    Self.codes.enumerated().map { plaats, code in
      let vast = code == 193 || code == 148
      let latere = Array(Self.codes[(plaats + 1)...])
      let eindigt = !vast && !latere.isEmpty && toeval.kans(45)
      return Gemeente(
        code: Gemeentecode(waarde: code), naam: "G\(code)",
        geldigVanaf: !vast && toeval.kans(25) ? toeval.een(uit: grensdagen) : Self.vroeger,
        geldigTot: eindigt ? toeval.een(uit: grensdagen) : nil,
        opvolger: eindigt && toeval.kans(80) ? Gemeentecode(waarde: toeval.een(uit: latere)) : nil,
        regioperioden: vast ? [.init(regio: 10, vanaf: Self.vroeger, tot: nil)] : regioperioden(code))
    }
  }

  private mutating func regioperioden(_ code: UInt16) -> [Gemeente.Regioperiode] {
    if code == 363 { return [.init(regio: 21, vanaf: Self.vroeger, tot: nil)] }
    let wissels = Set((0..<toeval.getal(0...2)).map { _ in toeval.een(uit: grensdagen) }).sorted()
    let grenzen = [Self.vroeger] + wissels
    return grenzen.enumerated().compactMap { i, vanaf in
      let tot = i + 1 < grenzen.count ? grenzen[i + 1] : nil
      let regio = toeval.een(uit: [10, 10, 10, 25, nil])
      return regio.map { .init(regio: $0, vanaf: vanaf, tot: tot) }
    }
  }

  /// 99ZZ is in no table.
  private mutating func scholen() -> [Schooltabel.School] {
    Self.brins.dropLast().flatMap { brin in
      (0..<toeval.getal(1...4)).compactMap { _ in
        Vestiging("0\(toeval.getal(0...2))").map {
          Schooltabel.School(
            brin: brin, vestiging: $0, naam: "", schoolsoort: toeval.een(uit: [.wpo, .wec, .wvo, .web]),
            gemeentecode: nil)
        }
      }
    }
  }

  // Pupils.

  /// Keys of random bytes; many share their first bytes, so that each part of a key decides an order somewhere.
  private mutating func leerlingen(_ aantal: Int) -> [Leerlingsleutels] {
    let basis = bytes(32)
    return (0..<aantal).map { _ in
      Leerlingsleutels(bsn: sleutel(basis), onderwijsnummer: sleutel(basis))
    }
  }

  private mutating func sleutel(_ basis: [UInt8]) -> Leerlingsleutel? {
    let gedeeld = toeval.een(uit: [0, 0, 7, 8, 15, 16, 24, 28])
    let sleutel = Array(basis.prefix(gedeeld)) + bytes(32 - gedeeld)
    return sleutel.withUnsafeBytes { Leerlingsleutel(bytes: $0) }
  }

  private mutating func bytes(_ aantal: Int) -> [UInt8] {
    (0..<aantal).map { _ in UInt8(toeval.getal(0...255)) }
  }

  /// Mostly one number; sometimes both, and now and then those of two pupils, who are one from then on.
  private mutating func nummers(_ leerling: Int) -> Leerlingsleutels {
    let ander = toeval.kans(8) ? toeval.getal(0...(sleutels.count - 1)) : leerling
    switch toeval.getal(1...100) {
    case ...50: return Leerlingsleutels(bsn: sleutels[leerling].bsn, onderwijsnummer: nil)
    case ...80: return Leerlingsleutels(bsn: nil, onderwijsnummer: sleutels[leerling].onderwijsnummer)
    default:
      return Leerlingsleutels(bsn: sleutels[leerling].bsn, onderwijsnummer: sleutels[ander].onderwijsnummer)
    }
  }

  // Records.

  mutating func leveringen() -> [Proeflevering] {
    maakRecords()
    // Sometimes nothing of one kind is delivered at all.
    let alleenMeldingen = toeval.kans(4)
    let dagen = [
      Self.dag(jaar, "07-31"), Self.dag(jaar, "08-01"), Self.dag(jaar, "09-05"), Self.dag(jaar, "10-01"),
      Self.dag(jaar, "10-04"), Self.dag(jaar, "10-04"), Self.dag(jaar, "12-06"), Self.dag(jaar + 1, "07-31"),
      Self.dag(jaar + 1, "09-05"),
    ]
    return (0..<toeval.getal(2...6)).map { _ in
      var rij = 0
      let rijen = (0..<toeval.getal(10...20)).map { _ -> Proefrij in
        rij += toeval.getal(1...2)
        if toeval.kans(5) { return Proefrij(rij: rij, inhoud: .afgekeurd(.r02), sleutels: sleutels[0]) }
        if alleenMeldingen || toeval.kans(55) {
          let i = toeval.getal(0...(meldingen.count - 1))
          return Proefrij(
            rij: rij, inhoud: .melding(versie(meldingen[i])), sleutels: nummers(leerlingVanMelding[i]))
        }
        let i = toeval.getal(0...(werkprocessen.count - 1))
        return Proefrij(
          rij: rij, inhoud: .werkproces(versie(werkprocessen[i])), sleutels: nummers(leerlingVanWerkproces[i])
        )
      }
      return Proeflevering(
        sha256: Hex.tekst(bytes(32)),
        ontvangen: toeval.een(uit: dagen).plus(dagen: toeval.een(uit: [0, 0, 0, 1])),
        rijen: rijen)
    }
  }

  private mutating func maakRecords() {
    let nummers =
      (1...22).map(String.init) + [
        "01", "001", "a", "A", "é", "e\u{301}", "e\u{323}\u{302}", "e\u{302}\u{323}",
      ]
    for nummer in nummers.shuffled(using: &toeval).prefix(toeval.getal(8...nummers.count)) {
      if !meldingen.isEmpty, toeval.kans(35) {
        herhaal(Recordnummer(nummer))
      } else {
        meldingen.append(melding(Recordnummer(nummer)))
        leerlingVanMelding.append(toeval.getal(0...(sleutels.count - 1)))
      }
    }
    for nummer in nummers.shuffled(using: &toeval).prefix(toeval.getal(6...24)) {
      werkprocessen.append(werkproces(Recordnummer(nummer)))
      leerlingVanWerkproces.append(toeval.getal(0...(sleutels.count - 1)))
    }
  }

  /// A repeat melding: of the same pupil and school as an earlier one, and about as late as a geval still bears.
  private mutating func herhaal(_ nummer: Recordnummer) {
    let i = toeval.getal(0...(meldingen.count - 1))
    let eerder = meldingen[i]
    var melding = melding(nummer)
    melding.brin = eerder.brin
    melding.begin = (eerder.einde ?? eerder.begin).plus(
      dagen: toeval.een(uit: [-1, 0, 27, 28, 29]))
    melding.einde = einde(melding.begin)
    melding.melddatum = eerder.melddatum.plus(dagen: toeval.een(uit: [0, 0, toeval.getal(0...30)]))
    melding.status = toeval.kans(80) ? .geregistreerd : melding.status
    meldingen.append(melding)
    leerlingVanMelding.append(leerlingVanMelding[i])
  }

  private mutating func melding(_ nummer: Recordnummer) -> Melding {
    var melding = gewoneMelding(nummer)
    if toeval.kans(12) {
      // It runs on 1 October, around which gemeenten change.
      let peildatum = Self.dag(jaar, "10-01")
      melding.begin = peildatum.plus(dagen: -toeval.getal(0...20))
      melding.einde = toeval.kans(50) ? nil : peildatum.plus(dagen: toeval.getal(0...20))
      melding.melddatum = peildatum.plus(dagen: toeval.getal(-3...3))
      melding.gemeentecode = Gemeentecode(waarde: toeval.een(uit: Self.codes))
      (melding.soort, melding.status) = (.v3, .geregistreerd)
    }
    return melding
  }

  private mutating func gewoneMelding(_ nummer: Recordnummer) -> Melding {
    let begin = dag()
    return Melding(
      nummer: nummer, geboortedatum: geboortedatum(begin),
      brin: toeval.een(uit: Self.brins),
      vestiging: toeval.kans(70) ? Vestiging("0\(toeval.getal(0...3))") : nil,
      gemeentecode: gemeentecode(),
      soort: toeval.kans(50) ? toeval.een(uit: [.v3, .v4, .lrv]) : toeval.een(uit: Verzuimsoort.allCases),
      begin: begin, einde: einde(begin), melddatum: begin.plus(dagen: toeval.getal(-5...30)),
      uren: toeval.een(uit: [nil, 15, 16, 17, Int16(toeval.getal(0...40))]),
      alleLessenGemist: toeval.een(uit: [nil, true, false]),
      status: toeval.kans(60)
        ? toeval.een(uit: [.geregistreerd, .afgesloten]) : toeval.een(uit: Meldingstatus.allCases),
      redenAfsluiting: toeval.een(uit: [nil, .werk]), mutatie: mutatie())
  }

  private mutating func werkproces(_ nummer: Recordnummer) -> Werkproces {
    let start = dag()
    var werkproces = Werkproces(
      nummer: nummer, geboortedatum: geboortedatum(start),
      gemeentecode: gemeentecode(),
      soort: toeval.kans(80)
        ? toeval.een(uit: [.signaalverzuim, .luxe, .lrv, .lrv, .verzuim18plus, .absoluut])
        : toeval.een(uit: Werkprocessoort.allCases),
      start: start, einde: einde(start), meldingsnummer: meldingsnummer(),
      brin: toeval.kans(60) ? toeval.een(uit: Self.brins) : nil,
      resultaat: toeval.een(uit: [nil, .terugNaarSchool, .terugNaarSchool, .ingeschreven, .halt]),
      kenmerken: kenmerken(), mutatie: mutatie())
    if toeval.kans(45) { richt(&werkproces) }
    return werkproces
  }

  private mutating func kenmerken() -> Kenmerken {
    var kenmerken = Kenmerken()
    for kenmerk in Kenmerk.alle(van: .werkproces) where toeval.kans(40) {
      kenmerken[kenmerk] = UInt8(toeval.getal(1...kenmerk.codes.count))
    }
    return kenmerken
  }

  /// The tellingen that ask more of a werkproces than its kind: chance alone would seldom bring them together.
  private static let doelen = TweedeDefinities.tellingen(2021).filter { definitie in
    definitie.bron == "werkproces"
      && definitie.clausules.contains { ["resultaat", "kenmerk"].contains($0.naam) }
  }

  /// Lets it count in a telling, or fall short of it in one clause.
  private mutating func richt(_ werkproces: inout Werkproces) {
    for clausule in toeval.een(uit: Self.doelen).clausules where toeval.kans(85) {
      switch clausule {
      case .soort(let codes):
        werkproces.soort = Werkprocessoort(code: toeval.een(uit: codes.sorted())) ?? werkproces.soort
      case .resultaat(let codes): werkproces.resultaat = Resultaat(code: toeval.een(uit: codes.sorted()))
      case .kenmerk(let gevraagd):
        for (naam, codes) in gevraagd.sorted(by: { $0.key < $1.key }) {
          guard let kenmerk = Kenmerk(rawValue: naam) else { continue }
          werkproces.kenmerken[kenmerk] = kenmerk.nummer(toeval.een(uit: codes.sorted())) ?? 0
        }
      default: break
      }
    }
  }

  private mutating func meldingsnummer() -> Recordnummer? {
    switch toeval.getal(1...100) {
    case ...12: nil
    case ...20: Recordnummer("onbekend")
    default: toeval.een(uit: meldingen).nummer
    }
  }

  /// What a later delivery says of the record: often the same, with another moment of mutation.
  private mutating func versie(_ melding: Melding) -> Melding {
    let ander = self.melding(melding.nummer)
    var versie = melding
    versie.mutatie = mutatie()
    if toeval.kans(15) { versie.status = ander.status }
    if toeval.kans(12) {
      versie.einde = toeval.kans(50) ? nil : versie.begin.plus(dagen: toeval.getal(0...60))
    }
    if toeval.kans(10) { versie.soort = ander.soort }
    if toeval.kans(10) { versie.gemeentecode = ander.gemeentecode }
    if toeval.kans(8) { versie.melddatum = ander.melddatum }
    if toeval.kans(5) { (versie.brin, versie.vestiging) = (ander.brin, ander.vestiging) }
    return toeval.kans(5) ? ander : versie
  }

  private mutating func versie(_ werkproces: Werkproces) -> Werkproces {
    let ander = self.werkproces(werkproces.nummer)
    var versie = werkproces
    versie.mutatie = mutatie()
    if toeval.kans(15) { versie.soort = ander.soort }
    if toeval.kans(15) { versie.meldingsnummer = ander.meldingsnummer }
    if toeval.kans(10) { versie.gemeentecode = ander.gemeentecode }
    if toeval.kans(10) { (versie.start, versie.einde) = (ander.start, ander.einde) }
    if toeval.kans(12) {
      versie.einde = toeval.kans(50) ? nil : versie.start.plus(dagen: toeval.getal(0...60))
    }
    if toeval.kans(12) { versie.resultaat = ander.resultaat }
    if toeval.kans(12) { versie.kenmerken = ander.kenmerken }
    return toeval.kans(5) ? ander : versie
  }

  // Values.

  /// Mostly one of the gemeenten that stay; 0999 is in no table.
  private mutating func gemeentecode() -> Gemeentecode {
    Gemeentecode(waarde: toeval.kans(45) ? toeval.een(uit: [193, 148]) : toeval.een(uit: Self.codes + [999]))
  }

  /// Often near a day on which something ends or begins.
  private mutating func dag() -> LocalDate {
    switch toeval.getal(1...100) {
    case ...20: toeval.een(uit: clausuledagen).plus(dagen: toeval.getal(-1...1))
    case ...65: toeval.een(uit: grensdagen).plus(dagen: toeval.kans(30) ? 0 : toeval.getal(-20...20))
    default: Self.dag(jaar - 1, "08-26").plus(dagen: toeval.getal(0...800))
    }
  }

  /// Often on a day on which something changes, or so long after the begin that it is just short or just long enough.
  private mutating func einde(_ begin: LocalDate) -> LocalDate? {
    let grens = grensdagen.first { $0 >= begin }
    if let grens, toeval.kans(20) { return grens }
    if toeval.kans(35) { return nil }
    switch toeval.getal(1...100) {
    case ...25: return begin.plus(dagen: toeval.getal(26...31))
    case ...50: return begin.plus(dagen: toeval.getal(88...92))
    default: return begin.plus(dagen: toeval.kans(80) ? toeval.getal(0...20) : toeval.getal(0...120))
    }
  }

  /// Often just 5, 16 or 18 on a day that matters, on the first or last day of a month, or on 29 February.
  private mutating func geboortedatum(_ begin: LocalDate) -> LocalDate {
    let dagen = [begin, begin, Self.dag(jaar, "10-01"), Self.dag(jaar, "08-01"), Self.dag(jaar + 1, "08-01")]
    let dezeWinter = begin.delen
    let schrikkeldagen = [5, 16, 17, 18].compactMap {
      LocalDate(jaar: dezeWinter.jaar - $0, maand: 2, dag: 29)
    }
    if 2...3 ~= dezeWinter.maand, !schrikkeldagen.isEmpty, toeval.kans(60) {
      return toeval.een(uit: schrikkeldagen)
    }
    let (jaarOpDag, maand, dag) = toeval.een(uit: dagen).delen
    let geboortejaar = jaarOpDag - toeval.een(uit: [5, 5, 15, 16, 16, 17, 18, 18])
    let precies = LocalDate(jaar: geboortejaar, maand: maand, dag: dag) ?? begin
    let eersteVanMaand = LocalDate(jaar: geboortejaar, maand: maand, dag: 1) ?? begin
    switch toeval.getal(1...100) {
    case ...35: return precies.plus(dagen: toeval.getal(-1...1))
    // The first day of a month, or the last one of the month before.
    case ...60: return eersteVanMaand.plus(dagen: toeval.getal(-1...0))
    case ...75:
      let schrikkeljaar = (jaar - toeval.getal(3...20)) / 4 * 4
      return LocalDate(jaar: schrikkeljaar, maand: 2, dag: 29) ?? precies
    default: return begin.plus(dagen: -toeval.getal(1200...8000))
    }
  }

  /// Few moments, so that versions often tie.
  private mutating func mutatie() -> Mutatiemoment {
    Mutatiemoment(
      datum: LocalDate(dagnummer: 18_900).plus(dagen: toeval.getal(0...2)),
      tijd: toeval.een(uit: [0, 0, 34_200_000, 34_200_001]))
  }
}
