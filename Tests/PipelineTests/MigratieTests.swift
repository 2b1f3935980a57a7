import Domain
import Testing

@testable import Pipeline

/// A change of volgsysteem: a process that both systems delivered is one process, and what that does to a number is a bridge of its
/// own.
@Suite struct MigratieTests {
  private func plaats(_ tabel: String) throws -> Werkplaats {
    let plaats = try Werkplaats()
    try plaats.schrijf(plaats.pijplijn + "/migraties/jvs-3.csv", tabel)
    return plaats
  }

  private func brug(_ plaats: Werkplaats, _ gemeente: String = "") throws -> [String] {
    try plaats.uitvoer().tabel("aansluitingen/schooljaar=2020-2021/volgsysteem-migratie.csv").rijen
      .filter { $0[1] == gemeente }.map { "\($0[3]) \($0[5]) \($0[6])" }
  }

  @Test
  func `a process counts once when both systems delivered it, and the bridge tells what went over where`()
    throws
  {
    let plaats = try plaats("oud;nieuw\nW1;N1\nW2;N2\nW3;N3\nW4;N4\n")
    try plaats.lever(
      "volgsysteem-werkprocessen/oud_20201001.csv",
      Werkprocesregel.bestand(
        .init(nummer: "W1", bsn: Proefnummer.bsn(1)), .init(nummer: "W2", bsn: Proefnummer.bsn(2)),
        .init(nummer: "W3", bsn: Proefnummer.bsn(3)), .init(nummer: "W4", bsn: Proefnummer.bsn(4)),
        .init(nummer: "W5", bsn: Proefnummer.bsn(5))))
    try plaats.draai()
    #expect(try plaats.uitvoer().telling("werkprocessen-verzuim") == 5)
    // Nothing went over yet.
    #expect(!(try plaats.uitvoer().csv.keys.contains { $0.contains("volgsysteem-migratie") }))
    // 1 as it was; 2 begins in another school year there; 3 is care there; 4 isn't delivered.
    try plaats.lever(
      "volgsysteem-werkprocessen/nieuw_20220901.csv",
      Werkprocesregel.bestand(
        .init(nummer: "N1", bsn: Proefnummer.bsn(1)),
        .init(nummer: "N2", bsn: Proefnummer.bsn(2), start: "2021-09-01"),
        .init(nummer: "N3", bsn: Proefnummer.bsn(3), soort: "zorg")))
    try plaats.draai()
    let uitvoer = try plaats.uitvoer()
    #expect(uitvoer.telling("werkprocessen-verzuim") == 3)
    #expect(uitvoer.telling("werkprocessen-verzuim", "2021-2022") == 1)
    #expect(uitvoer.telling("werkprocessen-verzuim-met-overgezette") == 6)
    #expect(
      try brug(plaats) == ["begin 6 6", "in-beide-systemen -1 5", "anders-in-nieuw-systeem -2 3"])
    #expect(try brug(plaats, "0193") == brug(plaats))
    let regels = uitvoer.tabel("aansluitingen/schooljaar=2020-2021/volgsysteem-migratie_regels.csv")
    #expect(regels.rijen.filter { $0[1] == "0193" && $0[3] == "-" }.map { $0[4] } == ["W1", "W2", "W3"])
    #expect(
      uitvoer.feiten("2020-2021", "feit_werkproces").kolom("werkprocesnummer") == ["N1", "N3", "W4", "W5"])
    #expect(uitvoer.feiten("2020-2021", "buiten_telling").rijen == [["werkproces", "overgezet", "3"]])
    // As known before the new system delivered, all is as it was; and in another order it comes to the same.
    try plaats.draai(opDag: "2022-08-31")
    let toen = try Uitvoer("\(plaats.map)/data/publicaties/as-of-2022-08-31")
    #expect(toen.telling("werkprocessen-verzuim") == 5)
    try plaats.draai("ander")
    #expect(try plaats.uitvoer("ander").csv == plaats.uitvoer().csv)
    try plaats.bewaakBehoud()
  }

  @Test func `the bridge to DUO knows a process by its new number alone`() throws {
    let plaats = try plaats("oud;nieuw\nW1;N1\n")
    try plaats.lever("duo-verzuim-csv/a_20201001.csv", Meldingregel.bestand(.init(nummer: "1")))
    try plaats.lever(
      "volgsysteem-werkprocessen/a_20201001.csv", Werkprocesregel.bestand(.init(nummer: "W1", melding: "1")))
    try plaats.lever(
      "volgsysteem-werkprocessen/b_20220901.csv", Werkprocesregel.bestand(.init(nummer: "N1", melding: "1")))
    try plaats.draai()
    let brug = try plaats.uitvoer().tabel("aansluitingen/schooljaar=2020-2021/verzuim-volgsysteem-duo.csv")
      .rijen
      .filter { $0[0] == "regio" }
    #expect(brug.map { $0[5] } == ["1"] + [String](repeating: "0", count: 11))
  }

  @Test(
    "A table that says two things, or goes round in a circle, is told with its line",
    arguments: [
      ("oud;nieuw\nW1;N1\nW1;N2\n", "jvs-3.csv:3: this old number went over at line 2"),
      ("oud;nieuw\nW1;W1\n", "jvs-3.csv:2: a number can't go over to itself"),
      ("oud;nieuw\nW1;W2\nW2;W3\nW3;W1\n", "jvs-3.csv:2: this number comes back to itself"),
      ("oud;nieuw\nW1;\n", "jvs-3.csv:2: both numbers must have 1 to 20 characters"),
      ("oud,nieuw\nW1,N1\n", "must have the columns oud;nieuw"),
      ("oud;nieuw\nW1\n", "jvs-3.csv: line 2 has 1 columns"),
    ])
  func fouten(tabel: String, verwacht: String) throws {
    let fouten = try plaats(tabel).configuratiefouten
    #expect(fouten.count == 1 && fouten[0].contains(verwacht), "\(fouten)")
  }
}
