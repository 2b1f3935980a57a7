import Domain
import GRDB
import Systeem

extension Register {
  /// How taking in a delivery ended.
  public enum Innameuitkomst: Sendable {
    case aanvaard(Rijtelling)
    /// Nothing of it was kept.
    case geweigerd(Weigercode)
  }

  /// Takes in a delivery, whole or not at all. One that is there already is read again: its rows are replaced.
  ///
  /// - Parameters:
  ///   - lees: reads the file and hands its rows to the receiver.
  ///   - bijRijen: is called now and then; what it throws stops the intake.
  ///   - beeld: what the delivery looks like, asked for when it was read.
  public func neemOp(
    _ levering: Levering, run: Int, bijRijen: @escaping () throws -> Void,
    beeld: () -> Leveringsbeeld? = { nil }, lees: (any Ontvanger) throws -> Leesuitkomst
  ) throws -> Innameuitkomst {
    struct Geweigerd: Error { let code: Weigercode }
    do {
      return try inTransactie { db in
        try db.execute(
          sql: """
            INSERT INTO levering (sha256, bestand, bron, ontvangen, codering, lezing, gelezen, nieuw, gewijzigd,
              ongewijzigd, afgekeurd, run, lijst, archief) VALUES (?, ?, ?, ?, '', ?, 0, 0, 0, 0, 0, ?, ?, ?)
            ON CONFLICT (sha256) DO UPDATE SET bestand = excluded.bestand, bron = excluded.bron,
              ontvangen = excluded.ontvangen, lezing = excluded.lezing, lijst = excluded.lijst, gemeld = 0
            """,
          arguments: [
            levering.sha256, levering.bestand, levering.bron, levering.ontvangen.dagnummer, levering.lezing,
            run, levering.lijst, levering.inhoud,
          ])
        let id = try Self.id(van: levering.sha256, db)
        try Self.onthoudAfkeur(van: id, db)
        try Self.wisRijen(van: id, db)
        let inname = try Inname(db, levering: id, sha256: levering.sha256, run: run, bijRijen: bijRijen)
        switch try lees(inname) {
        case .geweigerd(let code): throw Geweigerd(code: code)
        case .gelezen(let rijen, let codering):
          inname.telling.gelezen = rijen
          let telling = inname.telling
          try db.execute(
            sql: """
              UPDATE levering SET codering = ?, gelezen = ?, nieuw = ?, gewijzigd = ?, ongewijzigd = ?,
                afgekeurd = ?, vergeten = ?, verlopen = 0 WHERE id = ?
              """,
            arguments: [
              codering, telling.gelezen, telling.nieuw, telling.gewijzigd, telling.ongewijzigd,
              telling.afgekeurd, telling.vergeten, id,
            ])
          try Self.schrijfHerkansing(van: id, run: run, gelezen: telling.gelezen, db)
          try Self.schrijfBestand(
            db, pad: levering.bestand, sha256: levering.sha256, inhoud: levering.inhoud, bron: levering.bron,
            ontvangen: levering.ontvangen,
            weigering: nil, lezing: levering.lezing, run: run)
          if let beeld = beeld() { try Self.schrijf(beeld, van: levering.sha256, run: run, db) }
          return .aanvaard(telling)
        }
      }
    } catch let geweigerd as Geweigerd {
      return .geweigerd(geweigerd.code)
    }
  }

  /// Gives a delivery an earlier date or a lower name: everything becomes as if it had always had them.
  public func verplaats(_ levering: Levering) throws {
    try inTransactie { db in
      try db.execute(
        sql: "UPDATE levering SET bestand = ?, bron = ?, ontvangen = ?, lijst = ? WHERE sha256 = ?",
        arguments: [
          levering.bestand, levering.bron, levering.ontvangen.dagnummer, levering.lijst, levering.sha256,
        ])
      let id = try Self.id(van: levering.sha256, db)
      for tabel in Recordtabel.alle {
        try Self.herbereken(tabel, van: id, db)
      }
    }
  }

