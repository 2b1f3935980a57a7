import Domain

/// All that the coordinator's report of a school year shows, in one edition. Page and workbook show it as it is: what is hidden here
/// can't be found in either.
public struct Rapport: Sendable {
  public enum Editie: Hashable, Sendable {
    /// For those entitled to lists of records.
    case intern
    /// For everyone: numbers below the threshold, and others that would give them away, are hidden.
    case openbaar(drempel: Int)

    public var isOpenbaar: Bool { self != .intern }
  }

  /// What stands where a number is asked for.
  public enum Waarde: Hashable, Sendable {
    case getal(Int)
    /// A percentage or a rate: digits with perhaps a point.
    case verhouding(String)
    /// There is a number above 0, which isn't shown.
    case verborgen
    /// There is none, and why.
    case geen(Jaartabelblad.Reden)
  }

  /// The region, or a gemeente.
  public struct Plaats: Hashable, Sendable {
    /// Nil for the region.
    public let gemeente: Gemeentecode?
    public let naam: String

    public init(gemeente: Gemeentecode?, naam: String) {
      self.gemeente = gemeente
      self.naam = naam
    }

    /// For addresses on the page: `regio`, or the code.
    public var code: String { gemeente?.description ?? "regio" }
  }

  public let editie: Editie
  public let regio: String
  public let schooljaar: Schooljaar
  /// The number of the publication that it shows.
  public let publicatie: Int
  /// Of the program.
  public let versie: String
  /// The newest date of receipt of all that was taken in; nil when nothing was.
  public let bekendTot: LocalDate?
  /// The region first, then the gemeenten by name.
  public let plaatsen: [Plaats]
  /// What changed since the publication before, the largest effect first; nil when there is none to compare with.
  public let nieuws: Nieuws?
  public let besluiten: [Besluit]
  public let aansluitingen: [Aansluiting]
  /// The school years that are published, oldest first.
  public let schooljaren: [Schooljaar]
  public let reeksen: [Reeks]
  public let jaartabellen: [Jaartabel]
  public let zekerheden: [Zekerheid]
  public let leveringen: [Levering]
  public let afkeur: [Afkeur]

  public init(
    editie: Editie, regio: String, schooljaar: Schooljaar, publicatie: Int, versie: String,
    bekendTot: LocalDate?, plaatsen: [Plaats], nieuws: Nieuws?, besluiten: [Besluit],
    aansluitingen: [Aansluiting], schooljaren: [Schooljaar], reeksen: [Reeks], jaartabellen: [Jaartabel],
    zekerheden: [Zekerheid], leveringen: [Levering], afkeur: [Afkeur]
  ) {
    self.editie = editie
    self.regio = regio
    self.schooljaar = schooljaar
    self.publicatie = publicatie
    self.versie = versie
    self.bekendTot = bekendTot
    self.plaatsen = plaatsen
    self.nieuws = nieuws
    self.besluiten = besluiten
    self.aansluitingen = aansluitingen
    self.schooljaren = schooljaren
    self.reeksen = reeksen
    self.jaartabellen = jaartabellen
    self.zekerheden = zekerheden
    self.leveringen = leveringen
    self.afkeur = afkeur
  }
}

extension Rapport {
  /// What changed since the publication before.
  public struct Nieuws: Sendable {
    /// The number of that publication.
    public let sinds: Int
    /// The largest change first.
    public let wijzigingen: [Wijziging]
    /// How many more numbers of the region and its gemeenten differ than are listed.
    public let overige: Int

    public init(sinds: Int, wijzigingen: [Wijziging], overige: Int) {
      self.sinds = sinds
      self.wijzigingen = wijzigingen
      self.overige = overige
    }
  }

  /// A number that differs from the publication before.
  public struct Wijziging: Sendable {
    public let plaats: Plaats
    public let schooljaar: Schooljaar
    public let telling: String
    public let eenheid: String
    /// Digits with perhaps a point; nil = it wasn't there, or is no more.
    public let oud: String?
    public let nieuw: String?
    /// What each cause made of it, in order; nil = it can't be told as a difference.
    public let oorzaken: [(oorzaak: Oorzaak, verschil: Int?)]

