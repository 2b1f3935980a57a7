import Domain

/// What makes a row bad.
enum Verminking<Kolom: Equatable> {
  /// The row itself has been changed: it says something impossible.
  case inhoud
  /// Another text in one column.
  case tekst(Kolom, String)
  case kolomTeWeinig
  case kolomTeVeel
  /// Bytes that the encoding of the file doesn't have.
  case geenTekst

  /// The text that takes the place of a column's value; nil when it keeps its own.
  func tekst(in kolom: Kolom) -> String? {
    if case .tekst(let plaats, let tekst) = self, plaats == kolom { return tekst }
    return nil
  }
}

/// A row of which a bad one can be made.
protocol Verminkbaar {
  associatedtype Kolom: Equatable & CaseIterable & RawRepresentable<String>

  /// A row that has to be rejected with this code and no other; `keer` varies how.
  func verminkt(_ code: Afkeurcode, keer: Int) -> (Self, Verminking<Kolom>)
}

extension Meldingrij: Verminkbaar {
  typealias Kolom = Meldingkolom

  func verminkt(_ code: Afkeurcode, keer: Int) -> (Meldingrij, Verminking<Meldingkolom>) {
    var rij = self
    if keer.isMultiple(of: 2) {
      rij.nummer = Nummerreeks.afgekeurdMeldingsnummer(keer % 1_000_000)
    } else {
      // A newer version of a melding that stays as it was, because this one is rejected.
      rij.mutatiedatum = mutatiedatum.plus(dagen: 1)
    }
    switch code {
    case .r01:
      if bsn == 0 { return (rij, .tekst(.onderwijsnummer, onderwijsnummer.metFoutCijfer)) }
      if !keer.isMultiple(of: 3) { return (rij, .tekst(.bsn, bsn.metFoutCijfer)) }
      rij.bsn = 0
      rij.onderwijsnummer = 0
      return (rij, .inhoud)
    case .r02:
      let kolommen: [Meldingkolom] = [.begin, .melddatum, .geboortedatum, .mutatiedatum, .mutatietijd]
      return (rij, .tekst(kolommen[keer % kolommen.count], "31-02-2021x"))
    case .r03:
      rij.einde = begin.plus(dagen: -1 - keer % 7)
      return (rij, .inhoud)
    case .r04:
      let verplicht: [Meldingkolom] = [
        .status, .meldingsnummer, .geboortedatum, .begin, .melddatum, .soort, .gemeentecode, .mutatiedatum,
      ]
      return (rij, .tekst(verplicht[keer % verplicht.count], ""))
    case .r05: return (rij, .tekst(.brin, ["25ga", "2AGA", ""][keer % 3]))
    case .r06: return (rij, keer.isMultiple(of: 2) ? .tekst(.soort, "V9") : .tekst(.status, "X"))
    case .r07: return (rij, .tekst(.gemeentecode, ["9999", "Zwolle", "00193A"][keer % 3]))
    case .r08: return (rij, keer.isMultiple(of: 2) ? .kolomTeWeinig : .kolomTeVeel)
    case .r09: return (rij, .geenTekst)
    }
  }
}

extension Werkprocesrij: Verminkbaar {
  typealias Kolom = Werkproceskolom

  func verminkt(_ code: Afkeurcode, keer: Int) -> (Werkprocesrij, Verminking<Werkproceskolom>) {
    var rij = self
    rij.mutatiedatum = mutatiedatum.plus(dagen: 1)
    switch code {
    case .r01:
      if bsn == 0 { return (rij, .tekst(.onderwijsnummer, onderwijsnummer.metFoutCijfer)) }
      return (rij, .tekst(.bsn, bsn.metFoutCijfer))
    case .r02:
      let kolommen: [Werkproceskolom] = [.start, .einde, .geboortedatum, .mutatiedatum]
      return (rij, .tekst(kolommen[keer % kolommen.count], "volgt nog"))
    case .r03:
      rij.einde = start.plus(dagen: -1 - keer % 7)
      return (rij, .inhoud)
    case .r04:
      let verplicht: [Werkproceskolom] = [
        .soort, .start, .werkprocesnummer, .geboortedatum, .gemeentecode, .mutatiedatum,
      ]
      return (rij, .tekst(verplicht[keer % verplicht.count], ""))
    case .r05: return (rij, .tekst(.brin, ["25ga", "25G", "ROC"][keer % 3]))
    case .r06: return (rij, .tekst(.soort, "verzuim"))
    case .r07: return (rij, .tekst(.gemeentecode, ["9999", "Zwolle", "00193A"][keer % 3]))
    case .r08: return (rij, keer.isMultiple(of: 2) ? .kolomTeVeel : .kolomTeWeinig)
    case .r09: return (rij, .geenTekst)
    }
  }
}

extension UInt32 {
  /// With another last digit, which no elfproef forgives.
  fileprivate var metFoutCijfer: String { String(self / 10 * 10 + (self % 10 + 1) % 10) }
}
