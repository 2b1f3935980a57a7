/// What a volgsysteem registers of a werkproces besides its kind and its result, each from a closed list of codes. The raw
/// value is the name of the field in profiles, definitions and facts.
public enum Kenmerk: String, CaseIterable, Sendable {
  /// Of an exemption or leave: the article of the Leerplichtwet 1969.
  case grond
  /// What was decided on a request for it.
  case besluit
  /// For which absence a sanction was.
  case aanleiding
  /// How a referral to Halt or an official report (proces-verbaal) ended.
  case afdoening
  /// How far a traject of RMC has come (JVS 3.0: in beeld brengen, bereiken, begeleiden).
  case fase
  /// Where a young person in a vulnerable position is enrolled.
  case onderwijs
  /// Of what a young person lives, in the classes of the monthly file of the Inlichtingenbureau.
  case inkomen

  /// In an order that never changes: the register keeps a code as its place in it, from 1.
  public var codes: [String] {
    switch self {
    case .grond: ["3a", "3b", "5a", "5b", "5c", "5a-trekkend", "11f", "11g", "15"]
    case .besluit: ["toegekend", "afgewezen", "in-behandeling", "via-duo"]
    case .aanleiding: ["relatief", "luxe", "absoluut", "overig"]
    case .afdoening:
      ["leerstraf", "schikking", "zitting", "hulp-en-steun", "sepot", "negatief", "overig"]
    case .fase: ["in-beeld", "contact", "traject"]
    case .onderwijs: ["praktijkonderwijs", "vso", "entree", "mbo-2", "mbo-3", "mbo-4"]
    case .inkomen: ["geen", "tot-300", "boven-300", "uitkering-uwv", "uitkering-gemeente", "wajong"]
    }
  }

  /// The number of a code; nil when there is no such code.
  public func nummer(_ code: String) -> UInt8? { codes.firstIndex(of: code).map { UInt8($0 + 1) } }

  /// Of its byte in `Kenmerken`.
  fileprivate var plaats: UInt64 {
    switch self {
    case .grond: 0
    case .besluit: 1
    case .aanleiding: 2
    case .afdoening: 3
    case .fase: 4
    case .onderwijs: 5
    case .inkomen: 6
    }
  }
}

/// The kenmerken of one werkproces; each may be missing.
public struct Kenmerken: Hashable, Sendable {
  /// A byte for each; 0 = none.
  private var bytes: UInt64 = 0

  public init() {}

  /// The number of the code; 0 = none.
  public subscript(_ kenmerk: Kenmerk) -> UInt8 {
    get { UInt8(truncatingIfNeeded: bytes >> (8 * kenmerk.plaats)) }
    set {
      let plaats = 8 * kenmerk.plaats
      bytes = bytes & ~(0xFF << plaats) | UInt64(newValue) << plaats
    }
  }

  /// Nil when it has none.
  public func code(_ kenmerk: Kenmerk) -> String? {
    let nummer = Int(self[kenmerk])
    return 1...kenmerk.codes.count ~= nummer ? kenmerk.codes[nummer - 1] : nil
  }

  public var isLeeg: Bool { bytes == 0 }
}
