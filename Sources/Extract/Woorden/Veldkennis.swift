/// What columns are called that hold a field, in the words of the field's systems. No export of JVS, Key2Jongerenmonitor, CareL
/// or Intergrip is public: the names are those of public vocabularies (see `Sources` in the README) and what people call such
/// things. A name counts by its words, so order, capitals and abbreviations don't matter.
package enum Veldkennis {
  static let frasen: [Veldnaam: [String]] = [
    .meldingsnummer: [
      "gekoppelde melding", "melding volgnummer", "nummer verzuimmelding", "bron melding", "kenmerk",
      "verzuimmelding",
      "melding nummer", "meldingsnummer", "verzuimmelding nummer", "duo nummer", "duo melding",
      "duo melding nummer",
      "kenmerk melding", "kenmerk duo", "referentie duo", "referentie melding",
      "nummer melding relatief verzuim",
      "verzuim nummer", "duo kenmerk", "melding duo", "melding",
    ],
    .werkprocesnummer: [
      "casus nummer", "casus", "traject nummer", "volgnummer", "registratie nummer", "behandeling nummer",
      "verzuimdossier", "zaak identificatie", "kenmerk", "case nummer",
      "werkproces nummer", "proces nummer", "dossier nummer", "zaak nummer", "zaak", "dossier",
      "procedure nummer",
      "zaak kenmerk", "dossier kenmerk", "werkproces kenmerk", "proces kenmerk", "volgnummer werkproces",
      "zaaknummer",
    ],
    .bsn: [
      "burgerservice", "sofi", "service nummer burger", "identificatie nummer",
      "bsn", "bsn nummer", "burgerservice nummer", "burger service nummer", "sofi nummer", "bsn leerling",
    ],
    .onderwijsnummer: [
      "nummer onderwijs", "duo onderwijs nummer", "onderwijs id", "onderwijs nummer", "onderwijsnummer",
      "onderwijs nummer leerling",
    ],
    .persoonsnummer: [
      "bsn onderwijs", "sofi onderwijs nummer", "persoons gebonden nummer", "bsn of onderwijs nummer",
      "leerling id", "jongere nummer", "persoon id",
      "persoonsgebonden nummer", "persoons nummer", "persoonsnummer", "bsn onderwijs nummer", "bsn pgn",
      "leerling nummer", "persoon nummer",
    ],
    .geboortedatum: [
      "geboorte datum jongere", "datum geboorte kind", "geboorte dag", "geboorte datum", "geboorte",
      "geboorte datum leerling",
    ],
    .brin: [
      "school id", "brin school", "instelling nummer brin", "onderwijsaanbieder", "aanbieder code",
      "instelling id", "school kenmerk",
      "brin", "brin nummer", "brin code", "school brin", "instelling code", "instelling nummer",
      "school code",
      "school nummer", "instelling", "onderwijsinstelling", "school", "onderwijs instelling",
      "instellings code",
      "instellings nummer", "onderwijs instelling code", "brin instelling",
    ],
    .vestiging: [
      "dislocatie", "filiaal", "neven vestiging", "vestiging volg nummer", "locatie volgnummer",
      "school vestiging",
      "vestiging", "vestiging nummer", "vestiging code", "vestigings nummer", "vestigings code",
      "brin vestiging",
      "locatie", "locatie code", "locatie nummer", "school locatie", "vestiging volgnummer",
    ],
    .gemeentecode: [
      "leerplicht gemeente", "gemeente leerling", "gemeente woonadres", "woon plaats", "woonachtig",
      "gbb gemeente", "brp gemeente", "gemeente inwoner", "bevoegde gemeente",
      "gemeente", "gemeente code", "woon gemeente", "woon gemeente code", "cbs code", "gemeente nummer",
      "gemeente inschrijving", "verantwoordelijke gemeente", "gemeente woonplaats", "code woon gemeente",
      "gemeente naam", "uitvoerder", "code uitvoerder vsv", "woonplaats", "cbs gemeente code",
      "woonplaats code",
    ],
    .soort: [
      "verzuim categorie", "melding reden", "reden melding", "reden verzuim", "omschrijving verzuim",
      "verzuim omschrijving", "werkproces soort omschrijving", "traject soort", "behandeling soort", "norm",
      "onderwerp",
      "soort", "verzuim soort", "soort verzuim", "soort melding", "soort werkproces", "soort proces",
      "soort zaak",
      "werkproces", "procedure", "proces soort", "verzuim code", "melding soort", "zaak soort",
      "soort dossier",
      "verzuim reden", "werkproces naam", "proces",
    ],
    .begin: [
      "begin datum proces", "begin datum dossier", "begin datum zaak",
      "verzuim van", "van", "periode begin", "periode van", "datum in", "datum van", "afwezig van",
      "dossier begin", "absent van", "datum open", "begin afwezigheid", "verzuim sinds", "eerste absentie",
      "begin periode", "eerste dag absent",
      "begin datum", "begin", "datum begin verzuim", "eerste verzuim dag", "eerste dag", "verzuim begin",
      "vanaf",
      "verzuim vanaf", "eerste dag afwezig", "begin datum werkproces", "eerste dag verzuim", "sinds",
      "absent vanaf", "begin werkproces", "afwezig vanaf",
    ],
    .einde: [
      "einde datum proces", "einde datum dossier", "einde datum zaak",
      "periode einde", "periode tot", "datum uit", "datum tot", "afwezig tot", "dossier einde",
      "einde afwezigheid", "einde periode", "laatste dag absent", "laatste absentie", "absent tot",
      "hersteld", "afsluiting op", "weer aanwezig", "datum gereed", "gereed",
      "einde datum", "einde", "datum einde verzuim", "laatste verzuim dag", "laatste dag", "tot met", "tot",
      "verzuim tot", "afsluiting datum", "afsluit datum", "afsluiting", "afgehandeld", "datum afgehandeld",
      "verzuim einde", "afgesloten per", "einde werkproces", "laatste dag verzuim", "sluit datum",
      "datum tot met",
    ],
    .melddatum: [
      "binnengekomen", "binnengekomen op", "datum binnenkomst", "datum aangifte", "aanmeld datum",
      "aanmelding datum", "ingediend", "melding ontvangen", "datum ingediend", "binnenkomst",
      "meld datum", "melding datum", "datum melding", "ontvangst datum", "registratie datum",
      "datum ontvangst",
      "datum tijdstip melding", "melding datum op", "meldings datum", "ontvangen op", "datum ontvangen",
      "meldmoment",
      "gemeld op",
    ],
    .uren: [
      "lesuren verzuim", "totaal uren", "uren absent", "uren afwezig", "absentie uren",
      "uren", "aantal uren", "verzuim uren", "uren verzuim", "gemiste uren", "les uren", "klok uren",
      "aantal uren verzuim", "uren gemist", "aantal lesuren",
    ],
    .alleLessenGemist: [
      "alle lessen", "alle uren gemist", "geen enkele les", "volledige absentie", "alle lessen verzuim",
      "alle lessen gemist", "alles gemist", "geheel afwezig", "hele periode afwezig", "volledig afwezig",
    ],
    .status: [
      "fase", "situatie", "afhandel status", "afhandeling status", "status code", "status dossier", "stadium",
      "status", "melding status", "status melding", "stand", "behandel status", "voortgang",
      "stand behandeling",
      "melding stand", "toestand",
    ],
    .redenAfsluiting: [
      "reden sluiten", "reden gereed", "reden afhandeling", "oorzaak afsluiting", "reden afmelding",
      "reden afsluiting", "afsluit reden", "sluit reden", "reden melding afsluiting", "reden einde",
      "reden afsluiting melding", "afsluiting reden",
    ],
    .resultaat: [
      "reden afsluiting", "afsluit reden",
      "afsluiting met", "afgesloten met", "conclusie", "uitkomst traject", "resultaat traject", "gevolg",
      "opbrengst",
      "resultaat", "uitkomst", "afloop", "resultaat werkproces", "uitslag", "resultaat code", "afhandeling",
      "eindresultaat", "einde resultaat",
    ],
    .mutatiedatum: [
      "laatst bewerkt", "bewerkt op", "bewerkt", "laatste bewerking", "datum bewerking", "tijdstempel",
      "timestamp", "datum laatst", "laatst bijgewerkt op", "versie", "stand per",
      "laatste update", "update", "bijwerk datum",
      "wijziging datum", "laatste wijziging", "datum laatste wijziging", "wijziging op",
      "laatste wijziging datum",
      "wijzigings datum", "wijziging", "laatste wijziging op", "datum wijziging",
      "versie datum",
    ],
    .mutatietijd: [
      "wijziging tijd", "tijd", "tijd bewerking", "uur wijziging",
      "tijdstip wijziging", "tijdstip laatste wijziging", "wijziging tijdstip", "laatste wijziging tijdstip",
      "tijdstip",
    ],
    .grond: ["grond", "vrijstelling grond", "artikel", "grond vrijstelling"],
    .besluit: ["besluit", "beslissing"],
    .aanleiding: ["aanleiding"],
    .afdoening: ["afdoening"],
    .fase: ["fase"],
    .onderwijs: ["onderwijs", "onderwijs soort"],
    .inkomen: ["inkomen", "inkomen soort", "inkomen klasse"],
    .opgavenummer: ["opgave nummer", "inschrijving nummer", "record nummer"],
    .maand: ["maand", "peilmaand", "verslag maand"],
    .teljaar: ["teljaar", "tel jaar", "jaar"],
    .rmcRegio: ["rmc regio", "rmcregio", "regio"],
  ]

  package static let namen: [Veldnaam: [Kolomnaam]] = frasen.mapValues { $0.map(Kolomnaam.init) }

  /// Words of columns that are about something else: a person's name, an officer, a school's, the making of the file.
  package static let vreemd: Set = [
    "achternaam", "voornaam", "roepnaam", "voorletters", "tussenvoegsel", "initialen", "telefoon", "tel",
    "email",
    "mail", "adres", "straat", "postcode", "huisnummer", "ouder", "ouders", "verzorger", "vader", "moeder",
    "opmerking", "opmerkingen", "toelichting", "notitie", "memo", "consulent", "ambtenaar", "behandelaar",
    "medewerker", "leerplichtambtenaar", "lpa", "contactpersoon", "mentor", "klas", "leerjaar", "groep",
    "leeftijd",
    "geslacht", "nationaliteit", "land", "import", "geimporteerd", "export", "print", "aanmaak", "aangemaakt",
    "ingevoerd", "invoer", "levering", "geleverd", "opleiding", "niveau", "leerweg", "gebruiker", "team",
    "wijk",
    "regel", "volgnr", "guid", "uuid", "interne", "intern", "schoolnaam", "afdeling", "duur", "dagen",
    "afspraak", "gesprek",
    "hersteld",
    "verjaardag", "bezoek", "brief", "controle", "actie", "plan", "vervaldatum", "termijn", "herinnering",
  ]

  /// How well the name of a column fits a field, 0–1.
  package static func pasvorm(_ kolom: Kolomnaam, _ veld: Veldnaam) -> Double {
    let beste = namen[veld]?.map { kolom.gelijkenis(met: $0) }.max() ?? 0
    let isVreemd = !kolom.woorden.isDisjoint(with: vreemd)
    return isVreemd ? beste * 0.4 : beste
  }

  /// Whether a column's name says that it holds names of people: what stands in it is never shown.
  package static func isNaam(_ kolom: Kolomnaam) -> Bool {
    if kolom.woorden.count == 1, !kolom.woorden.isDisjoint(with: iemand) { return true }
    return !kolom.woorden.isDisjoint(with: mensen)
      && kolom.woorden.isDisjoint(with: ["gemeente", "school", "plaats", "plaatsnaam"])
  }

  private static let iemand: Set = ["leerling", "jongere", "kind", "deelnemer", "persoon"]

  private static let mensen: Set = [
    "naam", "namen", "achternaam", "voornaam", "voornamen", "achternamen", "roepnaam", "voorletters",
    "tussenvoegsel", "initialen", "ouder",
    "ouders",
    "verzorger", "vader", "moeder", "consulent", "ambtenaar", "behandelaar", "medewerker",
    "leerplichtambtenaar",
    "contactpersoon", "mentor", "gebruiker", "achter", "roep",
  ]

  /// Words of sheets.
  private static let vanBladen: Set = [
    "blad", "sheet", "data", "gegevens", "tabel", "records", "lijst", "overzicht", "resultaten", "rapport",
    "query",
    "verzuimmeldingen", "meldingen", "leerlingen", "jongeren", "dossiers", "zaken", "totaal",
  ]

  /// Whether a word is one of those that columns, codes and sheets are named with.
  static func kent(_ woord: String) -> Bool {
    Kolomnaam.kent(woord) || Codekennis.woorden.contains(woord) || vreemd.contains(woord)
      || mensen.contains(woord) || iemand.contains(woord) || vanBladen.contains(woord)
  }
}

extension Kolomnaam {
  /// Whether all its words are known, so that it says nothing of anyone; a number of four digits at most is a year or an order.
  package var isVanBekendeWoorden: Bool {
    woorden.allSatisfy { $0.count <= 1 || Veldkennis.kent($0) || $0.count <= 4 && $0.allSatisfy(\.isNumber) }
  }
}
