import Domain

extension Rijlezer {
  /// `R07`: a gemeentecode that never existed, or no code at all.
  mutating func gemeentecode() -> Gemeentecode? {
    guard isGevuld(.gemeentecode) else { return nil }
    guard let code = Gemeentecode(bytes(.gemeentecode)), indeling.gemeenten[code] != nil else {
      fout(.r07, .gemeentecode)
      return nil
    }
    return code
  }
}
