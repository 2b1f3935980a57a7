import Domain
import Foundation
import Testing

@testable import Extract

/// Where in a file the records stand: a header that is looked for, and a mark behind the table.
@Suite struct TabelplaatsTests {
  private static func profiel(
    _ bron: Bron, kop: Bool = true, tot: Set<String> = [], tijd: Bool = false, datums: [Datumpatroon]? = nil,
    naam: Bool = false
  ) -> Bronprofiel {
    let gewoon = bron.profiel(datums: datums)
    let velden = gewoon.velden.map { veld in
      Bronprofiel.Veld(
        naam: veld.naam, namen: veld.namen, codes: veld.codes, magNaamZijn: naam && veld.naam == .gemeentecode
      )
    }
    return Bronprofiel(
      id: gewoon.id, titel: gewoon.titel, record: gewoon.record, formaat: gewoon.formaat, codering: nil,
      datumpatronen: gewoon.datumpatronen, velden: velden, negeertTijd: tijd,
      plaats: .init(kopIsGezocht: kop, tot: tot))
  }

  private static func lees(_ regels: [String], _ profiel: Bronprofiel) throws -> Uitslag {
    try Proef.lees(Array((regels.joined(separator: "\n") + "\n").utf8), met: profiel)
  }

  @Test("What stands above a header that is looked for is no record", arguments: Bron.csv)
  func titels(_ bron: Bron) throws {
    let rij = bron.tekst(bron.geldig)
    let gewoon = try Self.lees([bron.kop, rij], bron.profiel)
    for boven in [[], ["Overzicht"], ["Overzicht;;", "", "Soort;Aantal", "V3;12", "Totaal;12", ""]] {
      let met = try Self.lees(boven + [bron.kop, rij, rij], Self.profiel(bron))
      #expect(met.rijen == 2, "\(boven)")
      #expect(met.nummers.first == gewoon.nummers.first)
      if !boven.isEmpty { #expect(try Self.lees(boven + [bron.kop, rij], bron.profiel).weigering == .b03) }
    }
  }

  @Test("Without a header in the first hundred rows a file is refused")
  func geenKop() throws {
    let bron = Bron.werkprocesCSV
    let titels = Array(repeating: "x", count: Kopzoeker.grens)
    let rij = bron.tekst(bron.geldig)
    #expect(try Self.lees(titels.dropLast() + [bron.kop, rij], Self.profiel(bron)).rijen == 1)
    #expect(try Self.lees(titels + [bron.kop, rij], Self.profiel(bron)).weigering == .b03)
    #expect(try Self.lees(["x", "y;z"], Self.profiel(bron)).weigering == .b03)
  }

  @Test("The table ends above the first row that begins with the mark", arguments: Bron.csv)
  func einde(_ bron: Bron) throws {
    let rij = bron.tekst(bron.geldig)
    let profiel = Self.profiel(bron, kop: false, tot: ["Totaal", "Soort"])
    for onder in [
      ["Totaal;2;;"], [";;;;", "Totaal;2"], [";;"], [";;Totaal;2"], ["", "Soort;Aantal", "V3;2", rij],
      ["\" Totaal \""],
    ] {
      let uitslag = try Self.lees([bron.kop, rij, rij] + onder, profiel)
      #expect(uitslag.rijen == 2, "\(onder)")
      #expect(uitslag.afkeuringen.isEmpty)
    }
    // Only the whole of the first filled cell is the mark; without one in the profile such a row is a row.
    #expect(try Self.lees([bron.kop, rij, "Totaal 2;;"], profiel).rijen == 2)
    #expect(try Self.lees([bron.kop, rij, "x;Totaal"], profiel).rijen == 2)
    #expect(try Self.lees([bron.kop, rij, "Totaal;2;;"], bron.profiel).rijen == 2)
  }

  @Test("A row keeps its number and its place when titles stand above it")
  func plaatsen() throws {
    let bron = Bron.meldingCSV
    var fout = bron.geldig
    fout[.soort] = "?"
    let regels = ["Overzicht", bron.kop, bron.tekst(bron.geldig), bron.tekst(fout)]
    let uitslag = try Self.lees(regels, Self.profiel(bron))
    let afkeuring = try #require(uitslag.afkeuringen.first)
    #expect(afkeuring.rij == 2)
    let begin = regels.prefix(3).reduce(0) { $0 + $1.utf8.count + 1 }
    #expect(afkeuring.bytes?.lowerBound == begin)
  }

  @Test("A time behind any date is passed over where the profile says so")
  func tijden() throws {
    let bron = Bron.meldingCSV
    for (begin, patroon) in [
      ("2021-09-13 00:00:00", Datumpatroon.iso), ("2021-09-13T08:30", .iso), ("13-9-2021 0:00", .losDagEerst),
      ("13 sep 2021 8:30", .maandnaam),
    ] {
      var rij = bron.geldig
      rij[.begin] = begin
      let patronen: [Datumpatroon] = [.iso, patroon]
      let met = try Self.lees([bron.kop, bron.tekst(rij)], Self.profiel(bron, tijd: true, datums: patronen))
      #expect(met.afkeuringen.isEmpty, "\(begin)")
      let zonder = try Self.lees([bron.kop, bron.tekst(rij)], Self.profiel(bron, datums: patronen))
      #expect(zonder.afkeuringen.first?.code == .r02, "\(begin)")
    }
  }

  @Test("A gemeente may be named where the profile says so, and be coded still")
  func gemeentenaam() throws {
    let bron = Bron.meldingCSV
    var rij = bron.geldig
    let code = try #require(rij[.gemeentecode].flatMap { Gemeentecode($0) })
    let naam = try #require(Proef.gemeenten[code]?.naam)
    rij[.gemeentecode] = naam
    #expect(try Self.lees([bron.kop, bron.tekst(rij)], Self.profiel(bron, naam: true)).afkeuringen.isEmpty)
    #expect(try Self.lees([bron.kop, bron.tekst(rij)], Self.profiel(bron)).afkeuringen.first?.code == .r07)
    rij[.gemeentecode] = "Nergenshuizen"
    #expect(
      try Self.lees([bron.kop, bron.tekst(rij)], Self.profiel(bron, naam: true)).afkeuringen.first?.code
        == .r07)
    #expect(
      try Self.lees([bron.kop, bron.tekst(bron.geldig)], Self.profiel(bron, naam: true)).afkeuringen.isEmpty)
  }

  @Test("A sheet with titles above its header gives the same records as one without")
  func werkblad() throws {
    let bron = Bron.meldingCSV
    let kop = bron.indeling.map { Optional($0.naam) }
    // The last cell is empty: the row is filled up to the header.
    var rij = bron.indeling.map { bron.geldig[$0.veld] }
    let gewoon = try Proef.lees(
      Werkmapbouw(rijen: ([kop, rij] as [[String?]]).map(Werkmapbouw.rij).joined()).bytes(), met: bron.profiel
    )
    let titels: [[String?]] = [["Overzicht verzuim"], ["Gemaakt op", "1"]]
    let boven = Werkmapbouw(rijen: (titels + [kop, rij, ["Totaal", "1"]]).map(Werkmapbouw.rij).joined())
    let uitslag = try Proef.lees(boven.bytes(), met: Self.profiel(bron, tot: ["Totaal"]))
    #expect(uitslag == gewoon)
    rij.append("te veel")
    let breed = Werkmapbouw(rijen: (titels + [kop, rij]).map(Werkmapbouw.rij).joined())
    #expect(try Proef.lees(breed.bytes(), met: Self.profiel(bron)).afkeuringen.first?.code == .r08)
  }
}
