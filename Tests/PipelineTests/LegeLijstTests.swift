import Register
import Testing

@testable import Pipeline

/// Which lists a run tells of as left with nothing; how it says so stands in the golden case `run-lege-lijst`.
@Suite struct LegeLijstTests {
  private static let kop =
    "BURGERSERVICENUMMER;ONDERWIJSNUMMER;GEBOORTEDATUM;RMC_REGIO;GEMCODE;BRIN;BRIN_VOLGNR;NIVEAU;ONDERWIJSSOORT\n"
  private static let rij = "\(Proefnummer.bsn(1));0;17-03-2004;REGIO 10;193;01AA;18;Mbo2 opleidinge;MBO\n"

  /// The files that left a list with nothing, after deliveries by date with a row or without.
  private func leeg(_ leveringen: (dag: String, heeftRij: Bool)...) throws -> [String] {
    let plaats = try Werkplaats()
    for (dag, heeftRij) in leveringen {
      // White space behind the last line makes other bytes of the same content.
      let wit = String(repeating: "\n", count: Int(dag.suffix(2)) ?? 0)
      try plaats.lever("duo-nrsp/NRSP2021DR10_\(dag).csv", Self.kop + (heeftRij ? Self.rij : "") + wit)
    }
    try plaats.draai()
    return try Register(lezen: plaats.map + "/data/register.sqlite").legeLijsten().map { leeg in
      "\(leeg.lijst) \(leeg.bestand.suffix(12).prefix(8)) after \(leeg.vorige.suffix(12).prefix(8)): \(leeg.records)"
    }
  }

  @Test func `a header alone leaves nothing of a list that had rows`() throws {
    #expect(
      try leeg(("20221101", true), ("20221102", false))
        == ["duo-nrsp/NRSP2021DR10 20221102 after 20221101: 1"])
  }

  @Test func `a list that had none, has some again, or never had a header alone is no news`() throws {
    #expect(try leeg(("20221101", false)) == [])
    #expect(try leeg(("20221101", true), ("20221102", false), ("20221103", false)) == [])
    #expect(try leeg(("20221101", true), ("20221102", false), ("20221103", true)) == [])
    #expect(try leeg(("20221101", true), ("20221102", true)) == [])
  }
}
