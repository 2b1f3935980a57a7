import Domain

/// The second evaluator, part four: the bridges from the volgsysteem to DUO, `verzuim-volgsysteem-duo` and, with
/// another end, `verzuim-volgsysteem-duo-peildatum`, step by step as they are described.
struct TweedeAansluiting {
  typealias Gekend = TweedeStand.Gekend

  private let telling: TweedeTelling
  /// Nil for the region.
  private let gemeente: Gemeentecode?
  private let opPeildatum: Bool
  private(set) var regels: [String] = []
  private var stap = 0

  init(_ telling: TweedeTelling, _ gemeente: Gemeentecode?, opPeildatum: Bool) {
    self.telling = telling
    self.gemeente = gemeente
    self.opPeildatum = opPeildatum
    loop()
  }

  private var id: String { opPeildatum ? "verzuim-volgsysteem-duo-peildatum" : "verzuim-volgsysteem-duo" }

  private func inX(_ code: Gemeentecode, _ dag: LocalDate) -> Bool {
    guard let gelezen = telling.telgemeente(code, dag) else { return false }
    return gemeente == nil || gelezen == gemeente
  }

  private func inX(_ melding: Gekend<Melding>) -> Bool {
    inX(melding.record.gemeentecode, melding.record.melddatum)
  }

  private func inX(_ werkproces: Gekend<Werkproces>) -> Bool {
    inX(werkproces.record.gemeentecode, werkproces.record.start)
  }

  /// Those that went over count under their new numbers alone.
  private var werkprocessen: [Gekend<Werkproces>] {
    zip(telling.stand.werkprocessen, telling.werkprocessen).filter { !telling.isOvergezet($1) }.map(\.0)
  }

  private func isV(_ werkproces: Gekend<Werkproces>) -> Bool {
    TweedeDefinities.vSoorten.contains(werkproces.record.soort.code)
  }

  private func melding(van werkproces: Gekend<Werkproces>) -> Gekend<Melding>? {
    telling.stand.meldingen.first { $0.record.nummer == werkproces.record.meldingsnummer }
  }

  private mutating func loop() {
    // 0. werkprocessen-verzuim of X.
    let alle = self.werkprocessen
    var werkprocessen = alle.filter {
      telling.inJaar($0.record.start) && inX($0)
        && ($0.record.soort.code == "absoluut" || isV($0))
    }
    schrijf("begin", "+", werkprocessen, stand: werkprocessen)

    func haalAf(_ code: String, _ waar: (Gekend<Werkproces>) -> Bool) {
      let weg = werkprocessen.filter(waar)
      werkprocessen.removeAll(where: waar)
      schrijf(code, "-", weg, stand: werkprocessen)
    }
    haalAf("absoluut-verzuim") { $0.record.soort.code == "absoluut" }
    haalAf("zonder-duo-melding") { melding(van: $0) == nil }
    haalAf("melding-ingetrokken") { melding(van: $0)?.record.status.code == "I" }
    haalAf("melding-in-ander-schooljaar") { werkproces in
      melding(van: werkproces).map { !telling.inJaar($0.record.melddatum) } ?? false
    }
    haalAf("melding-in-andere-gemeente") { werkproces in melding(van: werkproces).map { !inX($0) } ?? false }

    // 6. Collapse to distinct meldingen: the werkproces with the lowest number stays for each.
    var verbonden: Set<String> = []
    var dubbel: [Gekend<Werkproces>] = []
    for werkproces in werkprocessen {
      if !verbonden.insert(Beeld.tekst(werkproces.record.meldingsnummer)).inserted {
        dubbel.append(werkproces)
      }
    }
    var meldingen = telling.stand.meldingen.filter { verbonden.contains(Beeld.tekst($0.record.nummer)) }
    let regels6 = dubbel.map(regel)
    schrijf(
      "meer-werkprocessen-per-melding", "-", regels6, eenheid: "melding", stand: meldingen.count, meldingen)

    // 7-9. What DUO has besides.
    let vanX = telling.stand.meldingen.filter {
      telling.inJaar($0.record.melddatum) && $0.record.status.code != "I" && inX($0)
    }
    func vWerkprocessen(_ melding: Gekend<Melding>) -> [Gekend<Werkproces>] {
      alle.filter {
        $0.record.meldingsnummer == melding.record.nummer && isV($0)
      }
    }
    func vulAan(_ code: String, _ waar: (Gekend<Melding>) -> Bool) {
      let erin = Set(meldingen.map { Beeld.tekst($0.record.nummer) })
      let nieuw = vanX.filter { !erin.contains(Beeld.tekst($0.record.nummer)) && waar($0) }
      meldingen += nieuw
      schrijf(code, "+", nieuw.map(regel), eenheid: "melding", stand: meldingen.count, meldingen)
    }
    vulAan("werkproces-in-ander-schooljaar") { vWerkprocessen($0).contains { inX($0) } }
    vulAan("werkproces-in-andere-gemeente") { vWerkprocessen($0).contains { !inX($0) } }
    vulAan("alleen-bij-duo") { _ in true }

    // 10. Wettelijk only.
    laatGaan("niet-wettelijk", &meldingen) { !TweedeDefinities.wettelijk.contains($0.record.soort.code) }
    if opPeildatum { naarPeildatum(&meldingen) }

    // Distinct leerlingen: the melding with the lowest number stays for each.
    var leerlingen: Set<String> = []
    let herhaald = meldingen.opNummer.filter { !leerlingen.insert($0.leerling).inserted }
    schrijf(
      "herhaalmeldingen", "-", herhaald.map(regel), eenheid: "leerling", stand: leerlingen.count, meldingen)
  }

