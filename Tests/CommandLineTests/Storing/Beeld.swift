import Foundation
import GRDB

/// What readers of a publication see: the bytes of each file, and of SQLite the rows of each table.
struct Beeld: Equatable, Sendable {
  private var bestanden: [String: Data] = [:]
  private var tabellen: [String: [String]] = [:]
  private let sqlite: Data

  struct Beschadigd: Error { let tekst: String }

  /// - Parameter bekend: images whose SQLite need not be read again when this one's has the same bytes.
  /// - Throws: `Beschadigd` when SQLite doesn't find its file sound.
  init(_ map: String, bekend: [Beeld] = []) throws {
    let wortel = URL(fileURLWithPath: map).resolvingSymlinksInPath().path
    for pad in try FileManager.default.subpathsOfDirectory(atPath: wortel) {
      var isMap: ObjCBool = false
      guard FileManager.default.fileExists(atPath: wortel + "/" + pad, isDirectory: &isMap), !isMap.boolValue
      else { continue }
      bestanden[pad] = try Data(contentsOf: URL(fileURLWithPath: wortel + "/" + pad))
    }
    let naam = "sluitend.sqlite"
    guard let inhoud = bestanden.removeValue(forKey: naam) else {
      throw Beschadigd(tekst: "\(map) has no \(naam)")
    }
    sqlite = inhoud
    tabellen = try bekend.first { $0.sqlite == inhoud }?.tabellen ?? Self.tabellen(wortel + "/" + naam)
  }

  static func == (a: Beeld, b: Beeld) -> Bool { a.bestanden == b.bestanden && a.tabellen == b.tabellen }

  /// A file's bytes, by its path below the publication.
  subscript(_ pad: String) -> Data? { bestanden[pad] }

  var isLeeg: Bool { bestanden.isEmpty || tabellen.isEmpty }

  private static func tabellen(_ pad: String) throws -> [String: [String]] {
    var opzet = Configuration()
    opzet.readonly = true
    return try DatabaseQueue(path: pad, configuration: opzet).read { db in
      let oordeel = try String.fetchAll(db, sql: "PRAGMA integrity_check")
      guard oordeel == ["ok"] else { throw Beschadigd(tekst: "\(pad): \(oordeel)") }
      let namen = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      return try namen.reduce(into: [:]) { tabellen, naam in
        tabellen[naam] = try Row.fetchAll(db, sql: "SELECT * FROM \(naam)").map { rij in
          rij.databaseValues.map(\.description).joined(separator: "|")
        }.sorted()
      }
    }
  }
}

/// What the register says right now, read from a copy: looking must not mend anything.
struct Grootboek: Sendable {
  struct Run: Sendable {
    let klaar: String?
    let exitcode: Int?
    let uitkomst: String?
    let stappen: [(naam: String, toestand: String)]
  }

  private(set) var runs: [Run] = []
  /// The paths of all files ever judged.
  private(set) var bestanden: Set<String> = []
  /// The SHA-256 of each delivery.
  private(set) var leveringen: Set<String> = []

  /// Empty when there is no register, or it has no tables yet.
  init(_ data: String) throws {
    let proef = Proefmap()
    guard FileManager.default.fileExists(atPath: data + "/register.sqlite") else { return }
    for naam in ["", "-wal", "-journal"]
    where FileManager.default.fileExists(atPath: data + "/register.sqlite" + naam) {
      try FileManager.default.copyItem(
        atPath: data + "/register.sqlite" + naam, toPath: proef.pad + "/register.sqlite" + naam)
    }
    (runs, bestanden, leveringen) = try DatabaseQueue(path: proef.pad + "/register.sqlite").read { db in
      let oordeel = try String.fetchAll(db, sql: "PRAGMA integrity_check")
      guard oordeel == ["ok"] else { throw Beeld.Beschadigd(tekst: "register: \(oordeel)") }
      guard try db.tableExists("run") else { return ([], [], []) }
      let stappen = try Row.fetchAll(db, sql: "SELECT run, naam, toestand FROM stap ORDER BY run, nummer")
      let runs = try Row.fetchAll(db, sql: "SELECT * FROM run ORDER BY id").map { rij in
        Run(
          klaar: rij["klaar"], exitcode: rij["exitcode"], uitkomst: rij["uitkomst"],
          stappen: stappen.filter { $0["run"] == rij["id"] as Int }.map { ($0["naam"], $0["toestand"]) })
      }
      return (
        runs, Set(try String.fetchAll(db, sql: "SELECT pad FROM bestand")),
        Set(try String.fetchAll(db, sql: "SELECT sha256 FROM levering"))
      )
    }
  }
}
