import Domain

extension Rijlezer {
  /// `R04`: a mandatory field is empty.
  mutating func isGevuld(_ veld: Veldnaam) -> Bool {
    guard bytes(veld).isEmpty else { return true }
    fout(.r04, veld)
    return false
  }

  mutating func verplichteDatum(_ veld: Veldnaam, staart: Datumstaart = .geen) -> LocalDate? {
    isGevuld(veld) ? datum(veld, staart: staart) : nil
  }

  /// The number of the record: text of 1–20 characters. A longer one is `R04` too, and so is one in which
  /// the pupil's own personal number stands: record numbers are published, personal numbers never are.
  mutating func nummer(_ veld: Veldnaam, van personen: Persoonsnummers?) -> Recordnummer? {
    guard isGevuld(veld) else { return nil }
    let nummer = Recordnummer(tekst(veld))
    guard nummer.lengte <= 20, !(personen?.gespeld(bytes(veld)) ?? false) else {
      fout(.r04, veld)
      return nil
    }
    return nummer
  }
}
