import Domain
import Testing
import Transform

@testable import Pipeline

/// Definitions through time: a later school year is the one before with what its file adds, changes and drops.
@Suite struct DefinitiereeksTests {
  private static let basis = """
    gevallen: {dagen: 28}
    tellingen:
      - id: blijft
        titel: blijft
        omschrijving: Blijft altijd.
        herkomst: jaarverslag
        bron: melding
        eenheid: leerling
        periode: schooljaar
        clausules: {soort: [V3], schoolsoort: [WVO]}
      - id: komt-terug
        titel: komt terug
        omschrijving: Gaat en komt terug.
        herkomst: jaarverslag
        bron: melding
        eenheid: geval
        periode: schooljaar
      - id: aandeel
        titel: aandeel
        omschrijving: Een deel.
        herkomst: jaarverslag
        verhouding: {teller: blijft, noemer: blijft, maat: procent, decimalen: 1}
    """

  private static let jaar2016 = """
    gewijzigd:
      - id: blijft
        titel: nieuwe titel
        clausules: {soort: [V3, V4], schoolsoort: vervalt, begonnen: [eerder]}
    vervallen: [komt-terug]
    """

  private static let jaar2018 = """
    gevallen: {dagen: 14}
    gewijzigd:
      - id: aandeel
        omschrijving: Andere woorden.
    toegevoegd:
      - id: komt-terug
        titel: terug
        omschrijving: Is terug.
        herkomst: wet
        bron: werkproces
        eenheid: werkproces
        periode: schooljaar
    """

  private func reeks() throws -> Definitiereeks {
    try Definitiemap([
      "definities/verzuim.yaml": Self.basis, "definities/2016-2017.yaml": Self.jaar2016,
      "definities/2018-2019.yaml": Self.jaar2018,
    ]).reeks()
  }

  private func jaar(_ begin: Int) -> Schooljaar { Schooljaar(beginjaar: begin) }

  private func regels(_ id: String, _ beginjaar: Int) throws -> [String]? {
    let definities = try reeks().voor(jaar(beginjaar))
    return definities.telling(id)?.definitietekst(definities.gevallen).split(separator: "\n").map(String.init)
  }

