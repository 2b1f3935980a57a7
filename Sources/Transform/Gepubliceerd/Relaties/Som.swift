import Domain

/// `som` — parts add up to a total.
///
/// `totaal` selects one figure; `delen` the parts. Each part that is listed must be there once: what is missing is
/// named, and then no difference is made up. A selection with `*` takes all that it finds, the total itself excepted.
/// Total and parts must have the same unit, peildatum and school year. Counts add up exactly; where figures were
/// rounded, the difference may be half a unit of the last printed digit for the total and each part together, the
/// boundary included. It judges the total; the parts are only used.
public struct Som: Sendable {
  let totaal: Cijferkeuze
  let delen: [Cijferkeuze]

  public init(totaal: Cijferkeuze, delen: [Cijferkeuze]) {
    self.totaal = totaal
    self.delen = delen
  }

  func beoordeel(_ zicht: Relatiezicht) -> Oordeel? {
    let totaal = zicht.vind(totaal)
    let delen = delen.map { zicht.vind($0, buiten: totaal.cijfers) }.reduce(Vondst(), +)
    if totaal.cijfers.isEmpty, delen.cijfers.isEmpty { return nil }
    func oordeel(_ uitkomst: Oordeel.Uitkomst) -> Oordeel {
      zicht.oordeel(uitkomst, totaal.cijfers, delen.cijfers)
    }
    let beletselen =
      totaal.beletselen + delen.beletselen + Self.nogmaals(delen.cijfers)
      + zicht.beletselen(totaal.cijfers + delen.cijfers)
    guard beletselen.isEmpty else { return oordeel(.nietVergelijkbaar(beletselen)) }
    let gemis = totaal.gemis + delen.gemis
    guard gemis.isEmpty, let cijfer = totaal.cijfers.first, let gedrukt = cijfer.getal else {
      return oordeel(.onvolledig(gemis))
    }
    let getallen = delen.cijfers.compactMap(\.getal)
    let som = getallen.map(\.waarde).reduce(Breuk(0), +)
    let speling = delen.cijfers.map(\.speling).reduce(cijfer.speling, +)
    let vergelijking = Vergelijking(
      cijfer: cijfer, gedrukt: gedrukt, maat: .som(delen: getallen.count), verwacht: som)
    return oordeel(zicht.weeg(vergelijking, speling: speling))
  }

  /// Figures that several selections of parts take: they would count twice.
  private static func nogmaals(_ cijfers: [Cijfer]) -> [Beletsel] {
    Dictionary(grouping: cijfers, by: \.regel).filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
      .map { .meer($0.value) }
  }
}
