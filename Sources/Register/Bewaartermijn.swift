import Domain
import GRDB
import Systeem

/// What is kept of school years whose time is over, in numbers: what goes, or went.
public struct Verlopen: Sendable {
  /// The deliveries received before: by SHA-256.
  public var leveringen: [String] = []
  public var meldingen = 0
  public var werkprocessen = 0
  public var opgaven = 0
  /// All versions of these records.
  public var rijen = 0
  /// Pupils' numbers without a record that stays.
  public var leerlingen = 0
  /// Records of these school years that stay, for a school year that stays needs them.
  public var blijvendeRecords = 0
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

  static func lees(_ db: Database) throws -> BevrorenSchooljaren? {
    try Row.fetchOne(
      db,
      sql: "SELECT schooljaar, min(moment) AS sinds FROM bewaartermijn GROUP BY 1 ORDER BY 1 DESC LIMIT 1"
    ).flatMap { rij in
      Schooljaar(rij["schooljaar"]).map { BevrorenSchooljaren(voor: $0, sinds: rij["sinds"]) }
    }
  }
}

extension Register {
  /// Nil when everything is kept. Of the records of these school years only those are left that a later one needs, so
  /// that they can't be counted: what is published of them must be taken from the publication before.
  public func bevrorenSchooljaren() throws -> BevrorenSchooljaren? {
    try doe { try BevrorenSchooljaren.lees($0) }
  }

  /// What `verwijder(voor:run:)` would remove; nothing changes.
  public func verlopen(voor grens: Schooljaar) throws -> Verlopen {
    try doe { db in
      try Self.zoekVerlopen(grens, db)
      try Self.zoekBlijvers(db)
      return try Self.telVerlopen(grens, db)
    }
  }

