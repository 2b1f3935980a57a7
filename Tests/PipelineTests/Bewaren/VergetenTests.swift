import Domain
import Foundation
import GRDB
import Register
import Testing

@testable import Pipeline

/// A pupil who is forgotten is in nothing that is kept, and nothing else has changed.
@Suite struct VergetenTests {
  /// Known under two numbers, in both kinds of file, with a rejected row.
  private static let bsn = Proefnummer.bsn(1)
  private static let onderwijsnummer = Proefnummer.onderwijsnummer(1)
  private static let ander = Proefnummer.bsn(2)

  private func lever(_ plaats: Werkplaats, inbox: String? = nil, metLeerling: Bool = true) throws {
    let (bsn, ander) = (Self.bsn, Self.ander)
    func alleen(_ tekst: String) -> String { metLeerling ? tekst : "" }
    try plaats.lever(
      "duo-verzuim-csv/a_20201001.csv",
      Meldingregel.kop + Meldingregel(nummer: "M1", bsn: ander).csv
        + alleen(Meldingregel(nummer: "WEG1", bsn: bsn).csv)
        + Meldingregel(nummer: "M2", bsn: ander, melddatum: "2020-09-25").csv, inbox: inbox)
    // Links the two numbers; of the last row the number can be read, but not the date.
    try plaats.lever(
      "duo-verzuim-csv/b_20201101.csv",
      Meldingregel.kop.replacingOccurrences(of: "\n", with: "\r\n")
        + alleen(
          Meldingregel(
            nummer: "WEG2", bsn: bsn, onderwijsnummer: Self.onderwijsnummer, melddatum: "2020-10-20"
          )
          .csv.replacingOccurrences(of: "\n", with: "\r\n"))
        + Meldingregel(nummer: "M3", bsn: ander, melddatum: "2020-10-20").csv.replacingOccurrences(
          of: "\n", with: "\r\n")
        + alleen(Meldingregel(nummer: "WEG3", bsn: bsn, begin: "onzin").csv), inbox: inbox)
    try plaats.lever(
      "volgsysteem-werkprocessen/w_20201115.csv",
      Werkprocesregel.kop + Werkprocesregel(nummer: "P1", bsn: ander, melding: "M1").csv
        + alleen(
          Werkprocesregel(nummer: "WEG4", bsn: "", onderwijsnummer: Self.onderwijsnummer, melding: "WEG1").csv
        ), inbox: inbox)
  }

  /// What is published but for the list of deliveries, which counts their rows.
  private func feiten(_ plaats: Werkplaats, _ data: String = "data") throws -> [String: Data] {
    try plaats.uitvoer(data).csv.filter { !$0.key.hasPrefix("leveringen") && !$0.key.hasPrefix("afkeur") }
  }

  private func metLeerling() throws -> Werkplaats {
    let plaats = try Werkplaats()
    try lever(plaats)
    try plaats.draai(opDag: "2020-10-15")
    try plaats.draai()
    return plaats
  }

