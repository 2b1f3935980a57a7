import Domain
import Testing

@testable import Transform

/// What a clause asks is written in one way, whatever the order in which an analyst wrote it: the hash of a definition
/// is made of it.
@Suite struct ClausuletekstTests {
  private func tekst(_ yaml: String, _ bron: Recordsoort) throws -> String {
    try Definitietekst.clausules(yaml, bron, opPeildatum: true).tekst
  }

  @Test(
    "Parameters and lists have one order; what is written so can be read again, and is the same",
    arguments: [
      ("soort: [LRV, V3]", "soort: [V3, LRV]"), ("status: [B, R]", "status: [R, B]"),
      (
        "leeftijd: {tot-en-met: 17, vanaf: 5, op: begin}", "leeftijd: {op: begin, vanaf: 5, tot-en-met: 17}"
      ),
      ("leeftijd: {tot-en-met: 17, op: peildatum}", "leeftijd: {op: peildatum, tot-en-met: 17}"),
      (
        "plicht: {is: [18plus, nog-niet], op: 1-oktober}", "plicht: {op: 1-oktober, is: [nog-niet, 18plus]}"
      ),
      ("duur: {zonder-einde: telt, meer-dan: 4 weken}", "duur: {meer-dan: 4 weken, zonder-einde: telt}"),
      ("lopend: {zonder-einde-bij-status: [B, R]}", "lopend: {zonder-einde-bij-status: [R, B]}"),
      ("uren: {zonder-uren: telt, ten-minste: 16}", "uren: {ten-minste: 16, zonder-uren: telt}"),
      (#"gemeente: [GM0193, "148"]"#, #"gemeente: ["0148", "0193"]"#), ("regio: [25, 10]", "regio: [10, 25]"),
      ("schoolsoort: [onbekend, WEB, WVO]", "schoolsoort: [WVO, WEB, onbekend]"),
      ("eerste: {status: [R], soort: [V3]}", "eerste: {soort: [V3], status: [R]}"),
      ("eerste: {}", "eerste: {}"),
      ("begonnen: [later, eerder]", "begonnen: [eerder, later]"),
      ("bekend: {uiterlijk: einde-schooljaar}", "bekend: {uiterlijk: einde-schooljaar}"),
      (
        "een-van: [{uren: {meer-dan: 16, zonder-uren: telt-niet}, soort: [V3]}, {soort: [LRV]}]",
        "een-van: [{soort: [LRV]}, {soort: [V3], uren: {meer-dan: 16, zonder-uren: telt-niet}}]"
      ),
      ("in-schooljaar: ja", "in-schooljaar: ja"), ("in-bereik: ja", "in-bereik: ja"),
      ("in-bereik: op-peildatum", "in-bereik: op-peildatum"),
      ("werkproces: {in-bereik: ja, soort: [zorg]}", "werkproces: {soort: [zorg], in-bereik: ja}"),
    ])
  func meldingen(geschreven: String, verwacht: String) throws {
    #expect(try tekst(geschreven, .melding) == "{\(verwacht)}")
    #expect(try tekst(verwacht, .melding) == "{\(verwacht)}")
  }

  @Test(
    "Of a werkproces too",
    arguments: [
      ("soort: [jikp, luxe]", "soort: [luxe, jikp]"),
      ("resultaat: [werk, terug-naar-school]", "resultaat: [terug-naar-school, werk]"),
      (
        "kenmerk: {besluit: [via-duo, toegekend], grond: [5b, 5a]}",
        "kenmerk: {grond: [5a, 5b], besluit: [toegekend, via-duo]}"
      ),
      ("lopend: {zonder-einde: telt-niet}", "lopend: {zonder-einde: telt-niet}"),
      ("melding: {in-schooljaar: ja, status: [R]}", "melding: {status: [R], in-schooljaar: ja}"),
    ])
  func werkprocessen(geschreven: String, verwacht: String) throws {
    #expect(try tekst(geschreven, .werkproces) == "{\(verwacht)}")
    #expect(try tekst(verwacht, .werkproces) == "{\(verwacht)}")
  }

  @Test(
    "Of an opgave too",
    arguments: [
      ("soort: [vsv, inwoner]", "soort: [vsv, inwoner]"), ("soort: [inwoner, vsv]", "soort: [vsv, inwoner]"),
      (
        "met-opgave: {op: 1-oktober, terug: 3 maanden, kenmerk: {inkomen: [tot-300, geen]}, soort: [inkomen]}",
        "met-opgave: {soort: [inkomen], kenmerk: {inkomen: [geen, tot-300]}, op: 1-oktober, terug: 3 maanden}"
      ),
      (
        "zonder-opgave: {in-bereik: ja, op: volgende-1-oktober, soort: [inwoner, inschrijving]}",
        "zonder-opgave: {soort: [inschrijving, inwoner], op: volgende-1-oktober, in-bereik: ja}"
      ),
      (
        "niet-ingeschreven: {zomer: {tot-en-met: 08-31, van: 07-05}, ten-minste: 4 weken}",
        "niet-ingeschreven: {ten-minste: 4 weken, zomer: {van: 07-05, tot-en-met: 08-31}}"
      ),
      ("niet-ingeschreven: {meer-dan: 28 dagen}", "niet-ingeschreven: {meer-dan: 28 dagen}"),
    ])
  func opgaven(geschreven: String, verwacht: String) throws {
    #expect(try tekst(geschreven, .opgave) == "{\(verwacht)}")
    #expect(try tekst(verwacht, .opgave) == "{\(verwacht)}")
  }

  /// Each list differs from one line to the next in one parameter.
  @Test(
    "Clauses that differ in any parameter have different texts",
    arguments: [
      [
        "leeftijd: {op: begin, vanaf: 5}", "leeftijd: {op: begin, tot-en-met: 5}",
        "leeftijd: {op: peildatum, vanaf: 5}", "leeftijd: {op: begin, vanaf: 6}",
      ],
      [
        "plicht: {op: begin, is: [leerplichtig]}", "plicht: {op: 1-oktober, is: [leerplichtig]}",
        "plicht: {op: begin, is: [18plus]}",
      ],
      [
        "duur: {meer-dan: 4 weken, zonder-einde: telt}", "duur: {ten-minste: 4 weken, zonder-einde: telt}",
        "duur: {meer-dan: 5 weken, zonder-einde: telt}", "duur: {meer-dan: 4 maanden, zonder-einde: telt}",
        "duur: {meer-dan: 4 weken, zonder-einde: telt-niet}",
        "duur: {meer-dan: 4 weken, zonder-einde: tot-teldag}",
      ],
      [
        "uren: {ten-minste: 16, zonder-uren: telt}", "uren: {meer-dan: 16, zonder-uren: telt}",
        "uren: {ten-minste: 17, zonder-uren: telt}", "uren: {ten-minste: 16, zonder-uren: telt-niet}",
      ],
      ["lopend: {zonder-einde-bij-status: [R]}", "lopend: {zonder-einde-bij-status: [R, B]}"],
      ["in-bereik: ja", "in-bereik: op-peildatum"],
      ["eerste: {}", "eerste: {soort: [V3]}", "werkproces: {}"],
      ["een-van: [{soort: [V3]}, {soort: [L]}]", "een-van: [{soort: [V3]}, {soort: [O]}]"],
    ])
  func verschillend(lijst: [String]) throws {
    #expect(Set(try lijst.map { try tekst($0, .melding) }).count == lijst.count)
  }
}
