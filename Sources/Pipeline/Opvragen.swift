import Domain
import Load
import Register
import Report
import Systeem
import Transform

/// What is asked of the results and the register, without changing them.
public struct Opvragen: Sendable {
  let map: Datamap
  private let data: String

  /// - Throws: `NietGevonden` when there is no such folder, or nothing was ever run in it.
  public init(data: String) throws {
    self.data = data
    map = Datamap(data)
    try map.eisRegister()
  }

  /// Every bridge of a school year, for the region or a gemeente, as tables.
  ///
  /// - Parameters:
  ///   - gemeente: code or name; nil = the region.
  ///   - metVolgorde: also what each step would be in another order.
  /// - Throws: `NietGevonden` for a school year or gemeente that has none.
  public func aansluitingen(_ schooljaar: Schooljaar, gemeente: String?, metVolgorde: Bool) throws -> String {
    let lezer = try feiten(schooljaar)
    let plaats = try gemeente.map {
      try Berekening.gemeente($0, in: schooljaar, van: try lezer.gemeenten(schooljaar))
    }
    let naam = try plaats?.naam ?? lezer.regio()
    return try lezer.aansluitingen(schooljaar).map { aansluiting in
      Aansluitingtabel.tekst(
        aansluiting.titel, plaats: naam, schooljaar: schooljaar, peildatum: aansluiting.peildatum,
        eind: aansluiting.eind,
        try lezer.treden(aansluiting.id, schooljaar, gemeente: plaats?.code), metVolgorde: metVolgorde)
    }.joined(separator: "\n")
  }

  /// Every bridge of a school year, counted anew from the register.
  ///
  /// - Parameters:
  ///   - gemeente: code or name; nil = the region.
  ///   - opDag: as known on that day; nil = now.
  ///   - peildatum: the day, in the school year, of what is counted on a peildatum; nil = that of each definition.
  ///   - pipeline: the set-up; nil = that of the last run.
  ///   - metVolgorde: also what each step would be in another order.
  /// - Throws: `NietGevonden`; `Sluitfout`; `Gebruiksfout` for a peildatum outside the school year.
  public func aansluitingen(
    _ schooljaar: Schooljaar, gemeente: String?, opDag: LocalDate?, peildatum: LocalDate?, pipeline: String?,
    metVolgorde: Bool
  ) throws -> String {
    let berekening = try Berekening(data: data, pipeline: pipeline)
    let definities = try berekening.definities(schooljaar, peildatum: peildatum)
    let (bereik, plaats) = try berekening.bereik(gemeente, in: schooljaar)
    return try berekening.register.metMomentopname {
      let partitie = try berekening.partitie(schooljaar, opDag: opDag, definities)
      return try definities.aansluitingen.filter { $0.geldt(partitie) }.map { aansluiting in
        let loop = try aansluiting.loop(partitie, bereik, tellingen: [:])
        return Aansluitingtabel.tekst(
          aansluiting.titel, plaats: plaats, schooljaar: schooljaar, opDag: opDag,
          peildatum: aansluiting.eind.periode.dag(in: schooljaar), eind: aansluiting.eind.titel,
          loop.treden(aansluiting, metVolgorde ? aansluiting.volgorde(partitie, bereik) { _ in } : nil),
          metVolgorde: metVolgorde)
      }.joined(separator: "\n")
    }
  }
}

extension Aansluitingsloop {
  /// Its steps with what they mean, and with what they would be in another order if that is known.
  fileprivate func treden(_ aansluiting: Aansluiting, _ volgorde: Volgorde?) -> [Aansluitingstrede] {
    treden.map { trede in
      let stap = trede.nummer == 0 ? nil : aansluiting.stappen[trede.nummer - 1]
      let verwisseld = volgorde?.treden.first { $0.stap == trede.nummer }
      return Aansluitingstrede(
        stap: trede.nummer, titel: stap?.titel ?? aansluiting.begin.titel,
        uitleg: stap?.uitleg ?? aansluiting.begin.omschrijving, eenheid: trede.stand.eenheid,
        mutatie: trede.mutatie.aantal, stand: trede.stand.waarde, leerlingen: trede.leerlingen.waarde,
        volgorde: verwisseld.map { ($0.eerst, $0.laatst) })
    }
  }
}
