import Domain

/// What a reader can conclude from published definitions alone: which tellingen are parts of others, which exclude each other, and
/// which add up to another.
struct Telregels {
  /// A definition in the words that are published.
  private struct Regel: Hashable {
    let grond: String
    let eenheid: Eenheid
    /// By name; each characteristic has its own.
    let voorwaarden: [String: Voorwaarde]

    /// Nil of a percentage, and of what counts more than meets its clauses.
    init?(_ tekst: String) {
      var grond: [String] = []
      var eenheid: Eenheid?
      var voorwaarden: [String: Voorwaarde] = [:]
      for deel in tekst.components(separatedBy: " · ") {
        guard let dubbelepunt = deel.firstIndex(of: ":") else { return nil }
        let waarde = deel[deel.index(after: dubbelepunt)...].drop { $0 == " " }
        let sleutel = String(deel[..<dubbelepunt])
        switch sleutel {
        case "bron", "periode": grond.append(deel)
        case "eenheid": eenheid = Eenheid(rawValue: String(waarde))
        case "gevallen": break
        case "teller", "noemer", "met-overgezette": return nil
        default: voorwaarden.merge(Voorwaarde.van(sleutel, waarde)) { $1 }
        }
      }
      guard let eenheid, !grond.isEmpty else { return nil }
      self.grond = grond.joined(separator: " ")
      self.eenheid = eenheid
      self.voorwaarden = voorwaarden
    }

    var isRecord: Bool { Self.grootte[eenheid] == 0 }

    /// Whether what it counts can't be more: of the same, with more or narrower conditions, or in larger units.
    func isDeel(van ander: Regel) -> Bool {
      guard self != ander, grond == ander.grond else { return false }
      if let hier = Self.grootte[eenheid], let daar = Self.grootte[ander.eenheid] {
        guard hier >= daar else { return false }
      } else if eenheid != ander.eenheid {
        return false
      }
      return ander.voorwaarden.allSatisfy { sleutel, daar in
        if let hier = voorwaarden[sleutel], hier.houdtIn(daar) { return true }
        guard sleutel == "een-van", case .anders(let tekst) = daar else { return false }
        return Voorwaarde.takken(tekst).contains { tak in
          tak.allSatisfy { sleutel, waarde in
            Voorwaarde.van(sleutel, waarde).allSatisfy { voorwaarden[$0]?.houdtIn($1) ?? false }
          }
        }
      }
    }

    /// Records, gevallen, pupils: each holds the ones before it.
    private static let grootte: [Eenheid: Int] = [.melding: 0, .werkproces: 0, .geval: 1, .leerling: 2]
  }

  /// What a definition asks of one property.
  private enum Voorwaarde: Hashable {
    /// Of which, and on what day when it is one of a day.
    case eenVan(Set<String>, op: String)
    case leeftijd(ClosedRange<Int>, op: String)
    /// To have one or more of these: who has one may have another too.
    case metEen(Set<String>, op: String)
    case anders(String)

    /// What a clause of a definition, or of a branch of `een-van`, asks: by name, for it may ask more than one thing.
    static func van(_ sleutel: String, _ waarde: Substring) -> [String: Voorwaarde] {
      switch sleutel {
      case "kenmerk":
        return velden(waarde).reduce(into: [:]) { $0["kenmerk \($1.key)"] = Voorwaarde($1.value) }
      case "eerste":
        // The first of some kinds is of those kinds.
        let soort = velden(waarde)["soort"].map { ["soort": Voorwaarde($0)] } ?? [:]
        return soort.merging([sleutel: .anders(String(waarde))]) { $1 }
      case "met-opgave":
        if let (soorten, op) = soorten(waarde) { return [sleutel: .metEen(soorten, op: op)] }
      case "zonder-opgave":
        // Who must be without each of several kinds is without one of them.
        if let (soorten, op) = soorten(waarde) {
          return soorten.reduce(into: [:]) { $0["zonder-opgave \($1)"] = .anders(op) }
        }
      default: break
      }
      return [sleutel: Voorwaarde(waarde)]
    }

    init(_ tekst: Substring) {
      if tekst.hasPrefix("["), let codes = Self.codes(tekst) {
        self = .eenVan(codes, op: "")
        return
      }
      var velden = Self.velden(tekst)
      let op = velden.removeValue(forKey: "op").map(String.init) ?? ""
      if let codes = velden["is"].flatMap(Self.codes), velden.count == 1 {
        self = .eenVan(codes, op: op)
        return
      }
      let vanaf = Int(velden["vanaf"] ?? "0")
      let tot = Int(velden["tot-en-met"] ?? "999")
      let isLeeftijd = !velden.isEmpty && velden.keys.allSatisfy { $0 == "vanaf" || $0 == "tot-en-met" }
      if isLeeftijd, let vanaf, let tot, vanaf <= tot {
        self = .leeftijd(vanaf...tot, op: op)
      } else {
        self = .anders(String(tekst))
      }
    }

    /// Whether whoever meets this one meets the other.
    func houdtIn(_ ander: Voorwaarde) -> Bool {
      switch (self, ander) {
      case (.eenVan(let hier, let op), .eenVan(let daar, let dan)),
        (.metEen(let hier, let op), .metEen(let daar, let dan)):
        op == dan && hier.isSubset(of: daar)
      case (.leeftijd(let hier, let op), .leeftijd(let daar, let dan)):
        op == dan && hier.lowerBound >= daar.lowerBound && hier.upperBound <= daar.upperBound
      default: self == ander
      }
    }

