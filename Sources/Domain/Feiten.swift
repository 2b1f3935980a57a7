// The facts of formats.md, "Outputs": the columns stand here once, for all targets. In each table the rows come in
// the order of the columns before the first measure.

/// One number: a telling for the region, a gemeente, a schoolsoort, or both.
public struct FeitTelling: Feit {
  public static let tabel = Feittabel(
    "feit_telling", csv: .perSchooljaar(map: "feiten", bestand: "feit_telling.csv"),
    [
      .init("telling", sleutel: true), .init("eenheid", sleutel: true), .init("periode", sleutel: true),
      .init("niveau", sleutel: true), .init("gemeentecode", sleutel: true),
      .init("schoolsoort", sleutel: true), .init("aantal", .getal),
    ], alleenSQLite: [.init("definitie")], verwijzingen: [(["schooljaar", "telling"], "dim_telling")])

  public let telling: String
  /// A unit of count, or `inwoner`.
  public let eenheid: String
  /// `schooljaar`, or the peildatum.
  public let periode: String
  public let plaats: Telplaats
  public let aantal: Int
  /// The hash of the telling's definition.
  public let definitie: String

  public init(
    telling: String, eenheid: String, periode: String, plaats: Telplaats, aantal: Int, definitie: String
  ) {
    self.telling = telling
    self.eenheid = eenheid
    self.periode = periode
    self.plaats = plaats
    self.aantal = aantal
    self.definitie = definitie
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst(telling)
    rij.tekst(eenheid)
    rij.tekst(periode)
    plaats.schrijf(naar: &rij)
    rij.getal(aantal)
  }

  public func schrijfAlleenSQLite(naar rij: inout some Rijschrijver) { rij.tekst(definitie) }
}

/// One percentage or rate: the two tellingen that it relates, and its value.
public struct FeitVerhouding: Feit {
  public static let tabel = Feittabel(
    "feit_verhouding", csv: .perSchooljaar(map: "feiten", bestand: "feit_verhouding.csv"),
    [
      .init("telling", sleutel: true), .init("eenheid", sleutel: true), .init("periode", sleutel: true),
      .init("niveau", sleutel: true), .init("gemeentecode", sleutel: true),
      .init("schoolsoort", sleutel: true), .init("teller", .getal), .init("noemer", .getal),
      .init("waarde"), .init("definitie"),
    ], verwijzingen: [(["schooljaar", "telling"], "dim_telling")])

  public let telling: String
  /// `procent` or `per-1000`.
  public let eenheid: String
  /// `schooljaar`, or the peildatum; both, when its tellingen differ in it.
  public let periode: String
  public let plaats: Telplaats
  public let teller: Int
  public let noemer: Int
  /// Digits with, when it has decimals, a point; nil when the denominator is 0.
  public let waarde: String?
  /// The hash of its definition.
  public let definitie: String

  public init(
    telling: String, eenheid: String, periode: String, plaats: Telplaats, teller: Int, noemer: Int,
    waarde: String?, definitie: String
  ) {
    self.telling = telling
    self.eenheid = eenheid
    self.periode = periode
    self.plaats = plaats
    self.teller = teller
    self.noemer = noemer
    self.waarde = waarde
    self.definitie = definitie
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst(telling)
    rij.tekst(eenheid)
    rij.tekst(periode)
    plaats.schrijf(naar: &rij)
    rij.getal(teller)
    rij.getal(noemer)
    rij.tekst(waarde)
    rij.tekst(definitie)
  }
}

/// A melding in scope.
public struct FeitMelding: Feit {
  public static let tabel = Feittabel(
    "feit_melding", csv: .perSchooljaar(map: "feiten", bestand: "feit_melding.csv"),
    [
      .init("meldingsnummer", sleutel: true), .init("leerling"), .init("geval"),
      .init("gemeentecode", verwijst: "dim_gemeente(gemeentecode)"), .init("schoolsoort"), .init("brin"),
      .init("vestiging"), .init("soort"), .init("begin", .datum), .init("einde", .datum),
      .init("melddatum", .datum), .init("status"), .init("geboortemaand"),
    ])

  public let melding: Leerlingrecord<Melding>
  /// The first melding of its geval.
  public let geval: Recordnummer
  /// As read on the melddatum.
  public let gemeente: Gemeentecode?
  public let schoolsoort: Schoolsoort

