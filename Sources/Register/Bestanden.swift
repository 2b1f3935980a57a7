import Domain
import GRDB

/// What the register knows of files and deliveries.
extension Register {
  /// What is known of a file by path and content; `lezing` is what it was judged with.
  public struct Bekend: Sendable {
    public let weigering: Weigercode?
    public let lezing: String
  }

  public func bestand(_ pad: String, sha256: String) throws -> Bekend? {
    try doe { db in
      try Row.fetchOne(
        db, sql: "SELECT weigering, lezing FROM bestand WHERE pad = ? AND sha256 = ?",
        arguments: [pad, sha256]
      ).map { Bekend(weigering: ($0["weigering"] as String?).flatMap(Weigercode.init), lezing: $0["lezing"]) }
    }
  }

  public func levering(_ sha256: String) throws -> Levering? {
    try doe { db in
      try Row.fetchOne(db, sql: "SELECT * FROM levering WHERE sha256 = ?", arguments: [sha256]).map(
        Levering.init)
    }
  }

  public func kent(_ sha256: String) throws -> Bool { try levering(sha256) != nil }

  /// The deliveries that were read with something else than what holds for their source today, and those that are
  /// chosen by their hash. One whose source has no profile any more, or whose bytes are no longer kept, stays as it was
  /// read.
  public func leveringen(
    nietGelezenMet lezingen: [String: String], of gekozen: Set<String> = []
  ) throws -> [Levering] {
    try doe { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM levering WHERE archief IS NOT '' ORDER BY ontvangen, sha256"
      ).map(Levering.init)
        .filter { $0.lezing != lezingen[$0.bron] || gekozen.contains($0.sha256) }
    }
  }

  /// The whole lists that are left with nothing by their newest delivery, by path.
  public func legeLijsten() throws -> [LegeLijst] {
    try doe { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM (
            SELECT lijst, bestand, gelezen, row_number() OVER recent AS plaats, lead(bestand) OVER recent AS vorige,
              lead(nieuw + gewijzigd + ongewijzigd) OVER recent AS records
            FROM levering WHERE lijst <> ''
            WINDOW recent AS (PARTITION BY lijst ORDER BY ontvangen DESC, sha256 DESC))
          WHERE plaats = 1 AND gelezen = 0 AND records > 0 ORDER BY bestand
          """
      ).map {
        LegeLijst(lijst: $0["lijst"], bestand: $0["bestand"], vorige: $0["vorige"], records: $0["records"])
      }
    }
  }

  /// How many deliveries were taken in by runs after this one.
  public func leveringen(naRun run: Int) throws -> Int {
    try doe { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM levering WHERE run > ?", arguments: [run]) ?? 0
    }
  }

  /// Remembers a name of a delivery.
  public func onthoud(bestand pad: String, van levering: Levering, run: Int) throws {
    try inTransactie { db in
      try Self.schrijfBestand(
        db, pad: pad, sha256: levering.sha256, inhoud: levering.inhoud, bron: levering.bron,
        ontvangen: levering.ontvangen, weigering: nil, lezing: levering.lezing, run: run)
    }
  }

  /// A refused file is remembered by name, code and SHA-256 alone (its date, if any, is in the name).
  ///
  /// - Parameter toelichting: where or why, in words that hold nothing of its content.
  public func onthoud(
    weigering: Weigercode, toelichting: String?, bestand pad: String, sha256: String, inhoud: String?,
    bron: String, ontvangen: LocalDate?, lezing: String, run: Int
  ) throws {
    try inTransactie { db in
      try Self.schrijfBestand(
        db, pad: pad, sha256: sha256, inhoud: inhoud, bron: bron, ontvangen: ontvangen, weigering: weigering,
        toelichting: toelichting, lezing: lezing, run: run)
    }
  }

  /// Remembers folders of the inbox that no profile has; returns those that are seen for the first time.
  public func onthoud(onbekendeMappen mappen: [String]) throws -> [String] {
    try inTransactie { db in
      try mappen.filter { map in
        try db.execute(sql: "INSERT OR IGNORE INTO onbekende_map VALUES (?)", arguments: [map])
        return db.changesCount > 0
      }
    }
  }

  static func schrijfBestand(
    _ db: Database, pad: String, sha256: String, inhoud: String?, bron: String, ontvangen: LocalDate?,
    weigering: Weigercode?, toelichting: String? = nil, lezing: String, run: Int
  ) throws {
    try schrijfHerkansing(bestand: pad, sha256: sha256, nieuw: weigering, run: run, db)
    // A file that is judged again with the same outcome is no news.
    try db.execute(
      sql: """
        INSERT INTO bestand (pad, sha256, bron, ontvangen, weigering, toelichting, lezing, run, inhoud)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (pad, sha256) DO UPDATE SET inhoud = coalesce(excluded.inhoud, inhoud),
          bron = excluded.bron, ontvangen = excluded.ontvangen, lezing = excluded.lezing,
          gemeld = gemeld AND weigering IS excluded.weigering,
          run = CASE WHEN weigering IS excluded.weigering THEN run ELSE excluded.run END,
          weigering = excluded.weigering, toelichting = excluded.toelichting
        """,
      arguments: [
        pad, sha256, bron, ontvangen?.dagnummer, weigering?.rawValue, toelichting, lezing, run, inhoud,
      ])
  }

  /// Every file ever seen, by path and then content, as known on a day (nil = now). Refused files whose name has
  /// no date are always listed.
  public func bestandslijst(opDag: LocalDate? = nil) throws -> [Bestandsregel] {
    try doe { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT b.*, l.bestand AS naam, l.codering, l.gelezen, l.nieuw, l.gewijzigd, l.ongewijzigd, l.afgekeurd,
            l.gemeld AS levering_gemeld
          FROM bestand b LEFT JOIN levering l ON l.sha256 = b.sha256 AND b.weigering IS NULL
          WHERE b.ontvangen IS NULL OR b.ontvangen <= ?
          ORDER BY b.pad, b.bron, b.ontvangen, coalesce(b.inhoud, b.sha256)
          """, arguments: [opDag?.dagnummer ?? .max]
      ).map { rij in
        let pad: String = rij["pad"]
        let weigering = (rij["weigering"] as String?).flatMap(Weigercode.init)
        let naam: String? = rij["naam"]
        let isLevering = weigering == nil && naam == pad
        return Bestandsregel(
          pad: pad, bron: rij["bron"],
          ontvangen: (rij["ontvangen"] as Int32?).map(LocalDate.init(dagnummer:)), sha256: rij["sha256"],
          inhoud: rij["inhoud"] ?? rij["sha256"], codering: rij["codering"],
          uitkomst: weigering.map { .geweigerd($0) } ?? (isLevering ? .aanvaard : .dubbel),
          toelichting: rij["toelichting"],
          telling: isLevering ? Rijtelling(rij) : nil,
          isNieuw: (rij["gemeld"] as Int) == 0 || (isLevering && (rij["levering_gemeld"] as Int) == 0))
      }
    }
  }

  /// The rejected rows, by delivery and row, as known on a day (nil = now).
  public func quarantaine(opDag: LocalDate? = nil, _ neem: (Quarantaineregel) throws -> Void) throws {
    try doe { db in
      let opdracht = try db.opdracht(
        """
        SELECT l.bestand, a.rij, a.code, a.veld, a.byte_van, a.byte_tot, l.ontvangen
        FROM levering l JOIN afkeur a ON a.levering = l.id
        WHERE l.ontvangen <= ? ORDER BY l.bestand, a.rij, a.code, a.veld
        """)
      opdracht.bind(1, Int64(opDag?.dagnummer ?? .max))
      while try opdracht.stap() {
        guard let code = Afkeurcode(rawValue: opdracht.tekst(2)) else { continue }
        let van = opdracht.vrijGetal(4)
        let tot = opdracht.vrijGetal(5)
        try neem(
          Quarantaineregel(
            levering: opdracht.tekst(0), ontvangen: opdracht.datum(6),
            afkeuring: Afkeuring(
              rij: opdracht.getal(1), code: code, veld: opdracht.vrijeTekst(3),
              bytes: van.flatMap { van in tot.map { van..<$0 } })))
      }
    }
  }
}

extension Levering {
  init(_ rij: Row) {
    self.init(
      sha256: rij["sha256"], bestand: rij["bestand"], bron: rij["bron"],
      ontvangen: LocalDate(dagnummer: rij["ontvangen"]), lezing: rij["lezing"])
  }
}

extension Rijtelling {
  init(_ rij: Row) {
    self.init()
    gelezen = rij["gelezen"]
    nieuw = rij["nieuw"]
    gewijzigd = rij["gewijzigd"]
    ongewijzigd = rij["ongewijzigd"]
    afgekeurd = rij["afgekeurd"]
  }
}
