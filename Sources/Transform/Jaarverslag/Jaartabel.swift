import Domain

/// A table of a yearbook as data (`pipelines/jaarverslag/<id>.yaml`): rows and columns of tellingen.
public struct Jaartabel: Sendable {
  public enum Kolommen: Sendable {
    /// So many school years, the one at hand last.
    case schooljaren(Int)
    /// By school origin, as the return of Leerplichtwet art. 25 has it, and a total.
    case schoolsoorten
    /// Columns of its own.
    case eigen([Kolom])
  }

  public struct Kolom: Sendable {
    public let code: String
    public let titel: String
    /// The columns that it adds up; nil = a telling of each row.
    public let optelling: [String]?

    public init(_ code: String, _ titel: String, optelling: [String]? = nil) {
      self.code = code
      self.titel = titel
      self.optelling = optelling
    }
  }

  public struct Rij: Sendable {
    public enum Inhoud: Sendable {
      case kop
      /// - Parameter eenmaal: the indices of the rows of which it is a total; none = it is no total.
      case telling(String, eenmaal: [Int])
      /// By column, of a table with columns of its own.
      case tellingen([String: String], eenmaal: [Int])
      /// Of rows by their indices.
      case optelling([Int])
    }

    public let titel: String
    public let inhoud: Inhoud
    /// In a table by school origin: who counts in this row without a school isn't enrolled anywhere.
    public let zonderInschrijving: Bool

    public init(titel: String, inhoud: Inhoud, zonderInschrijving: Bool = false) {
      self.titel = titel
      self.inhoud = inhoud
      self.zonderInschrijving = zonderInschrijving
    }
  }

  public let id: String
  public let titel: String
  /// Whose table it is.
  public let herkomst: String
  /// In the yearbook of this RMC region alone; nil = of every region.
  public let regio: Int?
  public let kolommen: Kolommen
  public let rijen: [Rij]

  public init(
    id: String, titel: String, herkomst: String, regio: Int?, kolommen: Kolommen, rijen: [Rij]
  ) {
    self.id = id
    self.titel = titel
    self.herkomst = herkomst
    self.regio = regio
    self.kolommen = kolommen
    self.rijen = rijen
  }

  /// Those that it rests on.
  public var tellingen: Set<String> {
    rijen.reduce(into: []) { uit, rij in
      switch rij.inhoud {
      case .kop, .optelling: break
      case .telling(let telling, _): uit.insert(telling)
      case .tellingen(let tellingen, _): uit.formUnion(tellingen.values)
      }
    }
  }

  /// The column of those who aren't enrolled anywhere.
  static let geenInschrijving = "geen-inschrijving"

  /// Fills it. Pure: the same numbers give the same table.
  ///
  /// - Parameters:
  ///   - gemeente: nil = the region.
  ///   - cijfers: those that are published, by school year.
  public func blad(
    _ schooljaar: Schooljaar, _ gemeente: Gemeentecode?, _ cijfers: [Schooljaar: Jaarcijfers]
  ) -> Jaartabelblad {
    let vulling = Vulling(schooljaar: schooljaar, gemeente: gemeente, cijfers: cijfers)
    let kolommen = kolomlijst(schooljaar)
    var gevuld: [Jaartabelblad.Rij] = []
    for (i, rij) in rijen.enumerated() {
      let soort: Jaartabelblad.Rijsoort
      let delen: [Int]
      let cellen: [Jaartabelblad.Cel]
      switch rij.inhoud {
      case .kop: (soort, delen, cellen) = (.kop, [], [])
      case .telling(_, let eenmaal), .tellingen(_, let eenmaal):
        soort = eenmaal.isEmpty ? .telling : .eenmaal
        delen = eenmaal
        cellen = self.cellen(rij, vulling)
      case .optelling(let rijen):
        soort = .optelling
        delen = rijen
        cellen = kolommen.enumerated().map { i, kolom in
          vulling.som(rijen.map { gevuld[$0].cellen[i] }, in: kolom.code)
        }
      }
      gevuld.append(
        .init(nummer: i + 1, titel: rij.titel, soort: soort, delen: delen.map { $0 + 1 }, cellen: cellen))
    }
    return Jaartabelblad(
      tabel: id, titel: titel, herkomst: herkomst, schooljaar: schooljaar, gemeente: gemeente,
      kolommen: kolommen, rijen: gevuld)
  }

  private func kolomlijst(_ schooljaar: Schooljaar) -> [Jaartabelblad.Kolom] {
    switch kolommen {
    case .schooljaren(let aantal):
      Self.jaren(aantal, tot: schooljaar).map { .init($0.description, $0.description) }
    case .schoolsoorten:
      Schoolsoort.allCases.map { .init($0.code, $0.code) }
        + [.init(Self.geenInschrijving, "geen inschrijving"), .init(Jaartabelblad.totaal, "totaal")]
    case .eigen(let kolommen): kolommen.map { .init($0.code, $0.titel, delen: $0.optelling ?? []) }
    }
  }

  private static func jaren(_ aantal: Int, tot schooljaar: Schooljaar) -> [Schooljaar] {
    (0..<aantal).reversed().map { Schooljaar(beginjaar: schooljaar.beginjaar - $0) }
  }

