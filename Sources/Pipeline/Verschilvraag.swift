import Domain
import Register
import Report
import Systeem
import Transform

/// Asks how a telling gets from one number to another: by another definition, on another day of knowledge, in another
/// school year, or summed over the gemeenten. Counted anew from the register; nothing is published.
public struct Verschilvraag: Sendable {
  /// The number to begin with.
  public struct Begin: Sendable {
    public var telling: String
    public var schooljaar: Schooljaar
    /// The school year whose definitions count; nil = its own.
    public var definities: Schooljaar?
    /// Code or name; nil = the region.
    public var gemeente: String?
    /// As known on that day; nil = now.
    public var opDag: LocalDate?
    /// The day of what is counted on a peildatum; nil = that of each definition.
    public var peildatum: LocalDate?

    public init(
      telling: String, schooljaar: Schooljaar, definities: Schooljaar?, gemeente: String?, opDag: LocalDate?,
      peildatum: LocalDate?
    ) {
      self.telling = telling
      self.schooljaar = schooljaar
      self.definities = definities
      self.gemeente = gemeente
      self.opDag = opDag
      self.peildatum = peildatum
    }
  }

  /// The one thing that differs at the end.
  public enum Eind: Sendable {
    case telling(String)
    case definities(Schooljaar)
    /// Nil = now.
    case opDag(LocalDate?)
    case schooljaar(Schooljaar)
    /// The sum of the gemeenten.
    case gemeenten
  }

  private let data: String
  private let pipeline: String?

  /// - Parameter pipeline: the set-up; nil = that of the last run.
  public init(data: String, pipeline: String?) {
    self.data = data
    self.pipeline = pipeline
  }

  /// The walk as a text, in Dutch.
  ///
  /// - Parameter records: whether to list them, with pseudonyms.
  /// - Throws: `NietGevonden`, `Gebruiksfout`, `Configuratiefouten`; `Sluitfout` when it doesn't close.
  public func tekst(van begin: Begin, naar eind: Eind, records: Bool) throws -> String {
    let berekening = try Berekening(data: data, pipeline: pipeline)
    return try berekening.register.metMomentopname {
      let loop = try Verschillader(berekening: berekening, begin: begin).loop(naar: eind)
      return loop.tekst(records: records)
    }
  }
}

/// Loads both sides, and walks.
private struct Verschillader {
  let berekening: Berekening
  let begin: Verschilvraag.Begin

  /// A walk with what is said of it.
  struct Loop {
    let verschil: Verschil
    let soort: Verschiltabel.Soort
    let titel: String
    let begin: String
    let eind: String
    let van: Telling
    let naar: Telling

    func tekst(records: Bool) -> String {
      let treden = verschil.treden.map { trede in
        Verschiltabel.Trede(
          stap: trede.nummer, code: trede.code, eraf: trede.eraf, erbij: trede.erbij,
          stand: trede.stand.waarde,
          records: trede.records, leerlingen: trede.leerlingen.waarde, eerst: trede.eerst,
          laatst: trede.laatst,
          clausule: clausule(trede.code))
      }
      return Verschiltabel(
        soort, titel: titel, begin: begin, eind: eind, eenheid: van.eenheid, treden,
        regels: records ? verschil.treden.flatMap(\.wijzigingen).flatMap(regels) : nil
      ).tekst
    }

    private func clausule(_ code: String) -> (van: String, naar: String)? {
      guard let naam = Clausulenaam.allCases.first(where: { "clausule-\($0.rawValue)" == code }) else {
        return nil
      }
      return (van.clausule(naam)?.tekst ?? "geen voorwaarde", naar.clausule(naam)?.tekst ?? "geen voorwaarde")
    }

    private func regels(_ wijziging: Verschil.Wijziging) -> [Verschiltabel.Regel] {
      [("−", wijziging.eraf), ("+", wijziging.erbij)].compactMap { teken, post in
        post.map {
          Verschiltabel.Regel(
            stap: wijziging.stap, teken: teken, nummer: Melder.veilig($0.nummer.tekst), leerling: $0.leerling,
            stappen: wijziging.stappen)
        }
      }
    }
  }

