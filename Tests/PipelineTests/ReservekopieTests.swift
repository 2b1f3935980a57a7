import Foundation
import GRDB
import Pipeline
import Testing

/// What comes back from a backup is what was saved, or nothing comes back.
@Suite struct ReservekopieTests {
  private let plaats: Werkplaats
  private let data: String
  private var kopie: String { plaats.map + "/kopie" }
  private var terug: String { plaats.map + "/terug" }
  private var sleutel: String { plaats.map + "/sleutel-apart" }

  /// A folder with two publications, one of an earlier day, and what a killed run left behind.
  init() throws {
    plaats = try Werkplaats()
    data = try plaats.data()
    try plaats.maakInbox(200)
    try plaats.draai(opDag: "2021-03-01")
    try plaats.draai()
    try FileManager.default.copyItem(atPath: data + "/sleutel", toPath: sleutel)
    try FileManager.default.createDirectory(
      atPath: data + "/publicaties/.bouw-9", withIntermediateDirectories: true)
    try plaats.schrijf(data + "/archief/binnenkomst-" + String(repeating: "0", count: 64), "half")
  }

  private func maak(metSleutel: Bool = false) throws {
    _ = try Reservekopie(data: data, naar: kopie, metSleutel: metSleutel, wacht: false).maak()
  }

  @discardableResult
  private func zetTerug(_ sleutel: String? = nil) throws -> String {
    try Terugzetting(van: kopie).zetTerug(naar: terug, sleutel: sleutel)
  }

