import Geheimhouding
import Testing

/// Between which counts a reader can place hidden cells, by hand.
@Suite struct CelgrenzenTests {
  @Test("Two parts of a total that is shown: from 1 up to the total less 1")
  func som() throws {
    var bouw = Bouwmodel(drempel: 5)
    let delen = bouw.cellen([3, 10, 20])
    _ = bouw.som(delen)
    let grenzen = try Celgrenzen.van(bouw.model, Verberging(isVerborgen: [true, true, false, false]))
    #expect(grenzen == [.init(laagste: 1, hoogste: 12), .init(laagste: 1, hoogste: 12), nil, nil])
  }

  @Test("A part of which nothing else is hidden is known; the total with one part has no bound")
  func uitersten() throws {
    var bouw = Bouwmodel(drempel: 5)
    let delen = bouw.cellen([3, 10])
    _ = bouw.som(delen)
    #expect(
      try Celgrenzen.van(bouw.model, Verberging(isVerborgen: [true, false, false]))
        == [.init(laagste: 3, hoogste: 3), nil, nil])
    #expect(
      try Celgrenzen.van(bouw.model, Verberging(isVerborgen: [true, false, true]))
        == [.init(laagste: 1, hoogste: nil), nil, .init(laagste: 11, hoogste: nil)])
  }

  @Test("Fractions are rounded inwards")
  func breuken() throws {
    // 2 × a ≤ 9 and 3 × a ≥ 4.
    let model = try Celmodel(
      cellen: [Cel(3)],
      verbanden: [
        Verband(.hoogstensNul, [.init(2, 0)], constante: -9),
        Verband(.hoogstensNul, [.init(-3, 0)], constante: 4),
      ], drempel: 2)
    let grenzen = try Celgrenzen.van(model, Verberging(isVerborgen: [true]))
    #expect(grenzen == [.init(laagste: 2, hoogste: 4)])
    #expect(grenzen[0]?.heeft(3) == true)
    #expect(grenzen[0]?.heeft(4) == false)
  }

  @Test("A pattern of other cells, or one that hides a 0 or what everyone knows, is refused")
  func pastNiet() throws {
    let model = try Celmodel(cellen: [Cel(0), Cel(5, .getoond)], verbanden: [], drempel: 5)
    for (isVerborgen, cel) in [([true, false], 0), ([false, true], 1), ([false], nil)] as [([Bool], Int?)] {
      #expect(throws: Geheimhoudingsfout.patroonPastNiet(cel: cel)) {
        try Celgrenzen.van(model, Verberging(isVerborgen: isVerborgen))
      }
    }
  }
}
