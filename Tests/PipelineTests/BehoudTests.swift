import Domain
import Foundation
import GRDB
import Pipeline
import Synthetic
import Testing

/// No row is lost silently (DESIGN.md, promise 3), held against what the maker of the deliveries knows of them.
@Suite struct BehoudTests {
  @Test(arguments: [UInt64(7), 11, 2026]) func `every row is accepted, or rejected with the right code`(
    _ seed: UInt64
  ) throws {
    let plaats = try Werkplaats()
    let bestanden = try plaats.maakInbox(600, seed: seed)
    #expect(try plaats.draai() == .gegevens)
    let uitvoer = try plaats.uitvoer()
    let afkeur = uitvoer.tabel("afkeur.csv")
    for bestand in bestanden {
      let regels = uitvoer.leveringen.rijen(waar: ["bestand": bestand.pad])
      try #require(regels.count == 1, "\(bestand.pad)")
      let regel = regels[0]
      let codes = Dictionary(
        afkeur.rijen(waar: ["levering": bestand.pad]).map { ($0["code"] ?? "", 1) }, uniquingKeysWith: +)
      switch bestand.aard {
      case .levering:
        let verwacht = Dictionary(uniqueKeysWithValues: bestand.afgekeurd.map { ($0.key.rawValue, $0.value) })
        #expect(codes == verwacht, "\(bestand.pad)")
        #expect(regel["uitkomst"] == "aanvaard")
        let slecht = bestand.afgekeurd.values.reduce(0, +)
        #expect(
          [regel["gelezen"], regel["aanvaard"], regel["afgekeurd"]]
            == [bestand.records, bestand.records - slecht, slecht].map { String($0) }, "\(bestand.pad)")
      case .dubbel, .afgebroken:
        #expect(regel["uitkomst"] == (bestand.aard == .dubbel ? "dubbel" : "B01"))
        #expect(
          codes.isEmpty && regel["gelezen"] == "" && regel["aanvaard"] == "" && regel["afgekeurd"] == "")
      }
    }
    #expect(uitvoer.leveringen.rijen.count == bestanden.count)
    #expect(Set(afkeur.kolom("code")) == Set(Afkeurcode.allCases.map(\.rawValue)))
  }

  /// The register is asked directly how many current records a school year has.
  @Test func `current records are in scope, or out of scope by reason`() throws {
    let plaats = try Werkplaats()
    try plaats.maakInbox(600)
    try plaats.draai()
    let uitvoer = try plaats.uitvoer()
    let register = try DatabaseQueue(path: plaats.map + "/data/register.sqlite")
    var meldingen = 0
    for naam in uitvoer.schooljaren {
      let jaar = try #require(Schooljaar(naam))
      for (record, datum) in [("melding", "melddatum"), ("werkproces", "start")] {
        let huidig = try register.read { db in
          try Int.fetchOne(
            db, sql: "SELECT count(*) FROM \(record)_huidig WHERE \(datum) BETWEEN ? AND ?",
            arguments: [jaar.begin.dagnummer, jaar.einde.dagnummer]) ?? 0
        }
        let buiten = uitvoer.feiten(naam, "buiten_telling").rijen(waar: ["record": record])
          .compactMap { Int($0["aantal"] ?? "") }
        #expect(!buiten.isEmpty && buiten.allSatisfy { $0 > 0 })
        #expect(huidig == uitvoer.feiten(naam, "feit_\(record)").rijen.count + buiten.reduce(0, +))
        if record == "melding" { meldingen += huidig }
      }
    }
    // The maker was asked for so many distinct ones.
    #expect(meldingen == 600)
  }

  static let verliezen = [
    "DELETE FROM melding_versie WHERE rowid_is_first",
    "DELETE FROM afkeur WHERE rij = (SELECT min(rij) FROM afkeur)",
    "DELETE FROM melding_huidig WHERE nummer = (SELECT min(nummer) FROM melding_huidig)",
    "UPDATE levering SET gelezen = gelezen + 1 WHERE id = 1",
  ].map {
    $0.replacingOccurrences(
      of: "rowid_is_first",
      with: "(nummer, levering, rij) IN (SELECT nummer, levering, rij FROM melding_versie LIMIT 1)")
  }

  @Test(arguments: verliezen) func `a register that lost a row publishes nothing`(_ sql: String) throws {
    let plaats = try Werkplaats()
    try plaats.maakInbox(150)
    try plaats.draai()
    let eerste = try plaats.uitvoer()
    try DatabaseQueue(path: plaats.map + "/data/register.sqlite").write { db in try db.execute(sql: sql) }
    // Something new, or the run would have nothing to do.
    try plaats.lever("duo-verzuim-csv/nieuw_20230101.csv", Meldingregel.bestand(.init(nummer: "N")))
    let fout = #expect(throws: (any Error).self) { try plaats.draai() }
    #expect(fout.map { Exitcode($0) } == .intern)
    #expect(plaats.huidig() == "publicaties/1")
    #expect(try plaats.uitvoer().verschil(met: eerste) == [])
  }
}
