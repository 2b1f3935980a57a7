import CLibZip
import Foundation

@testable import Extract

/// An Excel file of which a test writes the parts itself.
struct Werkmapbouw {
  var delen: [String: String]

  /// - Parameters:
  ///   - rijen: what stands within `sheetData`.
  ///   - teksten: the shared texts, each as what stands within its `si`.
  ///   - stijlen: the number format of each style.
  init(rijen: String = "", teksten: [String] = [], stijlen: [String] = [], opzet: String = "") {
    let hoofd = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let relaties = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let pakket = "http://schemas.openxmlformats.org/package/2006/relationships"
    func verwijzing(_ id: String, _ soort: String, _ doel: String) -> String {
      "<Relationship Id=\"\(id)\" Type=\"\(relaties)/\(soort)\" Target=\"\(doel)\"/>"
    }
    delen = [
      "_rels/.rels": """
      <Relationships xmlns="\(pakket)">\(verwijzing("r1", "officeDocument", "xl/workbook.xml"))</Relationships>
      """,
      "xl/workbook.xml": """
      <workbook xmlns="\(hoofd)" xmlns:r="\(relaties)"><workbookPr \(opzet)/><sheets>
      <sheet name="Blad1" sheetId="1" r:id="r1"/><sheet name="Blad 2" sheetId="2" r:id="r2"/></sheets></workbook>
      """,
      "xl/_rels/workbook.xml.rels": """
      <Relationships xmlns="\(pakket)">\(verwijzing("r1", "worksheet", "worksheets/sheet1.xml"))\
      \(verwijzing("r2", "worksheet", "/xl/worksheets/sheet2.xml"))\(verwijzing("r3", "styles", "styles.xml"))\
      \(verwijzing("r4", "sharedStrings", "../xl/sharedStrings.xml"))</Relationships>
      """,
      "xl/styles.xml": """
      <styleSheet xmlns="\(hoofd)"><numFmts>\
      \(stijlen.enumerated().map { "<numFmt numFmtId=\"\(200 + $0)\" formatCode=\"\($1)\"/>" }.joined())</numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>\
      \(stijlen.indices.map { "<xf numFmtId=\"\(200 + $0)\"/>" }.joined())</cellXfs></styleSheet>
      """,
      "xl/sharedStrings.xml": """
      <sst xmlns="\(hoofd)">\(teksten.map { "<si>\($0)</si>" }.joined())</sst>
      """,
      "xl/worksheets/sheet1.xml": Self.blad(rijen), "xl/worksheets/sheet2.xml": Self.blad(""),
    ]
  }

  static func blad(_ rijen: String) -> String {
    """
    <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>\(rijen)</sheetData></worksheet>
    """
  }

  /// A row of cells with a text of their own, from the first column on; nil = no cell.
  static func rij(_ cellen: [String?]) -> String {
    "<row>"
      + cellen.enumerated().compactMap { i, tekst in
        tekst.map { "<c r=\"\(kolom(i))1\" t=\"inlineStr\"><is><t>\($0)</t></is></c>" }
      }.joined() + "</row>"
  }

  static func kolom(_ i: Int) -> String {
    (i >= 26 ? kolom(i / 26 - 1) : "") + String(UnicodeScalar(UInt8(65 + i % 26)))
  }

  /// The bytes of the file.
  func bytes() throws -> [UInt8] {
    struct Zipfout: Error {}
    let pad = NSTemporaryDirectory() + "werkmap-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: pad) }
    var fout: Int32 = 0
    guard let zip = zip_open(pad, ZIP_CREATE | ZIP_TRUNCATE, &fout) else { throw Zipfout() }
    // The texts must stay until the file is written.
    let inhoud = delen.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) }
    var buffers: [UnsafeMutableRawBufferPointer] = []
    defer { buffers.forEach { $0.deallocate() } }
    for (naam, bytes) in inhoud {
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 1)
      buffer.copyBytes(from: bytes)
      buffers.append(buffer)
      guard let bron = zip_source_buffer(zip, buffer.baseAddress, zip_uint64_t(bytes.count), 0),
        zip_file_add(zip, naam, bron, zip_flags_t(ZIP_FL_ENC_UTF_8)) >= 0
      else { throw Zipfout() }
    }
    guard zip_close(zip) == 0 else { throw Zipfout() }
    return Array(try Data(contentsOf: URL(fileURLWithPath: pad)))
  }
}