  /// All files: path → bytes; links: path → target.
  private func inhoud(_ map: String, behalve: (String) -> Bool) throws -> [String: Data] {
    try FileManager.default.subpathsOfDirectory(atPath: map).filter { !behalve($0) }.reduce(into: [:]) {
      let pad = map + "/" + $1
      if let doel = try? FileManager.default.destinationOfSymbolicLink(atPath: pad) {
        $0[$1] = Data(doel.utf8)
      } else {
        var isMap: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: pad, isDirectory: &isMap)
        if !isMap.boolValue { $0[$1] = try Data(contentsOf: URL(fileURLWithPath: pad)) }
      }
    }
  }

  private func nietsOver(_ naam: String) throws -> Bool {
    try FileManager.default.contentsOfDirectory(atPath: plaats.map).allSatisfy {
      !$0.hasPrefix(".sluitend-") && $0 != naam
    }
  }

  /// Before a new version of the program touches it is when a backup is wanted most.
  @Test func `a register of an earlier version can be saved, and put back`() throws {
    let register = try DatabaseQueue(path: data + "/register.sqlite")
    try register.writeWithoutTransaction { db in
      try db.execute(
        sql: """
          DROP TABLE bewaartermijn; DROP TABLE koppeling; DROP TABLE vergeten;
          ALTER TABLE levering DROP COLUMN archief; ALTER TABLE levering DROP COLUMN vergeten;
          ALTER TABLE levering DROP COLUMN verlopen;
          DELETE FROM grdb_migrations WHERE identifier = 'bewaren';
          """)
    }
    try register.close()
    try maak(metSleutel: true)
    try zetTerug()
    #expect(throws: (any Error).self) { try Opvragen(data: terug).runs() }
    try plaats.draai("terug")
    #expect(try plaats.uitvoer("terug").verschil(met: try Uitvoer(data + "/uitvoer")) == [])
  }

  @Test(arguments: [true, false]) func `what came back is what was saved`(_ metSleutel: Bool) throws {
    try maak(metSleutel: metSleutel)
    #expect(FileManager.default.fileExists(atPath: kopie + "/sleutel") == metSleutel)
    try zetTerug(metSleutel ? nil : sleutel)
    // The register is the same in rows, not in bytes; the rest is the same in bytes.
    let behalve: (String) -> Bool = {
      $0.hasPrefix("register.sqlite") || $0.hasPrefix("slot") || $0.contains(".bouw-")
        || $0.contains("binnenkomst")
    }
    let terugInhoud = try inhoud(terug, behalve: behalve)
    #expect(try terugInhoud == inhoud(data, behalve: behalve))
    #expect(terugInhoud["uitvoer"] == Data("publicaties/1".utf8))
    #expect(terugInhoud.keys.contains("publicaties/as-of-2021-03-01/leveringen.csv"))
    #expect(try Opvragen(data: terug).runs() == Opvragen(data: data).runs())
    #expect(
      try Opvragen(data: terug).afkeur(Afkeurvraag())
        == Opvragen(data: data).afkeur(Afkeurvraag()))
    #expect(
      try !FileManager.default.subpathsOfDirectory(atPath: kopie).contains {
        behalve($0) && $0 != "register.sqlite"
      })
    // The next run goes on where the saved one was: nothing is new.
    try plaats.draai("terug")
    #expect(try Opvragen(data: terug).runs().contains("niets te doen, exit 0"))
    #expect(try plaats.publicaties("terug").filter { !$0.hasPrefix(".") } == ["1", "as-of-2021-03-01"])
  }

  @Test func `all of it is for its owner alone`() throws {
    try maak(metSleutel: true)
    try zetTerug()
    for map in [kopie, terug] {
      for pad in [""] + (try FileManager.default.subpathsOfDirectory(atPath: map)) where pad != "uitvoer" {
        let soort = try FileManager.default.attributesOfItem(atPath: map + "/" + pad)
        let isMap = soort[.type] as? FileAttributeType == .typeDirectory
        #expect(soort[.posixPermissions] as? Int == (isMap ? 0o700 : 0o600), "\(pad)")
      }
    }
  }

  @Test func `any file that changed, vanished or came is found, and nothing is restored`() throws {
    try maak(metSleutel: true)
    let paden = try FileManager.default.subpathsOfDirectory(atPath: kopie).filter { pad in
      var isMap: ObjCBool = false
      return FileManager.default.fileExists(atPath: kopie + "/" + pad, isDirectory: &isMap)
        && !isMap.boolValue
    }
    #expect(paden.count > 30)
    for soort in ["register.sqlite", "sleutel", "archief/", "publicaties/1/feiten", "publicaties/as-of"] {
      let pad = try #require(paden.first { $0.hasPrefix(soort) })
      let heel = try Data(contentsOf: URL(fileURLWithPath: kopie + "/" + pad))
      var anders = heel
      anders[anders.count / 2] ^= 1
      for schade in [anders, heel.dropLast(), heel + Data([10]), nil] {
        try? FileManager.default.removeItem(atPath: kopie + "/" + pad)
        if let schade { try schade.write(to: URL(fileURLWithPath: kopie + "/" + pad)) }
        let verwacht = "\(kopie): \(pad) is \(schade == nil ? "missing" : "not what was saved")"
        #expect(throws: Reservefout.self) { try Terugzetting(van: kopie).controleer() }
        do {
          try zetTerug()
        } catch {
          #expect("\(error)" == verwacht)
        }
        #expect(try nietsOver("terug"))
      }
      try heel.write(to: URL(fileURLWithPath: kopie + "/" + pad))
    }
    try plaats.schrijf(kopie + "/publicaties/1/erbij.csv", "x\n")
    #expect(throws: Reservefout.self) { try zetTerug() }
    try FileManager.default.removeItem(atPath: kopie + "/publicaties/1/erbij.csv")
    try FileManager.default.removeItem(atPath: kopie + "/uitvoer")
    #expect(throws: Reservefout.self) { try zetTerug() }
    try FileManager.default.createSymbolicLink(
      atPath: kopie + "/uitvoer", withDestinationPath: "publicaties/1")
    try zetTerug()
  }

  /// A manifest that somebody wrote can't lead out of the folders.
  @Test(arguments: ["../uit", "/etc/passwd", "publicaties/../../uit", "slot", "publicaties/1/.x"])
  func `a manifest names nothing outside the backup`(_ pad: String) throws {
    try maak()
    let bestand = kopie + "/manifest.json"
    let tekst = try String(contentsOfFile: bestand, encoding: .utf8)
    try plaats.schrijf(bestand, tekst.replacing(#""path" : "register.sqlite""#, with: #""path" : "\#(pad)""#))
    do {
      try zetTerug(sleutel)
      Issue.record("restored from \(pad)")
    } catch {
      #expect("\(error)" == "\(kopie): its manifest.json names files that no backup has")
    }
    try plaats.schrijf(bestand, String(tekst.dropLast(20)))
    #expect(throws: Reservefout.self) { try zetTerug(sleutel) }
  }

  @Test func `without the right key nothing is restored`() throws {
    try maak()
    #expect(throws: Gebruiksfout.self) { try zetTerug() }
    #expect(throws: NietGevonden.self) { try zetTerug(plaats.map + "/nergens") }
    try Data((0..<32).map { _ in 9 }).write(to: URL(fileURLWithPath: plaats.map + "/ander"))
    #expect(throws: Gebruiksfout.self) { try zetTerug(plaats.map + "/ander") }
    #expect(try nietsOver("terug"))
    try zetTerug(sleutel)
    // The check value is no part of the key, nor its hash.
    let manifest = try String(contentsOfFile: kopie + "/manifest.json", encoding: .utf8)
    #expect(manifest.contains(/"keyCheck" : "[0-9a-f]{64}"/))
    #expect(!manifest.contains("000102030405"))
  }

  @Test func `a folder that isn't empty is left as it is`() throws {
    try maak(metSleutel: true)
    for map in [terug, kopie] {
      try FileManager.default.createDirectory(atPath: map, withIntermediateDirectories: true)
      try plaats.schrijf(map + "/x", "x")
    }
    #expect(throws: Gebruiksfout.self) { try zetTerug() }
    #expect(throws: Gebruiksfout.self) { try maak() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: terug) == ["x"])
    try FileManager.default.removeItem(atPath: terug + "/x")
    try FileManager.default.removeItem(atPath: kopie + "/x")
    try zetTerug()
    #expect(throws: Gebruiksfout.self) {
      try Reservekopie(data: data, naar: data + "/kopie", metSleutel: false, wacht: false).maak()
    }
    #expect(throws: NietGevonden.self) {
      try Reservekopie(data: plaats.inbox, naar: plaats.map + "/b", metSleutel: false, wacht: false).maak()
    }
    #expect(throws: NietGevonden.self) { try Terugzetting(van: plaats.inbox) }
  }

  /// What is damaged already is told when it is saved, not when it is needed.
  @Test func `a damaged archive is never saved`() throws {
    let archief = data + "/archief/"
    let naam = try #require(
      try FileManager.default.contentsOfDirectory(atPath: archief).first { !$0.hasPrefix("binnenkomst") })
    try plaats.schrijf(archief + naam, "anders")
    do {
      try maak()
      Issue.record("a damaged archive was saved")
    } catch {
      #expect("\(error)" == "\(archief)\(naam): its content isn't what its name says")
    }
    #expect(try nietsOver("kopie"))
    try FileManager.default.removeItem(atPath: archief + naam)
    #expect(throws: (any Error).self) { try maak() }
    #expect(try nietsOver("kopie"))
  }

  @Test func `a backup holds no personal number but in its archive, and its listing none`() throws {
    let nummers = try Zoektocht.nummers(inInbox: plaats.inbox)
    #expect(nummers.count > 100)
    let zoektocht = Zoektocht(nummers)
    let gezegd = try Reservekopie(data: data, naar: kopie, metSleutel: true, wacht: false).maak()
    let lijst = try Terugzetting(van: kopie).controleer()
    try plaats.schrijf(plaats.map + "/lijsten/a.log", gezegd + lijst + zetTerug())
    #expect(lijst.contains("raw deliveries"))
    #expect(try zoektocht.besmet(onder: plaats.map + "/lijsten") == [])
    #expect(try zoektocht.besmet(onder: kopie, behalve: ["archief"]) == [])
    #expect(try zoektocht.besmet(onder: kopie + "/archief").count > 2)
    let namen = try FileManager.default.subpathsOfDirectory(atPath: kopie).joined(separator: "\n")
    try plaats.schrijf(plaats.map + "/lijsten/b.log", namen)
    #expect(try zoektocht.besmet(onder: plaats.map + "/lijsten") == [])
  }
}
