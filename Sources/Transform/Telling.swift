import Domain

/// A count as data: of which records, what of them is counted, and when.
public struct Telling: Sendable {
  public enum Periode: Hashable, Sendable {
    /// Records whose record date lies in the school year.
    case schooljaar
    /// Records of whatever date, as they stand on a day of the school year; their gemeente is read on that day.
    case peildatum(maand: Int, dag: Int)

    /// As in the facts: `schooljaar`, or the day (`2021-10-01`).
    public func tekst(in schooljaar: Schooljaar) -> String {
      dag(in: schooljaar)?.description ?? "schooljaar"
    }

    /// As in YAML: `schooljaar`, or `{peildatum: 10-01}`.
    public var tekst: String {
      switch self {
      case .schooljaar: "schooljaar"
      case .peildatum(let maand, let dag): "{peildatum: \(Self.twee(maand))-\(Self.twee(dag))}"
      }
    }

    private static func twee(_ getal: Int) -> String { getal < 10 ? "0\(getal)" : String(getal) }

    /// Nil for the whole school year.
    public func dag(in schooljaar: Schooljaar) -> LocalDate? {
      switch self {
      case .schooljaar: nil
      case .peildatum(let maand, let dag): schooljaar.peildatum(maand: maand, dag: dag)
      }
    }
  }

  public let id: String
  /// In Dutch, as are the next two: the coordinator reads them.
  public let titel: String
  public let omschrijving: String
  /// Law, DUO page or yearbook.
  public let herkomst: String
  /// The school year from which it holds as it is; nil = it is one of the base, and always did.
  public let vanaf: Schooljaar?
  public let bron: Recordsoort
  public let eenheid: Eenheid
  public let periode: Periode
  /// All must hold; none = all records that count.
  public let clausules: [Clausule]

  /// - Parameter clausules: in any order; they are kept in that of `Clausulenaam`, at most one of each name.
  public init(
    id: String, titel: String, omschrijving: String, herkomst: String, vanaf: Schooljaar? = nil,
    bron: Recordsoort, eenheid: Eenheid, periode: Periode, clausules: [Clausule]
  ) {
    self.id = id
    self.titel = titel
    self.omschrijving = omschrijving
    self.herkomst = herkomst
    self.vanaf = vanaf
    self.bron = bron
    self.eenheid = eenheid
    self.periode = periode
    self.clausules = Clausulenaam.allCases.compactMap { naam in clausules.first { $0.naam == naam } }
  }

  /// The same, over another period; a sentence behind its description says so.
  public func met(_ periode: Periode, toelichting: String) -> Telling {
    Telling(
      id: id, titel: titel, omschrijving: "\(omschrijving) \(toelichting)", herkomst: herkomst, vanaf: vanaf,
      bron: bron, eenheid: eenheid, periode: periode, clausules: clausules)
  }

  public func clausule(_ naam: Clausulenaam) -> Clausule? { clausules.first { $0.naam == naam } }

  /// The numbers of the kinds of record that it asks for; nil = it asks for none in particular.
  public var soorten: Set<UInt8>? {
    guard case .soort(let clausule)? = clausule(.soort) else { return nil }
    return clausule.soorten
  }

  /// The fields of a werkproces beside its kind that it asks for, as profiles name them.
  public var gevraagdeVelden: [String] {
    clausules.flatMap { clausule -> [String] in
      switch clausule {
      case .resultaat: [Clausulenaam.resultaat.rawValue]
      case .kenmerk(let kenmerk): kenmerk.codes.keys.map(\.rawValue)
      default: []
      }
    }
  }

  /// Which opgaven must be at hand for its number to mean anything: its own, and those that its clauses ask for.
  public func gevraagdeOpgaven(in schooljaar: Schooljaar) -> [Opgavebehoefte] {
    let dag = periode.dag(in: schooljaar)
    let eigen = bron == .opgave ? [Opgavebehoefte(soorten: soorten, op: dag, in: schooljaar)] : []
    return eigen + clausules.gevraagdeOpgaven(in: schooljaar, peildatum: dag)
  }

  /// What it counts, written in one way, without the words for people: two tellingen that count the same have the same
  /// text. Lines of `key: value`, one for each clause.
  ///
  /// - Parameter gevallen: part of what it counts when it counts gevallen.
  public func definitietekst(_ gevallen: Gevaldefinitie) -> String {
    definitieregels(gevallen).map { "\($0.sleutel): \($0.tekst)" }.joined(separator: "\n")
  }