  private func cellen(_ rij: Rij, _ vulling: Vulling) -> [Jaartabelblad.Cel] {
    switch (kolommen, rij.inhoud) {
    case (.schooljaren(let aantal), .telling(let telling, _)):
      return Self.jaren(aantal, tot: vulling.schooljaar).map {
        vulling.cel(telling, in: $0.description, van: $0, schoolsoort: nil)
      }
    case (.schoolsoorten, .telling(let telling, _)):
      return schoolcellen(telling, rij, vulling)
    case (.eigen(let kolommen), .tellingen(let tellingen, _)):
      var cellen: [Jaartabelblad.Cel] = []
      for kolom in kolommen {
        if let optelling = kolom.optelling {
          let delen = optelling.compactMap { code in cellen.first { $0.kolom == code } }
          cellen.append(vulling.som(delen, in: kolom.code))
        } else if let telling = tellingen[kolom.code] {
          cellen.append(vulling.cel(telling, in: kolom.code, van: vulling.schooljaar, schoolsoort: nil))
        } else {
          cellen.append(vulling.niets(in: kolom.code))
        }
      }
      return cellen
    default: return []
    }
  }

  private func schoolcellen(_ telling: String, _ rij: Rij, _ vulling: Vulling) -> [Jaartabelblad.Cel] {
    var cellen = Schoolsoort.allCases.map { soort in
      rij.zonderInschrijving && soort == .onbekend
        ? vulling.niets(in: soort.code)
        : vulling.cel(telling, in: soort.code, van: vulling.schooljaar, schoolsoort: soort)
    }
    cellen.append(
      rij.zonderInschrijving
        ? vulling.cel(telling, in: Self.geenInschrijving, van: vulling.schooljaar, schoolsoort: .onbekend)
        : vulling.niets(in: Self.geenInschrijving))
    cellen.append(vulling.cel(telling, in: Jaartabelblad.totaal, van: vulling.schooljaar, schoolsoort: nil))
    return cellen
  }
}

/// Looks numbers up for one place in one school year.
private struct Vulling {
  let schooljaar: Schooljaar
  let gemeente: Gemeentecode?
  let cijfers: [Schooljaar: Jaarcijfers]

  func niets(in kolom: String) -> Jaartabelblad.Cel {
    .init(kolom: kolom, telling: nil, schooljaar: schooljaar, waarde: .geen(.hoortErNiet))
  }

  func cel(
    _ telling: String, in kolom: String, van jaar: Schooljaar, schoolsoort: Schoolsoort?
  ) -> Jaartabelblad.Cel {
    func geen(_ reden: Jaartabelblad.Reden) -> Jaartabelblad.Cel {
      .init(kolom: kolom, telling: telling, schooljaar: jaar, waarde: .geen(reden))
    }
    guard let bekend = cijfers[jaar] else { return geen(.geenSchooljaar) }
    if let gemeente, !bekend.gemeenten.contains(gemeente) { return geen(.geenGemeente) }
    guard let betekenis = bekend.betekenissen[telling] else { return geen(.geenTelling) }
    if bekend.nietGeregistreerd.contains(telling) { return geen(.nietGeregistreerd) }
    let waarde: Jaartabelblad.Waarde =
      switch bekend.waarden[.init(telling, plaats(schoolsoort))] {
      case .getal(let getal): .getal(getal)
      case .verhouding(let tekst?): .verhouding(tekst)
      case .verhouding(nil): .geen(.noemerNul)
      // What isn't published of a schoolsoort is 0; a percentage has no denominator then. The region and gemeenten have a row
      // for all that is known.
      case nil:
        schoolsoort == nil ? .geen(.geenGegevens) : betekenis.isVerhouding ? .geen(.noemerNul) : .getal(0)
      }
    return .init(
      kolom: kolom, telling: telling, schooljaar: jaar, eenheid: betekenis.eenheid,
      periode: betekenis.periode,
      definitie: betekenis.definitie, waarde: waarde)
  }

  private func plaats(_ schoolsoort: Schoolsoort?) -> Telplaats {
    switch (gemeente, schoolsoort) {
    case (nil, nil): .regio
    case (let gemeente?, nil): .gemeente(gemeente)
    case (nil, let soort?): .schoolsoort(soort)
    case (let gemeente?, let soort?): .gemeenteSchoolsoort(gemeente, soort)
    }
  }

  /// What cells are together: nothing when one of them has no number though a number belongs there. Cells in which nothing
  /// belongs are passed over, unless none has anything.
  func som(_ cellen: [Jaartabelblad.Cel], in kolom: String) -> Jaartabelblad.Cel {
    let delen = cellen.filter { $0.waarde != .geen(.hoortErNiet) }
    guard let eerste = delen.first else { return niets(in: kolom) }
    var som = 0
    for deel in delen {
      guard case .getal(let getal) = deel.waarde else {
        return .init(kolom: kolom, telling: nil, schooljaar: deel.schooljaar, waarde: deel.waarde)
      }
      som += getal
    }
    return .init(
      kolom: kolom, telling: nil, schooljaar: eerste.schooljaar, eenheid: eerste.eenheid,
      periode: eerste.periode, waarde: .getal(som))
  }
}
