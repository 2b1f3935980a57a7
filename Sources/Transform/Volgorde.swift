import Domain

/// The order-free view of a bridge: what each of its steps would do as the first and as the last of those that could
/// change places.
///
/// Steps that take away change places with one another, and so do steps that add, up to the next collapse to another
/// unit. A record has the mask of the steps of its block that would take it away, or add it, on their own; it goes with
/// the first of these.
public struct Volgorde: Sendable {
  public struct Trede: Sendable {
    /// 1-based: the order in which the bridge takes its steps.
    public let stap: Int
    public let code: String
    /// How many records the step takes away or adds, as the bridge goes.
    public let records: Int
    /// How many it would as the first of its block, and as the last.
    public let eerst: Int
    public let laatst: Int
  }

  /// A record for which some step of a block holds.
  public struct Masker: Sendable {
    /// The first step of its block.
    public let blok: Int
    public let bron: Recordsoort
    /// In the partition.
    public let index: Int
    /// The steps that would take it away, or add it: one or more, 1-based, ascending.
    public let stappen: [Int]
  }

  public let treden: [Trede]
  /// By block, then by number.
  public let maskers: [Masker]
}

extension Aansluiting {
  /// What the steps would do in another order, for one scope.
  ///
  /// - Parameter loop: the bridge as it was walked for that scope.
  public func volgorde(_ partitie: Partitie, _ loop: Aansluitingsloop) -> Volgorde {
    let zicht = Zicht(
      partitie: partitie, bereik: loop.bereik, peildatum: eind.periode.dag(in: partitie.schooljaar))
    var treden: [Volgorde.Trede] = []
    var maskers: [Volgorde.Masker] = []
    var stand = Loopstand(
      bron: begin.bron, eenheid: begin.eenheid, rijen: begin.indices(partitie, loop.bereik))
    for blok in blokken {
      let eigen = blok.map { stappen[$0] }
      let perRecord = Self.maskers(eigen, stand, zicht)
      for (i, stap) in blok.enumerated() {
        let bit: UInt32 = 1 << UInt32(i)
        treden.append(
          Volgorde.Trede(
            stap: stap + 1, code: stappen[stap].code, records: abs(loop.treden[stap + 1].mutatie.aantal),
            eerst: perRecord.count { $0.masker & bit != 0 }, laatst: perRecord.count { $0.masker == bit }))
      }
      for (index, masker) in perRecord {
        let nummers = blok.indices.filter { masker & (1 << UInt32($0 - blok.startIndex)) != 0 }.map {
          blok[$0] + 1
        }
        maskers.append(
          Volgorde.Masker(blok: blok[0] + 1, bron: stand.bron, index: Int(index), stappen: nummers))
      }
      for stap in eigen { (stand, _) = stap.pasToe(stand, zicht) }
    }
    return Volgorde(treden: treden, maskers: maskers)
  }

  /// The indices of steps that could change places, in order; a collapse stands alone.
  private var blokken: [[Int]] {
    var blokken: [[Int]] = []
    for (i, stap) in stappen.enumerated() {
      if let vorige = blokken.last?.last, stappen[vorige].soort.verwisselt(met: stap.soort) {
        blokken[blokken.count - 1].append(i)
      } else {
        blokken.append([i])
      }
    }
    return blokken
  }

  /// For each record for which a step holds, the mask of those that do; by number.
  private static func maskers(
    _ stappen: [Stap], _ stand: Loopstand, _ zicht: Zicht
  ) -> [(index: Int32, masker: UInt32)] {
    var maskers: [Int32: UInt32] = [:]
    for (i, stap) in stappen.enumerated() {
      // Each step on its own, from where the block begins.
      for index in stap.pasToe(stand, zicht).1.rijen { maskers[index, default: 0] |= 1 << UInt32(i) }
    }
    return maskers.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension Stap.Soort {
  /// Whether two steps, one right behind the other, could change places.
  fileprivate func verwisselt(met ander: Stap.Soort) -> Bool {
    switch (self, ander) {
    case (.beperk, .beperk), (.beperk, .verbind), (.verbind, .beperk), (.verbind, .verbind),
      (.vulAan, .vulAan):
      true
    default: false
    }
  }
}
