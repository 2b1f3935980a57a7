import Domain

/// The second evaluator, part two: a clause as plain data, and whether it holds for a record.
///
/// Written from the manual of the clauses alone; it shares no code with Transform. Codes are texts here.
indirect enum TweedeClausule: Equatable, Sendable {
  /// The days of which a clause can ask.
  enum Dag: String, CaseIterable {
    case peildatum
    case begin
    case eenOktober = "1-oktober"
    case volgendeOktober = "volgende-1-oktober"
    case eindeSchooljaar = "einde-schooljaar"
  }

  enum Grens: Equatable, Sendable {
    case tenMinste(Int)
    case meerDan(Int)

    func gehaald(door waarde: Int) -> Bool {
      switch self {
      case .tenMinste(let grens): waarde >= grens
      case .meerDan(let grens): waarde > grens
      }
    }
  }

  struct Duur: Equatable, Sendable {
    enum Maat: String, CaseIterable {
      case dagen
      case weken
      case maanden
    }

    enum ZonderEinde: String, CaseIterable {
      case telt
      case teltNiet = "telt-niet"
      case totTeldag = "tot-teldag"
    }

    let grens: Grens
    let maat: Maat
    let zonderEinde: ZonderEinde
  }

  /// What is asked of the opgaven of the same pupil.
  struct Opgavevraag: Equatable, Sendable {
    let soorten: Set<String>
    /// By name; empty when none is asked for.
    var kenmerk: [String: Set<String>] = [:]
    let op: Dag
    /// In months.
    var terug = 0
  }

  /// How long somebody isn't enrolled.
  struct Afwezigheid: Equatable, Sendable {
    /// Days of the year that don't count, as month and day: 731 for 31 July.
    struct Zomer: Equatable, Sendable {
      let van: Int
      let totEnMet: Int
    }

    let grens: Grens
    let inWeken: Bool
    let zomer: Zomer?
  }

  case soort(Set<String>)
  case status(Set<String>)
  case resultaat(Set<String>)
  case kenmerk([String: Set<String>])
  case leeftijd(op: Dag, vanaf: Int?, totEnMet: Int?)
  case plicht(op: Dag, Set<String>)
  case duur(Duur)
  case lopendBijStatus(Set<String>)
  case lopend(zonderEindeTelt: Bool)
  case uren(Grens, zonderUrenTelt: Bool)
  case gemeente(Set<String>)
  case regio(Set<Int>)
  case schoolsoort(Set<String>)
  case eerste([TweedeClausule])
  case begonnen(Set<String>)
  case bekend(Dag)
  case eenVan([[TweedeClausule]])
  case inSchooljaar
  case inBereik
  case inBereikOpPeildatum
  case melding([TweedeClausule])
  case werkproces([TweedeClausule])
  case metOpgave(Opgavevraag)
  case zonderOpgave(Opgavevraag)
  case nietIngeschreven(Afwezigheid)
  /// Of a telling as a whole: see `TweedeTelling.doetMee`.
  case metOvergezette

  /// The names in the order in which a walk from one definition to another takes them.
  static let namen = [
    "soort", "status", "resultaat", "kenmerk", "leeftijd", "plicht", "duur", "lopend", "uren", "gemeente",
    "regio",
    "schoolsoort", "eerste", "begonnen", "bekend", "een-van", "in-schooljaar", "in-bereik",
    "melding",
    "werkproces", "met-opgave", "zonder-opgave", "niet-ingeschreven", "met-overgezette",
  ]

  var naam: String {
    switch self {
    case .soort: "soort"
    case .status: "status"
    case .resultaat: "resultaat"
    case .kenmerk: "kenmerk"
    case .leeftijd: "leeftijd"
    case .plicht: "plicht"
    case .duur: "duur"
    case .lopendBijStatus, .lopend: "lopend"
    case .uren: "uren"
    case .gemeente: "gemeente"
    case .regio: "regio"
    case .schoolsoort: "schoolsoort"
    case .eerste: "eerste"
    case .begonnen: "begonnen"
    case .bekend: "bekend"
    case .eenVan: "een-van"
    case .inSchooljaar: "in-schooljaar"
    case .inBereik, .inBereikOpPeildatum: "in-bereik"
    case .melding: "melding"
    case .werkproces: "werkproces"
    case .metOpgave: "met-opgave"
    case .zonderOpgave: "zonder-opgave"
    case .nietIngeschreven: "niet-ingeschreven"
    case .metOvergezette: "met-overgezette"
    }
  }

  /// - Parameter leesdag: on which the record's gemeente is read.
  func geldt(_ record: TweedeRecord, _ zicht: TweedeZicht, leesdag: LocalDate) -> Bool {
    switch self {
    case .soort(let codes): codes.contains(record.soort)
    case .status(let codes): record.status.map { codes.contains($0) } ?? false
    case .resultaat(let codes): record.resultaat.map { codes.contains($0) } ?? false
    case .kenmerk(let gevraagd): record.heeft(gevraagd)
    case .leeftijd(let op, let vanaf, let totEnMet):
      zicht.leeftijd(record, op, vanaf: vanaf, totEnMet: totEnMet)
    case .plicht(let op, let soorten):
      zicht.dag(op, record).map { soorten.contains(zicht.plicht(record, $0)) } ?? false
    case .duur(let duur): zicht.duurt(record, duur)
    case .lopendBijStatus(let codes):
      zicht.loopt(record, zonderEinde: record.status.map { codes.contains($0) } ?? false)
    case .lopend(let telt): zicht.loopt(record, zonderEinde: telt)
    case .uren(let grens, let telt): record.uren.map { grens.gehaald(door: $0) } ?? telt
    case .gemeente, .regio, .schoolsoort, .inBereik, .inBereikOpPeildatum: zicht.ligt(record, self, leesdag)
    case .begonnen(let wanneer): wanneer.contains(zicht.begonnen(record))
    case .bekend(let dag): zicht.dag(dag, record).map { record.bekend <= $0 } ?? false
    case .inSchooljaar: zicht.telling.inJaar(record.datum)
    case .eenVan(let groepen):
      groepen.contains { groep in groep.allSatisfy { $0.geldt(record, zicht, leesdag: leesdag) } }
    case .eerste(let binnen): zicht.isEerste(record, binnen)
    case .metOpgave(let vraag): zicht.heeftOpgave(record, vraag)
    case .zonderOpgave(let vraag): !zicht.heeftOpgave(record, vraag)
    case .nietIngeschreven(let hoeLang): zicht.isAfwezig(record, hoeLang)
    case .metOvergezette: true
    case .melding(let binnen):
      zicht.telling.meldingen.contains {
        $0.nummer == record.meldingsnummer && zicht.gelden(binnen, opEigenDag: $0)
      }
    case .werkproces(let binnen):
      zicht.telling.tellendeWerkprocessen.contains {
        $0.meldingsnummer == record.nummer && zicht.gelden(binnen, opEigenDag: $0)
      }
    }
  }
}

