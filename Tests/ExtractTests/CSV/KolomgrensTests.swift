import Domain
import Foundation
import Testing

@testable import Extract

@Suite("CSV: many columns, and one long line")
struct KolomgrensTests {
  private let bron = Bron.meldingCSV
  private func extra(_ aantal: Int) -> String { (0..<aantal).map { ";X\($0)" }.joined() }

  @Test("4096 columns are read, one more refuses the file, and says so")
  func kop() throws {
    let over = 4096 - bron.indeling.count
    let goed = "\(bron.kop)\(extra(over))\n\(bron.tekst(bron.geldig))\(String(repeating: ";", count: over))\n"
    #expect(try Proef.lees(Array(goed.utf8), met: bron.profiel).nummers.count == 1)
    for teveel in [1, 1_000_000] {
      let kop = "\(bron.kop)\(extra(over + teveel))\n"
      #expect(try Proef.lees(Array(kop.utf8), met: bron.profiel).weigering == .b03)
      // Mandatory columns behind the limit are none.
      #expect(
        try Proef.lees(Array("X\(extra(4095));\(bron.kop)\n".utf8), met: bron.profiel).weigering == .b03)
    }
  }

  @Test("A header above the limit gives way to malformed quotes, which refuse first")
  func volgorde() throws {
    let tekst = "\(bron.kop)\(extra(5000))\n\"open"
    #expect(try Proef.lees(Array(tekst.utf8), met: bron.profiel).weigering == .b05)
  }

  @Test("A row of a million columns is R08, and its neighbours count")
  func rij() throws {
    let goed = bron.tekst(bron.geldig)
    let breed = goed + String(repeating: ";1", count: 1_000_000)
    let uitslag = try Proef.lees(bron.bestand([goed, breed, goed]), met: bron.profiel)
    #expect(uitslag.afkeuringen.map(\.code) == [.r08] && uitslag.afkeuringen.map(\.rij) == [2])
    #expect(uitslag.nummers.count == 2)
  }

  @Test("A long line of white space is no row, and a quote that never closes refuses the file")
  func langeRegel() throws {
    let goed = bron.tekst(bron.geldig)
    let wit = String(repeating: " \t", count: 2_000_000)
    #expect(try Proef.lees(bron.bestand([wit, goed]), met: bron.profiel).rijen == 1)
    let open = goed + ";\"" + String(repeating: "x;\n", count: 1_000_000)
    #expect(try Proef.lees(bron.bestand([goed, open]), met: bron.profiel).weigering == .b05)
  }
}
