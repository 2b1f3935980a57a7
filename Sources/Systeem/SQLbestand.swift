import GRDB

/// A file that GRDB has open.
public enum SQLbestand {
  /// Does something with it. GRDB's errors quote SQL but name no file, which is what people need when a disk is full.
  ///
  /// - Throws: `Bestandsfout` in place of each `DatabaseError`.
  public static func noem<R>(_ pad: String, _ doe: () throws -> R) throws -> R {
    do {
      return try doe()
    } catch let fout as DatabaseError {
      let tekst = fout.message ?? "error"
      throw Bestandsfout(pad, reden: "SQLite: \(tekst) (\(fout.extendedResultCode.rawValue))")
    }
  }
}
