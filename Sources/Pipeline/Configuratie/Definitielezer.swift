import Domain
import Transform

/// Reads tellingen: the base (`pipelines/definities/*.yaml`), and what changes from a school year on
/// (`pipelines/definities/2016-2017.yaml`).
struct Definitielezer {
  /// The stages so far: the base first, then one for each file of changes.
  struct Stadium {
    var vanaf: Schooljaar?
    var gevallen: Gevaldefinitie?
    var gevalplaatsen: [Vindplaats] = []
    var tellingen: [String: Telling] = [:]
    var bevolking: [String: Bevolkingstelling] = [:]
    var verhoudingen: [String: Verhouding] = [:]
    /// All ids, also of tellingen at fault: a bridge that names one doesn't name nothing.
    var bronnen: [String: Tellingbron] = [:]
  }

  private(set) var stadia = [Stadium()]
  /// From when to when an id exists, for messages; in the order of the files.
  private var geschiedenis: [String: [(stadium: Int, bestaat: Bool)]] = [:]

  private static let woorden = ["titel", "omschrijving", "herkomst"]
  private static let telsleutels = ["bron", "eenheid", "periode", "clausules"]
  private static let sleutels = ["id"] + woorden + telsleutels + ["verhouding", "bevolking"]

  // The base.

  mutating func leesBasis(_ knoop: Knoop) {
    knoop.alleen(["gevallen", "tellingen"])
    if let gevallen = knoop.vrij("gevallen") {
      if let eerder = stadia[0].gevalplaatsen.first { gevallen.fout("stands in \(eerder.bestand) already") }
      zetGevallen(gevallen)
    }
    for telling in knoop.vrij("tellingen")?.lijst() ?? [] { voegToe(telling) }
  }

  // Changes.

  /// - Parameter schooljaar: later than those read before.
  mutating func leesWijzigingen(_ knoop: Knoop, vanaf schooljaar: Schooljaar) {
    knoop.alleen(["gevallen", "toegevoegd", "gewijzigd", "vervallen"])
    var nieuw = stadia[stadia.count - 1]
    nieuw.vanaf = schooljaar
    stadia.append(nieuw)
    if let gevallen = knoop.vrij("gevallen") { zetGevallen(gevallen) }
    // Dropped first, so that an id can come back as something else.
    for id in knoop.vrij("vervallen")?.lijst() ?? [] { laatVervallen(id) }
    var gewijzigd: Set<String> = []
    for telling in knoop.vrij("gewijzigd")?.lijst() ?? [] {
      if let id = telling.vrij("id"), let tekst = id.node.scalar?.string, !gewijzigd.insert(tekst).inserted {
        id.fout("telling '\(tekst)' is changed twice here")
      } else {
        wijzig(telling)
      }
    }
    for telling in knoop.vrij("toegevoegd")?.lijst() ?? [] { voegToe(telling) }
  }

  private mutating func zetGevallen(_ knoop: Knoop) {
    let i = stadia.count - 1
    stadia[i].gevallen = Self.gevallen(knoop)
    stadia[i].gevalplaatsen.append(Vindplaats(definitie: knoop, vanaf: stadia[i].vanaf))
  }

  private mutating func voegToe(_ knoop: Knoop) {
    knoop.alleen(Self.sleutels)
    guard let id = knoop.verplicht("id")?.tekst() else {
      // Its other faults are worth telling all the same.
      _ = lees(Tellingbron(knoop, vanaf: nil), "")
      return
    }
    if let eerder = stadia[stadia.count - 1].bronnen[id] {
      knoop.vrij("id")?.fout("telling '\(id)' stands twice: also in \(eerder.waar)")
      return
    }
    zet(Tellingbron(knoop, vanaf: stadia[stadia.count - 1].vanaf), id)
    geschiedenis[id, default: []].append((stadia.count - 1, true))
  }

