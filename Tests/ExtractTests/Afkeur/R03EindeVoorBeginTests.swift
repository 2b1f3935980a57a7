import Testing

@testable import Extract

@Suite("R03: the end lies before the begin")
struct R03EindeVoorBeginTests {
  @Test("The same day is good, a day earlier isn't, and no end is good", arguments: Bron.allCases)
  func einde(_ bron: Bron) throws {
    try bron.toets([
      .goed([.begin: "2021-10-01", .einde: "2021-10-01"]),
      .goed([.begin: "2021-10-01", .einde: "2021-10-02"]),
      .goed([.begin: "2021-10-01", .einde: ""]),
      .fout(.r03, .einde, [.begin: "2021-10-01", .einde: "2021-09-30"]),
      .fout(.r03, .einde, [.begin: "2021-10-01", .einde: "1921-10-01"]),
    ])
  }

  @Test("No other dates are compared", arguments: Bron.allCases)
  func andereDatums(_ bron: Bron) throws {
    try bron.toets([
      .goed([.melddatum: "2001-01-01"]), .goed([.mutatiedatum: "2001-01-01"]),
      .goed([.geboortedatum: "2050-01-01"]),
    ])
  }
}
