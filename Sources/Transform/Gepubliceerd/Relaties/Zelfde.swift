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
    if alle.isEmpty { return nil }
    let beletselen = zicht.beletselen(alle)
    guard beletselen.isEmpty else { return zicht.oordeel(.nietVergelijkbaar(beletselen), alle) }
    let getallen = alle.compactMap { cijfer in cijfer.getal.map { (cijfer: cijfer, getal: $0) } }
    guard vondst.gemis.isEmpty, let eerste = getallen.first, getallen.count > 1 else {
      let gemis = vondst.gemis.isEmpty ? [.cijfer(zicht.relatie.eenAnder(alle))] : vondst.gemis
      return zicht.oordeel(.onvolledig(gemis), alle)
    }
    var uitkomst: Oordeel.Uitkomst?
    var ergste = (Cijferstatus.nietGecontroleerd, 0.0)
    for (i, een) in getallen.enumerated() {
      for ander in getallen.dropFirst(i + 1) {
        let vergelijking = Vergelijking(
          cijfer: ander.cijfer, gedrukt: ander.getal, maat: .cijfer(een.cijfer), verwacht: een.getal.waarde)
        let weging = zicht.weeg(vergelijking, speling: een.cijfer.speling + ander.cijfer.speling)
        let maat = (zicht.oordeel(weging, alle).status, vergelijking.verschil.absoluut.ongeveer)
        if uitkomst == nil || maat > ergste { (uitkomst, ergste) = (weging, maat) }
      }
    }
    return zicht.oordeel(uitkomst ?? .onvolledig([.getal(eerste.cijfer)]), alle)
  }
}

extension Relatie {
  /// What is missing when a figure stands in one place only.
  fileprivate func eenAnder(_ cijfers: [Cijfer]) -> [String] {
    cijfers.first.map { [$0.indicator, $0.uitsplitsing, $0.plaats].filter { !$0.isEmpty } } ?? []
  }
}
