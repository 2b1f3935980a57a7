import Domain
import Foundation
import Geheimhouding
import Glibc
import Load
import Register
import Report
import Systeem

/// Writes the coordinator's report of the newest publication: a page and a workbook for each school year.
public struct Rapportage {
  public struct Opdracht: Sendable {
    public var data: String
    /// Nil = all that are published.
    public var schooljaar: Schooljaar?
    public var editie: Rapportkeuze.Editie
    /// The folder in which those of the school years come; nil = within the data folder.
    public var uit: String?
    /// Wait while a run is busy.
    public var wacht: Bool

    public init(
      data: String, schooljaar: Schooljaar?, editie: Rapportkeuze.Editie, uit: String?, wacht: Bool
    ) {
      self.data = data
      self.schooljaar = schooljaar
      self.editie = editie
      self.uit = uit
      self.wacht = wacht
    }
  }

  private let opdracht: Opdracht
  private let map: Datamap
  private let melder = Melder()

  public init(_ opdracht: Opdracht) {
    self.opdracht = opdracht
    map = Datamap(opdracht.data)
  }

  /// - Throws: `NietGevonden` when nothing is published, or not of that school year; `Gebruiksfout`; `Openbaarfout`.
  public func doe() throws -> Exitcode {
    umask(0o077)
    Signaal.luister()
    try map.eisRegister()
    try opdracht.uit.map { try map.eisErbuiten($0, optie: "--out") }
    let (slot, _) = try map.neemSlot(opdracht: "report", wacht: opdracht.wacht) { bezet in
      melder.bericht("waiting: \(bezet)\n")
    }
    defer { withExtendedLifetime(slot) {} }
    let register = try Register(lezen: map.register)
    let stap = try Rapportstap(
      map: map, register: register, editie: opdracht.editie, uit: opdracht.uit ?? map.rapport(opdracht.editie)
    )
    for pagina in try stap.doe(opdracht.schooljaar.map { [$0] }) { melder.toon(pagina) }
    return .klaar
  }
}

/// Writes one edition. Each page is built aside, with its workbook, and put in its place: who has it open keeps what they had.
struct Rapportstap {
  private let map: Datamap
  private let register: Register
  private let editie: Rapportkeuze.Editie
  /// The folder in which those of the school years come.
  private let uit: String
  private let publicatie: Publicatieverslag

  static let pagina = "index.html"
  /// Says of which publication, and by which version, the pages of all school years are.
  private static let stand = ".stand"

  /// - Throws: `NietGevonden` when nothing is published.
  init(map: Datamap, register: Register, editie: Rapportkeuze.Editie, uit: String) throws {
    self.map = map
    self.register = register
    self.editie = editie
    self.uit = uit
    guard map.isGepubliceerd, let nummer = map.huidigePublicatie,
      let publicatie = try register.publicatie(nummer)
    else { throw NietGevonden("nothing is published yet") }
    self.publicatie = publicatie
  }

  /// Whether all pages and workbooks are there, of the publication that is current.
  var isBij: Bool {
    FileManager.default.contents(atPath: uit + "/" + Self.stand) == Data(stand.utf8)
      && publicatie.delen.map(\.schooljaar).sorted().suffix(Rapportbouw.meesteJaren).allSatisfy {
        Map.soort(pagina($0)) == .bestand && Map.soort(jaarmap($0) + "/" + Werkboek.bestandsnaam) == .bestand
      }
  }

  private var stand: String { "\(publicatie.nummer) \(publicatie.vingerafdruk) \(Versie.huidig)\n" }

  /// - Parameter gekozen: nil = all school years that are published.
  /// - Returns: the pages.
  func doe(_ gekozen: [Schooljaar]? = nil) throws -> [String] {
    let bouw = try Rapportbouw(map, register, publicatie)
    let jaren = gekozen ?? bouw.schooljaren
    try jaren.forEach(bouw.eis)
    // Links lead only to pages that are there.
    let andere = bouw.schooljaren.filter { jaren.contains($0) || Map.soort(pagina($0)) == .bestand }
    let rapporten = try rapporten(jaren, bouw)
    try Map.maak(uit)
    try Map.verwijder(uit + "/" + Self.stand)
    for rapport in rapporten {
      try Onderbroken.controleer()
      try schrijf(rapport, andere: andere)
    }
    if gekozen == nil { try Bestandsschrijver.schrijf(stand.utf8, naar: uit + "/" + Self.stand) }
    return jaren.map(pagina)
  }

  private func rapporten(_ jaren: [Schooljaar], _ bouw: Rapportbouw) throws -> [Rapport] {
    guard editie == .openbaar else { return try jaren.map(bouw.rapport) }
    // All of them together, for they show each other's numbers.
    let alle = try bouw.schooljaren.map(bouw.rapport)
    let drempel = try bouw.configuratie.get().rapport.drempel
    let openbaarmaking: Openbaarmaking
    do {
      openbaarmaking = try Openbaarmaking(alle, drempel: drempel, geschiedenis: try geschiedenis())
    } catch let fout as Geheimhoudingsfout {
      throw Openbaarfout(fout, map.openbaar)
    }
    // What is going to be seen is remembered before anyone can see it.
    try onthoud(openbaarmaking.geschiedenis)
    return alle.filter { jaren.contains($0.schooljaar) }.map(openbaarmaking.openbaar)
  }

  private func geschiedenis() throws -> Openbaargeschiedenis {
    guard try Map.isBestand(map.openbaar) else { return Openbaargeschiedenis() }
    guard let bytes = FileManager.default.contents(atPath: map.openbaar),
      let geschiedenis = try? JSONDecoder().decode(Openbaargeschiedenis.self, from: bytes)
    else {
      throw Bestandsfout(
        map.openbaar,
        reden: "can't be read: what earlier public editions showed isn't known; put it back from a backup")
    }
    return geschiedenis
  }

  private func onthoud(_ geschiedenis: Openbaargeschiedenis) throws {
    let schrijver = JSONEncoder()
    schrijver.outputFormatting = [.sortedKeys]
    try Bestandsschrijver.vervang(map.openbaar, door: try schrijver.encode(geschiedenis))
    try Map.bewaar(map.data)
  }

  private func jaarmap(_ jaar: Schooljaar) -> String { "\(uit)/\(jaar)" }

  private func pagina(_ jaar: Schooljaar) -> String { "\(jaarmap(jaar))/\(Self.pagina)" }

  private func schrijf(_ rapport: Rapport, andere: [Schooljaar]) throws {
    try Wisselmap(jaarmap(rapport.schooljaar), vervangt: true).vul { half in
      try Bestandsschrijver.schrijf(
        try Pagina(rapport, andere: andere).html().utf8, naar: half + "/" + Self.pagina)
      try Werkboek.schrijf(rapport, naar: half + "/" + Werkboek.bestandsnaam)
    }
  }
}

/// A public edition that can't be made without giving away what it must hide.
public struct Openbaarfout: Error, CustomStringConvertible, Sendable {
  public let description: String

  init(_ fout: Geheimhoudingsfout, _ geschiedenis: String) {
    description =
      """
      the public edition isn't written: \(fout). What earlier public editions showed (\(geschiedenis)) gives too much away \
      beside the new numbers; a higher 'drempel' in the set-up doesn't help, leaving out the new edition does
      """
  }
}
