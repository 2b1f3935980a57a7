import Domain
import GRDB
import Systeem

/// A rejected row, or a refused file, that was judged again with another outcome.
public struct Herkansing: Sendable {
  /// The path below the inbox.
  public let levering: String
  /// 1-based; nil when it is the file itself.
  public let rij: Int?
  /// What it was, and since which run.
  public let code: String
  public let veld: String?
  public let sinds: Int
  /// The run that read it again, and its code since; nil = accepted.
  public let run: Int
  public let nieuweCode: String?
}

extension Register {
  /// All that was judged again with another outcome: the rows by delivery, row and run, then the files by path and run.
  public func herkansingen(_ neem: (Herkansing) throws -> Void) throws {
    try doe { db in
      // A register that no later version wrote to has no such tables; when it is opened for reading, none are made.
      let opdracht = try db.opdracht(
        """
        SELECT 0 AS soort, l.bestand AS pad, h.rij, h.code, h.veld, h.afgekeurd, h.run, h.nieuwe_code, l.sha256
          FROM herkansing h JOIN levering l ON l.id = h.levering
        UNION ALL
        SELECT 1, pad, NULL, code, NULL, geweigerd, run, nieuwe_code, sha256 FROM bestandherkansing
        ORDER BY 1, 2, 3, 7, 9
        """)
      while try opdracht.stap() {
        try neem(
          Herkansing(
            levering: opdracht.tekst(1), rij: opdracht.vrijGetal(2), code: opdracht.tekst(3),
            veld: opdracht.vrijeTekst(4), sinds: opdracht.getal(5), run: opdracht.getal(6),
            nieuweCode: opdracht.vrijeTekst(7)))
      }
    }
  }

  /// The deliveries with rejected rows, by date of receipt and hash.
  ///
  /// - Parameters:
  ///   - code: only rows with this one; nil = any.
  ///   - bestand: only this path; nil = all.
  public func leveringen(metAfkeur code: String?, bestand: String?) throws -> [Levering] {
    try doe { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM levering WHERE (:bestand IS NULL OR bestand = :bestand)
            AND id IN (SELECT levering FROM afkeur WHERE :code IS NULL OR code = :code)
          ORDER BY ontvangen, sha256
          """, arguments: ["bestand": bestand, "code": code]
      ).map(Levering.init)
    }
  }

  /// How many rows of a delivery are rejected with each code.
  public func afkeuringen(van sha256: String) throws -> [String: Int] {
    try doe { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT a.code, count(*) AS aantal FROM afkeur a JOIN levering l ON l.id = a.levering
          WHERE l.sha256 = ? GROUP BY a.code
          """, arguments: [sha256]
      ).reduce(into: [:]) { $0[$1["code"]] = $1["aantal"] }
    }
  }

  /// How many rows of a delivery got from which code to which (nil = accepted) in a run.
  public func herkansingen(
    van sha256: String, run: Int
  ) throws -> [(code: String, nieuweCode: String?, aantal: Int)] {
    try doe { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT h.code, h.nieuwe_code, count(*) AS aantal FROM herkansing h JOIN levering l ON l.id = h.levering
          WHERE l.sha256 = ? AND h.run = ? GROUP BY h.code, h.nieuwe_code ORDER BY h.code, h.nieuwe_code
          """, arguments: [sha256, run]
      ).map { ($0["code"], $0["nieuwe_code"], $0["aantal"]) }
    }
  }

  // Kept at every reading.

  /// Remembers which rows of a delivery are rejected, which is about to be read again.
  static func onthoudAfkeur(van levering: Int, _ db: Database) throws {
    try db.execute(sql: "DROP TABLE IF EXISTS temp.eerdere_afkeur")
    try db.execute(
      sql: "CREATE TEMP TABLE eerdere_afkeur AS SELECT rij, code, veld, run FROM afkeur WHERE levering = ?",
      arguments: [levering])
  }

  /// Writes down what became of them. A row with the same code as before stays rejected by the run that did it first.
  ///
  /// - Parameter gelezen: how many rows the delivery has now; an earlier row beyond these is none any more.
  static func schrijfHerkansing(van levering: Int, run: Int, gelezen: Int, _ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE afkeur SET run = e.run FROM temp.eerdere_afkeur e
        WHERE afkeur.levering = ? AND afkeur.rij = e.rij AND afkeur.code = e.code
        """, arguments: [levering])
    // Read twice in one run, it is one story: from the first code to the last.
    try db.execute(
      sql: """
        INSERT INTO herkansing (levering, rij, code, veld, afgekeurd, run, nieuwe_code)
        SELECT :levering, e.rij, e.code, e.veld, e.run, :run, a.code
        FROM temp.eerdere_afkeur e LEFT JOIN afkeur a ON a.levering = :levering AND a.rij = e.rij
        WHERE a.code IS NOT e.code AND e.rij <= :gelezen
        ON CONFLICT (levering, rij, run) DO UPDATE SET nieuwe_code = excluded.nieuwe_code
        """, arguments: ["levering": levering, "run": run, "gelezen": gelezen])
  }

  /// Writes down that a refused file gets another outcome (nil = it is a delivery), before that is kept.
  static func schrijfHerkansing(
    bestand pad: String, sha256: String, nieuw: Weigercode?, run: Int, _ db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO bestandherkansing (pad, sha256, code, geweigerd, run, nieuwe_code)
        SELECT pad, sha256, weigering, run, :run, :nieuw FROM bestand
        WHERE pad = :pad AND sha256 = :sha256 AND weigering IS NOT NULL AND weigering IS NOT :nieuw
        ON CONFLICT (pad, sha256, run) DO UPDATE SET nieuwe_code = excluded.nieuwe_code
        """, arguments: ["pad": pad, "sha256": sha256, "nieuw": nieuw?.rawValue, "run": run])
  }
}
