/// The spellings of a date that a profile may allow. Day and month always have two digits.
public enum Datumpatroon: String, CaseIterable, Sendable {
  case iso = "yyyy-mm-dd"
  case dagEerst = "dd-mm-yyyy"
  case aaneen = "yyyymmdd"

  /// The day that the bytes spell in this pattern, all of them; nil when they don't or no such day exists.
  public func lees(_ b: UnsafeBufferPointer<UInt8>, jaren: ClosedRange<Int> = LocalDate.jaren) -> LocalDate? {
    switch self {
    case .iso:
      guard b.count == 10, b[4] == 0x2D, b[7] == 0x2D else { return nil }
      return datum(b, jaar: 0, maand: 5, dag: 8, jaren)
    case .dagEerst:
      guard b.count == 10, b[2] == 0x2D, b[5] == 0x2D else { return nil }
      return datum(b, jaar: 6, maand: 3, dag: 0, jaren)
    case .aaneen:
      guard b.count == 8 else { return nil }
      return datum(b, jaar: 0, maand: 4, dag: 6, jaren)
    }
  }

  private func datum(
    _ b: UnsafeBufferPointer<UInt8>, jaar: Int, maand: Int, dag: Int, _ jaren: ClosedRange<Int>
  ) -> LocalDate? {
    guard let j = b.getal(jaar, cijfers: 4), let m = b.getal(maand, cijfers: 2),
      let d = b.getal(dag, cijfers: 2)
    else { return nil }
    return LocalDate(jaar: j, maand: m, dag: d, jaren: jaren)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The number that so many ASCII digits spell from `plaats` on; nil when one of them is no digit or missing.
  public func getal(_ plaats: Int, cijfers: Int) -> Int? {
    guard plaats + cijfers <= count else { return nil }
    var som = 0
    for i in plaats..<(plaats + cijfers) {
      let cijfer = self[i] &- 48
      guard cijfer < 10 else { return nil }
      som = som * 10 + Int(cijfer)
    }
    return som
  }
}
