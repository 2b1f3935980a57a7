import Domain
import Report

/// A report made by hand: a region of three gemeenten and three school years, with all that a report can hold. Everyone and
/// everything in it is made up.
enum Proefrapport {
  /// As a report that no one tampered with, or with texts that a page or a workbook may take for something else.
  enum Teksten { case gewoon, vijandig }

  /// What stands in the tables for a number that the public edition hides: found anywhere, it leaked.
  static let geheim = 987_654

  static let script = "<script>alert(1)</script>"
  static let formules = ["=1+1", "@SUM(A1)", "+cmd", "-2+3", "=HYPERLINK(\"x\",\"y\")"]
  /// Turns the reading direction, is no XML 1.0, and is no text that needs escaping.
  static let tekens = "naar\u{202E}links \u{1}\u{1F} & los _x0041_ ]]> \u{FFFE}"
  /// Longer than a cell may hold, in UTF-16 units, with pairs of them.
  static let lang = String(repeating: "lang 🙂 ", count: 6000)

  static let schooljaren = [2020, 2021, 2022].map { Schooljaar(beginjaar: $0) }

  static func rapport(_ editie: Rapport.Editie, _ teksten: Teksten = .gewoon) -> Rapport {
    Bouw(editie: editie, teksten: teksten).rapport
  }

  /// Nothing was taken in yet, and nothing can be told.
  static func leeg(_ editie: Rapport.Editie) -> Rapport {
    Rapport(
      editie: editie, regio: "Proefregio", schooljaar: schooljaren[2], publicatie: 1, versie: "0.0.0",
      bekendTot: nil, plaatsen: [.init(gemeente: nil, naam: "Proefregio")], nieuws: nil, besluiten: [],
      aansluitingen: [
        .init(
          id: "verzuim-volgsysteem-duo", titel: "Van het volgsysteem naar DUO",
          begin: "werkprocessen verzuim",
          eind: "leerlingen met wettelijk verzuim", peildatum: nil,
          lopen: [.init(plaats: .init(gemeente: nil, naam: "Proefregio"), treden: [])])
      ], schooljaren: [], reeksen: [], jaartabellen: [], zekerheden: [], leveringen: [], afkeur: [])
  }
}

private struct Bouw {
  let editie: Rapport.Editie
  let teksten: Proefrapport.Teksten

  /// A name, or in its place a hostile text.
  func naam(_ gewoon: String, _ vijandig: String) -> String { teksten == .gewoon ? gewoon : vijandig }

  /// A number that the public edition hides.
  func klein(_ getal: Int) -> Rapport.Waarde { editie.isOpenbaar ? .verborgen : .getal(getal) }

  var plaatsen: [Rapport.Plaats] {
    [
      .init(gemeente: nil, naam: naam("Proefregio", "Proefregio & " + Proefrapport.script)),
      .init(gemeente: .init(waarde: 9001), naam: naam("Achterveen", Proefrapport.formules[0])),
      .init(gemeente: .init(waarde: 9002), naam: naam("Middelerwoud", Proefrapport.script)),
      .init(gemeente: .init(waarde: 9003), naam: naam("'s-Voorburgen", Proefrapport.tekens)),
    ]
  }

  var rapport: Rapport {
    Rapport(
      editie: editie, regio: plaatsen[0].naam, schooljaar: Proefrapport.schooljaren[2], publicatie: 7,
      versie: "1.2.3", bekendTot: LocalDate(iso: "2023-09-18"), plaatsen: plaatsen, nieuws: nieuws,
      besluiten: besluiten, aansluitingen: [verzuim, opPeildatum], schooljaren: Proefrapport.schooljaren,
      reeksen: reeksen, jaartabellen: [naarSchoolsoort, doorDeJaren], zekerheden: zekerheden,
      leveringen: leveringen, afkeur: afkeur)
  }

  // News, decisions.

