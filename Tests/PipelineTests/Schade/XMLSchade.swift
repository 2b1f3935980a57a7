import Foundation

/// A delivery `duo-verzuim-xml` of ten meldingen, and the ways in which it is damaged.
struct XMLSchade {
  private static let wortel = "DC0011LeveringMeldingRelatiefVerzuim"
  private static let bom: [UInt8] = [0xEF, 0xBB, 0xBF]

  private var begin = """
    <?xml version="1.0" encoding="UTF-8"?>
    <\(wortel)>
    <verzendendeInstantie>DUO é</verzendendeInstantie>
    <datumTijdBedrijfsdocument>2020-10-05T02:00:00Z</datumTijdBedrijfsdocument>

    """
  private var gevallen: [String]
  private var slot = "</\(wortel)>\n"

  init(_ voorvoegsel: String) {
    gevallen = (1...10).map { nr in
      """
      <Verzuimgeval>
      <Deelnemer><BSN>\(Proefnummer.bsn(nr))</BSN><Geboortedatum>2006-03-17</Geboortedatum></Deelnemer>
      <Onderwijsinstelling><BRIN>01AA</BRIN><Vestiging>18</Vestiging><Naam>Collège</Naam></Onderwijsinstelling>
      <UitvoerderVSV><CodeUitvoerderVSV>0193</CodeUitvoerderVSV></UitvoerderVSV>
      <MeldingRelatiefVerzuim>
      <NummerMeldingRelatiefVerzuim>\(voorvoegsel)\(nr)</NummerMeldingRelatiefVerzuim>
      <SoortVerzuim>V3</SoortVerzuim>
      <DatumBeginVerzuim>2020-09-14</DatumBeginVerzuim><DatumEindeVerzuim></DatumEindeVerzuim>
      <DatumTijdMelding>2020-09-20T10:15:00</DatumTijdMelding>
      <StatusMeldingRelatiefVerzuim>B</StatusMeldingRelatiefVerzuim>
      </MeldingRelatiefVerzuim>
      <Procesverloop><DatumLaatsteMutatie>2020-09-21</DatumLaatsteMutatie></Procesverloop>
      </Verzuimgeval>

      """
    }
  }

  private var bytes: [UInt8] { Array((begin + gevallen.joined() + slot).utf8) }

  private func na(_ wijzig: (inout XMLSchade) -> Void) -> [UInt8] {
    var kopie = self
    wijzig(&kopie)
    return kopie.bytes
  }

  /// The file with something else in the fifth record.
  private func rij5(_ oud: String, _ nieuw: String) -> [UInt8] {
    na { $0.gevallen[4] = $0.gevallen[4].replacing(oud, with: nieuw) }
  }