extension TweedeRecord {
  /// Of each kenmerk that is named one of the codes.
  func heeft(_ gevraagd: [String: Set<String>]) -> Bool {
    gevraagd.allSatisfy { naam, codes in kenmerken[naam].map { codes.contains($0) } ?? false }
  }
}

/// From where a record is looked at: the school year, what is counted for, and the day if it is one.
struct TweedeZicht {
  let telling: TweedeTelling
  /// Nil for the region.
  let gemeente: Gemeentecode?
  let peildatum: LocalDate?

  init(_ telling: TweedeTelling, _ gemeente: Gemeentecode? = nil, peildatum: LocalDate? = nil) {
    self.telling = telling
    self.gemeente = gemeente
    self.peildatum = peildatum
  }

  func leesdag(_ record: TweedeRecord) -> LocalDate { peildatum ?? record.datum }

  /// Records within `melding`, `werkproces` and `eerste` are read on their own record date, also on a peildatum.
  func gelden(_ clausules: [TweedeClausule], opEigenDag record: TweedeRecord) -> Bool {
    clausules.allSatisfy { $0.geldt(record, self, leesdag: record.datum) }
  }

  func gelden(_ clausules: [TweedeClausule], _ record: TweedeRecord) -> Bool {
    clausules.allSatisfy { $0.geldt(record, self, leesdag: leesdag(record)) }
  }

  /// In what is counted for, as read on that day.
  func inX(_ record: TweedeRecord, _ dag: LocalDate) -> Bool {
    guard let gelezen = telling.telgemeente(record.gemeentecode, dag) else { return false }
    return gemeente == nil || gelezen == gemeente
  }

  func dag(_ dag: TweedeClausule.Dag, _ record: TweedeRecord) -> LocalDate? {
    switch dag {
    case .peildatum: peildatum
    case .begin: record.begin
    case .eenOktober: LocalDate(iso: "\(telling.jaar)-10-01")
    case .volgendeOktober: LocalDate(iso: "\(telling.jaar + 1)-10-01")
    case .eindeSchooljaar: telling.laatsteDag
    }
  }

  // Ages.