  public init(
    _ melding: Leerlingrecord<Melding>, geval: Recordnummer, gemeente: Gemeentecode?, schoolsoort: Schoolsoort
  ) {
    self.melding = melding
    self.geval = geval
    self.gemeente = gemeente
    self.schoolsoort = schoolsoort
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    let record = melding.record
    rij.tekst(record.nummer.tekst)
    rij.tekst(melding.leerling.hex)
    rij.tekst(geval.tekst)
    rij.tekst(gemeente?.description)
    rij.tekst(schoolsoort.code)
    rij.tekst(record.brin.description)
    rij.tekst(record.vestiging?.description)
    rij.tekst(record.soort.code)
    rij.datum(record.begin)
    rij.datum(record.einde)
    rij.datum(record.melddatum)
    rij.tekst(record.status.code)
    rij.tekst(record.geboortedatum.maandtekst)
  }
}

/// A geval with a melding in scope; begin, end and count are over all its meldingen.
public struct FeitGeval: Feit {
  public static let tabel = Feittabel(
    "feit_geval", csv: .perSchooljaar(map: "feiten", bestand: "feit_geval.csv"),
    [
      .init("geval", sleutel: true), .init("leerling"), .init("brin"), .init("begin", .datum),
      .init("einde", .datum), .init("meldingen", .getal),
    ])

  /// Its first melding.
  public let geval: Recordnummer
  public let leerling: Leerlingsleutel
  public let brin: Brin
  public let begin: LocalDate
  /// The latest known; a missing one counts as the begin.
  public let einde: LocalDate
  public let meldingen: Int

  public init(
    geval: Recordnummer, leerling: Leerlingsleutel, brin: Brin, begin: LocalDate, einde: LocalDate,
    meldingen: Int
  ) {
    self.geval = geval
    self.leerling = leerling
    self.brin = brin
    self.begin = begin
    self.einde = einde
    self.meldingen = meldingen
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst(geval.tekst)
    rij.tekst(leerling.hex)
    rij.tekst(brin.description)
    rij.datum(begin)
    rij.datum(einde)
    rij.getal(meldingen)
  }
}

/// A werkproces in scope.
public struct FeitWerkproces: Feit {
  public static let tabel = Feittabel(
    "feit_werkproces", csv: .perSchooljaar(map: "feiten", bestand: "feit_werkproces.csv"),
    [
      .init("werkprocesnummer", sleutel: true), .init("leerling"),
      .init("gemeentecode", verwijst: "dim_gemeente(gemeentecode)"), .init("schoolsoort"), .init("brin"),
      .init("soort"), .init("start", .datum), .init("einde", .datum), .init("meldingsnummer"),
      .init("resultaat"), .init("geboortemaand"),
    ])

  public let werkproces: Leerlingrecord<Werkproces>
  /// As read on the start date.
  public let gemeente: Gemeentecode?
  public let schoolsoort: Schoolsoort

  public init(_ werkproces: Leerlingrecord<Werkproces>, gemeente: Gemeentecode?, schoolsoort: Schoolsoort) {
    self.werkproces = werkproces
    self.gemeente = gemeente
    self.schoolsoort = schoolsoort
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    let record = werkproces.record
    rij.tekst(record.nummer.tekst)
    rij.tekst(werkproces.leerling.hex)
    rij.tekst(gemeente?.description)
    rij.tekst(schoolsoort.code)
    rij.tekst(record.brin?.description)
    rij.tekst(record.soort.code)
    rij.datum(record.start)
    rij.datum(record.einde)
    rij.tekst(record.meldingsnummer?.tekst)
    rij.tekst(record.resultaat?.code)
    rij.tekst(record.geboortedatum.maandtekst)
  }
}

/// A kenmerk of a werkproces in scope.
public struct FeitKenmerk: Feit {
  public static let tabel = Feittabel(
    "feit_kenmerk", csv: .perSchooljaar(map: "feiten", bestand: "feit_kenmerk.csv"),
    [.init("werkprocesnummer", sleutel: true), .init("kenmerk", sleutel: true), .init("code")],
    verwijzingen: [(["schooljaar", "werkprocesnummer"], "feit_werkproces")])

