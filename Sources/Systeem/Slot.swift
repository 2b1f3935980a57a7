import Glibc

/// A lock that a live process holds: it ends with the process, however that ends.
public final class Slot {
  private let fd: Int32

  /// Nil when another process holds it.
  public init?(_ pad: String) throws {
    fd = open(pad, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard fd >= 0 else { throw Bestandsfout(pad) }
    guard flock(fd, LOCK_EX | LOCK_NB) == 0 else {
      let reden = errno
      close(fd)
      if reden == EWOULDBLOCK { return nil }
      throw Bestandsfout(pad, nummer: reden)
    }
    let houder = Array("pid \(getpid())\n".utf8)
    ftruncate(fd, 0)
    _ = houder.withUnsafeBytes { pwrite(fd, $0.baseAddress, $0.count, 0) }
  }

  deinit { close(fd) }
}
