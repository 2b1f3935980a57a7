import Foundation
import Testing

/// The machine's settings don't show in any result, and no personal number in anything that is printed.
@Suite struct OmgevingTests {
  private static let turks = Programma.omgeving.merging(
    ["LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"]
  ) { $1 }

  /// Turkish has its own capital of i, and Kiritimati is a day ahead.
  @Test func `language, time zone and home make no difference`() throws {
    let proef = Proefmap()
    var gezien: [[String: Data]] = []
    var gezegd: [Programma.Uitkomst] = []
    let omgevingen = [Programma.omgeving, Self.turks, Programma.omgeving.merging(["HOME": proef.pad]) { $1 }]
    for (i, omgeving) in omgevingen.enumerated() {
      let inbox = "\(proef.pad)/inbox-\(i)"
      try Programma.draai(
        "sample", "--pipeline", Programma.opzet, "--out", inbox, "--meldingen", "600", "--seed", "7",
        omgeving: omgeving)
      let data = try proef.data("data-\(i)")
      for opDracht in [[], ["--as-of", "2021-02-05"]] {
        let argumenten = ["run", "--pipeline", Programma.opzet, "--inbox", inbox, "--data", data] + opDracht
        let loop = try Programma.Loop(Programma.pad, argumenten, in: proef.pad, omgeving)
        var uitkomst = try loop.wacht()
        uitkomst.uit = uitkomst.uit.replacingOccurrences(of: data, with: "")
        gezegd.append(uitkomst)
      }
      let tabel = try Programma.draai(
        "reconcile", "--data", data, "--schooljaar", "2020-2021", "--gemeente", "ZWOLLE", omgeving: omgeving)
      gezegd.append(tabel)
      gezien.append(try Proefmap.csv(data).merging(Proefmap.csv(inbox)) { $1 })
    }
    #expect(gezien[0].keys.contains("publicaties/as-of-2021-02-05/leveringen.csv"))
    #expect(gezien[1] == gezien[0] && gezien[2] == gezien[0])
    #expect(gezegd[0].code == 65 && gezegd[2].code == 0)
    #expect(Array(gezegd[3..<6]) == Array(gezegd[0..<3]) && Array(gezegd[6..<9]) == Array(gezegd[0..<3]))
  }

  @Test func `no personal number is printed`() throws {
    let proef = Proefmap()
    let inbox = Programma.repo + "/samples/ijssel-vecht"
    let data = try proef.data("data")
    var gedrukt = ""
    func draai(_ argumenten: String...) throws {
      let uitkomst = try Programma.Loop(Programma.pad, argumenten, in: proef.pad, Programma.omgeving).wacht()
      gedrukt += uitkomst.uit + uitkomst.fout
    }
    try draai("run", "--pipeline", Programma.opzet, "--inbox", inbox, "--data", data)
    try draai("run", "--pipeline", Programma.opzet, "--inbox", inbox, "--data", data, "--as-of", "2021-03-01")
    try draai("rejects", "--data", data)
    try draai("runs", "--data", data)
    try draai("reconcile", "--data", data, "--schooljaar", "2020-2021")
    let nummers = try Self.nummers(onder: inbox)
    #expect(nummers.count > 100)
    #expect(gedrukt.contains("R01") && Self.cijferreeksen(gedrukt).allSatisfy { !nummers.contains($0) })
  }

  /// The runs of nine digits, and of eight that are no date: personal numbers, and numbers of meldingen.
  private static func cijferreeksen(_ tekst: String) -> [String] {
    tekst.split { !("0"..."9" ~= $0) }.map(String.init)
      .filter { $0.utf8.count == 9 || ($0.utf8.count == 8 && "3"..."9" ~= ($0.first ?? "0")) }
  }

  private static func nummers(onder map: String) throws -> Set<String> {
    var nummers: Set<String> = []
    for pad in try FileManager.default.subpathsOfDirectory(atPath: map) where pad.contains(".") {
      let tekst = String(
        data: try Data(contentsOf: URL(fileURLWithPath: map + "/" + pad)), encoding: .isoLatin1)
      nummers.formUnion(cijferreeksen(tekst ?? ""))
    }
    return nummers
  }
}