  public let werkproces: Recordnummer
  public let kenmerk: Kenmerk
  public let code: String

  /// In the order of the facts.
  private static let opNaam = Kenmerk.alle(van: .werkproces).sorted { $0.rawValue < $1.rawValue }

  /// Those that a werkproces has.
  public static func alle(_ werkproces: Werkproces) -> [FeitKenmerk] {
    Self.opNaam.compactMap { kenmerk in
      werkproces.kenmerken.code(kenmerk).map {
        FeitKenmerk(werkproces: werkproces.nummer, kenmerk: kenmerk, code: $0)
      }
    }
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst(werkproces.tekst)
    rij.tekst(kenmerk.rawValue)
    rij.tekst(code)
  }
}

/// An opgave in scope, of those that are stated for a day of the school year.
public struct FeitOpgave: Feit {
  public static let tabel = Feittabel(
    "feit_opgave", csv: .perSchooljaar(map: "feiten", bestand: "feit_opgave.csv"),
    [
      .init("opgavenummer", sleutel: true), .init("leerling"),
      .init("gemeentecode", verwijst: "dim_gemeente(gemeentecode)"), .init("schoolsoort"), .init("brin"),
      .init("vestiging"), .init("soort"), .init("begin", .datum), .init("einde", .datum), .init("rmc_regio"),
      .init("geboortemaand"),
    ])

  public let opgave: Leerlingrecord<Opgave>
  /// As read on the day on which it begins, or on 1 August when it had begun before.
  public let gemeente: Gemeentecode?
  public let schoolsoort: Schoolsoort

  public init(_ opgave: Leerlingrecord<Opgave>, gemeente: Gemeentecode?, schoolsoort: Schoolsoort) {
    self.opgave = opgave
    self.gemeente = gemeente
    self.schoolsoort = schoolsoort
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    let record = opgave.record
    rij.tekst(record.nummer.tekst)
    rij.tekst(opgave.leerling.hex)
    rij.tekst(gemeente?.description)
    rij.tekst(schoolsoort.code)
    rij.tekst(record.brin?.description)
    rij.tekst(record.vestiging?.description)
    rij.tekst(record.soort.code)
    rij.datum(record.begin)
    rij.datum(record.einde)
    rij.tekst(record.rmcRegio.map(String.init))
    rij.tekst(record.geboortedatum.maandtekst)
  }
}

/// A kenmerk of an opgave in scope.
public struct FeitOpgavekenmerk: Feit {
  public static let tabel = Feittabel(
    "feit_opgavekenmerk", csv: .perSchooljaar(map: "feiten", bestand: "feit_opgavekenmerk.csv"),
    [.init("opgavenummer", sleutel: true), .init("kenmerk", sleutel: true), .init("code")],
    verwijzingen: [(["schooljaar", "opgavenummer"], "feit_opgave")])

  public let opgave: Recordnummer
  public let kenmerk: Kenmerk
  public let code: String

  /// In the order of the facts.
  private static let opNaam = Kenmerk.alle(van: .opgave).sorted { $0.rawValue < $1.rawValue }

  /// Those that an opgave has.
  public static func alle(_ opgave: Opgave) -> [FeitOpgavekenmerk] {
    Self.opNaam.compactMap { kenmerk in
      opgave.kenmerken.code(kenmerk).map {
        FeitOpgavekenmerk(opgave: opgave.nummer, kenmerk: kenmerk, code: $0)
      }
    }
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst(opgave.tekst)
    rij.tekst(kenmerk.rawValue)
    rij.tekst(code)
  }
}

/// How many pupils a school looked at in one weekly check of their move to the next school. 0 = the school missed that check,
/// which another one made.
public struct FeitWeekcontrole: Feit {
  public static let tabel = Feittabel(
    "feit_weekcontrole", csv: .perSchooljaar(map: "feiten", bestand: "feit_weekcontrole.csv"),
    [.init("brin", sleutel: true), .init("controle", .datum, sleutel: true), .init("leerlingen", .getal)])

  public let brin: Brin
  /// The day of the check.
  public let controle: LocalDate
  public let leerlingen: Aantal<Leerlingen>

