import Domain

/// A bridge as a waterfall chart: a bar for what it begins with, one for each step, and one for what it ends at. Each has
/// its text above it, its number beside it and a link to its row in the table. SVG without styles: classes name the colours.
struct Waterval {
  /// A bar that can't be drawn without giving a hidden number away has none of both ends.
  struct Balk: Hashable, Sendable {
    enum Soort: String, Sendable {
      case stand
      case min
      case plus
    }

    let soort: Soort
    let tekst: String
    /// As it stands beside the bar.
    let getal: String
    /// From and to, in what is counted; nil when either isn't shown.
    let strekking: ClosedRange<Int>?
    /// To which it links.
    let anker: String
  }

  let balken: [Balk]
  /// What the chart is called for who can't see it.
  let omschrijving: String

  /// - Parameters:
  ///   - anker: of a step's row.
  init(
    _ loop: Rapport.Loop, omschrijving: String, eindtekst: String, taal: Rapporttaal, anker: (Int) -> String
  ) {
    self.omschrijving = omschrijving
    var balken: [Balk] = []
    var vorige: Int?
    for trede in loop.treden {
      let stand: Int? = if case .getal(let getal) = trede.stand { getal } else { nil }
      if trede.stap == 0 {
        balken.append(
          Balk(
            soort: .stand, tekst: trede.titel, getal: taal.getal(trede.stand),
            strekking: stand.map { 0...$0 },
            anker: anker(0)))
      } else {
        // Both ends must be shown: the length of a bar is a number too.
        let strekking = vorige.flatMap { van in stand.map { min(van, $0)...max(van, $0) } }
        balken.append(
          Balk(
            soort: trede.gaatEraf ? .min : .plus, tekst: trede.titel,
            getal: taal.verandering(trede.mutatie, gaatEraf: trede.gaatEraf), strekking: strekking,
            anker: anker(trede.stap)))
      }
      vorige = stand
    }
    if let laatste = loop.treden.last, laatste.stap > 0 {
      balken.append(
        Balk(
          soort: .stand, tekst: eindtekst, getal: taal.getal(laatste.stand), strekking: vorige.map { 0...$0 },
          anker: anker(laatste.stap)))
    }
    self.balken = balken
  }

  // In units of the drawing: as wide as a phone, and scaled up beyond.
  private static let breedte = 400
  private static let rijhoogte = 38
  /// Beside the widest bar, for its number.
  private static let getalruimte = 64

  var svg: String {
    let hoogte = balken.count * Self.rijhoogte + 4
    let ruimte = Self.breedte - Self.getalruimte
    let grootste = max(1, balken.compactMap { $0.strekking?.upperBound }.max() ?? 1)
    // The same rounding for both ends, so that bars meet.
    func x(_ waarde: Int) -> Int { (waarde * ruimte + grootste / 2) / grootste }
    var uit =
      "<svg viewBox=\"0 0 \(Self.breedte) \(hoogte)\" role=\"group\" aria-label=\"\(Self.veilig(omschrijving))\">"
    for (i, balk) in balken.enumerated() {
      let boven = i * Self.rijhoogte
      let tekst = Self.veilig(balk.tekst)
      uit += "<a href=\"#\(balk.anker)\" aria-label=\"\(tekst): \(Self.veilig(balk.getal))\">"
      // The whole row can be clicked.
      uit +=
        "<rect class=\"rij\" x=\"0\" y=\"\(boven)\" width=\"\(Self.breedte)\" height=\"\(Self.rijhoogte)\"/>"
      uit += "<text class=\"naam\" x=\"2\" y=\"\(boven + 14)\">\(tekst)</text>"
      var rechts = 2
      if let strekking = balk.strekking {
        let (van, tot) = (x(strekking.lowerBound), x(strekking.upperBound))
        // A step of nothing is a line.
        uit +=
          "<rect class=\"\(balk.soort.rawValue)\" x=\"\(van)\" y=\"\(boven + 19)\" width=\"\(max(1, tot - van))\" height=\"15\"/>"
        rechts = tot
      }
      uit +=
        "<text class=\"getal\" x=\"\(rechts + 4)\" y=\"\(boven + 31)\">\(Self.veilig(balk.getal))</text></a>"
    }
    return uit + "</svg>"
  }

  static func veilig(_ tekst: String) -> String {
    tekst.reduce(into: "") { uit, teken in
      switch teken {
      case "&": uit += "&amp;"
      case "<": uit += "&lt;"
      case ">": uit += "&gt;"
      case "\"": uit += "&quot;"
      default: uit.append(teken)
      }
    }
  }
}
