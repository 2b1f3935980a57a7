import Domain
import GRDB
import Systeem

extension Publicatie {
  /// Where the yearbook stands: beside the facts, for its tables lay school years side by side.
  private static let jaarverslag = "jaarverslag"

  /// What was written until now of a school year.
  ///
  /// - Parameter tellingen: of these alone.
  public func jaarcijfers(_ schooljaar: Schooljaar, tellingen: Set<String>) throws -> Jaarcijfers {
    try lees { db in try Jaarcijfers(schooljaar, tellingen: tellingen, db) }
  }

  /// Writes a yearbook table of a school year: into SQLite, and as `jaarverslag/<schooljaar>/<tabel>.csv` with what its
  /// numbers mean beside it.
  ///
  /// - Parameters:
  ///   - bladen: one for each place, the region first; at least one.
  ///   - gemeenten: their names.
  ///   - cijfers: those of which the table was made.
  public func schrijf(
    _ bladen: [Jaartabelblad], gemeenten: [Gemeentecode: String], cijfers: [Schooljaar: Jaarcijfers]
  ) throws {
    guard let eerste = bladen.first else { return }
    try schrijf([DimJaartabel(eerste)])
    try schrijf(DimJaartabelKolom.alle(eerste))
    try schrijf(DimJaartabelRij.alle(eerste))
    try schrijf(bladen.lazy.flatMap { FeitJaartabel.alle($0) })
    let pad = "\(bouw)/\(Self.jaarverslag)/\(eerste.schooljaar)"
    try Map.maak(pad)
    try schrijfCSV(bladen, gemeenten, naar: "\(pad)/\(eerste.tabel).csv")
    try schrijfToelichting(eerste, cijfers, naar: "\(pad)/\(eerste.tabel)_toelichting.csv")
  }

  private func schrijfCSV(
    _ bladen: [Jaartabelblad], _ gemeenten: [Gemeentecode: String], naar pad: String
  ) throws {
    let vast = Jaartabelblad.vasteKolommen
    var csv = try CSVDoel(pad, (vast + bladen[0].kolommen.map(\.code)).map { .init($0) })
    for blad in bladen {
      for rij in blad.rijen {
        csv.tekst(blad.gemeente == nil ? Telplaats.Niveau.regio.rawValue : Telplaats.Niveau.gemeente.rawValue)
        csv.tekst(blad.gemeente?.description)
        csv.tekst(blad.gemeente.map { gemeenten[$0] ?? "" })
        csv.getal(rij.nummer)
        csv.tekst(rij.titel)
        csv.tekst(rij.soort.rawValue)
        csv.tekst(rij.eenheden.joined(separator: " / "))
        csv.tekst(rij.perioden.joined(separator: " / "))
        if rij.cellen.isEmpty { for _ in blad.kolommen { csv.leeg() } }
        for cel in rij.cellen { csv.tekst(cel.waarde.cijfers ?? Jaartabelblad.nietVanToepassing) }
        try csv.eindRij()
      }
    }
    try csv.sluit()
  }

  /// The notes under the table: a row for each telling, school year and definition.
  private func schrijfToelichting(
    _ blad: Jaartabelblad, _ cijfers: [Schooljaar: Jaarcijfers], naar pad: String
  ) throws {
    var csv = try CSVDoel(
      pad,
      ["telling", "schooljaar", "definitie", "eenheid", "periode", "titel", "omschrijving", "herkomst"].map {
        .init($0)
      })
    for noot in blad.noten {
      guard let betekenis = cijfers[noot.schooljaar]?.betekenissen[noot.telling] else { continue }
      csv.tekst(noot.telling)
      csv.tekst(noot.schooljaar.description)
      csv.tekst(betekenis.definitie)
      csv.tekst(betekenis.eenheid)
      csv.tekst(betekenis.periode)
      csv.tekst(betekenis.titel)
      csv.tekst(betekenis.omschrijving)
      csv.tekst(betekenis.herkomst)
      try csv.eindRij()
    }
    try csv.sluit()
  }
}

