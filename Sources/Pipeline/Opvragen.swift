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
    guard Map.soort(map.register, volgLinks: true) == .bestand else {
      throw NietGevonden("\(data) holds no register; 'sluitend run --data \(data) …' makes one")
    }
  }

  /// Every bridge of a school year, for the region or a gemeente, as tables.
  ///
  /// - Parameters:
  ///   - gemeente: code or name; nil = the region.
  ///   - metVolgorde: also what each step would be in another order.
  /// - Throws: `NietGevonden` for a school year or gemeente that has none.
  public func aansluitingen(_ schooljaar: Schooljaar, gemeente: String?, metVolgorde: Bool) throws -> String {
    guard map.isGepubliceerd else { throw NietGevonden("nothing is published yet") }
    let lezer = try Feitenlezer(map.feiten)
    let jaren = try lezer.schooljaren()
    guard jaren.contains(schooljaar.description) else {
      throw NietGevonden(
        "schooljaar \(schooljaar) is not published; \(jaren.isEmpty ? "nothing is yet" : "there are " + jaren.joined(separator: ", "))"
      )
    }
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
      return try definities.aansluitingen.map { aansluiting in
        let loop = try aansluiting.loop(partitie, bereik, tellingen: [:])
        return Aansluitingtabel.tekst(
          aansluiting.titel, plaats: plaats, schooljaar: schooljaar, opDag: opDag,
          peildatum: aansluiting.eind.periode.dag(in: schooljaar), eind: aansluiting.eind.titel,
          loop.treden(aansluiting, metVolgorde ? aansluiting.volgorde(partitie, bereik) { _ in } : nil),
          metVolgorde: metVolgorde)
      }.joined(separator: "\n")
    }
  }

  /// The rejected rows and the refused files, as tables.
  ///
  /// - Parameters:
  ///   - code: only this one, `R01`–`R09` or `B01`–`B05`; nil = all.
  ///   - levering: only this path; nil = all.
  ///   - opDag: of what had been received by that day, and refused files whose name has no date; nil = of all.
  public func afkeur(code: String?, levering: String?, opDag: LocalDate? = nil) throws -> String {
    let register = try Register(lezen: map.register)
    let bestanden = try register.bestandslijst(opDag: opDag)
    if let levering, !bestanden.contains(where: { $0.pad == levering }) {
      throw NietGevonden(
        "no file \(levering) was ever seen; 'leveringen.csv' lists them all, by path below the inbox")
    }
    var rijen = Teksttabel([
      .init("levering"), .init("rij", rechts: true), .init("code"), .init("veld"), .init("bytes"),
    ])
    var aantal = 0
    var gezien: Set<Afkeurcode> = []
    try register.quarantaine(opDag: opDag) { regel in
      let afkeuring = regel.afkeuring
      guard code == nil || code == afkeuring.code.rawValue, levering == nil || levering == regel.levering
      else { return }
      aantal += 1
      gezien.insert(afkeuring.code)
      rijen.voeg([
        Melder.veilig(regel.levering), String(afkeuring.rij), afkeuring.code.rawValue,
        Melder.veilig(afkeuring.veld ?? ""),
        afkeuring.bytes.map { "\($0.lowerBound)–\($0.upperBound)" } ?? "",
      ])
    }
    var delen: [String] = []
    if aantal > 0 {
      let uitleg = Afkeurcode.allCases.filter(gezien.contains).map {
        "\($0.rawValue)  \($0.betekenis). \($0.watTeDoen)"
      }
      delen.append(rijen.tekst + "\n" + uitleg.joined(separator: "\n") + "\n")
    }
    var weigeringen = Teksttabel([.init("refused file"), .init("code"), .init("why, and what to do")])
    var geweigerd = 0
    for regel in bestanden {
      guard case .geweigerd(let weigering) = regel.uitkomst, code == nil || code == weigering.rawValue,
        levering == nil || levering == regel.pad
      else { continue }
      geweigerd += 1
      weigeringen.voeg([
        Melder.veilig(regel.pad), weigering.rawValue, "\(weigering.betekenis). \(weigering.watTeDoen)",
      ])
    }
    if geweigerd > 0 { delen.append(weigeringen.tekst) }
    delen.append("\(aantal) rejected rows, \(geweigerd) refused files\n")
    return delen.joined(separator: "\n")
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
