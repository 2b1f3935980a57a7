/// Gives sheets names that Excel takes: at most 31 characters, none of `[]:*?/\`, and none twice.
struct Bladnamen {
  private static let langste = 31
  /// Excel takes names for the same that differ in capitals alone.
  private var gegeven: Set<String> = []

  mutating func geef(_ titel: String) -> String {
    // Only what needs no quoting within the quotes of a formula.
    let schoon = titel.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : " " }
    let woorden = String(schoon).split(separator: " ").joined(separator: " ")
    var naam = Self.kort(woorden, Self.langste)
    var nummer = 1
    while naam.isEmpty || !gegeven.insert(naam.lowercased()).inserted {
      nummer += 1
      naam = Self.kort(woorden, Self.langste - 4) + " \(nummer)"
    }
    return naam
  }

  static func tussenAanhaling(_ naam: String) -> String { "'\(naam)'" }

  /// Counted as Excel does.
  private static func kort(_ tekst: String, _ lengte: Int) -> String {
    let begin = Celtekst.begin(tekst, lengte)
    return begin.last == " " ? String(begin.dropLast()) : begin
  }
}