extension Feitenlezer {
  /// The yearbook tables of a school year as they are published; empty when there are none.
  ///
  /// - Parameter gemeente: nil = the region.
  public func jaartabellen(_ schooljaar: Schooljaar, gemeente: Gemeentecode?) throws -> [Jaartabelblad] {
    try lees { db in
      // Publications of before version 0.3 have no yearbook.
      guard try db.tableExists("feit_jaartabel") else { return [] }
      return try Row.fetchAll(
        db, sql: "SELECT tabel, titel, herkomst FROM dim_jaartabel WHERE schooljaar = ? ORDER BY tabel",
        arguments: [schooljaar.description]
      ).map { rij in
        let tabel: String = rij["tabel"]
        return Jaartabelblad(
          tabel: tabel, titel: rij["titel"], herkomst: rij["herkomst"], schooljaar: schooljaar,
          gemeente: gemeente,
          kolommen: try Row.fetchAll(
            db,
            sql:
              "SELECT kolom, titel, delen FROM dim_jaartabel_kolom WHERE schooljaar = ? AND tabel = ? ORDER BY plaats",
            arguments: [schooljaar.description, tabel]
          ).map { rij in
            let delen: String? = rij["delen"]
            return .init(
              rij["kolom"], rij["titel"], delen: delen?.split(separator: ",").map(String.init) ?? [])
          },
          rijen: try Self.rijen(tabel, schooljaar, gemeente, db))
      }
    }
  }

  /// What the numbers of a school year mean, by telling.
  public func betekenissen(_ schooljaar: Schooljaar) throws -> [String: Jaarcijfers.Betekenis] {
    try lees { db in try Jaarcijfers.betekenissen(schooljaar, db) }
  }

  private static func rijen(
    _ tabel: String, _ schooljaar: Schooljaar, _ gemeente: Gemeentecode?, _ db: Database
  ) throws -> [Jaartabelblad.Rij] {
    let cellen = Dictionary(
      grouping: try Row.fetchAll(
        db,
        sql: """
          SELECT f.* FROM feit_jaartabel f JOIN dim_jaartabel_kolom k USING (schooljaar, tabel, kolom)
          WHERE f.schooljaar = ? AND f.tabel = ? AND f.gemeentecode = ? ORDER BY f.rij, k.plaats
          """, arguments: [schooljaar.description, tabel, gemeente?.description ?? ""]),
      by: { $0["rij"] as Int })
    return try Row.fetchAll(
      db,
      sql:
        "SELECT rij, titel, soort, delen FROM dim_jaartabel_rij WHERE schooljaar = ? AND tabel = ? ORDER BY rij",
      arguments: [schooljaar.description, tabel]
    ).compactMap { rij in
      guard let soort = Jaartabelblad.Rijsoort(rawValue: rij["soort"]) else { return nil }
      let delen: String? = rij["delen"]
      return Jaartabelblad.Rij(
        nummer: rij["rij"], titel: rij["titel"], soort: soort,
        delen: delen?.split(separator: ",").compactMap { Int($0) } ?? [],
        cellen: cellen[rij["rij"]]?.compactMap { Jaartabelblad.Cel($0) } ?? [])
    }
  }
}

extension Jaartabelblad.Cel {
  fileprivate init?(_ rij: Row) {
    guard let schooljaar = Schooljaar(rij["van_schooljaar"] as String) else { return nil }
    let (tekst, reden): (String?, String?) = (rij["waarde"], rij["reden"])
    let waarde: Jaartabelblad.Waarde
    if let reden = reden.flatMap(Jaartabelblad.Reden.init) {
      waarde = .geen(reden)
    } else if let tekst {
      let eenheid: String? = rij["eenheid"]
      let isVerhouding = eenheid == "procent" || eenheid == "per-1000"
      let getal = isVerhouding ? nil : Int(tekst)
      waarde = getal.map { .getal($0) } ?? .verhouding(tekst)
    } else {
      return nil
    }
    self.init(
      kolom: rij["kolom"], telling: rij["telling"], schooljaar: schooljaar, eenheid: rij["eenheid"],
      periode: rij["periode"], definitie: rij["definitie"], waarde: waarde)
  }
}

