import Domain

extension Rapporttaal {
  static let nederlands = Rapporttaal(
    code: "nl",
    titel: "Schoolverzuim in {regio}, schooljaar {schooljaar}",
    overslaan: "Naar de inhoud",
    inhoud: "Op deze pagina",
    intern: "Interne editie",
    internUitleg:
      "Met lijsten van records onder pseudoniem. Alleen voor wie daartoe bevoegd is; niet doorgeven.",
    openbaar: "Openbare editie",
    openbaarUitleg:
      "Aantallen kleiner dan {drempel} staan er niet, en ook niet wat ze zou verraden: daar staat {teken}.",
    stempel: "Publicatie {publicatie} van {regio}. Gemaakt met Sluitend {versie}.",
    stempelDag: "Met wat tot en met {dag} is ontvangen.",
    plaats: "Gemeente of regio",
    schooljaar: "Schooljaar",
    andereJaren: "Rapporten van andere schooljaren",
    zonderScript:
      "Zonder script staan de aansluitingen van alle gemeenten onder elkaar, en van de andere getallen alleen die van de regio.",
    terug: "Naar boven",

    kort: "In het kort",
    kortZin: "{titel}: van {van} {eenheid} ({begin}) naar {naar} {eindeenheid} ({eind}{dag}).",
    kortGelijk: "Er is geen verschil.",
    kortGrootste: "Het verschil is tot op het record verklaard. De grootste stappen: {stappen}.",
    kortVerborgen:
      "Een deel van de getallen is te klein om te tonen; het verschil is wel tot op het record verklaard.",
    kortLeeg: "{plaats} heeft in dit schooljaar geen aansluiting.",
    nieuws: "Wat er veranderde",
    nieuwsEerste: "Er is geen eerdere publicatie om mee te vergelijken.",
    nieuwsGeen: "Sinds publicatie {sinds} veranderde geen enkel getal van dit schooljaar.",
    nieuwsSinds: "Sinds publicatie {sinds}, de grootste verandering eerst:",
    nieuwsOverige: "En nog {aantal} andere getallen; 'sluitend diff' toont ze alle.",
    wijziging: "{plaats}, {telling}: van {oud} naar {nieuw} {eenheid}.",
    wijzigingNieuw: "{plaats}, {telling}: nieuw, {nieuw} {eenheid}.",
    wijzigingWeg: "{plaats}, {telling}: er niet meer, was {oud} {eenheid}.",
    wijzigingGelijk: "{plaats}, {telling}: nog steeds {nieuw} {eenheid}, maar oorzaken hieven elkaar op.",
    wijzigingOorzaak: "Door {oorzaken}.",
    wijzigingOorzaakGetal: "{oorzaak} ({getal})",
    oorzaken: [
      .programma: "een andere versie van Sluitend",
      .lezing: "bestanden die nu anders gelezen worden",
      .leveringen: "nieuwe leveringen",
      .correcties: "correcties",
      .definities: "gewijzigde definities of inrichting",
      .referentie: "een andere tabel van gemeenten of scholen",
    ],
    besluiten: "Wat om een besluit vraagt",
    besluitenGeen: "Niets: alle bestanden zijn gelezen en alle cijfers hebben een bron.",
    besluitenWelke: "Welke dat zijn",
    besluitenOverige: "En nog {aantal} andere.",
    besluitsoorten: [
      .geweigerd: (
        "Geweigerde bestanden",
        "Uit deze bestanden telt niets mee. Vraag een beter bestand, of pas het profiel aan.",
        "leveringen"
      ),
      .afkeur: (
        "Afgekeurde rijen", "Deze rijen tellen niet mee. Laat ze bij de bron verbeteren.", "afkeur"
      ),
      .ontbreekt: (
        "Cijfers zonder bron", "Geen levering kan deze cijfers vullen: er staat een streepje, geen 0.",
        "cijfers"
      ),
      .cijfers: (
        "Gepubliceerde cijfers zonder verklaring",
        "Deze gedrukte cijfers kloppen niet met elkaar of met de tellingen. Vraag de opsteller.", "cijfers"
      ),
      .koppeling: (
        "Leerlingen met tegenstrijdige nummers",
        "Achter één leerling zitten meer burgerservicenummers of onderwijsnummers. Laat de bron nakijken of het één leerling is.",
        "zeker"
      ),
      .levering: (
        "Leveringen die afwijken", "Deze leveringen zien er anders uit dan eerdere van dezelfde bron.",
        "leveringen"
      ),
    ],
    naarPlek: "Naar {plek}",

    aansluiting: "De aansluiting",
    aansluitingUitleg:
      "Een aansluiting loopt in stappen van het ene getal naar het andere. Elke stap is één verschil in wat er geteld wordt. Kies een stap om te zien wat erachter zit.",
    grafiek: "Watervalgrafiek: {titel}, {plaats}. Dezelfde getallen staan in de tabel eronder.",
    legendaStand: "stand",
    legendaMin: "gaat eraf (−)",
    legendaPlus: "komt erbij (+)",
    sluit: "{begin} en alle stappen samen geven precies {eind}: de aansluiting sluit.",
    sluitVerborgen:
      "De aansluiting sluit: alle stappen samen geven precies het eindgetal. Kleine getallen zijn vervangen door {teken}.",
    nietGelopen: "Voor {plaats} is deze aansluiting er niet in dit schooljaar.",
    stap: "Stap",
    wat: "Wat het betekent",
    verandering: "Verandering",
    stand: "Stand",
    leerlingen: "Leerlingen",
    voorbeeld: "Voorbeeld:",
    erachter: "Wat erachter zit",
    perGemeente: "Per gemeente",
    perSchoolsoort: "Per schoolsoort",
    aantal: "Aantal",
    recordlijst: "Records onder pseudoniem",
    recordsMeer: "De eerste {getoond} van {alle}; alle staan in aansluitingen/{bestand} van de publicatie.",
    werkproces: "Werkproces",
    melding: "Melding",
    leerling: "Leerling (pseudoniem)",
    gemeente: "Gemeente",
    schoolsoort: "Schoolsoort",

    cijfers: "Alle cijfers en jaren",
    cijfersUitleg: "Kies een telling. Elk getal staat er met zijn eenheid, zijn definitie en zijn peildatum.",
    telling: "Telling",
    zoekTelling: "Zoek een telling",
    eenheid: "Eenheid",
    wanneer: "Wanneer geteld",
    waarde: "Getal",
    definitie: "Wat er geteld wordt",
    herkomst: "Herkomst van de definitie",
    regels: "De regels",
    heelSchooljaar: "heel het schooljaar",
    opDag: "op peildatum {dag}",
    jaren: "Jaren naast elkaar",
    jarenUitleg:
      "Een breuk betekent: vanaf hier is anders geteld. Vergelijk getallen niet over een breuk heen.",
    breukDefinitie: "Breuk: vanaf {schooljaar} een andere definitie",
    nietGeregistreerd: "geen bron",
    nietGepubliceerd: "niet geteld",
    alleTellingen: "Alle tellingen van {schooljaar}",

    jaarverslag: "Tabellen van het jaarverslag",
    jaarverslagUitleg:
      "Zoals ze in het jaarverslag staan; elke tabel komt op een eigen bladzijde uit de printer.",
    jaarverslagGeen: "De inrichting heeft geen tabellen van een jaarverslag.",
    noten: "Wat de getallen betekenen",

    zeker: "Hoe zeker het is",
    zekerUitleg: "Per bron: wat er is ontvangen en gelezen. Een afgekeurde rij telt nergens mee.",
    bron: "Bron",
    bestanden: "Bestanden",
    laatste: "Laatst ontvangen",
    gelezen: "Rijen gelezen",
    afgekeurd: "Afgekeurd",
    aandeel: "Deel",
    leveringen: "Leveringen",
    bestand: "Bestand",
    ontvangen: "Ontvangen",
    uitkomst: "Uitkomst",
    aanvaard: "aanvaard",
    dubbel: "dezelfde inhoud als een ander bestand: telt één keer",
    geweigerd: "geweigerd ({code}): {betekenis}. {watTeDoen}",
    geenDatum: "geen datum",
    afkeur: "Afgekeurde rijen",
    afkeurUitleg: "Rijen worden geteld vanaf de eerste onder de kop. 'sluitend rejects' toont ze alle.",
    afkeurGeen: "Er is geen enkele rij afgekeurd.",
    veld: "Veld",
    rijen: "Rijen",
    eersteRij: "Eerste rij",
    redenEnRaad: "Reden, en wat te doen",

    begrippen: "Begrippen",
    begrippenlijst: [
      ("aansluiting", "De weg van het ene getal naar het andere, stap voor stap en tot op het record."),
      ("geval", "Meldingen van een leerling op een school die kort na elkaar komen, samen één keer geteld."),
      ("leerling", "Een persoon: hoe vaak ook gemeld, één keer geteld."),
      ("melding", "Eén verzuimmelding van een school bij DUO, die DUO aan de gemeente doorgaf."),
      ("peildatum", "De dag waarop geteld wordt. Zonder peildatum telt heel het schooljaar."),
      ("publicatie", "De uitkomst van één run. Elke publicatie heeft een nummer en blijft zoals zij is."),
      (
        "pseudoniem",
        "Een code in plaats van het persoonsgebonden nummer. Dezelfde leerling heeft steeds dezelfde code."
      ),
      ("schooljaar", "1 augustus tot en met 31 juli."),
      ("volgsysteem", "Het systeem waarin leerplichtambtenaren werken, zoals JVS."),
      ("werkproces", "Eén zaak in het volgsysteem. Bij één melding kunnen er meer zijn, of geen."),
    ],

    verborgen: "×",
    verborgenUitleg:
      "Een getal dat te klein is om te tonen, of waaruit zo'n getal te berekenen zou zijn. Nooit 0.",
    geen: "–",
    geenUitleg: "Er is geen getal: het hoort er niet, of geen bron kan het vullen. Iets anders dan 0.",

    maanden: [
      "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
      "november", "december",
    ],
    schoolsoorten: [
      .wpo: "primair onderwijs (WPO)", .wec: "speciaal onderwijs (WEC)", .wvo: "voortgezet onderwijs (WVO)",
      .web: "middelbaar beroepsonderwijs (WEB)", .onbekend: "onbekend",
    ],
    afkeurcodes: [
      .r01: (
        "geen persoonsgebonden nummer, of een dat niet door de elfproef komt",
        "Vraag de bron om het juiste BSN of onderwijsnummer."
      ),
      .r02: (
        "een datum of tijd die niet te lezen is", "Verbeter haar bij de bron, of zie 'datums' in het profiel."
      ),
      .r03: ("het einde ligt voor het begin", "Verbeter de datums bij de bron."),
      .r04: (
        "een verplicht veld is leeg, of een nummer is langer dan 20 tekens", "Vul het veld bij de bron."
      ),
      .r05: ("het BRIN is niet twee cijfers en twee hoofdletters", "Verbeter het BRIN bij de bron."),
      .r06: (
        "een code die het profiel niet kent, of een regio die geen nummer is",
        "Zet de code in het profiel, of verbeter de rij."
      ),
      .r07: ("een gemeentecode die nooit bestond", "Verbeter de code, of werk gemeenten.csv bij."),
      .r08: (
        "een ander aantal kolommen dan de kop",
        "Zoek een scheidingsteken of regeleinde zonder aanhalingstekens."
      ),
      .r09: ("bytes die geen tekst zijn in de codering van het bestand", "Vraag het bestand als UTF-8."),
    ],
    weigercodes: [
      .b01: ("de XML is stuk, afgebroken of heeft een DOCTYPE", "Vraag het bestand opnieuw."),
      .b02: ("geen datum van ontvangst", "Geef de naam een datum, zoals naam_20211004.csv."),
      .b03: (
        "een verplichte kolom is er niet precies één keer",
        "Zet het bestand in de map van het juiste profiel, of pas het profiel aan met 'sluitend profile preview'."
      ),
      .b04: ("het bestand is leeg", "Vraag het bestand opnieuw."),
      .b05: (
        "aanhalingstekens kloppen niet, of een veld is groter dan 1 MiB", "Zoek een los aanhalingsteken."
      ),
    ], werkboek: .nederlands)
}

