import Crypto
import Domain
import Foundation
import GRDB

/// What a publication rests on and holds, as the register remembers it.
public struct Publicatieverslag: Sendable {
  /// One school year of it.
  public struct Deel: Sendable, Equatable {
    public let schooljaar: Schooljaar
    /// A hash of all from which it was counted: its records, definitions and reference tables, and the program.
    public let grond: String
    /// The current records of the school year, out of scope included.
    public let meldingen: Int
    public let werkprocessen: Int

    public init(_ schooljaar: Schooljaar, grond: String, meldingen: Int, werkprocessen: Int) {
      self.schooljaar = schooljaar
      self.grond = grond
      self.meldingen = meldingen
      self.werkprocessen = werkprocessen
    }
  }

  public struct Bestand: Sendable, Equatable {
    /// Below the publication, with `/`.
    public let pad: String
    public let bytes: Int
    public let sha256: String

    public init(_ pad: String, bytes: Int, sha256: String) {
      self.pad = pad
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  public let nummer: Int
  /// The run that made it.
  public let run: Int
  /// The version of the program.
  public let versie: String
  /// Of all that it rests on; as long as that is the same, there is nothing to do.
  public let vingerafdruk: String
  /// SHA-256 of each file of the configuration by its role, as `definities/verzuim`. Empty for a publication of before
  /// version 0.2, which didn't keep it; so are the next two.
  public let configuratie: [String: String]
  public let delen: [Deel]
  public let bestanden: [Bestand]

  public init(
    nummer: Int, run: Int, versie: String, vingerafdruk: String, configuratie: [String: String],
    delen: [Deel], bestanden: [Bestand]
  ) {
    self.nummer = nummer
    self.run = run
    self.versie = versie
    self.vingerafdruk = vingerafdruk
    self.configuratie = configuratie
    self.delen = delen
    self.bestanden = bestanden
  }
}

extension Register {
  /// Writes down what a publication is, just before it is switched to.
  ///
  /// - Parameter inhoud: the bytes of each file of the configuration, by SHA-256.
  public func onthoud(_ publicatie: Publicatieverslag, inhoud: [String: [UInt8]]) throws {
    try inTransactie { db in
      let nummer = publicatie.nummer
      // A number that a killed run wrote down, but never switched to, is given again.
      for tabel in ["publicatie_configuratie", "publicatie_schooljaar"] {
        try db.execute(sql: "DELETE FROM \(tabel) WHERE publicatie = ?", arguments: [nummer])
      }
      try Bestandslijsten.verwijder(vanPublicatie: nummer, db)
      try db.execute(
        sql: "INSERT OR REPLACE INTO publicatie VALUES (?, ?, ?)",
        arguments: [nummer, publicatie.run, publicatie.vingerafdruk])
      for (naam, sha256) in publicatie.configuratie {
        try db.execute(
          sql: "INSERT OR IGNORE INTO configuratie VALUES (?, ?)",
          arguments: [sha256, Data(inhoud[sha256] ?? [])])
        try db.execute(
          sql: "INSERT INTO publicatie_configuratie VALUES (?, ?, ?)", arguments: [nummer, naam, sha256])
      }
      for deel in publicatie.delen {
        try db.execute(
          sql: "INSERT INTO publicatie_schooljaar VALUES (?, ?, ?, ?, ?)",
          arguments: [nummer, deel.schooljaar.description, deel.grond, deel.meldingen, deel.werkprocessen])
      }
      try Bestandslijsten.voegToe(publicatie.bestanden, vanPublicatie: nummer, db)
    }
  }

  /// Writes down what the files of a publication are, after they were made anew. One whose files were never written down
  /// stays without.
  public func onthoud(bestanden: [Publicatieverslag.Bestand], vanPublicatie nummer: Int) throws {
    try inTransactie { db in
      guard try Bestandslijsten.verwijder(vanPublicatie: nummer, db) else { return }
      try Bestandslijsten.voegToe(bestanden, vanPublicatie: nummer, db)
    }
  }

  /// Nil when the register knows no such publication.
  public func publicatie(_ nummer: Int) throws -> Publicatieverslag? {
    try doe { db in
      guard
        let rij = try Row.fetchOne(
          db,
          sql: """
            SELECT p.run, p.vingerafdruk, r.versie FROM publicatie p JOIN run r ON r.id = p.run
            WHERE p.nummer = ?
            """, arguments: [nummer])
      else { return nil }
      func rijen(_ tabel: String) throws -> [Row] {
        try Row.fetchAll(db, sql: "SELECT * FROM \(tabel) WHERE publicatie = ?", arguments: [nummer])
      }
      return Publicatieverslag(
        nummer: nummer, run: rij["run"], versie: rij["versie"], vingerafdruk: rij["vingerafdruk"],
        configuratie: try rijen("publicatie_configuratie").reduce(into: [:]) {
          $0[$1["naam"]] = $1["sha256"]
        },
        delen: try rijen("publicatie_schooljaar").compactMap { rij in
          Schooljaar(rij["schooljaar"]).map {
            .init($0, grond: rij["grond"], meldingen: rij["meldingen"], werkprocessen: rij["werkprocessen"])
          }
        },
        bestanden: try Bestandslijsten.bestanden(vanPublicatie: nummer, db))
    }
  }

