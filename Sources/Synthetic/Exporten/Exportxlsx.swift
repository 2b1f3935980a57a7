/// How an export is written as an Excel file (ECMA-376, part 1, §18).
struct Exportxlsx {
  /// The style of a cell by its place in `cellXfs`.
  private enum Stijl: Int {
    case gewoon = 0
    case datum
    case datumMetTijd
  }

  let blad: String
  /// A first sheet that only says what the file is.
  let voorblad: String?
  let titel: String
  /// Texts in the cells themselves, or in a list of their own.
  private let gedeeld: Bool
  /// Excel's own date, or a pattern.
  private let eigenDatum: Bool
  /// Whether report and change have their time.
  private let metTijd: Bool

  init(_ ontwerp: Exportontwerp, _ toeval: inout Toeval) {
    blad = toeval.uit(ontwerp.woorden.bladen)
    voorblad = toeval.kans(promille: 300) ? toeval.uit(ontwerp.woorden.voorbladen) : nil
    titel = toeval.uit(
      ontwerp.record == .melding ? ontwerp.woorden.titelsMelding : ontwerp.woorden.titelsWerkproces)
    gedeeld = toeval.kans(promille: 600)
    eigenDatum = toeval.kans(promille: 500)
    metTijd = toeval.kans(promille: 300)
  }

  func bijzonderheden(_ stijl: Datumstijl) -> [String] {
    (voorblad.map { ["a first sheet '\($0)' without records"] } ?? [])
      + (metTijd && stijl == .serieel ? ["a time behind the days of report and change"] : [])
  }

  func bytes(_ tabel: Exporttabel, _ stijl: Datumstijl) -> [UInt8] {
    var teksten = Teksten(gedeeld: gedeeld)
    var bladen: [(naam: String, xml: String)] = []
    if let voorblad {
      bladen.append(
        (
          voorblad,
          Self.blad([[.tekst(titel)], [], [.tekst("Sluitend, synthetisch")]], stijl, metTijd, &teksten)
        ))
    }
    let kop: [Exportcel] = tabel.kop.map { $0.isEmpty ? .leeg : .tekst($0) }
    bladen.append(
      (blad, Self.blad(tabel.boven + [kop] + tabel.rijen + tabel.onder, stijl, metTijd, &teksten)))
    var zip = Exportzip()
    let begin = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    let inhoud = "http://schemas.openxmlformats.org/package/2006/content-types"
    let soort = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    let hoofd = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let relatie = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let pakket = "http://schemas.openxmlformats.org/package/2006/relationships"
    let nummers = bladen.indices.map { $0 + 1 }
    zip.voegToe(
      "[Content_Types].xml",
      begin + "<Types xmlns=\"\(inhoud)\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(soort).sheet.main+xml\"/>"
        + nummers.map {
          "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" ContentType=\"\(soort).worksheet+xml\"/>"
        }.joined()
        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(soort).styles+xml\"/>"
        + (gedeeld
          ? "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"\(soort).sharedStrings+xml\"/>" : "")
        + "</Types>")
    zip.voegToe(
      "_rels/.rels",
      begin
        + "<Relationships xmlns=\"\(pakket)\"><Relationship Id=\"rId1\" Type=\"\(relatie)/officeDocument\""
        + " Target=\"xl/workbook.xml\"/></Relationships>")
    zip.voegToe(
      "xl/workbook.xml",
      begin + "<workbook xmlns=\"\(hoofd)\" xmlns:r=\"\(relatie)\"><sheets>"
        + Swift.zip(nummers, bladen).map {
          "<sheet name=\"\(Exportxml.ontsnapt($1.naam))\" sheetId=\"\($0)\" r:id=\"rId\($0)\"/>"
        }.joined() + "</sheets></workbook>")
    let stijlen = bladen.count + 1
    zip.voegToe(
      "xl/_rels/workbook.xml.rels",
      begin + "<Relationships xmlns=\"\(pakket)\">"
        + nummers.map {
          "<Relationship Id=\"rId\($0)\" Type=\"\(relatie)/worksheet\" Target=\"worksheets/sheet\($0).xml\"/>"
        }.joined()
        + "<Relationship Id=\"rId\(stijlen)\" Type=\"\(relatie)/styles\" Target=\"styles.xml\"/>"
        + (gedeeld
          ? "<Relationship Id=\"rId\(stijlen + 1)\" Type=\"\(relatie)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
          : "") + "</Relationships>")
    for (nummer, blad) in Swift.zip(nummers, bladen) {
      zip.voegToe(
        "xl/worksheets/sheet\(nummer).xml",
        begin + "<worksheet xmlns=\"\(hoofd)\"><sheetData>\(blad.xml)</sheetData></worksheet>")
    }
    zip.voegToe("xl/styles.xml", begin + "<styleSheet xmlns=\"\(hoofd)\">" + stijlblad + "</styleSheet>")
    if gedeeld {
      zip.voegToe(
        "xl/sharedStrings.xml",
        begin + "<sst xmlns=\"\(hoofd)\" uniqueCount=\"\(teksten.lijst.count)\">"
          + teksten.lijst.map { "<si><t xml:space=\"preserve\">\(Exportxml.ontsnapt($0))</t></si>" }.joined()
          + "</sst>")
    }
    return zip.bytes
  }

