import Domain
import Foundation
import GRDB
import Pipeline

/// A comparison of two runs as its readers get it, beside the two publications that it compares.
struct Vergelijkingsproef {
  /// Which number.
  struct Plek: Hashable {
    let schooljaar: String
    let telling: String
    let eenheid: String
    let periode: String
    let niveau: String
    let gemeentecode: String
    let schoolsoort: String

    init(_ rij: [String: String], _ schooljaar: String? = nil) {
      self.schooljaar = schooljaar ?? rij["schooljaar"] ?? ""
      telling = rij["telling"] ?? ""
      eenheid = rij["eenheid"] ?? ""
      periode = rij["periode"] ?? ""
      niveau = rij["niveau"] ?? ""
      gemeentecode = rij["gemeentecode"] ?? ""
      schoolsoort = rij["schoolsoort"] ?? ""
    }

    var naam: String {
      [schooljaar, telling, eenheid, periode, niveau, gemeentecode, schoolsoort].joined(separator: ";")
    }
  }

  typealias Rij = [String: String]

  let tekst: String
  /// The rows of `cijfers.csv` and `records.csv`.
  let cijfers: [Rij]
  let records: [Rij]
  /// What was published, by `feit_telling.csv` and `feit_verhouding.csv`.
  let oud: [Plek: String]
  let nieuw: [Plek: String]
  /// Of each number that is told, its rows in order.
  let stappen: [Plek: [Rij]]
  /// The folder of the tables.
  let map: String

  init(_ plaats: Werkplaats, _ van: Int, _ naar: Int, _ data: String) throws {
    map = plaats.map + "/verschil-" + UUID().uuidString
    tekst = try Runverschil(data: "\(plaats.map)/\(data)").tekst(
      van: van, naar: naar, gemeente: nil, records: true, uit: map)
    cijfers = try Self.rijen(map + "/cijfers.csv")
    records = try Self.rijen(map + "/records.csv")
    oud = try Self.gepubliceerd(plaats, na: van, data)
    nieuw = try Self.gepubliceerd(plaats, na: naar, data)
    stappen = Dictionary(grouping: cijfers) { Plek($0) }
  }

  private static func rijen(_ pad: String) throws -> [Rij] {
    Tabel(csv: try String(contentsOfFile: pad, encoding: .utf8)).rijen(waar: [:])
  }

  private static func gepubliceerd(_ plaats: Werkplaats, na run: Int, _ data: String) throws -> [Plek: String]
  {
    var opzet = GRDB.Configuration()
    opzet.readonly = true
    let register = try DatabaseQueue(path: "\(plaats.map)/\(data)/register.sqlite", configuration: opzet)
    let nummer = try register.read { db in
      try Int.fetchOne(db, sql: "SELECT max(nummer) FROM publicatie WHERE run <= ?", arguments: [run])
    }
    let uitvoer = try Uitvoer("\(plaats.map)/\(data)/publicaties/\(nummer ?? 0)")
    var cijfers: [Plek: String] = [:]
    for jaar in uitvoer.schooljaren {
      for (naam, kolom) in [("feit_telling", "aantal"), ("feit_verhouding", "waarde")] {
        for rij in uitvoer.feiten(jaar, naam).rijen(waar: [:]) { cijfers[Plek(rij, jaar)] = rij[kolom] }
      }
    }
    return cijfers
  }

  /// The causes that it names.
  var oorzaken: Set<String> { Set(cijfers.compactMap { $0["oorzaak"] }) }

  /// A number for the region.
  func stap(_ telling: String, _ jaar: String = "2020-2021") -> [Rij] {
    stappen.first { $0.key.telling == telling && $0.key.schooljaar == jaar && $0.key.niveau == "regio" }?
      .value ?? []
  }

  // The laws.

  /// Where it breaks what every comparison must keep; empty = nowhere.
  var fouten: [String] { foutenCijfers + foutenStappen + foutenTekst + foutenRecords + foutenSommen }

  /// All that differs is told, with what was published; nothing else is.
  private var foutenCijfers: [String] {
    Set(oud.keys).union(nieuw.keys).union(stappen.keys).flatMap { plek -> [String] in
      let (een, ander) = (oud[plek], nieuw[plek])
      guard let rijen = stappen[plek] else {
        return een == ander ? [] : ["\(plek.naam): \(een ?? "–") → \(ander ?? "–") isn't told"]
      }
      let soort =
        switch (een, ander) {
        case (nil, nil): "niets"
        case (nil, _): "verschenen"
        case (_, nil): "verdwenen"
        default: een == ander ? "gelijk" : "herzien"
        }
      return rijen.filter { $0["oud"] != een ?? "" || $0["nieuw"] != ander ?? "" || $0["soort"] != soort }
        .map { "\(plek.naam): published \(een ?? "–") → \(ander ?? "–"), told \($0)" }
        + (soort == "gelijk" && rijen.count < 2 ? ["\(plek.naam): the same, by one cause"] : [])
    }
  }

