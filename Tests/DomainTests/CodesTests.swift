import Testing

@testable import Domain

/// The register keeps numbers: a number that moves to another code changes all history in silence.
@Suite struct CodesTests {
  private func lijst<C: Codewaarde>(_ soort: C.Type) -> [String] {
    C.allCases.sorted { $0.rawValue < $1.rawValue }.map { "\($0.rawValue) \($0.code)" }
  }

  @Test("The codes of formats.md stand under the numbers they always had")
  func nummers() {
    #expect(lijst(Verzuimsoort.self) == ["1 V1", "2 V2", "3 V3", "4 V4", "5 RMC", "6 L", "7 LRV", "8 O"])
    #expect(lijst(Meldingstatus.self) == ["1 R", "2 B", "3 G", "4 K", "5 I", "6 D"])
    #expect(
      lijst(Werkprocessoort.self) == [
        "1 signaalverzuim", "2 luxe", "3 lrv", "4 verzuim18plus", "5 absoluut", "6 zorg", "7 vrijstelling",
        "8 rmc-vsv", "9 oud-vsv", "10 jikp",
      ])
    #expect(
      lijst(Resultaat.self) == [
        "1 terug-naar-school", "2 ingeschreven", "3 werk", "4 uitkering", "5 zorg", "6 waarschuwing",
        "7 halt",
        "8 proces-verbaal", "9 verhuisd", "10 vrijstelling", "11 overig",
      ])
  }

  @Test("A code is read by its exact text", arguments: ["v3", "V3 ", "", "V5", "R"])
  func exact(tekst: String) {
    #expect(Verzuimsoort(code: tekst) == nil)
    #expect(Verzuimsoort(code: "V3") == .v3)
  }
}
