import Crypto
import Domain
import Extract
import Foundation
import Register
import Systeem
import Transform

/// Something that the command line or the set-up names, and that isn't there.
public struct NietGevonden: Error, CustomStringConvertible, Sendable {
  public let description: String

  public init(_ description: String) {
    self.description = description
  }

  /// - Throws: itself for the first of these that is no file.
  static func eis(_ bestanden: [String]) throws {
    for pad in bestanden where try !Map.isBestand(pad) {
      throw NietGevonden("\(Melder.veilig(pad)) can't be found")
    }
  }
}

/// The set-up of a region with all it rests on: profiles, definitions, bridges and reference tables, checked.
public struct Configuratie: Sendable {
  public let naam: String
  public let regio: Int
  /// In per cent: more rejected rows in a delivery than this need attention.
  let afkeurgrens: Double
  /// How many numbered publications stay, the newest; nil = all.
  let bewaardePublicaties: Int?
  let drift: Drift.Grenzen
  let rapport: Rapportkeuze
  /// By id.
  let profielen: [Bronprofiel]
  public let definities: Definitiereeks
  public let gemeenten: Gemeentetabel
  public let scholen: Schooltabel
  /// Empty when the region has no such table.
  let bevolking: Bevolkingstabel
  /// The new numbers of werkprocessen that went over to another volgsysteem, by the old ones.
  let migratie: [Recordnummer: Recordnummer]
  /// Of the yearbook of the region, by id.
  let jaartabellen: [Jaartabel]
  /// Of source data: those that hold for the region, also when they have lapsed.
  let correcties: [Correctie]
  /// For each profile a hash of all that its reading of a file depends on.
  let lezingen: [String: String]
  /// All files that were read.
  let bestanden: [Bestand]

  /// A file of the configuration, as it was read.
  struct Bestand: Sendable {
    /// Its role, which doesn't depend on where it lies: `set-up`, `bronnen/duo-verzuim-csv`, `referentie/scholen.csv`.
    let naam: String
    let sha256: String
    let inhoud: [UInt8]
  }

  /// A hash of all of it.
  var vingerafdruk: String { Self.hash(bestanden) }

  /// A hash of what records are counted by, once they are read.
  var telgrond: String { Self.hash(bestanden.filter { Self.teltMee($0.naam) }) }

  /// Whether a file of the configuration says what records are counted by, once they are read: profiles don't, and the yearbook
  /// only lays out what is counted.
  static func teltMee(_ naam: String) -> Bool {
    !naam.hasPrefix("bronnen/") && !naam.hasPrefix("jaarverslag/")
  }

