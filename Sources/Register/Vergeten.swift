import Domain
import Foundation
import GRDB

/// One pupil, under all numbers that are linked.
public struct Leerlinggroep: Sendable {
  /// The numbers of `persoon`.
  let personen: [Int]
  public let sleutels: [Leerlingsleutel]
  public let bsns: Int
  public var onderwijsnummers: Int { personen.count - bsns }

  fileprivate var lijst: String { personen.map(String.init).joined(separator: ", ") }
}

/// Rows of one delivery.
public struct Leveringsrijen: Sendable {
  public let levering: RuweLevering
  public var rijen: Set<Int>

  public init(_ levering: RuweLevering, rijen: Set<Int>) {
    self.levering = levering
    self.rijen = rijen
  }
}

extension Register {
  /// The pupil of a pseudonym, with all that is linked to it by any row; nil when the register doesn't know it.
  public func leerling(_ sleutel: Leerlingsleutel) throws -> Leerlinggroep? {
    try doe { db in
      guard
        let eerste = try Int.fetchOne(
          db, sql: "SELECT id FROM persoon WHERE sleutel = ?", arguments: [sleutel.bytes])
      else { return nil }
      var personen = [eerste]
      var klaar = 0
      while klaar < personen.count {
        for tabel in Recordtabel.alle.map(\.versies) + ["koppeling"] {
          let paren = try Row.fetchAll(
            db,
            sql: """
              SELECT DISTINCT bsn, onderwijsnummer FROM \(tabel)
              WHERE bsn IS NOT NULL AND onderwijsnummer IS NOT NULL AND (bsn = :id OR onderwijsnummer = :id)
              """, arguments: ["id": personen[klaar]])
          for paar in paren {
            for id in [paar["bsn"] as Int, paar["onderwijsnummer"] as Int] where !personen.contains(id) {
              personen.append(id)
            }
          }
        }
        klaar += 1
      }
      let rijen = try Row.fetchAll(
        db,
        sql:
          "SELECT sleutel, soort FROM persoon WHERE id IN (\(personen.map(String.init).joined(separator: ", ")))"
      )
      return Leerlinggroep(
        personen: personen,
        sleutels: rijen.compactMap { Leerlingsleutel($0["sleutel"]) }.sorted(),
        bsns: rijen.count { $0["soort"] == Persoonsnummer.Soort.bsn.rawValue })
    }
  }

  /// The numbers of all records of which some version is of the pupil.
  public func records(van groep: Leerlinggroep) throws -> [Recordsoort: Set<String>] {
    try doe { db in
      func nummers(_ tabel: Recordtabel) throws -> Set<String> {
        try Set(
          String.fetchAll(db, sql: "SELECT DISTINCT nummer FROM \(tabel.versies) WHERE \(groep.isVan)"))
      }
      return try Recordsoort.allCases.reduce(into: [:]) { $0[$1] = try nummers($1.tabel) }
    }
  }

  /// The accepted rows of the pupil, by delivery.
  public func rijen(van groep: Leerlinggroep) throws -> [Leveringsrijen] {
    let leveringen = try ruweLeveringen()
    return try doe { db in
      let delen = Recordtabel.alle.map { "SELECT levering, rij FROM \($0.versies) WHERE \(groep.isVan)" }
      let rijen = Dictionary(
        grouping: try Row.fetchAll(db, sql: delen.joined(separator: " UNION ALL ")),
        by: { $0["levering"] as Int })
      return leveringen.compactMap { levering in
        rijen[levering.id].map { Leveringsrijen(levering, rijen: Set($0.map { $0["rij"] as Int })) }
      }
    }
  }

  /// The rejected rows of a delivery.
  public func afkeur(van levering: RuweLevering) throws -> Set<Int> {
    try doe { db in
      try Set(Int.fetchAll(db, sql: "SELECT rij FROM afkeur WHERE levering = ?", arguments: [levering.id]))
    }
  }

  /// The rows of a delivery that were overwritten before.
  public func gewist(_ levering: RuweLevering) throws -> Set<Int> {
    try doe { db in
      try Set(
        Int.fetchAll(db, sql: "SELECT rij FROM vergeten WHERE levering = ?", arguments: [levering.id]))
    }
  }