  public init(brin: Brin, controle: LocalDate, leerlingen: Aantal<Leerlingen>) {
    self.brin = brin
    self.controle = controle
    self.leerlingen = leerlingen
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst(brin.description)
    rij.datum(controle)
    rij.getal(leerlingen.waarde)
  }
}

/// A telling or percentage that no source of the school year's records can fill: its 0 means nothing.
public struct GeenRegistratie: Feit {
  public static let tabel = Feittabel(
    "geen_registratie", csv: .perSchooljaar(map: "feiten", bestand: "geen_registratie.csv"),
    [.init("telling", sleutel: true)], verwijzingen: [(["schooljaar", "telling"], "dim_telling")])

  public let telling: String

  public init(_ telling: String) {
    self.telling = telling
  }

  public func schrijf(naar rij: inout some Rijschrijver) { rij.tekst(telling) }
}

/// How many current records of the school year don't count, and why.
public struct FeitBuitenTelling: Feit {
  public static let tabel = Feittabel(
    "buiten_telling", csv: .perSchooljaar(map: "feiten", bestand: "buiten_telling.csv"),
    [.init("record", sleutel: true), .init("reden", sleutel: true), .init("aantal", .getal)])

  public let record: Recordsoort
  public let reden: String
  /// Above 0.
  public let aantal: Int

  public init(record: Recordsoort, reden: String, aantal: Int) {
    self.record = record
    self.reden = reden
    self.aantal = aantal
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst(record.rawValue)
    rij.tekst(reden)
    rij.getal(aantal)
  }
}

/// One step of a bridge, for the region or a gemeente. Step 0 has mutatie = stand; the column mutatie adds up to the
/// last stand.
public struct FeitAansluiting: Feit {
  public static let tabel = Feittabel(
    "aansluiting", csv: .perAansluiting(map: "aansluitingen", einde: ".csv"),
    [
      .init("niveau", sleutel: true), .init("gemeentecode", sleutel: true),
      .init("stap", .getal, sleutel: true),
      .init("code"), .init("eenheid"), .init("mutatie", .getal), .init("stand", .getal),
      .init("leerlingen", .getal),
    ], verwijzingen: [(["schooljaar", "aansluiting"], "dim_aansluiting")])

  /// Nil for the region.
  public let gemeente: Gemeentecode?
  public let stap: Int
  public let code: String
  /// After the step.
  public let eenheid: Eenheid
  public let mutatie: Int
  public let stand: Int
  /// Distinct pupils at this stand.
  public let leerlingen: Aantal<Leerlingen>

  public init(
    gemeente: Gemeentecode?, stap: Int, code: String, eenheid: Eenheid, mutatie: Int, stand: Int,
    leerlingen: Aantal<Leerlingen>
  ) {
    self.gemeente = gemeente
    self.stap = stap
    self.code = code
    self.eenheid = eenheid
    self.mutatie = mutatie
    self.stand = stand
    self.leerlingen = leerlingen
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst((gemeente == nil ? Telplaats.Niveau.regio : .gemeente).rawValue)
    rij.tekst(gemeente?.description)
    rij.getal(stap)
    rij.tekst(code)
    rij.tekst(eenheid.rawValue)
    rij.getal(mutatie)
    rij.getal(stand)
    rij.getal(leerlingen.waarde)
  }
}

/// One record that a step removes or adds.
public struct FeitAansluitingRegel: Feit {
  public static let tabel = Feittabel(
    "aansluiting_regel", csv: .perAansluiting(map: "aansluitingen", einde: "_regels.csv"),
    [
      .init("niveau", sleutel: true), .init("gemeentecode", sleutel: true),
      .init("stap", .getal, sleutel: true),
      .init("teken", sleutel: true), .init("werkprocesnummer", sleutel: true),
      .init("meldingsnummer", sleutel: true), .init("leerling", sleutel: true),
    ])

  public let gemeente: Gemeentecode?
  public let stap: Int
  public let teken: String
  /// Nil where the bridge counts meldingen.
  public let werkproces: Recordnummer?
  /// Of a werkproces the number that it bears, if any.
  public let melding: Recordnummer?
  public let leerling: Leerlingsleutel

