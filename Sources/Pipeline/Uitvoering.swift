import Domain
import Extract
import Glibc
import Load
import Register
import Report
import Systeem
import Transform

/// The main job: what is new in the inbox goes into the register, and what follows from it is published.
public struct Uitvoering {
  /// What to do, as the command line says.
  public struct Opdracht: Sendable {
    /// The set-up's file.
    public var pipeline: String
    public var inbox: String
    public var data: String
    /// Nil = the set-up's own `referentie/`.
    public var referentie: String?
    /// Count what was received by then; nil = everything.
    public var opDag: LocalDate?

    public init(pipeline: String, inbox: String, data: String, referentie: String?, opDag: LocalDate?) {
      self.pipeline = pipeline
      self.inbox = inbox
      self.data = data
      self.referentie = referentie
      self.opDag = opDag
    }
  }

  private let opdracht: Opdracht
  private let melder: Melder
  private let voortgang = Voortgang()

  public init(_ opdracht: Opdracht, melder: Melder) {
    self.opdracht = opdracht
    self.melder = melder
  }

  /// Runs the stages one after another.
  ///
  /// - Returns: `klaar`, or `gegevens` when there is something to look at.
  /// - Throws: whatever stopped it; `Exitcode(_:)` tells which kind. Nothing was published then.
  public func doe() throws -> Exitcode {
    // Everything that is made is for its owner alone.
    umask(0o077)
    Signaal.luister()
    defer { voortgang.wis() }
    let configuratie = try Configuratie(opdracht.pipeline, referentie: opdracht.referentie)
    let inbox = try Inbox(opdracht.inbox, profielen: configuratie.profielen)
    let map = Datamap(opdracht.data)
    guard !inbox.bevat(opdracht.data) else {
      throw Gebruiksfout(
        description: "--data \(opdracht.data) lies within the inbox, which is never written to")
    }
    try Map.maak(opdracht.data)
    guard let slot = try Slot(map.slot) else { throw Bezet(data: opdracht.data) }
    defer { withExtendedLifetime(slot) {} }
    // SQLite's own temporary files stay within the data folder too.
    setenv("SQLITE_TMPDIR", opdracht.data, 1)

    let registerpad = map.register
    let sleutel = try Sleutelbestand.lees(in: opdracht.data, isEersteRun: Map.soort(registerpad) == nil)
    let register = try Register(registerpad)
    let run = try register.beginRun(
      "run" + (opdracht.opDag.map { " --as-of \($0)" } ?? ""), versie: Versie.huidig)
    do {
      let (exitcode, uitkomst) = try doe(configuratie, inbox, register, sleutel, run)
      try register.eindRun(run, uitkomst: uitkomst, exitcode: Int(exitcode.rawValue))
      return exitcode
    } catch {
      // Errors tell of files, keys and steps; values are never in them.
      try? register.eindRun(run, uitkomst: "mislukt: \(error)", exitcode: Int(Exitcode(error).rawValue))
      throw error
    }
  }

  private func doe(
    _ configuratie: Configuratie, _ inbox: Inbox, _ register: Register, _ sleutel: [UInt8], _ run: Int
  ) throws -> (Exitcode, String) {
    let archief = try Archief(Datamap(opdracht.data).archief)
    try archief.ruimOp { try register.kent($0) }
    var inname = Innamestap(
      inbox: inbox, configuratie: configuratie,
      extractie: Extractie(
        gemeenten: configuratie.gemeenten, pseudonimisering: Pseudonimisering(sleutel: sleutel)),
      register: register, archief: archief, run: run, voortgang: voortgang
    )
    try inname.doe()
    let lijst = try register.bestandslijst()
    let aandacht = Aandacht(lijst, toelichtingen: inname.toelichtingen, grens: configuratie.afkeurgrens)
    meld(onbekendeMappen: try register.onthoud(onbekendeMappen: inbox.onbekendeMappen), configuratie)
    let exitcode: Exitcode = aandacht.isLeeg ? .klaar : .gegevens
    let vingerafdruk = self.vingerafdruk(lijst, configuratie)

    let overgeslagen =
      inbox.overgeslagen.isEmpty
      ? "" : "; left alone: " + inbox.overgeslagen.map(Melder.veilig).joined(separator: ", ")
    if opdracht.opDag == nil, try vingerafdruk == huidigeVingerafdruk(register) {
      aandacht.meld(melder)
      melder.toon(
        "nothing to do: nothing is new since publication \(try register.hoogstePublicatie())\(overgeslagen)")
      try register.merkGemeld()
      return (exitcode, "niets te doen")
    }
    try register.stap("behoud", run: run) { (try register.bewaakBehoud(), nil) }
    let gepubliceerd = try publiceer(configuratie, register, run, vingerafdruk)

    for regel in lijst where regel.isNieuw { meld(regel) }
    aandacht.meld(melder)
    if opdracht.opDag == nil { try register.merkGemeld() }
    melder.toon("\(gepubliceerd.samenvatting)\(overgeslagen)")
    return (exitcode, gepubliceerd.naam)
  }

