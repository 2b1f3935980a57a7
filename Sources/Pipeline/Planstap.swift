import Domain
import Extract
import Register
import Systeem

/// Finds out what is new in the inbox and what it touches, without changing anything.
struct Planstap {
  let inbox: Inbox
  let configuratie: Configuratie
  let extractie: Extractie
  /// Nil when there is none yet.
  let register: Register?
  let voortgang: Voortgang

  /// What is to be taken in.
  struct Werk {
    /// Deliveries that the register has, to be read again, and why.
    var opnieuw: [(levering: Levering, profiel: Bronprofiel)] = []
    var reden = "its profile, or the codes of gemeenten, changed"
    /// Files whose path and content, read with this profile, weren't judged before; in the order in which they are
    /// taken in: by date of receipt, then hash, then path.
    var kandidaten: [Kandidaat] = []

    var isLeeg: Bool { opnieuw.isEmpty && kandidaten.isEmpty }
  }

  /// A file whose path and content, read with this profile, weren't judged before.
  struct Kandidaat {
    let bestand: Inbox.Bestand
    /// Of the delivery that it is, or would be.
    let sha256: String
    /// Of its bytes, where that is another one.
    let inhoud: String?
    /// Nil = neither its name nor its header tells.
    let ontvangen: LocalDate?

    func alsLevering(_ ontvangen: LocalDate, lezing: String) -> Levering {
      Levering(
        sha256: sha256, inhoud: inhoud, bestand: bestand.pad, bron: bestand.profiel.id, ontvangen: ontvangen,
        lezing: lezing, lijst: bestand.profiel.lijst(bestand.pad))
    }
  }

  // What there is to do.

  func werk() throws -> Werk {
    let opnieuw = metProfiel(try register?.leveringen(nietGelezenMet: configuratie.lezingen) ?? [])
    let namen = Set(opnieuw.map { [$0.levering.bestand, $0.levering.sha256] })
    return Werk(opnieuw: opnieuw, kandidaten: try kandidaten(buiten: namen))
  }

  /// Deliveries that hold rejected rows, and refused files that are still what they were.
  func werk(_ herkansing: Herkansing) throws -> Werk {
    let leveringen = try register?.leveringen(
      nietGelezenMet: configuratie.lezingen, of: Set(herkansing.leveringen.map(\.sha256)))
    let kandidaten = try herkansing.teBeoordelen.map { bestand, inhoud in
      try kandidaat(bestand, sha256: bestand.profiel.kenmerk(inhoud: inhoud, bestand: bestand.pad), inhoud)
    }
    return Werk(
      opnieuw: metProfiel(leveringen ?? []),
      reden: "its rejected rows are tried again, or its profile changed",
      kandidaten: Self.opVolgorde(kandidaten))
  }

  /// Deliveries are read again when their profile, the list of gemeentecodes or the reading itself has changed: the
  /// numbers are always those of today's configuration. Without a profile they stay as they were read.
  private func metProfiel(_ leveringen: [Levering]) -> [(levering: Levering, profiel: Bronprofiel)] {
    leveringen.compactMap { oud in
      guard let profiel = configuratie.profiel(oud.bron) else { return nil }
      let nieuw = Levering(
        sha256: oud.sha256, bestand: oud.bestand, bron: oud.bron, ontvangen: oud.ontvangen,
        lezing: configuratie.lezing(profiel), lijst: profiel.lijst(oud.bestand))
      return (nieuw, profiel)
    }
  }

  private func kandidaten(buiten opnieuw: Set<[String]>) throws -> [Kandidaat] {
    var kandidaten: [Kandidaat] = []
    for (i, bestand) in inbox.bestanden.enumerated() {
      try Onderbroken.controleer()
      voortgang.toon("inbox", Double(i) / Double(inbox.bestanden.count))
      let inhoud = try Archief.sha256(van: inbox.map + "/" + bestand.pad)
      let sha256 = bestand.profiel.kenmerk(inhoud: inhoud, bestand: bestand.pad)
      let bekend = try register?.bestand(bestand.pad, sha256: sha256)
      if bekend?.lezing == configuratie.lezing(bestand.profiel) { continue }
      // The name of a delivery that is read again itself.
      if opnieuw.contains([bestand.pad, sha256]) { continue }
      kandidaten.append(try kandidaat(bestand, sha256: sha256, inhoud))
    }
    voortgang.wis()
    return Self.opVolgorde(kandidaten)
  }

