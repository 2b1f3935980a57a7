import Crypto
import Domain
import Foundation
import Mustache
import Systeem

/// The report as one self-contained page of HTML. Everything in it stands in the model; what is decided here is how it is said.
public struct Pagina {
  private let rapport: Rapport
  private let taal: Rapporttaal
  /// School years whose page stands beside this one.
  private let andere: [Schooljaar]

  public init(_ rapport: Rapport, andere: [Schooljaar] = []) {
    self.rapport = rapport
    taal = .nederlands
    self.andere = andere.filter { $0 != rapport.schooljaar }
  }

  /// How many records of a step are listed: more of them would make the page heavy, and all stand in a file.
  private static let recordsInRegio = 50
  private static let recordsInGemeente = 5

  /// - Throws: `MustacheTemplate.ParserError` when the template is at fault.
  public func html() throws -> String {
    let sjabloon = try MustacheTemplate(string: Self.tekst(PackageResources.pagina_mustache))
    // Names come from deliveries.
    return Zichtbaar.tekst(
      sjabloon.render(
        inhoud(stijl: Self.tekst(PackageResources.stijl_css), script: Self.tekst(PackageResources.script_js)))
    )
  }

  /// As a browser asks for it: of the text between the tags.
  private static func hash(_ tekst: String) -> String {
    "sha256-" + Data(SHA256.hash(data: Data(tekst.utf8))).base64EncodedString()
  }

  private static func tekst(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private var isOpenbaar: Bool { rapport.editie.isOpenbaar }

  private func inhoud(stijl: String, script: String) -> [String: Any] {
    var uit: [String: Any] = [
      "t": taal,
      // Nothing comes from elsewhere and nothing goes there; only this style and this script hold.
      "beleid":
        "default-src 'none'; style-src '\(Self.hash(stijl))'; script-src '\(Self.hash(script))'; base-uri 'none'; form-action 'none'",
      "stijl": stijl, "script": script, "titel": taal.titel(rapport),
      "isOpenbaar": isOpenbaar, "intern": !isOpenbaar, "editieklasse": isOpenbaar ? "openbaar" : "intern",
      "stempel": taal.stempel(rapport), "werkboek": Werkboek.bestandsnaam, "gegevens": gegevens,
      "plaatsen": rapport.plaatsen.map { ["code": $0.code, "naam": $0.naam] },
      "hoofdstukken": hoofdstukken, "heeftAndere": !andere.isEmpty, "andere": andere.map(\.description),
      "schooljaren": rapport.schooljaren.map {
        ["naam": $0.description, "isDit": $0 == rapport.schooljaar] as [String: Any]
      },
    ]
    (uit["editie"], uit["editieuitleg"]) = taal.editie(rapport.editie)
    for deel in [kort, nieuws, besluiten, aansluitingen, cijfers, jaarverslag, zekerheid] {
      uit.merge(deel) { $1 }
    }
    uit["begrippen"] = taal.begrippenlijst.map { ["woord": $0.woord, "betekenis": $0.betekenis] }
    return uit
  }

  private var hoofdstukken: [[String: String]] {
    [
      ("kort", taal.kort), ("aansluiting", taal.aansluiting), ("cijfers", taal.cijfers),
      ("jaarverslag", taal.jaarverslag), ("zeker", taal.zeker), ("begrippen", taal.begrippen),
    ].map { ["anker": $0.0, "naam": $0.1] }
  }
}

// MARK: In short

extension Pagina {
  private var kort: [String: Any] {
    [
      "kort": rapport.plaatsen.enumerated().map { i, plaats in
        [
          "code": plaats.code, "naam": plaats.naam, "zinnen": zinnen(i, plaats),
        ] as [String: Any]
      }
    ]
  }

  private func zinnen(_ plaats: Int, _ naam: Rapport.Plaats) -> [String] {
    let zinnen = rapport.aansluitingen.compactMap { zin($0, $0.lopen[plaats]) }
    return zinnen.isEmpty ? [Rapporttaal.vul(taal.kortLeeg, ["plaats": naam.naam])] : zinnen
  }