  static func id(van sha256: String, _ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT id FROM levering WHERE sha256 = ?", arguments: [sha256]) ?? 0
  }

  /// Forgets the rows of a delivery, which is about to be read again.
  private static func wisRijen(van levering: Int, _ db: Database) throws {
    for tabel in Recordtabel.alle {
      try db.execute(sql: "DROP TABLE IF EXISTS temp.geraakt")
      try db.execute(
        sql: "CREATE TEMP TABLE geraakt AS SELECT DISTINCT nummer FROM \(tabel.versies) WHERE levering = ?",
        arguments: [levering])
      try db.execute(sql: "DELETE FROM \(tabel.versies) WHERE levering = ?", arguments: [levering])
      try herbereken(tabel, metNummerIn: "temp.geraakt", db)
    }
    try db.execute(sql: "DELETE FROM afkeur WHERE levering = ?", arguments: [levering])
  }

  private static func herbereken(_ tabel: Recordtabel, van levering: Int, _ db: Database) throws {
    try db.execute(sql: "DROP TABLE IF EXISTS temp.geraakt")
    try db.execute(
      sql: "CREATE TEMP TABLE geraakt AS SELECT DISTINCT nummer FROM \(tabel.versies) WHERE levering = ?",
      arguments: [levering])
    try herbereken(tabel, metNummerIn: "temp.geraakt", db)
  }

  /// Chooses the current version anew for the records whose numbers are in a table.
  static func herbereken(_ tabel: Recordtabel, metNummerIn geraakt: String, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM \(tabel.huidig) WHERE nummer IN (SELECT nummer FROM \(geraakt))")
    try kiesVersies(
      tabel, naar: tabel.huidig, .alle, waar: "v.nummer IN (SELECT nummer FROM \(geraakt))", db)
  }

  /// Copies the highest version of each record, of those that are known, into a table.
  static func kiesVersies(
    _ tabel: Recordtabel, naar doel: String, _ keuze: Leveringskeuze, waar: String, _ db: Database
  ) throws {
    let versies = try db.opdracht(
      """
      SELECT v.nummer, v.levering, v.rij, v.mutatie, v.tijd, l.ontvangen, l.sha256
      FROM \(tabel.versies) v CROSS JOIN levering l ON l.id = v.levering
      WHERE \(keuze.voorwaarde("l")) AND \(waar) ORDER BY v.nummer
      """)
    let kopieer = try db.opdracht(
      """
      INSERT INTO \(doel) SELECT \(tabel.namen) FROM \(tabel.versies) WHERE nummer = ? AND levering = ? AND rij = ?
      """)
    var hoogste: (nummer: String, levering: Int, plaats: Versieplaats)?
    func bewaar() throws {
      guard let hoogste else { return }
      kopieer.bind(1, hoogste.nummer)
      kopieer.bind(2, hoogste.levering)
      kopieer.bind(3, hoogste.plaats.rij)
      try kopieer.voerUit()
    }
    while try versies.stap() {
      let nummer = versies.tekst(0)
      let plaats = Versieplaats(
        mutatie: Mutatiemoment(datum: versies.datum(3), tijd: Int32(versies.getal(4))),
        ontvangen: versies.datum(5),
        sha256: versies.tekst(6), rij: versies.getal(2))
      if let eerder = hoogste, Recordnummer(eerder.nummer) == Recordnummer(nummer) {
        if plaats > eerder.plaats { hoogste = (nummer, versies.getal(1), plaats) }
      } else {
        try bewaar()
        hoogste = (nummer, versies.getal(1), plaats)
      }
    }
    try bewaar()
  }
}

/// Takes the rows of one delivery into the register, within its transaction.
final class Inname: Ontvanger {
  var telling = Rijtelling()

