import Domain
import Testing

@testable import Pipeline
@testable import Transform

/// From what was known on one day to what was known on another, with the reasons in their order.
@Suite struct KennisverschilTests {
  private func telling(_ clausules: String = "soort: [V3, V4, LRV]") throws -> Telling {
    try Definitietekst.telling(
      "bron: melding, eenheid: leerling, periode: schooljaar, clausules: {\(clausules)}")
  }

  /// - Parameters:
  ///   - toen, nu: tables of meldingen; one that only the second has wasn't known on the first day.
  ///   - elders: of the first day, those of another school year.
  private func loop(
    _ telling: Telling, _ toen: String, _ nu: String, elders: String = "nummer", bereik: Bereik = .regio
  ) throws -> Verschil {
    let (links, rechts, los) = (
      try Voorbeeld(meldingen: toen), try Voorbeeld(meldingen: nu), try Voorbeeld(meldingen: elders)
    )
    let versies = los.partitie.meldingen.reduce(into: [Recordnummer: Verschil.Versie]()) {
      $0[$1.record.nummer] = .melding($1)
    }
    return try Verschil.kennis(
      telling, van: .init(partitie: links.partitie, elders: versies),
      naar: .init(partitie: rechts.partitie, elders: [:]), bereik)
  }

  @Test("Each record has the first reason that holds; the numbers of the others stand in its mask")
  func redenen() throws {
    let loop = try loop(
      telling(),
      """
      nummer | leerling | soort | status | gemeente | melddatum
      1      | a        | V3    | R      | 0193     | 2021-09-13
      2      | b        | V3    | R      | 0193     | 2021-09-13
      3      | c        | V3    | R      | 0193     | 2021-09-13
      4      | d        | V3    | R      | 0193     | 2021-09-13
      5      | e        | V3    | I      | 0193     | 2021-09-13
      6      | f        | V3    | R      | 0193     | 2021-09-13
      """,
      """
      nummer | leerling | soort | status | gemeente | melddatum
      1      | a        | V3    | R      | 0193     | 2021-09-13
      2      | b        | V3    | R      | 0193     | 2022-09-13
      3      | c        | V3    | I      | 0193     | 2021-09-13
      4      | d        | L     | R      | 0363     | 2021-09-13
      5      | e        | V3    | R      | 0193     | 2021-09-13
      6      | a        | V3    | R      | 0193     | 2021-09-13
      7      | g        | V3    | R      | 0193     | 2021-09-13
      """)
    #expect(
      loop.stappen == [
        "0 begin: 5 records, 5 leerling", "1 later-bekend +7: 6 records, 6 leerling",
        "2 ander-schooljaar −2: 5 records, 5 leerling", "3 ingetrokken −3 +5: 5 records, 5 leerling",
        "4 andere-gemeente −4: 4 records, 4 leerling", "6 gekoppeld −6 +6: 4 records, 3 leerling",
      ])
    let maskers = loop.treden.flatMap(\.wijzigingen).map { "\($0.nummer?.tekst ?? "") \($0.stappen)" }
    #expect(maskers == ["7 [1]", "2 [2, 5]", "3 [3, 5]", "5 [3, 5]", "4 [4, 5]", "6 [6]"])
  }

  @Test("A record that only changed is gewijzigd, whichever field it was, but not by its moment of mutation")
  func gewijzigd() throws {
    let kop = "nummer | soort | uren | einde      | brin"
    let uren = "soort: [V3], uren: {ten-minste: 16, zonder-uren: telt}"
    #expect(
      try loop(
        telling(uren), "\(kop)\n1 | V3 | 16 | | 25GA\n2 | V3 | 16 | | 25GA",
        "\(kop)\n1 | V3 | 15 | | 25GA\n2 | V4 | 16 | | 25GA"
      ).stappen == ["0 begin: 2 records, 2 leerling", "5 gewijzigd −1 −2: 0 records, 0 leerling"])
  }

  /// 1 was known, but in another school year, where nobody looks: its version of then is handed in.
  @Test("A record that came from another school year was known all the time")
  func uitAnderSchooljaar() throws {
    #expect(
      try loop(
        telling(), "nummer", "nummer | melddatum\n1 | 2021-09-13\n2 | 2021-09-13",
        elders: "nummer | melddatum\n1 | 2020-09-13"
      ).stappen == [
        "0 begin: 0 records, 0 leerling", "1 later-bekend +2: 1 records, 1 leerling",
        "2 ander-schooljaar +1: 2 records, 2 leerling",
      ])
  }

  @Test("A record that is the same may count otherwise by what belongs to it: samenhang")
  func samenhang() throws {
    #expect(
      try loop(
        telling("eerste: {}"), "nummer | leerling | melddatum\n2 | a | 2021-09-13",
        "nummer | leerling | melddatum\n1 | a | 2021-09-01\n2 | a | 2021-09-13"
      ).stappen == [
        "0 begin: 1 records, 1 leerling", "1 later-bekend +1: 2 records, 1 leerling",
        "7 samenhang −2: 1 records, 1 leerling",
      ])
  }

  @Test("Counted for a gemeente, one that moved within the region went there")
  func gemeente() throws {
    let (toen, nu) = ("nummer | gemeente\n1 | 0193\n2 | 0148", "nummer | gemeente\n1 | 0148\n2 | 0148")
    #expect(
      try loop(telling(), toen, nu, bereik: Voorbeeld.zwolle).stappen
        == ["0 begin: 1 records, 1 leerling", "4 andere-gemeente −1: 0 records, 0 leerling"])
    #expect(try loop(telling(), toen, nu).stappen == ["0 begin: 2 records, 2 leerling"])
  }

  @Test("The same knowledge is a walk on which nothing happens")
  func gelijk() throws {
    let tabel = "nummer | status\n1 | R\n2 | I"
    #expect(try loop(telling(), tabel, tabel).stappen == ["0 begin: 1 records, 1 leerling"])
  }
}
