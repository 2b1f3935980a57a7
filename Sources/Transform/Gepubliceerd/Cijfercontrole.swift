import Domain

/// Relations and what holds for all of their selections.
public struct Relatiebestand: Sendable {
  /// What the figures call the region.
  public let regio: String
  /// For every selection that says nothing else of these columns.
  public let overal: Cijferkeuze
  public let relaties: [Relatie]

  public init(regio: String, overal: Cijferkeuze, relaties: [Relatie]) {
    self.regio = regio
    self.overal = overal
    self.relaties = relaties
  }
}

extension Cijfercontrole {
  /// Judges every figure by all relations. Pure: the same figures and relations give the same result.
  public init(_ bestand: Relatiebestand, _ bronnen: Cijferbronnen) {
    let overal = bestand.overal.voluit(gemeenten: bronnen.gemeenten)
    var oordelen: [Oordeel] = []
    var zonder: [String] = []
    for relatie in bestand.relaties {
      let nieuw = overal.flatMap { relatie.beoordeel(bronnen, overal: $0) }
      if nieuw.isEmpty { zonder.append(relatie.id) }
      oordelen += nieuw
    }
    self.init(cijfers: bronnen.cijfers, oordelen: oordelen, zonderCijfers: zonder)
  }
}
