import Foundation
import Systeem
import Testing

@Suite("Files that are none")
struct BestandslezerTests {
  @Test("A pipe, a device and a folder are never read; a pipe keeps nobody waiting")
  func geenBestand() throws {
    let pijp = NSTemporaryDirectory() + "pijp-\(UUID().uuidString)"
    try #require(mkfifo(pijp, 0o600) == 0)
    defer { unlink(pijp) }
    for pad in [pijp, "/dev/zero", "/dev/null", NSTemporaryDirectory()] {
      let fout = #expect(throws: Bestandsfout.self) { try Bestandslezer(pad) }
      #expect(fout?.reden == "is no ordinary file", "\(pad)")
    }
  }
}