  /// A misspelt folder must not go unnoticed, so the first time it is told also when quiet.
  private func meld(onbekendeMappen: [String], _ configuratie: Configuratie) {
    for map in onbekendeMappen {
      melder.aandacht(
        """
        \(Melder.veilig(map))/: left alone, for no profile has this id; there are \
        \(configuratie.profielen.map(\.id).joined(separator: ", "))
        """)
    }
  }

  private func meld(_ regel: Bestandsregel) {
    let bestand = Melder.veilig(regel.pad)
    if let telling = regel.telling {
      melder.toon(
        """
        \(bestand): \(telling.gelezen) rows, \(telling.nieuw) new, \(telling.gewijzigd) changed, \
        \(telling.ongewijzigd) unchanged, \(telling.afgekeurd) rejected
        """)
    } else if regel.uitkomst == .dubbel {
      melder.toon("\(bestand): same content as another file; counts once")
    }
  }

  // What a publication rests on.

  /// All files with their hashes, dates and outcomes, all of the configuration, and the program. A further name of a
  /// delivery counts too, though it changes no number: the list of deliveries is published with the numbers, and must
  /// not depend on the order in which names came.
  private func vingerafdruk(_ lijst: [Bestandsregel], _ configuratie: Configuratie) -> String {
    let bestanden = lijst.map { regel in
      "\(regel.sha256) \(regel.ontvangen?.description ?? "") \(regel.uitkomst.tekst) \(regel.pad)"
    }
    return Configuratie.hash(
      ([Versie.huidig, configuratie.vingerafdruk] + bestanden).joined(separator: "\n"))
  }

  /// Of the publication that `uitvoer` points to; nil when there is none, or it isn't whole.
  private func huidigeVingerafdruk(_ register: Register) throws -> String? {
    let map = Datamap(opdracht.data)
    guard let doel = Map.doel(map.uitvoer),
      Map.soort(map.uitvoer + "/sluitend.sqlite", volgLinks: true) == .bestand,
      let nummer = doel.split(separator: "/").last.flatMap({ Int($0) })
    else { return nil }
    return try register.vingerafdruk(vanPublicatie: nummer)
  }

  // Publishing.

  private struct Gepubliceerd {
    let naam: String
    let samenvatting: String
  }

  private func publiceer(
    _ configuratie: Configuratie, _ register: Register, _ run: Int, _ vingerafdruk: String
  ) throws -> Gepubliceerd {
    let map = Datamap(opdracht.data)
    let nummer = try volgendNummer(register, map)
    let naam = opdracht.opDag.map { "as-of-\($0)" } ?? String(nummer)
    let publicatie = try Publicatie(in: map.publicaties, naam: naam)
    let jaren = try register.metStand(opDag: opdracht.opDag) { stand in
      try tel(configuratie, register, run, stand, publicatie)
    }
    try schrijfDimensies(configuratie, register, jaren, publicatie)
    try Onderbroken.controleer()
    try register.stap("publiceren", run: run) { (try publicatie.voltooi(), nil) }
    let aantal =
      jaren.isEmpty ? "no records yet" : "schooljaar " + jaren.map(\.description).joined(separator: ", ")
    if opdracht.opDag != nil {
      let pad = map.publicaties + "/" + naam
      melder.toon(pad)
      return Gepubliceerd(naam: naam, samenvatting: "as known on \(naam.dropFirst(6)): \(aantal)")
    }
    try register.onthoud(publicatie: nummer, vingerafdruk: vingerafdruk, run: run)
    try Map.verleg(link: map.uitvoer, naar: "publicaties/\(naam)")
    return Gepubliceerd(naam: naam, samenvatting: "published \(map.publicaties)/\(naam): \(aantal)")
  }

  /// Counts all school years, one at a time, and proves that no record is in none of them.
  private func tel(
    _ configuratie: Configuratie, _ register: Register, _ run: Int, _ stand: Stand, _ publicatie: Publicatie
  ) throws -> [Schooljaar] {
    let jaren = try stand.schooljaren()
    // First, for the facts refer to it.
    try publicatie.schrijf(jaren.map { DimSchooljaar($0) })
    var geteld = (meldingen: 0, werkprocessen: 0)
    for (i, jaar) in jaren.enumerated() {
      try Onderbroken.controleer()
      voortgang.toon(jaar.description, Double(i) / Double(jaren.count))
      try register.stap("tellen \(jaar)", run: run) {
        let bouw = try Schooljaarbouw(jaar, stand, configuratie)
        try bouw.schrijf(naar: publicatie)
        let aantallen = bouw.aantallen
        geteld.meldingen += aantallen.meldingen
        geteld.werkprocessen += aantallen.werkprocessen
        return ((), "\(aantallen.meldingen) meldingen, \(aantallen.werkprocessen) werkprocessen")
      }
    }
    voortgang.wis()
    let alle = try stand.aantallen()
    guard geteld == alle else {
      throw Registerfout("the school years hold \(geteld) records, the register \(alle)")
    }
    return jaren
  }

