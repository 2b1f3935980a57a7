import Domain
import Testing

@testable import Extract

/// The limits of what libxml2 holds whole, or compares with all others: exactly the limit is read, one more refused,
/// whatever the pieces are in which the file comes.
@Suite("XML: limits")
struct GrenzenTests {
  private let bron = Bron.meldingXML

  /// The outcome with something put in front of the one record.
  private func lees(_ ervoor: String, stukmaat: Int = XMLLezer.maatStuk) throws -> Uitslag {
    try Proef.lees(
      Array(Bron.levering(ervoor + bron.tekst(bron.geldig)).utf8), met: bron.profiel, stukmaat: stukmaat)
  }

  private func toets(
    _ grens: Int, stukmaten: [Int] = [4096, 70_000, XMLLezer.maatStuk], _ maak: (Int) -> String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for stukmaat in stukmaten {
      #expect(try lees(maak(grens), stukmaat: stukmaat).rijen == 1, sourceLocation: sourceLocation)
      #expect(try lees(maak(grens + 1), stukmaat: stukmaat).weigering == .b01, sourceLocation: sourceLocation)
    }
  }

  @Test("256 levels, the root included")
  func diepte() throws {
    func genest(_ niveaus: Int) -> String {
      String(repeating: "<a>", count: niveaus - 1) + String(repeating: "</a>", count: niveaus - 1)
    }
    try toets(256, genest)
    // Levels are counted, not elements: many beside each other are fine.
    #expect(try lees(String(repeating: genest(200), count: 20)).rijen == 1)
  }

  @Test("256 attributes of one element")
  func attributen() throws {
    try toets(256) { aantal in "<x \((0..<aantal).map { "a\($0)='1'" }.joined(separator: " "))/>" }
    #expect(try lees(String(repeating: "<x a='1' b='2'/>", count: 400)).rijen == 1)
  }

  @Test("256 namespaces declared at one place, also by the elements around it")
  func naamruimten() throws {
    try toets(256) { aantal in
      "<x \((0..<aantal).map { "xmlns:n\($0)='urn:\($0)'" }.joined(separator: " "))/>"
    }
    try toets(256) { aantal in
      let buiten = (0..<200).map { "xmlns:n\($0)='urn:\($0)'" }.joined(separator: " ")
      let binnen = (200..<aantal).map { "xmlns:n\($0)='urn:\($0)'" }.joined(separator: " ")
      return "<x \(buiten)><y \(binnen)/></x>"
    }
    #expect(try lees(String(repeating: "<x xmlns:n='urn:n'/>", count: 400)).rijen == 1)
  }

  @Test("10,000 different names, whatever they name")
  func namen() throws {
    let soorten: [(Int) -> String] = [
      { "<a\($0)/>" }, { "<x a\($0)='1'/>" }, { "<?a\($0) b?>" }, { "<x xmlns='urn:\($0)'/>" },
    ]
    for soort in soorten {
      #expect(try lees((0..<9900).map(soort).joined()).rijen == 1)
      #expect(try lees((0..<10_000).map(soort).joined()).weigering == .b01)
    }
    #expect(try lees((0..<30_000).map { "<a\($0 % 100)/>" }.joined()).rijen == 1)
  }

  @Test("64 KiB for a comment, an instruction, and the attributes of an element together")
  func opmaak() throws {
    let grens = 1 << 16
    func lang(_ aantal: Int) -> String { String(repeating: "n", count: aantal) }
    try toets(grens) { "<!--\(lang($0))-->" }
    try toets(grens) { "<?p \(lang($0))?>" }
    try toets(grens) { "<x y='\(lang($0))'/>" }
    try toets(grens) { "<x y='\(lang($0 - 1000))' z='\(lang(1000))'/>" }
  }

  @Test("What never ends is refused before it is whole: memory and time don't grow with it")
  func zonderEinde() throws {
    let begin = ContinuousClock.now
    let veel = String(repeating: "n", count: 20_000_000)
    let attributen = (0..<2_000_000).map { " a\($0)=''" }.joined()
    for (tekst, niet) in [
      ("<!-- ", veel), ("<?p ", veel), ("<x y='", veel), ("<", veel), ("<x", attributen), ("</", veel),
      ("<x>&", veel), ("<![CDATA[", veel), ("<x>", veel),
    ] {
      let uitslag = try lees(tekst + niet)
      #expect(uitslag.weigering == .b01, "\(tekst)")
    }
    let doctype = Array("<!DOCTYPE x SYSTEM '\(veel)'>\(Bron.levering(""))".utf8)
    #expect(try Proef.lees(doctype, met: bron.profiel).weigering == .b01)
    #expect(ContinuousClock.now - begin < .seconds(30))
  }

  @Test("The reason names the limit")
  func reden() throws {
    let teksten = [
      "256 levels": String(repeating: "<a>", count: 300),
      "256 attributes": "<x \((0..<300).map { "a\($0)='1'" }.joined(separator: " "))/>",
      "comment": "<!--\(String(repeating: "n", count: 70_000))-->",
      "attributes above 64 KiB": "<x y='\(String(repeating: "n", count: 70_000))'/>",
      "text above 1 MiB": "<x>\(String(repeating: "n", count: 1_100_000))</x>",
    ]
    for (reden, tekst) in teksten {
      #expect(try toelichting(tekst)?.contains(reden) == true, "\(reden)")
      #expect(try toelichting(tekst)?.contains("near line") == true, "\(reden)")
    }
  }

  private func toelichting(_ tekst: String) throws -> String? {
    var toelichting: String?
    let bytes = Array(Bron.levering(tekst).utf8)
    var beeld = Bytebeeld()
    bytes.withUnsafeBytes { beeld.voeg($0) }
    let extractie = Extractie(
      gemeenten: Proef.gemeenten, pseudonimisering: Pseudonimisering(sleutel: Proef.sleutel))
    try metBestand(bytes) { pad in
      _ = try extractie.lees(
        pad, bestand: "", beeld: beeld, profiel: bron.profiel, ontvanger: Opname()
      ) {
        toelichting = $0
      }
    }
    return toelichting
  }
}