  public init(
    gemeente: Gemeentecode?, stap: Int, teken: String, werkproces: Recordnummer?, melding: Recordnummer?,
    leerling: Leerlingsleutel
  ) {
    self.gemeente = gemeente
    self.stap = stap
    self.teken = teken
    self.werkproces = werkproces
    self.melding = melding
    self.leerling = leerling
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst((gemeente == nil ? Telplaats.Niveau.regio : .gemeente).rawValue)
    rij.tekst(gemeente?.description)
    rij.getal(stap)
    rij.tekst(teken)
    rij.tekst(werkproces?.tekst)
    rij.tekst(melding?.tekst)
    rij.tekst(leerling.hex)
  }
}

/// What a step of a bridge would do in another order: as the first, and as the last of those that could change places.
public struct FeitAansluitingVolgorde: Feit {
  public static let tabel = Feittabel(
    "aansluiting_volgorde", csv: .perAansluiting(map: "aansluitingen", einde: "_volgorde.csv"),
    [
      .init("niveau", sleutel: true), .init("gemeentecode", sleutel: true),
      .init("stap", .getal, sleutel: true),
      .init("code"), .init("records", .getal), .init("eerst", .getal), .init("laatst", .getal),
    ], verwijzingen: [(["schooljaar", "aansluiting"], "dim_aansluiting")])

  public let gemeente: Gemeentecode?
  public let stap: Int
  public let code: String
  /// Taken away or added, as the bridge goes.
  public let records: Int
  public let eerst: Int
  public let laatst: Int

  public init(gemeente: Gemeentecode?, stap: Int, code: String, records: Int, eerst: Int, laatst: Int) {
    self.gemeente = gemeente
    self.stap = stap
    self.code = code
    self.records = records
    self.eerst = eerst
    self.laatst = laatst
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst((gemeente == nil ? Telplaats.Niveau.regio : .gemeente).rawValue)
    rij.tekst(gemeente?.description)
    rij.getal(stap)
    rij.tekst(code)
    rij.getal(records)
    rij.getal(eerst)
    rij.getal(laatst)
  }
}

/// A record with all steps of a bridge that would take it away, or add it, on their own.
public struct FeitAansluitingMasker: Feit {
  public static let tabel = Feittabel(
    "aansluiting_masker", csv: .perAansluiting(map: "aansluitingen", einde: "_maskers.csv"),
    [
      .init("niveau", sleutel: true), .init("gemeentecode", sleutel: true),
      .init("blok", .getal, sleutel: true), .init("werkprocesnummer", sleutel: true),
      .init("meldingsnummer", sleutel: true), .init("opgavenummer", sleutel: true), .init("stappen"),
    ], verwijzingen: [(["schooljaar", "aansluiting"], "dim_aansluiting")])

  public let gemeente: Gemeentecode?
  /// The first of the steps that could change places.
  public let blok: Int
  /// Nil where the bridge counts meldingen.
  public let werkproces: Recordnummer?
  /// Of a werkproces the number that it bears, if any.
  public let melding: Recordnummer?
  /// Nil but where the bridge counts opgaven.
  public let opgave: Recordnummer?
  /// One or more, ascending; the record goes with the first.
  public let stappen: [Int]

  public init(
    gemeente: Gemeentecode?, blok: Int, werkproces: Recordnummer?, melding: Recordnummer?,
    opgave: Recordnummer?, stappen: [Int]
  ) {
    self.gemeente = gemeente
    self.blok = blok
    self.werkproces = werkproces
    self.melding = melding
    self.opgave = opgave
    self.stappen = stappen
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst((gemeente == nil ? Telplaats.Niveau.regio : .gemeente).rawValue)
    rij.tekst(gemeente?.description)
    rij.getal(blok)
    rij.tekst(werkproces?.tekst)
    rij.tekst(melding?.tekst)
    rij.tekst(opgave?.tekst)
    rij.tekst(stappen.map(String.init).joined(separator: " "))
  }
}

/// A rejected row. It has no key: two deliveries may have come under the same name.
public struct FeitAfkeur: Feit {
  public static let tabel = Feittabel(
    nil, csv: .bestand("afkeur.csv"),
    [.init("levering"), .init("rij", .getal), .init("code"), .init("veld")])

  public let regel: Quarantaineregel

