import Crypto
import Domain
import Foundation
import Testing

@testable import Report

@Suite struct PaginaTests {
  private static func html(_ editie: Rapport.Editie, _ teksten: Proefrapport.Teksten = .gewoon) throws
    -> String
  {
    try Pagina(Proefrapport.rapport(editie, teksten)).html()
  }

  /// What the script reads.
  private static func gegevens(_ html: String) throws -> [String: Any] {
    let json = try #require(
      html.firstMatch(of: /<script type="application\/json" id="gegevens">(.*?)<\/script>/)?.1)
    return try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  @Test func `all that the template asks for is there`() throws {
    // A name that the template misspells, or that has no value, leaves an empty element.
    for editie in [Rapport.Editie.intern, .openbaar(drempel: 5)] {
      let html = try Self.html(editie)
      #expect(!html.contains("{{"))
      for leeg in [
        "<h2 id=\"[a-z-]+\"></h2>", "<h3[^>]*></h3>", "<h4></h4>", "<caption></caption>",
        "<summary></summary>", "<p></p>",
      ] {
        #expect(try html.firstMatch(of: Regex(leeg)) == nil, "\(leeg)")
      }
    }
  }

  @Test func `the numbers of the model stand on the page, as the Dutch write them`() throws {
    let rapport = Proefrapport.rapport(.intern)
    let html = try Self.html(.intern)
    for aansluiting in rapport.aansluitingen {
      for loop in aansluiting.lopen {
        for trede in loop.treden {
          guard case .getal(let stand) = trede.stand, case .getal(let mutatie) = trede.mutatie else {
            continue
          }
          let rij = try #require(
            html.firstMatch(
              of: try Regex("<tr id=\"\(aansluiting.id)-\(loop.plaats.code)-\(trede.stap)\".*?</tr>\n")
                .dotMatchesNewlines())
          ).0
          #expect(rij.contains("<td class=\"g\">\(Teksttabel.getal(stand))</td>"))
          if trede.stap > 0 { #expect(rij.contains(">\(Teksttabel.mutatie(mutatie))</td>")) }
        }
      }
    }
  }

  @Test func `the script gets every number of every place and school year`() throws {
    let rapport = Proefrapport.rapport(.intern)
    let reeksen = try #require(try Self.gegevens(Self.html(.intern))["reeksen"] as? [[String: Any]])
    #expect(reeksen.map { $0["id"] as? String } == rapport.reeksen.map(\.telling))
    for (reeks, json) in zip(rapport.reeksen, reeksen) {
      let jaren = try #require(json["jaren"] as? [Any])
      for (jaar, json) in zip(reeks.jaren, jaren) {
        guard let jaar else {
          #expect(json is NSNull)
          continue
        }
        let waarden = try #require((json as? [String: Any])?["w"] as? [Any])
        for (waarde, json) in zip(jaar.waarden, waarden) where !jaar.isNietGeregistreerd {
          if case .getal(let getal) = waarde {
            #expect(json as? Int == getal)
          } else {
            #expect(json is String)
          }
        }
      }
    }
  }

  @Test func `what the public edition hides is a sign, and nothing internal is in it`() throws {
    let html = try Self.html(.openbaar(drempel: 5))
    #expect(html.contains("<td class=\"g\">×</td>"))
    #expect(!html.contains(String(Proefrapport.geheim)) && !html.contains("987.654"))
    let intern = Proefrapport.rapport(.intern)
    for record in intern.aansluitingen.flatMap(\.lopen).flatMap(\.treden).flatMap(\.records) {
      #expect(!html.contains(record.leerling))
    }
    for levering in intern.leveringen { #expect(!html.contains(levering.bestand)) }
  }

  @Test func `hostile names stay text`() throws {
    let html = try Self.html(.intern, .vijandig)
    #expect(!html.contains(Proefrapport.script))
    #expect(html.components(separatedBy: "<script").count == 3)
    // What turns the direction, or can't be seen, is shown as a sign.
    for teken in ["\u{202E}", "\u{1}", "\u{1F}", "\u{FFFE}"] { #expect(!html.contains(teken)) }
  }

  @Test func `only the style and the script of the page hold`() throws {
    let html = try Self.html(.intern)
    let stijl = try #require(
      html.firstMatch(of: try Regex("<style>(.*?)</style>").dotMatchesNewlines())?[1].substring)
    let script = try #require(
      html.firstMatch(of: try Regex("<script>(.*?)</script>").dotMatchesNewlines())?[1].substring)
    for deel in [stijl, script] {
      let hash = Data(SHA256.hash(data: Data(deel.utf8))).base64EncodedString()
      #expect(html.contains("'sha256-\(hash)'"))
    }
    #expect(html.contains("default-src 'none'"))
    #expect(html.firstMatch(of: /(src|href)="(https?:)?\/\//) == nil)
  }

  @Test func `a report of nothing says so`() throws {
    for editie in [Rapport.Editie.intern, .openbaar(drempel: 5)] {
      let html = try Pagina(Proefrapport.leeg(editie)).html()
      #expect(html.contains("Er is geen eerdere publicatie om mee te vergelijken."))
      #expect(html.contains("heeft in dit schooljaar geen aansluiting"))
    }
  }

  @Test func `what is filled in may hold braces itself`() {
    #expect(Rapporttaal.vul("van {a} naar {b}", ["a": "{b}", "b": "2"]) == "van {b} naar 2")
    #expect(Rapporttaal.vul("{a", ["a": "1"]) == "{a")
  }
}
