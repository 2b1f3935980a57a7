import Domain
import Foundation
import GRDB
import Register
import Testing

@testable import Pipeline

/// Of school years whose time is over only the published figures are left.
@Suite struct BewaartermijnTests {
  private let grens = Schooljaar(beginjaar: 2021)

  /// Pupil 1 is in both school years, and named by both numbers in the first alone; pupil 2 only in the first.
  private func gevuld() throws -> Werkplaats {
    let plaats = try Werkplaats()
    try plaats.lever(
      "duo-verzuim-csv/a_20201101.csv",
      Meldingregel.bestand(
        .init(nummer: "OUD1", onderwijsnummer: Proefnummer.onderwijsnummer(1), einde: "2020-09-18"),
        .init(nummer: "OUD2", bsn: Proefnummer.bsn(2), einde: "2020-09-18")))
    try plaats.lever(
      "volgsysteem-werkprocessen/w_20201115.csv",
      Werkprocesregel.bestand(
        .init(nummer: "OUD3", bsn: Proefnummer.bsn(2), einde: "2020-10-30", melding: "OUD2")))
    try plaats.draai()
    try plaats.lever(
      "duo-verzuim-csv/b_20211101.csv",
      Meldingregel.bestand(
        .init(nummer: "OUD2", bsn: Proefnummer.bsn(2), einde: "2020-09-18", mutatie: "2020-10-01"),
        .init(nummer: "N1", begin: "2021-09-14", melddatum: "2021-09-20", mutatie: "2021-09-21"),
        .init(
          nummer: "N2", bsn: "", onderwijsnummer: Proefnummer.onderwijsnummer(1), begin: "2021-10-04",
          melddatum: "2021-10-20", mutatie: "2021-10-21")))
    try plaats.draai()
    return plaats
  }

  private func verwijder(_ plaats: Werkplaats, droog: Bool = false) throws -> String {
    try Bewaartermijn(data: plaats.dataPad, voor: grens, wacht: false, droog: droog).doe()
  }

