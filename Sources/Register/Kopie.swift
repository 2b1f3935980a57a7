import Domain
import GRDB
import Systeem

/// What a backup needs of the register.
extension Register {
  /// Writes a copy of the register as it is at one moment: one file, on disk when this returns. It must not exist yet.
  public func kopieer(naar pad: String) throws {
    try metDatabase(pad) {
      let kopie = try DatabaseQueue(path: pad)
      try wachtrij.backup(to: kopie)
      // Without a write-ahead log beside it, the one file is all there is to save.
      try kopie.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
      try kopie.close()
    }
    try Map.bewaarBestand(pad)
  }

  /// Asks SQLite whether the file is sound.
  ///
  /// - Throws: `Registerfout` when it isn't.
  public func controleer() throws {
    let fouten = try doe { db in try String.fetchAll(db, sql: "PRAGMA quick_check(1)") }
    guard fouten == ["ok"] else { throw Registerfout("the register is damaged: SQLite's quick_check fails") }
  }

  /// Ends the connection, so that SQLite leaves no file of its own behind.
  public func sluit() throws {
    try wachtrij.close()
  }
}
