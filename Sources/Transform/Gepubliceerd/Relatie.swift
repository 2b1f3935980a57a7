import Domain

/// A relation between published figures, as data: what must hold between which of them.
public struct Relatie: Sendable {
  /// The closed set of kinds, each in a file of its own.
  public enum Soort: Sendable {
    case som(Som)
    case percentage(Percentage)
    case zelfde(Zelfde)
    case telling(GelijkAanTelling)
  }

  public let id: String
  /// In Dutch: what should hold.
  public let titel: String
  /// It is said once for each of these: each gemeente, each school year.
  public let voorElke: Cijferkeuze
  /// Differences that are known and don't matter here.
  public let ongeacht: Set<Onderscheid>
  /// In Dutch: how the definitions of the figures differ, so that they may not be compared. Nil = they don't.
  public let definitie: String?
  public let soort: Soort

  public init(
    id: String, titel: String, voorElke: Cijferkeuze, ongeacht: Set<Onderscheid>, definitie: String?,
    soort: Soort
  ) {
    self.id = id
    self.titel = titel
    self.voorElke = voorElke
    self.ongeacht = ongeacht
    self.definitie = definitie
    self.soort = soort
  }

  /// A verdict for each case of which the file has at least one figure.
  ///
  /// - Parameter overal: what holds for every selection that doesn't say otherwise.
  func beoordeel(_ bronnen: Cijferbronnen, overal: Enkelkeuze) -> [Oordeel] {
    voorElke.voluit(bij: overal, gemeenten: bronnen.gemeenten).compactMap { geval in
      let zicht = Relatiezicht(bronnen: bronnen, relatie: self, geval: geval)
      return switch soort {
      case .som(let soort): soort.beoordeel(zicht)
      case .percentage(let soort): soort.beoordeel(zicht)
      case .zelfde(let soort): soort.beoordeel(zicht)
      case .telling(let soort): soort.beoordeel(zicht)
      }
    }
  }
}

/// All that relations are judged on.
public struct Cijferbronnen: Sendable {
  public let cijfers: [Cijfer]
  /// What the file calls the region.
  public let regio: String
  /// The gemeenten of the region in a school year, by the names that the file uses.
  public let gemeenten: @Sendable (Schooljaar) -> [String]
  /// Nil when no publication was named.
  public let telcijfers: Telcijfers?

  public init(
    cijfers: [Cijfer], regio: String, gemeenten: @escaping @Sendable (Schooljaar) -> [String],
    telcijfers: Telcijfers?
  ) {
    self.cijfers = cijfers
    self.regio = regio
    self.gemeenten = gemeenten
    self.telcijfers = telcijfers
  }
}

/// A relation in one of the cases for which it is said.
struct Relatiezicht {
  let bronnen: Cijferbronnen
  let relatie: Relatie
  let geval: Enkelkeuze

  /// Finds the figures of a selection. Each text that it lists must find exactly one; with a pattern, one or more, and
  /// each of another key. Figures of `buiten` don't count.
  func vind(_ keuze: Cijferkeuze, buiten: [Cijfer] = []) -> Vondst {
    var vondst = Vondst()
    let regels = Set(buiten.map(\.regel))
    let enkele = keuze.voluit(bij: geval, gemeenten: bronnen.gemeenten)
    // The region had no gemeenten then: that is no sum of 0.
    if enkele.isEmpty { vondst.gemis.append(.cijfer(geval.teksten)) }
    for enkel in enkele {
      let cijfers = bronnen.cijfers.filter { enkel.past($0) && !regels.contains($0.regel) }
      if cijfers.isEmpty { vondst.gemis.append(.cijfer(enkel.teksten)) }
      let groepen = enkel.isOpen ? Dictionary(grouping: cijfers, by: Sleutel.init).map(\.value) : [cijfers]
      for groep in groepen where groep.count > 1 { vondst.dubbel.append(groep) }
      for cijfer in cijfers where cijfer.getal == nil { vondst.gemis.append(.getal(cijfer)) }
      vondst.cijfers += cijfers
    }
    vondst.dubbel.sort { ($0.first?.regel ?? 0) < ($1.first?.regel ?? 0) }
    return vondst
  }

  /// What keeps these figures from standing beside each other.
  func beletselen(_ cijfers: [Cijfer], ook: Set<Onderscheid> = Set(Onderscheid.allCases)) -> [Beletsel] {
    Onderscheid.allCases.filter { ook.contains($0) && !relatie.ongeacht.contains($0) }.compactMap { soort in
      var waarden: [String] = []
      for cijfer in cijfers where !waarden.contains(soort.waarde(cijfer)) {
        waarden.append(soort.waarde(cijfer))
      }
      return waarden.count > 1 ? .verschil(soort, waarden) : nil
    } + (relatie.definitie.map { [.definitie($0)] } ?? [])
  }

  func oordeel(_ uitkomst: Oordeel.Uitkomst, _ onderwerp: [Cijfer], _ steun: [Cijfer] = []) -> Oordeel {
    Oordeel(
      relatie: relatie.id, titel: relatie.titel, uitkomst: uitkomst, onderwerp: onderwerp, steun: steun)
  }

  /// Equal, within the play of the printed digits (the boundary included), or neither.
  func weeg(_ vergelijking: Vergelijking, speling: Breuk) -> Oordeel.Uitkomst {
    let afstand = vergelijking.verschil.absoluut
    if afstand == Breuk(0) { return .gelijk(vergelijking) }
    return afstand.isHoogstens(speling) ? .binnenAfronding(vergelijking) : .onverklaard(vergelijking)
  }

  private struct Sleutel: Hashable {
    let teksten: [String]

    init(_ cijfer: Cijfer) {
      teksten = Cijferkolom.allCases.filter { $0 != .tabel && $0 != .document }.map { cijfer[$0] }
    }
  }
}

/// The figures that a selection found, and what was wrong.
struct Vondst {
  var cijfers: [Cijfer] = []
  var gemis: [Gemis] = []
  /// Several figures where one is asked for.
  var dubbel: [[Cijfer]] = []

  var beletselen: [Beletsel] { dubbel.map(Beletsel.meer) }

  static func + (a: Self, b: Self) -> Self {
    Self(cijfers: a.cijfers + b.cijfers, gemis: a.gemis + b.gemis, dubbel: a.dubbel + b.dubbel)
  }
}

extension Onderscheid {
  fileprivate func waarde(_ cijfer: Cijfer) -> String {
    switch self {
    case .eenheid: cijfer.eenheid
    case .peildatum: cijfer.peildatum
    case .schooljaar: cijfer.schooljaar?.description ?? ""
    }
  }
}
