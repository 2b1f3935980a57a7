import Domain
import Extract
import Load
import Register
import Systeem

/// Puts a new key in the place of the old one: all pseudonyms change, and no figure does.
public struct Sleutelwissel {
  private let data: String
  private let pipeline: String?
  private let wacht: Bool

  /// - Parameters:
  ///   - pipeline: the set-up, whose profiles read the raw deliveries; nil = that of the last run.
  ///   - wacht: whether to wait for a run that is busy.
  public init(data: String, pipeline: String?, wacht: Bool) {
    self.data = data
    self.pipeline = pipeline
    self.wacht = wacht
  }

  /// Does it. There is all of the old key's, or all of the new one's.
  ///
  /// - Returns: a report for people.
  /// - Throws: `NietGevonden` when there is no register, set-up, profile or key; `Configuratiefouten`; `Bezet`;
  ///   `Bestandsfout` when a profile no longer reads a delivery. Nothing has changed then.
  public func doe() throws -> String {
    try Bewaarwerk.doe("rekey", data: data, wacht: wacht, droog: false) { werk in
      let oud = try Sleutelbestand.lees(in: data, van: werk.register)
      let berekening = try Berekening(data: data, pipeline: pipeline)
      defer { try? berekening.register.sluit() }
      var namen = Namen()
      var nieuw: [UInt8] = []
      try werk.voltooi(uitkomst: "nieuwe sleutel") {
        let pad = werk.wissel.half + "/" + Sleutelbestand.naam
        try Sleutelbestand.maak(pad)
        nieuw = try Sleutelbestand.lees(pad)
        let kaart = Sleutelkaart(nieuw: nieuw)
        try lees(berekening.configuratie, Pseudonimisering(sleutel: oud, kaart: kaart), werk)
        for sleutel in try werk.register.sleutels() { namen.voeg(sleutel, kaart) }
        _ = try werk.herzie(.hernoem(namen.hex))
      } herzie: { register in
        try register.hernoem(namen.namen)
        try register.onthoud(sleutelcontrole: Reservelijst.controlegetal(nieuw))
        return namen.telling
      }
      return """
        a new key: \(namen.telling)
        The next 'sluitend run' publishes the same figures, with the new pseudonyms. Lists that were made before can't be \
        joined with those made from now on. A backup made before holds the old pseudonyms, and needs the old key: keep or \
        destroy both together.
        \(namen.uitleg)
        """
    }
  }

  /// Reads all raw deliveries, for the pseudonyms alone.
  private func lees(
    _ configuratie: Configuratie, _ pseudonimisering: Pseudonimisering, _ werk: Bewaarwerk
  ) throws {
    let extractie = Extractie(gemeenten: configuratie.gemeenten, pseudonimisering: pseudonimisering)
    try werk.stap("lezen") {
      var aantal = 0
      for levering in try werk.register.ruweLeveringen() where levering.inhoud != nil {
        try Onderbroken.controleer()
        guard let profiel = configuratie.profielen.first(where: { $0.id == levering.levering.bron }) else {
          throw NietGevonden(
            """
            the set-up has no profile \(levering.levering.bron), which \(Melder.veilig(levering.levering.bestand)) is \
            read with; name one with --pipeline that has
            """)
        }
        let pad = werk.archief.pad(levering.levering.sha256)
        var beeld = Bytebeeld()
        _ = try Archief.sha256(van: pad) { beeld.voeg($0) }
        let uitkomst = try extractie.lees(
          pad, bestand: levering.levering.bestand, beeld: beeld, profiel: profiel, ontvanger: Prullenbak())
        guard case .gelezen = uitkomst else {
          throw Bestandsfout(pad, reden: "the profile \(profiel.id) no longer reads it")
        }
        aantal += 1
      }
      return ((), "\(aantal) deliveries")
    }
  }
}

/// The new pseudonyms of all numbers that the register knows.
private struct Namen {
  private(set) var namen: [Leerlingsleutel: Leerlingsleutel] = [:]
  private var afgeleid = 0

  mutating func voeg(_ oud: Leerlingsleutel, _ kaart: Sleutelkaart) {
    if let nieuw = kaart.naam(oud) {
      namen[oud] = nieuw
    } else {
      namen[oud] = kaart.afgeleid(oud)
      afgeleid += 1
    }
  }

  var hex: [String: String] {
    Dictionary(uniqueKeysWithValues: namen.map { ($0.key.hex, $0.value.hex) })
  }

  var telling: String {
    "\(namen.count) pseudonyms"
      + (afgeleid == 0
        ? "" : ", \(afgeleid) of them made of the old one, for their numbers are no longer kept")
  }

  /// What the second kind means.
  var uitleg: String {
    afgeleid == 0
      ? ""
      : """
      A pupil whose number is no longer kept is another one when a later delivery names the pupil again.

      """
  }
}
