import Domain
import Foundation
import GRDB
import Pipeline
import Register
import Testing

/// A correction changes what is counted, never what arrived, and stops a run once it no longer fits.
@Suite struct CorrectieTests {
  /// Three meldingen and a werkproces, received on 1 October 2020.
  private func proef() throws -> Werkplaats {
    let plaats = try Werkplaats()
    try plaats.lever(
      "duo-verzuim-csv/a_20201001.csv",
      Meldingregel.bestand(
        .init(nummer: "1"), .init(nummer: "2", einde: "2020-09-18"), .init(nummer: "3", soort: "L")))
    try plaats.lever(
      "volgsysteem-werkprocessen/w_20201001.csv",
      Werkprocesregel.bestand(.init(nummer: "W1", melding: "1")))
    return plaats
  }

  /// One entry, in a file of its own.
  private func corrigeer(
    _ plaats: Werkplaats, _ bestand: String = "proef.yaml", _ doel: String = "melding: \"1\"",
    veld: String = "soort", van: String = "V3", naar: String = "L", tot: String = "2021-08-01"
  ) throws {
    try plaats.corrigeer(doel, veld: veld, van: van, naar: naar, tot: tot, bestand: bestand)
  }

  private func fout(_ plaats: Werkplaats, opDag: String? = nil) throws -> String {
    do {
      try plaats.draai(opDag: opDag)
      return ""
    } catch {
      #expect(Exitcode(error) == .configuratie)
      return "\(error)".replacingOccurrences(of: plaats.pijplijn + "/", with: "")
    }
  }

  @Test func `what is corrected counts as corrected, and is listed`() throws {
    let plaats = try proef()
    try plaats.draai()
    let zonder = try plaats.uitvoer()
    #expect(zonder.telling("verzuim-wettelijk-meldingen") == 2)
    #expect(zonder.csv["correcties.csv"] == nil)
    #expect(zonder.tabellen["dim_correctie"] == nil)

    try corrigeer(plaats)
    try plaats.draai()
    let met = try plaats.uitvoer()
    #expect(met.telling("verzuim-wettelijk-meldingen") == 1)
    #expect(met.telling("verzuim-meldingen") == 3)
    #expect(met.telling("luxe-meldingen") == 2)
    #expect(
      met.csv["correcties.csv"].map { String(decoding: $0, as: UTF8.self) } == """
        bestand;record;nummer;veld;van;naar;reden;besloten_door;besloten_op;tot
        proef.yaml;melding;1;soort;V3;L;verkeerd doorgegeven;teamleider;2020-10-12;2021-08-01

        """)
    #expect(met.tabellen["dim_correctie"]?.rijen.count == 1)

