import Domain

/// Opgaven that must be at hand for a number to mean anything: who isn't on a list that nobody delivered, isn't on it for
/// that.
public struct Opgavebehoefte: Hashable, Sendable {
  /// One of these kinds will do; nil = of whatever kind.
  public let soorten: Set<UInt8>?
  /// Some opgave must be stated for one of these days.
  public let dagen: ClosedRange<LocalDate>

  init(soorten: Set<UInt8>?, dagen: ClosedRange<LocalDate>) {
    // Who has a startkwalificatie comes with who is enrolled: none at all may have one.
    let startkwalificatie = Opgavesoort.startkwalificatie.rawValue
    self.soorten = soorten.map {
      $0.contains(startkwalificatie) ? $0.union([Opgavesoort.inschrijving.rawValue]) : $0
    }
    self.dagen = dagen
  }

  /// - Parameter dag: nil = any day of the school year.
  init(soorten: Set<UInt8>?, op dag: LocalDate?, in schooljaar: Schooljaar) {
    self.init(soorten: soorten, dagen: (dag ?? schooljaar.begin)...(dag ?? schooljaar.einde))
  }

  /// Whether some opgave is stated for one of the days.
  public func isErEen(van opgaven: [Leerlingrecord<Opgave>]) -> Bool {
    opgaven.contains { opgave in
      let record = opgave.record
      return isVan(record) && record.begin <= dagen.upperBound
        && record.einde.map { $0 >= dagen.lowerBound } ?? true
    }
  }

  /// Likewise; and of kinds that have no end while they last, some was received since: of a day behind that nothing is known
  /// yet.
  public func isGedekt(door opgaven: [Leerlingrecord<Opgave>]) -> Bool {
    isErEen(van: opgaven)
      && opgaven.contains { opgave in
        isVan(opgave.record)
          && (!Self.doorlopend.contains(opgave.record.soort) || opgave.bekend >= dagen.lowerBound)
      }
  }

  private func isVan(_ opgave: Opgave) -> Bool { soorten?.contains(opgave.soort.rawValue) ?? true }

  private static let doorlopend: Set<Opgavesoort> = [.inschrijving, .startkwalificatie, .inwoner, .jikp]
}
