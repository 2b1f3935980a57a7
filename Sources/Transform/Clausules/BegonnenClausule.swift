import Domain

/// `begonnen: [eerder]` — the record began before the school year that is counted (`eerder`), within it
/// (`dit-schooljaar`), or after it (`later`). So what runs since an earlier school year is told apart from what is
/// new. The begin is the first day of absence of a melding, the start of a werkproces.
public struct BegonnenClausule: Sendable {
  public enum Wanneer: String, CaseIterable, Sendable {
    case eerder
    case ditSchooljaar = "dit-schooljaar"
    case later
  }

  let wanneer: Set<Wanneer>

  public init(_ wanneer: Set<Wanneer>) {
    self.wanneer = wanneer
  }

  func geldt(_ rij: Rij, _ zicht: Zicht) -> Bool {
    let schooljaar = zicht.partitie.schooljaar
    if rij.begin < schooljaar.begin { return wanneer.contains(.eerder) }
    return wanneer.contains(rij.begin <= schooljaar.einde ? .ditSchooljaar : .later)
  }

  var tekst: String { Lijsttekst.lijst(Wanneer.allCases.filter(wanneer.contains).map(\.rawValue)) }
}
