import Domain

/// A number in a cell as the text that a CSV export would have.
struct Celgetal {
  let isVan1904: Bool
  let patroon: Datumpatroon

  /// Excel keeps fifteen digits of a number and makes the rest zeros.
  static let grens = 1e15

  /// Nil when it isn't the value that was entered any more, or no number or day at all.
  func tekst(_ cel: String, als soort: Werkmap.Getalsoort) -> String? {
    guard let getal = Double(cel), getal.isFinite else { return nil }
    switch soort {
    case .getal: return Self.tekst(getal, cel)
    case .cijfers(let aantal):
      guard let tekst = Self.tekst(getal, cel), tekst.allSatisfy(\.isNumber) else {
        return Self.tekst(getal, cel)
      }
      return String(repeating: "0", count: max(aantal - tekst.count, 0)) + tekst
    case .tijd where 0..<1 ~= getal: return Self.tijd(Self.seconden(getal))
    case .datum, .tijd: return datum(getal)
    }
  }

  private static func tekst(_ getal: Double, _ cel: String) -> String? {
    guard abs(getal) < grens else { return nil }
    if getal == getal.rounded() { return String(Int(getal)) }
    // As it stands there, but for what has a power of ten.
    return cel.contains { $0 == "e" || $0 == "E" } ? String(getal) : cel
  }

  private static func seconden(_ deel: Double) -> Int { Int((deel * 86_400).rounded()) }

  private static func tijd(_ seconden: Int) -> String {
    func twee(_ getal: Int) -> String { getal < 10 ? "0\(getal)" : String(getal) }
    return "\(twee(seconden / 3600 % 24)):\(twee(seconden / 60 % 60)):\(twee(seconden % 60))"
  }

  /// With the time behind a `T` when it isn't midnight.
  private func datum(_ getal: Double) -> String? {
    guard 0..<1_000_000 ~= getal else { return nil }
    var dag = Int(getal.rounded(.down))
    var seconden = Self.seconden(getal - Double(dag))
    if seconden == 86_400 { (dag, seconden) = (dag + 1, 0) }
    guard let datum = datum(serienummer: dag) else { return nil }
    return patroon.tekst(datum) + (seconden == 0 ? "" : "T" + Self.tijd(seconden))
  }

  private func datum(serienummer: Int) -> LocalDate? {
    if isVan1904 { return LocalDate(jaar: 1904, maand: 1, dag: 1)?.plus(dagen: serienummer) }
    // 60 is 29 February 1900, which there never was: Excel has it from Lotus 1-2-3.
    guard serienummer >= 1, serienummer != 60 else { return nil }
    return LocalDate(jaar: 1900, maand: 1, dag: 1)?.plus(dagen: serienummer - (serienummer > 60 ? 2 : 1))
  }
}
