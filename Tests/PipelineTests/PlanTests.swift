import Domain
import Foundation
import Pipeline
import Register
import Testing

/// Every run makes a plan first, keeps it, and is held against it.
@Suite struct PlanTests {
  @Test func `the plan that is shown is the plan that is kept and done`() throws {
    let plaats = try Werkplaats()
    try plaats.maakInbox(200, vanaf: 2019)
    let eerste = try plaats.plan()
    #expect(!FileManager.default.fileExists(atPath: plaats.map + "/data"), "a plan makes nothing")
    try plaats.draai()
    #expect(try plaats.run(1).contains(eerste))
    #expect(try plaats.run(1).contains("done as planned"))
    #expect(try plaats.plan() == "plan: nothing to do: nothing is new since publication 1\n")
  }

  @Test func `showing a plan changes nothing`() throws {
    let plaats = try Werkplaats()
    try plaats.maakInbox(100)
    try plaats.draai()
    try plaats.lever("duo-verzuim-csv/later_20230901.csv", Meldingregel.bestand(.init(nummer: "1")))
    let voor = try Self.sommen(plaats.map)
    _ = try plaats.plan()
    #expect(try Self.sommen(plaats.map) == voor)
  }

  /// Of each file, but for those that SQLite makes beside the register for its readers.
  private static func sommen(_ map: String) throws -> [String: String] {
    try FileManager.default.subpathsOfDirectory(atPath: map).filter { !$0.contains("sqlite-") }.reduce(
      into: [:]
    ) {
      var isMap: ObjCBool = false
      guard FileManager.default.fileExists(atPath: map + "/" + $1, isDirectory: &isMap), !isMap.boolValue
      else {
        return
      }
      $0[$1] = try Archief.sha256(van: map + "/" + $1)
    }
  }