  private func zin(_ aansluiting: Rapport.Aansluiting, _ loop: Rapport.Loop) -> String? {
    guard let eerste = loop.treden.first, let laatste = loop.treden.last else { return nil }
    let begin = Rapporttaal.vul(
      taal.kortZin,
      [
        "titel": aansluiting.titel, "van": taal.getal(eerste.stand),
        "eenheid": taal.eenheid(eerste.eenheid.rawValue), "begin": aansluiting.begin,
        "naar": taal.getal(laatste.stand), "eindeenheid": taal.eenheid(laatste.eenheid.rawValue),
        "eind": aansluiting.eind,
        "dag": aansluiting.peildatum.map { ", " + Rapporttaal.vul(taal.opDag, ["dag": taal.dag($0)]) } ?? "",
      ])
    let stappen = loop.treden.dropFirst()
    if stappen.contains(where: { $0.mutatie == .verborgen }) { return begin + " " + taal.kortVerborgen }
    let grootste = stappen.compactMap { trede -> (titel: String, getal: Int)? in
      if case .getal(let getal) = trede.mutatie, getal != 0 { (trede.titel, getal) } else { nil }
    }.enumerated().sorted { (abs($1.element.getal), $0.offset) < (abs($0.element.getal), $1.offset) }.prefix(
      3)
    guard !grootste.isEmpty else { return begin + " " + taal.kortGelijk }
    let tekst = grootste.map { "\($0.element.titel) (\(Teksttabel.mutatie($0.element.getal)))" }
    return begin + " "
      + Rapporttaal.vul(taal.kortGrootste, ["stappen": Jaarverslagtekst.opsomming(tekst)])
  }

  private var nieuws: [String: Any] {
    guard let nieuws = rapport.nieuws else { return ["nieuws": taal.nieuwsEerste] }
    let sinds = String(nieuws.sinds)
    guard !nieuws.wijzigingen.isEmpty else {
      return ["nieuws": Rapporttaal.vul(taal.nieuwsGeen, ["sinds": sinds])]
    }
    var uit: [String: Any] = [
      "nieuws": Rapporttaal.vul(taal.nieuwsSinds, ["sinds": sinds]), "heeftWijzigingen": true,
      "wijzigingen": nieuws.wijzigingen.map { ["wat": wat($0), "waardoor": waardoor($0)] },
    ]
    if nieuws.overige > 0 {
      uit["overige"] = [Rapporttaal.vul(taal.nieuwsOverige, ["aantal": Teksttabel.getal(nieuws.overige)])]
    }
    return uit
  }

  private func wat(_ wijziging: Rapport.Wijziging) -> String {
    let zin =
      switch (wijziging.oud, wijziging.nieuw) {
      case (nil, _): taal.wijzigingNieuw
      case (_, nil): taal.wijzigingWeg
      case let (oud, nieuw): oud == nieuw ? taal.wijzigingGelijk : taal.wijziging
      }
    return Rapporttaal.vul(
      zin,
      [
        "plaats": wijziging.plaats.naam, "telling": wijziging.telling,
        "oud": taal.getal(wijziging.oud ?? ""), "nieuw": taal.getal(wijziging.nieuw ?? ""),
        "eenheid": taal.eenheid(wijziging.eenheid),
      ])
  }

  private func waardoor(_ wijziging: Rapport.Wijziging) -> String {
    let oorzaken = wijziging.oorzaken.map { oorzaak, verschil in
      let naam = taal.oorzaken[oorzaak] ?? oorzaak.rawValue
      guard let verschil else { return naam }
      return Rapporttaal.vul(
        taal.wijzigingOorzaakGetal, ["oorzaak": naam, "getal": Teksttabel.mutatie(verschil)])
    }
    return Rapporttaal.vul(taal.wijzigingOorzaak, ["oorzaken": Jaarverslagtekst.opsomming(oorzaken)])
  }

  private static let besluitenPerSoort = 50