  private func schrijfDimensies(
    _ configuratie: Configuratie, _ register: Register, _ jaren: [Schooljaar], _ publicatie: Publicatie
  ) throws {
    let definities = configuratie.definities
    let gemeenten = configuratie.gemeenten.gemeenten
    try publicatie.schrijf([DimRegio(regio: configuratie.regio, naam: configuratie.naam)])
    try publicatie.schrijf(gemeenten.lazy.map { DimGemeente($0) })
    try publicatie.schrijf(
      gemeenten.lazy.flatMap { gemeente in gemeente.regioperioden.map { DimGemeenteRegio(gemeente.code, $0) }
      })
    try publicatie.schrijf(configuratie.scholen.scholen.lazy.map { DimSchool($0) })
    try publicatie.schrijf(
      definities.tellingen.map {
        DimTelling(
          telling: $0.id, eenheid: $0.eenheid, bron: $0.bron, titel: $0.titel, omschrijving: $0.omschrijving,
          herkomst: $0.herkomst)
      })
    try publicatie.schrijf(
      definities.aansluitingen.map {
        DimAansluiting(aansluiting: $0.id, titel: $0.titel, begin: $0.begin.id, eind: $0.eind.id)
      })
    try publicatie.schrijf(
      definities.aansluitingen.flatMap { aansluiting in
        [
          DimStap(
            aansluiting: aansluiting.id, stap: 0, code: Aansluiting.codeBegin, titel: aansluiting.begin.titel,
            uitleg: aansluiting.begin.omschrijving)
        ]
          + aansluiting.stappen.enumerated().map { i, stap in
            DimStap(
              aansluiting: aansluiting.id, stap: i + 1, code: stap.code, titel: stap.titel,
              uitleg: stap.uitleg)
          }
      })
    try publicatie.schrijf(register.bestandslijst(opDag: opdracht.opDag).map { DimLevering($0) })
    try publicatie.schrijf(FeitAfkeur.self, schooljaar: nil, aansluiting: nil) { neem in
      try register.quarantaine(opDag: opdracht.opDag) { try neem(FeitAfkeur($0)) }
    }
  }

  /// Above all that were ever made, also by a run that was killed before the register knew.
  private func volgendNummer(_ register: Register, _ map: Datamap) throws -> Int {
    let aanwezig =
      Map.soort(map.publicaties) == nil ? [] : try Map.inhoud(map.publicaties).compactMap { Int($0) }
    return max(try register.hoogstePublicatie(), aanwezig.max() ?? 0) + 1
  }
}

/// Where things lie below `--data`.
public struct Datamap: Sendable {
  let data: String

  public init(_ data: String) {
    self.data = data
  }

  var register: String { data + "/register.sqlite" }
  var archief: String { data + "/archief" }
  var slot: String { data + "/slot" }
  var publicaties: String { data + "/publicaties" }
  /// A link to the newest publication.
  public var uitvoer: String { data + "/uitvoer" }
}

/// What somebody should look at: files refused for the first time, and deliveries with too many rejected rows.
struct Aandacht {
  private let geweigerd: [(pad: String, code: Weigercode)]
  /// Where or why, by path, for files refused in this run.
  private let toelichtingen: [String: String]
  private let veelAfkeur: [(pad: String, telling: Rijtelling)]
  private let grens: Double

  init(_ lijst: [Bestandsregel], toelichtingen: [String: String], grens: Double) {
    self.toelichtingen = toelichtingen
    self.grens = grens
    let nieuw = lijst.filter(\.isNieuw)
    geweigerd = nieuw.compactMap { regel in
      if case .geweigerd(let code) = regel.uitkomst { (regel.pad, code) } else { nil }
    }
    veelAfkeur = nieuw.compactMap { regel in
      regel.telling.flatMap { telling in
        100 * Double(telling.afgekeurd) > grens * Double(telling.gelezen) ? (regel.pad, telling) : nil
      }
    }
  }

  /// The limit without a needless fraction.
  private var procent: String { grens == grens.rounded() ? String(Int(grens)) : String(grens) }

  var isLeeg: Bool { geweigerd.isEmpty && veelAfkeur.isEmpty }

  func meld(_ melder: Melder) {
    for (pad, code) in geweigerd {
      let waar = toelichtingen[pad].map { ": \($0)" } ?? ""
      melder.aandacht(
        "\(Melder.veilig(pad)): refused (\(code.rawValue)\(Melder.veilig(waar))): \(code.betekenis). \(code.watTeDoen)"
      )
    }
    for (pad, telling) in veelAfkeur {
      melder.aandacht(
        """
        \(Melder.veilig(pad)): \(telling.afgekeurd) of \(telling.gelezen) rows rejected, more than \(procent) %; \
        'sluitend rejects' tells which and why
        """)
    }
  }
}
