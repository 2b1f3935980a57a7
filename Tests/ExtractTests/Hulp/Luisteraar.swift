import Glibc

/// A port on this machine that notices when somebody calls.
final class Luisteraar {
  struct Fout: Error {}

  private let fd: Int32
  let poort: UInt16

  init() throws {
    let fd = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    self.fd = fd
    var adres = Self.adres(0)
    var lengte = socklen_t(MemoryLayout<sockaddr_in>.size)
    let gelukt = withUnsafeMutablePointer(to: &adres) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { adres in
        bind(fd, adres, lengte) == 0 && listen(fd, 8) == 0 && getsockname(fd, adres, &lengte) == 0
      }
    }
    poort = UInt16(bigEndian: adres.sin_port)
    guard gelukt else { throw Fout() }
  }

  deinit { close(fd) }

  /// Whether a call is waiting.
  var isAangeroepen: Bool {
    var vraag = pollfd(fd: fd, events: Int16(POLLIN), revents: 0)
    return poll(&vraag, 1, 100) > 0
  }

  func roepZelf() -> Bool {
    let beller = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(beller) }
    var adres = Self.adres(poort)
    return withUnsafePointer(to: &adres) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(beller, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  private static func adres(_ poort: UInt16) -> sockaddr_in {
    var adres = sockaddr_in()
    adres.sin_family = sa_family_t(AF_INET)
    adres.sin_port = poort.bigEndian
    adres.sin_addr.s_addr = inet_addr("127.0.0.1")
    return adres
  }
}
