/// How a source writes the names of its columns; the raw value is for people.
enum Kopstijl: String, CaseIterable, Sendable {
  case zoals = "as people write"
  case hoofdletters = "capitals"
  case kleineLetters = "small letters"
  case hoofdMetStreep = "CAPITALS_WITH_UNDERSCORES"
  case kleinMetStreep = "small_with_underscores"
  case koppelteken = "with-hyphens"
  case kameel = "camelCase"
  case pascal = "PascalCase"

  func naam(_ naam: String) -> String {
    switch self {
    case .zoals: naam
    case .hoofdletters: naam.uppercased()
    case .kleineLetters: naam.lowercased()
    case .hoofdMetStreep: Self.woorden(naam).map { $0.uppercased() }.joined(separator: "_")
    case .kleinMetStreep: Self.woorden(naam).map { $0.lowercased() }.joined(separator: "_")
    case .koppelteken: Self.woorden(naam).joined(separator: "-")
    case .kameel: Self.aaneen(naam, hoofdletter: false)
    case .pascal: Self.aaneen(naam, hoofdletter: true)
    }
  }

  private static func woorden(_ naam: String) -> [String] {
    naam.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static func aaneen(_ naam: String, hoofdletter: Bool) -> String {
    let delen = woorden(naam)
    return delen.enumerated().map { plaats, deel in
      let klein = deel.lowercased()
      return plaats == 0 && !hoofdletter ? klein : klein.prefix(1).uppercased() + klein.dropFirst()
    }.joined()
  }
}