  private var nieuws: Rapport.Nieuws? {
    .init(
      sinds: 6,
      wijzigingen: editie.isOpenbaar
        ? []
        : [
          .init(
            plaats: plaatsen[0], schooljaar: Proefrapport.schooljaren[2], telling: "verzuim-meldingen",
            eenheid: "melding", oud: "440", nieuw: "452",
            oorzaken: [(.leveringen, 15), (.correcties, -3)]),
          .init(
            plaats: plaatsen[2], schooljaar: Proefrapport.schooljaren[1], telling: "luxe-percentage",
            eenheid: "procent", oud: "11.9", nieuw: "12.4", oorzaken: [(.leveringen, nil)]),
          .init(
            plaats: plaatsen[3], schooljaar: Proefrapport.schooljaren[2], telling: "lrv-leerlingen",
            eenheid: "leerling", oud: nil, nieuw: "3", oorzaken: [(.definities, nil)]),
        ], overige: editie.isOpenbaar ? 0 : 4)
  }

  private var besluiten: [Rapport.Besluit] {
    [
      .init(
        .geweigerd, naam("volgsysteem/week 38_20230918.csv", Proefrapport.formules[1]),
        "Een verplichte kolom ontbreekt of staat er twee keer: 'SOORT'.", gewicht: 1),
      .init(.afkeur, "duo-verzuim-csv/verzuim_20230904.csv", "12 van 488 rijen zijn afgekeurd.", gewicht: 12),
      .init(.ontbreekt, "intergrip", "De levering van september is er nog niet."),
      .init(
        .cijfers, "verzuim-meldingen", naam("452 tegen 450 gepubliceerd.", Proefrapport.lang), gewicht: 2),
    ]
  }

  // Bridges.

  private typealias Stap = (mutatie: Rapport.Waarde, eraf: Bool, stand: Rapport.Waarde)

  private static let stappen: [(titel: String, uitleg: String, eenheid: Eenheid)] = [
    (
      "werkprocessen verzuim", "Alle werkprocessen verzuim die in het schooljaar begonnen.", .werkproces
    ),
    (
      "zonder melding bij DUO",
      "Het werkproces heeft geen meldingsnummer, of een nummer dat DUO niet leverde.", .werkproces
    ),
    (
      "meer werkprocessen bij één melding",
      "Vanaf hier tellen meldingen. Werkprocessen bij dezelfde melding tellen als één melding.", .melding
    ),
    (
      "alleen bij DUO", "Er is een melding bij DUO, maar geen werkproces verzuim in het volgsysteem.",
      .melding
    ),
    ("geen wettelijk verzuim", "DUO telt in zijn verzuimcijfers alleen wettelijk verzuim.", .melding),
    (
      "herhaalmeldingen",
      "Vanaf hier tellen leerlingen. Meer meldingen van dezelfde leerling tellen als één leerling.", .leerling
    ),
  ]

  private var verzuim: Rapport.Aansluiting {
    .init(
      id: "verzuim-volgsysteem-duo", titel: naam("Van het volgsysteem naar DUO", Proefrapport.formules[2]),
      begin: "werkprocessen verzuim", eind: "leerlingen met wettelijk verzuim", peildatum: nil,
      lopen: [
        loop(
          0,
          [
            (.getal(1494), false, .getal(1494)), (.getal(-40), true, .getal(1454)),
            (.getal(-17), true, .getal(1437)), (.getal(15), false, .getal(1452)),
            (.getal(-168), true, .getal(1284)), (.getal(-150), true, .getal(1134)),
          ]),
        loop(
          1,
          [
            (.getal(1120), false, .getal(1120)), (klein(-14), true, klein(1106)),
            (klein(-6), true, klein(1100)), (.getal(9), false, .getal(1109)),
            (.getal(-121), true, .getal(988)), (.getal(-108), true, .getal(880)),
          ]),
        loop(
          2,
          [
            (.getal(310), false, .getal(310)), (.getal(-23), true, .getal(287)),
            (.getal(-11), true, .getal(276)), (klein(4), false, klein(280)),
            (klein(-40), true, .getal(240)), (.getal(-30), true, .getal(210)),
          ]),
        loop(
          3,
          [
            (.getal(64), false, .getal(64)), (klein(-3), true, klein(61)), (.getal(0), true, klein(61)),
            (klein(2), false, klein(63)), (.getal(-7), true, klein(56)), (.getal(-9), true, klein(47)),
          ]),
      ])
  }

