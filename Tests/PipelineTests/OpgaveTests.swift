import Crypto
import Domain
import Foundation
import GRDB
import Testing

@testable import Pipeline

/// What other parties state of a pupil, from the file to the facts: lists as DUO spells them in different years, whole lists that
/// replace one another, and enrolments that change.
@Suite struct OpgaveTests {
  // DUO's lists, by name and not by position.

  /// A header and one row of a list: the columns in this order, of which `anders` changes some.
  private static func lijst(
    _ kolommen: [String], _ waarden: [String: String], hernoemd: [String: String] = [:],
    omgekeerd: Bool = false,
    hek: Bool = false, regeleinde: String = "\r\n"
  ) -> String {
    let volgorde = omgekeerd ? kolommen.reversed() : kolommen
    let kop = volgorde.map { hernoemd[$0] ?? $0 }
    let rij = volgorde.map { waarden[$0] ?? "" }
    return ((hek ? "#" : "") + kop.joined(separator: ";")) + regeleinde + rij.joined(separator: ";")
      + regeleinde
  }

  private static let naamkolommen = ["ACHTERNAAM", "VOORVOEGSEL", "VOORNAMEN", "STRAAT", "POSTCODE"]

  private static func nrsp(
    _ waarden: [String: String] = [:], _ hernoemd: [String: String] = [:],
    omgekeerd: Bool = false, hek: Bool = true
  ) -> String {
    lijst(
      ["BURGERSERVICENUMMER", "ONDERWIJSNUMMER", "GEBOORTEDATUM"] + naamkolommen
        + ["RMC_REGIO", "GEMCODE", "BRIN", "BRIN_VOLGNR", "NIVEAU", "ONDERWIJSSOORT", "CREBO"],
      [
        "BURGERSERVICENUMMER": Proefnummer.bsn(1), "ONDERWIJSNUMMER": "0", "GEBOORTEDATUM": "17-03-2004",
        "RMC_REGIO": "REGIO 10", "GEMCODE": "193", "BRIN": "01AA", "BRIN_VOLGNR": "18",
        "NIVEAU": "Mbo2 opleidinge", "ONDERWIJSSOORT": "MBO",
      ].merging(waarden) { $1 }, hernoemd: hernoemd, omgekeerd: omgekeerd, hek: hek)
  }

  private static func a04(
    _ waarden: [String: String] = [:], _ hernoemd: [String: String] = [:],
    omgekeerd: Bool = false, hek: Bool = false
  ) -> String {
    lijst(
      ["BRIN_NR", "RAPPORTAGEMAAND", "PERSOONSGEBONDENNUMMER"] + naamkolommen
        + [
          "GEBOORTEDATUM", "MELDING_VERZUIM_WETTELIJK", "BRIN", "MELDING_VERZUIM_NIET_WETTELIJK",
          "GEMEENTECODE",
          "RMC_REGIO", "REDEN_UITSTROOM", "BRIN_VOLGNUMMER",
        ],
      [
        "BRIN_NR": "27GZ", "RAPPORTAGEMAAND": "202010", "PERSOONSGEBONDENNUMMER": Proefnummer.bsn(1),
        "GEBOORTEDATUM": "17-03-2002", "MELDING_VERZUIM_WETTELIJK": "J", "BRIN": "01AA",
        "MELDING_VERZUIM_NIET_WETTELIJK": "N", "GEMEENTECODE": "193", "RMC_REGIO": "REGIO 10",
        "REDEN_UITSTROOM": "02", "BRIN_VOLGNUMMER": "18",
      ].merging(waarden) { $1 }, hernoemd: hernoemd, omgekeerd: omgekeerd, hek: hek)
  }

  private static func a05(
    _ waarden: [String: String] = [:], _ hernoemd: [String: String] = [:],
    omgekeerd: Bool = false, hek: Bool = true
  ) -> String {
    lijst(
      ["BRIN", "RAPPORTAGE_MAAND", "BSN_ONDERWIJSNR"] + naamkolommen
        + ["GEBOORTEDATUM", "BRIN_NR", "GEMCODE", "RMC_REGIO", "BRIN_VOLGNR", "INDICATIE_STARTKWALIFICATIE"],
      [
        "BRIN": "01AA", "RAPPORTAGE_MAAND": "202010", "BSN_ONDERWIJSNR": Proefnummer.bsn(1),
        "GEBOORTEDATUM": "17-03-2004", "BRIN_NR": "27GZ", "GEMCODE": "193", "RMC_REGIO": "REGIO 10",
        "BRIN_VOLGNR": "18", "INDICATIE_STARTKWALIFICATIE": "N",
      ].merging(waarden) { $1 }, hernoemd: hernoemd, omgekeerd: omgekeerd, hek: hek)
  }

