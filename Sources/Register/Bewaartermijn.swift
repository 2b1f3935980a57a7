import Domain
import GRDB
import Systeem

/// What is kept of school years whose time is over, in numbers: what goes, or went.
public struct Verlopen: Sendable {
  /// The deliveries received before: by SHA-256.
  public var leveringen: [String] = []
  public var meldingen = 0
  public var werkprocessen = 0
  /// All versions of these records.
  public var rijen = 0
  /// Pupils' numbers without a record that stays.
  public var leerlingen = 0
  /// Of the records, those that ran on into a school year that stays.
  public var lopend = 0
  /// Deliveries that stay, with rows of those school years in their raw bytes, and how many rows.
  public var blijvendeLeveringen = 0
  public var blijvendeRijen = 0

  public var isLeeg: Bool { leveringen.isEmpty && rijen == 0 }
}

/// The school years of which nothing is kept but what was published.
public struct BevrorenSchooljaren: Sendable {
  /// All before this one.
  public let voor: Schooljaar
  /// UTC, ISO 8601.
  public let sinds: String

  public func bevat(_ schooljaar: Schooljaar) -> Bool { schooljaar < voor }
}

extension Register {
  /// Nil when everything is kept. No record of theirs is in the register, and none comes in again, so that they can't be
  /// counted: what is published of them must be taken from the publication before.
  public func bevrorenSchooljaren() throws -> BevrorenSchooljaren? {
    try doe { db in
      try Row.fetchOne(
        db,
        sql: "SELECT schooljaar, min(moment) AS sinds FROM bewaartermijn GROUP BY 1 ORDER BY 1 DESC LIMIT 1"
      ).flatMap { rij in
        Schooljaar(rij["schooljaar"]).map { BevrorenSchooljaren(voor: $0, sinds: rij["sinds"]) }
      }
    }
  }

  /// What `verwijder(voor:run:)` would remove; nothing changes.
  public func verlopen(voor grens: Schooljaar) throws -> Verlopen {
    try doe { db in
      try Self.zoekVerlopen(grens, db)
      return try Self.telVerlopen(grens, db)
    }
  }

