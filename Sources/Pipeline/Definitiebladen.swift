import Domain
import Report
import Transform

// Definitions as people read them.

extension Definities {
  /// All that holds: the gevallen, the tellingen, the verhoudingen and the bridges, each by id.
  var bladen: [Definitieblad] {
    [gevallenblad] + tellingen.map(blad) + bevolkingstellingen.map(blad) + verhoudingen.map(blad)
      + aansluitingen.map(blad)
  }

  private var gevallenblad: Definitieblad {
    Definitieblad(
      soort: .gevallen, id: Definitieblad.Soort.gevallen.rawValue,
      titel: Definitielijst.titelVanGevallen, omschrijving: nil, herkomst: nil,
      vindplaatsen: vindplaatsen.gevallen, hash: Self.kort(gevallen.tekst),
      regels: [.init("dagen", String(gevallen.dagen))])
  }

  func blad(_ telling: Telling) -> Definitieblad {
    Definitieblad(
      soort: .telling, id: telling.id, titel: Self.eenRegel(telling.titel),
      omschrijving: Self.eenRegel(telling.omschrijving), herkomst: Self.eenRegel(telling.herkomst),
      vindplaatsen: vindplaatsen.tellingen[telling.id] ?? [], hash: hash(telling),
      regels: telling.definitieregels(gevallen))
  }

  func blad(_ telling: Bevolkingstelling) -> Definitieblad {
    Definitieblad(
      soort: .telling, id: telling.id, titel: Self.eenRegel(telling.titel),
      omschrijving: Self.eenRegel(telling.omschrijving), herkomst: Self.eenRegel(telling.herkomst),
      vindplaatsen: vindplaatsen.tellingen[telling.id] ?? [], hash: hash(telling),
      regels: telling.definitieregels)
  }

  func blad(_ verhouding: Verhouding) -> Definitieblad {
    Definitieblad(
      soort: .verhouding, id: verhouding.id, titel: Self.eenRegel(verhouding.titel),
      omschrijving: Self.eenRegel(verhouding.omschrijving), herkomst: Self.eenRegel(verhouding.herkomst),
      vindplaatsen: vindplaatsen.tellingen[verhouding.id] ?? [], hash: hash(verhouding),
      regels: verhouding.definitieregels(hash(van:)))
  }

  /// Its steps by code, and behind them the tellingen that these name: a change of one changes the bridge.
  func blad(_ aansluiting: Aansluiting) -> Definitieblad {
    let stappen = aansluiting.stappen
    let genoemd = Dictionary(
      stappen.flatMap(\.tellingen).map { ($0.id, hash($0)) }, uniquingKeysWith: { een, _ in een })
    return Definitieblad(
      soort: .aansluiting, id: aansluiting.id, titel: Self.eenRegel(aansluiting.titel), omschrijving: nil,
      herkomst: nil, vindplaatsen: vindplaatsen.aansluitingen[aansluiting.id] ?? [], hash: hash(aansluiting),
      regels: [.init("begin", tekst(aansluiting.begin))]
        + stappen.enumerated().map { i, stap in .init("stap \(i + 1)", stap.definitietekst) }
        + [.init("eind", tekst(aansluiting.eind))]
        + genoemd.sorted { $0.key < $1.key }.map { .init("telling \($0.key)", $0.value) })
  }

  private func tekst(_ telling: Telling) -> String { "\(telling.id) (\(hash(telling)))" }

  /// Words come from files: a line break or another control character in them must not forge a line.
  private static func eenRegel(_ tekst: String) -> String {
    Melder.veilig(tekst.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }
}