  /// Walked in the region and one gemeente alone.
  private var opPeildatum: Rapport.Aansluiting {
    let kort: [Stap] = [
      (.getal(212), false, .getal(212)), (.getal(-12), true, .getal(200)), (.getal(0), true, .getal(200)),
      (.getal(6), false, .getal(206)), (.getal(-31), true, .getal(175)), (.getal(-5), true, .getal(170)),
    ]
    return .init(
      id: "verzuim-volgsysteem-duo-peildatum", titel: "Van het volgsysteem naar DUO, op 1 oktober",
      begin: "werkprocessen verzuim op 1 oktober", eind: "leerlingen met wettelijk verzuim op 1 oktober",
      peildatum: LocalDate(iso: "2022-10-01"),
      lopen: [
        loop(0, kort), loop(1, kort), .init(plaats: plaatsen[2], treden: []),
        .init(plaats: plaatsen[3], treden: []),
      ])
  }

  private func loop(_ plaats: Int, _ stappen: [Stap]) -> Rapport.Loop {
    .init(
      plaats: plaatsen[plaats],
      treden: stappen.enumerated().map { nummer, stap in
        let tekst = Self.stappen[nummer]
        let records = nummer == 0 || stap.mutatie == .getal(0) ? [] : self.records(plaats, nummer)
        return .init(
          stap: nummer, titel: nummer == 1 ? naam(tekst.titel, Proefrapport.script) : tekst.titel,
          uitleg: nummer == 2 ? naam(tekst.uitleg, Proefrapport.lang) : tekst.uitleg,
          voorbeeld: nummer == 1 ? "Het werkproces W0012345 heeft geen meldingsnummer." : "",
          eenheid: tekst.eenheid, mutatie: stap.mutatie, gaatEraf: stap.eraf, stand: stap.stand,
          leerlingen: editie.isOpenbaar ? nil : .getal(900 - 10 * nummer - 100 * plaats),
          gemeenten: nummer == 0 ? [] : [.init(naam: plaatsen[1].naam, aantal: klein(3))],
          schoolsoorten: nummer == 0
            ? [] : [.init(naam: "WVO", aantal: .getal(11)), .init(naam: "WEB", aantal: klein(2))],
          records: editie.isOpenbaar ? [] : records,
          aantalRecords: editie.isOpenbaar ? nil : records.count * 20)
      })
  }

  private func records(_ plaats: Int, _ stap: Int) -> [Rapport.Record] {
    (1...2).map { i in
      .init(
        werkproces: "00\(plaats)\(stap)\(i)", melding: stap == 1 ? "" : "70\(plaats)\(stap)\(i)",
        leerling: "l-" + String(repeating: "\(stap)a", count: 6) + "\(i)",
        gemeente: plaatsen[max(plaats, 1)].naam,
        schoolsoort: i == 1 ? "WVO" : naam("WEB", Proefrapport.formules[4]))
    }
  }

  // Tellingen and tables.

