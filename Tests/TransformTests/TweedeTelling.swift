import Domain

/// The second evaluator, part three: gevallen, tellingen and what lies out of scope, for one school year.
///
/// Written from formats.md, "Counting", alone, slow and obvious: sets and dictionaries over whole records. It shares
/// no code with Transform, so that a mistake there has nowhere to hide.
struct TweedeTelling {
  typealias Gekend = TweedeStand.Gekend

  let stand: TweedeStand
  let gebied: Proefgebied
  /// 2021 for 2021-2022.
  let jaar: Int
  /// Those in the region on some day of the school year.
  private(set) var gemeenten: [Gemeentecode] = []
  /// All opgaven, dated as the school year looks at them, in the order of their numbers.
  private let opgaven: [TweedeRecord]
  /// Those of a pupil that are at hand with the school year.
  private let opgavenVanLeerling: [String: [TweedeRecord]]
  /// Of werkprocessen, by the old ones; those that are known.
  private var nieuweNummers: [String: String] = [:]

  init(stand: TweedeStand, gebied: Proefgebied, jaar: Int) {
    self.stand = stand
    self.gebied = gebied
    self.jaar = jaar
    let bekend = Set((stand.records["werkproces"] ?? []).map(\.nummer))
    for (oud, nieuw) in gebied.migratie where bekend.contains(Beeld.tekst(nieuw)) {
      nieuweNummers[Beeld.tekst(oud)] = Beeld.tekst(nieuw)
    }
    let eersteDag = Self.eersteDag(jaar)
    let alle = stand.records["opgave"] ?? []
    opgaven = alle.map { opgave in eersteDag.map(opgave.inSchooljaar) ?? opgave }
    opgavenVanLeerling = Dictionary(
      grouping: opgaven.filter { Self.isBijDeHand($0, jaar) }, by: \.leerling)
    gemeenten = gemeentenVanHetJaar()
  }

  var meldingen: [TweedeRecord] { records("melding") }
  var werkprocessen: [TweedeRecord] { records("werkproces") }

  /// Of all school years, in the order of their numbers.
  func records(_ bron: String) -> [TweedeRecord] {
    bron == "opgave" ? opgaven : stand.records[bron] ?? []
  }

  /// Those that are at hand: of a day from 366 days before 1 August up to 153 days after 31 July.
  func opgaven(van leerling: String) -> [TweedeRecord] { opgavenVanLeerling[leerling] ?? [] }

  private static func isBijDeHand(_ opgave: TweedeRecord, _ jaar: Int) -> Bool {
    guard let eerste = eersteDag(jaar), let laatste = laatsteDag(jaar) else { return false }
    return opgave.geldt(van: eerste.plus(dagen: -366), totEnMet: laatste.plus(dagen: 153))
  }

  var opgavenBijDeHand: [TweedeRecord] { opgaven.filter { Self.isBijDeHand($0, jaar) } }

  /// What says that a pupil needn't be enrolled on the days of it, or is.
  func gedekt(van leerling: String) -> [TweedeRecord] {
    let besluiten: Set<String> = ["toegekend", "via-duo"]
    return opgaven(van: leerling).filter {
      ["inschrijving", "startkwalificatie"].contains($0.soort)
    }
      + tellendeWerkprocessen.filter {
        $0.leerling == leerling && $0.soort == "vrijstelling" && $0.heeft(["besluit": besluiten])
      }
  }

  // A change of volgsysteem.

  /// The werkproces of the new number, when that is known.
  func opvolger(_ record: TweedeRecord) -> TweedeRecord? {
    guard isOvergezet(record), let nieuw = nieuweNummers[record.nummer] else { return nil }
    return werkprocessen.first { $0.nummer == nieuw }
  }

  /// It counts under its new number alone.
  func isOvergezet(_ record: TweedeRecord) -> Bool {
    record.bron == "werkproces" && nieuweNummers[record.nummer] != nil
  }

  /// Without those that went over.
  var tellendeWerkprocessen: [TweedeRecord] { werkprocessen.filter { !isOvergezet($0) } }

