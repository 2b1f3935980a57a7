import Domain
import Glibc
import Register
import Systeem

/// A backup: register, raw deliveries, publications and, on request, the key, as they are at one moment.
public struct Reservekopie {
  private let map: Datamap
  private let data: String
  private let doel: String
  private let metSleutel: Bool
  private let wacht: Bool

  /// - Parameters:
  ///   - doel: the folder of the backup; it must not exist, or be empty.
  ///   - metSleutel: whether the key comes along. Whoever has both can compute which pupil a pseudonym is.
  ///   - wacht: whether to wait for a run that is busy.
  public init(data: String, naar doel: String, metSleutel: Bool, wacht: Bool) {
    map = Datamap(data)
    self.data = data
    self.doel = doel
    self.metSleutel = metSleutel
    self.wacht = wacht
  }

  /// Makes the backup, and reads it back. It is there whole, or not at all.
  ///
  /// - Returns: what was saved, for people.
  /// - Throws: `NietGevonden` when there is nothing to save, or no key; `Gebruiksfout` when the target isn't empty;
  ///   `Bezet`; `Bestandsfout` when the archive isn't what the register says.
  public func maak() throws -> String {
    umask(0o077)
    Signaal.luister()
    try map.eisRegister("there is nothing to save")
    guard !Inbox.ligt(doel, in: data) else {
      throw Gebruiksfout(description: "--to \(doel) lies within the data folder; a backup belongs elsewhere")
    }
    let (slot, _) = try map.neemSlot(opdracht: "backup", wacht: wacht) { _ in }
    defer { withExtendedLifetime(slot) {} }
    let wisselmap = try Wisselmap(doel)
    var samenvatting = ""
    try wisselmap.vul { half in
      let lijst = try vul(half)
      try lijst.schrijf(in: half)
      // Read back, for a backup that can't be read is none.
      try lijst.controleer(half)
      samenvatting = lijst.samenvatting
    }
    return "saved to \(doel): \(samenvatting)\n"
  }

  private func vul(_ half: String) throws -> Reservelijst {
    var bestanden = [try bewaarRegister(half)]
    let register = try Register(lezen: map.register, magOud: true)
    let sleutel = try Sleutelbestand.lees(in: data, van: register)
    for levering in try register.ruweLeveringen() {
      guard let inhoud = levering.inhoud else { continue }
      let bestand = try bewaar("archief/" + levering.levering.sha256, half)
      guard bestand.sha256 == inhoud else {
        throw Bestandsfout(data + "/" + bestand.path, reden: "its content isn't what its name says")
      }
      bestanden.append(bestand)
    }
    for pad in try publicaties() { bestanden.append(try bewaar(pad, half)) }
    // Without it, a later public edition could give away what earlier ones hid.
    if Map.soort(map.openbaar) == .bestand { bestanden.append(try bewaar(Openbaarmaking.geschiedenis, half)) }
    if metSleutel { bestanden.append(try bewaar(Sleutelbestand.naam, half)) }
    let huidig = Map.doel(map.uitvoer)
    if let huidig { try Map.verleg(link: half + "/uitvoer", naar: huidig) }
    return Reservelijst(
      version: Versie.huidig, made: Klok.nu, current: huidig, withKey: metSleutel,
      keyCheck: Reservelijst.controlegetal(sleutel),
      files: bestanden.sorted { Map.bytesgewijs($0.path, $1.path) })
  }

  private func bewaarRegister(_ half: String) throws -> Reservelijst.Bestand {
    let register = try Register(lezen: map.register, magOud: true)
    try register.controleer()
    let pad = half + "/register.sqlite"
    try register.kopieer(naar: pad)
    return Reservelijst.Bestand(
      path: "register.sqlite", bytes: Map.maat(pad) ?? 0, sha256: try Archief.sha256(van: pad))
  }

  private func bewaar(_ pad: String, _ half: String) throws -> Reservelijst.Bestand {
    let (bytes, sha256) = try Wisselmap.kopieer(data + "/" + pad, naar: half + "/" + pad)
    return Reservelijst.Bestand(path: pad, bytes: bytes, sha256: sha256)
  }

  /// The files of all publications that are complete.
  private func publicaties() throws -> [String] {
    guard Map.soort(map.publicaties) == .map else { return [] }
    return try Map.inhoud(map.publicaties).filter { !$0.hasPrefix(".") }.flatMap { naam in
      try Map.paden(onder: map.publicaties + "/" + naam, "publicaties/\(naam)/")
    }
  }
}
