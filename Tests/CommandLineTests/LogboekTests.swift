import Foundation
import Testing

/// The log for machines (`run --log json`): every line on standard error is an event of its own.
@Suite struct LogboekTests {
  /// What a line may hold.
  private struct Regel: Decodable {
    let time: String
    let event: String
    let run: Int?
    let command: String?
    let version: String?
    let pid: Int32?
    let step: String?
    let counts: [String: Int]?
    let seconds: Double?
    let `where`: String?
    let code: String?
    let text: String?
    let publication: String?
    let schooljaren: [String]?
    let exit: Int32?
    let error: String?
  }

  private let proef = Proefmap()
  private let data: String

  init() throws { data = try proef.data("data") }

  private func draai(
    _ inbox: String, _ verder: String..., pijplijn: String = Programma.heleOpzet
  ) throws -> (Programma.Uitkomst, [Regel]) {
    let uitkomst = try Programma.Loop(
      Programma.pad,
      ["run", "--pipeline", pijplijn, "--inbox", inbox, "--data", data, "--log", "json"] + verder,
      in: proef.pad, Programma.omgeving
    ).wacht()
    #expect(
      uitkomst.fout.unicodeScalars.allSatisfy { $0 == "\n" || !$0.properties.isDefaultIgnorableCodePoint })
    #expect(uitkomst.fout.utf8.allSatisfy { $0 == 0x0A || $0 >= 0x20 && $0 != 0x7F })
    let regels = try uitkomst.fout.split(separator: "\n").map {
      try JSONDecoder().decode(Regel.self, from: Data($0.utf8))
    }
    return (uitkomst, regels)
  }

  @Test func `each event is a line of its own, with its counts`() throws {
    let (uitkomst, regels) = try draai(GevallenTests.map + "/_klein", "--quiet")
    #expect(uitkomst.code == 0 && uitkomst.uit == "")
    #expect(
      regels.map { "\($0.event) \($0.step ?? "")" } == [
        "run-begun ", "step-begun plan", "step-done plan", "plan ", "plan ", "plan ", "plan ",
        "step-begun inname duo-verzuim-csv/meldingen_20201005.csv",
        "step-done inname duo-verzuim-csv/meldingen_20201005.csv",
        "step-begun inname volgsysteem-werkprocessen/werkprocessen_20201106.csv",
        "step-done inname volgsysteem-werkprocessen/werkprocessen_20201106.csv", "step-begun behoud",
        "step-done behoud", "step-begun tellen 2020-2021", "step-done tellen 2020-2021",
        "step-begun jaarverslag", "step-done jaarverslag", "step-begun publiceren", "step-done publiceren",
        "published ", "ended ",
      ])
    #expect(regels.allSatisfy { $0.time.hasSuffix("Z") })
    #expect(
      regels[3].text == "plan: publication 1, the first" && regels[6].text?.contains("2020-2021") == true)
    #expect(regels[0].command == "run" && regels[0].version == "0.2.0" && regels[0].pid != nil)
    #expect(regels[2].counts == ["files": 2, "files_to_judge": 2] && regels[2].run == 1)
    #expect(
      regels[8].counts == [
        "rows_read": 6, "rows_accepted": 6, "rows_new": 6, "rows_changed": 0, "rows_unchanged": 0,
        "rows_rejected": 0,
      ])
    #expect(regels[14].counts == ["meldingen": 6, "werkprocessen": 6] && regels[14].seconds != nil)
    #expect(regels[19].publication == "1" && regels[19].schooljaren == ["2020-2021"])
    #expect(regels[20].exit == 0 && regels[20].error == nil && regels[20].seconds != nil)
  }

  @Test func `findings and the error that stopped a run are events too`() throws {
    let (uitkomst, regels) = try draai(GevallenTests.map + "/_fout")
    #expect(uitkomst.code == 65)
    #expect(
      regels.filter { $0.event == "finding" }.map { "\($0.where ?? "") \($0.code ?? "")" } == [
        "duo-verzuim-csv/zonder-datum.csv B02", "duo-verzuim-xml/half_20201008.xml B01",
        "duo-verzuim-csv/slecht_20201007.csv rejected-rows",
      ])
    // What people read stays what it is.
    #expect(uitkomst.uit.contains("published \(data)/publicaties/1") && regels.last?.exit == 65)
    try FileManager.default.removeItem(atPath: data + "/publicaties")
    try Data().write(to: URL(fileURLWithPath: data + "/publicaties"))
    let (mislukt, einde) = try draai(GevallenTests.map + "/_klein")
    #expect(mislukt.code == 74 && einde.last?.exit == 74)
    #expect(einde.last?.error?.hasSuffix("/data/publicaties: Not a directory") == true)
    let (nietGevonden, _) = try draai(proef.pad + "/nergens")
    #expect(nietGevonden.code == 66)
    #expect(nietGevonden.fout.split(separator: "\n").count == 2)
  }

  @Test func `no personal number and no control character comes into the log`() throws {
    let inbox = proef.pad + "/inbox"
    try Programma.draai(
      "sample", "--pipeline", Programma.heleOpzet, "--out", inbox, "--meldingen", "300", "--seed", "7")
    let map = inbox + "/duo-verzuim-csv/"
    try Data("x".utf8).write(
      to: URL(fileURLWithPath: map + "van 123456782\u{1B}[2J\u{202E}\u{2028}_20211004.csv"))
    try FileManager.default.createDirectory(
      atPath: inbox + "/map 12345672", withIntermediateDirectories: true)
    let (_, regels) = try draai(inbox)
    #expect(regels.contains { $0.where == "duo-verzuim-csv/van #########?[2J??_20211004.csv" })
    #expect(regels.contains { $0.where == "map ########" && $0.code == "unknown-folder" })
    #expect(regels.contains { $0.event == "step-done" && $0.counts?["rows_rejected"] ?? 0 > 0 })
  }
}
