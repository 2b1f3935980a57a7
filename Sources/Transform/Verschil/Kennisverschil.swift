import Domain

extension Verschil {
  /// The steps from what was known on one day to what was known on another.
  public enum Kennisreden: String, Verschilreden, Sendable {
    /// Not known at all on one of the days.
    case laterBekend = "later-bekend"
    /// Its record date lies in the school year on only one of the days.
    case anderSchooljaar = "ander-schooljaar"
    /// Withdrawn on only one of the days.
    case ingetrokken
    /// In the gemeente, or the region, that is counted for on only one of the days.
    case andereGemeente = "andere-gemeente"
    /// Another field of the record differs.
    case gewijzigd
    /// It is of another pupil, or geval, by what links numbers.
    case gekoppeld
    /// The record is the same; what belongs to it changed: its melding, its werkproces, an earlier record of the pupil.
    case samenhang
  }

  /// What was known on a day.
  public struct Kennis {
    let partitie: Partitie
    /// The versions of that day of records that the partition doesn't hold.
    let elders: [Recordnummer: Versie]

    public init(partitie: Partitie, elders: [Recordnummer: Versie]) {
      self.partitie = partitie
      self.elders = elders
    }
  }

  /// A version of a record, with its pupil.
  public enum Versie: Sendable {
    case melding(Leerlingrecord<Melding>)
    case werkproces(Leerlingrecord<Werkproces>)
    case opgave(Leerlingrecord<Opgave>)

    fileprivate var leerling: Leerlingsleutel {
      switch self {
      case .melding(let record): record.leerling
      case .werkproces(let record): record.leerling
      case .opgave(let record): record.leerling
      }
    }

    /// On which it counts in a school year.
    fileprivate func recorddatum(in schooljaar: Schooljaar) -> LocalDate {
      switch self {
      case .melding(let record): record.record.melddatum
      case .werkproces(let record): record.record.start
      case .opgave(let record): record.record.recorddatum(in: schooljaar)
      }
    }

    fileprivate var gemeentecode: Gemeentecode {
      switch self {
      case .melding(let record): record.record.gemeentecode
      case .werkproces(let record): record.record.gemeentecode
      case .opgave(let record): record.record.gemeentecode
      }
    }

    fileprivate var isIngetrokken: Bool {
      if case .melding(let record) = self { record.record.status == .ingetrokken } else { false }
    }

    /// Whether all fields but gemeente and the moment of mutation are the same.
    fileprivate func heeftZelfdeVelden(als ander: Versie) -> Bool {
      switch (self, ander) {
      case (.melding(let a), .melding(let b)):
        var kopie = a.record
        kopie.mutatie = b.record.mutatie
        kopie.gemeentecode = b.record.gemeentecode
        return kopie == b.record
      case (.werkproces(let a), .werkproces(let b)):
        var kopie = a.record
        kopie.mutatie = b.record.mutatie
        kopie.gemeentecode = b.record.gemeentecode
        return kopie == b.record
      case (.opgave(let a), .opgave(let b)):
        var kopie = a.record
        kopie.mutatie = b.record.mutatie
        kopie.gemeentecode = b.record.gemeentecode
        return kopie == b.record
      default: return false
      }
    }
  }

  /// The numbers of records that count on only one of two days and that the partition of the other doesn't hold.
  public static func elders(_ telling: Telling, _ partitie: Partitie, ander: Partitie, _ bereik: Bereik)
    -> [Recordnummer]
  {
    telling.posten(ander, bereik).map(\.nummer).filter { partitie.index(telling.bron, $0) == nil }
  }

  /// From what was known on one day to what was known on another: one telling, one school year.
  ///
  /// - Throws: `Sluitfout`.
  public static func kennis(_ telling: Telling, van: Kennis, naar: Kennis, _ bereik: Bereik) throws
    -> Verschil
  {
    let zijden = Tweezijdig(telling.posten(van.partitie, bereik), telling.posten(naar.partitie, bereik))
    let wijzigingen = zijden.wijzigingen { nummer, eraf, erbij in
      guard let oud = van.versie(telling.bron, nummer), let nieuw = naar.versie(telling.bron, nummer) else {
        return Kennisreden.laterBekend.bit
      }
      var masker: UInt32 = 0
      func als(_ reden: Kennisreden, _ geldt: Bool) { if geldt { masker |= reden.bit } }
      let schooljaar = van.partitie.schooljaar
      als(
        .anderSchooljaar,
        schooljaar.bevat(oud.recorddatum(in: schooljaar))
          != schooljaar.bevat(nieuw.recorddatum(in: schooljaar)))
      als(.ingetrokken, oud.isIngetrokken != nieuw.isIngetrokken)
      als(.andereGemeente, van.ligt(oud, telling, in: bereik) != naar.ligt(nieuw, telling, in: bereik))
      als(.gewijzigd, !oud.heeftZelfdeVelden(als: nieuw))
      let isAndersGeteld = eraf != nil && erbij != nil
      als(.gekoppeld, oud.leerling != nieuw.leerling || isAndersGeteld)
      // A clause may ask for a gemeente within the scope.
      als(
        .andereGemeente,
        masker == 0 && telling.clausules.vragenPlaats && oud.gemeentecode != nieuw.gemeentecode)
      return masker == 0 ? Kennisreden.samenhang.bit : masker
    }
    return try Verschil(
      telling.id, van.partitie.schooljaar, bereik, van: Array(zijden.links.values),
      codes: Kennisreden.codes, wijzigingen, naar: Array(zijden.rechts.values),
      verwacht: (telling.tel(van.partitie).waarde(bereik), telling.tel(naar.partitie).waarde(bereik)))
  }
}

extension Verschil.Kennis {
  /// Nil for a record that wasn't known then.
  fileprivate func versie(_ bron: Recordsoort, _ nummer: Recordnummer) -> Verschil.Versie? {
    guard let index = partitie.index(bron, nummer) else { return elders[nummer] }
    switch bron {
    case .melding: return .melding(partitie.meldingen[index])
    case .werkproces: return .werkproces(partitie.werkprocessen[index])
    case .opgave: return .opgave(partitie.opgaven[index])
    }
  }

  /// Whether it lies in the scope: read on its record date, or on the peildatum of the telling.
  fileprivate func ligt(_ versie: Verschil.Versie, _ telling: Telling, in bereik: Bereik) -> Bool {
    let dag = telling.periode.dag(in: partitie.schooljaar) ?? versie.recorddatum(in: partitie.schooljaar)
    return bereik.bevat(partitie.plaats(versie.gemeentecode, op: dag))
  }
}
