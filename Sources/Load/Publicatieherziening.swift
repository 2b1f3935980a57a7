import Domain
import Foundation
import GRDB
import Systeem

/// What becomes of the rows about single pupils in a publication. Its figures stay as they were published.
public enum Herziening: Sendable {
  /// The rows of a pupil go. `leerlingen` are pseudonyms in hexadecimal, the others the numbers of the pupil's records.
  case vergeet(leerlingen: Set<String>, records: [Recordsoort: Set<String>])
  /// Pseudonyms are replaced by others; a row whose pseudonym isn't in it goes.
  case hernoem([String: String])
  /// All rows of the school years before this one go, and their files.
  case verwijder(voor: Schooljaar)
}

/// A publication that is there already, made anew beside its place: `sluitend.sqlite` and the CSV files of the tables
/// that hold rows about single pupils. All else is shared with the old one.
public struct Publicatieherziening {
  private let map: String
  private let herziening: Herziening

  /// The tables of which each row is about one record or pupil.
  private static let tabellen = [
    FeitMelding.tabel, FeitGeval.tabel, FeitWerkproces.tabel, FeitKenmerk.tabel, FeitOpgave.tabel,
    FeitOpgavekenmerk.tabel, FeitAansluitingRegel.tabel, FeitAansluitingMasker.tabel, DimCorrectie.tabel,
  ]

  /// - Parameter map: of the publication.
  public init(_ map: String, _ herziening: Herziening) {
    self.map = map
    self.herziening = herziening
  }

  /// How many rows would change or go, in all tables together.
  public func aantal() throws -> Int {
    try metFeiten(map) { db in
      try bereid(db)
      return try tabellen(db).reduce(0) { som, tabel in
        som + (try Int.fetchOne(db, sql: "SELECT count(*) FROM \(tabel) WHERE \(geraakt(tabel))") ?? 0)
      }
    }
  }

  /// Makes the new publication, on disk when this returns.
  ///
  /// - Parameter doel: its folder; it must not exist yet.
  public func schrijf(naar doel: String) throws {
    try neemOver("", doel)
    try herzieFeiten(doel)
    try Map.bewaarBoom(doel)
  }

  private func neemOver(_ onder: String, _ doel: String) throws {
    try Map.maak(doel + onder)
    for naam in try Map.inhoud(map + onder) {
      let pad = onder + "/" + naam
      if Map.soort(map + pad) == .map {
        try neemOver(pad, doel)
      } else if pad == "/" + Publicatie.sqlite {
        try Map.kopieer(map + pad, naar: doel + pad)
      } else if let csv = recordtabel(pad) {
        try herzie(csv, doel + pad)
      } else {
        try Map.deel(map + pad, als: doel + pad)
      }
    }
  }

  // CSV.

  private struct Recordbestand {
    let pad: String
    let tabel: Feittabel
    let schooljaar: Schooljaar?
  }

  /// Nil for a file whose rows are about no single record.
  private func recordtabel(_ pad: String) -> Recordbestand? {
    let delen = pad.split(separator: "/").map(String.init)
    let jaar = delen.count == 3 ? delen[1].split(separator: "=").last.flatMap { Schooljaar(String($0)) } : nil
    return Self.tabellen.first { tabel in
      switch tabel.csv {
      case .geen: false
      case .bestand(let bestand): delen == [bestand]
      case _ where delen.count != 3: false
      case .perSchooljaar(let map, let bestand): delen[0] == map && delen[2] == bestand
      case .perAansluiting(let map, let einde): delen[0] == map && delen[2].hasSuffix(einde)
      }
    }.map { Recordbestand(pad: map + pad, tabel: $0, schooljaar: jaar) }
  }

