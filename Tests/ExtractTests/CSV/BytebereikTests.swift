import Domain
import Testing

@testable import Extract

/// The quarantine keeps of a rejected row its place in the file alone, so it must be right to the byte.
@Suite("CSV: the place of a row")
struct BytebereikTests {
  /// Each row of such a reading is rejected, and so tells its place.
  private func plaatsen(_ bytes: [UInt8], _ bron: Bron, codering: Codering? = nil) throws -> Uitslag {
    try Proef.lees(bytes, met: bron.profiel(codering: codering), gemeenten: Proef.geenGemeenten)
  }

  /// The rows in order, none overlapping, and between them nothing but white lines.
  private func toets(_ bytes: [UInt8], _ uitslag: Uitslag, vanaf begin: Int) {
    var plaats = begin
    for afkeuring in uitslag.afkeuringen {
      guard let bereik = afkeuring.bytes, bereik.lowerBound >= plaats, bereik.upperBound <= bytes.count else {
        Issue.record("row \(afkeuring.rij) lies at \(String(describing: afkeuring.bytes))")
        return
      }
      #expect(bytes[plaats..<bereik.lowerBound].allSatisfy { " \t\r\n".utf8.contains($0) })
      #expect(bytes[bereik.lowerBound] != 0x0A && bytes[bereik.lowerBound] != 0x0D)
      let laatste = bytes[bereik.upperBound - 1]
      #expect(bereik.upperBound == bytes.count || laatste == 0x0A || laatste == 0x0D)
      // A CRLF belongs to the row as a whole.
      #expect(laatste != 0x0D || bereik.upperBound == bytes.count || bytes[bereik.upperBound] != 0x0A)
      plaats = bereik.upperBound
    }
    #expect(bytes[plaats...].allSatisfy { " \t\r\n".utf8.contains($0) })
  }

  @Test(
    "The rows with the blank lines cover the file, and each cut out gives the row again", arguments: Bron.csv)
  func dekking(_ bron: Bron) throws {
    for zaad in 0..<150 {
      var toeval = Toeval(zaad)
      let bestand = Willekeurig.csv(bron, &toeval)
      let uitslag = try plaatsen(bestand.bytes, bron)
      #expect(uitslag.weigering == nil && uitslag.afkeuringen.count == bestand.rijen, "seed \(zaad)")
      toets(bestand.bytes, uitslag, vanaf: bestand.kop.count)
      for afkeuring in uitslag.afkeuringen {
        guard let bereik = afkeuring.bytes else { continue }
        let stuk = bestand.kop + bestand.bytes[bereik]
        let opnieuw = try plaatsen(stuk, bron, codering: Codering(rawValue: uitslag.codering))
        #expect(opnieuw.afkeuringen.map(\.code) == [afkeuring.code], "seed \(zaad)")
        #expect(opnieuw.afkeuringen.map(\.veld) == [afkeuring.veld], "seed \(zaad)")
        #expect(opnieuw.afkeuringen.first?.bytes == bestand.kop.count..<stuk.count, "seed \(zaad)")
      }
    }
  }

  @Test("The same holds for damaged files that are still read", arguments: Bron.csv)
  func beschadigd(_ bron: Bron) throws {
    var gelezen = 0
    for zaad in 0..<200 {
      var toeval = Toeval(1000 + zaad)
      let bestand = Willekeurig.csv(bron, &toeval)
      // The header stays, or nearly all would be refused.
      let bytes =
        bestand.kop + Willekeurig.beschadig(Array(bestand.bytes.dropFirst(bestand.kop.count)), &toeval)
      let uitslag = try plaatsen(bytes, bron)
      guard uitslag.weigering == nil else { continue }
      gelezen += 1
      #expect(uitslag.isVerantwoord, "seed \(zaad)")
      toets(bytes, uitslag, vanaf: bestand.kop.count)
    }
    #expect(gelezen > 50)
  }

  @Test("From the record's first byte to behind its line end", arguments: ["\n", "\r\n", "\r", ""])
  func precies(_ einde: String) throws {
    let bron = Bron.meldingCSV
    let fout = " \"a\nb\"" + bron.tekst(bron.rij([.soort: "?"])).drop { $0 != ";" }
    let voor = "\(bron.kop)\r\n \n\(bron.tekst(bron.geldig))\n\r\n"
    let bytes = Array((voor + fout + einde).utf8)
    let uitslag = try Proef.lees(bytes, met: bron.profiel)
    #expect(
      uitslag.afkeuringen == [
        Afkeuring(rij: 2, code: .r06, veld: "SOORT_VERZUIM", bytes: voor.utf8.count..<bytes.count)
      ])
  }

  @Test("XML has no places", arguments: [Bron.meldingXML])
  func xml(_ bron: Bron) throws {
    #expect(try bron.lees([bron.rij([.soort: "?"])]).afkeuringen.map(\.bytes) == [nil])
  }
}