  /// Reads the set-up, and from its folder `bronnen/`, `definities/`, `aansluitingen/`, `referentie/` and, when they are
  /// there, `migraties/`, `correcties/` and `jaarverslag/`.
  ///
  /// - Parameters:
  ///   - pad: the set-up's file.
  ///   - referentie: a folder to take `gemeenten.csv`, `scholen.csv` and, when it is there, `bevolking.csv` from, instead of
  ///     `referentie/`.
  /// - Throws: `Configuratiefouten` with everything that is wrong; `NietGevonden` for a file that isn't there or can't
  ///   be opened.
  public init(_ pad: String, referentie: String? = nil) throws {
    guard Map.soort(pad, volgLinks: true) == .bestand else {
      throw NietGevonden("set-up \(pad) can't be found")
    }
    let map = Map.ouder(pad)
    let fouten = Foutenlijst()
    var bestanden: [Bestand] = []
    /// Returns its SHA-256.
    @discardableResult func neem(_ pad: String, als naam: String) throws -> String {
      guard let inhoud = FileManager.default.contents(atPath: pad) else {
        throw NietGevonden("\(pad) can't be opened")
      }
      let som = Hex.tekst(SHA256.hash(data: inhoud))
      bestanden.append(Bestand(naam: naam, sha256: som, inhoud: Array(inhoud)))
      return som
    }

    try neem(pad, als: "set-up")
    let opzet = Knoop.lees(pad, bestand: pad, fouten)
    if let opzet,
      opzet.vrij("velden") != nil || opzet.vrij("tellingen") != nil || opzet.vrij("stappen") != nil
    {
      opzet.fout("is no set-up but a part of one: name a file such as pipelines/ijssel-vecht.yaml")
      try fouten.gooi()
    }
    opzet?.alleen(["naam", "rmc_regio", "afkeurgrens", "drift", "publicaties", "rapport"])
    naam = opzet?.verplicht("naam")?.tekst() ?? ""
    regio = opzet?.verplicht("rmc_regio")?.geheel(1...99) ?? 0
    afkeurgrens = Self.grens(opzet)
    bewaardePublicaties = opzet?.vrij("publicaties")?.geheel(1...100_000)
    drift = Driftlezer.lees(opzet?.vrij("drift"))
    rapport = Rapportlezer.lees(opzet?.vrij("rapport"))

    let referentiemap = referentie ?? map + "/referentie"
    let referentielezer = Referentielezer(fouten: fouten)
    let gemeentepad = try Self.bestaand(referentiemap + "/gemeenten.csv")
    let schoolpad = try Self.bestaand(referentiemap + "/scholen.csv")
    try neem(gemeentepad, als: "referentie/gemeenten.csv")
    try neem(schoolpad, als: "referentie/scholen.csv")
    gemeenten = try referentielezer.gemeenten(gemeentepad, bestand: gemeentepad)
    scholen = try referentielezer.scholen(schoolpad, bestand: schoolpad)
    let bevolkingspad = referentiemap + "/bevolking.csv"
    if Map.soort(bevolkingspad, volgLinks: true) == .bestand {
      try neem(bevolkingspad, als: "referentie/bevolking.csv")
      bevolking = try referentielezer.bevolking(bevolkingspad, bestand: bevolkingspad, gemeenten)
    } else {
      bevolking = Bevolkingstabel()
    }
    let bekend = gemeenten.gemeenten
    let regios = Set(bekend.flatMap(\.regioperioden).map(\.regio))
    if regio != 0, !regios.contains(regio) {
      opzet?.vrij("rmc_regio")?.fout("no gemeente ever belonged to region \(regio)")
    }

    let codes = Self.hash(bekend.map(\.code.description).joined(separator: ","))
    var profielen: [Bronprofiel] = []
    var lezingen: [String: String] = [:]
    for (id, bestand) in try Self.yaml(in: map + "/bronnen", fouten) {
      let som = try neem(bestand, als: "bronnen/\(id)")
      guard let knoop = Knoop.lees(bestand, bestand: bestand, fouten),
        let profiel = Profiellezer.lees(knoop, id: id)
      else { continue }
      profielen.append(profiel)
      lezingen[id] = Self.hash("\(Extractie.versie) \(som) \(codes)")
    }
    self.profielen = profielen
    self.lezingen = lezingen

    var migratielezer = Migratielezer(fouten: fouten)
    for (id, bestand) in try Self.bestanden(in: map + "/migraties", op: [".csv"], magOntbreken: true, fouten)
    {
      try neem(bestand, als: "migraties/\(id)")
      try migratielezer.lees(bestand)
    }
    migratie = migratielezer.migratie()

    let definitiebestanden = try Self.yaml(in: map + "/definities", fouten)
    let aansluitingbestanden = try Self.yaml(in: map + "/aansluitingen", fouten)
    for (id, bestand) in definitiebestanden { try neem(bestand, als: "definities/\(id)") }
    for (id, bestand) in aansluitingbestanden { try neem(bestand, als: "aansluitingen/\(id)") }
    let reeks = Definitiereekslezer(fouten: fouten).lees(
      definitiebestanden, aansluitingbestanden, map: map + "/definities")
    var correctielezer = Correctielezer(regio: regio, gemeenten: gemeenten, fouten: fouten)
    var correcties: [Correctie] = []
    for (id, bestand) in try Self.yaml(in: map + "/correcties", magOntbreken: true, fouten) {
      try neem(bestand, als: "correcties/\(id)")
      correcties += correctielezer.lees(bestand)
    }
    let tabellezer = Jaartabellezer(definities: reeks)
    var tabellen: [Jaartabel] = []
    for (id, bestand) in try Self.yaml(in: map + "/jaarverslag", magOntbreken: true, fouten) {
      try neem(bestand, als: "jaarverslag/\(id)")
      guard let knoop = Knoop.lees(bestand, bestand: bestand, fouten),
        let tabel = tabellezer.lees(knoop, id: id)
      else { continue }
      tabellen.append(tabel)
    }
    try fouten.gooi()
    let regio = regio
    jaartabellen = tabellen.filter { $0.regio == nil || $0.regio == regio }
    self.correcties = correcties
    definities = reeks
    self.bestanden = bestanden
  }

