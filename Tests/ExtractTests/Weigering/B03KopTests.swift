import Domain
import Testing

@testable import Extract

@Suite("B03: the expected root is missing, or the mandatory columns are wrong")
struct B03KopTests {
  /// What may be missing by the contract, with one of the two personal numbers.
  private static func magWeg(_ bron: Bron) -> [Veldnaam] {
    switch bron.record {
    case .melding: [.vestiging, .uren, .alleLessenGemist, .redenAfsluiting, .mutatietijd]
    case .werkproces: [.resultaat]
    case .opgave: [.vestiging]
    }
  }

  private func lees(_ bron: Bron, zonder: [Veldnaam], erbij: [String] = []) throws -> Uitslag {
    let kolommen = bron.indeling.filter { !zonder.contains($0.veld) }
    var rij = bron.rij([.onderwijsnummer: Proefnummer.onderwijsnummer()])
    for veld in zonder { rij[veld] = nil }
    let kop = (kolommen.map(\.naam) + erbij).joined(separator: ";")
    let waarden = (kolommen.map { rij[$0.veld] ?? "" } + erbij.map { _ in "" }).joined(separator: ";")
    return try Proef.lees(Array("\(kop)\n\(waarden)\n".utf8), met: bron.profiel)
  }

  @Test("Each mandatory column by itself", arguments: Bron.csv)
  func ontbreekt(_ bron: Bron) throws {
    for veld in bron.indeling.map(\.veld) {
      let uitslag = try lees(bron, zonder: [veld])
      let mag = Self.magWeg(bron).contains(veld) || veld == .bsn || veld == .onderwijsnummer
      #expect(uitslag.weigering == (mag ? nil : .b03), "\(veld)")
      #expect(uitslag.nummers.count == (mag ? 1 : 0), "\(veld)")
    }
    #expect(try lees(bron, zonder: [.bsn, .onderwijsnummer]).weigering == .b03)
    #expect(try lees(bron, zonder: Self.magWeg(bron) + [.bsn]).nummers.count == 1)
  }

  @Test("Two columns that match the same field, optional or not; other names may repeat", arguments: Bron.csv)
  func dubbel(_ bron: Bron) throws {
    for naam in bron.indeling.map(\.naam) {
      #expect(try lees(bron, zonder: [], erbij: [naam]).weigering == .b03, "\(naam)")
      #expect(try lees(bron, zonder: [], erbij: ["# " + naam.lowercased()]).weigering == .b03, "\(naam)")
    }
    #expect(try lees(bron, zonder: [], erbij: ["EXTRA", "EXTRA", "", ""]).nummers.count == 1)
  }

  @Test("A name that isn't text matches nothing", arguments: Bron.csv)
  func onteken(_ bron: Bron) throws {
    let kop = Array(bron.kop.utf8)
    #expect(try Proef.lees([0x00] + kop, met: bron.profiel).weigering == .b03)
    #expect(try Proef.lees([0xFF] + kop, met: bron.profiel).weigering == .b03)
    // As an extra column it is harmless.
    #expect(try Proef.lees(kop + Array(";\u{0}".utf8) + [0xFF, 0x0A], met: bron.profiel).weigering == nil)
  }

  @Test("A header without records is no fault", arguments: Bron.allCases)
  func zonderRecords(_ bron: Bron) throws {
    let leeg = bron.isCSV ? bron.kop : Bron.levering("")
    for einde in ["", "\n", "\r\n", "\r", "\n\n  \n"] {
      let uitslag = try Proef.lees(Array((leeg + einde).utf8), met: bron.profiel)
      #expect(uitslag == Uitslag(rijen: 0, codering: "utf-8"))
    }
  }

  @Test("A file that holds something else", arguments: Bron.csv)
  func anders(_ bron: Bron) throws {
    let ander = bron == .meldingCSV ? Bron.werkprocesCSV : .meldingCSV
    #expect(try Proef.lees(ander.bestand([ander.geldig]), met: bron.profiel).weigering == .b03)
    #expect(try Proef.lees(Array("x".utf8), met: bron.profiel).weigering == .b03)
    // The delimiter is the profile's.
    let komma = bron.kop.split(separator: ";").joined(separator: ",")
    #expect(try Proef.lees(Array(komma.utf8), met: bron.profiel).weigering == .b03)
    // UTF-16 is no encoding of CSV.
    let breed = bron.kop.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    #expect(try Proef.lees([0xFF, 0xFE] + breed, met: bron.profiel).weigering == .b03)
  }

  @Test("The root by its local name, in exact case")
  func wortel() throws {
    let bron = Bron.meldingXML
    func weigering(_ tekst: String) throws -> Weigercode? {
      try Proef.lees(Array(tekst.utf8), met: bron.profiel).weigering
    }
    let geval = bron.tekst(bron.geldig)
    for tekst in [
      "<Anders>\(geval)</Anders>", geval,
      "<\(Bron.wortel.lowercased())>\(geval)</\(Bron.wortel.lowercased())>",
      "<soap><Body>\(Bron.levering(geval))</Body></soap>", "<Anders/>",
    ] { #expect(try weigering(tekst) == .b03, "\(tekst.prefix(60))") }
    #expect(try weigering("<\(Bron.wortel)/>") == nil)
    #expect(try weigering("<a:\(Bron.wortel) xmlns:a='urn:a'/>") == nil)
    #expect(try weigering("<\(Bron.wortel) xmlns='urn:a'/>") == nil)
    // A prefix that nobody declared is a matter of namespaces, not of well-formedness.
    #expect(try weigering("<a:\(Bron.wortel)/>") == nil)
  }
}
