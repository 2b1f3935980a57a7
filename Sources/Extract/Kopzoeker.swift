import Domain

/// Looks for the header of a table with something above it: the first row that has all columns that the profile needs.
struct Kopzoeker {
  /// So many rows are looked at.
  static let grens = 100

  private let kolommen: Kolomherkenning
  private(set) var gezien = 0
  /// Of the row that came nearest, why it is no header: what a refusal tells.
  private(set) var reden: Kolomherkenning.Reden?
  private var meeste = -1

  init(_ kolommen: Kolomherkenning) {
    self.kolommen = kolommen
  }

  var isKlaar: Bool { gezien >= Self.grens }

  /// Looks at the next row. Nil when it isn't the header.
  mutating func probeer(_ kop: [Kolomherkenning.Kolom?]) -> Kolomherkenning.Gevonden? {
    gezien += 1
    switch kolommen.herken(kop) {
    case .success(let gevonden): return gevonden
    case .failure(let fout):
      let bekend = kop.count { $0 != nil }
      if bekend > meeste { (meeste, reden) = (bekend, fout) }
      return nil
    }
  }
}
