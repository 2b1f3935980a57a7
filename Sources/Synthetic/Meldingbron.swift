import Domain

/// Makes each version of each melding, from nothing but its number.
struct Meldingbron {
  /// When the status D disappeared (domain.md 1.2).
  private static let eindeOvergedragen = LocalDate(dagnummer: 18_486)

  let kalender: Kalender
  let tijdlijn: Tijdlijn
  let leerlingen: Leerlingbron
  let gebied: Gebied
  let scholen: Scholenkeuze
  let seed: UInt64

  /// The versions of a melding that the delivery brings which comes so many after its first; nil for none.
  func versies(van melding: Int, naLeveringen aantal: Int) -> ClosedRange<Int>? {
    let verloop = Verloop(lot: Toeval.lot(seed, .verloop, melding))
    // Whether the pupil's number is still to come takes longer to find out, and matters here alone.
    if verloop == .eenmalig, aantal == 1, nummerVolgt(melding) { return 1...1 }
    return verloop.versies(naLeveringen: aantal)
  }

  /// The last version of a melding.
  func laatsteVersie(van melding: Int) -> Int { verloop(van: melding).laatsteVersie }

  func rij(van melding: Int, versie: Int) -> Meldingrij {
    let melddatum = kalender.datum(melding)
    let plaats = leerlingen.plaats(vanMelding: melding)
    let leerling = leerlingen.leerling(op: plaats)
    let schooljaar = Schooljaar(van: melddatum)
    let schoolsoort = leerling.schoolsoort(in: schooljaar)
    let verloop = verloop(van: melding)
    var toeval = Toeval(seed, .melding, melding)

    let overstap = toeval.kans(promille: 40) && plaats.isHerhaling ? 1 : 0
    let school = scholen.school(van: leerling, schoolsoort, overstap: overstap)
    let leeftijd = leerling.leeftijd(op: melddatum)
    let soort = soort(
      melding, leeftijd: leeftijd, schoolsoort, herhaald: plaats.isHerhaling, verloop, &toeval)
    let duur = Verzuimduur(soort, melddatum: melddatum, schooljaar: schooljaar, &toeval)
    let uren = soort.isLesuren && toeval.kans(promille: 700) ? toeval.tussen(16...64) : nil
    let alleLessen = toeval.kans(promille: 400) ? soort == .lrv || toeval.kans(promille: 100) : nil
    let eersteMutatie = melddatum.plus(dagen: toeval.onder(2))
    let eindeMeteen = toeval.kans(promille: 880) && duur.einde <= eersteMutatie
    var rij = Meldingrij(
      nummer: Nummerreeks.meldingsnummer(melding), bsn: leerling.bsn,
      onderwijsnummer: leerling.onderwijsnummer,
      geboortedatum: leerling.geboortedatum, brin: school?.brin,
      vestiging: toeval.kans(promille: 60) ? nil : school?.vestiging,
      gemeente: gemeente(melding, van: leerling, op: melddatum), soort: soort, begin: duur.begin,
      einde: eindeMeteen ? duur.einde : nil, melddatum: melddatum,
      meldtijd: toeval.tussen(8 * 3600...17 * 3600 - 1), uren: uren,
      alleLessenGemist: alleLessen, status: .geregistreerd, reden: .geen,
      mutatiedatum: versie == 0 ? eersteMutatie : mutatiedatum(melding, verloop, versie),
      mutatietijd: mutatietijd(melding, versie))
    if leerling.gebruik == .laterBeide, versie == 0 { rij.bsn = 0 }
    rij.status = eersteStatus(rij, &toeval)
    pas(verloop, versie: versie, leeftijd: leeftijd, duur: duur, op: &rij, &toeval)
    if rij.status == .afgesloten { rij.reden = reden(&toeval) }
    return rij
  }

  private func verloop(van melding: Int) -> Verloop {
    let verloop = Verloop(lot: Toeval.lot(seed, .verloop, melding))
    return verloop == .eenmalig && nummerVolgt(melding) ? .nummerBekend : verloop
  }

  private func nummerVolgt(_ melding: Int) -> Bool {
    leerlingen.gebruik(van: leerlingen.plaats(vanMelding: melding).leerling) == .laterBeide
  }

  private func soort(
    _ melding: Int, leeftijd: Int, _ schoolsoort: Schoolsoort, herhaald: Bool, _ verloop: Verloop,
    _ toeval: inout Toeval
  ) -> Verzuimsoort {
    let bijVakantie = kalender.isBijVakantie(melding)
    let lot = toeval.onder(1000)
    if leeftijd >= 18 {
      if verloop == .andereSoort { return .v4 }
      return lot < 550 ? .v4 : lot < 870 ? .rmc : lot < 970 ? .overig : .luxe
    }
    if verloop == .langdurig { return .lrv }
    if verloop == .andereSoort { return .v3 }
    let luxe = schoolsoort == .wpo ? (bijVakantie ? 600 : 250) : (bijVakantie ? 260 : 60)
    // After an earlier melding, absence that goes on is likelier.
    let lrv = luxe + (herhaald ? 120 : 60)
    if lot < luxe { return .luxe }
    if lot < lrv { return .lrv }
    if lot < lrv + 120 { return .overig }
    if lot < lrv + 127 { return .v1 }
    return lot < lrv + 134 ? .v2 : .v3
  }