  private mutating func wijzig(_ knoop: Knoop) {
    knoop.alleen(Self.sleutels)
    guard let id = knoop.verplicht("id")?.tekst() else { return }
    guard let oud = stadia[stadia.count - 1].bronnen[id] else {
      knoop.vrij("id")?.fout("there is no telling '\(id)' to change\(anders(id))")
      return
    }
    if knoop.paren().count == 1 { knoop.fout("changes nothing of telling '\(id)'") }
    zet(oud.gewijzigd(door: knoop, vanaf: stadia[stadia.count - 1].vanaf), id)
  }

  private mutating func laatVervallen(_ knoop: Knoop) {
    guard let id = knoop.tekst() else { return }
    guard stadia[stadia.count - 1].bronnen.removeValue(forKey: id) != nil else {
      knoop.fout("there is no telling '\(id)' to drop\(anders(id))")
      return
    }
    wis(id)
    geschiedenis[id, default: []].append((stadia.count - 1, false))
  }

  private mutating func zet(_ bron: Tellingbron, _ id: String) {
    let i = stadia.count - 1
    stadia[i].bronnen[id] = bron
    wis(id)
    switch lees(bron, id) {
    case .telling(let telling)?: stadia[i].tellingen[id] = telling
    case .bevolking(let telling)?: stadia[i].bevolking[id] = telling
    case .verhouding(let verhouding)?: stadia[i].verhoudingen[id] = verhouding
    case nil: break
    }
  }

  private mutating func wis(_ id: String) {
    let i = stadia.count - 1
    stadia[i].tellingen[id] = nil
    stadia[i].bevolking[id] = nil
    stadia[i].verhoudingen[id] = nil
  }

  // References.

  /// Why a name leads nowhere in a stage.
  func ontbreekt(_ id: String, in stadium: Int) -> String {
    "there is no telling '\(id)'" + anders(id, in: stadium)
  }

  private func anders(_ id: String, in stadium: Int? = nil) -> String {
    let stadium = stadium ?? stadia.count - 1
    if let weg = geschiedenis[id]?.last(where: { $0.stadium <= stadium }), !weg.bestaat {
      return "; it was dropped from \(Self.naam(stadia[weg.stadium])) on"
    }
    if let later = geschiedenis[id]?.first(where: { $0.stadium > stadium && $0.bestaat }) {
      return "; it only exists from \(Self.naam(stadia[later.stadium])) on"
    }
    return ""
  }

  private static func naam(_ stadium: Stadium) -> String { stadium.vanaf?.description ?? "the base" }

  /// The tellingen that a percentage relates must exist wherever it does; to be called when all files are read.
  func controleerVerhoudingen() {
    for (i, stadium) in stadia.enumerated() {
      for (id, verhouding) in stadium.verhoudingen.sorted(by: { $0.key < $1.key }) {
        let knoop = stadium.bronnen[id]?.velden["verhouding"]
        for (sleutel, deel) in [("teller", verhouding.teller), ("noemer", verhouding.noemer)] {
          if stadium.bronnen[deel] == nil {
            knoop?.vrij(sleutel)?.fout(ontbreekt(deel, in: i))
          } else if stadium.verhoudingen[deel] != nil {
            knoop?.vrij(sleutel)?.fout("'\(deel)' is no number of records, but a verhouding itself")
          }
        }
      }
    }
  }

  // One telling.

  private enum Gelezen {
    case telling(Telling)
    case bevolking(Bevolkingstelling)
    case verhouding(Verhouding)
  }

