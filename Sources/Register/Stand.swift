import Crypto
import Domain
import GRDB
import Systeem

/// The current version of every record, as known from some or all deliveries, with the pupil after all links known by then.
public struct Stand {
  private let db: Database
  private let keuze: Leveringskeuze
  private let koppelingen: Koppelingen
  /// Where the records are read.
  let meldingen: String
  let werkprocessen: String
  let opgaven: String
  /// The deliveries of whole lists whose place was taken by a later one under the same name.
  private let vervangen: String
  /// Where the days and schools stand for which a later delivery has rows; nil = there are none.
  private let vervangenDagen: String?
  /// The corrections that were applied, by file, record and field.
  public let correcties: [Correctie]
  /// The first day of the school years that are kept; nil = all are.
  private let vanaf: LocalDate?

  /// - Parameter naam: of its temporary tables: two that are shown at a time have different ones.
  fileprivate init(
    _ db: Database, _ keuze: Leveringskeuze, _ correcties: [Correctie], naam: String
  ) throws {
    self.db = db
    self.keuze = keuze
    koppelingen = try Koppelingen(db, keuze)
    vanaf = try BevrorenSchooljaren.lees(db)?.voor.begin
    var tabellen: [String: String] = try Recordtabel.alle.reduce(into: [:]) { tabellen, tabel in
      tabellen[tabel.naam] = keuze == .alle ? tabel.huidig : try Self.tijdelijk(tabel, keuze, naam, db)
    }
    self.correcties = try Correctielaag(db, correcties, keuze, naam: naam, tabellen: &tabellen).toegepast
    meldingen = tabellen[Melding.tabel.naam] ?? Melding.tabel.huidig
    werkprocessen = tabellen[Werkproces.tabel.naam] ?? Werkproces.tabel.huidig
    opgaven = tabellen[Opgave.tabel.naam] ?? Opgave.tabel.huidig
    vervangen = try Int.fetchAll(
      db,
      sql: """
        SELECT id FROM (
          SELECT l.id, row_number() OVER (
              PARTITION BY l.lijst ORDER BY l.ontvangen DESC, l.sha256 DESC) AS plaats
          FROM levering l WHERE l.lijst <> '' AND \(keuze.voorwaarde("l")))
        WHERE plaats > 1 ORDER BY id
        """
    ).map(String.init).joined(separator: ", ")
    vervangenDagen = try Self.vervangenDagen(keuze, naam, db)
  }

