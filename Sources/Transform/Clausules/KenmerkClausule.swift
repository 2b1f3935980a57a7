import Domain

/// `kenmerk: {grond: [5a, 5b], besluit: [toegekend, via-duo]}` — of each kenmerk that is named, the werkproces or
/// opgave has one of these codes. One that lacks one of them doesn't count: what isn't registered is none of the codes.
public struct KenmerkClausule: Sendable {
  /// Of each kenmerk the numbers of its codes.
  let codes: [Kenmerk: Set<UInt8>]

  public init(_ codes: [Kenmerk: Set<UInt8>]) {
    self.codes = codes
  }

  func geldt(_ rij: Rij) -> Bool {
    codes.allSatisfy { kenmerk, nummers in nummers.contains(rij.kenmerken[kenmerk]) }
  }

  var tekst: String {
    let delen = Kenmerk.allCases.compactMap { kenmerk -> String? in
      guard let nummers = codes[kenmerk] else { return nil }
      let namen = kenmerk.codes.filter { code in kenmerk.nummer(code).map(nummers.contains) ?? false }
      return "\(kenmerk.rawValue): \(Lijsttekst.lijst(namen))"
    }
    return "{" + delen.joined(separator: ", ") + "}"
  }
}
