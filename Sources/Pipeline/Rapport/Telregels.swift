import Domain

/// What a reader can conclude from published definitions alone: which tellingen are parts of others, and which add up to another.
struct Telregels {
  /// A definition in the words that are published.
  private struct Regel: Hashable {
    let grond: String
    let eenheid: Eenheid
    let clausules: Set<String>
    /// Nil = of all kinds.
    let soorten: Set<String>?

    /// Nil of a percentage, and of what counts more than meets its clauses.
    init?(_ tekst: String) {
      var grond: [String] = []
      var eenheid: Eenheid?
      var clausules: Set<String> = []
      var soorten: Set<String>?
      for deel in tekst.components(separatedBy: " · ") {
        guard let dubbelepunt = deel.firstIndex(of: ":") else { return nil }
        let waarde = deel[deel.index(after: dubbelepunt)...].drop { $0 == " " }
        switch deel[..<dubbelepunt] {
        case "bron", "periode": grond.append(deel)
        case "eenheid": eenheid = Eenheid(rawValue: String(waarde))
        case "gevallen": break
        case "teller", "noemer", "met-overgezette": return nil
        case "soort":
          soorten = Set(waarde.filter { $0 != "[" && $0 != "]" }.components(separatedBy: ", "))
        default: clausules.insert(deel)
        }
      }
      guard let eenheid, !grond.isEmpty else { return nil }
      self.grond = grond.joined(separator: " ")
      self.eenheid = eenheid
      self.clausules = clausules
      self.soorten = soorten
    }

    /// Whether what it counts can't be more: of the same, with more conditions, or in larger units.
    func isDeel(van ander: Regel) -> Bool {
      guard self != ander, grond == ander.grond, clausules.isSuperset(of: ander.clausules) else {
        return false
      }
      guard let hier = Self.grootte[eenheid], let daar = Self.grootte[ander.eenheid] else {
        return eenheid == ander.eenheid && isSoortDeel(van: ander)
      }
      return hier >= daar && isSoortDeel(van: ander)
    }

    private func isSoortDeel(van ander: Regel) -> Bool {
      guard let daar = ander.soorten else { return true }
      return soorten?.isSubset(of: daar) ?? false
    }

    /// Records, gevallen, pupils: each holds the ones before it.
    private static let grootte: [Eenheid: Int] = [.melding: 0, .werkproces: 0, .geval: 1, .leerling: 2]
  }

  /// The first never counts more than the second.
  private(set) var delen: [(deel: String, geheel: String)] = []
  /// The same under several names.
  private(set) var gelijk: [(String, String)] = []
  /// Kinds that are together the kinds of another.
  private(set) var splitsingen: [(delen: [String], geheel: String)] = []

  /// - Parameter teksten: the published definitions of a school year, by telling.
  init(_ teksten: [String: String]) {
    var eerste: [Regel: String] = [:]
    for (telling, tekst) in teksten.sorted(by: { $0.key < $1.key }) {
      guard let regel = Regel(tekst) else { continue }
      if let ander = eerste[regel] { gelijk.append((ander, telling)) } else { eerste[regel] = telling }
    }
    let regels = eerste.sorted { $0.value < $1.value }
    for (regel, telling) in regels {
      let boven = regels.filter { regel.isDeel(van: $0.key) }
      // What follows from two others needn't be said.
      for (ander, geheel) in boven where !boven.contains(where: { $0.key.isDeel(van: ander) }) {
        delen.append((telling, geheel))
      }
      splits(regel, telling, regels)
    }
  }

  private mutating func splits(_ regel: Regel, _ telling: String, _ regels: [(key: Regel, value: String)]) {
    guard let soorten = regel.soorten, soorten.count > 1 else { return }
    let onder = regels.filter {
      $0.key.isDeel(van: regel) && $0.key.eenheid == regel.eenheid && $0.key.clausules == regel.clausules
    }
    let enkel = onder.filter { $0.key.soorten?.count == 1 }
    if Set(enkel.compactMap(\.key.soorten).joined()) == soorten {
      splitsingen.append((enkel.map(\.value), telling))
    }
    for (i, een) in onder.enumerated() {
      for ander in onder[(i + 1)...] {
        guard let a = een.key.soorten, let b = ander.key.soorten, a.isDisjoint(with: b),
          a.union(b) == soorten,
          a.count + b.count > 2
        else { continue }
        splitsingen.append(([een.value, ander.value], telling))
      }
    }
  }
}
