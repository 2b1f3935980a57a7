import Domain

/// `duur: {meer-dan: 4 weken, zonder-einde: telt}` — the record lasts long enough, from its begin up to and including
/// its end: `ten-minste` so long, or `meer-dan` that.
///
/// - In `dagen` or `weken` of seven: the days are counted, the first and the last included.
/// - In `maanden`: the day after the end is held against the begin so many months later; a day that the month doesn't
///   have becomes its last one.
///
/// A record without an end lasts long enough (`zonder-einde: telt`), doesn't (`telt-niet`), or is taken to last up to and
/// including the day of the count (`tot-teldag`): the peildatum, or 31 July of the school year that is counted.
///
/// Source: four weeks is the boundary of langdurig relatief verzuim; some texts say more than four (Kamerstuk 26 695,
/// nr. 108), some four or longer (jaarverslag Leerplein Zuid-Kennemerland), so it is a parameter.
public struct DuurClausule: Sendable {
  public enum Maat: String, CaseIterable, Sendable {
    case dagen
    case weken
    case maanden
  }

  public enum ZonderEinde: String, CaseIterable, Sendable {
    case telt
    case teltNiet = "telt-niet"
    case totTeldag = "tot-teldag"
  }

  let grens: Grens
  let maat: Maat
  let zonderEinde: ZonderEinde

  public init(_ grens: Grens, _ maat: Maat, zonderEinde: ZonderEinde) {
    self.grens = grens
    self.maat = maat
    self.zonderEinde = zonderEinde
  }

  func geldt(_ rij: Rij, _ zicht: Zicht) -> Bool {
    if let einde = rij.einde { return duurt(van: rij.begin, totEnMet: einde) }
    switch zonderEinde {
    case .telt: return true
    case .teltNiet: return false
    case .totTeldag: return rij.begin <= zicht.teldag && duurt(van: rij.begin, totEnMet: zicht.teldag)
    }
  }

  private func duurt(van begin: LocalDate, totEnMet einde: LocalDate) -> Bool {
    let daarna = einde.plus(dagen: 1)
    switch maat {
    case .dagen: return grens.haalt(Int(daarna.dagnummer - begin.dagnummer))
    case .weken:
      let dagen = Grens(grens.soort, 7 * grens.waarde)
      return dagen.haalt(Int(daarna.dagnummer - begin.dagnummer))
    case .maanden:
      let vol = begin.plus(maanden: grens.waarde)
      return grens.soort == .tenMinste ? daarna >= vol : daarna > vol
    }
  }

  var tekst: String { "{\(grens.tekst) \(maat.rawValue), zonder-einde: \(zonderEinde.rawValue)}" }
}