  @Test(arguments: [bsn, onderwijsnummer])
  func `nothing of the pupil is left in any byte that is kept`(_ nummer: String) throws {
    let plaats = try metLeerling()
    let leerling = try #require(
      plaats.uitvoer().feiten("2020-2021", "feit_melding").rijen(waar: ["meldingsnummer": "WEG1"]).first?[
        "leerling"])
    let pseudoniemen = try DatabaseQueue(path: plaats.dataPad + "/register.sqlite").read { db in
      try Data.fetchAll(
        db,
        sql: """
          SELECT sleutel FROM persoon WHERE id IN (SELECT bsn FROM melding_versie WHERE nummer LIKE 'WEG%'
            UNION SELECT onderwijsnummer FROM melding_versie WHERE nummer LIKE 'WEG%')
          """)
    }
    #expect(pseudoniemen.count == 2)
    #expect(try plaats.bestanden(met: "WEG").count > 5)
    #expect(try plaats.bestanden(met: leerling).count > 3)
    let gezegd = try plaats.vergeet(nummer)
    for tekst in ["WEG", leerling, Self.bsn, Self.onderwijsnummer] {
      #expect(try plaats.bestanden(met: tekst) == [])
      #expect(!gezegd.contains(tekst))
    }
    for pseudoniem in pseudoniemen { #expect(try plaats.bestanden(met: pseudoniem) == []) }
    #expect(
      gezegd.hasPrefix(
        """
        1 pupil, known under 1 BSN and 1 onderwijsnummer: 2 meldingen, 1 werkprocessen, 0 opgaven; 4 rows in 3 \
        deliveries, 1 of them rejected
        """))
    #expect(gezegd.contains("other publications with rows of the pupil: 1\n"))
    try plaats.bewaakBehoud()
  }

  @Test func `corrections to the pupil's records go from what is published, and are named`() throws {
    let plaats = try metLeerling()
    func correctie(_ nummer: String) -> String {
      """
        - {melding: "\(nummer)", veld: soort, van: V3, naar: L, reden: proef, besloten-door: teamleider, \
      besloten-op: 2020-10-12, tot: 2030-08-01}

      """
    }
    try plaats.schrijf(
      plaats.pijplijn + "/correcties/proef.yaml", "correcties:\n" + correctie("WEG1") + correctie("M1"))
    try plaats.draai()
    let nummers = { try plaats.uitvoer().tabel("correcties.csv").kolom("nummer") }
    #expect(try nummers() == ["M1", "WEG1"])
    let gezegd = try plaats.vergeet(Self.bsn)
    #expect(gezegd.contains("proef.yaml:2: melding, soort: corrects a record of the pupil; remove it"))
    #expect(!gezegd.contains("proef.yaml:3"))
    #expect(try nummers() == ["M1"])
    #expect(try plaats.uitvoer().tabellen["dim_correctie"]?.kolom("nummer") == ["M1"])
    #expect(throws: Correctiefouten.self) { try plaats.draai() }
    try plaats.schrijf(plaats.pijplijn + "/correcties/proef.yaml", "correcties:\n" + correctie("M1"))
    try plaats.draai()
    #expect(try nummers() == ["M1"])
  }

  /// A row is of whom its own fields name.
  @Test func `of rejected rows only those that name the pupil are removed`() throws {
    let plaats = try Werkplaats()
    func regel(_ nummer: String, bsn: String, gemeente: String = "0193", soort: String = "ZZ") -> String {
      Meldingregel(nummer: nummer, bsn: bsn, soort: soort, gemeente: gemeente).csv
    }
    let gespatieerd = Self.bsn.prefix(4) + " " + Self.bsn.dropFirst(4)
    try plaats.lever(
      "duo-verzuim-csv/a_20201001.csv",
      Meldingregel.kop + regel("1", bsn: Self.bsn) + regel("zie \(Self.bsn)", bsn: Self.ander)
        + regel("2", bsn: String(gespatieerd)) + regel("3", bsn: "00" + Self.bsn)
        + regel("4", bsn: "", gemeente: Self.bsn) + regel("5", bsn: Self.ander, soort: "V3"))
    try plaats.draai()
    let gezegd = try plaats.vergeet(Self.bsn)
    #expect(gezegd.contains("4 rows in 1 deliveries, 4 of them rejected"), "\(gezegd)")
    #expect(gezegd.contains("such a number stands 1 more times in the raw bytes, in rows of others"))
    #expect(try plaats.bestanden(met: String(gespatieerd)) == [])
    // The other's row can be replayed still.
    try plaats.wijzig("bronnen/duo-verzuim-csv.yaml", "codes: [V1, V2,", "codes: [ZZ: V1, V1, V2,")
    try plaats.wijzig(
      "bronnen/duo-verzuim-csv.yaml", "codes: [ZZ: V1, V1, V2, V3, V4, RMC, L, LRV, O]",
      "codes: {ZZ: V1, V1: V1, V2: V2, V3: V3, V4: V4, RMC: RMC, L: L, LRV: LRV, O: O}")
    try plaats.draai()
    #expect(
      try plaats.teksten("SELECT nummer FROM melding_huidig ORDER BY nummer") == ["5", "zie \(Self.bsn)"])
    try plaats.bewaakBehoud()
  }

  @Test func `comparisons lose their lists of records, and keep their figures`() throws {
    let plaats = try metLeerling()
    try plaats.wijzig("definities/wettelijk.yaml", "soort: [V3", "soort: [V1, V3")
    let jaar = Schooljaar(beginjaar: 2020)
    try plaats.lever(
      "duo-verzuim-csv/d_20201202.csv", Meldingregel.bestand(.init(nummer: "M9", bsn: Self.bsn)))
    try plaats.draai()
    try plaats.wijzig("definities/verzuim.yaml", "soort: [V3, V4, LRV]", "soort: [V4]")
    _ = try Herberekening(
      .init(data: plaats.dataPad, schooljaren: jaar...jaar, pipeline: nil, publiceer: false, wacht: false)
    ).doe()
    let map = plaats.dataPad + "/vergelijkingen/4"
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: map).sorted() == ["cijfers.csv", "records.csv"])
    _ = try plaats.vergeet(Self.bsn)
    #expect(try FileManager.default.contentsOfDirectory(atPath: map) == ["cijfers.csv"])
  }

  @Test func `the next run counts as if the pupil had never been delivered`() throws {
    let plaats = try metLeerling()
    _ = try plaats.vergeet(Self.bsn)
    try plaats.draai()
    #expect(plaats.huidig() == "publicaties/2")
    try lever(plaats, inbox: plaats.map + "/inbox-zonder", metLeerling: false)
    try plaats.draai("zonder", inbox: plaats.map + "/inbox-zonder")
    #expect(try feiten(plaats) == feiten(plaats, "zonder"))
    #expect(try plaats.uitvoer().telling("verzuim-leerlingen") == 1)
    // Their content is known: what lies in the inbox still doesn't bring the pupil back.
    try plaats.draai()
    #expect(plaats.huidig() == "publicaties/2")
    try plaats.lever(
      "duo-verzuim-csv/c_20201201.csv", Meldingregel.bestand(.init(nummer: "WEG1", bsn: Self.bsn)))
    try plaats.draai()
    #expect(try plaats.uitvoer().telling("verzuim-leerlingen") == 2)
  }

  @Test func `published figures stay, and the rows of others`() throws {
    let plaats = try metLeerling()
    let oud = [
      try Uitvoer(plaats.dataPad + "/uitvoer"), try Uitvoer(plaats.dataPad + "/publicaties/as-of-2020-10-15"),
    ]
    _ = try plaats.vergeet(Self.bsn)
    let nieuw = [
      try Uitvoer(plaats.dataPad + "/uitvoer"), try Uitvoer(plaats.dataPad + "/publicaties/as-of-2020-10-15"),
    ]
    for (oud, nieuw) in zip(oud, nieuw) {
      for naam in Set(oud.verschil(met: nieuw)) {
        #expect(
          naam.hasPrefix("feit_") || naam.hasPrefix("aansluiting_") || naam.hasSuffix("_regels.csv")
            || naam.hasSuffix("_maskers.csv") || naam.contains("/feit_"), "\(naam)")
        #expect(!naam.contains("telling") && !naam.contains("verhouding"), "\(naam)")
      }
      for (pad, bytes) in oud.csv {
        let kop = Tabel(csv: String(decoding: bytes, as: UTF8.self))
        let over = nieuw.tabel(pad)
        #expect(over.kop == kop.kop)
        #expect(over.rijen == kop.rijen.filter { rij in !rij.contains { $0.contains("WEG") } }, "\(pad)")
      }
      for (naam, tabel) in oud.tabellen {
        let over = try #require(nieuw.tabellen[naam])
        #expect(over.rijen == tabel.rijen.filter { rij in !rij.contains { $0.contains("WEG") } }, "\(naam)")
      }
    }
    #expect(nieuw[0].telling("verzuim-leerlingen") == 2)
  }

  @Test func `the report lists the figures, counted first`() throws {
    let plaats = try metLeerling()
    let voor = try Werkplaats.inhoud(plaats.dataPad).filter { !$0.key.contains("sqlite-") }
    let gezegd = try plaats.vergeet(Self.onderwijsnummer, droog: true)
    let regels = gezegd.split(separator: "\n").map(String.init)
    let cijfers = regels.filter { $0.hasPrefix("2020-2021") }
    #expect(regels[1].hasPrefix("\(cijfers.count) figures of publication 1 rest on the pupil"))
    #expect(
      cijfers.contains {
        $0.split(separator: " ") == [
          "2020-2021", "verzuim-meldingen", "melding", "schooljaar", "regio", "5", "2",
        ]
      }, "\(gezegd)")
    #expect(regels.last == "nothing was removed: --dry-run")
    let na = try Werkplaats.inhoud(plaats.dataPad).filter { !$0.key.contains("sqlite-") }
    #expect(Set(voor.keys).union(na.keys).filter { na[$0] != voor[$0] } == [])
  }

  @Test func `rows that are overwritten keep their places, also when all is read again`() throws {
    let plaats = try metLeerling()
    let archief = plaats.dataPad + "/archief"
    let voor = try Werkplaats.inhoud(archief)
    _ = try plaats.vergeet(Self.bsn)
    try plaats.draai()
    let na = try Werkplaats.inhoud(archief)
    #expect(na.mapValues(\.count) == voor.mapValues(\.count))
    #expect(na.values.contains { String(decoding: $0, as: UTF8.self).contains("\n########") })
    let feiten = try plaats.uitvoer()
    let gelezen: Int? = try plaats.waarde("SELECT sum(gelezen) FROM levering")
    // Another profile: all deliveries are read from the archive anew.
    try plaats.wijzig("bronnen/duo-verzuim-csv.yaml", "titel: ", "titel: Nieuw ")
    try plaats.draai()
    #expect(plaats.huidig() == "publicaties/3")
    #expect(try plaats.uitvoer().verschil(met: feiten) == [])
    #expect(try plaats.waarde("SELECT sum(gelezen) FROM levering") == gelezen)
    #expect(try plaats.waarde("SELECT sum(vergeten) FROM levering") == 4)
    try plaats.bewaakBehoud()
  }

  @Test(arguments: [String.Encoding.utf8, .utf16, .utf16LittleEndian, .isoLatin1])
  func `rows in XML are overwritten in any encoding`(_ codering: String.Encoding) throws {
    let plaats = try Werkplaats()
    let naam = [.utf8: "UTF-8", .isoLatin1: "ISO-8859-1"][codering] ?? "UTF-16"
    var regels = (1...40).map { Meldingregel(nummer: "M\($0)", bsn: Proefnummer.bsn(2 + $0)) }
    regels.insert(Meldingregel(nummer: "WEG1", bsn: Self.bsn), at: 17)
    regels.append(Meldingregel(nummer: "WEG2", bsn: Self.bsn, gemeente: "onzin"))
    regels.append(Meldingregel(nummer: "M41", bsn: Self.ander))
    var bytes = try #require(
      Werkplaats.xml(regels, codering: naam, los: " é").data(using: codering))
    if codering == .utf16LittleEndian { bytes = Data([0xFF, 0xFE]) + bytes }
    let pad = plaats.inbox + "/duo-verzuim-xml/x_20201001.xml"
    try plaats.schrijf(pad, "")
    try bytes.write(to: URL(fileURLWithPath: pad))
    try plaats.draai()
    #expect(try plaats.uitvoer().telling("verzuim-meldingen") == 42)
    #expect(try plaats.vergeet(Self.bsn).contains("2 rows in 1 deliveries, 1 of them rejected"))
    let over = try #require(try Werkplaats.inhoud(plaats.dataPad + "/archief").values.first)
    #expect(over.count == bytes.count)
    for weg in ["WEG", Self.bsn] {
      let spelling = try #require(weg.data(using: codering == .utf16 ? .utf16LittleEndian : codering))
      #expect(over.range(of: spelling) == nil)
    }
    try plaats.draai()
    let feiten = try plaats.uitvoer()
    #expect(feiten.telling("verzuim-meldingen") == 41)
    try plaats.wijzig("bronnen/duo-verzuim-xml.yaml", "titel: ", "titel: Nieuw ")
    try plaats.draai()
    #expect(try plaats.uitvoer().verschil(met: feiten) == [])
    #expect(try plaats.waarde("SELECT vergeten FROM levering") == 2)
    try plaats.bewaakBehoud()
  }

  /// Rows that are hard to tell apart: quoted line ends, a file that ends in the row, Windows-1252, eight digits.
  @Test func `rows in CSV are overwritten however they are written`() throws {
    let plaats = try Werkplaats()
    // Begins with a zero, which is left out: the zeros are tried until one passes the elfproef.
    let kort = try #require(
      (12_345_670...12_345_690).map(String.init).first { Nummerinvoer.nummer(Array($0.utf8)) != nil })
    let kop = Meldingregel.kop.replacingOccurrences(of: "\n", with: ";OPMERKING\n")
    func rij(_ nummer: String, _ bsn: String, _ tekst: String, einde: String = "\n") -> String {
      Meldingregel(nummer: nummer, bsn: bsn).csv.replacingOccurrences(of: "\n", with: ";\(tekst)\(einde)")
    }
    let tekst =
      kop + rij("M1", Self.ander, "\"een\n\ntwee; \"\"drie\"\"\"", einde: "\r\n")
      + rij("WEG1", kort, "\"\(kort)\nWEGé\n\"") + "\n" + rij("M2", Self.ander, "é")
      + rij("WEG2", "0" + kort, "x", einde: "")
    let pad = plaats.inbox + "/duo-verzuim-csv/x_20201001.csv"
    try plaats.schrijf(pad, "")
    try #require(tekst.data(using: .windowsCP1252)).write(to: URL(fileURLWithPath: pad))
    try plaats.draai()
    #expect(try plaats.uitvoer().telling("verzuim-meldingen") == 4)
    _ = try plaats.vergeet(kort)
    #expect(try plaats.bestanden(met: "WEG") == [])
    #expect(try plaats.bestanden(met: kort) == [])
    try plaats.draai()
    let feiten = try plaats.uitvoer()
    #expect(feiten.feiten("2020-2021", "feit_melding").kolom("meldingsnummer") == ["M1", "M2"])
    try plaats.wijzig("bronnen/duo-verzuim-csv.yaml", "titel: ", "titel: Nieuw ")
    try plaats.draai()
    #expect(try plaats.uitvoer().verschil(met: feiten) == [])
    try plaats.bewaakBehoud()
  }

  @Test func `what can't be told to be the pupil's stays, and is said`() throws {
    let plaats = try Werkplaats()
    let vreemd = Werkprocesregel(nummer: "P1", bsn: Self.ander, resultaat: "zie \(Self.bsn)").csv
    try plaats.lever("volgsysteem-werkprocessen/w_20201115.csv", Werkprocesregel.kop + vreemd)
    try plaats.draai()
    let zonder = try plaats.vergeet(Self.bsn)
    #expect(
      zonder == """
        nothing that is kept rests on this number
        volgsysteem-werkprocessen/w_20201115.csv: such a number stands 1 more times in the raw bytes, in rows of others or \
        outside all rows; that stays

        """)
    try plaats.lever(
      "duo-verzuim-csv/a_20201001.csv", Meldingregel.bestand(.init(nummer: "WEG1", bsn: Self.bsn)))
    try plaats.draai()
    #expect(try plaats.vergeet(Self.bsn).contains("w_20201115.csv: such a number stands 1 more times"))
    #expect(try plaats.bestanden(met: Self.bsn).count == 1)
  }

  @Test func `a backup knows of rows that were overwritten`() throws {
    let plaats = try metLeerling()
    _ = try plaats.vergeet(Self.bsn)
    let kopie = plaats.map + "/kopie"
    _ = try Reservekopie(data: plaats.dataPad, naar: kopie, metSleutel: true, wacht: false).maak()
    _ = try Terugzetting(van: kopie).zetTerug(naar: plaats.map + "/terug", sleutel: nil)
    try plaats.draai()
    try plaats.draai("terug")
    #expect(try plaats.uitvoer("terug").verschil(met: plaats.uitvoer()) == [])
    try plaats.bewaakBehoud("terug")
  }
}