  /// - Parameter inhoud: the SHA-256 of its bytes.
  private func kandidaat(_ bestand: Inbox.Bestand, sha256: String, _ inhoud: String) throws -> Kandidaat {
    let pad = inbox.map + "/" + bestand.pad
    return Kandidaat(
      bestand: bestand, sha256: sha256, inhoud: sha256 == inhoud ? nil : inhoud,
      ontvangen: try bestand.datumInNaam ?? Extractie.datum(inKopVan: pad, profiel: bestand.profiel))
  }

  private static func opVolgorde(_ kandidaten: [Kandidaat]) -> [Kandidaat] {
    kandidaten.sorted { a, b in
      let (dagA, dagB) = (a.ontvangen?.dagnummer ?? .max, b.ontvangen?.dagnummer ?? .max)
      if dagA != dagB { return dagA < dagB }
      if a.sha256 != b.sha256 { return a.sha256 < b.sha256 }
      return Map.bytesgewijs(a.bestand.pad, b.bestand.pad)
    }
  }

  // What comes of it.

  /// What the plan rests on besides the files.
  struct Uitgangspunt {
    let opdracht: String
    /// Count what was received by then; nil = everything.
    let opDag: LocalDate?
    /// The publication that `uitvoer` points to; nil when there is none, or it isn't whole.
    let vorige: Publicatieverslag?
    let publicatie: String?
    /// The school years of which no records are kept any more; nil when all are kept.
    let bevroren: BevrorenSchooljaren?
    /// Deliveries that the register took in after that publication, by a run that published nothing of it.
    let naVorige: Bool
  }

  /// - Returns: the plan, and how new deliveries differ from those of their source before them.
  func plan(_ werk: Werk, _ uitgangspunt: Uitgangspunt) throws -> (Plan, [Drift.Bevinding]) {
    var redenen = Redenen(try bekendeSchooljaren())
    var leveringen = werk.opnieuw.map { levering, _ in
      redenen.allen("\(levering.bestand) is read again")
      return Plan.Levering(
        pad: levering.bestand, bron: levering.bron, sha256: levering.sha256,
        ontvangen: levering.ontvangen.description, oordeel: .opnieuw,
        reden: werk.reden)
    }
    var gezien: [String: (bestand: String, bron: String)] = [:]
    var beelden: [String: [Beeldregel]] = [:]
    for (i, kandidaat) in werk.kandidaten.enumerated() {
      try Onderbroken.controleer()
      voortgang.toon("plan", Double(i) / Double(werk.kandidaten.count))
      leveringen.append(try oordeel(kandidaat, &gezien, &redenen, &beelden))
    }
    voortgang.wis()
    verwerk(uitgangspunt, &redenen)
    if let bevroren = uitgangspunt.bevroren { redenen.laat(bevroren, uitgangspunt) }
    let drift = try self.drift(beelden)
    let plan = Plan(
      opdracht: uitgangspunt.opdracht, versie: Versie.huidig, vorige: uitgangspunt.vorige?.nummer,
      leveringen: leveringen, drift: drift.map { .init(tekst: $0.punt.tekst, stopt: $0.gevolg == .stop) },
      delen: redenen.delen, publicatie: uitgangspunt.publicatie,
      vervallen: uitgangspunt.opDag == nil ? redenen.vervallen(van: uitgangspunt.vorige) : nil)
    return (plan, drift)
  }

  /// - Parameter nieuw: by source the pictures of new deliveries.
  private func drift(_ nieuw: [String: [Beeldregel]]) throws -> [Drift.Bevinding] {
    try nieuw.sorted { Map.bytesgewijs($0.key, $1.key) }.flatMap { bron, beelden in
      let alle = try (register?.beelden(bron) ?? []) + beelden
      return beelden.sorted().flatMap {
        Drift.bevindingen(van: $0, na: alle, grenzen: configuratie.drift)
      }
    }
  }

