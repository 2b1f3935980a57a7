import Foundation
import GRDB
import Testing

@testable import Pipeline

/// No personal number is anywhere but in the archive of raw deliveries (DESIGN.md, promise 5).
@Suite struct GeheimhoudingTests {
  /// Free text with personal numbers in it, as people write it, in fields that are read and in one that isn't.
  private func leverVrijeTekst(_ plaats: Werkplaats) throws -> [String] {
    let nummers = [Proefnummer.bsn(50), Proefnummer.bsn(51), Proefnummer.onderwijsnummer(52)]
    try plaats.lever(
      "volgsysteem-werkprocessen/vrij_20211105.csv",
      Werkprocesregel.bestand(
        .init(nummer: "V1", bsn: nummers[0], resultaat: "zie \(nummers[1])"),
        .init(nummer: "V2", bsn: "", onderwijsnummer: "\(nummers[2])x", resultaat: nummers[0])))
    try plaats.lever(
      "duo-verzuim-csv/vrij_20211105.csv",
      Meldingregel.kop.replacingOccurrences(of: "\n", with: ";OPMERKING\n")
        // Wrong in many ways: a number where a date, a code or a gemeente belongs.
        + Meldingregel(nummer: "V3", bsn: nummers[0]).csv.replacingOccurrences(
          of: "\n", with: ";\(nummers[1])\n")
        + Meldingregel(nummer: "V4", bsn: nummers[0], begin: nummers[1]).csv
        .replacingOccurrences(of: "\n", with: ";x\n")
        + Meldingregel(nummer: "V5", bsn: nummers[0], soort: nummers[1]).csv
        .replacingOccurrences(of: "\n", with: ";x\n")
        + Meldingregel(nummer: "V6", bsn: nummers[0], gemeente: nummers[1]).csv
        .replacingOccurrences(of: "\n", with: ";x\n")
        + Meldingregel(nummer: "V7", bsn: nummers[0]).csv)
    return nummers
  }

  /// A data folder after runs of all kinds, and the search for all numbers that went in.
  private func metData(_ werk: (_ data: String, Zoektocht) throws -> Void) throws {
    let plaats = try Werkplaats()
    try plaats.maakInbox(400, opgaven: true)
    try plaats.draai()
    // Another reader keeps SQLite from tidying up, so that the write-ahead log of the next run is there too.
    let data = plaats.map + "/data"
    let lezer = try DatabaseQueue(path: data + "/register.sqlite")
    _ = try lezer.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM levering") }
    let vrij = try leverVrijeTekst(plaats)
    try plaats.draai()
    try plaats.draai(opDag: "2021-03-01")
    let nummers = try Zoektocht.nummers(inInbox: plaats.inbox).union(vrij)
    #expect(nummers.count > 200)
    try werk(data, Zoektocht(nummers))
    try lezer.close()
  }

  @Test func `no personal number leaves the archive`() throws {
    try metData { data, zoektocht in
      let log = try Data(contentsOf: URL(fileURLWithPath: data + "/register.sqlite-wal"))
      #expect(!log.isEmpty)
      #expect(try zoektocht.besmet(onder: data, behalve: ["archief"]) == [])
      #expect(try zoektocht.besmet(database: data + "/register.sqlite") == [])
      #expect(try zoektocht.besmet(database: data + "/uitvoer/sluitend.sqlite") == [])
      // The search finds what is there.
      #expect(try zoektocht.besmet(onder: data + "/archief").count > 5)
    }
  }

