/// Chance that can be repeated: SplitMix64 (Steele, Lea and Flood, 2014), seeded by what it is for.
///
/// Each record draws from a stream of its own. So a record is a function of the seed and its number, and can
/// be made again for a later delivery without having been kept: that is what keeps memory independent of
/// their number.
struct Toeval {
  /// What the chance is for; two of these never share draws.
  enum Stroom: UInt64 {
    case groep = 1
    case voorganger
    case leerling
    case school
    case melding
    case verloop
    case mutatie
    case gemeentecode
    case woonplaats
    case koppeling
    case werkproces
    case losWerkproces
    case vorm
    case kenmerk
    case jongere
    case loopbaan
    case verblijf
    case opgave
    case overstap
    case inkomen
    case export
  }

  private var staat: UInt64

  init(_ seed: UInt64, _ stroom: Stroom, _ nummer: Int) {
    let plek = Self.meng(stroom.rawValue << 56 ^ UInt64(truncatingIfNeeded: nummer))
    self.staat = Self.meng(seed) ^ plek
  }

  mutating func volgende() -> UInt64 {
    staat &+= 0x9E37_79B9_7F4A_7C15
    return Self.meng(staat)
  }

  /// 0 up to but not including `grens`, which is at least 1.
  mutating func onder(_ grens: Int) -> Int {
    Int(truncatingIfNeeded: volgende().multipliedFullWidth(by: UInt64(truncatingIfNeeded: grens)).high)
  }

  mutating func tussen(_ grenzen: ClosedRange<Int>) -> Int {
    grenzen.lowerBound + onder(grenzen.count)
  }

  /// True in so many cases of a thousand.
  mutating func kans(promille: Int) -> Bool { onder(1000) < promille }

  /// One of these, which aren't none.
  mutating func uit<Waarde>(_ waarden: [Waarde]) -> Waarde { waarden[onder(waarden.count)] }

  /// A lot from 0 to 99 that each hundred consecutive numbers share out among them, each getting another. So
  /// what happens to one in a hundred happens at six hundred as well.
  static func lot(_ seed: UInt64, _ stroom: Stroom, _ nummer: Int) -> Int {
    var toeval = Toeval(seed, stroom, nummer / 100)
    let begin = toeval.onder(100)
    // A step that shares no factor with 100 visits all of its remainders.
    let stap = toeval.onder(10) * 10 + [1, 3, 7, 9][toeval.onder(4)]
    return (nummer % 100 * stap + begin) % 100
  }

  private static func meng(_ waarde: UInt64) -> UInt64 {
    var z = waarde
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
