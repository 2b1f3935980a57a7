/// Numbers by rank: the same rank always gives the same number, and another rank another one, so that
/// millions of numbers stay distinct without any of them being kept.
///
/// All of them lean on one fact. With the weights 9, 8, 7, 6, 5, 4, 3, 2 and −1 (domain.md 6.1) the first
/// eight digits fix the ninth, except that a remainder of 10 has no digit. Of the ten eighth digits at most
/// one leads there; so seven digits leave nine numbers, and `keuze` counts them.
struct Nummerreeks {
  /// Seven digits of eight-digit numbers go from 0300000 up: their digits never occur inside a meldingsnummer
  /// or a date written as yyyymmdd, which begin with 1 or 2 or continue with 0, 1 or 2.
  private static let kort = (eerste: 300_000, aantal: 700_000)
  private static let lang = (eerste: 9_000_000, aantal: 1_000_000)
  private static let onderwijs = (eerste: 1_000_000, aantal: 100_000)

  private let seed: UInt64

  init(seed: UInt64) {
    self.seed = seed
  }

  /// A BSN from 900000000 up; ranks to nine million.
  func bsn(rang: Int) -> UInt32 { nummer(rang, Self.lang, rest: 0) }

  /// A BSN below 100000000, of which sources drop the zero in front; ranks to 6.3 million.
  func kortBsn(rang: Int) -> UInt32 { nummer(rang, Self.kort, rest: 0) }

  /// An onderwijsnummer; ranks to 900,000.
  func onderwijsnummer(rang: Int) -> UInt32 { nummer(rang, Self.onderwijs, rest: 5) }

  private func nummer(_ rang: Int, _ reeks: (eerste: Int, aantal: Int), rest: Int) -> UInt32 {
    // A step without the factors 2, 3 and 5 (and 7) reaches each place of the range once.
    let aantal = reeks.aantal * 9
    let begin = Int(truncatingIfNeeded: seed % UInt64(aantal))
    let plaats = (rang * 4_871_437 + begin) % aantal
    return Self.nummer(zeven: reeks.eerste + plaats / 9, keuze: plaats % 9, rest: rest)
  }

  private static func nummer(zeven: Int, keuze: Int, rest: Int) -> UInt32 {
    let som = gewogen(zeven, laagsteGewicht: 3)
    // The eighth digit that would leave 10 for the ninth; 6 is the inverse of its weight 2, modulo 11.
    let verboden = (10 - som + rest + 110) * 6 % 11
    let achtste = keuze < verboden ? keuze : keuze + 1
    let negende = (som + 2 * achtste - rest + 11) % 11
    return UInt32(zeven * 100 + achtste * 10 + negende)
  }

  /// A meldingsnummer: nine digits from 200000000 up that fail the elfproef, so that no search for personal
  /// numbers can take it for one.
  static func meldingsnummer(_ nummer: Int) -> UInt32 { zonderElfproef(20_000_000, nummer) }

  /// A meldingsnummer that no melding has.
  static func onbekendMeldingsnummer(_ nummer: Int) -> UInt32 { zonderElfproef(22_000_000, nummer) }

  /// The number of a melding that is only delivered in bad rows.
  static func afgekeurdMeldingsnummer(_ nummer: Int) -> UInt32 { zonderElfproef(23_000_000, nummer) }

  private static func zonderElfproef(_ begin: Int, _ nummer: Int) -> UInt32 {
    let acht = begin + nummer / 9
    let verboden = gewogen(acht, laagsteGewicht: 2)
    let keuze = nummer % 9
    return UInt32(acht * 10 + (keuze < verboden ? keuze : keuze + 1))
  }

  /// The weighted sum of the digits, modulo 11; the last digit has the lowest weight.
  private static func gewogen(_ getal: Int, laagsteGewicht: Int) -> Int {
    var rest = getal
    var som = 0
    for gewicht in laagsteGewicht...9 {
      som += gewicht * (rest % 10)
      rest /= 10
    }
    return som % 11
  }
}
