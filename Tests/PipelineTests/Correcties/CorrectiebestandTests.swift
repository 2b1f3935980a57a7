import Foundation
import Pipeline
import Testing

/// What is wrong in files of corrections is told with file and line, all together.
@Suite struct CorrectiebestandTests {
  private func fouten(_ bestanden: [String: String]) throws -> [String] {
    let plaats = try Werkplaats()
    for (naam, inhoud) in bestanden {
      try plaats.schrijf(plaats.pijplijn + "/correcties/" + naam, inhoud)
    }
    return plaats.configuratiefouten.map {
      $0.replacingOccurrences(of: plaats.pijplijn + "/correcties/", with: "")
    }
  }

  private func bestand(_ deel: String) -> String {
    var velden = [
      "melding": "\"1\"", "veld": "soort", "van": "V3", "naar": "L", "reden": "fout doorgegeven",
      "besloten-door": "teamleider", "besloten-op": "2021-10-12", "tot": "2022-08-01",
    ]
    for regel in deel.split(separator: "\n") {
      let delen = regel.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      velden[delen[0]] = delen[1] == "-" ? nil : delen[1]
    }
    let volgorde = [
      "melding", "werkproces", "veld", "van", "naar", "reden", "besloten-door", "besloten-op", "tot",
    ]
    let regels = (volgorde + velden.keys.filter { !volgorde.contains($0) }).compactMap { naam in
      velden[naam].map { "\(naam): \($0)" }
    }
    return "correcties:\n  - " + regels.joined(separator: "\n    ") + "\n"
  }

  @Test(arguments: [
    ("veld: meldingsnummer", "must be one of geboortedatum, brin, gemeentecode, soort, begin, einde"),
    ("veld: bsn", "must be one of"), ("veld: mutatiedatum", "must be one of"),
    ("veld: resultaat", "must be one of"), ("veld: -", "key 'veld' is missing"),
    ("van: -", "key 'van' is missing"), ("naar: \"\"", "must not be empty"),
    ("naar: V9", "must be one of V1, V2, V3, V4, RMC, L, LRV, O"), ("naar: V3", "must differ from 'van'"),
    ("naar: [L]", "must be a value"), ("melding: -", "must name one record"),
    ("werkproces: \"2\"", "must name one record"), ("melding: \"\"", "must be a text"),
    ("melding: \"123456789012345678901\"", "must have 1 to 20 characters"),
    ("veld: begin\nvan: 2021-02-29\nnaar: 2021-03-01", "must be a date"),
    ("veld: gemeentecode\nvan: \"0193\"\nnaar: \"9999\"", "must be a gemeentecode that ever existed"),
    ("veld: brin\nvan: 01AA\nnaar: 1AAA", "must be two digits and two capitals"),
    ("veld: brin\nvan: 01AA\nnaar: \"\"", "must not be empty"),
    ("veld: uren\nvan: \"\"\nnaar: \"10000\"", "must be a whole number from 0 to 9999"),
    ("veld: uren\nvan: \"\"\nnaar: \"-1\"", "must be a whole number from 0 to 9999"),
    ("veld: alle_lessen_gemist\nvan: J\nnaar: nee", "must be J or N"),
    ("veld: vestiging\nvan: \"00\"\nnaar: \"1234567\"", "at most six characters"),
    ("tot: -", "key 'tot' is missing"), ("tot: 1 augustus", "must be a date"),
    ("tot: 2021-10-12", "must be later than 'besloten-op'"), ("reden: -", "key 'reden' is missing"),
    ("reden: \"  \"", "must be a text"), ("besloten-door: -", "key 'besloten-door' is missing"),
    ("wie: ik", "is no known key"),
  ])
  func `a fault is found and placed`(_ deel: String, _ verwacht: String) throws {
    let fouten = try fouten(["a.yaml": bestand(deel)])
    #expect(fouten.count == 1)
    #expect(fouten.first?.hasPrefix("a.yaml:") ?? false)
    #expect(fouten.first?.contains("correcties.[1]") ?? false)
    #expect(fouten.first?.contains(verwacht) ?? false, "\(fouten)")
  }

