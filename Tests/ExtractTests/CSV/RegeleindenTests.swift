import Domain
import Testing

@testable import Extract

@Suite("CSV: lines")
struct RegeleindenTests {
  private let bron = Bron.werkprocesCSV

  private func tekst(_ nummer: String) -> String { bron.tekst(bron.rij([.werkprocesnummer: nummer])) }

  @Test(
    "LF, CRLF and CR are the same, and may be mixed", arguments: ["\n", "\r\n", "\r", "\n\n", "\r\r", "\n\r"])
  func einden(_ einde: String) throws {
    let regels = [bron.kop, tekst("1"), tekst("2"), tekst("3")]
    let verwacht = try Proef.lees(bron.bestand(Array(regels.dropFirst())), met: bron.profiel)
    #expect(verwacht.nummers == ["1", "2", "3"])
    let alle = regels.joined(separator: einde)
    #expect(try Proef.lees(Array(alle.utf8), met: bron.profiel) == verwacht)
    #expect(try Proef.lees(Array((alle + einde).utf8), met: bron.profiel) == verwacht)
    let gemengd = regels[0] + "\r" + regels[1] + einde + regels[2] + "\r\n" + regels[3] + "\n"
    #expect(try Proef.lees(Array(gemengd.utf8), met: bron.profiel) == verwacht)
  }

  @Test("Empty and white lines are no records and have no number, before the header neither")
  func witteRegels() throws {
    let tekst =
      " \n\t\n\r\n\(bron.kop)\n\n\(tekst("1"))\n   \n\t \t\r\n\r\(tekst("2"))\nfout\n\n \(tekst("3"))"
    let uitslag = try Proef.lees(Array(tekst.utf8), met: bron.profiel)
    #expect(uitslag.nummers == ["1", "2", "3"])
    #expect(uitslag.regels.map(\.rij) == [1, 2, 3, 4])
    #expect(uitslag.afkeuringen.map(\.rij) == [3])
  }

  @Test("A line of other white, of quotes or with a # is a record")
  func geenWit() throws {
    for regel in ["\"\"", "\u{B}", "\u{A0}", "# \(tekst("2"));", "\" \""] {
      let uitslag = try Proef.lees(bron.bestand([tekst("1"), regel]), met: bron.profiel)
      #expect(uitslag.rijen == 2 && uitslag.afkeuringen.map(\.code) == [.r08], "\(regel)")
    }
  }

  @Test("A quoted record of several lines counts once, and its line breaks stay as they are")
  func meerregelig() throws {
    let lastig = "a\r\n\nb\r;\"\"\n c"
    let uitslag = try Proef.lees(bron.bestand([tekst(lastig), tekst("2")]), met: bron.profiel)
    #expect(uitslag.nummers.map { Array($0.utf8) } == [Array(lastig.utf8), [0x32]])
    #expect(uitslag.rijen == 2)
  }

  @Test("Spaces and tabs around a quoted field are dropped, and it is trimmed itself")
  func witOmQuotes() throws {
    let rest = String(bron.tekst(bron.geldig).drop { $0 != ";" })
    let uitslag = try Proef.lees(
      bron.bestand([" \t\"a b\"\t " + rest, "\" \n a b\t\"" + rest, "  a b  " + rest]), met: bron.profiel)
    #expect(uitslag.nummers == ["a b", "a b", "a b"])
  }

  @Test("A profile may have another delimiter")
  func scheidingsteken() throws {
    let gewoon = bron.profiel
    for (teken, byte) in [(",", UInt8(0x2C)), ("\t", 0x09), ("|", 0x7C)] {
      let profiel = Bronprofiel(
        id: gewoon.id, titel: gewoon.titel, record: gewoon.record, formaat: .csv(scheidingsteken: byte),
        codering: nil, datumpatronen: gewoon.datumpatronen, velden: gewoon.velden)
      let tekst = [bron.kop, bron.tekst(bron.rij([.resultaat: "", .brin: ""]))].joined(separator: "\n")
        .split(separator: ";", omittingEmptySubsequences: false).joined(separator: teken)
      #expect(try Proef.lees(Array(tekst.utf8), met: profiel).nummers == ["WP-1"], "\(teken)")
    }
  }
}