  /// A region with one melding, so that the school year is there.
  ///
  /// - Parameter kaal: without the tellingen and the bridge of opgaven, where only what is read matters.
  private func plaats(kaal: Bool = false) throws -> Werkplaats {
    let plaats = try Werkplaats(heel: !kaal)
    let weg =
      kaal
      ? ["2016-2017", "inzet-leerplicht", "relatief", "thuiszitters", "wettelijk"]
      : ["bevolking", "vrijstellingen", "handhaving", "jaarverslag"]
    for naam in weg { try plaats.wis("definities/\(naam).yaml") }
    try plaats.wis(kaal ? "aansluitingen/verzuim-volgsysteem-duo-peildatum.yaml" : "jaarverslag")
    try plaats.lever(
      "duo-verzuim-csv/a_20201001.csv",
      Meldingregel.bestand(Meldingregel(nummer: "1", bsn: Proefnummer.bsn(9))))
    return plaats
  }

  /// The opgaven of the school year, without pupil and number.
  private func opgaven(_ plaats: Werkplaats, _ schooljaar: String = "2020-2021") throws -> [String] {
    let feiten = try plaats.uitvoer().feiten(schooljaar, "feit_opgave")
    let kenmerken = Dictionary(
      grouping: try plaats.uitvoer().feiten(schooljaar, "feit_opgavekenmerk").rijen, by: { $0[0] })
    return feiten.rijen.map { rij in
      let eigen = (kenmerken[rij[0]] ?? []).map { "\($0[1])=\($0[2])" }
      return (rij[2...].map { $0.isEmpty ? "-" : $0 } + eigen).joined(separator: " ")
    }.sorted()
  }

  /// Whether a file is read as this one opgave.
  private func leest(_ naam: String, _ inhoud: String, _ verwacht: String, _ commentaar: String) throws {
    let plaats = try plaats(kaal: true)
    try plaats.lever(naam, inhoud)
    try plaats.draai()
    #expect(try plaats.uitvoer().tabel("afkeur.csv").rijen.isEmpty, "\(commentaar)")
    #expect(try opgaven(plaats) == [verwacht], "\(commentaar)")
  }

  @Test(
    "The start population and the counted VSV are read in the spellings of all known years",
    arguments: [
      ("duo-nrsp", "NRSP2021DR10", "startpopulatie"),
      ("duo-nrsp", "nrsp2021VG0193", "startpopulatie-voorlopig"),
      ("duo-nenr", "NenR2021DR10", "vsv"), ("duo-nenr", "NENR2021VI27GZ", "vsv-voorlopig"),
    ])
  func startpopulatie(bron: String, naam: String, soort: String) throws {
    let verwacht = "0193 WEB 01AA 18 \(soort) 2020-10-01 2020-10-01 10 2004-03 sector=mbo"
    let gevallen: [(String, String)] = [
      ("as it is", Self.nrsp()), ("without #", Self.nrsp(hek: false)),
      ("another order", Self.nrsp(omgekeerd: true, hek: false)),
      ("# before another column", Self.nrsp(omgekeerd: true, hek: true)),
      ("dates as yyyymmdd", Self.nrsp(["GEBOORTEDATUM": "20040317"])),
      ("dates as yyyy-mm-dd", Self.nrsp(["GEBOORTEDATUM": "2004-03-17"])),
      ("the region as a number", Self.nrsp(["RMC_REGIO": "10"])),
      (
        "names of other years", Self.nrsp([:], ["GEMCODE": "GEMEENTECODE", "BRIN_VOLGNR": "BRIN_VOLGNUMMER"])
      ),
      (
        "small letters and spaces",
        Self.nrsp([:], ["ONDERWIJSSOORT": "Onderwijssoort ", "BRIN_VOLGNR": "brin volgnr"])
      ),
      (
        "an onderwijsnummer alone, BSN 0",
        Self.nrsp([
          "BURGERSERVICENUMMER": "0", "ONDERWIJSNUMMER": Proefnummer.onderwijsnummer(1),
        ])
      ),
      (
        "BSN of nine zeros",
        Self.nrsp([
          "BURGERSERVICENUMMER": "000000000", "ONDERWIJSNUMMER": Proefnummer.onderwijsnummer(1),
        ])
      ),
    ]
    for (wat, inhoud) in gevallen {
      try leest("\(bron)/\(naam)_20211101.csv", inhoud, verwacht, wat)
    }
    try leest("\(bron)_\(naam)_20211101.csv", Self.nrsp(), verwacht, "directly in the inbox")
  }

