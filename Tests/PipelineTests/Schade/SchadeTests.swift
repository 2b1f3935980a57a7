import Foundation
import GRDB
import Testing

/// A good delivery, damaged in every way that came to mind, each between good ones: damage is detected and located, no
/// row is lost, and the others stay as they are. The table in the README is what was seen.
///
/// Run with `SLUITEND_VERVERS=1` to write it anew, and review what changed.
@Suite struct SchadeTests {
  /// One kind of damage, and the file in which it is.
  private struct Proef {
    let soort: String
    let schade: Schade
    let voorvoegsel: String
    let pad: String
  }

  private static let proeven: [Proef] = {
    func proeven(_ soort: String, _ letter: String, _ map: String, _ alle: ((Int) -> String) -> [Schade])
      -> [Proef]
    {
      func voorvoegsel(_ nr: Int) -> String { "\(letter)\(nr)-" }
      return alle(voorvoegsel).enumerated().map { nr, schade in
        Proef(
          soort: soort, schade: schade, voorvoegsel: voorvoegsel(nr),
          pad: "\(map)/stuk-\(letter)\(nr)\(schade.einde)")
      }
    }
    return proeven("CSV", "C", "duo-verzuim-csv", CSVSchade.alle)
      + proeven("XML", "X", "duo-verzuim-xml", XMLSchade.alle)
  }()

  /// Good deliveries from before and behind the damaged ones, of other pupils.
  private static func leverGoede(_ plaats: Werkplaats) throws {
    for (dag, van) in [("20201001", 100), ("20201010", 120)] {
      try plaats.lever(
        "duo-verzuim-csv/goed_\(dag).csv",
        Meldingregel.kop
          + (van..<(van + 10)).map { Meldingregel(nummer: "G\($0)", bsn: Proefnummer.bsn($0)).csv }.joined())
      try plaats.lever(
        "volgsysteem-werkprocessen/goed_\(dag).csv",
        Werkprocesregel.kop
          + (van..<(van + 10)).map {
            Werkprocesregel(nummer: "G\($0)", bsn: Proefnummer.bsn($0), melding: "G\($0)").csv
          }.joined())
    }
  }

  /// All that is published of the good deliveries, record by record.
  private static func goede(_ uitvoer: Uitvoer) -> [[String]] {
    uitvoer.schooljaren.flatMap { jaar in
      ["feit_melding", "feit_geval", "feit_werkproces"].flatMap { naam in
        uitvoer.feiten(jaar, naam).rijen.filter { $0[0].hasPrefix("G") }.map { [naam, jaar] + $0 }
      }
    } + uitvoer.leveringen.rijen.filter { $0[0].contains("/goed_") }
  }

