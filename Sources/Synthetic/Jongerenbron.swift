import Domain

/// Who are in the deliveries of other parties: the pupils of trajects and of werkprocessen that ask for them, some of those of
/// meldingen, and some of whom nothing else is known.
///
/// Each of them by a number, of which some stand for nobody; nobody has two.
struct Jongerenbron {
  private let meldingen: Meldingbron
  private let werkprocessen: Werkprocesbron
  private let kenmerken: Kenmerkbron
  /// Of whom nothing else is known: one for 25 meldingen.
  private let overige: Kalender
  private let seed: UInt64

  init(
    _ opdracht: Opdracht, _ meldingen: Meldingbron, _ werkprocessen: Werkprocesbron, _ kenmerken: Kenmerkbron
  ) {
    self.meldingen = meldingen
    self.werkprocessen = werkprocessen
    self.kenmerken = kenmerken
    overige = Kalender(aantal: opdracht.meldingen / 25, schooljaren: opdracht.schooljaren)
    seed = opdracht.seed
  }

  var nummers: Range<Int> {
    0..<kenmerken.aantal + werkprocessen.losse.aantal + meldingen.leerlingen.groepen + overige.aantal
  }

  /// Nil when the number stands for nobody.
  func jongere(_ nummer: Int) -> Jongere? {
    var plaats = nummer
    if plaats < kenmerken.aantal { return jongere(nummer, traject: plaats) }
    plaats -= kenmerken.aantal
    if plaats < werkprocessen.losse.aantal { return jongere(nummer, los: plaats) }
    plaats -= werkprocessen.losse.aantal
    if plaats < meldingen.leerlingen.groepen { return jongere(nummer, groep: plaats) }
    return jongere(nummer, overig: plaats - meldingen.leerlingen.groepen)
  }

  private func jongere(_ nummer: Int, traject: Int) -> Jongere {
    let traject = kenmerken.traject(traject)
    let rol = rol(nummer, traject.soort, traject.start, traject.resultaat, traject.einde)
    return Jongere(
      nummer: nummer, leerling: traject.leerling, rol: rol ?? .gewoon, dag: traject.start,
      inkomen: traject.inkomen)
  }

  private func jongere(_ nummer: Int, los plaats: Int) -> Jongere? {
    // Its kind tells whether it is wanted, before the pupil has to be made.
    guard rol(nummer, werkprocessen.soort(los: plaats), werkprocessen.losse.datum(plaats), nil, nil) != nil
    else { return nil }
    let los = werkprocessen.los(plaats)
    guard let rol = rol(nummer, los.soort, los.start, nil, nil) else { return nil }
    if let melding = los.melding {
      // A pupil can have several meldingen, but one first one; and those that open a group are already here.
      let isHerhaling = meldingen.leerlingen.plaats(vanMelding: melding).isHerhaling
      if isHerhaling || meldingen.leerlingen.isOpening(melding) { return nil }
    }
    return Jongere(nummer: nummer, leerling: los.leerling, rol: rol, dag: los.start)
  }

  private func jongere(_ nummer: Int, groep: Int) -> Jongere {
    let melding = meldingen.leerlingen.opening(vanGroep: groep)
    let leerling = meldingen.leerlingen.leerling(op: meldingen.leerlingen.plaats(vanMelding: melding))
    return Jongere(
      nummer: nummer, leerling: leerling, rol: .gewoon, dag: meldingen.kalender.datum(melding))
  }

  private func jongere(_ nummer: Int, overig plaats: Int) -> Jongere {
    let dag = overige.datum(plaats)
    let rol: Jongere.Rol
    let leeftijden: ClosedRange<Int>
    switch plaats % 12 {
    case 1: (rol, leeftijden) = (.nieuw(weken: 3), 5...15)
    case 3: (rol, leeftijden) = (.nieuw(weken: 6), 5...15)
    case 5: (rol, leeftijden) = (.absoluut, 5...15)
    case 7: (rol, leeftijden) = (.stilleUitval, 18...20)
    case 9, 11: (rol, leeftijden) = (.gewoon, 12...16)
    default: (rol, leeftijden) = (.overstapper, 15...15)
    }
    // Who leaves vo is fifteen on 1 October, and sixteen in the summer or not much later.
    let peildag = rol == .overstapper ? Schooljaar(van: dag).teldag : dag
    let leerling = meldingen.leerlingen.zonderMelding(
      rang: kenmerken.volgendeRang + plaats, leeftijden: leeftijden, op: peildag)
    return Jongere(nummer: nummer, leerling: leerling, rol: rol, dag: dag)
  }

  /// The mbo that misses some of the weekly checks: that of the first who leaves vo.
  var vergeetachtigMbo: Brin? {
    guard overige.aantal > 0 else { return nil }
    let eerste = jongere(nummers.upperBound - overige.aantal, overig: 0).leerling
    return meldingen.scholen.school(van: eerste, .web, overstap: 0)?.brin
  }

  /// Nil for a kind of werkproces of which nobody else states anything.
  private func rol(
    _ nummer: Int, _ soort: Werkprocessoort, _ start: LocalDate, _ resultaat: Resultaat?, _ einde: LocalDate?
  ) -> Jongere.Rol? {
    switch soort {
    case .rmcVsv: .vsv(afloop(nummer, start, resultaat, einde))
    case .oudVsv: .oudVsv
    case .jikp: .jikp
    case .absoluut: .absoluut
    default: nil
    }
  }

  /// Most of them DUO finds as well. Not those who are enrolled on the next 1 October, who have a startkwalificatie, or who live
  /// elsewhere.
  private func afloop(
    _ nummer: Int, _ start: LocalDate, _ resultaat: Resultaat?, _ einde: LocalDate?
  ) -> Jongere.Afloop {
    var toeval = Toeval(seed, .jongere, nummer)
    let lot = toeval.onder(1000)
    let dagen = toeval.tussen(30...90)
    let teldag = Schooljaar(van: start).plus(1).teldag
    let opTijd = min(einde ?? start.plus(dagen: dagen), teldag.plus(dagen: -dagen / 3))
    let daarna = teldag.plus(dagen: dagen)
    switch resultaat {
    case .startkwalificatie: return .startkwalificatie(lot < 500 ? max(opTijd, start) : daarna)
    case .terugNaarSchool, .ingeschreven: return .weerIngeschreven(lot < 250 ? max(opTijd, start) : daarna)
    default: break
    }
    switch lot {
    case ..<20: return .weerIngeschreven(max(opTijd, start))
    case ..<35: return .startkwalificatie(max(opTijd, start))
    case ..<60: return .woontElders
    case ..<150: return .weerIngeschreven(daarna)
    case ..<190: return .startkwalificatie(daarna)
    default: return .geen
    }
  }
}