  @Test func `raw and record-level data goes, figures stay`() throws {
    let plaats = try gevuld()
    let oud = try plaats.uitvoer()
    let gezegd = try verwijder(plaats)
    #expect(
      gezegd.hasPrefix(
        """
        before schooljaar 2021-2022: 2 raw deliveries; 2 meldingen, 1 werkprocessen and 0 opgaven in 4 rows; 1 numbers of \
        pupils; rows about single pupils in 2 publications
        1 rows of these school years stay in the raw bytes of 1 later deliveries
        removed.
        """), "\(gezegd)")
    // The later delivery has a row still.
    let later = try plaats.bestanden(met: "OUD")
    #expect(later.count == 1 && later.allSatisfy { $0.hasPrefix("archief/") }, "\(later)")
    let nieuw = try plaats.uitvoer()
    for pad in oud.csv.keys {
      let isWeg =
        pad.contains("schooljaar=2020-2021")
        && [
          "feit_melding", "feit_geval", "feit_werkproces", "feit_kenmerk", "feit_opgave", "_regels",
          "_maskers",
        ].contains {
          pad.contains($0)
        }
      #expect(nieuw.csv[pad] == (isWeg ? nil : oud.csv[pad]), "\(pad)")
    }
    #expect(nieuw.telling("verzuim-meldingen", "2020-2021") == 2)
    #expect(nieuw.tabellen["feit_telling"] == oud.tabellen["feit_telling"])
    #expect(nieuw.tabellen["feit_melding"]?.kolom("schooljaar") == ["2021-2022", "2021-2022"])
    try plaats.bewaakBehoud()
    let register = try Register(lezen: plaats.dataPad + "/register.sqlite")
    let bevroren = try #require(try register.bevrorenSchooljaren())
    #expect(bevroren.voor == grens)
    #expect(bevroren.bevat(Schooljaar(beginjaar: 2020)) && !bevroren.bevat(grens))
    #expect(try Opvragen(data: plaats.dataPad).runs().contains("retain --before 2021-2022"))
    // Again: nothing is left to do.
    #expect(try verwijder(plaats).hasSuffix("nothing was left to remove\n"))
  }

  @Test func `two numbers of a pupil stay one, though the row that linked them is gone`() throws {
    let plaats = try gevuld()
    #expect(try plaats.uitvoer().telling("verzuim-leerlingen", "2021-2022") == 1)
    _ = try verwijder(plaats)
    try plaats.lever(
      "duo-verzuim-csv/c_20211201.csv",
      Meldingregel.bestand(
        .init(
          nummer: "N3", bsn: Proefnummer.bsn(5), begin: "2021-11-04", melddatum: "2021-11-20",
          mutatie: "2021-11-21")))
    try plaats.draai()
    #expect(try plaats.uitvoer().telling("verzuim-leerlingen", "2021-2022") == 2)
    #expect(try plaats.waarde("SELECT count(*) FROM persoon") == 3)
    // And both are forgotten together.
    #expect(try plaats.vergeet(Proefnummer.onderwijsnummer(1)).contains("1 BSN and 1 onderwijsnummer"))
    #expect(try plaats.waarde("SELECT count(*) FROM koppeling") == 0)
  }

  @Test func `rows of those school years that come later are kept out, and counted`() throws {
    let plaats = try gevuld()
    _ = try verwijder(plaats)
    try plaats.lever(
      "duo-verzuim-csv/d_20211202.csv",
      Meldingregel.bestand(
        .init(nummer: "OUD2", bsn: Proefnummer.bsn(2), einde: "2020-09-18", mutatie: "2021-12-01"),
        .init(nummer: "N4", begin: "2021-11-04", melddatum: "2021-11-20", mutatie: "2021-11-21")))
    try plaats.draai()
    #expect(try plaats.waarde("SELECT count(*) FROM melding_huidig WHERE nummer LIKE 'OUD%'") == 0)
    #expect(
      try plaats.waarde("SELECT verlopen FROM levering WHERE bestand = 'duo-verzuim-csv/d_20211202.csv'") == 1
    )
    #expect(try Opvragen(data: plaats.dataPad).runs().contains("bewaartermijn: 1 rows left out"))
    #expect(try plaats.waarde("SELECT count(*) FROM persoon") == 2)
    try plaats.bewaakBehoud()
  }

  @Test func `what is no longer kept isn't read again, and that is said once`() throws {
    let plaats = try gevuld()
    _ = try verwijder(plaats)
    try plaats.wijzig("bronnen/duo-verzuim-csv.yaml", "titel: ", "titel: Nieuw ")
    try plaats.draai()
    try plaats.draai()
    let runs = try Opvragen(data: plaats.dataPad).runs()
    #expect(runs.ranges(of: "1 deliveries are no longer kept; their rows stay as they were read").count == 1)
    #expect(try plaats.waarde("SELECT sum(verlopen) FROM levering") == 4)
    try plaats.bewaakBehoud()
    // A backup holds what is there, and says so.
    _ = try Reservekopie(data: plaats.dataPad, naar: plaats.map + "/kopie", metSleutel: true, wacht: false)
      .maak()
    _ = try Terugzetting(van: plaats.map + "/kopie").zetTerug(naar: plaats.map + "/terug", sleutel: nil)
    try plaats.bewaakBehoud("terug")
  }

  @Test func `a dry run changes nothing`() throws {
    let plaats = try gevuld()
    let voor = try Werkplaats.inhoud(plaats.dataPad).filter { !$0.key.contains("sqlite-") }
    #expect(try verwijder(plaats, droog: true).hasSuffix("nothing was removed: --dry-run\n"))
    let na = try Werkplaats.inhoud(plaats.dataPad).filter { !$0.key.contains("sqlite-") }
    #expect(Set(voor.keys).union(na.keys).filter { na[$0] != voor[$0] } == [])
  }

  /// Publication after publication, also under changed definitions: there is nothing left to count it from.
  @Test func `what was published of a school year without records is carried on as it is`() throws {
    let plaats = try gevuld()
    _ = try verwijder(plaats)
    let oud = try plaats.uitvoer()
    for nacht in 1...2 {
      try plaats.lever(
        "duo-verzuim-csv/c_2021120\(nacht).csv",
        Meldingregel.bestand(
          .init(nummer: "N\(nacht)0", begin: "2021-11-14", melddatum: "2021-11-20", mutatie: "2021-11-21"),
          // Late, and of a school year whose time is over: kept out.
          .init(nummer: "OUD\(nacht)0", einde: "2020-09-18")))
      #expect(try plaats.plan().contains("  2020-2021: keep as published\n"))
      if nacht == 2 { try plaats.wijzig("definities/verzuim.yaml", "dagen: 28", "dagen: 14") }
      try plaats.draai()
      let nieuw = try plaats.uitvoer()
      #expect(nieuw.telling("verzuim-meldingen", "2021-2022") == 2 + nacht)
      for (pad, inhoud) in oud.csv where pad.contains("schooljaar=2020-2021") {
        #expect(nieuw.csv[pad] == inhoud, "\(pad)")
      }
      #expect(nieuw.schooljaren == ["2020-2021", "2021-2022"])
      for (naam, tabel) in oud.tabellen {
        func vanOud(_ tabel: Tabel?) -> [[String: String]]? {
          tabel?.rijen(waar: ["schooljaar": "2020-2021"])
        }
        if tabel.kop.contains("schooljaar") {
          #expect(vanOud(nieuw.tabellen[naam]) == vanOud(tabel), "\(naam)")
        }
      }
      #expect(try plaats.run(nacht + 3).contains("done as planned"))
    }
    // Not what nobody can vouch for any more.
    try Data("vreemd".utf8).write(
      to: URL(fileURLWithPath: plaats.dataPad + "/uitvoer/feiten/schooljaar=2020-2021/feit_telling.csv"))
    try plaats.lever(
      "duo-verzuim-csv/d_20211210.csv", Meldingregel.bestand(.init(nummer: "N9", melddatum: "2021-11-20")))
    #expect(throws: (any Error).self) { try plaats.draai() }
    #expect(plaats.huidig() == "publicaties/4")
  }

  @Test func `a publication as of a day that holds such a school year isn't made again`() throws {
    let plaats = try gevuld()
    try plaats.draai(opDag: "2021-11-15")
    let pad = plaats.dataPad + "/publicaties/as-of-2021-11-15"
    _ = try verwijder(plaats)
    let oud = try Uitvoer(pad)
    #expect(throws: NietGevonden.self) { try plaats.draai(opDag: "2021-11-15") }
    #expect(try Uitvoer(pad).verschil(met: oud) == [])
    // Another day can be asked for, without the school years that are gone.
    try plaats.draai(opDag: "2021-11-16")
    #expect(try Uitvoer(plaats.dataPad + "/publicaties/as-of-2021-11-16").schooljaren == ["2021-2022"])
    let run = try #require(try Register(lezen: plaats.dataPad + "/register.sqlite").runs().last?.nummer)
    let gezegd = try plaats.run(run)
    #expect(gezegd.contains("done as planned") && !gezegd.contains("2020-2021"), "\(gezegd)")
  }

  @Test func `a backfill leaves such a school year as it was published`() throws {
    let plaats = try gevuld()
    _ = try verwijder(plaats)
    let oud = try plaats.uitvoer()
    try plaats.wijzig("definities/verzuim.yaml", "soort: [L]", "soort: [L, V3]")
    func herbereken(_ jaren: ClosedRange<Schooljaar>) throws {
      _ = try Herberekening(
        .init(data: plaats.dataPad, schooljaren: jaren, pipeline: nil, publiceer: true, wacht: false)
      ).doe()
    }
    let eerste = Schooljaar(beginjaar: 2020)
    #expect(throws: NietGevonden.self) { try herbereken(eerste...eerste) }
    #expect(plaats.huidig() == "publicaties/2")
    try herbereken(eerste...grens)
    let nieuw = try plaats.uitvoer()
    #expect(plaats.huidig() == "publicaties/3")
    for (pad, inhoud) in oud.csv where pad.contains("schooljaar=2020-2021") {
      #expect(nieuw.csv[pad] == inhoud, "\(pad)")
    }
    #expect(nieuw.schooljaren == oud.schooljaren)
    #expect(
      nieuw.telling("luxe-meldingen", "2021-2022") != oud.telling("luxe-meldingen", "2021-2022"))
  }

  /// A melding without an end counts on each peildatum from its begin on, and a werkproces leads to its melding.
  @Test func `what a later school year needs stays, and nothing else`() throws {
    let plaats = try Werkplaats()
    try plaats.lever(
      "duo-verzuim-csv/a_20201101.csv",
      Meldingregel.bestand(
        .init(nummer: "LOOPT", bsn: Proefnummer.bsn(2)),
        .init(nummer: "TOT", bsn: Proefnummer.bsn(3), einde: "2021-08-01"),
        .init(nummer: "WEG", bsn: Proefnummer.bsn(4), einde: "2021-07-31"),
        .init(nummer: "WEG2", bsn: Proefnummer.bsn(5), einde: "2020-09-18"),
        .init(nummer: "ACHTER", bsn: Proefnummer.bsn(6), einde: "2020-09-18"),
        // Later said to have ended, when the limit was past: until then it ran on.
        .init(nummer: "TOEN", bsn: Proefnummer.bsn(7)),
        // And this one before: it never ran on in what can be asked for.
        .init(nummer: "WEG3", bsn: Proefnummer.bsn(8))))
    try plaats.lever(
      "duo-verzuim-csv/a_20210730.csv",
      Meldingregel.bestand(
        .init(nummer: "WEG3", bsn: Proefnummer.bsn(8), einde: "2020-12-01", mutatie: "2021-07-29")))
    try plaats.lever(
      "duo-verzuim-csv/b_20211101.csv",
      Meldingregel.bestand(
        .init(nummer: "TOEN", bsn: Proefnummer.bsn(7), einde: "2021-07-30", mutatie: "2021-10-30"),
        .init(nummer: "N1", begin: "2021-09-14", melddatum: "2021-09-20", mutatie: "2021-09-21")))
    try plaats.lever(
      "volgsysteem-werkprocessen/w_20211101.csv",
      Werkprocesregel.bestand(
        .init(nummer: "W1", bsn: Proefnummer.bsn(6), start: "2021-09-22", melding: "ACHTER"),
        .init(nummer: "W2", start: "2020-09-22", einde: "2020-09-23", melding: "N1"),
        .init(nummer: "W3", bsn: Proefnummer.bsn(4), einde: "2020-10-30", melding: "WEG")))
    try plaats.draai()
    let gezegd = try verwijder(plaats)
    #expect(gezegd.contains("5 records of these school years stay"), "\(gezegd)")
    #expect(
      try plaats.teksten("SELECT nummer FROM melding_huidig ORDER BY nummer") == [
        "ACHTER", "LOOPT", "N1", "TOEN", "TOT",
      ])
    #expect(try plaats.teksten("SELECT nummer FROM werkproces_huidig ORDER BY nummer") == ["W1", "W2"])
    // Its end comes in still, and what is new of those school years only when it runs on.
    try plaats.lever(
      "duo-verzuim-csv/c_20211201.csv",
      Meldingregel.bestand(
        .init(nummer: "LAAT", bsn: Proefnummer.bsn(9), einde: "2020-09-18", mutatie: "2021-11-30"),
        .init(nummer: "LAAT2", bsn: Proefnummer.bsn(9), mutatie: "2021-11-30"),
        .init(nummer: "LOOPT", bsn: Proefnummer.bsn(2), einde: "2021-10-08", mutatie: "2021-11-30")))
    try plaats.draai()
    #expect(
      try plaats.teksten("SELECT nummer FROM melding_huidig ORDER BY nummer") == [
        "ACHTER", "LAAT2", "LOOPT", "N1", "TOEN", "TOT",
      ])
    #expect(try plaats.uitvoer().schooljaren == ["2020-2021", "2021-2022"])
    try plaats.bewaakBehoud()
  }

  /// Not only as it is now, but as it was known on any day from the first of August on.
  @Test func `a version that was current from the limit on keeps a record, an older one doesn't`() throws {
    let plaats = try Werkplaats()
    func regel(
      _ nummer: String, _ n: Int, einde: String = "", melddatum: String = "2020-09-20", mutatie: String
    ) -> Meldingregel {
      Meldingregel(
        nummer: nummer, bsn: Proefnummer.bsn(n), einde: einde, melddatum: melddatum, mutatie: mutatie)
    }
    try plaats.lever(
      "duo-verzuim-csv/a_20201101.csv",
      Meldingregel.bestand(
        regel("DICHT", 2, einde: "2020-09-18", mutatie: "2020-10-30"),
        regel("OPEN", 3, mutatie: "2020-10-30")))
    // Versions that came later, and are older.
    try plaats.lever(
      "duo-verzuim-csv/a_20210730.csv",
      Meldingregel.bestand(
        regel("DICHT", 2, mutatie: "2020-09-21"),
        regel("OPEN", 3, einde: "2020-09-18", mutatie: "2020-09-21")))
    // For a day one was open, and another's date lay behind the limit.
    try plaats.lever(
      "duo-verzuim-csv/b_20211101.csv",
      Meldingregel.bestand(
        regel("EVEN", 4, mutatie: "2021-10-20"),
        regel("VERZET", 5, einde: "2020-09-18", melddatum: "2021-08-20", mutatie: "2021-10-20"),
        .init(nummer: "N1", begin: "2021-09-14", melddatum: "2021-09-20", mutatie: "2021-09-21")))
    try plaats.lever(
      "duo-verzuim-csv/b_20211102.csv",
      Meldingregel.bestand(
        regel("EVEN", 4, einde: "2020-09-18", mutatie: "2021-10-21"),
        regel("VERZET", 5, einde: "2020-09-18", mutatie: "2021-10-21")))
    try plaats.draai()
    #expect(try verwijder(plaats).contains("3 records of these school years stay"))
    #expect(
      try plaats.teksten("SELECT nummer FROM melding_huidig ORDER BY nummer") == [
        "EVEN", "N1", "OPEN", "VERZET",
      ])
    try plaats.bewaakBehoud()
  }

  /// The row that linked the numbers is gone, and no row that stays bears the second, one removal after another.
  @Test func `all numbers of a pupil who stays are kept, also of one without BSN`() throws {
    let plaats = try Werkplaats()
    try plaats.lever(
      "duo-verzuim-csv/a_20201101.csv",
      Meldingregel.bestand(
        .init(nummer: "OUD1", onderwijsnummer: Proefnummer.onderwijsnummer(1), einde: "2020-09-18"),
        .init(nummer: "OUD2", bsn: "", onderwijsnummer: Proefnummer.onderwijsnummer(2), einde: "2020-09-18"),
        .init(
          nummer: "OUD4", bsn: Proefnummer.bsn(4), onderwijsnummer: Proefnummer.onderwijsnummer(4),
          einde: "2020-09-18")))
    func nieuw(_ nummer: String, bsn: String, onderwijsnummer: String) -> Meldingregel {
      Meldingregel(
        nummer: nummer, bsn: bsn, onderwijsnummer: onderwijsnummer, begin: "2021-09-14",
        melddatum: "2021-09-20", mutatie: "2021-09-21")
    }
    try plaats.lever(
      "duo-verzuim-csv/b_20211101.csv",
      Meldingregel.bestand(
        nieuw("N1", bsn: Proefnummer.bsn(1), onderwijsnummer: ""),
        nieuw("N3", bsn: "", onderwijsnummer: Proefnummer.onderwijsnummer(3))))
    try plaats.draai()
    func bewaak() throws {
      // Those of pupil 1, and that of the pupil without BSN.
      #expect(try plaats.waarde("SELECT count(*) FROM persoon") == 3)
      #expect(try plaats.waarde("SELECT count(*) FROM koppeling") == 1)
    }
    _ = try verwijder(plaats)
    try bewaak()
    try plaats.lever(
      "duo-verzuim-csv/b_20211102.csv",
      Meldingregel.bestand(.init(nummer: "LAAT", bsn: Proefnummer.bsn(5), einde: "2020-09-18")))
    try plaats.draai()
    try bewaak()
    try plaats.lever(
      "duo-verzuim-csv/c_20211201.csv",
      Meldingregel.bestand(nieuw("N2", bsn: "", onderwijsnummer: Proefnummer.onderwijsnummer(1))))
    try plaats.draai()
    #expect(try plaats.uitvoer().telling("verzuim-leerlingen", "2021-2022") == 2)
  }

  @Test func `the latest of several limits holds`() throws {
    let plaats = try Werkplaats()
    let oud = Meldingregel(nummer: "OUD", begin: "2019-09-16", einde: "2019-09-20", melddatum: "2019-09-20")
    try plaats.lever("duo-verzuim-csv/a_20191101.csv", Meldingregel.bestand(oud))
    try plaats.lever(
      "duo-verzuim-csv/a_20201101.csv", Meldingregel.bestand(.init(nummer: "OUD2", einde: "2020-09-18")))
    try plaats.draai()
    for jaar in [Schooljaar(beginjaar: 2020), grens] {
      let gezegd = try Bewaartermijn(data: plaats.dataPad, voor: jaar, wacht: false, droog: false).doe()
      #expect(gezegd.hasPrefix("before schooljaar \(jaar): 1 raw deliveries; 1 meldingen"), "\(gezegd)")
    }
    try plaats.lever(
      "duo-verzuim-csv/b_20211101.csv", Meldingregel.bestand(.init(nummer: "LAAT", einde: "2020-09-18")))
    #expect(try plaats.plan().contains("  2019-2020: keep as published\n  2020-2021: keep as published\n"))
    try plaats.draai()
    #expect(try plaats.waarde("SELECT count(*) FROM melding_versie") == 0)
    #expect(try plaats.uitvoer().telling("verzuim-meldingen", "2020-2021") == 1)
  }

  /// Held against a twin that keeps everything: what is published of the school years that stay is the same, now and as
  /// known on any day from then on.
  @Test(arguments: 1...6) func `no figure of a school year that stays changes`(proef: Int) throws {
    var toeval = Vastetoeval(stand: UInt64(proef))
    let plaats = try Werkplaats()
    let bron = Willekeurigebron()
    for (i, dag) in ["20201005", "20210301", "20210731", "20210801", "20211103"].enumerated() {
      try plaats.lever("duo-verzuim-csv/m_\(dag).csv", bron.meldingen(&toeval, levering: i))
      try plaats.lever("volgsysteem-werkprocessen/w_\(dag).csv", bron.werkprocessen(&toeval, levering: i))
    }
    try plaats.draai()
    try plaats.draai("tweeling")
    _ = try verwijder(plaats)
    #expect(try plaats.waarde("SELECT sum(verlopen) > 0 FROM levering") == true)
    // Then changes of what is kept: what comes back to something removed finds it gone.
    let blijft = Set(
      try plaats.teksten("SELECT nummer FROM melding_huidig UNION SELECT nummer FROM werkproces_huidig"))
    try plaats.lever(
      "duo-verzuim-csv/m_20211224.csv", bron.meldingen(&toeval, levering: 5, alleen: blijft))
    try plaats.lever(
      "volgsysteem-werkprocessen/w_20211224.csv", bron.werkprocessen(&toeval, levering: 5, alleen: blijft))
    // All is counted anew.
    try plaats.wijzig("definities/verzuim.yaml", "dagen: 28", "dagen: 21")
    for dag in [nil, "2021-08-01", "2021-10-15", "2021-11-03"] {
      try plaats.draai(opDag: dag)
      try plaats.draai("tweeling", opDag: dag)
      let naam = dag.map { "publicaties/as-of-\($0)" } ?? "uitvoer"
      // Tables of the yearbook show the school year before it too.
      let nu = try Uitvoer("\(plaats.map)/data/\(naam)").csv.filter {
        $0.key.contains("schooljaar=2021-2022")
      }
      let tweeling = try Uitvoer("\(plaats.map)/tweeling/\(naam)").csv.filter {
        $0.key.contains("schooljaar=2021-2022")
      }
      #expect(Set(nu.keys) == Set(tweeling.keys) && !(dag == nil && nu.isEmpty))
      for (pad, inhoud) in nu where tweeling[pad] != inhoud { Issue.record("\(naam): \(pad)") }
    }
    try plaats.bewaakBehoud()
  }
}

