import Domain

/// `uren: {ten-minste: 16, zonder-uren: telt}` — of the melding so many hours are missed: `ten-minste` that number, or
/// `meer-dan` it. A melding of which the hours aren't known counts (`zonder-uren: telt`) or doesn't (`telt-niet`).
///
/// Source: sixteen hours of lessons in four weeks (Leerplichtwet 1969, art. 21a). Yearbooks write "16 uur of meer" and
/// "meer dan 16 uur", so the boundary is a parameter.
public struct UrenClausule: Sendable {
  let grens: Grens
  let zonderUren: Zonder

  public init(_ grens: Grens, zonderUren: Zonder) {
    self.grens = grens
    self.zonderUren = zonderUren
  }

  func geldt(_ rij: Rij) -> Bool { rij.uren.map { grens.haalt(Int($0)) } ?? (zonderUren == .telt) }

  var tekst: String { "{\(grens.tekst), zonder-uren: \(zonderUren.rawValue)}" }
}
