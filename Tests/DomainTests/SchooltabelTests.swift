import Testing

@testable import Domain

@Suite struct SchooltabelTests {
  private func tabel(_ regels: String) throws -> Schooltabel {
    Schooltabel(
      try regels.split(separator: "\n").map { regel in
        let delen = regel.split(separator: " ").map(String.init)
        return Schooltabel.School(
          brin: try #require(Brin(delen[0])), vestiging: try #require(Vestiging(delen[1])), naam: "",
          schoolsoort: try #require(Schoolsoort.allCases.first { $0.code == delen[2] }), gemeentecode: nil)
      })
  }

  private func soort(_ tabel: Schooltabel, _ brin: String?, _ vestiging: String?) -> String {
    tabel.schoolsoort(brin.flatMap { Brin($0) }, vestiging.flatMap { Vestiging($0) }).code
  }

  @Test(
    "A location of one kind is of that kind, whatever its BRIN is besides",
    arguments: [("00", "WVO"), ("01", "WEB"), ("02", "WEB")])
  func eenSoortPerVestiging(vestiging: String, verwacht: String) throws {
    let tabel = try tabel("25GA 00 WVO\n25GA 01 WEB\n25GA 02 WEB")
    #expect(soort(tabel, "25GA", vestiging) == verwacht)
  }

  @Test(
    "An unknown or missing location takes the kind that all rows of the BRIN have", arguments: ["09", nil])
  func eenSoortPerBrin(vestiging: String?) throws {
    let tabel = try tabel("25GA 01 WEB\n25GA 02 WEB\n26AA 00 WPO")
    #expect(soort(tabel, "25GA", vestiging) == "WEB")
  }

  @Test(
    "With several kinds an unknown or missing location takes that of the lowest one", arguments: ["09", nil])
  func laagsteVestiging(vestiging: String?) throws {
    let tabel = try tabel("25GA 03 WPO\n25GA 01 WEB\n25GA 02 WVO")
    #expect(soort(tabel, "25GA", vestiging) == "WEB")
  }

  @Test("A location of several kinds takes that of the lowest location, not one of its own")
  func meerSoortenPerVestiging() throws {
    let tabel = try tabel("25GA 03 WPO\n25GA 03 WEC\n25GA 01 WEB")
    #expect(soort(tabel, "25GA", "03") == "WEB")
  }

  @Test(
    "Ties at the lowest location go in the order WPO, WEC, WVO, WEB",
    arguments: [
      ("WEB WVO", "WVO"), ("WVO WEC", "WEC"), ("WEC WPO", "WPO"), ("WEB WVO WEC WPO", "WPO"),
    ])
  func gelijkeVestiging(soorten: String, verwacht: String) throws {
    let regels = soorten.split(separator: " ").map { "25GA 00 \($0)" }
    #expect(soort(try tabel(regels.joined(separator: "\n")), "25GA", "00") == verwacht)
    #expect(soort(try tabel(regels.reversed().joined(separator: "\n")), "25GA", nil) == verwacht)
  }

  @Test("No BRIN, or an unknown one, is onbekend", arguments: [nil, "99ZZ"])
  func onbekend(brin: String?) throws {
    let tabel = try tabel("25GA 00 WVO")
    #expect(soort(tabel, brin, "00") == "onbekend")
    #expect(soort(tabel, brin, nil) == "onbekend")
  }

  @Test(
    "A BRIN is two digits and two capitals",
    arguments: [
      ("25GA", true), ("25ga", false), ("2AGA", false), ("25G", false), ("25GA0", false), ("25G1", false),
      ("", false),
    ])
  func brin(tekst: String, geldig: Bool) {
    #expect(Brin(tekst)?.description == (geldig ? tekst : nil))
  }

  @Test(
    "A vestiging is text of up to six bytes, and keeps its zeros",
    arguments: [
      ("00", true), ("07", true), ("7", true), ("12AB00", true), ("00é", true), ("12AB000", false),
      ("", false),
    ])
  func vestiging(tekst: String, geldig: Bool) {
    #expect(Vestiging(tekst)?.description == (geldig ? tekst : nil))
  }

  @Test("Vestigingen order as their text, a shorter one before a longer")
  func vestigingvolgorde() {
    let volgorde = ["0", "00", "000", "01", "10", "12AB00", "9"]
    #expect(volgorde.compactMap { Vestiging($0) }.shuffled().sorted().map(\.description) == volgorde)
  }

  @Test("BRINs order as their text")
  func brinvolgorde() {
    let volgorde = ["00AA", "00AB", "00BA", "01AA", "10AA", "99ZZ"]
    #expect(volgorde.compactMap { Brin($0) }.shuffled().sorted().map(\.description) == volgorde)
  }
}
