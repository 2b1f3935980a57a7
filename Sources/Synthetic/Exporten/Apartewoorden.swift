import Domain

extension Woordenlijst {
  /// Words that are kept apart: no header name, title, element or spelling of a code is one of `bekend`. What a guesser
  /// makes of these is what it makes of an export that nobody has seen.
  static let apart = Woordenlijst(
    namen: [
      .bsn: [
        "Burgerservice nummer leerling", "SoFi-nummer", "BSNR", "Ingeschrevene BSN", "BSN deelnemer",
        "BSN kind", "Nr BSN", "Burgerserv.nr",
      ],
      .onderwijsnummer: [
        "ONR", "Onderwijs-id", "Deelnemer onderwijsnr", "Nummer onderwijs", "Ondw. nummer", "Onderwijsnr DUO",
      ],
      .persoonsnummer: [
        "PGN-nr", "Sofi-/onderwijsnummer", "BSN c.q. onderwijsnr", "Persoonsgeb. nr", "Persoonsnr",
        "Deelnemer PGN",
      ],
      .geboortedatum: [
        "Gdatum", "Geboortedag", "Geboren", "Geb.", "GBD", "Deelnemer geb.datum", "Dat. geboorte", "Geb. op",
      ],
      .brin: [
        "Instellingsnummer", "BRIN4", "Brin volgens RIO", "Inst.code", "Instelling BRIN-nummer", "BRN",
        "Schoolcode", "Administratienr school",
      ],
      .vestiging: [
        "Nevenvestiging", "Vestcode", "Loc.", "Volgnummer vestiging", "Vestigingsvolgnr", "Dislocatie",
      ],
      .gemeentecode: [
        "GBA-gemeente", "Gem. van inschrijving", "Inschrijvingsgemeente", "BRP gemeente", "Gem.", "Gem nr",
        "Gemeentenummer", "Uitvoerende gemeente", "Woongem.",
      ],
      .mutatiedatum: [
        "Bijgewerkt", "Bijgewerkt per", "Dat. laatste wijz.", "Datum update", "Recentste bewerking",
        "Laatste bewerking", "Aangepast op", "Wijz.dat.",
      ],
      .internNummer: ["Rij", "Sleutel", "Sysnr", "Technische sleutel", "UUID"],
      .relatienummer: ["Stamnr", "Stamnummer", "Klantnr", "Inschrijfnr", "Subjectnummer"],
      .achternaam: ["Anaam", "Eigen naam", "Achtern.", "Leerling achternaam"],
      .voornaam: ["Vnaam", "Voorn.", "Eerste naam", "Leerling voornaam"],
      .volledigeNaam: ["Deelnemer", "Wie", "Naam kind", "Naam en voorletter"],
      .geslacht: ["Gesl.", "Jongen/meisje", "Geslachtsaanduiding"],
      .leeftijd: ["Jaar oud", "Leeft.", "Leeftijd bij start"],
      .klas: ["Stamgroep", "Cohort", "Jaargroep", "Niveau en leerjaar"],
      .schoolnaam: ["Naam instelling", "Instelling", "School van herkomst", "Naam ond.inst."],
      .schoolgemeente: ["Schoolplaats", "Schoolgemeente", "Plaats van vestiging"],
      .gemeentenaam: ["Omschrijving gemeente", "Gemeente omschr.", "Gemeente voluit"],
      .woonplaats: ["Wpl", "Adresplaats", "Woonachtig te"],
      .telefoon: ["Mobiel", "Bereikbaar op", "Tel. verzorger", "06-nummer"],
      .behandelaar: ["Ambtenaar", "In behandeling bij", "Eigenaar", "Trajectbegeleider", "Caseload van"],
      .opmerking: ["Aantekening", "Notitie", "Vrije tekst", "Bevindingen", "Logboek"],
      .schooljaar: ["SJ", "Studiejaar", "Jaargang"],
      .exportdatum: ["Stand per", "Datum uitdraai", "Ingelezen", "Datum aanlevering"],
      .vervolgdatum: ["Terugkomen", "Bel-datum", "Volgende actie", "Datum huisbezoek"],
      .briefVerzonden: ["Uitnodiging gestuurd", "Post", "Aanschrijving"],
      .naamloos: [""],
    ],
    namenMelding: [
      .meldingsnummer: [
        "VZM-nr", "Kennisgevingnr", "Meldings nr", "Mld.nr", "ID verzuimmelding", "Verzuimnr",
        "Registratienr VZM",
        "Volgnummer melding",
      ],
      .soort: [
        "Aard verzuim", "Categorie", "Wettelijke grond", "Cat. verzuim", "Soort ongeoorloofde afwezigheid",
        "Verzuimcategorie", "Meldingscategorie",
      ],
      .begin: [
        "Afwezig vanaf", "1e dag", "Ongeoorloofd vanaf", "Verzuim sinds", "Aanvang", "Afwezig sinds",
        "Verz. begin", "Eerste dag afw.",
      ],
      .einde: [
        "Afwezig t/m", "Weer op school", "Laatste dag afw.", "Ongeoorloofd tot", "Verz. einde", "Tot en met",
      ],
      .melddatum: [
        "Doorgegeven d.d.", "Meldingsdag", "Ontvangen d.d.", "Dat. melding school", "School meldde op",
        "Kennisgeving d.d.",
      ],
      .uren: ["Lesuren", "Klokuren gemist", "Omvang (u)", "Tot. uren", "Uren ongeoorloofd", "Verz. uren"],
      .alleLessenGemist: ["Alles gemist", "Geheel afwezig", "Totale afwezigheid", "Geen les gevolgd"],
      .status: ["Fase", "Toestand", "Voortgang", "Stand van zaken", "Afhandelingsstatus"],
      .redenAfsluiting: ["Grond sluiting", "Waarom gesloten", "Afdoeningsreden", "Sluitgrond"],
      .mutatietijd: ["Tijd update", "Bewerkt om", "Tijdstip bijwerking", "Om (tijd)"],
    ],
    namenWerkproces: [
      .werkprocesnummer: [
        "Zaak-ID", "Casusnr", "Trajectnr", "WPnr", "Zaakkenmerk", "Dossier-ID", "Nummer zaak", "Casusnummer",
        "Dos.nr",
      ],
      .meldingsnummer: [
        "Mld-nr DUO", "Bron verzuimmelding", "Hoort bij melding", "Verzuimreg.nr", "DUO ref.", "Melding-ref",
        "Kennisgevingnummer",
      ],
      .soort: [
        "Aard zaak", "Zaaktype", "Dossiertype", "Rubriek", "Casustype", "Type casus", "Procescategorie",
      ],
      .begin: [
        "Zaak geopend", "Geopend", "Opgestart per", "Aangemeld per", "Aanvangsdatum", "Loopt vanaf",
        "Opvoerdatum",
        "Dat. begin",
      ],
      .einde: [
        "Beëindigd", "Loopt tot", "Zaak gesloten", "Gereed op", "Dat. eind", "Afgehandeld per",
        "Sluitingsdatum",
      ],
      .resultaat: ["Afloop", "Opbrengst", "Conclusie", "Effect", "Uitslag"],
    ],
    soortenMelding: [
      [
        "V1": "3 dgn", "V2": "1/8 lestijd", "V3": "16u/4wk", "V4": "16u/4wk (18+)", "RMC": "RMC/18 jaar e.o.",
        "L": "Luxe", "LRV": "LRV >4wk", "O": "Ov.",
      ],
      [
        "V1": "Verzuim van drie schooldagen", "V2": "Verzuim van een achtste lestijd",
        "V3": "Wettelijk: zestien uren in vier weken", "V4": "Wettelijk: zestien uren, 18 jaar en ouder",
        "RMC": "Meerderjarig zonder startkwalificatie", "L": "Vakantie buiten schoolvakanties",
        "LRV": "Langdurig, meer dan vier weken", "O": "Overige afwezigheid",
      ],
      [
        "V1": "v-1", "V2": "v-2", "V3": "v-3", "V4": "v-4", "RMC": "r-18", "L": "lux", "LRV": "lrv-4",
        "O": "ov",
      ],
      [
        "V1": "V1 drie dagen", "V2": "V2 achtste", "V3": "V3 zestien uur",
        "V4": "V4 zestien uur meerderjarig",
        "RMC": "RMC meerderjarig", "L": "L luxe", "LRV": "LRV langdurig relatief", "O": "O overige",
      ],
    ],
    soortenWerkproces: [
      [
        "signaalverzuim": "Sign.verz.", "luxe": "Luxe verz.", "lrv": "Langd. rel. verz.",
        "verzuim18plus": "18+ verz.", "absoluut": "Abs. verz.", "zorg": "Zorgvraag",
        "vrijstelling": "Vrijst.",
        "rmc-vsv": "Vsv nieuw", "oud-vsv": "Vsv vorige jaren", "jikp": "Jongeren kwetsb. positie",
      ],
      [
        "signaalverzuim": "SIGNAALVERZUIM", "luxe": "LUXE_VERZUIM", "lrv": "LANGDURIG_RELATIEF_VERZUIM",
        "verzuim18plus": "VERZUIM_18_PLUS", "absoluut": "ABSOLUUT_VERZUIM", "zorg": "ZORG",
        "vrijstelling": "VRIJSTELLING", "rmc-vsv": "RMC_VSV", "oud-vsv": "OUD_VSV",
        "jikp": "KWETSBARE_POSITIE",
      ],
      [
        "signaalverzuim": "01 Ongeoorloofd verzuim (signaal)", "luxe": "02 Ongeoorloofde vakantie",
        "lrv": "03 Meer dan vier weken verzuim", "verzuim18plus": "04 Verzuim 18 jaar en ouder",
        "absoluut": "05 Niet ingeschreven (absoluut)", "zorg": "06 Zorgtraject",
        "vrijstelling": "07 Vrijstelling art. 5", "rmc-vsv": "08 Nieuwe voortijdig schoolverlater",
        "oud-vsv": "09 Voortijdig schoolverlater eerder jaar", "jikp": "10 Jongere kwetsbaar (PrO/VSO)",
      ],
    ],
    statussen: [
      ["R": "Open", "B": "Loopt", "G": "Klaar", "K": "T.k.n.", "I": "Vervallen"],
      [
        "R": "GEREGISTREERD", "B": "IN_BEHANDELING", "G": "AFGESLOTEN", "K": "TER_KENNISGEVING",
        "I": "INGETROKKEN",
      ],
      [
        "R": "Ontvangen", "B": "Opgepakt", "G": "Afgehandeld", "K": "Voor kennisgeving aangenomen",
        "I": "Teruggetrokken door school",
      ],
    ],
    redenen: [
      [
        "vrijstelling": "Vrijst. verleend", "terug-naar-school": "Weer naar school",
        "andere-opleiding": "Nieuwe opleiding gestart", "werk": "Heeft een baan",
        "overige-redenen": "Andere oorzaak", "langdurig-ziek": "Ziek (lang)",
        "legitiem-afwezig": "Was geoorloofd",
      ],
      [
        "vrijstelling": "VRIJSTELLING", "terug-naar-school": "TERUG_NAAR_SCHOOL",
        "andere-opleiding": "ANDERE_OPLEIDING", "werk": "WERK", "overige-redenen": "OVERIGE_REDENEN",
        "langdurig-ziek": "LANGDURIG_ZIEK", "legitiem-afwezig": "LEGITIEM_AFWEZIG",
      ],
    ],
    resultaten: [
      [
        "terug-naar-school": "Gaat weer naar school", "ingeschreven": "Op school ingeschreven",
        "werk": "Heeft werk gevonden", "zorg": "Hulpverlening ingezet", "waarschuwing": "Gewaarschuwd",
        "halt": "Naar Halt", "proces-verbaal": "PV opgemaakt", "verhuisd": "Buiten regio verhuisd",
        "vrijstelling": "Vrijstelling afgegeven", "overig": "Overige afdoening",
      ],
      [
        "terug-naar-school": "TERUG_NAAR_SCHOOL", "ingeschreven": "INGESCHREVEN", "werk": "WERK",
        "zorg": "ZORG", "waarschuwing": "WAARSCHUWING", "halt": "HALT_STRAF",
        "proces-verbaal": "PROCES_VERBAAL",
        "verhuisd": "VERHUISD", "vrijstelling": "VRIJSTELLING", "overig": "OVERIG",
      ],
    ],
    vrijeUitkomsten: ["nader te bepalen", "-", "?"],
    titelsMelding: [
      "Kennisgevingen ongeoorloofde afwezigheid", "Uitdraai VZM", "Afwezigen zonder toestemming",
    ],
    titelsWerkproces: ["Caseload afdeling Jeugd", "Uitdraai casussen", "Zakenlijst kwalificatieplicht"],
    drukdatums: ["Uitgedraaid op", "d.d.", "Stand van"],
    selecties: ["Criteria: periode = huidig", "Afdeling Samenleving", "Alléén intern gebruik"],
    totalen: ["Eindtotaal", "Som", "Aantal regels"],
    tellingkoppen: [("Rubriek-telling", "Stuks"), ("Verdeling", "Stuks"), ("Categorieën", "Totaal stuks")],
    bestandsnamenMelding: ["VZM uitdraai", "afwezigheid", "kennisgevingen-school"],
    bestandsnamenWerkproces: ["caseload", "Uitdraai casussen", "zaken_jeugd"],
    bladen: ["Uitdraai", "Tabel", "Data"],
    voorbladen: ["Colofon", "Leeswijzer"],
    wortels: ["Uitwisseling", "batch", "Dataset"],
    recordsMelding: ["Kennisgeving", "vzm", "Afwezigheid"],
    recordsWerkproces: ["Casus", "traject", "Zaakdossier"],
    groepenLeerling: ["Ingeschrevene", "betrokkene", "Subject"],
    groepenSchool: ["Onderwijsverstrekker", "aanbieder", "Plek"],
    groepenGeval: ["Kern", "feiten", "Verloop"],
    groepenBeheer: ["Registratie", "audit", "Versie"],
    naamruimte: "http://schema.voorbeeld.invalid/uitwisseling/2",
    datums: [
      .iso, .dagEerst, .jaarSchuin, .kortSchuin, .kortPunt, .maandMetStreep, .heleMaand, .dagEerstMetTijd,
      .isoMetT,
    ],
    scheidingstekens: [";", ";", ",", ",", "|", "\t"])
}
