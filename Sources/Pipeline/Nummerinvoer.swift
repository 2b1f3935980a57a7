import Domain
import Glibc

/// Reads a personal number that somebody types or pipes in. It never stands in an argument, where every user of the machine
/// can see it.
public enum Nummerinvoer {
  /// The one number on standard input, surrounded by white space or not. A terminal doesn't show what is typed.
  ///
  /// - Throws: `Gebruiksfout` for anything that is no BSN or onderwijsnummer; it doesn't repeat what it read.
  public static func lees() throws -> Persoonsnummer {
    let isTerminal = isatty(STDIN_FILENO) == 1
    if isTerminal { Melder.schrijf("BSN or onderwijsnummer (not shown): ", naar: STDERR_FILENO) }
    let bytes = isTerminal ? zonderEcho(leesRegel) : leesAlles()
    if isTerminal { Melder.schrijf("\n", naar: STDERR_FILENO) }
    guard let nummer = nummer(bytes) else {
      throw Gebruiksfout(
        description: """
          standard input must hold one BSN or onderwijsnummer that passes the elfproef, and nothing else
          """)
    }
    return nummer
  }

  static func nummer(_ bytes: [UInt8]) -> Persoonsnummer? {
    func isWit(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
    let delen = bytes.split(whereSeparator: isWit)
    guard delen.count == 1 else { return nil }
    return Array(delen[0]).withUnsafeBufferPointer { cijfers in
      for soort in [Persoonsnummer.Soort.bsn, .onderwijsnummer] {
        if case .geldig(let nummer) = Persoonsnummer.lees(cijfers, als: soort) { return nummer }
      }
      return nil
    }
  }

  /// More than a number takes is not read: it is wrong anyway.
  private static let meest = 1024

  private static func leesAlles() -> [UInt8] {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while bytes.count <= meest, read(STDIN_FILENO, &byte, 1) == 1 { bytes.append(byte) }
    return bytes
  }

  private static func leesRegel() -> [UInt8] {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while bytes.count <= meest, read(STDIN_FILENO, &byte, 1) == 1, byte != 0x0A { bytes.append(byte) }
    return bytes
  }

  private static func zonderEcho(_ lees: () -> [UInt8]) -> [UInt8] {
    var oud = termios()
    guard tcgetattr(STDIN_FILENO, &oud) == 0 else { return lees() }
    var stil = oud
    stil.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &stil)
    defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &oud) }
    return lees()
  }
}
