import Domain

extension Rijlezer {
  /// `R05`: the BRIN isn't two digits and two capitals. Empty is allowed for a werkproces only.
  mutating func brin(leegMag: Bool) -> Brin? {
    let bytes = bytes(.brin)
    if bytes.isEmpty, leegMag { return nil }
    guard let brin = Brin(bytes) else {
      fout(.r05, .brin)
      return nil
    }
    return brin
  }
}
