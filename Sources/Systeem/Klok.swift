import Glibc

/// The time of day: for people and machines that follow a run. No result depends on it.
public enum Klok {
  /// UTC, ISO 8601, in seconds.
  public static var nu: String {
    var seconden = time(nil)
    var delen = tm()
    gmtime_r(&seconden, &delen)
    var buffer = [CChar](repeating: 0, count: 32)
    let lengte = strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &delen)
    return String(decoding: buffer[..<lengte].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