  public init(_ regel: Quarantaineregel) {
    self.regel = regel
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst(regel.levering)
    rij.getal(regel.afkeuring.rij)
    rij.tekst(regel.afkeuring.code.rawValue)
    rij.tekst(regel.afkeuring.veld)
  }
}

/// A file ever seen.
public struct DimLevering: Feit {
  public static let tabel = Feittabel(
    "dim_levering", csv: .bestand("leveringen.csv"),
    [
      .init("bestand", sleutel: true), .init("bron"), .init("ontvangen", .datum),
      .init("sha256", sleutel: true),
      .init("codering"), .init("uitkomst"), .init("gelezen", .getal), .init("aanvaard", .getal),
      .init("afgekeurd", .getal),
    ])

  public let regel: Bestandsregel

  public init(_ regel: Bestandsregel) {
    self.regel = regel
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst(regel.pad)
    rij.tekst(regel.bron)
    rij.datum(regel.ontvangen)
    rij.tekst(regel.inhoud)
    rij.tekst(regel.codering)
    rij.tekst(regel.uitkomst.tekst)
    rij.getal(regel.telling?.gelezen)
    rij.getal(regel.telling?.aanvaard)
    rij.getal(regel.telling?.afgekeurd)
  }
}

/// A published school year.
public struct DimSchooljaar: Feit {
  public static let tabel = Feittabel(
    "dim_schooljaar", csv: .geen,
    [.init("schooljaar", sleutel: true), .init("begin", .datum), .init("einde", .datum)])

  public let schooljaar: Schooljaar

  public init(_ schooljaar: Schooljaar) {
    self.schooljaar = schooljaar
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst(schooljaar.description)
    rij.datum(schooljaar.begin)
    rij.datum(schooljaar.einde)
  }
}

/// The region that is counted: one row.
public struct DimRegio: Feit {
  public static let tabel = Feittabel(
    "dim_regio", csv: .geen, [.init("rmc_regio", .getal, sleutel: true), .init("naam")])

  public let regio: Int
  public let naam: String

  public init(regio: Int, naam: String) {
    self.regio = regio
    self.naam = naam
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.getal(regio)
    rij.tekst(naam)
  }
}

/// A gemeente that ever existed.
public struct DimGemeente: Feit {
  public static let tabel = Feittabel(
    "dim_gemeente", csv: .geen,
    [
      .init("gemeentecode", sleutel: true), .init("naam"), .init("geldig_vanaf", .datum),
      .init("geldig_tot", .datum), .init("opvolger"),
    ])

  public let gemeente: Gemeente

  public init(_ gemeente: Gemeente) {
    self.gemeente = gemeente
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst(gemeente.code.description)
    rij.tekst(gemeente.naam)
    rij.datum(gemeente.geldigVanaf)
    rij.datum(gemeente.geldigTot)
    rij.tekst(gemeente.opvolger?.description)
  }
}

/// Which gemeenten belonged to which region, and when: half-open periods.
public struct DimGemeenteRegio: Feit {
  public static let tabel = Feittabel(
    "dim_gemeente_regio", csv: .geen,
    [
      .init("gemeentecode", sleutel: true, verwijst: "dim_gemeente(gemeentecode)"),
      .init("regio_vanaf", .datum, sleutel: true), .init("regio_tot", .datum), .init("rmc_regio", .getal),
    ])

  public let gemeente: Gemeentecode
  public let periode: Gemeente.Regioperiode

  public init(_ gemeente: Gemeentecode, _ periode: Gemeente.Regioperiode) {
    self.gemeente = gemeente
    self.periode = periode
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst(gemeente.description)
    rij.datum(periode.vanaf)
    rij.datum(periode.tot)
    rij.getal(periode.regio)
  }
}

/// A location of a school.
public struct DimSchool: Feit {
  public static let tabel = Feittabel(
    "dim_school", csv: .geen,
    [
      .init("brin", sleutel: true), .init("vestiging", sleutel: true), .init("schoolsoort", sleutel: true),
      .init("naam"), .init("gemeentecode"),
    ])

  public let school: Schooltabel.School

  public init(_ school: Schooltabel.School) {
    self.school = school
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst(school.brin.description)
    rij.tekst(school.vestiging.description)
    rij.tekst(school.schoolsoort.code)
    rij.tekst(school.naam)
    rij.tekst(school.gemeentecode?.description)
  }
}

