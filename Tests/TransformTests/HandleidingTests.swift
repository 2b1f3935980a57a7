import Foundation
import Testing

/// The manual in `pipelines/handleiding` is made from doc comments and spec tests, and may not lag behind them.
///
/// Run with `SLUITEND_VERVERS=1` to write it anew, and review what changed.
@Suite struct HandleidingTests {
  private static let repo = #filePath.replacing(/\/Tests\/TransformTests\/.*/, with: "")
  private static let map = repo + "/pipelines/handleiding"
  private static let ververs = ProcessInfo.processInfo.environment["SLUITEND_VERVERS"] == "1"
  private static let raad: Comment =
    "write it anew with: SLUITEND_VERVERS=1 swift test --filter HandleidingTests; then review what changed"

  @Test("Every page of the manual is what its doc comment and spec test say now, and there are no others")
  func bijgewerkt() throws {
    let handleiding = try Handleiding(repo: Self.repo)
    #expect(handleiding.fouten == [], "the manual can't be made of these; mend them first")
    guard handleiding.fouten.isEmpty else { return }
    if Self.ververs { try ververs(handleiding.bladen) }
    let aanwezig = try Self.bestanden()
    let ontbreekt = Set(handleiding.bladen.keys).subtracting(aanwezig).sorted()
    #expect(ontbreekt == [], "these pages aren't there; \(Self.raad)")
    let vreemd = aanwezig.subtracting(handleiding.bladen.keys).sorted()
    #expect(vreemd == [], "these pages are of no clause or step; \(Self.raad)")
    let verouderd = try handleiding.bladen.filter { pad, tekst in
      try aanwezig.contains(pad) && Data(contentsOf: Self.url(pad)) != Data(tekst.utf8)
    }
    #expect(verouderd.keys.sorted() == [], "these pages are out of date; \(Self.raad)")
  }

  private func ververs(_ bladen: [String: String]) throws {
    for pad in try Self.bestanden() where bladen[pad] == nil && pad.hasSuffix(".md") {
      try FileManager.default.removeItem(at: Self.url(pad))
    }
    for (pad, tekst) in bladen {
      let url = Self.url(pad)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(tekst.utf8).write(to: url)
    }
  }

  private static func url(_ pad: String) -> URL { URL(fileURLWithPath: "\(map)/\(pad)") }

  /// Paths of all files below the folder, hidden ones too.
  private static func bestanden() throws -> Set<String> {
    guard FileManager.default.fileExists(atPath: map) else { return [] }
    return try Set(
      FileManager.default.subpathsOfDirectory(atPath: map).filter { pad in
        try FileManager.default.attributesOfItem(atPath: "\(map)/\(pad)")[.type] as? FileAttributeType
          != .typeDirectory
      })
  }
}
