import Domain

/// What a number is and what it rests on, in Dutch.
public enum Telverslag {
  public static func tekst(_ uitleg: Teluitleg) -> String {
    let delen: [String?]
    if let gebrek = uitleg.gebrek {
      delen = [
        kop(uitleg.blad, uitleg.vraag, onbekend),
        "Waarom er geen getal is\n\n" + waarom(gebrek, uitleg.vraag),
        versies(uitleg), buren(uitleg),
      ]
    } else {
      delen = [
        kop(uitleg.blad, uitleg.vraag, aantal(uitleg.aantal, uitleg.eenheid)),
        trechter(uitleg), leveringen(uitleg), versies(uitleg), buren(uitleg), records(uitleg),
      ]
    }
    return delen.compactMap { $0 }.joined(separator: "\n")
  }

  public static func tekst(_ uitleg: Verhoudingsuitleg) -> String {
    var tabel = Teksttabel([
      .init("deel"), .init("telling"), .init("titel"), .init("aantal", rechts: true), .init("eenheid"),
    ])
    for (naam, deel) in [("teller", uitleg.teller), ("noemer", uitleg.noemer)] {
      tabel.voeg([
        naam, deel.blad.id, deel.blad.titel + (deel.peildatum.map { ", op \($0)" } ?? ""),
        getal(deel.aantal), Aansluitingtabel.meervoud(deel.eenheid),
      ])
    }
    let meer = [uitleg.teller, uitleg.noemer].map { deel in
      let peildatum = deel.peildatum.map { " --peildatum \($0)" } ?? ""
      return "sluitend explain \(deel.blad.id) \(uitleg.opties)\(peildatum)\n"
    }
    return [
      kop(uitleg.blad, uitleg.vraag, waarde(uitleg)), "Waaruit het bestaat\n\n" + tabel.tekst,
      berekening(uitleg), "Meer over elk deel\n\n" + meer.joined(),
    ].joined(separator: "\n")
  }

  // What isn't known.

  private static let onbekend = "onbekend: niemand leverde waar dit in kan staan"

  /// A number in a table; what isn't known is as in the yearbook.
  private static func getal(_ aantal: Int?) -> String {
    aantal.map(Teksttabel.getal) ?? Jaartabelblad.nietVanToepassing
  }

  private static func aantal(_ aantal: Int?, _ eenheid: Eenheid) -> String {
    aantal.map { Getaltekst.aantal($0, eenheid) } ?? onbekend
  }

  private static func waarom(_ gebrek: Telgebrek, _ vraag: Telvraag) -> String {
    let nodig: [String]
    switch gebrek {
    case .bron(let bron, let soorten, let velden):
      let wat = Aansluitingtabel.meervoud(bron.eenheid) + van(soorten)
      nodig = [
        velden.isEmpty ? wat : "\(wat), uit een bron met \(Jaarverslagtekst.opsomming(velden))"
      ]
    case .opgaven(let opgaven):
      nodig = opgaven.map { opgave in
        let (eerste, laatste) = (opgave.dagen.lowerBound, opgave.dagen.upperBound)
        let dagen = eerste == laatste ? "\(eerste)" : "\(eerste) tot en met \(laatste)"
        return "een opgave\(van(opgave.soorten)) over \(dagen)"
          + (opgave.isVerouderd ? ", op \(eerste) of later ontvangen" : "")
      }
    }
    return """
      Van \(vraag.schooljaar) is niets bekend uit een bestand waar dit in kan staan. Dat is iets anders dan 0.
      Nodig: \(nodig.joined(separator: "; ")).

      """
  }

  private static func van(_ soorten: [String]) -> String {
    guard let laatste = soorten.last else { return "" }
    let rest = soorten.dropLast().joined(separator: ", ")
    return " van de soort " + (rest.isEmpty ? laatste : "\(rest) of \(laatste)")
  }

  // What it is.

  private static func kop(_ blad: Definitieblad, _ vraag: Telvraag, _ getal: String) -> String {
    let wanneer =
      vraag.peildatum.map { ("peildatum", "\($0), in schooljaar \(vraag.schooljaar)") }
      ?? ("schooljaar", vraag.schooljaar.description)
    let bekend = vraag.opDag?.description ?? "nu: alles wat ontvangen is"
    let paren =
      [("plaats", [vraag.plaats]), (wanneer.0, [wanneer.1]), ("bekend op", [bekend])]
      + Bladtekst.paren(blad, metTitel: false)
    return "\(blad.id): \(blad.titel)\n\n\(getal)\n\n" + Alinea.naastElkaar(paren)
  }

