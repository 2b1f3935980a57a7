import Domain
import Testing

@testable import Extract

@Suite("XML: text")
struct TekstTests {
  private let bron = Bron.meldingXML

  /// Reads a record with this as the inside of its number's element.
  private func nummer(_ inhoud: String, stukmaat: Int = XMLLezer.maatStuk) throws -> String? {
    let merk = "@"
    let tekst = Bron.levering(bron.tekst(bron.rij([.meldingsnummer: merk])).replacing(merk, with: inhoud))
    return try Proef.lees(Array(tekst.utf8), met: bron.profiel, stukmaat: stukmaat).nummers.first
  }

  @Test(
    "CDATA, references, comments and instructions inside text; text of children doesn't count",
    arguments: [
      ("<![CDATA[a<b&c]]>", "a<b&c"), ("a<![CDATA[b]]>c", "abc"), ("<![CDATA[]]>", nil),
      ("a<![CDATA[]]>b", "ab"),
      ("<![CDATA[a]]]]><![CDATA[>b]]>", "a]]>b"), ("&#65;&#x42;C", "ABC"),
      ("&amp;&lt;&gt;&quot;&apos;", "&<>\"'"),
      ("&amp;lt;", "&lt;"), ("&#8364;&#x1F600;", "€😀"), ("12<!-- midden -->34", "1234"),
      ("12<?doe iets?>34", "1234"),
      ("12 <!-- x --> 34", "12  34"), ("12<x>9</x>34", "1234"), ("<x>9</x>", nil), ("<x><y>9</y>8</x>7", "7"),
      ("12<x/>34", "1234"), (" \n 12 \t ", "12"), ("&#32;12&#10;", "12"), ("<![CDATA[ 12 ]]>", "12"),
      ("&#160;12", "\u{A0}12"), ("a\r\nb\rc", "a\nb\nc"), ("a&#13;b", "a\rb"), ("é€😀", "é€😀"),
      ("e\u{301}", "e\u{301}"),
      ("\u{FEFF}1", "\u{FEFF}1"), ("<![CDATA[é]]>&#233;é", "ééé"),
    ])
  func tekst(_ inhoud: String, _ verwacht: String?) throws {
    for maat in [4, 5, 7, XMLLezer.maatStuk] {
      #expect(try nummer(inhoud, stukmaat: maat).map { Array($0.utf8) } == verwacht.map { Array($0.utf8) })
    }
  }

  private static let mebi = 1 << 20

  @Test("Text of exactly 1 MiB is good, one byte more refuses the file")
  func mebibyte() throws {
    for (lengte, weigering) in [(Self.mebi, nil), (Self.mebi + 1, Weigercode.b01)] {
      let groot = String(repeating: "x", count: lengte)
      let helft = String(repeating: "x", count: lengte / 2)
      let rest = String(repeating: "x", count: lengte - lengte / 2)
      let record = bron.tekst(bron.geldig)
      for tekst in [
        // In an element that is read, in one that isn't, below it, and beside all elements.
        bron.tekst(bron.rij([.meldingsnummer: groot])), "<Anders>\(groot)</Anders>\(record)",
        record.replacing("<BRIN>", with: "<X>\(groot)</X><BRIN>"), record + groot,
        // A comment or the border of CDATA doesn't make two texts of one.
        "<Anders>\(helft)<!-- x -->\(rest)</Anders>\(record)",
        bron.tekst(bron.rij([.meldingsnummer: "@"])).replacing("@", with: "\(helft)<![CDATA[\(rest)]]>"),
      ] {
        // Without the line ends that belong to the text between elements.
        let bestand = "<\(Bron.wortel)>\(tekst)</\(Bron.wortel)>"
        #expect(
          try Proef.lees(Array(bestand.utf8), met: bron.profiel).weigering == weigering, "\(tekst.prefix(40))"
        )
      }
    }
  }

  @Test("Many texts together may be larger")
  func veelTekst() throws {
    let groot = "<Anders>\(String(repeating: "x", count: 300_000))</Anders>"
    let tekst = Bron.levering(String(repeating: groot, count: 8) + bron.tekst(bron.geldig))
    #expect(try Proef.lees(Array(tekst.utf8), met: bron.profiel).rijen == 1)
  }
}
