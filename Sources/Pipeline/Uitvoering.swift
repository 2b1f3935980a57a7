import Domain
import Extract
import Glibc
import Load
import Register
import Systeem

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
    /// Wait for another run on the same data, rather than leave it to that one.
    public var wacht: Bool
    /// How the run is told on standard error.
    public var log: Logboek.Vorm
    /// The file for monitoring; nil = none.
    public var metrics: String?
    /// Try these again, and leave what is new in the inbox; nil = an ordinary run.
    public var herkansing: Herkansingskeuze?

    public init(
      pipeline: String, inbox: String, data: String, referentie: String?, opDag: LocalDate?,
      wacht: Bool = false, log: Logboek.Vorm = .tekst, metrics: String? = nil,
      herkansing: Herkansingskeuze? = nil
    ) {
      self.pipeline = pipeline
      self.inbox = inbox
      self.data = data
      self.referentie = referentie
      self.opDag = opDag
      self.wacht = wacht
      self.log = log
      self.metrics = metrics
      self.herkansing = herkansing
    }

    /// The command without its paths, for the ledger and the lock.
    var naam: String { herkansing?.opdracht ?? "run" + (opDag.map { " --as-of \($0)" } ?? "") }

    /// What a run begins with, all of it read before anything is written.
    func leesBegin() throws -> (Configuratie, Inbox) {
      let configuratie = try Configuratie(pipeline, referentie: referentie)
      let inbox = try Inbox(self.inbox, profielen: configuratie.profielen)
      guard !inbox.bevat(data) else {
        throw Gebruiksfout(description: "--data \(data) lies within the inbox, which is never written to")
      }
      return (configuratie, inbox)
    }
  }

  private let opdracht: Opdracht
  private let melder: Melder
  private let voortgang = Voortgang()
  private let map: Datamap
  private let logboek: Logboek?

  public init(_ opdracht: Opdracht, melder: Melder) {
    logboek = opdracht.log == .json ? Logboek() : nil
    self.opdracht = opdracht
    map = Datamap(opdracht.data)
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
    let begin = ContinuousClock.now
    logboek?.hoor(.begonnen(opdracht: opdracht.naam))
    var meetbestand: Meetbestand?
    var uitkomst: Result<Exitcode, any Error>
    do {
      meetbestand = try opdracht.metrics.map(maakMeetbestand)
      uitkomst = .success(try doe(meetbestand))
    } catch {
      uitkomst = .failure(error)
    }
    let seconden = (ContinuousClock.now - begin) / .seconds(1)
    do {
      try meetbestand?.schrijf(Exitcode(uitkomst), seconden: seconden, map)
    } catch {
      // What was published is published: the exit code is that of the run.
      meld(
        Aandachtspunt(
          waar: opdracht.metrics ?? "", code: "metrics", tekst: "the metrics couldn't be written: \(error)"))
    }
    var fout: String?
    if case .failure(let error) = uitkomst { fout = "\(error)" }
    logboek?.hoor(.geeindigd(Exitcode(uitkomst), fout: fout, seconden: seconden))
    return try uitkomst.get()
  }

  private func maakMeetbestand(_ pad: String) throws -> Meetbestand {
    guard !Inbox.ligt(pad, in: opdracht.inbox) else {
      throw Gebruiksfout(description: "--metrics \(pad) lies within the inbox, which is never written to")
    }
    try map.eisErbuiten(pad, optie: "--metrics")
    return try Meetbestand(pad)
  }

  private func doe(_ meetbestand: Meetbestand?) throws -> Exitcode {
    defer { voortgang.wis() }
    var (configuratie, inbox) = try opdracht.leesBegin()
    if opdracht.herkansing != nil { try map.eisRegister() }
    try Map.maak(opdracht.data)
    let (slot, heeftGewacht) = try map.neemSlot(opdracht: opdracht.naam, wacht: opdracht.wacht) { bezet in
      melder.toon("waiting: \(bezet)")
      logboek?.hoor(.wacht(bezet))
    }
    // What lies in the inbox now counts, not what lay there when the wait began.
    if heeftGewacht { (configuratie, inbox) = try opdracht.leesBegin() }
    defer { withExtendedLifetime(slot) {} }
    // SQLite's own temporary files stay within the data folder too.
    setenv("SQLITE_TMPDIR", opdracht.data, 1)

    let sleutel = try Sleutelbestand.lees(in: opdracht.data, isEersteRun: Map.soort(map.register) == nil)
    let register = try Register(map.register)
    try Sleutelbestand.bewaak(sleutel, van: register, in: opdracht.data)
    if try register.sleutelcontrole() == nil {
      try register.onthoud(sleutelcontrole: Reservelijst.controlegetal(sleutel))
    }
    register.bijStap = { [logboek] bericht in
      logboek?.hoor(.stap(bericht))
      meetbestand?.hoor(.stap(bericht))
    }
    try register.onthoud(
      opzet: Map.werkelijk(opdracht.pipeline) ?? opdracht.pipeline,
      referentie: opdracht.referentie.map { Map.werkelijk($0) ?? $0 })
    return try register.alsRun(opdracht.naam) { try doe(configuratie, inbox, register, sleutel, $0) }
  }

  private func doe(
    _ configuratie: Configuratie, _ inbox: Inbox, _ register: Register, _ sleutel: [UInt8], _ run: Int
  ) throws -> (Exitcode, String) {
    try bewaakBevroren(register)
    let archief = try Archief(map.archief)
    try archief.ruimOp { try register.kent($0) }
    let extractie = Extractie(
      gemeenten: configuratie.gemeenten, pseudonimisering: Pseudonimisering(sleutel: sleutel))
    let herkansing = try opdracht.herkansing.map { try Herkansing($0, register, inbox) }
    let planner = Planner(
      opdracht: opdracht.naam, opDag: opdracht.opDag, map: map, configuratie: configuratie,
      stap: Planstap(
        inbox: inbox, configuratie: configuratie, extractie: extractie, register: register,
        voortgang: voortgang), herkansing: herkansing)
    let (plan, werk, drift) = try register.stap("plan", run: run) {
      let (plan, werk, drift) = try planner.maak()
      return (
        (plan, werk, drift),
        Stapverslag(
          plan.samenvatting, [.bestanden: inbox.bestanden.count, .teBeoordelen: werk.kandidaten.count])
      )
    }
    try register.onthoud(plan: try plan.json, run: run)
    if plan.publicatie != nil { meld(plan: plan.tekst) }
    try Driftstop.controleer(drift)

    var inname = Innamestap(
      inbox: inbox, configuratie: configuratie, extractie: extractie, register: register, archief: archief,
      run: run, voortgang: voortgang)
    try inname.doe(werk)
    if plan.publicatie != nil { try inname.houdVerlopenBuiten() }
    if let herkansing { melder.toon(try herkansing.verslag(werk, run: run).tekst) }
    inname.mededelingen.forEach(melder.toon)
    let lijst = try register.bestandslijst()
    let aandacht = Aandacht(
      lijst, leeg: try register.legeLijsten(), grens: configuratie.afkeurgrens)
    let punten =
      try aandacht.punten + Drift.nieuweBevindingen(in: register, grenzen: configuratie.drift).map(\.punt)
    meld(onbekendeMappen: try register.onthoud(onbekendeMappen: inbox.onbekendeMappen), configuratie)
    try configuratie.verlopenCorrecties(register, opDag: opdracht.opDag).forEach(meld)
    let exitcode: Exitcode = aandacht.isLeeg ? .klaar : .gegevens
    let vingerafdruk = Vingerafdruk.van(lijst, configuratie)

    let overgeslagen =
      inbox.overgeslagen.isEmpty
      ? "" : "; left alone: " + inbox.overgeslagen.map(Melder.veilig).joined(separator: ", ")
    if opdracht.opDag == nil, try vingerafdruk == Vingerafdruk.huidige(map, register) {
      punten.forEach(meld)
      melder.toon(
        """
        nothing to \(herkansing == nil ? "do" : "publish"): nothing is new since publication \
        \(try register.hoogstePublicatie())\(overgeslagen)
        """)
      try vergelijk(plan, Plan.Gedaan(lijst), register, run)
      try register.merkGemeld()
      try rapporteer(configuratie, register, run)
      return (exitcode, "niets te doen")
    }
    try register.stap("behoud", run: run) { (try register.bewaakBehoud(), nil) }
    let vorigeRegio = huidigeRegio
    // A publication as of a day rests on records alone.
    let vorige = opdracht.opDag == nil ? try VorigePublicatie(map, register) : nil
    let gepubliceerd = try Publicatiestap(
      configuratie: configuratie, register: register, run: run, map: map, opDag: opdracht.opDag,
      melder: melder, voortgang: voortgang, vorige: vorige,
      ongemoeid: try vorige?.bevroren(register) ?? []
    ).doe(vingerafdruk: vingerafdruk)
    logboek?.hoor(.gepubliceerd(naam: gepubliceerd.naam, schooljaren: gepubliceerd.schooljaren))
    try vergelijk(plan, Plan.Gedaan(lijst, gepubliceerd), register, run)

    for regel in lijst where regel.isNieuw { meld(regel) }
    punten.forEach(meld)
    // An as-of run replaces nothing, and leaves the news for the next ordinary run.
    if opdracht.opDag == nil {
      if let vorigeRegio, vorigeRegio != configuratie.naam {
        meld(
          Aandachtspunt(
            waar: opdracht.data, code: "other-region",
            tekst: """
              \(opdracht.data) was of \(vorigeRegio), and is now of \(configuratie.naam); is this the right set-up?
              """))
      }
      try register.merkGemeld()
      try rapporteer(configuratie, register, run)
    }
    melder.toon("\(gepubliceerd.samenvatting)\(overgeslagen)")
    return (exitcode, gepubliceerd.naam)
  }

  /// Writes the editions of the coordinator's report that the set-up asks for and that aren't of the current publication. When that
  /// fails, what was published stays, and the next run tries again.
  private func rapporteer(_ configuratie: Configuratie, _ register: Register, _ run: Int) throws {
    for editie in configuratie.rapport.naRun {
      let stap = try Rapportstap(map: map, register: register, editie: editie, uit: map.rapport(editie))
      guard !stap.isBij else { continue }
      try register.stap("rapport \(editie.rawValue)", run: run) {
        let paginas = try stap.doe()
        return ((), Stapverslag("\(paginas.count) pages"))
      }
      melder.toon("report: \(map.rapport(editie))")
    }
  }

  /// A publication as of a day is made anew from records. One that holds school years of which none are kept any more
  /// would lose them.
  private func bewaakBevroren(_ register: Register) throws {
    guard let opDag = opdracht.opDag, let bevroren = try register.bevrorenSchooljaren() else { return }
    guard opDag >= bevroren.voor.begin else {
      throw NietGevonden(
        "on \(opDag) only school years before \(bevroren.voor) were known, of which no records are kept any more"
      )
    }
    melder.toon("without the school years before \(bevroren.voor): no records of them are kept any more")
    let feiten = "\(map.publicaties)/as-of-\(opDag)/feiten"
    guard Map.soort(feiten) == .map else { return }
    let jaren = try Map.inhoud(feiten).compactMap {
      $0.split(separator: "=").last.flatMap { Schooljaar(String($0)) }
    }
    if let jaar = jaren.first(where: bevroren.bevat) {
      throw NietGevonden(
        """
        \(map.publicaties)/as-of-\(opDag) holds schooljaar \(jaar), of which no records are kept any more: it can't be made \
        again; move it elsewhere to make one of the school years from \(bevroren.voor) on
        """)
    }
  }

  /// Holds what was done against the plan.
  private func vergelijk(_ plan: Plan, _ gedaan: Plan.Gedaan, _ register: Register, _ run: Int) throws {
    let afwijkingen = plan.afwijkingen(gedaan)
    try register.onthoud(afwijkingen: afwijkingen, run: run)
    meld(plan: afwijkingen.map { "not as planned: \(Melder.veilig($0))\n" }.joined())
  }

  /// The plan, the same with and without a terminal: on standard error, beside the result.
  private func meld(plan tekst: String) {
    guard let logboek else { return melder.bericht(tekst) }
    for regel in tekst.split(separator: "\n") { logboek.hoor(.plan(String(regel))) }
  }

  /// A misspelt folder must not go unnoticed, so the first time it is told also when quiet.
  private func meld(onbekendeMappen: [String], _ configuratie: Configuratie) {
    for map in onbekendeMappen {
      meld(
        Aandachtspunt(
          waar: map, code: "unknown-folder",
          tekst: """
            \(Melder.veilig(map))/: left alone, for no profile has this id; there are \
            \(configuratie.profielen.map(\.id).joined(separator: ", "))
            """))
    }
  }

  private func meld(_ punt: Aandachtspunt) {
    melder.aandacht(punt.tekst)
    logboek?.hoor(.bevinding(punt))
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

  /// The name of the region in the publication that `uitvoer` points to; nil when there is none, or it can't be read,
  /// which must not keep the next one from taking its place.
  private var huidigeRegio: String? { try? Feitenlezer(map.feiten).regio() }
}

/// A hash of all that a publication rests on: as long as it is the same, there is nothing to do.
enum Vingerafdruk {
  /// All files with their hashes, dates and outcomes, all of the configuration, and the program. A further name of a
  /// delivery counts too, though it changes no number: the list of deliveries is published with the numbers, and must
  /// not depend on the order in which names came.
  static func van(_ lijst: [Bestandsregel], _ configuratie: Configuratie) -> String {
    let bestanden = lijst.map { regel in
      "\(regel.sha256) \(regel.ontvangen?.description ?? "") \(regel.uitkomst.tekst) \(regel.pad)"
    }
    return Configuratie.hash(
      ([Versie.huidig, configuratie.vingerafdruk] + bestanden).joined(separator: "\n"))
  }

  /// Of the publication that `uitvoer` points to; nil when there is none, or it isn't whole.
  static func huidige(_ map: Datamap, _ register: Register) throws -> String? {
    guard map.isGepubliceerd, let nummer = map.huidigePublicatie else { return nil }
    return try register.publicatie(nummer)?.vingerafdruk
  }
}
