import Domain
import Extract
import Foundation
import Testing

@testable import Pipeline

/// From a file that no profile reads to one that is read every night: guess, preview, accept, and what drifts later.
@Suite struct ProfielTests {
  private static let kop =
    "Zaaknr;BSN;Naam leerling;Geb.dat.;Woongemeente;Procestype;Startdatum;Einddatum;Duo-nr;BRIN;Gewijzigd op"

  /// The nth row; every fourth of another kind.
  private static func rij(_ n: Int, soort: String? = nil, gemeente: String = "Zwolle") -> String {
    let soorten = ["Signaalverzuim", "Luxe verzuim", "Absoluut verzuim", "Langdurig relatief verzuim"]
    let dag = 13 + n % 15
    return [
      "Z\(1000 + n)", Proefnummer.bsn(n), "Dauwtrap, Q.", "\(1 + n % 28)-3-\(2004 + n % 6)", gemeente,
      soort ?? soorten[n % 4], "\(dag)-9-2020", n % 3 == 0 ? "" : "\(dag)-10-2020", "9\(n)", "25GA",
      "\(dag)-11-2020",
    ].joined(separator: ";")
  }

  private static func export(_ rijen: Int, kop: String = kop) -> String {
    (["Overzicht werkprocessen", "", kop] + (0..<rijen).map { rij($0) } + ["Totaal;\(rijen);;;;;;;;;"])
      .joined(separator: "\r\n") + "\r\n"
  }

  private let plaats: Werkplaats
  private let pad: String
  private let concept: String

  init() throws {
    plaats = try Werkplaats()
    pad = plaats.map + "/export_20210104.csv"
    concept = plaats.map + "/jvs-proef.yaml"
    try Self.export(80).write(toFile: pad, atomically: true, encoding: .utf8)
  }

  private func gok() throws -> String {
    try Profielgok.gok([pad], pipeline: plaats.opzet, als: nil, uit: concept)
  }

