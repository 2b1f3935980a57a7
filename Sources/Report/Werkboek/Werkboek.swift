import Domain

/// The report as a workbook for Excel and LibreOffice, for who wants to filter and recompute. It shows what the page shows: what is
/// hidden there is the same sign here, and stands in no formula and no chart. Lists of records stay on the page.
public struct Werkboek {
  /// Beside the page of its school year.
  public static let bestandsnaam = "sluitend.xlsx"

  private let rapport: Rapport
  private let taal: Rapporttaal
  private var namen = Bladnamen()
  /// "Lees mij" comes before them, and lists them.
  private var bladen: [Blad] = []

  private var tekst: Werkboektaal { taal.werkboek }

  /// The same report gives the same bytes.
  ///
  /// - Parameter pad: must not exist yet. Other files are made beside it for as long as this takes.
  /// - Throws: `Bestandsfout`.
  public static func schrijf(_ rapport: Rapport, naar pad: String) throws {
    let boek = Werkboek(rapport)
    let bladzijde = Rapporttaal.vul(boek.tekst.bladzijde, ["bladzijde": "&P", "bladzijden": "&N"])
    try Werkmapschrijver.schrijf(
      boek.alle, titel: boek.taal.titel(rapport),
      gemaakt: rapport.bekendTot ?? rapport.schooljaar.einde,
      voet: "&L\(boek.taal.editie(rapport.editie).naam)&R\(bladzijde)", naar: pad)
  }

  var alle: [Blad] { [leesMij] + bladen }

  init(_ rapport: Rapport) {
    self.rapport = rapport
    taal = .nederlands
    let tekst = taal.werkboek
    _ = namen.geef(tekst.leesMij)
    let sommen = namen.geef(tekst.sommen)
    var aansluitingen: [Aansluitingblad] = []
    for (i, aansluiting) in rapport.aansluitingen.enumerated() {
      let naam = Rapporttaal.vul(
        tekst.aansluitingBlad, ["nummer": String(i + 1), "titel": aansluiting.titel])
      aansluitingen.append(Aansluitingblad(aansluiting, taal, naam: namen.geef(naam)))
    }
    bladen = [Aansluitingblad.sommen(aansluitingen, taal, naam: sommen)]
    for (i, aansluiting) in aansluitingen.enumerated() {
      bladen.append(aansluiting.blad)
      let naam = Rapporttaal.vul(tekst.watervalBlad, ["nummer": String(i + 1)])
      if let waterval = aansluiting.waterval(naam: namen.geef(naam)) { bladen.append(waterval) }
    }
    bladen.append(achter(namen.geef(tekst.achter)))
    bladen.append(tellingen(namen.geef(tekst.tellingen)))
    bladen.append(definities(namen.geef(tekst.definities)))
    bladen.append(bronnen(namen.geef(tekst.bronnen)))
    if !rapport.editie.isOpenbaar {
      bladen.append(leveringen(namen.geef(taal.leveringen)))
      bladen.append(afkeur(namen.geef(taal.afkeur)))
    }
    for (i, tabel) in rapport.jaartabellen.enumerated() {
      guard let titel = tabel.bladen.first?.titel else { continue }
      let naam = Rapporttaal.vul(tekst.tabelBlad, ["nummer": String(i + 1), "titel": titel])
      bladen.append(
        Jaartabelwerkblad(tabel, plaatsen: rapport.plaatsen, taal).blad(naam: namen.geef(naam)))
    }
  }
}

// MARK: What it is

