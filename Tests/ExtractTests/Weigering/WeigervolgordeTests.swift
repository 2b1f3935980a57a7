import Domain
import Testing

@testable import Extract

/// Several faults in one file: it gets the first of B04, B01, B05, B03, B02.
@Suite("The order of the refusal codes")
struct WeigervolgordeTests {
  @Test("The order is that of the contract")
  func volgorde() {
    #expect(Weigercode.volgorde == [.b04, .b01, .b05, .b03, .b02])
    #expect(Set(Weigercode.volgorde).count == Weigercode.allCases.count)
  }

  @Test("A broken quote in the last line comes before a wrong header", arguments: Bron.csv)
  func quotesVoorKop(_ bron: Bron) throws {
    #expect(try Proef.lees(Array("x;y\n1;2\n".utf8), met: bron.profiel).weigering == .b03)
    #expect(try Proef.lees(Array("x;y\n1;2\n3;\"4".utf8), met: bron.profiel).weigering == .b05)
    #expect(try Proef.lees(Array("x;y\n1;2\n3;4\"5".utf8), met: bron.profiel).weigering == .b05)
    let groot = String(repeating: "x", count: 1 << 20 + 1)
    #expect(try Proef.lees(Array("x;y\n1;\(groot)".utf8), met: bron.profiel).weigering == .b05)
  }

  @Test("Not well-formed comes before a wrong root, also when the fault stands last")
  func misvormdVoorWortel() throws {
    let profiel = Bron.meldingXML.profiel
    #expect(try Proef.lees(Array("<Anders></Anders>".utf8), met: profiel).weigering == .b03)
    #expect(try Proef.lees(Array("<Anders></Ander>".utf8), met: profiel).weigering == .b01)
    #expect(try Proef.lees(Array("<Anders></Anders>x".utf8), met: profiel).weigering == .b01)
    #expect(try Proef.lees(Array("<!DOCTYPE Anders><Anders/>".utf8), met: profiel).weigering == .b01)
  }

  @Test("A refused file has no rows", arguments: Bron.allCases)
  func geenRijen(_ bron: Bron) throws {
    let slot = bron.isCSV ? "\"" : "<"
    let uitslag = try Proef.lees(bron.bestand([bron.geldig]) + Array(slot.utf8), met: bron.profiel)
    #expect(uitslag == Uitslag(weigering: bron.isCSV ? .b05 : .b01))
  }
}
