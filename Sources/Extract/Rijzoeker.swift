import Domain

/// Notes where in a file rows with given numbers stand.
final class Rijzoeker {
  private let gezocht: Set<Int>
  private(set) var gevonden: [Int: Range<Int>] = [:]
  /// What stands in the fields of personal numbers, of the rows that can be read as fields.
  private(set) var persoonsvelden: [Int: [[UInt8]]] = [:]

  init(_ gezocht: Set<Int>) {
    self.gezocht = gezocht
  }

  func zoekt(_ rij: Int) -> Bool { gezocht.contains(rij) }

  func vond(_ rij: Int, _ bytes: Range<Int>) {
    if zoekt(rij) { gevonden[rij] = bytes }
  }

  func lees(_ buffer: Rijbuffer, rij: Int) {
    if zoekt(rij) {
      persoonsvelden[rij] = [Veldnaam.bsn, .onderwijsnummer, .persoonsnummer].map { Array(buffer[$0.index]) }
    }
  }
}

/// Where a row stands.
public struct Rijplaats: Sendable {
  /// Of an Excel file in `Werkmapinhoud.csv`.
  public let bytes: Range<Int>
  /// What stands in the fields of personal numbers, as delivered; nil when the row can't be read as fields.
  public let persoonsvelden: [[UInt8]]?
}

extension Extractie {
  /// Where rows of a file stand, by their number. In CSV from the first byte of a row to behind its line end; in XML from
  /// before the `>` of the record's start tag to behind its end tag.
  ///
  /// - Throws: `Bestandsfout`; also when the profile no longer reads the file, or a row isn't there.
  public func vindplaatsen(
    _ pad: String, bestand: String, beeld: Bytebeeld, profiel: Bronprofiel, rijen: Set<Int>
  ) throws -> [Int: Rijplaats] {
    guard !rijen.isEmpty else { return [:] }
    let zoeker = Rijzoeker(rijen)
    let uitkomst = try lees(
      pad, bestand: bestand, beeld: beeld, profiel: profiel, ontvanger: Doofpot(),
      maatStuk: Self.maatZoekstuk, zoeker: zoeker)
    guard case .gelezen = uitkomst, zoeker.gevonden.count == rijen.count else {
      throw Vindfout()
    }
    return zoeker.gevonden.reduce(into: [:]) { uit, rij in
      uit[rij.key] = Rijplaats(bytes: rij.value, persoonsvelden: zoeker.persoonsvelden[rij.key])
    }
  }

  /// In an encoding other than UTF-8 libxml2 tells the place right while less than 32,000 bytes wait to be parsed.
  private static let maatZoekstuk = 1 << 12

  /// A file can't be read any more as it was, so that its rows can't be found.
  public struct Vindfout: Error {}
}

/// Takes rows of which only the place is wanted.
private final class Doofpot: Ontvanger {
  func neem(_ melding: Melding, van leerling: Leerlingsleutels, rij: Int) {}
  func neem(_ werkproces: Werkproces, van leerling: Leerlingsleutels, rij: Int) {}
  func neem(_ opgave: Opgave, van leerling: Leerlingsleutels, rij: Int) {}
  func neem(_ afkeuring: Afkeuring) {}
}
