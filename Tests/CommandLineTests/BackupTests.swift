import Foundation
import Testing

/// `sluitend backup` and `sluitend restore`, run as their users run them.
@Suite struct BackupTests {
  private let proef = Proefmap()
  private let data: String
  private var kopie: String { proef.pad + "/kopie" }
  private var half: String { proef.pad + "/.sluitend-kopie.half" }

  init() throws {
    data = try proef.data("data")
    try Programma.draai(
      "sample", "--pipeline", Programma.opzet, "--out", proef.pad + "/inbox", "--meldingen", "2000", "--seed",
      "7")
    try Programma.draai(
      "run", "--pipeline", Programma.opzet, "--inbox", proef.pad + "/inbox", "--data", data)
  }

  private func bestaat(_ pad: String) -> Bool { FileManager.default.fileExists(atPath: pad) }

  private func start() throws -> Programma.Loop {
    try Programma.start("backup", "--data", data, "--to", kopie, "--with-key")
  }

  @Test func `killed in the middle there is no backup under its name, and the next one is whole`() throws {
    for signaal in [SIGTERM, SIGKILL] {
      let loop = try start()
      while loop.proces.isRunning, !bestaat(half) { usleep(200) }
      #expect(bestaat(half) && !bestaat(kopie))
      kill(loop.proces.processIdentifier, signaal)
      #expect(try loop.wacht().code == 128 + signaal)
      #expect(!bestaat(kopie))
      // What was asked to stop tidies up after itself.
      #expect(bestaat(half) == (signaal == SIGKILL))
      let terug = try Programma.draai("restore", "--from", kopie, "--data", proef.pad + "/terug")
      #expect(terug.code == 66)
    }
    #expect(try start().wacht().code == 0)
    #expect(!bestaat(half))
    let terug = try Programma.draai("restore", "--from", kopie, "--data", proef.pad + "/terug")
    #expect(terug.code == 0)
    #expect(try Proefmap.csv(proef.pad + "/terug/uitvoer") == Proefmap.csv(data + "/uitvoer"))
    #expect(try !Proefmap.csv(data + "/uitvoer").isEmpty)
  }

  @Test func `a backup takes the lock, and a run finds it taken`() throws {
    let bezet = try Programma.script(
      "flock \(data)/slot sluitend backup --data \(data) --to \(kopie)", in: proef.pad)
    #expect(bezet.code == 75 && !bestaat(kopie))
    let loop = try start()
    while loop.proces.isRunning, !bestaat(half) { usleep(200) }
    kill(loop.proces.processIdentifier, SIGSTOP)
    let run = try Programma.draai(
      "run", "--pipeline", Programma.opzet, "--inbox", proef.pad + "/inbox", "--data", data)
    kill(loop.proces.processIdentifier, SIGCONT)
    #expect(try loop.wacht().code == 0)
    #expect(run.code == 75)
    #expect(run.fout.contains("process \(loop.proces.processIdentifier), 'sluitend backup', since "))
  }
}