  // How it comes about.

  private static func trechter(_ uitleg: Teluitleg) -> String {
    var tabel = Teksttabel([
      .init("stap", rechts: true), .init("wat"), .init("eraf", rechts: true), .init("records", rechts: true),
      .init("leerlingen", rechts: true),
    ])
    for (i, trede) in uitleg.trechter.enumerated() {
      tabel.voeg([
        String(i), wat(trede.reden, uitleg), trede.reden == nil ? "" : Teksttabel.getal(-trede.eraf),
        Teksttabel.getal(trede.records), Teksttabel.getal(trede.leerlingen.waarde),
      ])
    }
    let records = uitleg.trechter.last?.records ?? 0
    let geteld = aantal(uitleg.aantal, uitleg.eenheid)
    let over = Getaltekst.aantal(records, uitleg.bron.eenheid)
    let slot =
      uitleg.eenheid == uitleg.bron.eenheid
      ? "Wat overblijft is \(geteld)" : "Wat overblijft is \(over), samen \(geteld)"
    return "Hoe het getal ontstaat\n\n\(tabel.tekst)\n\(slot): precies wat de telling zelf telt.\n"
  }

  private static func wat(_ reden: Afvalreden?, _ uitleg: Teluitleg) -> String {
    let records = Aansluitingtabel.meervoud(uitleg.bron.eenheid)
    switch reden {
    case nil:
      guard let dag = uitleg.vraag.peildatum else { return "alle \(records) van het schooljaar" }
      let lopend = uitleg.blad.regels.first { $0.sleutel == "lopend" }?.tekst ?? ""
      return "\(records) die op \(dag) lopen: lopend \(lopend)"
    case .ingetrokken: return "ingetrokken"
    case .overgezet: return "overgezet naar een ander nummer, dat telt"
    case .andereRegio: return "gemeente van een andere regio"
    case .gemeenteZonderRegio: return "gemeente zonder regio"
    case .andereGemeente: return "andere gemeente"
    case .clausule(let naam, let tekst): return "niet \(naam): \(tekst)"
    }
  }

  private static func leveringen(_ uitleg: Teluitleg) -> String? {
    guard !uitleg.leveringen.isEmpty else { return nil }
    var tabel = Teksttabel([.init("records", rechts: true), .init("levering")])
    for levering in uitleg.leveringen { tabel.voeg([Teksttabel.getal(levering.records), levering.pad]) }
    return "Leveringen waarop het rust\n\n" + tabel.tekst
  }

  // The neighbouring definitions.

  private static func versies(_ uitleg: Teluitleg) -> String {
    guard !uitleg.versies.isEmpty else {
      return "De definitie is in alle schooljaren met deze telling dezelfde.\n"
    }
    var tabel = Teksttabel([
      .init("definitie"), .init("wat anders is"), .init("aantal", rechts: true), .init("eenheid"),
      .init("verschil", rechts: true),
    ])
    for versie in uitleg.versies {
      // Each difference on a line of its own.
      for (i, verschil) in versie.verschillen.enumerated() {
        let getallen = i == 0 ? getallen(versie, uitleg) : ["", "", ""]
        tabel.voeg([i == 0 ? Bladtekst.sinds(versie.vanaf) : "", anders(verschil)] + getallen)
      }
    }
    return "Volgens de definitie van andere schooljaren\n\n" + tabel.tekst
  }

  private static func buren(_ uitleg: Teluitleg) -> String {
    guard !uitleg.buren.isEmpty else {
      return "Er is geen telling die in één clausule verschilt.\n"
    }
    var tabel = Teksttabel([
      .init("telling"), .init("titel"), .init("wat anders is"), .init("aantal", rechts: true),
      .init("eenheid"), .init("verschil", rechts: true),
    ])
    for buur in uitleg.buren {
      tabel.voeg(
        [buur.blad.id, buur.blad.titel, buur.verschillen.map(anders).joined(separator: "; ")]
          + getallen(buur, uitleg))
    }
    return "Tellingen die in één clausule verschillen\n\n" + tabel.tekst
  }

