import Domain
import Extract
import Foundation
import Register
import Systeem

/// Finds the rows of one pupil in the raw deliveries.
struct Leerlingrijen {
  let register: Register
  let archief: Archief
  let extractie: Extractie
  let pseudonimisering: Pseudonimisering
  let profielen: [Bronprofiel]
  let sleutels: Set<Leerlingsleutel>

  /// What was found in one delivery.
  struct Vondst {
    let levering: RuweLevering
    /// The pupil's rows, rejected ones included.
    let rijen: Set<Int>
    /// How many of them are rejected.
    let afgekeurd: Int
    /// How many rows of the delivery are rejected that aren't the pupil's.
    let afgekeurdVanAnderen: Int
    /// What to write over them, by place; empty when the raw bytes are no longer kept.
    let plekken: [Int: [UInt8]]
    /// Of an Excel file the CSV in which that is to be written, and which takes its place.
    var vervanging: [UInt8]?
  }

  /// All rows of the pupil, and the numbers by which they name the pupil: of rejected rows those in which such a number
  /// can be read.
  ///
  /// - Parameter aanvaard: the accepted rows, as the register knows them.
  func zoek(_ aanvaard: [Leveringsrijen]) throws -> (vondsten: [Vondst], nummers: [Persoonsnummer]) {
    var vondsten: [Vondst] = []
    var nummers: [Persoonsnummer] = []
    for levering in try register.ruweLeveringen() {
      try Onderbroken.controleer()
      let rijen = aanvaard.first { $0.levering.id == levering.id }?.rijen ?? []
      let vondst = try zoek(levering, rijen) { nummers.append($0) }
      if !vondst.rijen.isEmpty { vondsten.append(vondst) }
    }
    return (vondsten, nummers)
  }

  private func zoek(
    _ levering: RuweLevering, _ aanvaard: Set<Int>, bijNummer: (Persoonsnummer) -> Void
  ) throws -> Vondst {
    let afkeur = try register.afkeur(van: levering)
    guard levering.inhoud != nil, !aanvaard.isEmpty || !afkeur.isEmpty else {
      return Vondst(levering: levering, rijen: aanvaard, afgekeurd: 0, afgekeurdVanAnderen: 0, plekken: [:])
    }
    guard let profiel = profielen.first(where: { $0.id == levering.levering.bron }) else {
      throw NietGevonden(
        """
        the set-up has no profile \(levering.levering.bron), which \(Melder.veilig(levering.levering.bestand)) is read \
        with; name one with --pipeline that has
        """)
    }
    let pad = archief.pad(levering.levering.sha256)
    let vervanging = try Werkmapinhoud.isWerkmap(pad) ? Werkmapinhoud.csv(pad, profiel: profiel) : nil
    let plaatsen = try vindplaatsen(levering, profiel, aanvaard.union(afkeur))
    let inhoud =
      try vervanging.map { Data($0) } ?? Data(contentsOf: URL(fileURLWithPath: pad), options: .alwaysMapped)
    return try inhoud.withUnsafeBytes { bytes in
      var rijen = aanvaard
      var plekken: [Int: [UInt8]] = [:]
      for (rij, plaats) in plaatsen {
        let gevonden = nummers(in: bytes, plaats)
        guard aanvaard.contains(rij) || !gevonden.isEmpty else { continue }
        gevonden.forEach(bijNummer)
        guard let wissing = Rijwissing.wis(bytes, rij: plaats.bytes, profiel: profiel) else {
          throw Bestandsfout(pad, reden: "row \(rij) can't be told from what stands around it")
        }
        plekken[wissing.plaats] = wissing.bytes
        rijen.insert(rij)
      }
      let afgekeurd = rijen.count - aanvaard.count
      return Vondst(
        levering: levering, rijen: rijen, afgekeurd: afgekeurd,
        afgekeurdVanAnderen: afkeur.count - afgekeurd, plekken: plekken, vervanging: vervanging)
    }
  }

  private func vindplaatsen(
    _ levering: RuweLevering, _ profiel: Bronprofiel, _ rijen: Set<Int>
  ) throws -> [Int: Rijplaats] {
    let pad = archief.pad(levering.levering.sha256)
    guard !rijen.isEmpty else { return [:] }
    var beeld = Bytebeeld()
    _ = try Archief.sha256(van: pad) { beeld.voeg($0) }
    do {
      return try extractie.vindplaatsen(
        pad, bestand: levering.levering.bestand, beeld: beeld, profiel: profiel, rijen: rijen)
    } catch is Extractie.Vindfout {
      throw Bestandsfout(
        pad,
        reden: """
          the profile \(profiel.id) no longer finds in it the rows of \(Melder.veilig(levering.levering.bestand)); let it \
          know the old names beside the new ones
          """)
    }
  }

  /// The pupil's numbers by which a row is the pupil's. Its own fields tell; a row that names nobody there, or can't be
  /// read as fields, is the pupil's when such a number stands anywhere in it.
  private func nummers(in bytes: UnsafeRawBufferPointer, _ plaats: Rijplaats) -> [Persoonsnummer] {
    guard plaats.bytes.upperBound <= bytes.count else { return [] }
    // With points or spaces, or with more zeros in front, it is rejected, and names the pupil all the same.
    let cijfers = (plaats.persoonsvelden ?? []).map { veld -> [UInt8] in
      Array(veld.filter { 0x30...0x39 ~= $0 }.drop { $0 == 0x30 })
    }
    let genoemd = cijfers.filter { !$0.isEmpty }
    if !genoemd.isEmpty { return genoemd.flatMap { nummers(in: [0x30] + $0) + nummers(in: $0) } }
    // In UTF-16 every other byte of a number is NUL.
    return nummers(in: bytes[plaats.bytes].filter { $0 != 0 })
  }

