import Domain
import Report
import Testing

/// The report made by hand keeps the promises of the model; else tests on it prove nothing.
@Suite struct ProefrapportTests {
  private static let edities: [Rapport.Editie] = [.intern, .openbaar(drempel: 5)]

  @Test(arguments: edities) func `there is a walk, a table and a number for each place`(
    _ editie: Rapport.Editie
  ) {
    let rapport = Proefrapport.rapport(editie)
    let plaatsen = rapport.plaatsen
    for aansluiting in rapport.aansluitingen { #expect(aansluiting.lopen.map(\.plaats) == plaatsen) }
    for reeks in rapport.reeksen {
      #expect(reeks.jaren.count == rapport.schooljaren.count)
      #expect(reeks.jaren.allSatisfy { $0?.waarden.count ?? plaatsen.count == plaatsen.count })
    }
    for tabel in rapport.jaartabellen {
      #expect(tabel.bladen.map(\.gemeente) == plaatsen.map(\.gemeente))
      for (blad, waarden) in zip(tabel.bladen, tabel.waarden) {
        #expect(blad.rijen.map(\.cellen.count) == waarden.map(\.count))
      }
    }
  }

  @Test func `in the internal edition each stand is the one before with its step`() {
    for loop in Proefrapport.rapport(.intern).aansluitingen.flatMap(\.lopen) {
      var stand = 0
      for trede in loop.treden {
        guard case .getal(let mutatie) = trede.mutatie else {
          Issue.record("step \(trede.stap) hides its number")
          continue
        }
        stand += mutatie
        #expect(trede.stand == .getal(stand), "step \(trede.stap) of \(loop.plaats.naam)")
      }
    }
  }

  @Test func `the public edition hides numbers, and holds no records`() {
    let treden = Proefrapport.rapport(.openbaar(drempel: 5)).aansluitingen.flatMap(\.lopen).flatMap(\.treden)
    #expect(treden.contains { $0.mutatie == .verborgen } && treden.contains { $0.stand == .verborgen })
    #expect(treden.allSatisfy { $0.records.isEmpty && $0.aantalRecords == nil && $0.leerlingen == nil })
  }
}
