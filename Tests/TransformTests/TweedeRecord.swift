import Domain

/// A record as the second evaluator's clauses and walks ask of it, of whichever kind it is.
struct TweedeRecord {
  /// `melding`, `werkproces` or `opgave`.
  let bron: String
  let nummer: String
  /// Its place among those of its kind, in the order of their numbers.
  let plaats: Int
  let leerling: String
  /// The earliest date of receipt of a delivery that brought some version of it.
  let bekend: LocalDate
  let geboortedatum: LocalDate
  let gemeentecode: Gemeentecode
  let soort: String
  /// Nil for what isn't a melding.
  let status: String?
  /// Nil for a werkproces without one, and for what isn't a werkproces.
  let resultaat: String?
  /// By name; empty for a melding.
  let kenmerken: [String: String]
  /// The record date: melddatum or start; of an opgave its begin, unless the school year asks for another.
  private(set) var datum: LocalDate
  let begin: LocalDate
  let einde: LocalDate?
  let uren: Int?
  let brin: Brin?
  let vestiging: Vestiging?
  /// What a werkproces bears, known or not.
  let meldingsnummer: String?
  /// The fields that make a record another one when they change; not its number, gemeente and moment of mutation.
  let velden: [String]

  init(_ gekend: TweedeStand.Gekend<Melding>, plaats: Int) {
    let melding = gekend.record
    bron = "melding"
    nummer = Beeld.tekst(melding.nummer)
    self.plaats = plaats
    leerling = gekend.leerling
    bekend = gekend.bekend
    geboortedatum = melding.geboortedatum
    gemeentecode = melding.gemeentecode
    soort = melding.soort.code
    status = melding.status.code
    resultaat = nil
    kenmerken = [:]
    datum = melding.melddatum
    begin = melding.begin
    einde = melding.einde
    uren = melding.uren.map { Int($0) }
    brin = melding.brin
    vestiging = melding.vestiging
    meldingsnummer = nil
    velden = [
      melding.geboortedatum.description, melding.brin.description, melding.vestiging?.description ?? "-",
      melding.soort.code, melding.begin.description, melding.einde?.description ?? "-",
      melding.melddatum.description, uren.map { "\($0)" } ?? "-",
      melding.alleLessenGemist.map { "\($0)" } ?? "-", melding.status.code,
      melding.redenAfsluiting?.code ?? "-",
    ]
  }

  init(_ gekend: TweedeStand.Gekend<Werkproces>, plaats: Int) {
    let werkproces = gekend.record
    bron = "werkproces"
    nummer = Beeld.tekst(werkproces.nummer)
    self.plaats = plaats
    leerling = gekend.leerling
    bekend = gekend.bekend
    geboortedatum = werkproces.geboortedatum
    gemeentecode = werkproces.gemeentecode
    soort = werkproces.soort.code
    status = nil
    resultaat = werkproces.resultaat?.code
    kenmerken = Beeld.kenmerken(werkproces)
    datum = werkproces.start
    begin = werkproces.start
    einde = werkproces.einde
    uren = nil
    brin = werkproces.brin
    vestiging = nil
    meldingsnummer = werkproces.meldingsnummer.map { Beeld.tekst($0) }
    velden =
      [
        werkproces.geboortedatum.description, werkproces.brin?.description ?? "-", werkproces.soort.code,
        werkproces.start.description, werkproces.einde?.description ?? "-", meldingsnummer ?? "-",
        werkproces.resultaat?.code ?? "-",
      ] + kenmerken.map { "\($0.key) \($0.value)" }.sorted()
  }

  init(_ gekend: TweedeStand.Gekend<Opgave>, plaats: Int) {
    let opgave = gekend.record
    bron = "opgave"
    nummer = Beeld.tekst(opgave.nummer)
    self.plaats = plaats
    leerling = gekend.leerling
    bekend = gekend.bekend
    geboortedatum = opgave.geboortedatum
    gemeentecode = opgave.gemeentecode
    soort = opgave.soort.code
    status = nil
    resultaat = nil
    kenmerken = Beeld.kenmerken(opgave.kenmerken)
    datum = opgave.begin
    begin = opgave.begin
    einde = opgave.einde
    uren = nil
    brin = opgave.brin
    vestiging = opgave.vestiging
    meldingsnummer = nil
    velden =
      [
        opgave.geboortedatum.description, opgave.brin?.description ?? "-",
        opgave.vestiging?.description ?? "-", opgave.soort.code, opgave.begin.description,
        opgave.einde?.description ?? "-", opgave.rmcRegio.map { "\($0)" } ?? "-",
      ] + kenmerken.map { "\($0.key) \($0.value)" }.sorted()
  }

  /// An opgave as a school year looks at it: one that had begun before, and is stated for a day of it, is dated on its first
  /// day.
  func inSchooljaar(vanaf eersteDag: LocalDate) -> TweedeRecord {
    guard bron == "opgave", begin < eersteDag, geldt(van: eersteDag, totEnMet: eersteDag) else {
      return self
    }
    var gedateerd = self
    gedateerd.datum = eersteDag
    return gedateerd
  }

  /// Whether it holds on one of these days.
  func geldt(van eerste: LocalDate, totEnMet laatste: LocalDate) -> Bool {
    let vanaf = max(begin, eerste)
    let tot = einde.map { min($0, laatste) } ?? laatste
    return vanaf <= tot
  }

  var isIngetrokken: Bool { status == "I" }
}