  private var reeksen: [Rapport.Reeks] {
    [
      .init(
        telling: "verzuim-meldingen", titel: "meldingen van verzuim", omschrijving: "Alle verzuimmeldingen.",
        herkomst: "Leerplichtwet 1969, art. 21a", eenheid: "melding",
        jaren: [
          jaar("schooljaar", "1f3a9c", "bron melding", [1390, 1001, 305, 84].map { .getal($0) }),
          // Another definition from here on.
          jaar(
            "schooljaar", "77b0e2", "bron melding; status niet ingetrokken",
            [1421, 1040, 301, 80].map { .getal($0) }
          ),
          jaar(
            "schooljaar", "77b0e2", "bron melding; status niet ingetrokken",
            [1452, 1109, 280, 63].map { .getal($0) }
          ),
        ]),
      .init(
        telling: "lrv-leerlingen", titel: naam("leerlingen met langdurig verzuim", Proefrapport.formules[3]),
        omschrijving: naam("Leerlingen met een melding LRV.", Proefrapport.tekens),
        herkomst: naam("codes LRV van DUO", Proefrapport.formules[0]), eenheid: "leerling",
        jaren: [
          nil,
          jaar(
            "schooljaar", "c01d55", "bron melding; soort LRV", [.getal(31), .getal(19), klein(9), klein(3)]),
          jaar(
            "schooljaar", "c01d55", "bron melding; soort LRV", [.getal(38), .getal(22), klein(12), klein(4)]),
        ]),
      .init(
        telling: "luxe-percentage", titel: "aandeel luxe verzuim",
        omschrijving: "Meldingen van luxe verzuim.",
        herkomst: "jaarverslag", eenheid: "procent",
        jaren: [
          nil,
          jaar(
            "2021-10-01", "aa0110", "luxe-meldingen / verzuim-meldingen",
            [.verhouding("12.0"), .verhouding("11.5"), .verhouding("12.4"), .geen(.noemerNul)]),
          jaar(
            "2022-10-01", "aa0110", "luxe-meldingen / verzuim-meldingen",
            [.verhouding("9.8"), .verhouding("10.2"), klein(0), .verhouding("100.0")]),
        ]),
      .init(
        telling: "wettelijk-per-1000", titel: "leerlingen met wettelijk verzuim per 1.000 inwoners",
        omschrijving: "Op elke 1.000 inwoners van 5 tot en met 17 jaar.", herkomst: "jaarverslag",
        eenheid: "per-1000",
        jaren: [
          nil, nil,
          jaar(
            "schooljaar", "bb0220", "verzuim-wettelijk-leerlingen / inwoners-5-17",
            [.verhouding("18.25"), .verhouding("17.50"), .verhouding("21.00"), .geen(.geenGegevens)]),
        ]),
      .init(
        telling: "mdo-leerlingen", titel: "leerlingen in een multidisciplinair overleg", omschrijving: "",
        herkomst: "jaarverslag", eenheid: "leerling",
        jaren: [
          nil, nil,
          jaar(
            "schooljaar", "dd0440", "bron werkproces; mdo ja", [0, 0, 0, 0].map { .getal($0) },
            isNietGeregistreerd: true),
        ]),
    ]
  }

  private func jaar(
    _ periode: String, _ definitie: String, _ tekst: String, _ waarden: [Rapport.Waarde],
    isNietGeregistreerd: Bool = false
  ) -> Rapport.Reeks.Jaar {
    .init(
      periode: periode, definitie: definitie, tekst: tekst, isNietGeregistreerd: isNietGeregistreerd,
      waarden: waarden)
  }

