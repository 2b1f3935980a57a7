import Domain

/// All that is needed to count one school year: its records, and of the neighbouring years what belongs to them.
/// Records lie in the order of their numbers, so that an index stands for a number.
public struct Partitie: Sendable {
  public let schooljaar: Schooljaar
  /// Those that belonged to the region on any day of the school year, by code.
  public let gemeenten: [Gemeentecode]
  /// The meldingen of the school year, those that may run on a peildatum, and those on which a werkproces of either
  /// works.
  public let meldingen: [Leerlingrecord<Melding>]
  /// The werkprocessen of the school year, those that may run on a peildatum, and those that work on a melding of either.
  public let werkprocessen: [Leerlingrecord<Werkproces>]
  /// The opgaven that are looked at with the school year: stated for a day of it, and of some time before and behind it.
  public let opgaven: [Leerlingrecord<Opgave>]
  public let meldingrijen: [Rij]
  public let werkprocesrijen: [Rij]
  public let opgaverijen: [Rij]
  public private(set) var gevaldefinitie: Gevaldefinitie
  /// For each melding the index of the first melding of its geval; −1 for those that belong to none.
  public private(set) var gevallen: [Int32]
  /// For each melding the indices of the werkprocessen that work on it.
  let werkprocessenPerMelding: Groepering
  /// For each pupil the indices of the meldingen, of the werkprocessen, and of the opgaven.
  private let meldingenPerLeerling: Groepering
  private let werkprocessenPerLeerling: Groepering
  private let opgavenPerLeerling: Groepering
  private let plaatslezer: Plaatslezer

  /// - Parameters:
  ///   - meldingen, werkprocessen: in the order of their numbers; all of the school year, and all that are begun by a
  ///     peildatum and not ended before it.
  ///   - opgaven: in the order of their numbers.
  ///   - opvolgers: of werkprocessen that went over to another number, under which they are known too: that number.
  public init(
    schooljaar: Schooljaar, regio: Int, gemeenten: Gemeentetabel, scholen: Schooltabel,
    gevallen: Gevaldefinitie, meldingen: [Leerlingrecord<Melding>],
    werkprocessen: [Leerlingrecord<Werkproces>], opgaven: [Leerlingrecord<Opgave>] = [],
    opvolgers: [Recordnummer: Recordnummer] = [:]
  ) {
    self.schooljaar = schooljaar
    self.gemeenten = gemeenten.gemeenten(van: regio, in: schooljaar).map(\.code)
    self.meldingen = meldingen
    self.werkprocessen = werkprocessen
    self.opgaven = opgaven
    let rangen = Leerlingrangen(aantal: meldingen.count + werkprocessen.count + opgaven.count) { neem in
      for melding in meldingen { neem(melding.leerling) }
      for werkproces in werkprocessen { neem(werkproces.leerling) }
      for opgave in opgaven { neem(opgave.leerling) }
    }
    let lezer = Rijbouw(
      plaatslezer: Plaatslezer(regio: regio, gemeenten: gemeenten), scholen: scholen, rangen: rangen)
    plaatslezer = lezer.plaatslezer
    let meldingrijen = meldingen.map { lezer.rij($0) }
    let werkprocesrijen = werkprocessen.map { werkproces in
      var rij = lezer.rij(werkproces, meldingen: meldingen)
      if let opvolger = opvolgers[werkproces.record.nummer] {
        rij.isOvergezet = true
        rij.opvolger = werkprocessen.index(van: opvolger) { $0.record.nummer }.map { Int32($0) } ?? -1
      }
      return rij
    }
    self.meldingrijen = meldingrijen
    self.werkprocesrijen = werkprocesrijen
    let opgaverijen = opgaven.map { lezer.rij($0, in: schooljaar) }
    self.opgaverijen = opgaverijen
    gevaldefinitie = gevallen
    self.gevallen = gevallen.verdeel(meldingen, meldingrijen, schooljaar)
    werkprocessenPerMelding = Groepering(
      werkprocesrijen.map { $0.isOvergezet ? -1 : $0.melding }, groepen: meldingen.count)
    meldingenPerLeerling = Groepering(meldingrijen.map(\.leerling), groepen: rangen.aantal)
    werkprocessenPerLeerling = Groepering(werkprocesrijen.map(\.leerling), groepen: rangen.aantal)
    opgavenPerLeerling = Groepering(opgaverijen.map(\.leerling), groepen: rangen.aantal)
  }

  /// The same records, with other gevallen.
  public func met(_ definitie: Gevaldefinitie) -> Partitie {
    guard definitie != gevaldefinitie else { return self }
    var partitie = self
    partitie.gevaldefinitie = definitie
    partitie.gevallen = definitie.verdeel(meldingen, meldingrijen, schooljaar)
    return partitie
  }

  /// A record as a count on a peildatum sees it: with its gemeente read on that day.
  public func rij(_ bron: Recordsoort, _ index: Int, op peildatum: LocalDate) -> Rij {
    var rij = rijen(bron)[index]
    let code =
      switch bron {
      case .melding: meldingen[index].record.gemeentecode
      case .werkproces: werkprocessen[index].record.gemeentecode
      case .opgave: opgaven[index].record.gemeentecode
      }
    rij.plaats = plaatslezer.plaats(code, op: peildatum)
    return rij
  }

