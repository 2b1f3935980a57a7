import Domain

/// The second evaluator, part five: the walk from one number to another, change by change.
///
/// Two sides give the records that count, each with what is counted of it and its pupil. What differs is a change; a
/// change has reasons, and is made at the step of the first of them.
struct TweedeVerschil {
  struct Waarde: Hashable {
    let eenheid: String
    let waarde: String
    let leerling: String
  }

  /// By the number of the record.
  typealias Kant = [String: Waarde]

  struct Wijziging {
    let nummer: String
    /// With what it goes off; nil when it didn't count.
    let van: Waarde?
    /// With what it comes on; nil when it doesn't count any more.
    let naar: Waarde?
    let redenen: Set<String>
  }

  /// The codes of the steps, in order.
  let stappen: [String]
  let begin: Kant
  let wijzigingen: [Wijziging]
  /// Counted on its own, not by walking.
  let eind: Kant

  /// The records that are in only one of the sides, or in both otherwise.
  static func verschillend(_ a: Kant, _ b: Kant) -> [(nummer: String, van: Waarde?, naar: Waarde?)] {
    Set(a.keys).union(b.keys).sorted().compactMap { nummer in
      a[nummer] == b[nummer] ? nil : (nummer, a[nummer], b[nummer])
    }
  }

  private func stap(_ wijziging: Wijziging) -> Int? {
    stappen.firstIndex { wijziging.redenen.contains($0) }
  }

  /// Where the walk stands after so many steps.
  func stand(na aantal: Int) -> Kant {
    var stand = begin
    for i in 0..<aantal {
      for wijziging in wijzigingen where stap(wijziging) == i { stand[wijziging.nummer] = wijziging.naar }
    }
    return stand
  }

  /// Every change has a reason, and the walk ends at what is counted on its own.
  var sluit: Bool {
    wijzigingen.allSatisfy { stap($0) != nil } && stand(na: stappen.count) == eind
  }

  static func tekst(_ stand: Kant) -> String {
    let eenheden = Set(stand.values.map { "\($0.eenheid) \($0.waarde)" })
    return "\(eenheden.count);\(stand.count);\(Set(stand.values.map(\.leerling)).count)"
  }

  /// Steps with the numbers after them, and changes with sign, step and reasons.
  ///
  /// A definition that makes no difference is no step: years with one definition have none of that name.
  var regels: [String] {
    let stappen = stappen.filter { code in
      code != "andere-definitie" || wijzigingen.contains { $0.redenen.contains(code) }
    }
    let weg = self.stappen.count - stappen.count
    var regels = ["0;begin;\(Self.tekst(begin))"]
    for (i, code) in stappen.enumerated() {
      let eerst = wijzigingen.filter { $0.redenen.contains(code) }.count
      let laatst = wijzigingen.filter { $0.redenen == [code] }.count
      regels.append("\(i + 1);\(code);\(Self.tekst(stand(na: i + 1 + weg)));\(eerst);\(laatst)")
    }
    for wijziging in wijzigingen {
      let redenen = stappen.filter { wijziging.redenen.contains($0) }.joined(separator: "+")
      func regel(_ teken: String, _ waarde: Waarde) -> String {
        "\(teken);\(wijziging.nummer);\(waarde.waarde);\(waarde.leerling);\(redenen)"
      }
      regels += wijziging.van.map { [regel("-", $0)] } ?? []
      regels += wijziging.naar.map { [regel("+", $0)] } ?? []
    }
    return regels
  }
}

extension TweedeTelling {
  func kant(
    _ definitie: TweedeDefinitie, _ gemeente: Gemeentecode?, dagen: Int = TweedeDefinities.gevaldagen
  ) -> TweedeVerschil.Kant {
    var kant: TweedeVerschil.Kant = [:]
    for telt in geteld(definitie, gemeente, dagen: dagen) {
      kant[telt.record.nummer] = .init(
        eenheid: definitie.eenheid, waarde: telt.waarde, leerling: telt.record.leerling)
    }
    return kant
  }
}

// Definition to definition.

extension TweedeVerschil {
  /// A definition with the days between meldingen of one geval that go with it.
  struct Gedefinieerd {
    let definitie: TweedeDefinitie
    var dagen = TweedeDefinities.gevaldagen
  }

  /// The names of the clauses that only one of the two has, or that differ.
  static func verschillend(_ a: [TweedeClausule], _ b: [TweedeClausule]) -> [String] {
    TweedeClausule.namen.filter { naam in a.first { $0.naam == naam } != b.first { $0.naam == naam } }
  }

