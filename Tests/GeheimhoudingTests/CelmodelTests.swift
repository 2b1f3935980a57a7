import Geheimhouding
import Testing

/// What a model refuses, by the index of the cell or relation.
@Suite struct CelmodelTests {
  private func model(_ cellen: [Cel], _ verbanden: [Verband] = [], drempel: Int = 5) throws {
    _ = try Celmodel(cellen: cellen, verbanden: verbanden, drempel: drempel)
  }

  @Test("A relation that doesn't hold on the true counts, with what it comes to")
  func kloptNiet() throws {
    let cellen = [Cel(3), Cel(4), Cel(8)]
    #expect(throws: Geheimhoudingsfout.verbandKloptNiet(verband: 1, uitkomst: -1)) {
      try model(cellen, [.deel(0, van: 1), .som([0, 1], is: 2)])
    }
    #expect(throws: Geheimhoudingsfout.verbandKloptNiet(verband: 0, uitkomst: 1)) {
      try model(cellen, [.deel(1, van: 0)])
    }
    #expect(throws: Geheimhoudingsfout.verbandKloptNiet(verband: 0, uitkomst: 2)) {
      try model(cellen, [Verband(.hoogstensNul, [], constante: 2)])
    }
  }

  @Test("A count, a coefficient, a constant or a threshold out of range, and a cell that isn't there")
  func buitenBereik() throws {
    #expect(throws: Geheimhoudingsfout.drempel(1)) { try model([], drempel: 1) }
    #expect(throws: Geheimhoudingsfout.waarde(cel: 1)) { try model([Cel(0), Cel(-1)]) }
    #expect(throws: Geheimhoudingsfout.waarde(cel: 0)) { try model([Cel(1_000_000_001)]) }
    #expect(throws: Geheimhoudingsfout.nulVerborgen(cel: 0)) { try model([Cel(0, .verborgen)]) }
    for verband in [
      Verband(.hoogstensNul, [.init(1, 1)]), Verband(.hoogstensNul, [.init(1, -1)]),
      Verband(.hoogstensNul, [.init(-1001, 0)]), Verband(.hoogstensNul, [], constante: .min),
    ] {
      #expect(throws: Geheimhoudingsfout.termen(verband: 0)) { try model([Cel(0)], [verband]) }
    }
  }

  @Test("No error text has a count")
  func zonderAantal() {
    #expect(!Geheimhoudingsfout.verbandKloptNiet(verband: 1, uitkomst: 37).description.contains("37"))
  }
}
