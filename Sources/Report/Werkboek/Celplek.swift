/// A place in a sheet, counted from 0.
struct Celplek: Hashable, Sendable {
  let rij: Int
  let kolom: Int

  init(_ rij: Int, _ kolom: Int) {
    self.rij = rij
    self.kolom = kolom
  }

  /// As formulas call it: `F5`.
  var naam: String { Self.letters(kolom) + String(rij + 1) }

  /// Likewise from another sheet.
  func naam(in blad: String) -> String { "\(Bladnamen.tussenAanhaling(blad))!\(naam)" }

  private static func letters(_ kolom: Int) -> String {
    (kolom >= 26 ? letters(kolom / 26 - 1) : "") + String(UnicodeScalar(UInt8(65 + kolom % 26)))
  }
}
