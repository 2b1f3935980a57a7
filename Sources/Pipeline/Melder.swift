import Domain
import Glibc
import Synchronization
import Systeem

/// What people read of a run: lines on standard output. Progress and errors go to standard error.
public struct Melder: Sendable {
  /// Only what needs attention.
  let stil: Bool

  public init(stil: Bool = false) {
    self.stil = stil
  }

  func toon(_ regel: String) {
    if !stil { Self.schrijf(regel + "\n", naar: STDOUT_FILENO) }
  }

  /// What is told beside the result, on standard error: the plan.
  func bericht(_ tekst: String) {
    if !stil { Self.schrijf(tekst, naar: STDERR_FILENO) }
  }

  /// Also when quiet.
  func aandacht(_ regel: String) {
    Self.schrijf(regel + "\n", naar: STDOUT_FILENO)
  }

  /// The system's error of what couldn't be written to standard output; 0 = all was.
  private static let uitvoerfout = Atomic<Int32>(0)

  /// Why standard output isn't whole; nil when it is.
  public static var ontbrekendeUitvoer: String? {
    let fout = uitvoerfout.load(ordering: .relaxed)
    return fout == 0 ? nil : "standard output: \(String(cString: strerror(fout)))"
  }

  /// Writes all of it, at once and unbuffered, so that lines of both streams keep their order.
  public static func schrijf(_ tekst: String, naar fd: Int32) {
    var rest = Array(tekst.utf8)[...]
    while !rest.isEmpty {
      let aantal = rest.withUnsafeBytes { write(fd, $0.baseAddress, $0.count) }
      guard aantal > 0 else {
        if aantal < 0, errno == EINTR { continue }
        if fd == STDOUT_FILENO { uitvoerfout.store(errno, ordering: .relaxed) }
        return
      }
      rest = rest.dropFirst(aantal)
    }
  }

  /// A path as a word of a command that is shown: in quotes when a shell would split it.
  static func woord(_ pad: String) -> String {
    let pad = veilig(pad)
    let isKaal = pad.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || "0"..."9" ~= $0 || "._/-=".unicodeScalars.contains($0))
    }
    return isKaal && !pad.isEmpty ? pad : "'\(pad.replacing("'", with: "'\\''"))'"
  }

  /// A name from outside, on one line: it can't move the cursor, forge a line, or show letters in another order.
  static func veilig(_ naam: String) -> String { Zichtbaar.naam(naam) }
}

/// A bar on standard error while a long step runs; only on a terminal, and gone when the step is over.
final class Voortgang {
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private var getoond = ""

  /// - Parameter deel: 0–1.
  func toon(_ wat: String, _ deel: Double) {
    guard isTerminal else { return }
    let vol = Int(max(0, min(1, deel)) * 30)
    let balk = String(repeating: "█", count: vol) + String(repeating: "░", count: 30 - vol)
    let regel = "\r\u{1B}[K\(balk) \(Int(deel * 100))% \(Melder.veilig(wat))"
    guard regel != getoond else { return }
    getoond = regel
    Melder.schrijf(regel, naar: STDERR_FILENO)
  }

  func wis() {
    guard !getoond.isEmpty else { return }
    getoond = ""
    Melder.schrijf("\r\u{1B}[K", naar: STDERR_FILENO)
  }
}