  private let levering: Int
  private let run: Int
  private let meldingen: Recordopslag<Melding>
  private let werkprocessen: Recordopslag<Werkproces>
  private let opgaven: Recordopslag<Opgave>
  private let sha256: String
  private let personen: Personenopslag
  private let keurAf: SQLOpdracht
  private let bijRijen: () throws -> Void
  /// The rows of pupils who were to be forgotten: they are overwritten.
  private let vergeten: Set<Int>
  private var rijen = 0

  init(_ db: Database, levering: Int, sha256: String, run: Int, bijRijen: @escaping () throws -> Void) throws
  {
    self.levering = levering
    self.sha256 = sha256
    self.run = run
    self.bijRijen = bijRijen
    vergeten = try Set(
      Int.fetchAll(db, sql: "SELECT rij FROM vergeten WHERE levering = ?", arguments: [levering]))
    let leveringen = try Leveringsplaatsen(db)
    meldingen = try Recordopslag(db, levering: levering, leveringen)
    werkprocessen = try Recordopslag(db, levering: levering, leveringen)
    opgaven = try Recordopslag(db, levering: levering, leveringen)
    personen = try Personenopslag(db)
    keurAf = try db.opdracht("INSERT INTO afkeur VALUES (?, ?, ?, ?, ?, ?, ?)")
  }

  func neem(_ melding: Melding, van leerling: Leerlingsleutels, rij: Int) throws {
    if !houdBuiten(rij) {
      tel(try meldingen.neem(melding, personen.nummers(leerling), rij: rij))
    }
    try volgendeRij()
  }

  func neem(_ werkproces: Werkproces, van leerling: Leerlingsleutels, rij: Int) throws {
    if !houdBuiten(rij) {
      tel(try werkprocessen.neem(werkproces, personen.nummers(leerling), rij: rij))
    }
    try volgendeRij()
  }

  func neem(_ opgave: Opgave, van leerling: Leerlingsleutels, rij: Int) throws {
    if !houdBuiten(rij) {
      let opgave = opgave.genummerd(sha256, rij: rij)
      tel(try opgaven.neem(opgave, personen.nummers(leerling), rij: rij))
    }
    try volgendeRij()
  }

  func neem(_ afkeuring: Afkeuring) throws {
    if houdBuiten(afkeuring.rij) { return try volgendeRij() }
    telling.afgekeurd += 1
    keurAf.bind(1, levering)
    keurAf.bind(2, afkeuring.rij)
    keurAf.bind(3, afkeuring.code.rawValue)
    keurAf.bind(4, Waarde(afkeuring.veld))
    keurAf.bind(5, Waarde(afkeuring.bytes?.lowerBound))
    keurAf.bind(6, Waarde(afkeuring.bytes?.upperBound))
    keurAf.bind(7, run)
    try keurAf.voerUit()
    try volgendeRij()
  }

  /// Whether a row is kept out of the register; it is counted then.
  private func houdBuiten(_ rij: Int) -> Bool {
    guard vergeten.contains(rij) else { return false }
    telling.vergeten += 1
    return true
  }

  private func tel(_ verandering: Verandering) {
    switch verandering {
    case .nieuw: telling.nieuw += 1
    case .gewijzigd: telling.gewijzigd += 1
    case .ongewijzigd: telling.ongewijzigd += 1
    }
  }

  private func volgendeRij() throws {
    rijen += 1
    if rijen.isMultiple(of: 4096) { try bijRijen() }
  }
}

extension Opgave {
  /// With a number: of a row of a whole list that of its place, of which no other delivery has any.
  func genummerd(_ sha256: String, rij: Int) -> Opgave {
    guard nummer.tekst.isEmpty else { return self }
    var opgave = self
    opgave.nummer = Recordnummer("\(sha256.prefix(12))-\(rij)")
    return opgave
  }
}

/// What an accepted row was, beside the version of its record that was current at that moment.
enum Verandering {
  case nieuw
  case gewijzigd
  case ongewijzigd
}

/// The date and hash of each delivery, by which versions of the same moment are ordered.
struct Leveringsplaatsen {
  private var plaatsen: [Int: (ontvangen: LocalDate, sha256: String)] = [:]

