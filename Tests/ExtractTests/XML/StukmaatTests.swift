import Domain
import Testing

@testable import Extract

/// libxml2 gets a file in pieces, and what it tells must not depend on where they end.
@Suite("XML: pieces of any size", .serialized)
struct StukmaatTests {
  private static let maten = [4, 5, 7, 64, 262_144]
  private let bron = Bron.meldingXML

  /// A file with something hard to cut in every corner.
  private var lastig: String {
    let rijen = [
      "é€😀", "e\u{301}", "x&#x1F600;<![CDATA[é]]]]><![CDATA[>]]>", "<!-- é -->7<?p é?>", "a\r\nb",
      "&amp;&#38;",
    ]
    let records = rijen.map { bron.tekst(bron.rij([.meldingsnummer: "@"])).replacing("@", with: $0) }
    return "<?xml version='1.0' encoding='utf-8'?>\r\n<!-- € -->"
      + Bron.levering(
        records.joined(separator: "\r\n") + "<Verzuimgeval/>" + bron.tekst(bron.rij([.soort: "é"])))
      + "<!-- € -->\r\n"
  }

  @Test("The same records and findings", arguments: maten)
  func zelfde(_ maat: Int) throws {
    let bytes = Array(lastig.utf8)
    let heel = try Proef.lees(bytes, met: bron.profiel)
    #expect(heel.rijen == 8 && heel.nummers.count == 6 && heel.afkeuringen.map(\.rij) == [7, 8])
    #expect(try Proef.lees(bytes, met: bron.profiel, stukmaat: maat) == heel)
    // Everything once at another place within the pieces.
    for spaties in 0..<7 {
      let verschoven = lastig.replacing(
        "<!-- € -->", with: "<!-- €\(String(repeating: " ", count: spaties))-->")
      #expect(try Proef.lees(Array(verschoven.utf8), met: bron.profiel, stukmaat: maat) == heel)
    }
  }

  @Test("The same refusals", arguments: maten)
  func zelfdeWeigering(_ maat: Int) throws {
    let goed = Bron.levering(bron.tekst(bron.geldig))
    for (tekst, code) in [
      (goed + "x", Weigercode.b01), (String(goed.dropLast(3)), .b01),
      ("<!DOCTYPE \(Bron.wortel)>" + goed, .b01),
      ("<Anders/>", .b03), (goed.replacing("25GA", with: "&x;"), .b01),
      (" <?xml version='1.0'?>" + goed, .b01),
    ] { #expect(try Proef.lees(Array(tekst.utf8), met: bron.profiel, stukmaat: maat).weigering == code) }
    let bytes = goed.utf8.map { $0 == 0x35 ? UInt8(0xE9) : $0 }
    #expect(try Proef.lees(bytes, met: bron.profiel, stukmaat: maat).weigering == .b01)
  }

  @Test("The same date in the header", arguments: maten)
  func zelfdeKopdatum(_ maat: Int) throws {
    #expect(try Proef.kopdatum(Array(lastig.utf8), stukmaat: maat) == "2021-10-04")
    let laat = Bron.levering(bron.tekst(bron.geldig) + Bron.kopelementen, kop: "")
    #expect(try Proef.kopdatum(Array(laat.utf8), stukmaat: maat) == "2021-10-04")
  }

  @Test("The limit of 1 MiB doesn't depend on it", arguments: [64, 262_144])
  func grens(_ maat: Int) throws {
    for (lengte, weigering) in [(1 << 20, nil), (1 << 20 + 1, Weigercode.b01)] {
      let tekst = "<\(Bron.wortel)><a>\(String(repeating: "x", count: lengte))</a></\(Bron.wortel)>"
      #expect(try Proef.lees(Array(tekst.utf8), met: bron.profiel, stukmaat: maat).weigering == weigering)
    }
  }
}
