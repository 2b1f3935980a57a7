import Foundation
import Pipeline
import Testing

/// How many publications stay is for the set-up to say.
@Suite struct OpruimenTests {
  private func plaats(_ sleutel: String) throws -> Werkplaats {
    let plaats = try Werkplaats()
    try plaats.wijzig("ijssel-vecht.yaml", "afkeurgrens: 1\n", "afkeurgrens: 1\n\(sleutel)\n")
    for dag in 1...5 {
      try plaats.lever(
        "duo-verzuim-csv/a_2020100\(dag).csv", Meldingregel.bestand(.init(nummer: "\(dag)")))
      try plaats.draai()
    }
    return plaats
  }

  @Test func `without a word of it all publications stay`() throws {
    #expect(try plaats("").publicaties() == ["1", "2", "3", "4", "5"])
  }

  @Test func `the newest stay, and the current one is whole`() throws {
    let plaats = try plaats("publicaties: 2")
    #expect(try plaats.publicaties() == ["4", "5"])
    #expect(plaats.huidig() == "publicaties/5")
    #expect(try plaats.run(5).contains("publications 3 removed"))
    try plaats.draai("vers")
    #expect(try plaats.uitvoer().verschil(met: plaats.uitvoer("vers")) == [])
    #expect(throws: NietGevonden.self) {
      try Runverschil(data: plaats.map + "/data").tekst(
        van: 1, naar: 5, gemeente: nil, records: false, uit: nil)
    }
  }

  @Test func `no number of publications is a fault of the set-up`() throws {
    let plaats = try Werkplaats()
    try plaats.wijzig("ijssel-vecht.yaml", "afkeurgrens: 1\n", "afkeurgrens: 1\npublicaties: 0\n")
    #expect(plaats.configuratiefouten.contains { $0.contains("publicaties") && $0.contains("1 to 100000") })
  }
}
