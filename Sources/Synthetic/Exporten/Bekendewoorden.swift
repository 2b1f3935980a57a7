import Domain

extension Woordenlijst {
  /// Words that whoever writes a guesser may see: what exports of volgsystemen and lists made by hand tend to say.
  static let bekend = Woordenlijst(
    namen: [
      .bsn: [
        "BSN", "BSN-nummer", "Burgerservicenr", "Burgerservicenummer", "BSN leerling", "Sofinr", "BSN nr",
        "Leerling BSN", "Bsn jongere",
      ],
      .onderwijsnummer: [
        "Onderwijsnummer", "Ondwnr", "Onderwijsnr", "Ow-nummer", "Leerling onderwijsnummer", "Onderw.nr.",
        "OWN",
      ],
      .persoonsnummer: [
        "PGN", "Persoonsgebonden nummer", "BSN/Onderwijsnummer", "BSN of OWN", "Persoonsnummer",
        "PGN leerling",
      ],
      .geboortedatum: [
        "Geboortedatum", "Geb.dat.", "Geboren op", "Gebdatum", "Geb datum", "Datum geboorte",
        "Leerling geboortedatum", "Geboortedatum jongere",
      ],
      .brin: [
        "BRIN", "BRIN-nr", "Instellingscode", "Brinnummer", "School BRIN", "BRIN code", "Brin instelling",
        "Code school",
      ],
      .vestiging: [
        "Vestiging", "Locatie", "Vestigingsnr", "Vestigingsnummer", "Vest.", "Vestigingscode", "Locatiecode",
      ],
      .gemeentecode: [
        "Gemeentecode", "Gem.code", "Woongemeente", "CBS-code", "Code gemeente", "Gemeente code woonadres",
        "Gemeente", "Gemcode", "Gemeente leerling",
      ],
      .mutatiedatum: [
        "Mutatiedatum", "Gewijzigd op", "Laatste wijz.", "Datum laatste mutatie", "Datum wijziging",
        "Laatst gewijzigd", "Mut.datum", "Wijzigingsdatum", "Laatste mutatie",
      ],
      .internNummer: ["Intern id", "Recordid", "Regelnr", "Volgnr", "Guid"],
      .relatienummer: ["Leerlingnummer", "Relatienr", "Cliëntnummer", "Persoonid", "Debiteurnr"],
      .achternaam: ["Achternaam", "Geslachtsnaam", "Naam", "Familienaam"],
      .voornaam: ["Voornaam", "Roepnaam", "Voornamen"],
      .volledigeNaam: ["Naam leerling", "Leerling", "Naam jongere", "Volledige naam"],
      .geslacht: ["Geslacht", "M/V", "Sekse"],
      .leeftijd: ["Leeftijd", "Lft", "Leeftijd nu"],
      .klas: ["Klas", "Groep", "Leerjaar", "Klas/groep"],
      .schoolnaam: ["School", "Schoolnaam", "Naam school", "Onderwijsinstelling"],
      .schoolgemeente: ["Plaats school", "Gemeente school", "Vestigingsplaats"],
      .gemeentenaam: ["Gemeentenaam", "Naam gemeente", "Gem. naam"],
      .woonplaats: ["Woonplaats", "Plaats", "Plaatsnaam"],
      .telefoon: ["Telefoon", "Tel. ouders", "Telefoonnummer", "Tel.nr."],
      .behandelaar: ["Consulent", "Leerplichtambtenaar", "LPA", "Behandelaar", "Casemanager"],
      .opmerking: ["Opmerking", "Opmerkingen", "Toelichting", "Bijzonderheden", "Memo"],
      .schooljaar: ["Schooljaar", "Cursusjaar", "Schjr"],
      .exportdatum: ["Exportdatum", "Datum import", "Aangemaakt op", "Peildatum"],
      .vervolgdatum: ["Rappeldatum", "Vervolgafspraak", "Datum gesprek", "Actiedatum"],
      .briefVerzonden: ["Brief verzonden", "Brief", "Brief J/N"],
      .naamloos: [""],
    ],
    namenMelding: [
      .meldingsnummer: [
        "Meldingsnummer", "Meldingnr", "Nummer melding", "Verzuimmeldingnr", "Meldings-ID", "DUO-nummer",
        "Melding", "Nr. verzuimmelding",
      ],
      .soort: [
        "Verzuimsoort", "Soort verzuim", "Type melding", "Soort melding", "Verzuimtype", "Soort",
        "Reden verzuim",
      ],
      .begin: [
        "Eerste verzuimdag", "Begin verzuim", "Begindatum", "Verzuim van", "Datum begin verzuim",
        "Ingangsdatum", "Van", "Datum aanvang verzuim",
      ],
      .einde: [
        "t/m", "Einde verzuim", "Einddatum", "Laatste verzuimdag", "Verzuim tot en met",
        "Datum einde verzuim",
        "Tot",
      ],
      .melddatum: [
        "Melddatum", "Datum melding", "Gemeld op", "Meld.dat.", "Datum tijd melding",
        "Datum ontvangst melding",
        "Binnengekomen",
      ],
      .uren: ["Uren", "Aantal uren", "Verzuimuren", "Aantal lesuren", "Uren verzuim", "Uren gemist"],
      .alleLessenGemist: ["Alle lessen gemist", "Alle lessen", "Volledig verzuim", "Alle lessen J/N"],
      .status: ["Status", "Status melding", "Meldingstatus", "Stand", "Statuscode"],
      .redenAfsluiting: ["Reden afsluiting", "Afsluitreden", "Reden afgesloten", "Reden einde melding"],
      .mutatietijd: ["Mutatietijd", "Tijdstip mutatie", "Tijd wijziging", "Tijdstip laatste mutatie"],
    ],
    namenWerkproces: [
      .werkprocesnummer: [
        "Procesnr.", "Werkprocesnummer", "Dossiernummer", "Zaaknr", "Zaaknummer", "Dossiernr", "Procesnummer",
        "Werkproces-ID", "Nr werkproces",
      ],
      .meldingsnummer: [
        "Meldingsnummer", "Meldingnr DUO", "DUO-melding", "Verzuimmelding nr", "Nummer melding DUO",
        "Kenmerk DUO", "Gekoppelde melding",
      ],
      .soort: [
        "Soort", "Procestype", "Type werkproces", "Soort werkproces", "Soort zaak", "Werkproces",
        "Soort dossier",
        "Verzuimsoort",
      ],
      .begin: [
        "Startdatum", "Begindatum", "Ingangsdatum", "Datum start", "Gestart op", "Startdatum proces", "Start",
        "Datum opening",
      ],
      .einde: [
        "Einddatum", "Afgesloten per", "Afgesloten op", "Datum einde", "Einde", "Datum afsluiting",
        "Einddatum proces",
      ],
      .resultaat: ["Resultaat", "Uitkomst", "Resultaat proces", "Reden afsluiting", "Afgesloten met"],
    ],
    soortenMelding: [
      [
        "V1": "V1", "V2": "V2", "V3": "V3", "V4": "V4", "RMC": "RMC", "L": "L", "LRV": "LRV", "O": "O",
      ],
      [
        "V1": "3 dagen verzuim", "V2": "1/8 van de lestijd", "V3": "16 uur in 4 weken",
        "V4": "16 uur in 4 weken 18+", "RMC": "RMC-melding", "L": "Luxe verzuim",
        "LRV": "Langdurig relatief verzuim", "O": "Overig verzuim",
      ],
      [
        "V1": "V1 - 3 dagen", "V2": "V2 - 1/8 deel", "V3": "V3 - 16 uur", "V4": "V4 - 16 uur 18+",
        "RMC": "RMC - 18+", "L": "L - Luxeverzuim", "LRV": "LRV - Langer dan 4 weken", "O": "O - Overig",
      ],
      [
        "V1": "drie dagen", "V2": "achtste deel", "V3": "signaalverzuim", "V4": "signaalverzuim 18+",
        "RMC": "rmc", "L": "luxe", "LRV": "langdurig", "O": "overig",
      ],
      [
        "V1": "Verzuim 3 dagen", "V2": "Verzuim 1/8", "V3": "Verzuim 16 uur", "V4": "Verzuim 16 uur 18+",
        "RMC": "Verzuim RMC", "L": "Luxeverzuim", "LRV": "Verzuim > 4 weken", "O": "Beginnend verzuim",
      ],
    ],
    soortenWerkproces: [
      [
        "signaalverzuim": "signaalverzuim", "luxe": "luxe", "lrv": "lrv", "verzuim18plus": "verzuim18plus",
        "absoluut": "absoluut", "zorg": "zorg", "vrijstelling": "vrijstelling", "rmc-vsv": "rmc-vsv",
        "oud-vsv": "oud-vsv", "jikp": "jikp",
      ],
      [
        "signaalverzuim": "Signaalverzuim", "luxe": "Luxe verzuim", "lrv": "Langdurig relatief verzuim",
        "verzuim18plus": "Verzuim 18+", "absoluut": "Absoluut verzuim", "zorg": "Zorg",
        "vrijstelling": "Vrijstelling", "rmc-vsv": "RMC VSV", "oud-vsv": "Oud VSV",
        "jikp": "Jongere in kwetsbare positie",
      ],
      [
        "signaalverzuim": "SV - Signaalverzuim", "luxe": "LX - Luxe verzuim", "lrv": "LR - Langdurig verzuim",
        "verzuim18plus": "18 - Verzuim 18 plus", "absoluut": "AV - Absoluut verzuim",
        "zorg": "ZM - Zorgmelding",
        "vrijstelling": "VR - Vrijstelling", "rmc-vsv": "NV - Nieuwe VSV-er", "oud-vsv": "OV - Oude VSV-er",
        "jikp": "KP - Kwetsbare positie",
      ],
      [
        "signaalverzuim": "Relatief verzuim", "luxe": "Luxeverzuim", "lrv": "LRV",
        "verzuim18plus": "RMC-verzuim", "absoluut": "Absoluut", "zorg": "Zorgdossier",
        "vrijstelling": "Aanvraag vrijstelling", "rmc-vsv": "Vroegtijdig schoolverlaten",
        "oud-vsv": "VSV oud", "jikp": "JIKP",
      ],
    ],
    statussen: [
      ["R": "R", "B": "B", "G": "G", "K": "K", "I": "I"],
      [
        "R": "Geregistreerd", "B": "In behandeling", "G": "Afgesloten", "K": "Ter kennisgeving",
        "I": "Ingetrokken",
      ],
      ["R": "nieuw", "B": "in behandeling", "G": "gesloten", "K": "ter kennisgeving", "I": "ingetrokken"],
      [
        "R": "R - Geregistreerd", "B": "B - In behandeling", "G": "G - Afgesloten", "K": "K - Kennisgeving",
        "I": "I - Ingetrokken",
      ],
    ],
    redenen: [
      [
        "vrijstelling": "V", "terug-naar-school": "T", "andere-opleiding": "A", "werk": "W",
        "overige-redenen": "O", "langdurig-ziek": "Z", "legitiem-afwezig": "L",
      ],
      [
        "vrijstelling": "Vrijstelling", "terug-naar-school": "Terug naar school",
        "andere-opleiding": "Andere opleiding", "werk": "Werk", "overige-redenen": "Overige redenen",
        "langdurig-ziek": "Langdurig ziek", "legitiem-afwezig": "Legitiem afwezig",
      ],
    ],
    resultaten: [
      [
        "terug-naar-school": "terug-naar-school", "ingeschreven": "ingeschreven", "werk": "werk",
        "zorg": "zorg", "waarschuwing": "waarschuwing", "halt": "halt", "proces-verbaal": "proces-verbaal",
        "verhuisd": "verhuisd", "vrijstelling": "vrijstelling", "overig": "overig",
      ],
      [
        "terug-naar-school": "Terug naar school", "ingeschreven": "Ingeschreven op school",
        "werk": "Aan het werk",
        "zorg": "Doorverwezen naar zorg", "waarschuwing": "Waarschuwing", "halt": "Halt-verwijzing",
        "proces-verbaal": "Proces-verbaal", "verhuisd": "Verhuisd", "vrijstelling": "Vrijstelling verleend",
        "overig": "Overig",
      ],
      [
        "terug-naar-school": "Volgt weer onderwijs", "ingeschreven": "Ingeschreven", "werk": "Werk",
        "zorg": "Zorg", "waarschuwing": "Waarschuwingsbrief", "halt": "HALT", "proces-verbaal": "PV",
        "verhuisd": "Vertrokken naar andere gemeente", "vrijstelling": "Vrijgesteld", "overig": "Anders",
      ],
    ],
    vrijeUitkomsten: ["zie dossier", "n.v.t.", "onbekend"],
    titelsMelding: [
      "Overzicht verzuimmeldingen", "Meldingen relatief verzuim", "Verzuimmeldingen per leerling",
      "Lijst meldingen leerplicht",
    ],
    titelsWerkproces: [
      "Overzicht werkprocessen", "Werkprocessen JVS", "Lijst dossiers leerplicht", "Export processen",
    ],
    drukdatums: ["Afdrukdatum:", "Datum:", "Gemaakt op", "Peildatum"],
    selecties: [
      "Selectie: alle gemeenten", "Filter: schooljaar", "Leerplicht regio", "Vertrouwelijk – privé",
    ],
    totalen: ["Totaal", "Totaal aantal", "TOTAAL"],
    tellingkoppen: [("Soort", "Aantal"), ("Samenvatting", "Aantal"), ("Telling per soort", "N")],
    bestandsnamenMelding: [
      "Meldingen", "Export verzuimmeldingen", "verzuim_meldingen", "DUO meldingen", "verzuimlijst",
    ],
    bestandsnamenWerkproces: [
      "Werkprocessen JVS", "werkprocessen", "Export CareL", "Key2JM_dossiers", "processen leerplicht",
    ],
    bladen: ["Blad1", "Export", "Gegevens", "Sheet1"],
    voorbladen: ["Voorblad", "Info", "Toelichting"],
    wortels: ["Export", "leerplichtexport", "Levering"],
    recordsMelding: ["Melding", "verzuimmelding", "Verzuim"],
    recordsWerkproces: ["Werkproces", "dossier", "Zaak"],
    groepenLeerling: ["Leerlinggegevens", "jongere", "Persoon"],
    groepenSchool: ["Schoolgegevens", "schoolinfo", "Onderwijs"],
    groepenGeval: ["Gegevens", "proces", "Inhoud"],
    groepenBeheer: ["Beheer", "mutatie", "Historie"],
    naamruimte: "urn:voorbeeld:leerplicht:export",
    datums: [
      .iso, .dagEerst, .dagEerst, .aaneen, .kort, .schuin, .punt, .maandnaam, .isoMetTijd, .kortMetTijd,
    ],
    scheidingstekens: [";", ";", ";", ",", "\t", "|"])
}
