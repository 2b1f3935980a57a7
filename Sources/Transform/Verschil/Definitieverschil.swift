import Domain

extension Verschil {
  /// From one definition to another, on the same data: a step for each clause that differs, then one for gevallen that
  /// are put together otherwise.
  ///
  /// - Parameters:
  ///   - van, naar: of the same bron, eenheid and periode.
  ///   - partitie: with the gevallen of the first definition.
  ///   - gevallen: of the second.
  /// - Throws: `Sluitfout`.
  public static func definities(
    van: Telling, naar: Telling, gevallen: Gevaldefinitie, _ partitie: Partitie, _ bereik: Bereik
  ) throws -> Verschil {
    let andere = partitie.met(gevallen)
    let namen = Self.verschillen(van, naar)
    let zijden = Tweezijdig(van.posten(partitie, bereik), naar.posten(andere, bereik))
    let gevalbit: UInt32 = 1 << UInt32(namen.count)
    let wijzigingen = zijden.wijzigingen { nummer, eraf, erbij in
      guard (eraf == nil) != (erbij == nil), let index = partitie.index(van.bron, nummer) else {
        return gevalbit
      }
      // What is only in the one fails clauses of the other.
      let telling = eraf == nil ? van : naar
      let zicht = Zicht(
        partitie: partitie, bereik: bereik, peildatum: telling.periode.dag(in: partitie.schooljaar))
      let rij = telling.rij(index, partitie)
      return namen.enumerated().reduce(0) { masker, deel in
        // What went over to another number counts only where that is asked for.
        let geldt =
          telling.clausule(deel.element)?.geldt(rij, index, zicht)
          ?? (deel.element != .metOvergezette || !rij.isOvergezet)
        return geldt ? masker : masker | 1 << UInt32(deel.offset)
      }
    }
    let isGeval = van.eenheid == .geval && gevallen != partitie.gevaldefinitie
    return try Verschil(
      van.id == naar.id ? van.id : "\(van.id) → \(naar.id)", partitie.schooljaar, bereik,
      van: Array(zijden.links.values),
      codes: namen.map { "clausule-\($0.rawValue)" } + (isGeval ? ["gevallen"] : []), wijzigingen,
      naar: Array(zijden.rechts.values),
      verwacht: (van.tel(partitie).waarde(bereik), naar.tel(andere).waarde(bereik)))
  }

  /// The names of the clauses that differ, in their order; one that only one of the two has differs too.
  public static func verschillen(_ van: Telling, _ naar: Telling) -> [Clausulenaam] {
    Clausulenaam.allCases.filter { van.clausule($0)?.tekst != naar.clausule($0)?.tekst }
  }
}

extension Telling {
  /// A record as its clauses see it.
  func rij(_ index: Int, _ partitie: Partitie) -> Rij {
    periode.dag(in: partitie.schooljaar).map { partitie.rij(bron, index, op: $0) }
      ?? partitie.rijen(bron)[index]
  }
}
