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
    let uit = voorbeeld.doe(.vulAan(stap), .melding, .melding, vanaf: "al in", voor: Voorbeeld.zwolle)
    #expect(uit.mutatie == voorbeeld.nummers(.melding, kolom))
    #expect((uit.teken, uit.aantal) == ("+", uit.mutatie.count))
    // What was in stays, and all stand in the order of their numbers.
    #expect(uit.stand.filter { !uit.mutatie.contains($0) } == ["70", "76"])
    #expect(uit.stand == uit.stand.sorted { ($0.count, $0) < ($1.count, $1) })
  }
}
