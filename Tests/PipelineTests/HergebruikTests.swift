import Domain
import Foundation
import Register
import Systeem
import Testing

@testable import Pipeline

/// What nothing touched is taken over from the publication before, and nobody can tell it from what was counted.
@Suite struct HergebruikTests {
  /// Night after night, over four school years; the results are held against those of one run over all of it.
  @Test(arguments: [3, 8] as [UInt64]) func `after each night the results are those of a single run`(
    seed: UInt64
  ) throws {
    let plaats = try Werkplaats()
    try plaats.maakInbox(300, seed: seed, vanaf: 2018, "\(plaats.map)/alles")
    var overgenomen = 0
    let paden = try FileManager.default.subpathsOfDirectory(atPath: plaats.map + "/alles")
      .filter { $0.hasSuffix(".csv") || $0.hasSuffix(".xml") }.sorted { Self.dag($0) < Self.dag($1) }
    for (nacht, pad) in paden.enumerated() {
      try plaats.kopieer([pad], van: plaats.map + "/alles", naar: plaats.inbox)
      try plaats.draai()
      overgenomen += try plaats.run(nacht + 1).matches(of: /tellen.*\n.*taken over/).count
      try plaats.draai("vers-\(nacht)")
      #expect(try plaats.uitvoer().verschil(met: plaats.uitvoer("vers-\(nacht)")) == [], "after \(pad)")
      try FileManager.default.removeItem(atPath: "\(plaats.map)/vers-\(nacht)")
    }
    #expect(overgenomen > paden.count, "too little was taken over: this proves nothing")
  }

  private static func dag(_ pad: String) -> String {
    (try? /_(\d{8})/.firstMatch(in: pad)).map { String($0.1) } ?? "0"
  }

  /// Two school years, of which a new delivery touches one.
  private func plaatsMetTweeJaren() throws -> Werkplaats {
    let plaats = try Werkplaats()
    try plaats.lever(
      "duo-verzuim-csv/a_20211001.csv",
      Meldingregel.bestand(
        .init(nummer: "1", einde: "2020-09-20"),
        .init(
          nummer: "2", bsn: Proefnummer.bsn(2), begin: "2021-09-14", einde: "2021-09-20",
          melddatum: "2021-09-20", mutatie: "2021-09-21")))
    try plaats.draai()
    return plaats
  }

  private let nieuw = Meldingregel(
    nummer: "3", bsn: Proefnummer.bsn(3), begin: "2021-09-15", einde: "2021-09-20", melddatum: "2021-09-20",
    mutatie: "2021-09-22")

  @Test func `a school year that nothing touches is taken over`() throws {
    let plaats = try plaatsMetTweeJaren()
    try plaats.lever("duo-verzuim-csv/b_20211002.csv", Meldingregel.bestand(nieuw))
    let plan = try plaats.plan()
    #expect(plan.contains("  2020-2021: keep as published\n"))
    #expect(plan.contains("  2021-2022: count: 1 new or changed row in duo-verzuim-csv/b_20211002.csv\n"))
    try plaats.draai()
    let run = try plaats.run(2)
    #expect(run.contains(plan) && run.contains("done as planned"))
    #expect(run.contains("1 meldingen, 0 werkprocessen, as in publication 1: taken over"))
    #expect(run.contains("2 meldingen, 0 werkprocessen\n"))
  }

