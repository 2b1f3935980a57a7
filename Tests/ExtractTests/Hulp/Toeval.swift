/// Random numbers that are the same on every run (SplitMix64), so that a red test can be repeated.
struct Toeval: RandomNumberGenerator {
  private var toestand: UInt64

  init(_ zaad: Int) {
    toestand = UInt64(zaad) &* 0x9E37_79B9_7F4A_7C15
  }

  mutating func next() -> UInt64 {
    toestand &+= 0x9E37_79B9_7F4A_7C15
    var z = toestand
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func onder(_ grens: Int) -> Int { Int.random(in: 0..<grens, using: &self) }
}
