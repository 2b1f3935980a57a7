import Domain

/// `zelfde` — figures are the same quantity.
///
/// `cijfers` are selections; all figures that they find must be equal, so one selection is enough for a figure that
/// stands in several places. Each text that is listed must find a figure, and together there must be two. They must have
/// the same unit, peildatum and school year. Rounded figures agree when some value rounds to both, the boundary
/// included. All are judged by the two that lie furthest apart.
public struct Zelfde: Sendable {
  let cijfers: [Cijferkeuze]

  public init(cijfers: [Cijferkeuze]) {
    self.cijfers = cijfers
  }

  func beoordeel(_ zicht: Relatiezicht) -> Oordeel? {
    let vondst = cijfers.map { zicht.vind($0) }.reduce(Vondst(), +)
    var gezien: Set<Int> = []
    let alle = vondst.cijfers.filter { gezien.insert($0.regel).inserted }.sorted { $0.regel < $1.regel }
    return alle.isEmpty ? nil : zicht.oordeel(uitkomst(alle, vondst.gemis, zicht), alle)
  }

  private func uitkomst(_ alle: [Cijfer], _ gemis: [Gemis], _ zicht: Relatiezicht) -> Oordeel.Uitkomst {
    let beletselen = zicht.beletselen(alle)
    if !beletselen.isEmpty { return .nietVergelijkbaar(beletselen) }
    if !gemis.isEmpty { return .onvolledig(gemis) }
    let wegingen = wegingen(alle, zicht)
    // Of several equally far apart the first.
    guard var ergste = wegingen.first else { return .onvolledig([.cijfer(zicht.relatie.eenAnder(alle))]) }
    for weging in wegingen where weging.maat > ergste.maat { ergste = weging }
    return ergste.uitkomst
  }

  /// Each figure beside each later one.
  private func wegingen(_ alle: [Cijfer], _ zicht: Relatiezicht) -> [Weging] {
    alle.indices.flatMap { i in
      alle[(i + 1)...].compactMap { ander in weeg(alle[i], ander, zicht, alle) }
    }
  }

  private struct Weging {
    let uitkomst: Oordeel.Uitkomst
    /// How bad it is, and then how far the two lie apart.
    let maat: (status: Cijferstatus, afstand: Double)
  }

  /// Nil when one of the two is no number.
  private func weeg(_ een: Cijfer, _ ander: Cijfer, _ zicht: Relatiezicht, _ alle: [Cijfer]) -> Weging? {
    guard let getal = een.getal, let gedrukt = ander.getal else { return nil }
    let vergelijking = Vergelijking(
      cijfer: ander, gedrukt: gedrukt, maat: .cijfer(een), verwacht: getal.waarde)
    let uitkomst = zicht.weeg(vergelijking, speling: een.speling + ander.speling)
    return Weging(
      uitkomst: uitkomst,
      maat: (zicht.oordeel(uitkomst, alle).status, vergelijking.verschil.absoluut.ongeveer))
  }
}

extension Relatie {
  /// What is missing when a figure stands in one place only.
  fileprivate func eenAnder(_ cijfers: [Cijfer]) -> [String] {
    cijfers.first.map { [$0.indicator, $0.uitsplitsing, $0.plaats].filter { !$0.isEmpty } } ?? []
  }
}
