import Domain
import Extract
import Register
import Systeem

/// Takes what is new in the inbox into the register.
struct Innamestap {
  let inbox: Inbox
  let configuratie: Configuratie
  let extractie: Extractie
  let register: Register
  let archief: Archief
  let run: Int
  let voortgang: Voortgang
  /// Where or why files were refused in this run, by path.
  private(set) var toelichtingen: [String: String] = [:]
  /// What people should know of this run.
  private(set) var mededelingen: [String] = []
  /// How many of the new files are done: 0–1.
  var deel = 0.0

  /// A file whose path and content, read with this profile, weren't judged before.
  private struct Kandidaat {
    let bestand: Inbox.Bestand
    let sha256: String
    let ontvangen: LocalDate?

    func alsLevering(_ ontvangen: LocalDate, lezing: String) -> Levering {
      Levering(
        sha256: sha256, bestand: bestand.pad, bron: bestand.profiel.id, ontvangen: ontvangen, lezing: lezing)
    }
  }

  mutating func doe() throws {
    try leesOpnieuw()
    let kandidaten = try register.stap("inbox", run: run) {
      let kandidaten = try zoek()
      let aantallen = (inbox.bestanden.count, kandidaten.count)
      return (
        kandidaten,
        Stapverslag(
          "\(aantallen.0) files, \(aantallen.1) to judge",
          [.bestanden: aantallen.0, .teBeoordelen: aantallen.1])
      )
    }
    for (i, kandidaat) in kandidaten.enumerated() {
      try Onderbroken.controleer()
      deel = Double(i) / Double(kandidaten.count)
      try register.stap("inname \(kandidaat.bestand.pad)", run: run) { ((), try beoordeel(kandidaat)) }
      voortgang.wis()
    }
  }

  /// Deliveries are read again when their profile, the list of gemeentecodes or the reading itself has changed: the
  /// numbers are always those of today's configuration.
  private mutating func leesOpnieuw() throws {
    let onleesbaar = try register.merkOnleesbaar(lezingen: configuratie.lezingen)
    if onleesbaar > 0 {
      let tekst = "\(onleesbaar) deliveries are no longer kept; their rows stay as they were read"
      try register.stap("niet opnieuw lezen", run: run) { ((), Stapverslag(tekst)) }
      mededelingen.append(tekst)
    }
    for oud in try register.leveringen(nietGelezenMet: configuratie.lezingen) {
      try Onderbroken.controleer()
      guard let profiel = profiel(oud.bron) else { continue }
      let levering = Levering(
        sha256: oud.sha256, bestand: oud.bestand, bron: oud.bron, ontvangen: oud.ontvangen,
        lezing: lezing(profiel))
      try register.stap("opnieuw lezen \(oud.bestand)", run: run) {
        switch try neemOp(levering, profiel, uit: archief.pad(oud.sha256)) {
        case .aanvaard(let telling): return ((), regel(telling))
        case .geweigerd(let code):
          let waarom = toelichtingen[oud.bestand].map { ": \($0)" } ?? ""
          // Rather no run than records that vanish because of a change in a profile.
          throw Configuratiefouten(fouten: [
            Configuratiefout(
              bestand: "bronnen/\(oud.bron).yaml", regel: nil, sleutel: "",
              verwacht: """
                no longer reads \(Melder.veilig(oud.bestand)), which it read before (\(code.rawValue)\(waarom)); let \
                it know the old names beside the new ones
                """)
          ])
        }
      }
    }
  }

  /// New files, in the order in which they are taken in: by date of receipt, then hash.
  private func zoek() throws -> [Kandidaat] {
    var kandidaten: [Kandidaat] = []
    for (i, bestand) in inbox.bestanden.enumerated() {
      try Onderbroken.controleer()
      voortgang.toon("inbox", Double(i) / Double(inbox.bestanden.count))
      let pad = inbox.map + "/" + bestand.pad
      let sha256 = try Archief.sha256(van: pad)
      if try register.bestand(bestand.pad, sha256: sha256)?.lezing == lezing(bestand.profiel) { continue }
      let ontvangen =
        try bestand.datumInNaam ?? Extractie.datum(inKopVan: pad, profiel: bestand.profiel)
      kandidaten.append(Kandidaat(bestand: bestand, sha256: sha256, ontvangen: ontvangen))
    }
    voortgang.wis()
    return kandidaten.sorted { a, b in
      let (dagA, dagB) = (a.ontvangen?.dagnummer ?? .max, b.ontvangen?.dagnummer ?? .max)
      if dagA != dagB { return dagA < dagB }
      if a.sha256 != b.sha256 { return a.sha256 < b.sha256 }
      return Map.bytesgewijs(a.bestand.pad, b.bestand.pad)
    }
  }

  /// Takes a file in, finds it to be a delivery under another name, or refuses it. Returns a line for the ledger.
  private mutating func beoordeel(_ kandidaat: Kandidaat) throws -> Stapverslag {
    if let levering = try register.levering(kandidaat.sha256) { return try naam(kandidaat, van: levering) }
    let pad = inbox.map + "/" + kandidaat.bestand.pad
    var beeld = Bytebeeld()
    let tijdelijk = try archief.neemOp(pad, sha256: kandidaat.sha256) { beeld.voeg($0) }
    do {
      guard let ontvangen = kandidaat.ontvangen else {
        let code = try keur(kandidaat.bestand.profiel, tijdelijk, beeld) ?? .b02
        try archief.verwerp(tijdelijk)
        return try weiger(kandidaat, code)
      }
      let levering = kandidaat.alsLevering(ontvangen, lezing: lezing(kandidaat.bestand.profiel))
      // Kept before the register knows it: a delivery in the register is always in the archive.
      try archief.houd(tijdelijk, sha256: kandidaat.sha256)
      switch try neemOp(levering, kandidaat.bestand.profiel, uit: archief.pad(kandidaat.sha256), beeld) {
      case .aanvaard(let telling): return regel(telling)
      case .geweigerd(let code):
        try archief.verwerp(archief.pad(kandidaat.sha256))
        return try weiger(kandidaat, code)
      }
    } catch {
      // What isn't a delivery doesn't stay in the archive.
      if let bekend = try? register.kent(kandidaat.sha256), !bekend {
        try? archief.verwerp(archief.pad(kandidaat.sha256))
        try? archief.verwerp(tijdelijk)
      }
      throw error
    }
  }

