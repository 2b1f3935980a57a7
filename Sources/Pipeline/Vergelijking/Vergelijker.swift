import Domain
import Load
import Register
import Transform

/// What changed between two moments, with the cause of each change: a walk that changes one thing at a time.
struct Vergelijking: Sendable {
  /// A number of a publication, for people.
  let van: String
  let naar: String
  /// By school year and place.
  private(set) var cijfers: [Cijferverschil] = []
  /// By school year, telling, cause and number.
  private(set) var records: [Recordverschil] = []

  fileprivate mutating func voeg(_ cijfers: [Cijferverschil], _ records: [Recordverschil]) {
    self.cijfers += cijfers
    self.records += records
  }

  /// Adds what was found of later school years.
  mutating func voeg(_ later: Vergelijking) { voeg(later.cijfers, later.records) }
}

/// Walks from the numbers of a publication to later ones.
struct Vergelijker {
  /// One thing that changes on the way.
  struct Trap {
    let oorzaak: Oorzaak
    let configuratie: Configuratie
    let keuze: Leveringskeuze
  }

  let register: Register
  /// The numbers at the begin.
  let oud: Gepubliceerdecijfers
  /// In order. The first counts what the begin had.
  let trappen: [Trap]
  /// The numbers at the end, and what can still have changed them; nil = those of the last step.
  let nieuw: (cijfers: Gepubliceerdecijfers, oorzaak: Oorzaak)?

  func vergelijk(_ schooljaren: [Schooljaar], van: String, naar: String) throws -> Vergelijking {
    var vergelijking = Vergelijking(van: van, naar: naar)
    try metStanden(trappen[...], []) { standen in
      for jaar in schooljaren {
        try Onderbroken.controleer()
        let (cijfers, records) = try vergelijk(jaar, standen)
        vergelijking.voeg(cijfers, records)
      }
    }
    return vergelijking
  }

  private typealias Bij = (trap: Trap, stand: Stand)

  /// Shows the state of each step, all at once.
  private func metStanden(_ trappen: ArraySlice<Trap>, _ standen: [Bij], _ gebruik: ([Bij]) throws -> Void)
    throws
  {
    guard let trap = trappen.first else { return try gebruik(standen) }
    try register.metStand(trap.keuze, correcties: trap.configuratie.correcties, naam: "\(standen.count)") {
      try metStanden(trappen.dropFirst(), standen + [(trap, $0)], gebruik)
    }
  }

  private func vergelijk(
    _ jaar: Schooljaar, _ standen: [Bij]
  ) throws -> ([Cijferverschil], [Recordverschil]) {
    let begin = try oud.van(jaar)
    var stadia: [(oorzaak: Oorzaak, cijfers: [Cijferplek: String])] = []
    var records: [Recordverschil] = []
    var vorige: Schooljaarbouw?
    for (i, (trap, stand)) in standen.enumerated() {
      let bouw = try telling(jaar, trap.configuratie, stand)
      let cijfers = bouw?.cijfers ?? [:]
      // Of the first the records before it aren't known: what was counted when it was published isn't kept.
      if i > 0 {
        let anders = Self.anders(stadia[i - 1].cijfers, cijfers)
        records += Self.records(jaar, trap.oorzaak, anders, vorige, bouw)
      }
      stadia.append((trap.oorzaak, cijfers))
      vorige = bouw
    }
    if let nieuw { stadia.append((nieuw.oorzaak, try nieuw.cijfers.van(jaar))) }
    let plekken = stadia.reduce(into: Set(begin.keys)) { $0.formUnion($1.cijfers.keys) }
    let cijfers = plekken.sorted().compactMap { plek in
      Cijferverschil(jaar, plek, oud: begin[plek], stadia.map { ($0.oorzaak, $0.cijfers[plek]) })
    }
    let genoemd = Set(cijfers.map(\.plek.telling))
    return (cijfers, records.filter { genoemd.contains($0.telling) }.sorted(by: Self.voor))
  }

  /// Nil when the school year has no records there.
  private func telling(_ jaar: Schooljaar, _ configuratie: Configuratie, _ stand: Stand) throws
    -> Schooljaarbouw?
  {
    guard try stand.schooljaren().contains(jaar) else { return nil }
    let definities = configuratie.definities.voor(jaar)
    return try Schooljaarbouw(
      jaar,
      try stand.records(
        bij: jaar, lopendOp: definities.peildata(in: jaar), migratie: configuratie.migratie), configuratie)
  }

  /// The tellingen of which a number differs.
  private static func anders(_ een: [Cijferplek: String], _ ander: [Cijferplek: String]) -> [String] {
    let plekken = Set(een.keys).union(ander.keys).filter { een[$0] != ander[$0] }
    return Set(plekken.map(\.telling)).sorted()
  }

  private static func records(
    _ jaar: Schooljaar, _ oorzaak: Oorzaak, _ tellingen: [String], _ van: Schooljaarbouw?,
    _ naar: Schooljaarbouw?
  ) -> [Recordverschil] {
    tellingen.flatMap { telling in
      let (eraf, erbij) = Meervoud.verschil(van?.telposten(telling) ?? [], naar?.telposten(telling) ?? [])
      return [(false, eraf), (true, erbij)].flatMap { isErbij, posten in
        posten.map {
          Recordverschil(
            schooljaar: jaar, telling: telling, oorzaak: oorzaak, erbij: isErbij, nummer: $0.post.nummer,
            leerling: $0.post.leerling, gemeente: $0.gemeente, schoolsoort: $0.schoolsoort)
        }
      }
    }
  }

  private static func voor(_ a: Recordverschil, _ b: Recordverschil) -> Bool {
    if a.telling != b.telling { return a.telling.utf8.lexicographicallyPrecedes(b.telling.utf8) }
    if a.oorzaak != b.oorzaak { return a.oorzaak.plaats < b.oorzaak.plaats }
    if a.nummer != b.nummer { return a.nummer < b.nummer }
    return !a.erbij && b.erbij
  }
}

extension Oorzaak {
  fileprivate var plaats: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What is in one list and not in another, each as often as it is there more often.
enum Meervoud {
  static func verschil<E: Hashable>(_ oud: [E], _ nieuw: [E]) -> (eraf: [E], erbij: [E]) {
    func over(_ een: [E], zonder ander: [E]) -> [E] {
      var rest = Dictionary(ander.map { ($0, 1) }, uniquingKeysWith: +)
      return een.filter { element in
        guard let aantal = rest[element], aantal > 0 else { return true }
        rest[element] = aantal - 1
        return false
      }
    }
    return (over(oud, zonder: nieuw), over(nieuw, zonder: oud))
  }
}

/// The numbers of a publication, read back.
struct Gepubliceerdecijfers {
  private let lezer: Feitenlezer

  /// - Throws: `NietGevonden` when the publication isn't there any more.
  init(_ map: Datamap, _ nummer: Int) throws {
    lezer = try Feitenlezer(try map.publicatie(nummer) + "/" + Publicatie.sqlite)
  }

  /// Empty for a school year that it doesn't have.
  func van(_ schooljaar: Schooljaar) throws -> [Cijferplek: String] { try lezer.cijfers(schooljaar) }
}