  @Test func `no command that lists, saves or removes shows a number, or leaves one behind`() throws {
    let plaats = try Werkplaats()
    try plaats.maakInbox(300, opgaven: true)
    let vrij = try leverVrijeTekst(plaats)
    let data = try plaats.data()
    let cijfers = plaats.map + "/gezegd/run.prom"
    try plaats.schrijf(plaats.map + "/gezegd/leeg", "")
    _ = try Uitvoering(
      .init(
        pipeline: plaats.opzet, inbox: plaats.inbox, data: data, referentie: nil, opDag: nil, metrics: cijfers
      ),
      melder: Melder(stil: true)
    ).doe()
    let zoektocht = Zoektocht(try Zoektocht.nummers(inInbox: plaats.inbox).union(vrij))
    var gezegd = [try plaats.vergeet(vrij[0], droog: true), try plaats.vergeet(vrij[0])]
    gezegd.append(try plaats.vergeet(vrij[1]))
    gezegd.append(try Sleutelwissel(data: data, pipeline: nil, wacht: false).doe())
    gezegd.append(
      try Bewaartermijn(data: data, voor: .init(beginjaar: 2021), wacht: false, droog: false).doe())
    gezegd.append(try Opvragen(data: data).runs())
    gezegd.append(try Opvragen(data: data).run(1))
    gezegd.append(try Opvragen(data: data).afkeur(Afkeurvraag()))
    gezegd.append(try Opvragen(data: data).herkansingen(code: nil, levering: nil))
    let kopie = plaats.map + "/kopie"
    gezegd.append(try Reservekopie(data: data, naar: kopie, metSleutel: true, wacht: false).maak())
    gezegd.append(try String(contentsOfFile: kopie + "/manifest.json", encoding: .utf8))
    for (i, tekst) in gezegd.enumerated() {
      #expect(tekst.utf8.count > 20)
      #expect(zoektocht.gevonden(in: Array(tekst.utf8)) == [], "\(i)")
    }
    #expect(try zoektocht.besmet(onder: plaats.map + "/gezegd") == [])
    #expect(try zoektocht.besmet(onder: data, behalve: ["archief"]) == [])
    #expect(try zoektocht.besmet(onder: kopie, behalve: ["archief"]) == [])
    #expect(try zoektocht.besmet(database: data + "/register.sqlite") == [])
    // The pupil who was forgotten isn't even there.
    #expect(
      try Zoektocht([vrij[0]]).besmet(onder: data + "/archief").count
        <= gezegd[1].ranges(of: "such a number stands").count)
  }

  @Test func `the search finds a number in each of its hiding places`() throws {
    let plaats = try Werkplaats()
    let data = try plaats.data()
    let zoektocht = Zoektocht(["900000012", "031234567"])
    for (naam, inhoud) in [("a.csv", "x;900000012;y\n"), ("b.log", "bsn 31234567."), ("c.csv", "031234567")] {
      try plaats.schrijf(data + "/" + naam, inhoud)
    }
    try plaats.schrijf(data + "/niet.csv", "9000000123;a900000012;031234567f;1031234567\n")
    let database = try DatabaseQueue(path: data + "/d.sqlite")
    try database.write { db in
      try db.execute(sql: "CREATE TABLE t (a, b, c); INSERT INTO t VALUES ('7', '900000012', 31234567)")
    }
    #expect(try zoektocht.besmet(onder: data) == ["a.csv", "b.log", "c.csv", "d.sqlite"])
    #expect(try zoektocht.besmet(database: data + "/d.sqlite").sorted() == ["t.b", "t.c"])
  }

  @Test func `all that is kept is for its owner alone`() throws {
    try metData { data, _ in
      func rechten(_ pad: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: pad)[.posixPermissions] as? Int
      }
      #expect(try rechten(data) == 0o700)
      for pad in try FileManager.default.subpathsOfDirectory(atPath: data) {
        let soort =
          try FileManager.default.attributesOfItem(atPath: data + "/" + pad)[.type] as? FileAttributeType
        if soort == .typeSymbolicLink { continue }
        #expect(try rechten(data + "/" + pad) == (soort == .typeDirectory ? 0o700 : 0o600), "\(pad)")
      }
      for naam in ["sleutel", "register.sqlite", "register.sqlite-wal", "slot", "archief", "uitvoer"] {
        #expect(FileManager.default.fileExists(atPath: data + "/" + naam), "\(naam)")
      }
    }
  }

  /// With another key, other pseudonyms: they can't be computed from the numbers alone.
  @Test func `pseudonyms rest on the key, and a lost key is never replaced`() throws {
    let plaats = try Werkplaats()
    try plaats.lever("duo-verzuim-csv/a_20201001.csv", Meldingregel.bestand(.init(nummer: "1")))
    try plaats.draai()
    let ander = try plaats.data("ander")
    try Data((0..<32).map { _ in 9 }).write(to: URL(fileURLWithPath: ander + "/sleutel"))
    try plaats.draai("ander")
    func leerling(_ data: String) throws -> [String] {
      try plaats.uitvoer(data).feiten("2020-2021", "feit_melding").kolom("leerling")
    }
    #expect(try leerling("data") != leerling("ander"))
    #expect(try leerling("data").allSatisfy { $0.utf8.count == 64 && $0 == $0.lowercased() })
  }
}
