/// A day of the calendar: no clock and no time zone, so that the machine's settings can't move it.
public struct LocalDate: Hashable, Comparable, Sendable {
  /// Days since 1 January 1970; negative before it.
  public let dagnummer: Int32

  public init(dagnummer: Int32) {
    self.dagnummer = dagnummer
  }

  /// The years that a date in a delivery may lie in (formats.md, "Values").
  public static let jaren = 1900...2100

  /// Nil when there is no such day, or its year is outside `jaren`.
  public init?(jaar: Int, maand: Int, dag: Int, jaren: ClosedRange<Int> = LocalDate.jaren) {
    guard jaren.contains(jaar), (1...12).contains(maand), dag >= 1,
      dag <= Self.dagen(inMaand: maand, jaar: jaar)
    else { return nil }
    self.dagnummer = Self.dagnummer(jaar: jaar, maand: maand, dag: dag)
  }

  /// Reads `yyyy-mm-dd`, and nothing else. Nil when it is no date.
  public init?(iso tekst: some StringProtocol, jaren: ClosedRange<Int> = LocalDate.jaren) {
    let bytes = Array(tekst.utf8)
    guard let datum = bytes.withUnsafeBufferPointer({ Datumpatroon.iso.lees($0, jaren: jaren) }) else {
      return nil
    }
    self = datum
  }

  public static func < (a: LocalDate, b: LocalDate) -> Bool { a.dagnummer < b.dagnummer }

  public func plus(dagen: Int) -> LocalDate { LocalDate(dagnummer: dagnummer + Int32(dagen)) }

  /// So many months later (0 or more); a day that the month doesn't have becomes its last one: 30 November and three
  /// months is 28 or 29 February.
  public func plus(maanden: Int) -> LocalDate {
    let (jaar, maand, dag) = delen
    let nummer = jaar * 12 + maand - 1 + maanden
    let (nieuwJaar, nieuweMaand) = (nummer / 12, nummer % 12 + 1)
    return LocalDate(
      dagnummer: Self.dagnummer(
        jaar: nieuwJaar, maand: nieuweMaand,
        dag: min(dag, Self.dagen(inMaand: nieuweMaand, jaar: nieuwJaar))))
  }

  /// The age in whole years on a day of somebody born on this one; below 0 before it. Who was born on 29 February turns
  /// a year older on 1 March in a year without one.
  public func leeftijd(op dag: LocalDate) -> Int {
    let (geboren, toen) = (delen, dag.delen)
    let isJarigGeweest = (geboren.maand, geboren.dag) <= (toen.maand, toen.dag)
    return toen.jaar - geboren.jaar - (isJarigGeweest ? 0 : 1)
  }

  /// The first day on which somebody born on this one has an age.
  public func verjaardag(_ leeftijd: Int) -> LocalDate {
    let (jaar, maand, dag) = delen
    let (toen, dagen) = (jaar + leeftijd, Self.dagen(inMaand: maand, jaar: jaar + leeftijd))
    // 29 February in a year without one is 1 March.
    return LocalDate(dagnummer: Self.dagnummer(jaar: toen, maand: maand, dag: min(dag, dagen)))
      .plus(dagen: dag > dagen ? 1 : 0)
  }

  /// Year, month (1–12) and day (1–31).
  public var delen: (jaar: Int, maand: Int, dag: Int) {
    // Howard Hinnant's civil_from_days: years run from March, so that leap days come last.
    let z = Int(dagnummer) + 719_468
    let tijdperk = (z >= 0 ? z : z - 146_096) / 146_097
    let dag = z - tijdperk * 146_097
    let jaar = (dag - dag / 1460 + dag / 36_524 - dag / 146_096) / 365
    let dagVanJaar = dag - (365 * jaar + jaar / 4 - jaar / 100)
    let m = (5 * dagVanJaar + 2) / 153
    let maand = m < 10 ? m + 3 : m - 9
    return (jaar + tijdperk * 400 + (maand <= 2 ? 1 : 0), maand, dagVanJaar - (153 * m + 2) / 5 + 1)
  }

  private static func dagnummer(jaar: Int, maand: Int, dag: Int) -> Int32 {
    let j = maand <= 2 ? jaar - 1 : jaar
    let tijdperk = j / 400
    let jaarVanTijdperk = j - tijdperk * 400
    let dagVanJaar = (153 * (maand > 2 ? maand - 3 : maand + 9) + 2) / 5 + dag - 1
    let dagVanTijdperk = jaarVanTijdperk * 365 + jaarVanTijdperk / 4 - jaarVanTijdperk / 100 + dagVanJaar
    return Int32(tijdperk * 146_097 + dagVanTijdperk - 719_468)
  }

  private static func dagen(inMaand maand: Int, jaar: Int) -> Int {
    switch maand {
    case 2: (jaar.isMultiple(of: 4) && !jaar.isMultiple(of: 100)) || jaar.isMultiple(of: 400) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension LocalDate: CustomStringConvertible {
  /// `yyyy-mm-dd`.
  public var description: String {
    String(decoding: isoBytes, as: UTF8.self)
  }

  /// The month as `yyyy-mm`.
  public var maandtekst: String {
    String(decoding: isoBytes.prefix(7), as: UTF8.self)
  }

  /// The ten ASCII bytes of `yyyy-mm-dd`.
  public var isoBytes: [UInt8] {
    let (jaar, maand, dag) = delen
    func cijfer(_ getal: Int) -> UInt8 { UInt8(48 + getal % 10) }
    return [
      cijfer(jaar / 1000), cijfer(jaar / 100), cijfer(jaar / 10), cijfer(jaar), 0x2D,
      cijfer(maand / 10), cijfer(maand), 0x2D, cijfer(dag / 10), cijfer(dag),
    ]
  }
}