  /// Whether a record may count in a telling: those that went over only where it asks for them.
  func doetMee(_ record: TweedeRecord, _ clausules: [TweedeClausule]) -> Bool {
    !record.isIngetrokken && (!isOvergezet(record) || clausules.contains(.metOvergezette))
  }

  // Days.

  static func beginjaar(_ dag: LocalDate) -> Int {
    let (jaar, maand, _) = dag.delen
    return maand < 8 ? jaar - 1 : jaar
  }

  func inJaar(_ dag: LocalDate) -> Bool { Self.beginjaar(dag) == jaar }

  var eersteDag: LocalDate? { Self.eersteDag(jaar) }
  var laatsteDag: LocalDate? { Self.laatsteDag(jaar) }

  private static func eersteDag(_ jaar: Int) -> LocalDate? { LocalDate(iso: "\(jaar)-08-01") }
  private static func laatsteDag(_ jaar: Int) -> LocalDate? { LocalDate(iso: "\(jaar + 1)-07-31") }

  /// The day of the school year that falls on a month and day.
  func peildatum(_ maandEnDag: String) -> LocalDate? {
    LocalDate(iso: "\(maandEnDag < "08" ? jaar + 1 : jaar)-\(maandEnDag)")
  }

  // Gemeenten.

  /// A code as read on a day. Nil when it had ended by then and nothing came after it, or when nobody knows it.
  func gelezen(_ code: Gemeentecode, _ dag: LocalDate) -> Gemeente? {
    guard let gemeente = gebied.gemeenten.first(where: { $0.code == code }) else { return nil }
    guard let tot = gemeente.geldigTot, tot <= dag else { return gemeente }
    return gemeente.opvolger.flatMap { gelezen($0, dag) }
  }

  func regio(_ gemeente: Gemeente, _ dag: LocalDate) -> Int? {
    // Used before it existed, a code has no region.
    if dag < gemeente.geldigVanaf { return nil }
    if let tot = gemeente.geldigTot, tot <= dag { return nil }
    for periode in gemeente.regioperioden where periode.vanaf <= dag {
      if let tot = periode.tot, tot <= dag { continue }
      return periode.regio
    }
    return nil
  }

  /// The gemeente in which a record counts; nil when it lies outside the region on that day.
  func telgemeente(_ code: Gemeentecode, _ dag: LocalDate) -> Gemeentecode? {
    gelezen(code, dag).flatMap { regio($0, dag) == gebied.regio ? $0.code : nil }
  }

  private func gemeentenVanHetJaar() -> [Gemeentecode] {
    guard let eerste = eersteDag, let laatste = laatsteDag else { return [] }
    return gebied.gemeenten.filter { gemeente in
      // Nothing changes on other days than these.
      let dagen =
        [eerste, gemeente.geldigVanaf, gemeente.geldigTot].compactMap { $0 }
        + gemeente.regioperioden.flatMap { [$0.vanaf, $0.tot].compactMap { $0 } }
      return dagen.contains { $0 >= eerste && $0 <= laatste && regio(gemeente, $0) == gebied.regio }
    }.map(\.code).sorted { $0.description < $1.description }
  }

  // Schools.

  func schoolsoort(_ brin: Brin?, _ vestiging: Vestiging?) -> String {
    let vanBrin = gebied.scholen.filter { $0.brin.description == brin?.description }
    let vanVestiging = Set(vanBrin.filter { $0.vestiging == vestiging }.map(\.schoolsoort.code))
    if vanVestiging.count == 1 { return vanVestiging.first ?? "" }
    let alle = Set(vanBrin.map(\.schoolsoort.code))
    if alle.count == 1 { return alle.first ?? "" }
    guard let laagste = vanBrin.map(\.vestiging.description).min() else { return "onbekend" }
    let daar = vanBrin.filter { $0.vestiging.description == laagste }.map(\.schoolsoort.code)
    return ["WPO", "WEC", "WVO", "WEB"].first { daar.contains($0) } ?? "onbekend"
  }

  // Gevallen.

