import Domain
import Testing

@testable import Pipeline
@testable import Transform

/// A tiny table of published figures, with the status that each must get beside it.
///
/// Columns are separated by `|`; the first line names them: `plaats`, `wat` (indicator), `deel` (breakdown), `eenheid`,
/// `jaar`, `peildatum`, `waarde`, `status`. One that isn't there is `Dalfsen`, `x`, nothing, `jongere`, `2020-2021`,
/// nothing. The region is `R`, its gemeenten are Dalfsen (0148) and Zwolle (0193), and before 2000
/// there are none.
struct Cijferproef {
  let controle: Cijfercontrole
  private let verwacht: [String]

  /// - Parameter relaties: of which each is a flow mapping; `id` and `titel` are put before it.
  init(_ tabel: String, _ relaties: String..., overal: String = "", telcijfers: Telcijfers? = nil) throws {
    let regels = tabel.split(separator: "\n").map { regel in
      regel.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmingPrefix { $0 == " " } }
        .map { String($0.reversed().trimmingPrefix { $0 == " " }.reversed()) }
    }
    let kop = try #require(regels.first)
    var verwacht: [String] = []
    let cijfers = regels.dropFirst().enumerated().map { i, cellen in
      func cel(_ naam: String, _ anders: String) -> String {
        kop.firstIndex(of: naam).map { cellen[$0] } ?? anders
      }
      verwacht.append(cel("status", ""))
      let waarde = cel("waarde", "")
      return Cijfer(
        regel: i + 2, document: "d", schooljaar: Schooljaar(cel("jaar", "2020-2021")),
        plaats: cel("plaats", "Dalfsen"), tabel: "t", indicator: cel("wat", "x"),
        uitsplitsing: cel("deel", ""),
        eenheid: cel("eenheid", "jongere"), peildatum: cel("peildatum", ""),
        waarde: waarde.isEmpty ? .leeg : Gedrukt(waarde).map(Cijfer.Waarde.getal) ?? .geenGetal(waarde),
        noot: "")
    }
    self.verwacht = verwacht
    let lijst = relaties.enumerated().map { "  - {id: r\($0), titel: t, \($1)}\n" }.joined()
    let bestand = try Definitietekst.relaties("regio: R\n\(overal)\nrelaties:\n\(lijst)")
    controle = Cijfercontrole(
      bestand,
      Cijferbronnen(
        cijfers: cijfers, regio: "R", gemeenten: { $0.beginjaar < 2000 ? [] : ["Dalfsen", "Zwolle"] },
        telcijfers: telcijfers))
  }

  /// Compares the statuses with the column `status`.
  func klopt(_ plek: SourceLocation = #_sourceLocation) {
    #expect(controle.uitslagen.map { String(describing: $0.status) } == verwacht, sourceLocation: plek)
  }

  /// What is missing, of all verdicts.
  var gemis: [Gemis] {
    controle.oordelen.flatMap { oordeel -> [Gemis] in
      if case .onvolledig(let gemis) = oordeel.uitkomst { gemis } else { [] }
    }
  }

  /// What can't be compared, of all verdicts.
  var beletselen: [Beletsel] {
    controle.oordelen.flatMap { oordeel -> [Beletsel] in
      if case .nietVergelijkbaar(let beletselen) = oordeel.uitkomst { beletselen } else { [] }
    }
  }
}
