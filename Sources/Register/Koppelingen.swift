import Domain
import GRDB
import Systeem

/// Which numbers belong to one pupil.
///
/// Every accepted row that bears a BSN and an onderwijsnummer links the two for good, superseded versions included, and
/// rows of school years that are no longer kept,
/// and links join: A with B and B with C make one pupil. The pupil is called by the pseudonym of the BSN if one is
/// known, else of the onderwijsnummer; of several, by the lowest.
struct Koppelingen {
  /// The pupil of each number that is linked to another; numbers that aren't stand for themselves.
  private var leerlingen: [Int: Leerlingsleutel] = [:]

  /// - Parameter keuze: only links of these deliveries.
  init(_ db: Database, _ keuze: Leveringskeuze) throws {
    var groepen = try Self.groepen(db, keuze)
    var besten: [Int: (soort: Int, sleutel: Leerlingsleutel)] = [:]
    try Self.personen(groepen.leden, db) { nummer, deze in
      let groep = groepen.wortel(nummer)
      if let beste = besten[groep], beste < deze {} else { besten[groep] = deze }
    }
    for nummer in groepen.leden {
      leerlingen[nummer] = besten[groepen.wortel(nummer)]?.sleutel
    }
  }

  /// Pupils behind whom there are two numbers of the same kind, in order: two children taken for one, or a mistake at the source.
  static func tegenstrijdig(_ db: Database) throws -> [Leerlingsleutel] {
    var groepen = try Self.groepen(db, .alle)
    var leden: [Int: [(soort: Int, sleutel: Leerlingsleutel)]] = [:]
    try personen(groepen.leden, db) { leden[groepen.wortel($0), default: []].append($1) }
    return leden.values.filter { Set($0.map(\.soort)).count < $0.count }
      .compactMap { $0.min(by: <)?.sleutel }.sorted()
  }

  private static func groepen(_ db: Database, _ keuze: Leveringskeuze) throws -> Groepen {
    var groepen = Groepen()
    for tabel in Recordtabel.alle {
      let opdracht = try db.opdracht(
        """
        SELECT DISTINCT v.bsn, v.onderwijsnummer FROM \(tabel.versies) v
        WHERE v.bsn IS NOT NULL AND v.onderwijsnummer IS NOT NULL
          AND v.levering IN (SELECT l.id FROM levering l WHERE \(keuze.voorwaarde("l")))
        """)
      while try opdracht.stap() { groepen.verbind(opdracht.getal(0), opdracht.getal(1)) }
    }
    // Of removed rows that bore a link only the day is kept on which they came.
    let waar = if case .ontvangen = keuze { keuze.voorwaarde("k") } else { "1" }
    let bewaard = try db.opdracht("SELECT k.bsn, k.onderwijsnummer FROM koppeling k WHERE \(waar)")
    while try bewaard.stap() { groepen.verbind(bewaard.getal(0), bewaard.getal(1)) }
    return groepen
  }

  /// The kind and pseudonym of each number; BSN is the lower kind.
  private static func personen(
    _ nummers: [Int], _ db: Database, _ neem: (Int, (soort: Int, sleutel: Leerlingsleutel)) -> Void
  ) throws {
    let persoon = try db.opdracht("SELECT soort, sleutel FROM persoon WHERE id = ?")
    for nummer in nummers {
      persoon.bind(1, nummer)
      if try persoon.stap(), let sleutel = Leerlingsleutel(bytes: persoon.blob(1)) {
        neem(nummer, (persoon.getal(0), sleutel))
      }
      persoon.herstel()
    }
  }

  /// The pupil of a number; nil when it is linked to none.
  func leerling(_ nummer: Int) -> Leerlingsleutel? {
    leerlingen.isEmpty ? nil : leerlingen[nummer]
  }

  /// Disjoint sets, joined one pair at a time.
  private struct Groepen {
    private var boven: [Int: Int] = [:]

    var leden: [Int] { Array(boven.keys) }

    mutating func verbind(_ a: Int, _ b: Int) {
      let (wortelA, wortelB) = (wortel(a), wortel(b))
      boven[wortelA] = wortelB
      boven[wortelB] = wortelB
    }

    mutating func wortel(_ nummer: Int) -> Int {
      var wortel = nummer
      while let hoger = boven[wortel], hoger != wortel { wortel = hoger }
      // Shorten the way for the next time.
      var huidig = nummer
      while let hoger = boven[huidig], hoger != wortel {
        boven[huidig] = wortel
        huidig = hoger
      }
      return wortel
    }
  }
}

extension Register {
  /// Pupils behind whom there are two burgerservicenummers or two onderwijsnummers, in order.
  public func tegenstrijdigeKoppelingen() throws -> [Leerlingsleutel] {
    try doe { db in try Koppelingen.tegenstrijdig(db) }
  }
}
