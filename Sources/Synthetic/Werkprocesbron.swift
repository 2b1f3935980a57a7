import Domain

/// Makes the rows of the volgsysteem: what follows up on a melding, and what has no melding behind it.
struct Werkprocesbron {
  /// The farthest delivery, counted from the one of its melding's day, that can bring a werkproces (again).
  static let langst = 4

  private let meldingen: Meldingbron
  private let tijdlijn: Tijdlijn
  /// The werkprocessen without a melding: one for five meldingen.
  let losse: Kalender
  private let schooljaren: ClosedRange<Schooljaar>
  /// Behind the numbers of the werkprocessen with a melding, of which a school year has two at most for each.
  private let eersteLosse: Int
  private let seed: UInt64

  init(_ opdracht: Opdracht, _ meldingen: Meldingbron, _ tijdlijn: Tijdlijn) {
    self.meldingen = meldingen
    self.tijdlijn = tijdlijn
    self.losse = Kalender(aantal: opdracht.meldingen / 5, schooljaren: opdracht.schooljaren)
    self.schooljaren = opdracht.schooljaren
    let jaren = opdracht.schooljaren.upperBound.beginjaar - opdracht.schooljaren.lowerBound.beginjaar + 1
    self.eersteLosse = 2 * (opdracht.meldingen / jaren + 1) + 1
    self.seed = opdracht.seed
  }

  /// The rows that a delivery brings for a melding.
  func rijen(van melding: Int, in levering: Int) -> [Werkprocesrij] {
    let lot = Toeval.lot(seed, .koppeling, melding)
    let meesteWerkprocessen = Koppeling(lot: lot, meldingInRegio: true).werkprocessen
    var rijen: [Werkprocesrij] = []
    // Most deliveries bring nothing, and the days tell so before the pupil has to be made.
    for volgnummer in 0..<meesteWerkprocessen {
      let planning = planning(van: melding, volgnummer, lot)
      guard let afgesloten = planning.afgesloten(in: levering) else { continue }
      let leerling = meldingen.leerlingen.leerling(op: meldingen.leerlingen.plaats(vanMelding: melding))
      let inRegio = meldingen.gebied.isInRegio(leerling.woonplaats, op: meldingen.kalender.datum(melding))
      let koppeling = Koppeling(lot: lot, meldingInRegio: inRegio)
      guard volgnummer < koppeling.werkprocessen else { continue }
      rijen.append(rij(van: melding, volgnummer, koppeling, leerling, planning, afgesloten: afgesloten))
    }
    return rijen
  }

  /// The row that a delivery brings for a werkproces without a melding; nil when it brings none.
  func rij(los nummer: Int, in levering: Int) -> Werkprocesrij? {
    let start = losse.datum(nummer)
    var toeval = Toeval(seed, .losWerkproces, nummer)
    let planning = Planning(start: start, tijdlijn, &toeval)
    guard let afgesloten = planning.afgesloten(in: levering) else { return nil }
    let (soort, leerling, melding, isBekende) = geval(los: nummer, op: start, &toeval)
    let school = meldingen.scholen.school(
      van: leerling, leerling.schoolsoort(in: Schooljaar(van: start)), overstap: 0)
    // A meldingsnummer alone doesn't make a werkproces one of absence.
    let metNummer = isBekende && toeval.kans(promille: 120)
    var rij = Werkprocesrij(
      jaar: Schooljaar(van: start).beginjaar, volgnummer: eersteLosse + losse.volgnummer(nummer), bsn: 0,
      onderwijsnummer: 0,
      geboortedatum: leerling.geboortedatum,
      gemeente: meldingen.gebied.geldig(leerling.woonplaats, op: start), soort: soort, start: start,
      einde: nil,
      meldingsnummer: metNummer ? Nummerreeks.meldingsnummer(melding) : 0,
      brin: soort == .absoluut || toeval.kans(promille: 300) ? nil : school?.brin, uitkomst: .geen,
      mutatiedatum: start)
    zetLeerling(leerling, op: &rij)
    werkBij(&rij, planning, afgesloten: afgesloten, &toeval)
    return rij
  }

  /// What a werkproces without a melding is about.
  struct Los {
    let soort: Werkprocessoort
    let start: LocalDate
    let leerling: Leerling
    /// Of the pupil, when there is one.
    let melding: Int?
  }

  func los(_ nummer: Int) -> Los {
    let start = losse.datum(nummer)
    var toeval = Toeval(seed, .losWerkproces, nummer)
    _ = Planning(start: start, tijdlijn, &toeval)
    let (soort, leerling, melding, isBekende) = geval(los: nummer, op: start, &toeval)
    return Los(soort: soort, start: start, leerling: leerling, melding: isBekende ? melding : nil)
  }

  private func geval(
    los nummer: Int, op start: LocalDate, _ toeval: inout Toeval
  ) -> (soort: Werkprocessoort, leerling: Leerling, melding: Int, isBekende: Bool) {
    let soort = soort(los: nummer)
    // A pupil who has meldingen too, where age allows.
    let melding = nummer * meldingen.kalender.aantal / losse.aantal
    let bekende = meldingen.leerlingen.leerling(op: meldingen.leerlingen.plaats(vanMelding: melding))
    let leeftijden = leeftijden(soort)
    let isBekende = toeval.kans(promille: 500) && leeftijden.contains(bekende.leeftijd(op: start))
    let leerling =
      isBekende
      ? bekende : meldingen.leerlingen.zonderMelding(rang: nummer, leeftijden: leeftijden, op: start)
    return (soort, leerling, melding, isBekende)
  }

