import Domain

/// Makes the deliveries of what a volgsysteem registers beside kind and result: exemptions and leave, sanctions and care, and
/// the trajects of RMC. Plain files: the spellings that a CSV can have are those of the other deliveries.
struct Kenmerkbron {
  /// One of the three exports.
  enum Uitvoer: String, CaseIterable {
    case vrijstellingen
    case handhaving
    case trajecten

    /// The columns behind those that each export has.
    fileprivate var eigenKolommen: [String] {
      switch self {
      case .vrijstellingen: ["GROND", "BESLUIT"]
      case .handhaving: ["AANLEIDING", "AFDOENING"]
      case .trajecten: ["RESULTAAT", "FASE", "ONDERWIJS", "INKOMEN"]
      }
    }

    fileprivate var letters: String {
      switch self {
      case .vrijstellingen: "VR"
      case .handhaving: "HH"
      case .trajecten: "TR"
      }
    }
  }

  private static let kolommen = [
    "WERKPROCESNUMMER", "BSN", "ONDERWIJSNUMMER", "GEBOORTEDATUM", "GEMEENTECODE", "SOORT", "DATUM_START",
    "DATUM_EINDE", "MELDINGSNUMMER", "BRIN", "DATUM_LAATSTE_MUTATIE",
  ]

  private let meldingen: Meldingbron
  private let tijdlijn: Tijdlijn
  /// The processes of one export: one for twenty meldingen.
  private let kalender: Kalender
  /// Behind the pupils of the werkprocessen without a melding.
  private let eersteRang: Int
  private let seed: UInt64

  init(_ opdracht: Opdracht, _ meldingen: Meldingbron, _ tijdlijn: Tijdlijn, losse: Int) {
    self.meldingen = meldingen
    self.tijdlijn = tijdlijn
    kalender = Kalender(aantal: opdracht.meldingen / 20, schooljaren: opdracht.schooljaren)
    eersteRang = losse
    seed = opdracht.seed
  }

  /// Writes a delivery; returns how many records it holds.
  func schrijf(_ uitvoer: Uitvoer, in levering: Int, _ uit: inout Schrijver) -> Int {
    uit.tekst((Self.kolommen + uitvoer.eigenKolommen).joined(separator: ";") + "\n")
    var aantal = 0
    for terug in (0...min(Werkprocesbron.langst, levering)).reversed() {
      let periode = tijdlijn.perioden[levering - terug]
      for nummer in kalender.nummers(van: periode.begin, tot: periode.einde) {
        guard let velden = rij(uitvoer, nummer, in: levering) else { continue }
        uit.tekst(velden.joined(separator: ";") + "\n")
        aantal += 1
      }
    }
    return aantal
  }

  /// Nil when the delivery doesn't bring it.
  private func rij(_ uitvoer: Uitvoer, _ nummer: Int, in levering: Int) -> [String]? {
    let plaats = Uitvoer.allCases.firstIndex(of: uitvoer) ?? 0
    let eigen = nummer * Uitvoer.allCases.count + plaats
    var toeval = Toeval(seed, .kenmerk, eigen)
    let start = kalender.datum(nummer)
    let planning = Planning(start: start, tijdlijn, &toeval)
    guard let klaar = planning.afgesloten(in: levering) else { return nil }
    let geval = geval(uitvoer, klaar: klaar, &toeval)
    let leerling = meldingen.leerlingen.zonderMelding(
      rang: eersteRang + eigen, leeftijden: geval.leeftijden, op: start)
    let jaar = Schooljaar(van: start)
    let school =
      geval.opSchool
      ? meldingen.scholen.school(van: leerling, leerling.schoolsoort(in: jaar), overstap: 0) : nil
    // An exemption that is granted runs until the school year ends; everything else ends when it is closed.
    let einde = !klaar ? nil : geval.totEindeSchooljaar ? jaar.einde : planning.einde
    let volgnummer = Inbox.metNullen(kalender.volgnummer(nummer) + 1, cijfers: 7)
    func negen(_ nummer: UInt32) -> String { Inbox.metNullen(Int(nummer), cijfers: 9) }
    return [
      "\(uitvoer.letters)-\(jaar.beginjaar)-\(volgnummer)",
      leerling.bsn == 0 ? "" : negen(leerling.bsn),
      leerling.bsn == 0 ? negen(leerling.onderwijsnummer) : "", leerling.geboortedatum.description,
      meldingen.gebied.geldig(leerling.woonplaats, op: start).description, geval.soort.code,
      start.description, einde?.description ?? "", "", school?.brin.description ?? "",
      (klaar ? planning.einde : start).description,
    ] + geval.velden
  }

  /// A traject of RMC, as it ends.
  struct Traject {
    let soort: Werkprocessoort
    let leerling: Leerling
    let start: LocalDate
    /// Nil when it is never closed.
    let einde: LocalDate?
    let resultaat: Resultaat?
    /// The code.
    let inkomen: String
  }

