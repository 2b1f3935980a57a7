import Domain

// The rows of deliveries that bring what is new or has changed: each record keeps its number.

/// A stay in a gemeente.
enum Inwonerrij {
  static let kop = [
    "VERBLIJFNUMMER", "BSN", "ONDERWIJSNUMMER", "GEBOORTEDATUM", "GEMEENTECODE", "SOORT", "DATUM_VESTIGING",
    "DATUM_VERTREK", "REDEN_VERTREK", "DATUM_LAATSTE_MUTATIE",
  ]

  static func versies(
    _ staat: Jongerenstaat, _ schooljaren: ClosedRange<Schooljaar>, _ gebied: Gebied
  ) -> [[Versie]] {
    staat.verblijven.enumerated().map { plaats, verblijf in
      func versie(_ mutatie: LocalDate, _ soort: String, heeftEinde: Bool) -> Versie {
        Versie(mutatie: mutatie) {
          let code = gebied.geldig(verblijf.gemeente, op: max(mutatie, schooljaren.lowerBound.begin))
          let einde = [verblijf.einde?.description ?? "", verblijf.vertrek?.rawValue ?? ""]
          return [Opgavenummer.tekst("WN", verblijf.begin, staat.jongere, plaats)] + staat.persoon
            + [code.description, soort, verblijf.begin.description] + (heeftEinde ? einde : ["", ""])
            + [mutatie.description]
        }
      }
      // The gemeente writes a move down in the week after it.
      let ingeschreven = verblijf.begin.plus(dagen: staat.jongere.nummer % 6)
      var versies = [versie(ingeschreven, "inwoner", heeftEinde: false)]
      if let einde = verblijf.einde {
        versies.append(versie(einde.plus(dagen: 1 + staat.jongere.nummer % 9), "inwoner", heeftEinde: true))
      }
      if verblijf.isFout {
        versies.append(versie(ingeschreven.plus(dagen: 120), "vervallen", heeftEinde: false))
      }
      return versies
    }
  }
}

/// An enrolment, or a startkwalificatie.
enum Inschrijvingrij {
  static let kop = [
    "INSCHRIJVINGSNUMMER", "BSN", "ONDERWIJSNUMMER", "GEBOORTEDATUM", "GEMEENTECODE", "BRIN", "VESTIGING",
    "SOORT",
    "ONDERWIJS", "DATUM_BEGIN", "DATUM_EINDE", "DATUM_LAATSTE_MUTATIE",
  ]

  static func versies(
    _ staat: Jongerenstaat, _ schooljaren: ClosedRange<Schooljaar>, _ gebied: Gebied, _ scholen: Scholenkeuze,
    _ seed: UInt64
  ) -> [[Versie]] {
    let jongere = staat.jongere
    var toeval = Toeval(seed, .opgave, -1 - jongere.nummer)
    func versie(
      _ nummer: @escaping () -> String, _ inschrijving: Inschrijving?, _ soort: String, _ begin: LocalDate,
      _ einde: LocalDate?,
      overstap: Int = 0, op mutatie: LocalDate
    ) -> Versie {
      Versie(mutatie: mutatie) {
        let school = inschrijving.flatMap {
          scholen.school(van: jongere.leerling, $0.les.schoolsoort, overstap: $0.overstap + overstap)
        }
        return [nummer()] + staat.persoon + [
          staat.gemeente(op: mutatie, schooljaren, gebied), school?.brin.description ?? "",
          school?.vestiging.description ?? "", soort, inschrijving?.les.onderwijs ?? "", begin.description,
          einde?.description ?? "", mutatie.description,
        ]
      }
    }
    let inschrijvingen = staat.loopbaan.inschrijvingen
    var records: [[Versie]] = inschrijvingen.enumerated().map { plaats, inschrijving in
      let begin = inschrijving.begin
      let nummer = { Opgavenummer.tekst("IN", begin, jongere, plaats) }
      let (vertraging, naEinde) = (toeval.onder(8), toeval.tussen(1...14))
      var versies = [
        versie(
          nummer, inschrijving, "inschrijving", begin, inschrijving.gepland, op: begin.plus(dagen: vertraging)
        )
      ]
      if let einde = inschrijving.einde, einde != inschrijving.gepland {
        versies.append(
          versie(
            nummer, inschrijving, "inschrijving", begin, einde,
            op: max(einde, begin.plus(dagen: vertraging)).plus(dagen: naEinde)))
      }
      return versies
    }
    if let dag = staat.loopbaan.startkwalificatie {
      let nummer = { Opgavenummer.tekst("IN", dag, jongere, inschrijvingen.count) }
      records.append([
        versie(
          nummer, staat.loopbaan.laatste(tot: dag), "startkwalificatie", dag, nil,
          op: dag.plus(dagen: toeval.tussen(1...20)))
      ])
    }
    // Now and then a second school enrols somebody who doesn't come.
    let (isFout, naBegin) = (toeval.kans(promille: 12), toeval.tussen(10...40))
    if isFout, let laatste = inschrijvingen.last {
      let nummer = { Opgavenummer.tekst("IN", laatste.begin, jongere, inschrijvingen.count + 1) }
      records.append(
        [("inschrijving", 3), ("vervallen", 60 + naBegin)].map { soort, dagen in
          versie(
            nummer, laatste, soort, laatste.begin, laatste.gepland, overstap: 1,
            op: laatste.begin.plus(dagen: dagen))
        })
    }
    return records
  }
}

