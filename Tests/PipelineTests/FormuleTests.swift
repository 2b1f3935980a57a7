import Foundation
import Testing

/// What a spreadsheet would take for a formula is text in the CSV files, and itself in SQLite.
@Suite struct FormuleTests {
  /// Record numbers as somebody would write them who wants a spreadsheet to run them.
  static let nummers = [
    "=1+1", "+31612345678", "-2+3", "@SUM(A1:A9)", "=\"a\";\"b\"", "-", "=", "A=1", "'=1",
  ]

  @Test func `a text that begins as a formula gets an apostrophe, in CSV alone`() throws {
    let plaats = try Werkplaats()
    let meldingen = Self.nummers.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
    try plaats.lever(
      "duo-verzuim-csv/=cmd_20201001.csv",
      Meldingregel.kop + meldingen.map { Meldingregel(nummer: $0).csv }.joined())
    try plaats.lever(
      "duo-verzuim-csv/-a_20201002.csv",
      Meldingregel.bestand(.init(nummer: "+W"), .init(nummer: "", soort: "?")))
    try plaats.draai()
    let uitvoer = try plaats.uitvoer()

    let ruw = String(
      decoding: uitvoer.csv["feiten/schooljaar=2020-2021/feit_melding.csv"] ?? Data(), as: UTF8.self)
    let verwacht = [
      "\n'=1+1;", "\n'+31612345678;", "\n'-2+3;", "\n'@SUM(A1:A9);", "\n\"'=\"\"a\"\";\"\"b\"\"\";", "\n-;",
      "\n=;",
      "\nA=1;", "\n'=1;", "\n'+W;",
    ]
    for begin in verwacht { #expect(ruw.contains(begin), "\(begin)") }
    let tabel = try #require(uitvoer.tabellen["feit_melding"])
    let inSQLite = Set(tabel.rijen.map { $0[1] })
    #expect(inSQLite == Set(Self.nummers + ["+W"]))
    // Another column of the same record: the geval is called after its first melding.
    let velden = uitvoer.feiten("2020-2021", "feit_melding").rijen.joined()
    #expect(velden.contains("'=1+1") && !velden.contains { Self.isFormule($0[...]) })
  }

  @Test func `no field of any published CSV begins as a formula, but for signs and numbers`() throws {
    let plaats = try Werkplaats()
    try plaats.maakInbox(300)
    let nummers = Self.nummers.filter { !$0.contains("\"") }
    try plaats.lever(
      "duo-verzuim-csv/=x_20201001.csv",
      Meldingregel.kop + nummers.map { Meldingregel(nummer: $0).csv }.joined())
    try plaats.lever(
      "volgsysteem-werkprocessen/+x_20201002.csv",
      Werkprocesregel.kop + nummers.map { Werkprocesregel(nummer: $0, melding: $0).csv }.joined())
    try plaats.draai()
    let uitvoer = try plaats.uitvoer()
    for (pad, bytes) in uitvoer.csv {
      let velden = Tabel(csv: String(decoding: bytes, as: UTF8.self)).rijen.joined()
      let formules = velden.filter { Self.isFormule($0[...]) && Int($0) == nil }
      #expect(formules == [], "\(pad)")
    }
    // Signs and negative numbers stay what they are.
    let map = "aansluitingen/schooljaar=2020-2021/verzuim-volgsysteem-duo"
    #expect(Set(uitvoer.tabel("\(map)_regels.csv").kolom("teken")) == ["+", "-"])
    #expect(uitvoer.tabel("\(map).csv").kolom("mutatie").contains { Int($0) ?? 0 < 0 })
    #expect(uitvoer.leveringen.kolom("bestand").contains("duo-verzuim-csv/=x_20201001.csv"))
  }

  private static func isFormule(_ veld: Substring) -> Bool {
    veld.utf8.count > 1 && veld.utf8.first.map { "=+-@\t\r".utf8.contains($0) } == true
  }
}
