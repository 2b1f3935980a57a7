import Glibc

/// Writes a new file through a buffer, and makes sure that it is on disk when it is closed.
public final class Bestandsschrijver {
  private let fd: Int32
  private let pad: String
  private var buffer: [UInt8] = []
  private static let maatBuffer = 1 << 18

  /// Makes the file, readable for its owner alone. It must not exist yet.
  public init(_ pad: String) throws {
    self.pad = pad
    fd = open(pad, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard fd >= 0 else { throw Bestandsfout(pad) }
    buffer.reserveCapacity(Self.maatBuffer + 4096)
  }

  deinit { close(fd) }

  /// Makes a file of which all is known.
  public static func schrijf(_ bytes: some Collection<UInt8>, naar pad: String) throws {
    let schrijver = try Bestandsschrijver(pad)
    try schrijver.schrijf(bytes)
    try schrijver.sluit()
  }

  /// Puts a file of which all is known in the place of another: whoever looks finds the one or the other whole.
  public static func vervang(_ pad: String, door bytes: some Collection<UInt8>) throws {
    let nieuw = pad + ".nieuw"
    // What a killed one left.
    try Map.verwijder(nieuw)
    try schrijf(bytes, naar: nieuw)
    try Map.hernoem(nieuw, naar: pad)
  }

  public func schrijf(_ bytes: some Collection<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.maatBuffer { try leegBuffer() }
  }

  /// Writes what is left, and waits until the disk has it all.
  public func sluit() throws {
    try leegBuffer()
    guard fsync(fd) == 0 else { throw Bestandsfout(pad) }
  }

  private func leegBuffer() throws {
    try buffer.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let aantal = write(fd, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if aantal >= 0 {
          rest = rest.dropFirst(aantal)
        } else if errno != EINTR {
          throw Bestandsfout(pad)
        }
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
