import Testing

@testable import Domain

@Suite struct AantalTests {
  @Test("Counts of one unit add and subtract, below zero too")
  func rekenen() {
    let (a, b) = (Aantal<Leerlingen>(3), Aantal<Leerlingen>(5))
    #expect((a + b).waarde == 8)
    #expect((a - b).waarde == -2)
    #expect(a < b && !(b < a) && a == Aantal(3))
  }

  /// That leerlingen can't be taken from werkprocessen is shown by what does not compile; a test can only hold that
  /// the types differ.
  @Test("Each unit is a type of its own, named as in the facts")
  func eenheden() {
    #expect(Aantal<Leerlingen>.self != Aantal<Werkprocessen>.self as Any.Type)
    #expect(Meldingen.eenheid.rawValue == "melding")
    #expect(Gevallen.eenheid.rawValue == "geval")
    #expect(Leerlingen.eenheid.rawValue == "leerling")
    #expect(Werkprocessen.eenheid.rawValue == "werkproces")
    #expect(Opgaven.eenheid.rawValue == "opgave")
    #expect(Eenheid.allCases.count == 5)
  }
}
