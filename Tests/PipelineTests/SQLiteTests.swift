import Foundation
import GRDB
import Testing

/// `sluitend.sqlite` holds the same facts as the CSV files, with keys declared (formats.md, "Outputs").
@Suite struct SQLiteTests {
  static let feiten = ["feit_telling", "feit_melding", "feit_geval", "feit_werkproces"]
  static let sleutels: [String: [String]] = [
    "dim_schooljaar": ["schooljaar"], "dim_gemeente": ["gemeentecode"],
    "dim_school": ["brin", "vestiging", "schoolsoort"], "dim_telling": ["schooljaar", "telling"],
    "dim_aansluiting": ["schooljaar", "aansluiting"], "dim_stap": ["schooljaar", "aansluiting", "stap"],
    "feit_verhouding": [
      "schooljaar", "telling", "eenheid", "periode", "niveau", "gemeentecode", "schoolsoort",
    ],
    "dim_levering": ["bestand", "sha256"],
    "feit_telling": [
      "schooljaar", "telling", "eenheid", "periode", "niveau", "gemeentecode", "schoolsoort",
    ],
    "feit_melding": ["schooljaar", "meldingsnummer"], "feit_geval": ["schooljaar", "geval"],
    "feit_werkproces": ["schooljaar", "werkprocesnummer"],
    "aansluiting": ["aansluiting", "schooljaar", "niveau", "gemeentecode", "stap"],
    "aansluiting_regel": [
      "aansluiting", "schooljaar", "niveau", "gemeentecode", "stap", "teken", "werkprocesnummer",
      "meldingsnummer", "leerling",
    ],
    "aansluiting_masker": [
      "aansluiting", "schooljaar", "niveau", "gemeentecode", "blok", "werkprocesnummer", "meldingsnummer",
      "opgavenummer",
    ],
    "feit_opgave": ["schooljaar", "opgavenummer"],
    "feit_opgavekenmerk": ["schooljaar", "opgavenummer", "kenmerk"],
    "feit_weekcontrole": ["schooljaar", "brin", "controle"],
  ]
  static let verwijzingen: [String: Set<String>] = [
    "feit_telling": ["schooljaar → dim_schooljaar", "telling → dim_telling"],
    "feit_melding": ["schooljaar → dim_schooljaar", "gemeentecode → dim_gemeente"],
    "feit_geval": ["schooljaar → dim_schooljaar"],
    "feit_werkproces": ["schooljaar → dim_schooljaar", "gemeentecode → dim_gemeente"],
    "feit_opgave": ["schooljaar → dim_schooljaar", "gemeentecode → dim_gemeente"],
    "feit_opgavekenmerk": ["schooljaar → feit_opgave", "opgavenummer → feit_opgave"],
    "feit_verhouding": ["schooljaar → dim_schooljaar", "telling → dim_telling"],
    "dim_stap": ["aansluiting → dim_aansluiting"],
    "aansluiting": ["schooljaar → dim_schooljaar", "aansluiting → dim_aansluiting"],
    "aansluiting_regel": ["schooljaar → dim_schooljaar"],
  ]

  private func metDatabase<R>(_ werk: (Werkplaats, DatabaseQueue) throws -> R) throws -> R {
    let plaats = try Werkplaats()
    try plaats.maakInbox(300, opgaven: true)
    // Numbers that the CSV files write with an apostrophe in front.
    try plaats.lever(
      "duo-verzuim-csv/formules_20210101.csv", Meldingregel.bestand(.init(nummer: "=1"), .init(nummer: "-A")))
    try plaats.draai()
    return try werk(plaats, DatabaseQueue(path: plaats.map + "/data/uitvoer/sluitend.sqlite"))
  }

