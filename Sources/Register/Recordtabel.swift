import Domain
import GRDB
import Systeem

/// The two tables of one kind of record: all its versions, and the current one of each record. They have the same
/// columns; both are keyed by the record's number.
struct Recordtabel: Sendable {
  struct Kolom: Sendable {
    let naam: String
    let type: String
  }

  let naam: String
  /// The columns that a kind has of its own, after those of `vast`.
  let eigen: [Kolom]
  /// The column of the record date.
  let recorddatum: String
  /// Further columns by which records are looked up.
  let gezocht: [String]

  /// The tables of all kinds of record.
  static let alle = [Melding.tabel, Werkproces.tabel, Opgave.tabel]

  static let vast: [Kolom] = [
    Kolom(naam: "nummer", type: "TEXT NOT NULL"), Kolom(naam: "levering", type: "INTEGER NOT NULL"),
    Kolom(naam: "rij", type: "INTEGER NOT NULL"), Kolom(naam: "mutatie", type: "INTEGER NOT NULL"),
    Kolom(naam: "tijd", type: "INTEGER NOT NULL"), Kolom(naam: "bsn", type: "INTEGER"),
    Kolom(naam: "onderwijsnummer", type: "INTEGER"),
  ]

  var versies: String { naam + "_versie" }
  var huidig: String { naam + "_huidig" }
  var kolommen: [Kolom] { Self.vast + eigen }
  var namen: String { kolommen.map(\.naam).joined(separator: ", ") }
  var vraagtekens: String { kolommen.map { _ in "?" }.joined(separator: ", ") }

  func maak(in db: Database) throws {
    let regels = kolommen.map { "\($0.naam) \($0.type)" }.joined(separator: ", ")
    try db.execute(
      sql: """
        CREATE TABLE \(versies) (\(regels), PRIMARY KEY (nummer, levering, rij)) WITHOUT ROWID;
        CREATE INDEX \(versies)_levering ON \(versies)(levering);
        CREATE INDEX \(versies)_koppeling ON \(versies)(bsn, onderwijsnummer, levering)
          WHERE bsn IS NOT NULL AND onderwijsnummer IS NOT NULL;
        CREATE TABLE \(huidig) (\(regels), PRIMARY KEY (nummer)) WITHOUT ROWID;
        """)
    for kolom in [recorddatum] + gezocht {
      try db.execute(sql: "CREATE INDEX \(huidig)_\(kolom) ON \(huidig)(\(kolom))")
    }
  }

  /// An empty table like `huidig`, that lasts as long as the connection: the state as known on an earlier day.
  func maakTijdelijk(_ tijdelijk: String, in db: Database) throws {
    let regels = kolommen.map { "\($0.naam) \($0.type)" }.joined(separator: ", ")
    try db.execute(sql: "DROP TABLE IF EXISTS temp.\(tijdelijk)")
    try db.execute(sql: "CREATE TEMP TABLE \(tijdelijk) (\(regels), PRIMARY KEY (nummer)) WITHOUT ROWID")
  }

  /// To be called when the table is filled.
  func indexeer(_ tijdelijk: String, in db: Database) throws {
    for kolom in [recorddatum] + gezocht {
      try db.execute(sql: "CREATE INDEX temp.\(tijdelijk)_\(kolom) ON \(tijdelijk)(\(kolom))")
    }
  }
}

/// A value of a column.
enum Waarde: Equatable {
  case leeg
  case getal(Int64)
  case tekst(String)

  init(_ getal: (some BinaryInteger)?) {
    self = getal.map { .getal(Int64($0)) } ?? .leeg
  }

  init(_ tekst: String?) {
    self = tekst.map { .tekst($0) } ?? .leeg
  }

  /// Exactly: `String` would call two spellings of é the same.
  static func == (a: Waarde, b: Waarde) -> Bool {
    switch (a, b) {
    case (.leeg, .leeg): true
    case (.getal(let x), .getal(let y)): x == y
    case (.tekst(let x), .tekst(let y)): x.utf8.elementsEqual(y.utf8)
    default: false
    }
  }
}

extension SQLOpdracht {
  func bind(_ plaats: Int, _ waarde: Waarde) {
    switch waarde {
    case .leeg: bindLeeg(plaats)
    case .getal(let getal): bind(plaats, getal)
    case .tekst(let tekst): bind(plaats, tekst)
    }
  }

  func isGelijk(_ kolom: Int, _ waarde: Waarde) -> Bool {
    switch waarde {
    case .leeg: isLeeg(kolom)
    case .getal(let getal): !isLeeg(kolom) && self.getal(kolom) == getal
    case .tekst(let tekst): vrijeTekst(kolom).map { $0.utf8.elementsEqual(tekst.utf8) } ?? false
    }
  }

