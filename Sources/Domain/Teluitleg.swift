/// Why a record that a count begins with isn't counted.
public enum Afvalreden: Hashable, Sendable {
  case ingetrokken
  /// Went over to another number, under which it is known too.
  case overgezet
  case andereRegio
  case gemeenteZonderRegio
  /// In the region, but not in the gemeente that is counted for.
  case andereGemeente
  /// A clause of the definition, as it is written.
  case clausule(naam: String, tekst: String)
}

/// One line of the way from all records to those that count.
public struct Trechtertrede: Hashable, Sendable {
  /// Nil for the begin.
  public let reden: Afvalreden?
  /// How many records go for this reason, and for none before it.
  public let eraf: Int
  /// What is left, in records and in distinct pupils.
  public let records: Int
  public let leerlingen: Aantal<Leerlingen>

  public init(reden: Afvalreden?, eraf: Int, records: Int, leerlingen: Aantal<Leerlingen>) {
    self.reden = reden
    self.eraf = eraf
    self.records = records
    self.leerlingen = leerlingen
  }
}

/// For what a number is asked: where, when, and as known when.
public struct Telvraag: Sendable {
  /// The region or gemeente, by name.
  public let plaats: String
  public let schooljaar: Schooljaar
  /// Nil for a count over the school year.
  public let peildatum: LocalDate?
  /// As known on that day; nil = now.
  public let opDag: LocalDate?

  public init(plaats: String, schooljaar: Schooljaar, peildatum: LocalDate?, opDag: LocalDate?) {
    self.plaats = plaats
    self.schooljaar = schooljaar
    self.peildatum = peildatum
    self.opDag = opDag
  }
}

/// What nobody delivered, so that a telling has no number: 0 would say that there is none.
public enum Telgebrek: Hashable, Sendable {
  /// Opgaven of which one at least must be at hand.
  public struct Opgaven: Hashable, Sendable {
    /// One of these kinds; empty = of whatever kind.
    public let soorten: [String]
    /// Stated for one of these days.
    public let dagen: ClosedRange<LocalDate>
    /// There is one, but none that was received on the first of the days or since.
    public let isVerouderd: Bool

    public init(soorten: [String], dagen: ClosedRange<LocalDate>, isVerouderd: Bool) {
      self.soorten = soorten
      self.dagen = dagen
      self.isVerouderd = isVerouderd
    }
  }

  /// No source of these records knows one of these kinds (empty = of whatever kind) together with all of these fields.
  case bron(Recordsoort, soorten: [String], velden: [String])
  /// In the order of their days and kinds.
  case opgaven([Opgaven])
}

/// A number with all that it rests on.
public struct Teluitleg: Sendable {
  /// The number under a definition that isn't the one asked for.
  public struct Buur: Sendable {
    public let blad: Definitieblad
    /// The school year from which it holds, when it is the same telling of another one; nil = the base.
    public let vanaf: Schooljaar?
    /// From the definition asked for (`oud`) to this one.
    public let verschillen: [Regelverschil]
    public let eenheid: Eenheid
    /// Nil when nobody delivered what it counts.
    public let aantal: Int?

    public init(
      blad: Definitieblad, vanaf: Schooljaar?, verschillen: [Regelverschil], eenheid: Eenheid,
      aantal: Int?
    ) {
      self.blad = blad
      self.vanaf = vanaf
      self.verschillen = verschillen
      self.eenheid = eenheid
      self.aantal = aantal
    }
  }

  /// A delivery that brought the current version of counted records.
  public struct Levering: Sendable {
    /// Below the inbox.
    public let pad: String
    public let records: Int

    public init(pad: String, records: Int) {
      self.pad = pad
      self.records = records
    }
  }

  /// A counted record, the pupil by pseudonym.
  public struct Record: Sendable {
    public let nummer: Recordnummer
    public let leerling: Leerlingsleutel
    /// As read on the day that counts.
    public let gemeente: Gemeentecode?
    public let schoolsoort: Schoolsoort
    /// The code of the record's own list.
    public let soort: String
    public let begin: LocalDate
    public let einde: LocalDate?
    /// The record date.
    public let datum: LocalDate
    public let geboortedatum: LocalDate
    /// The path of the delivery that brought its current version.
    public let levering: String

    public init(
      nummer: Recordnummer, leerling: Leerlingsleutel, gemeente: Gemeentecode?, schoolsoort: Schoolsoort,
      soort: String, begin: LocalDate, einde: LocalDate?, datum: LocalDate, geboortedatum: LocalDate,
      levering: String
    ) {
      self.nummer = nummer
      self.leerling = leerling
      self.gemeente = gemeente
      self.schoolsoort = schoolsoort
      self.soort = soort
      self.begin = begin
      self.einde = einde
      self.datum = datum
      self.geboortedatum = geboortedatum
      self.levering = levering
    }
  }

  public let vraag: Telvraag
  public let blad: Definitieblad
  public let bron: Recordsoort
  public let eenheid: Eenheid
  /// Nil when nobody delivered what it counts.
  public let aantal: Int?
  /// Why there is no number; nil when there is one.
  public let gebrek: Telgebrek?
  /// From all records to those that count.
  public let trechter: [Trechtertrede]
  /// By path.
  public let leveringen: [Levering]
  /// The same telling as it is defined for other school years, where it differs.
  public let versies: [Buur]
  /// Tellingen that differ from it in one clause.
  public let buren: [Buur]
  /// By number; nil when they weren't asked for.
  public let records: [Record]?

  public init(
    vraag: Telvraag, blad: Definitieblad, bron: Recordsoort, eenheid: Eenheid, aantal: Int?,
    gebrek: Telgebrek?, trechter: [Trechtertrede], leveringen: [Levering], versies: [Buur], buren: [Buur],
    records: [Record]?
  ) {
    self.vraag = vraag
    self.blad = blad
    self.bron = bron
    self.eenheid = eenheid
    self.aantal = aantal
    self.gebrek = gebrek
    self.trechter = trechter
    self.leveringen = leveringen
    self.versies = versies
    self.buren = buren
    self.records = records
  }
}

/// A percentage or a rate with the two numbers that it relates.
public struct Verhoudingsuitleg: Sendable {
  public struct Deel: Sendable {
    public let blad: Definitieblad
    public let eenheid: Eenheid
    /// Nil when nobody delivered what it counts.
    public let aantal: Int?
    /// Why there is no number; nil when there is one.
    public let gebrek: Telgebrek?
    /// Of a count on a peildatum.
    public let peildatum: LocalDate?

    public init(
      blad: Definitieblad, eenheid: Eenheid, aantal: Int?, gebrek: Telgebrek?, peildatum: LocalDate?
    ) {
      self.blad = blad
      self.eenheid = eenheid
      self.aantal = aantal
      self.gebrek = gebrek
      self.peildatum = peildatum
    }
  }

  public let vraag: Telvraag
  public let blad: Definitieblad
  /// `procent` or `per-1000`.
  public let maat: String
  public let decimalen: Int
  public let teller: Deel
  public let noemer: Deel
  /// As published, with a point; nil when the denominator is 0, or one of the two is unknown.
  public let waarde: String?
  /// The options with which the command asks the same of another telling.
  public let opties: String

  public init(
    vraag: Telvraag, blad: Definitieblad, maat: String, decimalen: Int, teller: Deel, noemer: Deel,
    waarde: String?, opties: String
  ) {
    self.vraag = vraag
    self.blad = blad
    self.maat = maat
    self.decimalen = decimalen
    self.teller = teller
    self.noemer = noemer
    self.waarde = waarde
    self.opties = opties
  }
}
