import Domain
import Extract
import Load
import Register
import Systeem

/// Removes one pupil from all that is kept, and tells which published figures rest on the pupil.
public struct Vergeten {
  private let data: String
  private let pipeline: String?
  private let wacht: Bool
  private let droog: Bool

  /// - Parameters:
  ///   - pipeline: the set-up, whose profiles tell where rows begin and end; nil = that of the last run.
  ///   - wacht: whether to wait for a run that is busy.
  ///   - droog: only tell what rests on the pupil.
  public init(data: String, pipeline: String?, wacht: Bool, droog: Bool) {
    self.data = data
    self.pipeline = pipeline
    self.wacht = wacht
    self.droog = droog
  }

  /// Does it. All of it is removed, or nothing.
  ///
  /// - Returns: a report for people, without the number or a pseudonym.
  /// - Throws: `NietGevonden` when there is no register, set-up, profile or key; `Configuratiefouten`; `Bezet`;
  ///   `Bestandsfout` when rows can't be found in the raw deliveries any more. Nothing has changed then.
  public func doe(_ nummer: Persoonsnummer) throws -> String {
    try Bewaarwerk.doe("forget", data: data, wacht: wacht, droog: droog) { werk in
      let leerling = try zoek(nummer, werk)
      guard leerling.isErgens else {
        try werk.eindig("niets te vergeten")
        return "nothing that is kept rests on this number" + leerling.restant + "\n"
      }
      guard !droog else { return leerling.bericht + "nothing was removed: --dry-run\n" }
      try verwijder(leerling, werk)
      return leerling.bericht + """
        removed. What was published stays as it is; the next 'sluitend run' publishes figures without the pupil. The same \
        files don't bring the pupil back; a delivery with new content that names the pupil does. A backup made before \
        holds the pupil still.

        """
    }
  }

  private func zoek(_ nummer: Persoonsnummer, _ werk: Bewaarwerk) throws -> Gevondene {
    let pseudonimisering = Pseudonimisering(
      sleutel: try Sleutelbestand.lees(in: data, van: werk.register))
    let berekening = try Berekening(data: data, pipeline: pipeline)
    defer { try? berekening.register.sluit() }
    return try werk.stap("zoeken") {
      guard let sleutel = pseudonimisering.sleutel(van: nummer) else {
        throw Gebruiksfout(description: "no personal number")
      }
      let groep = try werk.register.leerling(sleutel)
      let sleutels = Set(groep?.sleutels ?? [sleutel])
      let configuratie = berekening.configuratie
      let zoeker = Leerlingrijen(
        register: werk.register, archief: werk.archief,
        extractie: Extractie(gemeenten: configuratie.gemeenten, pseudonimisering: pseudonimisering),
        pseudonimisering: pseudonimisering, profielen: configuratie.profielen, sleutels: sleutels)
      let (vondsten, nummers) = try zoeker.zoek(try groep.map(werk.register.rijen) ?? [])
      let records = try groep.map(werk.register.records) ?? [:]
      let herziening = Herziening.vergeet(
        leerlingen: Set(sleutels.map(\.hex)), records: records)
      let gevonden = Gevondene(
        groep: groep, records: records, zoeker: zoeker, vondsten: vondsten, herziening: herziening,
        publicaties: try werk.geraakt(herziening), huidig: werk.map.huidigePublicatie,
        cijfers: try Leerlingcijfers(
          berekening, werk.map.isGepubliceerd ? Feitenlezer(werk.map.feiten) : nil, van: sleutels),
        elders: try zoeker.elders([nummer] + nummers, behalve: vondsten),
        correcties: configuratie.correcties.filter {
          records[$0.record]?.contains($0.nummer.tekst) ?? false
        })
      return (gevonden, gevonden.telling)
    }
  }

  private func verwijder(_ leerling: Gevondene, _ werk: Bewaarwerk) throws {
    var inhoud: [String: String] = [:]
    try werk.voltooi(uitkomst: "vergeten: \(leerling.telling)") {
      _ = try werk.herzie(leerling.herziening)
      try werk.stap("archief") {
        let map = werk.wissel.half + "/archief"
        try Map.maak(map)
        for vondst in leerling.vondsten where !vondst.plekken.isEmpty {
          try Onderbroken.controleer()
          let sha256 = vondst.levering.levering.sha256
          let doel = map + "/" + sha256
          inhoud[sha256] = try werk.archief.kopieer(
            sha256, naar: doel, met: vondst.plekken, inhoud: vondst.vervanging)
          try leerling.zoeker.controleer(vondst, doel)
        }
        return ((), "\(inhoud.count) deliveries")
      }
    } herzie: { register in
      try register.vergeet(
        leerling.groep, rijen: leerling.vondsten.map { Leveringsrijen($0.levering, rijen: $0.rijen) },
        inhoud: inhoud)
      return leerling.telling
    }
  }
}

/// All that is kept of one pupil.
private struct Gevondene {
  let groep: Leerlinggroep?
  let records: [Recordsoort: Set<String>]
  let zoeker: Leerlingrijen
  let vondsten: [Leerlingrijen.Vondst]
  let herziening: Herziening
  /// The names of the publications with rows of the pupil.
  let publicaties: [String]
  let huidig: Int?
  let cijfers: Leerlingcijfers
  let elders: [(levering: String, aantal: Int)]
  /// Those of the pupil's records.
  let correcties: [Correctie]

  var isErgens: Bool { groep != nil || !vondsten.isEmpty || !publicaties.isEmpty }

  /// For the ledger.
  var telling: String {
    let rijen = vondsten.reduce(0) { $0 + $1.rijen.count }
    let afgekeurd = vondsten.reduce(0) { $0 + $1.afgekeurd }
    let aantallen = [Recordsoort.melding: "meldingen", .werkproces: "werkprocessen", .opgave: "opgaven"]
    func aantal(_ soort: Recordsoort) -> String {
      "\(records[soort]?.count ?? 0) \(aantallen[soort] ?? soort.rawValue)"
    }
    return """
      \(Recordsoort.allCases.map(aantal).joined(separator: ", ")); \(rijen) rows in \(vondsten.count) deliveries, \
      \(afgekeurd) of them rejected
      """
  }

  /// For people: counts first, then the figures.
  var bericht: String {
    let eerdere = publicaties.filter { $0 != huidig.map(String.init) }.count
    let nummers =
      groep.map { "known under \($0.bsns) BSN and \($0.onderwijsnummers) onderwijsnummer" }
      ?? "in no accepted row"
    let publicatie = huidig.map { "publication \($0)" } ?? "no publication"
    return """
      1 pupil, \(nummers): \(telling)
      \(cijfers.aantal) figures of \(publicatie) rest on the pupil; other publications with rows of the pupil: \(eerdere)
      \(cijfers.tekst)
      """ + restant
  }

  /// What stays, for it can't be told whose it is.
  var restant: String {
    elders.map { levering, aantal in
      """

      \(Melder.veilig(levering)): such a number stands \(aantal) more times in the raw bytes, in rows of others or outside \
      all rows; that stays
      """
    }.joined() + (elders.isEmpty || !isErgens ? "" : "\n")
      + correcties.map {
        "\n\($0.plaats): corrects a record of the pupil; remove it, or the next run stops\n"
      }.joined()
  }
}
