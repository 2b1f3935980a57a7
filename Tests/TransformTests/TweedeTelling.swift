import Domain

/// The second evaluator, part two: gevallen, tellingen and what lies out of scope, for one school year.
///
/// Written from formats.md, "Counting", alone, slow and obvious: sets and dictionaries over whole records. It shares
/// no code with Transform, so that a mistake there has nowhere to hide.
struct TweedeTelling {
  typealias Gekend = TweedeStand.Gekend

  let stand: TweedeStand
  let gebied: Proefgebied
  /// 2021 for 2021-2022.
  let jaar: Int

  // Days.

  static func beginjaar(_ dag: LocalDate) -> Int {
    let (jaar, maand, _) = dag.delen
    return maand < 8 ? jaar - 1 : jaar
  }

  func inJaar(_ dag: LocalDate) -> Bool { Self.beginjaar(dag) == jaar }

  var peildatum: LocalDate? { LocalDate(iso: "\(jaar)-10-01") }

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

  /// Those in the region on some day of the school year, looked at day by day.
  var gemeenten: [Gemeentecode] {
    guard let eerste = LocalDate(iso: "\(jaar)-08-01"), let laatste = LocalDate(iso: "\(jaar + 1)-07-31")
    else {
      return []
    }
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
  var gevallen: [[Gekend<Melding>]] {
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
        if let laatste, melding.record.begin.dagnummer - laatste.dagnummer <= 28 {
          gevallen[plaats].append(melding)
          continue
        }
      }
      gevallen.append([melding])
    }
    return gevallen
  }

  // Tellingen.

  /// One record as a telling sees it.
  private struct Telbaar {
    let geteld: String
    let gemeente: String
    let schoolsoort: String
  }

  private struct Definitie {
    let id: String
    let eenheid: String
    var soorten: [String]?
    var opPeildatum = false
    var isWerkproces = false
  }

  private static let wettelijk = ["V3", "V4", "LRV"]
  static let vSoorten = ["signaalverzuim", "luxe", "lrv", "verzuim18plus"]

  /// The table of formats.md.
  private static let definities: [Definitie] = [
    .init(id: "verzuim-meldingen", eenheid: "melding"), .init(id: "verzuim-gevallen", eenheid: "geval"),
    .init(id: "verzuim-leerlingen", eenheid: "leerling"),
    .init(id: "verzuim-wettelijk-meldingen", eenheid: "melding", soorten: wettelijk),
    .init(id: "verzuim-wettelijk-leerlingen", eenheid: "leerling", soorten: wettelijk),
    .init(id: "luxe-meldingen", eenheid: "melding", soorten: ["L"]),
    .init(id: "luxe-leerlingen", eenheid: "leerling", soorten: ["L"]),
    .init(
      id: "werkprocessen-verzuim", eenheid: "werkproces", soorten: vSoorten + ["absoluut"], isWerkproces: true
    ),
    .init(
      id: "werkprocessen-verzuim-leerlingen", eenheid: "leerling", soorten: vSoorten + ["absoluut"],
      isWerkproces: true),
    .init(id: "absoluut-werkprocessen", eenheid: "werkproces", soorten: ["absoluut"], isWerkproces: true),
    .init(id: "absoluut-leerlingen", eenheid: "leerling", soorten: ["absoluut"], isWerkproces: true),
    .init(id: "verzuim-lopend-peildatum", eenheid: "leerling", soorten: wettelijk, opPeildatum: true),
  ]

  /// The rows of `feit_telling`, in no order.
  func tellingen() -> [String] {
    let gevallen = self.gevallen
    let codes = gemeenten.map(\.description)
    return Self.definities.flatMap { definitie -> [String] in
      let records = definitie.isWerkproces ? werkprocessen(definitie) : meldingen(definitie, gevallen)
      let periode = definitie.opPeildatum ? "\(jaar)-10-01" : "schooljaar"
      func regel(_ niveau: String, _ gemeente: String, _ soort: String, _ waar: (Telbaar) -> Bool) -> String?
      {
        let aantal = Set(records.filter(waar).map(\.geteld)).count
        if aantal == 0, niveau.hasSuffix("schoolsoort") { return nil }
        return
          "telling \(definitie.id);\(definitie.eenheid);\(periode);\(niveau);\(gemeente);\(soort);\(aantal)"
      }
      let soorten = ["WPO", "WEC", "WVO", "WEB", "onbekend"]
      return [regel("regio", "", "") { _ in true }].compactMap { $0 }
        + codes.compactMap { code in regel("gemeente", code, "") { $0.gemeente == code } }
        + soorten.compactMap { soort in regel("schoolsoort", "", soort) { $0.schoolsoort == soort } }
        + codes.flatMap { code in
          soorten.compactMap { soort in
            regel("gemeente-schoolsoort", code, soort) { $0.gemeente == code && $0.schoolsoort == soort }
          }
        }
    }
  }

  private func meldingen(_ definitie: Definitie, _ gevallen: [[Gekend<Melding>]]) -> [Telbaar] {
    stand.meldingen.compactMap { gekend in
      let melding = gekend.record
      let dag = definitie.opPeildatum ? peildatum : melding.melddatum
      guard let dag, definitie.opPeildatum ? loopt(melding, dag) : inJaar(dag), melding.status.code != "I",
        definitie.soorten?.contains(melding.soort.code) ?? true,
        let gemeente = telgemeente(melding.gemeentecode, dag)
      else { return nil }
      let geteld =
        switch definitie.eenheid {
        case "melding": Beeld.tekst(melding.nummer)
        case "leerling": gekend.leerling
        default:
          Beeld.tekst(
            gevallen.first { $0.contains { $0.record.nummer == melding.nummer } }?.first?.record.nummer)
        }
      return Telbaar(
        geteld: geteld, gemeente: gemeente.description,
        schoolsoort: schoolsoort(melding.brin, melding.vestiging))
    }
  }

  private func loopt(_ melding: Melding, _ dag: LocalDate) -> Bool {
    if dag < melding.begin { return false }
    if let einde = melding.einde { return dag <= einde }
    return melding.status.code == "R" || melding.status.code == "B"
  }

  private func werkprocessen(_ definitie: Definitie) -> [Telbaar] {
    stand.werkprocessen.compactMap { gekend in
      let werkproces = gekend.record
      guard inJaar(werkproces.start), definitie.soorten?.contains(werkproces.soort.code) ?? true,
        let gemeente = telgemeente(werkproces.gemeentecode, werkproces.start)
      else { return nil }
      return Telbaar(
        geteld: definitie.eenheid == "leerling" ? gekend.leerling : Beeld.tekst(werkproces.nummer),
        gemeente: gemeente.description, schoolsoort: schoolsoort(werkproces.brin, nil))
    }
  }

  // Out of scope.

  /// The rows of `buiten_telling`, in no order.
  func buitenTelling() -> [String] {
    var redenen: [String: Int] = [:]
    func buiten(_ record: String, _ code: Gemeentecode, _ dag: LocalDate, ingetrokken: Bool) {
      guard inJaar(dag) else { return }
      if ingetrokken {
        redenen["\(record);ingetrokken", default: 0] += 1
      } else if telgemeente(code, dag) == nil {
        let heeftRegio = gelezen(code, dag).flatMap { regio($0, dag) } != nil
        redenen["\(record);\(heeftRegio ? "andere-regio" : "gemeente-zonder-regio")", default: 0] += 1
      }
    }
    for melding in stand.meldingen.map(\.record) {
      buiten("melding", melding.gemeentecode, melding.melddatum, ingetrokken: melding.status.code == "I")
    }
    for werkproces in stand.werkprocessen.map(\.record) {
      buiten("werkproces", werkproces.gemeentecode, werkproces.start, ingetrokken: false)
    }
    return redenen.map { "buiten \($0.key);\($0.value)" }
  }
}