  /// Whole years; a child of 29 February is a year older on 1 March in a year without one.
  static func leeftijd(_ geboren: LocalDate, op dag: LocalDate) -> Int {
    let (jaar, maand, dagVanMaand) = geboren.delen
    let nu = dag.delen
    let isGeweest = nu.maand > maand || (nu.maand == maand && nu.dag >= dagVanMaand)
    return nu.jaar - jaar - (isGeweest ? 0 : 1)
  }

  func leeftijd(_ record: TweedeRecord, _ op: TweedeClausule.Dag, vanaf: Int?, totEnMet: Int?) -> Bool {
    guard let dag = dag(op, record) else { return false }
    let jaren = Self.leeftijd(record.geboortedatum, op: dag)
    if let vanaf, jaren < vanaf { return false }
    if let totEnMet, jaren > totEnMet { return false }
    return true
  }

  /// The first day on which someone is so old.
  static func verjaardag(_ geboren: LocalDate, _ jaren: Int) -> LocalDate? {
    let (jaar, maand, dag) = geboren.delen
    return LocalDate(jaar: jaar + jaren, maand: maand, dag: dag)
      ?? LocalDate(jaar: jaar + jaren, maand: 3, dag: 1)
  }

  /// Leerplichtwet 1969, art. 3 and 4a.
  func plicht(_ record: TweedeRecord, _ dag: LocalDate) -> String {
    let geboren = record.geboortedatum
    guard let vijf = Self.verjaardag(geboren, 5), let zestien = Self.verjaardag(geboren, 16),
      let achttien = Self.verjaardag(geboren, 18)
    else { return "" }
    if dag >= achttien { return "18plus" }
    // Still in the month of the fifth birthday, or before it.
    if dag < vijf || dag.maandtekst == vijf.maandtekst { return "nog-niet" }
    return TweedeTelling.beginjaar(dag) <= TweedeTelling.beginjaar(zestien)
      ? "leerplichtig" : "kwalificatieplichtig"
  }

  // Time.

  func duurt(_ record: TweedeRecord, _ duur: TweedeClausule.Duur) -> Bool {
    var einde = record.einde
    if einde == nil {
      switch duur.zonderEinde {
      case .telt: return true
      case .teltNiet: return false
      case .totTeldag: einde = peildatum ?? telling.laatsteDag
      }
    }
    guard let einde, record.begin <= einde || record.einde != nil else { return false }
    let dagen = Int(einde.dagnummer - record.begin.dagnummer) + 1
    switch (duur.maat, duur.grens) {
    case (.dagen, _): return duur.grens.gehaald(door: dagen)
    case (.weken, .tenMinste(let weken)): return dagen >= 7 * weken
    case (.weken, .meerDan(let weken)): return dagen > 7 * weken
    case (.maanden, .tenMinste(let maanden)):
      return einde.plus(dagen: 1) >= Self.plusMaanden(record.begin, maanden)
    case (.maanden, .meerDan(let maanden)):
      return einde.plus(dagen: 1) > Self.plusMaanden(record.begin, maanden)
    }
  }

  /// A day that the month doesn't have becomes its last day.
  static func plusMaanden(_ dag: LocalDate, _ maanden: Int) -> LocalDate {
    var (jaar, maand, dagVanMaand) = dag.delen
    for _ in 0..<maanden {
      maand += 1
      if maand > 12 { (jaar, maand) = (jaar + 1, 1) }
    }
    while dagVanMaand > 28 {
      if let datum = LocalDate(jaar: jaar, maand: maand, dag: dagVanMaand) { return datum }
      dagVanMaand -= 1
    }
    return LocalDate(jaar: jaar, maand: maand, dag: dagVanMaand) ?? dag
  }

  /// A day that the month doesn't have becomes its last day.
  static func minMaanden(_ dag: LocalDate, _ maanden: Int) -> LocalDate {
    var (jaar, maand, dagVanMaand) = dag.delen
    for _ in 0..<maanden {
      maand -= 1
      if maand < 1 { (jaar, maand) = (jaar - 1, 12) }
    }
    return Self.dag(jaar, maand, dagVanMaand) ?? dag
  }

  private static func dag(_ jaar: Int, _ maand: Int, _ dag: Int) -> LocalDate? {
    dag < 1 ? nil : LocalDate(jaar: jaar, maand: maand, dag: dag) ?? Self.dag(jaar, maand, dag - 1)
  }

  func loopt(_ record: TweedeRecord, zonderEinde: Bool) -> Bool {
    guard let peildatum, record.begin <= peildatum else { return false }
    return record.einde.map { $0 >= peildatum } ?? zonderEinde
  }

  func begonnen(_ record: TweedeRecord) -> String {
    let jaar = TweedeTelling.beginjaar(record.begin)
    return jaar < telling.jaar ? "eerder" : jaar == telling.jaar ? "dit-schooljaar" : "later"
  }

