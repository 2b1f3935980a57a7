/// An exact fraction, in lowest terms and with a positive denominator: whether a figure lies within its rounding must
/// not depend on how a computer rounds.
///
/// Made of printed numbers of at most twelve digits (`Gedrukt`), which leaves room for every sum, ratio and difference
/// that is taken of them.
public struct Breuk: Hashable, Sendable {
  public let teller: Int128
  public let noemer: Int128

  /// - Parameter noemer: not 0; a fraction over 0 is nil.
  public init?(_ teller: Int128, over noemer: Int128) {
    guard noemer != 0 else { return nil }
    self.init(teller, noemer)
  }

  public init(_ waarde: Int) {
    (teller, noemer) = (Int128(waarde), 1)
  }

  private init(_ teller: Int128, _ noemer: Int128) {
    var (a, b) = (teller.magnitude, noemer.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    let deler = Int128(max(a, 1)) * (noemer < 0 ? -1 : 1)
    (self.teller, self.noemer) = (teller / deler, noemer / deler)
  }

  public static func + (a: Self, b: Self) -> Self {
    a.noemer == b.noemer
      ? Self(a.teller + b.teller, a.noemer)
      : Self(a.teller * b.noemer + b.teller * a.noemer, a.noemer * b.noemer)
  }

  public static func - (a: Self, b: Self) -> Self { a + Self(-b.teller, b.noemer) }

  /// Nil over 0.
  public static func / (a: Self, b: Self) -> Self? {
    Self(a.teller * b.noemer, over: a.noemer * b.teller)
  }

  public static func * (a: Self, keer: Int) -> Self { Self(a.teller * Int128(keer), a.noemer) }

  public var absoluut: Self { Self(Int128(teller.magnitude), noemer) }

  /// Whether it is not above a fraction that is a whole or half unit of a printed digit.
  public func isHoogstens(_ ander: Self) -> Bool { teller * ander.noemer <= ander.teller * noemer }

  /// Near enough to sort by.
  public var ongeveer: Double { Double(teller) / Double(noemer) }

  /// Whether so many decimals are enough to write it exactly.
  public func heeft(decimalen: Int) -> Bool { Gedrukt.macht(decimalen) % noemer == 0 }

  /// Rounded half away from zero to so many decimals: the digits without a point, as whole number.
  public func afgerond(decimalen: Int) -> Int128 {
    let keer = Gedrukt.macht(decimalen)
    let dubbel = teller.magnitude * UInt128(keer) * 2 + noemer.magnitude
    return Int128(dubbel / (noemer.magnitude * 2)) * (teller < 0 ? -1 : 1)
  }
}
