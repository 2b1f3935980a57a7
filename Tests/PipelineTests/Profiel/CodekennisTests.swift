import Domain
import Extract
import Testing

@testable import Pipeline

/// What texts of codes are taken to mean, and which are shown.
@Suite struct CodekennisTests {
  @Test(
    "A text that is understood means what it says; below 18 isn't 18 and older, and not isn't so",
    arguments: [
      ("Luxe verzuim", "luxe", true), ("LX - Luxe verzuim", "luxe", true),
      ("verzuim 18+", "verzuim18plus", true),
      ("Signaalverzuim", "signaalverzuim", true), ("Niet ingeschreven", "absoluut", true),
    ])
  func begrepen(tekst: String, code: String, zeker: Bool) {
    let keuze = Codekennis.keuze(tekst, .soort, in: .werkproces)
    #expect(keuze?.code == code)
    #expect(keuze?.isZeker == zeker)
  }

  @Test(
    "What turns a meaning round is never taken for it",
    arguments: [
      ("18- verzuim", "verzuim18plus"), ("Verzuim 18-", "verzuim18plus"), ("Verzuim <18", "verzuim18plus"),
      ("Geen absoluut verzuim", "absoluut"), ("Vrijstelling niet nodig", "vrijstelling"),
    ])
  func omgekeerd(tekst: String, code: String) {
    #expect(Codekennis.keuze(tekst, .soort, in: .werkproces)?.code != code)
  }

  @Test("The source's own code before a description is no code of ours with another meaning")
  func eigenCode() {
    let keuze = Codekennis.keuze("L - Langdurig relatief verzuim", .soort, in: .melding)
    #expect(keuze?.code == "LRV")
    #expect(keuze?.isZeker == false)
  }

  private static func codes(_ waarden: [String], _ veld: Veldnaam, namen: [String] = []) throws
    -> Voorstelcodes
  {
    let plaats = try Werkplaats()
    let kennis = Veldinhoud.Kennis(try Configuratie(plaats.opzet))
    let rijen = waarden.indices.map { [waarden[$0], namen.isEmpty ? "" : namen[$0 % namen.count]] }
    let tabel = Tabelkeuze(
      Ruwetabel(
        vorm: .csv(scheidingsteken: 0x3B, codering: .utf8, heeftBOM: false),
        rijen: [["Soort", "Naam leerling"]] + rijen, isAfgekapt: false),
      kop: 0)
    return Voorstelcodes(veld, tabel.kolommen[0], .werkproces, tabel, kennis)
  }

  @Test("No name, day or sentence is shown, however often it stands there")
  func nietGetoond() throws {
    let gewoon = Array(repeating: "Luxe verzuim", count: 60) + Array(repeating: "Signaalverzuim", count: 60)
    for tekst in [
      "Absoluut verzuim (Sloterbrug)", "5-12-2005", "12 maart 2006", "386255118", "Tygo Blikhuizen",
      "belt: morgen terug",
    ] {
      for veld in [Veldnaam.soort, .resultaat] {
        let codes = try Self.codes(
          gewoon + Array(repeating: tekst, count: 10), veld, namen: ["Sloterbrug, A.", "Anders, B."])
        #expect(!codes.regels.contains { $0.tekst == tekst }, "\(tekst)")
      }
    }
    // What is left may be a code, and is asked about.
    for tekst in ["iets nieuws", "KP", "overleg met school"] {
      let codes = try Self.codes(
        gewoon + Array(repeating: tekst, count: 10), .soort, namen: ["Sloterbrug, A."])
      #expect(codes.regels.contains { $0.tekst == tekst }, "\(tekst)")
    }
  }
}