    // Without it all is as it was: nothing was overwritten.
    try FileManager.default.removeItem(atPath: plaats.pijplijn + "/correcties/proef.yaml")
    try plaats.draai()
    #expect(try plaats.uitvoer().verschil(met: zonder) == [])
  }

  /// The order of deliveries and runs makes no difference, for nothing is kept of a correction but its effect.
  @Test func `a register that never saw the correction counts the same with it`() throws {
    let plaats = try proef()
    try plaats.draai()
    try corrigeer(plaats)
    try plaats.draai()
    try plaats.draai("later")
    #expect(try plaats.uitvoer().verschil(met: plaats.uitvoer("later")) == [])
  }

  @Test(arguments: [
    ("melding: \"1\"", "begin", "2020-09-14", "2020-08-17"),
    ("melding: \"1\"", "geboortedatum", "2006-03-17", "2004-03-17"),
    ("melding: \"1\"", "brin", "01AA", "02AB"), ("melding: \"1\"", "vestiging", "18", ""),
    ("melding: \"1\"", "gemeentecode", "GM0193", "148"), ("melding: \"1\"", "status", "B", "I"),
    ("melding: \"2\"", "einde", "2020-09-18", ""), ("melding: \"1\"", "einde", "", "2020-09-20"),
    ("melding: \"1\"", "melddatum", "2020-09-20", "2020-07-01"),
    ("werkproces: \"W1\"", "begin", "2020-09-22", "2020-07-01"),
    ("werkproces: \"W1\"", "brin", "01AA", ""), ("werkproces: \"W1\"", "resultaat", "", "werk"),
    ("werkproces: \"W1\"", "soort", "signaalverzuim", "absoluut"),
  ])
  func `each field that counts can be corrected`(
    _ doel: String, _ veld: String, _ van: String, _ naar: String
  ) throws {
    let plaats = try proef()
    try corrigeer(plaats, "p.yaml", doel, veld: veld, van: van, naar: naar)
    try plaats.draai()
    let uitvoer = try plaats.uitvoer()
    #expect(uitvoer.tabel("correcties.csv").kolom("veld") == [veld])
    // All that is published of the record; a withdrawn one is in no fact, and counted out of scope.
    let kolom =
      ["geboortedatum": "geboortemaand", "begin": doel.hasPrefix("w") ? "start" : "begin"][veld] ?? veld
    let naam = doel.hasPrefix("w") ? "werkproces" : "melding"
    let nummer = try #require(doel.split(separator: "\"").last)
    let feiten = uitvoer.schooljaren.flatMap {
      uitvoer.feiten($0, "feit_" + naam).rijen(waar: [
        naam == "melding" ? "meldingsnummer" : "werkprocesnummer": String(nummer)
      ])
    }
    if veld == "status" {
      #expect(feiten.isEmpty)
      #expect(uitvoer.feiten("2020-2021", "buiten_telling").kolom("reden") == ["ingetrokken"])
    } else {
      let verwacht = ["148": "0148", "2004-03-17": "2004-03"][naar] ?? naar
      #expect(feiten.map { $0[kolom] } == [verwacht])
    }
  }

  @Test(arguments: [
    ("melding: \"9\"", "soort", "V3", "L", "no melding with this number is there"),
    ("melding: \"1\"", "soort", "V4", "L", "something else than 'van' and 'naar'"),
    ("melding: \"3\"", "soort", "V3", "L", "the supplier has mended it"),
    ("werkproces: \"1\"", "begin", "2020-09-22", "2020-09-23", "no werkproces with this number"),
    ("melding: \"2\"", "begin", "2020-09-14", "2020-09-19", "would end before it begins"),
  ])
  func `a correction that doesn't fit stops the run`(
    _ doel: String, _ veld: String, _ van: String, _ naar: String, _ verwacht: String
  ) throws {
    let plaats = try proef()
    try plaats.draai()
    let oud = plaats.huidig()
    try corrigeer(plaats, "p.yaml", doel, veld: veld, van: van, naar: naar)
    let record = doel.hasPrefix("w") ? "werkproces" : "melding"
    let tekst = try fout(plaats)
    #expect(tekst.hasPrefix("correcties/p.yaml:2: \(record), \(veld): "))
    #expect(tekst.contains(verwacht))
    #expect(plaats.huidig() == oud)
    // A state of an earlier day is only shown: it needn't fit there.
    #expect(try fout(plaats, opDag: "2020-12-01") == "")
    let opDag = try Uitvoer(plaats.map + "/data/publicaties/as-of-2020-12-01")
    #expect(opDag.csv["correcties.csv"] != nil)
    #expect(opDag.tabel("correcties.csv").rijen == [])
    #expect(opDag.telling("verzuim-wettelijk-meldingen") == 2)
  }

  @Test func `all that doesn't fit is told together, in the order of the files`() throws {
    let plaats = try proef()
    try corrigeer(plaats, "b.yaml", "melding: \"3\"")
    try corrigeer(plaats, "a.yaml", "werkproces: \"X\"", veld: "soort", van: "luxe", naar: "lrv")
    try corrigeer(plaats, "c.yaml")
    let regels = try fout(plaats).split(separator: "\n")
    #expect(regels.map { $0.prefix(19) } == ["correcties/a.yaml:2", "correcties/b.yaml:2"])
  }

  @Test func `a mend by the supplier stops the run in which it comes`() throws {
    let plaats = try proef()
    try corrigeer(plaats)
    try plaats.draai()
    try plaats.lever(
      "duo-verzuim-csv/b_20201101.csv",
      Meldingregel.bestand(.init(nummer: "1", soort: "L", mutatie: "2020-10-30")))
    #expect(try fout(plaats).contains("the supplier has mended it"))
    #expect(plaats.huidig() == "publicaties/1")
    // As known before, it still applies.
    try plaats.draai(opDag: "2020-10-31")
    let toen = try Uitvoer(plaats.map + "/data/publicaties/as-of-2020-10-31")
    #expect(toen.telling("luxe-meldingen") == 2)
    #expect(toen.tabel("correcties.csv").kolom("nummer") == ["1"])
  }

  @Test func `it applies until a day, by the newest delivery and never by the clock`() throws {
    let plaats = try proef()
    try corrigeer(plaats, tot: "2020-11-01")
    try plaats.draai()
    #expect(try plaats.uitvoer().telling("luxe-meldingen") == 2)
    try plaats.lever("duo-verzuim-csv/b_20201031.csv", Meldingregel.bestand(.init(nummer: "4")))
    try plaats.draai()
    #expect(try plaats.uitvoer().telling("luxe-meldingen") == 2)
    try plaats.lever("duo-verzuim-csv/c_20201101.csv", Meldingregel.bestand(.init(nummer: "5")))
    try plaats.draai()
    #expect(try plaats.uitvoer().telling("luxe-meldingen") == 1)
    #expect(try plaats.uitvoer().tabel("correcties.csv").rijen == [])
    // Nor does it stop anything then.
    try plaats.lever(
      "duo-verzuim-csv/d_20201102.csv",
      Meldingregel.bestand(.init(nummer: "1", soort: "L", mutatie: "2020-11-02")))
    #expect(try fout(plaats) == "")
  }

  @Test func `every reader counts with the corrections of the set-up that it uses`() throws {
    let plaats = try proef()
    try corrigeer(plaats)
    try plaats.draai()
    let jaar = Schooljaar(beginjaar: 2020)
    let data = plaats.map + "/data"
    let uitleg = try Uitleg(data: data, pipeline: nil).tekst(
      "luxe-meldingen", jaar, gemeente: nil, opDag: nil, peildatum: nil, metRecords: true)
    #expect(uitleg.contains("2 meldingen"))
    let zonder = try Uitleg(data: data, pipeline: Werkplaats.bron + "/pipelines/ijssel-vecht.yaml").tekst(
      "luxe-meldingen", jaar, gemeente: nil, opDag: nil, peildatum: nil, metRecords: true)
    #expect(zonder.contains("1 melding"))
    let opvragen = try Opvragen(data: data)
    #expect(
      try opvragen.aansluitingen(
        jaar, gemeente: nil, opDag: LocalDate(iso: "2020-12-01"), peildatum: nil, pipeline: nil,
        metVolgorde: false)
        != opvragen.aansluitingen(
          jaar, gemeente: nil, opDag: LocalDate(iso: "2020-12-01"), peildatum: nil,
          pipeline: Werkplaats.bron + "/pipelines/ijssel-vecht.yaml", metVolgorde: false))
    // Stale corrections stop a reader too.
    try corrigeer(plaats, "p.yaml", "melding: \"9\"")
    #expect(throws: Correctiefouten.self) {
      try Uitleg(data: data, pipeline: nil).tekst(
        "luxe-meldingen", jaar, gemeente: nil, opDag: nil, peildatum: nil, metRecords: false)
    }
  }

  @Test func `a file for another region is only checked`() throws {
    let plaats = try proef()
    try corrigeer(plaats, "p.yaml", "melding: \"9\"")
    try plaats.wijzig("correcties/p.yaml", "correcties:", "rmc_regio: 25\ncorrecties:")
    #expect(try fout(plaats) == "")
    #expect(try plaats.uitvoer().csv["correcties.csv"] == nil)
    try plaats.wijzig("correcties/p.yaml", "rmc_regio: 25", "rmc_regio: 10")
    #expect(try fout(plaats).contains("with this number is there"))
  }

  @Test func `with nothing delivered yet there is nothing to correct`() throws {
    let plaats = try Werkplaats()
    try corrigeer(plaats)
    #expect(try fout(plaats) == "")
  }

  /// Many corrections of many records against the same deliveries with the values put right in them.
  @Test func `corrected deliveries count as deliveries that were right`() throws {
    let plaats = try Werkplaats(heel: true)
    try plaats.maakInbox(300)
    try plaats.draai()
    let register = try DatabaseQueue(path: plaats.map + "/data/register.sqlite")
    let rijen = try register.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT v.nummer, v.soort, v.status FROM melding_huidig v WHERE v.soort <> 6 AND v.status <> 5
          ORDER BY v.nummer LIMIT 40
          """)
    }
    try register.close()
    #expect(rijen.count == 40)
    let lijst = try rijen.map { rij in
      let soort = try #require(Verzuimsoort(rawValue: rij["soort"] as UInt8)).code
      return """
          - melding: "\(rij["nummer"] as String)"
            veld: soort
            van: \(soort)
            naar: L
            reden: proef
            besloten-door: test
            besloten-op: 2021-01-01
            tot: 2099-01-01
        """
    }
    try plaats.schrijf(
      plaats.pijplijn + "/correcties/veel.yaml", "correcties:\n" + lijst.joined(separator: "\n") + "\n")
    try plaats.draai()
    let met = try plaats.uitvoer()
    #expect(met.tabel("correcties.csv").rijen.count == 40)

    // The same register with the values changed in its tables.
    try plaats.draai("anders", opzet: Werkplaats.bron + "/pipelines/ijssel-vecht.yaml")
    let ander = try DatabaseQueue(path: plaats.map + "/anders/register.sqlite")
    try ander.write { db in
      for rij in rijen {
        try db.execute(
          sql: "UPDATE melding_huidig SET soort = 6 WHERE nummer = ?", arguments: [rij["nummer"] as String])
      }
    }
    try ander.close()
    try plaats.lever("duo-verzuim-csv/leeg_20201001.csv", Meldingregel.kop)
    try plaats.draai()
    try plaats.draai("anders", opzet: Werkplaats.bron + "/pipelines/ijssel-vecht.yaml")
    #expect(
      try plaats.uitvoer().verschil(met: plaats.uitvoer("anders")) == ["correcties.csv", "dim_correctie"])
  }
}