  private var besluiten: [String: Any] {
    let groepen = Rapport.Besluit.Soort.allCases.compactMap { soort -> [String: Any]? in
      let alle = rapport.besluiten.filter { $0.soort == soort }.enumerated().sorted {
        ($1.element.gewicht, $0.offset) < ($0.element.gewicht, $1.offset)
      }
      guard !alle.isEmpty, let tekst = taal.besluitsoorten[soort] else { return nil }
      let plekken = [
        "leveringen": taal.leveringen, "afkeur": taal.afkeur, "cijfers": taal.cijfers, "zeker": taal.zeker,
      ]
      var groep: [String: Any] = [
        "kop": tekst.kop, "wat": tekst.wat, "welke": taal.besluitenWelke, "plek": tekst.plek,
        "aantal": Teksttabel.getal(alle.count),
        "naar": Rapporttaal.vul(taal.naarPlek, ["plek": plekken[tekst.plek] ?? tekst.plek]),
        "regels": alle.prefix(Self.besluitenPerSoort).map { regel in
          var uit: [String: Any] = ["onderwerp": regel.element.onderwerp]
          if !regel.element.toelichting.isEmpty {
            uit["toelichting"] = regel.element.toelichting
          }
          return uit
        },
      ]
      if alle.count > Self.besluitenPerSoort {
        groep["meer"] = Rapporttaal.vul(
          taal.besluitenOverige, ["aantal": Teksttabel.getal(alle.count - Self.besluitenPerSoort)])
      }
      return groep
    }
    return ["besluiten": groepen, "geenBesluiten": groepen.isEmpty]
  }
}

// MARK: The bridges

extension Pagina {
  private var aansluitingen: [String: Any] {
    [
      "aansluitingen": rapport.aansluitingen.map { aansluiting in
        [
          "titel": aansluiting.titel, "lopen": aansluiting.lopen.map { loop(aansluiting, $0) },
        ] as [String: Any]
      }
    ]
  }

  private func loop(_ aansluiting: Rapport.Aansluiting, _ loop: Rapport.Loop) -> [String: Any] {
    let plaats = loop.plaats.naam
    guard !loop.treden.isEmpty else {
      return [
        "code": loop.plaats.code, "plaats": plaats, "isLeeg": true,
        "leegte": Rapporttaal.vul(taal.nietGelopen, ["plaats": plaats]),
      ]
    }
    func anker(_ stap: Int) -> String { "\(aansluiting.id)-\(loop.plaats.code)-\(stap)" }
    let isVerborgen = loop.treden.contains { $0.mutatie == .verborgen || $0.stand == .verborgen }
    let grafiek = Waterval(
      loop, omschrijving: Rapporttaal.vul(taal.grafiek, ["titel": aansluiting.titel, "plaats": plaats]),
      eindtekst: aansluiting.eind, taal: taal, anker: anker)
    return [
      "code": loop.plaats.code, "plaats": plaats, "isLeeg": false, "zin": zin(aansluiting, loop) ?? "",
      "omschrijving": "\(aansluiting.titel), \(plaats)", "svg": grafiek.svg,
      "sluit": isVerborgen
        ? Rapporttaal.vul(taal.sluitVerborgen, ["teken": taal.verborgen])
        : Rapporttaal.vul(
          taal.sluit,
          [
            "begin": aansluiting.begin,
            "eind": loop.treden.last.map { taal.getal($0.stand) + " " + taal.eenheid($0.eenheid.rawValue) }
              ?? "",
          ]),
      "treden": loop.treden.map { trede($0, aansluiting, loop.plaats, anker: anker($0.stap)) },
    ]
  }

  private func trede(
    _ trede: Rapport.Trede, _ aansluiting: Rapport.Aansluiting, _ plaats: Rapport.Plaats, anker: String
  ) -> [String: Any] {
    var uit: [String: Any] = [
      "anker": anker, "stap": trede.stap, "titel": trede.titel, "uitleg": trede.uitleg,
      "verandering": trede.stap == 0 ? "" : taal.verandering(trede.mutatie, gaatEraf: trede.gaatEraf),
      "klasse": trede.stap == 0 ? "" : trede.gaatEraf ? "eraf" : "erbij", "stand": taal.getal(trede.stand),
      "eenheid": taal.eenheid(trede.eenheid.rawValue), "leerlingen": trede.leerlingen.map(taal.getal) ?? "",
      "heeftDelen": !(trede.gemeenten.isEmpty && trede.schoolsoorten.isEmpty),
      "delen": [
        (taal.perGemeente, taal.gemeente, trede.gemeenten),
        (taal.perSchoolsoort, taal.schoolsoort, trede.schoolsoorten),
      ].filter { !$0.2.isEmpty }.map { kop, naamkop, delen in
        [
          "kop": kop, "naamkop": naamkop,
          "rijen": delen.map { ["naam": taal.deel($0.naam), "aantal": taal.getal($0.aantal)] },
        ] as [String: Any]
      },
    ]
    if !trede.voorbeeld.isEmpty { uit["voorbeeld"] = trede.voorbeeld }
    let getoond = trede.records.prefix(plaats.gemeente == nil ? Self.recordsInRegio : Self.recordsInGemeente)
    uit["heeftRecords"] = !getoond.isEmpty
    uit["records"] = getoond.map {
      [
        "werkproces": $0.werkproces, "melding": $0.melding,
        "leerling": $0.leerling, "gemeente": $0.gemeente, "schoolsoort": $0.schoolsoort,
      ]
    }
    if let alle = trede.aantalRecords, alle > getoond.count {
      uit["meer"] = Rapporttaal.vul(
        taal.recordsMeer,
        [
          "getoond": Teksttabel.getal(getoond.count), "alle": Teksttabel.getal(alle),
          "bestand": "schooljaar=\(rapport.schooljaar)/\(aansluiting.id)_regels.csv",
        ])
    }
    return uit
  }
}

// MARK: The numbers

extension Pagina {
  private var cijfers: [String: Any] {
    let ditJaar = rapport.schooljaren.firstIndex(of: rapport.schooljaar)
    return [
      "alleTellingen": Rapporttaal.vul(taal.alleTellingen, ["schooljaar": rapport.schooljaar.description]),
      "alleNaam": rapport.regio,
      "alle": rapport.reeksen.compactMap { reeks -> [String: Any]? in
        guard let ditJaar, let jaar = reeks.jaren[ditJaar] else { return nil }
        return [
          "titel": reeks.titel, "wanneer": taal.wanneer(jaar.periode), "eenheid": taal.eenheid(reeks.eenheid),
          "waarde": taal.waarde(jaar, 0),
        ]
      },
    ]
  }

