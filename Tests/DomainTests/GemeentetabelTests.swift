import Testing

@testable import Domain

@Suite struct GemeentetabelTests {
  private func dag(_ iso: String) throws -> LocalDate {
    try #require(LocalDate(iso: iso, jaren: 1800...2100))
  }
  private func code(_ getal: UInt16) -> Gemeentecode { Gemeentecode(waarde: getal) }

  /// A row: code, from, to, successor, and region periods as (region, from, to).
  private func gemeente(
    _ getal: UInt16, _ vanaf: String, _ tot: String? = nil, _ opvolger: UInt16? = nil,
    _ perioden: [(Int, String, String?)] = []
  ) throws -> Gemeente {
    Gemeente(
      code: code(getal), naam: "G\(getal)", geldigVanaf: try dag(vanaf), geldigTot: try tot.map(dag),
      opvolger: opvolger.map(code),
      regioperioden: try perioden.map { .init(regio: $0.0, vanaf: try dag($0.1), tot: try $0.2.map(dag)) })
  }

  /// 1 → 2 (2019) → 3 (2021); 4 ended without successor; 5 came in 2020 and changed region on 1 January 2022;
  /// 6 never had a region.
  private func tabel() throws -> Gemeentetabel {
    try Gemeentetabel([
      gemeente(6, "1900-01-01"),
      gemeente(5, "2020-01-01", nil, nil, [(10, "2020-01-01", "2022-01-01"), (25, "2022-01-01", nil)]),
      gemeente(4, "1900-01-01", "2021-01-01", nil, [(10, "2010-01-01", "2021-01-01")]),
      gemeente(3, "1900-01-01", nil, nil, [(10, "2010-01-01", nil)]),
      gemeente(2, "1900-01-01", "2021-01-01", 3, [(25, "2010-01-01", "2021-01-01")]),
      gemeente(1, "1900-01-01", "2019-01-01", 2, [(10, "2010-01-01", "2019-01-01")]),
    ])
  }

  @Test(
    "A code that had ended passes to its successor, and on, on the very day",
    arguments: [
      (1, "2018-12-31", 1, 10), (1, "2019-01-01", 2, 25), (1, "2020-12-31", 2, 25), (1, "2021-01-01", 3, 10),
      (2, "2020-12-31", 2, 25), (2, "2021-01-01", 3, 10), (3, "2021-01-01", 3, 10),
    ] as [(UInt16, String, UInt16, Int)])
  func opvolgers(van: UInt16, op: String, naar: UInt16, regio: Int) throws {
    #expect(
      try tabel().lees(code(van), op: dag(op)) == Gemeentetabel.Lezing(code: code(naar), regio: regio))
  }

  @Test("A code that ended without a successor leads nowhere")
  func zonderOpvolger() throws {
    #expect(try tabel().lees(code(4), op: dag("2020-12-31")) == .init(code: code(4), regio: 10))
    #expect(try tabel().lees(code(4), op: dag("2021-01-01")) == .init(code: nil, regio: nil))
  }

  @Test("A code used before it existed stays that code, without a region")
  func voorBestaan() throws {
    #expect(try tabel().lees(code(5), op: dag("2019-12-31")) == .init(code: code(5), regio: nil))
    #expect(try tabel().lees(code(5), op: dag("2020-01-01")) == .init(code: code(5), regio: 10))
  }

  @Test("A region period that began before the code did gives no region then")
  func regioVoorBestaan() throws {
    let tabel = Gemeentetabel([try gemeente(7, "2020-01-01", nil, nil, [(10, "2010-01-01", nil)])])
    #expect(tabel.lees(code(7), op: try dag("2019-12-31")).regio == nil)
    #expect(tabel.lees(code(7), op: try dag("2020-01-01")).regio == 10)
  }

  @Test("A region is left on the first day no longer valid")
  func regiowissel() throws {
    #expect(try tabel().lees(code(5), op: dag("2021-12-31")).regio == 10)
    #expect(try tabel().lees(code(5), op: dag("2022-01-01")).regio == 25)
  }

  @Test("Before the first region period, and without any, there is no region")
  func zonderRegio() throws {
    #expect(try tabel().lees(code(3), op: dag("2009-12-31")) == .init(code: code(3), regio: nil))
    #expect(try tabel().lees(code(6), op: dag("2021-10-01")) == .init(code: code(6), regio: nil))
  }

  @Test("A code that isn't in the table leads nowhere")
  func onbekend() throws {
    #expect(try tabel().lees(code(9999), op: dag("2021-10-01")) == .init(code: nil, regio: nil))
    #expect(try tabel()[code(9999)] == nil)
    #expect(try tabel()[code(3)]?.naam == "G3")
  }

  @Test(
    "A gemeente belongs to a region's school year when it did on any day of it",
    arguments: [
      (2018, [1, 3, 4]), (2019, [3, 4, 5]), (2020, [3, 4, 5]), (2021, [3, 5]), (2022, [3]),
    ] as [(Int, [UInt16])])
  func inSchooljaar(beginjaar: Int, codes: [UInt16]) throws {
    let jaar = Schooljaar(beginjaar: beginjaar)
    #expect(try tabel().gemeenten(van: 10, in: jaar).map(\.code.waarde) == codes)
  }

  @Test("One day is enough, at either end of the school year")
  func eenDag() throws {
    let jaar = Schooljaar(beginjaar: 2021)
    let eerste = try gemeente(1, "1900-01-01", nil, nil, [(10, "2010-01-01", "2021-08-02")])
    let net = try gemeente(2, "1900-01-01", nil, nil, [(10, "2010-01-01", "2021-08-01")])
    let laatste = try gemeente(3, "1900-01-01", nil, nil, [(10, "2022-07-31", nil)])
    let teLaat = try gemeente(4, "1900-01-01", nil, nil, [(10, "2022-08-01", nil)])
    let geeindigd = try gemeente(5, "1900-01-01", "2021-08-01", 3, [(10, "2010-01-01", nil)])
    #expect(
      Gemeentetabel([eerste, net, laatste, teLaat, geeindigd]).gemeenten(van: 10, in: jaar).map(\.code.waarde)
        == [1, 3])
  }

  @Test("Codes come in order, whatever the order of the table")
  func volgorde() throws {
    #expect(try tabel().gemeenten.map(\.code.waarde) == [1, 2, 3, 4, 5, 6])
  }

  @Test("A sound table has no faults")
  func geenFouten() throws {
    #expect(try tabel().fouten.isEmpty)
  }

  @Test("Successors that come back on themselves are faults, also of one gemeente and behind a chain")
  func kringen() throws {
    let tabel = try Gemeentetabel([
      gemeente(1, "1900-01-01", "2019-01-01", 1), gemeente(2, "1900-01-01", "2019-01-01", 3),
      gemeente(3, "1900-01-01", "2019-01-01", 2), gemeente(4, "1900-01-01", "2019-01-01", 2),
      gemeente(5, "1900-01-01"),
    ])
    let fouten = tabel.fouten
    #expect(fouten.count == 4)
    for (fout, code) in zip(fouten, ["0001", "0002", "0003", "0004"]) {
      #expect(fout.hasPrefix(code) && fout.contains("circle"))
    }
  }

  @Test("A successor that isn't in the table is a fault")
  func onbekendeOpvolger() throws {
    let tabel = try Gemeentetabel([gemeente(1, "1900-01-01", "2019-01-01", 8)])
    #expect(tabel.fouten.count == 1)
    #expect(tabel.fouten.first?.contains("0008") == true)
  }
}
