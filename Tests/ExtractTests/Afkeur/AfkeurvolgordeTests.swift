import Domain
import Testing

@testable import Extract

/// Several faults in one row: it gets the first code of R08, R09, R04, R01, R02, R05, R06, R07, R03.
@Suite("The order of the rejection codes")
struct AfkeurvolgordeTests {
  private static let volgorde: [Afkeurcode] = [.r08, .r09, .r04, .r01, .r02, .r05, .r06, .r07, .r03]

  /// For each code a fault that leaves the fields of the other faults alone.
  private static let fouten: [Afkeurcode: (veld: Veldnaam?, anders: Rij)] = [
    .r08: (nil, [:]), .r09: (nil, [:]),
    .r04: (.mutatiedatum, [.mutatiedatum: ""]),
    .r01: (.bsn, [.bsn: "1"]),
    .r02: (.geboortedatum, [.geboortedatum: "2005-02-30"]),
    .r05: (.brin, [.brin: "fout"]),
    .r06: (.soort, [.soort: "fout"]),
    .r07: (.gemeentecode, [.gemeentecode: "9999"]),
    .r03: (.einde, [.einde: "1999-01-01"]),
  ]

  /// A row with exactly these faults. NUL stands for the bytes that are no text.
  private func rij(_ bron: Bron, _ codes: [Afkeurcode]) -> String {
    var rij = bron.geldig
    for code in codes { rij.merge(Self.fouten[code]?.anders ?? [:]) { $1 } }
    if codes.contains(.r09) { rij[Self.vrijVeld(bron)] = "\u{0}" }
    return bron.tekst(rij) + (codes.contains(.r08) ? ";" : "")
  }

  /// A field without a rule of its own.
  private static func vrijVeld(_ bron: Bron) -> Veldnaam {
    switch bron.record {
    case .melding: .redenAfsluiting
    case .werkproces: .resultaat
    case .opgave: .vestiging
    }
  }

  @Test("Of each two faults the earlier code counts, with its own field", arguments: Bron.allCases)
  func paren(_ bron: Bron) throws {
    // What has to do with columns and bytes has no meaning in XML.
    let codes = bron.isCSV ? Self.volgorde : Array(Self.volgorde.dropFirst(2))
    var verwacht: [Afkeurcode] = []
    var teksten: [String] = []
    for (i, eerste) in codes.enumerated() {
      for tweede in codes[i...] {
        verwacht.append(eerste)
        teksten.append(rij(bron, [eerste, tweede]))
      }
      // And with all that come later.
      verwacht.append(eerste)
      teksten.append(rij(bron, Array(codes[i...])))
    }
    let uitslag = try Proef.lees(bron.bestand(teksten), met: bron.profiel)
    #expect(uitslag.afkeuringen.map(\.code) == verwacht)
    #expect(
      uitslag.afkeuringen.map(\.veld) == verwacht.map { Self.fouten[$0]?.veld.flatMap(bron.naam) })
    #expect(uitslag.rijen == verwacht.count)
  }

  @Test("An end before an unreadable begin is no second fault", arguments: Bron.allCases)
  func nietVergelijkbaar(_ bron: Bron) throws {
    try bron.toets([
      .fout(.r02, .begin, [.begin: "x", .einde: "1999-01-01"]),
      .fout(.r02, .einde, [.begin: "2021-09-13", .einde: "x"]),
      .fout(.r04, .begin, [.begin: "", .einde: "1999-01-01"]),
    ])
  }
}
