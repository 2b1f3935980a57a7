/// Personal numbers for tests. All are synthetic: computed here from the rule on paper (nine weights, added
/// up), apart from the code under test. None was taken from a person or a delivery.
enum Proefnummer {
  /// The n-th number from 999900000 on that passes the elfproef of a BSN.
  static func bsn(_ n: Int = 0) -> String { getal(n, vanaf: 999_900_000, rest: 0) }

  /// The same below 100000000: nine digits, of which the first is a zero.
  static func bsnMetNul(_ n: Int = 0) -> String { getal(n, vanaf: 99_990_000, rest: 0) }

  /// The n-th number from 109990000 on that leaves 5.
  static func onderwijsnummer(_ n: Int = 0) -> String { getal(n, vanaf: 109_990_000, rest: 5) }

  /// A number of nine digits from `vanaf` on whose weighted sum leaves `rest` on division by 11.
  static func getal(_ n: Int, vanaf: Int, rest: Int) -> String {
    let gevonden = (vanaf...).lazy.map(negenCijfers).filter { som($0) != 0 && (som($0) + 11) % 11 == rest }
    return gevonden.dropFirst(n).first { _ in true } ?? ""
  }

  static func som(_ cijfers: String) -> Int {
    zip([9, 8, 7, 6, 5, 4, 3, 2, -1], cijfers.utf8).map { $0 * (Int($1) - 48) }.reduce(0, +)
  }

  private static func negenCijfers(_ getal: Int) -> String {
    let cijfers = String(getal)
    return String(repeating: "0", count: 9 - cijfers.utf8.count) + cijfers
  }
}