  /// What was checked, for `sluitend check`.
  public var samenvatting: String {
    """
    \(naam): RMC-regio \(regio), now \(huidigeGemeenten) gemeenten
    bronnen: \(profielen.map(\.id).joined(separator: ", "))
    tellingen: \(definities.nieuwste.ids.count); meldingen are one geval up to \(definities.nieuwste.gevallen.dagen) days apart
    definities change: \(wisselingen)
    aansluitingen: \(definities.nieuwste.aansluitingen.map(\.id).joined(separator: ", "))
    jaarverslag: \(jaartabellen.isEmpty ? "none" : jaartabellen.map(\.id).joined(separator: ", "))
    referentie: \(gemeenten.gemeenten.count) gemeenten, \(scholen.scholen.count) scholen
    correcties: \(correcties.isEmpty ? "none" : String(correcties.count))
    """
  }

  private var wisselingen: String {
    let jaren = definities.wisselingen.map(\.description)
    return jaren.isEmpty ? "never" : "from " + jaren.joined(separator: ", ")
  }

  /// By the reference table: still there, and still in the region.
  private var huidigeGemeenten: Int {
    gemeenten.huidige(van: regio).count
  }

  /// A percentage, 1 when it isn't named.
  private static func grens(_ opzet: Knoop?) -> Double {
    guard let knoop = opzet?.vrij("afkeurgrens") else { return 1 }
    guard let grens = knoop.node.float, 0...100 ~= grens else {
      knoop.fout("must be a percentage from 0 to 100")
      return 1
    }
    return grens
  }

  private static func bestaand(_ pad: String) throws -> String {
    guard Map.soort(pad, volgLinks: true) == .bestand else { throw NietGevonden("\(pad) can't be found") }
    return pad
  }

  /// The YAML files of a folder by the stem of their names.
  static func yaml(
    in map: String, magOntbreken: Bool = false, _ fouten: Foutenlijst
  ) throws -> [(id: String, pad: String)] {
    try bestanden(in: map, op: [".yaml", ".yml"], magOntbreken: magOntbreken, fouten)
  }

  /// The files of a folder whose names have an ending, by the stem of their names, in the order of these. What looks like one but
  /// isn't read is a fault: a file that is passed over in silence leaves the numbers as they were.
  ///
  /// - Parameter eindes: the ending that is read, and those that look like it, in small letters.
  private static func bestanden(
    in map: String, op eindes: [String], magOntbreken: Bool, _ fouten: Foutenlijst
  ) throws -> [(id: String, pad: String)] {
    if magOntbreken, Map.soort(map) == nil { return [] }
    guard Map.soort(map, volgLinks: true) == .map else { throw NietGevonden("folder \(map) can't be found") }
    return try Map.inhoud(map).filter { !$0.hasPrefix(".") }.compactMap { naam in
      let pad = map + "/" + naam
      if naam.hasSuffix(eindes[0]) { return (String(naam.dropLast(eindes[0].count)), pad) }
      if eindes.contains(where: naam.lowercased().hasSuffix) {
        fouten.meld(pad, "isn't read: let its name end in \(eindes[0]), or move it elsewhere")
      } else if Map.soort(pad, volgLinks: true) == .map {
        fouten.meld(pad, "isn't read: folders have no place here")
      }
      return nil
    }
  }

  static func hash(_ tekst: String) -> String { Hex.tekst(SHA256.hash(data: Data(tekst.utf8))) }

  private static func hash(_ bestanden: [Bestand]) -> String {
    hash(bestanden.map { "\($0.naam) \($0.sha256)" }.joined(separator: "\n"))
  }
}
