import Domain

/// What an Excel file says of its sheets, before one of them is read.
///
/// The format is that of ECMA-376 (Office Open XML), part 1, §18 (SpreadsheetML) and part 2 (packaging).
final class Werkmap {
  /// The texts of all cells together, and what describes them, above this many bytes refuse the file (`B01`): they are
  /// held in memory, for a cell names its text by number.
  static let grensTeksten = 256 << 20
  /// The same of a sheet, which is read piece by piece.
  static let grensBlad = 4 << 30
  /// The same of each of the small parts that list sheets and styles.
  static let grensOverzicht = 64 << 20

  /// What a number in a cell is, by the cell's style.
  enum Getalsoort: Equatable {
    case getal
    /// A whole number with so many digits at least, as the code of a gemeente or a BSN is shown.
    case cijfers(Int)
    /// Days since the epoch of the file, with a part of a day behind the point.
    case datum
    /// A part of a day.
    case tijd
  }

  private let zip: Zipbestand
  /// The sheets in their order.
  var bladnamen: [String] { bladen.map(\.naam) }
  private var bladen: [(naam: String, verwijzing: String)] = []
  private var delen: [String: String] = [:]
  private(set) var stijlen: [Getalsoort] = []
  private(set) var teksten = Teksten()
  /// Whether days are counted from 1904, as old Macs did.
  private(set) var isVan1904 = false

  init(_ pad: String) throws {
    zip = try Zipbestand(pad)
    let wortel = try verwijzingen("_rels/.rels", vanuit: "")
    guard let map = wortel.first(where: { $0.soort.hasSuffix("/officeDocument") })?.doel else {
      throw Werkbladfout(.b01, "no Excel file: it names no workbook")
    }
    let mapdelen = map.split(separator: "/").map(String.init)
    let onder = mapdelen.dropLast().joined(separator: "/")
    let eigen = try verwijzingen("\(onder)/_rels/\(mapdelen.last ?? "").rels", vanuit: onder)
    delen = Dictionary(eigen.map { ($0.id, $0.doel) }, uniquingKeysWith: { eerste, _ in eerste })
    guard let deel = try zip.deel(map, grens: Self.grensOverzicht) else {
      throw Werkbladfout(.b01, "no Excel file: it has no \(map)")
    }
    let lijst = Bladenlijst()
    try XMLDeel(deel, lijst).lees()
    bladen = lijst.bladen
    isVan1904 = lijst.isVan1904
    if let stijlblad = eigen.first(where: { $0.soort.hasSuffix("/styles") })?.doel,
      let deel = try zip.deel(stijlblad, grens: Self.grensOverzicht)
    {
      let lezer = Stijlblad()
      try XMLDeel(deel, lezer).lees()
      stijlen = lezer.soorten
    }
    if let tekstblad = eigen.first(where: { $0.soort.hasSuffix("/sharedStrings") })?.doel,
      let deel = try zip.deel(tekstblad, grens: Self.grensTeksten)
    {
      let lezer = Tekstblad()
      try XMLDeel(deel, lezer).lees()
      teksten = lezer.teksten
    }
  }

  /// A sheet, to be read.
  ///
  /// - Parameter naam: nil = the first one.
  /// - Throws: `Werkbladfout` `B03` when there is none of that name.
  func blad(_ naam: String?) throws -> Zipbestand.Deel {
    guard let blad = naam.map({ naam in bladen.first { $0.naam == naam } }) ?? bladen.first else {
      throw Werkbladfout(.b03, naam.map { "no sheet '\($0)'" } ?? "no sheet")
    }
    guard let pad = delen[blad.verwijzing], let deel = try zip.deel(pad, grens: Self.grensBlad) else {
      throw Werkbladfout(.b01, "the sheet isn't in the file")
    }
    return deel
  }

  func soort(vanStijl stijl: Int) -> Getalsoort { stijlen.indices.contains(stijl) ? stijlen[stijl] : .getal }

  // The parts.

  private struct Verwijzing {
    let id: String
    let soort: String
    let doel: String
  }

  /// - Parameter onder: the folder from which targets are named.
  private func verwijzingen(_ naam: String, vanuit onder: String) throws -> [Verwijzing] {
    guard let deel = try zip.deel(naam, grens: Self.grensOverzicht) else {
      throw Werkbladfout(.b01, "no Excel file: it has no \(naam)")
    }
    final class Lijst: XMLDeel.Hoorder {
      let onder: String
      var gevonden: [Verwijzing] = []
      init(_ onder: String) { self.onder = onder }
      func begin(_ naam: String, _ attributen: XMLDeel.Attributen) {
        guard naam == "Relationship", let id = attributen["Id"], let soort = attributen["Type"],
          let doel = attributen["Target"]
        else { return }
        gevonden.append(Verwijzing(id: id, soort: soort, doel: Self.pad(doel, vanuit: onder)))
      }
      func tekst(_ bytes: UnsafeBufferPointer<UInt8>) {}
      func einde(_ naam: String) {}

      /// Targets are paths from the part's folder, or with `/` in front from the root.
      private static func pad(_ doel: String, vanuit onder: String) -> String {
        var delen = doel.hasPrefix("/") ? [] : onder.split(separator: "/").map(String.init)
        for deel in doel.split(separator: "/") {
          switch deel {
          case ".": continue
          case "..": _ = delen.popLast()
          default: delen.append(String(deel))
          }
        }
        return delen.joined(separator: "/")
      }
    }
    let lijst = Lijst(onder)
    try XMLDeel(deel, lijst).lees()
    return lijst.gevonden
  }

