import Domain
import Testing

@testable import Transform

/// `vul-aan` — adds what only the other source has: the records of a telling that aren't in yet, and for which the
/// clauses hold (none = all of them).
@Suite struct VulAanTests {
  private func voorbeeld() throws -> Voorbeeld {
    try Voorbeeld(
      meldingen: """
        nummer | leerling | soort | status | gemeente | melddatum  | al in | luxe | alle
        70     | a        | V3    | R      | 0193     | 2021-09-13 | ja    |      |
        71     | a        | V3    | R      | 0193     | 2021-09-13 |       |      | ja
        72     | b        | L     | R      | 0193     | 2021-09-13 |       | ja   | ja
        73     | c        | L     | I      | 0193     | 2021-09-13 |       |      |
        74     | d        | L     | R      | 0148     | 2021-09-13 |       |      |
        75     | e        | L     | R      | 0193     | 2021-05-10 |       |      |
        76     | f        | L     | R      | 0193     | 2021-09-13 | ja    |      |
        9      | g        | L     | G      | 0193     | 2021-09-13 |       | ja   | ja
        """)
  }

  @Test(
    "vul-aan adds the telling's records of the scope that aren't in yet: not withdrawn ones, nor of other years",
    arguments: [("soort: [L]", "luxe"), ("{}", "alle")])
  func vulAan(waarvoor: String, kolom: String) throws {
    let voorbeeld = try voorbeeld()
    let telling = try Definitietekst.telling("bron: melding, eenheid: melding, periode: schooljaar")
    let stap = VulAan(uit: telling, clausules: try Definitietekst.clausules(waarvoor, .melding))
    let uit = try voorbeeld.doe(.vulAan(stap), .melding, .melding, vanaf: "al in", voor: Voorbeeld.zwolle)
    #expect(uit.mutatie == voorbeeld.nummers(.melding, kolom))
    #expect((uit.teken, uit.aantal) == ("+", uit.mutatie.count))
    // What was in stays, and all stand in the order of their numbers.
    #expect(uit.stand.filter { !uit.mutatie.contains($0) } == ["70", "76"])
    #expect(uit.stand == uit.stand.sorted { ($0.count, $0) < ($1.count, $1) })
  }

  /// Pupil a is in already, by another record.
  @Test(
    "Where pupils are counted, it adds those who aren't in yet: of each the record with the lowest number")
  func leerlingen() throws {
    let voorbeeld = try Voorbeeld(
      opgaven: """
        nummer | leerling | soort | begin      | al in | erbij
        81     | a        | vsv   | 2021-10-01 | ja    |
        82     | a        | vsv   | 2021-10-01 |       |
        83     | b        | vsv   | 2021-10-01 |       | ja
        84     | b        | vsv   | 2021-10-01 |       |
        85     | c        | jikp  | 2021-10-01 |       |
        """)
    let telling = try Definitietekst.telling(
      "bron: opgave, eenheid: leerling, periode: schooljaar, clausules: {soort: [vsv]}")
    let stap = VulAan(uit: telling, clausules: try Definitietekst.clausules("{}", .opgave))
    let uit = try voorbeeld.doe(.vulAan(stap), .opgave, .leerling, vanaf: "al in")
    #expect(uit.mutatie == voorbeeld.nummers(.opgave, "erbij"))
    #expect(uit.stand == ["81", "83"])
  }

  /// 71 and 73 don't run on 1 October; 74 was reported in an earlier school year, 75 and 76 in a gemeente that was
  /// another one on the melddatum than on the peildatum (Oud, 0001, went into Zwolle on 1 January 2022).
  @Test(
    "Of a telling on a peildatum it adds what runs on that day, of whatever school year, in the gemeente of that day",
    arguments: [
      ("{}", "alle"), ("in-schooljaar: ja", "dit schooljaar"), ("in-bereik: ja", "ook op de melddatum"),
    ])
  func vanPeildatum(waarvoor: String, kolom: String) throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | begin      | einde      | melddatum  | gemeente | al in | alle | dit schooljaar | ook op de melddatum
        70     | 2021-09-13 |            | 2021-09-13 | 0001     | ja    |      |                |
        71     | 2021-10-02 |            | 2021-10-04 | 0001     |       |      |                |
        72     | 2021-09-13 |            | 2021-09-20 | 0001     |       | ja   | ja             | ja
        73     | 2021-09-13 | 2021-09-30 | 2021-09-20 | 0001     |       |      |                |
        74     | 2021-05-10 |            | 2021-05-17 | 0001     |       | ja   |                | ja
        75     | 2021-09-13 |            | 2022-02-01 | 0001     |       | ja   | ja             |
        76     | 2021-09-13 |            | 2022-09-01 | 0001     |       | ja   |                |
        77     | 2021-09-13 |            | 2021-09-20 | 0193     |       |      |                |
        """)
    let telling = try Definitietekst.telling(
      """
      bron: melding, eenheid: melding, periode: {peildatum: 10-01},
      clausules: {lopend: {zonder-einde-bij-status: [R, B]}}
      """)
    let clausules = try Definitietekst.clausules(waarvoor, .melding, opPeildatum: true)
    let uit = try voorbeeld.doe(
      .vulAan(VulAan(uit: telling, clausules: clausules)), .melding, .melding, vanaf: "al in",
      voor: .gemeente(Gemeentecode(waarde: 1)), op: "2021-10-01")
    #expect(uit.mutatie == voorbeeld.nummers(.melding, kolom))
    #expect(uit.stand == ["70"] + uit.mutatie)
  }
}
