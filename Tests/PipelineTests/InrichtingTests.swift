import Foundation
import Testing

@testable import Pipeline

/// A set-up is asked for, and comes whole or not at all.
@Suite struct InrichtingTests {
  private let plaats: Werkplaats
  private let naar: String

  init() throws {
    plaats = try Werkplaats()
    naar = plaats.map + "/nieuw"
  }

  private func vragen(_ regio: String? = nil, naam: String? = nil) -> Inrichting.Vragen {
    .init(regio: regio, naam: naam, inbox: nil, bronnen: nil, naar: naar, van: plaats.pijplijn)
  }

  /// Answers in turn; nil ends the input.
  private func beantwoord(_ antwoorden: String?..., vragen: Inrichting.Vragen) throws -> (Exitcode, over: Int)
  {
    var rest = antwoorden[...]
    let code = try Inrichting(vragen, vraagtOpnieuw: true) { _, anders in
      guard let antwoord = rest.popFirst() ?? nil else { throw Gebruiksfout(description: "ended") }
      return antwoord.isEmpty ? anders : antwoord
    }.doe()
    return (code, rest.count)
  }

  private var geschreven: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: naar)) ?? []
  }

  @Test("A wrong answer is asked again, and nothing is written before the last one")
  func opnieuw() throws {
    let lang = String(repeating: "n", count: 101)
    let bestand = plaats.map + "/bestand"
    try "".write(toFile: bestand, atomically: true, encoding: .utf8)
    #expect(throws: Gebruiksfout.self) { try beantwoord("Zwolle", "", "", nil, vragen: vragen()) }
    #expect(geschreven == [])
    let (code, over) = try beantwoord(
      "Nergens", "Zwolle", lang, "Proef", bestand, naar + "/in", "onzin", "duo-verzuim-csv", vragen: vragen())
    #expect(code == .klaar && over == 0)
    #expect(geschreven.sorted() == ["in", "pipelines"])
    #expect(try Configuratie(naar + "/pipelines/proef.yaml").regio == 10)
    // Without anybody to ask a wrong option is an error.
    #expect(throws: Gebruiksfout.self) { try beantwoord("", "", "", "", vragen: vragen("Nergens")) }
    #expect(throws: Gebruiksfout.self) { try Inrichting(vragen(naam: lang)) { $1 }.doe() }
  }

  @Test("What is broken off leaves no half folder, and half a folder is told with what to do")
  func half() throws {
    let half = naar + "/.sluitend-pipelines.half"
    try FileManager.default.createDirectory(atPath: half + "/bronnen", withIntermediateDirectories: true)
    #expect(try Inrichting(vragen("Zwolle")) { $1 }.doe() == .klaar)
    #expect(geschreven.sorted() == ["inbox", "pipelines"])

    try FileManager.default.removeItem(atPath: naar + "/pipelines/referentie")
    let fout = #expect(throws: NietGevonden.self) { try Inrichting(vragen("Zwolle")) { $1 }.doe() }
    #expect(fout?.description.contains("referentie/gemeenten.csv isn't in it") ?? false)
    #expect(fout?.description.contains("Move it away") ?? false)

    // An empty folder is as good as none.
    try FileManager.default.removeItem(atPath: naar + "/pipelines")
    try FileManager.default.createDirectory(atPath: naar + "/pipelines", withIntermediateDirectories: true)
    #expect(try Inrichting(vragen("Zwolle")) { $1 }.doe() == .klaar)
  }

  @Test("A second region takes neither the set-up nor the data of the first")
  func tweeRegios() throws {
    try Meldingregel.bestand(Meldingregel(nummer: "M1")).write(
      toFile: plaats.map + "/m_20210104.csv", atomically: true, encoding: .utf8)
    let bron = naar + "/inbox/duo-verzuim-csv"
    try FileManager.default.createDirectory(atPath: bron, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: plaats.map + "/m_20210104.csv", toPath: bron + "/m_20210104.csv")
    func doe(_ regio: String, _ naam: String) throws -> Exitcode {
      try Inrichting(vragen(regio, naam: naam)) { $1 }.doe()
    }
    _ = try doe("Zwolle", "Eerste")
    #expect(geschreven.contains("data"))
    let fout = #expect(throws: Gebruiksfout.self) { try doe("Emmen", "Eerste") }
    #expect(
      fout?.description.contains("eerste.yaml is there already, and is the set-up of region 10") ?? false)
    #expect(fout?.description.contains("--name") ?? false)
    _ = try doe("Emmen", "Tweede")
    #expect(geschreven.contains("data-tweede"))
    // The first keeps its own.
    _ = try doe("Zwolle", "Eerste")
    #expect(!geschreven.contains("data-eerste"))
  }
}
