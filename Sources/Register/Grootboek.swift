import Domain
import Foundation
import GRDB

/// The ledger: what was run, step by step, written as it happens, so that a run that is killed leaves a true record.
extension Register {
  /// One line of the list of runs.
  public struct Run: Sendable {
    public let nummer: Int
    /// `run`, or `run --as-of …`.
    public let opdracht: String
    /// UTC, ISO 8601.
    public let begonnen: String
    /// Nil for a run that is still busy, or was killed.
    public let klaar: String?
    public let versie: String
    public let uitkomst: String?
    public let exitcode: Int?
    public let stappen: [Stap]
  }

  public struct Stap: Sendable {
    /// Within its run, from 1.
    public let nummer: Int
    public let naam: String
    public let begonnen: String
    public let klaar: String?
    /// `begonnen`, `klaar` or `mislukt`.
    public let toestand: String
    public let toelichting: String?
  }

  /// What a step counted, read and made.
  public struct Stapdetails: Sendable {
    /// By their names in logs for machines, in the order of these.
    public fileprivate(set) var aantallen: [(naam: String, aantal: Int)] = []
    public fileprivate(set) var sommen: [Stapverslag.Som] = []

    public init() {}
  }

  public func beginRun(_ opdracht: String, versie: String) throws -> Int {
    try inTransactie { db in
      try db.execute(
        sql: "INSERT INTO run (opdracht, begonnen, versie) VALUES (?, ?, ?)",
        arguments: [opdracht, Self.nu, versie])
      return Int(db.lastInsertedRowID)
    }
  }

  public func eindRun(_ run: Int, uitkomst: String, exitcode: Int) throws {
    try inTransactie { db in
      try db.execute(
        sql: "UPDATE run SET klaar = ?, uitkomst = ?, exitcode = ? WHERE id = ?",
        arguments: [Self.nu, uitkomst, exitcode, run])
    }
  }

  /// Does a step of a run, and writes down that it began and how it ended.
  public func stap<R>(_ naam: String, run: Int, _ doe: () throws -> (R, Stapverslag?)) throws -> R {
    let begin = ContinuousClock.now
    func meld(_ toestand: Stapbericht.Toestand) {
      bijStap?(
        Stapbericht(
          run: run, naam: naam, toestand: toestand, seconden: (ContinuousClock.now - begin) / .seconds(1)))
    }
    let nummer = try inTransactie { db in
      let nummer =
        1 + (try Int.fetchOne(db, sql: "SELECT max(nummer) FROM stap WHERE run = ?", arguments: [run]) ?? 0)
      try db.execute(
        sql: "INSERT INTO stap (run, nummer, naam, begonnen, toestand) VALUES (?, ?, ?, ?, 'begonnen')",
        arguments: [run, nummer, naam, Self.nu])
      return nummer
    }
    meld(.begonnen)
    func eindig(_ toestand: String, _ toelichting: String?, _ verslag: Stapverslag? = nil) throws {
      try inTransactie { db in
        try db.execute(
          sql: "UPDATE stap SET klaar = ?, toestand = ?, toelichting = ? WHERE run = ? AND nummer = ?",
          arguments: [Self.nu, toestand, toelichting, run, nummer])
        for (naam, aantal) in verslag?.aantallen ?? [:] {
          try db.execute(
            sql: "INSERT INTO stap_aantal VALUES (?, ?, ?, ?)",
            arguments: [run, nummer, naam.rawValue, aantal])
        }
        for som in verslag?.sommen ?? [] {
          try db.execute(
            sql: "INSERT INTO stap_som VALUES (?, ?, ?, ?, ?)",
            arguments: [run, nummer, som.soort.rawValue, som.naam, som.sha256])
        }
      }
    }
    do {
      let (uitkomst, verslag) = try doe()
      try eindig("klaar", verslag?.tekst, verslag)
      meld(.klaar(verslag))
      return uitkomst
    } catch {
      let soort = String(describing: type(of: error))
      try? eindig("mislukt", soort)
      meld(.mislukt(soort))
      throw error
    }
  }

