import Domain
import Testing
import Transform

@testable import Pipeline

/// The hash of a definition: another one exactly when it counts otherwise.
@Suite struct DefinitiehashTests {
  private static let woorden = "titel: t, omschrijving: o, herkomst: h"

  private func definities(
    _ tellingen: [String], dagen: Int = 28, later: String? = nil, brug: String? = nil
  ) throws -> Definities {
    var bestanden = [
      "definities/basis.yaml": "gevallen: {dagen: \(dagen)}\ntellingen:\n" + tellingen.joined(separator: "\n")
    ]
    bestanden["definities/2016-2017.yaml"] = later
    bestanden["aansluitingen/brug.yaml"] = brug
    return try Definitiemap(bestanden).reeks().voor(Schooljaar(beginjaar: 2020))
  }

  private func hash(_ telling: String, dagen: Int = 28, later: String? = nil) throws -> String {
    let definities = try definities([telling], dagen: dagen, later: later)
    return definities.hash(try #require(definities.tellingen.first))
  }

  private func hash(velden: String, dagen: Int = 28) throws -> String {
    try hash("  - {id: proef, \(Self.woorden), \(velden)}", dagen: dagen)
  }

  private static let voluit = """
      - id: proef
        titel: t
        omschrijving: o
        herkomst: h
        bron: melding
        eenheid: leerling
        periode: schooljaar
        clausules:
          soort: [V3, LRV]
          leeftijd: {op: begin, vanaf: 5, tot-en-met: 17}
          gemeente: ["0193", "0148"]
          een-van: [{soort: [LRV], schoolsoort: [WVO]}, {soort: [V3], uren: {ten-minste: 16, zonder-uren: telt}}]
    """

  /// The same in other words, another order, another layout.
  static let zelfde: [String] = [
    voluit.replacing("titel: t", with: "titel: iets anders"),
    voluit.replacing("omschrijving: o", with: "omschrijving: >\n      Een heel\n      ander verhaal."),
    voluit.replacing("herkomst: h", with: "herkomst: wet"),
    voluit.replacing("id: proef", with: "id: andere-naam"),
    voluit.replacing("soort: [V3, LRV]", with: "soort: [LRV, V3]"),
    voluit.replacing("soort: [V3, LRV]", with: "soort:\n        - V3\n        - \"LRV\"   # zo ook"),
    voluit.replacing("{op: begin, vanaf: 5, tot-en-met: 17}", with: "{tot-en-met: 17, vanaf: 5, op: begin}"),
    voluit.replacing("[\"0193\", \"0148\"]", with: "['0148', '0193']"),
    voluit.replacing("[\"0193\", \"0148\"]", with: "[GM0193, \"148\"]"),
    voluit.replacing("{soort: [LRV], schoolsoort: [WVO]}", with: "{schoolsoort: [WVO], soort: [LRV]}"),
    voluit.replacing(
      "[{soort: [LRV], schoolsoort: [WVO]}, {soort: [V3], uren: {ten-minste: 16, zonder-uren: telt}}]",
      with: "[{uren: {zonder-uren: telt, ten-minste: 16}, soort: [V3]}, {soort: [LRV], schoolsoort: [WVO]}]"),
    """
      - clausules:
          een-van:
            - schoolsoort: [WVO]
              soort: [LRV]
            - uren: {ten-minste: 16, zonder-uren: telt}
              soort: [V3]
          gemeente: ["0148", "0193"]
          leeftijd:
            op: begin
            vanaf: 5
            tot-en-met: 17
          soort: [V3, LRV]
        periode: schooljaar
        eenheid: leerling
        bron: melding
        herkomst: h
        omschrijving: o
        titel: t
        id: proef
    """,
  ]

  @Test(arguments: zelfde) func `words, order and layout don't change it`(_ yaml: String) throws {
    #expect(yaml != Self.voluit)
    #expect(try hash(yaml) == hash(Self.voluit))
  }

  @Test func `it is 16 hexadecimal digits`() throws {
    #expect(try hash(Self.voluit).wholeMatch(of: /[0-9a-f]{16}/) != nil)
  }

  /// Each counts something else than all others.
  static let anders: [String] =
    [
      "bron: melding, eenheid: melding, periode: schooljaar",
      "bron: melding, eenheid: leerling, periode: schooljaar",
      "bron: melding, eenheid: geval, periode: schooljaar",
      "bron: werkproces, eenheid: werkproces, periode: schooljaar",
      "bron: werkproces, eenheid: leerling, periode: schooljaar",
      "bron: werkproces, eenheid: leerling, periode: {peildatum: 10-01}, clausules: {lopend: {zonder-einde: telt}}",
      "bron: werkproces, eenheid: leerling, periode: {peildatum: 10-02}, clausules: {lopend: {zonder-einde: telt}}",
      """
      bron: werkproces, eenheid: leerling, periode: {peildatum: 10-01}, clausules: {lopend: {zonder-einde: telt-niet}}
      """,
      "bron: melding, eenheid: leerling, periode: {peildatum: 10-01}, clausules: {lopend: {zonder-einde-bij-status: [R]}}",
    ]
    + [
      "soort: [V3]", "soort: [V3, V4]", "status: [R]", "status: [R, B]",
      "leeftijd: {op: begin, vanaf: 5}", "leeftijd: {op: begin, vanaf: 6}",
      "leeftijd: {op: begin, tot-en-met: 5}",
      "leeftijd: {op: begin, vanaf: 5, tot-en-met: 5}", "leeftijd: {op: 1-oktober, vanaf: 5}",
      "leeftijd: {op: einde-schooljaar, vanaf: 5}", "plicht: {op: begin, is: [leerplichtig]}",
      "plicht: {op: 1-oktober, is: [leerplichtig]}", "plicht: {op: begin, is: [18plus]}",
      "duur: {meer-dan: 4 weken, zonder-einde: telt}", "duur: {ten-minste: 4 weken, zonder-einde: telt}",
      "duur: {meer-dan: 5 weken, zonder-einde: telt}", "duur: {meer-dan: 4 maanden, zonder-einde: telt}",
      "duur: {meer-dan: 4 weken, zonder-einde: telt-niet}",
      "duur: {meer-dan: 4 weken, zonder-einde: tot-teldag}",
      "uren: {ten-minste: 16, zonder-uren: telt}", "uren: {meer-dan: 16, zonder-uren: telt}",
      "uren: {ten-minste: 17, zonder-uren: telt}", "uren: {ten-minste: 16, zonder-uren: telt-niet}",
      "gemeente: [\"0193\"]", "gemeente: [\"0148\"]", "regio: [10]", "regio: [10, 11]",
      "schoolsoort: [WVO]", "schoolsoort: [WEB]", "eerste: {}", "eerste: {soort: [V3]}",
      "begonnen: [eerder]", "begonnen: [eerder, later]", "bekend: {uiterlijk: einde-schooljaar}",
      "bekend: {uiterlijk: 1-oktober}", "een-van: [{soort: [V3]}, {soort: [V4], status: [R]}]",
      "een-van: [{soort: [V3]}, {soort: [V4], status: [B]}]", "werkproces: {}", "werkproces: {soort: [lrv]}",
      "in-schooljaar: ja",
    ].map { "bron: melding, eenheid: melding, periode: schooljaar, clausules: {\($0)}" }
    + ["melding: {}", "melding: {soort: [V3]}", "resultaat: [werk]", "soort: [luxe]"].map {
      "bron: werkproces, eenheid: werkproces, periode: schooljaar, clausules: {\($0)}"
    }

  @Test func `what counts otherwise has another one`() throws {
    let hashes = try Self.anders.map { try hash(velden: $0) }
    for (i, deze) in hashes.enumerated() {
      let eerder = hashes[..<i].firstIndex(of: deze)
      #expect(eerder == nil, "\(Self.anders[i]) and \(eerder.map { Self.anders[$0] } ?? "")")
    }
  }

  @Test func `the days between meldingen are part of what is counted in gevallen, and of nothing else`()
    throws
  {
    for (eenheid, isDeel) in [("geval", true), ("melding", false), ("leerling", false)] {
      let velden = "bron: melding, eenheid: \(eenheid), periode: schooljaar"
      #expect(
        try (hash(velden: velden, dagen: 28) != hash(velden: velden, dagen: 14)) == isDeel, "\(eenheid)")
    }
  }

