import Domain
import GRDB
import Systeem

/// What a delivery would change, found without changing anything: for the plan of a run.
///
/// It looks at the register as it is now, so of two new deliveries with the same record both count as changing it.
public final class Verkenning: Ontvanger {
  /// How the rows compare with what the register has now.
  public private(set) var telling = Rijtelling()
  /// How many new or changed rows bear on a school year: by their record date, by that of the version that they take
  /// the place of, or by that of a record that they are linked to.
  public private(set) var rijen: [Schooljaar: Int] = [:]
  /// The school years in which new or changed records run: they may lie on a peildatum there. Nil = no end.
  public private(set) var looptijden: Set<Looptijd> = []

  public struct Looptijd: Hashable, Sendable {
    public let van: Schooljaar
    public let tot: Schooljaar?

    public func bevat(_ schooljaar: Schooljaar) -> Bool {
      van <= schooljaar && tot.map { schooljaar <= $0 } ?? true
    }
  }

  private let meldingen: Recordvergelijking<Melding>?
  private let werkprocessen: Recordvergelijking<Werkproces>?
  private let opgaven: Recordvergelijking<Opgave>?
  private let personen: Personenzoeker?
  private let datumVanMelding: SQLOpdracht?
  private let datumVanWerkprocessen: SQLOpdracht?
  private let bijRijen: () throws -> Void

  /// - Parameter db: nil when there is no register yet: then all is new.
  fileprivate init(_ db: Database?, bijRijen: @escaping () throws -> Void) throws {
    self.bijRijen = bijRijen
    meldingen = try db.map { try Recordvergelijking($0) }
    werkprocessen = try db.map { try Recordvergelijking($0) }
    opgaven = try db.map { try Recordvergelijking($0) }
    personen = try db.map { try Personenzoeker($0) }
    datumVanMelding = try db?.opdracht("SELECT melddatum FROM \(Melding.tabel.huidig) WHERE nummer = ?")
    datumVanWerkprocessen = try db?.opdracht(
      "SELECT start FROM \(Werkproces.tabel.huidig) WHERE meldingsnummer = ?")
  }

  public func neem(_ melding: Melding, van leerling: Leerlingsleutels, rij: Int) throws {
    try volgendeRij()
    guard let geraakt = try geraakt(door: melding, op: melding.melddatum, leerling, meldingen) else { return }
    raakt(geraakt + (try datums(datumVanWerkprocessen, melding.nummer)))
    loopt(melding.begin, melding.einde)
  }

  public func neem(_ werkproces: Werkproces, van leerling: Leerlingsleutels, rij: Int) throws {
    try volgendeRij()
    guard let geraakt = try geraakt(door: werkproces, op: werkproces.start, leerling, werkprocessen) else {
      return
    }
    raakt(geraakt + (try werkproces.meldingsnummer.map { try datums(datumVanMelding, $0) } ?? []))
    loopt(werkproces.start, werkproces.einde)
    if werkproces.soort == .vrijstelling { wordtBekeken(werkproces.start, werkproces.einde) }
  }

  public func neem(_ opgave: Opgave, van leerling: Leerlingsleutels, rij: Int) throws {
    try volgendeRij()
    var geraakt = [opgave.begin]
    if opgave.nummer.tekst.isEmpty {
      telling.nieuw += 1
    } else if let datums = try self.geraakt(door: opgave, op: opgave.begin, leerling, opgaven) {
      geraakt = datums
    } else {
      return
    }
    // It makes no school year of its own: it bears on all with which it is looked at. A changed one may have had no end.
    wordtBekeken(geraakt.min() ?? opgave.begin, geraakt.count == 1 ? opgave.einde : nil)
  }

  public func neem(_ afkeuring: Afkeuring) throws {
    try volgendeRij()
    telling.afgekeurd += 1
  }

  /// The record dates of what a row brings and of the version that it takes the place of; nil when nothing differs from
  /// the version that is current now.
  private func geraakt<Record: Registerrecord>(
    door record: Record, op datum: LocalDate, _ leerling: Leerlingsleutels,
    _ vergelijking: Recordvergelijking<Record>?
  ) throws -> [LocalDate]? {
    let waarden = record.waarden(levering: 0, rij: 0, try personen?.nummers(leerling) ?? (nil, nil))
    guard let huidige = try vergelijking?.huidige(waarden) else {
      telling.nieuw += 1
      return [datum]
    }
    guard !huidige.isGelijk else {
      telling.ongewijzigd += 1
      return nil
    }
    telling.gewijzigd += 1
    return [datum, huidige.recorddatum]
  }