  @Test(
    "The workload is read in the spellings of all known years",
    arguments: [("duo-a04", "A04", "werkvoorraad"), ("duo-a14", "A14", "werkvoorraad-naloop")])
  func werkvoorraad(bron: String, letters: String, soort: String) throws {
    let verwacht =
      "0193 WEB 01AA 18 \(soort) 2020-10-01 2020-10-31 10 2002-03 niet_wettelijk_gemeld=nee uitstroom=02 wettelijk_gemeld=ja"
    let oud = [
      "RAPPORTAGEMAAND": "RAPPORTAGE_MAAND", "PERSOONSGEBONDENNUMMER": "BSN_ONDERWIJSNR",
      "GEMEENTECODE": "GEMCODE", "MELDING_VERZUIM_WETTELIJK": "MELDING_VERZUIMLOKET_WETTELIJK",
      "MELDING_VERZUIM_NIET_WETTELIJK": "MELDING_VERZUIMLOKET_NIET_WETTELIJK",
      "BRIN_VOLGNUMMER": "BRIN_VOLGNR",
    ]
    let gevallen: [(String, String)] = [
      ("as it is", Self.a04()), ("with #", Self.a04(hek: true)), ("another order", Self.a04(omgekeerd: true)),
      ("names of older files", Self.a04([:], oud)), ("the region as a number", Self.a04(["RMC_REGIO": "10"])),
      ("an onderwijsnummer", Self.a04(["PERSOONSGEBONDENNUMMER": Proefnummer.onderwijsnummer(1)])),
      ("dates as yyyymmdd", Self.a04(["GEBOORTEDATUM": "20020317"])),
    ]
    for (wat, inhoud) in gevallen {
      try leest("\(bron)/202011\(letters)R10_20201105.csv", inhoud, verwacht, wat)
    }
  }

  @Test func `the start set is read in the spellings of all known years`() throws {
    let verwacht = "0193 WEB 01AA 18 startset 2020-10-01 2020-10-31 10 2004-03 startkwalificatie=nee"
    let gevallen: [(String, String)] = [
      ("as it is", Self.a05()), ("without #", Self.a05(hek: false)),
      ("another order", Self.a05(omgekeerd: true, hek: false)),
      (
        "names of other files",
        Self.a05(
          [:],
          [
            "RAPPORTAGE_MAAND": "RAPPORTAGEMAAND", "BSN_ONDERWIJSNR": "PERSOONSGEBONDENNUMMER",
            "GEMCODE": "GEMEENTECODE",
          ])
      ),
      ("the region as a number", Self.a05(["RMC_REGIO": "010"])),
    ]
    for (wat, inhoud) in gevallen { try leest("duo-a05/202011A05I27GZ_20201105.csv", inhoud, verwacht, wat) }
  }

