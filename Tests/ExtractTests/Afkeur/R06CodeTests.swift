import Domain
import Testing

@testable import Extract

@Suite("R06: an unknown code, or a region that is no number")
struct R06CodeTests {
  @Test("Every soort of the contract is read as itself")
  func soorten() throws {
    let meldingen: [(String, Verzuimsoort)] = [
      ("V1", .v1), ("V2", .v2), ("V3", .v3), ("V4", .v4), ("RMC", .rmc), ("L", .luxe), ("LRV", .lrv),
      ("O", .overig),
    ]
    for bron in [Bron.meldingXML, .meldingCSV] {
      let uitslag = try bron.lees(meldingen.map { bron.rij([.soort: $0.0]) })
      #expect(uitslag.meldingen.map(\.soort) == meldingen.map(\.1))
    }
    let werkprocessen: [(String, Werkprocessoort)] = [
      ("signaalverzuim", .signaalverzuim), ("luxe", .luxe), ("lrv", .lrv), ("verzuim18plus", .verzuim18plus),
      ("absoluut", .absoluut), ("zorg", .zorg), ("vrijstelling", .vrijstelling), ("rmc-vsv", .rmcVsv),
      ("oud-vsv", .oudVsv), ("jikp", .jikp),
    ]
    let bron = Bron.werkprocesCSV
    let uitslag = try bron.lees(werkprocessen.map { bron.rij([.soort: $0.0]) })
    #expect(uitslag.werkprocessen.map(\.soort) == werkprocessen.map(\.1))
  }

  @Test("Every status of the contract is read as itself", arguments: [Bron.meldingXML, .meldingCSV])
  func statussen(_ bron: Bron) throws {
    let statussen: [(String, Meldingstatus)] = [
      ("R", .geregistreerd), ("B", .inBehandeling), ("G", .afgesloten), ("K", .terKennisgeving),
      ("I", .ingetrokken), ("D", .overgedragen),
    ]
    let uitslag = try bron.lees(statussen.map { bron.rij([.status: $0.0]) })
    #expect(uitslag.meldingen.map(\.status) == statussen.map(\.1))
  }

  @Test("Codes match exactly", arguments: Bron.allCases)
  func exact(_ bron: Bron) throws {
    let soorten =
      bron.record == .melding
      ? ["v3", "V5", "V", "LR", "LRV ,", "V3V4", "lrv"] : ["Luxe", "LRV", "V3", "rmc"]
    try bron.toets(soorten.map { .fout(.r06, .soort, [.soort: $0]) })
    if bron.record == .melding {
      try bron.toets(["r", "X", "RB", "1", "afgesloten"].map { .fout(.r06, .status, [.status: $0]) })
      try bron.toets([.fout(.r06, .soort, [.soort: "X", .status: "X"])])
    }
  }
}
