import Glibc

/// A lock that a live process holds: it ends with the process, however that ends.
///
/// The lock itself is `flock` on one file, whose content nobody reads. Who holds it stands beside it, in
/// `<file>.houder`, which is switched to by a rename, so that a reader never sees half of it, and removed before the
/// lock is let go. A process that is killed leaves its text behind; that is why a text counts only while the very
/// process that wrote it lives.
public final class Slot {
  /// Who holds a lock.
  public struct Houder: Hashable, Sendable {
    /// The process number.
    public let proces: Int32
    /// What it does: a command without its paths, as `run --as-of 2021-03-01`.
    public let opdracht: String
    /// UTC, ISO 8601.
    public let sinds: String
  }

  private let fd: Int32
  private let tekst: String
  /// `deinit` runs for one that didn't get the lock too, and must leave the text of its holder alone.
  private var isGenomen = false

  /// Takes the lock; nil when another process holds it.
  ///
  /// - Parameter opdracht: what the holder does, on one line, for those who find the lock taken.
  /// - Throws: `Bestandsfout` when the lock, or the text of who holds it, can't be written.
  public init?(_ pad: String, opdracht: String) throws {
    fd = open(pad, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    tekst = Self.tekst(bij: pad)
    guard fd >= 0 else { throw Bestandsfout(pad) }
    guard flock(fd, LOCK_EX | LOCK_NB) == 0 else {
      if errno == EWOULDBLOCK { return nil }
      throw Bestandsfout(pad)
    }
    isGenomen = true
    try Houdertekst(opdracht: opdracht).schrijf(tekst)
  }

  deinit {
    if isGenomen { unlink(tekst) }
    if fd >= 0 { close(fd) }
  }

  /// Who holds the lock now; nil when nobody does, or the holder doesn't tell.
  public static func houder(_ pad: String) -> Houder? {
    guard let gelezen = Houdertekst(uit: tekst(bij: pad)), gelezen.leeft else { return nil }
    return gelezen.houder
  }

  /// Where it stands who holds a lock.
  public static func tekst(bij pad: String) -> String { pad + ".houder" }
}

/// What `<lock>.houder` says: a word and its value on each line.
private struct Houdertekst {
  let houder: Slot.Houder
  /// When the process began, in ticks since the machine did: process numbers are used again, this pair is not.
  let begin: String
  /// Of the machine's present life: after a restart the ticks begin anew.
  let opstart: String

  /// Of this process, at this moment.
  init(opdracht: String) {
    houder = Slot.Houder(proces: getpid(), opdracht: opdracht, sinds: Klok.nu)
    begin = Self.begin(van: getpid()) ?? ""
    opstart = Self.opstart
  }

  /// Nil when there is none, or it isn't whole.
  init?(uit pad: String) {
    guard let tekst = Bestandslezer.tekst(pad), tekst.hasSuffix("\n") else { return nil }
    var waarden: [Substring: String] = [:]
    for regel in tekst.split(separator: "\n") {
      let delen = regel.split(separator: " ", maxSplits: 1)
      if delen.count == 2 { waarden[delen[0]] = String(delen[1]) }
    }
    guard let proces = waarden["pid"].flatMap({ Int32($0) }), let opdracht = waarden["command"],
      let sinds = waarden["since"], let begin = waarden["start"], let opstart = waarden["boot"]
    else { return nil }
    houder = Slot.Houder(proces: proces, opdracht: opdracht, sinds: sinds)
    self.begin = begin
    self.opstart = opstart
  }

  func schrijf(_ pad: String) throws {
    try Bestandsschrijver.vervang(
      pad,
      door: """
        pid \(houder.proces)
        command \(houder.opdracht)
        since \(houder.sinds)
        start \(begin)
        boot \(opstart)

        """.utf8)
  }

  /// Whether the process that wrote it is still there.
  var leeft: Bool { opstart == Self.opstart && begin == Self.begin(van: houder.proces) }

  private static var opstart: String {
    (Bestandslezer.tekst("/proc/sys/kernel/random/boot_id") ?? "").filter { $0 != "\n" }
  }

  /// Nil when there is no such process, or it has ended and only waits for its parent.
  private static func begin(van proces: Int32) -> String? {
    // The second field is the program's name in parentheses, and may hold anything; the third is the state, the 22nd
    // the begin.
    guard let stat = Bestandslezer.tekst("/proc/\(proces)/stat"), let naam = stat.lastIndex(of: ")") else {
      return nil
    }
    let velden = stat[naam...].dropFirst().split(separator: " ")
    guard velden.count > 19, velden[0] != "Z", velden[0] != "X" else { return nil }
    return String(velden[19])
  }
}