  static func alle(_ voorvoegsel: (Int) -> String) -> [Schade] {
    var alle: [Schade] = []
    func voeg(
      _ naam: String, _ verwacht: Schade.Uitkomst, einde: String = "_20201005.xml",
      _ maak: (XMLSchade) -> [UInt8]
    ) {
      alle.append(Schade(naam, verwacht, maak(XMLSchade(voorvoegsel(alle.count))), einde: einde))
    }
    let heel = Schade.heel
    let r = Schade.afgekeurd
    /// Of the line with this text in the fifth record.
    func bijRij5(_ tekst: String) -> Schade.Uitkomst {
      let schade = XMLSchade("")
      let voor = schade.begin + schade.gevallen[..<4].joined() + (schade.gevallen[4].split(tekst).first ?? "")
      return .geweigerd("B01", regel: 1 + Array(voor.utf8).regeleinden)
    }
    let b01 = Schade.Uitkomst.geweigerd("B01")
    let b01Eind = Schade.Uitkomst.geweigerd("B01", regel: XMLSchade("").bytes.regeleinden)
    for tiende in 1...9 {
      let stuk = XMLSchade(voorvoegsel(tiende - 1)).bytes
      let deel = Array(stuk.prefix(stuk.count * tiende / 10))
      voeg("cut off at \(tiende * 10) %", .geweigerd("B01", regel: 1 + deel.regeleinden)) { _ in deel }
    }
    voeg("cut off behind a record", .geweigerd("B01", regel: 5 + 5 * 13)) { s in
      s.na { schade in
        schade.gevallen.removeLast(5)
        schade.slot = ""
      }
    }
    voeg("last tag lost", b01Eind) { s in s.na { $0.slot = "" } }
    voeg("nothing in it", .geweigerd("B04")) { _ in [] }
    voeg("only white space", .geweigerd("B04")) { _ in Array("\n \t\r\n".utf8) }
    voeg("no records", .gelezen(0, records: 0)) { s in s.na { $0.gevallen = [] } }
    voeg("wrong root", .geweigerd("B03")) { s in
      s.na { schade in
        schade.begin = schade.begin.replacing(wortel, with: "Levering")
        schade.slot = "</Levering>\n"
      }
    }
    voeg("root begins and ends with another name", b01Eind) { s in s.na { $0.slot = "</Levering>\n" } }
    voeg("records under another name: they are no records", .gelezen(0, records: 0)) { s in
      s.na { schade in schade.gevallen = schade.gevallen.map { $0.replacing("Verzuimgeval", with: "Geval") } }
    }
    voeg("wrong namespace", heel) { s in
      s.na { $0.begin = $0.begin.replacing("<\(wortel)>", with: "<\(wortel) xmlns='urn:fout'>") }
    }
    voeg("prefix that nobody declared", heel) { s in
      s.na { schade in
        schade.begin = schade.begin.replacing("<\(wortel)>", with: "<x:\(wortel)>")
        schade.slot = "</x:\(wortel)>\n"
      }
    }
    voeg("begin tag lost", bijRij5("</MeldingRelatiefVerzuim>")) { $0.rij5("<MeldingRelatiefVerzuim>", "") }
    voeg("end tag lost", bijRij5("</Verzuimgeval>")) { $0.rij5("</MeldingRelatiefVerzuim>", "") }
    voeg("two end tags exchanged", bijRij5("<Deelnemer>")) { $0.rij5("</BSN>", "</Deelnemer>") }
    voeg("< lost", bijRij5("<SoortVerzuim>")) { $0.rij5("<SoortVerzuim>", "SoortVerzuim>") }
    voeg("> lost", bijRij5("<SoortVerzuim>")) { $0.rij5("<SoortVerzuim>", "<SoortVerzuim") }
    voeg("< too many", bijRij5("<SoortVerzuim>")) { $0.rij5("V3", "<V3") }
    voeg("ampersand by itself", bijRij5("Collège")) { $0.rij5("Collège", "A & B") }
    voeg("entity that nobody declared", bijRij5("Collège")) { $0.rij5("Collège", "Coll&egrave;ge") }
    voeg("reference to half a surrogate pair", bijRij5("Collège")) { $0.rij5("Collège", "&#xD800;") }
    voeg("reference to no character", bijRij5("Collège")) { $0.rij5("Collège", "&#0;") }
    voeg("control character", bijRij5("Collège")) { $0.rij5("Collège", "Coll\u{1}ge") }
    voeg("quote lost", b01) { $0.rij5("<Naam>", "<Naam a=\"1>") }
    voeg("attribute twice", bijRij5("Collège")) { $0.rij5("<Naam>", "<Naam a='1' a='2'>") }
    voeg("-- within a comment", bijRij5("Collège")) { $0.rij5("Collège", "<!-- a -- b -->") }
    voeg("a DOCTYPE", b01) { s in s.na { $0.begin = $0.begin.replacing("?>", with: "?><!DOCTYPE \(wortel)>") }
    }
    voeg("entities within entities", b01) { s in
      let entiteiten = (1...9).map { "<!ENTITY l\($0) '\(String(repeating: "&l\($0 - 1);", count: 10))'>" }
      return s.na {
        $0.begin = $0.begin.replacing("?>", with: "?><!DOCTYPE x [<!ENTITY l0 'ha'>\(entiteiten.joined())]>")
        $0.gevallen[4] = $0.gevallen[4].replacing("Collège", with: "&l9;")
      }
    }
    voeg("an entity from another file", b01) { s in
      s.na {
        $0.begin = $0.begin.replacing(
          "?>", with: "?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>")
        $0.gevallen[4] = $0.gevallen[4].replacing("Collège", with: "&e;")
      }
    }
    for (naam, fout): (String, [UInt8]) in [
      ("a zero byte", [0]), ("truncated UTF-8", [0xC3]), ("one value in Windows-1252", [0xE8]),
      ("overlong UTF-8", [0xC0, 0xAF]), ("half a surrogate pair", [0xED, 0xA0, 0x80]),
    ] { voeg(naam, bijRij5("Collège")) { $0.bytes.met(fout, voor: "è", nr: 4) } }
    voeg("BOM", heel) { bom + $0.bytes }
    voeg("two BOMs", b01) { bom + bom + $0.bytes }
    voeg("UTF-16 with a BOM", heel) { s in
      [0xFF, 0xFE] + s.bytes.met("UTF-16", voor: "UTF-8").alsUTF16
    }
    voeg("declared as windows-1252, is UTF-8", heel) { $0.bytes.met("windows-1252", voor: "UTF-8") }
    voeg("declared as what doesn't exist", b01) { $0.bytes.met("klinker", voor: "UTF-8") }
    voeg("white space in front of the declaration", b01) { Array(" \n".utf8) + $0.bytes }
    voeg("text in front", b01) { Array("Levering: ".utf8) + $0.bytes }
    voeg("text behind", b01) { $0.bytes + Array("einde".utf8) }
    voeg("two files in one", b01) { $0.bytes + $0.bytes }
    voeg("CRLF", heel) { s in Array(s.bytes.split(separator: 0x0A).joined(separator: [0x0D, 0x0A])) }
    voeg("CR", heel) { s in s.bytes.map { $0 == 0x0A ? 0x0D : $0 } }
    voeg("no line ends", heel) { s in s.bytes.filter { $0 != 0x0A } }
    voeg("record doubled", .gelezen(11, records: 10)) { s in
      s.na { $0.gevallen.insert($0.gevallen[4], at: 5) }
    }
    voeg("all records doubled", .gelezen(20, records: 10)) { s in s.na { $0.gevallen += $0.gevallen } }
    voeg("records in reverse order", heel) { s in s.na { $0.gevallen.reverse() } }
    voeg("record lost: nothing in the file shows it", .gelezen(9, records: 9)) { s in
      s.na { _ = $0.gevallen.remove(at: 4) }
    }
    voeg("element doubled with another value: the first counts", heel) { s in
      s.rij5(
        "<SoortVerzuim>V3</SoortVerzuim>", "<SoortVerzuim>V3</SoortVerzuim><SoortVerzuim>X</SoortVerzuim>")
    }
    voeg("element lost", r("R04")) { $0.rij5("<SoortVerzuim>V3</SoortVerzuim>", "") }
    voeg("element renamed", r("R04")) { $0.rij5("SoortVerzuim>", "Soort>") }
    voeg("element a level too deep", r("R04")) { s in
      s.rij5("<SoortVerzuim>V3</SoortVerzuim>", "<x><SoortVerzuim>V3</SoortVerzuim></x>")
    }
    voeg("personal number lost", r("R01")) { $0.rij5("<BSN>\(Proefnummer.bsn(5))</BSN>", "") }
    voeg("two digits of a personal number exchanged", r("R01")) { s in
      var cijfers = Array(Proefnummer.bsn(5))
      cijfers.swapAt(0, 1)
      return s.rij5(Proefnummer.bsn(5), String(cijfers))
    }
    voeg("date with the year 2921", r("R02")) { $0.rij5("2006-03-17", "2921-03-17") }
    voeg("date as in CSV", r("R02")) { $0.rij5("2006-03-17", "17-03-2006") }
    voeg("end before begin", r("R03")) { $0.rij5("<DatumEindeVerzuim>", "<DatumEindeVerzuim>2020-09-13") }
    voeg("BRIN in small letters", r("R05")) { $0.rij5("01AA", "01aa") }
    voeg("unknown soort", r("R06")) { $0.rij5("V3", "V9") }
    voeg("unknown gemeente", r("R07")) { $0.rij5("0193", "9999") }
    voeg("300 levels", bijRij5("Collège")) { s in
      s.rij5("Collège", String(repeating: "<a>", count: 300) + String(repeating: "</a>", count: 300))
    }
    voeg("300 attributes", bijRij5("Collège")) { s in
      s.rij5("<Naam>", "<Naam \((0..<300).map { "a\($0)=''" }.joined(separator: " "))>")
    }
    voeg("a comment of 100 KB", bijRij5("Collège")) { s in
      s.rij5("Collège", "<!--\(String(repeating: "x", count: 100_000))-->")
    }
    voeg("a value above 1 MiB", bijRij5("Collège")) { s in
      s.rij5("Collège", String(repeating: "x", count: 1_100_000))
    }
    voeg("CSV", b01) { _ in Array("MELDINGSNUMMER;BSN\n1;2\n".utf8) }
    voeg("no date in the name, none in the header", .geweigerd("B02"), einde: ".xml") { s in
      s.bytes.met("", voor: "2020-10-05T02:00:00Z")
    }
    voeg("no date in the name, none that is one in the header", .geweigerd("B02"), einde: ".xml") { s in
      s.bytes.met("2020-13-05", voor: "2020-10-05")
    }
    return alle
  }
}

extension String {
  fileprivate func split(_ tekst: String) -> [String] { components(separatedBy: tekst) }
}
