import Domain
import Glibc
import Register
import Systeem

/// Puts back what a backup holds, and checks that what came back is what was saved.
public struct Terugzetting {
  private let bron: String
  private let lijst: Reservelijst

  /// - Parameter bron: the folder of the backup.
  /// - Throws: `NietGevonden` when it is none; `Reservefout` when its manifest can't be read.
  public init(van bron: String) throws {
    umask(0o077)
    Signaal.luister()
    self.bron = bron
    lijst = try Reservelijst.lees(bron)
  }

  /// Reads all of the backup, and restores nothing.
  ///
  /// - Returns: what is in it, for people.
  /// - Throws: `Reservefout` for the first file that isn't what was saved.
  public func controleer() throws -> String {
    try lijst.controleer(bron)
    return
      "\(bron): made \(lijst.made) by version \(lijst.version); \(lijst.samenvatting); all as it was saved\n"
  }

  /// Restores a data folder. It is there whole, or not at all.
  ///
  /// - Parameters:
  ///   - data: must not exist, or be empty.
  ///   - sleutel: the file with the key; needed when the backup has none.
  /// - Returns: what was restored, for people.
  /// - Throws: `Gebruiksfout` when the folder isn't empty, or the key isn't named or is another one; `NietGevonden`
  ///   when there is no such key; `Reservefout` when the backup isn't what was saved.
  public func zetTerug(naar data: String, sleutel: String?) throws -> String {
    let wisselmap = try Wisselmap(data)
    let apart = try sleutel.map(leesSleutel)
    guard lijst.withKey || apart != nil else {
      throw Gebruiksfout(
        description: "this backup has no key in it; name the file with the key of its pseudonyms with --key")
    }
    try lijst.controleer(bron)
    try Map.maak(Map.ouder(wisselmap.doel))
    try wisselmap.vul { half in
      for bestand in lijst.files {
        _ = try Wisselmap.kopieer(bron + "/" + bestand.path, naar: half + "/" + bestand.path)
      }
      if let huidig = lijst.current { try Map.verleg(link: half + "/uitvoer", naar: huidig) }
      try lijst.controleer(half)
      if let apart, !lijst.withKey { try schrijfSleutel(apart, half) }
      try controleerInhoud(half)
    }
    return "restored to \(data): \(lijst.samenvatting); all as it was saved\n"
  }

  private func leesSleutel(_ pad: String) throws -> [UInt8] {
    guard Map.soort(pad, volgLinks: true) == .bestand else {
      throw NietGevonden("key file \(pad) can't be found")
    }
    let sleutel = try Sleutelbestand.lees(pad)
    guard Reservelijst.controlegetal(sleutel) == lijst.keyCheck else {
      throw Gebruiksfout(description: "--key \(pad) is another key than that of this backup's pseudonyms")
    }
    return sleutel
  }

  private func schrijfSleutel(_ sleutel: [UInt8], _ half: String) throws {
    try Bestandsschrijver.schrijf(sleutel, naar: half + "/" + Sleutelbestand.naam)
  }

  /// What the parts must be to each other, whatever the manifest says.
  private func controleerInhoud(_ half: String) throws {
    let register = try Register(lezen: half + "/register.sqlite", magOud: true)
    try register.controleer()
    for levering in try register.ruweLeveringen() {
      guard let inhoud = levering.inhoud else { continue }
      let hash = levering.levering.sha256
      // The manifest tells what was saved, the register what it should be.
      guard lijst.files.contains(where: { $0.path == "archief/" + hash && $0.sha256 == inhoud }) else {
        throw Reservefout(bron, "raw delivery \(hash) is missing, or isn't what the register says")
      }
    }
    let sleutel = try Sleutelbestand.lees(in: half, isEersteRun: false)
    guard Reservelijst.controlegetal(sleutel) == lijst.keyCheck else {
      throw Reservefout(bron, "its key is another one than that of its pseudonyms")
    }
    try register.sluit()
  }
}
