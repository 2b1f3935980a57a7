import Domain
import GRDB
import Systeem

/// The corrections of a set-up, laid over the current versions of the records: what arrived stays as it is.
///
/// A record kind with corrected records is read through a view: the corrected rows from a small table of their own, all
/// others from where they are. Without corrections there is neither.
struct Correctielaag {
  /// Those that were applied, in the order in which they are published.
  private(set) var toegepast: [Correctie] = []
  private let db: Database
  private let naam: String

  /// - Parameters:
  ///   - keuze: of the state. Of an earlier one a correction that doesn't fit yet is no fault.
  ///   - naam: of its temporary tables: two that are in use at a time have different ones.
  ///   - tabellen: where the current versions are, by the name of the kind's table.
  /// - Throws: `Correctiefouten`.
  init(
    _ db: Database, _ correcties: [Correctie], _ keuze: Leveringskeuze, naam: String,
    tabellen: inout [String: String]
  )
    throws
  {
    self.db = db
    self.naam = naam
    // When nothing was ever delivered, there is nothing to correct yet.
    guard !correcties.isEmpty, let nieuwste = try Self.nieuwsteOntvangst(db, keuze) else { return }
    var fouten: [Correctiefouten.Fout] = []
    for tabel in Recordtabel.alle {
      let hier = correcties.filter { $0.record.tabel.naam == tabel.naam && !$0.isVerlopen(op: nieuwste) }
      guard !hier.isEmpty, let bron = tabellen[tabel.naam] else { continue }
      let laag = tabel.naam + "_correctie" + naam
      try maak(laag, tabel)
      let (goed, fout) = try pasToe(hier, tabel, bron: bron, laag: laag)
      let botsend = try botsingen(goed, tabel, laag: laag)
      fouten += fout + botsend
      let blijft = goed.filter { correctie in !botsend.contains { $0.correctie.nummer == correctie.nummer } }
      guard !blijft.isEmpty else { continue }
      toegepast += blijft
      tabellen[tabel.naam] = try maakBeeld(tabel, bron: bron, laag: laag)
    }
    guard keuze != .alle || fouten.isEmpty else { throw Correctiefouten(fouten) }
    toegepast.sort(by: Correctie.voor)
  }

  /// The date of receipt of the newest delivery that is known; nil when there is none.
  static func nieuwsteOntvangst(_ db: Database, _ keuze: Leveringskeuze) throws -> LocalDate? {
    try Int32.fetchOne(
      db, sql: "SELECT max(l.ontvangen) FROM levering l WHERE \(keuze.voorwaarde("l"))"
    ).map(LocalDate.init(dagnummer:))
  }

  private func maak(_ laag: String, _ tabel: Recordtabel) throws {
    try db.execute(sql: "DROP VIEW IF EXISTS temp.\(beeld(tabel))")
    try tabel.maakTijdelijk(laag, in: db)
    // Without indexes here SQLite would walk through all other records instead.
    try tabel.indexeer(laag, in: db)
  }

  private func beeld(_ tabel: Recordtabel) -> String { tabel.naam + "_gecorrigeerd" + naam }

  private func maakBeeld(_ tabel: Recordtabel, bron: String, laag: String) throws -> String {
    try db.execute(
      sql: """
        CREATE TEMP VIEW \(beeld(tabel)) AS
        SELECT * FROM \(bron) WHERE nummer NOT IN (SELECT nummer FROM temp.\(laag))
        UNION ALL SELECT * FROM temp.\(laag)
        """)
    return "temp." + beeld(tabel)
  }

  /// Copies the records and changes the copies.
  private func pasToe(
    _ correcties: [Correctie], _ tabel: Recordtabel, bron: String, laag: String
  ) throws -> (goed: [Correctie], fout: [Correctiefouten.Fout]) {
    var goed: [Correctie] = []
    var fout: [Correctiefouten.Fout] = []
    for correctie in correcties {
      let kolom = tabel.kolom(van: correctie.veld)
      guard tabel.eigen.contains(where: { $0.naam == kolom }) else {
        throw Registerfout("\(tabel.naam): a correction of a field that it doesn't have")
      }
      let huidig = try db.opdracht("SELECT \(kolom) FROM \(bron) WHERE nummer = ?")
      huidig.bind(1, correctie.nummer.tekst)
      guard try huidig.stap() else {
        fout.append(.init(correctie, .onbekend))
        continue
      }
      guard huidig.isGelijk(0, Waarde(correctie.van)) else {
        fout.append(.init(correctie, huidig.isGelijk(0, Waarde(correctie.naar)) ? .hersteld : .anders))
        continue
      }
      huidig.herstel()
      let kopieer = try db.opdracht(
        "INSERT OR IGNORE INTO temp.\(laag) SELECT \(tabel.namen) FROM \(bron) WHERE nummer = ?")
      kopieer.bind(1, correctie.nummer.tekst)
      try kopieer.voerUit()
      let wijzig = try db.opdracht("UPDATE temp.\(laag) SET \(kolom) = ? WHERE nummer = ?")
      wijzig.bind(1, Waarde(correctie.naar))
      wijzig.bind(2, correctie.nummer.tekst)
      try wijzig.voerUit()
      goed.append(correctie)
    }
    return (goed, fout)
  }