  /// The same by key or clause.
  public func definitieregels(_ gevallen: Gevaldefinitie) -> [Definitieblad.Regel] {
    var regels: [Definitieblad.Regel] = [
      .init("bron", bron.rawValue), .init("eenheid", eenheid.rawValue), .init("periode", periode.tekst),
    ]
    if eenheid == .geval { regels.append(.init("gevallen", gevallen.tekst)) }
    return regels + clausules.map { .init($0.naam.rawValue, $0.tekst) }
  }

  /// Whether a kind of record has such a unit, over such a period. (Gevallen exist only within a school year.)
  public static func kan(_ eenheid: Eenheid, van bron: Recordsoort, over periode: Periode) -> Bool {
    switch (bron, eenheid) {
    case (.melding, .melding), (.melding, .leerling), (.werkproces, .werkproces), (.werkproces, .leerling),
      (.opgave, .opgave), (.opgave, .leerling):
      true
    case (.melding, .geval): periode == .schooljaar
    default: false
    }
  }
}

/// A number with its unit. Two of different units are never equal, and there is no arithmetic between them.
public enum Telwaarde: Hashable, Sendable {
  case meldingen(Aantal<Meldingen>)
  case gevallen(Aantal<Gevallen>)
  case leerlingen(Aantal<Leerlingen>)
  case werkprocessen(Aantal<Werkprocessen>)
  case opgaven(Aantal<Opgaven>)

  init(_ waarde: Int, _ eenheid: Eenheid) {
    switch eenheid {
    case .melding: self = .meldingen(Aantal(waarde))
    case .geval: self = .gevallen(Aantal(waarde))
    case .leerling: self = .leerlingen(Aantal(waarde))
    case .werkproces: self = .werkprocessen(Aantal(waarde))
    case .opgave: self = .opgaven(Aantal(waarde))
    }
  }

  public var waarde: Int {
    switch self {
    case .meldingen(let aantal): aantal.waarde
    case .gevallen(let aantal): aantal.waarde
    case .leerlingen(let aantal): aantal.waarde
    case .werkprocessen(let aantal): aantal.waarde
    case .opgaven(let aantal): aantal.waarde
    }
  }

  public var eenheid: Eenheid {
    switch self {
    case .meldingen: .melding
    case .gevallen: .geval
    case .leerlingen: .leerling
    case .werkprocessen: .werkproces
    case .opgaven: .opgave
    }
  }
}

/// What a telling comes to. A geval or leerling counts in each group in which one of its records falls: parts may
/// exceed the whole.
public struct Telresultaat: Sendable {
  public struct Groep: Hashable, Sendable {
    public let gemeente: Gemeentecode
    public let schoolsoort: Schoolsoort

    public init(gemeente: Gemeentecode, schoolsoort: Schoolsoort) {
      self.gemeente = gemeente
      self.schoolsoort = schoolsoort
    }
  }

  public let regio: Telwaarde
  /// Only above 0, as are the next two.
  public let gemeenten: [Gemeentecode: Telwaarde]
  public let schoolsoorten: [Schoolsoort: Telwaarde]
  public let groepen: [Groep: Telwaarde]

  public func waarde(_ bereik: Bereik) -> Telwaarde {
    switch bereik {
    case .regio: regio
    case .gemeente(let code): gemeenten[code] ?? Telwaarde(0, regio.eenheid)
    }
  }

  /// As it is published: the region and a gemeente always have a number, a schoolsoort only above 0.
  public func aantal(_ plaats: Telplaats) -> Int? {
    switch plaats {
    case .regio: regio.waarde
    case .gemeente(let code): gemeenten[code]?.waarde ?? 0
    case .schoolsoort(let soort): schoolsoorten[soort]?.waarde
    case .gemeenteSchoolsoort(let code, let soort): groepen[.init(gemeente: code, schoolsoort: soort)]?.waarde
    }
  }
}

extension Telling {
  /// Counts a partition. Pure: the same partition gives the same numbers.
  public func tel(_ partitie: Partitie) -> Telresultaat { tel(partitie) { _ in true } }

