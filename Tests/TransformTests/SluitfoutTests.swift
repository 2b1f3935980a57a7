import Domain
import Testing

@testable import Pipeline
@testable import Transform

/// The law of a bridge: its stand equals the telling counted on its own, at the begin, at each step that names one,
/// and at the end. If not, it is an error that says where; never a line for the rest.
@Suite struct SluitfoutTests {
  /// Pupil a was reported twice, b once; one of a's meldingen isn't wettelijk.
  private func voorbeeld() throws -> Voorbeeld {
    try Voorbeeld(
      meldingen: """
        nummer | leerling | soort
        70     | a        | V3
        71     | a        | L
        72     | b        | V3
        """,
      werkprocessen: """
        nummer | leerling | melding
        1      | a        | 70
        2      | b        | 72
        """)
  }

  private func telling(_ id: String) throws -> Telling {
    try #require(try Proefbank.definities().tellingen.first { $0.id == id })
  }

  private func aansluiting(eind: String, gelijkAan: String? = nil, _ stappen: [Stap.Soort]) throws
    -> Aansluiting
  {
    Aansluiting(
      id: "proef", titel: "", begin: try telling("verzuim-meldingen"), eind: try telling(eind),
      stappen: try stappen.map {
        Stap(code: "s", titel: "", uitleg: "", soort: $0, gelijkAan: try gelijkAan.map(telling))
      })
  }

  @Test("A bridge that closes is walked, step by step")
  func sluit() throws {
    let loop = try aansluiting(eind: "verzuim-leerlingen", [.telAls(TelAls(.leerling))])
      .loop(voorbeeld().partitie, .regio, tellingen: [:])
    #expect(loop.treden.map(\.stand.waarde) == [3, 2])
    #expect(loop.treden.map(\.code) == ["begin", "s"])
    #expect(loop.treden.map(\.mutatie.teken) == [.erbij, .eraf])
  }

  @Test("An end that differs by one is an error that tells step, stand and telling")
  func eindVerschilt() throws {
    let wettelijk = try Definitietekst.clausules("soort: [V3]", .melding)
    let kapot = try aansluiting(eind: "verzuim-meldingen", [.beperk(Beperk(houd: wettelijk))])
    let fout = try #require(
      #expect(throws: Sluitfout.self) { try kapot.loop(voorbeeld().partitie, .regio, tellingen: [:]) })
    #expect((fout.aansluiting, fout.stap, fout.telling) == ("proef", 1, "verzuim-meldingen"))
    #expect((fout.stand.waarde, fout.verwacht.waarde) == (2, 3))
    #expect(
      fout.description == """
        bridge proef does not close for the region in 2021-2022: after step 1 it stands at 2 (melding), but telling \
        verzuim-meldingen is 3 (melding)
        """)
  }

  @Test("A step that must equal a telling, and doesn't, is an error at that step")
  func gelijkAan() throws {
    let niets = Stap.Soort.beperk(Beperk(houd: []))
    let kapot = try aansluiting(eind: "verzuim-meldingen", gelijkAan: "verzuim-wettelijk-meldingen", [niets])
    let fout = #expect(throws: Sluitfout.self) {
      try kapot.loop(voorbeeld().partitie, Voorbeeld.zwolle, tellingen: [:])
    }
    #expect(fout?.stap == 1 && fout?.bereik == Voorbeeld.zwolle)
  }

  @Test("A result that was handed in is held against the records too, at the begin")
  func beginVerschilt() throws {
    let partitie = try voorbeeld().partitie
    let heel = try aansluiting(eind: "verzuim-meldingen", [])
    let ander = try telling("verzuim-wettelijk-meldingen").tel(partitie)
    let fout = #expect(throws: Sluitfout.self) {
      try heel.loop(partitie, .regio, tellingen: ["verzuim-meldingen": ander])
    }
    #expect(fout?.stap == 0)
  }

  /// Three meldingen and three leerlingen are no match.
  @Test("Equal numbers of different units don't close a bridge")
  func eenheid() throws {
    let voorbeeld = try Voorbeeld(meldingen: "nummer | soort\n1 | V3\n2 | V3\n3 | V3")
    let kapot = try aansluiting(eind: "verzuim-leerlingen", [])
    let fout = #expect(throws: Sluitfout.self) {
      try kapot.loop(voorbeeld.partitie, .regio, tellingen: [:])
    }
    #expect((fout?.stand.waarde, fout?.verwacht.waarde) == (3, 3))
    #expect((fout?.stand.eenheid, fout?.verwacht.eenheid) == (.melding, .leerling))
  }

  @Test("The scopes of a bridge are the gemeenten of the region, and the region")
  func bereiken() throws {
    #expect(
      try Voorbeeld().partitie.bereiken.map { $0.gemeente?.description ?? "regio" }
        == ["0001", "0002", "0003", "0004", "0148", "0193", "regio"])
  }
}
