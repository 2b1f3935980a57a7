import Domain
import Register
import Report
import Systeem
import Transform

/// What a number is and rests on, counted anew from the register.
public struct Uitleg {
  private let berekening: Berekening
  /// As on the command line.
  private let data: String
  private let pipeline: String?

  /// - Parameters:
  ///   - data: the folder of a run.
  ///   - pipeline: the set-up; nil = that of the last run.
  /// - Throws: `NietGevonden`; `Configuratiefouten`.
  public init(data: String, pipeline: String?) throws {
    berekening = try Berekening(data: data, pipeline: pipeline)
    (self.data, self.pipeline) = (data, pipeline)
  }

  /// The number of a telling or verhouding with its definition, the records that each clause took away, the deliveries
  /// and the neighbouring definitions; in Dutch.
  ///
  /// - Parameters:
  ///   - gemeente: code or name; nil = the region.
  ///   - opDag: as known on that day; nil = now.
  ///   - peildatum: the day, in the school year, of what is counted on a peildatum; nil = that of each definition.
  ///   - metRecords: list the counted records too, under pseudonyms.
  /// - Throws: `NietGevonden` for a telling, school year or gemeente that isn't there; `Gebruiksfout` for a peildatum
  ///   outside the school year, or records of a verhouding; `Trechterfout`.
  public func tekst(
    _ id: String, _ schooljaar: Schooljaar, gemeente: String?, opDag: LocalDate?, peildatum: LocalDate?,
    metRecords: Bool
  ) throws -> String {
    let definities = try berekening.definities(schooljaar, peildatum: peildatum)
    let (bereik, plaats) = try berekening.bereik(gemeente, in: schooljaar)
    try berekening.weiger(bevolking: id, definities)
    if let verhouding = definities.verhoudingen.first(where: { $0.id == id }) {
      for deel in [verhouding.teller, verhouding.noemer] {
        try berekening.weiger(bevolking: deel, definities)
      }
      guard !metRecords else {
        throw Gebruiksfout(
          description:
            "\(id) has no records of its own; ask for those of \(verhouding.teller) or \(verhouding.noemer)")
      }
      try Berekening.controleer(
        peildatum, van: id, [verhouding.teller, verhouding.noemer].compactMap(definities.telling))
      let vraag = Telvraag(plaats: plaats, schooljaar: schooljaar, peildatum: nil, opDag: opDag)
      return Telverslag.tekst(
        try uitleg(
          verhouding, definities, vraag, bereik,
          opties: opties(schooljaar, gemeente: gemeente, opDag: opDag)))
    }
    guard let telling = definities.telling(id) else {
      throw NietGevonden(
        "there is no telling '\(id)' in \(schooljaar); they are \(definities.ids.joined(separator: ", "))")
    }
    try Berekening.controleer(peildatum, van: id, [telling])
    let vraag = Telvraag(
      plaats: plaats, schooljaar: schooljaar, peildatum: telling.periode.dag(in: schooljaar), opDag: opDag)
    return Telverslag.tekst(
      try uitleg(
        telling, definities, vraag, bereik, versies: versies(id, peildatum: peildatum), metRecords: metRecords
      ))
  }

  // A telling.

  private func uitleg(
    _ telling: Telling, _ definities: Definities, _ vraag: Telvraag, _ bereik: Bereik, versies: [Versie],
    metRecords: Bool
  ) throws -> Teluitleg {
    // Versions of other years may count on other days: the records that run then are needed too.
    let teLaden = definities.ook(versies.map(\.telling))
    let (partitie, registratie, namen) = try berekening.register.metMomentopname {
      (
        try berekening.partitie(vraag.schooljaar, opDag: vraag.opDag, teLaden),
        try berekening.registratie(vraag.schooljaar, opDag: vraag.opDag, definities),
        try berekening.register.leveringnamen()
      )
    }
    func bekend(_ telling: Telling, _ waarde: Telwaarde) -> Int? {
      registratie.gebrek(telling, vraag.schooljaar) == nil ? waarde.waarde : nil
    }
    let trechter = try telling.trechter(partitie, bereik)
    let records = Telrecords(partitie, telling, leveringen: namen.mapValues(Melder.veilig))
    let blad = definities.blad(telling)
    let andere = versies.filter { $0.blad.hash != blad.hash }.map { versie in
      buur(
        blad, versie.blad, vanaf: versie.vanaf, versie.telling.eenheid,
        bekend(versie.telling, versie.telling.tel(partitie.met(versie.gevallen)).waarde(bereik)))
    }
    let buren = definities.tellingen.compactMap { ander -> Teluitleg.Buur? in
      guard ander.id != telling.id else { return nil }
      let anderBlad = definities.blad(ander)
      let verschillen = blad.regels.verschillen(met: anderBlad.regels)
      guard verschillen.count == 1, Clausulenaam(rawValue: verschillen[0].sleutel) != nil else { return nil }
      return buur(
        blad, anderBlad, vanaf: nil, ander.eenheid, bekend(ander, ander.tel(partitie).waarde(bereik)))
    }
    return Teluitleg(
      vraag: vraag, blad: blad, bron: telling.bron, eenheid: telling.eenheid,
      aantal: bekend(telling, trechter.waarde), gebrek: registratie.gebrek(telling, vraag.schooljaar),
      trechter: trechter.treden,
      leveringen: records.leveringen(trechter.geteld), versies: andere, buren: buren,
      records: metRecords ? trechter.geteld.map(records.record) : nil)
  }

  private func buur(
    _ blad: Definitieblad, _ ander: Definitieblad, vanaf: Schooljaar?, _ eenheid: Eenheid, _ aantal: Int?
  ) -> Teluitleg.Buur {
    Teluitleg.Buur(
      blad: ander, vanaf: vanaf, verschillen: blad.regels.verschillen(met: ander.regels),
      eenheid: eenheid, aantal: aantal)
  }

