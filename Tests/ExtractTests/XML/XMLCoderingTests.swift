import Domain
import Foundation
import Testing

@testable import Extract

@Suite("XML: encodings")
struct XMLCoderingTests {
  private let bron = Bron.meldingXML

  private func tekst(_ nummer: String, declaratie: String) -> String {
    declaratie + Bron.levering(bron.tekst(bron.rij([.meldingsnummer: nummer])))
  }

  @Test(
    "A file follows its own declaration, which is published in lower case",
    arguments: [
      ("UTF-8", String.Encoding.utf8, "é€😀"), ("utf-8", .utf8, "é€"), ("ISO-8859-1", .isoLatin1, "éüÿ"),
      ("iso-8859-15", .ascii, "abc"), ("windows-1252", .windowsCP1252, "é€œ"), ("US-ASCII", .ascii, "abc"),
    ])
  func declaratie(_ naam: String, _ codering: String.Encoding, _ nummer: String) throws {
    for aanhaling in ["\"", "'"] {
      let declaratie = "<?xml version='1.0' encoding=\(aanhaling)\(naam)\(aanhaling)?>\n"
      let bytes = try #require(tekst(nummer, declaratie: declaratie).data(using: codering))
      for maat in [4, 5, 7, 64, XMLLezer.maatStuk] {
        let uitslag = try Proef.lees(bytes, met: bron.profiel, stukmaat: maat)
        #expect(uitslag.nummers == [nummer] && uitslag.codering == naam.lowercased(), "\(maat)")
      }
    }
  }

  @Test("UTF-16 with a BOM", arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func utf16(_ codering: String.Encoding) throws {
    let tekst = tekst("é€😀", declaratie: "\u{FEFF}<?xml version='1.0' encoding='UTF-16'?>")
    let bytes = try #require(tekst.data(using: codering))
    for maat in [4, 5, 7, 64, XMLLezer.maatStuk] {
      let uitslag = try Proef.lees(bytes, met: bron.profiel, stukmaat: maat)
      #expect(uitslag.nummers == ["é€😀"] && uitslag.codering == "utf-16", "\(maat)")
    }
  }

  @Test("Without a declaration UTF-8, with or without a BOM")
  func zonder() throws {
    for bom in ["", "\u{FEFF}"] {
      for declaratie in ["", "<?xml version='1.0'?>", "<?xml version='1.0' standalone='yes'?>"] {
        let uitslag = try Proef.lees(Array(tekst("é", declaratie: bom + declaratie).utf8), met: bron.profiel)
        #expect(uitslag.nummers == ["é"] && uitslag.codering == "utf-8")
      }
    }
  }

  @Test("Version 1.1 in the declaration is no fault")
  func versie() throws {
    let bytes = Array(tekst("1", declaratie: "<?xml version='1.1'?>").utf8)
    #expect(try Proef.lees(bytes, met: bron.profiel).rijen == 1)
  }
}
