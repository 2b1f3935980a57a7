import Domain
import GRDB

// What the coordinator's report asks of a publication, beside its numbers, bridges and yearbook tables.
extension Feitenlezer {
  /// What a telling counted in a school year, as people read it.
  public struct Telregel: Sendable {
    public let telling: String
    /// The clauses; empty when they aren't published.
    public let tekst: String
    public let isNietGeregistreerd: Bool
  }

  /// All tellingen and percentages of a school year, by id.
  public func telregels(_ schooljaar: Schooljaar) throws -> [Telregel] {
    try lees { db in
      let ontbreekt = try Jaarcijfers.nietGeregistreerd(schooljaar, db)
      return try Row.fetchAll(
        db,
        sql:
          "SELECT telling, coalesce(tekst, '') AS tekst FROM dim_telling WHERE schooljaar = ? ORDER BY telling",
        arguments: [schooljaar.description]
      ).map {
        Telregel(
          telling: $0["telling"], tekst: $0["tekst"], isNietGeregistreerd: ontbreekt.contains($0["telling"]))
      }
    }
  }

  /// A record behind a step of a bridge.
  public struct Stapregel: Sendable {
    public let stap: Int
    public let werkproces: String
    public let melding: String
    public let leerling: String
    /// Of the werkproces, else of the melding; nil when neither has a place.
    public let gemeente: Gemeentecode?
    public let schoolsoort: Schoolsoort?
  }

  /// The records behind the steps of a bridge, in the order of the steps; those at its begin aren't among them.
  ///
  /// - Parameter gemeente: nil = the region.
  public func stapregels(
    _ aansluiting: String, _ schooljaar: Schooljaar, gemeente: Gemeentecode?, _ neem: (Stapregel) -> Void
  ) throws {
    try lees { db in
      // A step may add or remove what began in another school year.
      let lopend = try Row.fetchCursor(
        db,
        sql: """
          SELECT r.stap, r.werkprocesnummer, r.meldingsnummer, r.leerling,
            (SELECT w.gemeentecode || ' ' || coalesce(w.schoolsoort, '') FROM dim_schooljaar j
              JOIN feit_werkproces w ON w.schooljaar = j.schooljaar AND w.werkprocesnummer = r.werkprocesnummer
              WHERE r.werkprocesnummer <> '' ORDER BY j.schooljaar <> ?2, j.schooljaar LIMIT 1) AS werkproces,
            (SELECT m.gemeentecode || ' ' || coalesce(m.schoolsoort, '') FROM dim_schooljaar j
              JOIN feit_melding m ON m.schooljaar = j.schooljaar AND m.meldingsnummer = r.meldingsnummer
              WHERE r.meldingsnummer <> '' ORDER BY j.schooljaar <> ?2, j.schooljaar LIMIT 1) AS melding
          FROM aansluiting_regel r
          WHERE r.aansluiting = ?1 AND r.schooljaar = ?2 AND r.gemeentecode = ?3 AND r.stap > 0
          ORDER BY r.stap, r.werkprocesnummer, r.meldingsnummer, r.leerling
          """, arguments: [aansluiting, schooljaar.description, gemeente?.description ?? ""])
      while let rij = try lopend.next() {
        let (werkproces, melding): (String?, String?) = (rij["werkproces"], rij["melding"])
        let delen = (werkproces ?? melding ?? " ").split(separator: " ", omittingEmptySubsequences: false)
        neem(
          Stapregel(
            stap: rij["stap"], werkproces: rij["werkprocesnummer"], melding: rij["meldingsnummer"],
            leerling: rij["leerling"], gemeente: Gemeentecode(String(delen[0])),
            schoolsoort: Schoolsoort(code: String(delen[1]))))
      }
    }
  }
}