  @Test func `a change of words in a later school year leaves it, a change of meaning doesn't`() throws {
    let eerst = try hash(Self.voluit)
    #expect(try hash(Self.voluit, later: "gewijzigd: [{id: proef, titel: nieuw, herkomst: wet}]") == eerst)
    #expect(try hash(Self.voluit, later: "gewijzigd: [{id: proef, clausules: {soort: [LRV, V3]}}]") == eerst)
    #expect(try hash(Self.voluit, later: "gewijzigd: [{id: proef, eenheid: melding}]") != eerst)
    #expect(try hash(Self.voluit, later: "gewijzigd: [{id: proef, clausules: {soort: [V3]}}]") != eerst)
    #expect(try hash(Self.voluit, later: "gewijzigd: [{id: proef, clausules: {soort: vervalt}}]") != eerst)
  }

  @Test func `that of a percentage is that of its parts, its size and its decimals`() throws {
    func hash(_ verhouding: String, noemer: String = "{}", titel: String = "t") throws -> String {
      let woorden = "omschrijving: o, herkomst: h"
      let telling = "titel: t, \(woorden), bron: melding, eenheid: leerling, periode: schooljaar"
      let definities = try definities([
        "  - {id: een, \(telling)}", "  - {id: twee, \(telling), clausules: \(noemer)}",
        "  - {id: deel, titel: \(titel), \(woorden), verhouding: {\(verhouding)}}",
      ])
      return definities.hash(try #require(definities.verhoudingen.first))
    }
    let eerst = try hash("teller: een, noemer: twee, maat: procent, decimalen: 1")
    #expect(try hash("decimalen: 1, maat: procent, noemer: twee, teller: een", titel: "ander") == eerst)
    #expect(
      try hash("teller: een, noemer: twee, maat: procent, decimalen: 1", noemer: "{soort: [V3]}") != eerst)
    for ander in [
      "teller: twee, noemer: een, maat: procent, decimalen: 1",
      "teller: een, noemer: twee, maat: per-1000, decimalen: 1",
      "teller: een, noemer: twee, maat: procent, decimalen: 2",
    ] {
      #expect(try hash(ander) != eerst)
    }
  }

