import Foundation
import Testing

@testable import Pipeline

/// Residents: a reference table that counts beside the records.
@Suite struct BevolkingTests {
  private static let kop = "peildatum;gemeentecode;geslacht;leeftijd;inschrijving;aantal\n"
  /// The gemeenten of IJssel-Vecht.
  private static let codes = [
    "0148", "0160", "0166", "0175", "0177", "0180", "0193", "0244", "0246", "1708", "1896",
  ]

  /// So many of each age from 0 to 22 in each gemeente: half of them boys, of whom one isn't enrolled.
  private static func tabel(
    _ dag: String = "2020-10-01", zonder: Set<String> = [], leeftijden: ClosedRange<Int> = 0...22
  ) -> String {
    codes.filter { !zonder.contains($0) }.flatMap { code in
      leeftijden.flatMap { leeftijd in
        [("man", "WVO", 9), ("man", "geen-inschrijving", 1), ("vrouw", "WVO", 10)].map {
          "\(dag);\(code);\($0.0);\(leeftijd);\($0.1);\($0.2)\n"
        }
      }
    }.joined()
  }

  private func plaats(_ bevolking: String?) throws -> Werkplaats {
    let plaats = try Werkplaats(heel: true)
    if let bevolking {
      try plaats.schrijf(plaats.pijplijn + "/referentie/bevolking.csv", Self.kop + bevolking)
    }
    try plaats.lever(
      "duo-verzuim-csv/a_20201001.csv",
      Meldingregel.bestand(
        .init(nummer: "1"), .init(nummer: "2", bsn: Proefnummer.bsn(2)),
        .init(nummer: "3", bsn: Proefnummer.bsn(3), gemeente: "0148")))
    return plaats
  }

  /// Of the region, or a gemeente: the rows of the table as they are printed.
  private func kader(_ plaats: Werkplaats, _ gemeente: String = "") throws -> [String] {
    try plaats.uitvoer().tabel("jaarverslag/2020-2021/bevolkingskader.csv").rijen(waar: [
      "gemeentecode": gemeente
    ])
    .filter { $0["soort"] != "kop" }.map { $0["2020-2021"] ?? "" }
  }

