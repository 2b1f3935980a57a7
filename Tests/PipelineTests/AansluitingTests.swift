import Foundation
import Pipeline
import Testing
import Transform

/// Every bridge closes, in every gemeente and in the region (DESIGN.md, promise 4). Judged from the CSV files alone,
/// by replaying the records of each step.
@Suite struct AansluitingTests {
  /// The steps of formats.md, "Bridge", with the telling that the stand must equal.
  static let stappen: [(code: String, eenheid: String, telling: String?)] = [
    ("begin", "werkproces", "werkprocessen-verzuim"), ("absoluut-verzuim", "werkproces", nil),
    ("zonder-duo-melding", "werkproces", nil), ("melding-ingetrokken", "werkproces", nil),
    ("melding-in-ander-schooljaar", "werkproces", nil), ("melding-in-andere-gemeente", "werkproces", nil),
    ("meer-werkprocessen-per-melding", "melding", nil), ("werkproces-in-ander-schooljaar", "melding", nil),
    ("werkproces-in-andere-gemeente", "melding", nil), ("alleen-bij-duo", "melding", "verzuim-meldingen"),
    ("niet-wettelijk", "melding", nil), ("herhaalmeldingen", "leerling", "verzuim-wettelijk-leerlingen"),
  ]

  @Test(arguments: [UInt64(7), 11]) func `each step follows from its records, and the ends are the tellingen`(
    _ seed: UInt64
  ) throws {
    let plaats = try Werkplaats()
    try plaats.maakInbox(600, seed: seed)
    try plaats.draai()
    let uitvoer = try plaats.uitvoer()
    #expect(uitvoer.schooljaren == ["2020-2021", "2021-2022"])
    for jaar in uitvoer.schooljaren {
      let tellingen = uitvoer.feiten(jaar, "feit_telling")
      let map = "aansluitingen/schooljaar=\(jaar)/verzuim-volgsysteem-duo"
      let treden = uitvoer.tabel(map + ".csv")
      let regels = uitvoer.tabel(map + "_regels.csv")
      let leerlingen = Dictionary(
        zip(
          uitvoer.feiten(jaar, "feit_melding").kolom("meldingsnummer"),
          uitvoer.feiten(jaar, "feit_melding").kolom("leerling")), uniquingKeysWith: { eerste, _ in eerste })
      // A gemeente has a bridge when it has numbers, and the region always.
      let gemeenten = Set(tellingen.rijen(waar: ["niveau": "gemeente"]).compactMap { $0["gemeentecode"] })
      #expect(gemeenten.count == 11)
      #expect(Set(treden.kolom("gemeentecode")) == gemeenten.union([""]))
      for gemeente in gemeenten.union([""]) {
        let niveau = gemeente.isEmpty ? "regio" : "gemeente"
        let bereik = ["niveau": niveau, "gemeentecode": gemeente]
        try Nalopen(
          treden: treden.rijen(waar: bereik), regels: regels.rijen(waar: bereik), leerlingen: leerlingen,
          telling: { id in
            tellingen.rijen(waar: bereik.merging(["telling": id]) { a, _ in a }).first
              .flatMap { Int($0["aantal"] ?? "") }
          }
        ).controleer("\(jaar) \(niveau) \(gemeente)")
      }
      #expect(treden.rijen.count == (gemeenten.count + 1) * Self.stappen.count)
    }
  }

  /// Synthetic deliveries must put each step to the test, or the test above proves little.
  @Test func `the synthetic region uses every step`() throws {
    let plaats = try Werkplaats()
    try plaats.maakInbox(600)
    try plaats.draai()
    let uitvoer = try plaats.uitvoer()
    let gebruikt = uitvoer.schooljaren.flatMap { jaar in
      uitvoer.tabel("aansluitingen/schooljaar=\(jaar)/verzuim-volgsysteem-duo.csv").rijen(waar: [:])
        .filter { $0["mutatie"] != "0" }.compactMap { $0["code"] }
    }
    #expect(Set(gebruikt) == Set(Self.stappen.map(\.code)))
  }

  // A bridge that doesn't close.

  static let brug = "aansluitingen/verzuim-volgsysteem-duo.yaml"
  static let breuken = [
    // A last step that forgets a soort, a step that names the wrong telling, and one that isn't there.
    ("houd: {soort: [V3, V4, LRV]}", "houd: {soort: [V3, V4]}"),
    ("verwijder: {melding: {status: [I]}}", "verwijder: {melding: {status: [G]}}"),
    ("gelijk-aan: verzuim-meldingen", "gelijk-aan: verzuim-wettelijk-meldingen"),
  ]