  init(_ db: Database) throws {
    let opdracht = try db.opdracht("SELECT id, ontvangen, sha256 FROM levering")
    while try opdracht.stap() {
      plaatsen[opdracht.getal(0)] = (opdracht.datum(1), opdracht.tekst(2))
    }
  }

  func plaats(_ mutatie: Mutatiemoment, levering: Int, rij: Int) -> Versieplaats {
    let (ontvangen, sha256) = plaatsen[levering] ?? (LocalDate(dagnummer: .min), "")
    return Versieplaats(mutatie: mutatie, ontvangen: ontvangen, sha256: sha256, rij: rij)
  }
}

/// Adds versions of one kind of record, and keeps the current one of each.
final class Recordopslag<Record: Registerrecord> {
  private let levering: Int
  private let leveringen: Leveringsplaatsen
  private let vergelijking: Recordvergelijking<Record>
  private let voegVersie: SQLOpdracht
  private let zetHuidig: SQLOpdracht

  init(_ db: Database, levering: Int, _ leveringen: Leveringsplaatsen) throws {
    let tabel = Record.tabel
    self.levering = levering
    self.leveringen = leveringen
    vergelijking = try Recordvergelijking(db)
    voegVersie = try db.opdracht("INSERT INTO \(tabel.versies) VALUES (\(tabel.vraagtekens))")
    zetHuidig = try db.opdracht("INSERT OR REPLACE INTO \(tabel.huidig) VALUES (\(tabel.vraagtekens))")
  }

  func neem(_ record: Record, _ personen: (bsn: Int?, onderwijsnummer: Int?), rij: Int) throws -> Verandering
  {
    let waarden = record.waarden(levering: levering, rij: rij, personen)
    try voerUit(voegVersie, waarden)
    let (verandering, isHoger) = try vergelijk(waarden, record.mutatie, rij: rij)
    if isHoger { try voerUit(zetHuidig, waarden) }
    return verandering
  }

  private func vergelijk(
    _ waarden: [Waarde], _ mutatie: Mutatiemoment, rij: Int
  ) throws -> (Verandering, isHoger: Bool) {
    guard let huidige = try vergelijking.huidige(waarden) else { return (.nieuw, true) }
    let plaats = leveringen.plaats(huidige.mutatie, levering: huidige.levering, rij: huidige.rij)
    return (
      huidige.isGelijk ? .ongewijzigd : .gewijzigd,
      leveringen.plaats(mutatie, levering: levering, rij: rij) > plaats
    )
  }

  private func voerUit(_ opdracht: SQLOpdracht, _ waarden: [Waarde]) throws {
    for (i, waarde) in waarden.enumerated() { opdracht.bind(i + 1, waarde) }
    try opdracht.voerUit()
  }
}

/// Gives each pseudonym its number in the register.
final class Personenopslag {
  private let zoeker: Personenzoeker
  private let voeg: SQLOpdracht

  init(_ db: Database) throws {
    zoeker = try Personenzoeker(db)
    voeg = try db.opdracht("INSERT INTO persoon (sleutel, soort) VALUES (?, ?) RETURNING id")
  }

  func nummers(_ sleutels: Leerlingsleutels) throws -> (bsn: Int?, onderwijsnummer: Int?) {
    (
      try sleutels.bsn.map { try nummer($0, .bsn) },
      try sleutels.onderwijsnummer.map { try nummer($0, .onderwijsnummer) }
    )
  }

  private func nummer(_ sleutel: Leerlingsleutel, _ soort: Persoonsnummer.Soort) throws -> Int {
    if let bekend = try zoeker.nummer(sleutel) { return bekend }
    return try sleutel.metBytes { bytes in
      defer { voeg.herstel() }
      voeg.bind(1, blob: bytes)
      voeg.bind(2, Int64(soort.rawValue))
      guard try voeg.stap() else { return 0 }
      let nummer = voeg.getal(0)
      while try voeg.stap() {}
      return nummer
    }
  }
}
