import Domain

/// Makes the records of one export: pupils who come back, days in their order, schools and gemeenten that exist.
struct Exportrijen {
  /// How the source numbers its records.
  enum Nummering: CaseIterable {
    case negenCijfers
    case jaarEnVolgnummer
    case voorvoegsel
    case kort
    case schuin
  }

  let record: Recordsoort
  let schooljaar: Schooljaar
  let gemeenten: [Gemeente]
  let tabel: Gemeentetabel
  /// Of the region, by kind.
  let scholen: [Schoolsoort: [Schooltabel.School]]
  let nummering: Nummering
  /// Whether all pupils have a BSN; else some have an onderwijsnummer alone.
  let allenMetBsn: Bool
  /// Whether all pupils have an onderwijsnummer.
  let allenMetOnderwijsnummer: Bool
  private let nummers: Nummerreeks
  private let eersteRang: Int
  private let eersteMelding: Int

  init(
    record: Recordsoort, schooljaar: Schooljaar, gemeenten: [Gemeente], tabel: Gemeentetabel,
    scholen: [Schoolsoort: [Schooltabel.School]], allenMetBsn: Bool, allenMetOnderwijsnummer: Bool,
    seed: UInt64, _ toeval: inout Toeval
  ) {
    self.record = record
    self.schooljaar = schooljaar
    self.gemeenten = gemeenten
    self.tabel = tabel
    self.scholen = scholen
    // The numbers of meldingen are DUO's; each volgsysteem has its own.
    self.nummering =
      record == .melding
      ? (toeval.kans(promille: 800) ? .negenCijfers : .jaarEnVolgnummer)
      : toeval.uit([.jaarEnVolgnummer, .voorvoegsel, .kort, .kort, .schuin])
    self.allenMetBsn = allenMetBsn
    self.allenMetOnderwijsnummer = allenMetOnderwijsnummer
    self.nummers = Nummerreeks(seed: seed)
    self.eersteRang = toeval.onder(200_000)
    self.eersteMelding = toeval.onder(1_000_000)
  }

  /// The pupils of so many records.
  func leerlingen(bij aantal: Int, _ toeval: inout Toeval) -> [Exportleerling] {
    (0..<max(1, aantal * 10 / 16)).map { leerling($0, &toeval) }
  }

  /// Records that began after one day and are known on a later one, in the order in which they were entered.
  ///
  /// - Parameter eerste: how many records the source had before.
  func rijen(
    _ aantal: Int, vanaf eerste: Int = 0, na begin: LocalDate, tot dag: LocalDate,
    _ leerlingen: [Exportleerling], _ toeval: inout Toeval
  ) -> [Exportrij] {
    let dagen = Int(dag.dagnummer - begin.dagnummer)
    let beginnen = (0..<aantal).map { _ in toeval.onder(dagen) }.sorted()
    return beginnen.enumerated().map { plaats, sinds in
      // Low places come more often: some pupils have many records.
      let deel = toeval.onder(leerlingen.count)
      let isVaak = toeval.kans(promille: 300)
      let leerling = leerlingen[isVaak ? deel * deel / leerlingen.count : deel]
      return rij(eerste + plaats, leerling, begin: begin.plus(dagen: sinds), dag, &toeval)
    }
  }

  /// What happened to a record until a later day; nil for nothing.
  func gewijzigd(_ rij: Exportrij, na eerder: LocalDate, tot dag: LocalDate, _ toeval: inout Toeval)
    -> Exportrij?
  {
    guard toeval.kans(promille: 200) else { return nil }
    var nieuw = rij
    nieuw.mutatie = eerder.plus(dagen: 1 + toeval.onder(Int(dag.dagnummer - eerder.dagnummer)))
    nieuw.einde = rij.einde ?? max(rij.begin, nieuw.mutatie.plus(dagen: -toeval.onder(3)))
    sluit(&nieuw, &toeval)
    return nieuw
  }

  // MARK: - One record

  private func rij(
    _ plaats: Int, _ leerling: Exportleerling, begin: LocalDate, _ dag: LocalDate, _ toeval: inout Toeval
  ) -> Exportrij {
    let leeftijd = leerling.geboortedatum.leeftijd(op: begin)
    let soort = record == .melding ? meldingsoort(leeftijd, &toeval) : werkprocessoort(leeftijd, &toeval)
    let melddatum = min(dag, begin.plus(dagen: toeval.kans(promille: 300) ? 0 : toeval.tussen(1...12)))
    let duur =
      ["LRV", "lrv"].contains(soort)
      ? toeval.tussen(28...80) : toeval.onder(24) * (record == .melding ? 1 : 4)
    let einde = begin.plus(dagen: duur)
    let isAf = einde <= dag && toeval.kans(promille: 750)
    let laatste = max(melddatum, isAf ? einde : melddatum)
    let gebrek: Exportrij.Gebrek =
      switch toeval.onder(1000) {
      case ..<9: .foutNummer
      case ..<15: .geenGeboortedatum
      default: .geen
      }
    let melding = Datumstijl.cijfers(
      Int(Nummerreeks.meldingsnummer(eersteMelding + plaats * 3 + toeval.onder(3))), 9)
    var rij = Exportrij(
      leerling: leerling,
      nummer: record == .melding && nummering == .negenCijfers ? melding : nummer(plaats, begin),
      melding: toeval.kans(promille: 700) ? melding : "", soort: soort, begin: begin,
      einde: isAf ? einde : nil, melddatum: melddatum,
      meldtijd: toeval.tussen(7 * 3600...18 * 3600),
      uren: toeval.kans(promille: 700) ? toeval.tussen(1...60) : nil,
      alleLessen: toeval.kans(promille: 800) ? toeval.kans(promille: 300) : nil,
      status: toeval.kans(promille: 500) ? "R" : toeval.kans(promille: 800) ? "B" : "K", reden: "",
      resultaat: "", mutatie: min(dag, laatste.plus(dagen: toeval.onder(6))),
      mutatietijd: toeval.tussen(8 * 3600...18 * 3600), gebrek: gebrek, lot: toeval.onder(1000))
    if toeval.kans(promille: 30) {
      rij.status = "I"
    } else if isAf, toeval.kans(promille: 700) {
      sluit(&rij, &toeval)
    }
    return rij
  }

