import Domain

/// The order-free view of a bridge: what each of its steps would do as the first and as the last of those that could
/// change places.
///
/// Steps that take away change places with one another, and so do steps that add, up to the next collapse to another
/// unit. A record has the mask of the steps of its block that would take it away, or add it, on their own; it goes with
/// the first of these.
public struct Volgorde: Sendable {
  /// The most steps that a bridge can have: a mask has a bit for each.
  public static let meesteStappen = UInt32.bitWidth

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
    /// Bit i: step `blok` + i would take it away, or add it. Never 0.
    fileprivate let bits: UInt32

    /// The steps that would take it away, or add it: one or more, 1-based, ascending.
    public var stappen: [Int] { (0..<32).filter { bits & (1 << UInt32($0)) != 0 }.map { blok + $0 } }
  }

  public let treden: [Trede]
}

extension Aansluiting {
  /// What the steps would do in another order, for one scope.
  ///
  /// - Parameter neem: takes the masks, by block and then by number: as many as the scope has records, so they
  ///   aren't gathered.
  public func volgorde(
    _ partitie: Partitie, _ bereik: Bereik, neem: (Volgorde.Masker) throws -> Void
  ) rethrows -> Volgorde {
    let zicht = Zicht(
      partitie: partitie, bereik: bereik, peildatum: eind.periode.dag(in: partitie.schooljaar))
    var treden: [Volgorde.Trede] = []
    var stand = Loopstand(
      bron: begin.bron, eenheid: begin.eenheid, rijen: begin.indices(partitie, bereik))
    for blok in blokken {
      let eigen = Array(stappen[blok])
      let perRecord = Self.maskers(eigen, stand, zicht)
      for (index, bits) in perRecord.enumerated() where bits != 0 {
        try neem(Volgorde.Masker(blok: blok.lowerBound + 1, bron: stand.bron, index: index, bits: bits))
      }
      for (i, stap) in eigen.enumerated() {
        let bit: UInt32 = 1 << UInt32(i)
        let (nieuw, mutatie) = stap.pasToe(stand, zicht)
        stand = nieuw
        treden.append(
          Volgorde.Trede(
            stap: blok.lowerBound + i + 1, code: stap.code, records: mutatie.rijen.count,
            eerst: perRecord.count { $0 & bit != 0 }, laatst: perRecord.count { $0 == bit }))
      }
    }
    return Volgorde(treden: treden)
  }

  /// The indices of steps that could change places, in order; a collapse stands alone. At most 32 in one.
  private var blokken: [Range<Int>] {
    var blokken: [Range<Int>] = []
    for (i, stap) in stappen.enumerated() {
      if let vorige = blokken.last, vorige.count < 32, stappen[i - 1].soort.verwisselt(met: stap.soort) {
        blokken[blokken.count - 1] = vorige.lowerBound..<i + 1
      } else {
        blokken.append(i..<i + 1)
      }
    }
    return blokken
  }

  /// For each record of the partition the mask of the steps that hold for it: each step on its own, from where the block
  /// begins.
  private static func maskers(_ stappen: [Stap], _ stand: Loopstand, _ zicht: Zicht) -> [UInt32] {
    var maskers = [UInt32](repeating: 0, count: zicht.partitie.rijen(stand.bron).count)
    for (i, stap) in stappen.enumerated() {
      for index in stap.pasToe(stand, zicht).1.rijen { maskers[Int(index)] |= 1 << UInt32(i) }
    }
    return maskers
  }
}

extension Stap.Soort {
  /// Whether two steps, one right behind the other, could change places.
  fileprivate func verwisselt(met ander: Stap.Soort) -> Bool {
    switch (self, ander) {
    case (.beperk, .beperk), (.vulAan, .vulAan): true
    // Pupils who were linked are other records from there on.
    case (.beperk, .verbind(let stap)), (.verbind(let stap), .beperk): stap.telling == nil
    case (.verbind(let een), .verbind(let twee)): een.telling == nil && twee.telling == nil
    default: false
    }
  }
}
