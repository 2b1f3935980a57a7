import Dispatch
import Foundation
import Systeem
import Testing

/// The lock: held by a live process, and who holds it is told whole and true, or not at all.
@Suite struct SlotTests {
  private let plaats: Werkplaats
  private var pad: String { plaats.map + "/slot" }

  init() throws { plaats = try Werkplaats() }

  @Test func `who holds the lock is told while it is held, and no longer`() throws {
    var slot = try Slot(pad, opdracht: "run --as-of 2021-03-01")
    #expect(slot != nil)
    let houder = try #require(Slot.houder(pad))
    #expect(houder.proces == getpid())
    #expect(houder.opdracht == "run --as-of 2021-03-01")
    #expect(houder.sinds.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil)
    // A second one doesn't get it, and leaves the text as it is.
    #expect(try Slot(pad, opdracht: "backup") == nil)
    #expect(Slot.houder(pad) == houder)
    slot = nil
    #expect(Slot.houder(pad) == nil)
    #expect(!FileManager.default.fileExists(atPath: Slot.tekst(bij: pad)))
    #expect(try Slot(pad, opdracht: "backup") != nil)
  }

  /// The process number of a dead one may be that of another by now, and after a restart of the machine even its
  /// begin may be.
  @Test(arguments: ["pid", "start", "boot"])
  func `the text of a process that is gone is never told as live`(_ anders: String) throws {
    let slot = try Slot(pad, opdracht: "run")
    let tekst = try String(contentsOfFile: Slot.tekst(bij: pad), encoding: .utf8)
    let regels = tekst.split(separator: "\n").map { $0.hasPrefix(anders + " ") ? "\(anders) 1" : "\($0)" }
    #expect(regels.count == 5 && regels.joined(separator: "\n") + "\n" != tekst)
    #expect(Slot.houder(pad) != nil)
    try plaats.schrijf(Slot.tekst(bij: pad), regels.joined(separator: "\n") + "\n")
    #expect(Slot.houder(pad) == nil)
    withExtendedLifetime(slot) {}
  }

  /// A process that has ended and that its parent hasn't asked after yet holds nothing.
  @Test func `a process that has ended holds nothing`() throws {
    var kind = pid_t()
    var argumenten: [UnsafeMutablePointer<CChar>?] = [strdup("true"), nil]
    defer { free(argumenten[0]) }
    #expect(posix_spawn(&kind, "/bin/true", nil, nil, &argumenten, nil) == 0)
    func stat() throws -> [Substring] {
      try String(contentsOfFile: "/proc/\(kind)/stat", encoding: .utf8).split(separator: " ")
    }
    while try stat()[2] != "Z" { usleep(1000) }
    let slot = try Slot(pad, opdracht: "run")
    let tekst = try String(contentsOfFile: Slot.tekst(bij: pad), encoding: .utf8)
    let regels = try tekst.split(separator: "\n").map { regel in
      regel.hasPrefix("pid ")
        ? "pid \(kind)" : regel.hasPrefix("start ") ? try "start \(stat()[21])" : "\(regel)"
    }
    try plaats.schrijf(Slot.tekst(bij: pad), regels.joined(separator: "\n") + "\n")
    #expect(Slot.houder(pad) == nil)
    waitpid(kind, nil, 0)
    withExtendedLifetime(slot) {}
  }

  @Test func `a reader never sees half of the text`() throws {
    let pad = self.pad
    // Written over and over until the reader has seen enough, however slow the machine is; on a thread of its own, for
    // other tests may keep all those of tasks busy.
    let klaar = DispatchSemaphore(value: 0)
    Thread {
      while !FileManager.default.fileExists(atPath: pad + ".genoeg") {
        let slot = try? Slot(pad, opdracht: "run")
        usleep(1000)
        withExtendedLifetime(slot) {}
      }
      klaar.signal()
    }.start()
    var gezien = 0
    let uiterlijk = Date().addingTimeInterval(60)
    while gezien < 200, Date() < uiterlijk {
      guard let tekst = try? String(contentsOfFile: Slot.tekst(bij: pad), encoding: .utf8) else { continue }
      gezien += 1
      #expect(tekst.hasSuffix("\n") && tekst.split(separator: "\n").count == 5)
    }
    try Data().write(to: URL(fileURLWithPath: pad + ".genoeg"))
    klaar.wait()
    #expect(gezien == 200)
  }
}