  /// Removes all records whose date, in their current version, lies before a school year, with the pupils that then have
  /// none left; and notes that deliveries received before it are no longer in the archive.
  ///
  /// A link between two numbers of a pupil who stays is kept, also when only a removed row bore it.
  public func verwijder(voor grens: Schooljaar, run: Int) throws -> Verlopen {
    try inTransactie { db in
      try Self.zoekVerlopen(grens, db)
      let verlopen = try Self.telVerlopen(grens, db)
      try db.execute(sql: "INSERT OR IGNORE INTO koppeling SELECT * FROM temp.verlopen_koppeling")
      for tabel in Recordtabel.alle {
        try Self.verwijderVersies(tabel, waar: Self.isVerlopen(tabel), als: "verlopen", db)
      }
      try db.execute(
        sql: """
          DELETE FROM persoon WHERE id NOT IN (SELECT id FROM temp.blijft);
          DELETE FROM koppeling WHERE bsn NOT IN (SELECT id FROM temp.blijft);
          """)
      for sha256 in verlopen.leveringen {
        try db.execute(sql: "UPDATE levering SET archief = '' WHERE sha256 = ?", arguments: [sha256])
      }
      try db.execute(
        sql: "INSERT INTO bewaartermijn VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          grens.description, run, Klok.nu, verlopen.leveringen.count, verlopen.meldingen,
          verlopen.werkprocessen, verlopen.rijen, verlopen.leerlingen,
        ])
      return verlopen
    }
  }

  /// Notes that deliveries of which nothing is kept were read with what holds today, for they can't be read again.
  ///
  /// - Returns: how many were read with something else.
  public func merkOnleesbaar(lezingen: [String: String]) throws -> Int {
    try inTransactie { db in
      try lezingen.sorted { $0.key < $1.key }.reduce(0) { aantal, lezing in
        try db.execute(
          sql: "UPDATE levering SET lezing = ? WHERE bron = ? AND lezing <> ? AND archief = ''",
          arguments: [lezing.value, lezing.key, lezing.value])
        return aantal + db.changesCount
      }
    }
  }

  private static func isVerlopen(_ tabel: Recordtabel) -> String {
    "nummer IN (SELECT nummer FROM temp.verlopen_\(tabel.naam))"
  }

  /// Fills temporary tables: the numbers of the records that go, the links that only they bear, the numbers of persons
  /// that stay.
  private static func zoekVerlopen(_ grens: Schooljaar, _ db: Database) throws {
    let dag = grens.begin.dagnummer
    let koppelingen = Recordtabel.alle.map {
      "SELECT bsn, onderwijsnummer, levering FROM \($0.versies) WHERE bsn IS NOT NULL AND onderwijsnummer IS NOT NULL"
    }.joined(separator: " UNION ALL ")
    for naam in ["verlopen_koppeling", "blijft"] + Recordtabel.alle.map({ "verlopen_" + $0.naam }) {
      try db.execute(sql: "DROP TABLE IF EXISTS temp.\(naam)")
    }
    for tabel in Recordtabel.alle {
      try db.execute(
        sql: """
          CREATE TEMP TABLE verlopen_\(tabel.naam) (nummer TEXT PRIMARY KEY) WITHOUT ROWID;
          INSERT INTO temp.verlopen_\(tabel.naam) SELECT nummer FROM \(tabel.huidig)
            WHERE \(tabel.recorddatum) < \(dag)
          """)
    }
    try db.execute(
      sql: """
        CREATE TEMP TABLE verlopen_koppeling AS
          SELECT k.bsn, k.onderwijsnummer, min(l.ontvangen) AS ontvangen
          FROM (\(koppelingen)) k JOIN levering l ON l.id = k.levering GROUP BY 1, 2;
        CREATE TEMP TABLE blijft (id INTEGER PRIMARY KEY);
        """)
    for tabel in Recordtabel.alle {
      for kolom in ["bsn", "onderwijsnummer"] {
        try db.execute(
          sql: """
            INSERT OR IGNORE INTO temp.blijft SELECT \(kolom) FROM \(tabel.versies)
              WHERE \(kolom) IS NOT NULL AND NOT \(isVerlopen(tabel))
            """)
      }
    }
    // All numbers of a pupil who stays.
    let alle =
      "(SELECT bsn, onderwijsnummer FROM temp.verlopen_koppeling UNION SELECT bsn, onderwijsnummer FROM koppeling)"
    var erbij = 1
    while erbij > 0 {
      erbij = 0
      for (van, naar) in [("bsn", "onderwijsnummer"), ("onderwijsnummer", "bsn")] {
        try db.execute(
          sql: """
            INSERT OR IGNORE INTO temp.blijft
              SELECT \(naar) FROM \(alle) WHERE \(van) IN (SELECT id FROM temp.blijft)
            """)
        erbij += db.changesCount
      }
    }
  }

  private static func telVerlopen(_ grens: Schooljaar, _ db: Database) throws -> Verlopen {
    func tel(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
    let dag = grens.begin.dagnummer
    var verlopen = Verlopen()
    verlopen.leveringen = try String.fetchAll(
      db,
      sql: "SELECT sha256 FROM levering WHERE ontvangen < ? AND archief IS NOT '' ORDER BY sha256",
      arguments: [dag])
    verlopen.meldingen = try tel("SELECT count(*) FROM temp.verlopen_melding")
    verlopen.werkprocessen = try tel("SELECT count(*) FROM temp.verlopen_werkproces")
    verlopen.leerlingen = try tel(
      "SELECT count(*) FROM persoon WHERE id NOT IN (SELECT id FROM temp.blijft)")
    for tabel in Recordtabel.alle {
      verlopen.rijen += try tel("SELECT count(*) FROM \(tabel.versies) WHERE \(isVerlopen(tabel))")
      verlopen.lopend += try tel(
        """
        SELECT count(*) FROM \(tabel.huidig)
        WHERE \(tabel.recorddatum) < \(dag) AND (einde IS NULL OR einde >= \(dag))
        """)
    }
    let delen = Recordtabel.alle.map { "SELECT levering FROM \($0.versies) WHERE \(isVerlopen($0))" }
    let blijvend = """
      SELECT l.id, l.verlopen + (SELECT count(*) FROM (\(delen.joined(separator: " UNION ALL "))) v
        WHERE v.levering = l.id) AS rijen
      FROM levering l WHERE l.ontvangen >= \(dag) AND l.archief IS NOT ''
      """
    verlopen.blijvendeLeveringen = try tel("SELECT count(*) FROM (\(blijvend)) WHERE rijen > 0")
    verlopen.blijvendeRijen = try tel("SELECT coalesce(sum(rijen), 0) FROM (\(blijvend))")
    return verlopen
  }
}
