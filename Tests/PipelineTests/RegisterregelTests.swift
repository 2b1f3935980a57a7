import Domain
import Foundation
import Pipeline
import Testing
@testable import Register

/// What the register makes of deliveries (formats.md, "Register"), seen in what is published.
@Suite struct RegisterregelTests {
  private static let map = "duo-verzuim-csv/"

  /// The status that counts for a melding; nil when it isn't published.
  private func status(_ nummer: String, _ uitvoer: Uitvoer) -> String? {
    uitvoer.schooljaren.lazy.flatMap {
      uitvoer.feiten($0, "feit_melding").rijen(waar: ["meldingsnummer": nummer])
    }.first?["status"]
  }

  // Names and contents.

  @Test(arguments: [false, true]) func `the same bytes under several names count once`(_ omgekeerd: Bool)
    throws
  {
    let plaats = try Werkplaats()
    let inhoud = Meldingregel.bestand(.init(nummer: "1"))
    // By bytes a capital comes before a small letter, whatever the language of the machine.
    var namen = ["b_20201001.csv", "A_20201101.csv", "B_20201001.csv", "a_20201001.csv"]
    if omgekeerd { namen.reverse() }
    for naam in namen {
      try plaats.lever(Self.map + naam, inhoud)
      try plaats.draai()
    }
    let uitvoer = try plaats.uitvoer()
    #expect(uitvoer.telling("verzuim-meldingen") == 1)
    #expect(
      uitvoer.uitkomsten == [
        Self.map + "B_20201001.csv": ["aanvaard"], Self.map + "b_20201001.csv": ["dubbel"],
        Self.map + "a_20201001.csv": ["dubbel"], Self.map + "A_20201101.csv": ["dubbel"],
      ])
  }

  @Test func `new bytes under an old name are another delivery`() throws {
    let plaats = try Werkplaats()
    for status in ["B", "G"] {
      try plaats.lever(
        Self.map + "a_20201001.csv",
        Meldingregel.bestand(
          .init(nummer: "1", status: status, mutatie: status == "B" ? "2020-09-21" : "2020-09-22")))
      try plaats.draai()
    }
    let uitvoer = try plaats.uitvoer()
    #expect(uitvoer.uitkomsten == [Self.map + "a_20201001.csv": ["aanvaard", "aanvaard"]])
    #expect(status("1", uitvoer) == "G")
  }

  /// The date of receipt orders versions of the same moment, and decides what was known when: a date that turns out
  /// to be earlier moves both.
  @Test func `an earlier date that comes later moves all results`() throws {
    let plaats = try Werkplaats()
    let x = Meldingregel.bestand(
      .init(nummer: "1", onderwijsnummer: Proefnummer.onderwijsnummer(1), status: "B"))
    let y = Meldingregel.bestand(
      .init(nummer: "1", status: "G"),
      .init(nummer: "2", bsn: "", onderwijsnummer: Proefnummer.onderwijsnummer(1)))
    func lever(_ inbox: String, _ naam: String, _ inhoud: String) throws {
      try plaats.lever(Self.map + naam, inhoud, inbox: inbox)
    }
    let later = plaats.map + "/later-inbox"
    try lever(later, "x_20201005.csv", x)
    try lever(later, "y_20201001.csv", y)
    try plaats.draai("later", inbox: later)
    #expect(try status("1", plaats.uitvoer("later")) == "B")
    try lever(later, "x_20200930.csv", x)
    try plaats.draai("later", inbox: later)
    #expect(try status("1", plaats.uitvoer("later")) == "G")

    let meteen = plaats.map + "/meteen-inbox"
    for naam in ["x_20201005.csv", "x_20200930.csv"] { try lever(meteen, naam, x) }
    try lever(meteen, "y_20201001.csv", y)
    try plaats.draai("meteen", inbox: meteen)
    #expect(try plaats.uitvoer("later").verschil(met: plaats.uitvoer("meteen")) == [])
    for dag in ["2020-09-30", "2020-10-01", "2020-10-05"] {
      for (data, inbox) in [("later", later), ("meteen", meteen)] {
        try plaats.draai(data, inbox: inbox, opDag: dag)
      }
      let pad = "publicaties/as-of-\(dag)"
      let verschil = try Uitvoer("\(plaats.map)/later/\(pad)").verschil(
        met: Uitvoer("\(plaats.map)/meteen/\(pad)"))
      #expect(verschil == [], "\(dag)")
    }
  }

  // Refusal.

  @Test(arguments: [false, true]) func `the same bytes under a name without a date are B02, never dubbel`(
    _ eerstZonder: Bool
  ) throws {
    let plaats = try Werkplaats()
    let namen = ["a_20201001.csv", "zonder-datum.csv", "geen-datum_20201301.csv"]
    for naam in eerstZonder ? namen.reversed() : namen {
      try plaats.lever(Self.map + naam, Meldingregel.bestand(.init(nummer: "1")))
      #expect(try plaats.draai() == (naam.hasPrefix("a_") ? .klaar : .gegevens))
    }
    let uitvoer = try plaats.uitvoer()
    #expect(
      uitvoer.uitkomsten == [
        Self.map + "a_20201001.csv": ["aanvaard"], Self.map + "zonder-datum.csv": ["B02"],
        Self.map + "geen-datum_20201301.csv": ["B02"],
      ])
    #expect(uitvoer.telling("verzuim-meldingen") == 1)
  }

  @Test func `a refused file leaves no bytes behind, and may come again under a better name`() throws {
    let plaats = try Werkplaats()
    let inhoud = Meldingregel.bestand(.init(nummer: "1"))
    try plaats.lever(Self.map + "zonder-datum.csv", inhoud)
    #expect(try plaats.draai() == .gegevens)
    #expect(try FileManager.default.contentsOfDirectory(atPath: plaats.map + "/data/archief") == [])
    #expect(try plaats.uitvoer().telling("verzuim-meldingen") == nil)
    // Refused for the first time only once.
    #expect(try plaats.draai() == .klaar)
    try plaats.lever(Self.map + "met_20201001.csv", inhoud)
    #expect(try plaats.draai() == .klaar)
    #expect(try plaats.uitvoer().telling("verzuim-meldingen") == 1)
    #expect(
      try plaats.uitvoer().uitkomsten
        == [Self.map + "met_20201001.csv": ["aanvaard"], Self.map + "zonder-datum.csv": ["B02"]])
  }

  // Versions.

  @Test func `a rejected newer version leaves the older one current`() throws {
    let plaats = try Werkplaats()
    try plaats.lever(Self.map + "a_20201001.csv", Meldingregel.bestand(.init(nummer: "1", status: "B")))
    try plaats.lever(
      Self.map + "b_20201002.csv",
      Meldingregel.bestand(.init(nummer: "1", soort: "V9", status: "G", mutatie: "2020-10-01")))
    #expect(try plaats.draai() == .gegevens)
    #expect(try status("1", plaats.uitvoer()) == "B")
    #expect(
      try plaats.uitvoer().tabel("afkeur.csv").rijen == [
        ["duo-verzuim-csv/b_20201002.csv", "1", "R06", "SOORT_VERZUIM"]
      ])
  }

  /// Which of two versions counts: each differs from the other in one place of the order alone.
  struct Versiepaar: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// File and row of the version with status B, that has to give way to the one with status G.
    let laag: (naam: String, mutatie: String, tijd: String)
    let hoog: (naam: String, mutatie: String, tijd: String)
  }

  static let versieparen = [
    Versiepaar(
      testDescription: "mutation date before all else", laag: ("b_20201002.csv", "2020-09-21", "23:59"),
      hoog: ("a_20201001.csv", "2020-09-22", "")),
    Versiepaar(
      testDescription: "then mutation time, missing = midnight", laag: ("b_20201002.csv", "2020-09-21", ""),
      hoog: ("a_20201001.csv", "2020-09-21", "00:00:01")),
    Versiepaar(
      testDescription: "then date of receipt", laag: ("b_20201001.csv", "2020-09-21", "08:00"),
      hoog: ("a_20201002.csv", "2020-09-21", "08:00:00.000")),
  ]

  @Test(arguments: versieparen, [false, true]) func `versions follow the declared order`(
    _ paar: Versiepaar, _ omgekeerd: Bool
  ) throws {
    let plaats = try Werkplaats()
    let leveringen = [(paar.laag, "B"), (paar.hoog, "G")]
    for (plek, status) in omgekeerd ? leveringen.reversed() : leveringen {
      try plaats.lever(
        Self.map + plek.naam,
        Meldingregel.bestand(.init(nummer: "1", status: status, mutatie: plek.mutatie, tijd: plek.tijd)))
      try plaats.draai()
    }
    #expect(try status("1", plaats.uitvoer()) == "G")
  }

  @Test func `then the higher hash, then the later row`() throws {
    let plaats = try Werkplaats()
    let namen = ["a_20201001.csv", "b_20201001.csv"]
    for (naam, status) in zip(namen, ["B", "G"]) {
      try plaats.lever(
        Self.map + naam,
        Meldingregel.bestand(
          .init(nummer: "1", status: status), .init(nummer: "2", status: "B"), .init(nummer: "2", status: "K")
        ))
    }
    try plaats.draai()
    let hoogste = try namen.max {
      try Archief.sha256(van: "\(plaats.inbox)/\(Self.map)\($0)")
        < Archief.sha256(van: "\(plaats.inbox)/\(Self.map)\($1)")
    }
    #expect(try status("1", plaats.uitvoer()) == (hoogste == namen[0] ? "B" : "G"))
    #expect(try status("2", plaats.uitvoer()) == "K")
  }

  @Test func `a value that goes and comes back leaves one record, and what isn't delivered again stays`()
    throws
  {
    let plaats = try Werkplaats()
    for (dag, status) in [("01", "B"), ("02", "G"), ("03", "B")] {
      var regels = Meldingregel.kop + Meldingregel(nummer: "1", status: status, mutatie: "2020-10-\(dag)").csv
      if dag == "01" { regels += Meldingregel(nummer: "2").csv }
      try plaats.lever(Self.map + "a_202011\(dag).csv", regels)
      try plaats.draai()
    }
    #expect(try plaats.uitvoer().feiten("2020-2021", "feit_melding").kolom("meldingsnummer") == ["1", "2"])
    #expect(try status("1", plaats.uitvoer()) == "B")
  }

  /// A record counts in the gemeente and the schooljaar that its highest version names, and nowhere else.
  @Test func `a record moves with its highest version`() throws {
    let plaats = try Werkplaats()
    try plaats.lever(Self.map + "a_20201001.csv", Meldingregel.bestand(.init(nummer: "1")))
    try plaats.draai()
    try plaats.lever(
      Self.map + "b_20211001.csv",
      Meldingregel.bestand(
        .init(nummer: "1", melddatum: "2021-09-20", gemeente: "0148", mutatie: "2021-09-30")))
    try plaats.draai()
    let uitvoer = try plaats.uitvoer()
    #expect(uitvoer.schooljaren == ["2021-2022"])
    #expect(uitvoer.feiten("2021-2022", "feit_melding").kolom("gemeentecode") == ["0148"])
  }

  // Pupils.

  /// Two pupils until a row bears both numbers; then one, for good, also for what came before.
  @Test func `a link holds for earlier and later records, and outlives its row`() throws {
    let plaats = try Werkplaats()
    let (bsn, nummer) = (Proefnummer.bsn(3), Proefnummer.onderwijsnummer(3))
    func leerlingen(_ pad: String = "uitvoer") throws -> Int? {
      try Uitvoer("\(plaats.map)/data/\(pad)").telling("verzuim-leerlingen")
    }
    try plaats.lever(
      Self.map + "a_20201001.csv",
      Meldingregel.bestand(.init(nummer: "1", bsn: bsn), .init(nummer: "2", bsn: "", onderwijsnummer: nummer))
    )
    try plaats.draai()
    #expect(try leerlingen() == 2)
    // The link comes with the other source.
    try plaats.lever(
      "volgsysteem-werkprocessen/w_20201102.csv",
      Werkprocesregel.bestand(.init(nummer: "W", bsn: bsn, onderwijsnummer: nummer)))
    try plaats.draai()
    #expect(try leerlingen() == 1)
    // The row that bore it is replaced by one that doesn't.
    try plaats.lever(
      "volgsysteem-werkprocessen/w_20201103.csv",
      Werkprocesregel.bestand(.init(nummer: "W", bsn: bsn, mutatie: "2020-11-02")))
    try plaats.draai()
    #expect(try leerlingen() == 1)
    try plaats.draai(opDag: "2020-11-01")
    #expect(try leerlingen("publicaties/as-of-2020-11-01") == 2)
    try plaats.draai(opDag: "2020-11-02")
    #expect(try leerlingen("publicaties/as-of-2020-11-02") == 1)
  }

  // As known on an earlier day.

  @Test(arguments: [UInt64(7), 11]) func `--as-of equals a run with only what was received by then`(
    _ seed: UInt64
  ) throws {
    let plaats = try Werkplaats()
    // A refused file without a date is listed on every day, so leave it out.
    let paden = try plaats.maakInbox(400, seed: seed).map(\.pad)
    try plaats.draai()
    let eerste = try plaats.uitvoer()
    let regels = try plaats.uitvoer().leveringen.rijen(waar: [:])
    let dagen = Set(regels.compactMap { $0["ontvangen"] }).subtracting([""]).sorted()
    #expect(dagen.count > 5)
    for dag in [dagen[0], dagen[dagen.count / 3], dagen[dagen.count / 2], dagen[dagen.count - 1]] {
      let toen = plaats.map + "/toen-\(dag)"
      try plaats.kopieer(
        paden.filter { pad in regels.contains { $0["bestand"] == pad && ($0["ontvangen"] ?? "") <= dag } },
        naar: toen)
      try plaats.draai("data-\(dag)", inbox: toen)
      try plaats.draai(opDag: dag)
      let bekend = try Uitvoer(plaats.map + "/data/publicaties/as-of-\(dag)")
      #expect(try bekend.verschil(met: plaats.uitvoer("data-\(dag)")) == [], "\(dag)")
    }
    #expect(plaats.huidig() == "publicaties/1")
    #expect(try plaats.uitvoer().verschil(met: eerste) == [])
  }

  @Test func `--as-of takes new deliveries in, and the next run publishes them`() throws {
    let plaats = try Werkplaats()
    try plaats.lever(Self.map + "a_20201001.csv", Meldingregel.bestand(.init(nummer: "1")))
    try plaats.lever(Self.map + "b_20201101.csv", Meldingregel.bestand(.init(nummer: "2")))
    try plaats.draai(opDag: "2020-10-31")
    let toen = try Uitvoer(plaats.map + "/data/publicaties/as-of-2020-10-31")
    #expect(toen.telling("verzuim-meldingen") == 1)
    #expect(toen.leveringen.kolom("bestand") == [Self.map + "a_20201001.csv"])
    #expect(plaats.huidig() == nil)
    try plaats.draai()
    #expect(try plaats.uitvoer().telling("verzuim-meldingen") == 2)
  }

  // Profiles that change.

  static let profiel = "bronnen/duo-verzuim-csv.yaml"
  static let codes = "codes: [V1, V2, V3, V4, RMC, L, LRV, O]"
  static let ruimer = "codes: {V1: V1, V2: V2, V3: V3, V4: V4, RMC: RMC, L: L, LRV: LRV, O: O, V9: V3}"

  @Test func `a mended profile reads the archive again, also when the inbox is empty`() throws {
    let plaats = try Werkplaats()
    let bestand = Meldingregel.bestand(.init(nummer: "1"), .init(nummer: "2", soort: "V9"))
    try plaats.lever(Self.map + "a_20201001.csv", bestand)
    #expect(try plaats.draai() == .gegevens)
    #expect(try plaats.uitvoer().telling("verzuim-meldingen") == 1)
    try FileManager.default.removeItem(atPath: plaats.inbox + "/" + Self.map)
    try plaats.wijzig(Self.profiel, Self.codes, Self.ruimer)
    #expect(try plaats.draai() == .klaar)
    #expect(try plaats.uitvoer().telling("verzuim-meldingen") == 2)
    #expect(try plaats.uitvoer().tabel("afkeur.csv").rijen == [])

    try plaats.lever(Self.map + "a_20201001.csv", bestand)
    try plaats.draai("vers")
    #expect(try plaats.uitvoer().verschil(met: plaats.uitvoer("vers")) == [])
  }

  @Test func `a profile that no longer reads an old delivery publishes nothing`() throws {
    let plaats = try Werkplaats()
    try plaats.lever(Self.map + "a_20201001.csv", Meldingregel.bestand(.init(nummer: "1")))
    try plaats.draai()
    let eerste = try plaats.uitvoer()
    try plaats.wijzig(Self.profiel, "meldingsnummer: MELDINGSNUMMER", "meldingsnummer: NUMMER")
    let fout = #expect(throws: Configuratiefouten.self) { try plaats.draai() }
    #expect(fout.map { Exitcode($0) } == .configuratie)
    #expect(fout?.description.contains("duo-verzuim-csv.yaml") == true)
    #expect(fout?.description.contains("duo-verzuim-csv/a_20201001.csv") == true)
    #expect(fout?.description.contains("B03") == true)
    #expect(try plaats.publicaties() == ["1"])
    #expect(try plaats.uitvoer().verschil(met: eerste) == [])
    // With the old name beside the new one all is well again.
    try plaats.wijzig(Self.profiel, "meldingsnummer: NUMMER", "meldingsnummer: [NUMMER, MELDINGSNUMMER]")
    #expect(try plaats.draai() == .klaar)
    #expect(try plaats.uitvoer().verschil(met: eerste) == [])
  }
}