  /// Removes all records from before a school year that no school year from it on needs, with the pupils that then have
  /// none left; and notes that deliveries received before it are no longer in the archive.
  ///
  /// Needed are, by any version that can be current from its first day on: a record whose date lies in such a school year
  /// or that hadn't ended before it, and the meldingen and werkprocessen linked to one. They stay with all their versions.
  /// A link between two numbers of a pupil who stays is kept, also when only a removed row bore it.
  public func verwijder(voor grens: Schooljaar, run: Int) throws -> Verlopen {
    try inTransactie { db in
      try Self.zoekVerlopen(grens, db)
      try Self.zoekBlijvers(db)
      let verlopen = try Self.telVerlopen(grens, db)
      try Self.verwijderGevonden(db)
      for sha256 in verlopen.leveringen {
        try db.execute(sql: "UPDATE levering SET archief = '' WHERE sha256 = ?", arguments: [sha256])
      }
      try db.execute(
        sql: "INSERT INTO bewaartermijn VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          grens.description, run, Klok.nu, verlopen.leveringen.count, verlopen.meldingen,
          verlopen.werkprocessen, verlopen.rijen, verlopen.leerlingen, verlopen.opgaven,
        ])
      return verlopen
    }
  }

  /// Removes what deliveries brought since of school years whose records were removed: by the same rule. All deliveries
  /// of a run are in by then, so that the order of their rows makes no difference.
  ///
  /// - Returns: how many rows were left out.
  public func houdVerlopenBuiten() throws -> Int {
    try inTransactie { db in
      guard let bevroren = try BevrorenSchooljaren.lees(db) else { return 0 }
      try Self.zoekVerlopen(bevroren.voor, db)
      let rijen = try Self.verlopenRijen(db)
      guard rijen > 0 else { return 0 }
      try Self.zoekBlijvers(db)
      try Self.verwijderGevonden(db)
      return rijen
    }
  }

  private static func verwijderGevonden(_ db: Database) throws {
    try db.execute(sql: "INSERT OR IGNORE INTO koppeling SELECT * FROM temp.verlopen_koppeling")
    for tabel in Recordtabel.alle {
      try verwijderVersies(tabel, waar: isVerlopen(tabel), als: "verlopen", db)
    }
    try db.execute(
      sql: """
        DELETE FROM persoon WHERE id NOT IN (SELECT id FROM temp.blijft);
        DELETE FROM koppeling WHERE bsn NOT IN (SELECT id FROM temp.blijft);
        """)
  }

  private static func verlopenRijen(_ db: Database) throws -> Int {
    try Recordtabel.alle.reduce(0) { aantal, tabel in
      aantal
        + (try Int.fetchOne(db, sql: "SELECT count(*) FROM \(tabel.versies) WHERE \(isVerlopen(tabel))") ?? 0)
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

  /// Fills temporary tables with the numbers of the records that go.
  private static func zoekVerlopen(_ grens: Schooljaar, _ db: Database) throws {
    for tabel in Recordtabel.alle { try zoekAfgelopen(tabel, grens, db) }
    try db.execute(
      sql: """
        DROP TABLE IF EXISTS temp.verband;
        CREATE TEMP TABLE verband AS
          SELECT DISTINCT v.nummer AS werkproces, v.meldingsnummer AS melding
          FROM \(Werkproces.tabel.versies) v JOIN \(Melding.tabel.huidig) m ON m.nummer = v.meldingsnummer
          WHERE v.nummer IN (SELECT nummer FROM temp.verlopen_werkproces)
            OR v.meldingsnummer IN (SELECT nummer FROM temp.verlopen_melding);
        """)
    // What is linked to a record that stays, stays.
    try herhaal(
      [("melding", "werkproces"), ("werkproces", "melding")].map { dit, ander in
        """
        DELETE FROM temp.verlopen_\(dit) WHERE nummer IN (
          SELECT \(dit) FROM temp.verband WHERE \(ander) NOT IN (SELECT nummer FROM temp.verlopen_\(ander)))
        """
      }, db)
  }

  /// Executes them, again and again, until they change nothing any more.
  private static func herhaal(_ opdrachten: [String], _ db: Database) throws {
    var veranderd = 1
    while veranderd > 0 {
      veranderd = 0
      for opdracht in opdrachten {
        try db.execute(sql: opdracht)
        veranderd += db.changesCount
      }
    }
  }

  /// Fills a temporary table with the records of a kind whose date lies before a school year and that had ended before
  /// it, in all versions that can be current from its first day on: the highest of those received before, and all
  /// received since.
  private static func zoekAfgelopen(_ tabel: Recordtabel, _ grens: Schooljaar, _ db: Database) throws {
    let dag = grens.begin.dagnummer
    let verlopen = "verlopen_\(tabel.naam)"
    try db.execute(
      sql: """
        DROP TABLE IF EXISTS temp.\(verlopen);
        CREATE TEMP TABLE \(verlopen) (nummer TEXT PRIMARY KEY) WITHOUT ROWID;
        INSERT INTO temp.\(verlopen) SELECT nummer FROM (
            SELECT v.nummer, v.\(tabel.recorddatum) AS datum, v.einde, v.soort, l.ontvangen,
              row_number() OVER (PARTITION BY v.nummer, l.ontvangen < \(dag)
                ORDER BY v.mutatie DESC, v.tijd DESC, l.ontvangen DESC, l.sha256 DESC, v.rij DESC) AS plaats
            FROM \(tabel.huidig) h JOIN \(tabel.versies) v ON v.nummer = h.nummer
              JOIN levering l ON l.id = v.levering
            WHERE h.\(tabel.recorddatum) < \(dag))
          WHERE ontvangen >= \(dag) OR plaats = 1
          GROUP BY nummer HAVING max(datum) < \(dag) AND count(einde) = count(*)
            AND max(einde) < \(laatsteDag(tabel, grens));
        """)
  }

  /// In SQL: the day before which a record of a kind must have ended to be of no use to a school year. Opgaven, and
  /// exemptions beside them, are looked at for some time after.
  private static func laatsteDag(_ tabel: Recordtabel, _ grens: Schooljaar) -> String {
    let (dag, eerder) = (grens.begin.dagnummer, Opgavevenster.dagen(grens).lowerBound.dagnummer)
    return switch tabel.naam {
    case Opgave.tabel.naam: String(eerder)
    case Werkproces.tabel.naam:
      "iif(max(soort = \(Werkprocessoort.vrijstelling.rawValue)), \(eerder), \(dag))"
    default: String(dag)
    }
  }

  /// Fills temporary tables: the links that the records that go bear, and all numbers of a pupil who stays.
  private static func zoekBlijvers(_ db: Database) throws {
    let koppelingen = Recordtabel.alle.map {
      "SELECT bsn, onderwijsnummer, levering FROM \($0.versies) WHERE bsn IS NOT NULL AND onderwijsnummer IS NOT NULL"
    }.joined(separator: " UNION ALL ")
    try db.execute(
      sql: """
        DROP TABLE IF EXISTS temp.verlopen_koppeling;
        DROP TABLE IF EXISTS temp.blijft;
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
    try herhaal(
      [("bsn", "onderwijsnummer"), ("onderwijsnummer", "bsn")].map { van, naar in
        """
        INSERT OR IGNORE INTO temp.blijft
          SELECT \(naar) FROM \(alle) WHERE \(van) IN (SELECT id FROM temp.blijft)
        """
      }, db)
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
    verlopen.opgaven = try tel("SELECT count(*) FROM temp.verlopen_opgave")
    verlopen.leerlingen = try tel(
      "SELECT count(*) FROM persoon WHERE id NOT IN (SELECT id FROM temp.blijft)")
    verlopen.rijen = try verlopenRijen(db)
    for tabel in Recordtabel.alle {
      verlopen.blijvendeRecords += try tel(
        "SELECT count(*) FROM \(tabel.huidig) WHERE \(tabel.recorddatum) < \(dag) AND NOT \(isVerlopen(tabel))"
      )
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
