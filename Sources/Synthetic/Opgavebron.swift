import Domain

/// Makes the deliveries of other parties than DUO's verzuimloket and the volgsysteem: DUO's lists of the VSV counts, enrolments, who
/// lives where, the weekly checks of Intergrip, and the months of the Inlichtingenbureau.
///
/// They are of one school year at a time, and all its files are written together: so each jongere is made once for them.
struct Opgavebron {
  /// The folders, named after the profiles.
  enum Bron: String, CaseIterable {
    case werkvoorraad = "duo-a04"
    case naloop = "duo-a14"
    case startset = "duo-a05"
    case startpopulatie = "duo-nrsp"
    case vsv = "duo-nenr"
    case inschrijvingen
    case inwoners
    case doorstroom = "intergrip-doorstroom"
    case jikp = "intergrip-jikp"
    case inkomen = "inlichtingenbureau"

    var isVanDUO: Bool {
      switch self {
      case .werkvoorraad, .naloop, .startset, .startpopulatie, .vsv: true
      case .inschrijvingen, .inwoners, .doorstroom, .jikp, .inkomen: false
      }
    }
  }

  private let schooljaren: ClosedRange<Schooljaar>
  private let jongeren: Jongerenbron
  private let gebied: Gebied
  private let scholen: Scholenkeuze
  private let tijdlijn: Tijdlijn
  private let seed: UInt64

  init(_ opdracht: Opdracht, _ jongeren: Jongerenbron, _ meldingen: Meldingbron, _ tijdlijn: Tijdlijn) {
    schooljaren = opdracht.schooljaren
    self.jongeren = jongeren
    gebied = meldingen.gebied
    scholen = meldingen.scholen
    self.tijdlijn = tijdlijn
    seed = opdracht.seed
  }

  /// Writes all deliveries below a folder, in which those of the sources are; in order of source and date of receipt.
  func schrijf(in map: String) throws -> [Bestand] {
    var leveringen: [Opgavebestand] = []
    for beginjaar in schooljaren.lowerBound.beginjaar...schooljaren.upperBound.beginjaar {
      leveringen += try schrijf(Schooljaar(beginjaar: beginjaar), in: map)
    }
    return Bron.allCases.flatMap { bron in
      leveringen.filter { $0.bron == bron }
        .sorted { a, b in (a.ontvangen, a.pad) < (b.ontvangen, b.pad) }
        .compactMap(\.bestand)
    }
  }

  private func schrijf(_ jaar: Schooljaar, in map: String) throws -> [Opgavebestand] {
    let perioden = tijdlijn.perioden.indices.filter { plaats in
      let begin = tijdlijn.perioden[plaats].begin
      return jaar.bevat(begin) || (jaar == schooljaren.upperBound && begin > jaar.einde)
    }
    func wijzigingen(_ bron: Bron, _ kop: [String]) -> [Int: Opgavebestand] {
      perioden.reduce(into: [:]) { uit, plaats in
        let periode = tijdlijn.perioden[plaats]
        uit[plaats] = Opgavebestand(
          bron, naam: "\(bron.rawValue)_synthetisch_\(periode.naam)-\(plaats + 1)",
          ontvangen: periode.ontvangen,
          in: map, kop: kop)
      }
    }
    let inwoners = wijzigingen(.inwoners, Inwonerrij.kop)
    let inschrijvingen = wijzigingen(.inschrijvingen, Inschrijvingrij.kop)
    let jikp = wijzigingen(.jikp, Jikprij.kop)
    let duo = Duolijsten(jaar, gebied, scholen, in: map, seed: seed)
    let doorstroom = Doorstroomlijsten(
      jaar, gebied, scholen, vergeetachtig: jongeren.vergeetachtigMbo, in: map, seed: seed)
    let inkomen = Inkomenlijsten(jaar, gebied, in: map, seed: seed)
    for nummer in jongeren.nummers {
      guard let jongere = jongeren.jongere(nummer) else { continue }
      let staat = staat(van: jongere)
      try breng(Inwonerrij.versies(staat, schooljaren, gebied), naar: inwoners, nummer)
      try breng(
        Inschrijvingrij.versies(staat, schooljaren, gebied, scholen, seed), naar: inschrijvingen, nummer)
      try breng(Jikprij.versies(staat, schooljaren, gebied, scholen, seed), naar: jikp, nummer)
      try duo.voegToe(staat)
      try doorstroom.voegToe(staat)
      try inkomen.voegToe(staat)
    }
    var leveringen = duo.bestanden + doorstroom.bestanden + inkomen.bestanden
    for eigen in [inwoners, inschrijvingen, jikp] { leveringen += Array(eigen.values) }
    for levering in leveringen { try levering.sluit() }
    return leveringen
  }

  private func staat(van jongere: Jongere) -> Jongerenstaat {
    let verblijven = Verblijf.alle(jongere, schooljaren, gebied, seed: seed)
    return Jongerenstaat(
      jongere: jongere, verblijven: verblijven,
      loopbaan: Loopbaan(jongere, schooljaren, seed: seed, overleden: verblijven.overleden))
  }

  /// Hands each version to the delivery of the period in which it was made; one in thirty comes a delivery later. A
  /// delivery has each record once.
  private func breng(
    _ records: [[Versie]], naar leveringen: [Int: Opgavebestand], _ nummer: Int
  ) throws {
    for (plaats, versies) in records.enumerated() {
      var toeval = Toeval(seed, .opgave, nummer * 64 + plaats)
      var volgende = Int.max
      var rijen: [(levering: Int, versie: Versie)] = []
      let vertragingen = versies.map { _ in toeval.onder(30) == 0 ? 1 : 0 }
      for (versie, vertraging) in zip(versies, vertragingen).reversed() {
        guard versie.mutatie <= tijdlijn.perioden[tijdlijn.perioden.count - 1].einde else { continue }
        let opTijd = tijdlijn.nummer(op: versie.mutatie)
        // What was there before the first delivery comes with it.
        let isOud = versie.mutatie < tijdlijn.perioden[0].begin
        let levering = isOud ? opTijd : min(opTijd + vertraging, tijdlijn.perioden.count - 1)
        if levering < volgende { rijen.append((levering, versie)) }
        volgende = min(volgende, levering)
      }
      for rij in rijen.reversed() { try leveringen[rij.levering]?.voegToe(rij.versie.velden()) }
    }
  }
}

/// A jongere, with what is true of it.
struct Jongerenstaat {
  let jongere: Jongere
  let verblijven: [Verblijf]
  let loopbaan: Loopbaan

  /// The code of the gemeente on a day as it is known by then, but not before the first school year: from then on there
  /// are deliveries.
  func gemeente(op dag: LocalDate, _ schooljaren: ClosedRange<Schooljaar>, _ gebied: Gebied) -> String {
    let code = verblijven.gemeente(op: dag) ?? jongere.leerling.woonplaats
    return gebied.geldig(code, op: max(dag, schooljaren.lowerBound.begin)).description
  }

  /// With which the rows of our own layouts continue behind their number.
  var persoon: [String] {
    [jongere.bsn, jongere.onderwijsnummer, jongere.leerling.geboortedatum.description]
  }
}

/// One state of a record, and since when it has it.
struct Versie {
  let mutatie: LocalDate
  /// Made for the delivery that brings it alone.
  let velden: () -> [String]
}
