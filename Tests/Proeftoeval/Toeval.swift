/// A small generator of numbers with a seed (SplitMix64): the same seed gives the same register, or model, on every machine.
public struct Toeval: RandomNumberGenerator {
  private var stand: UInt64

  public init(zaad: Int) {
    // Mixed, for otherwise the numbers of a seed are those of the seed before, one further on.
    stand = Self.meng(UInt64(truncatingIfNeeded: zaad) &+ 0x1234_5678)
  }

  public mutating func next() -> UInt64 {
    stand &+= 0x9E37_79B9_7F4A_7C15
    return Self.meng(stand)
  }

  private static func meng(_ getal: UInt64) -> UInt64 {
    var z = getal
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  public mutating func getal(_ bereik: ClosedRange<Int>) -> Int { Int.random(in: bereik, using: &self) }

  /// True so many times out of a hundred.
  public mutating func kans(_ procent: Int) -> Bool { getal(1...100) <= procent }

  public mutating func een<W>(uit waarden: [W]) -> W { waarden[getal(0...(waarden.count - 1))] }
}
