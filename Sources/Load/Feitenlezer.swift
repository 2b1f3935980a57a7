import Domain
import GRDB
import Systeem

/// Reads a publication's `sluitend.sqlite` back, for pages and listings.
public struct Feitenlezer {
  private let wachtrij: DatabaseQueue

  public init(_ pad: String) throws {
    var opzet = Configuration()
    opzet.readonly = true
    wachtrij = try metDatabase(pad) { try DatabaseQueue(path: pad, configuration: opzet) }
  }

  func lees<R>(_ werk: (Database) throws -> R) throws -> R { try wachtrij.read(werk) }

  /// The name of the region.
  public func regio() throws -> String {
    try wachtrij.read { db in try String.fetchOne(db, sql: "SELECT naam FROM dim_regio") ?? "" }
  }

  public func schooljaren() throws -> [String] {
    try wachtrij.read { db in try String.fetchAll(db, sql: "SELECT schooljaar FROM dim_schooljaar ORDER BY 1")
    }
  }

  /// A bridge, what it is called, and what the tellingen are called at which it begins and ends.
  public struct Aansluiting: Sendable {
    public let id: String
    public let titel: String
    /// Empty when it isn't among the tellingen.
    public let begin: String
    public let eind: String
    /// Of the telling at which it ends; nil when that counts over the school year.
    public let peildatum: LocalDate?
  }

  /// The bridges that were walked in a school year; one to what nobody delivered isn't.
  public func aansluitingen(_ schooljaar: Schooljaar) throws -> [Aansluiting] {
    try wachtrij.read { db in
      guard try db.tableExists("aansluiting") else { return [] }
      return try Row.fetchAll(
        db,
        sql: """
          SELECT a.aansluiting, a.titel, coalesce(b.titel, '') AS begin, t.titel AS eind, t.periode
          FROM dim_aansluiting a
            JOIN dim_telling t ON t.telling = a.eind AND t.schooljaar = a.schooljaar
            LEFT JOIN dim_telling b ON b.telling = a.begin AND b.schooljaar = a.schooljaar
          WHERE a.schooljaar = ? AND EXISTS (
            SELECT 1 FROM aansluiting s WHERE s.aansluiting = a.aansluiting AND s.schooljaar = a.schooljaar)
          ORDER BY 1
          """, arguments: [schooljaar.description]
      ).map {
        Aansluiting(
          id: $0["aansluiting"], titel: $0["titel"], begin: $0["begin"], eind: $0["eind"],
          peildatum: LocalDate(iso: $0["periode"] as String))
      }
    }
  }

  /// The gemeenten of the region in the school year, by code.
  public func gemeenten(_ schooljaar: Schooljaar) throws -> [(code: Gemeentecode, naam: String)] {
    try wachtrij.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT gemeentecode, naam FROM dim_gemeente WHERE gemeentecode IN (
            SELECT gemeentecode FROM feit_telling WHERE schooljaar = ? AND niveau = 'gemeente')
          ORDER BY gemeentecode
          """, arguments: [schooljaar.description]
      ).compactMap { rij in
        Gemeentecode(rij["gemeentecode"] as String).map { ($0, rij["naam"]) }
      }
    }
  }

  /// The steps in order; empty when there is no such bridge.
  ///
  /// - Parameter gemeente: nil = the region.
  public func treden(
    _ aansluiting: String, _ schooljaar: Schooljaar, gemeente: Gemeentecode?
  ) throws -> [Aansluitingstrede] {
    try wachtrij.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT a.stap, s.titel, s.uitleg, a.eenheid, a.mutatie, a.stand, a.leerlingen, v.eerst, v.laatst
          FROM aansluiting a JOIN dim_stap s USING (schooljaar, aansluiting, stap)
            LEFT JOIN aansluiting_volgorde v USING (schooljaar, aansluiting, gemeentecode, stap)
          WHERE a.aansluiting = ? AND a.schooljaar = ? AND a.gemeentecode = ? ORDER BY a.stap
          """, arguments: [aansluiting, schooljaar.description, gemeente?.description ?? ""]
      ).compactMap { rij in
        guard let eenheid = Eenheid(rawValue: rij["eenheid"]) else { return nil }
        let (eerst, laatst): (Int?, Int?) = (rij["eerst"], rij["laatst"])
        return Aansluitingstrede(
          stap: rij["stap"], titel: rij["titel"], uitleg: rij["uitleg"], eenheid: eenheid,
          mutatie: rij["mutatie"], stand: rij["stand"], leerlingen: rij["leerlingen"],
          volgorde: eerst.flatMap { eerst in laatst.map { (eerst, $0) } })
      }
    }
  }

  /// All numbers of a school year, at all levels, as they are published; a percentage without a denominator is empty.
  public func cijfers(_ schooljaar: Schooljaar) throws -> [Cijferplek: String] {
    try wachtrij.read { db in
      var cijfers: [Cijferplek: String] = [:]
      // Publications of early versions have no percentages.
      for (tabel, waarde) in [("feit_telling", "aantal"), ("feit_verhouding", "waarde")]
      where try db.tableExists(tabel) {
        let rijen = try Row.fetchAll(
          db,
          sql: """
            SELECT telling, eenheid, periode, niveau, gemeentecode, schoolsoort,
              coalesce(CAST(\(waarde) AS TEXT), '') AS waarde
            FROM \(tabel) WHERE schooljaar = ?
            """, arguments: [schooljaar.description])
        for rij in rijen {
          let plek = Cijferplek(
            telling: rij["telling"], eenheid: rij["eenheid"], periode: rij["periode"], niveau: rij["niveau"],
            gemeente: rij["gemeentecode"], schoolsoort: rij["schoolsoort"])
          cijfers[plek] = rij["waarde"]
        }
      }
      return cijfers
    }
  }

  /// The number of a telling for the region (`gemeente` nil) or a gemeente.
  public struct Telcijfer: Sendable {
    public let telling: String
    public let eenheid: Eenheid
    /// `schooljaar`, or the peildatum.
    public let periode: String
    public let gemeente: Gemeentecode?
    public let aantal: Int
  }

  /// All tellingen of a school year, for the region and each gemeente.
  public func tellingen(_ schooljaar: Schooljaar) throws -> [Telcijfer] {
    try wachtrij.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT telling, eenheid, periode, gemeentecode, aantal FROM feit_telling
          WHERE schooljaar = ? AND niveau IN ('regio', 'gemeente') ORDER BY 1, 2, 3, 4
          """, arguments: [schooljaar.description]
      ).compactMap { rij in
        let code: String = rij["gemeentecode"]
        guard let eenheid = Eenheid(rawValue: rij["eenheid"]) else { return nil }
        return Telcijfer(
          telling: rij["telling"], eenheid: eenheid, periode: rij["periode"],
          gemeente: code.isEmpty ? nil : Gemeentecode(code), aantal: rij["aantal"])
      }
    }
  }
}
