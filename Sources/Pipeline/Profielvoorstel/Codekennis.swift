import Domain
import Extract

/// What values mean that an export spells out, for the fields with codes: the names that laws, DUO's pages and yearbooks use.
enum Codekennis {
  struct Keuze {
    let code: String
    /// 0–1.
    let zekerheid: Double
    var isZeker: Bool { zekerheid >= 0.85 }
  }

  /// The code that a value most probably means; nil when none comes near.
  static func keuze(_ waarde: String, _ veld: Veldnaam, in record: Recordsoort) -> Keuze? {
    let codes = veld.codes(in: record)
    let plat = waarde.lowercased()
    if let exact = codes.first(where: { $0.lowercased() == plat }) { return Keuze(code: exact, zekerheid: 1) }
    // A code with its description: `V3 - 16 uur`, `16 uur (V3)`.
    let delen = plat.split { " -:()/=,.".contains($0) }.map(String.init)
    if delen.count > 1 {
      for deel in [delen.first, delen.last].compactMap({ $0 }) where deel.count >= 2 {
        let schoon = deel
        if veld == .soort && record == .melding || veld == .status,
          let code = codes.first(where: { $0.lowercased() == schoon })
        {
          return Keuze(code: code, zekerheid: 0.95)
        }
      }
      if let eerste = delen.first, eerste.count == 1,
        plat.dropFirst().first.map({ " -:=(.".contains($0) }) ?? false,
        let code = codes.first(where: { $0.lowercased() == eerste })
      {
        let rest = keuze(delen.dropFirst().joined(separator: " "), veld, in: record)
        if rest == nil || rest?.code == code { return Keuze(code: code, zekerheid: 0.9) }
      }
    }
    let naam = Kolomnaam(waarde)
    let alle = codes.map { code -> Keuze in
      let frasen = (teksten(veld, record)[code] ?? []) + [code.replacing("-", with: " ")]
      return Keuze(code: code, zekerheid: frasen.map { naam.gelijkenis(met: Kolomnaam($0)) }.max() ?? 0)
    }.sorted { ($0.zekerheid, $1.code) > ($1.zekerheid, $0.code) }
    guard let beste = alle.first, beste.zekerheid >= 0.5 else { return nil }
    let tweede = alle.dropFirst().first?.zekerheid ?? 0
    return Keuze(
      code: beste.code,
      zekerheid: beste.zekerheid - tweede < 0.12 ? min(beste.zekerheid, 0.6) : beste.zekerheid)
  }

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
    "V1": ["drie dagen", "3 schooldagen", "drie achtereenvolgende schooldagen"],
    "V2": ["een achtste deel", "1 8 lestijd", "een achtste lestijd"],
    "V3": [
      "16 uur 4 weken", "16 uur", "wettelijk verzuim", "16 uren 4 weken", "zestien uur vier weken",
      "16 uur verzuim", "wettelijk verzuim 18 min", "relatief verzuim 16 uur 4 weken", "16 uur leerplichtig",
      "wettelijk relatief verzuim", "16 uur 4 weken leerplichtig", "16 uur 4 weken onder 18",
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
      "verzuim 18 plus", "18 plus verzuim", "18 plus", "verzuim 18", "18 jaar ouder verzuim",
      "verzuim 18 jaar ouder",
    ],
    "absoluut": ["absoluut verzuim", "niet ingeschreven", "geen inschrijving", "absoluut"],
    "zorg": ["zorg", "zorg melding", "zorgtraject", "zorg overleg", "zorgproces"],
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
      "terug naar school", "terug op school", "weer naar school", "hervat", "school hervat",
      "onderwijs hervat",
      "gaat weer naar school", "terug school",
    ],
    "ingeschreven": ["ingeschreven", "inschrijving", "ingeschreven op school", "inschrijving school"],
    "werk": ["werk", "aan werk", "betaald werk", "baan", "arbeid"],
    "uitkering": ["uitkering", "uitkering ontvangen"],
    "zorg": ["zorg", "zorgtraject", "hulpverlening", "naar zorg", "zorg ingezet"],
    "waarschuwing": ["waarschuwing", "waarschuwing gegeven", "officiele waarschuwing"],
    "halt": ["halt", "halt verwijzing", "verwezen halt"],
    "proces-verbaal": ["proces verbaal", "pv", "pv opgemaakt", "proces verbaal opgemaakt"],
    "verhuisd": ["verhuisd", "verhuizing", "verhuisd buiten gemeente", "vertrokken"],
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
