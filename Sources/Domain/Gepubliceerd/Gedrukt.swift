/// A number as it was printed: its digits, and how many of them stand behind the point. `94.50` is not `94.5`: it was
/// rounded to another digit.
public struct Gedrukt: Hashable, Sendable {
  /// Without the point: 945 for `94.5`.
  public let cijfers: Int
  /// 0–6.
  public let decimalen: Int

  /// Reads digits with an optional `-` before them and an optional point with decimals behind them, twelve digits at
  /// most and six decimals. Nil for all else: no thousands marks, no per cent sign, no footnote marks. They belong to
  /// whoever made the file; what `77*` or `771` stood for is not guessed.
  public init?(_ tekst: String) {
    let min = tekst.hasPrefix("-")
    let delen = tekst.dropFirst(min ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
    let samen = delen.joined()
    guard delen.count <= 2, delen.allSatisfy({ !$0.isEmpty }), samen.utf8.count <= 12,
      samen.utf8.allSatisfy({ 48...57 ~= $0 }), let cijfers = Int(samen)
    else { return nil }
    let decimalen = delen.count == 2 ? delen[1].utf8.count : 0
    guard decimalen <= 6 else { return nil }
    self.cijfers = min ? -cijfers : cijfers
    self.decimalen = decimalen
  }

  public var waarde: Breuk { Breuk(Int128(cijfers), over: Self.macht(decimalen)) ?? Breuk(0) }

  /// Half a unit of the last printed digit: 0.05 for `94.5`, 0.5 for `77`.
  public var halveEenheid: Breuk { Breuk(1, over: 2 * Self.macht(decimalen)) ?? Breuk(0) }

  static func macht(_ decimalen: Int) -> Int128 { (0..<decimalen).reduce(1) { macht, _ in macht * 10 } }
}
