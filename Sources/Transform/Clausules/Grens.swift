/// A lower bound: with the number itself, or without it.
public struct Grens: Hashable, Sendable {
  public enum Soort: String, CaseIterable, Sendable {
    case tenMinste = "ten-minste"
    case meerDan = "meer-dan"
  }

  let soort: Soort
  let waarde: Int

  /// - Parameter waarde: 0 or more.
  public init(_ soort: Soort, _ waarde: Int) {
    self.soort = soort
    self.waarde = waarde
  }

  func haalt(_ getal: Int) -> Bool {
    switch soort {
    case .tenMinste: getal >= waarde
    case .meerDan: getal > waarde
    }
  }

  var tekst: String { "\(soort.rawValue): \(waarde)" }
}

/// Whether a record of which the value isn't known counts.
public enum Zonder: String, CaseIterable, Sendable {
  case telt
  case teltNiet = "telt-niet"
}
