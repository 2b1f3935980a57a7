import Domain
import GRDB
import Systeem

/// What was known, and since when: deliveries, all versions of all records, rejected rows and the ledger of runs.
///
/// The final state depends on the set of deliveries alone, not on the order or number of runs in which they came.
public final class Register {
  let wachtrij: DatabaseQueue
  /// Told of each step of a run as it begins and ends.
  public var bijStap: ((Stapbericht) -> Void)?

  /// Opens `register.sqlite`, makes it when it isn't there, and brings its tables up to date.
  public init(_ pad: String) throws {
    var opzet = Configuration()
    opzet.journalMode = .wal
    opzet.prepareDatabase { db in try db.execute(sql: "PRAGMA cache_size = -16384") }
    wachtrij = try metDatabase(pad) {
      let wachtrij = try DatabaseQueue(path: pad, configuration: opzet)
      // Each step of the ledger is on disk before the next begins. GRDB sets NORMAL along with the journal mode, so
      // this comes behind it.
      try wachtrij.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
      let oud = try wachtrij.read { try Schema.migraties.appliedIdentifiers($0) }
      try Schema.migraties.migrate(wachtrij)
      if !oud.isEmpty, !oud.contains(Schema.verzwegen) {
        // What was taken out must not stay behind in pages that are no longer used.
        try wachtrij.writeWithoutTransaction { db in
          try db.execute(sql: "VACUUM")
          try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
      }
      return wachtrij
    }
  }

  /// Opens it for reading, beside a run that writes.
  ///
  /// - Parameter magOud: whether it may be of an earlier version of the program: to copy it, all of it is one.
  /// - Throws: `Registerverouderd` when an earlier version of the program made it, and none has written in it since.
  public init(lezen pad: String, magOud: Bool = false) throws {
    var opzet = Configuration()
    opzet.readonly = true
    opzet.busyMode = .timeout(10)
    wachtrij = try metDatabase(pad) { try DatabaseQueue(path: pad, configuration: opzet) }
    guard try magOud || doe({ try Schema.migraties.hasCompletedMigrations($0) }) else {
      throw Registerverouderd(pad: pad)
    }
  }

  /// Reentrant, for the ledger is written while the records are being shown.
  func doe<R>(_ werk: (Database) throws -> R) throws -> R {
    try metDatabase(wachtrij.path) { try wachtrij.unsafeReentrantWrite(werk) }
  }

  /// One transaction: all of it or nothing.
  func inTransactie<R>(_ werk: (Database) throws -> R) throws -> R {
    try doe { db in
      try db.beginTransaction(.immediate)
      do {
        let uitkomst = try werk(db)
        try db.commit()
        return uitkomst
      } catch {
        try? db.rollback()
        throw error
      }
    }
  }
}

/// A register whose tables are of an earlier version of the program.
public struct Registerverouderd: Error, CustomStringConvertible, Sendable {
  let pad: String

  public var description: String {
    "\(pad): was made by an earlier version of sluitend; the next 'sluitend run' brings it up to date"
  }
}

extension Database {
  func opdracht(_ sql: String) throws -> SQLOpdracht {
    guard let verbinding = sqliteConnection else { throw DatabaseError(resultCode: .SQLITE_MISUSE) }
    return try SQLOpdracht(verbinding, sql)
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
