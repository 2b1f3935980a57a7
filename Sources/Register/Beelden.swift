import Domain
import Foundation
import GRDB

/// The pictures of deliveries.
extension Register {
  /// Of all deliveries of a source that have one, by date of receipt, then hash. (A delivery that was taken in before
  /// there were pictures gets its own when it is read again.)
  public func beelden(_ bron: String) throws -> [Beeldregel] {
    let lezer = JSONDecoder()
    return try doe { db in
      // A register that was only opened for reading may be of before there were pictures.
      return try Row.fetchAll(
        db,
        sql: """
          SELECT l.sha256, l.bestand, l.ontvangen, b.beeld, b.gemeld
          FROM levering l JOIN leveringsbeeld b USING (sha256) WHERE l.bron = ? ORDER BY l.ontvangen, l.sha256
          """, arguments: [bron]
      ).map { rij in
        Beeldregel(
          sha256: rij["sha256"], bestand: rij["bestand"], ontvangen: LocalDate(dagnummer: rij["ontvangen"]),
          beeld: try lezer.decode(Leveringsbeeld.self, from: Data((rij["beeld"] as String).utf8)),
          isNieuw: (rij["gemeld"] as Int) == 0)
      }
    }
  }

  /// The sources with a picture that wasn't told yet, by id.
  public func bronnenMetNieuwBeeld() throws -> [String] {
    try doe { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT DISTINCT l.bron FROM levering l JOIN leveringsbeeld b USING (sha256) WHERE b.gemeld = 0 ORDER BY 1
          """)
    }
  }

  /// Keeps the picture of a delivery; of one that is read again it is no news.
  static func schrijf(_ beeld: Leveringsbeeld, van sha256: String, run: Int, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO leveringsbeeld (sha256, beeld, gemeld)
        SELECT sha256, ?, run <> ? FROM levering WHERE sha256 = ?
        ON CONFLICT (sha256) DO UPDATE SET beeld = excluded.beeld
        """, arguments: [try tekst(beeld), run, sha256])
  }

  /// As it is kept.
  static func tekst(_ beeld: Leveringsbeeld) throws -> String {
    let schrijver = JSONEncoder()
    schrijver.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try schrijver.encode(beeld), as: UTF8.self)
  }
}
