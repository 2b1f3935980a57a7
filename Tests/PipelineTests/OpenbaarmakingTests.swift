import Domain
import Geheimhouding
import Report
import Testing

@testable import Pipeline

@Suite struct TelregelsTests {
  private static let teksten = [
    "alle": "bron: melding · eenheid: melding · periode: schooljaar",
    "leerlingen": "bron: melding · eenheid: leerling · periode: schooljaar",
    "gevallen": "bron: melding · eenheid: geval · periode: schooljaar · gevallen: {dagen: 28}",
    "jong": "bron: melding · eenheid: melding · periode: schooljaar · leeftijd: {op: begin, tot-en-met: 11}",
    "luxe": "bron: melding · eenheid: melding · periode: schooljaar · soort: [V1]",
    "lrv": "bron: melding · eenheid: melding · periode: schooljaar · soort: [LRV]",
    "luxe-of-lrv": "bron: melding · eenheid: melding · periode: schooljaar · soort: [LRV, V1]",
    "luxe-of-lrv-2": "bron: melding · eenheid: melding · periode: schooljaar · soort: [V1, LRV]",
    "op-de-dag": "bron: melding · eenheid: melding · periode: {peildatum: 10-01}",
    "werk": "bron: werkproces · eenheid: werkproces · periode: schooljaar",
    "deel": "eenheid: procent · teller: luxe (1) · noemer: alle (2) · decimalen: 1",
    "oud-en-nieuw": "bron: melding · eenheid: melding · periode: schooljaar · met-overgezette: {}",
  ]

  @Test func `more conditions, fewer kinds and larger units count less`() {
    let delen = Telregels(Self.teksten).delen.map { "\($0.deel) <= \($0.geheel)" }
    #expect(
      delen == [
        "gevallen <= alle", "jong <= alle", "leerlingen <= gevallen", "lrv <= luxe-of-lrv",
        "luxe <= luxe-of-lrv", "luxe-of-lrv <= alle",
      ])
  }

  @Test func `the same under two names, and kinds that are together another`() {
    let regels = Telregels(Self.teksten)
    #expect(regels.gelijk.map { "\($0.0) = \($0.1)" } == ["luxe-of-lrv = luxe-of-lrv-2"])
    let splitsingen = regels.splitsingen.map {
      "\($0.delen.sorted()) in \($0.geheel), all of it: \($0.isAlles)"
    }
    #expect(
      splitsingen == [
        "[\"lrv\", \"luxe\"] in alle, all of it: false",
        "[\"lrv\", \"luxe\"] in luxe-of-lrv, all of it: true",
      ])
    #expect(regels.splitsingen.allSatisfy { $0.isVanRecords })
  }

  @Test func `to be without more kinds of opgave counts less, to have one of more counts more`() {
    let begin = "bron: opgave · eenheid: leerling · periode: {peildatum: 10-01}"
    let regels = Telregels([
      "zonder-een": "\(begin) · zonder-opgave: {soort: [startkwalificatie], op: peildatum}",
      "zonder-twee": "\(begin) · zonder-opgave: {soort: [inschrijving, startkwalificatie], op: peildatum}",
      "zonder-lang":
        "\(begin) · zonder-opgave: {soort: [startkwalificatie], op: peildatum, terug: 12 maanden}",
      "met-een": "\(begin) · met-opgave: {soort: [inkomen], op: peildatum}",
      "met-twee": "\(begin) · met-opgave: {soort: [inkomen, inschrijving], op: peildatum}",
      "met-ander": "\(begin) · met-opgave: {soort: [startkwalificatie], op: peildatum}",
    ])
    #expect(
      regels.delen.map { "\($0.deel) <= \($0.geheel)" } == [
        "met-een <= met-twee", "zonder-twee <= zonder-een",
      ])
    // A pupil may have both.
    #expect(regels.splitsingen.isEmpty)
  }
}

@Suite struct OpenbaarmakingTests {
  private static let jaar = Schooljaar(beginjaar: 2020)
  private static let plaatsen =
    [Rapport.Plaats(gemeente: nil, naam: "Proefregio")]
    + (9001...9003).map { Rapport.Plaats(gemeente: .init(waarde: $0), naam: "Proefgemeente \($0)") }

  /// A telling by place, the region first.
  private static func reeks(_ telling: String, _ getallen: [Int], _ tekst: String = "") -> Rapport.Reeks {
    .init(
      telling: telling, titel: telling, omschrijving: "", herkomst: "", eenheid: "melding",
      jaren: [
        .init(
          periode: "schooljaar", definitie: telling, tekst: tekst, isNietGeregistreerd: false,
          waarden: getallen.map { .getal($0) })
      ])
  }