  private func gemeente(_ melding: Int, van leerling: Leerling, op datum: LocalDate) -> Gemeentecode {
    var toeval = Toeval(seed, .gemeentecode, -1 - melding)
    switch Toeval.lot(seed, .gemeentecode, melding) {
    case 0: if let code = gebied.beeindigd(op: datum, &toeval) { return code }
    case 1: if let code = gebied.toekomstig(op: datum, &toeval) { return code }
    default: break
    }
    return gebied.geldig(leerling.woonplaats, op: datum)
  }

  private func mutatiedatum(_ melding: Int, _ verloop: Verloop, _ versie: Int) -> LocalDate {
    let eerste = tijdlijn.nummer(op: kalender.datum(melding))
    let nummer = eerste + verloop.leveringen(totVersie: versie)
    guard nummer > eerste, nummer < tijdlijn.perioden.count else {
      return kalender.datum(melding).plus(dagen: 1)
    }
    let periode = tijdlijn.perioden[nummer]
    var toeval = Toeval(seed, .mutatie, melding * 4 + versie)
    // From the third day on: the first version can be of one day after the period before.
    let dagen = Int(periode.einde.dagnummer - periode.begin.dagnummer)
    return periode.begin.plus(dagen: toeval.tussen(2...dagen))
  }

  private func mutatietijd(_ melding: Int, _ versie: Int) -> Int? {
    // Later versions of one day have the later time; the others may lack one.
    var toeval = Toeval(seed, .mutatie, melding * 4 + 3)
    if versie == 0, toeval.kans(promille: 300) { return nil }
    return toeval.tussen(8 * 3_600_000...15 * 3_600_000) + versie * 1_800_000
  }

  private func eersteStatus(_ rij: Meldingrij, _ toeval: inout Toeval) -> Meldingstatus {
    let lot = toeval.onder(100)
    let overgedragen = toeval.kans(promille: 100)
    if lot < 60 { return .geregistreerd }
    if lot < 88 || rij.einde == nil { return .inBehandeling }
    if lot < 91 { return .terKennisgeving }
    return overgedragen && rij.melddatum < Self.eindeOvergedragen ? .overgedragen : .afgesloten
  }

  private func reden(_ toeval: inout Toeval) -> Meldingrij.Reden {
    let lot = toeval.onder(100)
    let tekst = toeval.onder(Vrijetekst.teksten.count)
    return lot < 12 ? .vrijstelling : lot < 20 ? .tekst(tekst) : .geen
  }

  /// Brings the row into the state of its version.
  private func pas(
    _ verloop: Verloop, versie: Int, leeftijd: Int, duur: Verzuimduur, op rij: inout Meldingrij,
    _ toeval: inout Toeval
  ) {
    let eindeNu = max(duur.begin, min(duur.einde, rij.mutatiedatum))
    switch verloop {
    case .eenmalig, .ongewijzigd, .nummerBekend:
      break
    case .eindeBekend:
      rij.status = versie == 0 ? .geregistreerd : .inBehandeling
      rij.einde = versie == 0 ? nil : eindeNu
    case .afgehandeld:
      rij.status = versie == 0 ? .geregistreerd : versie == 1 ? .inBehandeling : .afgesloten
      rij.einde = versie == 0 ? nil : eindeNu
    case .terKennisgeving:
      rij.status = versie == 0 ? .geregistreerd : .terKennisgeving
    case .ingetrokken:
      rij.status = versie == 0 ? .geregistreerd : .ingetrokken
    case .verhuisd:
      if versie > 0 {
        rij.gemeente = gebied.andere(dan: rij.gemeente, inRegio: toeval.kans(promille: 800), &toeval)
        rij.gemeente = gebied.geldig(rij.gemeente, op: rij.melddatum)
      }
    case .andereSoort:
      if versie == 0 { rij.soort = leeftijd >= 18 ? .v3 : .overig }
    case .langdurig:
      if versie == 0 {
        rij.einde = nil
        if leeftijd < 18 { rij.soort = .v3 }
      } else {
        rij.einde = eindeNu
      }
    case .beginVerbeterd:
      if versie > 0 {
        rij.begin = max(rij.begin.plus(dagen: -3), Schooljaar(van: rij.melddatum).begin)
        rij.uren = rij.uren.map { $0 + 6 }
      }
    case .oudeVersieLater, .tweeInEen:
      rij.status = versie == 0 ? .geregistreerd : .inBehandeling
    case .heenEnWeer:
      rij.status = versie == 1 ? .inBehandeling : .geregistreerd
    }
  }
}

extension Verzuimsoort {
  /// Whether the norm behind it counts lesson hours.
  fileprivate var isLesuren: Bool {
    switch self {
    case .v1, .v2, .v3, .v4, .rmc: true
    case .luxe, .lrv, .overig: false
    }
  }
}
