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
    map = Datamap(data)
    guard Map.soort(map.register, volgLinks: true) == .bestand else {
      throw NietGevonden("\(data) holds no register; 'sluitend run --data \(data) …' makes one")
    }
    register = try Register(lezen: map.register)
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
      let (oud, nieuw) = (try publicatie(na: van), try publicatie(na: naar))
      let vergelijking = try vergelijk(oud, nieuw)
      if let uit { try Vergelijkingsmap(uit).schrijf(vergelijking) }
      let plaats = try gemeente.map { try self.gemeente($0, vergelijking, nieuw) }
      return Vergelijkingsverslag(vergelijking).tekst(plaats, records: records)
    }
  }

  /// A gemeente by its code or name.
  private func gemeente(
    _ gevraagd: String, _ vergelijking: Vergelijking, _ publicatie: Publicatieverslag
  ) throws -> Gemeentecode {
    let jaar = vergelijking.schooljaren.last ?? publicatie.delen.last?.schooljaar ?? Schooljaar(beginjaar: 0)
    let lezer = try Feitenlezer(try map.publicatie(publicatie.nummer) + "/" + Publicatie.sqlite)
    return try Berekening.gemeente(gevraagd, in: jaar, van: try lezer.gemeenten(jaar)).code
  }

  private func vergelijk(_ oud: Publicatieverslag, _ nieuw: Publicatieverslag) throws -> Vergelijking {
    func naam(_ publicatie: Publicatieverslag) -> String {
      "publication \(publicatie.nummer) (run \(publicatie.run))"
    }
    // Counted from the very same, nothing can differ.
    let anders = Set((oud.delen + nieuw.delen).map(\.schooljaar)).filter { jaar in
      oud.deel(jaar)?.grond != nieuw.deel(jaar)?.grond
    }
    guard oud.nummer != nieuw.nummer, !anders.isEmpty else {
      return Vergelijking(van: naam(oud), naar: naam(nieuw), schooljaren: [])
    }
    return try Vergelijker(
      register: register, oud: Gepubliceerdecijfers(map, oud.nummer),
      trappen: Vergelijker.trappen(
        van: oud, naar: (try Bewaard(nieuw, register), nieuw.run), register),
      nieuw: (Gepubliceerdecijfers(map, nieuw.nummer), nieuw.eersteOorzaak)
    ).vergelijk(anders.sorted(), van: naam(oud), naar: naam(nieuw))
  }

  /// What was current after a run.
  private func publicatie(na run: Int) throws -> Publicatieverslag {
    guard let aantal = try register.runs().map(\.nummer).max(), 1...aantal ~= run else {
      throw NietGevonden("there is no run \(run); 'sluitend runs' lists them")
    }
    guard let nummer = try register.publicatie(totRun: run), let publicatie = try register.publicatie(nummer)
    else {
      throw NietGevonden("nothing was published up to run \(run)")
    }
    return publicatie
  }
}

extension Publicatieverslag {
  func deel(_ schooljaar: Schooljaar) -> Deel? { delen.first { $0.schooljaar == schooljaar } }
}

/// A folder with the tables of a comparison: `cijfers.csv` and `records.csv`. It is there whole, or not at all.
struct Vergelijkingsmap {
  private let pad: String

  init(_ pad: String) {
    self.pad = pad
  }

  /// - Throws: `Gebruiksfout` when there is something in its place already.
  func schrijf(_ vergelijking: Vergelijking) throws {
    try Map.maak(Map.ouder(pad))
    try Wisselmap(pad).vul { half in
      try CSVBestand.schrijf(
        vergelijking.cijfers.lazy.flatMap(FeitCijferverschil.rijen), naar: half + "/cijfers.csv")
      try CSVBestand.schrijf(
        vergelijking.records.lazy.map(FeitRecordverschil.init), naar: half + "/records.csv")
    }
  }
}
