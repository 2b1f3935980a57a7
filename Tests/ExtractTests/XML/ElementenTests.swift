import Domain
import Testing

@testable import Extract

@Suite("XML: elements")
struct ElementenTests {
  private let bron = Bron.meldingXML

  private func lees(_ inhoud: String) throws -> Uitslag {
    try Proef.lees(Array(Bron.levering(inhoud).utf8), met: bron.profiel)
  }

  /// The valid record as text in which one piece is replaced by another.
  private func record(_ oud: String, _ nieuw: String) throws -> String {
    var tekst = bron.tekst(bron.geldig)
    tekst.replaceSubrange(try #require(tekst.firstRange(of: oud)), with: nieuw)
    return tekst
  }

  private var gewoon: Uitslag { get throws { try bron.lees([bron.geldig]) } }

  @Test("With or without a namespace or prefix, declared or not")
  func naamruimten() throws {
    let inhoud = bron.tekst(bron.geldig)
    func metPrefix(_ tekst: String) -> String {
      var uit = ""
      var vorige: Character = " "
      for teken in tekst {
        if vorige == "<", teken != "/" { uit += "p:" }
        if vorige == "/", uit.hasSuffix("</") { uit += "p:" }
        uit.append(teken)
        vorige = teken
      }
      return uit
    }
    let prefix = metPrefix(Bron.levering(inhoud))
    let declaratie = prefix.replacing("<p:\(Bron.wortel)>", with: "<p:\(Bron.wortel) xmlns:p=\"urn:duo\">")
    let zonder = Bron.levering(inhoud)
      .replacing("<\(Bron.wortel)>", with: "<\(Bron.wortel) xmlns='http://duo.test/' xmlns:q='relatief'>")
    for tekst in [prefix, declaratie, zonder, zonder.replacing("<BRIN>", with: "<BRIN xmlns=''>")] {
      #expect(try Proef.lees(Array(tekst.utf8), met: bron.profiel) == gewoon, "\(tekst.prefix(80))")
    }
  }

  @Test("Unknown elements, attributes, comments and instructions mean nothing")
  func onbekend() throws {
    let ruis = "<Naam>x<BRIN>99ZZ</BRIN></Naam><!-- <BRIN>99ZZ</BRIN> --><?BRIN 99ZZ?>"
    let tekst = try record("<BRIN>", ruis + "<BRIN xmlns:xsi='urn:x' xsi:nil='true' waarde='99ZZ'>")
    #expect(try lees("<Anders>\(tekst)</Anders>\(tekst)<Verzuimgevallen/>") == gewoon)
  }

  @Test("Paths are exact: case, level and place")
  func pad() throws {
    for (oud, nieuw) in [
      ("<BRIN>25GA</BRIN>", "<Brin>25GA</Brin>"), ("<BRIN>25GA</BRIN>", "<X><BRIN>25GA</BRIN></X>"),
      ("<BRIN>25GA</BRIN>", ""), ("<BRIN>25GA</BRIN>", "<BRIN><BRIN>25GA</BRIN></BRIN>"),
    ] {
      let uitslag = try lees(try record(oud, nieuw))
      #expect(
        uitslag.afkeuringen.map(\.code) == [.r05] && uitslag.afkeuringen.map(\.veld) == ["BRIN"], "\(nieuw)")
    }
    #expect(try lees(try record("<Onderwijsinstelling>", "<BRIN>99ZZ</BRIN><Onderwijsinstelling>")) == gewoon)
  }

  @Test("Of a repeated element the first counts, also when it is empty")
  func herhaaldBlad() throws {
    #expect(try lees(try record("</BRIN>", "</BRIN><BRIN>99ZZ</BRIN>")) == gewoon)
    #expect(try lees(try record("</BRIN>", "</BRIN><BRIN/>")) == gewoon)
    let leeg = try lees(try record("<BRIN>", "<BRIN/><BRIN>"))
    #expect(leeg.afkeuringen.map(\.code) == [.r05])
  }

  @Test("It counts with all its parts")
  func herhaaldeTak() throws {
    let ander = "<Onderwijsinstelling><BRIN>99ZZ</BRIN><Vestiging>07</Vestiging></Onderwijsinstelling>"
    #expect(try lees(try record("</Onderwijsinstelling>", "</Onderwijsinstelling>\(ander)")) == gewoon)
    // What the first lacks, the second doesn't bring.
    let zonder = try record(
      "<Vestiging>00</Vestiging></Onderwijsinstelling>", "</Onderwijsinstelling>\(ander)")
    #expect(try lees(zonder).meldingen.map(\.vestiging) == [nil])
    let leeg = try lees(try record("<Onderwijsinstelling>", "<Onderwijsinstelling/><Onderwijsinstelling>"))
    #expect(leeg.afkeuringen.map(\.code) == [.r05])
    // Each record begins anew.
    let dubbel = try record("</BRIN>", "</BRIN><BRIN>99ZZ</BRIN>")
    #expect(try lees(dubbel + dubbel).meldingen.map(\.brin.description) == ["25GA", "25GA"])
  }

  @Test("Nothing of a record goes over into the next")
  func volgende() throws {
    let uitslag = try bron.lees([
      bron.geldig, bron.rij([.vestiging: nil, .einde: nil, .uren: nil]), bron.rij([.brin: nil]),
    ])
    #expect(uitslag.meldingen.map(\.uren) == [18, nil])
    #expect(uitslag.meldingen.map(\.vestiging?.description) == ["00", nil])
    #expect(uitslag.afkeuringen.map(\.code) == [.r05])
  }

  @Test("The order of the elements doesn't matter")
  func volgorde() throws {
    let delen = bron.xml(bron.geldig)
    let grens = try #require(delen.firstRange(of: "<MeldingRelatiefVerzuim>")).lowerBound
    #expect(try lees(Bron.geval(String(delen[grens...]) + String(delen[..<grens]))) == gewoon)
  }

  @Test("Only what stands directly below the root is a record, and all of it is numbered")
  func nummering() throws {
    let goed = bron.tekst(bron.geldig)
    let uitslag = try lees("<Verzuimgeval/>\(goed)<Blok>\(goed)</Blok>\(Bron.geval(goed))tekst\(goed)")
    #expect(uitslag.rijen == 4 && uitslag.isVerantwoord)
    #expect(uitslag.afkeuringen.map(\.rij) == [1, 3])
    #expect(uitslag.meldingen.count == 2)
  }
}
