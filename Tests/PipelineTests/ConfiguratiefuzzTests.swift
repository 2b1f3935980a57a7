import Foundation
import Pipeline
import Testing

/// Damaged profiles and definitions: they load, or their faults are told with file and line; nothing else happens.
@Suite struct ConfiguratiefuzzTests {
  private static let zaden: Range<UInt64> = {
    let gevraagd = ProcessInfo.processInfo.environment["SLUITEND_SEEDS"].flatMap { UInt64($0) } ?? 0
    return 0..<max(24, gevraagd / 20)
  }()

  @Test func `a damaged configuration loads, or tells its faults`() throws {
    let plaats = try Werkplaats()
    let mappen = ["bronnen/", "definities/", "aansluitingen/"]
    let paden = try FileManager.default.subpathsOfDirectory(atPath: plaats.pijplijn).sorted().filter { pad in
      pad.hasSuffix(".yaml") && mappen.contains { pad.hasPrefix($0) }
    }
    try #require(paden.count > 4)
    let brokken = [
      ":", "- ", "[", "]", "{", "}", "&a ", "*a", "!!binary ", "\t", "\u{0}", "\u{FEFF}", "'", "\"", "|\n",
      "#", "---\n", "~",
      "99999999999999999999", "-1", ".nan", "0x7F", "\u{2028}", "<<: *a", "? ",
      String(repeating: "[", count: 500),
    ]
    var fouten = 0
    for zaad in Self.zaden {
      var toeval = Vastetoeval(stand: 1000 + zaad)
      let pad = paden[Int.random(in: 0..<paden.count, using: &toeval)]
      let heel = try Data(contentsOf: URL(fileURLWithPath: plaats.pijplijn + "/" + pad))
      var bytes = Array(heel)
      for _ in 0...Int.random(in: 0..<3, using: &toeval) {
        let i = Int.random(in: 0..<bytes.count, using: &toeval)
        switch Int.random(in: 0..<4, using: &toeval) {
        case 0: bytes[i] = UInt8.random(in: 0...255, using: &toeval)
        case 1: bytes.removeSubrange(i..<min(bytes.count, i + 12))
        case 2: bytes.insert(contentsOf: bytes[i..<min(bytes.count, i + 40)], at: i)
        default: bytes.insert(contentsOf: Array((brokken.randomElement(using: &toeval) ?? "").utf8), at: i)
        }
      }
      try Data(bytes).write(to: URL(fileURLWithPath: plaats.pijplijn + "/" + pad))
      do {
        _ = try Configuratie(plaats.opzet)
      } catch let fout as Configuratiefouten {
        fouten += 1
        #expect(!fout.fouten.isEmpty, "seed \(zaad)")
      } catch {
        Issue.record("seed \(zaad), \(pad): \(error)")
      }
      try heel.write(to: URL(fileURLWithPath: plaats.pijplijn + "/" + pad))
    }
    #expect(fouten > 0 && plaats.configuratiefouten == [])
  }
}