  /// What the script chooses from. Texts that come back are there once, for the page of ten school years must stay light.
  private struct Gegevens: Encodable {
    struct Reeks: Encodable {
      let id: String
      let titel: String
      let wat: String
      let herkomst: String
      let eenheid: String
      /// One for each definition that it had.
      let regels: [String]
      let jaren: [Jaar?]
    }

    struct Jaar: Encodable {
      /// When it counts, and which of its definitions held: indices.
      let p: Int
      let d: Int
      /// By place: a number, or a text that is shown as it is.
      let w: [Getal]
    }

    enum Getal: Encodable {
      case getal(Int)
      case tekst(String)

      func encode(to encoder: any Encoder) throws {
        var plek = encoder.singleValueContainer()
        switch self {
        case .getal(let getal): try plek.encode(getal)
        case .tekst(let tekst): try plek.encode(tekst)
        }
      }
    }

    struct Tabel: Encodable {
      /// By place: the numbers as they are shown, row by row, with `|` between them.
      let w: [String]
      /// By place: what is said below the table.
      let onder: [[String]]
    }

    let woorden: [String: String]
    let plaatsen: [String]
    let schooljaren: [String]
    /// The school year of the page, as an index.
    let dit: Int?
    let perioden: [String]
    let reeksen: [Reeks]
    let tabellen: [Tabel]
  }

  /// As JSON that can't end the element it stands in.
  private var gegevens: String {
    var perioden: [String] = []
    let reeksen = rapport.reeksen.map { reeks in
      var definities: [String] = []
      var regels: [String] = []
      let jaren = reeks.jaren.map { jaar -> Gegevens.Jaar? in
        guard let jaar else { return nil }
        if !definities.contains(jaar.definitie) {
          definities.append(jaar.definitie)
          regels.append(jaar.tekst)
        }
        let periode = taal.wanneer(jaar.periode)
        if !perioden.contains(periode) { perioden.append(periode) }
        return .init(
          p: perioden.firstIndex(of: periode) ?? 0, d: definities.firstIndex(of: jaar.definitie) ?? 0,
          w: jaar.waarden.indices.map { plaats in
            if !jaar.isNietGeregistreerd, case .getal(let getal) = jaar.waarden[plaats] {
              return .getal(getal)
            }
            return .tekst(taal.waarde(jaar, plaats))
          })
      }
      return Gegevens.Reeks(
        id: reeks.telling, titel: Zichtbaar.tekst(reeks.titel), wat: Zichtbaar.tekst(reeks.omschrijving),
        herkomst: Zichtbaar.tekst(reeks.herkomst),
        eenheid: taal.eenheid(reeks.eenheid), regels: regels, jaren: jaren)
    }
    let gegevens = Gegevens(
      woorden: ["nietGepubliceerd": taal.nietGepubliceerd, "breuk": taal.breukDefinitie],
      plaatsen: rapport.plaatsen.map { Zichtbaar.tekst($0.naam) },
      schooljaren: rapport.schooljaren.map(\.description),
      dit: rapport.schooljaren.firstIndex(of: rapport.schooljaar), perioden: perioden, reeksen: reeksen,
      tabellen: rapport.jaartabellen.map { tabel in
        .init(
          w: tabel.waarden.map { $0.joined().map(taal.getal).joined(separator: "|") },
          onder: tabel.bladen.map(Jaarverslagtekst.onder))
      })
    let schrijver = JSONEncoder()
    schrijver.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts and whole numbers always encode.
    let bytes = (try? schrijver.encode(gegevens)) ?? Data("{}".utf8)
    return Self.tekst(Array(bytes)).replacing("<", with: "\\u003c")
  }
}

// MARK: The yearbook

extension Pagina {
  private var jaarverslag: [String: Any] {
    [
      "geenJaarverslag": rapport.jaartabellen.isEmpty,
      "jaartabellen": rapport.jaartabellen.map { tabel -> [String: Any] in
        guard let eerste = tabel.bladen.first else { return [:] }
        return [
          "titel": eerste.titel, "herkomst": eerste.herkomst,
          "blad": blad(tabel),
          "noten": tabel.noten.map { noot in
            ["titel": noot.titel, "wat": taal.noot(noot)]
          },
        ]
      },
    ]
  }

