import Domain
import GRDB
import Systeem

/// Writes tables into `sluitend.sqlite`. A new file, built aside: it needs no journal, and is on disk when closed.
final class SQLiteDoel {
  private let pad: String
  private let wachtrij: DatabaseQueue
  private let verbinding: OpaquePointer
  private var tabellen: Set<String> = []
  /// An earlier publication. Only read, over a connection of its own: not even a journal is made beside it.
  private let vorige: DatabaseQueue?

  /// - Parameter vorige: the file of an earlier publication, from which rows can be taken over; nil = none.
  init(_ pad: String, vorige: String?) throws {
    self.pad = pad
    var lezend = Configuration()
    lezend.readonly = true
    self.vorige = try vorige.map { vorige in
      try metDatabase(vorige) { try DatabaseQueue(path: vorige, configuration: lezend) }
    }
    var opzet = Configuration()
    opzet.allowsUnsafeTransactions = true  // one transaction, over many calls
    wachtrij = try metDatabase(pad) { try DatabaseQueue(path: pad, configuration: opzet) }
    verbinding = try wachtrij.inDatabase { db in
      guard let verbinding = db.sqliteConnection else { throw DatabaseError(resultCode: .SQLITE_MISUSE) }
      return verbinding
    }
    try doe("PRAGMA journal_mode = OFF")
    try doe("PRAGMA synchronous = OFF")
    try doe("PRAGMA foreign_keys = OFF")
    try wachtrij.inDatabase { db in try db.beginTransaction() }
  }

  /// Takes over the rows of a school year from the earlier publication. The yearbook is made anew each time, for its
  /// tables lay school years side by side.
  ///
  /// - Parameter metDefinities: also those of its dimensions; else they are written here.
  func neemOver(_ schooljaar: Schooljaar, metDefinities: Bool) throws {
    guard let vorige else { return }
    try metDatabase(vorige.path) {
      try vorige.read { oud in
        let vroeger = try Row.fetchAll(
          oud,
          sql: """
            SELECT m.name, m.sql FROM sqlite_master m JOIN pragma_table_info(m.name) k
            WHERE m.type = 'table' AND k.name = 'schooljaar' AND m.name <> 'dim_schooljaar'
              AND m.name NOT LIKE '%jaartabel%'
              AND (? OR m.name NOT LIKE 'dim_%') ORDER BY m.name
            """, arguments: [metDefinities])
        for tabel in vroeger { try neemOver(tabel["name"], gemaaktMet: tabel["sql"], schooljaar, uit: oud) }
      }
    }
  }

  private func neemOver(
    _ tabel: String, gemaaktMet sql: String, _ schooljaar: Schooljaar, uit oud: Database
  ) throws {
    if tabellen.insert(tabel).inserted { try doe(sql) }
    // Another version of the program may have had fewer columns, or more.
    let oude = Set(try oud.columns(in: tabel).map(\.name))
    let kolommen = try wachtrij.inDatabase { db in try db.columns(in: tabel).map(\.name).filter(oude.contains)
    }
    guard let verbindingOud = oud.sqliteConnection else { throw DatabaseError(resultCode: .SQLITE_MISUSE) }
    let namen = kolommen.joined(separator: ", ")
    let lees = try SQLOpdracht(verbindingOud, "SELECT \(namen) FROM \(tabel) WHERE schooljaar = ?")
    lees.bind(1, schooljaar.description)
    let vraagtekens = kolommen.map { _ in "?" }.joined(separator: ", ")
    let schrijf = try SQLOpdracht(verbinding, "INSERT INTO \(tabel) (\(namen)) VALUES (\(vraagtekens))")
    while try lees.stap() {
      schrijf.bind(rij: lees, kolommen: kolommen.count)
      try schrijf.voerUit()
    }
  }

  func lees<R>(_ werk: (Database) throws -> R) throws -> R {
    try metDatabase(pad) { try wachtrij.inDatabase(werk) }
  }

