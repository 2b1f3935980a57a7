/// A place in a source file that the manual can't be made from. Better a red test than a page that leaves it out.
struct Onbegrepen: Error, CustomStringConvertible {
  let bestand: String
  let lijn: Int
  let wat: String

  var description: String { "\(bestand):\(lijn): \(wat)" }
}

/// The smallest piece of Swift: enough to find doc comments, string literals and calls, and no more.
struct Teken {
  enum Soort {
    /// An identifier, a keyword or a number.
    case naam(String)
    /// A bracket, or a run of other signs.
    case leesteken(String)
    case literal([Literaldeel])
    /// The lines of a `///` comment, without the slashes and the space behind them.
    case documentatie([String])
  }

  let soort: Soort
  let lijn: Int
  /// Where it ends: a literal may take several lines.
  let laatste: Int

  var naam: String? {
    if case .naam(let naam) = soort { naam } else { nil }
  }
  var leesteken: String? {
    if case .leesteken(let leesteken) = soort { leesteken } else { nil }
  }
  var literal: [Literaldeel]? {
    if case .literal(let delen) = soort { delen } else { nil }
  }
  var documentatie: [String]? {
    if case .documentatie(let regels) = soort { regels } else { nil }
  }
}

enum Literaldeel {
  case tekst(String)
  /// What stands in `\(…)`.
  case invoeging([Teken])
}

/// A part of a file.
typealias Stuk = ArraySlice<Teken>

/// Cuts Swift into pieces. What the tests of this project don't use (raw strings, block comments) is refused.
struct Tekenlezer {
  private let bestand: String
  private let tekst: [Character]
  private var plaats = 0
  private var lijn = 1

  /// - Parameter bestand: the name to give in messages.
  static func lees(_ tekst: String, bestand: String) throws -> [Teken] {
    var lezer = Tekenlezer(bestand: bestand, tekst: Array(tekst))
    return try lezer.lees(totHaakje: false)
  }

  private init(bestand: String, tekst: [Character]) {
    self.bestand = bestand
    self.tekst = tekst
  }

  /// - Parameter totHaakje: up to and including the bracket that closes an insertion in a literal.
  private mutating func lees(totHaakje: Bool) throws -> [Teken] {
    var tekens: [Teken] = []
    var open: [Character] = []
    while let eerste = volgende {
      let begin = lijn
      var soort: Teken.Soort?
      switch eerste {
      case _ where eerste.isWhitespace:
        stap()
      case "/" where komt("///"):
        soort = .documentatie(documentatie())
      case "/" where komt("//"):
        while let teken = volgende, !teken.isNewline { stap() }
      case "/" where komt("/*"):
        throw fout("a block comment isn't understood")
      case "#" where komt("#\"") || komt("##"):
        throw fout("a raw string isn't understood")
      case "\"":
        soort = .literal(try literal())
      case "`":
        stap()
        soort = .naam(neem { $0 != "`" })
        stap()
      case _ where eerste.isLetter || eerste.isNumber || eerste == "_":
        soort = .naam(neem { $0.isLetter || $0.isNumber || $0 == "_" })
      case "(", "[", "{":
        open.append(eerste)
        soort = .leesteken(String(eerste))
        stap()
      case ")" where totHaakje && open.isEmpty:
        stap()
        return tekens
      case ")", "]", "}":
        guard let bij = open.popLast(), ["()", "[]", "{}"].contains("\(bij)\(eerste)") else {
          throw fout("'\(eerste)' closes nothing")
        }
        soort = .leesteken(String(eerste))
        stap()
      case _ where Self.rekentekens.contains(eerste):
        soort = .leesteken(neem { Self.rekentekens.contains($0) })
      default:
        soort = .leesteken(String(eerste))
        stap()
      }
      if let soort { tekens.append(Teken(soort: soort, lijn: begin, laatste: lijn)) }
    }
    guard open.isEmpty, !totHaakje else { throw fout("a bracket isn't closed") }
    return tekens
  }

  private static let rekentekens: Set<Character> = ["=", "<", ">", "!", "&", "|", "+", "-", "*", "/", "?"]

  private mutating func documentatie() -> [String] {
    var regels: [String] = []
    while komt("///") {
      stap(3)
      if volgende == " " { stap() }
      regels.append(neem { !$0.isNewline })
      neem { $0.isWhitespace }
    }
    return regels
  }

  private mutating func literal() throws -> [Literaldeel] {
    let begin = lijn
    let einde = komt("\"\"\"") ? "\"\"\"" : "\""
    let meerRegels = einde.count == 3
    stap(einde.count)
    if meerRegels { neem { $0.isNewline } }
    var delen: [Literaldeel] = []
    var tekst = ""
    while !komt(einde) {
      guard let teken = volgende, meerRegels || !teken.isNewline else {
        throw Onbegrepen(bestand: bestand, lijn: begin, wat: "a string isn't closed")
      }
      if komt("\\(") {
        stap(2)
        delen += [.tekst(tekst), .invoeging(try lees(totHaakje: true))]
        tekst = ""
      } else if teken == "\\" {
        stap()
        tekst += try ontsnapt()
      } else {
        tekst.append(teken)
        stap()
      }
    }
    stap(einde.count)
    delen.append(.tekst(tekst))
    return meerRegels ? Self.zonderInspringing(delen) : delen
  }

  /// What a backslash and the next character stand for.
  private mutating func ontsnapt() throws -> String {
    guard let teken = volgende else { throw fout("a string isn't closed") }
    stap()
    switch teken {
    case "n": return "\n"
    case "t": return "\t"
    case "\"", "\\", "'": return String(teken)
    case _ where teken.isNewline:
      neem { $0 == " " }
      return ""
    default: throw fout("'\\\(teken)' in a string isn't understood")
    }
  }

