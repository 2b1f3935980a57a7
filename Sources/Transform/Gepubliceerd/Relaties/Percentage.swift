import Domain

/// `percentage` — a percentage belongs to a numerator and a denominator.
///
/// `percentage`, `teller` and `noemer` each select one figure. The printed digits decide: 94.5 has one decimal, so the
/// exact ratio may lie up to 0.05 away, and 77 up to 0.5. The boundary itself is within: printers round a half up, down
/// or to even, and each may be right. Numerator and denominator must have the same unit, and all three the same
/// peildatum and school year. A denominator of 0 has no percentage. It judges the percentage.
public struct Percentage: Sendable {
  let percentage: Cijferkeuze
  let teller: Cijferkeuze
  let noemer: Cijferkeuze

  public init(percentage: Cijferkeuze, teller: Cijferkeuze, noemer: Cijferkeuze) {
    self.percentage = percentage
    self.teller = teller
    self.noemer = noemer
  }

  func beoordeel(_ zicht: Relatiezicht) -> Oordeel? {
    let (percentage, teller, noemer) = (zicht.vind(percentage), zicht.vind(teller), zicht.vind(noemer))
    let alle = percentage + teller + noemer
    if alle.cijfers.isEmpty { return nil }
    func oordeel(_ uitkomst: Oordeel.Uitkomst) -> Oordeel {
      zicht.oordeel(uitkomst, percentage.cijfers, teller.cijfers + noemer.cijfers)
    }
    let beletselen =
      alle.beletselen
      + percentage.cijfers.filter { !$0.isPercentage }.map { .geenPercentage($0.eenheid) }
      + zicht.beletselen(alle.cijfers, ook: [.peildatum, .schooljaar])
      + zicht.beletselen(teller.cijfers + noemer.cijfers, ook: [.eenheid]).filter(\.isVerschil)
    guard beletselen.isEmpty else { return oordeel(.nietVergelijkbaar(beletselen)) }
    guard alle.gemis.isEmpty, let cijfer = percentage.cijfers.first, let gedrukt = cijfer.getal,
      let boven = teller.cijfers.first, let onder = noemer.cijfers.first,
      let deel = boven.getal?.waarde, let geheel = onder.getal?.waarde
    else { return oordeel(.onvolledig(alle.gemis)) }
    guard let verhouding = deel * 100 / geheel else {
      return oordeel(.nietVergelijkbaar([.noemerIsNul(onder)]))
    }
    let vergelijking = Vergelijking(
      cijfer: cijfer, gedrukt: gedrukt, maat: .verhouding(teller: boven, noemer: onder), verwacht: verhouding)
    return oordeel(zicht.weeg(vergelijking, speling: gedrukt.halveEenheid))
  }
}

extension Beletsel {
  fileprivate var isVerschil: Bool {
    if case .verschil = self { true } else { false }
  }
}
