import Domain
import Glibc
import Load
import Register
import Systeem

/// Counts chosen school years anew by today's or given definitions and code, and holds them against what was published.
/// Publishing them is a step of its own.
public struct Herberekening {
  public struct Opdracht: Sendable {
    public var data: String
    public var schooljaren: ClosedRange<Schooljaar>
    /// The set-up; nil = that of the last run.
    public var pipeline: String?
    /// Publish them: other school years stay as they are.
    public var publiceer: Bool
    /// Wait while a run is busy.
    public var wacht: Bool

    public init(
      data: String, schooljaren: ClosedRange<Schooljaar>, pipeline: String?, publiceer: Bool, wacht: Bool
    ) {
      self.data = data
      self.schooljaren = schooljaren
      self.pipeline = pipeline
      self.publiceer = publiceer
      self.wacht = wacht
    }

    /// The command without its paths, for the ledger and the lock.
    var naam: String {
      "backfill \(schooljaren.lowerBound)..\(schooljaren.upperBound)" + (publiceer ? " --publish" : "")
    }
  }

  private let opdracht: Opdracht
  private let map: Datamap
  private let melder = Melder()

  public init(_ opdracht: Opdracht) {
    self.opdracht = opdracht
    map = Datamap(opdracht.data)
  }

  /// - Throws: `NietGevonden` when nothing was published, or in none of the school years; `Gebruiksfout` when the profiles
  ///   are no longer those that the register was read with; what a run throws.
  public func doe() throws -> Exitcode {
    umask(0o077)
    Signaal.luister()
    try map.eisRegister()
    let (slot, _) = try map.neemSlot(opdracht: opdracht.naam, wacht: opdracht.wacht) { bezet in
      melder.bericht("waiting: \(bezet)\n")
    }
    defer { withExtendedLifetime(slot) {} }
    setenv("SQLITE_TMPDIR", opdracht.data, 1)
    let register = try Register(map.register)
    let configuratie = try Berekening(register, pipeline: opdracht.pipeline, data: opdracht.data).configuratie
    let vorige = try self.vorige(register)
    try controleer(configuratie, register)
    let jaren = try schooljaren(register, vorige)
    // One that no longer fits stops it, as it stops a run.
    try register.metStand(.alle, correcties: configuratie.correcties) { _ in }
    return try register.alsRun(opdracht.naam) { run in
      let plan = try self.plan(jaren, configuratie, register, vorige.verslag)
      try register.onthoud(plan: try plan.json, run: run)
      melder.bericht(plan.tekst)
      try vergelijk(jaren, configuratie, register, vorige.verslag, run)
      guard opdracht.publiceer else { return (.klaar, "vergeleken met publicatie \(vorige.verslag.nummer)") }
      return (.klaar, try publiceer(jaren, configuratie, register, vorige, run))
    }
  }

  private func vorige(_ register: Register) throws -> VorigePublicatie {
    guard let vorige = try VorigePublicatie(map, register) else {
      throw NietGevonden("nothing is published yet: there is nothing to compare with")
    }
    return vorige
  }

  /// Records are counted as they were read; a profile that reads otherwise asks for an ordinary run first.
  private func controleer(_ configuratie: Configuratie, _ register: Register) throws {
    let anders = try register.leveringen(nietGelezenMet: configuratie.lezingen).filter {
      configuratie.profiel($0.bron) != nil
    }
    guard let eerste = anders.first else { return }
    throw Gebruiksfout(
      description: """
        \(anders.count) deliveries were read with another profile than this set-up's (\(Melder.veilig(eerste.bestand)) \
        is one); let 'sluitend run' read them again first
        """)
  }

  /// Those that were asked for and that there are.
  private func schooljaren(_ register: Register, _ vorige: VorigePublicatie) throws -> [Schooljaar] {
    let bekend = try register.metStand(.alle, correcties: []) { try $0.schooljaren() }
    let alle = Set(bekend).union(vorige.verslag.delen.map(\.schooljaar)).sorted()
    let bevroren = try vorige.bevroren(register)
    let jaren = alle.filter { opdracht.schooljaren.contains($0) && !bevroren.contains($0) }
    guard jaren.isEmpty else { return jaren }
    throw NietGevonden(
      """
      there is nothing to count in \(opdracht.schooljaren.lowerBound)..\(opdracht.schooljaren.upperBound); the register \
      has \(bekend.map(\.description).joined(separator: ", "))
      """)
  }

