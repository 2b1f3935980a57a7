import Domain
import Foundation
import Pipeline
import Testing

/// What users would otherwise hear one fault at a time, or at the wrong place.
@Suite struct FoutenSamenTests {
  /// A second missing or wrong mandatory key doesn't hide the other faults.
  @Test func `all faults of one profile are told together`() throws {
    let plaats = try Werkplaats()
    let csv = "bronnen/duo-verzuim-csv.yaml"
    try plaats.wijzig(csv, "titel: Verzuimmeldingen van DUO (CSV)\n", "")
    try plaats.wijzig(csv, "formaat: csv", "formaat: excel")
    try plaats.wijzig(csv, "  begin: DATUM_BEGIN", "  begn: DATUM_BEGIN")
    let verteld = plaats.configuratiefouten
    for deel in ["'titel'", "formaat", "velden.begn"] {
      #expect(verteld.contains { $0.contains(deel) }, "\(deel)")
    }
  }

  @Test func `all faults of one telling and of one step are told together`() throws {
    let plaats = try Werkplaats()
    try plaats.wijzig("definities/verzuim.yaml", "    titel: verzuimgevallen\n", "")
    try plaats.wijzig("definities/verzuim.yaml", "eenheid: geval\n", "eenheid: gevallen\n")
    let brug = "aansluitingen/verzuim-volgsysteem-duo.yaml"
    try plaats.wijzig(brug, "    titel: geen wettelijk verzuim\n", "")
    try plaats.wijzig(brug, "houd: {soort: [V3, V4, LRV]}", "houd: {soort: [V8]}")
    let verteld = plaats.configuratiefouten
    for deel in ["tellingen.[2]: key 'titel'", "tellingen.[2].eenheid", "stappen.[10]: key 'titel'", "'V8'"] {
      #expect(verteld.contains { $0.contains(deel) }, "\(deel)")
    }
  }

  @Test func `all faults of the definitions of all school years and of the bridges are told together`() throws
  {
    let plaats = try Werkplaats()
    try plaats.wijzig("definities/thuiszitters.yaml", "{meer-dan: 3 maanden", "{meer-dan: 3")
    try plaats.wijzig(
      "definities/2016-2017.yaml", "  - id: thuiszitters-3-maanden", "  - id: thuiszitters-weg")
    try plaats.schrijf(
      plaats.pijplijn + "/definities/2018-2019.yaml",
      """
      vervallen: [inzet-jongeren, verzuim-lopend-peildatum-meldingen, luxe]
      gewijzigd: [{id: thuiszitters, clausules: {uren: vervalt, bekend: {uiterlijk: begin}}}]
      """)
    try plaats.wijzig(
      "aansluitingen/verzuim-volgsysteem-duo-peildatum.yaml", "tot-en-met: niet-wettelijk", "tot-en-met: weg")
    let verteld = plaats.configuratiefouten
    for (bestand, deel) in [
      ("definities/thuiszitters.yaml", "duur.meer-dan"),
      ("definities/2016-2017.yaml", "'thuiszitters-weg'"),
      ("definities/2018-2019.yaml", "'luxe' to drop"), ("definities/2018-2019.yaml", "clausules.uren"),
      ("definities/2018-2019.yaml", "clausules.bekend.uiterlijk"),
      ("definities/inzet-leerplicht.yaml", "'inzet-jongeren'; it was dropped from 2018-2019 on"),
      ("aansluitingen/verzuim-volgsysteem-duo-peildatum.yaml", "no step 'weg'"),
    ] {
      #expect(
        verteld.contains { $0.contains(bestand + ":") && $0.contains(deel) },
        "\(bestand) … \(deel), but told was:\n\(verteld.joined(separator: "\n"))")
    }
    #expect(verteld.count == 7, "\(verteld.joined(separator: "\n"))")
  }

  /// formats.md, "Counting": a code that ended without successor is out of scope; it is no fault of the table.
  @Test func `a gemeente may end without a successor`() throws {
    let plaats = try Werkplaats()
    try plaats.wijzig("referentie/gemeenten.csv", "1830-01-01;2021-01-01;1979;", "1830-01-01;2021-01-01;;")
    #expect(plaats.configuratiefouten == [])
  }

  /// A key is there whole or not at all.
  @Test func `a first run that is killed while it makes the key is finished by the next`() throws {
    let plaats = try Werkplaats()
    try plaats.lever("duo-verzuim-csv/a_20201001.csv", Meldingregel.bestand(.init(nummer: "1")))
    try plaats.schrijf(plaats.map + "/data/sleutel.nieuw", "half")
    #expect(throws: Never.self) { try plaats.draai() }
  }

  @Test func `blank lines count in the line of a fault`() throws {
    let plaats = try Werkplaats()
    try plaats.wijzig("referentie/gemeenten.csv", "regio_tot\n", "regio_tot\n\n")
    try plaats.wijzig("referentie/gemeenten.csv", "0009;Ten Boer", "009;Ten Boer")
    #expect(plaats.configuratiefouten.contains { $0.contains("gemeenten.csv:6: gemeentecode") })
  }
}