  private var stijlblad: String {
    let datum = eigenDatum ? 14 : 164
    let metTijd = eigenDatum ? 22 : 165
    return "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"dd\\-mm\\-yyyy\"/>"
      + "<numFmt numFmtId=\"165\" formatCode=\"d\\-m\\-yyyy\\ h:mm\"/></numFmts>"
      + "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
      + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
      + "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\">"
      + [0, datum, metTijd].map {
        "<xf numFmtId=\"\($0)\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
      }.joined()
      + "</cellXfs>"
  }

  // MARK: - A sheet

  private struct Teksten {
    let gedeeld: Bool
    private(set) var lijst: [String] = []
    private var plaatsen: [String: Int] = [:]

    init(gedeeld: Bool) { self.gedeeld = gedeeld }

    mutating func cel(_ adres: String, _ tekst: String) -> String {
      guard gedeeld else {
        return
          "<c r=\"\(adres)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(Exportxml.ontsnapt(tekst))</t></is></c>"
      }
      let plaats = plaatsen[tekst] ?? lijst.count
      if plaats == lijst.count {
        plaatsen[tekst] = plaats
        lijst.append(tekst)
      }
      return "<c r=\"\(adres)\" t=\"s\"><v>\(plaats)</v></c>"
    }
  }

  private static func blad(
    _ rijen: [[Exportcel]], _ datumstijl: Datumstijl, _ metTijd: Bool, _ teksten: inout Teksten
  ) -> String {
    var xml = ""
    // An empty row isn't in the file; the number of the next one tells of it.
    for (rij, cellen) in rijen.enumerated() where !cellen.isEmpty {
      xml += "<row r=\"\(rij + 1)\">"
      for (kolom, cel) in cellen.enumerated() {
        xml += Self.cel("\(letters(kolom))\(rij + 1)", cel, datumstijl, metTijd, &teksten)
      }
      xml += "</row>"
    }
    return xml
  }

  private static func cel(
    _ adres: String, _ cel: Exportcel, _ datumstijl: Datumstijl, _ metTijd: Bool, _ teksten: inout Teksten
  ) -> String {
    switch cel {
    case .leeg: return ""
    case .tekst(let tekst): return tekst.isEmpty ? "" : teksten.cel(adres, tekst)
    case .getal(let getal): return "<c r=\"\(adres)\"><v>\(getal)</v></c>"
    case .datum(let datum, let tijd):
      guard datumstijl == .serieel else { return teksten.cel(adres, datumstijl.tekst(datum, tijd: tijd)) }
      let dag = Datumstijl.serienummer(datum)
      guard metTijd, tijd > 0 else {
        return "<c r=\"\(adres)\" s=\"\(Stijl.datum.rawValue)\"><v>\(dag)</v></c>"
      }
      // Six digits of a part of a day, without floating-point text that could differ.
      let deel = Datumstijl.cijfers(tijd * 1_000_000 / 86_400, 6)
      return "<c r=\"\(adres)\" s=\"\(Stijl.datumMetTijd.rawValue)\"><v>\(dag).\(deel)</v></c>"
    }
  }

  private static func letters(_ kolom: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + kolom % 26)))
    return kolom < 26 ? letter : letters(kolom / 26 - 1) + letter
  }
}
