/// Why a number differs from what it was. In the order in which a walk from the old number to the new one changes one
/// after another.
public enum Oorzaak: String, CaseIterable, Sendable {
  /// The program counts otherwise than the version that published the number.
  case programma
  /// What had been delivered then is read otherwise now: by a changed profile, under an earlier date of receipt, or
  /// without rows that were forgotten or have passed their retention.
  case lezing
  /// Deliveries that came since.
  case leveringen
  /// Corrections to source data.
  case correcties
  /// Definitions, bridges or the set-up.
  case definities
  /// Reference tables: gemeenten and schools.
  case referentie
}

/// Which number of a telling or a percentage it is.
public struct Cijferplek: Hashable, Comparable, Sendable {
  public let telling: String
  public let eenheid: String
  /// `schooljaar`, or the peildatum.
  public let periode: String
  /// As in the facts: `regio`, `gemeente`, `schoolsoort`, `gemeente-schoolsoort`.
  public let niveau: String
  /// Empty where it doesn't apply; so is the next.
  public let gemeente: String
  public let schoolsoort: String

  public init(
    telling: String, eenheid: String, periode: String, niveau: String, gemeente: String, schoolsoort: String
  ) {
    self.telling = telling
    self.eenheid = eenheid
    self.periode = periode
    self.niveau = niveau
    self.gemeente = gemeente
    self.schoolsoort = schoolsoort
  }

  private var delen: [String] { [telling, eenheid, periode, niveau, gemeente, schoolsoort] }

  /// The order of the facts: by bytes, column after column.
  public static func < (a: Self, b: Self) -> Bool {
    for (een, ander) in zip(a.delen, b.delen) where een != ander {
      return een.utf8.lexicographicallyPrecedes(ander.utf8)
    }
    return false
  }
}

/// A number that isn't what it was, with the walk from the old one to the new.
public struct Cijferverschil: Sendable {
  public enum Soort: String, CaseIterable, Sendable {
    /// It is there before and after, and differs.
    case herzien
    /// It is there only after, or only before.
    case verschenen
    case verdwenen
    /// It is the same before and after, though several causes changed it: they cancel out.
    case gelijk
  }

  /// One cause, with the number before and after it; nil = it isn't there.
  public struct Stap: Hashable, Sendable {
    public let oorzaak: Oorzaak
    public let van: String?
    public let naar: String?
  }

  public let schooljaar: Schooljaar
  public let plek: Cijferplek
  /// As published, digits with perhaps a point; nil = it isn't there. A percentage without a denominator is empty.
  public let oud: String?
  public let nieuw: String?
  /// Each begins where the one before ended, the first at `oud`, the last ends at `nieuw`. At least one.
  public let stappen: [Stap]

  /// - Parameter getallen: the number at each stage, the first as it was, with the cause that led to it.
  ///   Nil when it is the same at all stages, or there neither before nor after.
  public init?(
    _ schooljaar: Schooljaar, _ plek: Cijferplek, oud: String?, _ stadia: [(oorzaak: Oorzaak, getal: String?)]
  ) {
    var stappen: [Stap] = []
    var stand = oud
    for (oorzaak, getal) in stadia where getal != stand {
      stappen.append(Stap(oorzaak: oorzaak, van: stand, naar: getal))
      stand = getal
    }
    guard !stappen.isEmpty, oud != nil || stand != nil else { return nil }
    self.schooljaar = schooljaar
    self.plek = plek
    self.oud = oud
    self.nieuw = stand
    self.stappen = stappen
  }

  public var soort: Soort {
    switch (oud, nieuw) {
    case (nil, _): .verschenen
    case (_, nil): .verdwenen
    case let (oud, nieuw): oud == nieuw ? .gelijk : .herzien
    }
  }
}

/// A record that a telling counts after a cause and not before, or the reverse, or in another place or as another
/// pupil's: then it goes and comes.
public struct Recordverschil: Sendable {
  public let schooljaar: Schooljaar
  public let telling: String
  public let oorzaak: Oorzaak
  public let erbij: Bool
  public let nummer: Recordnummer
  public let leerling: Leerlingsleutel
  public let gemeente: Gemeentecode?
  public let schoolsoort: Schoolsoort

  public init(
    schooljaar: Schooljaar, telling: String, oorzaak: Oorzaak, erbij: Bool, nummer: Recordnummer,
    leerling: Leerlingsleutel, gemeente: Gemeentecode?, schoolsoort: Schoolsoort
  ) {
    self.schooljaar = schooljaar
    self.telling = telling
    self.oorzaak = oorzaak
    self.erbij = erbij
    self.nummer = nummer
    self.leerling = leerling
    self.gemeente = gemeente
    self.schoolsoort = schoolsoort
  }
}

/// A step of the walk from an old number to the new one, as a row.
public struct FeitCijferverschil: Feit {
  public static let tabel = Feittabel(
    nil, csv: .bestand("cijfers.csv"),
    [
      .init("schooljaar"), .init("telling"), .init("eenheid"), .init("periode"), .init("niveau"),
      .init("gemeentecode"), .init("schoolsoort"), .init("stap", .getal), .init("soort"), .init("oud"),
      .init("nieuw"), .init("oorzaak"), .init("van"), .init("naar"),
    ])

  private let verschil: Cijferverschil
  private let nummer: Int

  /// The rows of a number: one for each cause.
  public static func rijen(_ verschil: Cijferverschil) -> [FeitCijferverschil] {
    verschil.stappen.indices.map { FeitCijferverschil(verschil: verschil, nummer: $0) }
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    let plek = verschil.plek
    rij.tekst(verschil.schooljaar.description)
    for deel in [plek.telling, plek.eenheid, plek.periode, plek.niveau] { rij.tekst(deel) }
    rij.tekst(plek.gemeente.isEmpty ? nil : plek.gemeente)
    rij.tekst(plek.schoolsoort.isEmpty ? nil : plek.schoolsoort)
    rij.getal(nummer + 1)
    rij.tekst(verschil.soort.rawValue)
    rij.tekst(verschil.oud)
    rij.tekst(verschil.nieuw)
    let stap = verschil.stappen[nummer]
    rij.tekst(stap.oorzaak.rawValue)
    rij.tekst(stap.van)
    rij.tekst(stap.naar)
  }
}

/// A record behind a changed number, as a row.
public struct FeitRecordverschil: Feit {
  public static let tabel = Feittabel(
    nil, csv: .bestand("records.csv"),
    [
      .init("schooljaar"), .init("telling"), .init("oorzaak"), .init("record"), .init("teken"),
      .init("leerling"),
      .init("gemeentecode"), .init("schoolsoort"),
    ])

  private let verschil: Recordverschil

  public init(_ verschil: Recordverschil) {
    self.verschil = verschil
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst(verschil.schooljaar.description)
    rij.tekst(verschil.telling)
    rij.tekst(verschil.oorzaak.rawValue)
    rij.tekst(verschil.nummer.tekst)
    rij.tekst(verschil.erbij ? "+" : "-")
    rij.tekst(verschil.leerling.hex)
    rij.tekst(verschil.gemeente?.description)
    rij.tekst(verschil.schoolsoort.code)
  }
}
