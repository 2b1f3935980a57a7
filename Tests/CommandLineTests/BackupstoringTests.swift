import Foundation
import Testing

/// A backup, and putting one back, is there whole or not at all: killed, or on a disk that fails, at any call.
@Suite(.serialized) struct BackupstoringTests {
  private static let isAlles = ProcessInfo.processInfo.environment["SLUITEND_STORING"] == "all"

  @Test(arguments: ["backup", "restore"])
  func `at every call it may be killed or fail, and the next time it is whole`(_ opdracht: String) throws {
    let proef = Proefmap()
    let data = try proef.data("data")
    let inbox = GevallenTests.map + "/_klein"
    try Programma.draai("run", "--pipeline", Programma.opzet, "--inbox", inbox, "--data", data)
    let kopie = proef.pad + "/kopie"
    #expect(try Programma.draai("backup", "--data", data, "--to", kopie, "--with-key").code == 0)
    let verwacht = try Beeld(data + "/uitvoer")

    func argumenten(_ doel: String) -> [String] {
      opdracht == "backup"
        ? ["backup", "--data", data, "--to", doel, "--with-key"]
        : ["restore", "--from", kopie, "--data", doel]
    }
    func isHeel(_ doel: String) throws -> Bool {
      let publicatie = try FileManager.default.destinationOfSymbolicLink(atPath: doel + "/uitvoer")
      guard try Beeld(doel + "/" + publicatie) == verwacht else { return false }
      return try opdracht == "restore" || Programma.draai("restore", "--from", doel, "--check").code == 0
    }
    func probeer(_ map: String, _ storing: [String: String]) throws -> Storing.Uitkomst {
      try FileManager.default.createDirectory(atPath: map, withIntermediateDirectories: true)
      return try Storing.draai(argumenten(map + "/doel"), map: map, storing)
    }

    let ongestoord = try probeer(proef.pad + "/ongestoord", [:])
    #expect(ongestoord.einde.code == 0)
    #expect(try isHeel(proef.pad + "/ongestoord/doel"))
    let aantal = ongestoord.aanroepen.count
    #expect(aantal > 30)
    for (i, nummer) in stride(from: 1, through: aantal, by: Self.isAlles ? 1 : aantal / 12).enumerated() {
      let soort = [Storing.Soort.doodErvoor, .schijfVol, .doodHalverwege, .leesSchrijffout][i % 4]
      let map = "\(proef.pad)/\(nummer)"
      let waar = "\(opdracht), \(soort.rawValue) at call \(nummer)"
      let uitkomst = try probeer(map, ["STORING_NR": "\(nummer)", "STORING_WAT": soort.rawValue]).einde
      let isKlaar = FileManager.default.fileExists(atPath: map + "/doel")
      if isKlaar { #expect(try isHeel(map + "/doel"), "\(waar)") }
      switch uitkomst.code {
      // A call that needn't succeed.
      case 0: #expect(isKlaar, "\(waar)")
      case 137: #expect(soort.isDood, "\(waar)")
      default:
        #expect(uitkomst.code == 74 && uitkomst.fout.hasPrefix("sluitend: \(map)"), "\(waar): \(uitkomst)")
        let over = try FileManager.default.contentsOfDirectory(atPath: map)
        #expect(over.isEmpty || isKlaar || soort == .leesSchrijffout, "\(waar): \(over)")
      }
      // The data itself, and the copy it comes from, are as they were.
      #expect(try Beeld(data + "/uitvoer") == verwacht && Beeld(kopie + "/uitvoer") == verwacht, "\(waar)")
      if !isKlaar {
        let volgende = try probeer(map, [:]).einde
        #expect(volgende.code == 0, "\(waar): \(volgende)")
        #expect(try isHeel(map + "/doel"), "\(waar)")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: map) == ["doel"], "\(waar)")
    }
  }
}
