import Domain
import Glibc
import Systeem

/// The key under which personal numbers become pseudonyms: 32 random bytes in `sleutel`, mode 0600. It never leaves
/// the machine; without it, no pseudonym can be made again.
enum Sleutelbestand {
  static let naam = "sleutel"

  /// Reads the key, and makes one on the first run.
  ///
  /// - Parameter isEersteRun: whether there is no register yet. A register without its key is never given another:
  ///   the same pupil would become a second one.
  static func lees(in data: String, isEersteRun: Bool) throws -> [UInt8] {
    let pad = data + "/" + naam
    if Map.soort(pad) == nil {
      guard isEersteRun else {
        throw NietGevonden("key file \(pad) is gone, but the register needs it; put it back from your backup")
      }
      // Whole or not at all: a run that is killed here must not leave half a key.
      let nieuw = pad + ".nieuw"
      try Map.verwijder(nieuw)
      try maak(nieuw)
      try Map.hernoem(nieuw, naar: pad)
      try Map.bewaar(data)
    }
    return try lees(pad)
  }

  /// Writes a new key to a file that doesn't exist yet.
  static func maak(_ pad: String) throws {
    let schrijver = try Bestandsschrijver(pad)
    var bron = SystemRandomNumberGenerator()
    try schrijver.schrijf((0..<32).map { _ in UInt8.random(in: 0...255, using: &bron) })
    try schrijver.sluit()
  }

  /// Reads a key from any file.
  static func lees(_ pad: String) throws -> [UInt8] {
    let bron = try Bestandslezer(pad)
    let geheugen = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 1)
    defer { geheugen.deallocate() }
    let sleutel = Array(geheugen[..<(try bron.lees(geheugen))])
    guard sleutel.count >= 16 else {
      throw Bestandsfout(pad, reden: "the key is too short: 32 bytes are expected")
    }
    return sleutel
  }
}