  @Test func `what may be a personal number is a fault, and isn't shown`() throws {
    let nummer = Proefnummer.bsn(3)
    for deel in [
      "reden: zie \(nummer)", "besloten-door: \"\(nummer)\"", "reden: was \(nummer.dropFirst())",
      "reden: zie \(nummer.prefix(3)).\(nummer.dropFirst(3).prefix(3)).\(nummer.suffix(3))",
      "reden: zie \(nummer.prefix(4)) \(nummer.dropFirst(4))",
    ] {
      let fouten = try fouten(["a.yaml": bestand(deel)])
      #expect(fouten.count == 1)
      #expect(fouten.first?.contains("leave out numbers") ?? false)
      #expect(!fouten.joined().contains(nummer.dropFirst()))
    }
    // Another number by mistake, where that of the record belongs.
    let plaats = try Werkplaats()
    try plaats.lever("duo-verzuim-csv/a_20201001.csv", Meldingregel.bestand(.init(nummer: "1")))
    try plaats.schrijf(plaats.pijplijn + "/correcties/a.yaml", bestand("melding: \"\(nummer)\""))
    do {
      try plaats.draai()
      Issue.record("it ran")
    } catch {
      #expect(!"\(error)".contains(nummer))
    }
    let zoektocht = Zoektocht([nummer])
    #expect(try zoektocht.besmet(onder: plaats.map + "/data") == [])
  }

  @Test func `two corrections of one field of one record are a fault, also in two files`() throws {
    let fouten = try fouten([
      "a.yaml": bestand(""), "b.yaml": bestand("naar: O"), "c.yaml": bestand("melding: \"2\""),
    ])
    #expect(fouten.count == 1)
    #expect(fouten.first?.hasPrefix("b.yaml:3: correcties.[1].veld: ") ?? false)
    #expect(fouten.first?.contains("a.yaml:2 already") ?? false)
  }

  @Test func `all faults of all files are told together`() throws {
    let fouten = try fouten([
      "a.yaml": bestand("naar: V9"), "b.yaml": bestand("melding: \"2\"\ntot: ooit\nreden: -"), "c.yml": "",
      "d.yaml": "fouten: []\n", "e.yaml": "correcties: [1]\n",
    ])
    #expect(
      fouten.map { $0.prefix(6) }.sorted() == [
        "a.yaml", "b.yaml", "b.yaml", "c.yml:", "d.yaml", "d.yaml", "e.yaml",
      ])
  }

  @Test func `no folder, an empty one, and an empty list are no fault`() throws {
    #expect(try fouten(["a.yaml": "correcties: []\n"]) == [])
    let plaats = try Werkplaats()
    try FileManager.default.removeItem(atPath: plaats.pijplijn + "/correcties")
    #expect(plaats.configuratiefouten == [])
    try FileManager.default.createDirectory(
      atPath: plaats.pijplijn + "/correcties", withIntermediateDirectories: true)
    #expect(plaats.configuratiefouten == [])
  }

  @Test func `the example that comes with it is sound`() throws {
    let tekst = try String(
      contentsOfFile: Werkplaats.bron + "/pipelines/correcties/LEESMIJ.md", encoding: .utf8)
    let blok = try #require(tekst.split(separator: "```yaml\n").last?.split(separator: "```").first)
    #expect(try fouten(["voorbeeld.yaml": String(blok)]) == [])
    let plaats = try Werkplaats()
    try plaats.schrijf(plaats.pijplijn + "/correcties/voorbeeld.yaml", String(blok))
    #expect(try Configuratie(plaats.opzet).samenvatting.hasSuffix("correcties: 1"))
  }
}
