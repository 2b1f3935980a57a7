import Domain
import Foundation
import GRDB
import Testing

@testable import Register

/// Corrected records are read through a view; SQLite still goes by the indexes of the large tables behind it.
@Suite struct CorrectieplanTests {
  /// How SQLite would run the statements, with corrections or without.
  private func plannen(_ correcties: [Correctie]) throws -> [String] {
    let plaats = try Werkplaats()
    try plaats.lever(
      "duo-verzuim-csv/a_20201001.csv", Meldingregel.bestand(.init(nummer: "1"), .init(nummer: "2")))
    try plaats.lever(
      "volgsysteem-werkprocessen/w_20201001.csv",
      Werkprocesregel.bestand(.init(nummer: "W1", melding: "1")))
    try plaats.draai()
    let register = try Register(lezen: plaats.map + "/data/register.sqlite")
    return try register.metStand(opDag: nil, correcties: correcties) { stand in
      #expect(stand.correcties.count == correcties.count)
      let (m, w) = (stand.meldingen, stand.werkprocessen)
      return try register.doe { db in
        try db.execute(
          sql: "CREATE TEMP TABLE IF NOT EXISTS gevraagd (nummer TEXT PRIMARY KEY) WITHOUT ROWID")
        return try [
          "SELECT nummer FROM \(m) r WHERE r.melddatum BETWEEN 1 AND 9",
          "SELECT (SELECT start FROM \(w) WHERE start > 4 ORDER BY start LIMIT 1)",
          "SELECT r.nummer FROM \(m) r WHERE r.nummer IN (SELECT nummer FROM temp.gevraagd)",
          """
          SELECT r.nummer FROM (SELECT DISTINCT meldingsnummer FROM \(w) w WHERE w.start BETWEEN 1 AND 3
            AND meldingsnummer IS NOT NULL) w JOIN \(m) r ON r.nummer = w.meldingsnummer
          """,
          "SELECT r.nummer FROM \(m) m JOIN \(w) r ON r.meldingsnummer = m.nummer WHERE m.melddatum BETWEEN 1 AND 3",
        ].flatMap { sql in
          try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] as String }
        }
      }
    }
  }

  private func correctie(_ record: Recordsoort, _ nummer: String, _ van: UInt8, _ naar: UInt8) throws
    -> Correctie
  {
    let dag = try #require(LocalDate(iso: "2020-10-01"))
    return Correctie(
      pad: "a.yaml", regel: 1, record: record, nummer: Recordnummer(nummer), veld: "soort",
      van: .code(van, ""), naar: .code(naar, ""), reden: "", beslotenDoor: "", beslotenOp: dag,
      tot: dag.plus(dagen: 1))
  }

  @Test func `no large table is walked through`() throws {
    let plannen = try plannen([correctie(.melding, "1", 3, 6), correctie(.werkproces, "W1", 1, 2)])
    #expect(plannen.contains { $0.contains("melding_correctie") })
    #expect(plannen.contains { $0.contains("SEARCH werkproces_huidig") })
    #expect(
      plannen.filter { $0.contains("SCAN melding_huidig") || $0.contains("SCAN werkproces_huidig") } == [])
  }

  @Test func `without corrections the tables are read as they are`() throws {
    let plannen = try plannen([])
    #expect(plannen.filter { $0.contains("correctie") || $0.contains("gecorrigeerd") } == [])
  }
}
