import Domain
import Load
import Register
import Systeem
import Transform

/// Counts what the register knows, and publishes it.
struct Publicatiestap {
  let configuratie: Configuratie
  let register: Register
  let run: Int
  let map: Datamap
  /// Count what was received by then; nil = everything.
  let opDag: LocalDate?
  let melder: Melder
  let voortgang: Voortgang
  /// The publication that `uitvoer` points to: what nothing touched since is taken over from it. Nil = count all.
  let vorige: VorigePublicatie?
  /// School years of it that are taken over as they are, whatever changed since.
  var ongemoeid: Set<Schooljaar> = []

  /// What was published: its name below `publicaties/`, and a line for people.
  struct Gepubliceerd {
    let naam: String
    let schooljaren: [Schooljaar]
    let overgenomen: [Schooljaar]
    /// School years that might have been taken over, had their files been as they were published.
    let beschadigd: [Schooljaar]
    let samenvatting: String
  }

  /// The school years of a publication that is being built.
  private struct Delen {
    var delen: [Publicatieverslag.Deel] = []
    var bestanden: [Publicatieverslag.Bestand] = []
    var overgenomen: [Schooljaar] = []
    var beschadigd: [Schooljaar] = []
  }

  /// The name below `publicaties/` that the next publication gets.
  static func naam(_ map: Datamap, _ register: Register?, opDag: LocalDate?) throws -> String {
    if let opDag { return "as-of-\(opDag)" }
    // Above all that were ever made, also by a run that was killed before the register knew.
    let aanwezig =
      Map.soort(map.publicaties) == nil ? [] : try Map.inhoud(map.publicaties).compactMap { Int($0) }
    return String(max(try register?.hoogstePublicatie() ?? 0, aanwezig.max() ?? 0) + 1)
  }

  /// Builds aside, and makes it visible whole. Only an ordinary publication becomes the current one.
  ///
  /// - Parameter vingerafdruk: of all that the publication rests on.
  func doe(vingerafdruk: String) throws -> Gepubliceerd {
    let naam = try Self.naam(map, register, opDag: opDag)
    let publicatie = try Publicatie(in: map.publicaties, naam: naam, vorige: vorige?.map)
    var (delen, correcties) = try register.metStand(opDag: opDag, correcties: configuratie.correcties) {
      (try tel($0, publicatie), $0.correcties)
    }
    try schrijfDimensies(publicatie)
    // A set-up without corrections publishes what it always did.
    if !configuratie.correcties.isEmpty { try publicatie.schrijf(correcties.lazy.map { DimCorrectie($0) }) }
    try Onderbroken.controleer()
    if !configuratie.jaartabellen.isEmpty {
      try register.stap("jaarverslag", run: run) {
        ((), try Jaarverslagstap(configuratie).doe(delen.delen.map(\.schooljaar), naar: publicatie))
      }
    }
    try register.stap("publiceren", run: run) {
      try voltooi(publicatie, &delen)
      return (
        (),
        Stapverslag(
          "\(delen.bestanden.count) files", sommen: [.init(.uitvoer, naam, Self.som(delen.bestanden))])
      )
    }
    let jaren = delen.delen.map(\.schooljaar)
    func gepubliceerd(_ samenvatting: String) -> Gepubliceerd {
      Gepubliceerd(
        naam: naam, schooljaren: jaren, overgenomen: delen.overgenomen, beschadigd: delen.beschadigd,
        samenvatting: samenvatting)
    }
    let aantal =
      jaren.isEmpty
      ? "no school year yet: only a melding or a werkproces makes one"
      : "schooljaar " + jaren.map(\.description).joined(separator: ", ")
    guard opDag == nil, let nummer = Int(naam) else {
      melder.toon(map.publicaties + "/" + naam)
      return gepubliceerd("as known on \(naam.dropFirst(6)): \(aantal)")
    }
    try onthoud(nummer, vingerafdruk, delen)
    try Map.verleg(link: map.uitvoer, naar: "publicaties/\(naam)")
    try ruimOp(tot: nummer)
    return gepubliceerd("published \(map.publicaties)/\(naam): \(aantal)")
  }

  /// Removes the oldest numbered publications, when the set-up says how many stay. What the ledger knows of them stays.
  private func ruimOp(tot nummer: Int) throws {
    guard let aantal = configuratie.bewaardePublicaties else { return }
    let teOud = try Map.inhoud(map.publicaties).filter { Int($0).map { $0 <= nummer - aantal } ?? false }
    guard !teOud.isEmpty else { return }
    try register.stap("opruimen", run: run) {
      for naam in teOud {
        // Gone at once, and then bit by bit: nobody may find half of one.
        let weg = "\(map.publicaties)/.weg-\(naam)"
        try Map.hernoem("\(map.publicaties)/\(naam)", naar: weg)
        try Map.verwijder(weg)
      }
      return ((), Stapverslag("publications \(teOud.joined(separator: ", ")) removed"))
    }
  }

