/// How far hidden cells can be off their true counts, by whole numbers that agree with all relations: each point that was
/// found widens it, and none is ever taken back, for what more is hidden leaves these points as they are.
///
/// The solver only proposes: each point is checked in whole numbers before it counts.
struct Speling {
  private let model: Celmodel
  /// By cell: the furthest below its true count (0 or less) and above it (0 or more).
  private(set) var laagst: [Int]
  private(set) var hoogst: [Int]
  /// By relation, only of use within `neem`: the first cell of the point in it, or −1.
  private var eersteVan: [Int]
  private var som: [Int]

  init(_ model: Celmodel) {
    self.model = model
    laagst = Array(repeating: 0, count: model.cellen.count)
    hoogst = laagst
    eersteVan = Array(repeating: -1, count: model.verbanden.count)
    som = Array(repeating: 0, count: model.verbanden.count)
  }

  func isGenoeg(_ cel: Int) -> Bool { hoogst[cel] - laagst[cel] >= model.drempel - 1 }

  /// Takes a solution apart into parts that have no relation in common, and takes each that is of whole numbers.
  ///
  /// - Parameters:
  ///   - cellen: those of the solution, all hidden.
  ///   - doel: a cell.
  /// - Returns: the cells of the part in which `doel` is, when that part was not taken.
  mutating func neem(_ afwijkingen: [Double], _ cellen: [Int], doel: Int? = nil) -> [Int] {
    let plaatsen = cellen.indices.filter { abs(afwijkingen[$0]) > Oplosser.speling }
    var delen = Delen(plaatsen.count)
    for (i, plaats) in plaatsen.enumerated() {
      for verband in model.perCel.plaatsen[model.perCel[cellen[plaats]]] {
        if eersteVan[verband] < 0 { eersteVan[verband] = i } else { delen.voegSamen(eersteVan[verband], i) }
      }
    }
    for plaats in plaatsen {
      for verband in model.perCel.plaatsen[model.perCel[cellen[plaats]]] { eersteVan[verband] = -1 }
    }
    var leden = [[Int]](repeating: [], count: plaatsen.count)
    for i in plaatsen.indices { leden[delen.hoofd(i)].append(plaatsen[i]) }
    var over: [Int] = []
    for deel in leden where !deel.isEmpty {
      let punt = deel.map { (cel: cellen[$0], afwijking: afwijkingen[$0]) }
      if !neem(punt), let doel, punt.contains(where: { $0.cel == doel }) { over = punt.map(\.cel) }
    }
    return over
  }

  /// Takes the point when it is of whole numbers and agrees with all relations.
  private mutating func neem(_ punt: [(cel: Int, afwijking: Double)]) -> Bool {
    var geheel: [(cel: Int, afwijking: Int)] = []
    for (cel, afwijking) in punt {
      guard abs(afwijking) < 1e9, abs(afwijking - afwijking.rounded()) < Oplosser.speling * 10 else {
        return false
      }
      let afwijking = Int(afwijking.rounded())
      guard model.cellen[cel].waarde + afwijking >= 1 else { return false }
      geheel.append((cel, afwijking))
    }
    guard klopt(geheel) else { return false }
    for (cel, afwijking) in geheel {
      laagst[cel] = min(laagst[cel], afwijking)
      hoogst[cel] = max(hoogst[cel], afwijking)
    }
    return true
  }

  private mutating func klopt(_ punt: [(cel: Int, afwijking: Int)]) -> Bool {
    for (cel, afwijking) in punt {
      for i in model.perCel[cel] {
        som[model.perCel.plaatsen[i]] += model.perCel.coefficienten[i] * afwijking
      }
    }
    var klopt = true
    for (cel, _) in punt {
      for verband in model.perCel.plaatsen[model.perCel[cel]] where som[verband] != 0 {
        if model.verbanden[verband].soort == .gelijkAanNul || som[verband] > model.ruimte[verband] {
          klopt = false
        }
      }
    }
    for (cel, _) in punt {
      for verband in model.perCel.plaatsen[model.perCel[cel]] { som[verband] = 0 }
    }
    return klopt
  }
}

/// Which of a number of things hang together.
private struct Delen {
  private var ouder: [Int]

  init(_ aantal: Int) { ouder = Array(0..<aantal) }

  /// The first of its part.
  mutating func hoofd(_ i: Int) -> Int {
    var i = i
    while ouder[i] != i {
      ouder[i] = ouder[ouder[i]]
      i = ouder[i]
    }
    return i
  }

  mutating func voegSamen(_ een: Int, _ twee: Int) {
    let een = hoofd(een)
    let twee = hoofd(twee)
    ouder[max(een, twee)] = min(een, twee)
  }
}