  /// Without corrections: whether they fit is known when the new deliveries are.
  private func bekendeSchooljaren() throws -> [Schooljaar] {
    try register?.metStand(.alle, correcties: []) { try $0.schooljaren() } ?? []
  }

  /// - Parameters:
  ///   - gezien: by hash the path and profile of a delivery of this plan.
  ///   - beelden: by source the pictures of deliveries of this plan.
  private func oordeel(
    _ kandidaat: Kandidaat, _ gezien: inout [String: (bestand: String, bron: String)],
    _ redenen: inout Redenen, _ beelden: inout [String: [Beeldregel]]
  ) throws -> Plan.Levering {
    let bestand = kandidaat.bestand
    func levering(_ oordeel: Plan.Levering.Oordeel, _ reden: String? = nil) -> Plan.Levering {
      Plan.Levering(
        pad: bestand.pad, bron: bestand.profiel.id, sha256: kandidaat.sha256,
        ontvangen: kandidaat.ontvangen?.description, oordeel: oordeel, reden: reden)
    }
    let bekend =
      try register?.levering(kandidaat.sha256).map { ($0.bestand, $0.bron) } ?? gezien[kandidaat.sha256]
    if let bekend, bekend.bron == bestand.profiel.id {
      guard kandidaat.ontvangen != nil else { return levering(.geweigerd, Weigercode.b02.rawValue) }
      return levering(.dubbel, bekend.bestand)
    }
    let pad = inbox.map + "/" + bestand.pad
    var toelichting: String?
    let beeldmaker = Beeldmaker(bestand.profiel)
    let (uitkomst, verkenning) = try Register.verken(register, bijRijen: Onderbroken.controleer) {
      ontvanger in
      try extractie.lees(
        pad, bestand: bestand.pad, beeld: Bytebeeld(van: pad), profiel: bestand.profiel, ontvanger: ontvanger,
        beeldmaker: beeldmaker
      ) {
        toelichting = $0
      }
    }
    if case .geweigerd(let code) = uitkomst {
      return levering(.geweigerd, code.rawValue + (toelichting.map { ": \($0)" } ?? ""))
    }
    guard let ontvangen = kandidaat.ontvangen else { return levering(.geweigerd, Weigercode.b02.rawValue) }
    if let bekend { return levering(.dubbel, bekend.bestand) }
    beelden[bestand.profiel.id, default: []].append(
      Beeldregel(
        sha256: kandidaat.sha256, bestand: bestand.pad, ontvangen: ontvangen, beeld: beeldmaker.beeld))
    gezien[kandidaat.sha256] = (bestand.pad, bestand.profiel.id)
    redenen.neem(verkenning, bestand.pad)
    var nieuw = levering(.nieuw)
    let telling = verkenning.telling
    nieuw.rijen = .init(
      gelezen: telling.gelezen, nieuw: telling.nieuw, gewijzigd: telling.gewijzigd,
      ongewijzigd: telling.ongewijzigd, afgekeurd: telling.afgekeurd)
    return nieuw
  }

  /// What else than new files lets a school year be counted again.
  private func verwerk(_ uitgangspunt: Uitgangspunt, _ redenen: inout Redenen) {
    if let opDag = uitgangspunt.opDag { return redenen.allen("as known on \(opDag): all is counted") }
    guard let vorige = uitgangspunt.vorige else {
      return redenen.allen(
        uitgangspunt.publicatie.map { $0 == "1" } ?? true
          ? "nothing is published yet" : "uitvoer points to no publication that is whole")
    }
    if vorige.vingerafdruk.isEmpty {
      redenen.allen("pupils were removed or renamed since publication \(vorige.nummer)")
    }
    if vorige.versie != Versie.huidig {
      redenen.allen(
        "version \(Versie.huidig) of the program, where publication \(vorige.nummer) was of \(vorige.versie)")
    }
    let gewijzigd = configuratie.gewijzigd(sinds: vorige).filter { Configuratie.teltMee($0) }
    if !gewijzigd.isEmpty { redenen.allen("\(gewijzigd.joined(separator: ", ")) changed") }
    if uitgangspunt.naVorige { redenen.allen("deliveries were taken in since publication \(vorige.nummer)") }
    redenen.ontbrekend(in: vorige)
  }