  func datum(_ kolom: Int) -> LocalDate { LocalDate(dagnummer: Int32(truncatingIfNeeded: getal(kolom))) }
  func vrijeDatum(_ kolom: Int) -> LocalDate? { isLeeg(kolom) ? nil : datum(kolom) }
  func code<C: Codewaarde>(_ kolom: Int, als soort: C.Type) -> C? {
    vrijGetal(kolom).flatMap { C(rawValue: UInt8(truncatingIfNeeded: $0)) }
  }
}

/// A kind of record that the register keeps.
protocol Registerrecord {
  static var tabel: Recordtabel { get }
  var nummer: Recordnummer { get }
  var mutatie: Mutatiemoment { get }
  /// The values of `tabel.eigen`, in its order.
  var eigenWaarden: [Waarde] { get }
  /// Reads what `eigenWaarden` wrote; `vanaf` is the column of the first. Nil when it doesn't hold such a record.
  init?(nummer: Recordnummer, mutatie: Mutatiemoment, _ rij: SQLOpdracht, vanaf: Int)
}

extension Registerrecord {
  /// The values of `tabel.kolommen`, in its order.
  func waarden(levering: Int, rij: Int, _ personen: (bsn: Int?, onderwijsnummer: Int?)) -> [Waarde] {
    [
      Waarde(nummer.tekst), Waarde(levering), Waarde(rij), Waarde(mutatie.datum.dagnummer),
      Waarde(mutatie.tijd),
      Waarde(personen.bsn), Waarde(personen.onderwijsnummer),
    ] + eigenWaarden
  }
}

extension Melding: Registerrecord {
  static let tabel = Recordtabel(
    naam: "melding",
    eigen: [
      .init(naam: "geboortedatum", type: "INTEGER NOT NULL"), .init(naam: "brin", type: "TEXT NOT NULL"),
      .init(naam: "vestiging", type: "TEXT"), .init(naam: "gemeentecode", type: "INTEGER NOT NULL"),
      .init(naam: "soort", type: "INTEGER NOT NULL"), .init(naam: "begin", type: "INTEGER NOT NULL"),
      .init(naam: "einde", type: "INTEGER"), .init(naam: "melddatum", type: "INTEGER NOT NULL"),
      .init(naam: "uren", type: "INTEGER"), .init(naam: "alle_lessen_gemist", type: "INTEGER"),
      .init(naam: "status", type: "INTEGER NOT NULL"), .init(naam: "reden_afsluiting", type: "INTEGER"),
    ],
    recorddatum: "melddatum", gezocht: [])

  var eigenWaarden: [Waarde] {
    [
      Waarde(geboortedatum.dagnummer), Waarde(brin.description), Waarde(vestiging?.description),
      Waarde(gemeentecode.waarde), Waarde(soort.rawValue), Waarde(begin.dagnummer), Waarde(einde?.dagnummer),
      Waarde(melddatum.dagnummer), Waarde(uren), Waarde(alleLessenGemist.map { $0 ? 1 : 0 }),
      Waarde(status.rawValue), Waarde(redenAfsluiting?.rawValue),
    ]
  }

  init?(nummer: Recordnummer, mutatie: Mutatiemoment, _ rij: SQLOpdracht, vanaf i: Int) {
    guard let brin = Brin(rij.tekst(i + 1)), let soort = rij.code(i + 4, als: Verzuimsoort.self),
      let status = rij.code(i + 10, als: Meldingstatus.self)
    else { return nil }
    self.init(
      nummer: nummer, geboortedatum: rij.datum(i), brin: brin,
      vestiging: rij.vrijeTekst(i + 2).flatMap { Vestiging($0) },
      gemeentecode: Gemeentecode(waarde: UInt16(truncatingIfNeeded: rij.getal(i + 3))), soort: soort,
      begin: rij.datum(i + 5), einde: rij.vrijeDatum(i + 6), melddatum: rij.datum(i + 7),
      uren: rij.vrijGetal(i + 8).map { Int16(truncatingIfNeeded: $0) },
      alleLessenGemist: rij.vrijGetal(i + 9).map { $0 == 1 }, status: status,
      redenAfsluiting: rij.code(i + 11, als: RedenAfsluiting.self), mutatie: mutatie)
  }
}

extension Werkproces: Registerrecord {
  static let tabel = Recordtabel(
    naam: "werkproces",
    eigen: [
      .init(naam: "geboortedatum", type: "INTEGER NOT NULL"),
      .init(naam: "gemeentecode", type: "INTEGER NOT NULL"),
      .init(naam: "soort", type: "INTEGER NOT NULL"), .init(naam: "start", type: "INTEGER NOT NULL"),
      .init(naam: "einde", type: "INTEGER"), .init(naam: "meldingsnummer", type: "TEXT"),
      .init(naam: "brin", type: "TEXT"), .init(naam: "resultaat", type: "INTEGER"),
    ] + kenmerkkolommen,
    recorddatum: "start", gezocht: ["meldingsnummer"])

