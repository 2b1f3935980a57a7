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

  mutating func doe(_ werk: Planstap.Werk) throws {
    let onleesbaar = try register.merkOnleesbaar(lezingen: configuratie.lezingen)
    if onleesbaar > 0 {
      let tekst = "\(onleesbaar) deliveries are no longer kept; their rows stay as they were read"
      try register.stap("niet opnieuw lezen", run: run) { ((), Stapverslag(tekst)) }
      mededelingen.append(tekst)
    }
    for (levering, profiel) in werk.opnieuw {
      try Onderbroken.controleer()
      try register.stap("opnieuw lezen \(levering.bestand)", run: run) {
        ((), try leesOpnieuw(levering, profiel))
      }
    }
    for (i, kandidaat) in werk.kandidaten.enumerated() {
      try Onderbroken.controleer()
      deel = Double(i) / Double(werk.kandidaten.count)
      try register.stap("inname \(kandidaat.bestand.pad)", run: run) { ((), try beoordeel(kandidaat)) }
      voortgang.wis()
    }
  }

  /// To be called before anything is counted, also when nothing is new: a run that was killed may have left them.
  mutating func houdVerlopenBuiten() throws {
    guard let bevroren = try register.bevrorenSchooljaren() else { return }
    let rijen = try register.stap("bewaartermijn", run: run) {
      let rijen = try register.houdVerlopenBuiten()
      return (rijen, Stapverslag("\(rijen) rows left out", [.verlopen: rijen]))
    }
    guard rijen > 0 else { return }
    mededelingen.append(
      "\(rijen) row\(rijen == 1 ? "" : "s") of before schooljaar \(bevroren.voor) left out: past retention")
  }

  private mutating func leesOpnieuw(_ levering: Levering, _ profiel: Bronprofiel) throws -> Stapverslag {
    switch try neemOp(levering, profiel, uit: archief.pad(levering.sha256)) {
    case .aanvaard(let telling): return verslag(telling, levering)
    case .geweigerd(let code):
      let waarom = toelichtingen[levering.bestand].map { ": \($0)" } ?? ""
      // Rather no run than records that vanish because of a change in a profile.
      throw Configuratiefouten(fouten: [
        Configuratiefout(
          bestand: "bronnen/\(levering.bron).yaml", regel: nil, sleutel: "",
          verwacht: """
            no longer reads \(Melder.veilig(levering.bestand)), which it read before (\(code.rawValue)\(waarom)); let \
            it know the old names beside the new ones
            """)
      ])
    }
  }

  /// Takes a file in, finds it to be a delivery under another name, or refuses it. Returns a line for the ledger.
  private mutating func beoordeel(_ kandidaat: Planstap.Kandidaat) throws -> Stapverslag {
    if let levering = try register.levering(kandidaat.sha256) { return try naam(kandidaat, van: levering) }
    let pad = inbox.map + "/" + kandidaat.bestand.pad
    var beeld = Bytebeeld()
    let tijdelijk = try archief.neemOp(pad, sha256: kandidaat.sha256, inhoud: kandidaat.inhoud) {
      beeld.voeg($0)
    }
    do {
      guard let ontvangen = kandidaat.ontvangen else {
        let code = try keur(kandidaat, tijdelijk, beeld) ?? .b02
        try archief.verwerp(tijdelijk)
        return try weiger(kandidaat, code)
      }
      let levering = kandidaat.alsLevering(ontvangen, lezing: configuratie.lezing(kandidaat.bestand.profiel))
      // Kept before the register knows it: a delivery in the register is always in the archive.
      try archief.houd(tijdelijk, sha256: kandidaat.sha256)
      switch try neemOp(levering, kandidaat.bestand.profiel, uit: archief.pad(kandidaat.sha256), beeld) {
      case .aanvaard(let telling): return verslag(telling, levering)
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
  private mutating func naam(_ kandidaat: Planstap.Kandidaat, van levering: Levering) throws -> Stapverslag {
    let profiel = kandidaat.bestand.profiel
    let pad = archief.pad(levering.sha256)
    if levering.bron != profiel.id, Map.soort(pad) == nil {
      let zelfde = kandidaat.alsLevering(
        kandidaat.ontvangen ?? levering.ontvangen, lezing: configuratie.lezing(profiel))
      try register.onthoud(bestand: zelfde.bestand, van: zelfde, run: run)
      return Stapverslag("dubbel of \(levering.bestand), which is no longer kept")
    }
    if levering.bron != profiel.id, let code = try keur(kandidaat, pad, Bytebeeld(van: pad)) {
      return try weiger(kandidaat, code)
    }
    guard let ontvangen = kandidaat.ontvangen else { return try weiger(kandidaat, .b02) }
    let nieuw = kandidaat.alsLevering(ontvangen, lezing: configuratie.lezing(profiel))
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

  private func weiger(_ kandidaat: Planstap.Kandidaat, _ code: Weigercode) throws -> Stapverslag {
    let bestand = kandidaat.bestand
    try register.onthoud(
      weigering: code, toelichting: toelichtingen[bestand.pad], bestand: bestand.pad,
      sha256: kandidaat.sha256, inhoud: kandidaat.inhoud,
      bron: bestand.profiel.id,
      ontvangen: bestand.datumInNaam, lezing: configuratie.lezing(bestand.profiel), run: run)
    return Stapverslag("geweigerd \(code.rawValue)" + (toelichtingen[bestand.pad].map { ", \($0)" } ?? ""))
  }

  private mutating func neemOp(
    _ levering: Levering, _ profiel: Bronprofiel, uit pad: String, _ bekend: Bytebeeld? = nil
  ) throws -> Register.Innameuitkomst {
    let beeld = try bekend ?? Bytebeeld(van: pad)
    var rijen = 0
    let bijRijen = { [deel, voortgang] in
      try Onderbroken.controleer()
      rijen += 4096
      voortgang.toon("\(levering.bestand): \(rijen) rows", deel)
    }
    let beeldmaker = Beeldmaker(profiel)
    return try register.neemOp(levering, run: run, bijRijen: bijRijen, beeld: { beeldmaker.beeld }) {
      ontvanger in
      try extractie.lees(
        pad, bestand: levering.bestand, beeld: beeld, profiel: profiel, ontvanger: ontvanger,
        beeldmaker: beeldmaker
      ) {
        toelichtingen[levering.bestand] = $0
      }
    }
  }

  /// Reads a file for its faults alone.
  private mutating func keur(
    _ kandidaat: Planstap.Kandidaat, _ pad: String, _ beeld: Bytebeeld
  ) throws -> Weigercode? {
    let bestand = kandidaat.bestand
    return
      switch try extractie.lees(
        pad, bestand: bestand.pad, beeld: beeld, profiel: bestand.profiel, ontvanger: Prullenbak(),
        bijWeigering: { toelichtingen[bestand.pad] = $0 })
    {
    case .gelezen: nil
    case .geweigerd(let code): code
    }
  }

  private func verslag(_ telling: Rijtelling, _ levering: Levering) -> Stapverslag {
    return Stapverslag(
      """
      gelezen \(telling.gelezen), nieuw \(telling.nieuw), gewijzigd \(telling.gewijzigd), ongewijzigd \
      \(telling.ongewijzigd), afgekeurd \(telling.afgekeurd)
      """,
      [
        .gelezen: telling.gelezen, .aanvaard: telling.aanvaard, .nieuw: telling.nieuw,
        .gewijzigd: telling.gewijzigd, .ongewijzigd: telling.ongewijzigd, .afgekeurd: telling.afgekeurd,
      ],
      sommen: [
        .init(.invoer, levering.bestand, levering.sha256),
        .init(.definities, "bronnen/\(levering.bron)", levering.lezing),
      ])
  }
}

/// Takes rows that nobody wants.
final class Prullenbak: Ontvanger {
  func neem(_ melding: Melding, van leerling: Leerlingsleutels, rij: Int) {}
  func neem(_ werkproces: Werkproces, van leerling: Leerlingsleutels, rij: Int) {}
  func neem(_ opgave: Opgave, van leerling: Leerlingsleutels, rij: Int) {}
  func neem(_ afkeuring: Afkeuring) {}
}