  /// Of the records that it counts those of one pupil, who may have had several pseudonyms: the same levels, each as far
  /// as it rests on the pupil.
  public func tel(_ partitie: Partitie, van sleutels: Set<Leerlingsleutel>) -> Telresultaat {
    tel(partitie) { index in sleutels.contains(partitie.record(bron, index).leerling) }
  }

  private func tel(_ partitie: Partitie, waar neemMee: (_ index: Int) -> Bool) -> Telresultaat {
    // One number for each record: what is counted, its gemeente and its schoolsoort. Sorted, the same ones lie
    // together, and each level is counted in one walk.
    var sleutels: [Telsleutel] = []
    kies(partitie, .regio) { index, rij in
      if neemMee(index) { sleutels.append(Telsleutel(geteld: geteld(index, rij, partitie), rij)) }
    }
    sleutels.sort()
    var regio = 0
    var gemeenten: [Gemeentecode: Int] = [:]
    var schoolsoorten: [Schoolsoort: Int] = [:]
    var groepen: [Telresultaat.Groep: Int] = [:]
    var vorige: Telsleutel?
    var gezien: Set<Schoolsoort> = []
    for sleutel in sleutels where sleutel != vorige {
      if sleutel.geteld != vorige?.geteld {
        regio += 1
        gezien.removeAll(keepingCapacity: true)
      }
      if sleutel.geteld != vorige?.geteld || sleutel.gemeente != vorige?.gemeente {
        gemeenten[sleutel.gemeente, default: 0] += 1
      }
      if gezien.insert(sleutel.schoolsoort).inserted { schoolsoorten[sleutel.schoolsoort, default: 0] += 1 }
      groepen[.init(gemeente: sleutel.gemeente, schoolsoort: sleutel.schoolsoort), default: 0] += 1
      vorige = sleutel
    }
    return Telresultaat(
      regio: Telwaarde(regio, eenheid), gemeenten: gemeenten.mapValues { Telwaarde($0, eenheid) },
      schoolsoorten: schoolsoorten.mapValues { Telwaarde($0, eenheid) },
      groepen: groepen.mapValues { Telwaarde($0, eenheid) })
  }

  /// Hands out the records that it counts, with their index, in the order of their numbers.
  func kies(_ partitie: Partitie, _ bereik: Bereik, _ neem: (_ index: Int, _ rij: Rij) -> Void) {
    let dag = periode.dag(in: partitie.schooljaar)
    let zicht = Zicht(partitie: partitie, bereik: bereik, peildatum: dag)
    let metOvergezette = clausule(.metOvergezette) != nil
    for (index, record) in partitie.rijen(bron).enumerated() {
      guard dag != nil || record.schooljaar == partitie.schooljaar else { continue }
      let rij = dag.map { partitie.rij(bron, index, op: $0) } ?? record
      if metOvergezette ? rij.teltMetOvergezette : rij.telt, bereik.bevat(rij.plaats),
        clausules.gelden(rij, index, zicht)
      {
        neem(index, rij)
      }
    }
  }

  /// The indices of the records that it counts, ascending.
  func indices(_ partitie: Partitie, _ bereik: Bereik) -> [Int32] {
    var indices: [Int32] = []
    kies(partitie, bereik) { index, _ in indices.append(Int32(index)) }
    return indices
  }

  /// What is counted of a record: equal numbers are one and the same.
  func geteld(_ index: Int, _ rij: Rij, _ partitie: Partitie) -> Int32 {
    switch eenheid {
    case .melding, .werkproces, .opgave: Int32(index)
    case .geval: partitie.gevallen[index]
    case .leerling: rij.leerling
    }
  }
}

private struct Telsleutel: Comparable {
  let geteld: Int32
  let gemeente: Gemeentecode
  let schoolsoort: Schoolsoort

  /// Of a record that counts: it has a gemeente.
  init(geteld: Int32, _ rij: Rij) {
    self.geteld = geteld
    gemeente = rij.plaats.gemeente ?? Gemeentecode(waarde: 0)
    schoolsoort = rij.schoolsoort
  }

  static func < (a: Self, b: Self) -> Bool {
    (a.geteld, a.gemeente.waarde, a.schoolsoort.rawValue) < (
      b.geteld, b.gemeente.waarde, b.schoolsoort.rawValue
    )
  }
}