extension Jaarcijfers {
  /// - Parameter tellingen: of these alone are the numbers.
  fileprivate init(_ schooljaar: Schooljaar, tellingen: Set<String>, _ db: Database) throws {
    let jaar = schooljaar.description
    var waarden: [Plek: Waarde] = [:]
    for (tabel, kolom) in [("feit_telling", "aantal"), ("feit_verhouding", "waarde")]
    where try db.tableExists(tabel) {
      let lopend = try Row.fetchCursor(
        db,
        sql: """
          SELECT telling, niveau, gemeentecode, schoolsoort, \(kolom) AS waarde FROM \(tabel)
          WHERE schooljaar = ? AND telling IN (\(tellingen.map { _ in "?" }.joined(separator: ", ")))
          """, arguments: StatementArguments([jaar] + tellingen))
      while let rij = try lopend.next() {
        guard let plaats = Telplaats(rij) else { continue }
        waarden[Plek(rij["telling"], plaats)] =
          kolom == "aantal" ? .getal(rij["waarde"]) : .verhouding(rij["waarde"])
      }
    }
    self.init(
      betekenissen: try Self.betekenissen(schooljaar, db), waarden: waarden,
      nietGeregistreerd: try Self.nietGeregistreerd(schooljaar, db))
  }

  /// Empty in publications of early versions, which don't know it.
  static func nietGeregistreerd(_ schooljaar: Schooljaar, _ db: Database) throws -> Set<String> {
    guard try db.tableExists("geen_registratie") else { return [] }
    return try String.fetchSet(
      db, sql: "SELECT telling FROM geen_registratie WHERE schooljaar = ?",
      arguments: [schooljaar.description])
  }

  /// By telling.
  fileprivate static func betekenissen(
    _ schooljaar: Schooljaar, _ db: Database
  ) throws -> [String: Betekenis] {
    let jaar = schooljaar.description
    let perioden =
      try db.tableExists("feit_verhouding")
      ? Row.fetchAll(
        db, sql: "SELECT DISTINCT telling, periode FROM feit_verhouding WHERE schooljaar = ?",
        arguments: [jaar])
      : []
    let vanVerhouding = Dictionary(
      perioden.map { ($0["telling"] as String, $0["periode"] as String) },
      uniquingKeysWith: { eerste, _ in eerste })
    return try Row.fetchAll(
      db, sql: "SELECT * FROM dim_telling WHERE schooljaar = ?", arguments: [jaar]
    ).reduce(into: [:]) { uit, rij in
      let telling: String = rij["telling"]
      let (bron, periode): (String?, String?) = (rij["bron"], rij["periode"])
      uit[telling] = Betekenis(
        titel: rij["titel"], omschrijving: rij["omschrijving"], herkomst: rij["herkomst"],
        eenheid: rij["eenheid"], periode: periode ?? vanVerhouding[telling] ?? "",
        definitie: rij["definitie"], isVerhouding: bron == nil)
    }
  }
}

extension Telplaats {
  fileprivate init?(_ rij: Row) {
    let gemeente = Gemeentecode(rij["gemeentecode"] as String)
    let schoolsoort = Schoolsoort(code: rij["schoolsoort"])
    switch (Niveau(rawValue: rij["niveau"]), gemeente, schoolsoort) {
    case (.regio, nil, nil): self = .regio
    case (.gemeente, let gemeente?, nil): self = .gemeente(gemeente)
    case (.schoolsoort, nil, let soort?): self = .schoolsoort(soort)
    case (.gemeenteSchoolsoort, let gemeente?, let soort?): self = .gemeenteSchoolsoort(gemeente, soort)
    default: return nil
    }
  }
}
