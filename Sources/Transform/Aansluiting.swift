import Domain

/// A bridge as data: a telling to begin with, ordered steps, and the telling that it must end at.
public struct Aansluiting: Sendable {
  public let id: String
  /// In Dutch.
  public let titel: String
  public let begin: Telling
  /// When it counts on a peildatum, the steps may ask about that day.
  public let eind: Telling
  public let stappen: [Stap]
  /// The first and the last school year in which it is walked; nil = there is no such limit.
  public let vanaf: Schooljaar?
  public let totEnMet: Schooljaar?

  public init(
    id: String, titel: String, begin: Telling, eind: Telling, stappen: [Stap], vanaf: Schooljaar? = nil,
    totEnMet: Schooljaar? = nil
  ) {
    self.id = id
    self.titel = titel
    self.begin = begin
    self.eind = eind
    self.stappen = stappen
    self.vanaf = vanaf
    self.totEnMet = totEnMet
  }

  public func geldt(in schooljaar: Schooljaar) -> Bool {
    vanaf.map { $0 <= schooljaar } ?? true && totEnMet.map { schooljaar <= $0 } ?? true
  }

  /// Whether there is anything to walk to. To what another party lists only when it delivered such a list for the school year, and
  /// all lists of which its steps ask: without, they would explain a number that nobody gave, or by what nobody said.
  public func geldt(_ partitie: Partitie) -> Bool {
    // Nor is there anything to explain of a change of volgsysteem where nothing went over.
    if begin.clausule(.metOvergezette) != nil {
      return partitie.werkprocesrijen.contains(where: \.isOvergezet)
    }
    guard eind.bron == .opgave else { return true }
    let schooljaar = partitie.schooljaar
    let behoeften =
      eind.gevraagdeOpgaven(in: schooljaar)
      + stappen.flatMap { $0.gevraagdeOpgaven(in: schooljaar, peildatum: eind.periode.dag(in: schooljaar)) }
    return Set(behoeften).allSatisfy { $0.isErEen(van: partitie.opgaven) }
  }

  /// The same steps between other tellingen.
  public func met(_ anders: (Telling) -> Telling) -> Aansluiting {
    Aansluiting(
      id: id, titel: titel, begin: anders(begin), eind: anders(eind), stappen: stappen.map { $0.met(anders) },
      vanaf: vanaf, totEnMet: totEnMet)
  }

  /// Those that it names: the begin, those of its steps, the end.
  public var tellingen: [Telling] { [begin] + stappen.flatMap(\.tellingen) + [eind] }
}

/// A bridge as walked for one scope. Closing is proved by `Aansluiting.loop`, or there is no such value.
public struct Aansluitingsloop: Sendable {
  public struct Trede: Sendable {
    /// 0 for the begin.
    public let nummer: Int
    public let code: String
    /// The records that it takes away or adds; at the begin all with which it begins.
    public let mutatie: Mutatie
    /// After the step.
    public let stand: Telwaarde
    /// Distinct pupils of the records at this stand.
    public let leerlingen: Aantal<Leerlingen>
  }

  public let bereik: Bereik
  public let treden: [Trede]
}

/// A bridge that doesn't close: its records don't add up to the telling, counted on its own.
public struct Sluitfout: Error, CustomStringConvertible, Sendable {
  public let aansluiting: String
  public let schooljaar: Schooljaar
  public let bereik: Bereik
  public let stap: Int
  public let telling: String
  public let stand: Telwaarde
  public let verwacht: Telwaarde

  public var description: String {
    let plaats =
      switch bereik {
      case .regio: "the region"
      case .gemeente(let code): "gemeente \(code)"
      }
    return """
      bridge \(aansluiting) does not close for \(plaats) in \(schooljaar): after step \(stap) it stands at \
      \(stand.waarde) (\(stand.eenheid.rawValue)), but telling \(telling) is \(verwacht.waarde) \
      (\(verwacht.eenheid.rawValue))
      """
  }
}

extension Aansluiting {
  /// The code of step 0.
  public static let codeBegin = "begin"

  /// Walks the bridge for one scope.
  ///
  /// The law: the stand equals the telling computed on its own, at the begin, at each step that names one, and at
  /// the end. There is no line for the rest.
  ///
  /// - Parameter tellingen: the results of the tellings that the bridge names, by id.
  /// - Throws: `Sluitfout`.
  public func loop(
    _ partitie: Partitie, _ bereik: Bereik, tellingen: [String: Telresultaat]
  ) throws -> Aansluitingsloop {
    let zicht = Zicht(
      partitie: partitie, bereik: bereik, peildatum: eind.periode.dag(in: partitie.schooljaar))
    var stand = Loopstand(
      bron: begin.bron, eenheid: begin.eenheid, rijen: begin.indices(partitie, bereik))
    var treden: [Aansluitingsloop.Trede] = []

    func controleer(_ telling: Telling, _ nummer: Int) throws {
      let verwacht = tellingen[telling.id]?.waarde(bereik) ?? telling.tel(partitie).waarde(bereik)
      guard stand.waarde == verwacht else {
        throw Sluitfout(
          aansluiting: id, schooljaar: partitie.schooljaar, bereik: bereik, stap: nummer, telling: telling.id,
          stand: stand.waarde, verwacht: verwacht)
      }
    }
    func voegTrede(_ nummer: Int, _ code: String, _ mutatie: Mutatie) {
      treden.append(
        .init(
          nummer: nummer, code: code, mutatie: mutatie, stand: stand.waarde,
          leerlingen: stand.leerlingen(partitie)))
    }

    try controleer(begin, 0)
    voegTrede(0, Self.codeBegin, Mutatie(teken: .erbij, bron: stand.bron, rijen: stand.rijen))
    for (i, stap) in stappen.enumerated() {
      let (nieuw, mutatie) = stap.pasToe(stand, zicht)
      stand = nieuw
      if let telling = stap.gelijkAan { try controleer(telling, i + 1) }
      voegTrede(i + 1, stap.code, mutatie)
    }
    try controleer(eind, stappen.count)
    return Aansluitingsloop(bereik: bereik, treden: treden)
  }
}