  /// Columns that add up to a column, and rows to a row; of the second gemeente the smallest are hidden, and one more in their
  /// row and column.
  private var naarSchoolsoort: Rapport.Jaartabel {
    let soorten = ["WPO", "WVO", "WEB"]
    let kolommen =
      soorten.map { Jaartabelblad.Kolom($0, $0) } + [.init("samen", naam("samen", "]]>"), delen: soorten)]
    // By place: boys, girls.
    let getallen = [
      [[120, 410, 96], [101, 388, 77]], [[80, 300, 66], [70, 290, 55]], [[30, 90, 27], [28, 80, 18]],
      [[10, 20, 3], [3, 18, 4]],
    ]
    let verborgen = [[[false, false, true], [true, false, true]]]
    var bladen: [Jaartabelblad] = []
    var waarden: [[[Rapport.Waarde]]] = []
    for (p, plaats) in plaatsen.enumerated() {
      let rijen = getallen[p]
      let alle = rijen + [zip(rijen[0], rijen[1]).map { $0.0 + $0.1 }]
      var jaarrijen = [Jaartabelblad.Rij(nummer: 1, titel: "Leerlingen", soort: .kop, delen: [], cellen: [])]
      var getoond: [[Rapport.Waarde]] = [[]]
      for (r, rij) in alle.enumerated() {
        let verstopt = (0..<4).map { k in
          guard editie.isOpenbaar, p == 3 else { return false }
          if k == 3 { return r == 1 }
          return r < 2 ? verborgen[0][r][k] : k == 2
        }
        let som = rij + [rij.reduce(0, +)]
        getoond.append(som.enumerated().map { verstopt[$0.offset] ? .verborgen : .getal($0.element) })
        jaarrijen.append(
          Jaartabelblad.Rij(
            nummer: r + 2, titel: ["Jongens", naam("Meisjes", Proefrapport.formules[1]), "Totaal"][r],
            soort: r == 2 ? .optelling : .telling, delen: r == 2 ? [2, 3] : [],
            cellen: som.enumerated().map { k, getal in
              Jaartabelblad.Cel(
                kolom: kolommen[k].code, telling: r == 2 || k == 3 ? nil : "telling-\(r)-\(k)",
                schooljaar: Proefrapport.schooljaren[2], eenheid: "leerling", periode: "2022-10-01",
                definitie: r == 2 || k == 3 ? nil : "ee\(r)\(k)",
                waarde: .getal(verstopt[k] ? Proefrapport.geheim : getal))
            }))
      }
      bladen.append(
        blad(
          "bevolking-proef", naam("Leerlingen naar schoolsoort", Proefrapport.script), plaats, kolommen,
          jaarrijen))
      waarden.append(getoond)
    }
    return .init(
      bladen: bladen, waarden: waarden,
      noten: [
        .init(
          titel: "jongens", omschrijving: "Jongens op een school.", herkomst: "DUO", eenheid: "leerling",
          periode: "2022-10-01", anders: [Proefrapport.schooljaren[1]])
      ])
  }

  /// Over the school years, with a total that counts everyone once, a sum, and a percentage.
  private var doorDeJaren: Rapport.Jaartabel {
    let kolommen = Proefrapport.schooljaren.map { Jaartabelblad.Kolom($0.description, $0.description) }
    typealias Rij = (titel: String, soort: Jaartabelblad.Rijsoort, delen: [Int], eenheid: String)
    let rijen: [Rij] = [
      ("Signaalverzuim", .telling, [], "werkproces"), ("Luxe verzuim", .telling, [], "werkproces"),
      ("Samen", .optelling, [1, 2], "werkproces"), ("Jongeren", .eenmaal, [1, 2], "leerling"),
      ("Aandeel luxe verzuim", .telling, [], "procent"), ("Overleg", .telling, [], "leerling"),
    ]
    func waarde(_ plaats: Int, _ rij: Int, _ jaar: Int) -> Rapport.Waarde {
      if plaats == 3, jaar == 0, rij != 5 { return .geen(.geenGemeente) }
      let (signaal, luxe) = ([900, 700, 150, 50][plaats] + jaar, [120, 85, 30, 5][plaats] + 2 * jaar)
      let isKlein = plaats == 3 || plaats == 2 && jaar > 0
      return switch rij {
      case 0: .getal(signaal)
      case 1: isKlein ? klein(luxe) : .getal(luxe)
      case 2: isKlein ? klein(signaal + luxe) : .getal(signaal + luxe)
      case 3: .getal(signaal + luxe - 7 - plaats)
      case 4: isKlein ? klein(0) : .verhouding("1\(jaar).\(plaats)")
      default: .geen(jaar == 0 ? .geenSchooljaar : jaar == 1 ? .hoortErNiet : .nietGeregistreerd)
      }
    }
    var bladen: [Jaartabelblad] = []
    var waarden: [[[Rapport.Waarde]]] = []
    for (p, plaats) in plaatsen.enumerated() {
      let getoond = rijen.indices.map { r in (0..<3).map { waarde(p, r, $0) } }
      waarden.append(getoond)
      bladen.append(
        blad(
          "dashboard-proef", "Leerplicht over drie schooljaren", plaats, kolommen,
          rijen.enumerated().map { r, rij in
            .init(
              nummer: r + 1, titel: rij.titel, soort: rij.soort, delen: rij.delen,
              cellen: (0..<3).map { j in
                .init(
                  kolom: kolommen[j].code, telling: rij.soort == .optelling ? nil : "rij-\(r)",
                  schooljaar: Proefrapport.schooljaren[j], eenheid: rij.eenheid, periode: "schooljaar",
                  definitie: rij.soort == .optelling ? nil : "ff\(r)", waarde: echt(getoond[r][j]))
              })
          }))
    }
    return .init(bladen: bladen, waarden: waarden, noten: [])
  }

