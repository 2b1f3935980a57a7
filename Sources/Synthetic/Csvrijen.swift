import Domain

extension Meldingrij: Csvrij {
  static var tekstkolom: Meldingkolom { .reden }

  func schrijf(
    _ kolom: Meldingkolom, _ vorm: Csvbestand<Meldingrij>, nummer rij: Int, _ uit: inout Schrijver
  ) {
    switch kolom {
    case .meldingsnummer: uit.getal(Int(nummer))
    case .bsn: vorm.schrijfNummer(bsn, &uit)
    case .onderwijsnummer: vorm.schrijfNummer(onderwijsnummer, &uit)
    case .geboortedatum: vorm.schrijfDatum(geboortedatum, &uit)
    case .brin: if let brin { uit.brin(brin) }
    case .vestiging: if let vestiging { uit.tekst(vestiging.description) }
    case .gemeentecode: vorm.schrijfGemeente(gemeente, nummer: rij, &uit)
    case .soort: uit.tekst(soort.code)
    case .begin: vorm.schrijfDatum(begin, &uit)
    case .einde: vorm.schrijfDatum(einde, &uit)
    case .melddatum: schrijfMelddatum(vorm, &uit)
    case .uren: if let uren { uit.getal(uren) }
    case .alleLessenGemist: if let alleLessenGemist { uit.tekst(alleLessenGemist ? "J" : "N") }
    case .status: uit.tekst(status.code)
    case .reden:
      switch reden {
      case .geen: break
      case .vrijstelling: uit.tekst("V")
      case .tekst(let tekst): uit.bytes(vorm.vrijeTeksten[tekst])
      }
    case .mutatiedatum: vorm.schrijfDatum(mutatiedatum, &uit)
    case .mutatietijd:
      guard let mutatietijd else { return }
      uit.tijd(mutatietijd / 1000)
      uit.byte(0x2E)
      uit.getal(mutatietijd % 1000, cijfers: 3)
    }
  }

  /// With its time, behind a `T` or a space; not where the date is nothing but digits.
  private func schrijfMelddatum(_ vorm: Csvbestand<Meldingrij>, _ uit: inout Schrijver) {
    vorm.schrijfDatum(melddatum, &uit)
    switch vorm.vorm.datum {
    case .iso: uit.byte(0x54)
    case .aaneen: return
    default: uit.byte(0x20)
    }
    uit.tijd(meldtijd)
  }
}

extension Werkprocesrij: Csvrij {
  static var tekstkolom: Werkproceskolom { .resultaat }

  func schrijf(
    _ kolom: Werkproceskolom, _ vorm: Csvbestand<Werkprocesrij>, nummer rij: Int, _ uit: inout Schrijver
  ) {
    switch kolom {
    case .werkprocesnummer:
      uit.tekst("WP-")
      uit.getal(jaar)
      uit.byte(0x2D)
      uit.getal(volgnummer, cijfers: 7)
    case .bsn: vorm.schrijfNummer(bsn, &uit)
    case .onderwijsnummer: vorm.schrijfNummer(onderwijsnummer, &uit)
    case .geboortedatum: vorm.schrijfDatum(geboortedatum, &uit)
    case .gemeentecode: vorm.schrijfGemeente(gemeente, nummer: rij, &uit)
    case .soort: uit.tekst(soort.code)
    case .start: vorm.schrijfDatum(start, &uit)
    case .einde: vorm.schrijfDatum(einde, &uit)
    case .meldingsnummer: if meldingsnummer > 0 { uit.getal(Int(meldingsnummer)) }
    case .brin: if let brin { uit.brin(brin) }
    case .resultaat:
      switch uitkomst {
      case .geen: break
      case .code(let resultaat): uit.tekst(resultaat.code)
      case .tekst(let tekst): uit.bytes(vorm.vrijeTeksten[tekst])
      }
    case .mutatiedatum: vorm.schrijfDatum(mutatiedatum, &uit)
    }
  }
}
