import Domain

/// A format of deliveries: how a file begins, how a row is spelled, and how it ends.
protocol Bestandsvorm {
  associatedtype Rij: Verminkbaar

  /// The kinds of bad row that can occur in this format.
  var foutcodes: [Afkeurcode] { get }

  func begin(_ uit: inout Schrijver)
  /// `nummer` is the 1-based number of the record in the file; `verminking` makes it a bad one.
  func schrijf(
    _ rij: Rij, _ verminking: Verminking<Rij.Kolom>?, nummer: Int, _ uit: inout Schrijver)
  func einde(_ uit: inout Schrijver)
}