  /// What stands in the table itself.
  private func echt(_ waarde: Rapport.Waarde) -> Jaartabelblad.Waarde {
    switch waarde {
    case .getal(let getal): .getal(getal)
    case .verhouding(let tekst): .verhouding(tekst)
    case .verborgen: .getal(Proefrapport.geheim)
    case .geen(let reden): .geen(reden)
    }
  }

  private func blad(
    _ tabel: String, _ titel: String, _ plaats: Rapport.Plaats, _ kolommen: [Jaartabelblad.Kolom],
    _ rijen: [Jaartabelblad.Rij]
  ) -> Jaartabelblad {
    .init(
      tabel: tabel, titel: titel, herkomst: "jaarverslag van de proefregio",
      schooljaar: Proefrapport.schooljaren[2], gemeente: plaats.gemeente, kolommen: kolommen, rijen: rijen)
  }

  // Sources.

  private var zekerheden: [Rapport.Zekerheid] {
    [
      .init(
        bron: "duo-verzuim-csv", titel: "Verzuimmeldingen van DUO", bestanden: 3,
        laatste: LocalDate(iso: "2023-09-04"), gelezen: 1488, afgekeurd: 12),
      .init(bron: "intergrip", titel: "Intergrip", bestanden: 0, laatste: nil, gelezen: 0, afgekeurd: 0),
    ]
  }

  private var leveringen: [Rapport.Levering] {
    [
      .init(
        bestand: "duo-verzuim-csv/verzuim_20230904.csv", ontvangen: LocalDate(iso: "2023-09-04"),
        uitkomst: .aanvaard, gelezen: 488, afgekeurd: 12),
      .init(
        bestand: "duo-verzuim-csv/verzuim (kopie)_20230911.csv", ontvangen: LocalDate(iso: "2023-09-11"),
        uitkomst: .dubbel, gelezen: nil, afgekeurd: nil),
      .init(
        bestand: naam("volgsysteem/week 38_20230918.csv", Proefrapport.formules[1]),
        ontvangen: LocalDate(iso: "2023-09-18"), uitkomst: .geweigerd(.b03), gelezen: nil, afgekeurd: nil),
      .init(
        bestand: naam("volgsysteem/zonder-datum.csv", Proefrapport.tekens), ontvangen: nil,
        uitkomst: .geweigerd(.b02), gelezen: nil, afgekeurd: nil),
    ]
  }

  private var afkeur: [Rapport.Afkeur] {
    [
      .init(
        bestand: "duo-verzuim-csv/verzuim_20230904.csv", code: .r01, veld: "BSN", rijen: 9, eerste: 41),
      .init(
        bestand: "duo-verzuim-csv/verzuim_20230904.csv", code: .r08, veld: naam("", Proefrapport.formules[0]),
        rijen: 3, eerste: 7),
    ]
  }
}
