import Domain
import Foundation
import GRDB
import Load
import Pipeline
import Testing

/// The yearbook of a run: the same numbers as the facts, in files, in SQLite and on paper.
@Suite struct JaarverslagTests {
  private func feiten(_ plaats: Werkplaats, _ sql: String) throws -> [Row] {
    try DatabaseQueue(path: plaats.map + "/data/uitvoer/sluitend.sqlite").read {
      try Row.fetchAll($0, sql: sql)
    }
  }

  private func getal(_ plaats: Werkplaats, _ sql: String) throws -> Int {
    try feiten(plaats, sql).first?[0] ?? -1
  }

  private func csv(_ plaats: Werkplaats, _ pad: String) throws -> [[String]] {
    try String(contentsOfFile: plaats.map + "/data/uitvoer/jaarverslag/" + pad, encoding: .utf8)
      .split(separator: "\n").map {
        $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      }
  }

  @Test func `each number is that of a fact, and each sum that of its rows`() throws {
    let plaats = try Werkplaats(heel: true)
    try plaats.maakInbox(400, vanaf: 2019)
    try plaats.draai()
    // A place without rows of a schoolsoort has 0 there; else the fact is the very number.
    let anders = try feiten(
      plaats,
      """
      SELECT j.* FROM feit_jaartabel j
        LEFT JOIN feit_telling t ON t.schooljaar = j.van_schooljaar AND t.telling = j.telling
          AND t.gemeentecode = j.gemeentecode
          AND t.schoolsoort = iif(j.tabel = 'ongeoorloofd-verzuim' AND j.kolom <> 'totaal',
            replace(j.kolom, 'geen-inschrijving', 'onbekend'), '')
        LEFT JOIN feit_verhouding v ON v.schooljaar = j.van_schooljaar AND v.telling = j.telling
          AND v.gemeentecode = j.gemeentecode AND v.schoolsoort = ''
      WHERE j.telling IS NOT NULL AND j.reden IS NULL
        AND j.waarde <> coalesce(CAST(t.aantal AS TEXT), v.waarde, '0')
      """)
    #expect(anders == [])
    #expect(
      try getal(plaats, "SELECT count(*) FROM feit_jaartabel WHERE telling IS NOT NULL AND waarde > '0'")
        > 500)
    let sommen = try feiten(
      plaats,
      """
      SELECT r.delen, f.* FROM dim_jaartabel_rij r JOIN feit_jaartabel f USING (schooljaar, tabel, rij)
      WHERE r.soort = 'optelling' AND f.reden IS NULL
      """)
    #expect(sommen.count > 100)
    for som in sommen {
      let delen: Int = try getal(
        plaats,
        """
        SELECT sum(waarde) FROM feit_jaartabel WHERE schooljaar = '\(som["schooljaar"] as String)'
          AND tabel = '\(som["tabel"] as String)' AND kolom = '\(som["kolom"] as String)'
          AND gemeentecode = '\(som["gemeentecode"] as String)' AND rij IN (\(som["delen"] as String))
        """)
      #expect(som["waarde"] as String == String(delen))
    }
    #expect(try feiten(plaats, "PRAGMA foreign_key_check").isEmpty)
    // Every table, school year and place has one.
    #expect(
      try getal(plaats, "SELECT count(DISTINCT tabel || schooljaar || gemeentecode) FROM feit_jaartabel")
        == 28 * (3 * 12))
  }

  @Test func `the files say what SQLite says, and the notes what it means`() throws {
    let plaats = try Werkplaats(heel: true)
    try plaats.maakInbox(200)
    try plaats.draai()
    for tabel in try feiten(plaats, "SELECT DISTINCT schooljaar, tabel FROM dim_jaartabel") {
      let (jaar, id): (String, String) = (tabel["schooljaar"], tabel["tabel"])
      let csv = try csv(plaats, "\(jaar)/\(id).csv")
      let kolommen = csv[0].dropFirst(8)
      #expect(
        csv[0].prefix(8) == [
          "niveau", "gemeentecode", "gemeente", "rij", "titel", "soort", "eenheid", "periode",
        ])
      var cellen = 0
      for rij in csv.dropFirst() where rij[5] != "kop" {
        for (kolom, waarde) in zip(kolommen, rij.dropFirst(8)) {
          let feit = try feiten(
            plaats,
            """
            SELECT coalesce(waarde, '-') FROM feit_jaartabel WHERE schooljaar = '\(jaar)' AND tabel = '\(id)'
              AND rij = \(rij[3]) AND kolom = '\(kolom)' AND gemeentecode = '\(rij[1])'
            """)
          #expect(feit.map { $0[0] as String } == [waarde])
          cellen += 1
        }
      }
      #expect(
        try getal(
          plaats, "SELECT count(*) FROM feit_jaartabel WHERE schooljaar = '\(jaar)' AND tabel = '\(id)'")
          == cellen)
      let noten: Set<String> = try Set(
        self.csv(plaats, "\(jaar)/\(id)_toelichting.csv").dropFirst().map { "\($0[0]) \($0[2])" })
      let definities = try feiten(
        plaats,
        """
        SELECT DISTINCT telling || ' ' || definitie FROM feit_jaartabel
        WHERE schooljaar = '\(jaar)' AND tabel = '\(id)' AND definitie IS NOT NULL
        """)
      #expect(noten == Set(definities.map { $0[0] as String }))
    }
  }

  /// The yearbook lays school years side by side, also those that are taken over.
  @Test func `what is taken over stands beside what is counted, as in a fresh run`() throws {
    let plaats = try Werkplaats(heel: true)
    try plaats.lever(
      "duo-verzuim-csv/a_20211001.csv",
      Meldingregel.bestand(
        .init(nummer: "1", soort: "L", einde: "2020-09-20"),
        .init(
          nummer: "2", bsn: Proefnummer.bsn(2), soort: "L", begin: "2021-09-14", einde: "2021-09-20",
          melddatum: "2021-09-20", mutatie: "2021-09-21")))
    try plaats.draai()
    try plaats.lever(
      "duo-verzuim-csv/b_20211002.csv",
      Meldingregel.bestand(
        .init(
          nummer: "3", bsn: Proefnummer.bsn(3), soort: "L", begin: "2021-09-15", einde: "2021-09-20",
          melddatum: "2021-09-20", mutatie: "2021-09-22")))
    try plaats.draai()
    #expect(try plaats.run(2).contains("as in publication 1: taken over"))
    let luxe = try csv(plaats, "2021-2022/relatief-verzuim.csv").filter { $0[0] == "regio" && $0[3] == "5" }
    #expect(luxe.map { $0.suffix(2) } == [["1", "2"]])
    try plaats.draai("vers")
    #expect(try plaats.uitvoer().verschil(met: plaats.uitvoer("vers")) == [])
  }

  @Test func `another lay-out counts nothing anew`() throws {
    let plaats = try Werkplaats(heel: true)
    try plaats.maakInbox(100)
    try plaats.draai()
    try plaats.wijzig("jaarverslag/thuiszitters.yaml", "{schooljaren: 2}", "{schooljaren: 1}")
    let plan = try plaats.plan()
    #expect(plan.contains("2020-2021: keep as published") && plan.contains("2021-2022: keep as published"))
    try plaats.draai()
    let run = try plaats.run(2)
    #expect(run.contains(plan) && run.contains("done as planned"))
    #expect(try csv(plaats, "2021-2022/thuiszitters.csv")[0].last == "2021-2022")
    #expect(try csv(plaats, "2021-2022/thuiszitters.csv")[0].count == 9)
    try plaats.draai("vers")
    #expect(try plaats.uitvoer().verschil(met: plaats.uitvoer("vers")) == [])
    // A table that is gone is gone everywhere.
    try plaats.wis("jaarverslag/thuiszitters.yaml")
    try plaats.draai()
    #expect(try getal(plaats, "SELECT count(*) FROM feit_jaartabel WHERE tabel = 'thuiszitters'") == 0)
    #expect(throws: (any Error).self) { try csv(plaats, "2021-2022/thuiszitters.csv") }
    try plaats.wis("jaarverslag")
    try plaats.draai()
    #expect(!FileManager.default.fileExists(atPath: plaats.map + "/data/uitvoer/jaarverslag"))
    #expect(throws: NietGevonden.self) {
      try Opvragen(data: plaats.map + "/data").jaarverslag(
        .init(beginjaar: 2021), gemeente: nil, tabel: nil, heel: false)
    }
  }

  @Test func `a table of another region is left alone`() throws {
    let plaats = try Werkplaats(heel: true)
    try plaats.wijzig("jaarverslag/thuiszitters.yaml", "kolommen:", "rmc_regio: 1\nkolommen:")
    try plaats.maakInbox(50)
    try plaats.draai()
    #expect(try feiten(plaats, "SELECT * FROM dim_jaartabel WHERE tabel = 'thuiszitters'").isEmpty)
  }

  /// A thuiszitter is another one since 2016-2017, and nobody counted who isn't enrolled before.
  @Test func `a table over a change of definition says so`() throws {
    let plaats = try Werkplaats(heel: true)
    try plaats.lever(
      "volgsysteem-werkprocessen/a_20161001.csv",
      Werkprocesregel.bestand(
        .init(nummer: "W1", soort: "lrv", start: "2015-09-22", mutatie: "2015-09-23"),
        .init(
          nummer: "W2", bsn: Proefnummer.bsn(2), soort: "lrv", start: "2016-09-22", mutatie: "2016-09-23"),
        .init(
          nummer: "W3", bsn: Proefnummer.bsn(3), soort: "absoluut", start: "2016-09-22", mutatie: "2016-09-23"
        ),
        .init(nummer: "W4", bsn: Proefnummer.bsn(3), soort: "lrv", start: "2016-10-22", mutatie: "2016-10-23")
      ))
    try plaats.draai()
    let tekst = try Opvragen(data: plaats.map + "/data").jaarverslag(
      .init(beginjaar: 2016), gemeente: nil, tabel: "thuiszitters", heel: false)
    let smal = tekst.replacing(/[ ]+/, with: " ").replacing("\n ", with: "\n")
    #expect(smal.contains("\n1 Langdurig relatief verzuim leerlingen [1] 1 2\n"))
    #expect(smal.contains("\n2 Absoluut verzuim leerlingen [2] - 1\n"))
    #expect(smal.contains("\n3 Thuiszitters leerlingen [3] 1 2\n"))
    #expect(tekst.contains("Rij 3 telt ieder één keer, ook wie in meer dan een van rij 1 en 2 staat."))
    #expect(tekst.contains("-: in 2015-2016 was dit niet gedefinieerd."))
    #expect(smal.replacing("\n", with: " ").contains("Let op: in 2015-2016 gold een andere definitie"))
    #expect(smal.matches(of: /Let op/).count == 3)
  }

  @Test func `what stands below a table holds for that table`() throws {
    let plaats = try Werkplaats(heel: true)
    try plaats.maakInbox(100)
    func tabel(_ kolommen: String, _ rij: String) throws -> String {
      try plaats.schrijf(
        plaats.pijplijn + "/jaarverslag/eigen.yaml",
        "id: eigen\ntitel: Eigen\nherkomst: H\nkolommen: \(kolommen)\nrijen:\n  - {titel: Rij, \(rij)}\n")
      try plaats.draai()
      return try Opvragen(data: plaats.map + "/data").jaarverslag(
        .init(beginjaar: 2021), gemeente: nil, tabel: "eigen", heel: false)
    }
    let totaal = "Het totaal telt elke leerling één keer"
    let som =
      "Kolom 'totaal' is de som van 'vo' en 'mbo': wie in meer kolommen staat, telt in elke kolom mee."
    // Codes of school origins don't make its total one that counts everyone once.
    let eigen = try tabel(
      "{WVO: vo, WEB: mbo, totaal: {titel: totaal, optelling: [WVO, WEB]}}",
      "tellingen: {WVO: relatief-vo-leerlingen, WEB: relatief-mbo-leerlingen}")
    #expect(eigen.contains(som) && !eigen.contains(totaal))
    let zonder = try tabel("{WVO: vo}", "tellingen: {WVO: relatief-vo-leerlingen}")
    #expect(!zonder.contains("de som van") && !zonder.contains(totaal))
    let soorten = try tabel("schoolsoorten", "telling: relatief-vo-leerlingen")
    #expect(soorten.contains(totaal) && !soorten.contains("de som van"))
    // Each column of a count on a peildatum has a day of its own.
    let jaren = try tabel("{schooljaren: 2}", "telling: verzuim-lopend-peildatum")
    #expect(jaren.contains("elk jaar op 1-10") && !jaren.contains("2021-10-01"))
    #expect(try tabel("{schooljaren: 1}", "telling: verzuim-lopend-peildatum").contains(" 2021-10-01 "))
  }

  @Test func `a backfill by definitions of before isn't stopped by tables that name later ones`() throws {
    let plaats = try Werkplaats(heel: true)
    try plaats.wijzig(
      "definities/jaarverslag.yaml", "  - id: lrv-werkprocessen", "  - id: lrv-werkprocessen-oud")
    try plaats.wijzig(
      "jaarverslag/dashboard-leerplicht.yaml", "telling: lrv-werkprocessen,",
      "telling: lrv-werkprocessen-oud,")
    try plaats.maakInbox(100)
    try plaats.draai()
    try plaats.wijzig(
      "definities/jaarverslag.yaml", "  - id: lrv-werkprocessen-oud", "  - id: lrv-werkprocessen")
    try plaats.wijzig(
      "jaarverslag/dashboard-leerplicht.yaml", "telling: lrv-werkprocessen-oud,",
      "telling: lrv-werkprocessen,")
    try plaats.draai()
    let verschil = try plaats.verschil(1, 2)
    #expect(verschil.tekst.contains("lrv-werkprocessen"))
  }
}