  private func rij(
    van melding: Int, _ volgnummer: Int, _ koppeling: Koppeling, _ leerling: Leerling, _ planning: Planning,
    afgesloten: Bool
  ) -> Werkprocesrij {
    let bron = meldingen.rij(van: melding, versie: meldingen.laatsteVersie(van: melding))
    var toeval = Toeval(seed, .woonplaats, melding * 2 + volgnummer)
    let gemeente =
      switch koppeling {
      case .andereGemeente, .ingekomen:
        meldingen.gebied.andere(dan: leerling.woonplaats, inRegio: true, &toeval)
      case .andereRegio: meldingen.gebied.andere(dan: leerling.woonplaats, inRegio: false, &toeval)
      case .geen, .gewoon, .zonderNummer, .onbekendNummer, .tweemaal: leerling.woonplaats
      }
    let meldingsnummer =
      switch koppeling {
      case .zonderNummer: UInt32(0)
      case .onbekendNummer: Nummerreeks.onbekendMeldingsnummer(melding)
      default: bron.nummer
      }
    var rij = Werkprocesrij(
      jaar: Schooljaar(van: bron.melddatum).beginjaar,
      volgnummer: 2 * meldingen.kalender.volgnummer(melding) + volgnummer + 1, bsn: 0, onderwijsnummer: 0,
      geboortedatum: bron.geboortedatum, gemeente: meldingen.gebied.geldig(gemeente, op: planning.start),
      soort: Werkprocessoort(bij: bron.soort), start: planning.start, einde: nil,
      meldingsnummer: meldingsnummer, brin: toeval.kans(promille: 850) ? bron.brin : nil, uitkomst: .geen,
      mutatiedatum: planning.start)
    zetLeerling(leerling, op: &rij)
    werkBij(&rij, planning, afgesloten: afgesloten, &toeval)
    return rij
  }

  /// The volgsysteem knows a pupil by the BSN, where there is one.
  private func zetLeerling(_ leerling: Leerling, op rij: inout Werkprocesrij) {
    rij.bsn = leerling.bsn
    rij.onderwijsnummer = leerling.bsn == 0 ? leerling.onderwijsnummer : 0
  }

  private func werkBij(
    _ rij: inout Werkprocesrij, _ planning: Planning, afgesloten: Bool, _ toeval: inout Toeval
  ) {
    guard afgesloten else {
      rij.mutatiedatum = planning.start.plus(dagen: toeval.onder(3))
      return
    }
    let lot = toeval.onder(100)
    let tekst = toeval.onder(Vrijetekst.teksten.count)
    let code = toeval.uit(rij.soort.resultaten)
    rij.einde = planning.einde
    rij.uitkomst = lot < 8 ? .tekst(tekst) : lot < 14 ? .geen : .code(code)
    rij.mutatiedatum = planning.einde
  }

  private func planning(van melding: Int, _ volgnummer: Int, _ lot: Int) -> Planning {
    let melddatum = meldingen.kalender.datum(melding)
    let schooljaar = Schooljaar(van: melddatum)
    var toeval = Toeval(seed, .werkproces, melding * 2 + volgnummer)
    let wachten = toeval.onder(21) + volgnummer * 20
    var start = min(melddatum.plus(dagen: wachten), schooljaar.einde)
    // What comes in during July often waits for the new school year. Behind the last school year that would
    // open a year of its own; only a single school year has no other place for such a werkproces.
    let magWachten = schooljaar < schooljaren.upperBound || schooljaren.lowerBound == schooljaren.upperBound
    if magWachten, 30..<72 ~= lot, melddatum >= schooljaar.peildatum(maand: 7, dag: 1) {
      start = schooljaar.einde.plus(dagen: 10 + wachten)
    }
    return Planning(start: start, tijdlijn, &toeval)
  }

  func soort(los nummer: Int) -> Werkprocessoort {
    switch Toeval.lot(seed, .losWerkproces, nummer) {
    case ..<32: .absoluut
    case ..<54: .zorg
    case ..<68: .vrijstelling
    case ..<82: .rmcVsv
    case ..<92: .oudVsv
    default: .jikp
    }
  }

  private func leeftijden(_ soort: Werkprocessoort) -> ClosedRange<Int> {
    switch soort {
    case .rmcVsv, .oudVsv: 18...22
    case .jikp: 16...21
    default: 5...17
    }
  }
}

extension Werkprocessoort {
  /// The kind that fits a melding.
  fileprivate init(bij soort: Verzuimsoort) {
    switch soort {
    case .luxe: self = .luxe
    case .lrv: self = .lrv
    case .v4, .rmc: self = .verzuim18plus
    case .v1, .v2, .v3, .overig: self = .signaalverzuim
    }
  }

  fileprivate var resultaten: [Resultaat] {
    switch self {
    case .signaalverzuim, .lrv:
      [.terugNaarSchool, .terugNaarSchool, .waarschuwing, .halt, .procesVerbaal, .zorg, .verhuisd, .overig]
    case .luxe: [.waarschuwing, .procesVerbaal, .overig]
    case .verzuim18plus, .rmcVsv, .oudVsv, .jikp:
      [.terugNaarSchool, .ingeschreven, .werk, .uitkering, .zorg, .overig]
    case .absoluut: [.ingeschreven, .vrijstelling, .verhuisd, .procesVerbaal]
    case .zorg: [.zorg, .terugNaarSchool, .overig]
    case .vrijstelling: [.vrijstelling]
    // Of their own deliveries, whose outcome is a kenmerk.
    case .halt, .procesVerbaal, .waarschuwing, .mdo, .verlof: []
    }
  }
}
