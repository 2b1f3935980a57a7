import Domain
import Transform

/// What is counted in a school year.
public struct Definities: Sendable {
  public let gevallen: Gevaldefinitie
  /// By id.
  public internal(set) var tellingen: [Telling]
  /// By id.
  public let bevolkingstellingen: [Bevolkingstelling]
  /// By id.
  public let verhoudingen: [Verhouding]
  /// By id.
  public internal(set) var aansluitingen: [Aansluiting]
  var vindplaatsen = Vindplaatsen()

  /// The files in which each stands, by id.
  struct Vindplaatsen: Sendable {
    var gevallen: [Vindplaats] = []
    /// Those of residents and verhoudingen too: they share their names.
    var tellingen: [String: [Vindplaats]] = [:]
    var aansluitingen: [String: [Vindplaats]] = [:]
  }

  public func telling(_ id: String) -> Telling? { tellingen.first { $0.id == id } }

  /// Of residents; nil when there is none of that name.
  func bevolkingstelling(_ id: String) -> Bevolkingstelling? { bevolkingstellingen.first { $0.id == id } }

  /// Tellingen, those of residents too, and verhoudingen, by id.
  public var ids: [String] {
    (tellingen.map(\.id) + bevolkingstellingen.map(\.id) + verhoudingen.map(\.id)).sorted()
  }

  /// For each kind of record the days of this school year on which it is counted.
  func peildata(in schooljaar: Schooljaar) -> [Recordsoort: Set<LocalDate>] {
    tellingen.reduce(into: [:]) { uit, telling in
      if let dag = telling.periode.dag(in: schooljaar) { uit[telling.bron, default: []].insert(dag) }
    }
  }

  // Hashes: 16 hexadecimal digits, the same for definitions that count the same, whatever is said of them for people.

  public func hash(_ telling: Telling) -> String { Self.kort(telling.definitietekst(gevallen)) }

  public func hash(_ telling: Bevolkingstelling) -> String { Self.kort(telling.definitietekst) }

  public func hash(_ verhouding: Verhouding) -> String { Self.kort(tekst(verhouding)) }

  /// Of a bridge also what the tellingen count that it names.
  public func hash(_ aansluiting: Aansluiting) -> String {
    let tellingen = aansluiting.tellingen.map { "\($0.id) \(hash($0))" }
    return Self.kort((tellingen + aansluiting.stappen.map(\.definitietekst)).joined(separator: "\n"))
  }

  public func tekst(_ verhouding: Verhouding) -> String {
    verhouding.definitietekst(hash(van:))
  }

  /// Of a telling by its id; empty when there is none.
  func hash(van id: String) -> String { telling(id).map(hash) ?? bevolkingstelling(id).map(hash) ?? "" }

  /// Over what a telling counts, as in the facts; nil when there is none of that id.
  func periode(van id: String, in schooljaar: Schooljaar) -> String? {
    (telling(id)?.periode ?? bevolkingstelling(id)?.periode)?.tekst(in: schooljaar)
  }

  static func kort(_ tekst: String) -> String { String(Configuratie.hash(tekst).prefix(16)) }
}

/// Definitions through time: a base, and what changes from a school year on.
public struct Definitiereeks: Sendable {
  struct Stadium: Sendable {
    /// Nil for the base.
    let vanaf: Schooljaar?
    let definities: Definities
  }

  /// In order, the base first.
  let stadia: [Stadium]

  /// The school years from which something changes, in order.
  public var wisselingen: [Schooljaar] { stadia.compactMap(\.vanaf) }

  /// Those of the newest stage.
  var nieuwste: Definities { stadia.last?.definities ?? .init(gevallen: .init(dagen: 0)) }

  /// What holds in a school year.
  public func voor(_ schooljaar: Schooljaar) -> Definities {
    let stadium = stadia.last { $0.vanaf.map { $0 <= schooljaar } ?? true }
    guard var definities = stadium?.definities else { return nieuwste }
    definities.aansluitingen.removeAll { !$0.geldt(in: schooljaar) }
    return definities
  }
}

extension Definities {
  fileprivate init(gevallen: Gevaldefinitie) {
    self.init(gevallen: gevallen, tellingen: [], bevolkingstellingen: [], verhoudingen: [], aansluitingen: [])
  }
}
