/// The spellings of a date that a profile may allow.
public enum Datumpatroon: String, CaseIterable, Sendable {
  /// Day and month always have two digits in the first three, which are those of the contract.
  case iso = "yyyy-mm-dd"
  case dagEerst = "dd-mm-yyyy"
  case aaneen = "yyyymmdd"
  // How spreadsheets and people write them: day and month of one or two digits, with the same `-`, `/` or `.` between all parts.
  case losDagEerst = "d-m-yyyy"
  case losJaarEerst = "yyyy-m-d"
  /// A year below 70 is of this century.
  case losKort = "d-m-yy"
  /// American: the month first.
  case losMaandEerst = "m-d-yyyy"
  /// The month by its Dutch name or the first letters of it (`3 sep. 2021`, `03-september-2021`).
  case maandnaam = "d mmm yyyy"

  /// What a CSV profile reads that names no spellings.
  public static let gewoon: [Datumpatroon] = [.iso, .dagEerst, .aaneen]

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
    case .losDagEerst: return Self.los(b).flatMap { Self.datum($0[2], $0[1], $0[0], cijfers: 4, jaren) }
    case .losJaarEerst: return Self.los(b).flatMap { Self.datum($0[0], $0[1], $0[2], cijfers: 4, jaren) }
    case .losKort: return Self.los(b).flatMap { Self.datum($0[2], $0[1], $0[0], cijfers: 2, jaren) }
    case .losMaandEerst: return Self.los(b).flatMap { Self.datum($0[2], $0[0], $0[1], cijfers: 4, jaren) }
    case .maandnaam: return Self.metMaandnaam(b, jaren)
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

  private typealias Deel = Slice<UnsafeBufferPointer<UInt8>>

  /// Three parts with the same mark between them.
  private static func los(_ b: UnsafeBufferPointer<UInt8>) -> [Deel]? {
    guard 6...10 ~= b.count, let teken = b.first(where: { !(48...57 ~= $0) }),
      [0x2D, 0x2F, 0x2E].contains(teken)
    else { return nil }
    let delen = b.split(separator: teken, omittingEmptySubsequences: false)
    return delen.count == 3 ? delen : nil
  }

  private static func metMaandnaam(
    _ b: UnsafeBufferPointer<UInt8>, _ jaren: ClosedRange<Int>
  ) -> LocalDate? {
    guard b.count <= 20 else { return nil }
    let delen = b.split { $0 == 0x20 || $0 == 0x2D || $0 == 0x2E || $0 == 0x2F }
    guard delen.count == 3 else { return nil }
    let naam = String(decoding: delen[1], as: UTF8.self).lowercased()
    guard let maand = maanden.firstIndex(where: { $0.contains { naam == $0 } }) else { return nil }
    return datum(jaar: getal(delen[2], van: 4...4), maand: maand + 1, dag: getal(delen[0], van: 1...2), jaren)
  }

  /// By month: its name, and how it is cut short.
  private static let maanden = [
    ["januari", "jan"], ["februari", "feb", "febr"], ["maart", "mrt", "maa"], ["april", "apr"], ["mei"],
    ["juni", "jun"], ["juli", "jul"], ["augustus", "aug"], ["september", "sep", "sept"], ["oktober", "okt"],
    ["november", "nov"], ["december", "dec"],
  ]

  private static func datum(
    _ jaar: Deel, _ maand: Deel, _ dag: Deel, cijfers: Int, _ jaren: ClosedRange<Int>
  ) -> LocalDate? {
    let gelezen = getal(jaar, van: cijfers...cijfers)
    let eeuw = cijfers == 4 ? 0 : (gelezen ?? 0) < 70 ? 2000 : 1900
    return datum(
      jaar: gelezen.map { $0 + eeuw }, maand: getal(maand, van: 1...2), dag: getal(dag, van: 1...2), jaren)
  }

  private static func datum(jaar: Int?, maand: Int?, dag: Int?, _ jaren: ClosedRange<Int>) -> LocalDate? {
    guard let jaar, let maand, let dag else { return nil }
    return LocalDate(jaar: jaar, maand: maand, dag: dag, jaren: jaren)
  }

  private static func getal(_ deel: Deel, van lengten: ClosedRange<Int>) -> Int? {
    guard lengten.contains(deel.count) else { return nil }
    return UnsafeBufferPointer(rebasing: deel).getal(0, cijfers: deel.count)
  }

  /// The day in this pattern.
  public func tekst(_ datum: LocalDate) -> String {
    let iso = datum.description
    let delen = iso.split(separator: "-").map(String.init)
    let los = delen.map { Int($0).map(String.init) ?? $0 }
    switch self {
    case .iso: return iso
    case .dagEerst: return delen.reversed().joined(separator: "-")
    case .aaneen: return delen.joined()
    case .losDagEerst: return los.reversed().joined(separator: "-")
    case .losJaarEerst: return los.joined(separator: "-")
    case .losKort: return "\(los[2])-\(los[1])-\(delen[0].suffix(2))"
    case .losMaandEerst: return "\(los[1])-\(los[2])-\(los[0])"
    case .maandnaam: return "\(los[2]) \(Self.maanden[(Int(los[1]) ?? 1) - 1][0]) \(los[0])"
    }
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