  private func zonderVragen() throws {
    let tekst = try String(contentsOfFile: concept, encoding: .utf8)
    let regels = tekst.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("# ?") }
    try regels.joined(separator: "\n").write(toFile: concept, atomically: true, encoding: .utf8)
  }

  private func kijk(_ bestanden: [String], data: String? = nil) throws -> String {
    try Profielkijk(bestanden, profiel: concept, pipeline: plaats.opzet, data: data).tekst()
  }

  private func neemAan(vervang: Bool = false) throws -> String {
    try Profielaanname.neemAan(
      concept, voorbeeld: pad, pipeline: plaats.opzet, vervang: vervang, metVragen: false)
  }

  private static let geheim = ["Dauwtrap"] + (0..<80).map { Proefnummer.bsn($0) }

  @Test("A draft names each column with its evidence, and what stands around the table")
  func hetConcept() throws {
    let verslag = try gok()
    let yaml = try String(contentsOfFile: concept, encoding: .utf8)
    for regel in [
      "record: werkproces", "kop: gezocht", "tot: [\"Totaal\"]", "werkprocesnummer: \"Zaaknr\"",
      "bsn: \"BSN\"  # 100% of 80 values pass the elfproef of a BSN",
      "gemeentecode: {naam: \"Woongemeente\", als: naam}",
      "\"Luxe verzuim\": luxe  # 20 rows", "meldingsnummer: \"Duo-nr\"",
      "#   Naam leerling: names of people, which Sluitend never needs",
    ] { #expect(yaml.contains(regel), "\(regel)") }
    #expect(verslag.contains("records of kind 'werkproces', from 80 rows"))
    for geheim in Self.geheim { #expect(!yaml.contains(geheim) && !verslag.contains(geheim)) }
    // It isn't written over.
    #expect(throws: Gebruiksfout.self) { try gok() }
  }

  @Test("A preview shows how rows are read, where they fail, and what would be counted; nothing is written")
  func voorbeschouwing() throws {
    _ = try gok()
    let voor = try FileManager.default.subpathsOfDirectory(atPath: plaats.map).sorted()
    let fout = plaats.map + "/export_20210201.csv"
    let rijen = [
      Self.rij(1), Self.rij(81), Self.rij(82, gemeente: "Nergenshuizen"), Self.rij(83, soort: "Iets nieuws"),
      Self.rij(84, soort: "Iets nieuws"),
    ]
    try ([Self.kop] + rijen).joined(separator: "\n").write(toFile: fout, atomically: true, encoding: .utf8)
    let tekst = try kijk([fout, pad])
    for deel in [
      "export_20210104.csv: 80 rows, 80 accepted, 0 rejected",
      "export_20210201.csv: 5 rows, 2 accepted, 3 rejected",
      "1× R07 Woongemeente: row 3 (line 4) of export_20210201.csv", "2× R06 Procestype: row 4 (line 5)",
      "it has 1,3% of those before, so it looks like mutations",
      "werkprocessen-verzuim", "(records in the region)",
      "unknown soort, in 2 rows: \"Iets nieuws\": …",
    ] { #expect(tekst.contains(deel), "\(deel)\n\(tekst)") }
    for geheim in Self.geheim { #expect(!tekst.contains(geheim)) }
    try FileManager.default.removeItem(atPath: fout)
    #expect(try FileManager.default.subpathsOfDirectory(atPath: plaats.map).sorted() == voor)
  }

  @Test("An accepted profile reads the inbox, and its masked case is held against it")
  func aanname() throws {
    _ = try gok()
    #expect(throws: Gebruiksfout.self) { try neemAan() }
    try zonderVragen()
    _ = try neemAan()
    let proef = plaats.pijplijn + "/proeven/jvs-proef"
    let namen = try FileManager.default.contentsOfDirectory(atPath: proef).sorted()
    #expect(namen == ["verwacht.csv", "voorbeeld_20200801.csv"])
    let alles = try namen.map { try String(contentsOfFile: proef + "/" + $0, encoding: .utf8) }.joined()
    for geheim in Self.geheim { #expect(!alles.contains(geheim)) }
    // Nor a birthday, or a number of a record.
    #expect(!alles.contains("2-3-2005") && !alles.contains("Z1001") && alles.contains("1-7-2005"))
    let verwacht = try String(contentsOfFile: proef + "/verwacht.csv", encoding: .utf8)
    #expect(
      verwacht.contains(
        "1;aanvaard;1;werkprocesnummer=100001;geboortedatum=2004-··-··;gemeentecode=0193;soort=signaalverzuim"
      ))
    #expect(try Configuratie(plaats.opzet).toetsProeven(plaats.opzet) == 1)

    let inbox = plaats.inbox + "/jvs-proef"
    try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: pad, toPath: inbox + "/export_20210104.csv")
    #expect(try plaats.draai() == .klaar)
    #expect(try plaats.uitvoer().telling("werkprocessen-verzuim") == 80)

    // A change of the profile that reads its sample otherwise is told.
    let profiel = plaats.pijplijn + "/bronnen/jvs-proef.yaml"
    let yaml = try String(contentsOfFile: profiel, encoding: .utf8)
    try yaml.replacing("\"Luxe verzuim\": luxe", with: "\"Luxe verzuim\": zorg")
      .write(toFile: profiel, atomically: true, encoding: .utf8)
    #expect(throws: Configuratiefouten.self) { try Configuratie(plaats.opzet).toetsProeven(plaats.opzet) }
    // Its own file may be accepted anew too, when that is said.
    #expect(throws: Gebruiksfout.self) {
      try Profielaanname.neemAan(
        profiel, voorbeeld: pad, pipeline: plaats.opzet, vervang: false, metVragen: false)
    }
    // It may be put back from the draft, when that is said.
    #expect(throws: Gebruiksfout.self) { try neemAan() }
    _ = try neemAan(vervang: true)
    #expect(try Configuratie(plaats.opzet).toetsProeven(plaats.opzet) == 1)
  }

  @Test("A later delivery that no longer fits is refused, and the change that it needs is proposed")
  func drift() throws {
    _ = try gok()
    let later = plaats.map + "/export_20210301.csv"
    try Self.export(
      40,
      kop: Self.kop.replacing("Startdatum", with: "Datum aanvang").replacing("Woongemeente", with: "Gemeente")
    )
    .write(toFile: later, atomically: true, encoding: .utf8)
    let tekst = try kijk([later])
    #expect(tekst.contains("refused (B03"))
    #expect(tekst.contains("column renamed? begin: [\"Startdatum\", \"Datum aanvang\"]"), "\(tekst)")
    #expect(tekst.contains("column renamed? gemeentecode: [\"Woongemeente\", \"Gemeente\"]"))
    #expect(tekst.contains("line "))
  }

  @Test("Days in another spelling, and a file of another source, are told as such")
  func andereFout() throws {
    _ = try gok()
    let later = plaats.map + "/export_20210301.csv"
    let maandEerst = Self.export(80).replacing(/;(\d+)-(\d+)-(\d{4})/) { ";\($0.2)/\($0.1)/\($0.3)" }
    try maandEerst.write(toFile: later, atomically: true, encoding: .utf8)
    let tekst = try kijk([later])
    #expect(
      tekst.contains("days are spelled otherwise in 4 columns: datums: [\"d-m-yyyy\", \"m-d-yyyy\"]"),
      "\(tekst)")
    #expect(tekst.contains("Not one row can be read") && !tekst.contains("profile accept"))
    try Meldingregel.bestand(Meldingregel(nummer: "M1")).write(
      toFile: later, atomically: true, encoding: .utf8)
    let anders = try kijk([later])
    #expect(anders.contains("fewer than half of the columns") && !anders.contains("renamed"), "\(anders)")
    try "<a><b><c>1</c><d>2</d><e>3</e></b><b><c>1</c><d>2</d><e>3</e></b></a>"
      .write(toFile: later, atomically: true, encoding: .utf8)
    #expect(try kijk([later]).contains("is XML, and the profile reads CSV and Excel"))
  }

  @Test(
    "What is no table says so by its name",
    arguments: ["", "een regel zonder iets\n", "<a><b/></a>", "1;2;3\n4;5;6\n"])
  func geenTabel(inhoud: String) throws {
    try inhoud.write(toFile: pad, atomically: true, encoding: .utf8)
    let fout = #expect(throws: Ruwetabel.Fout.self) { try gok() }
    #expect(fout?.description.contains("export_20210104.csv") ?? false)
  }

  @Test(
    "A set-up is made from nothing, tells which files no profile reads, and gives a bridge as soon as one can be walked"
  )
  func inrichting() throws {
    let naar = plaats.map + "/nieuw"
    let inbox = plaats.map + "/leveringen"
    for bron in ["onbekend", "duo-verzuim-csv"] {
      try FileManager.default.createDirectory(atPath: inbox + "/" + bron, withIntermediateDirectories: true)
    }
    try FileManager.default.copyItem(atPath: pad, toPath: inbox + "/onbekend/export_20210104.csv")
    try Meldingregel.bestand(Meldingregel(nummer: "M1")).write(
      toFile: inbox + "/duo-verzuim-csv/m_20210104.csv", atomically: true, encoding: .utf8)
    func vragen(_ regio: String) -> Inrichting.Vragen {
      .init(
        regio: regio, naam: "RMC-regio Proef", inbox: inbox, bronnen: nil, naar: naar, van: plaats.pijplijn)
    }
    #expect(throws: Gebruiksfout.self) { try Inrichting(vragen("Nergenshuizen")) { $1 }.doe() }
    #expect(try Inrichting(vragen("Zwolle")) { $1 }.doe() == .klaar)
    let opzet = naar + "/pipelines/regio-proef.yaml"
    #expect(try Configuratie(opzet).regio == 10)
    #expect(FileManager.default.fileExists(atPath: naar + "/data/uitvoer/sluitend.sqlite"))
    // Once more changes nothing.
    let voor = try String(contentsOfFile: opzet, encoding: .utf8)
    #expect(try Inrichting(vragen("Zwolle")) { $1 }.doe() == .klaar)
    #expect(try String(contentsOfFile: opzet, encoding: .utf8) == voor)
  }

  private func gok(_ inhoud: String, _ naam: String = "export_20210105.csv") throws -> String {
    let bestand = plaats.map + "/" + naam
    try inhoud.write(toFile: bestand, atomically: true, encoding: .utf8)
    _ = try Profielgok.gok([bestand], pipeline: plaats.opzet, als: nil, uit: concept)
    return try String(contentsOfFile: concept, encoding: .utf8)
  }

  @Test(
    "A kind of record that nothing shows is asked about: of a header alone, or of columns that fit neither")
  func soortOnbekend() throws {
    #expect(try gok(Self.kop + "\n").contains("# ? no record was seen"))
    try FileManager.default.removeItem(atPath: concept)
    let rijen = (0..<30).map { "\(Proefnummer.bsn($0));\(1 + $0 % 28)-3-2005;x\($0)" }
    let yaml = try gok((["BSN;Geb.dat.;Iets"] + rijen).joined(separator: "\n"))
    #expect(yaml.contains("# ? its columns fit no kind of record well"), "\(yaml)")
  }

  @Test("A record number with the pupil's own number in it is asked about, and its rejection says why")
  func leerlingInNummer() throws {
    let rijen = (0..<30).map { Self.rij($0).replacing(/^Z\d+/, with: "Z-\(Proefnummer.bsn($0))-\($0)") }
    let yaml = try gok(([Self.kop] + rijen).joined(separator: "\n"))
    #expect(yaml.contains("in 100% of the rows the pupil's own number stands in it"), "\(yaml)")
    try zonderVragen()
    let tekst = try kijk([plaats.map + "/export_20210105.csv"])
    #expect(tekst.contains("30× R04 Zaaknr (a mandatory field is empty, or a record number is"), "\(tekst)")
    #expect(tekst.contains("or holds the pupil's own number): row 1"))
  }

  @Test("Data in attributes is told: in the draft, and when there is nothing else")
  func attributen() throws {
    func xml(_ velden: (Int) -> String) -> String { "<a>" + (0..<20).map(velden).joined() + "</a>" }
    let yaml = try gok(
      xml {
        "<w nr='\($0)'><Bsn type='b'>\(Proefnummer.bsn($0))</Bsn><Soort>V3</Soort><Status>R</Status></w>"
      },
      "bericht_20210105.xml")
    #expect(yaml.contains("# ? in these records stand 40 attributes, which no profile reads"), "\(yaml)")
    try FileManager.default.removeItem(atPath: concept)
    let fout = #expect(throws: Ruwetabel.Fout.self) {
      try gok(xml { "<w nr='\($0)' soort='V3'/>" }, "bericht_20210106.xml")
    }
    #expect(fout?.description.contains("its data stands in attributes") ?? false)
  }

  @Test("Names of sheets and of unused columns that aren't of known words are asked about or not shown")
  func vreemdeNamen() throws {
    let kop = Self.kop.split(separator: ";").map(String.init) + ["Bijzonderheden Drasbeek", "Datum gesprek"]
    let rijen = (0..<20).map {
      Self.rij($0).split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    }
    let kennis = Veldinhoud.Kennis(try Configuratie(plaats.opzet))
    func yaml(_ blad: String) -> String {
      let tabel = Tabelkeuze(
        Ruwetabel(
          vorm: .werkblad(naam: blad, isEerste: false), rijen: [kop] + rijen.map { $0 + ["iets", "en zo"] },
          isAfgekapt: false), kop: 0)
      return Voorstelschrijver(
        id: "x", keuze: Veldkeuze(.werkproces, tabel, kennis), tweede: nil, tabel: tabel, kennis: kennis,
        gevraagd: nil, bestanden: 1, anders: []
      ).schrijf().yaml
    }
    let vreemd = yaml("Leerlingen Drasbeek")
    #expect(vreemd.contains("# ? the name of the sheet is copied from the file"))
    #expect(vreemd.contains("#   column 12, 'B…': ") && !vreemd.contains("Bijzonderheden"), "\(vreemd)")
    #expect(vreemd.contains("#   Datum gesprek: "))
    #expect(!yaml("Verzuim 2021").contains("the name of the sheet"))
  }

  @Test("What stands below the records is proposed as their end only without a number in it")
  func eindeMetAantal() throws {
    let tabel = Self.export(40).replacing("Totaal;40;;;;;;;;;", with: "Aantal: 40;;;;;;;;;;")
    let yaml = try gok(tabel)
    #expect(!yaml.contains("tot:  [") && !yaml.contains("tot: [\"Aantal"), "\(yaml)")
    #expect(yaml.contains("they begin with a text that may differ from file to file"))
  }

  @Test("A column 'Datum' that is nothing for certain may be the melddatum")
  func tweeDatums() throws {
    let rijen = (0..<40).map { n in
      "\(1000 + n);\(Proefnummer.bsn(n));1-3-2005;0193;25GA;V3;\(1 + n % 9)-10-2020;\(5 + n % 9)-10-2020;\(5 + n % 9)-10-2020;R;1-12-2020"
    }
    let kop =
      "Meldingsnummer;BSN;Geboortedatum;Gemeentecode;BRIN;Soort;Begin;Datum;Registratiedatum;Status;Gewijzigd"
    let yaml = try gok(([kop] + rijen).joined(separator: "\n"))
    #expect(yaml.contains("melddatum: \"Registratiedatum\""), "\(yaml)")
    #expect(yaml.contains("# ? is 'Registratiedatum' the melddatum? 'Datum' could be it as well."), "\(yaml)")
  }

  @Test("No value is understood less often than never")
  func nooitNegatief() throws {
    let kop = Self.kop + ";Resultaat"
    let rijen = (0..<30).map {
      Self.rij($0, soort: $0 < 10 ? "Iets nieuws" : nil) + ";\($0 % 2 == 0 ? "werk" : "iets \($0)")"
    }
    _ = try gok(([kop] + (0..<30).map { Self.rij($0) + ";werk" }).joined(separator: "\n"))
    try zonderVragen()
    let later = plaats.map + "/export_20210106.csv"
    try ([kop] + rijen).joined(separator: "\n").write(toFile: later, atomically: true, encoding: .utf8)
    let tekst = try kijk([later])
    #expect(tekst.contains(/resultaat +Resultaat +10 +0 +10 +0/), "\(tekst)")
  }
}