/// A dossier of a jongere in kwetsbare positie.
enum Jikprij {
  static let kop = [
    "DOSSIERNUMMER", "BSN", "ONDERWIJSNUMMER", "GEBOORTEDATUM", "GEMEENTECODE", "BRIN", "SOORT", "ONDERWIJS",
    "IN_BEELD_SINDS", "IN_BEELD_TOT", "DATUM_LAATSTE_MUTATIE",
  ]

  /// Of the levels that a dossier knows.
  private static let onderwijs = Set([
    "praktijkonderwijs", "vso", "entree", "vmbo-bb", "mbo-2", "mbo-3", "mbo-4",
  ])

  static func versies(
    _ staat: Jongerenstaat, _ schooljaren: ClosedRange<Schooljaar>, _ gebied: Gebied, _ scholen: Scholenkeuze,
    _ seed: UInt64
  ) -> [[Versie]] {
    let jongere = staat.jongere
    guard jongere.rol == .jikp else { return [] }
    var toeval = Toeval(seed, .opgave, -1 - jongere.nummer)
    // Intergrip sees most of them before RMC begins.
    let begin = jongere.dag.plus(dagen: -toeval.onder(70))
    let einde = toeval.kans(promille: 450) ? begin.plus(dagen: toeval.tussen(60...330)) : nil
    let vertraging = toeval.onder(10)
    let isFout = toeval.kans(promille: 50)
    let inschrijving = staat.loopbaan.laatste(tot: begin)
    let school = inschrijving.flatMap {
      scholen.school(van: jongere.leerling, $0.les.schoolsoort, overstap: $0.overstap)
    }
    let niveau = inschrijving.flatMap { onderwijs.contains($0.les.onderwijs) ? $0.les.onderwijs : nil }
    func versie(_ soort: String, _ einde: LocalDate?, op mutatie: LocalDate) -> Versie {
      Versie(mutatie: mutatie) {
        [Opgavenummer.tekst("DJ", begin, jongere, 0)] + staat.persoon + [
          staat.gemeente(op: mutatie, schooljaren, gebied), school?.brin.description ?? "", soort,
          niveau ?? "", begin.description, einde?.description ?? "", mutatie.description,
        ]
      }
    }
    var versies = [versie("jikp", nil, op: begin.plus(dagen: vertraging))]
    if isFout {
      versies.append(versie("vervallen", nil, op: begin.plus(dagen: 100)))
    } else if let einde {
      versies.append(versie("jikp", einde, op: einde.plus(dagen: vertraging)))
    }
    return [versies]
  }
}

enum Opgavenummer {
  /// `IN-2019-0000012`: the year of its school year, and a number within that.
  static func tekst(_ letters: String, _ begin: LocalDate, _ jongere: Jongere, _ plaats: Int) -> String {
    let volgnummer = Inbox.metNullen(jongere.nummer * 32 + plaats + 1, cijfers: 7)
    return "\(letters)-\(Schooljaar(van: begin).beginjaar)-\(volgnummer)"
  }
}
