import Foundation
import Testing

/// A run that is stopped or killed at any moment leaves the last published output whole, and the next run finishes
/// the work (DESIGN.md, promise 2).
@Suite(.serialized) struct OnderbrekingTests {
  /// Deliveries in two parts, and what an undisturbed run makes of the first and of all of them.
  private struct Opstelling: Sendable {
    let proef = Proefmap()
    let inbox: String
    let begin: String
    let verwacht: [String: Data]

    init(meldingen: Int) throws {
      inbox = proef.pad + "/inbox"
      begin = proef.pad + "/begin"
      try Programma.draai(
        "sample", "--pipeline", Programma.opzet, "--out", inbox, "--meldingen", "\(meldingen)", "--seed", "7")
      let eerste = "volgsysteem-werkprocessen"
      try FileManager.default.createDirectory(atPath: begin, withIntermediateDirectories: true)
      for naam in try FileManager.default.contentsOfDirectory(atPath: inbox + "/" + eerste).sorted().prefix(1)
      {
        try FileManager.default.copyItem(
          atPath: "\(inbox)/\(eerste)/\(naam)", toPath: "\(begin)/\(eerste)_\(naam)")
      }
      let ongestoord = try proef.data("ongestoord")
      try Self.run(begin, ongestoord)
      try Self.run(inbox, ongestoord)
      verwacht = try Proefmap.csv(ongestoord + "/uitvoer")
    }

    @discardableResult
    static func run(_ inbox: String, _ data: String) throws -> Programma.Uitkomst {
      try Programma.draai("run", "--pipeline", Programma.opzet, "--inbox", inbox, "--data", data)
    }

    func start(_ data: String) throws -> Programma.Loop {
      try Programma.start("run", "--pipeline", Programma.opzet, "--inbox", inbox, "--data", data)
    }

    /// What readers see right now: all of the old or all of the new, and nothing in between.
    func isHeel(_ data: String, eerste: [String: Data]) throws -> Bool {
      let nu = try Proefmap.csv(data + "/uitvoer")
      return nu == eerste || nu == verwacht
    }
  }

  /// Waits until something holds, for as long as the run lives.
  private func wacht(op loop: Programma.Loop, tot waar: () throws -> Bool) rethrows -> Bool {
    while loop.proces.isRunning {
      if try waar() { return true }
      usleep(3000)
    }
    return false
  }

  /// One signal after the other, each in the middle of taking in a delivery.
  @Test func `a signal stops a run with its own exit code`() throws {
    let opstelling = try Opstelling(meldingen: 20_000)
    let data = try opstelling.proef.data("data")
    for (signaal, code) in [(SIGTERM, Int32(143)), (SIGINT, 130)] {
      let loop = try opstelling.start(data)
      let isBezig = try wacht(op: loop) {
        try Programma.draai("runs", "--data", data).uit.contains("begonnen  inname")
      }
      #expect(isBezig, "the ledger shows each step when it begins")
      kill(loop.proces.processIdentifier, signaal)
      let uitkomst = try loop.wacht()
      #expect(uitkomst.code == code)
      #expect(uitkomst.uit == "")
      #expect(
        uitkomst.fout == "sluitend: stopped by signal \(signaal); what was published before is untouched\n")
      #expect(!FileManager.default.fileExists(atPath: data + "/uitvoer"))
      #expect(
        try Programma.draai("runs", "--data", data).uit.contains(
          "what was published before is untouched, exit \(code)"))
    }
    try Opstelling.run(opstelling.begin, data)
    try Opstelling.run(opstelling.inbox, data)
    #expect(try Proefmap.csv(data + "/uitvoer") == opstelling.verwacht)
  }

  @Test func `a run that is killed at any moment is finished by the next one`() throws {
    let opstelling = try Opstelling(meldingen: 3000)
    let data = try opstelling.proef.data("data")
    try Opstelling.run(opstelling.begin, data)
    let eerste = try Proefmap.csv(data + "/uitvoer")
    #expect(!eerste.isEmpty && eerste != opstelling.verwacht)
    func bestaat(_ map: String, _ begin: String) -> Bool {
      let namen = (try? FileManager.default.contentsOfDirectory(atPath: data + "/" + map)) ?? []
      return namen.contains { $0.hasPrefix(begin) }
    }
    var begin = Date()
    // This run itself: one that was killed leaves its folder behind.
    func bouwt(tot deel: String = "") -> Bool {
      let map = data + "/publicaties"
      return ((try? FileManager.default.contentsOfDirectory(atPath: map)) ?? []).contains { naam in
        let gewijzigd =
          try? FileManager.default.attributesOfItem(atPath: map + "/" + naam)[.modificationDate] as? Date
        return naam.hasPrefix(".bouw-") && gewijzigd.map { $0 > begin } ?? false
          && FileManager.default.fileExists(atPath: "\(map)/\(naam)/\(deel)")
      }
    }
    // While a file comes in, at random moments, while it builds, and when it is about to switch. A run that is faster
    // than its moment is killed when it builds: otherwise there would be nothing left to kill.
    let momenten: [(naam: String, moment: (TimeInterval) -> Bool)] = [
      ("intake", { _ in bestaat("archief", "binnenkomst-") || bouwt() }),
      ("soon", { [na = Double.random(in: 0.005...0.06)] in $0 > na || bouwt() }),
      ("later", { [na = Double.random(in: 0.06...0.2)] in $0 > na || bouwt() }),
      ("late", { [na = Double.random(in: 0.2...0.5)] in $0 > na || bouwt() }),
      ("begin of building", { _ in bouwt() }), ("building", { _ in bouwt(tot: "feiten") }),
      ("end of building", { _ in bouwt(tot: "afkeur.csv") }),
      ("switch", { _ in bestaat("publicaties", "2") }),
    ]
    var gedood = 0
    for (naam, moment) in momenten {
      begin = Date()
      let loop = try opstelling.start(data)
      if wacht(op: loop, tot: { moment(Date().timeIntervalSince(begin)) }) {
        kill(loop.proces.processIdentifier, SIGKILL)
      }
      if try loop.wacht().code == 137 { gedood += 1 }
      #expect(try opstelling.isHeel(data, eerste: eerste), "killed at: \(naam)")
    }
    #expect(gedood >= 4)
    try Opstelling.run(opstelling.inbox, data)
    #expect(try Proefmap.csv(data + "/uitvoer") == opstelling.verwacht)
    #expect(!bestaat("archief", "binnenkomst-") && !bestaat("publicaties", ".bouw-"))
    // The ledger keeps the runs that never ended.
    #expect(try Programma.draai("runs", "--data", data).uit.contains("not ended: busy, or killed"))
  }
}