    /// Whether nothing meets both.
    func sluitUit(_ ander: Voorwaarde) -> Bool {
      switch (self, ander) {
      case (.eenVan(let hier, let op), .eenVan(let daar, let dan)): op == dan && hier.isDisjoint(with: daar)
      case (.leeftijd(let hier, let op), .leeftijd(let daar, let dan)): op == dan && !hier.overlaps(daar)
      default: false
      }
    }

    var codes: Set<String>? { if case .eenVan(let codes, _) = self { codes } else { nil } }

    /// Of `[a, b]`; nil of what has brackets within.
    static func codes(_ tekst: Substring) -> Set<String>? {
      let binnen = tekst.dropFirst().dropLast()
      guard tekst.hasPrefix("["), tekst.hasSuffix("]"), !binnen.contains(where: { "[]{}".contains($0) })
      else {
        return nil
      }
      return Set(binnen.components(separatedBy: ", "))
    }

    /// Of `{soort: [a, b], op: peildatum}`; nil of what has other fields.
    static func soorten(_ tekst: Substring) -> (Set<String>, op: String)? {
      let velden = velden(tekst)
      guard velden.count == 2, let op = velden["op"], let soorten = velden["soort"].flatMap(codes) else {
        return nil
      }
      return (soorten, String(op))
    }

    /// The fields of `{a: x, b: [y, z]}`.
    static func velden(_ tekst: Substring) -> [String: Substring] {
      guard tekst.hasPrefix("{"), tekst.hasSuffix("}") else { return [:] }
      return delen(tekst.dropFirst().dropLast()).reduce(into: [:]) { uit, veld in
        guard let dubbelepunt = veld.firstIndex(of: ":") else { return }
        uit[String(veld[..<dubbelepunt])] = veld[veld.index(after: dubbelepunt)...].drop { $0 == " " }
      }
    }

    /// The fields of each of `[{…}, {…}]`.
    static func takken(_ tekst: String) -> [[String: Substring]] {
      delen(tekst.dropFirst().dropLast()).map { velden($0) }
    }

    /// What stands between the commas that are in no brackets.
    private static func delen(_ tekst: Substring) -> [Substring] {
      var diepte = 0
      return tekst.split { teken in
        if "[{".contains(teken) { diepte += 1 }
        if "]}".contains(teken) { diepte -= 1 }
        return diepte == 0 && teken == ","
      }.map { $0.drop { $0 == " " } }
    }
  }

  /// Parts of a whole of which every two exclude each other.
  struct Splitsing {
    let delen: [String]
    let geheel: String
    /// Whether they are all of it.
    let isAlles: Bool
    /// Whether they count records: each is in one of them only.
    let isVanRecords: Bool
  }

  /// The first never counts more than the second.
  private(set) var delen: [(deel: String, geheel: String)] = []
  /// The same under several names.
  private(set) var gelijk: [(String, String)] = []
  private(set) var splitsingen: [Splitsing] = []

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

  /// By each property on its own: the parts that ask something narrower of it.
  private mutating func splits(_ regel: Regel, _ telling: String, _ regels: [(key: Regel, value: String)]) {
    let onder = regels.filter { $0.key.isDeel(van: regel) && $0.key.eenheid == regel.eenheid }
    for sleutel in Set(onder.flatMap(\.key.voorwaarden.keys)).sorted() {
      let heel = regel.voorwaarden[sleutel]
      let kring = onder.compactMap { deel, naam -> (regel: Regel, naam: String, voorwaarde: Voorwaarde)? in
        deel.voorwaarden[sleutel].flatMap { $0 == heel ? nil : (deel, naam, $0) }
      }
      let buren = kring.map { een in
        Set(kring.indices.filter { kring[$0].voorwaarde.sluitUit(een.voorwaarde) })
      }
      for familie in Self.families(buren) {
        let leden = familie.map { kring[$0] }
        let codes = leden.compactMap(\.voorwaarde.codes)
        let isAlles =
          leden.allSatisfy { lid in
            lid.regel.voorwaarden.filter { $0.key != sleutel }
              == regel.voorwaarden.filter { $0.key != sleutel }
          } && codes.count == leden.count && heel?.codes == Set(codes.joined())
        guard isAlles || regel.isRecord else { continue }
        splitsingen.append(
          Splitsing(
            delen: leden.map(\.naam), geheel: telling, isAlles: isAlles, isVanRecords: regel.isRecord))
      }
    }
  }

  /// The largest groups of two or more in which each is a neighbour of all others; not more than `meesteFamilies`.
  private static func families(_ buren: [Set<Int>]) -> [[Int]] {
    var uit: [[Int]] = []
    func zoek(_ gekozen: [Int], _ over: Set<Int>, _ gehad: Set<Int>) {
      guard uit.count < meesteFamilies else { return }
      guard !over.isEmpty || !gehad.isEmpty else {
        if gekozen.count > 1 { uit.append(gekozen.sorted()) }
        return
      }
      let spil = over.union(gehad).max {
        (buren[$0].intersection(over).count, $0) < (buren[$1].intersection(over).count, $1)
      }
      var rest = over
      var klaar = gehad
      for lid in over.subtracting(spil.map { buren[$0] } ?? []).sorted() {
        zoek(gekozen + [lid], rest.intersection(buren[lid]), klaar.intersection(buren[lid]))
        rest.remove(lid)
        klaar.insert(lid)
      }
    }
    zoek([], Set(buren.indices), [])
    return uit
  }

  private static let meesteFamilies = 200
}
