import Foundation
import Testing

/// One run at a time on the same data, and the others say who is busy (exit code 75), or wait.
@Suite(.serialized) struct EenTegelijkTests {
  private let proef = Proefmap()
  private let data: String
  private var inbox: String { proef.pad + "/inbox" }

  init() throws { data = try proef.data("data") }

  private func maakInbox(_ meldingen: Int) throws {
    try Programma.draai(
      "sample", "--pipeline", Programma.opzet, "--out", inbox, "--meldingen", "\(meldingen)", "--seed", "7")
  }

  private func start(_ verder: String...) throws -> Programma.Loop {
    try Programma.Loop(
      Programma.pad, ["run", "--pipeline", Programma.opzet, "--inbox", inbox, "--data", data] + verder,
      in: proef.pad, Programma.omgeving)
  }

  /// A run that stands still while it holds the lock.
  private func stilstaande() throws -> Programma.Loop {
    let loop = try start()
    while loop.proces.isRunning, !FileManager.default.fileExists(atPath: data + "/slot.houder") {
      usleep(500)
    }
    kill(loop.proces.processIdentifier, SIGSTOP)
    #expect(loop.proces.isRunning)
    return loop
  }

  @Test func `a second start says who is busy and since when`() throws {
    try maakInbox(3000)
    let eerste = try stilstaande()
    let tweede = try start("--quiet").wacht()
    #expect(tweede.code == 75)
    #expect(tweede.uit == "")
    let nummer = eerste.proces.processIdentifier
    let begin = "sluitend: another run is busy with \(data): process \(nummer), 'sluitend run', since "
    #expect(tweede.fout.hasPrefix(begin))
    #expect(tweede.fout.dropFirst(begin.count).wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\n/) != nil)
    // The lock dies with the process, and what it left behind isn't told of whoever holds the lock next.
    kill(eerste.proces.processIdentifier, SIGKILL)
    _ = try eerste.wacht()
    #expect(FileManager.default.fileExists(atPath: data + "/slot.houder"))
    let ander = try Programma.script(
      "flock \(data)/slot sluitend run --pipeline \(Programma.opzet) --inbox \(inbox) --data \(data)",
      in: proef.pad)
    #expect(ander.code == 75)
    #expect(ander.fout == "sluitend: another run is busy with \(data)\n")
    #expect(try start().wacht().code == 65)
    #expect(!FileManager.default.fileExists(atPath: data + "/slot.houder"))
  }

  @Test func `wait waits until the other one is done, and then counts what lies there by then`() throws {
    try maakInbox(3000)
    let eerste = try stilstaande()
    let wachtend = try start("--wait")
    usleep(300_000)
    #expect(wachtend.proces.isRunning)
    try FileManager.default.copyItem(
      atPath: GevallenTests.map + "/_klein/duo-verzuim-csv/meldingen_20201005.csv",
      toPath: inbox + "/duo-verzuim-csv/klein_20201005.csv")
    kill(eerste.proces.processIdentifier, SIGCONT)
    #expect(try eerste.wacht().code == 65)
    let uitkomst = try wachtend.wacht()
    #expect(uitkomst.code == 0)
    #expect(
      uitkomst.uit.hasPrefix(
        "waiting: another run is busy with \(data): process \(eerste.proces.processIdentifier), 'sluitend run'"
      ))
    #expect(uitkomst.uit.contains("duo-verzuim-csv/klein_20201005.csv: 6 rows"))
    #expect(try Programma.draai("runs", "--data", data).uit.contains("2  run"))
  }

  @Test(arguments: [(SIGTERM, 143), (SIGINT, 130)] as [(Int32, Int32)])
  func `a signal ends the wait`(_ signaal: Int32, _ code: Int32) throws {
    try maakInbox(3000)
    let eerste = try stilstaande()
    let wachtend = try start("--wait", "--quiet")
    usleep(300_000)
    #expect(wachtend.proces.isRunning)
    kill(wachtend.proces.processIdentifier, signaal)
    let uitkomst = try wachtend.wacht()
    #expect(uitkomst.code == code)
    #expect(uitkomst.uit == "")
    #expect(
      uitkomst.fout == "sluitend: stopped by signal \(signaal); what was published before is untouched\n")
    kill(eerste.proces.processIdentifier, SIGKILL)
    _ = try eerste.wacht()
  }

  /// `SLUITEND_RONDES` raises the number of rounds.
  @Test func `of two runs that start at the same moment exactly one works, and its result is whole`() throws {
    try maakInbox(600)
    #expect(try start().wacht().code == 65)
    let verwacht = try Proefmap.csv(data + "/uitvoer")
    let gevraagd = ProcessInfo.processInfo.environment["SLUITEND_RONDES"].flatMap { Int($0) } ?? 0
    let rondes = max(8, gevraagd)
    var (geteld, na) = (0, 0)
    while geteld < rondes, na < rondes {
      try FileManager.default.removeItem(atPath: data)
      _ = try proef.data("data")
      let lopen = try [start(), start()]
      let uitkomsten = try lopen.map { try $0.wacht() }.sorted { $0.code < $1.code }
      #expect(try Proefmap.csv(data + "/uitvoer") == verwacht)
      let publicaties = try FileManager.default.contentsOfDirectory(atPath: data + "/publicaties")
      #expect(publicaties == ["1"], "one works")
      if uitkomsten.map(\.code) == [0, 65] {
        // The machine was so busy that the second began when the first had ended: that proves nothing.
        #expect(uitkomsten[0].uit.hasPrefix("nothing to do"))
        na += 1
        continue
      }
      geteld += 1
      #expect(uitkomsten.map(\.code) == [65, 75])
      #expect(uitkomsten[1].uit == "")
      #expect(uitkomsten[1].fout.hasPrefix("sluitend: another run is busy with \(data)"))
    }
    #expect(geteld == rondes, "\(na) times the second came after the first")
  }
}