  /// Of lists whose names tell nothing: the first days and schools of a delivery for which a later one of its source has rows.
  private static func vervangenDagen(
    _ keuze: Leveringskeuze, _ stand: String, _ db: Database
  ) throws -> String? {
    let zijnEr =
      try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM levering WHERE lijst = '')") ?? false
    guard zijnEr else { return nil }
    let naam = "vervangen_dag" + stand
    try db.execute(
      sql: """
        DROP TABLE IF EXISTS temp.\(naam);
        CREATE TEMP TABLE \(naam) (
          levering INTEGER, begin INTEGER, brin TEXT, PRIMARY KEY (levering, begin, brin)) WITHOUT ROWID;
        INSERT INTO temp.\(naam) SELECT levering, begin, brin FROM (
            SELECT v.levering, v.begin, v.brin, row_number() OVER (
                PARTITION BY l.bron, v.begin, v.brin ORDER BY l.ontvangen DESC, l.sha256 DESC) AS plaats
            FROM levering l JOIN (
                SELECT DISTINCT levering, begin, coalesce(brin, '') AS brin FROM \(Opgave.tabel.versies)
                WHERE levering IN (SELECT id FROM levering WHERE lijst = '')) v ON v.levering = l.id
            WHERE \(keuze.voorwaarde("l")))
          WHERE plaats > 1;
        """)
    return "temp." + naam
  }

  private static func tijdelijk(
    _ tabel: Recordtabel, _ keuze: Leveringskeuze, _ stand: String, _ db: Database
  ) throws
    -> String
  {
    let naam = tabel.naam + "_opdag" + stand
    try db.inSavepoint {
      try tabel.maakTijdelijk(naam, in: db)
      try Register.kiesVersies(tabel, naar: "temp.\(naam)", keuze, waar: "1", db)
      try tabel.indexeer(naam, in: db)
      return .commit
    }
    return "temp.\(naam)"
  }

  /// How many records there are of the school years that are kept, but for those of some of them.
  public func aantallen(buiten schooljaren: Set<Schooljaar> = []) throws -> (
    meldingen: Int, werkprocessen: Int
  ) {
    func aantal(_ tabel: String, _ datum: String) throws -> Int {
      let waar =
        ["1"] + (vanaf.map { ["\(datum) >= \($0.dagnummer)"] } ?? [])
        + schooljaren.map { "\(datum) NOT BETWEEN \($0.begin.dagnummer) AND \($0.einde.dagnummer)" }
      return try Int.fetchOne(
        db, sql: "SELECT count(*) FROM \(tabel) WHERE \(waar.joined(separator: " AND "))") ?? 0
    }
    return (
      try aantal(meldingen, Melding.tabel.recorddatum),
      try aantal(werkprocessen, Werkproces.tabel.recorddatum)
    )
  }

  /// The school years with at least one record, in order; without those of which no more is kept than others need.
  public func schooljaren() throws -> [Schooljaar] {
    var jaren: [Schooljaar] = []
    while let volgende = try eersteDatum(na: jaren.last?.einde ?? vanaf?.plus(dagen: -1)) {
      jaren.append(Schooljaar(van: volgende))
    }
    return jaren
  }

  private func eersteDatum(na dag: LocalDate?) throws -> LocalDate? {
    try Int32.fetchOne(
      db,
      // Sorted rather than min(): through a view, SQLite takes only that from the index.
      sql: """
        SELECT min(dag) FROM (
          SELECT (SELECT melddatum FROM \(meldingen) WHERE melddatum > :dag ORDER BY melddatum LIMIT 1) AS dag
          UNION ALL SELECT (SELECT start FROM \(werkprocessen) WHERE start > :dag ORDER BY start LIMIT 1))
        """, arguments: ["dag": dag?.dagnummer ?? .min]
    ).map(LocalDate.init(dagnummer:))
  }

  /// What belongs to one school year: see `Partitie`.
  public struct Records {
    public let meldingen: [Leerlingrecord<Melding>]
    public let werkprocessen: [Leerlingrecord<Werkproces>]
    public let opgaven: [Leerlingrecord<Opgave>]
    /// Of these werkprocessen those that went over to a number that is known: that number.
    public let opvolgers: [Recordnummer: Recordnummer]
    /// SHA-256 of all of them, in hexadecimal: of every field, the pupil and the day from which each was known, but
    /// not of the delivery and row that say so. The same records, the same hash.
    public let som: String
  }

  /// The records of a school year, those that may run on a day (begun by then, and not ended before it; of whatever
  /// school year), and those linked to either; and the opgaven that are looked at with the school year; by number.
  ///
  /// - Parameters:
  ///   - dagen: for each kind of record, the days on which it is counted.
  ///   - migratie: the new numbers of werkprocessen, by the old ones.
  public func records(
    bij schooljaar: Schooljaar, lopendOp dagen: [Recordsoort: Set<LocalDate>],
    migratie: [Recordnummer: Recordnummer] = [:]
  ) throws -> Records {
    let melding = Kern(schooljaar, datum: "melddatum", begin: "begin", lopendOp: dagen[.melding] ?? [])
    // Who is exempted isn't absent: that is asked of all days for which opgaven are at hand.
    let werkproces = Kern(
      schooljaar, datum: "start", begin: "start", lopendOp: dagen[.werkproces] ?? [],
      soort: .vrijstelling, in: Opgavevenster.dagen(schooljaar))
    let meldingkolommen = kolommen(Melding.tabel)
    let werkproceskolommen = kolommen(Werkproces.tabel)
    let som = Recordsom()
    let meldingen: [Leerlingrecord<Melding>] = try lees(
      """
      SELECT \(meldingkolommen) FROM \(self.meldingen) r WHERE \(melding.inSchooljaar("r"))
      UNION ALL
      SELECT \(meldingkolommen) FROM \(self.meldingen) r
      WHERE \(melding.loopt("r")) AND NOT \(melding.inSchooljaar("r"))
      UNION ALL
      SELECT \(meldingkolommen) FROM (
          SELECT DISTINCT meldingsnummer FROM \(self.werkprocessen) w
          WHERE (\(werkproces.inSchooljaar("w")) OR \(werkproces.loopt("w"))) AND meldingsnummer IS NOT NULL) w
        JOIN \(self.meldingen) r ON r.nummer = w.meldingsnummer
      WHERE NOT \(melding.inSchooljaar("r")) AND NOT \(melding.loopt("r"))
      """, som)
    let werkprocessen: [Leerlingrecord<Werkproces>] = try lees(
      """
      SELECT \(werkproceskolommen) FROM \(self.werkprocessen) r WHERE \(werkproces.inSchooljaar("r"))
      UNION ALL
      SELECT \(werkproceskolommen) FROM \(self.werkprocessen) r
      WHERE \(werkproces.loopt("r")) AND NOT \(werkproces.inSchooljaar("r"))
      UNION ALL
      SELECT \(werkproceskolommen) FROM \(self.meldingen) m JOIN \(self.werkprocessen) r ON r.meldingsnummer = m.nummer
      WHERE (\(melding.inSchooljaar("m")) OR \(melding.loopt("m")))
        AND NOT \(werkproces.inSchooljaar("r")) AND NOT \(werkproces.loopt("r"))
      """, som)
    let venster = Opgavevenster.dagen(schooljaar)
    let opgaven: [Leerlingrecord<Opgave>] = try lees(
      """
      SELECT \(kolommen(Opgave.tabel)) FROM \(self.opgaven) r
      WHERE r.begin <= \(venster.upperBound.dagnummer)
        AND (r.einde IS NULL OR r.einde >= \(venster.lowerBound.dagnummer)) AND \(geldt("r"))
      """, som)
    let opvolgers = try opvolgers(werkprocessen, migratie, som)
    return Records(
      meldingen: meldingen, werkprocessen: werkprocessen, opgaven: opgaven, opvolgers: opvolgers,
      som: som.tekst)
  }

  private func opvolgers(
    _ werkprocessen: [Leerlingrecord<Werkproces>], _ migratie: [Recordnummer: Recordnummer], _ som: Recordsom
  ) throws -> [Recordnummer: Recordnummer] {
    guard !migratie.isEmpty else { return [:] }
    let paren = werkprocessen.compactMap { werkproces in
      migratie[werkproces.record.nummer].map { (oud: werkproces.record.nummer, nieuw: $0) }
    }
    let bekend = Set(try self.werkprocessen(paren.map(\.nieuw)).map(\.record.nummer))
    return paren.reduce(into: [:]) { opvolgers, paar in
      guard bekend.contains(paar.nieuw) else { return }
      opvolgers[paar.oud] = paar.nieuw
      som.voeg(overgezet: paar.oud, naar: paar.nieuw)
    }
  }

  /// That an opgave stands in no list whose place was taken.
  private func geldt(_ r: String) -> String {
    let lijst = "\(r).levering NOT IN (\(vervangen))"
    guard let vervangenDagen else { return lijst }
    return """
      \(lijst) AND NOT EXISTS (SELECT 1 FROM \(vervangenDagen) x
        WHERE x.levering = \(r).levering AND x.begin = \(r).begin AND x.brin = coalesce(\(r).brin, ''))
      """
  }

  /// Which records of a kind are counted in a school year, as conditions in SQL. Days are whole numbers.
  private struct Kern {
    private let schooljaar: Schooljaar
    private let datum: String
    private let begin: String
    private let dagen: [LocalDate]
    private let altijd: (soort: Werkprocessoort, venster: ClosedRange<LocalDate>)?

    /// - Parameters:
    ///   - soort: a kind of which all are wanted that run on some day of the time.
    init(
      _ schooljaar: Schooljaar, datum: String, begin: String, lopendOp dagen: Set<LocalDate>,
      soort: Werkprocessoort? = nil, in venster: ClosedRange<LocalDate>? = nil
    ) {
      self.schooljaar = schooljaar
      self.datum = datum
      self.begin = begin
      self.dagen = dagen.sorted()
      altijd = soort.flatMap { soort in venster.map { (soort, $0) } }
    }

    func inSchooljaar(_ r: String) -> String {
      "(\(r).\(datum) BETWEEN \(schooljaar.begin.dagnummer) AND \(schooljaar.einde.dagnummer))"
    }

    func loopt(_ r: String) -> String {
      func loopt(_ van: LocalDate, _ totEnMet: LocalDate) -> String {
        "\(r).\(begin) <= \(totEnMet.dagnummer) AND (\(r).einde IS NULL OR \(r).einde >= \(van.dagnummer))"
      }
      var delen = dagen.map { "(\(loopt($0, $0)))" }
      if let (soort, venster) = altijd {
        delen.append("(\(r).soort = \(soort.rawValue) AND \(loopt(venster.lowerBound, venster.upperBound)))")
      }
      return delen.isEmpty ? "0" : "(" + delen.joined(separator: " OR ") + ")"
    }
  }

  /// The meldingen with these numbers, as far as they are known; by number.
  public func meldingen(_ nummers: [Recordnummer]) throws -> [Leerlingrecord<Melding>] {
    try lees(nummers, Melding.tabel, meldingen)
  }

  /// The werkprocessen with these numbers, as far as they are known; by number.
  public func werkprocessen(_ nummers: [Recordnummer]) throws -> [Leerlingrecord<Werkproces>] {
    try lees(nummers, Werkproces.tabel, werkprocessen)
  }

  /// The opgaven with these numbers, as far as they are known; by number.
  public func opgaven(_ nummers: [Recordnummer]) throws -> [Leerlingrecord<Opgave>] {
    try lees(nummers, Opgave.tabel, opgaven, waar: geldt("r"))
  }

  private func lees<Record: Registerrecord>(
    _ nummers: [Recordnummer], _ tabel: Recordtabel, _ naam: String, waar: String = "1"
  ) throws -> [Leerlingrecord<Record>] {
    try db.execute(sql: "CREATE TEMP TABLE IF NOT EXISTS gevraagd (nummer TEXT PRIMARY KEY) WITHOUT ROWID")
    try db.execute(sql: "DELETE FROM temp.gevraagd")
    let voeg = try db.opdracht("INSERT OR IGNORE INTO temp.gevraagd VALUES (?)")
    for nummer in nummers {
      voeg.bind(1, nummer.tekst)
      try voeg.voerUit()
    }
    return try lees(
      "SELECT \(kolommen(tabel)) FROM \(naam) r WHERE r.nummer IN (SELECT nummer FROM temp.gevraagd) AND \(waar)"
    )
  }

  private func kolommen(_ tabel: Recordtabel) -> String {
    tabel.kolommen.map { "r.\($0.naam)" }.joined(separator: ", ")
  }

  private func lees<Record: Registerrecord>(_ sql: String, _ som: Recordsom? = nil) throws
    -> [Leerlingrecord<Record>]
  {
    let tabel = Record.tabel
    // By length and then by bytes, which is SQLite's own order of text.
    let opdracht = try db.opdracht(
      """
      SELECT \(kolommen(tabel)), p.sleutel, p.id,
        (SELECT min(l.ontvangen) FROM \(tabel.versies) v JOIN levering l ON l.id = v.levering
          WHERE v.nummer = r.nummer AND \(keuze.voorwaarde("l")))
      FROM (\(sql)) r JOIN persoon p ON p.id = coalesce(r.bsn, r.onderwijsnummer)
      ORDER BY length(r.nummer), r.nummer
      """)
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
      som?.voeg(opdracht, kolommen: persoon, leerling)
      records.append(
        Leerlingrecord(
          record, leerling: leerling, bekend: opdracht.datum(persoon + 2),
          levering: Int32(truncatingIfNeeded: opdracht.getal(1))))
    }
    return records
  }
}