  private func sluit(_ rij: inout Exportrij, _ toeval: inout Toeval) {
    rij.status = "G"
    let lot = toeval.onder(100)
    rij.reden =
      lot < 15
      ? ""
      : lot < 20
        ? "?"
        : toeval.uit([
          "terug-naar-school", "terug-naar-school", "terug-naar-school", "vrijstelling", "andere-opleiding",
          "werk", "overige-redenen", "overige-redenen", "langdurig-ziek", "legitiem-afwezig",
        ])
    rij.resultaat =
      lot < 10
      ? ""
      : lot < 15
        ? "?"
        : toeval.uit([
          "terug-naar-school", "terug-naar-school", "terug-naar-school", "ingeschreven", "werk", "zorg",
          "zorg",
          "waarschuwing", "waarschuwing", "halt", "proces-verbaal", "verhuisd", "vrijstelling", "overig",
        ])
  }

  private func nummer(_ plaats: Int, _ begin: LocalDate) -> String {
    switch nummering {
    case .negenCijfers: Datumstijl.cijfers(312_000_000 + plaats * 7, 9)
    case .jaarEnVolgnummer: "\(begin.delen.jaar)-\(Datumstijl.cijfers(1200 + plaats, 6))"
    case .voorvoegsel: "P\(Datumstijl.cijfers(40_000 + plaats * 3, 7))"
    case .kort: String(61_000 + plaats * 2)
    case .schuin: "Z/\(begin.delen.jaar % 100)/\(Datumstijl.cijfers(700 + plaats, 6))"
    }
  }

  private func meldingsoort(_ leeftijd: Int, _ toeval: inout Toeval) -> String {
    if leeftijd >= 18 { return toeval.uit(["V4", "V4", "V4", "RMC", "RMC", "O"]) }
    if leeftijd < 12 { return toeval.uit(["L", "L", "L", "V3", "O", "LRV"]) }
    return toeval.uit(["V3", "V3", "V3", "V3", "V3", "V3", "V3", "O", "O", "L", "L", "LRV", "LRV", "V1"])
  }

  private func werkprocessoort(_ leeftijd: Int, _ toeval: inout Toeval) -> String {
    if leeftijd >= 18 {
      return toeval.uit([
        "verzuim18plus", "verzuim18plus", "verzuim18plus", "rmc-vsv", "rmc-vsv", "oud-vsv", "jikp",
      ])
    }
    if leeftijd < 12 {
      return toeval.uit(["luxe", "luxe", "luxe", "signaalverzuim", "absoluut", "vrijstelling", "zorg"])
    }
    return toeval.uit([
      "signaalverzuim", "signaalverzuim", "signaalverzuim", "signaalverzuim", "signaalverzuim", "luxe",
      "luxe",
      "lrv", "lrv", "absoluut", "zorg", "zorg", "vrijstelling",
    ])
  }

  // MARK: - One pupil

  private func leerling(_ plaats: Int, _ toeval: inout Toeval) -> Exportleerling {
    let rang = eersteRang + plaats
    // At the start of the school year five up to and including twenty: then 5–22 years before any begin.
    let jaren = toeval.kans(promille: 250) ? toeval.tussen(5...11) : toeval.tussen(12...20)
    let verjaardag = schooljaar.begin.delen
    let geboren =
      LocalDate(jaar: verjaardag.jaar - jaren, maand: verjaardag.maand, dag: 1) ?? schooljaar.begin
    let soorten: [Schoolsoort] =
      jaren < 12
      ? [.wpo, .wpo, .wpo, .wec] : jaren < 16 ? [.wvo, .wvo, .wvo, .wvo, .wec] : [.web, .web, .wvo]
    let keuze = scholen[toeval.uit(soorten)] ?? scholen.values.flatMap { $0 }.sorted { $0.brin < $1.brin }
    let zonderBsn = !allenMetBsn && toeval.kans(promille: 80)
    let isKort = toeval.kans(promille: 120)
    let metBeide = allenMetOnderwijsnummer || zonderBsn || toeval.kans(promille: 150)
    let klas =
      jaren < 12
      ? "groep \(jaren - 3)"
      : "\(toeval.uit(["1", "2", "3", "4"]))\(toeval.uit(["A", "B", "va", "kb", "mbo"]))"
    let school = toeval.uit(keuze)
    return Exportleerling(
      bsn: zonderBsn ? 0 : isKort ? nummers.kortBsn(rang: rang) : nummers.bsn(rang: rang),
      onderwijsnummer: metBeide ? nummers.onderwijsnummer(rang: rang) : 0,
      geboortedatum: geboren.plus(dagen: -toeval.onder(365)),
      achternaam: toeval.uit(Exportleerling.achternamen),
      voornaam: toeval.uit(Exportleerling.voornamen), relatienummer: 10_000 + plaats * 13,
      gemeente: toeval.uit(gemeenten), school: school,
      schoolgemeente: school.gemeentecode.flatMap { tabel[$0]?.naam } ?? "", klas: klas,
      telefoon: "060000" + Datumstijl.cijfers(toeval.onder(10_000), 4), isMeisje: toeval.kans(promille: 480))
  }
}