  private func lees(_ bron: Tellingbron, _ id: String) -> Gelezen? {
    // Each key is looked at, whatever is wrong with the others.
    let woorden = Self.woorden.map { bron.verplicht($0)?.tekst() }
    if let verhouding = bron.velden["verhouding"] {
      alleen(bron, "verhouding", zonder: Self.telsleutels + ["bevolking"])
      guard let gelezen = self.verhouding(verhouding), let titel = woorden[0], let omschrijving = woorden[1],
        let herkomst = woorden[2]
      else { return nil }
      return .verhouding(
        Verhouding(
          id: id, titel: titel, omschrijving: omschrijving, herkomst: herkomst, vanaf: bron.vanaf,
          teller: gelezen.teller, noemer: gelezen.noemer, maat: gelezen.maat, decimalen: gelezen.decimalen))
    }
    if let bevolking = bron.velden["bevolking"] {
      alleen(bron, "bevolking", zonder: Self.telsleutels)
      return lees(bevolking, bron, id, woorden).map { .bevolking($0) }
    }
    let recordsoort = bron.verplicht("bron")?.keuze(Recordsoort.self)
    let eenheid = bron.verplicht("eenheid")?.keuze(Eenheid.self)
    let periode = bron.verplicht("periode").flatMap(Self.periode)
    let clausules = recordsoort.map { recordsoort in
      Clausulelezer(opPeildatum: periode.map { $0 != .schooljaar } ?? false, voorTelling: true)
        .lees(bron.clausules, recordsoort)
    }
    guard let titel = woorden[0], let omschrijving = woorden[1], let herkomst = woorden[2], let recordsoort,
      let eenheid, let periode
    else { return nil }
    if !Telling.kan(eenheid, van: recordsoort, over: periode) {
      bron.velden["eenheid"]?.fout(
        "records of bron \(recordsoort.rawValue) can't be counted as \(eenheid.rawValue) here")
    }
    if periode != .schooljaar, !bron.clausules.contains(where: { $0.naam == Clausulenaam.lopend.rawValue }) {
      bron.velden["periode"]?.fout("a count on a peildatum needs the clause 'lopend'")
    }
    return .telling(
      Telling(
        id: id, titel: titel, omschrijving: omschrijving, herkomst: herkomst, vanaf: bron.vanaf,
        bron: recordsoort, eenheid: eenheid, periode: periode, clausules: clausules ?? []))
  }

  /// What another kind of telling has is a fault here.
  private func alleen(_ bron: Tellingbron, _ soort: String, zonder: [String]) {
    for sleutel in zonder { bron.velden[sleutel]?.fout("has no place beside '\(soort)'") }
    // Those that a change adds stand in no key of the first file.
    if bron.velden["clausules"] == nil {
      for clausule in bron.clausules { clausule.waarde.fout("has no place beside '\(soort)'") }
    }
  }

  /// `bevolking: {peildatum: 10-01, vanaf: 5, tot-en-met: 17, geslacht: [man], inschrijving: [WPO]}`.
  private func lees(
    _ knoop: Knoop, _ bron: Tellingbron, _ id: String, _ woorden: [String?]
  ) -> Bevolkingstelling? {
    knoop.alleen(["peildatum", "vanaf", "tot-en-met", "geslacht", "inschrijving"])
    let periode = knoop.verplicht("peildatum").flatMap(Self.peildatum)
    let vanaf = knoop.verplicht("vanaf")?.geheel(0...120)
    let totEnMet = knoop.verplicht("tot-en-met")?.geheel(0...120)
    let geslachten = knoop.vrij("geslacht").map { Set($0.keuzen(Bevolkingstabel.Geslacht.self)) }
    let inschrijvingen = knoop.vrij("inschrijving").map { Set($0.keuzen(Bevolkingstabel.Inschrijving.self)) }
    guard let titel = woorden[0], let omschrijving = woorden[1], let herkomst = woorden[2], let periode,
      let vanaf, let totEnMet
    else { return nil }
    guard vanaf <= totEnMet else {
      knoop.vrij("tot-en-met")?.fout("must not be below vanaf")
      return nil
    }
    return Bevolkingstelling(
      id: id, titel: titel, omschrijving: omschrijving, herkomst: herkomst, vanaf: bron.vanaf,
      periode: periode, leeftijden: vanaf...totEnMet, geslachten: geslachten, inschrijvingen: inschrijvingen)
  }

  private func verhouding(
    _ knoop: Knoop
  ) -> (teller: String, noemer: String, maat: Verhouding.Maat, decimalen: Int)? {
    knoop.alleen(["teller", "noemer", "maat", "decimalen"])
    let teller = knoop.verplicht("teller")?.tekst()
    let noemer = knoop.verplicht("noemer")?.tekst()
    let maat = knoop.verplicht("maat")?.keuze(Verhouding.Maat.self)
    let decimalen = knoop.verplicht("decimalen")?.geheel(0...4)
    guard let teller, let noemer, let maat, let decimalen else { return nil }
    return (teller, noemer, maat, decimalen)
  }

