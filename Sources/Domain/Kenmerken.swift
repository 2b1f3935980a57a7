/// What a source registers of a werkproces or an opgave besides its kind, each from a closed list of codes. The raw value is
/// the name of the field in profiles, definitions and facts.
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
  /// Where somebody is or was enrolled.
  case onderwijs
  /// Of what a young person lives, in the classes of the monthly file of the Inlichtingenbureau.
  case inkomen
  /// The state of a move to the next school (Intergrip).
  case overstap
  /// Who settled that move.
  case afhandeling
  /// Whether the leerplichtambtenaar or RMC has taken up a risky move.
  case opgepakt
  /// The part of education in which DUO counts.
  case sector
  /// Whether somebody has a startkwalificatie.
  case startkwalificatie
  /// Whether wettelijk verzuim was reported of somebody, and other verzuim.
  case wettelijkGemeld = "wettelijk_gemeld"
  case nietWettelijkGemeld = "niet_wettelijk_gemeld"
  /// REDEN_UITSTROOM as delivered: two sources disagree on what the codes mean, so they are never translated.
  case uitstroom
  /// Why somebody no longer lives in the gemeente.
  case vertrek

  /// Those that a kind of record has, in an order that never changes.
  public static func alle(van record: Recordsoort) -> [Kenmerk] {
    switch record {
    case .melding: []
    case .werkproces: [.grond, .besluit, .aanleiding, .afdoening, .fase, .onderwijs, .inkomen]
    case .opgave:
      [
        .onderwijs, .inkomen, .overstap, .afhandeling, .opgepakt, .sector, .startkwalificatie,
        .wettelijkGemeld, .nietWettelijkGemeld, .uitstroom, .vertrek,
      ]
    }
  }

  /// In an order that never changes: the register keeps a code as its place in it, from 1.
  public var codes: [String] {
    switch self {
    case .grond: ["3a", "3b", "5a", "5b", "5c", "5a-trekkend", "11f", "11g", "15"]
    case .besluit: ["toegekend", "afgewezen", "in-behandeling", "via-duo"]
    case .aanleiding: ["relatief", "luxe", "absoluut", "overig"]
    case .afdoening:
      ["leerstraf", "schikking", "zitting", "hulp-en-steun", "sepot", "negatief", "overig"]
    case .fase: ["in-beeld", "contact", "traject"]
    case .onderwijs:
      [
        "praktijkonderwijs", "vso", "entree", "mbo-2", "mbo-3", "mbo-4", "po", "so", "vmbo-bb", "vmbo-overig",
        "havo-vwo", "vavo",
      ]
    case .inkomen: ["geen", "tot-300", "boven-300", "uitkering-uwv", "uitkering-gemeente", "wajong"]
    case .overstap:
      [
        "aangemeld", "geplaatst", "afgemeld", "afgewezen", "onbekend", "beeindigd", "overgedragen",
        "definitief",
      ]
    case .afhandeling: ["vo", "mbo", "lp-rmc"]
    case .sector: ["vo", "mbo", "vavo"]
    case .opgepakt, .startkwalificatie, .wettelijkGemeld, .nietWettelijkGemeld: ["ja", "nee"]
    case .uitstroom: ["01", "02", "03", "04", "05", "06", "07", "08", "09"]
    case .vertrek: ["verhuisd", "overleden"]
    }
  }

  /// The number of a code; nil when there is no such code.
  public func nummer(_ code: String) -> UInt8? { codes.firstIndex(of: code).map { UInt8($0 + 1) } }

  /// Of its byte in `Kenmerken`.
  fileprivate var plaats: Int {
    switch self {
    case .grond: 0
    case .besluit: 1
    case .aanleiding: 2
    case .afdoening: 3
    case .fase: 4
    case .onderwijs: 5
    case .inkomen: 6
    case .overstap: 7
    case .afhandeling: 8
    case .opgepakt: 9
    case .sector: 10
    case .startkwalificatie: 11
    case .wettelijkGemeld: 12
    case .nietWettelijkGemeld: 13
    case .uitstroom: 14
    case .vertrek: 15
    }
  }
}

/// The kenmerken of one record; each may be missing.
public struct Kenmerken: Hashable, Sendable {
  /// A byte for each; 0 = none.
  private var bytes = SIMD16<UInt8>()

  public init() {}

  /// The number of the code; 0 = none.
  public subscript(_ kenmerk: Kenmerk) -> UInt8 {
    get { bytes[kenmerk.plaats] }
    set { bytes[kenmerk.plaats] = newValue }
  }

  /// Nil when it has none.
  public func code(_ kenmerk: Kenmerk) -> String? {
    let nummer = Int(self[kenmerk])
    return 1...kenmerk.codes.count ~= nummer ? kenmerk.codes[nummer - 1] : nil
  }

  public var isLeeg: Bool { self == Kenmerken() }
}