  @Test(
    "A row that says something else is rejected, and names the column",
    arguments: [
      (["RMC_REGIO": "REGIO TIEN"], "R06", "RMC_REGIO"),
      (["RAPPORTAGEMAAND": "202013"], "R02", "RAPPORTAGEMAAND"),
      (["RAPPORTAGEMAAND": "oktober"], "R02", "RAPPORTAGEMAAND"),
      (["RAPPORTAGEMAAND": ""], "R04", "RAPPORTAGEMAAND"),
      (["REDEN_UITSTROOM": "10"], "R06", "REDEN_UITSTROOM"),
      (["PERSOONSGEBONDENNUMMER": "123456789"], "R01", "PERSOONSGEBONDENNUMMER"),
      (["PERSOONSGEBONDENNUMMER": "0"], "R01", "PERSOONSGEBONDENNUMMER"),
      (["GEMEENTECODE": "9999"], "R07", "GEMEENTECODE"), (["BRIN": "27gz"], "R05", "BRIN"),
      (["MELDING_VERZUIM_WETTELIJK": "JA"], "R06", "MELDING_VERZUIM_WETTELIJK"),
    ])
  func afgekeurd(anders: [String: String], code: String, veld: String) throws {
    let plaats = try plaats(kaal: true)
    try plaats.lever("duo-a04/202011A04R10_20201105.csv", Self.a04(anders))
    try plaats.draai()
    #expect(
      try plaats.uitvoer().tabel("afkeur.csv").rijen == [
        ["duo-a04/202011A04R10_20201105.csv", "1", code, veld]
      ])
  }

  @Test(
    "A list that isn't called as its profile says, or has lost a column, is refused",
    arguments: [
      ("duo-nrsp/startpopulatie_20211101.csv", nrsp()), ("duo-nrsp/NRSP21DR10_20211101.csv", nrsp()),
      ("duo-nrsp/NRSP2021XR10_20211101.csv", nrsp()),
      ("duo-nrsp/NRSP2021DR10_20211101.csv", nrsp([:], ["ONDERWIJSSOORT": "SOORT"])),
      ("duo-a04/202011A14R10_20201105.csv", a04()),
      ("duo-a04/202011A04R10_20201105.csv", a04([:], ["RAPPORTAGEMAAND": "MAAND"])),
    ])
  func geweigerd(naam: String, inhoud: String) throws {
    let plaats = try plaats(kaal: true)
    try plaats.lever(naam, inhoud)
    try plaats.draai()
    let leveringen = try plaats.uitvoer().tabel("leveringen.csv").rijen.filter { $0[0] == naam }
    // X is no V or D, and 21DR no year: the file is read, and each of its rows rejected.
    if naam.contains("NRSP2021X") || naam.contains("NRSP21D") {
      #expect(leveringen.first?.suffix(4) == ["aanvaard", "1", "0", "1"])
    } else {
      #expect(leveringen.map { $0[5] } == ["B03"])
    }
    #expect(try opgaven(plaats).isEmpty)
  }

  // Whole lists.

  private static func nrsp(van leerlingen: [Int], _ gemeente: String = "193") -> String {
    let regels = leerlingen.map { nrsp(["BURGERSERVICENUMMER": Proefnummer.bsn($0), "GEMCODE": gemeente]) }
    let kop = nrsp().split(separator: "\r\n")[0]
    return kop + "\r\n" + regels.map { $0.split(separator: "\r\n")[1] + "\r\n" }.joined()
  }

  /// How many the region has.
  private func aantal(_ telling: String, _ plaats: Werkplaats, _ data: String = "data") throws -> Int? {
    try plaats.uitvoer(data).telling(telling, "2020-2021")
  }

  @Test func `the last list of a name counts alone, and as known on an earlier day the one of then`() throws {
    let plaats = try plaats()
    try plaats.lever("duo-nrsp/NRSP2021DR10_20211101.csv", Self.nrsp(van: [1, 2, 3]))
    try plaats.draai()
    #expect(try aantal("startpopulatie", plaats) == 3)
    // Pupil 1 is no longer in it.
    try plaats.lever("duo-nrsp/NRSP2021DR10_20211108.csv", Self.nrsp(van: [2, 3]))
    // Another list of the same count stays beside it.
    try plaats.lever("duo-nrsp/NRSP2021DG0148_20211108.csv", Self.nrsp(van: [5], "148"))
    try plaats.draai()
    #expect(try aantal("startpopulatie", plaats) == 3)
    #expect(try plaats.uitvoer().feiten("2020-2021", "feit_opgave").rijen.count == 3)
    try plaats.draai(opDag: "2021-11-07")
    let toen = try Uitvoer("\(plaats.map)/data/publicaties/as-of-2021-11-07")
    #expect(toen.telling("startpopulatie", "2020-2021") == 3)
    #expect(toen.feiten("2020-2021", "feit_opgave").rijen.count == 3)
    // An earlier date that turns up later changes nothing.
    try plaats.lever("duo-nrsp/NRSP2021DR10_20211102.csv", Self.nrsp(van: [1, 2, 3, 4]))
    try plaats.draai()
    #expect(try aantal("startpopulatie", plaats) == 3)
    // A header alone: nobody is in it.
    try plaats.lever("duo-nrsp/NRSP2021DR10_20211201.csv", Self.nrsp(van: []))
    try plaats.draai()
    #expect(try aantal("startpopulatie", plaats) == 1)
    // In another order, or all at once, it comes to the same.
    try plaats.draai("ander")
    #expect(try plaats.uitvoer("ander").csv == plaats.uitvoer().csv)
    try plaats.bewaakBehoud()
  }

  /// Nobody left between the provisional count and the definitive one, and one pupil is in two lists.
  @Test func `the same bytes under the names of two lists are two lists`() throws {
    let plaats = try plaats()
    let inhoud = Self.nrsp(van: [1])
    try plaats.lever("duo-nrsp/NRSP2021DR10_20221101.csv", inhoud)
    try plaats.lever("duo-nenr/NenR2021DR10_20221101.csv", inhoud)
    try plaats.draai()
    try plaats.lever("duo-nrsp/NRSP2021VR10_20220301.csv", inhoud)
    // The same list once more is no other delivery.
    try plaats.lever("duo-nrsp/nrsp2021dr10_20221115.csv", inhoud)
    try plaats.draai()
    #expect(try aantal("startpopulatie-voorlopig", plaats) == 1)
    #expect(try aantal("startpopulatie", plaats) == 1)
    #expect(try aantal("vsv-duo", plaats) == 1)
    let leveringen = try plaats.uitvoer().leveringen
    #expect(
      leveringen.rijen.filter { $0[0].hasPrefix("duo-n") }.map { $0[5] }
        == ["aanvaard", "aanvaard", "aanvaard", "dubbel"])
    let sommen = Set(leveringen.rijen.filter { $0[0].hasPrefix("duo-n") }.map { $0[3] })
    #expect(sommen == [SHA256.hash(data: Data(inhoud.utf8)).map { String(format: "%02x", $0) }.joined()])
    try plaats.draai("ander")
    #expect(try plaats.uitvoer("ander").csv == plaats.uitvoer().csv)
    // The archive holds them as they came, and a copy of it is whole.
    _ = try Reservekopie(data: plaats.dataPad, naar: plaats.map + "/kopie", metSleutel: true, wacht: false)
      .maak()
    try plaats.bewaakBehoud()
  }

  @Test func `a register of before takes lists up`() throws {
    let plaats = try plaats()
    try plaats.draai()
    try plaats.voerUit(
      """
      DROP TABLE opgave_versie; DROP TABLE opgave_huidig; DROP INDEX levering_lijst;
      ALTER TABLE levering DROP COLUMN lijst; ALTER TABLE bestand DROP COLUMN inhoud;
      ALTER TABLE bewaartermijn DROP COLUMN opgaven;
      DELETE FROM grdb_migrations WHERE identifier = 'opgaven'
      """)
    try plaats.lever("duo-nrsp/NRSP2021DR10_20211101.csv", Self.nrsp(van: [1, 2]))
    try plaats.draai()
    #expect(try aantal("startpopulatie", plaats) == 2)
    try plaats.draai("ander")
    #expect(try plaats.uitvoer("ander").csv == plaats.uitvoer().csv)
  }

  // Enrolments.

  private static let kopInschrijvingen =
    "INSCHRIJVINGSNUMMER;BSN;ONDERWIJSNUMMER;GEBOORTEDATUM;GEMEENTECODE;BRIN;VESTIGING;SOORT;ONDERWIJS;DATUM_BEGIN;"
    + "DATUM_EINDE;DATUM_LAATSTE_MUTATIE\n"
  private static let kopInwoners =
    "VERBLIJFNUMMER;BSN;ONDERWIJSNUMMER;GEBOORTEDATUM;GEMEENTECODE;SOORT;DATUM_VESTIGING;DATUM_VERTREK;REDEN_VERTREK;"
    + "DATUM_LAATSTE_MUTATIE\n"

  private static func inschrijving(
    _ nummer: String, _ leerling: Int, van: String, tot: String = "", soort: String = "inschrijving",
    mutatie: String = "2020-09-01"
  ) -> String {
    "\(nummer);\(Proefnummer.bsn(leerling));;2008-03-17;0193;01AA;18;\(soort);po;\(van);\(tot);\(mutatie)\n"
  }

  private static func inwoner(_ nummer: String, _ leerling: Int, van: String = "2010-01-01", tot: String = "")
    -> String
  {
    "\(nummer);\(Proefnummer.bsn(leerling));;2008-03-17;0193;inwoner;\(van);\(tot);\(tot.isEmpty ? "" : "verhuisd");2020-08-01\n"
  }

  @Test
  func
    `absoluut verzuim follows from who lives here and isn't enrolled, also when an enrolment is taken back`()
    throws
  {
    let plaats = try plaats()
    try plaats.lever(
      "inwoners/a_20201001.csv", Self.kopInwoners + (1...4).map { Self.inwoner("V\($0)", $0) }.joined())
    try plaats.lever(
      "inschrijvingen/a_20201001.csv",
      Self.kopInschrijvingen + Self.inschrijving("I1", 1, van: "2018-08-01")
        + Self.inschrijving("I2", 2, van: "2018-08-01", tot: "2020-07-31")
        + Self.inschrijving("I3", 3, van: "2018-08-01", tot: "2020-07-31")
        + Self.inschrijving("I4", 3, van: "2020-08-24"))
    // Pupil 4 is exempted since an earlier school year, until the middle of this one.
    try plaats.lever(
      "volgsysteem-vrijstellingen/a_20201001.csv",
      """
      WERKPROCESNUMMER;BSN;ONDERWIJSNUMMER;GEBOORTEDATUM;GEMEENTECODE;SOORT;DATUM_START;DATUM_EINDE;MELDINGSNUMMER;BRIN;GROND;BESLUIT;DATUM_LAATSTE_MUTATIE
      W4;\(Proefnummer.bsn(4));;2008-03-17;0193;vrijstelling;2018-08-01;2021-07-31;;;5a;toegekend;2018-09-01

      """)
    try plaats.draai()
    #expect(try aantal("leerplichtigen", plaats) == 4)
    #expect(try aantal("leerplichtigen-ingeschreven", plaats) == 2)
    func wie() throws -> [String] {
      let uitleg = try Uitleg(data: plaats.dataPad, pipeline: nil).tekst(
        "absoluut-afgeleid", Schooljaar(beginjaar: 2020), gemeente: nil, opDag: nil, peildatum: nil,
        metRecords: true)
      return (1...4).map { "V\($0) " }.filter(uitleg.contains)
    }
    #expect(try wie() == ["V2 "])
    // The enrolment of pupil 1 turns out never to have been, and pupil 2 was enrolled all the time.
    try plaats.lever(
      "inschrijvingen/b_20201201.csv",
      Self.kopInschrijvingen
        + Self.inschrijving("I1", 1, van: "2018-08-01", soort: "vervallen", mutatie: "2020-11-15")
        + Self.inschrijving("I2", 2, van: "2018-08-01", mutatie: "2020-11-16"))
    try plaats.draai()
    #expect(try aantal("absoluut-afgeleid", plaats) == 1)
    #expect(try wie() == ["V1 "])
    try plaats.bewaakBehoud()
  }

  @Test func `opgaven make no school year, and are there in each one for which they are stated`() throws {
    let plaats = try plaats()
    try plaats.lever(
      "inwoners/a_20201001.csv",
      Self.kopInwoners + Self.inwoner("V1", 1) + Self.inwoner("V2", 2, tot: "2020-07-31")
        + Self.inwoner("V3", 3, van: "2021-08-01"))
    try plaats.draai()
    #expect(try plaats.uitvoer().schooljaren == ["2020-2021"])
    #expect(try plaats.uitvoer().feiten("2020-2021", "feit_opgave").kolom("opgavenummer") == ["V1"])
  }

  @Test func `a telling that asks of lists that weren't delivered is no number`() throws {
    let plaats = try plaats()
    try plaats.lever("inwoners/a_20201001.csv", Self.kopInwoners + Self.inwoner("V1", 1))
    try plaats.draai()
    func ontbreekt() throws -> Set<String> {
      Set(try plaats.uitvoer().feiten("2020-2021", "geen_registratie").kolom("telling"))
    }
    let zonder = try ontbreekt()
    #expect(
      zonder.isSuperset(of: ["absoluut-afgeleid", "leerplichtigen-ingeschreven", "oud-vsv-b", "vsv-duo"]))
    #expect(!zonder.contains("leerplichtigen"))
    try plaats.lever(
      "inschrijvingen/a_20201001.csv", Self.kopInschrijvingen + Self.inschrijving("I1", 1, van: "2018-08-01"))
    try plaats.draai()
    #expect(
      try ontbreekt().isDisjoint(with: ["absoluut-afgeleid", "leerplichtigen-ingeschreven", "oud-vsv-b"]))
    #expect(try ontbreekt().isSuperset(of: ["oud-vsv-c", "vsv-afgeleid"]))
  }

  // One pupil.

  @Test func `a pupil in lists is forgotten, and stays so when the list is read again`() throws {
    let plaats = try plaats()
    try plaats.lever("duo-nrsp/NRSP2021DR10_20211101.csv", Self.nrsp(van: [1, 2]))
    try plaats.lever(
      "inwoners/a_20201001.csv", Self.kopInwoners + Self.inwoner("V1", 1) + Self.inwoner("V2", 2))
    try plaats.draai()
    #expect(
      try plaats.vergeet(Proefnummer.bsn(1)).contains("0 meldingen, 0 werkprocessen, 2 opgaven; 2 rows"))
    #expect(try plaats.bestanden(met: Proefnummer.bsn(1)).isEmpty)
    try plaats.draai()
    #expect(try aantal("startpopulatie", plaats) == 1)
    #expect(try plaats.uitvoer().feiten("2020-2021", "feit_opgave").rijen.count == 2)
    try plaats.wijzig("bronnen/duo-nrsp.yaml", "VO: vo, MBO: mbo", "MBO: mbo, VO: vo")
    try plaats.draai()
    #expect(try aantal("startpopulatie", plaats) == 1)
    try plaats.bewaakBehoud()
  }

  // The bridge.

  private static let kopTrajecten =
    "WERKPROCESNUMMER;BSN;ONDERWIJSNUMMER;GEBOORTEDATUM;GEMEENTECODE;SOORT;DATUM_START;DATUM_EINDE;MELDINGSNUMMER;BRIN;"
    + "RESULTAAT;FASE;ONDERWIJS;INKOMEN;DATUM_LAATSTE_MUTATIE\n"

  private func brug(_ plaats: Werkplaats, _ gemeente: String) throws -> [String] {
    try plaats.uitvoer().tabel("aansluitingen/schooljaar=2020-2021/rmc-duo-vsv.csv").rijen
      .filter { $0[1] == gemeente }.map { "\($0[3]) \($0[5]) \($0[6])" }
  }

  @Test func `from RMC to DUO's list each pupil goes at the step that says why`() throws {
    let plaats = try plaats()
    // 1 twice; 2 not in the start population; 3 with a startkwalificatie; 4 enrolled again; 5 lives elsewhere by DUO; 6 not on the
    // list though nothing is against it; 7 and 8 on it, 8 without a werkproces.
    let processen = [1, 1, 2, 3, 4, 5, 6, 7].enumerated().map { i, leerling in
      "T\(i);\(Proefnummer.bsn(leerling));;2002-03-17;0193;rmc-vsv;2021-02-01;;;;;contact;;geen;2021-02-02\n"
    }
    try plaats.lever("volgsysteem-trajecten/a_20210301.csv", Self.kopTrajecten + processen.joined())
    try plaats.lever("duo-nrsp/NRSP2021DR10_20221101.csv", Self.nrsp(van: [1, 3, 4, 6, 7, 8]))
    try plaats.lever("duo-nrsp/NRSP2021DG0148_20221101.csv", Self.nrsp(van: [5], "148"))
    try plaats.lever("duo-nenr/NenR2021DR10_20221101.csv", Self.nrsp(van: [1, 7, 8]))
    try plaats.lever("duo-nenr/NenR2021DG0148_20221101.csv", Self.nrsp(van: [5], "148"))
    try plaats.lever(
      "inschrijvingen/a_20211101.csv",
      Self.kopInschrijvingen
        + Self.inschrijving("I3", 3, van: "2021-06-15", soort: "startkwalificatie")
        + Self.inschrijving("I4", 4, van: "2021-09-01"))
    try plaats.draai()
    #expect(
      try brug(plaats, "0193") == [
        "begin 8 8", "meer-meldingen-per-leerling -1 7", "niet-in-startpopulatie -1 6",
        "startkwalificatie -1 5",
        "weer-ingeschreven -1 4", "in-andere-gemeente -1 3", "niet-op-lijst-duo -1 2", "alleen-bij-duo 1 3",
      ])
    #expect(
      try brug(plaats, "") == [
        "begin 8 8", "meer-meldingen-per-leerling -1 7", "niet-in-startpopulatie -1 6",
        "startkwalificatie -1 5",
        "weer-ingeschreven -1 4", "in-andere-gemeente 0 4", "niet-op-lijst-duo -1 3", "alleen-bij-duo 1 4",
      ])
    #expect(try brug(plaats, "0148").last == "alleen-bij-duo 1 1")
    let regels = try plaats.uitvoer().tabel("aansluitingen/schooljaar=2020-2021/rmc-duo-vsv_regels.csv").rijen
    let erbij = regels.filter { $0[1] == "0193" && $0[3] == "+" && $0[2] == "7" }
    #expect(erbij.map { [$0[4], $0[5]] } == [["", ""]])
    #expect(Set(erbij.map { $0[6] }).count == 1)
    try plaats.bewaakBehoud()
  }

  @Test func `the provisional lists alone leave the definitive numbers unknown, and a month its neighbours`()
    throws
  {
    let plaats = try plaats()
    try plaats.lever("duo-nrsp/NRSP2021VR10_20220301.csv", Self.nrsp(van: [1, 2]))
    try plaats.lever("duo-nenr/NenR2021VR10_20220301.csv", Self.nrsp(van: [1]))
    try plaats.lever("duo-a04/202011A04R10_20201105.csv", Self.a04())
    try plaats.draai()
    let onbekend = Set(try plaats.uitvoer().feiten("2020-2021", "geen_registratie").kolom("telling"))
    #expect(
      onbekend.isSuperset(of: ["startpopulatie", "vsv-duo", "vsv-duo-percentage", "werkvoorraad-november"]))
    #expect(
      onbekend.isDisjoint(with: ["startpopulatie-voorlopig", "vsv-duo-voorlopig", "werkvoorraad-oktober"]))
    #expect(try aantal("vsv-duo-voorlopig", plaats) == 1)
  }

  /// What will be on a day can't be told from enrolments that have no end yet.
  @Test func `of a day behind the last enrolments nothing is known`() throws {
    let plaats = try plaats()
    try plaats.lever("duo-nrsp/NRSP2021DR10_20210301.csv", Self.nrsp(van: [1, 2]))
    try plaats.lever(
      "inschrijvingen/a_20210601.csv", Self.kopInschrijvingen + Self.inschrijving("I1", 1, van: "2018-08-01"))
    try plaats.draai()
    func isOnbekend() throws -> Bool {
      try plaats.uitvoer().feiten("2020-2021", "geen_registratie").kolom("telling").contains("vsv-afgeleid")
    }
    #expect(try isOnbekend())
    let uitleg = try Uitleg(data: plaats.dataPad, pipeline: nil).tekst(
      "vsv-afgeleid", Schooljaar(beginjaar: 2020), gemeente: nil, opDag: nil, peildatum: nil, metRecords: true
    )
    #expect(
      uitleg.contains("inschrijving of startkwalificatie over 2021-10-01, op 2021-10-01 of later ontvangen."))
    try plaats.lever(
      "inschrijvingen/b_20211105.csv", Self.kopInschrijvingen + Self.inschrijving("I2", 3, van: "2021-09-01"))
    try plaats.draai()
    #expect(try !isOnbekend())
    #expect(try aantal("vsv-afgeleid", plaats) == 1)
  }

  @Test func `without DUO's list the bridge isn't walked, rather than explain a number that nobody gave`()
    throws
  {
    let plaats = try plaats()
    try plaats.lever(
      "volgsysteem-trajecten/a_20210301.csv",
      Self.kopTrajecten
        + "T1;\(Proefnummer.bsn(1));;2002-03-17;0193;rmc-vsv;2021-02-01;;;;;contact;;geen;2021-02-02\n")
    try plaats.draai()
    #expect(!(try plaats.uitvoer().csv.keys.contains { $0.hasSuffix("rmc-duo-vsv.csv") }))
  }

  // Weekly checks.

  private static let kopDoorstroom =
    "BSN;ONDERWIJSNUMMER;GEBOORTEDATUM;GEMEENTECODE;BRIN;CONTROLE_OP;CONTROLE_TOT;STATUS;AFGEHANDELD_DOOR;OPGEPAKT\n"

  private static func controle(
    _ leerling: Int, _ brin: String, _ van: String, _ tot: String, _ status: String
  )
    -> String
  {
    "\(Proefnummer.bsn(leerling));;2004-03-17;0193;\(brin);\(van);\(tot);\(status);;\n"
  }

  /// Exports are called alike every week: only the rows of the same check and school are replaced.
  @Test func `a later export takes the place of the same check, and leaves the others`() throws {
    let plaats = try plaats()
    try plaats.lever(
      "intergrip-doorstroom/export_20210401.csv",
      Self.kopDoorstroom + Self.controle(1, "01AA", "2021-03-30", "2021-04-05", "aangemeld")
        + Self.controle(2, "01AA", "2021-03-30", "2021-04-05", "onbekend")
        + Self.controle(3, "02AB", "2021-03-30", "2021-04-05", "aangemeld"))
    try plaats.lever(
      "intergrip-doorstroom/export_20210428.csv",
      Self.kopDoorstroom + Self.controle(1, "01AA", "2021-04-27", "2021-05-03", "geplaatst"))
    try plaats.draai()
    #expect(try aantal("overstap-1-april", plaats) == 3)
    #expect(try aantal("overstap-1-mei", plaats) == 1)
    // The check of 30 March once more, by one of the schools: pupil 2 isn't in it.
    try plaats.lever(
      "intergrip-doorstroom/export_20210505.csv",
      Self.kopDoorstroom + Self.controle(1, "01AA", "2021-03-30", "2021-04-05", "aangemeld"))
    try plaats.draai()
    #expect(try aantal("overstap-1-april", plaats) == 2)
    #expect(try aantal("overstap-1-april-aangemeld", plaats) == 2)
    #expect(try aantal("overstap-1-mei", plaats) == 1)
    try plaats.draai(opDag: "2021-05-04")
    let toen = try Uitvoer("\(plaats.map)/data/publicaties/as-of-2021-05-04")
    #expect(toen.telling("overstap-1-april", "2020-2021") == 3)
    try plaats.draai("ander")
    #expect(try plaats.uitvoer("ander").csv == plaats.uitvoer().csv)
    try plaats.bewaakBehoud()
  }

  @Test func `a school that missed a weekly check has a 0, and its pupils no state on that day`() throws {
    let plaats = try plaats()
    try plaats.lever(
      "intergrip-doorstroom/maart_20210330.csv",
      Self.kopDoorstroom + Self.controle(1, "01AA", "2021-03-23", "2021-03-29", "aangemeld")
        + Self.controle(2, "02AB", "2021-03-23", "2021-03-29", "onbekend")
        + Self.controle(1, "01AA", "2021-03-30", "2021-04-05", "geplaatst"))
    try plaats.draai()
    #expect(
      try plaats.uitvoer().feiten("2020-2021", "feit_weekcontrole").rijen == [
        ["01AA", "2021-03-23", "1"], ["01AA", "2021-03-30", "1"], ["02AB", "2021-03-23", "1"],
        ["02AB", "2021-03-30", "0"],
      ])
    #expect(try aantal("overstap-1-april", plaats) == 1)
    #expect(try aantal("overstap-1-april-aangemeld", plaats) == 1)
  }
}
