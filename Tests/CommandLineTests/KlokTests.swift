import Foundation
import Testing

/// The time of day is for the ledger and the lock alone: whatever the clock does, the numbers are the same, and what
/// is written of it can be read.
@Suite struct KlokTests {
  private static let inbox = GevallenTests.map + "/_klein"

  /// The first answer in seconds since 1970, and how much later each next one is.
  static let klokken: [(wat: String, begin: Int, stap: Int)] = [
    ("a day back at each question", 1_700_000_000, -86_400),
    ("back through 1970", 40, -10),
    ("a board without a battery", 0, 0),
    ("31 July to 1 August", 1_627_775_995, 1),
    ("28 to 29 February", 1_709_164_795, 1),
    ("29 February to 1 March", 1_709_251_195, 1),
    ("28 February to 1 March 2100, no leap year", 4_107_542_395, 1),
    ("beyond 32 bits", 2_147_483_645, 1),
    ("to the year 10000", 253_402_300_795, 1),
  ]

  private static func run(_ data: String) -> [String] {
    ["run", "--pipeline", Programma.opzet, "--inbox", inbox, "--data", data, "--metrics", data + ".prom"]
  }

  @Test(arguments: klokken.indices) func `whatever the clock does, the numbers are the same`(_ i: Int) throws
  {
    let klok = Self.klokken[i]
    let proef = Proefmap()
    let (gewoon, data) = (try proef.data("gewoon"), try proef.data("data"))
    let verwacht = try Programma.Loop(Programma.pad, Self.run(gewoon), in: proef.pad, Programma.omgeving)
      .wacht()
    let omgeving = ["STORING_KLOK": "\(klok.begin)", "STORING_STAP": "\(klok.stap)"]
    let uitkomst = try Storing.draai(Self.run(data), map: data, omgeving).einde
    #expect(uitkomst.code == verwacht.code, "\(klok.wat): \(uitkomst.fout)")
    #expect(uitkomst.fout == verwacht.fout.replacingOccurrences(of: gewoon, with: data), "\(klok.wat)")
    #expect(uitkomst.uit == verwacht.uit.replacingOccurrences(of: gewoon, with: data))
    #expect(try Beeld(data + "/uitvoer") == Beeld(gewoon + "/uitvoer"))

    // The ledger tells the clock's own time, and is read with any clock.
    let dag = try #require(Self.dagen(klok.begin, klok.begin + 1000 * klok.stap))
    for omgeving in [omgeving, [:]] {
      let runs = try Storing.draai(["runs", "--data", data], map: data, omgeving).einde
      #expect(runs.code == 0 && runs.fout == "")
      let eerste = runs.uit.split(separator: "\n").first { $0.contains("-") && $0.contains(":") } ?? ""
      #expect(eerste.contains(/[0-9]{4,5}-[01]\d-[0-3]\d/), "\(klok.wat): \(runs.uit)")
      #expect(dag.contains { runs.uit.contains($0) }, "\(klok.wat): \(runs.uit)")
    }
    // The run that comes next, at another time, sees that nothing is new.
    let volgende = try Storing.draai(Self.run(data), map: data, omgeving).einde
    #expect(volgende.code == 0 && volgende.uit.hasPrefix("nothing to do"))
  }

  /// The days from one moment to another, as the ledger writes them.
  private static func dagen(_ van: Int, _ tot: Int) -> [String]? {
    let vorm = ISO8601DateFormatter()
    return stride(from: min(van, tot), through: max(van, tot), by: 86_400).map {
      String(vorm.string(from: Date(timeIntervalSince1970: TimeInterval($0))).prefix { $0 != "T" })
    }
      + [van, tot].map {
        String(vorm.string(from: Date(timeIntervalSince1970: TimeInterval($0))).prefix { $0 != "T" })
      }
  }

  @Test func `a clock that goes back doesn't break the lock, nor what it says`() throws {
    let proef = Proefmap()
    let data = try proef.data("data")
    let omgeving = Programma.omgeving.merging(
      ["LD_PRELOAD": try Storing.bibliotheek(), "STORING_KLOK": "1700000000", "STORING_STAP": "-3600"]
    ) { $1 }
    let inbox = proef.pad + "/inbox"
    try Programma.draai(
      "sample", "--pipeline", Programma.opzet, "--out", inbox, "--meldingen", "3000", "--seed", "7")
    let argumenten = ["run", "--pipeline", Programma.opzet, "--inbox", inbox, "--data", data]
    let eerste = try Programma.Loop(Programma.pad, argumenten, in: proef.pad, omgeving)
    while eerste.proces.isRunning, !FileManager.default.fileExists(atPath: data + "/slot.houder") {
      usleep(500)
    }
    kill(eerste.proces.processIdentifier, SIGSTOP)
    // The second one lives before the first began.
    let eerder = omgeving.merging(["STORING_KLOK": "1000000000"]) { $1 }
    let tweede = try Programma.Loop(Programma.pad, argumenten, in: proef.pad, eerder).wacht()
    #expect(tweede.code == 75)
    #expect(
      tweede.fout.contains(/process \d+, 'sluitend run', since 2023-11-14T\d\d:13:20Z\n/), "\(tweede.fout)")
    kill(eerste.proces.processIdentifier, SIGKILL)
    _ = try eerste.wacht()
    #expect(try Programma.Loop(Programma.pad, argumenten, in: proef.pad, eerder).wacht().code == 65)
  }
}
