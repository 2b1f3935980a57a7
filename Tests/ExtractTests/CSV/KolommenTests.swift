import Domain
import Testing

@testable import Extract

@Suite("CSV: columns go by name")
struct KolommenTests {
  /// A file of one valid row whose header spells one name in another way.
  private func lees(_ bron: Bron, _ veld: Veldnaam, als naam: String, met profiel: Bronprofiel? = nil) throws
    -> Uitslag
  {
    let kop = bron.indeling.map { $0.veld == veld ? naam : $0.naam }.joined(separator: ";")
    return try Proef.lees(
      Array("\(kop)\n\(bron.tekst(bron.geldig))\n".utf8), met: profiel ?? bron.profiel)
  }

  @Test("Case, # in front, white space around, and space, underscore or hyphen within", arguments: Bron.csv)
  func spellingen(_ bron: Bron) throws {
    for naam in [
      "datum_einde", "Datum Einde", "DATUM-EINDE", "#DATUM_EINDE", " # datum einde ", "\" #Datum_Einde \"",
      "\tDATUM_EINDE",
      "#\tDATUM_EINDE", "\"DATUM_EINDE\n\"", "DaTuM_eInDe",
    ] { #expect(try lees(bron, .einde, als: naam).nummers.count == 1, "\(naam)") }
  }

  @Test("No other spelling matches", arguments: Bron.csv)
  func andereNamen(_ bron: Bron) throws {
    for naam in [
      "DATUMEINDE", "DATUM__EINDE", "DATUM  EINDE", "DATUM_EINDE_", "_DATUM_EINDE", "##DATUM_EINDE",
      "DATUM_EINDE#",
      "DATUM.EINDE", "DATUM\tEINDE", "DATUM\u{A0}EINDE", "DATUM–EINDE", "DATUM_EINDE.", "EINDE", "",
      "\u{FEFF}DATUM_EINDE", "DÁTUM_EINDE",
    ] { #expect(try lees(bron, .einde, als: naam).weigering == .b03, "\(naam)") }
  }

  @Test("The order of the columns doesn't matter, and extra ones may stand anywhere", arguments: Bron.csv)
  func volgorde(_ bron: Bron) throws {
    let gewoon = try bron.lees([bron.geldig])
    var toeval = Toeval(1)
    for _ in 0..<10 {
      var kolommen =
        bron.indeling.map { ($0.naam, bron.geldig[$0.veld] ?? "") } + [
          ("X", "\"a;b\""), ("", "z"), ("x", "1"),
        ]
      kolommen.shuffle(using: &toeval)
      let tekst = kolommen.map(\.0).joined(separator: ";") + "\n" + kolommen.map(\.1).joined(separator: ";")
      #expect(try Proef.lees(Array(tekst.utf8), met: bron.profiel) == gewoon)
    }
  }

  @Test("The column of another format is an extra column")
  func anderFormaat() throws {
    let bron = Bron.werkprocesCSV
    let tekst = "\(bron.kop);STATUS;STATUS;Verzuimgeval\n\(bron.tekst(bron.geldig));X;Y;Z\n"
    #expect(try Proef.lees(Array(tekst.utf8), met: bron.profiel).nummers == ["WP-1"])
  }

  @Test("A profile may give a field several names; two of them in one file refuse it")
  func synoniemen() throws {
    let bron = Bron.meldingCSV
    let profiel = bron.profiel(namen: [.einde: ["DATUM_EINDE", "Einde verzuim"], .brin: ["SCHOOL"]])
    // The profile's names replace the usual ones.
    #expect(try lees(bron, .brin, als: "BRIN", met: profiel).weigering == .b03)
    let kop = bron.indeling.map { $0.veld == .brin ? "school" : $0.naam }
    let rij = bron.tekst(bron.geldig)
    func leesKop(_ kop: [String], _ rij: String) throws -> Uitslag {
      try Proef.lees(Array("\(kop.joined(separator: ";"))\n\(rij)".utf8), met: profiel)
    }
    #expect(try leesKop(kop, rij).nummers.count == 1)
    let anders = kop.map { $0 == "DATUM_EINDE" ? "#einde-verzuim" : $0 }
    #expect(try leesKop(anders, rij).nummers.count == 1)
    #expect(try leesKop(kop + ["EINDE_VERZUIM"], rij + ";").weigering == .b03)
    // A rejection calls the field by the name that this file's column has in the profile.
    let fout = bron.tekst(bron.rij([.einde: "x"]))
    #expect(try leesKop(kop, fout).afkeuringen.map(\.veld) == ["DATUM_EINDE"])
    #expect(try leesKop(anders, fout).afkeuringen.map(\.veld) == ["Einde verzuim"])
  }

  @Test("Codes are those of the profile")
  func codes() throws {
    let bron = Bron.meldingCSV
    let gewoon = bron.profiel
    let profiel = Bronprofiel(
      id: gewoon.id, titel: gewoon.titel, record: .melding, formaat: gewoon.formaat, codering: nil,
      datumpatronen: gewoon.datumpatronen,
      velden: gewoon.velden.map {
        $0.naam == .soort
          ? .init(
            naam: .soort, namen: $0.namen,
            codes: ["16 uur": Verzuimsoort.v3.rawValue, "é": Verzuimsoort.luxe.rawValue]) : $0
      })
    let rijen = ["16 uur", "V3", "é", "e\u{301}", "16 UUR"].map { bron.rij([.soort: $0]) }
    let uitslag = try Proef.lees(bron.bestand(rijen), met: profiel)
    #expect(uitslag.meldingen.map(\.soort) == [.v3, .luxe])
    #expect(uitslag.afkeuringen.map(\.rij) == [2, 4, 5])
    #expect(uitslag.afkeuringen.allSatisfy { $0.code == .r06 })
  }
}