  /// A writer of rows of a table, which is made when it isn't there.
  func rijen(_ tabel: Feittabel, naam: String, plaats: [String]) throws -> SQLiteRij {
    let kolommen = tabel.plaatskolommen + tabel.kolommen + tabel.alleenSQLite
    if tabellen.insert(naam).inserted { try doe(Self.maakTabel(tabel, naam)) }
    let vraagtekens = kolommen.map { _ in "?" }.joined(separator: ", ")
    return SQLiteRij(
      try SQLOpdracht(verbinding, "INSERT INTO \(naam) VALUES (\(vraagtekens))"), kolommen, plaats: plaats)
  }

  func sluit() throws {
    try metDatabase(pad) {
      try wachtrij.inDatabase { db in try db.commit() }
      try wachtrij.close()
    }
    try Map.bewaarBestand(pad)
  }

  /// Through GRDB, whose bookkeeping must know of each BEGIN and COMMIT.
  private func doe(_ sql: String) throws {
    try metDatabase(pad) { try wachtrij.inDatabase { db in try db.execute(sql: sql) } }
  }

  private static func maakTabel(_ tabel: Feittabel, _ naam: String) -> String {
    let kolommen = tabel.plaatskolommen + tabel.kolommen + tabel.alleenSQLite
    var regels = kolommen.map { kolom in
      let type = kolom.soort == .getal ? "INTEGER" : "TEXT"
      return "\(kolom.naam) \(type)\(kolom.isSleutel ? " NOT NULL" : "")"
    }
    regels.append("PRIMARY KEY (\(kolommen.filter(\.isSleutel).map(\.naam).joined(separator: ", ")))")
    for kolom in kolommen {
      if let doel = kolom.verwijst { regels.append("FOREIGN KEY (\(kolom.naam)) REFERENCES \(doel)") }
    }
    for (namen, doel) in tabel.verwijzingen {
      let lijst = namen.joined(separator: ", ")
      regels.append("FOREIGN KEY (\(lijst)) REFERENCES \(doel)(\(lijst))")
    }
    return "CREATE TABLE \(naam) (\(regels.joined(separator: ", "))) WITHOUT ROWID"
  }
}

/// One table's rows, one after another.
struct SQLiteRij: Rijschrijver {
  private let opdracht: SQLOpdracht
  private let kolommen: [Feittabel.Kolom]
  /// How many columns the place in front takes: the same in each row.
  private let vast: Int
  private var kolom: Int

  init(_ opdracht: SQLOpdracht, _ kolommen: [Feittabel.Kolom], plaats: [String]) {
    self.opdracht = opdracht
    self.kolommen = kolommen
    vast = plaats.count
    kolom = plaats.count
    for (i, waarde) in plaats.enumerated() { opdracht.bind(i + 1, waarde) }
  }

  mutating func tekst(_ waarde: String) {
    kolom += 1
    opdracht.bind(kolom, waarde)
  }

  mutating func getal(_ waarde: Int) {
    kolom += 1
    opdracht.bind(kolom, waarde)
  }

  mutating func datum(_ waarde: LocalDate) { tekst(waarde.description) }

  mutating func leeg() {
    if kolommen[kolom].isSleutel { return tekst("") }
    kolom += 1
    opdracht.bindLeeg(kolom)
  }

  mutating func eindRij() throws {
    kolom = vast
    try opdracht.voerUit()
  }
}

/// Does something with a database file. GRDB's errors quote SQL but name no file, which is what people need when a disk is
/// full.
///
/// - Throws: `Bestandsfout` in place of each `DatabaseError`.
func metDatabase<R>(_ pad: String, _ doe: () throws -> R) throws -> R {
  do {
    return try doe()
  } catch let fout as DatabaseError {
    throw Bestandsfout(pad, sqlite: fout.extendedResultCode.rawValue, fout.message ?? "error")
  }
}