  func loop(naar eind: Verschilvraag.Eind) throws -> Loop {
    switch eind {
    case .telling(let id): try naarDefinitie(id, begin.definities)
    case .definities(let jaar): try naarDefinitie(begin.telling, jaar)
    case .opDag(let dag): try naarKennis(dag)
    case .schooljaar(let jaar): try naarSchooljaar(jaar)
    case .gemeenten: try naarGemeenten()
    }
  }

  // The five kinds.

  private func naarDefinitie(_ id: String, _ jaar: Schooljaar?) throws -> Loop {
    let (van, naar) = (try definities(begin.definities), try definities(jaar))
    let (vanTelling, naarTelling) = (try telling(begin.telling, van), try telling(id, naar))
    guard vanTelling.bron == naarTelling.bron, vanTelling.eenheid == naarTelling.eenheid,
      vanTelling.periode == naarTelling.periode
    else {
      throw Gebruiksfout(
        description: """
          \(vanTelling.id) of \(begin.definities ?? begin.schooljaar) and \(naarTelling.id) of \
          \(jaar ?? begin.schooljaar) differ in bron, eenheid or periode: there is no walk clause by clause
          """)
    }
    let (bereik, plaats) = try berekening.bereik(begin.gemeente, in: begin.schooljaar)
    let partitie = try berekening.partitie(begin.schooljaar, opDag: begin.opDag, van)
    let isZelfdeJaar = (jaar ?? begin.schooljaar) == (begin.definities ?? begin.schooljaar)
    func naam(_ telling: Telling, _ jaar: Schooljaar?) -> String {
      isZelfdeJaar ? telling.titel : "\(telling.titel) volgens de definities van \(jaar ?? begin.schooljaar)"
    }
    return Loop(
      verschil: try Verschil.definities(
        van: vanTelling, naar: naarTelling, gevallen: naar.gevallen, partitie, bereik),
      soort: .definitie, titel: kop("Van de ene definitie naar de andere", plaats, vanTelling),
      begin: naam(vanTelling, begin.definities),
      eind: naam(naarTelling, jaar), van: vanTelling, naar: naarTelling)
  }

  private func naarKennis(_ dag: LocalDate?) throws -> Loop {
    guard dag != begin.opDag else {
      throw Gebruiksfout(description: "both ends are as known at the same moment")
    }
    let definities = try definities(begin.definities)
    let telling = try telling(begin.telling, definities)
    let (bereik, plaats) = try berekening.bereik(begin.gemeente, in: begin.schooljaar)
    let toen = try berekening.partitie(begin.schooljaar, opDag: begin.opDag, definities)
    let nu = try berekening.partitie(begin.schooljaar, opDag: dag, definities)
    func kennis(_ opDag: LocalDate?, _ partitie: Partitie, ander: Partitie) throws -> Verschil.Kennis {
      let nummers = Verschil.elders(telling, partitie, ander: ander, bereik)
      let elders =
        nummers.isEmpty
        ? [:]
        : try berekening.register.metStand(opDag: opDag, correcties: berekening.configuratie.correcties) {
          try $0.versies(telling.bron, nummers)
        }
      return Verschil.Kennis(partitie: partitie, elders: elders)
    }
    func naam(_ dag: LocalDate?) -> String { "\(telling.titel), bekend \(dag.map { "op \($0)" } ?? "nu")" }
    return Loop(
      verschil: try Verschil.kennis(
        telling, van: try kennis(begin.opDag, toen, ander: nu), naar: try kennis(dag, nu, ander: toen), bereik
      ),
      soort: .kennis,
      titel: kop("Van wat toen bekend was naar wat later bekend was", plaats, telling, metDag: false),
      begin: naam(begin.opDag),
      eind: naam(dag), van: telling, naar: telling)
  }