  @Test func `keys are declared and hold`() throws {
    try metDatabase { _, database in
      try database.read { db in
        for (tabel, sleutel) in Self.sleutels {
          let kolommen = try Row.fetchAll(db, sql: "PRAGMA table_info(\(tabel))")
          let plaatsen = kolommen.reduce(into: [String: Int]()) { $0[$1["name"]] = $1["pk"] }
          let gevonden = plaatsen.filter { $0.value > 0 }.sorted { $0.value < $1.value }.map(\.key)
          #expect(gevonden == sleutel, "\(tabel)")
        }
        for (tabel, verwacht) in Self.verwijzingen {
          let regels = try Row.fetchAll(db, sql: "PRAGMA foreign_key_list(\(tabel))")
          let gevonden = regels.reduce(into: Set<String>()) { uit, rij in
            let (van, naar): (String, String) = (rij["from"], rij["table"])
            uit.insert("\(van) → \(naar)")
          }
          #expect(gevonden.isSuperset(of: verwacht), "\(tabel)")
        }
        #expect(try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").isEmpty)
        #expect(try String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"])
        #expect(
          try Int.fetchOne(db, sql: "SELECT count(*) FROM feit_telling WHERE typeof(aantal) <> 'integer'")
            == 0)
      }
    }
  }

  @Test func `every number bears the hash of its definition, whose text stands with it`() throws {
    try metDatabase { _, database in
      try database.read { db in
        for tabel in ["feit_telling", "feit_verhouding"] {
          let alle = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(tabel)") ?? 0
          let gedekt = try Int.fetchOne(
            db,
            sql: """
              SELECT count(*) FROM \(tabel) f JOIN dim_telling t USING (schooljaar, telling)
              WHERE f.definitie = t.definitie AND length(t.definitie) = 16 AND length(t.tekst) > 10
              """)
          #expect(alle > 0 && gedekt == alle, "\(tabel)")
        }
      }
    }
  }

  /// `PRAGMA foreign_key_check` finds nothing when nothing refers; so show that it can find something.
  @Test func `a fact without its dimension is found`() throws {
    try metDatabase { _, database in
      try database.writeWithoutTransaction { db in
        try db.execute(
          sql: """
            PRAGMA foreign_keys = OFF;
            DELETE FROM dim_telling WHERE telling = 'luxe-meldingen';
            DELETE FROM dim_schooljaar WHERE schooljaar = '2020-2021';
            """)
        let fouten = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
        #expect(Set(fouten.map { $0["table"] as String }).isSuperset(of: Self.feiten + ["aansluiting_regel"]))
      }
    }
  }

  @Test func `the tables hold the rows of the CSV files`() throws {
    try metDatabase { plaats, _ in
      let uitvoer = try plaats.uitvoer()
      func vergelijk(_ tabel: String, _ rijen: [[String]], _ kop: [String]) throws {
        let sqlite = try #require(uitvoer.tabellen[tabel])
        // SQLite may have more columns behind those of the CSV.
        #expect(Array(sqlite.kop.prefix(kop.count)) == kop, "\(tabel)")
        let zelfde = sqlite.rijen.map { Array($0.prefix(kop.count)) }
        let waarden = rijen.map { $0.map(Tabel.zonderApostrof) }
        #expect(!rijen.isEmpty && zelfde.sorted(by: voor) == waarden.sorted(by: voor), "\(tabel)")
      }
      func perJaar(_ voor: [String], _ pad: (String) -> String) -> [[String]] {
        uitvoer.schooljaren.flatMap { jaar in uitvoer.tabel(pad(jaar)).rijen.map { voor + [jaar] + $0 } }
      }
      for naam in Self.feiten + ["feit_verhouding", "dim_telling"] {
        try vergelijk(
          naam, perJaar([]) { "feiten/schooljaar=\($0)/\(naam).csv" },
          ["schooljaar"] + uitvoer.feiten("2020-2021", naam).kop)
      }
      let bruggen = ["verzuim-volgsysteem-duo", "verzuim-volgsysteem-duo-peildatum"]
      for (naam, einde) in [("aansluiting", ".csv"), ("aansluiting_regel", "_regels.csv")] {
        let map = "aansluitingen/schooljaar="
        try vergelijk(
          naam, bruggen.flatMap { brug in perJaar([brug]) { "\(map)\($0)/\(brug)\(einde)" } },
          ["aansluiting", "schooljaar"] + uitvoer.tabel("\(map)2020-2021/\(bruggen[0])\(einde)").kop)
      }
      try vergelijk("dim_levering", uitvoer.leveringen.rijen, uitvoer.leveringen.kop)
      #expect(uitvoer.tabellen["dim_schooljaar"]?.rijen.map { $0[0] } == uitvoer.schooljaren)
    }
  }

  private func voor(_ a: [String], _ b: [String]) -> Bool { a.lexicographicallyPrecedes(b) }
}
