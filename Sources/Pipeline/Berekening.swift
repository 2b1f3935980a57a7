import Domain
import Register
import Systeem
import Transform

/// What is counted anew from the register, without publishing it: as known on a day, or by definitions other than a
/// school year's own.
struct Berekening {
  let configuratie: Configuratie
  let register: Register

  /// - Parameters:
  ///   - data: the folder of a run.
  ///   - pipeline: the set-up; nil = that of the last run.
  /// - Throws: `NietGevonden` when there is no register, or no set-up; `Configuratiefouten`.
  init(data: String, pipeline: String?) throws {
    let map = Datamap(data)
    try map.eisRegister()
    try self.init(Register(lezen: map.register), pipeline: pipeline, data: data)
  }

  /// - Throws: as above.
  init(_ register: Register, pipeline: String?, data: String) throws {
    self.register = register
    if let pipeline {
      configuratie = try Configuratie(pipeline)
    } else if let opzet = try register.opzet() {
      guard Map.soort(opzet.pad, volgLinks: true) == .bestand else {
        throw NietGevonden(
          "the set-up of the last run, \(opzet.pad), can't be found; name one with --pipeline")
      }
      configuratie = try Configuratie(opzet.pad, referentie: opzet.referentie)
    } else {
      throw NietGevonden("\(data) doesn't know the set-up of its last run; name it with --pipeline")
    }
  }

  /// By which definitions a school year is counted.
  ///
  /// - Parameters:
  ///   - jaar: the school year whose definitions they are; nil = its own.
  ///   - peildatum: the day of it to which counts on a peildatum move; nil = as they are defined.
  /// - Throws: `Gebruiksfout` for a day outside the school year.
  func definities(
    _ schooljaar: Schooljaar, van jaar: Schooljaar? = nil, peildatum: LocalDate?
  ) throws -> Definities {
    let definities = configuratie.definities.voor(jaar ?? schooljaar)
    guard let peildatum else { return definities }
    guard schooljaar.bevat(peildatum) else {
      throw Gebruiksfout(description: "the peildatum \(peildatum) doesn't lie in schooljaar \(schooljaar)")
    }
    return definities.opPeildatum(peildatum)
  }

  /// A peildatum that moves nothing is a mistake of whoever asks.
  ///
  /// - Parameter tellingen: on which what is asked for rests.
  /// - Throws: `Gebruiksfout` when a peildatum is asked for, and none of them has one.
  static func controleer(_ peildatum: LocalDate?, van id: String, _ tellingen: [Telling]) throws {
    guard peildatum == nil || tellingen.contains(where: { $0.periode != .schooljaar }) else {
      throw Gebruiksfout(description: "\(id) counts over the school year: it has no peildatum to move")
    }
  }

  /// The school year as known on a day (nil = now).
  ///
  /// - Parameter definities: their peildata decide which records of other school years come with it.
  /// - Throws: `NietGevonden` for a school year without records.
  func partitie(_ schooljaar: Schooljaar, opDag: LocalDate?, _ definities: Definities) throws -> Partitie {
    try metStand(schooljaar, opDag: opDag) { try configuratie.partitie(schooljaar, $0, definities) }
  }

  /// What the sources of the school year can hold at all, as known on a day (nil = now): the same as for a publication.
  ///
  /// - Throws: `NietGevonden` for a school year without records.
  func registratie(
    _ schooljaar: Schooljaar, opDag: LocalDate?, _ definities: Definities
  ) throws -> Registratie {
    try metStand(schooljaar, opDag: opDag) { stand in
      Registratie(
        try stand.records(
          bij: schooljaar, lopendOp: definities.peildata(in: schooljaar), migratie: configuratie.migratie),
        leveringen: try register.leveringbronnen(), configuratie.profielen)
    }
  }

  private func metStand<R>(
    _ schooljaar: Schooljaar, opDag: LocalDate?, _ doe: (Stand) throws -> R
  ) throws -> R {
    try register.metStand(opDag: opDag, correcties: configuratie.correcties) { stand in
      let jaren = try stand.schooljaren()
      guard jaren.contains(schooljaar) else {
        let bekend =
          jaren.isEmpty ? "nothing is" : "there are " + jaren.map(\.description).joined(separator: ", ")
        let wanneer = opDag.map { " on \($0)" } ?? ""
        throw NietGevonden("schooljaar \(schooljaar) isn't known\(wanneer); \(bekend)")
      }
      return try doe(stand)
    }
  }

