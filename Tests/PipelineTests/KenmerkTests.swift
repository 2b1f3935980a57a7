import Domain
import Foundation
import GRDB
import Testing

@testable import Pipeline

/// What a volgsysteem registers beside kind and result, from the file to the yearbook.
@Suite struct KenmerkTests {
  private struct Rij {
    var nummer: String
    var bsn = Proefnummer.bsn(1)
    var soort: String
    var start = "2020-09-22"
    var einde = ""
    var mutatie = "2020-09-23"
    /// Those of the columns of its own.
    var eigen: [String]
  }

  private static let kop =
    "WERKPROCESNUMMER;BSN;ONDERWIJSNUMMER;GEBOORTEDATUM;GEMEENTECODE;SOORT;DATUM_START;DATUM_EINDE;MELDINGSNUMMER;BRIN;"
    + "DATUM_LAATSTE_MUTATIE;"
  private static let kolommen = [
    "vrijstellingen": "GROND;BESLUIT", "handhaving": "AANLEIDING;AFDOENING",
    "trajecten": "RESULTAAT;FASE;ONDERWIJS;INKOMEN",
  ]

  private func lever(_ plaats: Werkplaats, _ export: String, op dag: String = "20201001", _ rijen: [Rij])
    throws
  {
    let regels = rijen.map { rij in
      ([
        rij.nummer, rij.bsn, "", "2006-03-17", "0193", rij.soort, rij.start, rij.einde, "", "", rij.mutatie,
      ] + rij.eigen).joined(separator: ";") + "\n"
    }
    try plaats.lever(
      "volgsysteem-\(export)/a_\(dag).csv", Self.kop + (Self.kolommen[export] ?? "") + "\n" + regels.joined())
  }

  private func vrijstelling(
    _ nummer: String, _ grond: String, _ besluit: String, soort: String = "vrijstelling"
  ) -> Rij {
    Rij(
      nummer: nummer, bsn: Proefnummer.bsn(Int(nummer.dropFirst()) ?? 0), soort: soort,
      eigen: [grond, besluit])
  }

  private func kenmerken(_ plaats: Werkplaats) throws -> [String] {
    try plaats.uitvoer().feiten("2020-2021", "feit_kenmerk").rijen.map { $0.joined(separator: " ") }
  }

  @Test func `each code of each export is read as itself`() throws {
    let plaats = try Werkplaats(heel: true)
    var verwacht: [String] = []
    func lees(_ export: String, _ soorten: [String], _ kenmerken: [Kenmerk], vooraf: [String] = []) throws {
      var rijen: [Rij] = []
      for (i, kenmerk) in kenmerken.enumerated() {
        // The enrolments of young people in a vulnerable position; opgaven have more.
        for code in kenmerk == .onderwijs ? Array(kenmerk.codes.prefix(6)) : kenmerk.codes {
          let nummer = "\(export.prefix(1))\(100 + rijen.count)"
          var eigen = vooraf + kenmerken.map { _ in "" }
          eigen[vooraf.count + i] = code
          rijen.append(Rij(nummer: nummer, soort: soorten[rijen.count % soorten.count], eigen: eigen))
          verwacht.append("\(nummer) \(kenmerk.rawValue) \(code)")
        }
      }
      try lever(plaats, export, rijen)
    }
    try lees("vrijstellingen", ["vrijstelling", "verlof"], [.grond, .besluit])
    try lees(
      "handhaving", ["halt", "proces-verbaal", "waarschuwing", "mdo", "zorg"], [.aanleiding, .afdoening])
    try lees("trajecten", ["rmc-vsv", "oud-vsv", "jikp"], [.fase, .onderwijs, .inkomen], vooraf: [""])
    try plaats.draai()
    #expect(try kenmerken(plaats) == verwacht.sorted())
    #expect(verwacht.count == Kenmerk.alle(van: .werkproces).reduce(0) { $0 + $1.codes.count } - 6)
    #expect(try plaats.uitvoer().tabel("afkeur.csv").rijen.isEmpty)
  }

