import Domain

/// A percentage or a rate: a telling that relates two others, which are published too.
public struct Verhouding: Sendable {
  public let id: String
  /// In Dutch, as are the next two: the coordinator reads them.
  public let titel: String
  public let omschrijving: String
  /// Law, DUO page or yearbook.
  public let herkomst: String
  /// The school year from which it holds as it is; nil = it is one of the base.
  public let vanaf: Schooljaar?
  /// The ids of the tellingen above and below the line.
  public let teller: String
  public let noemer: String
  public let maat: Maat
  /// How many decimals are kept, 0–4; half is rounded up.
  public let decimalen: Int

  public enum Maat: String, CaseIterable, Sendable {
    /// Of a hundred.
    case procent
    /// Of a thousand.
    case perDuizend = "per-1000"

    var maal: Int {
      switch self {
      case .procent: 100
      case .perDuizend: 1000
      }
    }
  }

  public init(
    id: String, titel: String, omschrijving: String, herkomst: String, vanaf: Schooljaar? = nil,
    teller: String,
    noemer: String, maat: Maat, decimalen: Int
  ) {
    self.id = id
    self.titel = titel
    self.omschrijving = omschrijving
    self.herkomst = herkomst
    self.vanaf = vanaf
    self.teller = teller
    self.noemer = noemer
    self.maat = maat
    self.decimalen = decimalen
  }

  /// The value as it is published: digits with, when it has decimals, a point: `63.6`. Nil when the denominator is 0.
  ///
  /// - Parameters:
  ///   - teller, noemer: 0 or more.
  public func waarde(_ teller: Int, van noemer: Int) -> String? {
    guard noemer > 0 else { return nil }
    let schaal = (0..<decimalen).reduce(1) { schaal, _ in schaal * 10 }
    // Half up, in whole numbers: floor(x + ½) = floor((2 × above + below) / (2 × below)).
    let cijfers = (2 * teller * maat.maal * schaal + noemer) / (2 * noemer)
    guard decimalen > 0 else { return String(cijfers) }
    let breuk = String(cijfers % schaal)
    return "\(cijfers / schaal)." + String(repeating: "0", count: decimalen - breuk.utf8.count) + breuk
  }

  /// How it is made, written in one way, without the words for people.
  ///
  /// - Parameter hash: of the definition of a telling, by id.
  public func definitietekst(_ hash: (String) -> String) -> String {
    definitieregels(hash).map { "\($0.sleutel): \($0.tekst)" }.joined(separator: "\n")
  }

  /// The same by key.
  public func definitieregels(_ hash: (String) -> String) -> [Definitieblad.Regel] {
    [
      .init("eenheid", maat.rawValue), .init("teller", "\(teller) (\(hash(teller)))"),
      .init("noemer", "\(noemer) (\(hash(noemer)))"),
      .init("decimalen", "\(decimalen), naar boven vanaf een half"),
    ]
  }
}
