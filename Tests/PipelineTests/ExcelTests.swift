import Extract
import Foundation
import Register
import Testing

@testable import Pipeline

/// An Excel file goes all the way, as its CSV would.
@Suite struct ExcelTests {
  /// Two meldingen, of the pupils with `Proefnummer.bsn(0)` and `(1)`, and a second sheet: see `maak` beside it.
  private static let bestand =
    Werkplaats.bron + "/Tests/ExtractTests/Werkblad/Bestanden/libreoffice.xlsx"

  private func lever(_ plaats: Werkplaats) throws {
    let map = plaats.inbox + "/duo-verzuim-csv"
    try FileManager.default.createDirectory(atPath: map, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Self.bestand, toPath: map + "/export_20211004.xlsx")
  }

  @Test func `a delivery in Excel is counted, listed and forgotten like any other`() throws {
    let plaats = try Werkplaats()
    try lever(plaats)
    // Without its list of statuses a row is rejected: in a sheet it has a number, and no place in bytes.
    try plaats.wijzig("bronnen/duo-verzuim-csv.yaml", "codes: [R, B,", "codes: [B,")
    #expect(try plaats.plan().contains("export_20211004.xlsx: take in, received 2021-10-04: 2 rows, 1 new"))
    try plaats.draai()
    #expect(try plaats.uitvoer().telling("verzuim-meldingen", "2021-2022") == 1)
    #expect(
      try plaats.uitvoer().csv["afkeur.csv"].map { String(decoding: $0, as: UTF8.self) }
        == "levering;rij;code;veld\nduo-verzuim-csv/export_20211004.xlsx;2;R06;STATUS\n")
    try plaats.wijzig("bronnen/duo-verzuim-csv.yaml", "codes: [B,", "codes: [R, B,")
    try plaats.draai()
    #expect(try plaats.uitvoer().telling("verzuim-meldingen", "2021-2022") == 2)
    let leveringen = try plaats.uitvoer().tabel("leveringen.csv")
    #expect(leveringen.kolom("codering") == ["utf-8"] && leveringen.kolom("uitkomst") == ["aanvaard"])

    // Its CSV takes its place in the archive, with the row overwritten.
    #expect(try plaats.vergeet(Proefnummer.bsn(0)).contains("1 rows in 1 deliveries"))
    let archief = plaats.dataPad + "/archief"
    let naam = try #require(try FileManager.default.contentsOfDirectory(atPath: archief).first)
    #expect(try !Werkmapinhoud.isWerkmap("\(archief)/\(naam)"))
    #expect(try plaats.bestanden(met: Proefnummer.bsn(0)) == [])
    #expect(try plaats.bestanden(met: Proefnummer.bsn(1)) == ["archief/\(naam)"])
    try plaats.draai()
    #expect(try plaats.uitvoer().telling("verzuim-meldingen", "2021-2022") == 1)
    // It is read again from there: the rows have their numbers still.
    try plaats.wijzig("bronnen/duo-verzuim-csv.yaml", "codes: [R, B,", "codes: [B,")
    try plaats.draai()
    #expect(try plaats.uitvoer().tabel("afkeur.csv").kolom("rij") == ["2"])
    #expect(try plaats.vergeet(Proefnummer.bsn(1)).contains("1 rows in 1 deliveries, 1 of them rejected"))
    #expect(try plaats.bestanden(met: Proefnummer.bsn(1)) == [])
    try plaats.bewaakBehoud()
  }
}
