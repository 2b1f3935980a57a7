import Domain

extension Rijlezer {
  /// `R07`: a gemeentecode that never existed, or no code at all; nor, where the profile allows names, the name of a gemeente.
  mutating func gemeentecode() -> Gemeentecode? {
    guard isGevuld(.gemeentecode) else { return nil }
    if let code = indeling.gemeentenamen?[tekst(.gemeentecode)] { return code }
    guard let code = Gemeentecode(bytes(.gemeentecode)), indeling.gemeenten[code] != nil else {
      fout(.r07, .gemeentecode)
      return nil
    }
    return code
  }
}
