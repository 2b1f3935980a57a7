import Domain
import Foundation
import Testing

@testable import Extract

/// A delivery is input from outside. It can't make the reader open another file, call the network, or take
/// all memory.
@Suite("XML: hostile files")
struct AanvalTests {
  private let bron = Bron.meldingXML
  private static let geheim = "GEHEIM-7431"

  /// The attempts to reach a place outside the file, each with whether it is refused.
  private func pogingen(_ plaats: String) -> [(String, Weigercode?)] {
    let wortel = Bron.wortel
    let metEntiteit = Bron.levering(
      bron.tekst(bron.rij([.meldingsnummer: "@"])).replacing("@", with: "&buiten;"))
    let goed = Bron.levering(bron.tekst(bron.geldig))
    let xinclude = "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text' href='\(plaats)'/>"
    let schema =
      "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:x \(plaats)'"
    return [
      ("<!DOCTYPE \(wortel) [<!ENTITY buiten SYSTEM '\(plaats)'>]>\(metEntiteit)", .b01),
      ("<!DOCTYPE \(wortel) SYSTEM '\(plaats)'>\(goed)", .b01),
      ("<!DOCTYPE \(wortel) PUBLIC 'x' '\(plaats)'>\(metEntiteit)", .b01),
      ("<!DOCTYPE \(wortel) [<!ENTITY % p SYSTEM '\(plaats)'> %p;]>\(goed)", .b01),
      (metEntiteit, .b01),
      ("<?xml-stylesheet href='\(plaats)' type='text/xsl'?>\(goed)", nil),
      (
        Bron.levering(
          xinclude + bron.tekst(bron.rij([.meldingsnummer: "@"])).replacing("@", with: "1\(xinclude)")), nil
      ),
      (goed.replacing("<\(wortel)>", with: "<\(wortel) \(schema)>"), nil),
    ]
  }

  @Test("A local file is never read")
  func lokaalBestand() throws {
    try metBestand(Array(Self.geheim.utf8)) { pad in
      for (tekst, weigering) in pogingen("file://\(pad)") + pogingen(pad) {
        let uitslag = try Proef.lees(Array(tekst.utf8), met: bron.profiel)
        #expect(uitslag.weigering == weigering)
        #expect(!String(describing: uitslag).contains(Self.geheim))
        _ = try Proef.kopdatum(Array(tekst.utf8))
      }
    }
  }

  @Test("The network is never called")
  func netwerk() throws {
    let luisteraar = try Luisteraar()
    for (tekst, weigering) in pogingen("http://127.0.0.1:\(luisteraar.poort)/x") {
      #expect(try Proef.lees(Array(tekst.utf8), met: bron.profiel).weigering == weigering)
      _ = try Proef.kopdatum(Array(tekst.utf8))
    }
    #expect(!luisteraar.isAangeroepen)
    // The ear works: a call is heard.
    #expect(luisteraar.roepZelf() && luisteraar.isAangeroepen)
  }

  @Test("Entities that grow without end are never expanded")
  func lach() throws {
    let begin = ContinuousClock.now
    let entiteiten = (1...20).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 20))\">" }
    let kwadratisch = "<!DOCTYPE x [<!ENTITY a \"\(String(repeating: "a", count: 50_000))\">]>"
    for tekst in [
      "<!DOCTYPE x [<!ENTITY l0 'ha'>\(entiteiten.joined())]>\(Bron.levering("<a>&l20;</a>"))",
      kwadratisch + Bron.levering("<a>\(String(repeating: "&a;", count: 50_000))</a>"),
    ] { #expect(try Proef.lees(Array(tekst.utf8), met: bron.profiel).weigering == .b01) }
    #expect(ContinuousClock.now - begin < .seconds(5))
  }

  @Test("Absurd depth ends well: the elements are passed over, or the file is refused")
  func diepte() throws {
    for diep in [10, 200, 100_000] {
      let tekst = String(repeating: "<a>", count: diep) + String(repeating: "</a>", count: diep)
      let uitslag = try Proef.lees(
        Array(Bron.levering(tekst + bron.tekst(bron.geldig)).utf8), met: bron.profiel)
      #expect(uitslag.rijen == 1 || uitslag.weigering == .b01)
      if diep <= 200 { #expect(uitslag.rijen == 1) }
      let open = Bron.levering(String(repeating: "<Verzuimgeval>", count: diep))
      #expect(try Proef.lees(Array(open.utf8), met: bron.profiel).weigering == .b01)
    }
  }

  @Test("Thousands of attributes, and very long names, end well")
  func breedte() throws {
    let attributen = (0..<5000).map { "a\($0)='1'" }.joined(separator: " ")
    let lang = String(repeating: "n", count: 200_000)
    for tekst in [
      "<x \(attributen)/>", "<\(lang)/>", "<x y='\(lang)'/>", "<!-- \(lang) -->", "<?\(lang) x?>",
    ] {
      let uitslag = try Proef.lees(
        Array(Bron.levering(tekst + bron.tekst(bron.geldig)).utf8), met: bron.profiel)
      #expect(uitslag.rijen == 1 || uitslag.weigering == .b01)
    }
  }
}