  private func nummers(in rij: [UInt8]) -> [Persoonsnummer] {
    rij.withUnsafeBufferPointer { rij in
      Cijferreeksen.in(rij).compactMap { reeks in
        let cijfers = UnsafeBufferPointer(rebasing: rij[reeks])
        return [Persoonsnummer.Soort.bsn, .onderwijsnummer].lazy.compactMap { soort in
          if case .geldig(let nummer) = Persoonsnummer.lees(cijfers, als: soort) { nummer } else { nil }
        }.first { pseudonimisering.sleutel(van: $0).map(sleutels.contains) ?? false }
      }
    }
  }

  /// Reads a delivery in which the pupil's rows are overwritten: exactly those must be unreadable, and no row may be the
  /// pupil's.
  ///
  /// - Throws: `Bestandsfout` when it isn't so.
  func controleer(_ vondst: Vondst, _ pad: String) throws {
    guard let profiel = profielen.first(where: { $0.id == vondst.levering.levering.bron }) else { return }
    var beeld = Bytebeeld()
    _ = try Archief.sha256(van: pad) { beeld.voeg($0) }
    let gewist = try register.gewist(vondst.levering)
    let proef = Wisproef(sleutels)
    guard
      case .gelezen = try extractie.lees(
        pad, bestand: vondst.levering.levering.bestand, beeld: beeld, profiel: profiel, ontvanger: proef),
      !proef.vondLeerling, vondst.rijen.isSubset(of: proef.afgekeurd),
      proef.afgekeurd.subtracting(vondst.rijen).subtracting(gewist).count == vondst.afgekeurdVanAnderen
    else { throw Bestandsfout(pad, reden: "rows of one pupil can't be overwritten without others") }
  }

  /// How often any of the numbers stands elsewhere in the raw deliveries: in rows of others, or outside rows.
  func elders(_ nummers: [Persoonsnummer], behalve vondsten: [Vondst]) throws -> [(
    levering: String, aantal: Int
  )] {
    try register.ruweLeveringen().filter { $0.inhoud != nil }.compactMap { levering in
      try Onderbroken.controleer()
      let vondst = vondsten.first { $0.levering.id == levering.id }
      let plekken = vondst?.plekken ?? [:]
      func aantal(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        Cijferreeksen.in(bytes).count { reeks in
          let cijfers = UnsafeBufferPointer(rebasing: bytes[reeks])
          return nummers.contains { $0.isGespeld(cijfers) }
            && !plekken.contains { $0.key <= reeks.lowerBound && reeks.upperBound <= $0.key + $0.value.count }
        }
      }
      let pad = archief.pad(levering.levering.sha256)
      var gevonden = 0
      if let vervanging = vondst?.vervanging, !plekken.isEmpty {
        gevonden = vervanging.withUnsafeBufferPointer(aantal)
      } else if try Werkmapinhoud.isWerkmap(pad) {
        try Werkmapinhoud.stukken(pad) { gevonden += aantal($0) }
      } else {
        let inhoud = try Data(contentsOf: URL(fileURLWithPath: pad), options: .alwaysMapped)
        gevonden = inhoud.withUnsafeBytes { aantal($0.bindMemory(to: UInt8.self)) }
      }
      return gevonden == 0 ? nil : (levering.levering.bestand, gevonden)
    }
  }
}

/// Looks at a delivery in which rows were overwritten.
private final class Wisproef: Ontvanger {
  private let sleutels: Set<Leerlingsleutel>
  private(set) var afgekeurd: Set<Int> = []
  private(set) var vondLeerling = false

  init(_ sleutels: Set<Leerlingsleutel>) {
    self.sleutels = sleutels
  }

  func neem(_ melding: Melding, van leerling: Leerlingsleutels, rij: Int) { zie(leerling) }
  func neem(_ werkproces: Werkproces, van leerling: Leerlingsleutels, rij: Int) { zie(leerling) }
  func neem(_ opgave: Opgave, van leerling: Leerlingsleutels, rij: Int) { zie(leerling) }
  func neem(_ afkeuring: Afkeuring) { afgekeurd.insert(afkeuring.rij) }

  private func zie(_ leerling: Leerlingsleutels) {
    if [leerling.bsn, leerling.onderwijsnummer].contains(where: { $0.map(sleutels.contains) ?? false }) {
      vondLeerling = true
    }
  }
}

/// Runs of eight or nine digits, with no digit beside them: what may be a personal number.
struct Cijferreeksen: Sequence, IteratorProtocol {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var plaats = 0

  static func `in`(_ bytes: UnsafeBufferPointer<UInt8>) -> Cijferreeksen { Cijferreeksen(bytes: bytes) }

  private init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  mutating func next() -> Range<Int>? {
    while plaats < bytes.count {
      let begin = plaats
      while plaats < bytes.count, 0x30...0x39 ~= bytes[plaats] { plaats += 1 }
      if 8...9 ~= plaats - begin { return begin..<plaats }
      if plaats == begin { plaats += 1 }
    }
    return nil
  }
}