  /// Why school years are counted again.
  private struct Redenen {
    private var perJaar: [Schooljaar: [String]]
    private var rijen: [Schooljaar: [(pad: String, aantal: Int)]] = [:]
    private var bevroren: Set<Schooljaar> = []
    /// What holds for each of them, also for those that are yet to come.
    private var voorAllen: [String] = []
    private var looptijden: [(pad: String, looptijden: Set<Verkenning.Looptijd>)] = []

    init(_ bekend: [Schooljaar]) {
      perJaar = Dictionary(uniqueKeysWithValues: bekend.map { ($0, []) })
    }

    mutating func allen(_ reden: String) { voorAllen.append(reden) }

    mutating func neem(_ verkenning: Verkenning, _ pad: String) {
      for (jaar, aantal) in verkenning.rijen {
        perJaar[jaar] = perJaar[jaar] ?? []
        rijen[jaar, default: []].append((pad, aantal))
      }
      looptijden.append((pad, verkenning.looptijden))
    }

    /// Those that were published stay as they are, whatever changes; the others aren't counted.
    mutating func laat(_ bevroren: BevrorenSchooljaren, _ uitgangspunt: Uitgangspunt) {
      perJaar = perJaar.filter { !bevroren.bevat($0.key) }
      // A publication as of a day is made of records alone.
      guard uitgangspunt.opDag == nil else { return }
      self.bevroren.formUnion((uitgangspunt.vorige?.delen ?? []).map(\.schooljaar).filter(bevroren.bevat))
      for jaar in self.bevroren { perJaar[jaar] = [] }
    }

    mutating func ontbrekend(in vorige: Publicatieverslag) {
      for jaar in perJaar.keys where !vorige.delen.contains(where: { $0.schooljaar == jaar }) {
        if rijen[jaar] == nil { perJaar[jaar] = ["not in publication \(vorige.nummer)"] }
      }
    }

    /// Nil when there are none.
    func vervallen(van vorige: Publicatieverslag?) -> [String]? {
      let weg = (vorige?.delen ?? []).map(\.schooljaar).filter { perJaar[$0] == nil }
      return weg.isEmpty ? nil : weg.sorted().map(\.description)
    }

    var delen: [Plan.Deel] {
      perJaar.keys.sorted().map { jaar in
        if bevroren.contains(jaar) { return Plan.Deel(schooljaar: jaar.description, redenen: []) }
        var redenen = voorAllen + (perJaar[jaar] ?? []) + (rijen[jaar].map(Self.tekst).map { [$0] } ?? [])
        if redenen.isEmpty {
          let paden = looptijden.filter { $0.looptijden.contains { $0.bevat(jaar) } }.map(\.pad)
          redenen = paden.isEmpty ? [] : ["new or changed rows in \(Self.namen(paden)) may run in it"]
        }
        return Plan.Deel(schooljaar: jaar.description, redenen: redenen)
      }
    }

    private static func tekst(_ rijen: [(pad: String, aantal: Int)]) -> String {
      let aantal = rijen.reduce(0) { $0 + $1.aantal }
      return "\(aantal) new or changed row\(aantal == 1 ? "" : "s") in \(namen(rijen.map(\.pad)))"
    }

    /// `a.csv, b.csv and 3 more`.
    private static func namen(_ paden: [String]) -> String {
      paden.prefix(2).joined(separator: ", ") + (paden.count > 2 ? " and \(paden.count - 2) more" : "")
    }
  }
}

extension Configuratie {
  func profiel(_ id: String) -> Bronprofiel? { profielen.first { $0.id == id } }

  /// A hash of all that the reading of a file with a profile depends on.
  func lezing(_ profiel: Bronprofiel) -> String { lezingen[profiel.id] ?? "" }

  /// The names of the files that differ from those that a publication was counted by, or are only there or here.
  func gewijzigd(sinds publicatie: Publicatieverslag) -> [String] {
    let nu = Dictionary(uniqueKeysWithValues: bestanden.map { ($0.naam, $0.sha256) })
    return Set(nu.keys).union(publicatie.configuratie.keys)
      .filter { nu[$0] != publicatie.configuratie[$0] }.sorted(by: Map.bytesgewijs)
  }
}
