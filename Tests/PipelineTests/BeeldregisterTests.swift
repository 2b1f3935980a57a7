import Domain
import Foundation
import GRDB
import Pipeline
import Register
import Testing

/// The register keeps the picture of each delivery, and what of it was told.
@Suite struct BeeldregisterTests {
  private static let bron = "duo-verzuim-csv"

  private func lever(_ plaats: Werkplaats, _ naam: String, _ nummer: String, kop: String = "") throws {
    let regels = Meldingregel.bestand(.init(nummer: nummer)).split(separator: "\n")
    let inhoud = kop.isEmpty ? regels.joined(separator: "\n") : "\(regels[0]);\(kop)\n\(regels[1]);x"
    try plaats.lever("\(Self.bron)/\(naam)", inhoud + "\n")
  }

  private func beelden(_ plaats: Werkplaats) throws -> [Beeldregel] {
    try Register(lezen: plaats.map + "/data/register.sqlite").beelden(Self.bron)
  }

  @Test func `pictures come back by date of receipt, and are told once`() throws {
    let plaats = try Werkplaats()
    try lever(plaats, "b_20201008.csv", "2", kop: "LEERJAAR")
    try lever(plaats, "a_20201001.csv", "1")
    try plaats.draai()
    let eerste = try beelden(plaats)
    #expect(eerste.map(\.bestand) == ["\(Self.bron)/a_20201001.csv", "\(Self.bron)/b_20201008.csv"])
    #expect(eerste.map { $0.beeld.kolommen.contains("LEERJAAR") } == [false, true])
    #expect(eerste.map(\.beeld.gelezen) == [1, 1])
    #expect(eerste.map(\.isNieuw) == [false, false])

    // Of an as-of run nothing is told for good.
    try lever(plaats, "c_20201015.csv", "3")
    try plaats.draai(opDag: "2020-10-15")
    #expect(try beelden(plaats).map(\.isNieuw) == [false, false, true])
    try plaats.draai()
    #expect(try beelden(plaats).map(\.isNieuw) == [false, false, false])
  }

  @Test func `a delivery that is read again gets a new picture, which is no news`() throws {
    let plaats = try Werkplaats()
    try lever(plaats, "a_20201001.csv", "1")
    try plaats.draai()
    let register = try DatabaseQueue(path: plaats.map + "/data/register.sqlite")
    // As a register from before there were pictures.
    try register.write { try $0.execute(sql: "DELETE FROM leveringsbeeld") }
    try register.close()
    try plaats.wijzig("bronnen/\(Self.bron).yaml", "(CSV)", "als CSV")
    try plaats.draai(opDag: "2020-10-02")
    #expect(try beelden(plaats).map(\.isNieuw) == [false])
  }

  @Test
  func
    `what stops a run leaves the delivery out of everything, night after night, until the set-up lets it in`()
    throws
  {
    let plaats = try Werkplaats()
    try lever(plaats, "a_20201001.csv", "1")
    try plaats.draai()
    try plaats.wijzig("ijssel-vecht.yaml", "afkeurgrens: 1", "afkeurgrens: 1\ndrift: {kolommen-nieuw: stop}")
    // The good one comes first, and waits with the other: a run that stops takes nothing in.
    try lever(plaats, "b_20201008.csv", "2")
    try lever(plaats, "c_20201015.csv", "3", kop: "LEERJAAR")
    for _ in 1...2 {
      let fout = #expect(throws: (any Error).self) { try plaats.draai() }
      #expect(fout.map { Exitcode($0) } == .configuratie)
      #expect("\(try #require(fout))".contains("column 'LEERJAAR' is new"))
      #expect(try plaats.publicaties() == ["1"])
      #expect(try beelden(plaats).count == 1)
      #expect(try plaats.uitvoer().leveringen.kolom("bestand") == ["\(Self.bron)/a_20201001.csv"])
      #expect(try FileManager.default.contentsOfDirectory(atPath: plaats.map + "/data/archief").count == 1)
    }
    try plaats.wijzig("ijssel-vecht.yaml", "kolommen-nieuw: stop", "kolommen-nieuw: meld")
    #expect(try plaats.draai() == .klaar)
    #expect(try beelden(plaats).count == 3)
  }

  @Test
  func `the plan shows what differs, also from a delivery of the same plan, and what would stop the run`()
    throws
  {
    let plaats = try Werkplaats()
    try lever(plaats, "a_20201001.csv", "1")
    try lever(plaats, "b_20201008.csv", "2", kop: "LEERJAAR")
    let zin = """
      column 'LEERJAAR' is new: the delivery before, \(Self.bron)/a_20201001.csv (2020-10-01), didn't have it
      """
    #expect(try plaats.plan().contains(": \(zin)\n"))
    try plaats.wijzig("ijssel-vecht.yaml", "afkeurgrens: 1", "afkeurgrens: 1\ndrift: {kolommen-nieuw: stop}")
    #expect(try plaats.plan().contains(": \(zin): stops the run\n"))
    try plaats.wijzig("ijssel-vecht.yaml", "kolommen-nieuw: stop", "kolommen-nieuw: zwijg")
    #expect(try !plaats.plan().contains("LEERJAAR"))
  }

  @Test func `a name among the codes is neither told nor kept, and one that an older version kept goes out`()
    throws
  {
    let plaats = try Werkplaats()
    try plaats.lever(
      "volgsysteem-werkprocessen/a_20201001.csv", Werkprocesregel.bestand(.init(nummer: "W1")))
    try plaats.draai()
    try plaats.lever(
      "volgsysteem-werkprocessen/b_20201008.csv",
      Werkprocesregel.bestand(
        .init(nummer: "W2", soort: "Drasbeek"), .init(nummer: "W3", soort: "Drasbeek"),
        .init(nummer: "W4", soort: "QX")))
    let plan = try plaats.plan()
    #expect(
      plan.contains("soort: 1 value that may be free text, in 2 rows, the first of them row 1"), "\(plan)")
    #expect(plan.contains("soort 'QX' is new, in row 3") && !plan.contains("Drasbeek"))
    try plaats.draai()
    let pad = plaats.map + "/data/register.sqlite"
    func staat(_ tekst: String) throws -> Bool {
      try Data(contentsOf: URL(fileURLWithPath: pad)).range(of: Data(tekst.utf8)) != nil
    }
    #expect(try !staat("Drasbeek"))

    // As an older version wrote it.
    let oud = try DatabaseQueue(path: pad)
    try oud.writeWithoutTransaction { db in
      try db.execute(
        sql: """
          UPDATE leveringsbeeld SET beeld = replace(beeld, '"onbekend":{"QX"',
            '"onbekend":{"Drasbeek":{"aantal":2,"eerste":1},"QX"');
          UPDATE plan SET plan = replace(plan, 'soort ''QX'' is new', 'soort ''Drasbeek'' is new');
          DELETE FROM grdb_migrations WHERE identifier = 'verzwegen';
          PRAGMA wal_checkpoint(TRUNCATE)
          """)
    }
    try oud.close()
    #expect(try staat("Drasbeek"))
    let beelden = try Register(pad).beelden("volgsysteem-werkprocessen")
    #expect(beelden.last?.beeld.velden["soort"]?.onbekend.keys.sorted() == ["QX"])
    #expect(beelden.last?.beeld.velden["soort"]?.overig?.aantal == 4)
    #expect(try !staat("Drasbeek"))
    #expect(try plaats.run(2).contains("soort: 1 value that isn't shown is new, in row 3"))
  }
}
