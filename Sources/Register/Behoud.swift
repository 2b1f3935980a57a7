import Domain
import GRDB

extension Register {
  /// Conservation of rows, per delivery and in total: what was read is accepted or rejected, or was left out as
  /// forgotten or too old; what was accepted is there as a version, what was rejected is in quarantine, and every
  /// record has one current version.
  ///
  /// - Throws: `Registerfout` with the first count that doesn't fit. That is never the fault of the input.
  public func bewaakBehoud() throws {
    try doe { db in
      let versies = Recordtabel.alle.map { "SELECT levering FROM \($0.versies)" }
      let fout = try Row.fetchOne(
        db,
        sql: """
          SELECT l.bestand, l.gelezen, l.nieuw + l.gewijzigd + l.ongewijzigd AS aanvaard, l.afgekeurd, l.vergeten,
            l.verlopen, (SELECT count(*) FROM vergeten g WHERE g.levering = l.id) AS gewist,
            coalesce(v.aantal, 0) AS versies, coalesce(a.aantal, 0) AS quarantaine
          FROM levering l
          LEFT JOIN (SELECT levering, count(*) AS aantal FROM (\(versies.joined(separator: " UNION ALL ")))
            GROUP BY levering) v ON v.levering = l.id
          LEFT JOIN (SELECT levering, count(*) AS aantal FROM afkeur GROUP BY levering) a ON a.levering = l.id
          WHERE l.gelezen <> aanvaard + l.afgekeurd + l.vergeten + l.verlopen OR versies <> aanvaard
            OR quarantaine <> l.afgekeurd OR gewist <> l.vergeten
          ORDER BY l.bestand LIMIT 1
          """)
      if let fout {
        throw Registerfout(
          """
          rows were lost or doubled in \(fout["bestand"] as String): gelezen \(fout["gelezen"] as Int), \
          aanvaard \(fout["aanvaard"] as Int), afgekeurd \(fout["afgekeurd"] as Int), vergeten \
          \(fout["vergeten"] as Int), verlopen \(fout["verlopen"] as Int), versions kept \
          \(fout["versies"] as Int), in quarantine \(fout["quarantaine"] as Int)
          """)
      }
      for tabel in Recordtabel.alle {
        let records = try Int.fetchOne(db, sql: "SELECT count(DISTINCT nummer) FROM \(tabel.versies)") ?? 0
        let huidig = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(tabel.huidig)") ?? 0
        guard records == huidig else {
          throw Registerfout("\(tabel.naam): \(records) records, but \(huidig) current versions")
        }
      }
    }
  }
}
