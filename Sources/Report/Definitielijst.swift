import Domain

/// The definitions that hold in a school year, in Dutch.
public enum Definitielijst {
  /// The files have no words for these.
  public static let titelVanGevallen =
    "meldingen van een leerling op een school zijn één geval als er hooguit zoveel dagen tussen liggen"

  public static func tekst(_ schooljaar: Schooljaar, _ bladen: [Definitieblad]) -> String {
    let delen = Definitieblad.Soort.allCases.compactMap { soort -> String? in
      let deel = bladen.filter { $0.soort == soort }
      guard !deel.isEmpty else { return nil }
      return "\(soort.kop)\n\n" + deel.map { Bladtekst.tekst($0) }.joined(separator: "\n")
    }
    return (["Definities in schooljaar \(schooljaar)\n"] + delen).joined(separator: "\n")
  }
}

/// One definition as text.
enum Bladtekst {
  /// - Parameter kop: what stands above it; nil = its id.
  static func tekst(_ blad: Definitieblad, kop: String? = nil) -> String {
    "\(kop ?? blad.id)\n" + Alinea.naastElkaar(paren(blad), inspring: "  ")
  }

  /// Title, words, places, hash, and the definition with a clause on each line.
  static func paren(_ blad: Definitieblad, metTitel: Bool = true) -> [(label: String, regels: [String])] {
    let woorden = metTitel ? blad.woorden : Array(blad.woorden.dropFirst())
    return woorden.map { ($0.sleutel, Alinea.regels($0.tekst, 90)) } + [
      ("staat in", blad.vindplaatsen.reversed().map(plaats)), ("hash", [blad.hash]),
      ("definitie", blad.regels.map { "\($0.sleutel): \($0.tekst)" }),
    ]
  }

  /// The last one first: that is how it stands now.
  static func plaats(_ plaats: Vindplaats) -> String { "\(plaats.bestand), \(sinds(plaats.vanaf))" }

  /// From which school year on.
  static func sinds(_ vanaf: Schooljaar?) -> String { vanaf.map { "sinds \($0)" } ?? "basis" }
}

extension Definitieblad.Soort {
  var kop: String {
    switch self {
    case .gevallen: "GEVALLEN"
    case .telling: "TELLINGEN"
    case .verhouding: "VERHOUDINGEN"
    case .aansluiting: "AANSLUITINGEN"
    }
  }
}
