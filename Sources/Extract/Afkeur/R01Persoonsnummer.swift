import Domain

/// The personal numbers of a row; at least one.
struct Persoonsnummers {
  var bsn: Persoonsnummer?
  var onderwijsnummer: Persoonsnummer?

  /// Whether a text spells one of them, whatever stands around it.
  func gespeld(_ tekst: UnsafeBufferPointer<UInt8>) -> Bool {
    tekst.indices.contains { van in
      [8, 9].contains { lengte in
        guard van + lengte <= tekst.count else { return false }
        let deel = UnsafeBufferPointer(rebasing: tekst[van..<(van + lengte)])
        return bsn?.isGespeld(deel) ?? false || onderwijsnummer?.isGespeld(deel) ?? false
      }
    }
  }
}

extension Rijlezer {
  /// `R01`: no personal number, or one that fails the elfproef.
  ///
  /// One valid number is needed, and a second one that is present must be valid too. Empty and all zeros mean
  /// absent. Without any number the field at fault is the BSN.
  mutating func persoonsnummers() -> Persoonsnummers? {
    var nummers = Persoonsnummers()
    var goed = true
    switch Persoonsnummer.lees(bytes(.bsn), als: .bsn) {
    case .afwezig: break
    case .geldig(let nummer): nummers.bsn = nummer
    case .ongeldig:
      fout(.r01, .bsn)
      goed = false
    }
    switch Persoonsnummer.lees(bytes(.onderwijsnummer), als: .onderwijsnummer) {
    case .afwezig: break
    case .geldig(let nummer): nummers.onderwijsnummer = nummer
    case .ongeldig:
      fout(.r01, .onderwijsnummer)
      goed = false
    }
    if indeling.heeft(.persoonsnummer) {
      switch eenVanBeide(bytes(.persoonsnummer)) {
      case .afwezig: break
      case .geldig(let nummer):
        if nummer.soort == .bsn { nummers.bsn = nummer } else { nummers.onderwijsnummer = nummer }
      case .ongeldig:
        fout(.r01, .persoonsnummer)
        goed = false
      }
    }
    if goed, nummers.bsn == nil, nummers.onderwijsnummer == nil {
      fout(.r01, indeling.heeft(.persoonsnummer) ? .persoonsnummer : .bsn)
      goed = false
    }
    return goed ? nummers : nil
  }

  /// No number passes both: the elfproef of a BSN leaves 0, that of an onderwijsnummer 5.
  private func eenVanBeide(_ bytes: UnsafeBufferPointer<UInt8>) -> Persoonsnummer.Gelezen {
    let alsBSN = Persoonsnummer.lees(bytes, als: .bsn)
    guard case .ongeldig = alsBSN else { return alsBSN }
    return Persoonsnummer.lees(bytes, als: .onderwijsnummer)
  }
}
