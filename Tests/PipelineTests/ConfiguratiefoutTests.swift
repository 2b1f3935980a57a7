import Foundation
import Pipeline
import Testing

/// Whatever is wrong in a profile, definition, bridge, set-up or reference table is told with file, line and key, and
/// all of it together.
@Suite struct ConfiguratiefoutTests {
  /// A change to one file, and what must be told of it.
  struct Geval: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bestand: String
    let oud: String
    let nieuw: String
    /// A piece of the changed file; the fault is on its first line. Nil = the file as a whole.
    let plek: String?
    let delen: [String]

    init(_ naam: String, _ bestand: String, _ oud: String, _ nieuw: String, plek: String?, _ delen: String...)
    {
      (testDescription, self.bestand, self.oud, self.nieuw) = (naam, bestand, oud, nieuw)
      (self.plek, self.delen) = (plek, delen)
    }
  }

  private static let csv = "bronnen/duo-verzuim-csv.yaml"
  private static let xml = "bronnen/duo-verzuim-xml.yaml"
  private static let definitie = "definities/verzuim.yaml"
  private static let later = "definities/2016-2017.yaml"
  private static let inzet = "definities/inzet-leerplicht.yaml"
  private static let thuiszitters = "definities/thuiszitters.yaml"
  private static let brug = "aansluitingen/verzuim-volgsysteem-duo.yaml"
  private static let opzet = "ijssel-vecht.yaml"
  private static let gemeenten = "referentie/gemeenten.csv"
  private static let scholen = "referentie/scholen.csv"

  static let gevallen: [Geval] = profielen + definities + jaren + bruggen + overige

  static let profielen: [Geval] = [
    Geval(
      "misspelt key", csv, "scheidingsteken:", "scheidingstekens:", plek: "scheidingstekens",
      "scheidingstekens",
      "no known key"),
    Geval(
      "misspelt field", csv, "  begin: DATUM", "  begn: DATUM", plek: "  begn", "velden.begn",
      "no field of a melding"),
    Geval(
      "missing field", csv, "  status:\n    naam: STATUS\n    codes: [R, B, G, K, I, D]\n", "", plek: nil,
      "'status'"),
    Geval("unknown code", csv, "V4, RMC", "V5, RMC", plek: "V5, RMC", "velden.soort.codes", "'V5'", "RMC"),
    Geval(
      "two fields on one column", csv, "einde: DATUM_EINDE", "einde: \"#datum begin\"", plek: "#datum begin",
      "velden.einde", "begin"),
    Geval(
      "bad date pattern", csv, "datums: [yyyy-mm-dd, ", "datums: [yy-mm-dd, ", plek: "yy-mm-dd", "datums.[1]",
      "yyyymmdd"),
    Geval(
      "no date pattern", csv, "datums: [yyyy-mm-dd, dd-mm-yyyy, yyyymmdd]", "datums: []", plek: "datums:",
      "datums"),
    Geval(
      "id unlike the name", csv, "id: duo-verzuim-csv", "id: duo", plek: "id: duo", "id", "duo-verzuim-csv"),
    Geval(
      "unknown kind of record", csv, "record: melding", "record: meldingen", plek: "record: meldingen",
      "record"),
    Geval("unknown format", csv, "formaat: csv", "formaat: excel", plek: "formaat: excel", "formaat", "xml"),
    Geval(
      "wide delimiter", csv, "scheidingsteken: \";\"", "scheidingsteken: \"||\"", plek: "||",
      "scheidingsteken"),
    Geval(
      "unknown encoding", csv, "codering: automatisch", "codering: latin1", plek: "latin1", "codering",
      "windows-1252"),
    Geval(
      "codes without a list", csv, "codes: [R, B, G, K, I, D]", "codes: R", plek: "codes: R",
      "velden.status.codes"),
    Geval("no path to records", xml, "recordpad:", "recordpaden:", plek: nil, "'recordpad'"),
    Geval(
      "a prefix in a path", xml, "Deelnemer/BSN", "ns:Deelnemer/BSN", plek: "ns:Deelnemer", "velden.bsn",
      "prefix"),
    Geval(
      "two fields on one path", xml, "  vestiging: Onderwijsinstelling/Vestiging",
      "  vestiging: Onderwijsinstelling/BRIN", plek: "  vestiging:", "velden.vestiging", "brin"),
    Geval("a key twice", csv, "record: melding", "record: melding\nrecord: melding", plek: nil, "record"),
    Geval("no YAML", csv, "velden:", "velden: [", plek: nil, "no YAML"),
  ]

  static let definities: [Geval] = [
    Geval("missing gevallen", definitie, "gevallen:\n  dagen: 28\n", "", plek: nil, "'gevallen'"),
    Geval(
      "days that are none", definitie, "dagen: 28", "dagen: -1", plek: "dagen: -1", "gevallen.dagen",
      "whole number"),
    Geval(
      "duplicate telling", definitie, "id: verzuim-gevallen", "id: verzuim-meldingen", plek: nil,
      "'verzuim-meldingen' stands twice"),
    Geval(
      "missing source", definitie, "    herkomst: DUO telt op de peildatum 1 oktober\n", "", plek: nil,
      "'herkomst'"),
    Geval(
      "unit that can't be counted", definitie, "bron: werkproces\n    eenheid: werkproces",
      "bron: werkproces\n    eenheid: geval", plek: "eenheid: geval\n    periode: schooljaar\n    clausules:",
      "eenheid"),
    Geval(
      "unknown period", definitie, "{peildatum: 10-01}", "maand", plek: "periode: maand", "periode",
      "peildatum"),
    Geval(
      "no such day", definitie, "peildatum: 10-01", "peildatum: 02-29", plek: "02-29", "peildatum", "mm-dd"),
    Geval(
      "clause that can't apply", definitie, "soort: [signaalverzuim, luxe, lrv, verzuim18plus, absoluut]",
      "status: [R]", plek: "status: [R]", "clausules.status", "werkproces"),
    Geval(
      "clause without peildatum", definitie, "periode: {peildatum: 10-01}", "periode: schooljaar",
      plek: "lopend:", "clausules.lopend", "peildatum"),
    Geval(
      "unknown clause", definitie, "lopend: {", "lopende: {", plek: "lopende:", "clausules.lopende",
      "in-bereik"),
    Geval(
      "unknown code in a clause", definitie, "soort: [L]", "soort: [X]", plek: "soort: [X]",
      "clausules.soort", "'X'"),
    Geval("empty clause", definitie, "soort: [L]", "soort: []", plek: "soort: []", "clausules.soort"),
  ]

  /// DefinitiefoutTests has all that can be wrong in them; these are in the shipped ones.
  static let jaren: [Geval] = [
    Geval(
      "change of nothing", later, "- id: thuiszitters-3-maanden", "- id: thuiszitters-4-maanden",
      plek: "- id: thuiszitters-4-maanden", "gewijzigd.[2].id", "no telling 'thuiszitters-4-maanden'"),
    Geval(
      "drop of nothing", later, "gewijzigd:\n", "vervallen: [thuiszittters]\ngewijzigd:\n",
      plek: "vervallen:", "vervallen.[1]", "'thuiszittters' to drop"),
    Geval(
      "drop of a clause that isn't there", later, "    clausules:\n      soort: [lrv, absoluut]",
      "    clausules:\n      duur: vervalt", plek: "duur: vervalt", "gewijzigd.[1].clausules.duur",
      "no such clause"),
    Geval(
      "clause that can't apply from a school year on", later, "soort: [lrv, absoluut]", "status: [R]",
      plek: "status: [R]", "gewijzigd.[1].clausules.status", "werkproces"),
    Geval(
      "unknown key in a file of changes", later, "gewijzigd:\n", "gewijzigt:\n", plek: "  - id: thuiszitters",
      "gewijzigt", "no known key"),
    Geval(
      "percentage of nothing", inzet, "noemer: inzet-jongeren", "noemer: inzet", plek: "noemer: inzet,",
      "verhouding.noemer", "no telling 'inzet'"),
    Geval(
      "age without a day", thuiszitters, "plicht: {op: begin, is", "plicht: {is", plek: "plicht: {is",
      "tellingen.[1].clausules.plicht", "'op'"),
    Geval(
      "a count on a peildatum without lopend", thuiszitters, "      lopend: {zonder-einde: telt}\n", "",
      plek: "periode: {peildatum: 08-01}", "tellingen.[3].periode", "'lopend'"),
  ]

  static let bruggen: [Geval] = [
    Geval(
      "dangling telling", brug, "begin: werk", "begin: weg", plek: "begin: weg", "begin",
      "wegprocessen-verzuim"),
    Geval(
      "wrong end unit", brug, "eind: verzuim-wettelijk-leerlingen", "eind: verzuim-wettelijk-meldingen",
      plek: "eind:", "eind", "melding", "leerling"),
    Geval(
      "wrong unit on the way", brug, "gelijk-aan: verzuim-meldingen", "gelijk-aan: verzuim-leerlingen",
      plek: "gelijk-aan: verzuim-leerlingen", "gelijk-aan", "leerling"),
    Geval(
      "step twice", brug, "code: niet-wettelijk", "code: absoluut-verzuim",
      plek: "code: absoluut-verzuim\n    titel: geen", "twice"),
    Geval(
      "unknown kind of step", brug, "stap: verbind", "stap: koppel", plek: "stap: koppel", "stap", "vul-aan"),
    Geval(
      "collapse before linking", brug, "stap: verbind", "stap: beperk\n    houd: {in-bereik: ja}",
      plek: "meer-werk",
      "needs a step verbind"),
    Geval(
      "clause for the wrong record", brug, "houd: {soort: [V3, V4, LRV]}", "houd: {soort: [lrv]}",
      plek: "soort: [lrv]", "soort", "'lrv'"),
    Geval(
      "neither kept nor removed", brug, "    houd: {soort: [V3, V4, LRV]}\n", "", plek: nil, "houd",
      "verwijder"),
    Geval("ja misspelt", brug, "in-schooljaar: ja", "in-schooljaar: yes", plek: "yes", "in-schooljaar", "ja"),
  ]

  static let overige: [Geval] = [
    Geval(
      "unknown key in the set-up", opzet, "afkeurgrens:", "afkeur_grens:", plek: "afkeur_grens",
      "afkeur_grens"),
    Geval("no name", opzet, "naam:", "#naam:", plek: nil, "'naam'"),
    Geval(
      "limit that is none", opzet, "afkeurgrens: 1", "afkeurgrens: 101", plek: "101", "afkeurgrens", "100"),
    Geval(
      "unknown kind of drift", opzet, "afkeurgrens: 1", "afkeurgrens: 1\ndrift:\n  kolomen-weg: stop",
      plek: "  kolomen-weg", "drift.kolomen-weg", "kolommen-weg", "gat"),
    Geval(
      "unknown answer to drift", opzet, "afkeurgrens: 1",
      "afkeurgrens: 1\ndrift:\n  omvang: meld\n  reeks: halt",
      plek: "  reeks", "drift.reeks", "meld, stop, zwijg"),
    Geval(
      "part above one", opzet, "afkeurgrens: 1", "afkeurgrens: 1\ndrift: {kleiner-dan: 1.1}", plek: "drift:",
      "drift.kleiner-dan", "0 to 1"),
    Geval(
      "factor below one", opzet, "afkeurgrens: 1", "afkeurgrens: 1\ndrift: {groter-dan: 0.9}", plek: "drift:",
      "drift.groter-dan", "1 to 1000"),
    Geval(
      "factor that is no number", opzet, "afkeurgrens: 1", "afkeurgrens: 1\ndrift: {gat: .nan}",
      plek: "drift:",
      "drift.gat", "1 to 1000"),
    Geval(
      "drift that is no mapping", opzet, "afkeurgrens: 1", "afkeurgrens: 1\ndrift: stop", plek: "drift:",
      "drift"),
    Geval("region without gemeenten", opzet, "rmc_regio: 10", "rmc_regio: 98", plek: "98", "rmc_regio", "98"),
    Geval(
      "code of a gemeente", gemeenten, "0148;Dalfsen", "148;Dalfsen", plek: "148;Dalfsen", "gemeentecode"),
    Geval(
      "date of a gemeente", gemeenten, "0003;Appingedam;1830-01-01", "0003;Appingedam;1830", plek: "0003;",
      "geldig_vanaf"),
    Geval(
      "successor that isn't there", gemeenten, "2021-01-01;1979;2", "2021-01-01;9998;2", plek: nil, "9998"),
    Geval("column of gemeenten", gemeenten, "rmc_regio;", "regio;", plek: "gemeentecode;", "rmc_regio"),
    Geval("code of a school", scholen, "00AH;00;", "0AH;00;", plek: "0AH;00;", "brin"),
    Geval("kind of a school", scholen, ";WVO;0153;", ";VO;0153;", plek: ";VO;0153;", "schoolsoort", "WVO"),
    Geval("columns of a school", scholen, "00AH;07;", "00AH;07", plek: nil, "columns"),
  ]

  @Test func `the shipped configuration is sound`() throws {
    #expect(try Werkplaats().configuratiefouten == [])
  }

  /// A definition that isn't read leaves the old one in force, and nobody would notice.
  @Test(arguments: [
    "definities/2021-2022.yml", "definities/Eigen.YAML", "bronnen/jvs.yml", "aansluitingen/oud/a.yaml",
  ])
  func `what looks like a part of the configuration but isn't read is a fault`(_ pad: String) throws {
    let plaats = try Werkplaats()
    try plaats.schrijf(plaats.pijplijn + "/" + pad, "tellingen: []")
    let fouten = plaats.configuratiefouten
    #expect(fouten.count == 1 && fouten[0].contains("isn't read"), "\(fouten)")
    // Notes and copies of an editor are nobody's definitions.
    let ander = try Werkplaats()
    try ander.schrijf(ander.pijplijn + "/definities/verzuim.yaml~", "")
    try ander.schrijf(ander.pijplijn + "/definities/README.md", "")
    #expect(ander.configuratiefouten == [])
  }

  @Test func `reference tables may begin with a byte order mark, as Excel writes it`() throws {
    let plaats = try Werkplaats()
    for (bestand, kop) in [(Self.gemeenten, "gemeentecode;"), (Self.scholen, "brin;")] {
      try plaats.wijzig(bestand, kop, "\u{FEFF}" + kop)
    }
    #expect(plaats.configuratiefouten == [])
  }

  @Test(arguments: gevallen) func `a fault is told with file, line and key`(_ geval: Geval) throws {
    let plaats = try Werkplaats()
    try plaats.wijzig(geval.bestand, geval.oud, geval.nieuw)
    let pad = plaats.pijplijn + "/" + geval.bestand
    var plek = geval.bestand == Self.definitie && geval.plek == nil ? plaats.pijplijn + "/definities" : pad
    if let zoek = geval.plek {
      let tekst = try String(contentsOfFile: pad, encoding: .utf8)
      let gevonden = try #require(tekst.range(of: zoek))
      plek = "\(pad):\(tekst[..<gevonden.lowerBound].filter { $0 == "\n" }.count + 1)"
    }
    let fouten = plaats.configuratiefouten
    #expect(
      fouten.contains { fout in
        (geval.plek == nil ? fout.hasPrefix(plek) : fout.hasPrefix(plek + ":"))
          && geval.delen.allSatisfy { fout.contains($0) }
      }, "\(plek) … \(geval.delen), but told was:\n\(fouten.joined(separator: "\n"))")
  }

  @Test func `all faults are told together`() throws {
    let plaats = try Werkplaats()
    let gekozen = [
      "misspelt field", "bad date pattern", "unknown code in a clause", "days that are none",
      "wrong unit on the way",
      "limit that is none", "code of a gemeente", "kind of a school", "a prefix in a path",
    ].compactMap { naam in Self.gevallen.first { $0.testDescription == naam } }
    try #require(gekozen.count == 9)
    for geval in gekozen { try plaats.wijzig(geval.bestand, geval.oud, geval.nieuw) }
    let fouten = plaats.configuratiefouten
    for geval in gekozen {
      #expect(
        fouten.contains { fout in fout.contains(geval.bestand) && geval.delen.allSatisfy { fout.contains($0) }
        },
        "\(geval.testDescription)")
    }
  }

  @Test func `what is missing altogether is told apart from what is wrong`() throws {
    for weg in ["bronnen", "definities", "aansluitingen", "referentie/scholen.csv", "ijssel-vecht.yaml"] {
      let plaats = try Werkplaats()
      try FileManager.default.removeItem(atPath: plaats.pijplijn + "/" + weg)
      let fout = #expect(throws: NietGevonden.self) { try Configuratie(plaats.opzet) }
      #expect(fout.map { Exitcode($0) } == .nietGevonden)
      #expect(fout?.description.contains(weg) == true)
    }
  }

  @Test func `a run with a faulty configuration makes nothing`() throws {
    let plaats = try Werkplaats()
    try plaats.maakInbox(100)
    try plaats.wijzig(Self.opzet, "afkeurgrens: 1", "afkeurgrens: veel")
    let fout = #expect(throws: Configuratiefouten.self) { try plaats.draai() }
    #expect(fout.map { Exitcode($0) } == .configuratie)
    #expect(try FileManager.default.contentsOfDirectory(atPath: plaats.map + "/data") == ["sleutel"])
  }
}
