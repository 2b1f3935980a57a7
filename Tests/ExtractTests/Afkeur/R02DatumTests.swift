import Domain
import Testing

@testable import Extract

@Suite("R02: a date or time that can't be read")
struct R02DatumTests {
  private static func datumvelden(_ bron: Bron) -> [Veldnaam] {
    [.geboortedatum, .begin, .einde, .mutatiedatum] + (bron.record == .melding ? [.melddatum] : [])
  }

  @Test("CSV knows three spellings, XML one", arguments: Bron.allCases)
  func spellingen(_ bron: Bron) throws {
    for veld in Self.datumvelden(bron) {
      // Of the end and the begin, the other field goes along, so that only the spelling is at stake.
      func met(_ waarde: String) -> [Veldnaam: String?] {
        veld == .begin ? [veld: waarde, .einde: ""] : [veld: waarde]
      }
      for waarde in ["29-02-2024", "20240229"] {
        try bron.toets([bron.isCSV ? .goed(met(waarde)) : .fout(.r02, veld, met(waarde))])
      }
      try bron.toets([.goed(met("2024-02-29")), .goed(met(" 2024-02-29 "))])
    }
  }

  @Test("Days that don't exist, other spellings and years outside 1900-2100", arguments: Bron.allCases)
  func onleesbaar(_ bron: Bron) throws {
    let fout = [
      "2023-02-29", "2021-13-01", "2021-00-10", "2021-04-31", "2021-01-00", "2021-1-01", "21-01-01",
      "2021-01-1", "1899-12-31", "2101-01-01", "2021/01/01", "2021-01-01x", "01.02.2021", "31-4-2021",
      "31-04-2021", "20210431", "2021010", "202101011", "0000-00-00", "gisteren", "２０２１-01-01", "-", "0",
      "1900-02-29", "01-01-21",
    ]
    for veld in Self.datumvelden(bron) {
      try bron.toets(fout.map { .fout(.r02, veld, [veld: $0]) })
    }
  }

  @Test("The years 1900 and 2100 themselves are good", arguments: Bron.allCases)
  func grensjaren(_ bron: Bron) throws {
    try bron.toets([
      .goed([.geboortedatum: "1900-01-01"]), .goed([.einde: "2100-12-31"]),
      .goed([.geboortedatum: "2000-02-29"]),
    ])
  }

  @Test("Behind the melddatum all is ignored from the first T or space on", arguments: Bron.allCases)
  func melddatum(_ bron: Bron) throws {
    guard bron.record == .melding else { return }
    try bron.toets([
      .goed([.melddatum: "2021-09-27"]),
      .goed([.melddatum: "2021-09-27T"]),
      .goed([.melddatum: "2021-09-27T99:99 rommel"]),
      .goed([.melddatum: "2021-09-27 10:15 T rommel"]),
      .goed([.melddatum: "2021-09-27Trommel;\"rommel\""]),
      .fout(.r02, .melddatum, [.melddatum: "2021-09-27t10:15:00"]),
      .fout(.r02, .melddatum, [.melddatum: "2021-09-27Z"]),
      .fout(.r02, .melddatum, [.melddatum: "2021-09-27\t10:15"]),
      .fout(.r02, .melddatum, [.melddatum: "T10:15:00"]),
      .fout(.r02, .melddatum, [.melddatum: "2021-09-31T10:15:00"]),
      bron.isCSV
        ? .goed([.melddatum: "27-09-2021 10:15"])
        : .fout(.r02, .melddatum, [.melddatum: "27-09-2021 10:15"]),
    ])
    let datums = try bron.lees([
      bron.rij([.melddatum: "2021-09-27T23:59:59Z"]), bron.rij([.melddatum: "2021-09-28 00:00"]),
    ]).meldingen.map(\.melddatum)
    #expect(datums == [Proef.datum("2021-09-27"), Proef.datum("2021-09-28")])
  }

  @Test("Behind any other date nothing may stand", arguments: Bron.allCases)
  func staart(_ bron: Bron) throws {
    for veld in Self.datumvelden(bron) where veld != .melddatum {
      try bron.toets([
        .fout(.r02, veld, [veld: "2021-10-01T00:00:00"]), .fout(.r02, veld, [veld: "2021-10-01 00:00"]),
      ])
    }
  }

  @Test("A time is HH:mm, HH:mm:ss or HH:mm:ss.fff", arguments: [Bron.meldingXML, .meldingCSV])
  func tijd(_ bron: Bron) throws {
    let goed: [(String?, Int32)] = [
      ("", 0), (nil, 0), ("00:00", 0), ("09:30", 34_200_000), ("09:30:00", 34_200_000),
      ("09:30:00.000", 34_200_000), ("09:30:01.007", 34_201_007), ("23:59:59.999", 86_399_999),
    ]
    let uitslag = try bron.lees(goed.map { bron.rij([.mutatietijd: $0.0]) })
    #expect(uitslag.meldingen.map(\.mutatie.tijd) == goed.map(\.1))
    let fout = [
      "24:00", "23:60", "23:59:60", "9:30", "09.30", "0930", "09:30:00.0", "09:30:00.0000", "09:30:",
      "09:30:00,000", "09:30Z", "09:30+01:00", "T09:30", "-1:30", "ochtend", "09:30:00.", "09:30:0",
    ]
    try bron.toets(fout.map { .fout(.r02, .mutatietijd, [.mutatietijd: $0]) })
  }

  @Test("An empty end and an empty time are no fault", arguments: Bron.allCases)
  func leeg(_ bron: Bron) throws {
    try bron.toets([.goed([.einde: ""]), .goed([.einde: nil]), .goed([.mutatietijd: ""])])
  }

  @Test("The field is the first at fault in the layout", arguments: Bron.allCases)
  func eersteVeld(_ bron: Bron) throws {
    let alles = Dictionary(
      uniqueKeysWithValues: Self.datumvelden(bron).map { ($0, Optional("x")) })
    try bron.toets([
      .fout(.r02, .geboortedatum, alles),
      .fout(.r02, .begin, [.begin: "x", .einde: "x", .mutatiedatum: "x"]),
      .fout(.r02, .einde, [.einde: "x", .mutatiedatum: "x", .mutatietijd: "x"]),
    ])
  }

  @Test("A profile may allow fewer spellings")
  func patronen() throws {
    let bron = Bron.meldingCSV
    let uitslag = try Proef.lees(
      bron.bestand([bron.geldig, bron.rij([.begin: "13-09-2021"])]), met: bron.profiel(datums: [.iso]))
    #expect(uitslag.nummers.count == 1)
    #expect(uitslag.afkeuringen.map(\.veld) == ["DATUM_BEGIN"])
  }
}