  /// All runs, the newest last.
  public func runs() throws -> [Run] {
    try doe { db in
      let stappen = Dictionary(
        grouping: try Row.fetchAll(db, sql: "SELECT * FROM stap ORDER BY run, nummer"),
        by: { $0["run"] as Int })
      return try Row.fetchAll(db, sql: "SELECT * FROM run ORDER BY id").map { rij in
        Run(
          nummer: rij["id"], opdracht: rij["opdracht"], begonnen: rij["begonnen"], klaar: rij["klaar"],
          versie: rij["versie"], uitkomst: rij["uitkomst"], exitcode: rij["exitcode"],
          stappen: (stappen[rij["id"]] ?? []).map {
            Stap(
              nummer: $0["nummer"], naam: $0["naam"], begonnen: $0["begonnen"], klaar: $0["klaar"],
              toestand: $0["toestand"], toelichting: $0["toelichting"])
          })
      }
    }
  }

  /// The details of the steps of a run, by number; a step without any isn't in it.
  public func stapdetails(vanRun run: Int) throws -> [Int: Stapdetails] {
    try doe { db in
      var details: [Int: Stapdetails] = [:]
      for rij in try Row.fetchAll(db, sql: "SELECT * FROM stap_aantal WHERE run = ?", arguments: [run]) {
        details[rij["stap"], default: Stapdetails()].aantallen.append((rij["naam"], rij["aantal"]))
      }
      for rij in try Row.fetchAll(db, sql: "SELECT * FROM stap_som WHERE run = ?", arguments: [run]) {
        guard let soort = Stapverslag.Som.Soort(rawValue: rij["soort"]) else { continue }
        details[rij["stap"], default: Stapdetails()].sommen.append(.init(soort, rij["naam"], rij["sha256"]))
      }
      return details
    }
  }

  /// What was new until now is published and told: the next run need not tell it again.
  public func merkGemeld() throws {
    try inTransactie { db in
      try db.execute(
        sql: """
          UPDATE levering SET gemeld = 1 WHERE gemeld = 0; UPDATE bestand SET gemeld = 1 WHERE gemeld = 0;
          UPDATE leveringsbeeld SET gemeld = 1 WHERE gemeld = 0
          """)
    }
  }

  /// The time of day is for the ledger alone; no result depends on it.
  private static var nu: String { ISO8601DateFormatter().string(from: Date()) }
}

extension Register {
  /// Remembers the set-up of a run.
  ///
  /// - Parameters:
  ///   - pad: of its file, from the root.
  ///   - referentie: the folder from which reference tables were taken instead of the set-up's own.
  public func onthoud(opzet pad: String, referentie: String?) throws {
    try inTransactie { db in
      try db.execute(sql: "DELETE FROM opzet")
      try db.execute(sql: "INSERT INTO opzet VALUES (?, ?)", arguments: [pad, referentie])
    }
  }

  /// What the key is known by; nil when no run has told it.
  public func sleutelcontrole() throws -> String? {
    try doe { db in
      // A register that is only read may be of an earlier version.
      guard try db.tableExists("sleutelcontrole") else { return nil }
      return try String.fetchOne(db, sql: "SELECT waarde FROM sleutelcontrole")
    }
  }

  public func onthoud(sleutelcontrole: String) throws {
    try inTransactie { db in
      try db.execute(sql: "DELETE FROM sleutelcontrole")
      try db.execute(sql: "INSERT INTO sleutelcontrole VALUES (?)", arguments: [sleutelcontrole])
    }
  }

  /// Nil when no run has told it.
  public func opzet() throws -> (pad: String, referentie: String?)? {
    try doe { db in
      return try Row.fetchOne(db, sql: "SELECT pad, referentie FROM opzet").map {
        ($0["pad"], $0["referentie"])
      }
    }
  }

  /// The sources of deliveries by their number.
  public func leveringbronnen() throws -> [Int32: String] {
    try doe { db in
      try Row.fetchAll(db, sql: "SELECT id, bron FROM levering").reduce(into: [:]) {
        $0[$1["id"]] = $1["bron"]
      }
    }
  }

  /// The files of deliveries by their number.
  public func leveringnamen() throws -> [Int32: String] {
    try doe { db in
      try Row.fetchAll(db, sql: "SELECT id, bestand FROM levering").reduce(into: [:]) {
        $0[$1["id"]] = $1["bestand"]
      }
    }
  }
}