extension Werkboektaal {
  static let nederlands = Werkboektaal(
    link: "Dezelfde getallen als Excel-werkmap",
    leesMij: "Lees mij",
    onderwerp: "Onderwerp",
    toelichting: "Toelichting",
    schooljaarUitleg: "1 augustus tot en met 31 juli. In '{tellingen}' staan ook eerdere schooljaren.",
    narekenenUitleg:
      "Kolommen '{nagerekend}' en '{controle}' zijn formules over de getallen ernaast. Staat er '{klopt}', dan sluit het. Waar een getal {teken} is, valt er niets na te rekenen.",
    nietHier: "Niet in deze werkmap",
    nietHierUitleg:
      "Wat er veranderde, wat om een besluit vraagt, en de records achter een stap staan op de pagina ernaast.",
    sommen: "Sommen",
    sommenUitleg: "Per aansluiting en plaats: het begin en alle stappen samen geven het eind.",
    aansluiting: "Aansluiting",
    begin: "Begin",
    stappen: "Alle stappen samen",
    eind: "Eind",
    nagerekend: "Nagerekend",
    controle: "Controle",
    klopt: "klopt",
    verschil: "verschil",
    aansluitingBlad: "{nummer} {titel}",
    aansluitingUitleg: "Elke stand is de vorige stand met de verandering van de stap.",
    uitleg: "Uitleg",
    watervalBlad: "{nummer} waterval",
    watervalUitleg: "Wat niet getoond wordt, heeft geen balk.",
    balk: "Balk",
    onder: "Onder de balk",
    achter: "Achter de stappen",
    achterUitleg: "Hoe elke stap over gemeenten en schoolsoorten verdeeld is.",
    verdeling: "Verdeling",
    deel: "Gemeente of schoolsoort",
    tellingen: "Tellingen",
    tellingenUitleg: "Elk getal in een eigen rij, om te filteren of in een draaitabel te zetten.",
    naam: "Naam",
    breuk: "Breuk",
    definities: "Definities",
    definitiesUitleg:
      "Wat er geteld wordt, en in welke schooljaren zo. Meer rijen bij één naam: daartussen ligt een breuk.",
    schooljaren: "Schooljaren",
    bronnen: "Bronnen",
    tabelBlad: "J{nummer} {titel}",
    naar: "Naar: {herkomst}",
    nummer: "Rij",
    bladzijde: "Bladzijde {bladzijde} van {bladzijden}")
}