  /// A gemeente as read on a day.
  func plaats(_ code: Gemeentecode, op dag: LocalDate) -> Plaats { plaatslezer.plaats(code, op: dag) }

  /// The indices of all records of a pupil.
  func records(_ bron: Recordsoort, van leerling: Int32) -> ArraySlice<Int32> {
    switch bron {
    case .melding: meldingenPerLeerling[Int(leerling)]
    case .werkproces: werkprocessenPerLeerling[Int(leerling)]
    case .opgave: opgavenPerLeerling[Int(leerling)]
    }
  }

  func rijen(_ bron: Recordsoort) -> [Rij] {
    switch bron {
    case .melding: meldingrijen
    case .werkproces: werkprocesrijen
    case .opgave: opgaverijen
    }
  }

  /// The delivery that brought the current version of a record.
  public func levering(_ bron: Recordsoort, _ index: Int) -> Int32 {
    switch bron {
    case .melding: meldingen[index].levering
    case .werkproces: werkprocessen[index].levering
    case .opgave: opgaven[index].levering
    }
  }

  /// The scopes of a bridge: the gemeenten, and the region.
  public var bereiken: [Bereik] { gemeenten.map { .gemeente($0) } + [.regio] }

  /// The current records of the school year that don't count, by reason; the first reason that holds.
  public func buitenTelling(_ bron: Recordsoort) -> [Buitenreden: Int] {
    rijen(bron).reduce(into: [:]) { uit, rij in
      guard rij.schooljaar == schooljaar, let reden = Buitenreden(rij) else { return }
      uit[reden, default: 0] += 1
    }
  }

  /// The indices of the school year's records that count.
  public func tellende(_ bron: Recordsoort) -> [Int] {
    let rijen = rijen(bron)
    return rijen.indices.filter { rijen[$0].schooljaar == schooljaar && rijen[$0].telt }
  }

  /// A geval over all its meldingen, of whatever gemeente.
  public struct Geval: Sendable {
    /// The index of its first melding.
    public let eerste: Int
    public let begin: LocalDate
    /// The latest known; a missing one counts as the begin.
    public let einde: LocalDate
    public let meldingen: Int
  }

  /// Hands out the gevallen of which some melding counts, by the number of their first melding.
  public func gevallenMetTellendeMelding(_ neem: (Geval) throws -> Void) rethrows {
    var eindes = meldingrijen.map(\.begin)
    var aantallen = [Int32](repeating: 0, count: gevallen.count)
    var telt = [Bool](repeating: false, count: gevallen.count)
    for (i, eerste) in gevallen.enumerated() where eerste >= 0 {
      let (rij, geval) = (meldingrijen[i], Int(eerste))
      eindes[geval] = max(eindes[geval], rij.einde ?? rij.begin)
      aantallen[geval] += 1
      if rij.telt { telt[geval] = true }
    }
    for geval in telt.indices where telt[geval] {
      // Its first melding is the one that begins first.
      try neem(
        Geval(
          eerste: geval, begin: meldingrijen[geval].begin, einde: eindes[geval],
          meldingen: Int(aantallen[geval])))
    }
  }

  /// Conservation: the school year's records are in scope or out of it. What counts is asked of the rows anew.
  public func aantalInSchooljaar(_ bron: Recordsoort) -> (alle: Int, tellend: Int) {
    rijen(bron).reduce(into: (0, 0)) { uit, rij in
      guard rij.schooljaar == schooljaar else { return }
      uit.0 += 1
      if rij.telt { uit.1 += 1 }
    }
  }
}

/// Why a current record of a school year is out of scope.
public enum Buitenreden: String, CaseIterable, Sendable {
  case ingetrokken
  /// Went over to another number, under which it is known too.
  case overgezet
  /// The gemeente, as read, has another region on that day.
  case andereRegio = "andere-regio"
  case gemeenteZonderRegio = "gemeente-zonder-regio"

  /// Nil for a record in scope.
  init?(_ rij: Rij) {
    if rij.status == .ingetrokken {
      self = .ingetrokken
    } else if rij.isOvergezet {
      self = .overgezet
    } else {
      switch rij.plaats.ligging {
      case .inRegio: return nil
      case .andereRegio: self = .andereRegio
      case .zonderRegio: self = .gemeenteZonderRegio
      }
    }
  }
}

/// Pupils by the rank of their pseudonym.
private struct Leerlingrangen {
  private var sleutels: [Leerlingsleutel] = []

  /// - Parameter elk: hands out the pupil of each record, `aantal` of them; the same one often comes again.
  init(aantal: Int, elk: ((Leerlingsleutel) -> Void) -> Void) {
    var alle: [Leerlingsleutel] = []
    alle.reserveCapacity(aantal)
    elk { alle.append($0) }
    alle.sort()
    var uniek = 0
    for i in alle.indices where i == 0 || alle[i] != alle[uniek - 1] {
      alle[uniek] = alle[i]
      uniek += 1
    }
    sleutels = Array(alle[..<uniek])
  }

