import Glibc

/// SIGINT and SIGTERM: not the end at once, but a request to stop at the next step.
public enum Signaal {
  /// Written by the handler alone, which may do no more than that.
  nonisolated(unsafe) private static var nummer: sig_atomic_t = 0

  /// The signal that came; nil when none did.
  public static var ontvangen: Int32? { nummer == 0 ? nil : nummer }

  public static func luister() {
    for signaal in [SIGINT, SIGTERM] {
      signal(signaal) { Signaal.nummer = $0 }
    }
  }
}
