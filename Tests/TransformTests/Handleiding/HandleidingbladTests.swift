import Testing

/// A page is made of what its sources say, all of it; what can't be read is a fault and never left out.
@Suite struct HandleidingbladTests {
  private let documentatie = [
    "`leeftijd: {tot-en-met: 17}` — how old. Whole years.", "Source: the law, art. 1.",
  ]

  private func blad(_ leden: String) throws -> String {
    let specificatie = try Specificatie(
      "@Suite struct LeeftijdTests {\n\(leden)\n}", bestand: "LeeftijdTests.swift")
    return try Handleidingblad(documentatie: documentatie, bron: "Leeftijd.swift", specificatie: specificatie)
      .markdown()
  }

  @Test("A page has the doc comment, and of each test its title, words, tables and what comes out")
  func helemaal() throws {
    let blad = try blad(
      #"""
        private static let jong = "leeftijd: {tot-en-met: 17}"
        /// Of the register.
        private static let tabel = """
          nummer | status | geldt
          1      | *      | ja
          2      |        |
          """

        private func geldt(_ yaml: String, op dag: String? = nil) throws -> [String] {
          let voorbeeld = try Voorbeeld(meldingen: Self.tabel)
          return try voorbeeld.waarvoor(yaml, .melding, voor: Voorbeeld.zwolle, op: dag)
        }

        /// On the birthday too.
        @Test(
          "The age is that on the day",
          arguments: [(17, ["1"]), (18, [])])
        func leeftijd(jaar: Int, verwacht: [String]) throws {
          #expect(try geldt("leeftijd: {tot-en-met: \(jaar)}") == verwacht)
        }

        @Test func `a name may be the title`() throws {
          #expect(try geldt(Self.jong, op: "2021-10-01") == Voorbeeld(meldingen: Self.tabel).nummers(.melding, "geldt"))
          #expect(try geldt(Self.jong).isEmpty)
          for fout in ["[]", "{}"] {
            #expect(throws: (any Error).self) { try Definitietekst.clausules("leeftijd: \(fout)", .melding) }
          }
        }
      """#)
    #expect(
      blad == """
        <!-- Made from Leeftijd.swift and LeeftijdTests.swift: change those. -->

        # leeftijd

        `leeftijd: {tot-en-met: 17}` — how old. Whole years.

        Source: the law, art. 1.

        ## Example records

        Of the register.

        Meldingen:

        | nummer | status | geldt |
        |--------|--------|-------|
        | 1      | \\*     | ja    |
        | 2      |        |       |

        ## The age is that on the day

        On the birthday too.

        Of the [example records](#example-records):

        - `leeftijd: {tot-en-met: 17}`, counted for Zwolle, holds for melding 1, and no others.
        - `leeftijd: {tot-en-met: 18}`, counted for Zwolle, holds for none of the meldingen.

        ## a name may be the title

        Of the [example records](#example-records):

        - `leeftijd: {tot-en-met: 17}`, counted for Zwolle, on the peildatum 2021-10-01, holds for the meldingen with `geldt: ja`, and no others.
        - `leeftijd: {tot-en-met: 17}`, counted for Zwolle, holds for none of the meldingen.

        `sluitend check` refuses:

        - `leeftijd: []`, asked of meldingen
        - `leeftijd: {}`, asked of meldingen

        """)
  }

  @Test("Of a step stands what it does with the records, and of other outcomes no more than is known")
  func stap() throws {
    let blad = try blad(
      #"""
        private func foutenVan(_ yaml: String) -> [String] {
          do { _ = try Definitietekst.clausules(yaml, .melding) } catch { return ["\(error)"] }
          return []
        }

        private func gesorteerd(_ yaml: String) -> [String] { voorbeeld.waarvoor(yaml, .melding).sorted() }

        @Test("T")
        func t() throws {
          let voorbeeld = try Voorbeeld(meldingen: """
            nummer | al in
            1      | ja
            """, dagen: 14)
          let telling = try Definitietekst.telling("bron: melding")
          let stap = VulAan(uit: telling, clausules: try Definitietekst.clausules("soort: [L]", .melding))
          let uit = try voorbeeld.doe(.vulAan(stap), .melding, .melding, vanaf: "al in", voor: .regio)
          #expect((uit.teken, uit.aantal, uit.stand) == ("+", 1, ["1", "2"]))
          #expect(uit.mutatie == voorbeeld.nummers(.melding, "weg"))
          #expect(uit.stand == uit.stand.sorted())
          #expect(telling.tel(voorbeeld.partitie).regio.waarde == 7)
        }

        @Test("U")
        func u() throws {
          #expect(throws: Never.self) { try Definitietekst.clausules("soort: [L]", .werkproces) }
          #expect(try !voorbeeld.waarvoor("soort: [V]", .melding).isEmpty)
          #expect(try gesorteerd("soort: [W]") == ["1"])
          #expect(foutenVan("soort: [X]") == ["soort: unknown"])
          let lang = """
            een-van:
              - soort: [L]
            """
          #expect(try voorbeeld.waarvoor(lang, .melding) == voorbeeld.waarvoor("soort: [L]", .melding))
          #expect(try voorbeeld.waarvoor(lang, .werkproces).count == 2)
        }
      """#)
    let tests = blad.firstRange(of: "## T").map { String(blad[$0.lowerBound...]) }
    #expect(
      tests == """
        ## T

        Meldingen:

        | nummer | al in |
        |--------|-------|
        | 1      | ja    |

        With `dagen: 14`.

        `stap: leeftijd, uit: …, waarvoor: {soort: [L]}`, on the meldingen with `al in: ja`, `uit` being the telling `bron: melding`, counted for the region, gives:

        - the sign of the mutatie: +
        - the mutatie as a number: 1
        - the stand: 1, 2
        - the mutatie: no records

        The telling `bron: melding` gives 7 for the region.

        ## U

        - ```yaml
          een-van:
            - soort: [L]
          ```
          This clause holds for the same meldingen as `soort: [L]`.
        - ```yaml
          een-van:
            - soort: [L]
          ```
          This clause holds for 2 of the werkprocessen.

        `sluitend check` accepts:

        - `soort: [L]`, asked of werkprocessen

        Also looked at here:

        - `soort: [V]`, asked of meldingen
        - `soort: [W]`, asked of meldingen
        - `soort: [X]`, asked of meldingen

        """)
  }

  @Test(
    "What can't be read is a fault with its place",
    arguments: [
      (##"@Test func zonder() {}"##, 2, "has no title"),
      (##"func geen() {}"##, 1, "no @Test"),
      (##"struct Binnen { @Test("T") func t() {} }"##, 2, "0 stand in the suite itself"),
      (##"@Test("T") func t() { v.waarvoor(maak(), .melding) }"##, 2, "which text is asked"),
      (
        ##"@Test("T", arguments: maak()) func t(y: String) { v.waarvoor("a: \(y)", .melding) }"##, 2,
        "which text"
      ),
      (##"@Test("T") func t() { #expect(v.waarvoor("a", .melding) == b()) }"##, 2, "the answer is no column"),
      (##"@Test("T") func t() { v.waarvoor("a", .melding, voor: bereik()) }"##, 2, "for what is counted"),
      (##"@Test("T") func t() { v.doe(maak(), .melding) }"##, 2, "which step"),
      (##"@Test("T") func t() { V(meldingen: "n | m\n1 | \(x())") }"##, 2, "a table with insertions"),
      (##"@Test("T") func t() { V(meldingen: "n | m\n1") }"##, 2, "differ in length"),
      (##"enum T { static let t = "n | m\n1 | 2" }; @Test("T") func t() {}"##, 1, "a table stands where"),
      (
        ##"@Test("T") func t() { #expect(v.waarvoor("a") == ["1"]); #expect(w.waarvoor("a") == ["2"]) }"##, 2,
        "two answers"
      ),
      (##"@Test("T") func t() { Voorbeeld(dagen: maak()) }"##, 2, "what 'dagen' is"),
      (##"@Test("T") func t() { a(#"raw"#) }"##, 2, "a raw string"),
      (##"@Test("T") func t() { /* c */ }"##, 2, "a block comment"),
      (##"@Test("T") func t() { a(" }"##, 2, "a string isn't closed"),
      (##"@Test("T") func t() { a( }"##, 2, "closes nothing"),
    ])
  func onbegrepen(lid: String, lijn: Int, wat: String) {
    let fout = #expect(throws: Onbegrepen.self) { try blad(lid) }
    #expect(fout?.bestand == "LeeftijdTests.swift")
    #expect(fout?.lijn == lijn)
    #expect(fout?.wat.contains(wat) == true, "\(fout?.wat ?? "")")
  }
}