  /// The indentation of the closing quotes goes from all lines, and with it the last line end.
  private static func zonderInspringing(_ delen: [Literaldeel]) -> [Literaldeel] {
    guard case .tekst(let laatste)? = delen.last else { return delen }
    let inspringing = String(laatste.reversed().prefix { $0 == " " })
    var begin = true
    var uit = delen.map { deel in
      defer { begin = false }
      guard case .tekst(let tekst) = deel else { return deel }
      let regels = ((begin ? "\n" : "") + tekst).replacing("\n" + inspringing, with: "\n")
      return .tekst(String(begin ? regels.dropFirst() : regels[...]))
    }
    if case .tekst(let tekst)? = uit.popLast() { uit.append(.tekst(String(tekst.dropLast()))) }
    return uit
  }

  private var volgende: Character? { plaats < tekst.count ? tekst[plaats] : nil }

  private func komt(_ woord: String) -> Bool { tekst[plaats...].starts(with: woord) }

  private mutating func stap(_ aantal: Int = 1) {
    for _ in 0..<aantal {
      if volgende?.isNewline ?? false { lijn += 1 }
      plaats += 1
    }
  }

  @discardableResult
  private mutating func neem(_ zolang: (Character) -> Bool) -> String {
    let begin = plaats
    while let teken = volgende, zolang(teken) { stap() }
    return String(tekst[min(begin, tekst.count)..<min(plaats, tekst.count)])
  }

  private func fout(_ wat: String) -> Onbegrepen { Onbegrepen(bestand: bestand, lijn: lijn, wat: wat) }
}

/// An argument of a call, or an element of a tuple.
struct Argument {
  let label: String?
  let waarde: Stuk
}

extension Stuk {
  /// The index of the bracket that closes the one at an index.
  func sluiting(van open: Int) -> Int {
    var diepte = 0
    for index in open..<endIndex {
      switch self[index].leesteken {
      case "(", "[", "{": diepte += 1
      case ")", "]", "}":
        diepte -= 1
        if diepte == 0 { return index }
      default: break
      }
    }
    return endIndex - 1
  }

  func isLeesteken(_ index: Int, _ leesteken: String) -> Bool {
    indices.contains(index) && self[index].leesteken == leesteken
  }

  func isOpen(_ index: Int) -> Bool { ["(", "[", "{"].contains { isLeesteken(index, $0) } }

  /// Whether a name is called here: `naam(`.
  func isAanroep(_ index: Int) -> Bool { self[index].naam != nil && isLeesteken(index + 1, "(") }

  /// What stands between the brackets that open at an index.
  func binnen(_ open: Int) -> Stuk { self[(open + 1)..<sluiting(van: open)] }

  /// The parts between a sign, where it doesn't stand within brackets.
  func gesplitst(op leesteken: String) -> [Stuk] {
    var delen: [Stuk] = []
    var begin = startIndex
    var index = startIndex
    while index < endIndex {
      if isOpen(index) {
        index = sluiting(van: index)
      } else if isLeesteken(index, leesteken) {
        delen.append(self[begin..<index])
        begin = index + 1
      }
      index += 1
    }
    return delen + [self[begin..<endIndex]]
  }

  /// The doc comment of what is declared under the name here; nil when it has none.
  func documentatie(van naam: Int) -> [String]? {
    let woorden: Set<String> = [
      "public", "private", "static", "final", "indirect", "struct", "enum", "class", "func",
    ]
    return self[..<naam].last { !woorden.contains($0.naam ?? "") }?.documentatie
  }

  /// The arguments between the brackets that open at an index.
  func argumenten(_ open: Int) -> [Argument] {
    binnen(open).gesplitst(op: ",").filter { !$0.isEmpty }.map { deel in
      guard let label = deel.first?.naam, deel.isLeesteken(deel.startIndex + 1, ":") else {
        return Argument(label: nil, waarde: deel)
      }
      return Argument(label: label, waarde: deel.dropFirst(2))
    }
  }

  /// The elements of a tuple or list that takes all of this piece; nil for anything else.
  func elementen(_ open: String) -> [Argument]? {
    guard isLeesteken(startIndex, open), sluiting(van: startIndex) == endIndex - 1 else { return nil }
    return argumenten(startIndex)
  }

  /// Without what doesn't change the value: `try`, `Self.`.
  var kaal: Stuk {
    guard let eerste = first?.naam else { return self }
    if eerste == "try" { return dropFirst().kaal }
    if ["Self", "self"].contains(eerste), isLeesteken(startIndex + 1, ".") { return dropFirst(2).kaal }
    return self
  }

  /// The expression that begins at an index: up to the next line that doesn't go on with it.
  func uitdrukking(vanaf begin: Int) -> Stuk {
    let verder: Set<String> = [".", "+", "==", "??", "="]
    var index = begin
    while index < endIndex {
      if index > begin, self[index].lijn > self[index - 1].laatste,
        !verder.contains(self[index].leesteken ?? ""), !verder.contains(self[index - 1].leesteken ?? ""),
        self[index - 1].naam != "try"
      {
        break
      }
      if let sluit = self[index].leesteken, [";", ",", ")", "]", "}"].contains(sluit) { break }
      index = isOpen(index) ? sluiting(van: index) + 1 : index + 1
    }
    return self[begin..<Swift.min(index, endIndex)]
  }
}
