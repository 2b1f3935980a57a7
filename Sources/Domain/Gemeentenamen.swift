/// Gemeenten by what they are called: how an export names them that has no codes.
///
/// A name that gemeenten had one after another is the one that exists, else that which ended last. Capitals, a `gemeente` in
/// front and a province behind (`Hengelo (O.)`) don't count, as long as one gemeente is left.
public struct Gemeentenamen: Sendable {
  private let codes: [String: Gemeentecode]

  public init(_ gemeenten: Gemeentetabel) {
    var vol: [String: Gemeente] = [:]
    var kort: [String: Set<String>] = [:]
    for gemeente in gemeenten.gemeenten {
      let naam = Self.gelijk(gemeente.naam)
      kort[Self.zonderHaken(naam), default: []].insert(naam)
      if let ander = vol[naam], !Self.gaatVoor(gemeente, ander) { continue }
      vol[naam] = gemeente
    }
    var codes = vol.mapValues(\.code)
    for (naam, volle) in kort where codes[naam] == nil && volle.count == 1 {
      codes[naam] = volle.first.flatMap { vol[$0]?.code }
    }
    for (bijnaam, naam) in Self.bijnamen where codes[bijnaam] == nil { codes[bijnaam] = codes[naam] }
    self.codes = codes
  }

  /// Nil when no gemeente is called so.
  public subscript(naam: String) -> Gemeentecode? {
    let naam = Self.gelijk(naam)
    return codes[naam] ?? (naam.hasPrefix("gemeente ") ? codes[String(naam.dropFirst(9))] : nil)
  }

  private static let bijnamen = ["den haag": "'s-gravenhage", "den bosch": "'s-hertogenbosch"]

  private static func gelijk(_ naam: String) -> String {
    naam.lowercased().replacing("’", with: "'").split(separator: " ").joined(separator: " ")
  }

  private static func zonderHaken(_ naam: String) -> String {
    guard naam.hasSuffix(")"), let haak = naam.firstRange(of: " (") else { return naam }
    return String(naam[..<haak.lowerBound])
  }

  /// Whether a gemeente goes before another one of the same name.
  private static func gaatVoor(_ een: Gemeente, _ ander: Gemeente) -> Bool {
    guard let tot = ander.geldigTot else { return false }
    return een.geldigTot.map { $0 > tot } ?? true
  }
}
