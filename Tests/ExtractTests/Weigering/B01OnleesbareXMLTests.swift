import Domain
import Testing

@testable import Extract

@Suite("B01: XML that isn't well-formed, is cut off, or has a DOCTYPE")
struct B01OnleesbareXMLTests {
  private let bron = Bron.meldingXML
  private var goed: String { Bron.levering(bron.tekst(bron.geldig)) }

  private func weigering(_ tekst: String) throws -> Weigercode? {
    try Proef.lees(Array(tekst.utf8), met: bron.profiel).weigering
  }

  @Test("Faults against the rules of XML")
  func misvormd() throws {
    let record = bron.tekst(bron.geldig)
    let fout: [String] = [
      // Trailing garbage, and two roots.
      goed + "rommel", goed + goed, goed + "<Meer/>", goed + "&amp;", goed + "]]>",
      // Tags that don't fit.
      Bron.levering("<Verzuimgeval>"), Bron.levering(record + "</Verzuimgeval>"),
      Bron.levering("<a><b></a></b>"), Bron.levering("<a"), Bron.levering("<a b=c/>"),
      Bron.levering("<a b='1' b='2'/>"), Bron.levering("< a/>"), Bron.levering("<1a/>"),
      // Entities that nobody declared, and references to no character.
      Bron.levering("<a>&nbsp;</a>"), Bron.levering("<a>&</a>"), Bron.levering("<a>&#0;</a>"),
      Bron.levering("<a>&#x110000;</a>"), Bron.levering("<a>&#xD800;</a>"), Bron.levering("<a>&amp</a>"),
      Bron.levering("<a b='&nbsp;'/>"),
      // Other signs that text may not hold.
      Bron.levering("<a>]]></a>"), Bron.levering("<a>\u{1}</a>"), Bron.levering("<a>\u{FFFF}</a>"),
      Bron.levering("<a b='<'/>"), Bron.levering("<!-- a -- b --><a/>"),
      Bron.levering("<?xml version='1.0'?>"),
      // A declaration that isn't in front, or is all there is; an encoding that doesn't exist.
      " <?xml version='1.0'?>" + goed, "<?xml version='1.0'?>",
      "<?xml version='1.0' encoding='klinker'?>" + goed,
      "rommel" + goed, "MELDINGSNUMMER;BSN\n1;2\n", "{}", "<", "\u{FEFF}\u{FEFF}" + goed,
    ]
    for tekst in fout { #expect(try weigering(tekst) == .b01, "\(tekst.prefix(200)) … \(tekst.suffix(60))") }
    #expect(try weigering(goed) == nil)
    #expect(
      try weigering("<?xml version='1.0' encoding='UTF-8'?>\n" + goed + "\n<!-- slot --><?einde?>\n\n") == nil
    )
    #expect(try weigering("\n  " + goed) == nil)
    #expect(try weigering("\u{FEFF}" + goed) == nil)
  }

  @Test("Cut off at every tenth of the file, and near its end")
  func afgebroken() throws {
    let bytes = bron.bestand((0..<10).map { bron.rij([.meldingsnummer: "\($0)"]) })
    #expect(try Proef.lees(bytes, met: bron.profiel).rijen == 10)
    let einde = bytes.count - 1  // The line end behind the root is no part of it.
    for lengte in (1..<10).map({ bytes.count * $0 / 10 }) + [1, 2, 3, 4, 5, 50, einde - 1, einde - 20] {
      #expect(try Proef.lees(bytes[..<lengte], met: bron.profiel).weigering == .b01, "\(lengte)")
    }
    #expect(try Proef.lees(bytes[..<einde], met: bron.profiel).rijen == 10)
  }

  @Test("A short file cut off at any byte")
  func afgebrokenOveral() throws {
    let bytes = Array("<?xml version=\"1.0\"?>\(goed)".utf8)
    let einde = bytes.count - 1
    for lengte in 1..<einde {
      #expect(try Proef.lees(bytes[..<lengte], met: bron.profiel).weigering == .b01, "\(lengte)")
    }
  }

  @Test("Bytes that don't fit the encoding, and NUL")
  func tekens() throws {
    func bestand(_ midden: [UInt8], kop: String = "") -> [UInt8] {
      Array("\(kop)<\(Bron.wortel)><a>".utf8) + midden + Array("</a></\(Bron.wortel)>".utf8)
    }
    let utf8: [[UInt8]] = [
      [0xE9], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0x80], [0],
      [0x61, 0, 0x62],
    ]
    for midden in utf8 {
      for kop in ["", "<?xml version='1.0'?>", "<?xml version='1.0' encoding='utf-8'?>", "\u{FEFF}"] {
        let weigering = try Proef.lees(bestand(midden, kop: kop), met: bron.profiel).weigering
        #expect(weigering == .b01, "\(midden) \(kop)")
      }
    }
    #expect(try Proef.lees(bestand(Array("é€😀".utf8)), met: bron.profiel).weigering == nil)
    let ascii = bestand([0xE9], kop: "<?xml version='1.0' encoding='us-ascii'?>")
    #expect(try Proef.lees(ascii, met: bron.profiel).weigering == .b01)
    let latijn = bestand([0], kop: "<?xml version='1.0' encoding='iso-8859-1'?>")
    #expect(try Proef.lees(latijn, met: bron.profiel).weigering == .b01)
    // NUL before and behind the root, between the tags, and where no text is.
    let midden = [
      "\u{0}", "<!-- \u{0} -->", "<?p \u{0}?>", "<a b='\u{0}'/>", "<![CDATA[\u{0}]]>", "<a\u{0}/>",
    ]
    let bestanden = ["\u{0}" + goed, goed + "\u{0}", goed + "\n\u{0}\n"] + midden.map { Bron.levering($0) }
    for bytes in bestanden.map({ Array($0.utf8) }) {
      #expect(try Proef.lees(bytes, met: bron.profiel).weigering == .b01)
    }
  }

  @Test("A DOCTYPE, whatever is in it")
  func doctype() throws {
    let wortel = Bron.wortel
    let lach = (1...9).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }
    for doctype in [
      "<!DOCTYPE \(wortel)>", "<!DOCTYPE \(wortel) []>", "<!DOCTYPE x SYSTEM 'x.dtd'>",
      "<!DOCTYPE \(wortel) [<!ENTITY l0 'ha'>\(lach.joined())]>", "<!DOCTYPE \(wortel) [<!ENTITY a 'b'>]>",
    ] {
      #expect(try weigering(doctype + goed) == .b01)
      #expect(try weigering("<?xml version='1.0'?>\n<!-- eerst -->\n" + doctype + goed) == .b01)
    }
    let bom = "<!DOCTYPE \(wortel) [<!ENTITY l0 'ha'>\(lach.joined())]>"
    #expect(try weigering(bom + Bron.levering("<a>&l9;</a>")) == .b01)
  }
}
