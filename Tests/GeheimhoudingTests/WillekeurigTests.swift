import Geheimhouding
import Testing

/// Models of chance, judged by a second opinion in whole numbers.
@Suite struct WillekeurigTests {
  @Test(
    "Every hidden cell can have enough values by whole counts, and is within what the audit says",
    arguments: 0..<150)
  func geheel(zaad: Int) throws {
    let model = try Proefmodel.maak(zaad, grootste: 12)
    let verberging: Verberging
    do {
      verberging = try Verberging.zoek(model)
    } catch Geheimhoudingsfout.onoplosbaar(let cellen) {
      try echtOnoplosbaar(cellen, model)
      return
    }
    let oordeel = TweedeOordeel(model, verberging.isVerborgen, reikwijdte: 3 * model.drempel)
    for (cel, grenzen) in try Celgrenzen.van(model, verberging).enumerated() {
      let waarde = model.cellen[cel]
      guard let grenzen else {
        #expect(!waarde.isGevoelig || waarde.toestand == .getoond || waarde.waarde == 0)
        continue
      }
      #expect(waarde.waarde > 0 && waarde.toestand != .getoond)
      let bereik = oordeel.bereik(cel)
      #expect(bereik.count >= model.drempel)
      #expect(grenzen.laagste <= bereik.lowerBound && grenzen.hoogste ?? .max >= bereik.upperBound)
    }
  }

  /// Even with all hidden that can be.
  private func echtOnoplosbaar(_ cellen: [Int], _ model: Celmodel) throws {
    let alles = model.cellen.map { $0.waarde > 0 && $0.toestand != .getoond }
    let oordeel = TweedeOordeel(model, alles, reikwijdte: 3 * model.drempel)
    for cel in cellen { #expect(oordeel.bereik(cel).count < model.drempel) }
  }

  @Test("The same model gives the same pattern", arguments: 0..<20)
  func eender(zaad: Int) throws {
    let eerste = try uitkomst(zaad)
    for _ in 0..<3 { #expect(try uitkomst(zaad) == eerste) }
  }

  private func uitkomst(_ zaad: Int) throws -> Result<Verberging, Geheimhoudingsfout> {
    let model = try Proefmodel.maak(zaad, grootste: 200)
    do { return .success(try Verberging.zoek(model)) } catch let fout as Geheimhoudingsfout {
      return .failure(fout)
    }
  }
}