  /// The region (nil), or a gemeente by its code or name, with what it is called.
  ///
  /// - Throws: `NietGevonden` for a gemeente that isn't of the region in the school year.
  func bereik(_ gemeente: String?, in schooljaar: Schooljaar) throws -> (bereik: Bereik, naam: String) {
    guard let gemeente else { return (.regio, configuratie.naam) }
    let alle = configuratie.gemeenten.gemeenten(van: configuratie.regio, in: schooljaar)
    let (code, naam) = try Self.gemeente(gemeente, in: schooljaar, van: alle.map { ($0.code, $0.naam) })
    return (.gemeente(code), naam)
  }

  /// A gemeente as it is asked for, by its code or name, with what it is called.
  ///
  /// - Parameter alle: those that there are in the school year.
  /// - Throws: `NietGevonden`.
  static func gemeente(
    _ gevraagd: String, in schooljaar: Schooljaar, van alle: [(code: Gemeentecode, naam: String)]
  ) throws -> (code: Gemeentecode, naam: String) {
    let code = Gemeentecode(gevraagd)
    guard
      let gevonden = alle.first(where: { $0.code == code || $0.naam.lowercased() == gevraagd.lowercased() })
    else {
      let namen = alle.map { "\($0.naam) (\($0.code))" }.joined(separator: ", ")
      throw NietGevonden("gemeente \(gevraagd) is not of the region in \(schooljaar); there are \(namen)")
    }
    return (gevonden.code, naam(gevonden))
  }

  /// What a gemeente is called.
  static func naam(_ gemeente: (code: Gemeentecode, naam: String)) -> String {
    "gemeente \(gemeente.naam) (\(gemeente.code))"
  }

  /// What asks for records can't have residents.
  ///
  /// - Throws: `Gebruiksfout` for a telling of residents.
  func weiger(bevolking id: String, _ definities: Definities) throws {
    guard definities.bevolkingstelling(id) != nil else { return }
    throw Gebruiksfout(
      description: """
        '\(id)' counts no records but residents, of the table referentie/bevolking.csv; 'sluitend definitions' shows what of it
        """)
  }

  /// A telling as it holds in a school year.
  ///
  /// - Throws: `NietGevonden` when there is none of that name; `Gebruiksfout` for a percentage or rate.
  func telling(_ id: String, _ definities: Definities, in schooljaar: Schooljaar) throws -> Telling {
    if let telling = definities.telling(id) { return telling }
    if let verhouding = definities.verhoudingen.first(where: { $0.id == id }) {
      throw Gebruiksfout(
        description: """
          '\(id)' is no number of records but relates two; ask for its numerator '\(verhouding.teller)' or its \
          denominator '\(verhouding.noemer)'
          """)
    }
    try weiger(bevolking: id, definities)
    throw NietGevonden(
      "there is no telling '\(id)' in \(schooljaar); they are \(definities.tellingen.map(\.id).joined(separator: ", "))"
    )
  }
}

extension Definities {
  /// With tellingen of other definitions: their peildata decide too which records are loaded.
  func ook(_ andere: [Telling]) -> Definities {
    var definities = self
    definities.tellingen += andere
    return definities
  }

  /// With all counts on a peildatum moved to another day of the year.
  func opPeildatum(_ dag: LocalDate) -> Definities {
    let (_, maand, nummer) = dag.delen
    func verplaatst(_ telling: Telling) -> Telling {
      let nieuw = Telling.Periode.peildatum(maand: maand, dag: nummer)
      return telling.periode == .schooljaar || telling.periode == nieuw
        ? telling : telling.met(nieuw, toelichting: "Hier geteld op \(dag).")
    }
    return Definities(
      gevallen: gevallen, tellingen: tellingen.map(verplaatst), bevolkingstellingen: bevolkingstellingen,
      verhoudingen: verhoudingen,
      aansluitingen: aansluitingen.map { $0.met(verplaatst) }, vindplaatsen: vindplaatsen)
  }
}
