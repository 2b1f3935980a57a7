import Foundation
import Systeem
import Testing

@testable import Pipeline

/// A register goes with the key that its pseudonyms were made with, and with no other: each pupil would become a second one.
@Suite struct SleutelTests {
  private func gevuld() throws -> Werkplaats {
    let plaats = try Werkplaats()
    try plaats.lever("duo-verzuim-csv/a_20201001.csv", Meldingregel.bestand(.init(nummer: "1")))
    try plaats.draai()
    return plaats
  }

  private func zet(_ sleutel: [UInt8], _ plaats: Werkplaats) throws {
    try Data(sleutel).write(to: URL(fileURLWithPath: plaats.dataPad + "/sleutel"))
  }

  @Test(arguments: [
    [UInt8](repeating: 7, count: 32), (0..<31).map { UInt8($0) }, (0..<33).map { UInt8($0) }, [],
  ]) func `another key stops whatever makes pseudonyms`(_ sleutel: [UInt8]) throws {
    let plaats = try gevuld()
    try zet(sleutel, plaats)
    try plaats.lever("duo-verzuim-csv/b_20201002.csv", Meldingregel.bestand(.init(nummer: "2")))
    #expect(throws: Bestandsfout.self) { try plaats.plan() }
    #expect(throws: Bestandsfout.self) { try plaats.draai() }
    #expect(throws: Bestandsfout.self) { try plaats.vergeet(Proefnummer.bsn(1)) }
    #expect(throws: Bestandsfout.self) {
      try Sleutelwissel(data: plaats.dataPad, pipeline: nil, wacht: false).doe()
    }
    #expect(throws: Bestandsfout.self) {
      try Reservekopie(data: plaats.dataPad, naar: plaats.map + "/kopie", metSleutel: true, wacht: false)
        .maak()
    }
    #expect(plaats.huidig() == "publicaties/1")
    // With its own it goes on.
    try zet((0..<32).map { UInt8($0) }, plaats)
    try plaats.draai()
    #expect(try plaats.uitvoer().telling("verzuim-leerlingen") == 1)
  }

  @Test func `a register of before is told its key by the next run`() throws {
    let plaats = try gevuld()
    try plaats.voerUit("DROP TABLE sleutelcontrole; DELETE FROM grdb_migrations WHERE identifier = 'sleutel'")
    try plaats.lever("duo-verzuim-csv/b_20201002.csv", Meldingregel.bestand(.init(nummer: "2")))
    try plaats.draai()
    try zet([UInt8](repeating: 7, count: 32), plaats)
    #expect(throws: Bestandsfout.self) { try plaats.draai() }
  }

  @Test func `after rekey the new key is the register's`() throws {
    let plaats = try gevuld()
    _ = try Sleutelwissel(data: plaats.dataPad, pipeline: nil, wacht: false).doe()
    try plaats.draai()
    try zet((0..<32).map { UInt8($0) }, plaats)
    #expect(throws: Bestandsfout.self) { try plaats.draai() }
  }
}