  /// That of the region: the script puts the numbers of the chosen gemeente in it.
  private func blad(_ tabel: Rapport.Jaartabel) -> [String: Any] {
    let blad = tabel.bladen[0]
    return [
      "naam": rapport.plaatsen[0].naam, "kolommen": blad.kolommen.map(\.titel),
      "rijen": blad.rijen.enumerated().map { i, rij in
        [
          "isKop": rij.soort == .kop, "breedte": blad.kolommen.count + 3, "titel": rij.titel,
          "nummer": rij.nummer, "isTotaal": rij.soort == .optelling || rij.soort == .eenmaal,
          "eenheid": rij.eenheden.map(taal.eenheid).joined(separator: ", "),
          "wanneer": Jaarverslagtekst.wanneer(rij.perioden), "waarden": tabel.waarden[0][i].map(taal.getal),
        ] as [String: Any]
      },
      "onder": Jaarverslagtekst.onder(blad),
    ]
  }
}

// MARK: How sure it is

extension Pagina {
  private var zekerheid: [String: Any] {
    [
      "zekerheden": rapport.zekerheden.map { bron in
        [
          "titel": bron.titel, "bestanden": Teksttabel.getal(bron.bestanden),
          "laatste": bron.laatste.map(taal.dag) ?? taal.geenDatum,
          "gelezen": bron.gelezen.map(Teksttabel.getal) ?? "",
          "afgekeurd": bron.afgekeurd.map(Teksttabel.getal) ?? "",
          "aandeel": Self.procent(bron.afgekeurd, van: bron.gelezen),
        ]
      },
      "leveringen": rapport.leveringen.map { levering in
        let isGeweigerd = if case .geweigerd = levering.uitkomst { true } else { false }
        return [
          "bestand": levering.bestand,
          "ontvangen": levering.ontvangen.map(taal.dag) ?? taal.geenDatum,
          "uitkomst": taal.uitkomst(levering.uitkomst), "isGeweigerd": isGeweigerd,
          "gelezen": levering.gelezen.map(Teksttabel.getal) ?? "",
          "afgekeurd": levering.afgekeurd.map(Teksttabel.getal) ?? "",
        ] as [String: Any]
      },
      "geenAfkeur": rapport.afkeur.isEmpty,
      "afkeur": rapport.afkeur.map { afkeur in
        [
          "bestand": afkeur.bestand, "veld": afkeur.veld,
          "rijen": Teksttabel.getal(afkeur.rijen), "eerste": Teksttabel.getal(afkeur.eerste),
          "reden": taal.reden(afkeur.code),
        ]
      },
    ]
  }

  /// With one decimal, rounded half up; empty when nothing was read.
  private static func procent(_ deel: Int?, van geheel: Int?) -> String {
    guard let deel, let geheel, geheel > 0 else { return "" }
    let tienden = (deel * 2_000 + geheel) / (2 * geheel)
    return "\(Teksttabel.getal(tienden / 10)),\(tienden % 10)%"
  }
}
