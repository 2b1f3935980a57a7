/// A file in which a definition stands, or was changed.
public struct Vindplaats: Hashable, Sendable {
  /// Below the folder of the set-up: `definities/verzuim.yaml`.
  public let bestand: String
  /// The school year from which it holds; nil = it is of the base, and holds always.
  public let vanaf: Schooljaar?

  public init(bestand: String, vanaf: Schooljaar?) {
    self.bestand = bestand
    self.vanaf = vanaf
  }
}

/// A definition as people read it: its words, what it counts in lines of key and text, its hash, and where it stands.
public struct Definitieblad: Sendable {
  public enum Soort: String, CaseIterable, Sendable {
    /// When repeat meldingen are one geval.
    case gevallen
    case telling
    case verhouding
    case aansluiting
  }

  /// One key or clause, with what it says.
  public struct Regel: Hashable, Sendable {
    public let sleutel: String
    public let tekst: String

    public init(_ sleutel: String, _ tekst: String) {
      self.sleutel = sleutel
      self.tekst = tekst
    }
  }

  public let soort: Soort
  public let id: String
  /// In Dutch, as are the next two.
  public let titel: String
  /// Nil for what has none: a bridge, the gevallen.
  public let omschrijving: String?
  /// Law, DUO page or yearbook; nil as above.
  public let herkomst: String?
  /// In the order in which they were read: the one in which it begins, then those that changed it. Never empty.
  public let vindplaatsen: [Vindplaats]
  /// 16 hexadecimal digits.
  public let hash: String
  /// What it counts; each key once.
  public let regels: [Regel]

  public init(
    soort: Soort, id: String, titel: String, omschrijving: String?, herkomst: String?,
    vindplaatsen: [Vindplaats], hash: String, regels: [Regel]
  ) {
    self.soort = soort
    self.id = id
    self.titel = titel
    self.omschrijving = omschrijving
    self.herkomst = herkomst
    self.vindplaatsen = vindplaatsen
    self.hash = hash
    self.regels = regels
  }

  /// The words for people as lines too.
  public var woorden: [Regel] {
    [Regel("titel", titel)]
      + [("omschrijving", omschrijving), ("herkomst", herkomst)].compactMap { sleutel, tekst in
        tekst.map { Regel(sleutel, $0) }
      }
  }
}

/// A key or clause that says something else in two definitions. Nil = it isn't there.
public struct Regelverschil: Hashable, Sendable {
  public let sleutel: String
  public let oud: String?
  public let nieuw: String?

  public init(_ sleutel: String, oud: String?, nieuw: String?) {
    self.sleutel = sleutel
    self.oud = oud
    self.nieuw = nieuw
  }
}

extension [Definitieblad.Regel] {
  /// What is another text in other lines, or only here or there; in the order of these, then of the others.
  public func verschillen(met nieuw: [Definitieblad.Regel]) -> [Regelverschil] {
    func tekst(_ sleutel: String, in regels: [Definitieblad.Regel]) -> String? {
      regels.first { $0.sleutel == sleutel }?.tekst
    }
    let alleen = nieuw.map(\.sleutel).filter { tekst($0, in: self) == nil }
    return (map(\.sleutel) + alleen).compactMap { sleutel in
      let (een, ander) = (tekst(sleutel, in: self), tekst(sleutel, in: nieuw))
      return een == ander ? nil : Regelverschil(sleutel, oud: een, nieuw: ander)
    }
  }
}

/// What differs between the definitions of two school years.
public struct Definitiewissel: Sendable {
  /// A definition that both have, but not the same.
  public struct Wijziging: Sendable {
    public let nieuw: Definitieblad
    /// Words first. Not empty.
    public let verschillen: [Regelverschil]
  }

  public let van: Schooljaar
  public let naar: Schooljaar
  public let erbij: [Definitieblad]
  public let gewijzigd: [Wijziging]
  public let vervallen: [Definitieblad]

  /// - Parameters:
  ///   - oud, nieuw: all definitions of either school year.
  public init(van: Schooljaar, _ oud: [Definitieblad], naar: Schooljaar, _ nieuw: [Definitieblad]) {
    self.van = van
    self.naar = naar
    erbij = nieuw.filter { blad in !oud.contains { $0.isDezelfde(als: blad) } }
    vervallen = oud.filter { blad in !nieuw.contains { $0.isDezelfde(als: blad) } }
    gewijzigd = nieuw.compactMap { blad in
      guard let vroeger = oud.first(where: { $0.isDezelfde(als: blad) }) else { return nil }
      let verschillen = (vroeger.woorden + vroeger.regels).verschillen(met: blad.woorden + blad.regels)
      return verschillen.isEmpty ? nil : Wijziging(nieuw: blad, verschillen: verschillen)
    }
  }

  public var isLeeg: Bool { erbij.isEmpty && gewijzigd.isEmpty && vervallen.isEmpty }
}

extension Definitieblad {
  /// Whether both go by one name. Tellingen and verhoudingen share their names: a telling may become a percentage.
  fileprivate func isDezelfde(als ander: Definitieblad) -> Bool {
    func naam(_ blad: Definitieblad) -> [String] {
      [blad.soort == .verhouding ? Soort.telling.rawValue : blad.soort.rawValue, blad.id]
    }
    return naam(self) == naam(ander)
  }
}
