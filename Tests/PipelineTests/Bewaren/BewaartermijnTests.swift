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
        .init(nummer: "OUD2", bsn: Proefnummer.bsn(2))))
    try plaats.lever(
      "volgsysteem-werkprocessen/w_20201115.csv",
      Werkprocesregel.bestand(.init(nummer: "OUD3", bsn: Proefnummer.bsn(2), melding: "OUD2")))
    try plaats.draai()
    try plaats.lever(
      "duo-verzuim-csv/b_20211101.csv",
      Meldingregel.bestand(
        .init(nummer: "OUD2", bsn: Proefnummer.bsn(2), mutatie: "2020-10-01"),
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
        before schooljaar 2021-2022: 2 raw deliveries; 2 meldingen and 1 werkprocessen in 4 rows; 1 numbers of pupils; rows \
        about single pupils in 2 publications
        1 rows of these school years stay in the raw bytes of 1 later deliveries
        2 of these records had no end or ran on
        """), "\(gezegd)")
    // The later delivery has a row still, and so have the tables of a school year that stays, of what ran on into it.
    let later = try plaats.bestanden(met: "OUD")
    #expect(
      later.allSatisfy {
        $0.hasPrefix("archief/") || $0.contains("schooljaar=2021-2022/")
          || $0 == "publicaties/2/sluitend.sqlite"
      }, "\(later)")
    #expect(later.count { $0.hasPrefix("archief/") } == 1)
    let nieuw = try plaats.uitvoer()
    for pad in oud.csv.keys {
      let isWeg =
        pad.contains("schooljaar=2020-2021")
        && ["feit_melding", "feit_geval", "feit_werkproces", "_regels", "_maskers"].contains {
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
        .init(nummer: "OUD2", bsn: Proefnummer.bsn(2), mutatie: "2021-12-01"),
        .init(nummer: "N4", begin: "2021-11-04", melddatum: "2021-11-20", mutatie: "2021-11-21")))
    try plaats.draai()
    #expect(try plaats.waarde("SELECT count(*) FROM melding_huidig WHERE nummer LIKE 'OUD%'") == 0)
    #expect(
      try plaats.waarde("SELECT verlopen FROM levering WHERE bestand = 'duo-verzuim-csv/d_20211202.csv'") == 1
    )
    #expect(try Opvragen(data: plaats.dataPad).runs().contains("verlopen 1"))
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
  }
}
