/// All published figures of a file with the verdicts on each.
public struct Cijfercontrole: Sendable {
  /// A figure with all that was said of it.
  public struct Uitslag: Sendable {
    public let cijfer: Cijfer
    /// The worst of its verdicts.
    public let status: Cijferstatus
    /// Those that judge it, then those that only use it; each in the order of the relations.
    public let oordelen: [Oordeel]
    public let gebruikt: [Oordeel]
  }

  /// In the order of the file.
  public let uitslagen: [Uitslag]
  /// In the order of the relations.
  public let oordelen: [Oordeel]
  /// The ids of relations that found no figure at all: they say nothing, and may be misspelt.
  public let zonderCijfers: [String]

  public init(cijfers: [Cijfer], oordelen: [Oordeel], zonderCijfers: [String]) {
    var over: [Int: [Oordeel]] = [:]
    var door: [Int: [Oordeel]] = [:]
    for oordeel in oordelen {
      for regel in Set(oordeel.onderwerp.map(\.regel)) { over[regel, default: []].append(oordeel) }
      for regel in Set(oordeel.steun.map(\.regel)) { door[regel, default: []].append(oordeel) }
    }
    uitslagen = cijfers.map { cijfer in
      let eigen = over[cijfer.regel] ?? []
      let gebruikt = door[cijfer.regel] ?? []
      // A part without a number wasn't used: it is what the other figure misses.
      let alsDeel: Cijferstatus = cijfer.getal == nil ? .onvolledig : .alleenMeegerekend
      let alle = eigen.map(\.status) + (gebruikt.isEmpty ? [] : [alsDeel])
      return Uitslag(
        cijfer: cijfer, status: alle.max() ?? .nietGecontroleerd, oordelen: eigen, gebruikt: gebruikt)
    }
    self.oordelen = oordelen
    self.zonderCijfers = zonderCijfers
  }

  /// The verdicts with a difference that nothing explains, the largest difference first, then in the order of the
  /// file. Differences of different units are compared by their numbers alone.
  public var onverklaard: [(oordeel: Oordeel, vergelijking: Vergelijking)] {
    oordelen.compactMap { oordeel in
      if case .onverklaard(let vergelijking) = oordeel.uitkomst { (oordeel, vergelijking) } else { nil }
    }.enumerated().sorted { a, b in
      let (x, y) = (a.element.1, b.element.1)
      let (groot, klein) = (x.verschil.absoluut.ongeveer, y.verschil.absoluut.ongeveer)
      return groot != klein ? groot > klein : (x.cijfer.regel, a.offset) < (y.cijfer.regel, b.offset)
    }.map(\.element)
  }

  public func aantal(_ status: Cijferstatus) -> Int { uitslagen.count { $0.status == status } }
}