  private static func procent(_ getallen: [String], _ teller: String, _ noemer: String) -> Rapport.Reeks {
    .init(
      telling: "deel", titel: "deel", omschrijving: "", herkomst: "", eenheid: "procent",
      jaren: [
        .init(
          periode: "schooljaar", definitie: "deel",
          tekst: "eenheid: procent · teller: \(teller) (1) · noemer: \(noemer) (2) · decimalen: 1",
          isNietGeregistreerd: false, waarden: getallen.map { .verhouding($0) })
      ])
  }

  private static func rapport(
    _ reeksen: [Rapport.Reeks], _ aansluitingen: [Rapport.Aansluiting] = [], nieuws: Rapport.Nieuws? = nil
  ) -> Rapport {
    Rapport(
      editie: .intern, regio: "Proefregio", schooljaar: jaar, publicatie: 1, versie: "1", bekendTot: nil,
      plaatsen: plaatsen, nieuws: nieuws, besluiten: [.init(.geweigerd, "geheim.csv", "")],
      aansluitingen: aansluitingen, schooljaren: [jaar], reeksen: reeksen, jaartabellen: [], zekerheden: [],
      leveringen: [], afkeur: [])
  }

  private static func waarden(_ rapport: Rapport, _ telling: String) -> [Rapport.Waarde] {
    rapport.reeksen.first { $0.telling == telling }?.jaren[0]?.waarden ?? []
  }

  private static func openbaar(
    _ rapport: Rapport, na geschiedenis: Openbaargeschiedenis = .init()
  ) throws -> (Rapport, Openbaargeschiedenis) {
    let openbaarmaking = try Openbaarmaking([rapport], drempel: 5, geschiedenis: geschiedenis)
    return (openbaarmaking.openbaar(rapport), openbaarmaking.geschiedenis)
  }

  @Test func `a small count is hidden, and with it a second one that it could be computed from; a 0 stays`()
    throws
  {
    let (rapport, _) = try Self.openbaar(Self.rapport([Self.reeks("a", [63, 3, 0, 60])]))
    #expect(Self.waarden(rapport, "a") == [.getal(63), .verborgen, .getal(0), .verborgen])
    #expect(rapport.editie == .openbaar(drempel: 5) && rapport.besluiten.isEmpty)
  }