  var aantal: Int { sleutels.count }

  func rang(_ sleutel: Leerlingsleutel) -> Int32 {
    Int32(sleutels.eersteIndex { $0 >= sleutel })
  }
}

/// Reads a gemeentecode on a day.
private struct Plaatslezer: Sendable {
  let regio: Int
  let gemeenten: Gemeentetabel

  func plaats(_ code: Gemeentecode, op dag: LocalDate) -> Plaats {
    let lezing = gemeenten.lees(code, op: dag)
    return Plaats(
      gemeente: lezing.code, regio: Int16(lezing.regio ?? 0),
      ligging: lezing.regio.map { $0 == regio ? .inRegio : .andereRegio } ?? .zonderRegio)
  }
}

/// Reads a record on the day that counts.
private struct Rijbouw {
  let plaatslezer: Plaatslezer
  let scholen: Schooltabel
  let rangen: Leerlingrangen

  func rij(_ melding: Leerlingrecord<Melding>) -> Rij {
    let record = melding.record
    return Rij(
      leerling: rangen.rang(melding.leerling),
      plaats: plaatslezer.plaats(record.gemeentecode, op: record.melddatum),
      schoolsoort: scholen.schoolsoort(record.brin, record.vestiging), soort: record.soort.rawValue,
      status: record.status, resultaat: nil, kenmerken: Kenmerken(), uren: record.uren,
      geboortedatum: record.geboortedatum,
      begin: record.begin, einde: record.einde, datum: record.melddatum,
      schooljaar: Schooljaar(van: record.melddatum), bekend: melding.bekend)
  }

  func rij(_ werkproces: Leerlingrecord<Werkproces>, meldingen: [Leerlingrecord<Melding>]) -> Rij {
    let record = werkproces.record
    var rij = Rij(
      leerling: rangen.rang(werkproces.leerling),
      plaats: plaatslezer.plaats(record.gemeentecode, op: record.start),
      schoolsoort: scholen.schoolsoort(record.brin, nil), soort: record.soort.rawValue, status: nil,
      resultaat: record.resultaat, kenmerken: record.kenmerken, uren: nil,
      geboortedatum: record.geboortedatum, begin: record.start,
      einde: record.einde, datum: record.start, schooljaar: Schooljaar(van: record.start),
      bekend: werkproces.bekend)
    if let nummer = record.meldingsnummer {
      rij.melding = meldingen.index(van: nummer) { $0.record.nummer }.map { Int32($0) } ?? -1
    }
    return rij
  }

  func rij(_ opgave: Leerlingrecord<Opgave>, in schooljaar: Schooljaar) -> Rij {
    let record = opgave.record
    let datum = record.recorddatum(in: schooljaar)
    return Rij(
      leerling: rangen.rang(opgave.leerling), plaats: plaatslezer.plaats(record.gemeentecode, op: datum),
      schoolsoort: scholen.schoolsoort(record.brin, record.vestiging), soort: record.soort.rawValue,
      status: nil, resultaat: nil, kenmerken: record.kenmerken, uren: nil,
      geboortedatum: record.geboortedatum, begin: record.begin, einde: record.einde, datum: datum,
      schooljaar: Schooljaar(van: datum), bekend: opgave.bekend)
  }
}

extension Array {
  /// The first index from which the condition holds, in an array that is ordered by it; `count` when it never does.
  func eersteIndex(waar: (Element) -> Bool) -> Int {
    var (van, tot) = (0, count)
    while van < tot {
      let midden = van + (tot - van) / 2
      if waar(self[midden]) { tot = midden } else { van = midden + 1 }
    }
    return van
  }

  /// The index of the element with a key, in an array that is ordered by it; nil when there is none.
  func index<Sleutel: Comparable>(van sleutel: Sleutel, _ sleutelVan: (Element) -> Sleutel) -> Int? {
    let i = eersteIndex { sleutelVan($0) >= sleutel }
    return i < count && sleutelVan(self[i]) == sleutel ? i : nil
  }
}

/// Members by group, in two plain arrays.
struct Groepering: Sendable {
  private let begin: [Int32]
  private let leden: [Int32]

  /// - Parameter groepVan: for each member its group; a negative one belongs to none.
  init(_ groepVan: [Int32], groepen: Int) {
    var begin = [Int32](repeating: 0, count: groepen + 1)
    for groep in groepVan where groep >= 0 { begin[Int(groep) + 1] += 1 }
    for i in 0..<groepen { begin[i + 1] += begin[i] }
    var plaats = begin
    var leden = [Int32](repeating: 0, count: Int(begin[groepen]))
    for (lid, groep) in groepVan.enumerated() where groep >= 0 {
      leden[Int(plaats[Int(groep)])] = Int32(lid)
      plaats[Int(groep)] += 1
    }
    self.begin = begin
    self.leden = leden
  }

  subscript(groep: Int) -> ArraySlice<Int32> { leden[Int(begin[groep])..<Int(begin[groep + 1])] }
}
