import Glibc

/// Reads a file from its begin to its end, into memory of the caller.
public final class Bestandslezer {
  private let fd: Int32
  private let pad: String

  /// - Throws: `Bestandsfout`, also for what is no ordinary file: a pipe, which may have been put in the place of a
  ///   file that was there before, could keep a run waiting for ever, and a device has no end.
  public init(_ pad: String) throws {
    let fd = open(pad, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard fd >= 0 else { throw Bestandsfout(pad) }
    var info = stat()
    guard fstat(fd, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
      close(fd)
      throw Bestandsfout(pad, reden: "is no ordinary file")
    }
    self.fd = fd
    self.pad = pad
  }

  deinit { close(fd) }

  /// Fills the memory as far as the file reaches at this moment; 0 = at its end.
  public func lees(_ geheugen: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      let aantal = read(fd, geheugen.baseAddress, geheugen.count)
      if aantal >= 0 { return aantal }
      guard errno == EINTR else { throw Bestandsfout(pad) }
    }
  }

  /// Passes over the next bytes.
  public func slaOver(_ aantal: Int) throws {
    guard lseek(fd, off_t(aantal), SEEK_CUR) >= 0 else { throw Bestandsfout(pad) }
  }
}

extension Bestandslezer {
  /// The text of a small file, 16 KiB at most; nil when it can't be read.
  static func tekst(_ pad: String) -> String? {
    guard let bron = try? Bestandslezer(pad) else { return nil }
    let geheugen = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 14, alignment: 1)
    defer { geheugen.deallocate() }
    guard let aantal = try? bron.lees(geheugen) else { return nil }
    return String(decoding: geheugen[..<aantal], as: UTF8.self)
  }
}
