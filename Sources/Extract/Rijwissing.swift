import Domain

/// What is written over a row that must no longer be there. Nothing else in the file moves: the row keeps its length, and
/// counts as a row still, of which nothing can be read.
public enum Rijwissing {
  /// The place and the new bytes; nil when they can't be told.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - rij: as `Extractie.vindplaatsen` gives it.
  public static func wis(
    _ bytes: UnsafeRawBufferPointer, rij: Range<Int>, profiel: Bronprofiel
  ) -> (plaats: Int, bytes: [UInt8])? {
    guard rij.lowerBound >= 0, rij.upperBound <= bytes.count else { return nil }
    switch profiel.formaat {
    case .csv: return wisCSV(bytes, rij)
    case .xml: return XMLRij(bytes, rij)?.wis()
    }
  }

  /// A line that is white would be no row; this one has one column, which no layout has.
  private static func wisCSV(_ bytes: UnsafeRawBufferPointer, _ rij: Range<Int>) -> (Int, [UInt8]) {
    var einde = rij.upperBound
    while einde > rij.lowerBound, bytes[einde - 1] == 0x0A || bytes[einde - 1] == 0x0D { einde -= 1 }
    return (rij.lowerBound, [UInt8](repeating: 0x23, count: einde - rij.lowerBound))
  }
}

/// The bytes of a record in XML, one unit for each character of its markup: a byte, or two in UTF-16.
private struct XMLRij {
  private let bytes: UnsafeRawBufferPointer
  private let breedte: Int
  /// Of the two bytes of a unit, the place of the one that tells the character.
  private let laag: Int
  private let rij: Range<Int>

  init?(_ bytes: UnsafeRawBufferPointer, _ rij: Range<Int>) {
    guard bytes.count > 4 else { return nil }
    self.bytes = bytes
    self.rij = rij
    switch (bytes[0], bytes[1]) {
    case (0xFE, 0xFF), (0, 0x3C): (breedte, laag) = (2, 1)
    case (0xFF, 0xFE), (0x3C, 0): (breedte, laag) = (2, 0)
    default: (breedte, laag) = (1, 0)
    }
    guard rij.count.isMultiple(of: breedte), rij.lowerBound.isMultiple(of: breedte) else { return nil }
  }

  /// Keeps `<Name>` and `</Name>`, and puts spaces in between.
  func wis() -> (Int, [UInt8])? {
    // Neither tag can hold another `<`.
    guard let begin = terug(van: rij.lowerBound, naar: 0x3C),
      let eind = terug(van: rij.upperBound, naar: 0x3C),
      eind >= rij.lowerBound, teken(eind + breedte) == 0x2F, teken(rij.upperBound - breedte) == 0x3E
    else { return nil }
    var naam = begin + breedte
    while let teken = teken(naam), naam < rij.lowerBound, !isNaamEinde(teken) { naam += breedte }
    var uit = eenheid(0x3E)
    while uit.count < eind - naam { uit += eenheid(0x20) }
    return (naam, uit)
  }

  private func terug(van plaats: Int, naar gezocht: UInt8) -> Int? {
    var plaats = plaats - breedte
    while plaats >= 0, teken(plaats) != gezocht { plaats -= breedte }
    return plaats < 0 ? nil : plaats
  }

  private func isNaamEinde(_ teken: UInt8) -> Bool { teken.isWit || teken == 0x3E || teken == 0x2F }

  /// Nil for one that isn't ASCII.
  private func teken(_ plaats: Int) -> UInt8? {
    guard plaats >= 0, plaats + breedte <= bytes.count else { return nil }
    if breedte == 2, bytes[plaats + 1 - laag] != 0 { return nil }
    let teken = bytes[plaats + laag]
    return teken < 0x80 ? teken : nil
  }

  private func eenheid(_ teken: UInt8) -> [UInt8] {
    breedte == 1 ? [teken] : laag == 0 ? [teken, 0] : [0, teken]
  }
}
