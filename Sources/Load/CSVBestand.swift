import Domain
import Systeem

/// A table as a CSV file by itself, outside a publication, in the published form.
public enum CSVBestand {
  /// Writes a new file; it is on disk when this returns.
  public static func schrijf<F: Feit>(_ rijen: some Sequence<F>, naar pad: String) throws {
    var doel = try CSVDoel(pad, F.tabel.kolommen)
    for rij in rijen {
      rij.schrijf(naar: &doel)
      try doel.eindRij()
    }
    try doel.sluit()
  }
}
