import Domain
import Testing

@testable import Pipeline
@testable import Transform

/// From a telling in one school year to the same telling in another: pupils who left, came, stayed, changed kind or
/// gemeente.
@Suite struct JaarverschilTests {
  private func telling(_ clausules: String, eenheid: String = "leerling") throws -> Telling {
    try Definitietekst.telling(
      "bron: melding, eenheid: \(eenheid), periode: schooljaar, clausules: {\(clausules)}")
  }

  private func loop(
    _ van: Telling, _ toen: String, _ naar: Telling, _ nu: String, _ bereik: Bereik = .regio
  ) throws -> Verschil {
    try Verschil.jaren(
      van: .init(van, try Voorbeeld(meldingen: toen).partitie),
      naar: .init(naar, try Voorbeeld(meldingen: nu, schooljaar: 2022).partitie), bereik)
  }

  private let toen = """
    nummer | leerling | soort | gemeente | melddatum
    1      | a        | V3    | 0193     | 2021-09-13
    2      | b        | V3    | 0193     | 2021-09-13
    3      | c        | V3    | 0193     | 2021-09-13
    4      | d        | V3    | 0193     | 2021-09-13
    5      | d        | V3    | 0193     | 2021-09-13
    6      | f        | L     | 0193     | 2021-09-13
    7      | g        | V3    | 0363     | 2021-09-13
    """
  private let nu = """
    nummer | leerling | soort | gemeente | melddatum
    12     | b        | V3    | 0363     | 2022-09-13
    13     | c        | L     | 0193     | 2022-09-13
    14     | d        | V3    | 0193     | 2022-09-13
    15     | e        | V3    | 0193     | 2022-09-13
    16     | f        | V3    | 0193     | 2022-09-13
    17     | g        | V3    | 0193     | 2022-09-13
    """

  @Test("Each pupil left, came, stayed, or counts in one year only because of gemeente or soort in the other")
  func leerlingen() throws {
    let wettelijk = try telling("soort: [V3]")
    #expect(
      try loop(wettelijk, toen, wettelijk, nu).regels == [
        "0 begin: 5 records, 4 leerling", "1 andere-definitie: 5 records, 4 leerling",
        "2 vertrokken −1: 4 records, 3 leerling", "3 andere-gemeente −2 +17: 4 records, 3 leerling",
        "4 andere-soort −3 +16: 4 records, 3 leerling", "5 gebleven −4 −5 +14: 3 records, 3 leerling",
        "6 gekomen +15: 4 records, 4 leerling",
      ])
  }

  @Test("Another definition in the second year is a step before all else, on the first year's records")
  func definitie() throws {
    let loop = try loop(telling("soort: [V3]"), toen, telling("soort: [V3, L]"), nu)
    #expect(
      loop.stappen.prefix(2) == [
        "0 begin: 5 records, 4 leerling", "1 andere-definitie +6: 6 records, 5 leerling",
      ])
    #expect(loop.treden.last?.stand.waarde == 5)
  }

  @Test("A withdrawn melding is no trace of a pupil")
  func ingetrokken() throws {
    let wettelijk = try telling("soort: [V3]")
    let kop = "nummer | leerling | soort | status | melddatum"
    #expect(
      try loop(
        wettelijk, "\(kop)\n1 | a | V3 | R | 2021-09-13", wettelijk, "\(kop)\n11 | a | V3 | I | 2022-09-13"
      ).stappen == ["0 begin: 1 records, 1 leerling", "2 vertrokken −1: 0 records, 0 leerling"])
  }

  @Test("Counted as meldingen, the records of a pupil who stayed are other ones")
  func meldingen() throws {
    let wettelijk = try telling("soort: [V3]", eenheid: "melding")
    let stappen = try loop(wettelijk, toen, wettelijk, nu).stappen
    #expect(stappen.first == "0 begin: 5 records, 5 melding")
    #expect(stappen.contains("5 gebleven −4 −5 +14: 3 records, 3 melding"))
  }

  @Test("Counted for a gemeente, who moved to another one within the region didn't leave")
  func gemeente() throws {
    let alle = try telling("")
    let kop = "nummer | leerling | gemeente | melddatum"
    #expect(
      try loop(
        alle, "\(kop)\n1 | a | 0193 | 2021-09-13", alle, "\(kop)\n11 | a | 0148 | 2022-09-13",
        Voorbeeld.zwolle
      ).stappen == ["0 begin: 1 records, 1 leerling", "3 andere-gemeente −1: 0 records, 0 leerling"])
  }
}