  private func voltooi(_ publicatie: Publicatie, _ delen: inout Delen) throws {
    try publicatie.sluit()
    let vanSchooljaren = Set(delen.bestanden.map(\.pad))
    for pad in try Map.paden(onder: publicatie.bouw) where !vanSchooljaren.contains(pad) {
      delen.bestanden.append(try Publicatieverslag.Bestand(pad, in: publicatie.bouw))
    }
    delen.bestanden.sort { Map.bytesgewijs($0.pad, $1.pad) }
    try publicatie.voltooi()
  }

  private func onthoud(_ nummer: Int, _ vingerafdruk: String, _ delen: Delen) throws {
    try register.onthoud(
      Publicatieverslag(
        nummer: nummer, run: run, versie: Versie.huidig, vingerafdruk: vingerafdruk,
        configuratie: Dictionary(uniqueKeysWithValues: configuratie.bestanden.map { ($0.naam, $0.sha256) }),
        delen: delen.delen, bestanden: delen.bestanden),
      inhoud: Dictionary(
        configuratie.bestanden.map { ($0.sha256, $0.inhoud) }, uniquingKeysWith: { een, _ in een }))
  }

  /// Counts all school years, one at a time, and proves that no record is in none of them.
  private func tel(_ stand: Stand, _ publicatie: Publicatie) throws -> Delen {
    let jaren = ongemoeid.union(try stand.schooljaren()).sorted()
    // First, for the facts refer to them.
    try publicatie.schrijf(jaren.map { DimSchooljaar($0) })
    var delen = Delen()
    let bronnen = try register.leveringbronnen()
    for (i, jaar) in jaren.enumerated() {
      try Onderbroken.controleer()
      voortgang.toon(jaar.description, Double(i) / Double(jaren.count))
      if ongemoeid.contains(jaar) {
        try register.stap("overnemen \(jaar)", run: run) { ((), try neemOver(jaar, publicatie, &delen)) }
        continue
      }
      let definities = configuratie.definities.voor(jaar)
      try definities.schrijf(jaar, naar: publicatie)
      try register.stap("tellen \(jaar)", run: run) {
        ((), try tel(jaar, stand, bronnen, definities, publicatie, &delen))
      }
    }
    voortgang.wis()
    let geteld = delen.delen.filter { !ongemoeid.contains($0.schooljaar) }
      .reduce(into: (meldingen: 0, werkprocessen: 0)) {
        $0.meldingen += $1.meldingen
        $0.werkprocessen += $1.werkprocessen
      }
    let alle = try stand.aantallen(buiten: ongemoeid)
    guard geteld == alle else {
      throw Registerfout("the school years hold \(geteld) records, the register \(alle)")
    }
    return delen
  }

  /// Takes a school year over as it is.
  private func neemOver(
    _ jaar: Schooljaar, _ publicatie: Publicatie, _ delen: inout Delen
  ) throws -> Stapverslag {
    guard let vorige, let deel = vorige.verslag.deel(jaar), try vorige.isHeel(jaar) else {
      throw Bestandsfout(
        vorige?.map ?? map.publicaties,
        reden: "the files of schooljaar \(jaar) aren't those that were published, and can't be taken over")
    }
    try publicatie.neemOver(jaar, metDefinities: true)
    let bestanden = try publicatie.bestanden(van: jaar)
    delen.delen.append(deel)
    delen.overgenomen.append(jaar)
    delen.bestanden += bestanden
    return Stapverslag(
      "as in publication \(vorige.verslag.nummer)",
      sommen: [Self.overgenomen(jaar, bestanden)])
  }

  /// The files of what is taken over are in the ledger of the run that made them: one sum stands for them.
  private static func overgenomen(
    _ jaar: Schooljaar, _ bestanden: [Publicatieverslag.Bestand]
  ) -> Stapverslag.Som {
    .init(.uitvoer, "schooljaar=\(jaar)", som(bestanden))
  }

  /// One sum for several files.
  private static func som(_ bestanden: [Publicatieverslag.Bestand]) -> String {
    Configuratie.hash(bestanden.map { "\($0.pad) \($0.sha256)" }.joined(separator: "\n"))
  }