  init(
    _ telling: TweedeTelling, _ gemeente: Gemeentecode?, van a: Gedefinieerd, naar b: Gedefinieerd
  ) {
    let clausules = Self.verschillend(a.definitie.clausules, b.definitie.clausules)
    var stappen = clausules.map { "clausule-\($0)" }
    let andereEenheid = a.definitie.eenheid != b.definitie.eenheid
    if andereEenheid { stappen.append("eenheid") }
    if !andereEenheid, a.definitie.eenheid == "geval", a.dagen != b.dagen { stappen.append("gevallen") }

    let begin = telling.kant(a.definitie, gemeente, dagen: a.dagen)
    let eind = telling.kant(b.definitie, gemeente, dagen: b.dagen)
    let zicht = TweedeZicht(telling, gemeente, peildatum: a.definitie.peildatum.flatMap(telling.peildatum))
    func mislukt(_ clausules: [TweedeClausule], _ nummer: String) -> Set<String> {
      guard let record = telling.records(a.definitie.bron).first(where: { $0.nummer == nummer }) else {
        return []
      }
      // What went over fails where it isn't asked for.
      let overgezet = telling.doetMee(record, clausules) ? [] : ["clausule-met-overgezette"]
      return Set(clausules.filter { !zicht.gelden([$0], record) }.map { "clausule-\($0.naam)" } + overgezet)
    }
    self.init(
      stappen: stappen, begin: begin,
      wijzigingen: Self.verschillend(begin, eind).map { nummer, van, naar in
        let redenen: Set<String> =
          if naar == nil {
            mislukt(b.definitie.clausules, nummer)
          } else if van == nil {
            mislukt(a.definitie.clausules, nummer)
          } else {
            [andereEenheid ? "eenheid" : "gevallen"]
          }
        return Wijziging(nummer: nummer, van: van, naar: naar, redenen: redenen)
      }, eind: eind)
  }
}

// Known on one day to known on another.

extension TweedeVerschil {
  /// - Parameters:
  ///   - dag1, dag2: the same school year, as known on two days.
  init(
    _ definitie: TweedeDefinitie, _ gemeente: Gemeentecode?, van dag1: TweedeTelling, naar dag2: TweedeTelling
  ) {
    let begin = dag1.kant(definitie, gemeente)
    let eind = dag2.kant(definitie, gemeente)
    self.init(
      stappen: [
        "later-bekend", "ander-schooljaar", "ingetrokken", "andere-gemeente", "gewijzigd", "gekoppeld",
        "samenhang",
      ],
      begin: begin,
      wijzigingen: Self.verschillend(begin, eind).map { nummer, van, naar in
        var redenen = Self.redenen(nummer, definitie, gemeente, dag1, dag2)
        // What a record is counted as is known where it counts.
        if let van, let naar, van.waarde != naar.waarde { redenen.insert("gekoppeld") }
        if redenen.isEmpty, definitie.clausules.contains(where: \.vraagtPlaats),
          dag1.gemeentecode(definitie.bron, nummer) != dag2.gemeentecode(definitie.bron, nummer)
        {
          // It moved within the scope, and a clause asks where it lies.
          redenen = ["andere-gemeente"]
        }
        if redenen.isEmpty { redenen = ["samenhang"] }
        return Wijziging(nummer: nummer, van: van, naar: naar, redenen: redenen)
      }, eind: eind)
  }

  private static func redenen(
    _ nummer: String, _ definitie: TweedeDefinitie, _ gemeente: Gemeentecode?, _ dag1: TweedeTelling,
    _ dag2: TweedeTelling
  ) -> Set<String> {
    guard let toen = dag1.records(definitie.bron).first(where: { $0.nummer == nummer }),
      let nu = dag2.records(definitie.bron).first(where: { $0.nummer == nummer })
    else { return ["later-bekend"] }
    let peildatum = definitie.peildatum.flatMap(dag1.peildatum)
    let zicht1 = TweedeZicht(dag1, gemeente, peildatum: peildatum)
    let zicht2 = TweedeZicht(dag2, gemeente, peildatum: peildatum)
    var redenen: Set<String> = []
    if dag1.inJaar(toen.datum) != dag2.inJaar(nu.datum) { redenen.insert("ander-schooljaar") }
    if toen.isIngetrokken != nu.isIngetrokken { redenen.insert("ingetrokken") }
    if zicht1.inX(toen, zicht1.leesdag(toen)) != zicht2.inX(nu, zicht2.leesdag(nu)) {
      redenen.insert("andere-gemeente")
    }
    if toen.velden != nu.velden { redenen.insert("gewijzigd") }
    if toen.leerling != nu.leerling { redenen.insert("gekoppeld") }
    return redenen
  }
}

extension TweedeClausule {
  /// Whether it asks where the record itself lies.
  fileprivate var vraagtPlaats: Bool {
    switch self {
    case .gemeente, .regio, .inBereik, .inBereikOpPeildatum: true
    case .eenVan(let groepen): groepen.joined().contains(where: \.vraagtPlaats)
    case .eerste(let binnen): binnen.contains(where: \.vraagtPlaats)
    default: false
    }
  }
}

extension TweedeTelling {
  fileprivate func gemeentecode(_ bron: String, _ nummer: String) -> Gemeentecode? {
    records(bron).first { $0.nummer == nummer }?.gemeentecode
  }
}

// One school year to another.

