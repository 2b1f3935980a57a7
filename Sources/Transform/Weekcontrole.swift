import Domain

/// Which schools made the weekly checks of the move to the next school, and which they missed.
public struct Weekcontrole: Hashable, Sendable {
  public let brin: Brin
  /// The day of the check.
  public let dag: LocalDate
  /// Distinct pupils of the region whom the school looked at; 0 = it missed the check.
  public let leerlingen: Aantal<Leerlingen>

  /// Of the school year: each school that made a check in it, on each day on which any school did; by BRIN, then by day. A
  /// school that never made one is in no delivery, and so not here.
  public static func alle(_ partitie: Partitie) -> [Weekcontrole] {
    var gezien: [Brin: [LocalDate: Set<Int32>]] = [:]
    for index in partitie.tellende(.opgave) {
      let rij = partitie.opgaverijen[index]
      guard rij.soort == Opgavesoort.overstap.rawValue, partitie.schooljaar.bevat(rij.begin),
        let brin = partitie.opgaven[index].record.brin
      else { continue }
      gezien[brin, default: [:]][rij.begin, default: []].insert(rij.leerling)
    }
    let dagen = Set(gezien.values.flatMap(\.keys)).sorted()
    return gezien.sorted { $0.key.description < $1.key.description }.flatMap { brin, leerlingen in
      dagen.map { dag in
        Weekcontrole(brin: brin, dag: dag, leerlingen: Aantal(leerlingen[dag]?.count ?? 0))
      }
    }
  }
}