  /// The last ones: a register of before they were there gets them behind its own.
  static let kenmerkkolommen = Recordtabel.kenmerkkolommen(.werkproces)

  var eigenWaarden: [Waarde] {
    [
      Waarde(geboortedatum.dagnummer), Waarde(gemeentecode.waarde), Waarde(soort.rawValue),
      Waarde(start.dagnummer), Waarde(einde?.dagnummer), Waarde(meldingsnummer?.tekst),
      Waarde(brin?.description),
      Waarde(resultaat?.rawValue),
    ] + kenmerken.waarden(.werkproces)
  }

  init?(nummer: Recordnummer, mutatie: Mutatiemoment, _ rij: SQLOpdracht, vanaf i: Int) {
    guard let soort = rij.code(i + 2, als: Werkprocessoort.self) else { return nil }
    self.init(
      nummer: nummer, geboortedatum: rij.datum(i),
      gemeentecode: Gemeentecode(waarde: UInt16(truncatingIfNeeded: rij.getal(i + 1))), soort: soort,
      start: rij.datum(i + 3), einde: rij.vrijeDatum(i + 4),
      meldingsnummer: rij.vrijeTekst(i + 5).map { Recordnummer($0) },
      brin: rij.vrijeTekst(i + 6).flatMap { Brin($0) }, resultaat: rij.code(i + 7, als: Resultaat.self),
      kenmerken: Kenmerken(rij, vanaf: i + 8, .werkproces), mutatie: mutatie)
  }
}

extension Opgave: Registerrecord {
  static let tabel = Recordtabel(
    naam: "opgave",
    eigen: [
      .init(naam: "geboortedatum", type: "INTEGER NOT NULL"),
      .init(naam: "gemeentecode", type: "INTEGER NOT NULL"),
      .init(naam: "soort", type: "INTEGER NOT NULL"), .init(naam: "begin", type: "INTEGER NOT NULL"),
      .init(naam: "einde", type: "INTEGER"), .init(naam: "brin", type: "TEXT"),
      .init(naam: "vestiging", type: "TEXT"), .init(naam: "rmc_regio", type: "INTEGER"),
    ] + Recordtabel.kenmerkkolommen(.opgave),
    recorddatum: "begin", gezocht: ["einde"])

  var eigenWaarden: [Waarde] {
    [
      Waarde(geboortedatum.dagnummer), Waarde(gemeentecode.waarde), Waarde(soort.rawValue),
      Waarde(begin.dagnummer), Waarde(einde?.dagnummer), Waarde(brin?.description),
      Waarde(vestiging?.description), Waarde(rmcRegio),
    ] + kenmerken.waarden(.opgave)
  }

  init?(nummer: Recordnummer, mutatie: Mutatiemoment, _ rij: SQLOpdracht, vanaf i: Int) {
    guard let soort = rij.code(i + 2, als: Opgavesoort.self) else { return nil }
    self.init(
      nummer: nummer, geboortedatum: rij.datum(i),
      gemeentecode: Gemeentecode(waarde: UInt16(truncatingIfNeeded: rij.getal(i + 1))), soort: soort,
      begin: rij.datum(i + 3), einde: rij.vrijeDatum(i + 4), brin: rij.vrijeTekst(i + 5).flatMap { Brin($0) },
      vestiging: rij.vrijeTekst(i + 6).flatMap { Vestiging($0) },
      rmcRegio: rij.vrijGetal(i + 7).map { Int16(truncatingIfNeeded: $0) },
      kenmerken: Kenmerken(rij, vanaf: i + 8, .opgave), mutatie: mutatie)
  }
}

extension Recordtabel {
  fileprivate static func kenmerkkolommen(_ record: Recordsoort) -> [Kolom] {
    Kenmerk.alle(van: record).map { Kolom(naam: $0.rawValue, type: "INTEGER") }
  }
}

extension Kenmerken {
  fileprivate func waarden(_ record: Recordsoort) -> [Waarde] {
    Kenmerk.alle(van: record).map { self[$0] == 0 ? .leeg : Waarde(self[$0]) }
  }

  fileprivate init(_ rij: SQLOpdracht, vanaf i: Int, _ record: Recordsoort) {
    self.init()
    for (j, kenmerk) in Kenmerk.alle(van: record).enumerated() {
      if let nummer = rij.vrijGetal(i + j) { self[kenmerk] = UInt8(truncatingIfNeeded: nummer) }
    }
  }
}