  @Test func `each kind of damage is detected and located, nothing is lost, and the others are untouched`()
    throws
  {
    let alleen = try Werkplaats()
    try Self.leverGoede(alleen)
    #expect(try alleen.draai() == .klaar)
    let plaats = try Werkplaats()
    try Self.leverGoede(plaats)
    for proef in Self.proeven {
      let pad = plaats.inbox + "/" + proef.pad
      try plaats.schrijf(pad, "")
      try Data(proef.schade.bytes).write(to: URL(fileURLWithPath: pad))
    }
    #expect(try plaats.draai() == .gegevens)
    let uitvoer = try plaats.uitvoer()
    #expect(try Self.goede(uitvoer) == Self.goede(alleen.uitvoer()))
    #expect(Self.goede(uitvoer).count == 20 + 20 + 20 + 4)

    let gezien = try self.gezien(plaats, uitvoer)
    for (proef, gezien) in zip(Self.proeven, gezien) {
      #expect(Self.past(gezien, proef.schade.verwacht), "\(proef.soort): \(proef.schade.naam): \(gezien)")
    }
    for soort in ["CSV", "XML"] { #expect(Self.proeven.count { $0.soort == soort } >= 60) }
    try Self.vergelijk(Self.tabel(gezien))
  }

  /// A refusal near the line is one within a line of it: where the parser notices it.
  private static func past(_ gezien: Schade.Uitkomst, _ verwacht: Schade.Uitkomst) -> Bool {
    switch (gezien, verwacht) {
    case (.geweigerd(let a, let regel), .geweigerd(let b, let verwachte)):
      guard let verwachte else { return a == b }
      return a == b && regel.map { abs($0 - verwachte) <= 1 } == true
    default: return gezien == verwacht
    }
  }

  /// What came of each file, from what is published and the ledger.
  private func gezien(_ plaats: Werkplaats, _ uitvoer: Uitvoer) throws -> [Schade.Uitkomst] {
    let afkeur = Dictionary(grouping: uitvoer.tabel("afkeur.csv").rijen(waar: [:])) { $0["levering"] ?? "" }
    let records = uitvoer.schooljaren.flatMap { uitvoer.feiten($0, "feit_melding").kolom("meldingsnummer") }
    let stappen = try DatabaseQueue(path: plaats.map + "/data/register.sqlite").read { db in
      try Row.fetchAll(db, sql: "SELECT naam, toelichting FROM stap").reduce(into: [String: String]()) {
        $0[$1["naam"]] = $1["toelichting"]
      }
    }
    return try Self.proeven.map { proef in
      let regel = try #require(uitvoer.leveringen.rijen(waar: ["bestand": proef.pad]).first, "\(proef.pad)")
      let uitkomst = regel["uitkomst"] ?? ""
      let eigen = records.count { $0.hasPrefix(proef.voorvoegsel) }
      guard uitkomst == "aanvaard" else {
        #expect(eigen == 0, "\(proef.pad)")
        let waar = try #require(stappen["inname \(proef.pad)"])
        // All but an empty file and one without a date say where or why.
        #expect(["B04", "B02"].contains(uitkomst) || waar.contains(", "), "\(proef.pad): \(waar)")
        return .geweigerd(
          uitkomst, regel: waar.split(separator: "near line ").dropFirst().first.flatMap { Int($0) })
      }
      let gelezen = Int(regel["gelezen"] ?? "") ?? -1
      let afgekeurd = (afkeur[proef.pad] ?? []).map { "\($0["code"] ?? "") row \($0["rij"] ?? "")" }
      #expect(
        Int(regel["afgekeurd"] ?? "") == afgekeurd.count
          && Int(regel["aanvaard"] ?? "") == gelezen - afgekeurd.count)
      return .gelezen(gelezen, afgekeurd, records: eigen)
    }
  }

  // The table in the README.

  private static let merken = ("<!-- damage: written by SchadeTests -->\n", "<!-- /damage -->\n")

  private static func tabel(_ gezien: [Schade.Uitkomst]) -> String {
    let regels = zip(proeven, gezien).map { proef, gezien in
      "| \(proef.soort) | \(proef.schade.naam.replacing("<", with: "&lt;")) | \(proef.schade.verwacht) | \(gezien) |\n"
    }
    return "| file | damage | expected | seen |\n|---|---|---|---|\n" + regels.joined()
  }

  private static func vergelijk(_ tabel: String) throws {
    let pad = Werkplaats.bron + "/README.md"
    let readme = try String(contentsOfFile: pad, encoding: .utf8)
    let begin = try #require(readme.range(of: merken.0))
    let einde = try #require(readme.range(of: merken.1))
    let plaats = begin.upperBound..<einde.lowerBound
    if ProcessInfo.processInfo.environment["SLUITEND_VERVERS"] == "1" {
      try Data(readme.replacingCharacters(in: plaats, with: tabel).utf8).write(to: URL(fileURLWithPath: pad))
    } else {
      #expect(
        readme[plaats] == tabel,
        "write the table anew with: SLUITEND_VERVERS=1 swift test --filter SchadeTests; then review what changed"
      )
    }
  }
}
