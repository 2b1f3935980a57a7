import Foundation
import Testing

/// Golden cases: a folder per case below `Gevallen/`.
///
/// `opdracht` is a shell script that runs in an empty folder; `uit`, `fout` and `code` are what its standard output,
/// its standard error and its last exit code must be. In all of them `{map}` is that folder, `{repo}` the repository,
/// `{gevallen}` the folder of all cases; what differs from run to run is shown as `{tijd}`, `{hash}`. Run with
/// `SLUITEND_VERVERS=1` to write the expectations anew, and review what changed.
@Suite struct GevallenTests {
  static let map = Programma.repo + "/Tests/CommandLineTests/Gevallen"
  static let ververs = ProcessInfo.processInfo.environment["SLUITEND_VERVERS"] == "1"

  static let namen: [String] = {
    let alle = (try? FileManager.default.contentsOfDirectory(atPath: map)) ?? []
    return alle.filter { FileManager.default.fileExists(atPath: "\(map)/\($0)/opdracht") }.sorted()
  }()

  @Test(arguments: namen) func `the program says and does what is expected`(_ naam: String) throws {
    let proef = Proefmap()
    var opdracht = try lees(naam, "opdracht")
    for (plek, pad) in Self.plekken(proef) { opdracht = opdracht.replacingOccurrences(of: plek, with: pad) }
    let uitkomst = try Programma.script(opdracht, in: proef.pad)
    let gekregen = [
      ("uit", Self.gewoon(uitkomst.uit, proef)), ("fout", Self.gewoon(uitkomst.fout, proef)),
      ("code", "\(uitkomst.code)\n"),
    ]
    for (bestand, tekst) in gekregen {
      if Self.ververs {
        try Data(tekst.utf8).write(to: URL(fileURLWithPath: "\(Self.map)/\(naam)/\(bestand)"))
      } else {
        #expect(try tekst == lees(naam, bestand), "\(naam)/\(bestand)")
      }
    }
  }

  @Test func `there are cases`() {
    #expect(Self.namen.count > 20)
  }

  private func lees(_ naam: String, _ bestand: String) throws -> String {
    try String(contentsOfFile: "\(Self.map)/\(naam)/\(bestand)", encoding: .utf8)
  }

  /// The longest path first: one may begin with another.
  private static func plekken(_ proef: Proefmap) -> [(plek: String, pad: String)] {
    [("{gevallen}", map), ("{map}", proef.pad), ("{repo}", Programma.repo)]
  }

  /// Without what differs from run to run and from machine to machine.
  private static func gewoon(_ tekst: String, _ proef: Proefmap) -> String {
    plekken(proef).reduce(tekst) { $0.replacingOccurrences(of: $1.pad, with: $1.plek) }
      .replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/, with: "{tijd}")
      .replacing(/[0-9a-f]{64}/, with: "{hash}")
  }
}
