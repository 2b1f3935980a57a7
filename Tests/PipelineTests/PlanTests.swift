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
    let plan = try plaats.plan()
    #expect(plan.contains("  2021-2022: publish no more: no record of it is left\n"))
    #expect(plan.contains("  2020-2021: count: pupils were removed or renamed since publication 3\n"))
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

  // What it says beside the row's own school year.

  /// Published: 2019-2020 to 2021-2022, with a melding each that ended in its own school year.
  private func driejaren() throws -> Werkplaats {
    let plaats = try Werkplaats()
    try plaats.lever(
      "duo-verzuim-csv/a_20211101.csv",
      Meldingregel.bestand(
        .init(nummer: "1", begin: "2019-09-16", einde: "2019-09-20", melddatum: "2019-09-20"),
        .init(nummer: "2", einde: "2020-09-18"),
        .init(nummer: "3", begin: "2021-09-14", einde: "2021-09-17", melddatum: "2021-09-20")))
    try plaats.lever(
      "volgsysteem-werkprocessen/w_20211101.csv",
      Werkprocesregel.bestand(
        .init(nummer: "W1", start: "2021-09-22", einde: "2021-09-23", melding: "2"),
        .init(nummer: "W2", start: "2021-09-22", einde: "2021-09-23")))
    try plaats.draai()
    return plaats
  }

  /// Of a plan the school years with what is to be done.
  private func jaren(_ plan: String) -> [String] {
    plan.matches(of: /(?m)^  (20\d\d-20\d\d: .*)$/).map { String($0.1) }
  }

  static let geraakt: [(naam: String, bestand: String, inhoud: String, jaren: [String])] = [
    (
      "a new one that ended in another school year", "duo-verzuim-csv/b_20211102.csv",
      Meldingregel.bestand(
        .init(nummer: "4", begin: "2019-09-16", einde: "2020-10-02", melddatum: "2019-09-20")),
      [
        "2019-2020: count: 1 new or changed row in duo-verzuim-csv/b_20211102.csv",
        "2020-2021: count: new or changed rows in duo-verzuim-csv/b_20211102.csv may run in it",
        "2021-2022: keep as published",
      ]
    ),
    (
      "a new one without an end", "duo-verzuim-csv/b_20211102.csv",
      Meldingregel.bestand(.init(nummer: "4")),
      [
        "2019-2020: keep as published",
        "2020-2021: count: 1 new or changed row in duo-verzuim-csv/b_20211102.csv",
        "2021-2022: count: new or changed rows in duo-verzuim-csv/b_20211102.csv may run in it",
      ]
    ),
    (
      "a werkproces without an end", "volgsysteem-werkprocessen/w_20211102.csv",
      Werkprocesregel.bestand(.init(nummer: "W4")),
      [
        "2019-2020: keep as published",
        "2020-2021: count: 1 new or changed row in volgsysteem-werkprocessen/w_20211102.csv",
        "2021-2022: count: new or changed rows in volgsysteem-werkprocessen/w_20211102.csv may run in it",
      ]
    ),
    (
      "one that ends in its own school year", "duo-verzuim-csv/b_20211102.csv",
      Meldingregel.bestand(.init(nummer: "4", einde: "2020-10-02")),
      [
        "2019-2020: keep as published",
        "2020-2021: count: 1 new or changed row in duo-verzuim-csv/b_20211102.csv",
        "2021-2022: keep as published",
      ]
    ),
    (
      "a melding that moves", "duo-verzuim-csv/b_20211102.csv",
      Meldingregel.bestand(
        .init(
          nummer: "1", begin: "2021-09-14", einde: "2021-09-17", melddatum: "2021-09-20",
          mutatie: "2021-10-21")),
      [
        "2019-2020: count: 1 new or changed row in duo-verzuim-csv/b_20211102.csv",
        "2020-2021: keep as published",
        "2021-2022: count: 1 new or changed row in duo-verzuim-csv/b_20211102.csv",
      ]
    ),
    (
      "a melding on which a werkproces of another school year rests", "duo-verzuim-csv/b_20211102.csv",
      Meldingregel.bestand(.init(nummer: "2", soort: "L", einde: "2020-09-18", mutatie: "2021-10-21")),
      [
        "2019-2020: keep as published",
        "2020-2021: count: 1 new or changed row in duo-verzuim-csv/b_20211102.csv",
        "2021-2022: count: 1 new or changed row in duo-verzuim-csv/b_20211102.csv",
      ]
    ),
    (
      "a werkproces on a melding of another school year", "volgsysteem-werkprocessen/w_20211102.csv",
      Werkprocesregel.bestand(
        .init(nummer: "W2", start: "2021-09-22", einde: "2021-09-23", melding: "1", mutatie: "2021-10-21")),
      [
        "2019-2020: count: 1 new or changed row in volgsysteem-werkprocessen/w_20211102.csv",
        "2020-2021: keep as published",
        "2021-2022: count: 1 new or changed row in volgsysteem-werkprocessen/w_20211102.csv",
      ]
    ),
    (
      "one that ran in another school year than the one in which it was told",
      "duo-verzuim-csv/b_20211102.csv",
      Meldingregel.bestand(.init(nummer: "4", einde: "2020-10-02", melddatum: "2021-08-20")),
      [
        "2019-2020: keep as published",
        "2020-2021: count: new or changed rows in duo-verzuim-csv/b_20211102.csv may run in it",
        "2021-2022: count: 1 new or changed row in duo-verzuim-csv/b_20211102.csv",
      ]
    ),
    (
      "one of a school year that is new", "duo-verzuim-csv/b_20211102.csv",
      Meldingregel.bestand(
        .init(nummer: "4", begin: "2018-09-17", einde: "2018-09-20", melddatum: "2018-09-20")),
      [
        "2018-2019: count: 1 new or changed row in duo-verzuim-csv/b_20211102.csv",
        "2019-2020: keep as published", "2020-2021: keep as published", "2021-2022: keep as published",
      ]
    ),
  ]

  @Test(arguments: geraakt.indices)
  func `the school years that a row touches stand in the plan, and no others`(
    _ i: Int
  ) throws {
    let geraakt = Self.geraakt[i]
    let plaats = try driejaren()
    try plaats.lever(geraakt.bestand, geraakt.inhoud)
    #expect(jaren(try plaats.plan()) == geraakt.jaren, "\(geraakt.naam)")
    try plaats.draai()
    // A record that runs may lie on no peildatum: then it was counted for nothing, and nothing else went otherwise.
    #expect(try !plaats.run(2).contains("though not planned"), "\(geraakt.naam)")
  }

  @Test func `the rows of a file are held against the register`() throws {
    let plaats = try Werkplaats()
    let onbekend = Meldingregel(nummer: "3", bsn: "", onderwijsnummer: Proefnummer.onderwijsnummer(1))
    try plaats.lever(
      "duo-verzuim-csv/a_20210901.csv",
      Meldingregel.bestand(.init(nummer: "1"), .init(nummer: "2"), onbekend))
    try plaats.draai()
    var bekend = onbekend
    // A number that the register has never seen, and nothing else.
    bekend.bsn = Proefnummer.bsn(9)
    try plaats.lever(
      "duo-verzuim-csv/b_20210908.csv",
      Meldingregel.bestand(
        .init(nummer: "1"), .init(nummer: "2", mutatie: "2020-09-22"), bekend, .init(nummer: "4"),
        .init(nummer: "5", soort: "X9")))
    #expect(
      try plaats.plan().contains(
        "b_20210908.csv: take in, received 2021-09-08: 5 rows, 1 new, 2 changed, 1 unchanged, 1 to reject\n"))
    try plaats.draai()
    #expect(try plaats.run(2).contains("done as planned"))
  }

  @Test func `of two names of the same content the one that was received first is taken in`() throws {
    let plaats = try Werkplaats()
    let inhoud = Meldingregel.bestand(.init(nummer: "1"))
    try plaats.lever("duo-verzuim-csv/a_20210902.csv", inhoud)
    try plaats.lever("duo-verzuim-csv/z_20210901.csv", inhoud)
    #expect(
      try plaats.plan().contains(
        "a_20210902.csv: same content as duo-verzuim-csv/z_20210901.csv; counts once"))
    try plaats.draai()
    #expect(try plaats.run(1).contains("done as planned"))
  }

  @Test func `the same content under another profile counts once`() throws {
    let plaats = try Werkplaats()
    let profiel = try String(
      contentsOfFile: plaats.pijplijn + "/bronnen/duo-verzuim-csv.yaml", encoding: .utf8)
    try plaats.schrijf(
      plaats.pijplijn + "/bronnen/duo-verzuim-anders.yaml",
      profiel.replacingOccurrences(of: "id: duo-verzuim-csv", with: "id: duo-verzuim-anders"))
    let inhoud = Meldingregel.bestand(.init(nummer: "1"))
    try plaats.lever("duo-verzuim-csv/a_20210901.csv", inhoud)
    try plaats.lever("duo-verzuim-anders/b_20210902.csv", inhoud)
    let gelijk = "duo-verzuim-anders/b_20210902.csv: same content as duo-verzuim-csv/a_20210901.csv"
    #expect(try plaats.plan().contains(gelijk))
    try plaats.draai()
    #expect(try plaats.run(1).contains("done as planned"))
    // Beside a delivery of before too; what the other profile can't read is refused all the same.
    try plaats.lever("duo-verzuim-anders/c_20210903.csv", inhoud)
    try plaats.lever("volgsysteem-werkprocessen/d_20210904.csv", inhoud)
    let plan = try plaats.plan()
    #expect(plan.contains("c_20210903.csv: same content as duo-verzuim-csv/a_20210901.csv"))
    #expect(plan.contains("d_20210904.csv: refuse (B03"))
    try plaats.draai()
    #expect(try plaats.run(2).contains("done as planned"))
  }

  @Test func `the program, and what a run took in that published nothing, stand in the plan`() throws {
    let plaats = try Werkplaats()
    try plaats.lever("duo-verzuim-csv/a_20210901.csv", Meldingregel.bestand(.init(nummer: "1")))
    try plaats.draai()
    try plaats.lever(
      "duo-verzuim-csv/b_20210908.csv",
      Meldingregel.bestand(
        .init(nummer: "2"),
        .init(nummer: "3", begin: "2021-08-30", melddatum: "2021-09-01", mutatie: "2021-09-02")))
    try plaats.draai(opDag: "2021-09-07")
    let plan = try plaats.plan()
    let sinds = "deliveries were taken in since publication 1"
    #expect(
      jaren(plan) == ["2020-2021: count: \(sinds)", "2021-2022: count: \(sinds); not in publication 1"])
    try plaats.draai()
    #expect(try plaats.run(3).contains("done as planned"))
    try plaats.voerUit("UPDATE run SET versie = '0.0.1' WHERE id = 3")
    try plaats.wijzig("definities/verzuim.yaml", "dagen: 28", "dagen: 14")
    #expect(
      try plaats.plan().contains(
        "of the program, where publication 2 was of 0.0.1; definities/verzuim changed"))
  }

  /// A profile lets deliveries be read again, and nothing be counted without.
  @Test func `a profile of which nothing was delivered is no reason to count`() throws {
    let plaats = try Werkplaats()
    try plaats.lever("duo-verzuim-csv/a_20210901.csv", Meldingregel.bestand(.init(nummer: "1")))
    try plaats.draai()
    try plaats.wijzig("bronnen/volgsysteem-werkprocessen.yaml", "titel: ", "titel: Nieuw ")
    #expect(jaren(try plaats.plan()) == ["2020-2021: keep as published"])
  }
}