  @Test func `residents are summed by age, sex and enrolment, and absence is held against them`() throws {
    let plaats = try plaats(Self.tabel())
    try plaats.draai()
    // 13 ages of 20 in 11 gemeenten; 19 of 20 enrolled; 18 ages; 3 pupils among them.
    #expect(try kader(plaats) == ["2860", "2717", "95.0", "3960", "1.0", "1.1"])
    #expect(try kader(plaats, "0193") == ["260", "247", "95.0", "360", "7.7", "8.1"])
    #expect(try kader(plaats, "0246") == ["260", "247", "95.0", "360", "0.0", "0.0"])
    let leerplein = try plaats.uitvoer().tabel("jaarverslag/2020-2021/bevolking-leerplein.csv")
      .rijen(waar: ["gemeentecode": "0193"])
      .map { rij in
        ["WPO", "WVO", "geen-inschrijving", "totaal"].map { rij[$0] ?? "" }.joined(separator: " ")
      }
    #expect(leerplein == ["0 117 13 130", "0 130 0 130", "0 247 13 260", "0 95 5 100", "0 342 18 360"])
    let tellingen = try plaats.uitvoer().feiten("2020-2021", "feit_telling")
    #expect(
      tellingen.rijen(waar: ["telling": "inwoners-5-17", "niveau": "regio"]).map {
        [$0["eenheid"], $0["periode"], $0["aantal"]]
      }
        == [["inwoner", "2020-10-01", "2860"]])
    #expect(tellingen.rijen(waar: ["telling": "inwoners-5-17"]).count == 12)
    // In the order of their names, between those of records.
    #expect(tellingen.kolom("telling") == tellingen.kolom("telling").sorted())
    // Of another day there is nothing.
    #expect(tellingen.rijen(waar: ["telling": "inwoners-5-12-september"]).isEmpty)
  }

  @Test func `without a table, a day, a gemeente or an age there is no number, and no 0`() throws {
    let geen = ["-", "-", "-", "-", "-", "-"]
    for bevolking in [nil, "", Self.tabel("2019-10-01")] {
      let plaats = try plaats(bevolking)
      try plaats.draai()
      #expect(try kader(plaats) == geen)
      #expect(try kader(plaats, "0193") == geen)
    }
    let deels = try plaats(Self.tabel(zonder: ["0246"]))
    try deels.draai()
    #expect(try kader(deels) == geen)
    #expect(try kader(deels, "0193") == ["260", "247", "95.0", "360", "7.7", "8.1"])
    #expect(try kader(deels, "0246") == geen)
    let tekst = try Opvragen(data: deels.map + "/data").jaarverslag(
      .init(beginjaar: 2020), gemeente: nil, tabel: "bevolkingskader", heel: false)
    #expect(
      tekst.contains("-: van 2020-2021 heeft de tabel van inwoners dit niet, of niet van alle gemeenten."))
    let leeftijd = try plaats(Self.tabel(leeftijden: 5...17))
    try leeftijd.draai()
    #expect(try kader(leeftijd, "0193") == ["260", "247", "95.0", "-", "7.7", "8.1"])
  }

  @Test func `what the table doesn't tell apart can't be asked of it`() throws {
    let plaats = try plaats(
      (5...17).map { "2020-10-01;0193;;\($0);;20\n" }.joined()
        + (5...17).map { "2020-10-01;0148;man;\($0);;20\n" }.joined())
    try plaats.draai()
    #expect(try kader(plaats, "0193") == ["260", "-", "-", "-", "7.7", "-"])
    // Of men alone there is no number of residents.
    #expect(try kader(plaats, "0148") == ["-", "-", "-", "-", "-", "-"])
  }

  /// Another table counts all anew, as other reference tables do.
  @Test func `a mended table changes the numbers, and the comparison says through what`() throws {
    let plaats = try plaats(Self.tabel())
    try plaats.draai()
    try plaats.wijzig("referentie/bevolking.csv", "0193;man;5;WVO;9", "0193;man;5;WVO;19")
    #expect(try plaats.plan().contains("referentie/bevolking.csv changed"))
    try plaats.draai()
    #expect(try kader(plaats, "0193") == ["270", "257", "95.2", "370", "7.4", "7.8"])
    let verschil = try plaats.verschil(1, 2)
    #expect(verschil.oorzaken == ["referentie"])
    #expect(verschil.tekst.contains("inwoners-5-17"))
  }

  @Test func `records and residents are kept apart where records are asked for`() throws {
    let plaats = try plaats(Self.tabel())
    try plaats.draai()
    let uitleg = try Uitleg(data: plaats.map + "/data", pipeline: nil)
    for id in ["inwoners-5-17", "wettelijk-per-1000-inwoners"] {
      #expect(throws: Gebruiksfout.self) {
        try uitleg.tekst(
          id, .init(beginjaar: 2020), gemeente: nil, opDag: nil, peildatum: nil, metRecords: false)
      }
    }
    #expect(
      try Definitieboek(pipeline: plaats.opzet).lijst(.init(beginjaar: 2020)).contains("inwoners-5-17"))
  }

  @Test(arguments: [
    ("2020-10-01;0193;man;5;WVO;9\n2020-10-01;0193;man;5;WVO;8", ":3: leeftijd: ", "stands twice"),
    ("2020-10-01;0193;man;5;WVO;9\n2020-10-01;0193;;6;WVO;8", ":3: geslacht: ", "in all rows of 0193"),
    ("2020-10-01;0193;man;5;WVO;9\n2020-10-01;0193;man;6;;8", ":3: geslacht: ", "in all rows of 0193"),
    ("1 oktober;0193;man;5;WVO;9", ":2: peildatum: ", "must be a date"),
    ("2020-10-01;193;man;5;WVO;9", ":2: gemeentecode: ", "four digits"),
    ("2020-10-01;9999;man;5;WVO;9", ":2: gemeentecode: ", "must be one of gemeenten.csv"),
    ("2020-10-01;0193;jongen;5;WVO;9", ":2: geslacht: ", "must be empty or one of man, vrouw"),
    ("2020-10-01;0193;man;-5;WVO;9", ":2: leeftijd: ", "from 0 to 120"),
    ("2020-10-01;0193;man;5;VO;9", ":2: inschrijving: ", "must be empty or one of WPO"),
    ("2020-10-01;0193;man;5;WVO;<5", ":2: aantal: ", "in digits alone"),
    ("2020-10-01;0193;man;5;WVO;1.200", ":2: aantal: ", "in digits alone"),
  ])
  func `a fault in the table is told with its place`(_ rijen: String, _ plek: String, _ fout: String) throws {
    let plaats = try plaats(rijen + "\n")
    let fouten = plaats.configuratiefouten
    #expect(fouten.contains { $0.contains("bevolking.csv" + plek) && $0.contains(fout) }, "\(fouten)")
  }

  @Test(arguments: [
    ("{peildatum: 10-01, vanaf: 5}", "key 'tot-en-met' is missing"),
    ("{vanaf: 5, tot-en-met: 17}", "key 'peildatum' is missing"),
    ("{peildatum: 13-01, vanaf: 5, tot-en-met: 17}", "must be a day of every year"),
    ("{peildatum: 10-01, vanaf: 17, tot-en-met: 5}", "must not be below vanaf"),
    ("{peildatum: 10-01, vanaf: 5, tot-en-met: 121}", "from 0 to 120"),
    ("{peildatum: 10-01, vanaf: 5, tot-en-met: 17, geslacht: []}", "must name one"),
    ("{peildatum: 10-01, vanaf: 5, tot-en-met: 17, geslacht: [jongen]}", "must be one of man, vrouw"),
    ("{peildatum: 10-01, vanaf: 5, tot-en-met: 17, school: [WVO]}", "is no known key"),
    ("{peildatum: 10-01, vanaf: 5, tot-en-met: 17}\n    bron: melding", "has no place beside 'bevolking'"),
    (
      "{peildatum: 10-01, vanaf: 5, tot-en-met: 17}\n    clausules: {soort: [V3]}",
      "has no place beside 'bevolking'"
    ),
  ])
  func `a fault in a telling of residents is told`(_ bevolking: String, _ fout: String) throws {
    let plaats = try Werkplaats(heel: true)
    try plaats.wijzig(
      "definities/bevolking.yaml", "tellingen:\n",
      "tellingen:\n  - id: proef\n    titel: t\n    omschrijving: o\n    herkomst: h\n    bevolking: \(bevolking)\n\n"
    )
    #expect(plaats.configuratiefouten.contains { $0.contains("bevolking.yaml") && $0.contains(fout) })
  }
}