  @Test func `a code that isn't in the list rejects the row, and an empty one is none`() throws {
    let plaats = try Werkplaats(heel: true)
    try lever(
      plaats, "vrijstellingen",
      [
        vrijstelling("V1", "5a", "toegekend"), vrijstelling("V2", "5A", "toegekend"),
        vrijstelling("V3", "5b", "verleend"), vrijstelling("V4", "", "toegekend"),
        vrijstelling("V5", "5b", ""),
        vrijstelling("V6", "", ""),
      ])
    try plaats.draai()
    #expect(
      try plaats.uitvoer().tabel("afkeur.csv").rijen.map { $0.dropFirst().joined(separator: " ") }
        == ["2 R06 GROND", "3 R06 BESLUIT"])
    // What is said of it holds for every field that may be at fault.
    let rejects = try Opvragen(data: plaats.map + "/data").afkeur(.init())
    #expect(rejects.contains("R06  a code that the profile doesn't know for the field"))
    #expect(!rejects.contains("soort or status"))
    #expect(
      try kenmerken(plaats) == ["V1 besluit toegekend", "V1 grond 5a", "V4 besluit toegekend", "V5 grond 5b"])
    #expect(try plaats.uitvoer().feiten("2020-2021", "feit_werkproces").kolom("werkprocesnummer").count == 4)
  }

  /// Ten processes, counted by hand.
  @Test func `exemptions stand in the yearbook as they were registered`() throws {
    let plaats = try Werkplaats(heel: true)
    var verlopen = vrijstelling("V7", "5b", "toegekend")
    verlopen.einde = "2020-09-30"
    var laatste = vrijstelling("V8", "5b", "toegekend")
    laatste.einde = "2020-10-01"
    var vorig = vrijstelling("V9", "15", "toegekend")
    (vorig.start, vorig.einde) = ("2020-07-31", "2021-07-31")
    var zelfde = vrijstelling("V10", "5b", "via-duo")
    zelfde.bsn = Proefnummer.bsn(1)
    try lever(
      plaats, "vrijstellingen",
      [
        vrijstelling("V1", "5a", "toegekend"), vrijstelling("V2", "5a", "toegekend"),
        vrijstelling("V3", "5a", "afgewezen"), vrijstelling("V4", "5b", "in-behandeling"),
        vrijstelling("V5", "5c", "via-duo"), vrijstelling("V6", "11g", "toegekend", soort: "verlof"),
        verlopen,
        laatste, vorig, zelfde,
      ])
    try plaats.draai()
    func tabel(_ id: String) throws -> [String] {
      try plaats.uitvoer().tabel("jaarverslag/2020-2021/\(id).csv").rijen(waar: ["niveau": "regio"])
        .map { "\($0["titel"] ?? "") \($0["2020-2021"] ?? "")" }
    }
    #expect(
      try tabel("lopende-vrijstellingen") == [
        "Toekenning art. 5 onder a 2", "Toekenning art. 5 onder b 1", "Toekenning art. 5 onder c 0",
        "Toekenning art. 15 1", "Toekenning art. 5a 0", "Toekenning art. 3 onder a 0",
        "Toekenning art. 3 onder b 0", "Toekenning via DUO 2", "Lopende vrijstellingen 6", "Jongeren 5",
      ])
    #expect(
      try tabel("aanvragen-vrijstelling") == [
        "Toekenning art. 5 onder a 2", "Toekenning art. 5 onder b 2", "Toekenning art. 5 onder c 0",
        "Toekenning art. 15 0", "Toekenning art. 5a 0", "Toekenning art. 3 onder a of b 0",
        "Toegekend via DUO 2", "Nog in behandeling 1", "Afwijzing 1", "Samen 8",
      ])
    #expect(
      try tabel("vrijstellingen-leerplein") == [
        "Art. 3 onder a en b 0", "Art. 5 onder a 2", "Art. 5 onder b 2", "Art. 5 onder c 0",
        "Art. 11 onder g 1",
        "Art. 15 0", "Totaal 5",
      ])
  }

  @Test func `sanctions and trajects too, with sums of rows and columns`() throws {
    let plaats = try Werkplaats(heel: true)
    func rij(_ nummer: String, _ persoon: Int, _ soort: String, _ eigen: String...) -> Rij {
      Rij(nummer: nummer, bsn: Proefnummer.bsn(persoon), soort: soort, eigen: eigen)
    }
    try lever(
      plaats, "handhaving",
      [
        rij("H1", 1, "halt", "luxe", "leerstraf"), rij("H2", 1, "halt", "relatief", "negatief"),
        rij("H3", 2, "proces-verbaal", "luxe", "sepot"), rij("H4", 2, "proces-verbaal", "overig", ""),
        rij("H5", 3, "waarschuwing", "luxe", ""), rij("H6", 3, "mdo", "", ""), rij("H7", 3, "mdo", "", ""),
      ])
    try lever(
      plaats, "trajecten",
      [
        rij("T1", 4, "jikp", "", "contact", "vso", "geen"),
        rij("T2", 4, "jikp", "", "traject", "mbo-3", "tot-300"),
        rij("T3", 5, "jikp", "werk", "traject", "", "boven-300"),
        rij("T4", 6, "oud-vsv", "werk", "in-beeld", "", "wajong"),
        rij("T5", 6, "rmc-vsv", "startkwalificatie", "traject", "", ""),
        rij("T6", 7, "rmc-vsv", "leeftijdsgrens", "", "", ""),
      ])
    try plaats.draai()
    func tabel(_ id: String, _ kolommen: String...) throws -> [String: String] {
      let rijen = try plaats.uitvoer().tabel("jaarverslag/2020-2021/\(id).csv").rijen(waar: [
        "niveau": "regio"
      ])
      return Dictionary(
        rijen.filter { $0["soort"] != "kop" }.map { rij in
          ("\(rij["rij"] ?? "") \(rij["titel"] ?? "")", kolommen.map { rij[$0] ?? "" }.joined(separator: " "))
        }, uniquingKeysWith: { eerste, _ in eerste })
    }
    #expect(
      try tabel("sancties", "relatief", "luxe", "absoluut", "totaal")
        == ["1 Halt": "1 1 0 2", "2 Proces-verbaal": "0 1 0 1", "3 Totaal": "1 2 0 3"])
    let afdoening = try tabel("afdoening", "2020-2021")
    #expect(afdoening["1 Leerstraf"] == "1" && afdoening["5 Sepot"] == "1" && afdoening["8 Afgedaan"] == "3")
    let acties = try tabel("acties-leerplicht", "2020-2021")
    #expect(acties["21 Leerlingen in een multidisciplinair overleg"] == "1", "\(acties)")
    let rmc = try tabel("inzet-rmc", "2020-2021")
    #expect(
      rmc == [
        "2 Meldingen": "2", "3 Aan het werk": "0", "4 Terug naar school of startkwalificatie behaald": "1",
        "5 Uitkering of zorg aangevraagd": "0", "7 Gemonitord": "1", "8 Aan het werk": "1",
        "9 Uitkering van UWV of gemeente": "0", "10 Weer naar school": "0", "12 Aan het werk": "2",
        "13 Uitkering van UWV of gemeente": "0", "14 Geen inkomen": "1", "15 Gemonitord": "2",
        "17 Praktijkonderwijs": "0", "18 VSO": "1", "19 Entree": "0", "20 MBO niveau 2, 3 of 4": "1",
        "21 Totaal": "1",
      ])
    let uitkomsten = try tabel("rmc-uitkomsten", "eerder", "nieuw", "totaal")
    #expect(uitkomsten["1 Aan het werk"] == "1 0 1" && uitkomsten["6 Alle jongeren"] == "1 2 3")
    #expect(uitkomsten["4 Leeftijdsgrens bereikt"] == "0 1 1")
    let kansen = try tabel("kansen-voor-vsv", "2020-2021")
    #expect(kansen["2 In beeld"] == "1" && kansen["3 Contact"] == "0")
  }

  @Test func `a newer row counts whole, and a register of before takes the kenmerken up`() throws {
    let plaats = try Werkplaats(heel: true)
    try lever(plaats, "vrijstellingen", [vrijstelling("V1", "5a", "in-behandeling")])
    try plaats.draai()
    let kolommen = Kenmerk.alle(van: .werkproces).map(\.rawValue)
    let weg = ["werkproces_versie", "werkproces_huidig"].flatMap { tabel in
      kolommen.map { "ALTER TABLE \(tabel) DROP COLUMN \($0);" }
    }
    try plaats.voerUit(weg.joined() + "DELETE FROM grdb_migrations WHERE identifier = 'kenmerken'")
    var nieuw = vrijstelling("V1", "5a", "toegekend")
    nieuw.mutatie = "2020-10-20"
    try lever(plaats, "vrijstellingen", op: "20201101", [nieuw])
    try plaats.draai()
    #expect(try kenmerken(plaats) == ["V1 besluit toegekend", "V1 grond 5a"])
    // Another export that doesn't know them takes them away: it is the newer row.
    try plaats.lever(
      "volgsysteem-werkprocessen/a_20201201.csv",
      Werkprocesregel.bestand(.init(nummer: "V1", soort: "vrijstelling", mutatie: "2020-11-20")))
    try plaats.draai()
    #expect(try kenmerken(plaats) == [])
  }

  @Test func `a kenmerk can be corrected`() throws {
    let plaats = try Werkplaats(heel: true)
    try lever(
      plaats, "vrijstellingen", [vrijstelling("V1", "5a", "toegekend"), vrijstelling("V2", "5a", "")])
    func corrigeer(_ nummer: String, _ veld: String, _ van: String, _ naar: String) throws {
      try plaats.corrigeer("werkproces: \"\(nummer)\"", veld: veld, van: van, naar: naar)
    }
    try corrigeer("V1", "grond", "5a", "5b")
    try plaats.draai()
    #expect(try kenmerken(plaats) == ["V1 besluit toegekend", "V1 grond 5b", "V2 grond 5a"])
    try corrigeer("V2", "besluit", "", "afgewezen")
    try plaats.draai()
    #expect(
      try kenmerken(plaats) == [
        "V1 besluit toegekend", "V1 grond 5a", "V2 besluit afgewezen", "V2 grond 5a",
      ])
    try corrigeer("V2", "besluit", "", "5a")
    #expect(plaats.configuratiefouten.contains { $0.contains("besluit") || $0.contains("naar") })
  }

  @Test func `what is forgotten or past its retention has no kenmerken left`() throws {
    let plaats = try Werkplaats(heel: true)
    var volgend = vrijstelling("V3", "15", "toegekend")
    (volgend.start, volgend.mutatie) = ("2021-09-22", "2021-09-23")
    try lever(
      plaats, "vrijstellingen", op: "20211001",
      [vrijstelling("V1", "5a", "toegekend"), vrijstelling("V2", "5b", "toegekend"), volgend])
    try plaats.draai()
    func nummers() throws -> [[String]] {
      let uitvoer = try plaats.uitvoer()
      let sqlite = Set(uitvoer.tabellen["feit_kenmerk"]?.kolom("werkprocesnummer") ?? []).sorted()
      let csv = uitvoer.schooljaren.flatMap { uitvoer.feiten($0, "feit_kenmerk").kolom("werkprocesnummer") }
      return [sqlite, Set(csv).sorted()]
    }
    #expect(try nummers() == [["V1", "V2", "V3"], ["V1", "V2", "V3"]])
    _ = try Sleutelwissel(data: plaats.dataPad, pipeline: nil, wacht: false).doe()
    #expect(try nummers() == [["V1", "V2", "V3"], ["V1", "V2", "V3"]])
    _ = try plaats.vergeet(Proefnummer.bsn(1))
    #expect(try nummers() == [["V2", "V3"], ["V2", "V3"]])
    _ = try Bewaartermijn(
      data: plaats.dataPad, voor: Schooljaar(beginjaar: 2021), wacht: false, droog: false
    ).doe()
    #expect(try nummers() == [["V3"], ["V3"]])
    try plaats.bewaakBehoud()
  }
}
