import Domain
import Foundation
#if canImport(FoundationXML)
  import FoundationXML
#endif
import Testing

@testable import Report

@Suite struct WatervalTests {
  private static func trede(
    _ stap: Int, _ mutatie: Rapport.Waarde, _ stand: Rapport.Waarde, eraf: Bool = false
  )
    -> Rapport.Trede
  {
    .init(
      stap: stap, titel: "stap \(stap) <&\">", uitleg: "", voorbeeld: "", eenheid: .melding, mutatie: mutatie,
      gaatEraf: eraf, stand: stand, leerlingen: nil, gemeenten: [], schoolsoorten: [], records: [],
      aantalRecords: nil)
  }

  private static func waterval(_ treden: [Rapport.Trede]) -> Waterval {
    Waterval(
      .init(plaats: .init(gemeente: nil, naam: "Proefregio"), treden: treden), omschrijving: "grafiek",
      eindtekst: "eind", taal: .nederlands, anker: { "a-\($0)" })
  }

  /// Begin and end of the bars that are drawn, in units of the drawing.
  private static func balken(_ svg: String) -> [(soort: String, van: Int, tot: Int)] {
    svg.matches(of: /<rect class="(stand|min|plus)" x="(\d+)" y="\d+" width="(\d+)"/).compactMap { treffer in
      Int(treffer.2).flatMap { van in Int(treffer.3).map { (String(treffer.1), van, van + $0) } }
    }
  }

  private static let heel = [
    trede(0, .getal(2_000), .getal(2_000)), trede(1, .getal(-700), .getal(1_300), eraf: true),
    trede(2, .getal(200), .getal(1_500)), trede(3, .getal(0), .getal(1_500)),
  ]

  @Test func `each bar begins where the one before ended, and the last one stands for the end`() {
    let balken = Self.balken(Self.waterval(Self.heel).svg)
    #expect(balken.map(\.soort) == ["stand", "min", "plus", "plus", "stand"])
    let (begin, eraf, erbij, niets, eind) = (balken[0], balken[1], balken[2], balken[3], balken[4])
    #expect(begin.van == 0 && eraf.tot == begin.tot && erbij.van == eraf.van)
    #expect(niets.van == erbij.tot && niets.tot == niets.van + 1)
    #expect(eind.van == 0 && eind.tot == erbij.tot)
    // 700 of 2,000, to a unit.
    #expect(abs(1_000 * (eraf.tot - eraf.van) - 350 * begin.tot) <= 1_000)
  }

  @Test func `a number stands beside each bar, with its sign, and each links to its row`() {
    let svg = Self.waterval(Self.heel).svg
    for getal in [">2.000<", ">−700<", ">+200<", ">0<", ">1.500<"] {
      #expect(svg.contains(getal), "\(getal)")
    }
    for anker in 0...3 { #expect(svg.contains("href=\"#a-\(anker)\"")) }
  }

  @Test func `of a hidden number, and of those that would give it away, no bar is drawn`() {
    let treden = [
      Self.trede(0, .getal(90), .getal(90)), Self.trede(1, .verborgen, .verborgen, eraf: true),
      Self.trede(2, .verborgen, .getal(80), eraf: true), Self.trede(3, .getal(7), .getal(87)),
    ]
    let svg = Self.waterval(treden).svg
    #expect(Self.balken(svg).map(\.soort) == ["stand", "plus", "stand"])
    #expect(svg.contains(">−×<"))
  }

  @Test func `a bridge of nothing can be drawn`() {
    let balken = Self.balken(
      Self.waterval([Self.trede(0, .getal(0), .getal(0)), Self.trede(1, .getal(0), .getal(0))]).svg)
    #expect(balken.allSatisfy { $0.van == 0 && $0.tot == 1 } && balken.count == 3)
  }

  @Test func `it is well-formed XML, whatever a step is called`() {
    let lezer = XMLParser(data: Data(Self.waterval(Self.heel).svg.utf8))
    #expect(lezer.parse())
  }
}
