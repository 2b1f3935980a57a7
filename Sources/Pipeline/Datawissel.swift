import Domain
import Glibc
import Load
import Register
import Systeem

/// A change of several parts of the data folder at once — register, raw deliveries, publications, key — of which there is
/// all or nothing.
///
/// The new parts are built in `<data>/.wissel.half`. One rename to `<data>/.wissel` decides: before it nothing has changed,
/// and after it each part takes its place, which whoever takes the lock next finishes when it is cut short.
///
/// In the folder: `register.sqlite`; `sleutel`; `archief/<sha256>`, the new bytes of deliveries; `weg/<sha256>`, empty, for
/// deliveries of which the bytes go; `publicaties/<name>`.
struct Datawissel {
  private let map: Datamap
  let half: String
  private let klaar: String

  init(_ map: Datamap) {
    self.map = map
    half = map.data + "/.wissel.half"
    klaar = map.data + "/.wissel"
  }

  /// Builds the new parts. When that fails, nothing has changed.
  func vul(_ bouw: () throws -> Void) throws {
    try Map.verwijder(half)
    try Map.maak(half)
    do {
      try bouw()
      try Map.bewaarBoom(half)
      try Onderbroken.controleer()
    } catch {
      try? Map.verwijder(half)
      throw error
    }
  }

  /// Decides for what was built, and puts it in its place.
  func besluit() throws {
    try Map.hernoem(half, naar: klaar)
    try Map.bewaar(map.data)
    try rondAf()
  }

  /// Finishes a change that was decided, and clears away one that wasn't. To be called under the lock.
  func rondAf() throws {
    try Map.verwijder(half)
    for stap in try stappen() { try stap() }
  }

  /// What is left to do of a change that was decided. Each can be done again.
  func stappen() throws -> [() throws -> Void] {
    guard Map.soort(klaar) == .map else { return [] }
    var stappen: [() throws -> Void] = []
    for naam in try inhoud("archief") {
      stappen.append { try Map.hernoem(klaar + "/archief/" + naam, naar: map.archief + "/" + naam) }
    }
    for naam in try inhoud("weg") {
      stappen.append { try Map.verwijder(map.archief + "/" + naam) }
    }
    stappen.append { if Map.soort(map.archief) == .map { try Map.bewaar(map.archief) } }
    for naam in try inhoud("publicaties") { stappen += publicatie(naam) }
    stappen.append(verwijderRecordsVanVergelijkingen)
    // The internal report lists pupils by pseudonym; it is made anew from what is published now.
    stappen.append { try Map.verwijder(map.rapport(.intern)) }
    stappen.append(zetRegister)
    stappen.append(zetSleutel)
    stappen.append { try Map.bewaar(map.data) }
    stappen.append { try Map.verwijder(klaar) }
    return stappen
  }

  private func inhoud(_ map: String) throws -> [String] {
    Map.soort(klaar + "/" + map) == .map ? try Map.inhoud(klaar + "/" + map) : []
  }

  /// In a publication that hasn't taken its place yet.
  private static let merk = "/.nieuw"

  /// To be called for each publication that is built.
  func merk(publicatie naam: String) throws {
    try Bestandsschrijver(half + "/publicaties/" + naam + Self.merk).sluit()
  }

  private func publicatie(_ naam: String) -> [() throws -> Void] {
    let (nieuw, plaats) = (klaar + "/publicaties/" + naam, map.publicaties + "/" + naam)
    return [
      {
        // What stands here without the mark is the old one, which has made room.
        guard Map.soort(nieuw + Self.merk) != nil else { return }
        if Map.soort(plaats) == nil {
          try Map.hernoem(nieuw, naar: plaats)
        } else {
          try Map.verwissel(nieuw, met: plaats, apart: klaar + "/oud-" + naam)
        }
        try Map.bewaar(map.publicaties)
      }, { try Map.verwijder(plaats + Self.merk) },
    ]
  }

  /// Comparisons name records and pupils, of which nobody can tell whose they are when the register has changed. Their
  /// figures stay.
  private func verwijderRecordsVanVergelijkingen() throws {
    guard Map.soort(map.vergelijkingen) == .map else { return }
    for naam in try Map.inhoud(map.vergelijkingen) {
      try Map.verwijder("\(map.vergelijkingen)/\(naam)/\(Vergelijkingsmap.records)")
    }
  }

  private func zetRegister() throws {
    let nieuw = klaar + "/register.sqlite"
    guard Map.soort(nieuw) == .bestand else { return }
    for staart in ["-wal", "-shm"] { try Map.verwijder(map.register + staart) }
    try Map.hernoem(nieuw, naar: map.register)
  }

  private func zetSleutel() throws {
    let nieuw = klaar + "/" + Sleutelbestand.naam
    guard Map.soort(nieuw) == .bestand else { return }
    let oud = map.data + "/" + Sleutelbestand.naam
    if Map.soort(oud) == .bestand { try Map.overschrijf(oud) }
    try Map.hernoem(nieuw, naar: oud)
  }
}