  private static func gevallen(_ knoop: Knoop) -> Gevaldefinitie? {
    knoop.alleen(["dagen"])
    return knoop.verplicht("dagen")?.geheel(0...366).map(Gevaldefinitie.init(dagen:))
  }

  /// `schooljaar`, or `peildatum: 10-01`.
  private static func periode(_ knoop: Knoop) -> Telling.Periode? {
    if knoop.node.scalar?.string == "schooljaar" { return .schooljaar }
    guard knoop.node.mapping != nil else {
      knoop.fout("must be schooljaar, or {peildatum: mm-dd}")
      return nil
    }
    knoop.alleen(["peildatum"])
    return knoop.verplicht("peildatum").flatMap(peildatum)
  }

  private static func peildatum(_ dag: Knoop) -> Telling.Periode? {
    guard let tekst = dag.tekst() else { return nil }
    guard let datum = LocalDate(iso: "2001-\(tekst)") else {
      dag.fout("must be a day of every year, as mm-dd")
      return nil
    }
    return .peildatum(maand: datum.delen.maand, dag: datum.delen.dag)
  }
}

/// A telling as the files tell it so far: each key with the place where it stands.
struct Tellingbron {
  /// Where it, or its last change, begins.
  private let plek: Knoop
  private(set) var velden: [String: Knoop]
  /// In the order of the files.
  private(set) var clausules: [(naam: String, waarde: Knoop)]
  /// The file in which it begins, and those that changed it since.
  private(set) var vindplaatsen: [Vindplaats]
  /// Nil for the base.
  var vanaf: Schooljaar? { vindplaatsen.last?.vanaf }

  init(_ knoop: Knoop, vanaf: Schooljaar?) {
    plek = knoop
    velden = Dictionary(knoop.paren().map { ($0.naam, $0.waarde) }, uniquingKeysWith: { eerste, _ in eerste })
    clausules = velden["clausules"]?.paren() ?? []
    vindplaatsen = [Vindplaats(definitie: knoop, vanaf: vanaf)]
  }

  /// File and line, for messages about another place.
  var waar: String { plek.bestand + (plek.node.mark.map { ":\($0.line)" } ?? "") }

  func verplicht(_ naam: String) -> Knoop? {
    if let waarde = velden[naam] { return waarde }
    plek.fout("key '\(naam)' is missing")
    return nil
  }

  /// With other keys where the change has them; of the clauses only those that it names. The value `vervalt` drops one.
  func gewijzigd(door knoop: Knoop, vanaf: Schooljaar?) -> Tellingbron {
    var nieuw = self
    nieuw.vindplaatsen.append(Vindplaats(definitie: knoop, vanaf: vanaf))
    for (naam, waarde) in knoop.paren() where naam != "id" && naam != "clausules" {
      nieuw.velden[naam] = waarde
    }
    for (naam, waarde) in knoop.vrij("clausules")?.paren() ?? [] {
      let plaats = nieuw.clausules.firstIndex { $0.naam == naam }
      if waarde.node.scalar?.string == "vervalt" {
        guard let plaats else {
          waarde.fout("there is no such clause to drop")
          continue
        }
        nieuw.clausules.remove(at: plaats)
      } else if let plaats {
        nieuw.clausules[plaats].waarde = waarde
      } else {
        nieuw.clausules.append((naam, waarde))
      }
    }
    return nieuw
  }
}

extension Vindplaats {
  init(definitie knoop: Knoop, vanaf: Schooljaar?) { self.init(knoop, in: "definities", vanaf: vanaf) }

  /// - Parameter map: the folder below that of the set-up.
  init(_ knoop: Knoop, in map: String, vanaf: Schooljaar?) {
    let naam = knoop.bestand.split(separator: "/").last.map(String.init) ?? knoop.bestand
    self.init(bestand: "\(map)/\(naam)", vanaf: vanaf)
  }
}