  private mutating func laatGaan(
    _ code: String, _ meldingen: inout [Gekend<Melding>], _ waar: (Gekend<Melding>) -> Bool
  ) {
    let weg = meldingen.filter(waar).opNummer
    meldingen.removeAll(where: waar)
    schrijf(code, "-", weg.map(regel), eenheid: "melding", stand: meldingen.count, meldingen)
  }

  /// 11-14. From the meldingen of the school year to those that run on 1 October.
  private mutating func naarPeildatum(_ meldingen: inout [Gekend<Melding>]) {
    guard let peildatum = telling.peildatum("10-01") else { return }
    let (telling, gemeente) = (telling, gemeente)
    func inXToen(_ melding: Gekend<Melding>) -> Bool {
      let gelezen = telling.telgemeente(melding.record.gemeentecode, peildatum)
      return gelezen != nil && (gemeente == nil || gelezen == gemeente)
    }
    func loopt(_ melding: Gekend<Melding>) -> Bool {
      if peildatum < melding.record.begin { return false }
      if let einde = melding.record.einde { return peildatum <= einde }
      return ["R", "B"].contains(melding.record.status.code)
    }
    laatGaan("niet-lopend-op-peildatum", &meldingen) { !loopt($0) }
    laatGaan("andere-gemeente-op-peildatum", &meldingen) { !inXToen($0) }

    let lopend = telling.stand.meldingen.filter {
      $0.record.status.code != "I" && TweedeDefinities.wettelijk.contains($0.record.soort.code) && loopt($0)
        && inXToen($0)
    }
    for (code, ditJaar) in [("gemeente-veranderd", true), ("melddatum-in-ander-schooljaar", false)] {
      let erin = Set(meldingen.map { Beeld.tekst($0.record.nummer) })
      let nieuw = lopend.filter {
        telling.inJaar($0.record.melddatum) == ditJaar && !erin.contains(Beeld.tekst($0.record.nummer))
      }
      meldingen += nieuw
      schrijf(code, "+", nieuw.map(regel), eenheid: "melding", stand: meldingen.count, meldingen)
    }
  }

  // Lines as of the two files of a bridge.

  private func regel(_ werkproces: Gekend<Werkproces>) -> String {
    let melding = werkproces.record.meldingsnummer.map { Beeld.tekst($0) } ?? ""
    return "\(Beeld.tekst(werkproces.record.nummer));\(melding);\(werkproces.leerling)"
  }

  private func regel(_ melding: Gekend<Melding>) -> String {
    ";\(Beeld.tekst(melding.record.nummer));\(melding.leerling)"
  }

  private mutating func schrijf(
    _ code: String, _ teken: String, _ mutatie: [Gekend<Werkproces>], stand: [Gekend<Werkproces>]
  ) {
    let leerlingen = Set(stand.map(\.leerling)).count
    schrijf(
      code, teken, mutatie.map(regel), eenheid: "werkproces", stand: stand.count, leerlingen: leerlingen)
  }