  @Test func `that of a bridge is that of its steps and of all tellingen that it names`() throws {
    func hash(
      begin: String = "{}", eind: String = "{}", titel: String = "t",
      houd: String = "soort: [V3], status: [R]"
    ) throws -> String {
      let telling = "\(Self.woorden), bron: melding, periode: schooljaar"
      let definities = try definities(
        [
          "  - {id: alle, \(telling), eenheid: melding, clausules: \(begin)}",
          "  - {id: samen, \(telling), eenheid: leerling, clausules: \(eind)}",
        ],
        brug: """
          id: brug
          titel: \(titel)
          begin: alle
          eind: samen
          stappen:
            - {code: minder, titel: \(titel), uitleg: \(titel), stap: beperk, houd: {\(houd)}}
            - {code: samen, titel: t, uitleg: u, stap: tel-als, als: leerling}
          """)
      return definities.hash(try #require(definities.aansluitingen.first))
    }
    let eerst = try hash()
    #expect(try hash(titel: "ander") == eerst)
    #expect(try hash(houd: "status: [R], soort: [V3]") == eerst)
    #expect(try hash(begin: "{soort: [V3]}") != eerst)
    #expect(try hash(eind: "{soort: [V3]}") != eerst)
    #expect(try hash(houd: "soort: [V3]") != eerst)
  }
}