  /// Each step begins where the one before ended; causes come in their order, and only what can come last comes again.
  private var foutenStappen: [String] {
    stappen.flatMap { plek, rijen -> [String] in
      var fouten: [String] = []
      var stand = oud[plek] ?? ""
      for (i, rij) in rijen.enumerated() {
        if rij["stap"] != String(i + 1) {
          fouten.append("\(plek.naam): step \(rij["stap"] ?? "") at \(i + 1)")
        }
        if rij["van"] != stand { fouten.append("\(plek.naam): from \(rij["van"] ?? ""), not \(stand)") }
        stand = rij["naar"] ?? ""
        if let getal = Int(stand), getal == Int(rij["van"] ?? "") {
          fouten.append("\(plek.naam): a step that changes nothing")
        }
      }
      if stand != nieuw[plek] ?? "" { fouten.append("\(plek.naam): ends at \(stand)") }
      let volgorde = rijen.compactMap { Self.volgorde.firstIndex(of: $0["oorzaak"] ?? "") }
      let zonderEind = volgorde.last ?? 9 < 2 ? Array(volgorde.dropLast()) : volgorde
      if volgorde.count != rijen.count
        || zip(zonderEind, zonderEind.dropFirst()).contains(where: { $0 >= $1 })
      {
        fouten.append("\(plek.naam): causes \(rijen.compactMap { $0["oorzaak"] })")
      }
      return fouten
    }
  }

  private static let volgorde = [
    "programma", "lezing", "leveringen", "correcties", "definities", "referentie",
  ]

  /// Its counts are those of the rows.
  private var foutenTekst: [String] {
    func aantal(_ regel: Regex<(Substring, Substring)>) -> Int {
      tekst.firstMatch(of: regel).flatMap { Int($0.1) } ?? 0
    }
    func plekken(_ kolom: String, _ waarde: String) -> Int {
      stappen.values.count { $0.contains { $0[kolom] == waarde } }
    }
    var geteld: [(String, gezegd: Int, rijen: Int)] = [
      ("herzien", aantal(/\n(\d+) numbers? revised\n/), plekken("soort", "herzien")),
      ("verschenen", aantal(/\n(\d+) numbers? appeared\n/), plekken("soort", "verschenen")),
      ("verdwenen", aantal(/\n(\d+) numbers? vanished\n/), plekken("soort", "verdwenen")),
      ("gelijk", aantal(/\n(\d+) numbers? the same, though/), plekken("soort", "gelijk")),
    ]
    let regels = tekst.matches(of: /\((\w+)\): (\d+) numbers?, (\d+) record rows?\n/).map(\.output)
    for oorzaak in Self.volgorde {
      let gezegd = regels.first { $0.1 == oorzaak }
      geteld.append((oorzaak, gezegd.flatMap { Int($0.2) } ?? 0, plekken("oorzaak", oorzaak)))
      geteld.append(
        (oorzaak, gezegd.flatMap { Int($0.3) } ?? 0, records.count { $0["oorzaak"] == oorzaak }))
    }
    let fouten = geteld.filter { $0.gezegd != $0.rijen }.map {
      "\($0.0): says \($0.gezegd), holds \($0.rijen)"
    }
    let zwijgt = cijfers.isEmpty != tekst.contains("no number differs")
    return fouten + (zwijgt ? ["says whether something differs, and it doesn't"] : [])
  }

  /// No row that says nothing, and none twice.
  private var foutenRecords: [String] {
    let dubbel = Dictionary(grouping: records) { $0 }.filter { $0.value.count > 1 }.keys
    let vreemd = records.filter { rij in
      !cijfers.contains { $0["telling"] == rij["telling"] && $0["schooljaar"] == rij["schooljaar"] }
    }
    return dubbel.map { "twice: \($0)" } + vreemd.map { "of no number: \($0)" }
  }

  /// What a cause adds to a number of records is how many of its records come, less how many go.
  private var foutenSommen: [String] {
    let eenheden = Dictionary(grouping: Set(oud.keys).union(nieuw.keys), by: \.telling).mapValues {
      Set($0.map(\.eenheid))
    }
    let telbaar = Set(eenheden.filter { $0.value.isSubset(of: ["melding", "werkproces"]) }.keys)
    var cijfersom: [[String]: Int] = [:]
    for rij in cijfers
    where telbaar.contains(rij["telling"] ?? "") && !["programma", "lezing"].contains(rij["oorzaak"]) {
      let sleutel = ["schooljaar", "telling", "oorzaak", "niveau", "gemeentecode", "schoolsoort"].map {
        rij[$0] ?? ""
      }
      cijfersom[sleutel, default: 0] += (Int(rij["naar"] ?? "") ?? 0) - (Int(rij["van"] ?? "") ?? 0)
    }
    var recordsom: [[String]: Int] = [:]
    for rij in records where telbaar.contains(rij["telling"] ?? "") {
      let wat = ["schooljaar", "telling", "oorzaak"].map { rij[$0] ?? "" }
      let (gemeente, soort) = (rij["gemeentecode"] ?? "", rij["schoolsoort"] ?? "")
      let teken = rij["teken"] == "+" ? 1 : -1
      for plek in [
        ["regio", "", ""], ["gemeente", gemeente, ""], ["schoolsoort", "", soort],
        ["gemeente-schoolsoort", gemeente, soort],
      ] { recordsom[wat + plek, default: 0] += teken }
    }
    // What was there neither before nor after isn't told, though something came and went.
    let gepubliceerd = Set(
      Set(oud.keys).union(nieuw.keys).map {
        [$0.schooljaar, $0.telling, $0.niveau, $0.gemeentecode, $0.schoolsoort]
      })
    return Set(cijfersom.keys).union(recordsom.keys).compactMap { sleutel in
      let plek = Array(sleutel[0...1] + sleutel[3...])
      let (cijfer, record) = (cijfersom[sleutel] ?? 0, recordsom[sleutel] ?? 0)
      guard cijfer != record, gepubliceerd.contains(plek) else { return nil }
      return "\(sleutel.joined(separator: ";")): \(cijfer) by the numbers, \(record) by the records"
    }
  }
}

extension Werkplaats {
  func verschil(_ van: Int, _ naar: Int, _ data: String = "data") throws -> Vergelijkingsproef {
    try Vergelijkingsproef(self, van, naar, data)
  }
}