  /// Somebody opened a published file and saved it: what was published is counted again, not carried on.
  @Test(arguments: [
    "feiten/schooljaar=2020-2021/feit_telling.csv", "sluitend.sqlite",
    "aansluitingen/schooljaar=2020-2021/verzuim-volgsysteem-duo.csv",
  ]) func `a published file that was changed is not taken over`(_ bestand: String) throws {
    let plaats = try plaatsMetTweeJaren()
    try plaats.lever("duo-verzuim-csv/b_20211002.csv", Meldingregel.bestand(nieuw))
    let pad = plaats.map + "/data/publicaties/1/" + bestand
    let oud = try Data(contentsOf: URL(fileURLWithPath: pad))
    try (oud.dropLast() + [oud[oud.count - 1] ^ 1]).write(to: URL(fileURLWithPath: pad))
    try plaats.draai()
    let run = try plaats.run(2)
    #expect(
      run.contains(
        "not as planned: 2020-2021: counted, though not planned: its files are no longer those that were published"
      ))
    #expect(!run.contains("taken over"))
    try plaats.draai("vers")
    #expect(try plaats.uitvoer().verschil(met: plaats.uitvoer("vers")) == [])
  }

  @Test func `a file too many or too few is not taken over`() throws {
    for isTeVeel in [true, false] {
      let plaats = try plaatsMetTweeJaren()
      let jaar = plaats.map + "/data/publicaties/1/feiten/schooljaar=2020-2021"
      if isTeVeel {
        try plaats.schrijf(jaar + "/feit_vreemd.csv", "vreemd\n")
      } else {
        try FileManager.default.removeItem(atPath: jaar + "/feit_geval.csv")
      }
      try plaats.lever("duo-verzuim-csv/b_20211002.csv", Meldingregel.bestand(nieuw))
      try plaats.draai()
      try plaats.draai("vers")
      #expect(try plaats.uitvoer().verschil(met: plaats.uitvoer("vers")) == [], "too many: \(isTeVeel)")
    }
  }

  /// A register that remembers each file anew every night grows with nights times school years.
  @Test func `what is taken over is not written down once more`() throws {
    let plaats = try plaatsMetTweeJaren()
    for nacht in 2...4 {
      var regel = nieuw
      regel.nummer = "\(nacht)0"
      try plaats.lever("duo-verzuim-csv/nacht_2021100\(nacht).csv", Meldingregel.bestand(regel))
      try plaats.draai()
      let register = try Register(lezen: plaats.map + "/data/register.sqlite")
      let publicatie = try #require(try register.publicatie(nacht))
      let map = plaats.map + "/data/publicaties/\(nacht)"
      #expect(
        try publicatie.bestanden == Map.paden(onder: map).sorted().map { try .init($0, in: map) })
      for (jaar, lijsten) in [("2020-2021", 1), ("2021-2022", nacht)] {
        for deel in ["feiten", "aansluitingen"] {
          let aantal: Int? = try plaats.waarde(
            """
            SELECT count(DISTINCT lijst) FROM bestandslijst_bestand WHERE pad LIKE '\(deel)/schooljaar=\(jaar)/%'
            """)
          #expect(aantal == lijsten, "\(deel) of \(jaar) after night \(nacht)")
        }
      }
      let sommen = try plaats.teksten(
        """
        SELECT som.naam FROM stap_som som JOIN stap ON stap.run = som.run AND stap.nummer = som.stap
        WHERE som.run = \(nacht) AND stap.naam = 'tellen 2020-2021' AND som.soort = 'uitvoer'
        """)
      #expect(sommen == ["schooljaar=2020-2021"])
    }
  }

  @Test func `the files of publications outlive a register of before, and a number that is given again`()
    throws
  {
    let plaats = try plaatsMetTweeJaren()
    try plaats.lever("duo-verzuim-csv/b_20211002.csv", Meldingregel.bestand(nieuw))
    try plaats.draai()
    func bestanden(_ register: Register) throws -> [[Publicatieverslag.Bestand]?] {
      try (1...2).map { try register.publicatie($0)?.bestanden }
    }
    let eerder = try bestanden(Register(lezen: plaats.map + "/data/register.sqlite"))
    try plaats.voerUit(
      """
      CREATE TABLE publicatie_bestand (publicatie INTEGER NOT NULL REFERENCES publicatie(nummer), pad TEXT NOT NULL,
        bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (publicatie, pad)) WITHOUT ROWID;
      INSERT INTO publicatie_bestand SELECT p.publicatie, b.pad, b.bytes, b.sha256 FROM publicatie_lijst p
        JOIN bestandslijst_bestand b ON b.lijst = p.lijst;
      DROP TABLE publicatie_lijst; DROP TABLE bestandslijst_bestand; DROP TABLE bestandslijst;
      DELETE FROM grdb_migrations WHERE identifier = 'bestandslijsten';
      """)
    let register = try Register(plaats.map + "/data/register.sqlite")
    #expect(try bestanden(register) == eerder)
    // A run was killed before it switched: the next one gives the number again.
    let tweede = try #require(try register.publicatie(2))
    try register.onthoud(tweede, inhoud: [:])
    #expect(try bestanden(register) == eerder)
    try register.onthoud(bestanden: [.init("a/b.csv", bytes: 1, sha256: "x")], vanPublicatie: 2)
    #expect(try bestanden(register) == [eerder[0], [.init("a/b.csv", bytes: 1, sha256: "x")]])
    for (tabel, kolom) in [("bestandslijst", "id"), ("bestandslijst_bestand", "lijst")] {
      let los: Int? = try plaats.waarde(
        "SELECT count(*) FROM \(tabel) WHERE \(kolom) NOT IN (SELECT lijst FROM publicatie_lijst)")
      #expect(los == 0)
    }
  }

  /// With the very same bytes: what lies elsewhere can change at any time.
  @Test func `a link in place of a published file is not taken over`() throws {
    let plaats = try plaatsMetTweeJaren()
    try plaats.lever("duo-verzuim-csv/b_20211002.csv", Meldingregel.bestand(nieuw))
    let pad = plaats.map + "/data/publicaties/1/feiten/schooljaar=2020-2021/feit_telling.csv"
    try FileManager.default.moveItem(atPath: pad, toPath: plaats.map + "/elders.csv")
    try FileManager.default.createSymbolicLink(atPath: pad, withDestinationPath: plaats.map + "/elders.csv")
    try plaats.draai()
    #expect(try plaats.run(2).contains("its files are no longer those that were published"))
    try plaats.draai("vers")
    #expect(try plaats.uitvoer().verschil(met: plaats.uitvoer("vers")) == [])
  }

  /// Another version of the program counts all anew, though no test can be another version.
  @Test
  func `what a school year is counted from is the program, the configuration, its records and their sources`()
    throws
  {
    let plaats = try plaatsMetTweeJaren()
    let register = try Register(lezen: plaats.map + "/data/register.sqlite")
    let publicatie = try #require(try register.publicatie(1))
    let configuratie = try Configuratie(plaats.opzet)
    let registratie = Registratie(bronnen: ["duo-verzuim-csv"], configuratie.profielen).tekst
    #expect(publicatie.delen.count == 2)
    for deel in publicatie.delen {
      let som: String? = try plaats.waarde(
        "SELECT sha256 FROM stap_som WHERE naam = 'records \(deel.schooljaar)'")
      let records = try #require(som)
      #expect(
        deel.grond
          == Configuratie.hash(
            "\(Versie.huidig) \(configuratie.telgrond) \(deel.schooljaar) \(records) \(registratie)"))
    }
  }

  /// What ties a school year to records elsewhere.
  static let verbanden: [(naam: String, bestand: String, inhoud: String)] = [
    (
      "a link between two numbers of a pupil", "duo-verzuim-csv/b_20211002.csv",
      Meldingregel.bestand(
        .init(
          nummer: "3", bsn: Proefnummer.bsn(1), onderwijsnummer: Proefnummer.onderwijsnummer(1),
          begin: "2021-09-15",
          einde: "2021-09-20", melddatum: "2021-09-20", mutatie: "2021-09-22"))
    ),
    (
      "a werkproces on a melding of another school year", "volgsysteem-werkprocessen/b_20211002.csv",
      Werkprocesregel.bestand(.init(nummer: "W1", start: "2021-09-22", melding: "1", mutatie: "2021-09-23"))
    ),
    (
      "an earlier record that still runs", "duo-verzuim-csv/b_20211002.csv",
      Meldingregel.bestand(
        .init(
          nummer: "4", bsn: Proefnummer.bsn(4), begin: "2020-06-01", melddatum: "2020-06-02",
          mutatie: "2021-09-22"))
    ),
    (
      "a melding that moves to another school year", "duo-verzuim-csv/b_20211002.csv",
      Meldingregel.bestand(
        .init(
          nummer: "1", begin: "2021-09-14", einde: "2021-09-20", melddatum: "2021-09-20",
          mutatie: "2021-09-25"))
    ),
  ]

  @Test(arguments: verbanden.indices) func `what touches a school year from elsewhere lets it be counted`(
    _ i: Int
  ) throws {
    let verband = Self.verbanden[i]
    let plaats = try Werkplaats()
    try plaats.lever(
      "duo-verzuim-csv/a_20211001.csv",
      Meldingregel.bestand(
        .init(nummer: "1", bsn: "", onderwijsnummer: Proefnummer.onderwijsnummer(1), einde: "2020-09-20"),
        .init(
          nummer: "2", bsn: Proefnummer.bsn(2), begin: "2021-09-14", einde: "2021-09-20",
          melddatum: "2021-09-20", mutatie: "2021-09-21")))
    try plaats.draai()
    let eerste = try plaats.uitvoer()
    try plaats.lever(verband.bestand, verband.inhoud)
    try plaats.draai()
    try plaats.draai("vers")
    #expect(try plaats.uitvoer().verschil(met: plaats.uitvoer("vers")) == [], "\(verband.naam)")
    // It did touch the school year before, or this proves nothing.
    #expect(
      try plaats.uitvoer().verschil(met: eerste).contains { $0.contains("schooljaar=2020-2021") },
      "\(verband.naam)")
  }
}
