import Foundation
import Testing

/// A publication as of a day that is made again takes the place of the one before in one step: at no moment, and killed
/// at none, is it missing or half.
@Suite struct OpDagstoringTests {
  @Test func `at every call that names a publication, the one of the day is there and whole`() throws {
    let proef = Proefmap()
    let (inbox, begin) = (proef.pad + "/inbox", try proef.data("begin"))
    try Programma.draai(
      "sample", "--pipeline", Programma.opzet, "--out", inbox, "--meldingen", "60", "--seed", "7")
    func run(_ data: String) -> [String] {
      [
        "run", "--pipeline", Programma.opzet, "--inbox", inbox, "--data", data, "--quiet", "--as-of",
        "2022-09-30",
      ]
    }
    func opDag(_ data: String) throws -> Beeld { try Beeld(data + "/publicaties/as-of-2022-09-30") }
    // Once with one source, and then with all.
    let eerder = proef.pad + "/eerder"
    try FileManager.default.createDirectory(atPath: eerder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: inbox + "/volgsysteem-werkprocessen", toPath: eerder + "/volgsysteem-werkprocessen")
    let eerste = run(begin).map { $0 == inbox ? eerder : $0 }
    _ = try Programma.Loop(Programma.pad, eerste, in: proef.pad, Programma.omgeving).wacht()
    let oud = try opDag(begin)

    func kopie() throws -> String {
      let data = proef.pad + "/" + UUID().uuidString
      try FileManager.default.copyItem(atPath: begin, toPath: data)
      return data
    }
    let heel = try kopie()
    let aanroepen = try Storing.draai(run(heel), map: heel).aanroepen
    let nieuw = try opDag(heel)
    #expect(oud != nieuw)
    let namen = aanroepen.filter {
      $0.pad.hasPrefix("publicaties") && ["rename", "remove", "fsync"].contains($0.soort)
    }
    let verwisseling = try #require(namen.last { $0.soort == "rename" })
    // What lies further off is building aside, or clearing away.
    for aanroep in namen where abs(aanroep.nummer - verwisseling.nummer) < 3 {
      for wat in ["dood", "half"] {
        let data = try kopie()
        _ = try Storing.draai(
          run(data), map: data, ["STORING_NR": "\(aanroep.nummer)", "STORING_WAT": wat])
        let gebleven = try opDag(data)
        let isVoorbij =
          aanroep.nummer > verwisseling.nummer || (aanroep.nummer == verwisseling.nummer && wat == "half")
        #expect(gebleven == (isVoorbij ? nieuw : oud), "\(wat) at \(aanroep.soort) \(aanroep.pad)")
        _ = try Programma.Loop(Programma.pad, run(data), in: proef.pad, Programma.omgeving).wacht()
        #expect(try opDag(data) == nieuw)
        let over = try FileManager.default.contentsOfDirectory(atPath: data + "/publicaties")
        #expect(over == ["as-of-2022-09-30"])
        try FileManager.default.removeItem(atPath: data)
      }
    }
  }
}
