import Domain
import Testing

/// `som` — parts add up to a total.
@Suite struct SomTests {
  static let som = "soort: som, totaal: {deel: totaal}, delen: {deel: [a, b]}".replacing(
    "deel:", with: "breakdown:")

  @Test func `a total is the sum of its parts, or differs by so much`() throws {
    try Cijferproef(
      """
      deel   | waarde | status
      totaal | 3      | gelijk
      a      | 1      | alleenMeegerekend
      b      | 2      | alleenMeegerekend
      c      | 9      | nietGecontroleerd
      """, Self.som
    ).klopt()
    let proef = try Cijferproef(
      """
      deel   | waarde | status
      totaal | 2      | onverklaard
      a      | 1      | alleenMeegerekend
      b      | 2      | alleenMeegerekend
      """, Self.som)
    proef.klopt()
    #expect(proef.controle.onverklaard.map(\.vergelijking.verschil) == [Breuk(-1)])
  }

  @Test func `of a part that is missing, empty or no number no difference is made up`() throws {
    for (regel, teken) in [("", "b"), ("b | |", "regel 4"), ("b | 2* |", "regel 4")] {
      var tabel = """
        deel   | waarde | status
        totaal | 9      | onvolledig
        a      | 1      | alleenMeegerekend
        """
      if !regel.isEmpty { tabel += "\n\(regel)onvolledig" }
      let proef = try Cijferproef(tabel, Self.som)
      proef.klopt()
      let gemis = proef.gemis.map { gemis in
        switch gemis {
        case .cijfer(let teksten): teksten.joined()
        case .getal(let cijfer): "regel \(cijfer.regel)"
        case .telling(let id, _): id
        }
      }
      #expect(gemis == [teken])
    }
  }

  @Test func `parts without a total have nothing to be judged`() throws {
    let proef = try Cijferproef(
      """
      deel   | waarde | status
      a      | 1      | alleenMeegerekend
      b      | 2      | alleenMeegerekend
      """, Self.som)
    proef.klopt()
    #expect(proef.gemis.count == 1)
  }

  @Test func `a key that stands twice is never added or chosen`() throws {
    try Cijferproef(
      """
      deel   | waarde | status
      totaal | 3      | nietVergelijkbaar
      a      | 1      | alleenMeegerekend
      b      | 2      | alleenMeegerekend
      b      | 2      | alleenMeegerekend
      """, Self.som
    ).klopt()
    try Cijferproef(
      """
      deel   | waarde | status
      totaal | 3      | nietVergelijkbaar
      totaal | 3      | nietVergelijkbaar
      a      | 1      | alleenMeegerekend
      b      | 2      | alleenMeegerekend
      """, Self.som
    ).klopt()
    try Cijferproef(
      """
      deel   | waarde | status
      totaal | 3      | nietVergelijkbaar
      a      | 1      | alleenMeegerekend
      b      | 2      | alleenMeegerekend
      """, "soort: som, totaal: {breakdown: totaal}, delen: [{breakdown: [a, b]}, {breakdown: b}]"
    ).klopt()
  }

  @Test func `a pattern takes all parts but the total, and no key twice`() throws {
    let alles = "soort: som, totaal: {breakdown: totaal}, delen: {breakdown: \"*\"}"
    try Cijferproef(
      """
      deel   | waarde | status
      totaal | 3      | gelijk
      a      | 1      | alleenMeegerekend
      b      | 2      | alleenMeegerekend
      """, alles
    ).klopt()
    try Cijferproef(
      """
      deel   | waarde | status
      totaal | 3      | nietVergelijkbaar
      a      | 1      | alleenMeegerekend
      b      | 1      | alleenMeegerekend
      b      | 1      | alleenMeegerekend
      """, alles
    ).klopt()
  }

  @Test(arguments: ["eenheid", "peildatum", "jaar"])
  func `unlike figures aren't added, unless that is allowed`(
    _ kolom: String
  ) throws {
    let (waarden, sleutel) =
      [
        "eenheid": (["jongere", "melding"], "unit"), "peildatum": (["", "1 mei"], "peildatum"),
        "jaar": (["2020-2021", "2021-2022"], "schooljaar"),
      ][kolom] ?? ([], "")
    let een = try #require(waarden.first)
    let ander = try #require(waarden.last)
    func tabel(_ status: String) -> String {
      """
      deel   | waarde | \(kolom) | status
      totaal | 3      | \(een)   | \(status)
      a      | 1      | \(een)   | alleenMeegerekend
      b      | 2      | \(ander) | alleenMeegerekend
      """
    }
    let proef = try Cijferproef(tabel("nietVergelijkbaar"), Self.som)
    proef.klopt()
    guard case .verschil(let soort, waarden)? = proef.beletselen.first, proef.beletselen.count == 1 else {
      Issue.record("\(proef.beletselen)")
      return
    }
    #expect(soort.rawValue == sleutel)
    try Cijferproef(tabel("gelijk"), Self.som + ", ongeacht: [\(sleutel)]").klopt()
  }

  @Test func `another definition keeps equal figures apart`() throws {
    try Cijferproef(
      """
      deel   | waarde | status
      totaal | 3      | nietVergelijkbaar
      a      | 1      | alleenMeegerekend
      b      | 2      | alleenMeegerekend
      """, Self.som + ", definitie: anders"
    ).klopt()
  }

  @Test func `counts are exact, rounded parts have half a unit each`() throws {
    for (totaal, status) in [
      ("100.15", "onverklaard"), ("100.1", "binnenAfronding"), ("100.2", "onverklaard"),
    ] {
      try Cijferproef(
        """
        deel   | waarde    | eenheid    | status
        totaal | \(totaal) | percentage | \(status)
        a      | 33.3      | percentage | alleenMeegerekend
        b      | 66.7      | percentage | alleenMeegerekend
        """, Self.som
      ).klopt()
    }
  }

  @Test func `negative and zero parts count as they are`() throws {
    try Cijferproef(
      """
      deel   | waarde | status
      totaal | 0      | gelijk
      a      | -2     | alleenMeegerekend
      b      | 2      | alleenMeegerekend
      """, Self.som
    ).klopt()
  }

  @Test func `for each gemeente, and of all gemeenten`() throws {
    let proef = try Cijferproef(
      """
      plaats  | deel   | waarde | status
      R       | totaal | 7      | onvolledig
      Dalfsen | totaal | 3      | gelijk
      Dalfsen | a      | 1      | alleenMeegerekend
      Dalfsen | b      | 2      | alleenMeegerekend
      Elders  | totaal | 3      | nietGecontroleerd
      """, Self.som + ", voor-elke: {region_or_gemeente: elke-gemeente}",
      "soort: som, totaal: {breakdown: totaal, region_or_gemeente: R}, "
        + "delen: {breakdown: totaal, region_or_gemeente: elke-gemeente}",
      overal: "overal: {schooljaar: 2020-2021}")
    proef.klopt()
    guard case .cijfer(let teksten)? = proef.gemis.first, proef.gemis.count == 1 else {
      Issue.record("\(proef.gemis)")
      return
    }
    #expect(teksten.contains("Zwolle"))
  }

  @Test func `the region had no gemeenten then: no parts are missing parts, not a sum of 0`() throws {
    try Cijferproef(
      """
      plaats | jaar      | waarde | status
      R      | 1998-1999 | 7      | onvolledig
      """,
      "soort: som, voor-elke: {schooljaar: 1998-1999}, totaal: {region_or_gemeente: R}, "
        + "delen: {region_or_gemeente: elke-gemeente}"
    ).klopt()
  }
}
