import Domain
import Foundation
import Pipeline
import Testing

/// Any past report can be rebuilt as it was known (DESIGN.md, "Register: two time axes").
@Suite struct HerbouwTests {
  /// Deliveries come one day of receipt after another, as they do in a year. After each of them every earlier report is
  /// rebuilt, and must have the bytes that it had on its own day.
  @Test func `after each new delivery every earlier report is rebuilt with the same bytes`() throws {
    let plaats = try Werkplaats()
    try plaats.maakInbox(250, "\(plaats.map)/alles")
    let dagen = try Self.dagen(plaats.map + "/alles")
    #expect(dagen.count >= 8)
    var verslagen: [String: Uitvoer] = [:]
    for (i, dag) in dagen.enumerated() {
      try plaats.kopieer(dag.paden, van: plaats.map + "/alles", naar: plaats.inbox)
      try plaats.draai()
      verslagen[dag.datum] = try plaats.uitvoer()
      // All of them, but only the newest few each time and the oldest: the others were rebuilt before.
      for eerder in dagen[...i]
      where eerder.datum == dagen[0].datum || eerder.datum >= dagen[max(0, i - 3)].datum {
        try plaats.draai(opDag: eerder.datum)
        let herbouwd = try Uitvoer("\(plaats.map)/data/publicaties/as-of-\(eerder.datum)")
        let verslag = try #require(verslagen[eerder.datum])
        #expect(herbouwd.verschil(met: verslag) == [], "\(eerder.datum), rebuilt on \(dag.datum)")
      }
    }
    // And once more all of them at the end.
    for (datum, verslag) in verslagen {
      try plaats.draai(opDag: datum)
      #expect(
        try Uitvoer("\(plaats.map)/data/publicaties/as-of-\(datum)").verschil(met: verslag) == [], "\(datum)")
    }
    // The reports differ, or this proves nothing.
    let eerste = try #require(verslagen[dagen[0].datum])
    let laatste = try #require(verslagen[dagen[dagen.count - 1].datum])
    #expect(!laatste.verschil(met: eerste).isEmpty)
  }

  /// The files of an inbox by their day of receipt, in order; without those that are refused or of no day.
  private static func dagen(_ inbox: String) throws -> [(datum: String, paden: [String])] {
    var perDag: [String: [String]] = [:]
    for pad in try FileManager.default.subpathsOfDirectory(atPath: inbox) where !pad.contains("afgebroken") {
      guard let datum = try datum(inbox, pad) else { continue }
      perDag[datum, default: []].append(pad)
    }
    return perDag.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// From the name, or the header of an XML file.
  private static func datum(_ inbox: String, _ pad: String) throws -> String? {
    guard pad.hasSuffix(".csv") || pad.hasSuffix(".xml") else { return nil }
    if let treffer = try /_(\d{4})(\d{2})(\d{2})\.(csv|xml)$/.firstMatch(in: pad) {
      return "\(treffer.1)-\(treffer.2)-\(treffer.3)"
    }
    let tekst = String(decoding: try Data(contentsOf: URL(fileURLWithPath: inbox + "/" + pad)), as: UTF8.self)
    return try /datumTijdBedrijfsdocument>(\d{4}-\d{2}-\d{2})/.firstMatch(in: tekst).map { String($0.1) }
  }
}
