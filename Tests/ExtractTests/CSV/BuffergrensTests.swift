import Domain
import Testing

@testable import Extract

/// The file is read 256 KiB at a time. What lies across such a border must read as if it didn't.
@Suite("CSV: borders of the read buffer")
struct BuffergrensTests {
  private let bron = Bron.werkprocesCSV
  private static let buffer = 1 << 18

  /// A file in which `staart` begins so many bytes before the end of the first buffer, behind a filling row.
  private func bestand(_ staart: [UInt8], voorGrens: Int) -> (bytes: [UInt8], begin: Int) {
    let kop = Array("\(bron.kop)\n".utf8)
    // Free text is dropped, so the filling changes no record.
    let kaal = bron.tekst(bron.rij([.resultaat: ""])).utf8.count + 1
    let vulling = String(repeating: ".", count: Self.buffer - voorGrens - kop.count - kaal)
    let rij = Array("\(bron.tekst(bron.rij([.resultaat: vulling])))\n".utf8)
    return (kop + rij + staart, kop.count + rij.count)
  }

  @Test(
    "CR|LF, quotes, and characters of several bytes on the border",
    arguments: ["a\r\nb", "\"\"é\"\"\r\n😀;", "x\r\r\n\ny", "€\"\"", "\"\";\"\""])
  func opDeGrens(_ nummer: String) throws {
    let rest = bron.tekst(bron.geldig).drop { $0 != ";" }
    let kort = bron.tekst(bron.rij([.werkprocesnummer: "2", .soort: "?"]))
    let staart = Array("\"\(nummer)\" \(rest)\r\n\r\n\(kort)\r\(kort)\n".utf8)
    let los = try Proef.lees(Array("\(bron.kop)\n".utf8) + staart, met: bron.profiel)
    #expect(los.rijen == 3 && los.afkeuringen.count == 2)
    let lang = rest.utf8.count
    for voorGrens in Array(-2...22) + Array((lang + 2)...(lang + 26)) {
      let (bytes, begin) = bestand(staart, voorGrens: voorGrens)
      let uitslag = try Proef.lees(bytes, met: bron.profiel)
      let verschuiving = begin - bron.kop.utf8.count - 1
      #expect(uitslag.rijen == 4 && uitslag.codering == "utf-8")
      #expect(uitslag.nummers == [bron.geldig[.werkprocesnummer] ?? ""] + los.nummers, "\(voorGrens)")
      #expect(
        uitslag.afkeuringen
          == los.afkeuringen.map { oud in
            Afkeuring(
              rij: oud.rij + 1, code: oud.code, veld: oud.veld,
              bytes: oud.bytes.map { ($0.lowerBound + verschuiving)..<($0.upperBound + verschuiving) })
          }, "\(voorGrens)")
    }
  }

  @Test("The end of the file on the border", arguments: ["", "\n", "\r", "\r\n", "\"", "\n\n\n"])
  func eindeOpDeGrens(_ einde: String) throws {
    let staart = Array((bron.tekst(bron.rij([.soort: "?"])) + einde).utf8)
    for verschil in -3...3 {
      let (bytes, begin) = bestand(staart, voorGrens: staart.count + verschil)
      let uitslag = try Proef.lees(bytes, met: bron.profiel)
      guard einde != "\"" else {
        #expect(uitslag.weigering == .b05)
        continue
      }
      let eind = begin + staart.count - (einde == "\n\n\n" ? 2 : 0)
      #expect(uitslag.rijen == 2)
      #expect(uitslag.afkeuringen == [Afkeuring(rij: 2, code: .r06, veld: "SOORT", bytes: begin..<eind)])
    }
  }

  @Test(
    "A line longer than the buffer, with its end on either side of a border", arguments: ["\n", "\r\n", "\r"])
  func langeRegel(_ einde: String) throws {
    let rij = bron.tekst(bron.rij([.soort: "?"]))
    let kop = "\(bron.kop);E\(einde)"
    for lengte in [Self.buffer - 1, Self.buffer, 2 * Self.buffer, 3 * Self.buffer + 7] {
      for verschil in -3...3 {
        let vulling = String(repeating: "x", count: lengte - rij.utf8.count - 1 + verschil)
        let eerste = "\(rij);\(vulling)\(einde)"
        let uitslag = try Proef.lees(Array((kop + eerste + "\(rij);1\(einde)").utf8), met: bron.profiel)
        let grens = kop.utf8.count + eerste.utf8.count
        #expect(uitslag.rijen == 2)
        #expect(
          uitslag.afkeuringen.map(\.bytes) == [
            kop.utf8.count..<grens, grens..<(grens + rij.utf8.count + 2 + einde.utf8.count),
          ], "\(lengte) \(verschil)")
      }
    }
  }

  @Test("Bytes that are no text across a border reject their row alone")
  func ontekens() throws {
    let rest = Array(bron.tekst(bron.geldig).drop { $0 != ";" }.utf8)
    let profiel = bron.profiel(codering: .utf8)
    for voorGrens in 0...4 {
      let (bytes, _) = bestand([0xE2, 0x82] + rest + [0x0A] + Array("€".utf8) + rest, voorGrens: voorGrens)
      let uitslag = try Proef.lees(bytes, met: profiel)
      #expect(uitslag.nummers == ["WP-1", "€"])
      #expect(uitslag.afkeuringen.map(\.code) == [.r09] && uitslag.afkeuringen.map(\.rij) == [2])
    }
  }

  @Test("White space longer than the buffer is no record")
  func veelWit() throws {
    let wit =
      String(repeating: " ", count: Self.buffer + 9) + "\n" + String(repeating: "\r\n", count: Self.buffer)
    let tekst = wit + bron.kop + "\n" + wit + bron.tekst(bron.geldig) + "\n" + wit
    let uitslag = try Proef.lees(Array(tekst.utf8), met: bron.profiel)
    #expect(uitslag.rijen == 1 && uitslag.nummers == ["WP-1"])
  }
}
