import Domain
import Glibc
import Register
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

  /// Reads the key of a register.
  ///
  /// - Throws: `NietGevonden` when it is gone; `Bestandsfout` when it isn't the one that the pseudonyms were made with:
  ///   with another, each pupil would become a second one.
  static func lees(in data: String, van register: Register) throws -> [UInt8] {
    let sleutel = try lees(in: data, isEersteRun: false)
    try bewaak(sleutel, van: register, in: data)
    return sleutel
  }

  static func bewaak(_ sleutel: [UInt8], van register: Register, in data: String) throws {
    guard let bekend = try register.sleutelcontrole(), bekend != Reservelijst.controlegetal(sleutel) else {
      return
    }
    throw Bestandsfout(
      data + "/" + naam,
      reden: "isn't the key that this register was made with; put that back from your backup")
  }

  /// Writes a new key to a file that doesn't exist yet.
  static func maak(_ pad: String) throws {
    try Bestandsschrijver.schrijf(willekeurig(), naar: pad)
  }

  /// A key that nobody can guess: 32 bytes of the system's own random source.
  static func willekeurig() -> [UInt8] {
    var bron = SystemRandomNumberGenerator()
    return (0..<32).map { _ in UInt8.random(in: 0...255, using: &bron) }
  }

  /// Reads a key from any file.
  static func lees(_ pad: String) throws -> [UInt8] {
    let bron = try Bestandslezer(pad)
    let geheugen = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 1)
    defer { geheugen.deallocate() }
    let sleutel = Array(geheugen[..<(try bron.lees(geheugen))])
    guard sleutel.count == 32 else {
      throw Bestandsfout(pad, reden: "is no key: a key has 32 bytes")
    }
    return sleutel
  }
}
