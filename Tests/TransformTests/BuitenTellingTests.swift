import Domain
import Testing

@testable import Transform

/// The current records of the school year that aren't in scope, by reason, the first that holds: `ingetrokken`,
/// `andere-regio` (the code as read has a region that day), `gemeente-zonder-regio`.
@Suite struct BuitenTellingTests {
  private func redenen(_ voorbeeld: Voorbeeld, _ bron: Recordsoort) -> [String: Int] {
    voorbeeld.partitie.buitenTelling(bron).reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
  }

  private func verwacht(_ voorbeeld: Voorbeeld, _ bron: Recordsoort) -> [String: Int] {
    ["ingetrokken", "andere-regio", "gemeente-zonder-regio"].reduce(into: [:]) { uit, reden in
      let aantal = voorbeeld.nummers(bron, "reden", reden).count
      if aantal > 0 { uit[reden] = aantal }
    }
  }

  /// Oud (0001) went into Zwolle on 1 January 2022, Weg (0002) ended without successor, Laat (0003) began, and Over
  /// (0004) moved to another region. Elders (0363) lies in another one; Los (0005) in none; 0999 isn't known.
  @Test("Each melding of the school year counts, or is out for the first reason that holds")
  func meldingen() throws {
    let voorbeeld = try Voorbeeld(
      meldingen: """
        nummer | gemeente | melddatum  | status | reden
        1      | 0193     | 2021-09-13 | R      | telt
        2      | 0193     | 2021-09-13 | I      | ingetrokken
        3      | 0363     | 2021-09-13 | I      | ingetrokken
        4      | 0363     | 2021-09-13 | R      | andere-regio
        5      | 0004     | 2021-12-31 | R      | telt
        6      | 0004     | 2022-01-01 | R      | andere-regio
        7      | 0001     | 2022-01-01 | R      | telt
        8      | 0002     | 2021-12-31 | R      | telt
        9      | 0002     | 2022-01-01 | R      | gemeente-zonder-regio
        10     | 0003     | 2021-12-31 | R      | gemeente-zonder-regio
        11     | 0003     | 2022-01-01 | R      | telt
        12     | 0005     | 2021-09-13 | R      | gemeente-zonder-regio
        13     | 0999     | 2021-09-13 | R      | gemeente-zonder-regio
        14     | 0363     | 2021-07-31 | R      |
        """)
    #expect(redenen(voorbeeld, .melding) == verwacht(voorbeeld, .melding))
    #expect(
      voorbeeld.nummers(.melding, voorbeeld.partitie.tellende(.melding))
        == voorbeeld.nummers(.melding, "reden", "telt"))
    #expect(voorbeeld.partitie.aantalInSchooljaar(.melding) == (13, 5))
  }

  @Test("A werkproces can't be withdrawn; its gemeente decides on its start date")
  func werkprocessen() throws {
    let voorbeeld = try Voorbeeld(
      werkprocessen: """
        nummer | gemeente | start      | soort | reden
        1      | 0193     | 2021-09-13 | zorg  | telt
        2      | 0363     | 2021-09-13 | luxe  | andere-regio
        3      | 0002     | 2022-01-01 | luxe  | gemeente-zonder-regio
        4      | 0363     | 2022-08-01 | luxe  |
        """)
    #expect(redenen(voorbeeld, .werkproces) == verwacht(voorbeeld, .werkproces))
    #expect(voorbeeld.partitie.aantalInSchooljaar(.werkproces) == (3, 1))
  }

  @Test("Nothing out of scope is no row, not a row of 0")
  func leeg() throws {
    #expect(try Voorbeeld(meldingen: "nummer\n1").partitie.buitenTelling(.melding).isEmpty)
    #expect(try Voorbeeld().partitie.buitenTelling(.melding).isEmpty)
  }
}