  private func naarSchooljaar(_ jaar: Schooljaar) throws -> Loop {
    guard begin.peildatum == nil, begin.definities == nil else {
      throw Gebruiksfout(
        description: "from school year to school year each has its own definitions and peildatum")
    }
    guard jaar != begin.schooljaar else {
      throw Gebruiksfout(description: "the two school years are the same")
    }
    let (van, naar) = (
      berekening.configuratie.definities.voor(begin.schooljaar), berekening.configuratie.definities.voor(jaar)
    )
    let vanTelling = try berekening.telling(begin.telling, van, in: begin.schooljaar)
    let naarTelling = try berekening.telling(begin.telling, naar, in: jaar)
    guard vanTelling.bron == naarTelling.bron, vanTelling.eenheid == naarTelling.eenheid else {
      throw Gebruiksfout(
        description: "\(begin.telling) counts something else in \(jaar): bron or eenheid differs")
    }
    let (bereik, plaats) = try berekening.bereik(begin.gemeente, in: begin.schooljaar)
    _ = try berekening.bereik(begin.gemeente, in: jaar)
    // The first year's data are counted by both definitions.
    let toen = try berekening.partitie(begin.schooljaar, opDag: begin.opDag, van.ook(naar.tellingen))
    let nu = try berekening.partitie(jaar, opDag: begin.opDag, naar)
    return Loop(
      verschil: try Verschil.jaren(van: .init(vanTelling, toen), naar: .init(naarTelling, nu), bereik),
      soort: .jaar, titel: kop("Van schooljaar \(begin.schooljaar) naar \(jaar)", plaats, vanTelling),
      begin: "\(vanTelling.titel) in \(begin.schooljaar)", eind: "\(naarTelling.titel) in \(jaar)",
      van: vanTelling, naar: naarTelling)
  }

  private func naarGemeenten() throws -> Loop {
    guard begin.gemeente == nil else {
      throw Gebruiksfout(description: "the sum of the gemeenten is that of the region: leave --gemeente out")
    }
    let definities = try definities(begin.definities)
    let telling = try telling(begin.telling, definities)
    let partitie = try berekening.partitie(begin.schooljaar, opDag: begin.opDag, definities)
    return Loop(
      verschil: try Verschil.gemeenten(telling, partitie),
      soort: .gemeenten,
      titel: kop("Van de regio naar de som van haar gemeenten", berekening.configuratie.naam, telling),
      begin: "\(telling.titel) in de regio", eind: "de som van de gemeenten", van: telling, naar: telling)
  }

  // What they share.

  /// Those of a school year, with its peildatum if one was named.
  private func definities(_ jaar: Schooljaar?) throws -> Definities {
    try berekening.definities(begin.schooljaar, van: jaar, peildatum: begin.peildatum)
  }

  private func telling(_ id: String, _ definities: Definities) throws -> Telling {
    let telling = try berekening.telling(id, definities, in: begin.schooljaar)
    try Berekening.controleer(begin.peildatum, van: id, [telling])
    return telling
  }

  private func kop(_ soort: String, _ plaats: String, _ telling: Telling, metDag: Bool = true) -> String {
    let peildatum = telling.periode.dag(in: begin.schooljaar).map { ", peildatum \($0)" } ?? ""
    let bekend = metDag ? begin.opDag.map { ", bekend op \($0)" } ?? "" : ""
    let definities = begin.definities.map { $0 == begin.schooljaar ? "" : ", definities van \($0)" } ?? ""
    return
      "\(soort): \(telling.titel)\n\(plaats), schooljaar \(begin.schooljaar)\(peildatum)\(bekend)\(definities)"
  }
}

extension Stand {
  /// The versions of records as this state has them.
  func versies(
    _ bron: Recordsoort, _ nummers: [Recordnummer]
  ) throws -> [Recordnummer: Verschil.Versie] {
    switch bron {
    case .melding:
      try meldingen(nummers).reduce(into: [:]) { $0[$1.record.nummer] = .melding($1) }
    case .werkproces:
      try werkprocessen(nummers).reduce(into: [:]) { $0[$1.record.nummer] = .werkproces($1) }
    case .opgave:
      try opgaven(nummers).reduce(into: [:]) { $0[$1.record.nummer] = .opgave($1) }
    }
  }
}
