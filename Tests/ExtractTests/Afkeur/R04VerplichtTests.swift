import Testing

@testable import Extract

@Suite("R04: a mandatory field is empty")
struct R04VerplichtTests {
  private static func verplicht(_ bron: Bron) -> [Veldnaam] {
    switch bron.record {
    case .melding:
      [.meldingsnummer, .geboortedatum, .begin, .melddatum, .soort, .status, .gemeentecode, .mutatiedatum]
    case .werkproces: [.werkprocesnummer, .geboortedatum, .begin, .soort, .gemeentecode, .mutatiedatum]
    case .opgave: [.opgavenummer, .geboortedatum, .begin, .soort, .gemeentecode, .mutatiedatum]
    }
  }

  @Test("Empty, white or absent, each mandatory field by itself", arguments: Bron.allCases)
  func leeg(_ bron: Bron) throws {
    for veld in Self.verplicht(bron) {
      try bron.toets(["", " \t ", "\r\n", nil].map { .fout(.r04, veld, [veld: $0]) })
    }
  }

  @Test("A number of 20 characters is good, one of 21 isn't", arguments: Bron.allCases)
  func nummer(_ bron: Bron) throws {
    let veld = bron.nummerveld
    let twintig = "12345678901234567890"
    // A character is a Unicode scalar: e with a combining accent counts twice, whatever the bytes.
    let accenten = String(repeating: "e\u{301}", count: 10)
    try bron.toets([
      .goed([veld: "1"]),
      .goed([veld: twintig]),
      .goed([veld: "  \(twintig)  "]),
      .fout(.r04, veld, [veld: twintig + "1"]),
      .goed([veld: String(repeating: "€", count: 20)]),
      .fout(.r04, veld, [veld: String(repeating: "€", count: 21)]),
      .goed([veld: accenten]),
      .fout(.r04, veld, [veld: accenten + "e"]),
      .fout(.r04, veld, [veld: String(repeating: "9", count: 5000)]),
    ])
  }

  @Test("A number is text, and stays as it is", arguments: Bron.allCases)
  func tekst(_ bron: Bron) throws {
    let nummers = ["0012", "12", "a b", "A;B", "\"q\"", "é", "e\u{301}", "+1", "0"]
    #expect(try bron.lees(nummers.map { bron.rij([bron.nummerveld: $0]) }).nummers == nummers)
    // Swift calls these two equal; the contract compares exactly.
    let uitslag = try bron.lees(["é", "e\u{301}"].map { bron.rij([bron.nummerveld: $0]) })
    #expect(uitslag.nummers.map { Array($0.utf8) } == [[0xC3, 0xA9], [0x65, 0xCC, 0x81]])
  }

  @Test("A number in which the pupil's own number stands is none", arguments: Bron.allCases)
  func eigenNummer(_ bron: Bron) throws {
    let (veld, bsn) = (bron.nummerveld, Proefnummer.bsn())
    try bron.toets(
      ["\(bsn)", "X\(bsn)", "\(bsn)-1", "1\(bsn)2"].map { .fout(.r04, veld, [veld: $0]) }
        + [.goed([veld: String(bsn.dropLast())]), .goed([veld: Proefnummer.bsn(1)])])
    let nul = Proefnummer.bsnMetNul()
    try bron.toets(
      [nul, String(nul.dropFirst()), "A\(nul.dropFirst())B"].map { .fout(.r04, veld, [veld: $0, .bsn: nul]) })
  }

  @Test("The meldingsnummer that a werkproces bears isn't checked")
  func gedragenNummer() throws {
    let bron = Bron.werkprocesCSV
    let lang = String(repeating: "7", count: 40)
    let uitslag = try bron.lees([bron.rij([.meldingsnummer: lang]), bron.rij([.meldingsnummer: " "])])
    #expect(uitslag.werkprocessen.map(\.meldingsnummer?.tekst) == [lang, nil])
  }

  @Test("The field is the first in the layout, which differs between XML and CSV")
  func eersteVeld() throws {
    let leeg: [Veldnaam: String?] = [.meldingsnummer: "", .geboortedatum: "", .status: ""]
    try Bron.meldingCSV.toets([.fout(.r04, .meldingsnummer, leeg)])
    try Bron.meldingXML.toets([.fout(.r04, .geboortedatum, leeg)])
    try Bron.meldingXML.toets([
      .fout(.r04, .gemeentecode, [.gemeentecode: "", .meldingsnummer: String(repeating: "1", count: 21)])
    ])
    try Bron.werkprocesCSV.toets([.fout(.r04, .soort, [.soort: "", .begin: "", .mutatiedatum: nil])])
  }

  @Test("A record without anything in it is a row like any other")
  func leegRecord() throws {
    try Bron.meldingXML.toets([
      .fout(.r04, .geboortedatum, Bron.meldingXML.geldig.mapValues { _ in nil })
    ])
    try Bron.meldingCSV.toets([
      .fout(.r04, .meldingsnummer, Bron.meldingCSV.geldig.mapValues { _ in nil })
    ])
    let kaal = try Proef.lees(
      Array(Bron.levering("<Verzuimgeval/>").utf8), met: Bron.meldingXML.profiel)
    #expect(kaal.afkeuringen.map(\.code) == [.r04] && kaal.afkeuringen.map(\.veld) == ["Geboortedatum"])
  }
}