  // Places.

  func ligt(_ record: TweedeRecord, _ clausule: TweedeClausule, _ leesdag: LocalDate) -> Bool {
    let gelezen = telling.gelezen(record.gemeentecode, leesdag)
    switch clausule {
    case .gemeente(let codes): return gelezen.map { codes.contains($0.code.description) } ?? false
    case .regio(let regios):
      return gelezen.flatMap { telling.regio($0, leesdag) }.map { regios.contains($0) } ?? false
    case .schoolsoort(let soorten):
      return soorten.contains(telling.schoolsoort(record.brin, record.vestiging))
    case .inBereik: return inX(record, record.datum)
    case .inBereikOpPeildatum: return peildatum.map { inX(record, $0) } ?? false
    default: return false
    }
  }

  // Opgaven of the same pupil.

  /// On that day; with `terug` also on a day of the months that end with it. (Of twelve months that end on 1 October 2022
  /// the first day is 2 October 2021.)
  func heeftOpgave(_ record: TweedeRecord, _ vraag: TweedeClausule.Opgavevraag) -> Bool {
    guard let dag = dag(vraag.op, record) else { return false }
    let vanaf = vraag.terug == 0 ? dag : Self.minMaanden(dag, vraag.terug).plus(dagen: 1)
    return telling.opgaven(van: record.leerling).contains { opgave in
      vraag.soorten.contains(opgave.soort) && opgave.geldt(van: vanaf, totEnMet: dag)
        && opgave.heeft(vraag.kenmerk)
    }
  }

  /// Day by day, from 366 days before the school year on: a day on which somebody lives there, must go to school and does
  /// not, is one more of the time; any other day ends the time.
  func isAfwezig(_ record: TweedeRecord, _ hoeLang: TweedeClausule.Afwezigheid) -> Bool {
    guard let eersteDag = telling.eersteDag, let laatste = peildatum ?? telling.laatsteDag,
      let vijf = Self.verjaardag(record.geboortedatum, 5),
      let achttien = Self.verjaardag(record.geboortedatum, 18)
    else { return false }
    let gedekt = telling.gedekt(van: record.leerling)
    let grens = hoeLang.grens.inDagen(hoeLang.inWeken)
    var geteld = 0
    // Nothing is missed on the days before the stay.
    var dag = max(record.begin, eersteDag.plus(dagen: -366)).plus(dagen: -1)
    while dag < laatste {
      dag = dag.plus(dagen: 1)
      let isInwoner = record.einde.map { dag <= $0 } ?? true
      // From the month after the fifth birthday on; months are texts, of which not too many are made.
      let isVijf = dag > vijf.plus(dagen: 31) || (dag > vijf && dag.maandtekst != vijf.maandtekst)
      let isPlichtig = isVijf && dag < achttien
      guard isInwoner, isPlichtig, !gedekt.contains(where: { $0.geldt(van: dag, totEnMet: dag) })
      else {
        geteld = 0
        continue
      }
      let isZomer = hoeLang.zomer.map { $0.bevat(dag) } ?? false
      if !isZomer { geteld += 1 }
      guard grens.gehaald(door: geteld) else { continue }
      // On a peildatum the time must go on then; of a school year some day that counts will do.
      if peildatum == nil ? dag >= eersteDag && !isZomer : dag == laatste { return true }
    }
    return false
  }

  // Others.

  private func isKandidaat(_ record: TweedeRecord, _ binnen: [TweedeClausule]) -> Bool {
    telling.inJaar(record.datum) && !record.isIngetrokken && !telling.isOvergezet(record)
      && gelden(binnen, opEigenDag: record)
  }

  func isEerste(_ record: TweedeRecord, _ binnen: [TweedeClausule]) -> Bool {
    guard isKandidaat(record, binnen) else { return false }
    return !telling.records(record.bron).contains { ander in
      let isEerder =
        ander.datum < record.datum || (ander.datum == record.datum && ander.plaats < record.plaats)
      return isEerder && ander.leerling == record.leerling && isKandidaat(ander, binnen)
    }
  }
}

extension TweedeClausule.Grens {
  fileprivate func inDagen(_ zijnWeken: Bool) -> Self {
    switch self {
    case .tenMinste(let waarde): .tenMinste(zijnWeken ? 7 * waarde : waarde)
    case .meerDan(let waarde): .meerDan(zijnWeken ? 7 * waarde : waarde)
    }
  }
}

extension TweedeClausule.Afwezigheid.Zomer {
  fileprivate func bevat(_ dag: LocalDate) -> Bool {
    let (_, maand, dagVanMaand) = dag.delen
    return van...totEnMet ~= 100 * maand + dagVanMaand
  }
}
