import Domain
import Glibc
import Load
import Register
import Report
import Systeem

/// Writes the coordinator's report of the newest publication: a page for each school year.
public struct Rapportage {
  public struct Opdracht: Sendable {
    public var data: String
    /// Nil = all that are published.
    public var schooljaar: Schooljaar?
    /// The folder in which those of the school years come; nil = within the data folder.
    public var uit: String?
    /// Wait while a run is busy.
    public var wacht: Bool

    public init(data: String, schooljaar: Schooljaar?, uit: String?, wacht: Bool) {
      self.data = data
      self.schooljaar = schooljaar
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

  /// - Throws: `NietGevonden` when nothing is published, or not of that school year; `Gebruiksfout`.
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
    let geschreven = try Rapportstap(map: map, register: register, uit: opdracht.uit ?? map.rapport)
      .doe(opdracht.schooljaar.map { [$0] })
    geschreven.forEach { melder.toon($0) }
    return .klaar
  }
}

/// Builds each page aside, and puts it in its place: who has it open keeps what they had.
struct Rapportstap {
  let map: Datamap
  let register: Register
  /// The folder in which those of the school years come.
  let uit: String

  static let pagina = "index.html"

  /// - Parameter gekozen: nil = all school years that are published.
  /// - Returns: the pages.
  func doe(_ gekozen: [Schooljaar]?) throws -> [String] {
    guard map.isGepubliceerd, let nummer = map.huidigePublicatie,
      let publicatie = try register.publicatie(nummer)
    else { throw NietGevonden("nothing is published yet") }
    let bouw = try Rapportbouw(map, register, publicatie)
    let jaren = gekozen ?? bouw.schooljaren
    // Links lead only to pages that are there.
    let andere = bouw.schooljaren.filter { jaren.contains($0) || Map.soort(pagina($0)) == .bestand }
    try Map.maak(uit)
    return try jaren.map { jaar in
      try Onderbroken.controleer()
      let html = try Pagina(try bouw.rapport(jaar), andere: andere).html()
      try schrijf(html, jaar)
      return pagina(jaar)
    }
  }

  private func pagina(_ jaar: Schooljaar) -> String { "\(uit)/\(jaar)/\(Self.pagina)" }

  private func schrijf(_ html: String, _ jaar: Schooljaar) throws {
    let (plaats, half, oud) = ("\(uit)/\(jaar)", "\(uit)/.\(jaar).half", "\(uit)/.\(jaar).oud")
    try Map.verwijder(half)
    try Map.maak(half)
    try Bestandsschrijver.schrijf(html.utf8, naar: half + "/" + Self.pagina)
    try Map.bewaarBoom(half)
    if Map.soort(plaats) == nil {
      try Map.hernoem(half, naar: plaats)
    } else {
      try Map.verwissel(half, met: plaats, apart: oud)
      try Map.verwijder(half)
    }
    try Map.bewaar(uit)
  }
}
