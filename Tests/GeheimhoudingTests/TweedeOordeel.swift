import Geheimhouding

/// A slow second opinion on a pattern, without any linear program: tries whole counts for the hidden cells one by one,
/// and narrows the others by each relation in turn.
struct TweedeOordeel {
  let model: Celmodel
  /// A count is looked for up to so far above the true one.
  let reikwijdte: Int
  private let begin: [ClosedRange<Int>]

  init(_ model: Celmodel, _ isVerborgen: [Bool], reikwijdte: Int) {
    self.model = model
    self.reikwijdte = reikwijdte
    begin = zip(model.cellen, isVerborgen).map { cel, isVerborgen in
      isVerborgen ? 1...cel.waarde + reikwijdte : cel.waarde...cel.waarde
    }
  }

  /// The lowest and the highest count that the cell has in any set of counts that agrees with all relations.
  func bereik(_ cel: Int) -> ClosedRange<Int> {
    let waarde = model.cellen[cel].waarde
    let laagste = begin[cel].first { $0 >= waarde || kan(cel, $0) } ?? waarde
    let hoogste = begin[cel].reversed().first { $0 <= waarde || kan(cel, $0) } ?? waarde
    return laagste...hoogste
  }

  private func kan(_ cel: Int, _ waarde: Int) -> Bool {
    var grenzen = begin
    grenzen[cel] = waarde...waarde
    return kan(grenzen)
  }

  private func kan(_ grenzen: [ClosedRange<Int>]) -> Bool {
    guard let nauw = vernauw(grenzen) else { return false }
    guard let open = nauw.indices.filter({ nauw[$0].count > 1 }).min(by: { nauw[$0].count < nauw[$1].count })
    else { return true }
    // Closest to the truth first: that succeeds soonest.
    let waarden = nauw[open].sorted {
      abs($0 - model.cellen[open].waarde) < abs($1 - model.cellen[open].waarde)
    }
    return waarden.contains { waarde in
      var verder = nauw
      verder[open] = waarde...waarde
      return kan(verder)
    }
  }

  /// Nil = a relation can't hold.
  private func vernauw(_ grenzen: [ClosedRange<Int>]) -> [ClosedRange<Int>]? {
    var grenzen = grenzen
    var isVeranderd = true
    while isVeranderd {
      isVeranderd = false
      for verband in model.verbanden {
        let uitersten = verband.termen.map { Self.uitersten($0, grenzen) }
        let laagst = uitersten.reduce(verband.constante) { $0 + $1.lowerBound }
        let hoogst = uitersten.reduce(verband.constante) { $0 + $1.upperBound }
        if laagst > 0 || verband.soort == .gelijkAanNul && hoogst < 0 { return nil }
        for (term, eigen) in zip(verband.termen, uitersten) where eigen.count > 1 {
          // What the others leave for this term.
          let boven = eigen.lowerBound - laagst
          let onder = verband.soort == .gelijkAanNul ? eigen.upperBound - hoogst : Int.min
          let over = grenzen[term.cel].filter { (onder...boven).contains(term.coefficient * $0) }
          guard let eerste = over.first, let laatste = over.last else { return nil }
          if eerste...laatste != grenzen[term.cel] {
            grenzen[term.cel] = eerste...laatste
            isVeranderd = true
          }
        }
      }
    }
    return grenzen
  }

  private static func uitersten(_ term: Verband.Term, _ grenzen: [ClosedRange<Int>]) -> ClosedRange<Int> {
    let een = term.coefficient * grenzen[term.cel].lowerBound
    let ander = term.coefficient * grenzen[term.cel].upperBound
    return min(een, ander)...max(een, ander)
  }
}
