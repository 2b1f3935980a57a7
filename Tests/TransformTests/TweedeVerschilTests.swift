import Domain
import Testing

@testable import Transform

/// A slow, obvious second evaluator explains differences on random registers.
@Suite struct TweedeVerschilTests {
  @Test(
    "Every walk of the second evaluator ends at what is counted on its own", arguments: Proefbank.zaden(100))
  func sluit(zaad: Int) {
    var antwoorden = TweedeAntwoorden(Proefregister(zaad: zaad))
    for vraag in Proefvraag.vragen(aan: antwoorden.proef, jaren: antwoorden.jaren) {
      let verschil = antwoorden.verschil(vraag)
      #expect(verschil.sluit, "\(vraag)")
      if case .gemeenten(let volgens, let jaar) = vraag {
        let som = antwoorden.telling(jaar).som(volgens.definitie)
        #expect(Set(verschil.eind.values.map(\.waarde)).count == som, "\(vraag)")
      }
    }
  }

  @Test(
    "The second evaluator explains differences by the same changes, steps and reasons",
    arguments: Proefbank.zaden(150))
  func zelfdeUitkomst(zaad: Int) throws {
    let proef = Proefregister(zaad: zaad)
    var tweede = TweedeAntwoorden(proef)
    let vragen = Proefvraag.vragen(aan: proef, jaren: tweede.jaren).filter(\.kan)
    try Proefbank.metRegister { register in
      try Proefbank.neemOp(proef.leveringen, in: register)
      var antwoorden = try Antwoorden(register, proef.gebied, vragen)
      for (i, vraag) in vragen.enumerated() {
        let werkelijk = Beeld(verschil: try antwoorden.verschil(i, vraag))
        let verwacht = Beeld(regels: Set(tweede.verschil(vraag).regels))
        #expect(werkelijk.verschil(met: verwacht) == [], "\(vraag)")
      }
    }
  }

  /// Random registers that never reach a reason would prove nothing.
  @Test("The random registers reach every reason of every kind, also next to others")
  func bereik() {
    var gezien: Set<String> = []
    for zaad in 0..<700 {
      var antwoorden = TweedeAntwoorden(Proefregister(zaad: zaad))
      for vraag in Proefvraag.vragen(aan: antwoorden.proef, jaren: antwoorden.jaren) {
        for wijziging in antwoorden.verschil(vraag).wijzigingen {
          let samen = wijziging.redenen.count > 1 ? " with others" : ""
          for reden in wijziging.redenen { gezien.insert("\(vraag.soort) \(reden)\(samen)") }
        }
      }
    }
    for reden in Self.alleen { #expect(gezien.contains(reden), "\(reden)") }
    for reden in Self.naastAndere { #expect(gezien.contains("\(reden) with others"), "\(reden)") }
  }

  /// Clauses that bridges alone use don't stand in tellingen. In no gemeente but in the region is none: those of the
  /// region on any day of the school year are published.
  private static let clausules = TweedeClausule.namen.filter { $0 != "in-bereik" }
    .map { "definities clausule-\($0)" }
  private static let veranderd = ["ander-schooljaar", "andere-gemeente", "gewijzigd", "gekoppeld"]
    .map { "bekend \($0)" }
  private static let alleen =
    clausules + ["definities eenheid", "definities gevallen", "bekend later-bekend", "bekend samenhang"]
    + ["bekend andere-gemeente", "bekend gewijzigd", "bekend gekoppeld"]
    + ["andere-definitie", "vertrokken", "andere-gemeente", "andere-soort", "gebleven", "gekomen"]
    .map { "schooljaren \($0)" } + ["gemeenten in-meer-gemeenten"]
  private static let naastAndere =
    clausules + veranderd + ["bekend ingetrokken", "schooljaren andere-gemeente", "schooljaren andere-soort"]
}