  @Test(arguments: [1990, 2015]) func `before the first change the base holds`(_ beginjaar: Int) throws {
    #expect(
      try regels("blijft", beginjaar) == [
        "bron: melding", "eenheid: leerling", "periode: schooljaar", "soort: [V3]", "schoolsoort: [WVO]",
      ])
    let definities = try reeks().voor(jaar(beginjaar))
    #expect(definities.telling("blijft")?.vanaf == nil)
    #expect(definities.ids == ["aandeel", "blijft", "komt-terug"])
    #expect(definities.gevallen.dagen == 28)
  }

  @Test(arguments: [2016, 2017, 2018, 2030])
  func `a change holds from its school year on, and leaves alone what it doesn't name`(
    _ beginjaar: Int
  ) throws {
    #expect(
      try regels("blijft", beginjaar) == [
        "bron: melding", "eenheid: leerling", "periode: schooljaar", "soort: [V3, V4]", "begonnen: [eerder]",
      ])
    let telling = try #require(try reeks().voor(jaar(beginjaar)).telling("blijft"))
    #expect(telling.vanaf == jaar(2016))
    #expect((telling.titel, telling.omschrijving) == ("nieuwe titel", "Blijft altijd."))
  }

  @Test func `what is dropped is gone until it is added again, and is then only what is added`() throws {
    #expect(try regels("komt-terug", 2015)?.last == "gevallen: {dagen: 28}")
    #expect(try regels("komt-terug", 2016) == nil)
    #expect(try regels("komt-terug", 2017) == nil)
    #expect(
      try regels("komt-terug", 2018) == ["bron: werkproces", "eenheid: werkproces", "periode: schooljaar"])
    #expect(try reeks().voor(jaar(2018)).telling("komt-terug")?.vanaf == jaar(2018))
  }

  @Test func `an id can be dropped and added again in one file, as a percentage`() throws {
    let reeks = try Definitiemap([
      "definities/verzuim.yaml": Self.basis,
      "definities/2016-2017.yaml": """
      vervallen: [komt-terug]
      toegevoegd:
        - {id: komt-terug, titel: t, omschrijving: o, herkomst: h,
           verhouding: {teller: blijft, noemer: blijft, maat: per-1000, decimalen: 0}}
      """,
    ]).reeks()
    #expect(reeks.voor(jaar(2015)).telling("komt-terug") != nil)
    #expect(reeks.voor(jaar(2016)).telling("komt-terug") == nil)
    #expect(reeks.voor(jaar(2016)).verhoudingen.map(\.id) == ["aandeel", "komt-terug"])
  }

  @Test func `the gevallen of a file hold from its school year on`() throws {
    let reeks = try reeks()
    #expect([2015, 2017, 2018, 2019].map { reeks.voor(jaar($0)).gevallen.dagen } == [28, 28, 14, 14])
    #expect(reeks.wisselingen == [jaar(2016), jaar(2018)])
  }

  @Test func `each definition knows the files in which it stands`() throws {
    let reeks = try reeks()
    let basis = Vindplaats(bestand: "definities/verzuim.yaml", vanaf: nil)
    let in2016 = Vindplaats(bestand: "definities/2016-2017.yaml", vanaf: jaar(2016))
    let in2018 = Vindplaats(bestand: "definities/2018-2019.yaml", vanaf: jaar(2018))
    let oud = reeks.voor(jaar(2015)).vindplaatsen
    let nieuw = reeks.voor(jaar(2018)).vindplaatsen
    #expect(oud.tellingen == ["blijft": [basis], "komt-terug": [basis], "aandeel": [basis]])
    #expect(
      nieuw.tellingen == ["blijft": [basis, in2016], "komt-terug": [in2018], "aandeel": [basis, in2018]])
    #expect((oud.gevallen, nieuw.gevallen) == ([basis], [basis, in2018]))
  }

  @Test func `a bridge is walked in its school years, with the tellingen of each`() throws {
    let brug = """
      id: brug
      titel: Brug
      vanaf: 2016-2017
      tot-en-met: 2018-2019
      begin: alle
      eind: samen
      stappen:
        - {code: samen, titel: t, uitleg: u, stap: tel-als, als: leerling}
      """
    let woorden = "titel: t, omschrijving: o, herkomst: h, bron: melding, periode: schooljaar"
    let reeks = try Definitiemap([
      "definities/verzuim.yaml": """
      gevallen: {dagen: 28}
      tellingen:
        - {id: samen, \(woorden), eenheid: leerling}
      """,
      // The bridge names it, and isn't walked before: nothing dangles.
      "definities/2016-2017.yaml": "toegevoegd: [{id: alle, \(woorden), eenheid: melding}]",
      "definities/2018-2019.yaml": "gewijzigd: [{id: alle, clausules: {soort: [V3]}}]",
      // It isn't walked any more.
      "definities/2019-2020.yaml": "vervallen: [alle]", "aansluitingen/brug.yaml": brug,
    ]).reeks()
    let bruggen = (2015...2019).map { reeks.voor(jaar($0)).aansluitingen.first }
    #expect(bruggen.map { $0 == nil } == [true, false, false, false, true])
    #expect(bruggen.map { $0?.begin.clausules.count } == [nil, 0, 0, 1, nil])
    #expect(
      reeks.voor(jaar(2018)).vindplaatsen.aansluitingen["brug"]
        == [Vindplaats(bestand: "aansluitingen/brug.yaml", vanaf: jaar(2016))])
  }

  @Test func `of two school years is told what came, what went, and which keys say something else`() throws {
    let reeks = try reeks()
    func wissel(_ van: Int, _ naar: Int) -> Definitiewissel {
      Definitiewissel(
        van: jaar(van), reeks.voor(jaar(van)).bladen, naar: jaar(naar), reeks.voor(jaar(naar)).bladen)
    }
    let eerst = wissel(2015, 2016)
    #expect(eerst.erbij.isEmpty)
    #expect(eerst.vervallen.map(\.id) == ["komt-terug"])
    #expect(eerst.gewijzigd.map(\.nieuw.id) == ["blijft", "aandeel"])
    #expect(
      eerst.gewijzigd.first?.verschillen == [
        Regelverschil("titel", oud: "blijft", nieuw: "nieuwe titel"),
        Regelverschil("soort", oud: "[V3]", nieuw: "[V3, V4]"),
        Regelverschil("schoolsoort", oud: "[WVO]", nieuw: nil),
        Regelverschil("begonnen", oud: nil, nieuw: "[eerder]"),
      ])
    // A percentage changes with what it relates.
    #expect(eerst.gewijzigd.last?.verschillen.map(\.sleutel) == ["teller", "noemer"])
    let later = wissel(2016, 2018)
    #expect(later.erbij.map(\.id) == ["komt-terug"])
    #expect(later.gewijzigd.map(\.nieuw.id) == ["gevallen", "aandeel"])
    #expect(wissel(2018, 2016).vervallen.map(\.id) == ["komt-terug"])
    #expect(wissel(2016, 2017).isLeeg && !later.isLeeg)
  }
}