/// A telling or verhouding as it holds in a school year: its meaning in words, and its definition.
public struct DimTelling: Feit {
  public static let tabel = Feittabel(
    "dim_telling", csv: .perSchooljaar(map: "feiten", bestand: "dim_telling.csv"),
    [
      .init("telling", sleutel: true), .init("definitie"), .init("eenheid"), .init("bron"), .init("periode"),
      .init("titel"), .init("omschrijving"), .init("herkomst"), .init("vanaf"), .init("tekst"),
    ])

  public let telling: String
  /// A hash of `tekst`: two tellingen with the same one count the same.
  public let definitie: String
  public let eenheid: String
  /// Nil for a verhouding.
  public let bron: String?
  /// `schooljaar`, or the peildatum; nil for a verhouding.
  public let periode: String?
  public let titel: String
  public let omschrijving: String
  public let herkomst: String
  /// Nil = it is one of the base.
  public let vanaf: Schooljaar?
  /// What it counts, in lines of `key: value`; in one line, between them ` · `.
  public let tekst: String

  public init(
    telling: String, definitie: String, eenheid: String, bron: String?, periode: String?, titel: String,
    omschrijving: String, herkomst: String, vanaf: Schooljaar?, tekst: String
  ) {
    self.telling = telling
    self.definitie = definitie
    self.eenheid = eenheid
    self.bron = bron
    self.periode = periode
    self.titel = titel
    self.omschrijving = omschrijving
    self.herkomst = herkomst
    self.vanaf = vanaf
    self.tekst = tekst
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst(telling)
    rij.tekst(definitie)
    rij.tekst(eenheid)
    rij.tekst(bron)
    rij.tekst(periode)
    rij.tekst(titel)
    rij.tekst(omschrijving)
    rij.tekst(herkomst)
    rij.tekst(vanaf?.description)
    rij.tekst(tekst)
  }
}

/// A bridge as it is walked in a school year, with the tellingen that it joins.
public struct DimAansluiting: Feit {
  public static let tabel = Feittabel(
    "dim_aansluiting", csv: .geen,
    [
      .init("schooljaar", sleutel: true, verwijst: "dim_schooljaar(schooljaar)"),
      .init("aansluiting", sleutel: true), .init("definitie"), .init("titel"), .init("begin"), .init("eind"),
    ])

  public let schooljaar: Schooljaar
  public let aansluiting: String
  /// A hash of its steps and the tellingen that it names.
  public let definitie: String
  public let titel: String
  public let begin: String
  public let eind: String

  public init(
    _ schooljaar: Schooljaar, aansluiting: String, definitie: String, titel: String, begin: String,
    eind: String
  ) {
    self.schooljaar = schooljaar
    self.aansluiting = aansluiting
    self.definitie = definitie
    self.titel = titel
    self.begin = begin
    self.eind = eind
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst(schooljaar.description)
    rij.tekst(aansluiting)
    rij.tekst(definitie)
    rij.tekst(titel)
    rij.tekst(begin)
    rij.tekst(eind)
  }
}

/// A step of a bridge with its meaning in words.
public struct DimStap: Feit {
  public static let tabel = Feittabel(
    "dim_stap", csv: .geen,
    [
      .init("schooljaar", sleutel: true), .init("aansluiting", sleutel: true),
      .init("stap", .getal, sleutel: true), .init("code"), .init("titel"), .init("uitleg"),
    ], verwijzingen: [(["schooljaar", "aansluiting"], "dim_aansluiting")])

  public let schooljaar: Schooljaar
  public let aansluiting: String
  public let stap: Int
  public let code: String
  public let titel: String
  public let uitleg: String

  public init(
    _ schooljaar: Schooljaar, aansluiting: String, stap: Int, code: String, titel: String, uitleg: String
  ) {
    self.schooljaar = schooljaar
    self.aansluiting = aansluiting
    self.stap = stap
    self.code = code
    self.titel = titel
    self.uitleg = uitleg
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst(schooljaar.description)
    rij.tekst(aansluiting)
    rij.getal(stap)
    rij.tekst(code)
    rij.tekst(titel)
    rij.tekst(uitleg)
  }
}