  /// The content is a delivery already; refusal is judged per name all the same.
  private mutating func naam(_ kandidaat: Kandidaat, van levering: Levering) throws -> Stapverslag {
    let profiel = kandidaat.bestand.profiel
    let pad = archief.pad(levering.sha256)
    if levering.bron != profiel.id, Map.soort(pad) == nil {
      let zelfde = kandidaat.alsLevering(
        kandidaat.ontvangen ?? levering.ontvangen, lezing: lezing(profiel))
      try register.onthoud(bestand: zelfde.bestand, van: zelfde, run: run)
      return Stapverslag("dubbel of \(levering.bestand), which is no longer kept")
    }
    if levering.bron != profiel.id, let code = try keur(profiel, pad, beeld(pad)) {
      return try weiger(kandidaat, code)
    }
    guard let ontvangen = kandidaat.ontvangen else { return try weiger(kandidaat, .b02) }
    let nieuw = kandidaat.alsLevering(ontvangen, lezing: lezing(profiel))
    let gaatVoor =
      nieuw.ontvangen != levering.ontvangen
      ? nieuw.ontvangen < levering.ontvangen : Map.bytesgewijs(nieuw.bestand, levering.bestand)
    if gaatVoor, levering.bron != nieuw.bron {
      _ = try neemOp(nieuw, profiel, uit: pad)
    } else if gaatVoor {
      try register.verplaats(nieuw)
    }
    try register.onthoud(bestand: nieuw.bestand, van: nieuw, run: run)
    return Stapverslag(
      gaatVoor ? "dubbel, and now the name of \(levering.bestand)" : "dubbel of \(levering.bestand)")
  }

  private func weiger(_ kandidaat: Kandidaat, _ code: Weigercode) throws -> Stapverslag {
    let bestand = kandidaat.bestand
    try register.onthoud(
      weigering: code, bestand: bestand.pad, sha256: kandidaat.sha256, bron: bestand.profiel.id,
      ontvangen: bestand.datumInNaam, lezing: lezing(bestand.profiel), run: run)
    return Stapverslag("geweigerd \(code.rawValue)" + (toelichtingen[bestand.pad].map { ", \($0)" } ?? ""))
  }

  private mutating func neemOp(
    _ levering: Levering, _ profiel: Bronprofiel, uit pad: String, _ bekend: Bytebeeld? = nil
  ) throws -> Register.Innameuitkomst {
    let beeld = try bekend ?? self.beeld(pad)
    var rijen = 0
    let bijRijen = { [deel, voortgang] in
      try Onderbroken.controleer()
      rijen += 4096
      voortgang.toon("\(levering.bestand): \(rijen) rows", deel)
    }
    return try register.neemOp(levering, run: run, bijRijen: bijRijen) { ontvanger in
      try extractie.lees(pad, beeld: beeld, profiel: profiel, ontvanger: ontvanger) {
        toelichtingen[levering.bestand] = $0
      }
    }
  }

  private func beeld(_ pad: String) throws -> Bytebeeld {
    var beeld = Bytebeeld()
    _ = try Archief.sha256(van: pad) { beeld.voeg($0) }
    return beeld
  }

  /// Reads a file for its faults alone.
  private func keur(_ profiel: Bronprofiel, _ pad: String, _ beeld: Bytebeeld) throws -> Weigercode? {
    switch try extractie.lees(pad, beeld: beeld, profiel: profiel, ontvanger: Prullenbak()) {
    case .gelezen: nil
    case .geweigerd(let code): code
    }
  }

  private func profiel(_ id: String) -> Bronprofiel? { configuratie.profielen.first { $0.id == id } }
  private func lezing(_ profiel: Bronprofiel) -> String { configuratie.lezingen[profiel.id] ?? "" }

  private func regel(_ telling: Rijtelling) -> Stapverslag {
    let verlopen = telling.verlopen == 0 ? "" : ", verlopen \(telling.verlopen)"
    return Stapverslag(
      """
      gelezen \(telling.gelezen), nieuw \(telling.nieuw), gewijzigd \(telling.gewijzigd), ongewijzigd \
      \(telling.ongewijzigd), afgekeurd \(telling.afgekeurd)\(verlopen)
      """,
      [
        .gelezen: telling.gelezen, .aanvaard: telling.aanvaard, .nieuw: telling.nieuw,
        .gewijzigd: telling.gewijzigd, .ongewijzigd: telling.ongewijzigd, .afgekeurd: telling.afgekeurd,
      ])
  }
}

/// Takes rows that nobody wants.
final class Prullenbak: Ontvanger {
  func neem(_ melding: Melding, van leerling: Leerlingsleutels, rij: Int) {}
  func neem(_ werkproces: Werkproces, van leerling: Leerlingsleutels, rij: Int) {}
  func neem(_ afkeuring: Afkeuring) {}
}