/// Records of few pupils around the first of August, with versions that open, close and move them, and bear one number of
/// a pupil or both; later versions come in later deliveries.
private struct Willekeurigebron {
  private static let dagen = [
    "2020-08-20", "2020-09-14", "2020-10-15", "2020-11-20", "2021-01-12", "2021-03-02", "2021-05-11",
    "2021-07-30", "2021-07-31", "2021-08-01", "2021-08-02",
    "2021-09-14",
    "2021-10-01", "2021-10-20",
  ]

  private func dagen(_ toeval: inout Vastetoeval) -> (van: String, tot: String) {
    let van = Int.random(in: 0..<Self.dagen.count, using: &toeval)
    let tot =
      Bool.random(using: &toeval) ? van : Int.random(in: van...Self.dagen.count, using: &toeval)
    return (Self.dagen[van], tot == Self.dagen.count ? "" : Self.dagen[tot])
  }

  private func mutatie(_ levering: Int) -> String { "2020-0\(levering + 1)-01" }

  /// - Parameter alleen: the records that it may name; nil = all.
  func meldingen(_ toeval: inout Vastetoeval, levering: Int, alleen: Set<String>? = nil) -> String {
    Meldingregel.kop
      + (0..<25).map { _ in
        let nummer = Int.random(in: 1...90, using: &toeval)
        let (van, tot) = dagen(&toeval)
        guard alleen?.contains("M\(nummer)") != false else { return "" }
        let beide = Int.random(in: 0..<6, using: &toeval) == 0
        return Meldingregel(
          nummer: "M\(nummer)", bsn: Proefnummer.bsn(nummer % 12),
          onderwijsnummer: beide ? Proefnummer.onderwijsnummer(nummer % 6) : "", begin: van, einde: tot,
          melddatum: van, status: ["B", "G", "I"].randomElement(using: &toeval) ?? "B",
          mutatie: mutatie(levering)
        ).csv
      }.joined()
  }

  func werkprocessen(_ toeval: inout Vastetoeval, levering: Int, alleen: Set<String>? = nil) -> String {
    Werkprocesregel.kop
      + (0..<20).map { _ in
        let nummer = Int.random(in: 1...70, using: &toeval)
        let melding = "M\(Int.random(in: 1...90, using: &toeval))"
        let (van, tot) = dagen(&toeval)
        guard alleen?.isSuperset(of: ["W\(nummer)", melding]) != false else { return "" }
        return Werkprocesregel(
          nummer: "W\(nummer)", bsn: Proefnummer.bsn(nummer % 12),
          soort: ["signaalverzuim", "lrv", "absoluut"].randomElement(using: &toeval) ?? "lrv", start: van,
          einde: tot, melding: melding, mutatie: mutatie(levering)
        ).csv
      }.joined()
  }
}