extension TweedeVerschil {
  /// - Parameters:
  ///   - a, b: the telling by the definition of each year.
  init(
    _ gemeente: Gemeentecode?, van t: TweedeTelling, _ a: Gedefinieerd, naar u: TweedeTelling,
    _ b: Gedefinieerd
  ) {
    let begin = t.kant(a.definitie, gemeente, dagen: a.dagen)
    let alsInU = t.kant(b.definitie, gemeente, dagen: b.dagen)
    let eind = u.kant(b.definitie, gemeente, dagen: b.dagen)
    var stappen = ["vertrokken", "andere-gemeente", "andere-soort", "gebleven", "gekomen"]
    var wijzigingen: [Wijziging] = []
    if Self.isAnders(a, b) {
      stappen.insert("andere-definitie", at: 0)
      wijzigingen = Self.verschillend(begin, alsInU).map {
        Wijziging(nummer: $0, van: $1, naar: $2, redenen: ["andere-definitie"])
      }
    }
    let inT = Set(alsInU.values.map(\.leerling))
    let inU = Set(eind.values.map(\.leerling))
    func redenen(_ leerling: String) -> Set<String> {
      switch (inT.contains(leerling), inU.contains(leerling)) {
      case (true, true): return ["gebleven"]
      case (true, false):
        let elders = u.elders(leerling, b.definitie, gemeente)
        return elders.isEmpty ? ["vertrokken"] : elders
      default:
        let elders = t.elders(leerling, b.definitie, gemeente)
        return elders.isEmpty ? ["gekomen"] : elders
      }
    }
    wijzigingen += Self.verschillend(alsInU, eind).map { nummer, van, naar in
      Wijziging(nummer: nummer, van: van, naar: naar, redenen: redenen((van ?? naar)?.leerling ?? ""))
    }
    self.init(stappen: stappen, begin: begin, wijzigingen: wijzigingen, eind: eind)
  }

  /// Whether two years count by other rules; since when they do, and what it is called, is no rule.
  private static func isAnders(_ a: Gedefinieerd, _ b: Gedefinieerd) -> Bool {
    var zelfde = a.definitie
    zelfde.vanaf = b.definitie.vanaf
    return zelfde != b.definitie || (a.definitie.eenheid == "geval" && a.dagen != b.dagen)
  }
}

extension TweedeTelling {
  /// Of a pupil that doesn't count for X in this year: whether it meets the telling elsewhere, and whether it has a
  /// record of the year in X that doesn't meet it.
  fileprivate func elders(
    _ leerling: String, _ definitie: TweedeDefinitie, _ gemeente: Gemeentecode?
  ) -> Set<String> {
    let dag = definitie.peildatum.flatMap(peildatum)
    let zicht = TweedeZicht(self, gemeente, peildatum: dag)
    var redenen: Set<String> = []
    for record in records(definitie.bron)
    where record.leerling == leerling && doetMee(record, definitie.clausules) {
      let isVanDitJaar = inJaar(record.datum)
      let voldoet = (dag != nil || isVanDitJaar) && zicht.gelden(definitie.clausules, record)
      if voldoet && !zicht.inX(record, zicht.leesdag(record)) { redenen.insert("andere-gemeente") }
      // Also for a count on a peildatum: a record of the year lies where it lay on its own date.
      if !voldoet && isVanDitJaar && zicht.inX(record, record.datum) { redenen.insert("andere-soort") }
    }
    return redenen
  }
}

// The region to the sum of its gemeenten.

extension TweedeVerschil {
  /// In each gemeente but the one with the lowest code, what is counted counts once more.
  init(overGemeenten definitie: TweedeDefinitie, _ telling: TweedeTelling) {
    let begin = telling.kant(definitie, nil)
    let alle = telling.geteld(definitie)
    let gepubliceerd = alle.filter { telling.gemeenten.contains($0.gemeente) }
    var laagste: [String: Gemeentecode] = [:]
    for telt in gepubliceerd {
      laagste[telt.waarde] = min(laagste[telt.waarde] ?? telt.gemeente, telt.gemeente)
    }
    var eind: Kant = [:]
    for telt in gepubliceerd {
      let isThuis = telt.gemeente == laagste[telt.waarde]
      eind[telt.record.nummer] = Waarde(
        eenheid: definitie.eenheid, waarde: isThuis ? telt.waarde : "\(telt.waarde) in \(telt.gemeente)",
        leerling: telt.record.leerling)
    }
    self.init(
      stappen: ["in-meer-gemeenten", "in-geen-gemeente"], begin: begin,
      wijzigingen: Self.verschillend(begin, eind).map { nummer, van, naar in
        Wijziging(
          nummer: nummer, van: van, naar: naar,
          redenen: [naar == nil ? "in-geen-gemeente" : "in-meer-gemeenten"])
      }, eind: eind)
  }
}

extension TweedeTelling {
  /// The sum of the published numbers of the gemeenten.
  func som(_ definitie: TweedeDefinitie) -> Int {
    gemeenten.map { code in Set(geteld(definitie, code).map(\.waarde)).count }.reduce(0, +)
  }
}
