import Foundation
import GRDB
import Testing

@testable import Pipeline

/// After a change of the key no pseudonym is what it was, and every figure is.
@Suite struct SleutelwisselTests {
  private func pseudoniemen(_ plaats: Werkplaats) throws -> Set<Data> {
    try DatabaseQueue(path: plaats.dataPad + "/register.sqlite").read { db in
      Set(try Data.fetchAll(db, sql: "SELECT sleutel FROM persoon"))
    }
  }

  /// Some pupils under two numbers, and three publications.
  private func gevuld() throws -> Werkplaats {
    let plaats = try Werkplaats()
    try plaats.maakInbox(200, opgaven: true)
    try plaats.draai()
    try plaats.lever(
      "duo-verzuim-csv/twee_20221101.csv",
      Meldingregel.bestand(
        .init(nummer: "A1", onderwijsnummer: Proefnummer.onderwijsnummer(1)),
        .init(nummer: "A2", bsn: "", onderwijsnummer: Proefnummer.onderwijsnummer(1)),
        .init(nummer: "A3", bsn: Proefnummer.bsn(3), onderwijsnummer: Proefnummer.onderwijsnummer(1))))
    try plaats.draai()
    try plaats.draai(opDag: "2021-03-01")
    return plaats
  }

  /// A publication with each pseudonym replaced by the place where it was first seen.
  private func vorm(_ uitvoer: Uitvoer) -> [String: [[String]]] {
    var plaatsen: [String: String] = [:]
    return uitvoer.csv.keys.sorted().reduce(into: [:]) { vorm, pad in
      vorm[pad] = uitvoer.tabel(pad).rijen.map { rij in
        rij.map { veld in
          guard veld.utf8.count == 64, !pad.hasPrefix("leveringen"), !pad.contains("dim_"),
            !pad.contains("verhouding")
          else { return veld }
          if plaatsen[veld] == nil { plaatsen[veld] = "leerling \(plaatsen.count)" }
          return plaatsen[veld] ?? ""
        }
      }
    }
  }

  @Test func `all pseudonyms change, and no figure does`() throws {
    let plaats = try gevuld()
    let voor = try pseudoniemen(plaats)
    let sleutel = try Data(contentsOf: URL(fileURLWithPath: plaats.dataPad + "/sleutel"))
    let namen = try plaats.publicaties()
    #expect(namen == ["1", "2", "as-of-2021-03-01"])
    let oud = try namen.map { try Uitvoer(plaats.dataPad + "/publicaties/" + $0) }
    let hex = oud[1].feiten("2020-2021", "feit_melding").kolom("leerling")
    let gezegd = try Sleutelwissel(data: plaats.dataPad, pipeline: nil, wacht: false).doe()
    #expect(gezegd.hasPrefix("a new key: \(voor.count) pseudonyms\n"))

    let na = try pseudoniemen(plaats)
    #expect(na.count == voor.count && na.isDisjoint(with: voor))
    for pseudoniem in voor { #expect(try plaats.bestanden(met: pseudoniem) == []) }
    for tekst in Set(hex) { #expect(try plaats.bestanden(met: tekst) == []) }
    #expect(try plaats.bestanden(met: sleutel) == [])
    #expect(try Data(contentsOf: URL(fileURLWithPath: plaats.dataPad + "/sleutel")).count == 32)
    for (naam, oud) in zip(namen, oud) {
      let nieuw = try Uitvoer(plaats.dataPad + "/publicaties/" + naam)
      #expect(vorm(nieuw) == vorm(oud), "\(naam)")
      #expect(oud.verschil(met: nieuw).allSatisfy { !$0.contains("telling") && !$0.contains("leveringen") })
    }
    // What is read from now on is of the same pupils.
    try plaats.draai()
    #expect(plaats.huidig() == "publicaties/3")
    #expect(try vorm(plaats.uitvoer()) == vorm(oud[1]))
    try plaats.lever(
      "duo-verzuim-csv/later_20221201.csv", Meldingregel.bestand(.init(nummer: "A4", bsn: Proefnummer.bsn(3)))
    )
    try plaats.draai()
    #expect(try pseudoniemen(plaats) == na)
    #expect(
      try plaats.uitvoer().telling("verzuim-leerlingen") == oud[1].telling("verzuim-leerlingen"))
    try plaats.bewaakBehoud()
  }

  @Test func `in earlier publications each row keeps its pupil`() throws {
    let plaats = try gevuld()
    let oud = try Uitvoer(plaats.dataPad + "/publicaties/1")
    _ = try Sleutelwissel(data: plaats.dataPad, pipeline: nil, wacht: false).doe()
    let nieuw = try Uitvoer(plaats.dataPad + "/publicaties/1")
    for tabel in ["feit_melding", "feit_geval", "feit_werkproces", "aansluiting_regel"] {
      let (oud, nieuw) = try (#require(oud.tabellen[tabel]), #require(nieuw.tabellen[tabel]))
      let namen = Set(zip(oud.kolom("leerling"), nieuw.kolom("leerling")).map { "\($0) \($1)" })
      #expect(oud.rijen.count == nieuw.rijen.count)
      #expect(namen.count == Set(oud.kolom("leerling")).count)
      #expect(namen.count == Set(nieuw.kolom("leerling")).count)
    }
  }

  /// As after `retain`: the register knows the pupil, but nobody has the number.
  @Test func `a pupil whose number is no longer kept gets a pseudonym of the old one`() throws {
    let plaats = try gevuld()
    try DatabaseQueue(path: plaats.dataPad + "/register.sqlite").write { db in
      try db.execute(
        sql: "UPDATE levering SET archief = '' WHERE bestand = 'duo-verzuim-csv/twee_20221101.csv'")
    }
    let oud = try plaats.uitvoer()
    let gezegd = try Sleutelwissel(data: plaats.dataPad, pipeline: nil, wacht: false).doe()
    #expect(gezegd.contains(" pseudonyms, 3 of them made of the old one"))
    #expect(gezegd.contains("is another one when a later delivery names the pupil again"))
    try plaats.draai()
    #expect(try vorm(plaats.uitvoer()) == vorm(oud))
    #expect(try Opvragen(data: plaats.dataPad).runs().contains("3 of them made of the old one"))
  }

  @Test func `when a delivery can't be read nothing changes`() throws {
    let plaats = try gevuld()
    let voor = try Werkplaats.inhoud(plaats.dataPad).filter { !$0.key.hasPrefix("register") }
    let sleutels = try pseudoniemen(plaats)
    try plaats.wijzig("bronnen/duo-verzuim-csv.yaml", "MELDINGSNUMMER", "ANDERS")
    #expect(throws: (any Error).self) {
      try Sleutelwissel(data: plaats.dataPad, pipeline: nil, wacht: false).doe()
    }
    #expect(try Werkplaats.inhoud(plaats.dataPad).filter { !$0.key.hasPrefix("register") } == voor)
    #expect(try pseudoniemen(plaats) == sleutels)
  }
}
