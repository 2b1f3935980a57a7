import Foundation
import GRDB
import Pipeline
import Register
import Testing

/// What was rejected or refused can be tried again, and the ledger tells both stories.
@Suite struct HerkansingTests {
  private static let profiel = "bronnen/duo-verzuim-csv.yaml"

  /// Four rows, of which one has an unknown code, and one an unknown code and gemeente; and a file without its column.
  private func proef() throws -> Werkplaats {
    let plaats = try Werkplaats()
    try plaats.lever(
      "duo-verzuim-csv/a_20201001.csv",
      Meldingregel.bestand(
        .init(nummer: "1"), .init(nummer: "2", soort: "V9"),
        .init(nummer: "3", soort: "V9", gemeente: "9999"),
        .init(nummer: "4", begin: "gisteren")))
    try plaats.lever(
      "duo-verzuim-csv/b_20201002.csv",
      Meldingregel.bestand(.init(nummer: "5")).replacingOccurrences(of: "DATUM_BEGIN", with: "VAN"))
    return plaats
  }

  private func mendCodes(_ plaats: Werkplaats) throws {
    try plaats.wijzig(
      Self.profiel, "codes: [V1, V2,",
      "codes: {V9: V3, V1: V1, V2: V2, V3: V3, V4: V4, RMC: RMC, L: L, LRV: LRV, O: O}\n#")
  }

  private func mendKolom(_ plaats: Werkplaats) throws {
    try plaats.wijzig(Self.profiel, "begin: DATUM_BEGIN", "begin: [DATUM_BEGIN, VAN]")
  }

  /// Each story as `path row code field run → code run`.
  private func verhalen(_ plaats: Werkplaats) throws -> [String] {
    var verhalen: [String] = []
    try Register(lezen: plaats.map + "/data/register.sqlite").herkansingen { herkansing in
      verhalen.append(
        """
        \(herkansing.levering.suffix(14)) \(herkansing.rij.map(String.init) ?? "-") \(herkansing.code) \
        \(herkansing.veld ?? "-") \(herkansing.sinds) → \(herkansing.nieuweCode ?? "ok") \(herkansing.run)
        """)
    }
    return verhalen
  }

  private func gelezen(_ plaats: Werkplaats, run: Int) throws -> [String] {
    try Register(lezen: plaats.map + "/data/register.sqlite").runs().filter { $0.nummer == run }
      .flatMap(\.stappen).map(\.naam).filter { $0.hasPrefix("opnieuw") || $0.hasPrefix("inname") }
  }

  private func afkeur(_ plaats: Werkplaats) throws -> [[String]] {
    try plaats.uitvoer().tabel("afkeur.csv").rijen.map { Array($0[1...2]) }
  }

  /// The same as when the profile had always been right.
  private func isAlsNieuw(_ plaats: Werkplaats) throws -> Bool {
    try plaats.draai("nieuw")
    return try plaats.uitvoer().verschil(met: plaats.uitvoer("nieuw")) == []
  }