  var aantal: Int { kalender.aantal }

  /// The rank of the first pupil behind those of all processes.
  var volgendeRang: Int { eersteRang + aantal * Uitvoer.allCases.count }

  func traject(_ nummer: Int) -> Traject {
    let plaats = Uitvoer.allCases.firstIndex(of: .trajecten) ?? 0
    let eigen = nummer * Uitvoer.allCases.count + plaats
    var toeval = Toeval(seed, .kenmerk, eigen)
    let start = kalender.datum(nummer)
    let planning = Planning(start: start, tijdlijn, &toeval)
    let geval = traject(klaar: true, &toeval)
    return Traject(
      soort: geval.soort,
      leerling: meldingen.leerlingen.zonderMelding(
        rang: eersteRang + eigen, leeftijden: geval.leeftijden, op: start),
      start: start, einde: planning.afgesloten,
      resultaat: planning.afgesloten == nil ? nil : geval.velden.first.flatMap { Resultaat(code: $0) },
      inkomen: geval.velden.last ?? "")
  }

  // What a process is about.

  private struct Geval {
    let soort: Werkprocessoort
    /// Those of its own columns.
    let velden: [String]
    var leeftijden = 5...17
    var opSchool = true
    var totEindeSchooljaar = false
  }

  private func geval(_ uitvoer: Uitvoer, klaar: Bool, _ toeval: inout Toeval) -> Geval {
    switch uitvoer {
    case .vrijstellingen: vrijstelling(klaar: klaar, &toeval)
    case .handhaving: sanctie(klaar: klaar, &toeval)
    case .trajecten: traject(klaar: klaar, &toeval)
    }
  }

  private func vrijstelling(klaar: Bool, _ toeval: inout Toeval) -> Geval {
    let isVerlof = toeval.kans(promille: 250)
    let grond = isVerlof ? toeval.uit(["11f", "11g", "11g"]) : toeval.uit(Self.gronden)
    let toegekend = toeval.kans(promille: isVerlof ? 600 : 800)
    let viaDUO = !isVerlof && toeval.kans(promille: 150)
    let besluit = !klaar ? "in-behandeling" : viaDUO ? "via-duo" : toegekend ? "toegekend" : "afgewezen"
    return Geval(
      soort: isVerlof ? .verlof : .vrijstelling, velden: [grond, besluit], opSchool: isVerlof,
      totEindeSchooljaar: !isVerlof && (toegekend || viaDUO))
  }

  private static let gronden = ["5a", "5a", "5a", "5a", "5b", "5b", "5c", "15", "3a", "3b", "5a-trekkend"]

  private func sanctie(klaar: Bool, _ toeval: inout Toeval) -> Geval {
    let soort = toeval.uit([
      Werkprocessoort.halt, .halt, .procesVerbaal, .procesVerbaal, .waarschuwing, .mdo, .zorg,
    ])
    let aanleiding = toeval.uit(["relatief", "relatief", "luxe", "absoluut"])
    let afdoening: String
    switch soort {
    case .halt: afdoening = toeval.uit(["leerstraf", "leerstraf", "leerstraf", "negatief"])
    case .procesVerbaal: afdoening = toeval.uit(["schikking", "zitting", "hulp-en-steun", "sepot", "overig"])
    default: afdoening = ""
    }
    let heeftAanleiding = soort != .mdo && soort != .zorg
    return Geval(
      soort: soort, velden: [heeftAanleiding ? aanleiding : "", klaar ? afdoening : ""], leeftijden: 12...17)
  }

  private func traject(klaar: Bool, _ toeval: inout Toeval) -> Geval {
    let soort = toeval.uit([Werkprocessoort.rmcVsv, .rmcVsv, .oudVsv, .jikp])
    let resultaat = toeval.uit([
      "terug-naar-school", "ingeschreven", "startkwalificatie", "werk", "werk", "uitkering", "zorg",
      "leeftijdsgrens", "overig",
    ])
    let fase = toeval.uit(["in-beeld", "contact", "traject", "traject"])
    let onderwijs = toeval.uit(["praktijkonderwijs", "vso", "entree", "mbo-2", "mbo-3", "mbo-4"])
    let inkomen = toeval.uit([
      "geen", "geen", "tot-300", "boven-300", "boven-300", "uitkering-uwv", "uitkering-gemeente", "wajong",
    ])
    let opSchool = soort == .jikp && toeval.kans(promille: 500)
    return Geval(
      soort: soort,
      velden: [klaar ? resultaat : "", klaar ? "traject" : fase, opSchool ? onderwijs : "", inkomen],
      leeftijden: soort == .jikp ? 16...21 : 18...22, opSchool: opSchool)
  }
}
