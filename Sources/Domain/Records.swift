/// When a record was last changed, by its source.
public struct Mutatiemoment: Hashable, Comparable, Sendable {
  public let datum: LocalDate
  /// Milliseconds since midnight; a missing time counts as midnight.
  public let tijd: Int32

  public init(datum: LocalDate, tijd: Int32) {
    self.datum = datum
    self.tijd = tijd
  }

  public static func < (a: Mutatiemoment, b: Mutatiemoment) -> Bool {
    (a.datum, a.tijd) < (b.datum, b.tijd)
  }
}

/// One report of absence, as DUO passed it on. The pupil stands beside it: as `Leerlingsleutels` on the way into
/// the register, as one `Leerlingsleutel` on the way out.
public struct Melding: Hashable, Sendable {
  public var nummer: Recordnummer
  public var geboortedatum: LocalDate
  public var brin: Brin
  /// Nil when the delivery gives none, or a text that is too long for a code.
  public var vestiging: Vestiging?
  /// As delivered; what it means on a day, the `Gemeentetabel` says.
  public var gemeentecode: Gemeentecode
  public var soort: Verzuimsoort
  public var begin: LocalDate
  /// Nil = not known (yet).
  public var einde: LocalDate?
  public var melddatum: LocalDate
  /// Hours missed, 0–9999; nil when absent or no whole number.
  public var uren: Int16?
  public var alleLessenGemist: Bool?
  public var status: Meldingstatus
  public var redenAfsluiting: RedenAfsluiting?
  public var mutatie: Mutatiemoment

  public init(
    nummer: Recordnummer, geboortedatum: LocalDate, brin: Brin, vestiging: Vestiging?,
    gemeentecode: Gemeentecode, soort: Verzuimsoort, begin: LocalDate, einde: LocalDate?,
    melddatum: LocalDate,
    uren: Int16?, alleLessenGemist: Bool?, status: Meldingstatus, redenAfsluiting: RedenAfsluiting?,
    mutatie: Mutatiemoment
  ) {
    self.nummer = nummer
    self.geboortedatum = geboortedatum
    self.brin = brin
    self.vestiging = vestiging
    self.gemeentecode = gemeentecode
    self.soort = soort
    self.begin = begin
    self.einde = einde
    self.melddatum = melddatum
    self.uren = uren
    self.alleLessenGemist = alleLessenGemist
    self.status = status
    self.redenAfsluiting = redenAfsluiting
    self.mutatie = mutatie
  }
}

/// One work process of an officer, as the volgsysteem keeps it.
public struct Werkproces: Hashable, Sendable {
  public var nummer: Recordnummer
  public var geboortedatum: LocalDate
  public var gemeentecode: Gemeentecode
  public var soort: Werkprocessoort
  public var start: LocalDate
  /// Nil = still open.
  public var einde: LocalDate?
  /// The melding that it works on, unchecked; nil = it bears none.
  public var meldingsnummer: Recordnummer?
  public var brin: Brin?
  public var resultaat: Resultaat?
  public var kenmerken: Kenmerken
  public var mutatie: Mutatiemoment

  public init(
    nummer: Recordnummer, geboortedatum: LocalDate, gemeentecode: Gemeentecode, soort: Werkprocessoort,
    start: LocalDate, einde: LocalDate?, meldingsnummer: Recordnummer?, brin: Brin?, resultaat: Resultaat?,
    kenmerken: Kenmerken = Kenmerken(), mutatie: Mutatiemoment
  ) {
    self.nummer = nummer
    self.geboortedatum = geboortedatum
    self.gemeentecode = gemeentecode
    self.soort = soort
    self.start = start
    self.einde = einde
    self.meldingsnummer = meldingsnummer
    self.brin = brin
    self.resultaat = resultaat
    self.kenmerken = kenmerken
    self.mutatie = mutatie
  }
}

/// What another party states of one pupil: that somebody lives in a gemeente, is enrolled at a school, has a
/// startkwalificatie, stands on a list of DUO, was in some state at a weekly check, or had some income in a month.
public struct Opgave: Hashable, Sendable {
  /// Empty on its way into the register when the source gives none: the register then names it by its delivery and row.
  public var nummer: Recordnummer
  public var geboortedatum: LocalDate
  /// Of residence, as delivered.
  public var gemeentecode: Gemeentecode
  public var soort: Opgavesoort
  /// The first day for which it is stated. Of a list of a month its first day, of a count its teldatum.
  public var begin: LocalDate
  /// The last one; nil = not known (yet). Of a list of a month its last day, of a count its teldatum.
  public var einde: LocalDate?
  public var brin: Brin?
  public var vestiging: Vestiging?
  /// The RMC region that the source names; nil when it names none.
  public var rmcRegio: Int16?
  public var kenmerken: Kenmerken
  public var mutatie: Mutatiemoment

  public init(
    nummer: Recordnummer, geboortedatum: LocalDate, gemeentecode: Gemeentecode, soort: Opgavesoort,
    begin: LocalDate, einde: LocalDate?, brin: Brin?, vestiging: Vestiging? = nil, rmcRegio: Int16? = nil,
    kenmerken: Kenmerken = Kenmerken(), mutatie: Mutatiemoment
  ) {
    self.nummer = nummer
    self.geboortedatum = geboortedatum
    self.gemeentecode = gemeentecode
    self.soort = soort
    self.begin = begin
    self.einde = einde
    self.brin = brin
    self.vestiging = vestiging
    self.rmcRegio = rmcRegio
    self.kenmerken = kenmerken
    self.mutatie = mutatie
  }
}

extension Opgave {
  /// Its record date when it is looked at with a school year: its begin; or the first day of the school year, when it is stated
  /// for that and had begun before.
  public func recorddatum(in schooljaar: Schooljaar) -> LocalDate {
    let looptDoor = begin < schooljaar.begin && einde.map { $0 >= schooljaar.begin } ?? true
    return looptDoor ? schooljaar.begin : begin
  }
}

/// The kinds of record that a profile can read.
public enum Recordsoort: String, CaseIterable, Sendable {
  case melding
  case werkproces
  case opgave
}

/// What orders the versions of one record; the highest is current (formats.md, "Register"). Ends in a unique key.
public struct Versieplaats: Comparable, Sendable {
  public let mutatie: Mutatiemoment
  /// Date of receipt of the delivery.
  public let ontvangen: LocalDate
  /// SHA-256 of the delivery, in hexadecimal.
  public let sha256: String
  /// 1-based.
  public let rij: Int

  public init(mutatie: Mutatiemoment, ontvangen: LocalDate, sha256: String, rij: Int) {
    self.mutatie = mutatie
    self.ontvangen = ontvangen
    self.sha256 = sha256
    self.rij = rij
  }

  public static func < (a: Versieplaats, b: Versieplaats) -> Bool {
    if a.mutatie != b.mutatie { return a.mutatie < b.mutatie }
    if a.ontvangen != b.ontvangen { return a.ontvangen < b.ontvangen }
    return (a.sha256, a.rij) < (b.sha256, b.rij)
  }
}