    public init(
      plaats: Plaats, schooljaar: Schooljaar, telling: String, eenheid: String, oud: String?, nieuw: String?,
      oorzaken: [(oorzaak: Oorzaak, verschil: Int?)]
    ) {
      self.plaats = plaats
      self.schooljaar = schooljaar
      self.telling = telling
      self.eenheid = eenheid
      self.oud = oud
      self.nieuw = nieuw
      self.oorzaken = oorzaken
    }
  }

  /// Something that a person must decide or mend.
  public struct Besluit: Sendable {
    public enum Soort: String, CaseIterable, Sendable {
      case geweigerd
      case afkeur
      case ontbreekt
      case cijfers
      case koppeling
      case levering
    }

    public let soort: Soort
    /// The file, source or telling that it is about.
    public let onderwerp: String
    public let toelichting: String
    /// A larger number comes first within its kind.
    public let gewicht: Int

    public init(_ soort: Soort, _ onderwerp: String, _ toelichting: String, gewicht: Int = 0) {
      self.soort = soort
      self.onderwerp = onderwerp
      self.toelichting = toelichting
      self.gewicht = gewicht
    }
  }

  /// A bridge, for each place.
  public struct Aansluiting: Sendable {
    public let id: String
    public let titel: String
    /// What the tellings are called at which it begins and ends.
    public let begin: String
    public let eind: String
    /// Of the telling at which it ends; nil when that counts over the school year.
    public let peildatum: LocalDate?
    /// One for each place, in their order.
    public let lopen: [Loop]

    public init(
      id: String, titel: String, begin: String, eind: String, peildatum: LocalDate?, lopen: [Loop]
    ) {
      self.id = id
      self.titel = titel
      self.begin = begin
      self.eind = eind
      self.peildatum = peildatum
      self.lopen = lopen
    }
  }

  /// A bridge in one place; no steps when it wasn't walked there.
  public struct Loop: Sendable {
    public let plaats: Plaats
    public let treden: [Trede]

    public init(plaats: Plaats, treden: [Trede]) {
      self.plaats = plaats
      self.treden = treden
    }
  }

  public struct Trede: Sendable {
    public let stap: Int
    public let titel: String
    public let uitleg: String
    /// Empty when nobody wrote one.
    public let voorbeeld: String
    public let eenheid: Eenheid
    /// With its sign; of step 0 what it begins with.
    public let mutatie: Waarde
    /// Whether the step takes away: known of a hidden number too.
    public let gaatEraf: Bool
    public let stand: Waarde
    /// Nil in the public edition.
    public let leerlingen: Waarde?
    /// The records behind the step by gemeente, and by kind of school; those with none are left out.
    public let gemeenten: [Deel]
    public let schoolsoorten: [Deel]
    /// Those records, the first ones; empty in the public edition.
    public let records: [Record]
    /// How many there are in all; nil in the public edition.
    public let aantalRecords: Int?

    public init(
      stap: Int, titel: String, uitleg: String, voorbeeld: String, eenheid: Eenheid, mutatie: Waarde,
      gaatEraf: Bool, stand: Waarde, leerlingen: Waarde?, gemeenten: [Deel], schoolsoorten: [Deel],
      records: [Record], aantalRecords: Int?
    ) {
      self.stap = stap
      self.titel = titel
      self.uitleg = uitleg
      self.voorbeeld = voorbeeld
      self.eenheid = eenheid
      self.mutatie = mutatie
      self.gaatEraf = gaatEraf
      self.stand = stand
      self.leerlingen = leerlingen
      self.gemeenten = gemeenten
      self.schoolsoorten = schoolsoorten
      self.records = records
      self.aantalRecords = aantalRecords
    }
  }

  public struct Deel: Sendable {
    public let naam: String
    public let aantal: Waarde

    public init(naam: String, aantal: Waarde) {
      self.naam = naam
      self.aantal = aantal
    }
  }

  /// A record behind a step. Pupils by pseudonym alone.
  public struct Record: Sendable {
    public let werkproces: String
    public let melding: String
    public let leerling: String
    public let gemeente: String
    public let schoolsoort: String

    public init(werkproces: String, melding: String, leerling: String, gemeente: String, schoolsoort: String)
    {
      self.werkproces = werkproces
      self.melding = melding
      self.leerling = leerling
      self.gemeente = gemeente
      self.schoolsoort = schoolsoort
    }
  }