  private mutating func schrijf(
    _ code: String, _ teken: String, _ mutatie: [String], eenheid: String, stand: Int,
    _ meldingen: [Gekend<Melding>]
  ) {
    let leerlingen = Set(meldingen.map(\.leerling)).count
    schrijf(code, teken, mutatie, eenheid: eenheid, stand: stand, leerlingen: leerlingen)
  }

  private mutating func schrijf(
    _ code: String, _ teken: String, _ mutatie: [String], eenheid: String, stand: Int, leerlingen: Int
  ) {
    let plaats = gemeente.map { "gemeente;\($0)" } ?? "regio;"
    let aantal = teken == "+" ? mutatie.count : -mutatie.count
    regels.append("aansluiting \(id);\(plaats);\(stap);\(code);\(eenheid);\(aantal);\(stand);\(leerlingen)")
    // Their place among each other counts: the file is in order.
    regels += mutatie.enumerated().map { "regel \(id);\(plaats);\(stap);\($0 + 1);\(teken);\($1)" }
    stap += 1
  }
}

/// The bridge from what RMC counts to the list of DUO, `rmc-duo-vsv`, step by step as it is described. From the first
/// step on pupils are counted, and for each stands one record: that with the lowest number.
struct TweedeVsvAansluiting {
  private let telling: TweedeTelling
  private let zicht: TweedeZicht
  private(set) var regels: [String] = []
  private var stap = 0

  init(_ telling: TweedeTelling, _ gemeente: Gemeentecode?) {
    self.telling = telling
    zicht = TweedeZicht(telling, gemeente)
    // Without a list of DUO for the school year there is nothing to walk to; and without start population and enrolments of the
    // days of which its steps ask, nothing to explain it by.
    let heeftLijst = telling.records("opgave").contains { $0.soort == "vsv" && telling.inJaar($0.datum) }
    if heeftLijst, isEr("startpopulatie", op: "\(telling.jaar)-10-01"),
      isEr("inschrijving", op: "\(telling.jaar + 1)-10-01")
    {
      loop()
    }
  }

  private func isEr(_ soort: String, op dag: String) -> Bool {
    guard let dag = LocalDate(iso: dag) else { return false }
    return telling.records("opgave").contains { $0.soort == soort && $0.geldt(van: dag, totEnMet: dag) }
  }

  private func inX(_ record: TweedeRecord) -> Bool {
    telling.inJaar(record.datum) && zicht.inX(record, record.datum)
  }

  private mutating func loop() {
    // 0. vsv-werkprocessen of X.
    var jongeren = telling.tellendeWerkprocessen.filter { $0.soort == "rmc-vsv" && inX($0) }
    schrijf("begin", "+", jongeren, eenheid: "werkproces", jongeren)

    // 1. Of a pupil the werkproces with the lowest number stays.
    var gezien: Set<String> = []
    let herhaald = jongeren.filter { !gezien.insert($0.leerling).inserted }
    jongeren.removeAll { weg in herhaald.contains { $0.nummer == weg.nummer } }
    schrijf("meer-meldingen-per-leerling", "-", herhaald, jongeren)

    let telling = telling
    func haalAf(_ code: String, _ waar: (TweedeRecord) -> Bool) {
      let weg = jongeren.filter(waar)
      jongeren.removeAll(where: waar)
      schrijf(code, "-", weg, jongeren)
    }
    func opgaven(_ soort: String, _ jongere: TweedeRecord, op dag: String) -> [TweedeRecord] {
      guard let dag = LocalDate(iso: dag) else { return [] }
      return telling.opgaven(van: jongere.leerling).filter {
        $0.soort == soort && $0.geldt(van: dag, totEnMet: dag)
      }
    }
    let (oktober, volgende) = ("\(telling.jaar)-10-01", "\(telling.jaar + 1)-10-01")
    haalAf("niet-in-startpopulatie") { opgaven("startpopulatie", $0, op: oktober).isEmpty }
    haalAf("startkwalificatie") { !opgaven("startkwalificatie", $0, op: volgende).isEmpty }
    haalAf("weer-ingeschreven") { !opgaven("inschrijving", $0, op: volgende).isEmpty }
    haalAf("in-andere-gemeente") {
      !opgaven("startpopulatie", $0, op: oktober).contains { inX($0) }
    }

    // 6-7. The records of DUO's list stand for the pupils from here on.
    var opLijst: [TweedeRecord] = []
    for opgave in telling.records("opgave") where opgave.soort == "vsv" && inX(opgave) {
      if !opLijst.contains(where: { $0.leerling == opgave.leerling }) { opLijst.append(opgave) }
    }
    haalAf("niet-op-lijst-duo") { jongere in !opLijst.contains { $0.leerling == jongere.leerling } }
    let alleenBijDuo = opLijst.filter { opgave in
      !jongeren.contains { $0.leerling == opgave.leerling }
    }
    schrijf("alleen-bij-duo", "+", alleenBijDuo, opLijst)
  }

