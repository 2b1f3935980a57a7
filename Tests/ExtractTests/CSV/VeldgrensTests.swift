import Domain
import Testing

@testable import Extract

/// Kept aside: these fail. The size of a field that isn't finished is taken from libcsv's `entry_pos`, which counts the
/// closing quote and the spaces behind a value until the field ends.
@Suite("CSV: the limit of 1 MiB doesn't depend on where the file is cut")
struct VeldgrensTests {
  private let bron = Bron.werkprocesCSV
  private static let mebi = 1 << 20

  @Test("A quoted field of exactly 1 MiB as the last of a file without a line end")
  func zonderRegeleinde() throws {
    let tekst = "\(bron.kop);E\n\(bron.tekst(bron.geldig));\"\(String(repeating: "x", count: Self.mebi))\""
    #expect(try Proef.lees(Array((tekst + "\n").utf8), met: bron.profiel).rijen == 1)
    #expect(try Proef.lees(Array(tekst.utf8), met: bron.profiel).rijen == 1)
  }

  @Test("A quoted field of exactly 1 MiB whose closing quote ends a piece of its line")
  func quoteOpDeGrens() throws {
    let rij = bron.tekst(bron.geldig)
    // Lines above the buffer go to libcsv in pieces of 262143 bytes.
    let voor = 5 * 262_143 - Self.mebi - rij.utf8.count - 4
    for verschil in -1...1 {
      let vulling = String(repeating: "y", count: voor + verschil)
      let tekst = "\(bron.kop);D;E;F\n\(rij);\(vulling);\"\(String(repeating: "x", count: Self.mebi))\";z\n"
      #expect(try Proef.lees(Array(tekst.utf8), met: bron.profiel).rijen == 1, "\(verschil)")
    }
  }

  @Test("Spaces behind a value count always or never")
  func spatiesErachter() throws {
    var uitslagen: Set<Weigercode?> = []
    let rij = bron.tekst(bron.geldig)
    let waarde = String(repeating: "x", count: Self.mebi - 5) + String(repeating: " ", count: 10)
    for voor in [10, 5 * 262_143 - Self.mebi - rij.utf8.count - 5] {
      let tekst = "\(bron.kop);D;E\n\(rij);\(String(repeating: "y", count: voor));\(waarde)\n"
      uitslagen.insert(try Proef.lees(Array(tekst.utf8), met: bron.profiel).weigering)
    }
    #expect(uitslagen.count == 1)
  }
}
