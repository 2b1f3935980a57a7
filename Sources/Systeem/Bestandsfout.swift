import GRDBSQLite
import Glibc

/// A file or folder that can't be opened, read or written, with the system's reason.
public struct Bestandsfout: Error, CustomStringConvertible, Sendable {
  public let pad: String
  /// The system's error number; 0 when the system has none for it.
  public let nummer: Int32
  public let reden: String

  /// With the error that the last system call left behind.
  public init(_ pad: String) {
    self.init(pad, nummer: errno)
  }

  public init(_ pad: String, nummer: Int32) {
    self.pad = pad
    self.nummer = nummer
    reden = String(cString: strerror(nummer))
  }

  /// What SQLite says of a file: its own text names none.
  public init(_ pad: String, sqlite code: Int32, _ tekst: String) {
    // Its text may be of another connection, which has none to tell.
    let eigen = tekst == "not an error" ? String(cString: sqlite3_errstr(code)) : tekst
    self.init(pad, reden: "SQLite: \(eigen) (\(code))")
  }

  public init(_ pad: String, reden: String) {
    self.pad = pad
    nummer = 0
    self.reden = reden
  }

  /// On one line, whatever the name of the file is.
  public var description: String { "\(Zichtbaar.naam(pad)): \(reden)" }
}
