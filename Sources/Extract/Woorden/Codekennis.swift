import Domain

/// What values mean that an export spells out, for the fields with codes: the names that laws, DUO's pages and yearbooks use.
package enum Codekennis {
  package struct Keuze {
    package let code: String
    /// 0–1.
    package let zekerheid: Double
    package var isZeker: Bool { zekerheid >= 0.85 }
  }

  /// The code that a value most probably means; nil when none comes near.
  ///
  /// - Parameter bekend: what texts mean in the profiles that there are, in small letters.
  package static func keuze(
    _ waarde: String, _ veld: Veldnaam, in record: Recordsoort, bekend: [String: String] = [:]
  ) -> Keuze? {
    let codes = veld.codes(in: record)
    let plat = waarde.lowercased()
    if let exact = codes.first(where: { $0.lowercased() == plat }) ?? bekend[plat] {
      return Keuze(code: exact, zekerheid: 1)
    }
    guard waarde.count <= 80 else { return nil }
    let heel = naar(waarde, veld, record)
    // A code with its description: `V3 - 16 uur`, `16 uur (V3)`, `KP: kwetsbare positie`.
    guard let (voor, achter) = gesplitst(waarde) else { return heel }
    for (deel, ander) in [(voor, achter), (achter, voor)] {
      guard
        let code = codes.first(where: { $0.lowercased() == deel.lowercased() }) ?? bekend[deel.lowercased()]
      else { continue }
      // One letter may be the source's own code, with another meaning.
      let omschrijving = naar(ander, veld, record)
      if deel.count > 1 && omschrijving == nil || omschrijving?.code == code {
        return Keuze(code: code, zekerheid: 0.95)
      }
      return deel.count > 1
        ? Keuze(code: code, zekerheid: 0.7)
        : Keuze(code: omschrijving?.code ?? code, zekerheid: omschrijving == nil ? 0.8 : 0.6)
    }
    let delen = [voor, achter].filter { $0.count > 4 }.compactMap { naar($0, veld, record) }
    return ([heel].compactMap { $0 } + delen).max { $0.zekerheid < $1.zekerheid }
  }

  /// A short code before or behind its description.
  private static func gesplitst(_ waarde: String) -> (String, String)? {
    for teken in [" - ", " – ", ": ", " (", " = "] {
      guard let plaats = waarde.firstRange(of: teken) else { continue }
      let voor = String(waarde[..<plaats.lowerBound])
      let achter = String(waarde[plaats.upperBound...]).filter { $0 != ")" && $0 != "(" }
      return voor.isEmpty || achter.isEmpty ? nil : (voor, achter)
    }
    return nil
  }

  /// Words that turn a meaning round: a text and a name must have the same ones.
  private static let ommekeer: Set = [
    "geen", "niet", "zonder", "minder", "onder", "jonger", "nooit", "onterecht",
  ]

  /// The code whose names come nearest.
  private static func naar(_ waarde: String, _ veld: Veldnaam, _ record: Recordsoort) -> Keuze? {
    // `18-` and `<18` are below 18, `18+` isn't.
    let naam = Kolomnaam(
      waarde.replacing(/(<\s*18|18\s?-(?!\d)|-18)/, with: " onder 18 ").replacing("18+", with: " 18 plus "))
    let om = naam.woorden.intersection(ommekeer)
    let alle = (frasen[Plek(veld: veld, record: record)] ?? []).map { code, frasen in
      let passend = frasen.filter { $0.woorden.intersection(ommekeer) == om }
      return Keuze(code: code, zekerheid: passend.map { naam.gelijkenis(met: $0) }.max() ?? 0)
    }.sorted { ($0.zekerheid, $1.code) > ($1.zekerheid, $0.code) }
    guard let beste = alle.first, beste.zekerheid >= 0.5 else { return nil }
    let tweede = alle.dropFirst().first?.zekerheid ?? 0
    return Keuze(
      code: beste.code,
      zekerheid: beste.zekerheid - tweede < 0.12 ? min(beste.zekerheid, 0.6) : beste.zekerheid)
  }

  /// Every word of the names of codes.
  package static let woorden: Set<String> = frasen.values.reduce(into: []) { alle, codes in
    for (_, frasen) in codes { for frase in frasen { alle.formUnion(frase.woorden) } }
  }

  private struct Plek: Hashable {
    let veld: Veldnaam
    let record: Recordsoort
  }

  /// By field: each code with its names as words.
  private static let frasen: [Plek: [(code: String, frasen: [Kolomnaam])]] = {
    var alle: [Plek: [(code: String, frasen: [Kolomnaam])]] = [:]
    for record in Recordsoort.allCases {
      for veld in record.velden where veld.heeftCodes {
        alle[Plek(veld: veld, record: record)] = veld.codes(in: record).map { code in
          (code, ((teksten(veld, record)[code] ?? []) + [code.replacing("-", with: " ")]).map(Kolomnaam.init))
        }
      }
    }
    return alle
  }()

  private static func teksten(_ veld: Veldnaam, _ record: Recordsoort) -> [String: [String]] {
    switch (veld, record) {
    case (.soort, .melding): verzuimsoort
    case (.soort, .werkproces): werkprocessoort
    case (.status, _): status
    case (.resultaat, _): resultaat
    case (.redenAfsluiting, _): redenAfsluiting
    default: [:]
    }
  }

  private static let verzuimsoort = [
    "V1": [
      "3 dagen", "verzuim 3 dagen", "drie dagen verzuim", "drie dagen", "3 schooldagen",
      "drie achtereenvolgende schooldagen",
    ],
    "V2": ["achtste lestijd", "1 8 deel lestijd", "een achtste deel", "1 8 lestijd", "een achtste lestijd"],
    "V3": [
      "signaalverzuim", "16 uur 4 weken", "16 uur", "wettelijk verzuim", "16 uren 4 weken",
      "zestien uur vier weken",
      "16 uur verzuim", "wettelijk verzuim 18 min", "relatief verzuim 16 uur 4 weken", "16 uur leerplichtig",
      "wettelijk relatief verzuim", "16 uur 4 weken leerplichtig", "16 uur 4 weken onder 18",
      "16 uur onder 18", "wettelijk verzuim onder 18",
    ],
    "V4": [
      "16 uur 4 weken 18 plus", "18 plus 16 uur", "wettelijk verzuim 18 plus", "16 uur 18",
      "16 uur 4 weken 18",
      "wettelijk verzuim 18 jaar ouder", "16 uur 4 weken 18 jaar ouder", "16 uur 18 plus", "verzuim 18",
    ],
    "RMC": ["rmc melding", "rmc verzuim", "voortijdig schoolverlaten", "vsv", "rmc 18 plus"],
    "L": ["luxe verzuim", "luxeverzuim", "luxe", "vakantieverzuim", "vakantie buiten schoolvakantie"],
    "LRV": [
      "langdurig relatief verzuim", "langdurig verzuim", "langer vier weken", "meer 4 weken",
      "langer 4 weken",
      "thuiszitter", "langdurig",
    ],
    "O": [
      "overig verzuim", "overig", "niet wettelijk verzuim", "niet wettelijk", "beginnend verzuim", "te laat",
      "overige", "zorgwekkend verzuim", "anders",
    ],
  ]

  private static let werkprocessoort = [
    "signaalverzuim": [
      "signaal verzuim", "signaalverzuim", "relatief verzuim", "signaal", "beginnend verzuim",
      "verzuim signaal",
    ],
    "luxe": ["luxe verzuim", "luxeverzuim", "luxe"],
    "lrv": ["langdurig relatief verzuim", "langdurig verzuim", "lrv langdurig", "langdurig relatief"],
    "verzuim18plus": [
      "rmc verzuim", "verzuim 18 plus", "18 plus verzuim", "18 plus", "verzuim 18", "18 jaar ouder verzuim",
      "verzuim 18 jaar ouder",
    ],
    "absoluut": ["absoluut verzuim", "niet ingeschreven", "geen inschrijving", "absoluut"],
    "zorg": ["zorg", "zorgmelding", "zorg melding", "zorgtraject", "zorg overleg", "zorgproces"],
    "vrijstelling": ["vrijstelling", "aanvraag vrijstelling", "vrijstelling leerplicht"],
    "rmc-vsv": [
      "rmc vsv", "nieuwe vsv", "vsv", "voortijdig schoolverlater", "voortijdig schoolverlaten",
      "nieuwe vsver",
      "rmc traject", "vsv er", "nieuw voortijdig schoolverlaten",
    ],
    "oud-vsv": ["oud vsv", "oude vsv", "oud vsver", "oud voortijdig schoolverlater", "oud vsv er"],
    "jikp": ["jikp", "jongere kwetsbare positie", "kwetsbare positie", "kwetsbare jongere"],
    "halt": ["halt", "halt verwijzing", "verwijzing halt"],
    "proces-verbaal": ["proces verbaal", "pv", "procesverbaal"],
    "waarschuwing": ["waarschuwing", "waarschuwings brief", "officiele waarschuwing"],
    "mdo": ["mdo", "multidisciplinair overleg"],
    "verlof": ["verlof", "verlof aanvraag", "bijzonder verlof", "extra verlof", "aanvraag verlof"],
  ]

  private static let status = [
    "R": [
      "geregistreerd", "nieuw", "ontvangen", "registratie", "geregistreerde melding", "open", "aangemeld",
    ],
    "B": ["behandeling", "lopend", "opgepakt", "begin", "actief", "bezig"],
    "G": ["afgesloten", "gesloten", "afgehandeld", "afsluiting", "gereed", "afgerond", "klaar"],
    "K": ["ter kennisgeving", "kennisgeving", "ter kennisgeving aangenomen", "ter informatie", "kennisname"],
    "I": ["ingetrokken", "vervallen", "geannuleerd", "intrekking", "ten onrechte"],
    "D": ["overgedragen", "doorgestuurd", "overdracht", "overgedragen andere gemeente"],
  ]

  private static let resultaat = [
    "terug-naar-school": [
      "volgt weer onderwijs", "weer op school", "volgt weer lessen", "terugkeer school", "terug naar school",
      "terug op school", "weer naar school", "hervat", "school hervat",
      "onderwijs hervat",
      "gaat weer naar school", "terug school",
    ],
    "ingeschreven": ["ingeschreven", "inschrijving", "ingeschreven op school", "inschrijving school"],
    "werk": ["werk", "aan werk", "betaald werk", "baan", "arbeid"],
    "uitkering": ["uitkering", "uitkering ontvangen"],
    "zorg": [
      "zorg", "doorverwezen zorg", "doorverwijzing zorg", "verwezen zorg", "zorgtraject", "hulpverlening",
      "naar zorg", "zorg ingezet",
    ],
    "waarschuwing": [
      "waarschuwing", "waarschuwings brief", "brief waarschuwing", "waarschuwing gegeven",
      "officiele waarschuwing",
    ],
    "halt": ["halt", "halt verwijzing", "verwezen halt"],
    "proces-verbaal": ["proces verbaal", "pv", "pv opgemaakt", "proces verbaal opgemaakt"],
    "verhuisd": [
      "vertrokken andere gemeente", "vertrokken uit gemeente", "andere gemeente", "verhuisd", "verhuizing",
      "verhuisd buiten gemeente", "vertrokken",
    ],
    "vrijstelling": ["vrijstelling", "vrijstelling verleend", "vrijgesteld"],
    "overig": ["overig", "anders", "overige", "overige reden"],
    "startkwalificatie": ["startkwalificatie", "startkwalificatie behaald", "diploma behaald"],
    "leeftijdsgrens": ["leeftijdsgrens", "leeftijd bereikt", "23 jaar geworden", "18 jaar geworden"],
  ]

  private static let redenAfsluiting = [
    "vrijstelling": ["vrijstelling", "vrijgesteld"],
    "terug-naar-school": ["terug naar school", "terug op school", "weer naar school", "school hervat"],
    "andere-opleiding": ["andere opleiding", "andere school", "nieuwe opleiding"],
    "werk": ["werk", "aan werk", "betaald werk"],
    "overige-redenen": ["overige redenen", "overig", "anders", "overige"],
    "overleden": ["overleden"],
    "langdurig-ziek": ["langdurig ziek", "ziek", "ziekte"],
    "legitiem-afwezig": ["legitiem afwezig", "geoorloofd afwezig", "geoorloofd"],
  ]
}