  private final class Bladenlijst: XMLDeel.Hoorder {
    var bladen: [(naam: String, verwijzing: String)] = []
    var isVan1904 = false

    func begin(_ naam: String, _ attributen: XMLDeel.Attributen) {
      switch naam {
      case "sheet":
        if let naam = attributen["name"], let id = attributen["id"] { bladen.append((naam, id)) }
      case "workbookPr":
        isVan1904 = ["1", "true"].contains(attributen["date1904"] ?? "")
      default: break
      }
    }
    func tekst(_ bytes: UnsafeBufferPointer<UInt8>) {}
    func einde(_ naam: String) {}
  }

  private final class Stijlblad: XMLDeel.Hoorder {
    var soorten: [Getalsoort] = []
    private var eigen: [Int: Getalsoort] = [:]
    private var inCellen = false

    func begin(_ naam: String, _ attributen: XMLDeel.Attributen) {
      switch naam {
      case "numFmt":
        if let nummer = attributen["numFmtId"].flatMap({ Int($0) }), let vorm = attributen["formatCode"] {
          eigen[nummer] = Getalvorm.soort(vorm)
        }
      case "cellXfs": inCellen = true
      case "xf" where inCellen:
        let nummer = attributen["numFmtId"].flatMap { Int($0) } ?? 0
        soorten.append(eigen[nummer] ?? Getalvorm.soort(ingebouwd: nummer))
      default: break
      }
    }
    func tekst(_ bytes: UnsafeBufferPointer<UInt8>) {}
    func einde(_ naam: String) {
      if naam == "cellXfs" { inCellen = false }
    }
  }

  /// The texts that cells name by number: one after another in memory.
  struct Teksten {
    fileprivate var bytes: [UInt8] = []
    fileprivate var eindes: [Int] = []

    /// Nil when there is no such text.
    subscript(_ nummer: Int) -> ArraySlice<UInt8>? {
      guard eindes.indices.contains(nummer) else { return nil }
      return bytes[(nummer == 0 ? 0 : eindes[nummer - 1])..<eindes[nummer]]
    }
  }

  private final class Tekstblad: XMLDeel.Hoorder {
    var teksten = Teksten()
    private var inTekst = false
    /// How deep in what is no part of the text: how it is pronounced.
    private var uitspraak = 0

    func begin(_ naam: String, _ attributen: XMLDeel.Attributen) {
      switch naam {
      case "rPh": uitspraak += 1
      case "t": inTekst = uitspraak == 0
      default: break
      }
    }

    func tekst(_ bytes: UnsafeBufferPointer<UInt8>) {
      if inTekst { teksten.bytes.append(contentsOf: bytes) }
    }

    func einde(_ naam: String) {
      switch naam {
      case "rPh": uitspraak -= 1
      case "t": inTekst = false
      case "si": teksten.eindes.append(teksten.bytes.count)
      default: break
      }
    }
  }
}

/// Which numbers a format shows as dates or times.
enum Getalvorm {
  /// The formats that have a number and no code of their own (ECMA-376, part 1, §18.8.30; 27–36 and 50–58 are dates of
  /// East Asian versions).
  static func soort(ingebouwd nummer: Int) -> Werkmap.Getalsoort {
    switch nummer {
    case 14...17, 22, 27...31, 34...36, 50...54, 57...58: .datum
    case 18...21, 32, 33, 45...47, 55, 56: .tijd
    default: .getal
    }
  }

  /// `0000` shows zeros in front. Else by the letters of the code's first section: `y` or `d` makes a date, `h` or `s` a time, `m` alone (a month) a date.
  /// What is quoted, behind `\`, `_` or `*`, or in brackets is no such letter, but for `[h]`, `[m]` and `[s]`.
  static func soort(_ vorm: String) -> Werkmap.Getalsoort {
    if vorm.count > 1, vorm.allSatisfy({ $0 == "0" }) { return .cijfers(vorm.count) }
    var letters: Set<Character> = []
    var tekens = Substring(vorm.lowercased())
    while let teken = tekens.popFirst(), teken != ";" {
      switch teken {
      case "\"": tekens = tekens.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": _ = tekens.popFirst()
      case "[":
        let haken = tekens.prefix { $0 != "]" }
        if let eerste = haken.first, "hms".contains(eerste), haken.allSatisfy({ $0 == eerste }) {
          letters.insert("h")
        }
        tekens = tekens.dropFirst(haken.count + 1)
      default: letters.insert(teken)
      }
    }
    if letters.contains("y") || letters.contains("d") { return .datum }
    if letters.contains("h") || letters.contains("s") { return .tijd }
    return letters.contains("m") ? .datum : .getal
  }
}
