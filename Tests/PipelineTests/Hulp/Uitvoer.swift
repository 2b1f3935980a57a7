import Foundation
import GRDB

/// A publication as its readers see it: the bytes of each CSV, and the rows of each SQLite table.
struct Uitvoer {
  /// By path below the publication.
  let csv: [String: Data]
  /// By table: the names of the columns, and the rows as texts, NULL as empty.
  let tabellen: [String: Tabel]

  init(_ map: String) throws {
    let wortel = URL(fileURLWithPath: map).resolvingSymlinksInPath().path
    let paden = try FileManager.default.subpathsOfDirectory(atPath: wortel)
    csv = try paden.filter { $0.hasSuffix(".csv") }.reduce(into: [:]) {
      $0[$1] = try Data(contentsOf: URL(fileURLWithPath: wortel + "/" + $1))
    }
    tabellen = try Self.tabellen(wortel + "/sluitend.sqlite")
  }

  static func tabellen(_ sqlite: String) throws -> [String: Tabel] {
    var opzet = Configuration()
    opzet.readonly = true
    return try DatabaseQueue(path: sqlite, configuration: opzet).read { db in
      let namen = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      return try namen.reduce(into: [:]) { tabellen, naam in
        let rijen = try Row.fetchAll(db, sql: "SELECT * FROM \(naam)")
        tabellen[naam] = Tabel(
          kop: try db.columns(in: naam).map(\.name),
          rijen: rijen.map { rij in rij.databaseValues.map(Self.tekst) })
      }
    }
  }

  private static func tekst(_ waarde: DatabaseValue) -> String {
    switch waarde.storage {
    case .null: ""
    case .int64(let getal): String(getal)
    case .double(let getal): String(getal)
    case .string(let tekst): tekst
    case .blob(let bytes): bytes.map { String($0) }.joined(separator: ",")
    }
  }

  /// The names of the files and tables that differ; empty = the same results.
  func verschil(met ander: Uitvoer) -> [String] {
    let bestanden = Set(csv.keys).union(ander.csv.keys).filter { csv[$0] != ander.csv[$0] }
    let tabellen = Set(self.tabellen.keys).union(ander.tabellen.keys).filter {
      self.tabellen[$0]?.rijen.sorted(by: Self.voor) != ander.tabellen[$0]?.rijen.sorted(by: Self.voor)
    }
    return bestanden.sorted() + tabellen.sorted()
  }

  private static func voor(_ a: [String], _ b: [String]) -> Bool { a.lexicographicallyPrecedes(b) }

  // Reading.

  /// A CSV by its path below the publication; empty when there is none.
  func tabel(_ pad: String) -> Tabel {
    Tabel(csv: csv[pad].map { String(decoding: $0, as: UTF8.self) } ?? "")
  }

  func feiten(_ jaar: String, _ naam: String) -> Tabel { tabel("feiten/schooljaar=\(jaar)/\(naam).csv") }

  /// A number for the region.
  func telling(_ id: String, _ jaar: String = "2020-2021") -> Int? {
    feiten(jaar, "feit_telling").rijen(waar: ["telling": id, "niveau": "regio"]).first
      .flatMap { Int($0["aantal"] ?? "") }
  }

  /// Those that are published, in order.
  var schooljaren: [String] {
    csv.keys.filter { $0.hasSuffix("/feit_telling.csv") }.map { $0.split(separator: "/")[1] }
      .map { String($0.dropFirst("schooljaar=".count)) }.sorted()
  }

  var leveringen: Tabel { tabel("leveringen.csv") }

  /// The outcomes of each path: more than one when it had several contents.
  var uitkomsten: [String: [String]] {
    var uitkomsten: [String: [String]] = [:]
    for (pad, uitkomst) in zip(leveringen.kolom("bestand"), leveringen.kolom("uitkomst")) {
      uitkomsten[pad, default: []].append(uitkomst)
    }
    return uitkomsten
  }
}

/// A table of texts.
struct Tabel: Equatable {
  var kop: [String]
  var rijen: [[String]]

  init(kop: [String], rijen: [[String]]) {
    self.kop = kop
    self.rijen = rijen
  }

  /// Reads `;`, LF, quotes where there are any: the published form.
  init(csv: String) {
    var rijen: [[String]] = []
    var rij: [String] = []
    var veld = ""
    var binnen = false
    for teken in csv.unicodeScalars {
      switch teken {
      case "\"": binnen.toggle()
      case ";" where !binnen:
        rij.append(veld)
        veld = ""
      case "\n" where !binnen:
        rijen.append(rij + [veld])
        (rij, veld) = ([], "")
      default: veld.unicodeScalars.append(teken)
      }
    }
    kop = rijen.first ?? []
    self.rijen = Array(rijen.dropFirst())
  }

  /// The rows as dictionaries: all those with these values.
  func rijen(waar voorwaarden: [String: String]) -> [[String: String]] {
    rijen.map { Dictionary(zip(kop, $0), uniquingKeysWith: { eerste, _ in eerste }) }
      .filter { rij in voorwaarden.allSatisfy { rij[$0] == $1 } }
  }

  /// A value as it was before the CSV put an apostrophe in front, which keeps spreadsheets from running it.
  static func zonderApostrof(_ veld: String) -> String {
    guard veld.utf8.count > 2, veld.hasPrefix("'"), "=+-@\t\r".utf8.contains(veld.utf8.dropFirst().first ?? 0)
    else { return veld }
    return String(veld.dropFirst())
  }

  func kolom(_ naam: String) -> [String] { rijen(waar: [:]).compactMap { $0[naam] } }
}