  private func plan(
    _ jaren: [Schooljaar], _ configuratie: Configuratie, _ register: Register, _ vorige: Publicatieverslag
  ) throws -> Plan {
    var redenen = ["asked for"]
    if vorige.versie != Versie.huidig {
      redenen.append(
        "version \(Versie.huidig) of the program, where publication \(vorige.nummer) was of \(vorige.versie)")
    }
    let gewijzigd = configuratie.gewijzigd(sinds: vorige).filter { Configuratie.teltMee($0) }
    if !gewijzigd.isEmpty { redenen.append("\(gewijzigd.joined(separator: ", ")) changed") }
    let leveringen = try register.leveringen(naRun: vorige.run)
    if leveringen > 0 { redenen.append("\(leveringen) deliveries were taken in since") }
    let alle = Set(jaren).union(vorige.delen.map(\.schooljaar)).sorted()
    return Plan(
      opdracht: opdracht.naam, versie: Versie.huidig, vorige: vorige.nummer, leveringen: [], drift: [],
      delen: alle.map { .init(schooljaar: $0.description, redenen: jaren.contains($0) ? redenen : []) },
      publicatie: opdracht.publiceer ? try Publicatiestap.naam(map, register, opDag: nil) : nil)
  }

  private func vergelijk(
    _ jaren: [Schooljaar], _ configuratie: Configuratie, _ register: Register, _ vorige: Publicatieverslag,
    _ run: Int
  ) throws {
    let pad = "\(map.vergelijkingen)/\(run)"
    let vergelijking = try register.stap("vergelijken", run: run) {
      let runs = try register.runs()
      let bewaard = Bewaard(configuratie)
      var vergelijking = Vergelijking(van: "publication \(vorige.nummer) (run \(vorige.run))", naar: "now")
      // A school year that an earlier backfill left alone was counted before that. Those in a row go together.
      let groepen: [(jaren: [Schooljaar], van: Publicatieverslag)] = try jaren.reduce(into: []) {
        groepen, jaar in
        let van = try register.telling(van: jaar, in: vorige, runs)
        if groepen.last?.van.nummer == van.nummer {
          groepen[groepen.count - 1].jaren.append(jaar)
        } else {
          groepen.append(([jaar], van))
        }
      }
      for (jaren, van) in groepen {
        try vergelijking.voeg(
          Vergelijker(
            register: register, oud: Gepubliceerdecijfers(map, vorige.nummer),
            trappen: Vergelijker.trappen(van: van, naar: (bewaard, nil), register), nieuw: nil
          ).vergelijk(jaren, van: vergelijking.van, naar: vergelijking.naar))
      }
      try Vergelijkingsmap(pad).schrijf(vergelijking)
      return (
        vergelijking,
        Stapverslag(
          "\(vergelijking.cijfers.count) numbers differ, \(vergelijking.records.count) records behind them")
      )
    }
    melder.toon(Vergelijkingsverslag(vergelijking).tekst(nil, records: false))
    melder.toon("all numbers and records: \(pad)")
  }

  private func publiceer(
    _ jaren: [Schooljaar], _ configuratie: Configuratie, _ register: Register, _ vorige: VorigePublicatie,
    _ run: Int
  ) throws -> String {
    let andere = Set(vorige.verslag.delen.map(\.schooljaar)).subtracting(jaren)
    // Only a publication of all that there is leaves the next run nothing to do.
    let lijst = try register.bestandslijst()
    let heel = Vingerafdruk.van(lijst, configuratie)
    let gepubliceerd = try Publicatiestap(
      configuratie: configuratie, register: register, run: run, map: map, opDag: nil, melder: melder,
      voortgang: Voortgang(), vorige: vorige, ongemoeid: andere
    ).doe(vingerafdruk: andere.isEmpty ? heel : Configuratie.hash("\(opdracht.naam) \(heel)"))
    melder.toon(gepubliceerd.samenvatting)
    if !andere.isEmpty {
      melder.toon("the next run counts the other school years again too, as far as anything in them changed")
    }
    return gepubliceerd.naam
  }
}