extension Werkboek {
  private var leesMij: Blad {
    let editie = taal.editie(rapport.editie)
    var uit = Blad(
      naam: tekst.leesMij, titel: taal.titel(rapport), uitleg: taal.stempel(rapport),
      kolommen: [.init(tekst.onderwerp, 34), .init(tekst.toelichting, 110)])
    func regel(_ onderwerp: String, _ toelichting: String) -> Blad.Rij {
      .init([.tekst(onderwerp), .tekst(toelichting)])
    }
    uit.rijen = [
      regel(editie.naam, editie.uitleg),
      regel(
        taal.schooljaar + " " + rapport.schooljaar.description,
        Rapporttaal.vul(tekst.schooljaarUitleg, ["tellingen": tekst.tellingen])),
      regel(
        tekst.nagerekend,
        Rapporttaal.vul(
          tekst.narekenenUitleg,
          [
            "nagerekend": tekst.nagerekend, "controle": tekst.controle, "klopt": tekst.klopt,
            "teken": taal.verborgen,
          ])),
    ]
    if rapport.editie.isOpenbaar { uit.rijen.append(regel(taal.verborgen, taal.verborgenUitleg)) }
    uit.rijen += [regel(taal.geen, taal.geenUitleg), regel(tekst.nietHier, tekst.nietHierUitleg)]
    uit.rijen += bladen.map {
      .init([.koppeling($0.naam, blad: $0.naam), .tekst($0.titel + ". " + $0.uitleg)])
    }
    uit.rijen += taal.begrippenlijst.map { regel($0.woord, $0.betekenis) }
    return uit
  }
}

// MARK: Numbers

extension Werkboek {
  /// What lies behind each step.
  private func achter(_ naam: String) -> Blad {
    var uit = Blad(
      naam: naam, titel: tekst.achter, uitleg: tekst.achterUitleg,
      kolommen: [
        .init(tekst.aansluiting, 34), .init(taal.plaats, 20), .init(taal.stap, 6), .init(taal.wat, 34),
        .init(tekst.verdeling, 16), .init(tekst.deel, 34), .init(taal.aantal, 10),
      ])
    for aansluiting in rapport.aansluitingen {
      for loop in aansluiting.lopen {
        for trede in loop.treden {
          for (kop, delen) in [
            (taal.perGemeente, trede.gemeenten), (taal.perSchoolsoort, trede.schoolsoorten),
          ] {
            uit.rijen += delen.map {
              .init([
                .tekst(aansluiting.titel), .tekst(loop.plaats.naam), .getal(Double(trede.stap), .aantal),
                .tekst(trede.titel), .tekst(kop), .tekst(taal.deel($0.naam)), .van($0.aantal, taal),
              ])
            }
          }
        }
      }
    }
    return uit
  }

  private func tellingen(_ naam: String) -> Blad {
    var uit = Blad(
      naam: naam, titel: tekst.tellingen, uitleg: tekst.tellingenUitleg,
      kolommen: [
        .init(taal.telling, 44), .init(tekst.naam, 30), .init(taal.plaats, 20), .init(taal.schooljaar, 12),
        .init(taal.wanneer, 26), .init(taal.waarde, 12), .init(taal.eenheid, 16), .init(tekst.breuk, 26),
      ])
    for reeks in rapport.reeksen {
      var vorige: String?
      for (schooljaar, jaar) in zip(rapport.schooljaren, reeks.jaren) {
        guard let jaar else { continue }
        let isBreuk = vorige.map { $0 != jaar.definitie } ?? false
        vorige = jaar.definitie
        for (waarde, plaats) in zip(jaar.waarden, rapport.plaatsen) {
          uit.rijen.append(
            .init([
              .tekst(reeks.titel), .tekst(reeks.telling), .tekst(plaats.naam), .tekst(schooljaar.description),
              .tekst(taal.wanneer(jaar.periode)),
              jaar.isNietGeregistreerd
                ? .teken(taal.nietGeregistreerd) : .van(waarde, eenheid: reeks.eenheid, taal),
              .tekst(taal.eenheid(reeks.eenheid)), isBreuk ? .tekst(taal.breuk(schooljaar)) : .leeg,
            ]))
        }
      }
    }
    return uit
  }

