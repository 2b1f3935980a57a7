import Foundation
import GRDB
import Pipeline
import Register
import Testing

/// Why a file was refused is told by the run that refused it, and by whoever asks later.
@Suite struct WeigertoelichtingTests {
  private static let bestand = "duo-verzuim-csv/b_20201002.csv"
  private static let waarom = "no column for DATUM_BEGIN: a mandatory column isn't there just once"

  private func proef() throws -> Werkplaats {
    let plaats = try Werkplaats()
    let zonder = Meldingregel.bestand(.init(nummer: "5")).replacingOccurrences(of: "DATUM_BEGIN", with: "VAN")
    try plaats.lever(Self.bestand, zonder)
    try plaats.lever("duo-verzuim-csv/zonder-datum.csv", zonder + "\n")
    try plaats.draai()
    return plaats
  }

  private func rejects(_ plaats: Werkplaats, _ levering: String = bestand) throws -> String {
    try Opvragen(data: plaats.map + "/data").afkeur(.init(levering: levering))
  }

  @Test func `the column that is missing is named, with a date of receipt and without`() throws {
    let plaats = try proef()
    #expect(try rejects(plaats).contains(Self.waarom))
    #expect(try rejects(plaats, "duo-verzuim-csv/zonder-datum.csv").contains(Self.waarom))
  }

  @Test func `a name that the profile doesn't expect is told with what it expects`() throws {
    let plaats = try proef()
    try plaats.lever("duo-nrsp/lijst_20221101.csv", "a;b\n")
    try plaats.draai()
    #expect(
      try rejects(plaats, "duo-nrsp/lijst_20221101.csv")
        .contains("its name, without the date of receipt, must be like NRSP{teljaar:4}"))
  }

  @Test func `a file that is judged again tells what is missing now`() throws {
    let plaats = try proef()
    try plaats.wijzig("bronnen/duo-verzuim-csv.yaml", "begin: DATUM_BEGIN", "begin: BEGONNEN")
    try plaats.draai()
    #expect(try rejects(plaats).contains("no column for BEGONNEN: "))
  }

  @Test func `of a file that was refused before the register kept it the ledger tells`() throws {
    let plaats = try proef()
    let register = try DatabaseQueue(path: plaats.map + "/data/register.sqlite")
    try register.writeWithoutTransaction { db in
      try db.execute(
        sql: """
          ALTER TABLE bestand DROP COLUMN toelichting;
          DELETE FROM grdb_migrations WHERE identifier = 'weigeringen'
          """)
    }
    try register.close()
    #expect(throws: Registerverouderd.self) { try rejects(plaats) }
    try plaats.draai()
    #expect(try rejects(plaats).contains(Self.waarom))
  }
}
