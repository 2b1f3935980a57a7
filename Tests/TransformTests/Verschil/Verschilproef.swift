import Domain
import Testing

@testable import Pipeline
@testable import Transform

/// A walk as lines, one for each step that has changes: `2 ingetrokken −71 +72: 3 records, 2`, with the numbers of the
/// records, how many there are then, and the stand in the unit.
extension Verschil {
  var regels: [String] {
    treden.map { trede in
      let wijzigingen = trede.wijzigingen.flatMap { wijziging in
        [wijziging.eraf.map { "−\($0.nummer)" }, wijziging.erbij.map { "+\($0.nummer)" }].compactMap { $0 }
      }
      let stand = "\(trede.records) records, \(trede.stand.waarde) \(trede.stand.eenheid.rawValue)"
      return ([String(trede.nummer), trede.code] + wijzigingen).joined(separator: " ") + ": " + stand
    }
  }

  /// Without the steps that change nothing; the begin stays.
  var stappen: [String] {
    zip(treden, regels).filter { $0.0.nummer == 0 || !$0.0.wijzigingen.isEmpty }.map(\.1)
  }
}

/// The law of a walk, whatever it is of: each step's changes lead from one stand to the next, no change is lost, and the
/// order-free view says of each change what its mask says.
enum Verschilwet {
  static func controleer(_ verschil: Verschil, begin: Telwaarde, eind: Telwaarde, _ waar: String) {
    #expect(verschil.treden.first?.stand == begin, "\(waar)")
    #expect(verschil.treden.last?.stand == eind, "\(waar)")
    for (vorige, deze) in zip(verschil.treden, verschil.treden.dropFirst()) {
      #expect(vorige.records - deze.eraf + deze.erbij == deze.records, "\(waar) step \(deze.nummer)")
      #expect(deze.wijzigingen.allSatisfy { $0.stap == deze.nummer }, "\(waar) step \(deze.nummer)")
    }
    let alle = verschil.treden.flatMap(\.wijzigingen)
    for trede in verschil.treden.dropFirst() {
      #expect(trede.eerst == alle.count { $0.stappen.contains(trede.nummer) }, "\(waar) step \(trede.nummer)")
      #expect(trede.laatst == alle.count { $0.stappen == [trede.nummer] }, "\(waar) step \(trede.nummer)")
      // As the first a step takes all it can; as the last only what no other one takes.
      #expect(trede.laatst <= trede.wijzigingen.count && trede.wijzigingen.count <= trede.eerst, "\(waar)")
    }
  }
}
