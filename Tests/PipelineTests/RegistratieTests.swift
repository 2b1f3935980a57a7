import Foundation
import Testing

@testable import Pipeline

/// What nobody delivered is unknown in the yearbook, and what was delivered without a case is 0.
@Suite struct RegistratieTests {
  private func plaats() throws -> Werkplaats {
    let plaats = try Werkplaats(heel: true)
    try plaats.lever(
      "volgsysteem-werkprocessen/a_20201001.csv",
      Werkprocesregel.bestand(.init(nummer: "W1"), .init(nummer: "W2", bsn: Proefnummer.bsn(2))))
    return plaats
  }

  private func rijen(_ plaats: Werkplaats, _ tabel: String, _ gemeente: String = "") throws -> [String] {
    try plaats.uitvoer().tabel("jaarverslag/2020-2021/\(tabel).csv").rijen(waar: ["gemeentecode": gemeente])
      .filter { $0["soort"] != "kop" }.map { $0["2020-2021"] ?? "" }
  }

  private func tekst(_ plaats: Werkplaats, _ tabel: String) throws -> String {
    try Opvragen(data: plaats.map + "/data").jaarverslag(
      .init(beginjaar: 2020), gemeente: nil, tabel: tabel, heel: false)
  }

  @Test func `without an export of exemptions there are none to count, for no gemeente either`() throws {
    let plaats = try plaats()
    try plaats.draai()
    let geen = [String](repeating: "-", count: 10)
    #expect(try rijen(plaats, "lopende-vrijstellingen") == geen)
    #expect(try rijen(plaats, "lopende-vrijstellingen", "0193") == geen)
    #expect(
      try tekst(plaats, "lopende-vrijstellingen")
        .contains("-: van 2020-2021 is niets bekend uit een bestand waar dit in kan staan."))
    // What the export knows is counted, also when there is none: luxe verzuim, results.
    #expect(try rijen(plaats, "inzet-leerplicht") == ["2", "2", "0", "0", "0", "-"])
    // Nor a delivery of DUO.
    #expect(try rijen(plaats, "verzuimmeldingen") == ["-", "-", "-"])
    // Whoever asks what such a number is hears that there is none, and why.
    let vrijstellingen = try uitleg(plaats, "vrijstelling-lopend-5a")
    #expect(vrijstellingen.contains("onbekend: niemand leverde waar dit in kan staan"))
    #expect(vrijstellingen.contains("Nodig: werkprocessen van de soort vrijstelling, uit een bron met "))
    // Nor is there one of its neighbours.
    #expect(vrijstellingen.contains("  -  werkprocessen") && !vrijstellingen.contains("  0  werkprocessen"))
    #expect(try uitleg(plaats, "verzuim-meldingen").contains("Nodig: meldingen.\n"))
    #expect(try uitleg(plaats, "absoluut-afgeleid").contains("Nodig: opgaven van de soort inwoner.\n"))
    #expect(
      try uitleg(plaats, "verzuim-tot-12-percentage").contains("De noemer. Van 2020-2021 is niets bekend uit")
    )
    // A number that there is stands beside one that there isn't.
    #expect(try uitleg(plaats, "inzet-meldingen").contains("2 werkprocessen\n"))
    // The facts stay as they are, with what can't be filled beside them.
    #expect(try plaats.uitvoer().telling("verzuim-meldingen") == 0)
    let ontbreekt = try plaats.uitvoer().feiten("2020-2021", "geen_registratie").kolom("telling")
    #expect(ontbreekt.contains("verzuim-meldingen") && ontbreekt.contains("verzuim-tot-12-percentage"))
    #expect(!ontbreekt.contains("inzet-meldingen") && ontbreekt == ontbreekt.sorted())
  }

  private func uitleg(_ plaats: Werkplaats, _ id: String) throws -> String {
    try Uitleg(data: plaats.map + "/data", pipeline: nil).tekst(
      id, .init(beginjaar: 2020), gemeente: nil, opDag: nil, peildatum: nil, metRecords: false)
  }

  @Test func `an export of exemptions with one makes the others 0`() throws {
    let plaats = try plaats()
    try plaats.draai()
    try plaats.lever(
      "volgsysteem-vrijstellingen/a_20201002.csv",
      """
      WERKPROCESNUMMER;BSN;ONDERWIJSNUMMER;GEBOORTEDATUM;GEMEENTECODE;SOORT;DATUM_START;DATUM_EINDE;MELDINGSNUMMER;BRIN;GROND;\
      BESLUIT;DATUM_LAATSTE_MUTATIE
      V1;\(Proefnummer.bsn(3));;2006-03-17;0193;vrijstelling;2020-09-01;;;;5a;toegekend;2020-09-02

      """)
    try plaats.draai()
    let een = ["1", "0", "0", "0", "0", "0", "0", "0", "1", "1"]
    #expect(try rijen(plaats, "lopende-vrijstellingen") == een)
    #expect(try rijen(plaats, "lopende-vrijstellingen", "0193") == een)
    #expect(try rijen(plaats, "lopende-vrijstellingen", "0148") == [String](repeating: "0", count: 10))
    try plaats.draai("vers")
    #expect(try plaats.uitvoer().verschil(met: plaats.uitvoer("vers")) == [])
  }

  /// Without the column of the results nobody knows who went back to school.
  @Test func `a profile without a field leaves its tellingen unknown, until it has it`() throws {
    let plaats = try plaats()
    let veld = """
        resultaat:
          naam: RESULTAAT
          # What isn't in this list is dropped: free text never gets further.
          codes:
            [
              terug-naar-school, ingeschreven, werk, uitkering, zorg, waarschuwing, halt, proces-verbaal, verhuisd,
              vrijstelling, overig,
            ]

      """
    try plaats.wijzig("bronnen/volgsysteem-werkprocessen.yaml", veld, "")
    try plaats.draai()
    #expect(try rijen(plaats, "inzet-leerplicht") == ["2", "2", "-", "0", "-", "-"])
    // The same records: what is known of them is another matter, and the school year is counted anew for it.
    try plaats.wijzig("bronnen/volgsysteem-werkprocessen.yaml", "  mutatiedatum:", veld + "  mutatiedatum:")
    try plaats.draai()
    #expect(try rijen(plaats, "inzet-leerplicht") == ["2", "2", "0", "0", "0", "-"])
    try plaats.draai("vers")
    #expect(try plaats.uitvoer().verschil(met: plaats.uitvoer("vers")) == [])
  }

  @Test func `a source whose profile is gone may have held anything`() throws {
    let plaats = try plaats()
    try plaats.draai()
    try plaats.wis("bronnen/volgsysteem-werkprocessen.yaml")
    try plaats.draai()
    #expect(try rijen(plaats, "lopende-vrijstellingen") == [String](repeating: "0", count: 10))
  }
}