  /// Counts a school year, or takes it over when it was counted from the very same before.
  ///
  /// - Parameter bronnen: the source of each delivery.
  private func tel(
    _ jaar: Schooljaar, _ stand: Stand, _ bronnen: [Int32: String], _ definities: Definities,
    _ publicatie: Publicatie, _ delen: inout Delen
  ) throws -> Stapverslag {
    let records = try stand.records(
      bij: jaar, lopendOp: definities.peildata(in: jaar), migratie: configuratie.migratie)
    let registratie = Registratie(records, leveringen: bronnen, configuratie.profielen)
    let grond = Configuratie.hash(
      "\(Versie.huidig) \(configuratie.telgrond) \(jaar) \(records.som) \(registratie.tekst)")
    let deel: Publicatieverslag.Deel
    let eerder = vorige?.verslag.delen.first { $0.schooljaar == jaar && $0.grond == grond }
    let isHeel = try eerder.map { _ in try vorige?.isHeel(jaar) ?? false }
    if let eerder, isHeel == true {
      try publicatie.neemOver(jaar)
      delen.overgenomen.append(jaar)
      deel = eerder
    } else {
      if isHeel == false { delen.beschadigd.append(jaar) }
      let bouw = try Schooljaarbouw(jaar, records, configuratie)
      try bouw.schrijf(naar: publicatie)
      try publicatie.schrijf(GeenRegistratie.self, schooljaar: jaar, aansluiting: nil) { neem in
        for telling in registratie.ontbrekend(in: definities, jaar) { try neem(GeenRegistratie(telling)) }
      }
      let aantallen = bouw.aantallen
      deel = .init(jaar, grond: grond, meldingen: aantallen.meldingen, werkprocessen: aantallen.werkprocessen)
    }
    delen.delen.append(deel)
    let bestanden = try publicatie.bestanden(van: jaar)
    delen.bestanden += bestanden
    let hoe = isHeel == true ? ", as in publication \(vorige?.verslag.nummer ?? 0): taken over" : ""
    let uitvoer =
      isHeel == true
      ? [Self.overgenomen(jaar, bestanden)] : bestanden.map { .init(.uitvoer, $0.pad, $0.sha256) }
    return Stapverslag(
      "\(deel.meldingen) meldingen, \(deel.werkprocessen) werkprocessen\(hoe)",
      [.meldingen: deel.meldingen, .werkprocessen: deel.werkprocessen],
      sommen: [
        .init(.invoer, "records \(jaar)", records.som),
        .init(.definities, "configuration", configuratie.telgrond),
      ] + uitvoer)
  }

  private func schrijfDimensies(_ publicatie: Publicatie) throws {
    let gemeenten = configuratie.gemeenten.gemeenten
    try publicatie.schrijf([DimRegio(regio: configuratie.regio, naam: configuratie.naam)])
    try publicatie.schrijf(gemeenten.lazy.map { DimGemeente($0) })
    try publicatie.schrijf(
      gemeenten.lazy.flatMap { gemeente in gemeente.regioperioden.map { DimGemeenteRegio(gemeente.code, $0) }
      })
    try publicatie.schrijf(configuratie.scholen.scholen.lazy.map { DimSchool($0) })
    try publicatie.schrijf(register.bestandslijst(opDag: opDag).map { DimLevering($0) })
    try publicatie.schrijf(FeitAfkeur.self, schooljaar: nil, aansluiting: nil) { neem in
      try register.quarantaine(opDag: opDag) { try neem(FeitAfkeur($0)) }
    }
  }
}

/// The publication that `uitvoer` points to, to be taken over in part.
struct VorigePublicatie {
  /// Its folder.
  let map: String
  let verslag: Publicatieverslag

  /// Whether its `sluitend.sqlite` is what was published.
  private let isSQLiteHeel: Bool

  /// Nil when there is none.
  init?(_ map: Datamap, _ register: Register) throws {
    guard map.isGepubliceerd, let nummer = map.huidigePublicatie,
      let verslag = try register.publicatie(nummer)
    else { return nil }
    self.map = map.publicaties + "/\(nummer)"
    self.verslag = verslag
    isSQLiteHeel = try Self.isHeel(Publicatie.sqlite, self.map, verslag)
  }

  /// The school years in it of which no records are kept any more: what was published of them is all there is.
  func bevroren(_ register: Register) throws -> Set<Schooljaar> {
    guard let bevroren = try register.bevrorenSchooljaren() else { return [] }
    return Set(verslag.delen.map(\.schooljaar).filter(bevroren.bevat))
  }

  /// Whether the files of a school year are those that were published: no more, no less, and not one byte changed.
  func isHeel(_ schooljaar: Schooljaar) throws -> Bool {
    guard isSQLiteHeel else { return false }
    let aanwezig = try Publicatie.bestanden(van: schooljaar, in: map)
    let gepubliceerd = verslag.bestanden.map(\.pad).filter { $0.contains("/schooljaar=\(schooljaar)/") }
    return try Set(aanwezig) == Set(gepubliceerd) && aanwezig.allSatisfy { try Self.isHeel($0, map, verslag) }
  }

  private static func isHeel(_ pad: String, _ map: String, _ verslag: Publicatieverslag) throws -> Bool {
    guard let bestand = verslag.bestanden.first(where: { $0.pad == pad }),
      Map.soort(map + "/" + pad) == .bestand
    else { return false }
    return try Publicatieverslag.Bestand(pad, in: map) == bestand
  }
}

extension Publicatieverslag.Bestand {
  /// As it is on disk.
  init(_ pad: String, in map: String) throws {
    self.init(pad, bytes: Map.maat(map + "/" + pad) ?? 0, sha256: try Archief.sha256(van: map + "/" + pad))
  }
}

extension Publicatie {
  /// The files of a school year that were written until now.
  fileprivate func bestanden(van schooljaar: Schooljaar) throws -> [Publicatieverslag.Bestand] {
    try Self.bestanden(van: schooljaar, in: bouw).map { try .init($0, in: bouw) }
  }
}