  private func datums(_ opdracht: SQLOpdracht?, _ nummer: Recordnummer) throws -> [LocalDate] {
    guard let opdracht else { return [] }
    defer { opdracht.herstel() }
    opdracht.bind(1, nummer.tekst)
    var datums: [LocalDate] = []
    while try opdracht.stap() { datums.append(opdracht.datum(0)) }
    return datums
  }

  private func raakt(_ datums: [LocalDate]) {
    for schooljaar in Set(datums.map(Schooljaar.init(van:))) { rijen[schooljaar, default: 0] += 1 }
  }

  private func loopt(_ begin: LocalDate, _ einde: LocalDate?) {
    // Also within one school year: a melding may have been told of in a later one.
    looptijden.insert(Looptijd(van: Schooljaar(van: begin), tot: einde.map(Schooljaar.init(van:))))
  }

  /// Also with school years in which it doesn't run.
  private func wordtBekeken(_ begin: LocalDate, _ einde: LocalDate?) {
    let jaren = Opgavevenster.schooljaren(van: begin, totEnMet: einde)
    looptijden.insert(Looptijd(van: jaren.van, tot: jaren.tot))
  }

  private func volgendeRij() throws {
    telling.gelezen += 1
    if telling.gelezen.isMultiple(of: 4096) { try bijRijen() }
  }
}

extension Register {
  /// Looks at a delivery with the register as it is now.
  ///
  /// - Parameters:
  ///   - register: nil when there is none yet.
  ///   - bijRijen: is called now and then; what it throws stops it.
  ///   - lees: reads the file, and hands its rows to the receiver.
  public static func verken<R>(
    _ register: Register?, bijRijen: @escaping () throws -> Void, _ lees: (Verkenning) throws -> R
  ) throws -> (R, Verkenning) {
    func met(_ db: Database?) throws -> (R, Verkenning) {
      let verkenning = try Verkenning(db, bijRijen: bijRijen)
      return (try lees(verkenning), verkenning)
    }
    guard let register else { return try met(nil) }
    return try register.doe(met)
  }
}

/// Finds the number in the register of a pseudonym that is there already.
final class Personenzoeker {
  private let zoek: SQLOpdracht

  init(_ db: Database) throws {
    zoek = try db.opdracht("SELECT id FROM persoon WHERE sleutel = ?")
  }

  /// `onbekend` for a pseudonym that isn't there; nil for one that the record doesn't bear.
  func nummers(_ sleutels: Leerlingsleutels) throws -> (bsn: Int?, onderwijsnummer: Int?) {
    (
      try sleutels.bsn.map { try nummer($0) ?? Self.onbekend },
      try sleutels.onderwijsnummer.map { try nummer($0) ?? Self.onbekend }
    )
  }

  /// No row of `persoon` has it.
  private static let onbekend = -1

  func nummer(_ sleutel: Leerlingsleutel) throws -> Int? {
    try sleutel.metBytes { bytes in
      defer { zoek.herstel() }
      zoek.bind(1, blob: bytes)
      return try zoek.stap() ? zoek.getal(0) : nil
    }
  }
}

/// Holds a record against its current version.
final class Recordvergelijking<Record: Registerrecord> {
  private let zoek: SQLOpdracht
  private let kolomDatum: Int

  init(_ db: Database) throws {
    let tabel = Record.tabel
    zoek = try db.opdracht("SELECT \(tabel.namen) FROM \(tabel.huidig) WHERE nummer = ?")
    kolomDatum = tabel.kolommen.firstIndex { $0.naam == tabel.recorddatum } ?? 0
  }

  struct Huidige {
    /// Whether all is the same but delivery and row.
    let isGelijk: Bool
    let levering: Int
    let rij: Int
    let mutatie: Mutatiemoment
    let recorddatum: LocalDate
  }

  /// The current version of the record with these values; nil when there is none.
  func huidige(_ waarden: [Waarde]) throws -> Huidige? {
    zoek.bind(1, waarden[0])
    defer { zoek.herstel() }
    guard try zoek.stap() else { return nil }
    let inhoud = 3..<waarden.count
    return Huidige(
      isGelijk: inhoud.allSatisfy { zoek.isGelijk($0, waarden[$0]) }, levering: zoek.getal(1),
      rij: zoek.getal(2),
      mutatie: Mutatiemoment(datum: zoek.datum(3), tijd: Int32(zoek.getal(4))),
      recorddatum: zoek.datum(kolomDatum))
  }
}
