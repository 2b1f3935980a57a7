import Domain
import Testing

@testable import Extract

/// One line of the small tables that specify a rule: what differs from a valid row, and what becomes of it.
struct Geval {
  let anders: [Veldnaam: String?]
  /// Nil: the row is accepted.
  let code: Afkeurcode?
  let veld: Veldnaam?

  static func goed(_ anders: [Veldnaam: String?]) -> Geval { Geval(anders: anders, code: nil, veld: nil) }

  static func fout(_ code: Afkeurcode, _ veld: Veldnaam?, _ anders: [Veldnaam: String?]) -> Geval {
    Geval(anders: anders, code: code, veld: veld)
  }
}

extension Bron {
  /// Reads one file with a row for each case, and checks the code, row, field and bytes of each.
  func toets(_ gevallen: [Geval], sourceLocation: SourceLocation = #_sourceLocation) throws {
    let teksten = gevallen.map { tekst(rij($0.anders)) }
    let uitslag = try Proef.lees(bestand(teksten), met: profiel)
    #expect(uitslag.weigering == nil, sourceLocation: sourceLocation)
    #expect(uitslag.rijen == gevallen.count, sourceLocation: sourceLocation)
    guard uitslag.regels.count == gevallen.count else { return }
    var plaats = kop.utf8.count + 1
    for (i, geval) in gevallen.enumerated() {
      let bereik = plaats..<(plaats + teksten[i].utf8.count + 1)
      plaats = bereik.upperBound
      let regel = uitslag.regels[i]
      if let code = geval.code {
        let verwacht = Afkeuring(
          rij: i + 1, code: code, veld: geval.veld.flatMap(naam), bytes: isCSV ? bereik : nil)
        #expect(regel == .afgekeurd(verwacht), "\(geval.anders)", sourceLocation: sourceLocation)
      } else if case .afgekeurd(let afkeuring) = regel {
        Issue.record("\(geval.anders) gave \(afkeuring)", sourceLocation: sourceLocation)
      } else {
        #expect(regel.rij == i + 1, sourceLocation: sourceLocation)
      }
    }
  }
}
