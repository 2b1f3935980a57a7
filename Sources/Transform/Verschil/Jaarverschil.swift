import Domain

extension Verschil {
  /// The steps from one school year to another.
  public enum Jaarreden: String, Verschilreden, Sendable {
    /// Counted by the definition of the second school year instead of the first one's.
    case andereDefinitie = "andere-definitie"
    /// The pupil counts in the first year only.
    case vertrokken
    /// The pupil counts in one year only, and would in the other, but in another gemeente or region.
    case andereGemeente = "andere-gemeente"
    /// The pupil counts in one year only, and in the other has records here that the telling doesn't count.
    case andereSoort = "andere-soort"
    /// The pupil counts in both years.
    case gebleven
    /// The pupil counts in the second year only.
    case gekomen
  }

  /// One school year, and what the telling counts in it.
  public struct Jaar {
    let telling: Telling
    let partitie: Partitie

    /// - Parameter partitie: with the gevallen, and for the first year the peildata too, of both years' definitions.
    public init(_ telling: Telling, _ partitie: Partitie) {
      self.telling = telling
      self.partitie = partitie
    }
  }

  /// From a telling in one school year to the same telling in another, each by its own definition.
  ///
  /// - Throws: `Sluitfout`.
  public static func jaren(van: Jaar, naar: Jaar, _ bereik: Bereik) throws -> Verschil {
    // The second definition on the first year's data.
    let tussen = Jaar(naar.telling, van.partitie.met(naar.partitie.gevaldefinitie))
    let begin = van.telling.posten(van.partitie, bereik)
    let zijden = Tweezijdig(
      tussen.telling.posten(tussen.partitie, bereik), naar.telling.posten(naar.partitie, bereik))
    let anders = Tweezijdig(begin, Array(zijden.links.values)).wijzigingen { _, _, _ in
      Jaarreden.andereDefinitie.bit
    }
    let toen = Leerlingen(tussen, bereik)
    let nu = Leerlingen(naar, bereik)
    let wijzigingen = zijden.wijzigingen { _, eraf, erbij in
      // A record that is in both years, as something else, is of one pupil: numbers are linked alike.
      guard let leerling = (eraf ?? erbij)?.leerling else { return Jaarreden.gebleven.bit }
      return masker(leerling, toen, nu)
    }
    let eind = naar.telling.tel(naar.partitie).waarde(bereik)
    return try Verschil(
      naar.telling.id, naar.partitie.schooljaar, bereik, van: begin,
      codes: Jaarreden.codes,
      anders + wijzigingen, naar: Array(zijden.rechts.values),
      verwacht: (van.telling.tel(van.partitie).waarde(bereik), eind))
  }

  private static func masker(_ leerling: Leerlingsleutel, _ toen: Leerlingen, _ nu: Leerlingen) -> UInt32 {
    let isToen = toen.geteld.contains(leerling)
    guard isToen != nu.geteld.contains(leerling) else { return Jaarreden.gebleven.bit }
    let ander = isToen ? nu : toen
    let masker =
      (ander.elders.contains(leerling) ? Jaarreden.andereGemeente.bit : 0)
      | (ander.andersHier.contains(leerling) ? Jaarreden.andereSoort.bit : 0)
    return masker == 0 ? (isToen ? Jaarreden.vertrokken.bit : Jaarreden.gekomen.bit) : masker
  }

  /// The pupils of a school year.
  private struct Leerlingen {
    /// Those that count.
    private(set) var geteld: Set<Leerlingsleutel> = []
    /// With a record that the telling would count if it lay here.
    private(set) var elders: Set<Leerlingsleutel> = []
    /// With a record of the school year that lies here, and that the telling doesn't count.
    private(set) var andersHier: Set<Leerlingsleutel> = []

    init(_ jaar: Jaar, _ bereik: Bereik) {
      let (telling, partitie) = (jaar.telling, jaar.partitie)
      let dag = telling.periode.dag(in: partitie.schooljaar)
      let zicht = Zicht(partitie: partitie, bereik: bereik, peildatum: dag)
      for index in partitie.rijen(telling.bron).indices {
        let opRecorddatum = partitie.rijen(telling.bron)[index]
        let rij = telling.rij(index, partitie)
        guard rij.status != .ingetrokken else { continue }
        let inSchooljaar = rij.schooljaar == partitie.schooljaar
        let leerling = partitie.record(telling.bron, index).leerling
        let voldoet = (dag != nil || inSchooljaar) && telling.clausules.gelden(rij, index, zicht)
        if voldoet {
          if bereik.bevat(rij.plaats) { geteld.insert(leerling) } else { elders.insert(leerling) }
        } else if inSchooljaar, bereik.bevat(opRecorddatum.plaats) {
          andersHier.insert(leerling)
        }
      }
    }
  }
}
