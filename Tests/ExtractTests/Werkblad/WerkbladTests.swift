import Domain
import Foundation
import Testing

@testable import Extract

/// A sheet of an Excel file gives the records that its CSV would give.
@Suite struct WerkbladTests {
  private static let map = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Bestanden/"
  static let bestanden = [
    "xlsxwriter.xlsx", "xlsxwriter-tekst-in-cel.xlsx", "xlsxwriter-1904.xlsx", "libreoffice.xlsx",
  ]

  static func bytes(_ naam: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: map + naam)))
  }

  /// The two records of the files, as `maak` has them.
  private static let csv = """
    \(Bron.meldingCSV.kop.replacing("STATUS;REDEN_AFSLUITING", with: "STATUS;Opmerking"))
    200145678;\(bsn(0));0;17-03-2005;25GA;00;0193;V3;13-09-2021;24-09-2021;27-09-2021T10:15;18;N;B;x;01-10-2021;09:30:00
    M-2;\(bsn(1));;01-02-2006;01AA;18;GM0193;LRV;01-09-2021;;20-09-2021;;;R;;21-09-2021;

    """

  private static func bsn(_ n: Int) -> String { Proefnummer.getal(n, vanaf: 900_000_000, rest: 0) }

  private static let dagEerst = Bron.meldingCSV.profiel(datums: [.dagEerst, .iso])

  @Test(arguments: bestanden) func `the same records from Excel as from CSV`(_ naam: String) throws {
    for profiel in [Bron.meldingCSV.profiel, Self.dagEerst] {
      let excel = try Proef.lees(Self.bytes(naam), met: profiel)
      let csv = try Proef.lees(Array(Self.csv.utf8), met: profiel)
      #expect(csv.nummers == ["200145678", "M-2"])
      #expect(excel == csv)
    }
  }

  @Test func `a profile may name the sheet`() throws {
    func profiel(_ blad: String?) -> Bronprofiel {
      let gewoon = Bron.meldingCSV.profiel
      return Bronprofiel(
        id: gewoon.id, titel: gewoon.titel, record: gewoon.record,
        formaat: .csv(scheidingsteken: 0x3B, blad: blad), codering: .windows1252,
        datumpatronen: gewoon.datumpatronen, velden: gewoon.velden)
    }
    let bytes = try Self.bytes("libreoffice.xlsx")
    #expect(try Proef.lees(bytes, met: profiel("Meldingen")).rijen == 2)
    #expect(try Proef.lees(bytes, met: profiel("meldingen")).weigering == .b03)
    // There it has one cell, which is no header.
    #expect(try Proef.lees(bytes, met: profiel("Toelichting")).weigering == .b03)
    var bouw = Werkmapbouw()
    bouw.delen["xl/worksheets/sheet2.xml"] = Werkmapbouw.blad(Self.rijen(Bron.meldingCSV, []))
    #expect(try Proef.lees(bouw.bytes(), met: profiel("Blad 2")) == Uitslag(codering: "utf-8"))
    #expect(try Proef.lees(bouw.bytes(), met: profiel(nil)).weigering == .b04)
  }

  // Cells.

  private static func rijen(_ bron: Bron, _ rijen: [[String?]]) -> String {
    ([bron.indeling.map { Optional($0.naam) }] + rijen).map(Werkmapbouw.rij).joined()
  }

  /// The valid row of a melding with one of its cells written otherwise.
  private static func metCel(
    _ veld: Veldnaam, _ cel: String, teksten: [String] = [], stijlen: [String] = [], opzet: String = ""
  ) throws -> Uitslag {
    let bron = Bron.meldingCSV
    let rij =
      "<row>"
      + bron.indeling.enumerated().map { i, kolom in
        let plaats = "\(Werkmapbouw.kolom(i))2"
        return kolom.veld == veld
          ? cel.replacing("<c ", with: "<c r=\"\(plaats)\" ")
          : "<c r=\"\(plaats)\" t=\"str\"><v>\(bron.geldig[kolom.veld] ?? "")</v></c>"
      }.joined() + "</row>"
    let bouw = Werkmapbouw(
      rijen: Self.rijen(bron, []) + rij, teksten: teksten, stijlen: stijlen, opzet: opzet)
    return try Proef.lees(bouw.bytes(), met: bron.profiel)
  }

  @Test(arguments: [
    ("<c t=\"inlineStr\"><is><t>AB</t></is></c>", "AB"),
    ("<c t=\"inlineStr\"><is><r><t>A</t></r><r><t>B</t></r><rPh><t>nee</t></rPh></is></c>", "AB"),
    ("<c t=\"s\"><v>1</v></c>", "A&B"), ("<c t=\"s\"><v>2</v></c>", "\u{0042}C"),
    ("<c t=\"str\"><f>1+1</f><v>twee</v></c>", "twee"), ("<c><v>200145678</v></c>", "200145678"),
    ("<c t=\"n\"><v>2.00145678E8</v></c>", "200145678"), ("<c><v>12.5</v></c>", "12.5"),
    ("<c><v>-3</v></c>", "-3"), ("<c><v>999999999999999</v></c>", "999999999999999"),
    ("<c s=\"1\"><v>193</v></c>", "000193"), ("<c t=\"inlineStr\"><is><t>x_x0041_y</t></is></c>", "xAy"),
    ("<c t=\"inlineStr\"><is><t>x_xD800_y</t></is></c>", "x_xD800_y"),
    ("<c t=\"inlineStr\"><is><t>a;\"b\"</t></is></c>", "a;\"b\""),
  ]) func `what a cell says`(_ cel: String, _ tekst: String) throws {
    let uitslag = try Self.metCel(
      .meldingsnummer, cel,
      teksten: ["<t>nee</t>", "<r><t>A&amp;</t></r><r><t>B</t></r>", "<t>BC</t><rPh><t>nee</t></rPh>"],
      stijlen: ["000000"])
    #expect(uitslag.nummers == [tekst], "\(uitslag)")
  }

  @Test(arguments: [
    "<c t=\"e\"><v>#N/A</v></c>", "<c><v>1000000000000000</v></c>", "<c><v>1E300</v></c>",
    "<c t=\"s\"><v>9</v></c>",
    "<c><v>abc</v></c>", "<c t=\"s\"><v>-1</v></c>",
  ]) func `a cell of which nobody knows the value rejects its row`(_ cel: String) throws {
    // Also where no field is read.
    for veld in [Veldnaam.meldingsnummer, .redenAfsluiting] {
      let uitslag = try Self.metCel(veld, cel)
      #expect(uitslag.afkeuringen == [Afkeuring(rij: 1, code: .r09, veld: nil, bytes: nil)], "\(uitslag)")
    }
  }

  @Test(arguments: [
    ("dd\\-mm\\-yyyy", "44452", "2021-09-13"), ("[$-413]d mmmm yyyy;@", "44452", "2021-09-13"),
    ("m/d/yy h:mm", "44452", "2021-09-13"), ("yyyy", "1", "1900-01-01"), ("d", "59", "1900-02-28"),
    ("d", "61", "1900-03-01"), ("d", "73415.0", "2100-12-31"),
  ]) func `a number that is shown as a date is that day`(_ vorm: String, _ getal: String, _ dag: String)
    throws
  {
    let uitslag = try Self.metCel(.geboortedatum, "<c s=\"1\"><v>\(getal)</v></c>", stijlen: [vorm])
    #expect(uitslag.meldingen.map(\.geboortedatum.description) == [dag], "\(uitslag)")
  }

  @Test func `days that there aren't, and times where none may be, reject their row`() throws {
    for (getal, code) in [
      ("60", Afkeurcode.r09), ("0", .r09), ("-5", .r09), ("44452.5", .r02), ("99999999", .r09),
    ] {
      let uitslag = try Self.metCel(.geboortedatum, "<c s=\"1\"><v>\(getal)</v></c>", stijlen: ["d-m-yyyy"])
      #expect(uitslag.afkeuringen.map(\.code) == [code], "\(getal)")
    }
  }

  @Test func `moments, times and yes or no`() throws {
    let moment = try Self.metCel(.melddatum, "<c s=\"1\"><v>44452.999999</v></c>", stijlen: ["d-m-yyyy h:mm"])
    #expect(moment.meldingen.map(\.melddatum.description) == ["2021-09-14"])
    let tijd = try Self.metCel(.mutatietijd, "<c s=\"1\"><v>0.3958333333</v></c>", stijlen: ["[h]:mm:ss"])
    #expect(tijd.meldingen.map(\.mutatie.tijd) == [34_200_000])
    for (waarde, ja) in [("1", true), ("0", false)] {
      let uitslag = try Self.metCel(.alleLessenGemist, "<c t=\"b\"><v>\(waarde)</v></c>")
      #expect(uitslag.meldingen.map(\.alleLessenGemist) == [ja])
    }
    let iso = try Self.metCel(.begin, "<c t=\"d\"><v>2021-09-10T00:00:00.000</v></c>")
    #expect(iso.meldingen.map(\.begin.description) == ["2021-09-10"], "\(iso)")
    let mac = try Self.metCel(
      .begin, "<c s=\"1\"><v>42990</v></c>", stijlen: ["yyyy-mm-dd"], opzet: "date1904=\"1\"")
    #expect(mac.meldingen.map(\.begin.description) == ["2021-09-13"], "\(mac)")
  }

  @Test(arguments: [
    ("General", Werkmap.Getalsoort.getal), ("0.00", .getal), ("0000", .cijfers(4)), ("#,##0", .getal),
    ("@", .getal),
    ("0.00E+00", .getal), ("[Red]0", .getal), ("\"dag\" 0", .getal), ("0\\d", .getal), ("_d0", .getal),
    ("0;yyyy", .getal), ("mmm", .datum), ("mmm-yy", .datum), ("d", .datum), ("hh:mm", .tijd),
    ("mm:ss", .tijd),
    ("[m]", .tijd), ("[ss].00", .tijd), ("h:mm AM/PM", .tijd), ("yyyy\\-mm\\-dd\\Thh:mm:ss", .datum),
  ]) func `which formats show a date`(_ vorm: String, _ soort: Werkmap.Getalsoort) {
    #expect(Getalvorm.soort(vorm) == soort)
  }

  @Test func `rows without a value have no number, and columns may be missing or too many`() throws {
    let bron = Bron.meldingCSV
    let goed = bron.indeling.map { bron.geldig[$0.veld] }
    // The last columns may end early; what is empty or white stands for no value.
    let kort = Array(goed.dropLast(2)) + [goed[15]]
    let rijen = [
      [nil, nil], ["  ", nil, "\t"], goed, [], kort, goed + ["meer"], goed + [nil, "veel verder"],
      goed + [""],
    ]
    let uitslag = try Proef.lees(
      Werkmapbouw(rijen: "<row/>" + Self.rijen(bron, rijen)).bytes(), met: bron.profiel)
    #expect(uitslag.rijen == 5)
    #expect(uitslag.regels.map(\.rij) == [1, 2, 3, 4, 5])
    let afkeuringen = uitslag.afkeuringen.map { "\($0.code.rawValue) \($0.rij)" }
    #expect(afkeuringen == ["R08 3", "R08 4"])
  }

  // Files that are refused.

  private func weigering(_ bytes: [UInt8]) throws -> Weigercode? {
    try Proef.lees(bytes, met: Bron.meldingCSV.profiel).weigering
  }

  @Test func `a part that is missing or no XML refuses the file`() throws {
    let goed = Werkmapbouw(rijen: Self.rijen(.meldingCSV, []))
    #expect(try weigering(goed.bytes()) == nil)
    for deel in goed.delen.keys where deel != "xl/worksheets/sheet2.xml" {
      let magOntbreken = ["xl/styles.xml", "xl/sharedStrings.xml"].contains(deel)
      var bouw = goed
      bouw.delen[deel] = nil
      #expect(try weigering(bouw.bytes()) == (magOntbreken ? nil : .b01), "\(deel) missing")
      for slecht in ["", "<a", "<!DOCTYPE a><a/>", "<a></b>", "\u{1}"] {
        bouw.delen[deel] = slecht
        #expect(try weigering(bouw.bytes()) == .b01, "\(deel): \(slecht)")
      }
    }
    var kop = goed
    kop.delen["xl/worksheets/sheet1.xml"] = Werkmapbouw.blad(Werkmapbouw.rij(["BSN", "BSN"]))
    #expect(try weigering(kop.bytes()) == .b03)
    kop.delen["xl/worksheets/sheet1.xml"] = Werkmapbouw.blad("<row><c r=\"B1\"/><c r=\"A1\"/></row>")
    #expect(try weigering(kop.bytes()) == .b01)
    // Of before 2007, or with a password.
    #expect(try weigering(Zipbestand.merkOud + [UInt8](repeating: 0, count: 512)) == .b01)
    #expect(try weigering(Zipbestand.merk) == .b01)
  }

  @Test func `what goes beyond a limit refuses the file`() throws {
    func met(_ rijen: String) throws -> Weigercode? {
      try weigering(Werkmapbouw(rijen: Self.rijen(.meldingCSV, []) + rijen).bytes())
    }
    func keer(_ tekst: String, _ aantal: Int) -> String { String(repeating: tekst, count: aantal) }
    #expect(try met(keer("<x>", 300) + keer("</x>", 300)) == .b01)
    #expect(try met("<row " + (0..<300).map { "a\($0)=\"\" " }.joined() + "/>") == .b01)
    #expect(try met((0..<10_001).map { "<x\($0)/>" }.joined()) == .b01)
    #expect(
      try met("<row><c t=\"inlineStr\"><is><t>" + keer("x", 1 << 20 + 1) + "</t></is></c></row>") == .b01)
    #expect(try met("<row><c t=\"" + keer("x", 3 << 20) + "\"/></row>") == .b01)
    // A small file that unpacks to more texts than are held in memory.
    var bom = Werkmapbouw(rijen: Self.rijen(.meldingCSV, []))
    bom.delen["xl/sharedStrings.xml"] =
      "<sst>" + keer("<si><t>" + keer("x", 1000) + "</t></si>", 270_000) + "</sst>"
    let bytes = try bom.bytes()
    #expect(bytes.count < 2 << 20)
    #expect(try weigering(bytes) == .b01)
  }

  @Test(arguments: bestanden)
  func `a file that is cut off or damaged is refused, or each row is accounted for`(
    _ naam: String
  ) throws {
    let goed = try Self.bytes(naam)
    for deel in 1..<10 {
      let stuk = Array(goed.prefix(goed.count * deel / 10))
      #expect(try weigering(stuk) == .b01)
    }
    var toeval = Toeval(3)
    for _ in 0..<150 {
      var bytes = goed
      for _ in 0...toeval.onder(3) { bytes[4 + toeval.onder(bytes.count - 4)] = UInt8(toeval.onder(256)) }
      let uitslag = try Proef.lees(bytes, met: Bron.meldingCSV.profiel)
      #expect(uitslag.isVerantwoord)
    }
  }

  // What `forget` needs.

  @Test(arguments: bestanden) func `the sheet as CSV reads as the sheet does`(_ naam: String) throws {
    for profiel in [Bron.meldingCSV.profiel, Self.dagEerst] {
      let csv = try Werkmapinhoud.csv(Self.map + naam, profiel: profiel)
      #expect(try Proef.lees(csv, met: profiel) == Proef.lees(Self.bytes(naam), met: profiel))
    }
  }

  @Test func `a number is found in whatever part it stands, also across two pieces`() throws {
    let nummer = "999993240"
    var bouw = Werkmapbouw(rijen: Self.rijen(.meldingCSV, []), teksten: ["<t>x \(nummer)</t>"])
    // Every place of a piece of 64 KiB.
    bouw.delen["xl/comments1.xml"] = (65_520..<65_540).map {
      "<a>" + String(repeating: "x", count: $0 - 20) + nummer + "</a>"
    }.joined()
    let pad = NSTemporaryDirectory() + "stukken-\(UUID().uuidString).xlsx"
    defer { try? FileManager.default.removeItem(atPath: pad) }
    try Data(bouw.bytes()).write(to: URL(fileURLWithPath: pad))
    var gevonden = 0
    try Werkmapinhoud.stukken(pad) { stuk in
      gevonden += String(decoding: stuk, as: UTF8.self).ranges(of: nummer).count
    }
    #expect(gevonden == 21)
  }
}