  @Test func `an ordinary run after a mend tells what became of each row and file`() throws {
    let plaats = try proef()
    try plaats.draai()
    #expect(try afkeur(plaats) == [["2", "R06"], ["3", "R06"], ["4", "R02"]])
    #expect(try verhalen(plaats) == [])
    try mendCodes(plaats)
    try plaats.draai()
    #expect(try afkeur(plaats) == [["3", "R07"], ["4", "R02"]])
    #expect(
      try verhalen(plaats) == [
        "a_20201001.csv 2 R06 SOORT_VERZUIM 1 → ok 2", "a_20201001.csv 3 R06 SOORT_VERZUIM 1 → R07 2",
      ])
    try mendKolom(plaats)
    try plaats.draai()
    // What stays as it was has no story.
    #expect(try verhalen(plaats).count == 3)
    #expect(try verhalen(plaats).last == "b_20201002.csv - B03 - 1 → ok 3")
    // The second rejection is that of the second run, though a third read it again.
    try plaats.schrijf(
      plaats.pijplijn + "/referentie/gemeenten.csv",
      String(contentsOfFile: plaats.pijplijn + "/referentie/gemeenten.csv", encoding: .utf8)
        + "9999;Proefdam;1900-01-01;;;10;1900-01-01;\n")
    try plaats.draai()
    #expect(try verhalen(plaats)[2] == "a_20201001.csv 3 R07 GEMEENTECODE 2 → ok 4")
    #expect(try afkeur(plaats) == [["4", "R02"]])
    #expect(try isAlsNieuw(plaats))
  }

  @Test func `replay after a mend counts and publishes, and leaves what is new in the inbox`() throws {
    let plaats = try proef()
    try plaats.draai()
    try mendCodes(plaats)
    try mendKolom(plaats)
    try plaats.lever("duo-verzuim-csv/c_20201003.csv", Meldingregel.bestand(.init(nummer: "6")))
    try plaats.draai(herkansing: .init())
    #expect(plaats.huidig() == "publicaties/2")
    let uitvoer = try plaats.uitvoer()
    #expect(
      uitvoer.leveringen.kolom("bestand") == [
        "duo-verzuim-csv/a_20201001.csv", "duo-verzuim-csv/b_20201002.csv",
      ])
    #expect(uitvoer.leveringen.kolom("uitkomst") == ["aanvaard", "aanvaard"])
    #expect(uitvoer.telling("verzuim-meldingen") == 3)
    #expect(
      try gelezen(plaats, run: 2) == [
        "opnieuw lezen duo-verzuim-csv/a_20201001.csv", "inname duo-verzuim-csv/b_20201002.csv",
      ])
    #expect(try verhalen(plaats).count == 3)
    #expect(try Opvragen(data: plaats.map + "/data").runs().contains("2  replay (version"))
    try plaats.draai()
    #expect(try plaats.uitvoer().telling("verzuim-meldingen") == 4)
    #expect(try isAlsNieuw(plaats))
  }

  @Test func `replay when nothing was mended tries all the same, and changes nothing`() throws {
    let plaats = try proef()
    try plaats.draai()
    let oud = try plaats.uitvoer()
    try plaats.draai(herkansing: .init())
    #expect(
      try gelezen(plaats, run: 2) == [
        "opnieuw lezen duo-verzuim-csv/a_20201001.csv", "inname duo-verzuim-csv/b_20201002.csv",
      ])
    #expect(try verhalen(plaats) == [])
    #expect(plaats.huidig() == "publicaties/1")
    #expect(try plaats.uitvoer().verschil(met: oud) == [])
    // Rows that are rejected again stay rejected by the run that did it first.
    try mendCodes(plaats)
    try plaats.draai()
    #expect(try verhalen(plaats).first == "a_20201001.csv 2 R06 SOORT_VERZUIM 1 → ok 3")
  }

  @Test(arguments: [
    (Herkansingskeuze(code: "R06"), ["opnieuw lezen duo-verzuim-csv/a_20201001.csv"]),
    (Herkansingskeuze(code: "B03"), ["inname duo-verzuim-csv/b_20201002.csv"]),
    (Herkansingskeuze(levering: "duo-verzuim-csv/b_20201002.csv"), ["inname duo-verzuim-csv/b_20201002.csv"]),
    (Herkansingskeuze(code: "R06", levering: "duo-verzuim-csv/b_20201002.csv"), []),
    (Herkansingskeuze(code: "R09"), []),
  ])
  func `replay tries what was chosen`(_ keuze: Herkansingskeuze, _ verwacht: [String]) throws {
    let plaats = try proef()
    try plaats.draai()
    try plaats.draai(herkansing: keuze)
    #expect(try gelezen(plaats, run: 2) == verwacht)
  }

  /// All numbers are of one configuration: other deliveries that were read with an older profile don't stay behind.
  @Test func `replay of one delivery reads again all whose profile changed`() throws {
    let plaats = try proef()
    try plaats.lever("duo-verzuim-csv/c_20201003.csv", Meldingregel.bestand(.init(nummer: "6", soort: "V9")))
    try plaats.draai()
    try mendCodes(plaats)
    try plaats.draai(herkansing: .init(levering: "duo-verzuim-csv/a_20201001.csv"))
    #expect(
      try gelezen(plaats, run: 2) == [
        "opnieuw lezen duo-verzuim-csv/a_20201001.csv", "opnieuw lezen duo-verzuim-csv/c_20201003.csv",
      ])
    #expect(try afkeur(plaats) == [["3", "R07"], ["4", "R02"]])
  }

  @Test func `a refused file that is gone or has changed isn't tried`() throws {
    let plaats = try proef()
    try plaats.lever("duo-verzuim-csv/leeg_20201004.csv", "")
    try plaats.draai()
    try FileManager.default.removeItem(atPath: plaats.inbox + "/duo-verzuim-csv/b_20201002.csv")
    try plaats.lever("duo-verzuim-csv/leeg_20201004.csv", Meldingregel.bestand(.init(nummer: "7")))
    try plaats.draai(herkansing: .init())
    #expect(try gelezen(plaats, run: 2) == ["opnieuw lezen duo-verzuim-csv/a_20201001.csv"])
    #expect(try plaats.uitvoer().telling("verzuim-meldingen") == 1)
  }

  @Test func `replay asks for a register, and for a path that was seen`() throws {
    let plaats = try proef()
    #expect(throws: NietGevonden.self) { try plaats.draai(herkansing: .init()) }
    try plaats.draai()
    #expect(throws: NietGevonden.self) { try plaats.draai(herkansing: .init(levering: "er-niet.csv")) }
  }

  @Test func `a register of before takes the stories up from here`() throws {
    let plaats = try proef()
    try plaats.draai()
    let register = try DatabaseQueue(path: plaats.map + "/data/register.sqlite")
    try register.write { db in
      try db.execute(
        sql: """
          CREATE TABLE oud (levering INTEGER NOT NULL REFERENCES levering(id), rij INTEGER NOT NULL, code TEXT NOT NULL,
            veld TEXT, byte_van INTEGER, byte_tot INTEGER, PRIMARY KEY (levering, rij)) WITHOUT ROWID;
          INSERT INTO oud SELECT levering, rij, code, veld, byte_van, byte_tot FROM afkeur;
          DROP TABLE afkeur; ALTER TABLE oud RENAME TO afkeur;
          DROP TABLE herkansing; DROP TABLE bestandherkansing;
          DELETE FROM grdb_migrations WHERE identifier = 'herkansing';
          """)
    }
    try register.close()
    // Who only reads it is told that a run comes first.
    #expect(throws: Registerverouderd.self) {
      try Opvragen(data: plaats.map + "/data").herkansingen(code: nil, levering: nil)
    }
    try mendCodes(plaats)
    try mendKolom(plaats)
    try plaats.draai()
    #expect(
      try verhalen(plaats) == [
        "a_20201001.csv 2 R06 SOORT_VERZUIM 1 → ok 2", "a_20201001.csv 3 R06 SOORT_VERZUIM 1 → R07 2",
        "b_20201002.csv - B03 - 1 → ok 2",
      ])
  }
}