  /// The meldingen of each geval of the school year, in time; withdrawn ones belong to none.
  func gevallen(_ dagen: Int = TweedeDefinities.gevaldagen) -> [[Gekend<Melding>]] {
    var gevallen: [[Gekend<Melding>]] = []
    let meldingen = stand.meldingen.filter { inJaar($0.record.melddatum) && $0.record.status.code != "I" }
      .sorted { a, b in
        a.record.begin != b.record.begin
          ? a.record.begin < b.record.begin : TweedeStand.eerder(a.record.nummer, b.record.nummer)
      }
    for melding in meldingen {
      let plaats = gevallen.lastIndex {
        $0.first?.leerling == melding.leerling && $0.first?.record.brin == melding.record.brin
      }
      if let plaats {
        let laatste = gevallen[plaats].map { $0.record.einde ?? $0.record.begin }.max()
        if let laatste, melding.record.begin.dagnummer - laatste.dagnummer <= dagen {
          gevallen[plaats].append(melding)
          continue
        }
      }
      gevallen.append([melding])
    }
    return gevallen
  }

  // Tellingen.

  /// What a record that counts is counted as, and where.
  struct Geteld {
    let record: TweedeRecord
    /// The number of a record, the first number of a geval, or a pupil.
    let waarde: String
    let gemeente: Gemeentecode
  }

  /// The records that count, in the order of their numbers.
  func geteld(
    _ definitie: TweedeDefinitie, _ gemeente: Gemeentecode? = nil, dagen: Int = TweedeDefinities.gevaldagen
  ) -> [Geteld] {
    let dag = definitie.peildatum.flatMap(peildatum)
    let zicht = TweedeZicht(self, gemeente, peildatum: dag)
    let gevallen = definitie.eenheid == "geval" ? gevalnamen(dagen) : [:]
    return records(definitie.bron).compactMap { record in
      let leesdag = zicht.leesdag(record)
      guard dag != nil || inJaar(record.datum), doetMee(record, definitie.clausules),
        let plaats = telgemeente(record.gemeentecode, leesdag), gemeente == nil || plaats == gemeente,
        zicht.gelden(definitie.clausules, record)
      else { return nil }
      let waarde =
        switch definitie.eenheid {
        case "leerling": record.leerling
        case "geval": gevallen[record.nummer] ?? ""
        default: record.nummer
        }
      return Geteld(record: record, waarde: waarde, gemeente: plaats)
    }
  }

  /// For each melding the number of the first of its geval.
  private func gevalnamen(_ dagen: Int) -> [String: String] {
    var namen: [String: String] = [:]
    for geval in gevallen(dagen) {
      for melding in geval { namen[Beeld.tekst(melding.record.nummer)] = Beeld.tekst(geval[0].record.nummer) }
    }
    return namen
  }

  /// Numbers by `niveau;gemeentecode;schoolsoort`. The region and all gemeenten are there, the rest above 0.
  func aantallen(_ definitie: TweedeDefinitie) -> [String: Int] {
    var groepen: [String: Set<String>] = ["regio;;": []]
    for code in gemeenten { groepen["gemeente;\(code);"] = [] }
    for telt in geteld(definitie) {
      let soort = schoolsoort(telt.record.brin, telt.record.vestiging)
      groepen["regio;;", default: []].insert(telt.waarde)
      groepen["gemeente;\(telt.gemeente);", default: []].insert(telt.waarde)
      groepen["schoolsoort;;\(soort)", default: []].insert(telt.waarde)
      groepen["gemeente-schoolsoort;\(telt.gemeente);\(soort)", default: []].insert(telt.waarde)
    }
    return groepen.mapValues(\.count)
  }