  private func regel(_ record: TweedeRecord) -> String {
    record.bron == "opgave"
      ? ";;\(record.leerling);\(record.nummer)"
      : "\(record.nummer);\(record.meldingsnummer ?? "");\(record.leerling)"
  }

  private mutating func schrijf(
    _ code: String, _ teken: String, _ mutatie: [TweedeRecord], eenheid: String = "leerling",
    _ stand: [TweedeRecord]
  ) {
    let plaats = "rmc-duo-vsv;" + (zicht.gemeente.map { "gemeente;\($0)" } ?? "regio;")
    let aantal = teken == "+" ? mutatie.count : -mutatie.count
    let leerlingen = Set(stand.map(\.leerling)).count
    regels.append(
      "aansluiting \(plaats);\(stap);\(code);\(eenheid);\(aantal);\(stand.count);\(leerlingen)")
    regels += mutatie.enumerated().map { "regel \(plaats);\(stap);\($0 + 1);\(teken);\(regel($1))" }
    stap += 1
  }
}

/// The bridge from all that two volgsystemen delivered to each process once, `volgsysteem-migratie`, in a school year of
/// which some werkproces went over.
struct TweedeMigratieAansluiting {
  private let plaats: String
  private(set) var regels: [String] = []
  private var stap = 0

  init(_ telling: TweedeTelling, _ gemeente: Gemeentecode?) {
    plaats = "volgsysteem-migratie;" + (gemeente.map { "gemeente;\($0)" } ?? "regio;")
    guard telling.werkprocessen.contains(where: { telling.inJaar($0.datum) && telling.isOvergezet($0) })
    else { return }
    let zicht = TweedeZicht(telling, gemeente)
    func hoortHier(_ record: TweedeRecord) -> Bool {
      telling.inJaar(record.datum) && zicht.inX(record, record.datum)
        && TweedeDefinities.vSoorten.union(["absoluut"]).contains(record.soort)
    }
    let begin = telling.werkprocessen.filter(hoortHier)
    schrijf("begin", "+", begin, begin)
    let inBeide = begin.filter { telling.opvolger($0).map(hoortHier) ?? false }
    let zonderBeide = begin.filter { !(telling.opvolger($0).map(hoortHier) ?? false) }
    schrijf("in-beide-systemen", "-", inBeide, zonderBeide)
    schrijf(
      "anders-in-nieuw-systeem", "-", zonderBeide.filter(telling.isOvergezet),
      zonderBeide.filter { !telling.isOvergezet($0) })
  }

  private mutating func schrijf(
    _ code: String, _ teken: String, _ mutatie: [TweedeRecord], _ stand: [TweedeRecord]
  ) {
    let aantal = teken == "+" ? mutatie.count : -mutatie.count
    let leerlingen = Set(stand.map(\.leerling)).count
    regels.append("aansluiting \(plaats);\(stap);\(code);werkproces;\(aantal);\(stand.count);\(leerlingen)")
    regels += mutatie.enumerated().map { i, record in
      let regel = "\(record.nummer);\(record.meldingsnummer ?? "");\(record.leerling)"
      return "regel \(plaats);\(stap);\(i + 1);\(teken);\(regel)"
    }
    stap += 1
  }
}

extension [TweedeStand.Gekend<Melding>] {
  fileprivate var opNummer: Self { sorted { TweedeStand.eerder($0.record.nummer, $1.record.nummer) } }
}