  @Test(arguments: breuken) func `a bridge that doesn't close publishes nothing`(
    _ oud: String, _ nieuw: String
  ) throws {
    let plaats = try Werkplaats()
    try plaats.maakInbox(300)
    try plaats.draai("heel")
    try plaats.wijzig(Self.brug, oud, nieuw)
    let fout = #expect(throws: Sluitfout.self) { try plaats.draai() }
    #expect(fout.map { Exitcode($0) } == .intern)
    #expect(plaats.huidig() == nil)
    #expect(try plaats.publicaties().filter { !$0.hasPrefix(".") } == [])
    // What was taken in stays, and the mended bridge counts it.
    try plaats.wijzig(Self.brug, nieuw, oud)
    try plaats.draai()
    #expect(try plaats.uitvoer().verschil(met: plaats.uitvoer("heel")) == [])
  }

  @Test func `a bridge that no longer closes leaves the last publication as it was`() throws {
    let plaats = try Werkplaats()
    try plaats.maakInbox(300)
    try plaats.draai()
    let eerste = try plaats.uitvoer()
    try plaats.wijzig(Self.brug, Self.breuken[0].0, Self.breuken[0].1)
    #expect(throws: Sluitfout.self) { try plaats.draai() }
    #expect(plaats.huidig() == "publicaties/1")
    #expect(try plaats.uitvoer().verschil(met: eerste) == [])
  }
}

/// One bridge for one scope, walked again from its records.
private struct Nalopen {
  let treden: [[String: String]]
  let regels: [[String: String]]
  /// Of each melding in scope of the school year.
  let leerlingen: [String: String]
  let telling: (String) -> Int?

  /// What the bridge counts: number of the record → its pupil, and for werkprocessen the melding that they bear.
  private struct Record: Hashable {
    let leerling: String
    let melding: String
  }

  func controleer(_ waar: String) throws {
    try #require(treden.compactMap { $0["code"] } == AansluitingTests.stappen.map(\.code), "\(waar)")
    var stand: [String: Record] = [:]
    for (nummer, verwacht) in AansluitingTests.stappen.enumerated() {
      let trede = treden[nummer]
      let bij = "\(waar) step \(nummer)"
      let mutatie = try #require(Int(trede["mutatie"] ?? ""), "\(bij)")
      let eigen = regels.filter { $0["stap"] == String(nummer) }
      #expect(eigen.count == abs(mutatie), "\(bij): as many records as the mutatie says")
      #expect(eigen.allSatisfy { $0["teken"] == (mutatie < 0 ? "-" : "+") }, "\(bij)")
      #expect(nummer == 0 || (7...9).contains(nummer) ? mutatie >= 0 : mutatie <= 0, "\(bij): the sign")
      for regel in eigen { pasToe(regel, nummer, &stand, bij) }
      if nummer == 6 { stand = meldingen(stand) }

      #expect(trede["stap"] == String(nummer) && trede["eenheid"] == verwacht.eenheid, "\(bij)")
      #expect(trede["stand"] == String(stand.count), "\(bij): the stand is what is left")
      #expect(trede["leerlingen"] == String(Set(stand.values.map(\.leerling)).count), "\(bij): pupils")
      if let id = verwacht.telling { #expect(stand.count == telling(id), "\(bij): equals \(id)") }
    }
    #expect(treden.compactMap { Int($0["mutatie"] ?? "") }.reduce(0, +) == stand.count, "\(waar)")
  }

  private func pasToe(_ regel: [String: String], _ stap: Int, _ stand: inout [String: Record], _ bij: String)
  {
    let werkproces = regel["werkprocesnummer"] ?? ""
    let melding = regel["meldingsnummer"] ?? ""
    let record = Record(leerling: regel["leerling"] ?? "", melding: melding)
    #expect(werkproces.isEmpty == (stap >= 7), "\(bij): which number a line names")
    let nummer = stap < 7 ? werkproces : melding
    if regel["teken"] == "+" {
      #expect(stand.updateValue(record, forKey: nummer) == nil, "\(bij): \(nummer) was in already")
    } else {
      #expect(stand.removeValue(forKey: nummer) == record, "\(bij): \(nummer) wasn't in")
      guard stap == 6 || stap == 11 else { return }
      // A collapse removes a record for one that stays, with a lower number.
      let heeftBlijver = stand.contains { ander in
        lager(ander.key, nummer)
          && (stap == 6 ? ander.value.melding == melding : ander.value.leerling == record.leerling)
      }
      #expect(heeftBlijver, "\(bij): \(nummer) goes, but nothing lower stays for it")
    }
  }

  /// From here on the bridge counts meldingen, with the pupils that they have at DUO.
  private func meldingen(_ stand: [String: Record]) -> [String: Record] {
    Dictionary(
      stand.values.map { ($0.melding, Record(leerling: leerlingen[$0.melding] ?? "", melding: $0.melding)) },
      uniquingKeysWith: { eerste, _ in eerste })
  }

  /// Record numbers go by length, then by bytes.
  private func lager(_ a: String, _ b: String) -> Bool {
    a.utf8.count == b.utf8.count ? a.utf8.lexicographicallyPrecedes(b.utf8) : a.utf8.count < b.utf8.count
  }
}
