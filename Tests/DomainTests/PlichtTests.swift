import Testing

@testable import Domain

/// Whether somebody must go to school, by age alone: four times that follow each other without a gap.
@Suite struct PlichtTests {
  private func dag(_ iso: String) throws -> LocalDate { try #require(LocalDate(iso: iso)) }

  /// The first day of each time, and the day before it.
  @Test(
    "Each time begins on one day, and the one before it lasts up to and including the day before",
    arguments: [
      // Born, leerplichtig, kwalificatieplichtig, 18plus.
      ("2005-03-17", "2010-04-01", "2021-08-01", "2023-03-17"),
      ("2005-03-01", "2010-04-01", "2021-08-01", "2023-03-01"),
      ("2005-03-31", "2010-04-01", "2021-08-01", "2023-03-31"),
      ("2005-12-31", "2011-01-01", "2022-08-01", "2023-12-31"),
      ("2005-01-31", "2010-02-01", "2021-08-01", "2023-01-31"),
      ("2005-07-31", "2010-08-01", "2021-08-01", "2023-07-31"),
      ("2005-08-01", "2010-09-01", "2022-08-01", "2023-08-01"),
      ("2004-02-28", "2009-03-01", "2020-08-01", "2022-02-28"),
      // Five on 1 March 2009, and eighteen on 1 March 2022.
      ("2004-02-29", "2009-04-01", "2020-08-01", "2022-03-01"),
    ])
  func grenzen(geboren: String, leerplichtig: String, kwalificatieplichtig: String, vanaf18: String) throws {
    let geboren = try dag(geboren)
    let tijden: [(Plicht, LocalDate)] = [
      (.leerplichtig, try dag(leerplichtig)), (.kwalificatieplichtig, try dag(kwalificatieplichtig)),
      (.vanaf18, try dag(vanaf18)),
    ]
    var vorige = Plicht.nogNiet
    for (plicht, begin) in tijden {
      #expect(Plicht(geboren: geboren, op: begin.plus(dagen: -1)) == vorige)
      #expect(Plicht(geboren: geboren, op: begin) == plicht)
      vorige = plicht
    }
  }

  /// Walked day by day, so that no birthday is an exception.
  @Test("Whatever the birthday, the four follow each other, once each")
  func eenmaal() throws {
    let eerste = try dag("2003-12-31")
    var fouten: [String] = []
    for i in 0...366 {
      let geboren = eerste.plus(dagen: i)
      var gezien: [Plicht] = []
      for leeftijd in stride(from: 0, through: 19 * 366, by: 1) {
        let plicht = Plicht(geboren: geboren, op: geboren.plus(dagen: leeftijd))
        if gezien.last != plicht { gezien.append(plicht) }
      }
      if gezien != [.nogNiet, .leerplichtig, .kwalificatieplichtig, .vanaf18] {
        fouten.append(geboren.description)
      }
    }
    #expect(fouten == [])
  }

  @Test("Nobody is leerplichtig before being born, and everybody is 18plus in the end")
  func uitersten() throws {
    let geboren = try dag("2005-03-17")
    #expect(Plicht(geboren: geboren, op: try dag("1990-01-01")) == .nogNiet)
    #expect(Plicht(geboren: geboren, op: try dag("2100-12-31")) == .vanaf18)
  }

  @Test("Each has the name that definitions use")
  func namen() {
    #expect(
      Plicht.allCases.map(\.rawValue) == ["nog-niet", "leerplichtig", "kwalificatieplichtig", "18plus"])
  }
}
