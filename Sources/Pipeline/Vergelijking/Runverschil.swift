import Domain
import Load
import Register
import Systeem

/// What changed between the publications of two runs, and why.
public struct Runverschil {
  private let map: Datamap
  private let register: Register

  /// - Throws: `NietGevonden` when nothing was ever run there.
  public init(data: String) throws {
    let map = Datamap(data)
    try map.eisRegister()
    self.init(map, try Register(lezen: map.register))
  }

  init(_ map: Datamap, _ register: Register) {
    self.map = map
    self.register = register
  }

  /// - Parameters:
  ///   - van, naar: numbers of runs; of one that published nothing, what was current then.
  ///   - plaats: only the numbers of a gemeente, by code or name; nil = those of the region.
  ///   - records: whether the records are listed too.
  ///   - uit: a folder for the tables, which must not exist; nil = none.
  /// - Returns: what changed, for people.
  /// - Throws: `NietGevonden` for a run that isn't there, or before which nothing was published; `Gebruiksfout`.
  public func tekst(van: Int, naar: Int, gemeente: String?, records: Bool, uit: String?) throws -> String {
    try register.metMomentopname {
      let runs = try register.runs()
      let (oud, nieuw) = (try publicatie(na: van, runs), try publicatie(na: naar, runs))
      // All that can be wrong with the question comes before the work.
      let plaats = try gemeente.map { try self.gemeente($0, oud, nieuw) }
      try uit.map { try map.eisErbuiten($0, optie: "--out") }
      let doel = try uit.map { try Vergelijkingsmap($0) }
      let vergelijking = try vergelijk(oud, nieuw, runs)
      try doel?.schrijf(vergelijking)
      return Vergelijkingsverslag(vergelijking).tekst(plaats, records: records)
    }
  }

  /// A gemeente by its code or name, of any school year of either: one that is no more has numbers too.
  private func gemeente(
    _ gevraagd: String, _ oud: Publicatieverslag, _ nieuw: Publicatieverslag
  ) throws -> Gemeentecode {
    var alle: [Gemeentecode: String] = [:]
    for publicatie in [oud, nieuw] {
      let lezer = try Feitenlezer(try map.publicatie(publicatie.nummer) + "/" + Publicatie.sqlite)
      for deel in publicatie.delen {
        for gemeente in try lezer.gemeenten(deel.schooljaar) { alle[gemeente.code] = gemeente.naam }
      }
    }
    let code = Gemeentecode(gevraagd)
    let naam = gevraagd.lowercased()
    let gemeenten = alle.sorted { $0.key < $1.key }
    guard let gevonden = gemeenten.first(where: { $0.key == code || $0.value.lowercased() == naam }) else {
      let namen = gemeenten.map { "\($0.value) (\($0.key))" }
      throw NietGevonden(
        "gemeente \(Melder.veilig(gevraagd)) is in neither publication; there are \(namen.joined(separator: ", "))"
      )
    }
    return gevonden.key
  }

  /// The way from one publication to a later one.
  ///
  /// - Parameter jaar: that school year alone; nil = all.
  /// - Throws: `NietGevonden` when either isn't there any more, or its configuration wasn't kept.
  func vergelijk(
    _ oud: Publicatieverslag, _ nieuw: Publicatieverslag, alleen jaar: Schooljaar? = nil,
    _ runs: [Register.Run]
  ) throws -> Vergelijking {
    func naam(_ publicatie: Publicatieverslag) -> String {
      "publication \(publicatie.nummer) (run \(publicatie.run))"
    }
    // Counted from the very same, nothing can differ.
    let anders = Set((oud.delen + nieuw.delen).map(\.schooljaar)).filter {
      (jaar ?? $0) == $0 && oud.deel($0)?.grond != nieuw.deel($0)?.grond
    }
    var vergelijking = Vergelijking(van: naam(oud), naar: naam(nieuw))
    for (jaren, van, naar) in try delen(anders.sorted(), oud, nieuw, runs) {
      try vergelijking.voeg(
        Vergelijker(
          register: register, oud: Gepubliceerdecijfers(map, oud.nummer),
          trappen: Vergelijker.trappen(van: van, naar: (try Bewaard(naar, register), naar.run), register),
          nieuw: (Gepubliceerdecijfers(map, nieuw.nummer), naar.eersteOorzaak)
        ).vergelijk(jaren, van: naam(oud), naar: naam(nieuw)))
    }
    return vergelijking
  }

  private typealias Deel = (jaren: [Schooljaar], van: Publicatieverslag, naar: Publicatieverslag)

  /// School years in a row that are walked the same way: between the publications that counted them.
  private func delen(
    _ jaren: [Schooljaar], _ oud: Publicatieverslag, _ nieuw: Publicatieverslag, _ runs: [Register.Run]
  ) throws -> [Deel] {
    try jaren.reduce(into: []) { delen, jaar in
      let (van, naar) = (
        try register.telling(van: jaar, in: oud, runs), try register.telling(van: jaar, in: nieuw, runs)
      )
      if let laatste = delen.last, laatste.van.nummer == van.nummer, laatste.naar.nummer == naar.nummer {
        delen[delen.count - 1].jaren.append(jaar)
      } else {
        delen.append(([jaar], van, naar))
      }
    }
  }

  /// What was current after a run.
  private func publicatie(na run: Int, _ runs: [Register.Run]) throws -> Publicatieverslag {
    guard runs.contains(where: { $0.nummer == run }) else {
      throw NietGevonden(
        "there is no run \(run); 'sluitend runs' lists them, 1 to \(runs.last?.nummer ?? 0)")
    }
    guard let nummer = try register.publicatie(totRun: run), let publicatie = try register.publicatie(nummer)
    else {
      throw NietGevonden("nothing was published up to run \(run)")
    }
    return publicatie
  }
}

extension Register {
  /// The publication that counted a school year as it is in another. What a backfill leaves alone, or no longer has its
  /// records, is taken over as it was, whatever was delivered or defined since.
  func telling(
    van jaar: Schooljaar, in publicatie: Publicatieverslag, _ runs: [Register.Run]
  ) throws -> Publicatieverslag {
    var publicatie = publicatie
    while let run = runs.first(where: { $0.nummer == publicatie.run }),
      run.stappen.contains(where: { $0.naam == "overnemen \(jaar)" }),
      let nummer = try self.publicatie(totRun: publicatie.run - 1),
      let vorige = try self.publicatie(nummer)
    {
      publicatie = vorige
    }
    return publicatie
  }
}

extension Publicatieverslag {
  func deel(_ schooljaar: Schooljaar) -> Deel? { delen.first { $0.schooljaar == schooljaar } }
}

/// A folder with the tables of a comparison: `cijfers.csv` and `records.csv`. It is there whole, or not at all.
struct Vergelijkingsmap {
  /// The file with a row for each record.
  static let records = "records.csv"
  private let pad: String
  private let wissel: Wisselmap

  /// - Throws: `Gebruiksfout` when there is something in its place already.
  init(_ pad: String) throws {
    self.pad = pad
    wissel = try Wisselmap(pad)
  }

  func schrijf(_ vergelijking: Vergelijking) throws {
    try Map.maak(Map.ouder(pad))
    try wissel.vul { half in
      try CSVBestand.schrijf(
        vergelijking.cijfers.lazy.flatMap(FeitCijferverschil.rijen), naar: half + "/cijfers.csv")
      try CSVBestand.schrijf(
        vergelijking.records.lazy.map(FeitRecordverschil.init), naar: half + "/" + Self.records)
    }
  }
}
