import Foundation
import Testing

@testable import Pipeline

/// A fresh folder with `definities/` and `aansluitingen/` of a test's own. Gone with its last user.
final class Definitiemap {
  private let map = NSTemporaryDirectory() + "sluitend-definities-" + UUID().uuidString

  /// - Parameter bestanden: the contents by path, as `definities/verzuim.yaml`.
  init(_ bestanden: [String: String]) throws {
    for deel in ["definities", "aansluitingen"] {
      try FileManager.default.createDirectory(atPath: map + "/" + deel, withIntermediateDirectories: true)
    }
    for (pad, inhoud) in bestanden { try Data(inhoud.utf8).write(to: URL(fileURLWithPath: "\(map)/\(pad)")) }
  }

  deinit { try? FileManager.default.removeItem(atPath: map) }

  /// What is read, with all that is wrong, as `definities/verzuim.yaml:3: …`.
  func lees() throws -> (reeks: Definitiereeks, fouten: [String]) {
    let fouten = Foutenlijst()
    let reeks = Definitiereekslezer(fouten: fouten).lees(
      try Configuratie.yaml(in: map + "/definities", fouten),
      try Configuratie.yaml(in: map + "/aansluitingen", fouten),
      map: map + "/definities")
    return (reeks, fouten.fouten.map { $0.description.replacingOccurrences(of: map + "/", with: "") })
  }

  func reeks() throws -> Definitiereeks {
    let (reeks, fouten) = try lees()
    #expect(fouten == [])
    return reeks
  }
}