  /// The number, its unit, and how much more it is; numbers of different units have no difference.
  private static func getallen(_ buur: Teluitleg.Buur, _ uitleg: Teluitleg) -> [String] {
    [
      getal(buur.aantal), Aansluitingtabel.meervoud(buur.eenheid), verschil(buur, uitleg),
    ]
  }

  private static func verschil(_ buur: Teluitleg.Buur, _ uitleg: Teluitleg) -> String {
    guard buur.eenheid == uitleg.eenheid, let toen = buur.aantal, let nu = uitleg.aantal else { return "" }
    return Teksttabel.mutatie(toen - nu)
  }

  private static func anders(_ verschil: Regelverschil) -> String {
    switch (verschil.oud, verschil.nieuw) {
    case (let oud?, let nieuw?): "\(verschil.sleutel): \(nieuw) in plaats van \(oud)"
    case (nil, let nieuw?): "ook \(verschil.sleutel): \(nieuw)"
    case (let oud?, nil): "zonder \(verschil.sleutel): \(oud)"
    case (nil, nil): verschil.sleutel
    }
  }

  // The records.

  private static func records(_ uitleg: Teluitleg) -> String? {
    guard let records = uitleg.records else { return nil }
    guard !records.isEmpty else { return "Er zijn geen getelde records.\n" }
    var tabel = Teksttabel([
      .init("nummer"), .init("leerling"), .init("gemeente"), .init("schoolsoort"), .init("soort"),
      .init("begin"), .init("einde"), .init(uitleg.bron.recorddatum),
      .init("geboren"), .init("levering"),
    ])
    for record in records {
      tabel.voeg([
        record.nummer.tekst, record.leerling.hex, record.gemeente?.description ?? "", record.schoolsoort.code,
        record.soort, record.begin.description, record.einde?.description ?? "", record.datum.description,
        record.geboortedatum.maandtekst, record.levering,
      ])
    }
    return "De getelde \(Aansluitingtabel.meervoud(uitleg.bron.eenheid))\n\n" + tabel.tekst
  }

  // A percentage or a rate.

  private static func waarde(_ uitleg: Verhoudingsuitleg) -> String {
    guard !uitleg.isOnbekend else { return onbekend }
    guard let waarde = uitleg.waarde else { return "geen getal: de noemer is 0" }
    return waarde.replacing(".", with: ",") + (uitleg.isPercentage ? "%" : " per 1.000")
  }

  private static func berekening(_ uitleg: Verhoudingsuitleg) -> String {
    if uitleg.isOnbekend {
      let gebreken = [("teller", uitleg.teller), ("noemer", uitleg.noemer)].compactMap { naam, deel in
        deel.gebrek.map { "De \(naam). \(waarom($0, uitleg.vraag))" }
      }
      return "Waarom er geen getal is\n\n" + gebreken.joined()
    }
    guard uitleg.waarde != nil else { return "Door 0 kan niet gedeeld worden.\n" }
    let (teller, noemer) = (getal(uitleg.teller.aantal), getal(uitleg.noemer.aantal))
    let maal = uitleg.isPercentage ? "100" : "1.000"
    let decimalen = uitleg.decimalen == 1 ? "1 decimaal" : "\(uitleg.decimalen) decimalen"
    return """
      \(maal) × \(teller) / \(noemer), afgerond op \(decimalen), naar boven vanaf een half: \(waarde(uitleg)).

      """
  }
}

extension Verhoudingsuitleg {
  fileprivate var isPercentage: Bool { maat == "procent" }
  fileprivate var isOnbekend: Bool { teller.gebrek != nil || noemer.gebrek != nil }
}

extension Recordsoort {
  /// What the date is called on which a record counts.
  fileprivate var recorddatum: String {
    switch self {
    case .melding: "melddatum"
    case .werkproces: "start"
    case .opgave: "gelezen op"
    }
  }

  /// As which its records count.
  fileprivate var eenheid: Eenheid {
    switch self {
    case .melding: .melding
    case .werkproces: .werkproces
    case .opgave: .opgave
    }
  }
}