  /// A row for each definition that a telling had.
  private func definities(_ naam: String) -> Blad {
    var uit = Blad(
      naam: naam, titel: tekst.definities, uitleg: tekst.definitiesUitleg,
      kolommen: [
        .init(taal.telling, 40), .init(tekst.naam, 30), .init(taal.eenheid, 16), .init(taal.definitie, 50),
        .init(taal.herkomst, 30), .init(taal.regels, 60), .init(tekst.schooljaren, 14),
      ])
    for reeks in rapport.reeksen {
      var perDefinitie: [(jaar: Rapport.Reeks.Jaar, schooljaren: [String])] = []
      for (schooljaar, jaar) in zip(rapport.schooljaren, reeks.jaren) {
        guard let jaar else { continue }
        if let i = perDefinitie.firstIndex(where: { $0.jaar.definitie == jaar.definitie }) {
          perDefinitie[i].schooljaren.append(schooljaar.description)
        } else {
          perDefinitie.append((jaar, [schooljaar.description]))
        }
      }
      uit.rijen += perDefinitie.map { jaar, schooljaren in
        .init(
          [
            reeks.titel, reeks.telling, taal.eenheid(reeks.eenheid), reeks.omschrijving, reeks.herkomst,
            jaar.tekst, schooljaren.joined(separator: ", "),
          ].map { .tekst($0) })
      }
    }
    return uit
  }
}

// MARK: Deliveries

extension Werkboek {
  private func bronnen(_ naam: String) -> Blad {
    var uit = Blad(
      naam: naam, titel: taal.zeker, uitleg: taal.zekerUitleg,
      kolommen: [.init(taal.bron, 44), .init(taal.bestanden, 12), .init(taal.laatste, 16)]
        + (rapport.editie.isOpenbaar
          ? [] : [.init(taal.gelezen, 14), .init(taal.afgekeurd, 14), .init(taal.aandeel, 10)]))
    for bron in rapport.zekerheden {
      var cellen: [Blad.Cel] = [.tekst(bron.titel), .aantal(bron.bestanden), .dag(bron.laatste, taal)]
      if !rapport.editie.isOpenbaar {
        cellen += [.aantal(bron.gelezen), .aantal(bron.afgekeurd), .leeg]
        if let gelezen = bron.gelezen, let afgekeurd = bron.afgekeurd, gelezen > 0 {
          let (deel, geheel) = (Celplek(uit.volgende, 4).naam, Celplek(uit.volgende, 3).naam)
          cellen[5] = .formule(
            "\(deel)/\(geheel)", Double(afgekeurd) / Double(gelezen), .procent(decimalen: 1))
        }
      }
      uit.rijen.append(.init(cellen))
    }
    return uit
  }

  private func leveringen(_ naam: String) -> Blad {
    Blad(
      naam: naam, titel: taal.leveringen, uitleg: taal.zekerUitleg,
      kolommen: [
        .init(taal.bestand, 50), .init(taal.ontvangen, 14), .init(taal.uitkomst, 60), .init(taal.gelezen, 14),
        .init(taal.afgekeurd, 14),
      ],
      rijen: rapport.leveringen.map {
        .init([
          .tekst($0.bestand), .dag($0.ontvangen, taal), .tekst(taal.uitkomst($0.uitkomst)),
          .aantal($0.gelezen), .aantal($0.afgekeurd),
        ])
      })
  }

  private func afkeur(_ naam: String) -> Blad {
    Blad(
      naam: naam, titel: taal.afkeur, uitleg: rapport.afkeur.isEmpty ? taal.afkeurGeen : taal.afkeurUitleg,
      kolommen: [
        .init(taal.bestand, 50), .init(taal.veld, 24), .init(taal.rijen, 10), .init(taal.eersteRij, 10),
        .init(taal.redenEnRaad, 70),
      ],
      rijen: rapport.afkeur.map {
        .init([
          .tekst($0.bestand), .tekst($0.veld), .aantal($0.rijen), .aantal($0.eerste),
          .tekst(taal.reden($0.code)),
        ])
      })
  }
}
