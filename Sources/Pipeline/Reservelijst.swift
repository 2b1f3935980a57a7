import Crypto
import Domain
import Foundation
import Register
import Systeem

/// What is in a backup: `manifest.json`, with every file, its size and its SHA-256.
struct Reservelijst: Codable {
  static let naam = "manifest.json"
  /// The form of the manifest, for later versions of the program.
  static let vorm = 1

  struct Bestand: Codable, Hashable {
    /// Below the backup, with `/`.
    let path: String
    let bytes: Int
    let sha256: String
  }

  var format = Self.vorm
  /// Version of the program.
  let version: String
  /// UTC, ISO 8601.
  let made: String
  /// Where `uitvoer` points, as `publicaties/3`; nil when nothing was published.
  let current: String?
  let withKey: Bool
  /// Tells the right key from a wrong one, and nothing about it: an HMAC-SHA256 under the key of a text that is always
  /// the same, and that is no personal number.
  let keyCheck: String
  /// By path.
  let files: [Bestand]

  static func controlegetal(_ sleutel: [UInt8]) -> String {
    Hex.tekst(
      HMAC<SHA256>.authenticationCode(
        for: Array("sluitend: is this the key of the backup?".utf8), using: SymmetricKey(data: sleutel)))
  }

  /// - Throws: `NietGevonden` when the folder is no backup; `Reservefout` when its manifest can't be read.
  static func lees(_ map: String) throws -> Reservelijst {
    let pad = map + "/" + naam
    guard Map.soort(pad) == .bestand else {
      throw NietGevonden("\(map) holds no backup: there is no \(naam)")
    }
    guard let inhoud = FileManager.default.contents(atPath: pad),
      let lijst = try? JSONDecoder().decode(Reservelijst.self, from: inhoud)
    else { throw Reservefout(map, "its \(naam) can't be read") }
    guard lijst.format == vorm else {
      throw Reservefout(map, "its form is \(lijst.format), and this version of sluitend reads \(vorm)")
    }
    guard lijst.files.allSatisfy({ mag($0.path) }), lijst.current.map(magHuidig) ?? true else {
      throw Reservefout(map, "its \(naam) names files that no backup has")
    }
    return lijst
  }

  func schrijf(in map: String) throws {
    let codeur = JSONEncoder()
    codeur.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try Bestandsschrijver.schrijf(try codeur.encode(self) + Data("\n".utf8), naar: map + "/" + Self.naam)
  }

  /// Reads every file, and holds it against what is written here.
  ///
  /// - Throws: `Reservefout` for the first file that isn't what was saved, is missing, or wasn't there.
  func controleer(_ map: String) throws {
    for bestand in files {
      try Onderbroken.controleer()
      let pad = map + "/" + bestand.path
      guard Map.soort(pad) == .bestand else { throw Reservefout(map, "\(bestand.path) is missing") }
      guard Map.maat(pad) == bestand.bytes, try Archief.sha256(van: pad) == bestand.sha256 else {
        throw Reservefout(map, "\(bestand.path) is not what was saved")
      }
    }
    guard Map.doel(map + "/uitvoer") == current else {
      throw Reservefout(map, "uitvoer doesn't point to where it did")
    }
    let verwacht = Set(files.map(\.path)).union([Self.naam, "uitvoer"])
    if let vreemd = try Map.paden(onder: map).first(where: { !verwacht.contains($0) }) {
      throw Reservefout(map, "\(Melder.veilig(vreemd)) was not saved with it")
    }
  }

  /// What is in it, for people: counts and sizes, no names of deliveries.
  var samenvatting: String {
    let leveringen = files.filter { $0.path.hasPrefix("archief/") }.count
    let publicaties = Set(
      files.filter { $0.path.hasPrefix("publicaties/") }.map { $0.path.split(separator: "/")[1] })
    let bytes = files.reduce(0) { $0 + $1.bytes }
    return """
      register, \(leveringen) raw deliveries, \(publicaties.count) publications, \
      \(withKey ? "with" : "without") the key: \(files.count) files, \(bytes) bytes
      """
  }

  /// Only what a backup holds, and never a way out of the folder.
  private static func mag(_ pad: String) -> Bool {
    let delen = pad.split(separator: "/", omittingEmptySubsequences: false)
    guard delen.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") && !$0.contains("\0") }) else { return false }
    return switch delen[0] {
    case "register.sqlite", "sleutel", Substring(Openbaarmaking.geschiedenis): delen.count == 1
    case "archief": delen.count == 2
    case "publicaties": delen.count > 2
    default: false
    }
  }

  private static func magHuidig(_ doel: String) -> Bool { mag(doel + "/x") && doel.hasPrefix("publicaties/") }
}

/// A backup that isn't what was saved. Nothing was restored from it.
public struct Reservefout: Error, CustomStringConvertible, Sendable {
  public let description: String

  init(_ map: String, _ reden: String) {
    description = "\(map): \(reden)"
  }
}

/// A folder that is filled beside its place, and takes its place whole: killed at any moment, there is nothing under
/// its name, or what was there, or all of it.
struct Wisselmap {
  let doel: String
  /// Where it is filled.
  let half: String

  /// - Parameter vervangt: whether it takes the place of a folder that may be there.
  /// - Throws: `Gebruiksfout` when it doesn't, and there is something in its place already.
  init(_ pad: String, vervangt: Bool = false) throws {
    var doel = pad
    while doel.count > 1, doel.hasSuffix("/") { doel.removeLast() }
    self.doel = doel
    let naam = doel.split(separator: "/").last.map(String.init) ?? ""
    half = Map.ouder(doel) + "/.sluitend-\(naam).half"
    let isLeeg = try Map.soort(doel) == .map && Map.inhoud(doel).isEmpty
    guard Map.soort(doel) == nil || isLeeg || vervangt else {
      throw Gebruiksfout(description: "\(pad) isn't empty")
    }
  }

  /// Fills it, and puts it in its place; when that fails, nothing is left.
  func vul(_ vul: (_ half: String) throws -> Void) throws {
    // What a killed one left.
    try Map.verwijder(half)
    try Map.maak(half)
    do {
      try vul(half)
      try Map.bewaarBoom(half)
      if try Map.soort(doel) == nil || Map.inhoud(doel).isEmpty {
        try Map.hernoem(half, naar: doel)
      } else {
        try Map.verwissel(half, met: doel, apart: half + ".oud")
        try Map.verwijder(half)
      }
      try Map.bewaar(Map.ouder(doel))
    } catch {
      try? Map.verwijder(half)
      throw error
    }
  }

  /// Copies a file, with the folders above it. Returns its size in bytes and its SHA-256.
  static func kopieer(_ van: String, naar pad: String) throws -> (bytes: Int, sha256: String) {
    try Map.maak(Map.ouder(pad))
    let schrijver = try Bestandsschrijver(pad)
    var bytes = 0
    let sha256 = try Archief.sha256(van: van) { stuk in
      try Onderbroken.controleer()
      try schrijver.schrijf(stuk)
      bytes += stuk.count
    }
    try schrijver.sluit()
    return (bytes, sha256)
  }
}