/// Adds up the records of a school year as they are read, in their order.
private final class Recordsom {
  private var som = SHA256()
  private var rij: [UInt8] = []

  func voeg(_ opdracht: SQLOpdracht, kolommen: Int, _ leerling: Leerlingsleutel) {
    rij.removeAll(keepingCapacity: true)
    // Kinds of record differ in the number of their columns.
    rij.append(UInt8(truncatingIfNeeded: kolommen))
    for kolom in 0..<kolommen where !Self.plaats.contains(kolom) { opdracht.voegRuw(kolom, aan: &rij) }
    leerling.metBytes { rij.append(contentsOf: $0) }
    // The day from which it was known, behind the pupil's key and number.
    opdracht.voegRuw(kolommen + 2, aan: &rij)
    rij.withUnsafeBytes { som.update(bufferPointer: $0) }
  }

  func voeg(overgezet oud: Recordnummer, naar nieuw: Recordnummer) {
    som.update(data: Array("\(oud.tekst)\u{0}\(nieuw.tekst)\u{0}".utf8))
  }

  /// The columns of `Recordtabel.vast` that say by which row it is known.
  private static let plaats = 1...2

  var tekst: String { Hex.tekst(som.finalize()) }
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
  ///
  /// - Parameter correcties: laid over what was delivered, those that have lapsed left out.
  /// - Throws: `Correctiefouten` when one doesn't fit what is known now. On an earlier day that is no fault: it isn't
  ///   applied then.
  public func metStand<R>(
    opDag: LocalDate?, correcties: [Correctie], _ gebruik: (Stand) throws -> R
  ) throws -> R {
    try metStand(Leveringskeuze(opDag: opDag), correcties: correcties, gebruik)
  }

  /// The same of other choices of deliveries.
  ///
  /// - Parameter naam: tells apart those that are shown at the same time; letters and digits.
  public func metStand<R>(
    _ keuze: Leveringskeuze, correcties: [Correctie], naam: String = "", _ gebruik: (Stand) throws -> R
  ) throws -> R {
    try doe { db in try gebruik(Stand(db, keuze, correcties, naam: naam)) }
  }

  /// Within the closure all that is read is of one moment, also while a run writes. For a register opened for reading.
  public func metMomentopname<R>(_ gebruik: () throws -> R) throws -> R {
    try doe { db in
      try db.beginTransaction(.deferred)
      defer { try? db.rollback() }
      return try gebruik()
    }
  }
}