  @Test func `a percentage goes with its numerator, and with what is left of its denominator`() throws {
    let noemer = Self.reeks("b", [500, 100, 200, 200])
    // In the first gemeente all but 2.
    let teller = Self.reeks("a", [218, 98, 60, 60])
    let deel = Self.procent(["43.6", "98.0", "30.0", "30.0"], "a", "b")
    let (rapport, _) = try Self.openbaar(Self.rapport([noemer, teller, deel]))
    let delen = Self.waarden(rapport, "deel")
    #expect(delen[1] == .verborgen)
    #expect(Self.waarden(rapport, "a")[1] == .verborgen || Self.waarden(rapport, "b")[1] == .verborgen)
    for plaats in 0..<4 where delen[plaats] != .verborgen {
      #expect(
        Self.waarden(rapport, "a")[plaats] != .verborgen && Self.waarden(rapport, "b")[plaats] != .verborgen)
    }
  }

  @Test func `a later edition keeps what the first one hid, and doesn't give it away`() throws {
    let (eerste, geschiedenis) = try Self.openbaar(Self.rapport([Self.reeks("a", [63, 3, 20, 40])]))
    #expect(Self.waarden(eerste, "a") == [.getal(63), .verborgen, .verborgen, .getal(40)])
    // A late melding in the second gemeente: 21 beside a total of 64, and 20 was hidden.
    let (tweede, nieuw) = try Self.openbaar(
      Self.rapport([Self.reeks("a", [64, 3, 21, 40])]), na: geschiedenis)
    #expect(Self.waarden(tweede, "a")[1] == .verborgen && Self.waarden(tweede, "a")[2] == .verborgen)
    // And the same once more, from what is remembered.
    let (weer, _) = try Self.openbaar(Self.rapport([Self.reeks("a", [64, 3, 21, 40])]), na: nieuw)
    #expect(Self.waarden(weer, "a") == Self.waarden(tweede, "a"))
  }

  @Test func `what was shown stays known: when that gives a small count away, there is no edition`() throws {
    let eerst = [
      Self.reeks(
        "a", [66, 6, 20, 40], "bron: melding · eenheid: melding · periode: schooljaar · soort: [V1, V3]")
    ]
    let (_, geschiedenis) = try Self.openbaar(Self.rapport(eerst))
    // Both kinds are told apart from now on, and one is small: beside the 6 that everyone knows, the other can't be hidden wide enough.
    let nu =
      eerst + [
        Self.reeks(
          "b", [33, 3, 10, 20], "bron: melding · eenheid: melding · periode: schooljaar · soort: [V1]"),
        Self.reeks(
          "c", [33, 3, 10, 20], "bron: melding · eenheid: melding · periode: schooljaar · soort: [V3]"),
      ]
    // 3 + 3 is between 1 + 5 and 5 + 1: just wide enough. With 5 it isn't.
    _ = try Self.openbaar(Self.rapport(nu), na: geschiedenis)
    let (_, krap) = try Self.openbaar(
      Self.rapport([Self.reeks("a", [65, 5, 20, 40], eerst[0].jaren[0]?.tekst ?? "")]))
    #expect(throws: Geheimhoudingsfout.self) {
      _ = try Self.openbaar(
        Self.rapport([
          Self.reeks("a", [65, 5, 20, 40], eerst[0].jaren[0]?.tekst ?? ""),
          Self.reeks(
            "b", [33, 3, 10, 20], "bron: melding · eenheid: melding · periode: schooljaar · soort: [V1]"),
          Self.reeks(
            "c", [32, 2, 10, 20], "bron: melding · eenheid: melding · periode: schooljaar · soort: [V3]"),
        ]), na: krap)
    }
  }

  @Test func `the steps of a bridge don't give each other away`() throws {
    func loop(_ plaats: Rapport.Plaats, _ standen: [Int]) -> Rapport.Loop {
      .init(
        plaats: plaats,
        treden: standen.indices.map { i in
          let mutatie = i == 0 ? standen[0] : standen[i] - standen[i - 1]
          return .init(
            stap: i, titel: "stap \(i)", uitleg: "", voorbeeld: "", eenheid: .melding,
            mutatie: .getal(mutatie),
            gaatEraf: mutatie < 0, stand: .getal(standen[i]), leerlingen: .getal(standen[i]),
            gemeenten: plaats.gemeente == nil && i > 0
              ? [.init(naam: "Proefgemeente 9001", aantal: .getal(abs(mutatie)))] : [], schoolsoorten: [],
            records: [], aantalRecords: abs(mutatie))
        })
    }
    let aansluiting = Rapport.Aansluiting(
      id: "brug", titel: "brug", begin: "a", eind: "b", peildatum: nil,
      lopen: zip(Self.plaatsen, [[100, 97, 80], [60, 57, 50], [40, 40, 30], [0, 0, 0]]).map(loop))
    let (rapport, _) = try Self.openbaar(
      Self.rapport([Self.reeks("a", [100, 60, 40, 0]), Self.reeks("b", [80, 50, 30, 0])], [aansluiting]))
    let treden = try #require(rapport.aansluitingen.first).lopen[0].treden
    #expect(treden[1].mutatie == .verborgen && treden[1].gaatEraf)
    // 97 beside 100 would tell.
    #expect(treden[1].stand == .verborgen || treden[0].stand == .verborgen)
    #expect(treden[1].gemeenten.map(\.aantal) == [.verborgen])
    #expect(treden.allSatisfy { $0.leerlingen == nil && $0.aantalRecords == nil })
  }

  @Test
  func
    `of what changed only numbers that are public on both sides are told, without how much each cause did`()
    throws
  {
    let (_, geschiedenis) = try Self.openbaar(Self.rapport([Self.reeks("a", [63, 3, 20, 40])]))
    func wijziging(_ plaats: Int, _ oud: String, _ nieuw: String) -> Rapport.Wijziging {
      .init(
        plaats: Self.plaatsen[plaats], schooljaar: Self.jaar, telling: "a", eenheid: "melding", oud: oud,
        nieuw: nieuw,
        oorzaken: [(.leveringen, 1)])
    }
    let (rapport, _) = try Self.openbaar(
      Self.rapport(
        [Self.reeks("a", [64, 3, 21, 40])],
        nieuws: .init(
          sinds: 1, wijzigingen: [wijziging(0, "63", "64"), wijziging(2, "20", "21")], overige: 3)),
      na: geschiedenis)
    let nieuws = try #require(rapport.nieuws)
    #expect(nieuws.wijzigingen.map(\.plaats.code) == ["regio"] && nieuws.overige == 0)
    #expect(nieuws.wijzigingen[0].oorzaken.allSatisfy { $0.verschil == nil })
  }
}