  /// A telling as it stands in a stage of the definitions.
  private struct Versie {
    let vanaf: Schooljaar?
    let telling: Telling
    let gevallen: Gevaldefinitie
    let blad: Definitieblad
  }

  /// In order; a stage in which it counts as in the one before is left out.
  private func versies(_ id: String, peildatum: LocalDate?) -> [Versie] {
    var versies: [Versie] = []
    var vorige: String?
    for stadium in berekening.configuratie.definities.stadia {
      let definities = peildatum.map(stadium.definities.opPeildatum) ?? stadium.definities
      let versie = definities.telling(id).map { telling in
        Versie(
          vanaf: stadium.vanaf, telling: telling, gevallen: definities.gevallen,
          blad: definities.blad(telling))
      }
      if let versie, versie.blad.hash != vorige { versies.append(versie) }
      vorige = versie?.blad.hash
    }
    return versies
  }

  // A verhouding.

  private func uitleg(
    _ verhouding: Verhouding, _ definities: Definities, _ vraag: Telvraag, _ bereik: Bereik, opties: String
  ) throws -> Verhoudingsuitleg {
    let (partitie, registratie) = try berekening.register.metMomentopname {
      (
        try berekening.partitie(vraag.schooljaar, opDag: vraag.opDag, definities),
        try berekening.registratie(vraag.schooljaar, opDag: vraag.opDag, definities)
      )
    }
    func deel(_ id: String) throws -> Verhoudingsuitleg.Deel {
      let telling = try berekening.telling(id, definities, in: vraag.schooljaar)
      let gebrek = registratie.gebrek(telling, vraag.schooljaar)
      return Verhoudingsuitleg.Deel(
        blad: definities.blad(telling), eenheid: telling.eenheid,
        aantal: gebrek == nil ? telling.tel(partitie).waarde(bereik).waarde : nil, gebrek: gebrek,
        peildatum: telling.periode.dag(in: vraag.schooljaar))
    }
    let (teller, noemer) = (try deel(verhouding.teller), try deel(verhouding.noemer))
    let waarde = teller.aantal.flatMap { boven in
      noemer.aantal.flatMap { verhouding.waarde(boven, van: $0) }
    }
    return Verhoudingsuitleg(
      vraag: vraag, blad: definities.blad(verhouding), maat: verhouding.maat.rawValue,
      decimalen: verhouding.decimalen, teller: teller, noemer: noemer,
      waarde: waarde, opties: opties)
  }

  private func opties(_ schooljaar: Schooljaar, gemeente: String?, opDag: LocalDate?) -> String {
    let opties = [
      ("data", data), ("schooljaar", schooljaar.description), ("gemeente", gemeente),
      ("as-of", opDag?.description), ("pipeline", pipeline),
    ]
    return opties.compactMap { naam, waarde in
      waarde.map { "--\(naam) \(Self.voorShell($0))" }
    }.joined(separator: " ")
  }

  /// As one argument, also when it has spaces or other signs that a shell reads.
  private static func voorShell(_ tekst: String) -> String {
    tekst.wholeMatch(of: /[A-Za-z0-9.\/_-]+/) != nil ? tekst : "'\(tekst.replacing("'", with: "'\\''"))'"
  }
}

/// The records of a telling as people read them, by their index in the partition.
private struct Telrecords {
  private let partitie: Partitie
  private let bron: Recordsoort
  private let peildatum: LocalDate?
  private let namen: [Int32: String]

  init(_ partitie: Partitie, _ telling: Telling, leveringen: [Int32: String]) {
    self.partitie = partitie
    bron = telling.bron
    peildatum = telling.periode.dag(in: partitie.schooljaar)
    namen = leveringen
  }

  /// Of how many of these records each delivery brought the current version; by path.
  func leveringen(_ indices: [Int32]) -> [Teluitleg.Levering] {
    let aantallen = indices.reduce(into: [:]) { $0[levering(Int($1)), default: 0] += 1 }
    return aantallen.sorted { Map.bytesgewijs($0.key, $1.key) }
      .map { Teluitleg.Levering(pad: $0.key, records: $0.value) }
  }

  func record(_ index: Int32) -> Teluitleg.Record {
    let i = Int(index)
    let (nummer, leerling) = partitie.record(bron, i)
    switch bron {
    case .melding:
      return record(i, nummer, leerling, partitie.meldingrijen[i], partitie.meldingen[i].record.soort.code)
    case .werkproces:
      return record(
        i, nummer, leerling, partitie.werkprocesrijen[i], partitie.werkprocessen[i].record.soort.code)
    case .opgave:
      return record(i, nummer, leerling, partitie.opgaverijen[i], partitie.opgaven[i].record.soort.code)
    }
  }

  private func record(
    _ index: Int, _ nummer: Recordnummer, _ leerling: Leerlingsleutel, _ rij: Rij, _ soort: String
  ) -> Teluitleg.Record {
    let plaats = peildatum.map { partitie.rij(bron, index, op: $0).plaats } ?? rij.plaats
    return Teluitleg.Record(
      nummer: Recordnummer(Melder.veilig(nummer.tekst)), leerling: leerling, gemeente: plaats.gemeente,
      schoolsoort: rij.schoolsoort,
      soort: soort, begin: rij.begin, einde: rij.einde, datum: rij.datum, geboortedatum: rij.geboortedatum,
      levering: levering(index))
  }

  private func levering(_ index: Int) -> String {
    namen[partitie.levering(bron, index)] ?? ""
  }
}
