import Domain

extension Rijlezer {
  /// `R06`: a code that the profile's list doesn't have. Codes match exactly, capitals included.
  mutating func code<C: Codewaarde>(_ veld: Veldnaam, als soort: C.Type) -> C? {
    guard isGevuld(veld) else { return nil }
    guard let code = vrijeCode(veld, als: soort) else {
      fout(.r06, veld)
      return nil
    }
    return code
  }

  /// Empty ones are missing. One that isn't in the list rejects the row: a ground or decision that is passed over in silence
  /// would make a wrong number.
  mutating func kenmerken(van record: Recordsoort) -> Kenmerken {
    var kenmerken = Kenmerken()
    for (kenmerk, veld) in record == .opgave ? Self.opgavevelden : Self.werkprocesvelden
    where !bytes(veld).isEmpty {
      if let nummer = codenummer(veld) { kenmerken[kenmerk] = nummer } else { fout(.r06, veld) }
    }
    return kenmerken
  }

  private static let werkprocesvelden = kenmerkvelden(van: .werkproces)
  private static let opgavevelden = kenmerkvelden(van: .opgave)

  private static func kenmerkvelden(van record: Recordsoort) -> [(Kenmerk, Veldnaam)] {
    Kenmerk.alle(van: record).compactMap { kenmerk in Veldnaam(kenmerk).map { (kenmerk, $0) } }
  }

  /// A code from a field that may also hold free text: what isn't in the list is dropped, for free text never
  /// leaves Extract.
  func vrijeCode<C: Codewaarde>(_ veld: Veldnaam, als soort: C.Type) -> C? {
    codenummer(veld).flatMap { C(rawValue: $0) }
  }

  /// By the list of the profile; nil for a text that isn't in it.
  private func codenummer(_ veld: Veldnaam) -> UInt8? {
    let bytes = bytes(veld)
    return indeling.codes[veld.index].first { bytes.elementsEqual($0.tekst) }?.nummer
  }
}