  private func herzie(_ bestand: Recordbestand, _ doel: String) throws {
    if case .verwijder(let grens) = herziening {
      let blijft = bestand.schooljaar.map { $0 >= grens } ?? true
      if blijft { try Map.deel(bestand.pad, als: doel) }
      return
    }
    let inhoud = try Data(contentsOf: URL(fileURLWithPath: bestand.pad), options: .alwaysMapped)
    let schrijver = try Bestandsschrijver(doel)
    try inhoud.withUnsafeBytes { bytes in
      var lezer = CSVRijen(bytes)
      var kop: [String]?
      while let rij = lezer.volgende() {
        guard let namen = kop else {
          kop = rij.velden.map { lezer.tekst($0) }
          try schrijver.schrijf(bytes[rij.bytes])
          continue
        }
        func plaats(_ naam: String) -> Range<Int>? {
          namen.firstIndex(of: naam).flatMap { $0 < rij.velden.count ? rij.velden[$0] : nil }
        }
        func tekst(_ naam: String) -> String { plaats(naam).map { lezer.tekst($0) } ?? "" }
        let leerling = plaats("leerling")
        guard
          let nieuw = nieuweLeerling(leerling.map { lezer.tekst($0) }, record: Self.record(tekst))
        else { continue }
        guard let leerling else {
          try schrijver.schrijf(bytes[rij.bytes])
          continue
        }
        try schrijver.schrijf(bytes[rij.bytes.lowerBound..<leerling.lowerBound])
        try schrijver.schrijf(nieuw.utf8)
        try schrijver.schrijf(bytes[leerling.upperBound..<rij.bytes.upperBound])
      }
    }
    try schrijver.sluit()
  }

  /// What a row has for a pupil from now on; nil when the row goes.
  ///
  /// - Parameters:
  ///   - leerling: nil in a table that names records alone.
  ///   - record: the one that the row is about.
  private func nieuweLeerling(
    _ leerling: String?, record: @autoclosure () -> (soort: Recordsoort, nummer: String)?
  ) -> String? {
    switch herziening {
    case .vergeet(let leerlingen, let records):
      guard let leerling else {
        return record().map { records[$0.soort]?.contains($0.nummer) ?? false } ?? false ? nil : ""
      }
      return leerlingen.contains(leerling) ? nil : leerling
    case .hernoem(let namen): return leerling.map { namen[$0] } ?? ""
    case .verwijder: return leerling ?? ""
    }
  }

  /// The record that a row of a table without pupils is about. A werkproces may bear the number of a melding.
  ///
  /// - Parameter tekst: what stands in a column; empty when there is no such column.
  private static func record(_ tekst: (String) -> String) -> (soort: Recordsoort, nummer: String)? {
    if let soort = Recordsoort(rawValue: tekst("record")) { return (soort, tekst("nummer")) }
    return kolommen.map { ($0.soort, tekst($0.kolom)) }.first { !$0.1.isEmpty }
  }

  /// The columns in which records are named, those first that may stand beside another.
  private static let kolommen: [(soort: Recordsoort, kolom: String)] = [
    (.werkproces, "werkprocesnummer"), (.opgave, "opgavenummer"), (.melding, "meldingsnummer"),
  ]

  // SQLite.

  private func metFeiten<R>(_ map: String, schrijf: Bool = false, _ werk: (Database) throws -> R) throws -> R
  {
    var opzet = GRDB.Configuration()
    opzet.readonly = !schrijf
    opzet.foreignKeysEnabled = false
    let feiten = try DatabaseQueue(path: map + "/" + Publicatie.sqlite, configuration: opzet)
    let uitkomst = try feiten.writeWithoutTransaction(werk)
    try feiten.close()
    return uitkomst
  }

  private func herzieFeiten(_ doel: String) throws {
    try metFeiten(doel, schrijf: true) { db in
      try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
      try bereid(db)
      for tabel in try tabellen(db) {
        if case .hernoem = herziening, tabel.heeftLeerling {
          try db.execute(
            sql: """
              UPDATE \(tabel) SET leerling = (SELECT nieuw FROM temp.naam WHERE oud = leerling)
              WHERE leerling IN (SELECT oud FROM temp.naam)
              """)
          try db.execute(
            sql: "DELETE FROM \(tabel) WHERE leerling NOT IN (SELECT nieuw FROM temp.naam)")
        } else {
          try db.execute(sql: "DELETE FROM \(tabel) WHERE \(geraakt(tabel))")
        }
      }
      try db.execute(sql: "DROP TABLE IF EXISTS temp.naam")
      // What was removed would else stay in the file, in pages that are free.
      try db.execute(sql: "VACUUM")
    }
    try Map.bewaarBestand(doel + "/" + Publicatie.sqlite)
  }

  /// A table of `sluitend.sqlite` that this publication has: an earlier version may not have had all tables and columns.
  private struct Tabelnaam: CustomStringConvertible {
    let description: String
    private let tabel: Feittabel
    /// Those that it has there.
    private let kolommen: Set<String>

    init(_ naam: String, _ tabel: Feittabel, kolommen: Set<String>) {
      description = naam
      self.tabel = tabel
      self.kolommen = kolommen
    }

