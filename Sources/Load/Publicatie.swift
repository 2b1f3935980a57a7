import Domain
import GRDB
import Systeem

/// A publication that is being built, aside from the ones that are read: `publicaties/.bouw-<name>`. It becomes
/// visible whole, by a rename, and current by switching a link; until then nothing has changed for its readers.
public final class Publicatie {
  private let naam: String
  private let publicaties: String
  /// The folder in which it lies until it is made visible.
  public let bouw: String
  private let vorige: String?
  private let sqlite: SQLiteDoel

  private static let oud = ".oud-"
  /// The name of the file with all tables.
  public static let sqlite = "sluitend.sqlite"

  /// - Parameters:
  ///   - publicaties: the folder of all publications; made when it isn't there.
  ///   - naam: of this one: its number, or `as-of-<day>`.
  ///   - vorige: the folder of an earlier publication, from which school years can be taken over; nil = none.
  public init(in publicaties: String, naam: String, vorige: String? = nil) throws {
    self.naam = naam
    self.publicaties = publicaties
    self.vorige = vorige
    bouw = publicaties + "/.bouw-" + naam
    try Map.maak(publicaties)
    try Self.ruimOp(publicaties)
    try Map.maak(bouw)
    sqlite = try SQLiteDoel(bouw + "/" + Self.sqlite, vorige: vorige.map { $0 + "/" + Self.sqlite })
  }

  /// Clears away what killed runs left behind; one may have been killed between the two renames of `voltooi`.
  public static func ruimOp(_ publicaties: String) throws {
    for rest in try Map.inhoud(publicaties) where rest.hasPrefix(".") {
      let vorige = publicaties + "/" + rest.dropFirst(oud.count)
      if rest.hasPrefix(oud), Map.soort(vorige) == nil {
        try Map.hernoem(publicaties + "/" + rest, naar: vorige)
        continue
      }
      try Map.verwijder(publicaties + "/" + rest)
    }
  }

  /// Reads what was written into SQLite until now.
  func lees<R>(_ werk: (Database) throws -> R) throws -> R { try sqlite.lees(werk) }

  /// Writes a table that has no school year.
  public func schrijf<F: Feit>(_ rijen: some Sequence<F>) throws {
    try schrijf(F.self, schooljaar: nil, aansluiting: nil) { neem in
      for rij in rijen { try neem(rij) }
    }
  }

  /// Writes a table, or its part of one school year and bridge, also when there are no rows. The rows come in the
  /// order in which they are to stand.
  public func schrijf<F: Feit>(
    _ soort: F.Type, schooljaar: Schooljaar?, aansluiting: String?,
    rijen: ((F) throws -> Void) throws -> Void
  ) throws {
    let jaar = schooljaar.map { "schooljaar=\($0)" } ?? ""
    let csvPad: String?
    switch F.tabel.csv {
    case .geen: csvPad = nil
    case .bestand(let bestand): csvPad = bestand
    case .perSchooljaar(let map, let bestand): csvPad = "\(map)/\(jaar)/\(bestand)"
    case .perAansluiting(let map, let einde): csvPad = "\(map)/\(jaar)/\(aansluiting ?? "")\(einde)"
    }
    var csv = try csvPad.map { pad in
      try Map.maak(Map.ouder(bouw + "/" + pad))
      return try CSVDoel(bouw + "/" + pad, F.tabel.kolommen)
    }
    let plaats = [aansluiting, schooljaar?.description].compactMap { $0 }
    var tabel = try F.tabel.naam.map { try sqlite.rijen(F.tabel, naam: $0, plaats: plaats) }
    try rijen { rij in
      try csv?.schrijf(rij)
      try tabel?.schrijf(rij)
    }
    try csv?.sluit()
  }

  /// Takes over what an earlier publication says of a school year, but for what was written of it here.
  ///
  /// - Parameter metDefinities: also what it says of the meaning of its numbers, for they are of its definitions.
  public func neemOver(_ schooljaar: Schooljaar, metDefinities: Bool = false) throws {
    guard let vorige else { return }
    for pad in try Self.bestanden(van: schooljaar, in: vorige) where Map.soort(bouw + "/" + pad) == nil {
      try Map.maak(Map.ouder(bouw + "/" + pad))
      try Map.kopieer(vorige + "/" + pad, naar: bouw + "/" + pad)
    }
    try sqlite.neemOver(schooljaar, metDefinities: metDefinities)
  }

  /// The files of a publication that are of one school year, below its folder.
  public static func bestanden(van schooljaar: Schooljaar, in map: String) throws -> [String] {
    try ["feiten", "aansluitingen"].map { "\($0)/schooljaar=\(schooljaar)" }
      .filter { Map.soort(map + "/" + $0) == .map }
      .flatMap { deel in try Map.inhoud(map + "/" + deel).map { deel + "/" + $0 } }
  }

  /// Ends the writing: all of it is on disk, aside.
  public func sluit() throws {
    try sqlite.sluit()
    try Map.bewaarBoom(bouw)
  }

  /// Makes it visible under its name, in place of one with the same name. It must be closed.
  public func voltooi() throws {
    let doel = publicaties + "/" + naam
    if Map.soort(doel) == nil {
      try Map.hernoem(bouw, naar: doel)
    } else {
      try Map.verwissel(bouw, met: doel, apart: publicaties + "/" + Self.oud + naam)
      try Map.bewaar(publicaties)
      try Map.verwijder(bouw)
    }
    try Map.bewaar(publicaties)
  }
}

extension CSVDoel {
  fileprivate mutating func schrijf(_ rij: some Feit) throws {
    rij.schrijf(naar: &self)
    try eindRij()
  }
}

extension SQLiteRij {
  fileprivate mutating func schrijf(_ rij: some Feit) throws {
    rij.schrijf(naar: &self)
    rij.schrijfAlleenSQLite(naar: &self)
    try eindRij()
  }
}
