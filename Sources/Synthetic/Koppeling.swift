/// How the volgsysteem follows up on a melding. Each case makes a step of the bridge between the two.
enum Koppeling {
  /// Not at all: the melding is known to DUO alone.
  case geen
  case gewoon
  /// With a werkproces that bears no meldingsnummer.
  case zonderNummer
  /// With a werkproces whose meldingsnummer no melding has.
  case onbekendNummer
  case tweemaal
  /// With a werkproces in another gemeente of the region.
  case andereGemeente
  /// With a werkproces outside the region.
  case andereRegio
  /// The pupil came to live in the region: the melding is of elsewhere, the werkproces isn't.
  case ingekomen

  /// From a lot between 0 and 99.
  init(lot: Int, meldingInRegio: Bool) {
    guard meldingInRegio else {
      self = 30..<55 ~= lot ? .ingekomen : .geen
      return
    }
    switch lot {
    case ..<30: self = .geen
    case ..<80: self = .gewoon
    case ..<84: self = .zonderNummer
    case ..<87: self = .onbekendNummer
    case ..<92: self = .tweemaal
    case ..<96: self = .andereGemeente
    default: self = .andereRegio
    }
  }

  var werkprocessen: Int {
    switch self {
    case .geen: 0
    case .tweemaal: 2
    default: 1
    }
  }
}