  /// A telling or percentage through the school years.
  public struct Reeks: Sendable {
    public let telling: String
    public let titel: String
    public let omschrijving: String
    public let herkomst: String
    /// As in the facts: `leerling`, `procent`.
    public let eenheid: String
    /// One for each school year of the report, in their order; nil where it wasn't defined or published.
    public let jaren: [Jaar?]

    public struct Jaar: Sendable {
      /// `schooljaar`, or the peildatum.
      public let periode: String
      /// The hash: another one is a break.
      public let definitie: String
      /// The clauses, as people read them.
      public let tekst: String
      /// Whether nothing is known from a file that can hold it: then its numbers mean nothing.
      public let isNietGeregistreerd: Bool
      /// One for each place of the report, in their order.
      public let waarden: [Waarde]

      public init(
        periode: String, definitie: String, tekst: String, isNietGeregistreerd: Bool, waarden: [Waarde]
      ) {
        self.periode = periode
        self.definitie = definitie
        self.tekst = tekst
        self.isNietGeregistreerd = isNietGeregistreerd
        self.waarden = waarden
      }
    }

    public init(
      telling: String, titel: String, omschrijving: String, herkomst: String, eenheid: String, jaren: [Jaar?]
    ) {
      self.telling = telling
      self.titel = titel
      self.omschrijving = omschrijving
      self.herkomst = herkomst
      self.eenheid = eenheid
      self.jaren = jaren
    }
  }

  /// A table of the yearbook, for each place.
  public struct Jaartabel: Sendable {
    /// One for each place, in their order, with the numbers as they are: `waarden` says what is shown of them.
    public let bladen: [Jaartabelblad]
    /// By place, row and column, as in `bladen`; a heading has none.
    public let waarden: [[[Waarde]]]
    /// What its tellings mean, in the order of the rows.
    public let noten: [Noot]

    public init(bladen: [Jaartabelblad], waarden: [[[Waarde]]], noten: [Noot]) {
      self.bladen = bladen
      self.waarden = waarden
      self.noten = noten
    }
  }

  public struct Noot: Sendable {
    public let titel: String
    public let omschrijving: String
    public let herkomst: String
    public let eenheid: String
    public let periode: String
    /// School years of the table in which it was defined otherwise.
    public let anders: [Schooljaar]

    public init(
      titel: String, omschrijving: String, herkomst: String, eenheid: String, periode: String,
      anders: [Schooljaar]
    ) {
      self.titel = titel
      self.omschrijving = omschrijving
      self.herkomst = herkomst
      self.eenheid = eenheid
      self.periode = periode
      self.anders = anders
    }
  }

  /// What a source holds of it, and how far it goes.
  public struct Zekerheid: Sendable {
    public let bron: String
    public let titel: String
    public let bestanden: Int
    public let laatste: LocalDate?
    /// Rows; nil in the public edition, for a list may have few.
    public let gelezen: Int?
    public let afgekeurd: Int?

    public init(
      bron: String, titel: String, bestanden: Int, laatste: LocalDate?, gelezen: Int?, afgekeurd: Int?
    ) {
      self.bron = bron
      self.titel = titel
      self.bestanden = bestanden
      self.laatste = laatste
      self.gelezen = gelezen
      self.afgekeurd = afgekeurd
    }
  }

  public struct Levering: Sendable {
    public enum Uitkomst: Sendable {
      case aanvaard
      case dubbel
      case geweigerd(Weigercode)
    }

    public let bestand: String
    public let ontvangen: LocalDate?
    public let uitkomst: Uitkomst
    /// Nil when no rows were taken from it.
    public let gelezen: Int?
    public let afgekeurd: Int?

    public init(bestand: String, ontvangen: LocalDate?, uitkomst: Uitkomst, gelezen: Int?, afgekeurd: Int?) {
      self.bestand = bestand
      self.ontvangen = ontvangen
      self.uitkomst = uitkomst
      self.gelezen = gelezen
      self.afgekeurd = afgekeurd
    }
  }

  /// How many rows of a delivery were rejected with a code.
  public struct Afkeur: Sendable {
    public let bestand: String
    public let code: Afkeurcode
    public let veld: String
    public let rijen: Int
    /// Counted from the first row below the header.
    public let eerste: Int

    public init(bestand: String, code: Afkeurcode, veld: String, rijen: Int, eerste: Int) {
      self.bestand = bestand
      self.code = code
      self.veld = veld
      self.rijen = rijen
      self.eerste = eerste
    }
  }
}
