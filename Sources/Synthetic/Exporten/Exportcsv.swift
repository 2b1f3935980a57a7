/// How an export is written as CSV.
struct Exportcsv {
  enum Codering: String {
    case utf8 = "UTF-8"
    case utf8MetBom = "UTF-8 with BOM"
    case windows1252 = "Windows-1252"
  }

  enum Aanhaling {
    /// Where it must be.
    case nodig
    case teksten
    case alles
  }

  let scheidingsteken: Character
  let codering: Codering
  let regeleinde: String
  let aanhaling: Aanhaling
  /// Whether lines beside the records are filled up with delimiters, as a spreadsheet does.
  let vult: Bool

  init(_ ontwerp: Exportontwerp, _ toeval: inout Toeval) {
    scheidingsteken = toeval.uit(ontwerp.woorden.scheidingstekens)
    codering = toeval.uit([.utf8, .utf8, .utf8MetBom, .windows1252])
    regeleinde = toeval.kans(promille: 600) ? "\r\n" : "\n"
    aanhaling = ontwerp.doorExcel ? .nodig : toeval.uit([.nodig, .nodig, .teksten, .alles])
    vult = ontwerp.doorExcel || toeval.kans(promille: 300)
  }

  func bytes(_ tabel: Exporttabel, _ stijl: Datumstijl) -> [UInt8] {
    var tekst = ""
    let breedte = tabel.kop.count
    func schrijf(_ rij: [Exportcel], vul: Bool) {
      let velden = rij.map { veld($0, stijl) }
      let gevuld = vul ? velden + Array(repeating: "", count: max(0, breedte - velden.count)) : velden
      tekst += gevuld.joined(separator: String(scheidingsteken)) + regeleinde
    }
    for rij in tabel.boven { schrijf(rij, vul: vult) }
    schrijf(tabel.kop.map { .tekst($0) }, vul: false)
    for rij in tabel.rijen { schrijf(rij, vul: false) }
    for rij in tabel.onder { schrijf(rij, vul: vult) }
    switch codering {
    case .utf8: return Array(tekst.utf8)
    case .utf8MetBom: return [0xEF, 0xBB, 0xBF] + Array(tekst.utf8)
    case .windows1252: return Self.windows1252(tekst)
    }
  }

  private func veld(_ cel: Exportcel, _ stijl: Datumstijl) -> String {
    var tekst = cel.tekst(stijl)
    // Where the comma divides columns, numbers have a point.
    if scheidingsteken == ",", tekst.hasSuffix("E+08") { tekst = tekst.replacing(",", with: ".") }
    let isTekst = if case .tekst = cel { true } else { false }
    let moet = tekst.unicodeScalars.contains {
      scheidingsteken.unicodeScalars.contains($0) || "\"\r\n".unicodeScalars.contains($0)
    }
    guard moet || aanhaling == .alles || (aanhaling == .teksten && isTekst) else { return tekst }
    return "\"" + tekst.replacing("\"", with: "\"\"") + "\""
  }

  /// A letter that Windows-1252 doesn't have becomes a question mark, as Windows does.
  static func windows1252(_ tekst: String) -> [UInt8] {
    tekst.unicodeScalars.map { teken in
      switch teken.value {
      case ..<0x80, 0xA0...0xFF: UInt8(truncatingIfNeeded: teken.value)
      case 0x2013: 0x96
      case 0x2019: 0x92
      case 0x20AC: 0x80
      default: 0x3F
      }
    }
  }
}