  /// Takes out the records that end before they begin: a delivery's row like that is rejected too.
  private func botsingen(
    _ correcties: [Correctie], _ tabel: Recordtabel, laag: String
  ) throws -> [Correctiefouten.Fout] {
    let nummers = Set(
      try String.fetchAll(
        db, sql: "SELECT nummer FROM temp.\(laag) WHERE einde < \(tabel.kolom(van: "begin"))"
      ).map { Recordnummer($0) })
    guard !nummers.isEmpty else { return [] }
    try db.execute(sql: "DELETE FROM temp.\(laag) WHERE einde < \(tabel.kolom(van: "begin"))")
    return correcties.filter { nummers.contains($0.nummer) && ["begin", "einde"].contains($0.veld) }
      .map { .init($0, .eindeVoorBegin) }
  }
}

/// Corrections that no longer fit what was delivered: nobody may count on them unnoticed.
public struct Correctiefouten: Error, CustomStringConvertible, Sendable {
  enum Oorzaak: Sendable {
    case onbekend
    /// The current value is neither what is corrected nor what it should be.
    case anders
    /// The current value is what it should be.
    case hersteld
    case eindeVoorBegin
  }

  struct Fout: Sendable {
    let correctie: Correctie
    let oorzaak: Oorzaak

    init(_ correctie: Correctie, _ oorzaak: Oorzaak) {
      self.correctie = correctie
      self.oorzaak = oorzaak
    }
  }

  let fouten: [Fout]

  init(_ fouten: [Fout]) {
    self.fouten = fouten.sorted { a, b in
      let (x, y) = (a.correctie, b.correctie)
      return x.pad != y.pad ? x.pad.utf8.lexicographicallyPrecedes(y.pad.utf8) : x.regel < y.regel
    }
  }

  public var description: String {
    fouten.map { "\($0.correctie.plaats): \(Self.tekst($0))" }.joined(separator: "\n")
  }

  private static func tekst(_ fout: Fout) -> String {
    switch fout.oorzaak {
    case .onbekend:
      "no \(fout.correctie.record.rawValue) with this number is there: none was ever delivered, or it was forgotten or is past its retention; mend the number, or remove the correction"
    case .anders:
      "the supplier now says something else than 'van' and 'naar'; look at the record again, then change or remove the correction"
    case .hersteld:
      "the supplier has mended it: the delivered value is 'naar' now; remove the correction"
    case .eindeVoorBegin:
      "with it the record would end before it begins; mend the correction"
    }
  }
}

extension Recordsoort {
  var tabel: Recordtabel {
    switch self {
    case .melding: Melding.tabel
    case .werkproces: Werkproces.tabel
    case .opgave: Opgave.tabel
    }
  }
}

extension Recordtabel {
  /// The column of a canonical field; a werkproces begins with its start.
  func kolom(van veld: String) -> String { veld == "begin" && naam == Werkproces.tabel.naam ? "start" : veld }
}

extension Waarde {
  init(_ waarde: Veldwaarde) {
    switch waarde {
    case .leeg: self = .leeg
    case .datum(let datum): self.init(datum.dagnummer)
    case .code(let nummer, _): self.init(nummer)
    case .gemeente(let code): self.init(code.waarde)
    case .tekst(let tekst): self = .tekst(tekst)
    case .getal(let getal): self.init(getal)
    case .jaNee(let ja): self = .getal(ja ? 1 : 0)
    }
  }
}

extension Register {
  /// The date of receipt of the newest delivery, of those received by a day (nil = of all); nil when there is none.
  public func nieuwsteOntvangst(opDag: LocalDate? = nil) throws -> LocalDate? {
    try doe { db in try Correctielaag.nieuwsteOntvangst(db, Leveringskeuze(opDag: opDag)) }
  }
}
