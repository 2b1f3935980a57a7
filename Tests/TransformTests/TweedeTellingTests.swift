import Domain
import Testing

@testable import Pipeline
@testable import Register

/// A slow, obvious second evaluator judges the fast one on random registers: current versions, pupils, gevallen,
/// tellingen at every level, what is out of scope, and every step and record of the bridge.
@Suite struct TweedeTellingTests {
  @Test(
    "The second evaluator comes to the same, now and as known on other days", arguments: Proefbank.zaden(200))
  func zelfdeUitkomst(zaad: Int) throws {
    let proef = Proefregister(zaad: zaad)
    var toeval = Toeval(zaad: -1 - zaad)
    try Proefbank.metRegister { register in
      try Proefbank.neemOp(proef.leveringen.shuffled(using: &toeval), in: register)
      try vergelijk(register, proef, opDag: nil)
      let dag = toeval.een(uit: proef.leveringen).ontvangen.plus(dagen: toeval.een(uit: [-1, 0, 0, 30]))
      try vergelijk(register, proef, opDag: dag)
    }
  }

  private func vergelijk(_ register: Register, _ proef: Proefregister, opDag: LocalDate?) throws {
    let werkelijk = try Beeld(register, proef.gebied, opDag: opDag)
    let tweede = Beeld(tweede: proef, opDag: opDag)
    #expect(werkelijk.verschil(met: tweede) == [], "as known on \(opDag?.description ?? "every day")")
  }

  /// Random registers that never reach a rule would prove nothing.
  @Test("The random registers reach every step of the bridge, every reason and every level")
  func bereik() throws {
    var gezien: Set<String> = []
    for zaad in 0..<40 {
      for regel in Beeld(tweede: Proefregister(zaad: zaad)).regels {
        let delen = regel.split(separator: ";", omittingEmptySubsequences: false)
        if regel.contains(" regel regio;") { gezien.insert("stap \(delen[2])") }
        if regel.contains(" buiten ") { gezien.insert(String(delen[1])) }
        if regel.contains(" telling "), delen.last != "0" {
          gezien.insert("\(delen[0].dropFirst(5)) \(delen[3])")
        }
      }
    }
    let stappen = (0...11).map { "stap \($0)" }
    let redenen = ["ingetrokken", "andere-regio", "gemeente-zonder-regio"]
    let niveaus = ["regio", "gemeente", "schoolsoort", "gemeente-schoolsoort"]
    let tellingen = try Proefbank.definities().tellingen.flatMap { telling in
      niveaus.map { "telling \(telling.id) \($0)" }
    }
    for verwacht in stappen + redenen + tellingen { #expect(gezien.contains(verwacht), "\(verwacht)") }
  }
}
