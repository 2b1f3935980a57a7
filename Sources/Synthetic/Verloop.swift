/// What happens to a melding after its first delivery, and how many deliveries later it comes again.
enum Verloop {
  case eenmalig
  /// The end date becomes known.
  case eindeBekend
  /// R, then B, then G.
  case afgehandeld
  case terKennisgeving
  case ingetrokken
  /// The gemeente is corrected after a move.
  case verhuisd
  /// The soort is corrected, as when V3 was reported of someone of 18.
  case andereSoort
  /// Absence that goes on: V3 becomes LRV.
  case langdurig
  case beginVerbeterd
  /// Delivered again as it was.
  case ongewijzigd
  /// The first version comes once more, behind a newer one.
  case oudeVersieLater
  /// R, then B, then R: three versions, of which the last equals the first.
  case heenEnWeer
  /// Two versions in one delivery.
  case tweeInEen
  /// Nothing changes but that the pupil's other number is known.
  case nummerBekend

  /// The farthest delivery behind the first one that can bring a melding again.
  static let langst = 3

  /// From a lot between 0 and 99: of each hundred meldingen as many as the cases say.
  init(lot: Int) {
    switch lot {
    case ..<44: self = .eenmalig
    case ..<56: self = .eindeBekend
    case ..<67: self = .afgehandeld
    case ..<71: self = .terKennisgeving
    case ..<75: self = .ingetrokken
    case ..<79: self = .verhuisd
    case ..<82: self = .andereSoort
    case ..<85: self = .langdurig
    case ..<87: self = .beginVerbeterd
    case ..<94: self = .ongewijzigd
    case ..<96: self = .oudeVersieLater
    case ..<98: self = .heenEnWeer
    default: self = .tweeInEen
    }
  }

  /// The versions that the delivery brings which comes so many after the first; nil when it brings none.
  func versies(naLeveringen aantal: Int) -> ClosedRange<Int>? {
    switch (self, aantal) {
    case (.tweeInEen, 0): 0...1
    case (_, 0): 0...0
    case (.eenmalig, _), (.tweeInEen, _): nil
    case (.ongewijzigd, 1), (.oudeVersieLater, 2): 0...0
    case (.ongewijzigd, _): nil
    case (.verhuisd, 2), (.langdurig, 2): 1...1
    case (.verhuisd, _), (.langdurig, _): nil
    case (_, 1): 1...1
    case (.afgehandeld, 3), (.heenEnWeer, 2): 2...2
    default: nil
    }
  }

  /// How many deliveries after the first one a version arises.
  func leveringen(totVersie versie: Int) -> Int {
    switch (self, versie) {
    case (_, 0), (.tweeInEen, _): 0
    case (.verhuisd, _), (.langdurig, _), (.heenEnWeer, 2): 2
    case (.afgehandeld, 2): 3
    default: 1
    }
  }

  var laatsteVersie: Int {
    switch self {
    case .eenmalig, .ongewijzigd: 0
    case .afgehandeld, .heenEnWeer: 2
    default: 1
    }
  }
}
