import GRDBSQLite

/// A prepared SQLite statement, bound and read without a value in between: for the loops over all records, where
/// GRDB's own arguments take most of the time (measured: a third of the speed).
public final class SQLOpdracht {
  private let verbinding: OpaquePointer
  private let opdracht: OpaquePointer

  /// - Parameter verbinding: SQLite's own handle of a connection, which must outlive the statement.
  public init(_ verbinding: OpaquePointer, _ sql: String) throws {
    var opdracht: OpaquePointer?
    guard
      sqlite3_prepare_v3(verbinding, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &opdracht, nil) == SQLITE_OK,
      let opdracht
    else { throw SQLFout(verbinding) }
    self.verbinding = verbinding
    self.opdracht = opdracht
  }

  deinit { sqlite3_finalize(opdracht) }

  // Binding: places count from 1.

  public func bind(_ plaats: Int, _ getal: Int64) { sqlite3_bind_int64(opdracht, Int32(plaats), getal) }
  public func bind(_ plaats: Int, _ getal: Int) { bind(plaats, Int64(getal)) }
  public func bindLeeg(_ plaats: Int) { sqlite3_bind_null(opdracht, Int32(plaats)) }

  public func bind(_ plaats: Int, _ tekst: String) {
    var kopie = tekst
    kopie.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { tekens in
        // An empty buffer may have no address, which SQLite would take for NULL.
        guard let begin = tekens.baseAddress else {
          sqlite3_bind_text(opdracht, Int32(plaats), "", 0, Self.kopieer)
          return
        }
        sqlite3_bind_text(opdracht, Int32(plaats), begin, Int32(tekens.count), Self.kopieer)
      }
    }
  }

  public func bind(_ plaats: Int, blob: UnsafeRawBufferPointer) {
    sqlite3_bind_blob(opdracht, Int32(plaats), blob.baseAddress, Int32(blob.count), Self.kopieer)
  }

  /// Binds the values of the present row of another statement, column by column, to its first places.
  public func bind(rij ander: SQLOpdracht, kolommen: Int) {
    for kolom in 0..<Int32(kolommen) {
      sqlite3_bind_value(opdracht, kolom + 1, sqlite3_column_value(ander.opdracht, kolom))
    }
  }

  /// SQLITE_TRANSIENT: SQLite makes its own copy.
  private static var kopieer: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

  // Running.

  /// True when there is a (next) row.
  public func stap() throws -> Bool {
    switch sqlite3_step(opdracht) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default:
      let fout = SQLFout(verbinding)
      sqlite3_reset(opdracht)
      throw fout
    }
  }

  /// Makes it ready to run again; bound values stay.
  public func herstel() { sqlite3_reset(opdracht) }

  /// Runs a statement that gives no rows.
  public func voerUit() throws {
    while try stap() {}
    herstel()
  }

  // Reading: columns count from 0.

  public func isLeeg(_ kolom: Int) -> Bool { sqlite3_column_type(opdracht, Int32(kolom)) == SQLITE_NULL }
  public func getal(_ kolom: Int) -> Int { Int(sqlite3_column_int64(opdracht, Int32(kolom))) }
  public func vrijGetal(_ kolom: Int) -> Int? { isLeeg(kolom) ? nil : getal(kolom) }

  /// Empty for NULL.
  public func tekst(_ kolom: Int) -> String {
    guard let bytes = sqlite3_column_text(opdracht, Int32(kolom)) else { return "" }
    let lengte = Int(sqlite3_column_bytes(opdracht, Int32(kolom)))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: lengte), as: UTF8.self)
  }

  public func vrijeTekst(_ kolom: Int) -> String? { isLeeg(kolom) ? nil : tekst(kolom) }

  /// Adds a value to bytes that are to be hashed: what it is, how long it is, and itself.
  public func voegRuw(_ kolom: Int, aan bytes: inout [UInt8]) {
    let soort = sqlite3_column_type(opdracht, Int32(kolom))
    bytes.append(UInt8(truncatingIfNeeded: soort))
    switch soort {
    case SQLITE_NULL: return
    case SQLITE_INTEGER:
      withUnsafeBytes(of: sqlite3_column_int64(opdracht, Int32(kolom)).littleEndian) {
        bytes.append(contentsOf: $0)
      }
    default:
      // The text of a text, and the bytes of a blob.
      let waarde = blob(kolom)
      withUnsafeBytes(of: UInt32(waarde.count).littleEndian) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: waarde)
    }
  }

  /// Valid until the next step.
  public func blob(_ kolom: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: sqlite3_column_blob(opdracht, Int32(kolom)),
      count: Int(sqlite3_column_bytes(opdracht, Int32(kolom))))
  }
}

/// What SQLite says of a statement that failed, and in which file. Its text names tables and columns, never values.
public struct SQLFout: Error, CustomStringConvertible {
  public let code: Int32
  public let description: String

  init(_ verbinding: OpaquePointer) {
    code = sqlite3_extended_errcode(verbinding)
    let bestand = sqlite3_db_filename(verbinding, "main").map { String(cString: $0) } ?? ""
    let tekst = String(cString: sqlite3_errmsg(verbinding))
    description = "\(Zichtbaar.naam(bestand)): SQLite: \(tekst) (\(code))"
  }
}