  /// Removes all versions of a pupil's records, the rejected rows that were found to be the pupil's, and the pupil.
  ///
  /// - Parameters:
  ///   - groep: nil when the register knows no such pupil; there may be rejected rows.
  ///   - rijen: all of the pupil's rows, rejected ones included.
  ///   - inhoud: for each delivery of which rows are overwritten, by SHA-256, that of what the archive has now.
  public func vergeet(_ groep: Leerlinggroep?, rijen: [Leveringsrijen], inhoud: [String: String]) throws {
    try inTransactie { db in
      if let groep {
        for tabel in Recordtabel.alle {
          try Self.verwijderVersies(tabel, waar: groep.isVan, als: "vergeten", db)
        }
        try db.execute(sql: "DELETE FROM koppeling WHERE \(groep.isVan)")
        try db.execute(sql: "DELETE FROM persoon WHERE id IN (\(groep.lijst))")
      }
      for deel in rijen {
        let id = deel.levering.id
        var afgekeurd = 0
        for rij in deel.rijen.sorted() {
          try db.execute(sql: "INSERT OR IGNORE INTO vergeten VALUES (?, ?)", arguments: [id, rij])
          try db.execute(sql: "DELETE FROM afkeur WHERE levering = ? AND rij = ?", arguments: [id, rij])
          afgekeurd += db.changesCount
        }
        try db.execute(
          sql: "UPDATE levering SET afgekeurd = afgekeurd - ?, vergeten = vergeten + ? WHERE id = ?",
          arguments: [afgekeurd, afgekeurd, id])
      }
      for (sha256, nieuw) in inhoud {
        try db.execute(sql: "UPDATE levering SET archief = ? WHERE sha256 = ?", arguments: [nieuw, sha256])
      }
      try Self.maakPublicatiesOud(db)
    }
  }

  /// Removes versions, chooses the current ones anew, and moves the rows in the counts of their deliveries from what was
  /// accepted to `kolom`.
  ///
  /// Whether a removed row was `nieuw`, `gewijzigd` or `ongewijzigd` at its intake nobody kept: the counts of the intake
  /// stand in the ledger, and from here on only their sum is used.
  static func verwijderVersies(
    _ tabel: Recordtabel, waar voorwaarde: String, als kolom: String, _ db: Database
  ) throws {
    try db.execute(sql: "DROP TABLE IF EXISTS temp.geraakt")
    try db.execute(
      sql: "CREATE TEMP TABLE geraakt AS SELECT nummer, levering FROM \(tabel.versies) WHERE \(voorwaarde)")
    try db.execute(sql: "DELETE FROM \(tabel.versies) WHERE \(voorwaarde)")
    try herbereken(tabel, metNummerIn: "temp.geraakt", db)
    for rij in try Row.fetchAll(db, sql: "SELECT levering, count(*) AS aantal FROM temp.geraakt GROUP BY 1") {
      let (id, aantal): (Int, Int) = (rij["levering"], rij["aantal"])
      try db.execute(
        sql: "UPDATE levering SET \(kolom) = \(kolom) + ? WHERE id = ?", arguments: [aantal, id])
      var rest = aantal
      for soort in ["ongewijzigd", "gewijzigd", "nieuw"] where rest > 0 {
        let er =
          try Int.fetchOne(db, sql: "SELECT \(soort) FROM levering WHERE id = ?", arguments: [id]) ?? 0
        let af = min(er, rest)
        try db.execute(
          sql: "UPDATE levering SET \(soort) = \(soort) - ? WHERE id = ?", arguments: [af, id])
        rest -= af
      }
    }
  }

  /// What is published no longer rests on what the register holds: the next run publishes anew.
  static func maakPublicatiesOud(_ db: Database) throws {
    try db.execute(sql: "UPDATE publicatie SET vingerafdruk = ''")
  }

  /// Leaves nothing in the file of what was removed from it, and ends the connection.
  public func sluitSchoon() throws {
    try doe { db in try db.execute(sql: "VACUUM") }
    try doe { db in try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    try sluit()
  }
}

extension Leerlinggroep {
  /// Of a row of versions, in SQL.
  fileprivate var isVan: String { "(bsn IN (\(lijst)) OR onderwijsnummer IN (\(lijst)))" }
}

extension Leerlingsleutel {
  init?(_ bytes: [UInt8]) {
    guard let sleutel = bytes.withUnsafeBytes({ Leerlingsleutel(bytes: $0) }) else { return nil }
    self = sleutel
  }

  init?(_ bytes: Data) {
    self.init(Array(bytes))
  }

  var bytes: Data { metBytes { Data($0) } }
}
