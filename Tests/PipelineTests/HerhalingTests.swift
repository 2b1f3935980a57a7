import Foundation
import Pipeline
import Testing

/// A run that finds nothing new does nothing; whatever a result rests on makes it count anew.
@Suite struct HerhalingTests {
  @Test func `a second run does nothing`() throws {
    let plaats = try Werkplaats()
    try plaats.maakInbox(150)
    #expect(try plaats.draai() == .gegevens)
    let eerste = try plaats.uitvoer()
    #expect(try plaats.draai() == .klaar)
    #expect(try plaats.publicaties() == ["1"])
    #expect(plaats.huidig() == "publicaties/1")
    #expect(try plaats.uitvoer().verschil(met: eerste) == [])
  }

  struct Wijziging: Sendable, CustomTestStringConvertible {
    let bestand: String
    let oud: String
    let nieuw: String
    var testDescription: String { bestand }
  }

  static let wijzigingen = [
    Wijziging(bestand: "definities/verzuim.yaml", oud: "dagen: 28", nieuw: "dagen: 14"),
    Wijziging(
      bestand: "aansluitingen/verzuim-volgsysteem-duo.yaml", oud: "titel: Van het", nieuw: "titel: Het"),
    Wijziging(bestand: "bronnen/duo-verzuim-csv.yaml", oud: "(CSV)", nieuw: "als CSV"),
    Wijziging(bestand: "referentie/gemeenten.csv", oud: ";Dalfsen;", nieuw: ";Dalfsen aan de Vecht;"),
    Wijziging(bestand: "referentie/scholen.csv", oud: "Kottenpark", nieuw: "Kottenbos"),
    Wijziging(bestand: "ijssel-vecht.yaml", oud: "afkeurgrens: 1", nieuw: "afkeurgrens: 80"),
  ]

  @Test(arguments: wijzigingen) func `a changed configuration publishes anew, and so does changing it back`(
    _ wijziging: Wijziging
  ) throws {
    let plaats = try Werkplaats()
    try plaats.lever("duo-verzuim-csv/a_20201001.csv", Meldingregel.bestand(.init(nummer: "1")))
    try plaats.draai()
    let eerste = try plaats.uitvoer()
    try plaats.wijzig(wijziging.bestand, wijziging.oud, wijziging.nieuw)
    try plaats.draai()
    #expect(plaats.huidig() == "publicaties/2")
    try plaats.wijzig(wijziging.bestand, wijziging.nieuw, wijziging.oud)
    try plaats.draai()
    #expect(plaats.huidig() == "publicaties/3")
    #expect(try plaats.uitvoer().verschil(met: eerste) == [])
    try plaats.draai()
    #expect(plaats.huidig() == "publicaties/3")
  }

  @Test func `what no result rests on publishes nothing`() throws {
    let plaats = try Werkplaats()
    let pad = "duo-verzuim-csv/a_20201001.csv"
    try plaats.lever(pad, Meldingregel.bestand(.init(nummer: "1")))
    try plaats.draai()
    // Another place for the configuration, another modification time, and files that no profile reads.
    let elders = plaats.map + "/elders"
    try FileManager.default.moveItem(atPath: plaats.pijplijn, toPath: elders)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: plaats.inbox + "/" + pad)
    try plaats.lever("leesmij.txt", "hier staat niets")
    try plaats.lever("duo-verzuim-csv/.half_20201002.csv", Meldingregel.bestand(.init(nummer: "2")))
    try plaats.lever("duo-verzuim-csv/dieper/b_20201002.csv", Meldingregel.bestand(.init(nummer: "3")))
    #expect(try plaats.draai(opzet: elders + "/ijssel-vecht.yaml") == .klaar)
    #expect(try plaats.publicaties() == ["1"])
    // An inbox that has been emptied takes nothing back.
    try FileManager.default.removeItem(atPath: plaats.inbox + "/" + pad)
    #expect(try plaats.draai(opzet: elders + "/ijssel-vecht.yaml") == .klaar)
    #expect(try plaats.publicaties() == ["1"])
  }

  @Test func `a publication that is gone is made again`() throws {
    let plaats = try Werkplaats()
    try plaats.lever("duo-verzuim-csv/a_20201001.csv", Meldingregel.bestand(.init(nummer: "1")))
    try plaats.draai()
    let eerste = try plaats.uitvoer()
    try FileManager.default.removeItem(atPath: plaats.map + "/data/publicaties/1")
    try plaats.draai()
    #expect(plaats.huidig() == "publicaties/2")
    #expect(try plaats.uitvoer().verschil(met: eerste) == [])
  }
}
