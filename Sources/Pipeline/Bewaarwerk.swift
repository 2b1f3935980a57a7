import Domain
import Glibc
import Load
import Register
import Systeem

/// What `forget`, `rekey` and `retain` have in common: a change of what is kept, under the lock, with a run of its own in
/// the ledger, of which there is all or nothing.
struct Bewaarwerk {
  let map: Datamap
  let register: Register
  let archief: Archief
  let wissel: Datawissel
  /// Nil when nothing is done but to tell what would be.
  let run: Int?

  /// Does the work and gives its report.
  ///
  /// - Parameters:
  ///   - opdracht: the command without its paths, for ledger and lock.
  ///   - droog: only look: no run, and nothing changes.
  /// - Throws: `NietGevonden` when there is no register; `Bezet`; `Bestandsfout`.
  static func doe(
    _ opdracht: String, data: String, wacht: Bool, droog: Bool, _ werk: (Bewaarwerk) throws -> String
  ) throws -> String {
    umask(0o077)
    Signaal.luister()
    let map = Datamap(data)
    try map.eisRegister("there is nothing that could be removed")
    let (slot, _) = try map.neemSlot(opdracht: opdracht, wacht: wacht) { bezet in
      Melder.schrijf("waiting: \(bezet)\n", naar: STDERR_FILENO)
    }
    defer { withExtendedLifetime(slot) {} }
    setenv("SQLITE_TMPDIR", data, 1)
    let register = try droog ? Register(lezen: map.register) : Register(map.register)
    let run = droog ? nil : try register.beginRun(opdracht, versie: Versie.huidig)
    do {
      let archief = try Archief(map.archief)
      if !droog {
        // Nothing that a killed run left may outlive what is removed now.
        try archief.ruimOp { try register.kent($0) }
        if Map.soort(map.publicaties) == .map { try Publicatie.ruimOp(map.publicaties) }
      }
      return try werk(
        Bewaarwerk(
          map: map, register: register, archief: archief, wissel: Datawissel(map), run: run))
    } catch {
      if let run {
        try? register.eindRun(run, uitkomst: "mislukt: \(error)", exitcode: Int(Exitcode(error).rawValue))
      }
      throw error
    }
  }

  /// A step in the ledger; when nothing is changed, only the work.
  func stap<R>(_ naam: String, _ werk: () throws -> (R, String)) throws -> R {
    guard let run else { return try werk().0 }
    return try register.stap(naam, run: run) {
      try Onderbroken.controleer()
      let (uitkomst, verslag) = try werk()
      return (uitkomst, Stapverslag(verslag))
    }
  }

  /// Ends the run without a change.
  func eindig(_ uitkomst: String) throws {
    if let run { try register.eindRun(run, uitkomst: uitkomst, exitcode: 0) }
  }

  /// Builds the new parts, decides, and puts them in their places. The ledger of the new register tells the whole run.
  ///
  /// - Parameters:
  ///   - bouw: makes the new archive files, publications and key in `wissel.half`, as steps.
  ///   - herzie: changes the register; returns a line for the ledger.
  func voltooi(
    uitkomst: String, bouw: () throws -> Void, herzie: (Register) throws -> String
  ) throws {
    guard let run else { return }
    try wissel.vul {
      try bouw()
      let pad = wissel.half + "/register.sqlite"
      try register.kopieer(naar: pad)
      let nieuw = try Register(pad)
      try nieuw.stap("register", run: run) { ((), Stapverslag(try herzie(nieuw))) }
      try onthoudBestanden(nieuw)
      try nieuw.bewaakBehoud()
      try nieuw.eindRun(run, uitkomst: uitkomst, exitcode: 0)
      try nieuw.sluitSchoon()
      try Map.bewaarBestand(pad)
    }
    try register.sluit()
    try wissel.besluit()
  }

  /// Writes down what the files of publications are now, so that the next one can take over what didn't change.
  private func onthoudBestanden(_ nieuw: Register) throws {
    let half = wissel.half + "/publicaties"
    guard Map.soort(half) == .map else { return }
    for naam in try Map.inhoud(half) {
      guard let nummer = Int(naam) else { continue }
      let map = half + "/" + naam
      try nieuw.onthoud(
        // The mark that it is new is none of its files.
        bestanden: try Map.paden(onder: map).filter { !$0.hasPrefix(".") }.map { try .init($0, in: map) },
        vanPublicatie: nummer)
    }
  }

  /// Makes all publications anew of which rows change; returns how many.
  func herzie(_ herziening: Herziening) throws -> Int {
    try stap("publicaties") {
      let namen = try geraakt(herziening)
      for naam in namen {
        try Onderbroken.controleer()
        try Map.maak(wissel.half + "/publicaties")
        try Publicatieherziening(map.publicaties + "/" + naam, herziening)
          .schrijf(naar: wissel.half + "/publicaties/" + naam)
        try wissel.merk(publicatie: naam)
      }
      return (namen.count, "\(namen.count) publications")
    }
  }

  /// The names of the publications of which rows change.
  func geraakt(_ herziening: Herziening) throws -> [String] {
    guard Map.soort(map.publicaties) == .map else { return [] }
    return try Map.inhoud(map.publicaties).filter { naam in
      let pad = map.publicaties + "/" + naam
      guard Map.soort(pad + "/" + Publicatie.sqlite) == .bestand else { return false }
      return try Publicatieherziening(pad, herziening).aantal() > 0
    }
  }
}
