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
        "8 rmc-vsv", "9 oud-vsv", "10 jikp", "11 halt", "12 proces-verbaal", "13 waarschuwing", "14 mdo",
        "15 verlof",
      ])
    #expect(
      lijst(Resultaat.self) == [
        "1 terug-naar-school", "2 ingeschreven", "3 werk", "4 uitkering", "5 zorg", "6 waarschuwing",
        "7 halt",
        "8 proces-verbaal", "9 verhuisd", "10 vrijstelling", "11 overig", "12 startkwalificatie",
        "13 leeftijdsgrens",
      ])
  }

  @Test("So do those of an opgave, and the order of its kenmerken in the register")
  func opgaven() {
    #expect(
      lijst(Opgavesoort.self) == [
        "1 startpopulatie-voorlopig", "2 startpopulatie", "3 startset", "4 werkvoorraad",
        "5 werkvoorraad-naloop", "6 vsv-voorlopig", "7 vsv", "8 inschrijving", "9 startkwalificatie",
        "10 inwoner", "11 overstap", "12 inkomen", "13 jikp", "14 vervallen",
      ])
    #expect(
      Kenmerk.alle(van: .werkproces).map(\.rawValue) == [
        "grond", "besluit", "aanleiding", "afdoening", "fase", "onderwijs", "inkomen",
      ])
    #expect(
      Kenmerk.alle(van: .opgave).map(\.rawValue) == [
        "onderwijs", "inkomen", "overstap", "afhandeling", "opgepakt", "sector", "startkwalificatie",
        "wettelijk_gemeld", "niet_wettelijk_gemeld", "uitstroom", "vertrek",
      ])
    #expect(Kenmerk.alle(van: .melding).isEmpty)
  }

  @Test("So do those of the kenmerken, whose number is their place")
  func kenmerken() {
    #expect(
      Kenmerk.allCases.map { "\($0.rawValue): \($0.codes.joined(separator: " "))" } == [
        "grond: 3a 3b 5a 5b 5c 5a-trekkend 11f 11g 15", "besluit: toegekend afgewezen in-behandeling via-duo",
        "aanleiding: relatief luxe absoluut overig",
        "afdoening: leerstraf schikking zitting hulp-en-steun sepot negatief overig",
        "fase: in-beeld contact traject",
        "onderwijs: praktijkonderwijs vso entree mbo-2 mbo-3 mbo-4 po so vmbo-bb vmbo-overig havo-vwo vavo",
        "inkomen: geen tot-300 boven-300 uitkering-uwv uitkering-gemeente wajong",
        "overstap: aangemeld geplaatst afgemeld afgewezen onbekend beeindigd overgedragen definitief",
        "afhandeling: vo mbo lp-rmc", "opgepakt: ja nee", "sector: vo mbo vavo", "startkwalificatie: ja nee",
        "wettelijk_gemeld: ja nee", "niet_wettelijk_gemeld: ja nee",
        "uitstroom: 01 02 03 04 05 06 07 08 09", "vertrek: verhuisd overleden",
      ])
    var kenmerken = Kenmerken()
    for kenmerk in Kenmerk.allCases {
      for (i, code) in kenmerk.codes.enumerated() {
        kenmerken[kenmerk] = UInt8(i + 1)
        #expect(kenmerken.code(kenmerk) == code && kenmerk.nummer(code) == UInt8(i + 1))
      }
    }
    // Each keeps its own: the last of every list.
    #expect(Kenmerk.allCases.allSatisfy { kenmerken.code($0) == $0.codes.last } && !kenmerken.isLeeg)
    for kenmerk in Kenmerk.allCases { kenmerken[kenmerk] = 0 }
    #expect(kenmerken == Kenmerken() && kenmerken.isLeeg && kenmerken.code(.grond) == nil)
  }

  @Test("A code is read by its exact text", arguments: ["v3", "V3 ", "", "V5", "R"])
  func exact(tekst: String) {
    #expect(Verzuimsoort(code: tekst) == nil)
    #expect(Verzuimsoort(code: "V3") == .v3)
  }
}
