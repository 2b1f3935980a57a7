import Domain
import Testing

@testable import Extract

/// The refusal itself falls where names are known, outside Extract; here is what it rests on.
@Suite("B02: no date of receipt, neither in the name nor in the header")
struct B02OntvangstdatumTests {
  @Test(
    "Eight digits after the last underscore, right before the extension",
    arguments: [
      ("duo-verzuim-csv_20211004.csv", "2021-10-04"), ("x_20211004.xml", "2021-10-04"),
      ("x_20211004.", "2021-10-04"), ("_20211004.csv", "2021-10-04"), ("a.b_20211004.csv", "2021-10-04"),
      ("x_19990101_20211004.csv", "2021-10-04"), ("x_20211004.c_v", "2021-10-04"),
      ("x_20211004.csv_", "2021-10-04"),
      ("x_19000101.csv", "1900-01-01"), ("x_21001231.csv", "2100-12-31"), ("x_20240229.csv", "2024-02-29"),
      ("é_20211004.csv", "2021-10-04"),
      ("x_20211004", nil), ("x20211004.csv", nil), ("20211004.csv", nil), ("x_20211004.csv.gz", nil),
      ("x_20211004_.csv", nil), ("x_20211004_a.csv", nil), ("x_v20211004.csv", nil), ("x_20211004a.csv", nil),
      ("x_ 20211004.csv", nil), ("x_20211004 .csv", nil), ("x_20211004 (1).csv", nil),
      ("x_2021-10-04.csv", nil), ("x_2021104.csv", nil), ("x_202110044.csv", nil), ("x_04102021.csv", nil),
      ("x_20211301.csv", nil), ("x_20210229.csv", nil), ("x_18991231.csv", nil), ("x_21010101.csv", nil),
      ("x_00000000.csv", nil), ("x_２０２１１００４.csv", nil), ("x-20211004.csv", nil), ("", nil), (".csv", nil),
      ("_", nil), ("_.csv", nil),
    ])
  func naam(_ naam: String, _ datum: String?) {
    #expect(Extractie.datum(inNaam: naam)?.description == datum)
  }

  private func kopdatum(_ waarde: String) throws -> String? {
    try Proef.kopdatum(
      Array(Bron.levering("", kop: "<datumTijdBedrijfsdocument>\(waarde)</datumTijdBedrijfsdocument>").utf8))
  }

  @Test("The first ten characters of the header's date, in ISO")
  func kop() throws {
    let gevallen: [(String, String?)] = [
      ("2021-10-04T02:00:00Z", "2021-10-04"), ("2021-10-04", "2021-10-04"), ("\n 2021-10-04 ", "2021-10-04"),
      ("2021-10-04rommel", "2021-10-04"), ("<![CDATA[2021-10-04]]>T02:00", "2021-10-04"),
      ("2021<!-- jaar -->-10-04", "2021-10-04"), ("&#50;021-10-04", "2021-10-04"),
      ("2021-10-04<x>9</x>", "2021-10-04"), ("<x>2021-10-04</x>", nil), ("", nil), ("20211004", nil),
      ("04-10-2021", nil), ("2021-02-29", nil), ("2021-10-4T02:00", nil), ("1899-12-31", nil), ("T", nil),
    ]
    for (waarde, datum) in gevallen { #expect(try kopdatum(waarde) == datum, "\(waarde)") }
  }

  @Test("The date may stand anywhere below the root; of several the first counts, also when empty")
  func plaats() throws {
    let record = Bron.meldingXML.tekst(Bron.meldingXML.geldig)
    func datum(_ inhoud: String, kop: String = "") throws -> String? {
      try Proef.kopdatum(Array(Bron.levering(inhoud, kop: kop).utf8))
    }
    let een = "<datumTijdBedrijfsdocument>2021-10-04</datumTijdBedrijfsdocument>"
    let twee = "<datumTijdBedrijfsdocument>2022-10-04</datumTijdBedrijfsdocument>"
    #expect(try datum(record + een) == "2021-10-04")
    #expect(try datum(een + record + twee) == "2021-10-04")
    #expect(try datum("<datumTijdBedrijfsdocument/>" + een) == nil)
    #expect(try datum("<Kop>\(een)</Kop>") == nil)
    #expect(try datum(Bron.geval(een)) == nil)
    #expect(
      try datum("<p:datumTijdBedrijfsdocument xmlns:p='urn:p'>2021-10-04</p:datumTijdBedrijfsdocument>")
        == "2021-10-04")
    #expect(try datum("<datumtijdbedrijfsdocument>2021-10-04</datumtijdbedrijfsdocument>") == nil)
    #expect(try Proef.kopdatum(Array("<Anders>\(een)</Anders>".utf8)) == nil)
    #expect(try Proef.kopdatum(Array("rommel".utf8)) == nil)
    #expect(try Proef.kopdatum(Array("<!DOCTYPE \(Bron.wortel)>\(Bron.levering(een))".utf8)) == nil)
  }

  @Test("CSV bears no date")
  func csv() throws {
    let bron = Bron.meldingCSV
    #expect(try Proef.kopdatum(bron.bestand([bron.geldig]), van: bron) == nil)
  }
}