    var isPerSchooljaar: Bool {
      switch tabel.csv {
      case .geen, .bestand: false
      case .perSchooljaar, .perAansluiting: true
      }
    }
    func heeft(_ kolom: String) -> Bool { kolommen.contains(kolom) }
    var heeftLeerling: Bool { heeft("leerling") }
    /// In SQL: the kind of the record that a row is about, and its number.
    var record: (soort: String, nummer: String) {
      if heeft("record") { return ("record", "nummer") }
      let kolommen = Publicatieherziening.kolommen.filter { heeft($0.kolom) }
      func keuze(_ wat: (Recordsoort, String) -> String) -> String {
        "CASE " + kolommen.map { "WHEN \($0.kolom) <> '' THEN \(wat($0.soort, $0.kolom)) " }.joined() + "END"
      }
      return (keuze { soort, _ in "'\(soort.rawValue)'" }, keuze { _, kolom in kolom })
    }
  }

  private func tabellen(_ db: Database) throws -> [Tabelnaam] {
    try Self.tabellen.compactMap { tabel in
      guard let naam = tabel.naam, try db.tableExists(naam) else { return nil }
      return Tabelnaam(naam, tabel, kolommen: Set(try db.columns(in: naam).map(\.name)))
    }
  }

  /// Fills the temporary tables that `geraakt` names.
  private func bereid(_ db: Database) throws {
    try db.execute(
      sql: """
        PRAGMA temp_store = MEMORY;
        CREATE TEMP TABLE naam (soort TEXT, oud TEXT, nieuw TEXT, PRIMARY KEY (soort, oud)) WITHOUT ROWID
        """)
    func voeg(_ soort: String, _ namen: some Sequence<(String, String?)>) throws {
      for (oud, nieuw) in namen {
        try db.execute(sql: "INSERT INTO temp.naam VALUES (?, ?, ?)", arguments: [soort, oud, nieuw])
      }
    }
    switch herziening {
    case .vergeet(let leerlingen, let records):
      try voeg("leerling", leerlingen.lazy.map { ($0, nil) })
      for (soort, nummers) in records { try voeg(soort.rawValue, nummers.lazy.map { ($0, nil) }) }
    case .hernoem(let namen): try voeg("leerling", namen.lazy.map { ($0.key, $0.value) })
    case .verwijder: break
    }
  }

  /// The rows that change or go, in SQL.
  private func geraakt(_ tabel: Tabelnaam) -> String {
    switch herziening {
    case .vergeet:
      tabel.heeftLeerling
        ? "leerling IN (SELECT oud FROM temp.naam WHERE soort = 'leerling')"
        : "(\(tabel.record.soort), \(tabel.record.nummer)) IN (SELECT soort, oud FROM temp.naam)"
    case .hernoem: tabel.heeftLeerling ? "1" : "0"
    case .verwijder(let grens): tabel.isPerSchooljaar ? "schooljaar < '\(grens)'" : "0"
    }
  }
}

/// The rows of a CSV of a publication, as places in its bytes.
private struct CSVRijen {
  struct Rij {
    /// With its line end.
    let bytes: Range<Int>
    let velden: [Range<Int>]
  }

  private let bytes: UnsafeRawBufferPointer
  private var plaats = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  mutating func volgende() -> Rij? {
    guard plaats < bytes.count else { return nil }
    let begin = plaats
    var velden: [Range<Int>] = []
    var veld = plaats
    var binnen = false
    while plaats < bytes.count {
      let byte = bytes[plaats]
      plaats += 1
      if byte == 0x22 {
        binnen.toggle()
      } else if !binnen, byte == 0x3B || byte == 0x0A {
        velden.append(veld..<(plaats - 1))
        veld = plaats
        if byte == 0x0A { return Rij(bytes: begin..<plaats, velden: velden) }
      }
    }
    return Rij(bytes: begin..<plaats, velden: velden + [veld..<plaats])
  }

  /// A field as it was before it was written: without quotes, and without the apostrophe that keeps spreadsheets from
  /// running it.
  func tekst(_ veld: Range<Int>) -> String {
    var tekst = String(decoding: bytes[veld], as: UTF8.self)
    if tekst.hasPrefix("\"") {
      tekst = String(tekst.dropFirst().dropLast()).replacing("\"\"", with: "\"")
    }
    if tekst.utf8.count > 2, tekst.hasPrefix("'"),
      tekst.utf8.dropFirst().first.map(CSVDoel.beginFormule) == true
    {
      tekst.removeFirst()
    }
    return tekst
  }
}