  /// The rows of `feit_telling`, in no order.
  func tellingen() -> [String] {
    let definities = TweedeDefinities.tellingen(jaar)
    var alle: [String: [String: Int]] = [:]
    for definitie in definities where definitie.verhouding == nil {
      alle[definitie.id] = aantallen(definitie)
    }
    return definities.flatMap { definitie -> [String] in
      guard let verhouding = definitie.verhouding else {
        return regels(definitie, (alle[definitie.id] ?? [:]).mapValues { "\($0)" })
      }
      let teller = alle[verhouding.teller] ?? [:]
      let noemer = alle[verhouding.noemer] ?? [:]
      let waarden = noemer.map { ($0.key, Self.tekst(verhouding, teller[$0.key] ?? 0, $0.value)) }
      return regels(definitie, Dictionary(uniqueKeysWithValues: waarden))
    }
  }

  /// Those of one telling.
  func regels(_ definitie: TweedeDefinitie) -> [String] {
    regels(definitie, aantallen(definitie).mapValues { "\($0)" })
  }

  private func regels(_ definitie: TweedeDefinitie, _ waarden: [String: String]) -> [String] {
    waarden.map { "telling \(definitie.id);\(definitie.eenheid);\(periode(definitie));\($0.key);\($0.value)" }
  }

  func periode(_ definitie: TweedeDefinitie) -> String {
    definitie.peildatum.flatMap(peildatum)?.description ?? "schooljaar"
  }

  /// Rounded half up; empty when there is nothing to divide by.
  static func tekst(_ verhouding: TweedeDefinitie.Verhouding, _ teller: Int, _ noemer: Int) -> String {
    if noemer == 0 { return "" }
    // In units of the last decimal.
    var eenheden = verhouding.maal * teller
    for _ in 0..<verhouding.decimalen { eenheden *= 10 }
    let heel = eenheden / noemer
    let rest = eenheden % noemer
    let cijfers = String(rest * 2 >= noemer ? heel + 1 : heel)
    if verhouding.decimalen == 0 { return cijfers }
    let gevuld = String(repeating: "0", count: max(0, verhouding.decimalen + 1 - cijfers.count)) + cijfers
    return "\(gevuld.dropLast(verhouding.decimalen)).\(gevuld.suffix(verhouding.decimalen))"
  }

  // Weekly checks.

  /// The rows of `feit_weekcontrole`, in no order: each school that made a check, on each day on which any did.
  func weekcontroles() -> [String] {
    let controles = opgaven.filter {
      $0.soort == "overstap" && inJaar($0.begin) && telgemeente($0.gemeentecode, $0.datum) != nil
        && $0.brin != nil
    }
    let dagen = Set(controles.map(\.begin))
    return Set(controles.map { $0.brin?.description ?? "" }).flatMap { brin in
      dagen.map { dag in
        let gezien = controles.filter { $0.brin?.description == brin && $0.begin == dag }
        return "weekcontrole \(brin);\(dag);\(Set(gezien.map(\.leerling)).count)"
      }
    }
  }

  // Out of scope.

  /// The rows of `buiten_telling`, in no order.
  func buitenTelling() -> [String] {
    var redenen: [String: Int] = [:]
    func buiten(
      _ record: String, _ code: Gemeentecode, _ dag: LocalDate, ingetrokken: Bool, overgezet: Bool = false
    ) {
      guard inJaar(dag) else { return }
      if ingetrokken {
        redenen["\(record);ingetrokken", default: 0] += 1
      } else if overgezet {
        redenen["\(record);overgezet", default: 0] += 1
      } else if telgemeente(code, dag) == nil {
        let heeftRegio = gelezen(code, dag).flatMap { regio($0, dag) } != nil
        redenen["\(record);\(heeftRegio ? "andere-regio" : "gemeente-zonder-regio")", default: 0] += 1
      }
    }
    for melding in stand.meldingen.map(\.record) {
      buiten("melding", melding.gemeentecode, melding.melddatum, ingetrokken: melding.status.code == "I")
    }
    for werkproces in werkprocessen {
      buiten(
        "werkproces", werkproces.gemeentecode, werkproces.datum, ingetrokken: false,
        overgezet: isOvergezet(werkproces))
    }
    for opgave in opgaven {
      buiten("opgave", opgave.gemeentecode, opgave.datum, ingetrokken: false)
    }
    return redenen.map { "buiten \($0.key);\($0.value)" }
  }
}
