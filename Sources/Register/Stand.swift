import Domain
import GRDB
import Systeem

/// The current version of every record, as known on a day, with the pupil after all links known by then.
public struct Stand {
  private let db: Database
  private let koppelingen: Koppelingen
  private let meldingen: String
  private let werkprocessen: String

  fileprivate init(_ db: Database, opDag: LocalDate?) throws {
    self.db = db
    koppelingen = try Koppelingen(db, opDag: opDag)
    guard let opDag else {
      (meldingen, werkprocessen) = (Melding.tabel.huidig, Werkproces.tabel.huidig)
      return
    }
    meldingen = try Self.tijdelijk(Melding.tabel, opDag: opDag, db)
    werkprocessen = try Self.tijdelijk(Werkproces.tabel, opDag: opDag, db)
  }

  private static func tijdelijk(_ tabel: Recordtabel, opDag: LocalDate, _ db: Database) throws -> String {
    let naam = tabel.naam + "_opdag"
    try db.inTransaction {
      try tabel.maakTijdelijk(naam, in: db)
      try Register.kiesVersies(tabel, naar: "temp.\(naam)", opDag: opDag, waar: "1", db)
      try tabel.indexeer(naam, in: db)
      return .commit
    }
    return "temp.\(naam)"
  }

  /// How many records there are, over all school years.
  public func aantallen() throws -> (meldingen: Int, werkprocessen: Int) {
    (
      try Int.fetchOne(db, sql: "SELECT count(*) FROM \(meldingen)") ?? 0,
      try Int.fetchOne(db, sql: "SELECT count(*) FROM \(werkprocessen)") ?? 0
    )
  }

  /// The school years with at least one record, in order.
  public func schooljaren() throws -> [Schooljaar] {
    var jaren: [Schooljaar] = []
    while let volgende = try eersteDatum(na: jaren.last?.einde) { jaren.append(Schooljaar(van: volgende)) }
    return jaren
  }

  private func eersteDatum(na dag: LocalDate?) throws -> LocalDate? {
    try Int32.fetchOne(
      db,
      sql: """
        SELECT min(dag) FROM (
          SELECT min(melddatum) AS dag FROM \(meldingen) WHERE melddatum > :dag
          UNION ALL SELECT min(start) FROM \(werkprocessen) WHERE start > :dag)
        """, arguments: ["dag": dag?.dagnummer ?? .min]
    ).map(LocalDate.init(dagnummer:))
  }

  /// The meldingen of a school year, and those of other years on which one of its werkprocessen works; by number.
  public func meldingen(bij schooljaar: Schooljaar) throws -> [Leerlingrecord<Melding>] {
    let kolommen = kolommen(Melding.tabel)
    return try lees(
      """
      SELECT \(kolommen) FROM \(meldingen) r JOIN persoon p ON p.id = coalesce(r.bsn, r.onderwijsnummer)
      WHERE r.melddatum BETWEEN ?1 AND ?2
      UNION ALL
      SELECT \(kolommen) FROM (
          SELECT DISTINCT meldingsnummer FROM \(werkprocessen)
          WHERE start BETWEEN ?1 AND ?2 AND meldingsnummer IS NOT NULL) w
        JOIN \(meldingen) r ON r.nummer = w.meldingsnummer
        JOIN persoon p ON p.id = coalesce(r.bsn, r.onderwijsnummer)
      WHERE r.melddatum NOT BETWEEN ?1 AND ?2
      """, schooljaar.begin, schooljaar.einde)
  }

  /// The werkprocessen of a school year, and those of other years that work on one of its meldingen; by number.
  public func werkprocessen(bij schooljaar: Schooljaar) throws -> [Leerlingrecord<Werkproces>] {
    let kolommen = kolommen(Werkproces.tabel)
    return try lees(
      """
      SELECT \(kolommen) FROM \(werkprocessen) r JOIN persoon p ON p.id = coalesce(r.bsn, r.onderwijsnummer)
      WHERE r.start BETWEEN ?1 AND ?2
      UNION ALL
      SELECT \(kolommen) FROM \(meldingen) m JOIN \(werkprocessen) r ON r.meldingsnummer = m.nummer
        JOIN persoon p ON p.id = coalesce(r.bsn, r.onderwijsnummer)
      WHERE m.melddatum BETWEEN ?1 AND ?2 AND r.start NOT BETWEEN ?1 AND ?2
      """, schooljaar.begin, schooljaar.einde)
  }

  /// The meldingen that may run on a day, of whatever school year: begun by then, and not ended before it. By number.
  public func meldingen(lopendOp dag: LocalDate) throws -> [Leerlingrecord<Melding>] {
    try lees(
      """
      SELECT \(kolommen(Melding.tabel)) FROM \(meldingen) r
        JOIN persoon p ON p.id = coalesce(r.bsn, r.onderwijsnummer)
      WHERE r.begin <= ?1 AND (r.einde IS NULL OR r.einde >= ?2)
      """, dag, dag)
  }

  private func kolommen(_ tabel: Recordtabel) -> String {
    tabel.kolommen.map { "r.\($0.naam)" }.joined(separator: ", ")
      + ", p.sleutel, p.id, length(r.nummer) AS lengte"
  }

  private func lees<Record: Registerrecord>(
    _ sql: String, _ van: LocalDate, _ tot: LocalDate
  ) throws -> [Leerlingrecord<Record>] {
    let tabel = Record.tabel
    // By length and then by bytes, which is SQLite's own order of text.
    let opdracht = try db.opdracht("SELECT * FROM (\(sql)) ORDER BY lengte, nummer")
    opdracht.bind(1, Int64(van.dagnummer))
    opdracht.bind(2, Int64(tot.dagnummer))
    let persoon = tabel.kolommen.count
    var records: [Leerlingrecord<Record>] = []
    while try opdracht.stap() {
      let mutatie = Mutatiemoment(datum: opdracht.datum(3), tijd: Int32(opdracht.getal(4)))
      guard
        let record = Record(
          nummer: Recordnummer(opdracht.tekst(0)), mutatie: mutatie, opdracht, vanaf: Recordtabel.vast.count),
        let leerling = koppelingen.leerling(opdracht.getal(persoon + 1))
          ?? Leerlingsleutel(bytes: opdracht.blob(persoon))
      else { throw Registerfout("\(tabel.huidig): a row can't be read back") }
      records.append(Leerlingrecord(record, leerling: leerling))
    }
    return records
  }
}

/// The register holds what it shouldn't: conservation is broken, or a row doesn't read back.
public struct Registerfout: Error, CustomStringConvertible, Sendable {
  public let description: String

  public init(_ oorzaak: String) {
    description = oorzaak
  }
}

extension Register {
  /// Shows the records as known on a day (nil = now), for as long as the closure runs.
  public func metStand<R>(opDag: LocalDate?, _ gebruik: (Stand) throws -> R) throws -> R {
    try doe { db in try gebruik(Stand(db, opDag: opDag)) }
  }
}
