import Domain
import Foundation
import GRDB

/// Takes what may be a name out of what an earlier version wrote about codes that a profile doesn't know.
///
/// The words that tell a name from a code aren't known here: only what is too short for a name stays.
enum Beeldherstel {
  static func verzwijgNamen(_ db: Database) throws {
    for rij in try Row.fetchAll(db, sql: "SELECT sha256, beeld FROM leveringsbeeld") {
      let beeld = try JSONDecoder().decode(Leveringsbeeld.self, from: Data((rij["beeld"] as String).utf8))
      guard let hersteld = zonderNamen(beeld) else { continue }
      try db.execute(
        sql: "UPDATE leveringsbeeld SET beeld = ? WHERE sha256 = ?",
        arguments: [try Register.tekst(hersteld), rij["sha256"] as String])
    }
    for (tabel, kolom) in [("plan", "plan"), ("plan", "afwijking"), ("stap", "toelichting")] {
      let teksten = try String.fetchAll(
        db, sql: "SELECT DISTINCT \(kolom) FROM \(tabel) WHERE \(kolom) LIKE '%'' is new, in %'")
      for tekst in teksten {
        try db.execute(
          sql: "UPDATE \(tabel) SET \(kolom) = ? WHERE \(kolom) = ?", arguments: [zonderNamen(tekst), tekst])
      }
    }
  }

  /// Nil when it holds none.
  private static func zonderNamen(_ beeld: Leveringsbeeld) -> Leveringsbeeld? {
    var velden = beeld.velden
    for (naam, veld) in velden {
      for (code, rijen) in veld.onbekend where !Leveringsbeeld.isKort(code) {
        velden[naam]?.onbekend[code] = nil
        velden[naam]?.verzwijg(rijen)
      }
    }
    guard velden != beeld.velden else { return nil }
    return Leveringsbeeld(
      formaat: beeld.formaat, kolommen: beeld.kolommen, gelezen: beeld.gelezen, afgekeurd: beeld.afgekeurd,
      velden: velden)
  }

  /// `soort 'Z' is new, in 3 rows`, as findings said it; of a new column nothing stands behind `new`.
  private static func zonderNamen(_ tekst: String) -> String {
    tekst.replacing(#/([a-z_]+) '([A-Za-z0-9_-]{1,24})' is new, in /#) { vondst in
      Leveringsbeeld.isKort(String(vondst.2))
        ? String(vondst.0) : "\(vondst.1): 1 value that isn't shown is new, in "
    }
  }
}