  /// The publication that was current after a run; nil when nothing was published by then.
  public func publicatie(totRun run: Int) throws -> Int? {
    try doe { db in
      try Int.fetchOne(db, sql: "SELECT max(nummer) FROM publicatie WHERE run <= ?", arguments: [run])
    }
  }

  public func hoogstePublicatie() throws -> Int {
    try doe { db in try Int.fetchOne(db, sql: "SELECT max(nummer) FROM publicatie") ?? 0 }
  }

  /// The bytes of a file of a configuration, as it was; nil when the register doesn't have them.
  public func configuratiebestand(_ sha256: String) throws -> [UInt8]? {
    try doe { db in
      try Data.fetchOne(db, sql: "SELECT inhoud FROM configuratie WHERE sha256 = ?", arguments: [sha256])
        .map { Array($0) }
    }
  }
}

/// The files of publications, folder by folder: a list of the files of a folder is its content, and publications in which
/// a folder is the same share it.
enum Bestandslijsten {
  /// The files are those of the whole publication, which has none yet.
  static func voegToe(
    _ bestanden: [Publicatieverslag.Bestand], vanPublicatie nummer: Int, _ db: Database
  ) throws {
    for (_, lijst) in Dictionary(grouping: bestanden, by: \.map).sorted(by: { $0.key < $1.key }) {
      let som = som(lijst)
      try db.execute(sql: "INSERT OR IGNORE INTO bestandslijst (som) VALUES (?)", arguments: [som])
      let isNieuw = db.changesCount > 0
      guard let id = try Int.fetchOne(db, sql: "SELECT id FROM bestandslijst WHERE som = ?", arguments: [som])
      else { continue }
      for bestand in isNieuw ? lijst : [] {
        try db.execute(
          sql: "INSERT INTO bestandslijst_bestand VALUES (?, ?, ?, ?)",
          arguments: [id, bestand.pad, bestand.bytes, bestand.sha256])
      }
      try db.execute(sql: "INSERT INTO publicatie_lijst VALUES (?, ?)", arguments: [nummer, id])
    }
  }

  /// Removes those of a publication, and the lists that no other one has.
  ///
  /// - Returns: whether there were any.
  @discardableResult static func verwijder(vanPublicatie nummer: Int, _ db: Database) throws -> Bool {
    try db.execute(sql: "DELETE FROM publicatie_lijst WHERE publicatie = ?", arguments: [nummer])
    guard db.changesCount > 0 else { return false }
    try db.execute(
      sql: """
        DELETE FROM bestandslijst_bestand WHERE lijst NOT IN (SELECT lijst FROM publicatie_lijst);
        DELETE FROM bestandslijst WHERE id NOT IN (SELECT lijst FROM publicatie_lijst)
        """)
    return true
  }

  static func bestanden(vanPublicatie nummer: Int, _ db: Database) throws -> [Publicatieverslag.Bestand] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT b.pad, b.bytes, b.sha256 FROM publicatie_lijst p JOIN bestandslijst_bestand b ON b.lijst = p.lijst
        WHERE p.publicatie = ? ORDER BY b.pad
        """, arguments: [nummer]
    ).map(Publicatieverslag.Bestand.init)
  }

  private static func som(_ lijst: [Publicatieverslag.Bestand]) -> String {
    let regels = lijst.map { "\($0.sha256) \($0.bytes) \($0.pad)" }.sorted()
    return Hex.tekst(SHA256.hash(data: Data(regels.joined(separator: "\n").utf8)))
  }
}

extension Publicatieverslag.Bestand {
  /// The folder it is in; empty for one at the top.
  fileprivate var map: Substring { pad.lastIndex(of: "/").map { pad[..<$0] } ?? "" }

  init(_ rij: Row) { self.init(rij["pad"], bytes: rij["bytes"], sha256: rij["sha256"]) }
}

extension Register {
  /// Writes down what a run is going to do, before it does.
  public func onthoud(plan: String, run: Int) throws {
    try inTransactie { db in
      try db.execute(sql: "INSERT INTO plan (run, plan) VALUES (?, ?)", arguments: [run, plan])
    }
  }

  /// Writes down where a run did something else than it had planned; empty = nowhere.
  public func onthoud(afwijkingen: [String], run: Int) throws {
    try inTransactie { db in
      try db.execute(
        sql: "UPDATE plan SET afwijking = ? WHERE run = ?",
        arguments: [afwijkingen.joined(separator: "\n"), run])
    }
  }

  /// The plan of a run as JSON, and where it did something else (nil = it didn't come so far); nil for a run without.
  public func plan(vanRun run: Int) throws -> (json: String, afwijkingen: [String]?)? {
    try doe { db in
      guard
        let rij = try Row.fetchOne(
          db, sql: "SELECT plan, afwijking FROM plan WHERE run = ?", arguments: [run])
      else { return nil }
      let afwijking: String? = rij["afwijking"]
      return (rij["plan"], afwijking.map { $0.split(separator: "\n").map(String.init) })
    }
  }
}
