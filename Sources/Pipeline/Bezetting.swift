import Glibc
import Systeem

/// Another run is busy with the same data.
public struct Bezet: Error, CustomStringConvertible, Sendable {
  public let data: String
  /// Nil when it can't be told: a holder that is just beginning or ending, or another program.
  public let houder: Slot.Houder?

  public var description: String {
    "another run is busy with \(data)"
      + (houder.map { ": process \($0.proces), 'sluitend \($0.opdracht)', since \($0.sinds)" } ?? "")
  }
}

extension Datamap {
  /// Takes the lock on the folder, for as long as the result lives.
  ///
  /// - Parameters:
  ///   - opdracht: the command without its paths.
  ///   - wacht: whether to wait until it is free; a signal ends the wait.
  ///   - bijWachten: called once, when it has to wait.
  /// - Returns: the lock, and whether it had to wait: what was read before may then be out of date.
  /// - Throws: `Bezet`; `Onderbroken`; `Bestandsfout`.
  func neemSlot(
    opdracht: String, wacht: Bool, bijWachten: (Bezet) -> Void
  ) throws -> (slot: Slot, heeftGewacht: Bool) {
    var heeftGewacht = false
    while true {
      if let slot = try Slot(self.slot, opdracht: opdracht) {
        // What a killed one had decided, the next one finishes.
        try Datawissel(self).rondAf()
        return (slot, heeftGewacht)
      }
      let bezet = Bezet(data: data, houder: Slot.houder(self.slot))
      guard wacht else { throw bezet }
      if !heeftGewacht { bijWachten(bezet) }
      heeftGewacht = true
      try Onderbroken.controleer()
      // A signal ends this sleep too.
      usleep(100_000)
    }
  }
}