  @Test func `each kind of file has its line`() throws {
    let plaats = try Werkplaats()
    let inhoud = Meldingregel.bestand(.init(nummer: "1"), .init(nummer: "2", soort: "X9"))
    try plaats.lever("duo-verzuim-csv/a_20210901.csv", inhoud)
    try plaats.lever("duo-verzuim-csv/b_20210902.csv", inhoud)
    try plaats.lever("duo-verzuim-csv/zonder.csv", inhoud)
    try plaats.lever("duo-verzuim-csv/stuk_20210903.csv", "MELDINGSNUMMER;BSN\n1;2\n")
    let plan = try plaats.plan()
    #expect(
      plan.contains(
        "  duo-verzuim-csv/a_20210901.csv: take in, received 2021-09-01: 2 rows, 1 new, 0 changed, 0 unchanged, 1 to reject\n"
      ))
    #expect(
      plan.contains(
        "  duo-verzuim-csv/b_20210902.csv: same content as duo-verzuim-csv/a_20210901.csv; counts once\n"))
    #expect(plan.contains("  duo-verzuim-csv/zonder.csv: refuse (B02)\n"))
    #expect(plan.contains("  duo-verzuim-csv/stuk_20210903.csv: refuse (B03"))
    try plaats.draai()
    #expect(try plaats.run(1).contains("done as planned"))
    // The same content under a further name.
    try plaats.lever("duo-verzuim-csv/c_20210904.csv", inhoud)
    #expect(
      try plaats.plan().contains(
        "  duo-verzuim-csv/c_20210904.csv: same content as duo-verzuim-csv/a_20210901.csv"))
    #expect(try plaats.plan().contains("  2020-2021: keep as published\n"))
  }

  @Test func `a school year that loses its last record is told, before or after`() throws {
    let plaats = try Werkplaats()
    func lever(_ naam: String, _ dag: String, _ mutatie: String) throws {
      try plaats.lever(
        "duo-verzuim-csv/\(naam)",
        Meldingregel.bestand(
          .init(nummer: "1", bsn: Proefnummer.bsn(1), begin: dag, melddatum: dag, mutatie: mutatie),
          .init(nummer: "2", bsn: Proefnummer.bsn(2))))
    }
    try lever("a_20211001.csv", "2021-09-14", "2021-09-21")
    try plaats.draai()
    // Its only record moves to another school year.
    try lever("b_20211101.csv", "2020-10-14", "2021-10-21")
    try plaats.draai()
    #expect(try plaats.uitvoer().schooljaren == ["2020-2021"])
    #expect(
      try plaats.run(2).contains(
        "not as planned: 2021-2022: planned to be counted, but no record of it is left: published no more"))
    try lever("c_20211201.csv", "2021-09-14", "2021-11-21")
    try plaats.draai()
    _ = try plaats.vergeet(Proefnummer.bsn(1))
    #expect(try plaats.plan().contains("  2021-2022: publish no more: no record of it is left\n"))
    try plaats.draai()
    let gezegd = try plaats.run(5)
    #expect(gezegd.contains("publish no more") && !gezegd.contains("2021-2022: planned"), "\(gezegd)")
  }

  @Test func `a plan that the set-up stops says so, and what was planned and not published is told`() throws {
    let plaats = try Werkplaats()
    try plaats.lever("duo-verzuim-csv/a_20210901.csv", Meldingregel.bestand(.init(nummer: "1", soort: "X")))
    try plaats.draai()
    try plaats.draai(herkansing: .init(code: nil, levering: nil))
    #expect(
      try plaats.run(2).contains("not as planned: publication 2: planned, but nothing changed: not made"))
    try plaats.wijzig("ijssel-vecht.yaml", "rmc_regio", "drift: {kolommen-nieuw: stop}\nrmc_regio")
    try plaats.lever(
      "duo-verzuim-csv/b_20210908.csv",
      Meldingregel.bestand(.init(nummer: "2")).replacingOccurrences(of: "\n", with: ";x\n"))
    #expect(try plaats.plan().hasPrefix("plan: stop, before anything is taken in\n"))
    #expect(throws: (any Error).self) { try plaats.draai() }
  }

  @Test func `an output that points nowhere isn't a first publication`() throws {
    let plaats = try Werkplaats()
    try plaats.lever("duo-verzuim-csv/a_20210901.csv", Meldingregel.bestand(.init(nummer: "1")))
    #expect(try plaats.plan().hasPrefix("plan: publication 1, the first\n"))
    try plaats.draai()
    try FileManager.default.removeItem(atPath: plaats.dataPad + "/uitvoer")
    let plan = try plaats.plan()
    #expect(plan.hasPrefix("plan: publication 2; uitvoer points to none that is whole\n"))
    #expect(plan.contains("  2020-2021: count: uitvoer points to no publication that is whole"))
  }

  @Test func `what else than deliveries changed stands in the plan`() throws {
    let plaats = try Werkplaats()
    try plaats.lever("duo-verzuim-csv/a_20210901.csv", Meldingregel.bestand(.init(nummer: "1")))
    try plaats.draai()
    try plaats.wijzig("definities/verzuim.yaml", "dagen: 28", "dagen: 14")
    #expect(try plaats.plan().contains("  2020-2021: count: definities/verzuim changed\n"))
    try plaats.wijzig("definities/verzuim.yaml", "dagen: 14", "dagen: 28")
    try plaats.wijzig("bronnen/duo-verzuim-csv.yaml", "(CSV)", "als CSV")
    #expect(
      try plaats.plan().contains(
        "  duo-verzuim-csv/a_20210901.csv: read again: its profile, or the codes of gemeenten, changed\n"))
    try plaats.draai()
    // Read again, and nothing in it changed: said, and not hidden.
    #expect(
      try plaats.run(2).contains(
        "not as planned: 2020-2021: planned to be counted, but none of its records changed: kept as published"
      ))
  }

  /// A pupil's two numbers are linked by a row of another year: no row of the new delivery is of the first.
  @Test func `what no plan could see is told afterwards`() throws {
    let plaats = try Werkplaats()
    try plaats.lever(
      "duo-verzuim-csv/a_20211001.csv",
      Meldingregel.bestand(
        .init(nummer: "1", bsn: "", onderwijsnummer: Proefnummer.onderwijsnummer(1), einde: "2020-09-20")))
    try plaats.draai()
    try plaats.lever(
      "duo-verzuim-csv/b_20211002.csv",
      Meldingregel.bestand(
        .init(
          nummer: "2", onderwijsnummer: Proefnummer.onderwijsnummer(1), begin: "2021-09-14",
          einde: "2021-09-20",
          melddatum: "2021-09-20", mutatie: "2021-09-21")))
    #expect(try plaats.plan().contains("  2020-2021: keep as published\n"))
    try plaats.draai()
    #expect(
      try plaats.run(2).contains(
        "not as planned: 2020-2021: counted, though not planned: its records changed"))
  }
}
