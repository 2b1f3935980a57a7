import Domain
import Foundation
import GRDB
import Pipeline
import Testing

/// What changed between two publications is told whole, by cause, with the records behind it.
@Suite struct VergelijkingTests {
  /// Synthetic deliveries of two school years, of which a part is run.
  private func proef(_ meldingen: Int = 250, allesGeleverd: Bool = true) throws -> Werkplaats {
    let plaats = try Werkplaats()
    try plaats.maakInbox(meldingen, plaats.map + "/alles")
    try lever(plaats, Self.paden(plaats), van: 0, tot: allesGeleverd ? 1 : 0.34)
    try plaats.draai()
    return plaats
  }

  /// The synthetic deliveries: in the order of their names' dates, late ones last.
  private static func paden(_ plaats: Werkplaats) throws -> [String] {
    func dag(_ pad: String) -> String {
      (try? /_(\d{8})/.firstMatch(in: pad)).map { String($0.1) } ?? "9"
    }
    return try FileManager.default.subpathsOfDirectory(atPath: plaats.map + "/alles")
      .filter { $0.hasPrefix("duo-") || $0.hasPrefix("volgsysteem-werkprocessen/") }
      .filter { $0.hasSuffix(".csv") || $0.hasSuffix(".xml") }.sorted { (dag($0), $0) < (dag($1), $1) }
  }

  /// A part of them, from and up to a share of all.
  private func lever(_ plaats: Werkplaats, _ paden: [String], van: Double, tot: Double) throws {
    let deel = paden[Int(van * Double(paden.count))..<Int(tot * Double(paden.count))]
    try plaats.kopieer(deel, van: plaats.map + "/alles", naar: plaats.inbox)
  }

  private func corrigeer(
    _ plaats: Werkplaats, _ nummer: String, veld: String = "soort", van: String, naar: String
  ) throws {
    try plaats.corrigeer(
      "melding: \"\(nummer)\"", veld: veld, van: van, naar: naar, tot: "2099-01-01",
      bestand: "\(nummer)-\(veld).yaml")
  }

  /// The first melding of the current publication of some soort.
  private func melding(_ plaats: Werkplaats, _ soort: String, _ jaar: String = "2020-2021") throws -> String {
    try #require(
      plaats.uitvoer().feiten(jaar, "feit_melding").rijen(waar: ["soort": soort]).first?["meldingsnummer"])
  }

  // One cause at a time.

  @Test func `new deliveries are the cause when only they came`() throws {
    let plaats = try proef(allesGeleverd: false)
    let toen = try plaats.uitvoer()
    try lever(plaats, Self.paden(plaats), van: 0.34, tot: 1)
    try plaats.draai()
    let verschil = try plaats.verschil(1, 2)
    #expect(verschil.fouten == [])
    #expect(verschil.oorzaken == ["leveringen"])
    #expect(
      verschil.records.contains { $0["teken"] == "+" } && verschil.records.contains { $0["teken"] == "-" })
    // The records, by the published ones: those before, without what went and with what came, are those after.
    let nu = try plaats.uitvoer()
    func bekend(_ uitvoer: Uitvoer, _ jaar: String, _ bron: String) -> [String] {
      uitvoer.feiten(jaar, "feit_" + bron).rijen(waar: [:]).map { rij in
        [bron + "snummer", bron + "nummer", "leerling", "gemeentecode", "schoolsoort"].compactMap { rij[$0] }
          .joined(separator: ";")
      }
    }
    for jaar in nu.schooljaren {
      var records = bekend(toen, jaar, "melding")
      for rij in verschil.records
      where rij["telling"] == "verzuim-meldingen" && rij["schooljaar"] == jaar {
        let tekst = ["record", "leerling", "gemeentecode", "schoolsoort"].map { rij[$0] ?? "" }
          .joined(separator: ";")
        if rij["teken"] == "+" {
          records.append(tekst)
        } else {
          let plek = try #require(records.firstIndex(of: tekst), "\(tekst) goes, but wasn't there")
          records.remove(at: plek)
        }
      }
      #expect(records.sorted() == bekend(nu, jaar, "melding").sorted(), "\(jaar)")
    }
  }

  @Test func `a changed distance between meldingen changes gevallen alone`() throws {
    let plaats = try proef()
    try plaats.wijzig("definities/verzuim.yaml", "dagen: 28", "dagen: 3")
    try plaats.draai()
    let verschil = try plaats.verschil(1, 2)
    #expect(verschil.fouten == [])
    #expect(verschil.oorzaken == ["definities"])
    #expect(Set(verschil.cijfers.compactMap { $0["telling"] }) == ["verzuim-gevallen"])
    #expect(!verschil.records.isEmpty)
  }

  @Test func `a changed clause, with the records that it lets in`() throws {
    let plaats = try proef()
    try plaats.wijzig("definities/verzuim.yaml", "soort: [L]", "soort: [L, O]")
    try plaats.draai()
    let verschil = try plaats.verschil(1, 2)
    #expect(verschil.fouten == [])
    #expect(verschil.oorzaken == ["definities"])
    #expect(Set(verschil.cijfers.compactMap { $0["telling"] }) == ["luxe-meldingen"])
    #expect(Set(verschil.records.compactMap { $0["teken"] }) == ["+"])
    let overig = try plaats.uitvoer().schooljaren.flatMap {
      try plaats.uitvoer().feiten($0, "feit_melding").rijen(waar: ["soort": "O"])
    }
    #expect(
      verschil.records.compactMap { $0["record"] }.sorted()
        == overig.compactMap { $0["meldingsnummer"] }.sorted())
  }

  @Test func `a telling that is new appears, and one that goes vanishes`() throws {
    let plaats = try proef()
    try plaats.schrijf(
      plaats.pijplijn + "/definities/extra.yaml",
      """
      tellingen:
        - id: overig-meldingen
          titel: overige meldingen
          omschrijving: Meldingen van overig verzuim.
          herkomst: proef
          bron: melding
          eenheid: melding
          periode: schooljaar
          clausules:
            soort: [O]

      """)
    try plaats.draai()
    try FileManager.default.removeItem(atPath: plaats.pijplijn + "/definities/extra.yaml")
    try plaats.draai()
    for (van, naar, soort, teken) in [(1, 2, "verschenen", "+"), (2, 3, "verdwenen", "-")] {
      let verschil = try plaats.verschil(van, naar)
      #expect(verschil.fouten == [])
      #expect(verschil.oorzaken == ["definities"])
      #expect(Set(verschil.cijfers.compactMap { $0["telling"] }) == ["overig-meldingen"])
      #expect(Set(verschil.cijfers.compactMap { $0["soort"] }) == [soort])
      #expect(Set(verschil.records.compactMap { $0["teken"] }) == [teken])
    }
    // What came and went is nowhere told.
    let verschil = try plaats.verschil(1, 3)
    #expect(verschil.cijfers.isEmpty && verschil.fouten == [])
  }

  @Test func `numbers of another peildatum appear, and those of the old one vanish`() throws {
    let plaats = try proef()
    try plaats.wijzig(
      "definities/wettelijk.yaml", "periode: {peildatum: 10-01}", "periode: {peildatum: 02-01}")
    #expect(plaats.configuratiefouten != [], "a bridge needs both tellingen on one day")
    try plaats.wijzig("definities/verzuim.yaml", "periode: {peildatum: 10-01}", "periode: {peildatum: 02-01}")
    try plaats.draai()
    let verschil = try plaats.verschil(1, 2)
    #expect(verschil.fouten == [])
    #expect(verschil.oorzaken == ["definities"])
    #expect(
      Set(verschil.cijfers.compactMap { $0["telling"] })
        == ["verzuim-lopend-peildatum", "verzuim-lopend-peildatum-meldingen"])
    func perioden(_ soort: String) -> Set<String> {
      Set(verschil.cijfers.filter { $0["soort"] == soort }.compactMap { $0["periode"] })
    }
    #expect(perioden("verdwenen") == ["2020-10-01", "2021-10-01"])
    #expect(perioden("verschenen") == ["2021-02-01", "2022-02-01"])
    #expect(perioden("herzien") == [])
  }

  @Test func `a school that is of another kind moves its records`() throws {
    let plaats = try proef()
    let meldingen = try plaats.uitvoer().feiten("2020-2021", "feit_melding").rijen(waar: [
      "schoolsoort": "WVO"
    ])
    let brin = try #require(meldingen.first?["brin"])
    let pad = plaats.pijplijn + "/referentie/scholen.csv"
    let regels = try String(contentsOfFile: pad, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let nieuw = regels.map { regel in
      regel.hasPrefix(brin + ";") ? regel.replacingOccurrences(of: ";WVO;", with: ";WEC;") : String(regel)
    }
    try Data(nieuw.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: pad))
    try plaats.draai()
    let verschil = try plaats.verschil(1, 2)
    #expect(verschil.fouten == [])
    #expect(verschil.oorzaken == ["referentie"])
    #expect(Set(verschil.records.compactMap { $0["schoolsoort"] }) == ["WVO", "WEC"])
    // Each that goes comes elsewhere, but for what asks for the kind of school.
    let alle = verschil.records.filter {
      $0["telling"] == "verzuim-meldingen" && $0["schooljaar"] == "2020-2021"
    }
    #expect(alle.count == 2 * meldingen.count { $0["brin"] == brin })
    #expect(verschil.stap("verzuim-meldingen").isEmpty)
    #expect(!verschil.stap("relatief-vo-meldingen").isEmpty)
  }

  @Test func `a gemeente that leaves the region takes its records along`() throws {
    let plaats = try proef()
    try plaats.wijzig(
      "referentie/gemeenten.csv", "0148;Dalfsen;1830-01-01;;;10;2010-01-01;",
      "0148;Dalfsen;1830-01-01;;;9;2010-01-01;")
    try plaats.draai()
    let verschil = try plaats.verschil(1, 2)
    #expect(verschil.fouten == [])
    #expect(verschil.oorzaken == ["referentie"])
    let meldingen = verschil.records.filter { $0["telling"] == "verzuim-meldingen" }
    #expect(!meldingen.isEmpty)
    #expect(Set(meldingen.compactMap { $0["gemeentecode"] }) == ["0148"])
    #expect(Set(meldingen.compactMap { $0["teken"] }) == ["-"])
    let verdwenen = verschil.cijfers.filter { $0["soort"] == "verdwenen" && $0["niveau"] == "gemeente" }
    #expect(Set(verdwenen.compactMap { $0["gemeentecode"] }) == ["0148"])
  }

  @Test func `a correction changes what rests on its record`() throws {
    let plaats = try proef()
    let nummer = try melding(plaats, "V3")
    try corrigeer(plaats, nummer, van: "V3", naar: "L")
    try plaats.draai()
    let verschil = try plaats.verschil(1, 2)
    #expect(verschil.fouten == [])
    #expect(verschil.oorzaken == ["correcties"])
    #expect(Set(verschil.records.compactMap { $0["record"] }) == [nummer])
    #expect(verschil.stap("luxe-meldingen").map { [$0["oorzaak"]] } == [["correcties"]])
  }

  @Test func `rows that a changed profile reads otherwise are no new deliveries`() throws {
    let plaats = try proef()
    try plaats.wijzig(
      "bronnen/duo-verzuim-csv.yaml", "codes: [V1, V2, V3, V4, RMC, L, LRV, O]",
      "codes: {V1: V1, V2: V2, V3: O, V4: V4, RMC: RMC, L: L, LRV: LRV, O: O}")
    try plaats.draai()
    let verschil = try plaats.verschil(1, 2)
    #expect(verschil.fouten == [])
    #expect(verschil.oorzaken == ["lezing"])
    #expect(verschil.records.isEmpty)
    #expect(!verschil.stap("verzuim-wettelijk-meldingen").isEmpty)
  }

  @Test func `several causes at once, each its part`() throws {
    let plaats = try proef(allesGeleverd: false)
    try lever(plaats, Self.paden(plaats), van: 0.34, tot: 1)
    try plaats.draai("later")
    for jaar in ["2020-2021", "2021-2022"] {
      // Of a melding that stays as it is.
      let nu = try plaats.uitvoer("later").feiten(jaar, "feit_melding").rijen(waar: ["soort": "V3"])
      let toen = try plaats.uitvoer().feiten(jaar, "feit_melding").rijen(waar: ["soort": "V3"])
      let nummer = try #require(
        toen.compactMap { $0["meldingsnummer"] }.first { nummer in
          nu.contains { $0["meldingsnummer"] == nummer }
        })
      try corrigeer(plaats, nummer, van: "V3", naar: "L")
    }
    try plaats.wijzig(
      "definities/relatief.yaml", "soort: [V1, V2, V3, V4, RMC, LRV, O]", "soort: [V1, V2, V3, V4, RMC, LRV]")
    try plaats.wijzig(
      "referentie/gemeenten.csv", "0193;Zwolle;1830-01-01;;;10;2010-01-01;",
      "0193;Zwolle;1830-01-01;;;9;2010-01-01;")
    try plaats.draai()
    let verschil = try plaats.verschil(1, 2)
    #expect(verschil.fouten == [])
    #expect(verschil.oorzaken == ["leveringen", "correcties", "definities", "referentie"])
    // One number by all four.
    #expect(
      verschil.stappen.values.contains { Set($0.compactMap { $0["oorzaak"] }).count == 4 },
      "no number has all causes: this proves little")
  }

  @Test func `causes that cancel out are told`() throws {
    let plaats = try Werkplaats()
    try plaats.lever("duo-verzuim-csv/a_20210901.csv", Meldingregel.bestand(.init(nummer: "1")))
    try plaats.draai()
    try plaats.lever(
      "duo-verzuim-csv/b_20210902.csv", Meldingregel.bestand(.init(nummer: "2", bsn: Proefnummer.bsn(2))))
    try corrigeer(plaats, "1", van: "V3", naar: "L")
    try plaats.draai()
    let verschil = try plaats.verschil(1, 2)
    #expect(verschil.fouten == [])
    let stap = verschil.stap("verzuim-wettelijk-meldingen")
    #expect(
      stap.map { [$0["soort"], $0["oorzaak"], $0["van"], $0["naar"]] } == [
        ["gelijk", "leveringen", "1", "2"], ["gelijk", "correcties", "2", "1"],
      ])
    let records = verschil.records.filter { $0["telling"] == "verzuim-wettelijk-meldingen" }
    #expect(
      records.map { [$0["oorzaak"], $0["teken"], $0["record"]] } == [
        ["leveringen", "+", "2"], ["correcties", "-", "1"],
      ])
  }

  @Test func `what can't do without a later change counts with it`() throws {
    let plaats = try proef()
    let nummer = try melding(plaats, "V3")
    let gemeente = try #require(
      plaats.uitvoer().feiten("2020-2021", "feit_melding").rijen(waar: ["meldingsnummer": nummer]).first?[
        "gemeentecode"])
    // Before the reference table has it, there is no such gemeente to correct to.
    let tabel = plaats.pijplijn + "/referentie/gemeenten.csv"
    let tekst = try String(contentsOfFile: tabel, encoding: .utf8)
    try Data((tekst + "9998;Nieuwstad;1830-01-01;;;10;2010-01-01;\n").utf8).write(
      to: URL(fileURLWithPath: tabel))
    try corrigeer(plaats, nummer, veld: "gemeentecode", van: gemeente, naar: "9998")
    try plaats.wijzig("definities/verzuim.yaml", "dagen: 28", "dagen: 3")
    try plaats.draai()
    let verschil = try plaats.verschil(1, 2)
    #expect(verschil.fouten == [])
    #expect(verschil.oorzaken == ["referentie"])
    let records = verschil.records.filter { $0["telling"] == "verzuim-meldingen" }
    #expect(records.map { [$0["record"], $0["teken"]] } == [[nummer, "-"], [nummer, "+"]])
  }

  @Test func `a school year that a backfill left alone is walked from where it was counted`() throws {
    let plaats = try proef()
    try plaats.wijzig("definities/verzuim.yaml", "soort: [L]", "soort: [L, O]")
    _ = try Herberekening(
      .init(
        data: plaats.map + "/data",
        schooljaren: Schooljaar(beginjaar: 2020)...Schooljaar(beginjaar: 2020),
        pipeline: plaats.opzet, publiceer: true, wacht: false)
    ).doe()
    try plaats.draai()
    for (van, naar, jaren) in [
      (1, 2, ["2020-2021"]), (2, 3, ["2021-2022"]), (1, 3, ["2020-2021", "2021-2022"]),
    ] {
      let verschil = try plaats.verschil(van, naar)
      #expect(verschil.fouten == [], "\(van) and \(naar)")
      #expect(verschil.oorzaken == ["definities"], "\(van) and \(naar)")
      #expect(Set(verschil.cijfers.compactMap { $0["schooljaar"] }).sorted() == jaren)
      #expect(Set(verschil.records.compactMap { $0["schooljaar"] }).sorted() == jaren)
    }
  }

  // What isn't known.

  @Test(arguments: [(true, "programma"), (false, "lezing")])
  func `what no step explains is of the program, or of what was read`(_ isOud: Bool, _ oorzaak: String) throws
  {
    let plaats = try proef(allesGeleverd: false)
    // As if the first publication had counted one more.
    let publicatie = try DatabaseQueue(path: plaats.map + "/data/publicaties/1/sluitend.sqlite")
    try publicatie.write { db in
      try db.execute(
        sql:
          "UPDATE feit_telling SET aantal = aantal + 1 WHERE telling = 'luxe-meldingen' AND niveau = 'regio'")
    }
    try publicatie.close()
    if isOud {
      let register = try DatabaseQueue(path: plaats.map + "/data/register.sqlite")
      try register.write { db in try db.execute(sql: "UPDATE run SET versie = '0.0.1' WHERE id = 1") }
      try register.close()
    }
    try lever(plaats, Self.paden(plaats), van: 0.34, tot: 1)
    try plaats.draai()
    let stap = try plaats.verschil(1, 2).stap("luxe-meldingen", "2020-2021")
    let eerste = try #require(stap.first)
    #expect(eerste["oorzaak"] == oorzaak)
    #expect(eerste["van"].flatMap { Int($0) }.map { String($0 - 1) } == eerste["naar"])
    #expect(stap.dropFirst().allSatisfy { $0["oorzaak"] == "leveringen" })
  }

  @Test(arguments: [(true, "programma"), (false, "lezing")])
  func `what the later publication has beyond all steps is told last`(_ isOud: Bool, _ oorzaak: String) throws
  {
    let plaats = try Werkplaats()
    try plaats.lever("duo-verzuim-csv/a_20210901.csv", Meldingregel.bestand(.init(nummer: "1")))
    try plaats.draai()
    try plaats.lever(
      "duo-verzuim-csv/b_20210902.csv", Meldingregel.bestand(.init(nummer: "2", bsn: Proefnummer.bsn(2))))
    try plaats.draai()
    // As if the second publication had counted one more.
    let publicatie = try DatabaseQueue(path: plaats.map + "/data/publicaties/2/sluitend.sqlite")
    try publicatie.write { db in
      try db.execute(
        sql: """
          UPDATE feit_telling SET aantal = aantal + 1
            WHERE telling = 'verzuim-wettelijk-meldingen' AND niveau = 'regio'
          """)
    }
    try publicatie.close()
    if isOud { try plaats.voerUit("UPDATE run SET versie = '0.0.1' WHERE id = 2") }
    let stap = try plaats.verschil(1, 2).stap("verzuim-wettelijk-meldingen")
    #expect(
      stap.map { [$0["oorzaak"], $0["van"], $0["naar"]] } == [
        ["leveringen", "1", "2"], [oorzaak, "2", "3"],
      ])
  }

  @Test func `what came after the later run plays no part`() throws {
    let plaats = try Werkplaats()
    for n in 1...3 {
      try plaats.lever(
        "duo-verzuim-csv/a_2021090\(n).csv",
        Meldingregel.bestand(.init(nummer: "\(n)", bsn: Proefnummer.bsn(n))))
      try plaats.draai()
    }
    let verschil = try plaats.verschil(1, 2)
    #expect(verschil.fouten == [])
    #expect(verschil.oorzaken == ["leveringen"])
    #expect(Set(verschil.records.compactMap { $0["record"] }) == ["2"])
  }

  // By chance.

  @Test(arguments: [1, 2, 3] as [UInt64]) func `any two runs keep the laws, and fit one another`(
    seed: UInt64
  ) throws {
    var toeval = Vastetoeval(stand: seed)
    let plaats = try Werkplaats()
    try plaats.maakInbox(100, seed: seed, plaats.map + "/alles")
    let paden = try Self.paden(plaats).shuffled(using: &toeval)
    var stand = (dagen: 28, kampen: "10")
    let runs = 4
    for run in 0..<runs {
      try lever(plaats, paden, van: Double(run) / Double(runs), tot: Double(run + 1) / Double(runs))
      for _ in 0..<(run == 0 ? 0 : Int.random(in: 0...2, using: &toeval)) {
        try wijzigIets(plaats, &stand, &toeval)
      }
      // A correction that newer deliveries have overtaken stops the run: a run without a publication.
      if (try? plaats.draai()) == nil {
        try FileManager.default.removeItem(atPath: plaats.pijplijn + "/correcties")
        try plaats.draai()
      }
    }
    let aantal = try Self.runs(plaats)
    var verschillen: [[Int]: Vergelijkingsproef] = [:]
    for van in 1...aantal {
      for naar in van...aantal where try Self.isGepubliceerd(plaats, van) {
        let verschil = try plaats.verschil(van, naar)
        #expect(verschil.fouten == [], "runs \(van) and \(naar) of \(aantal)")
        verschillen[[van, naar]] = verschil
      }
    }
    #expect(verschillen.values.contains { $0.oorzaken.count > 1 }, "too little changed: this proves nothing")
    for (paar, geheel) in verschillen {
      for midden in paar[0]...paar[1] {
        guard let een = verschillen[[paar[0], midden]], let twee = verschillen[[midden, paar[1]]] else {
          continue
        }
        #expect(Self.passen(een, twee, geheel) == [], "\(paar[0]), \(midden), \(paar[1])")
      }
    }
  }

  /// Changes one thing of the configuration.
  private func wijzigIets(
    _ plaats: Werkplaats, _ stand: inout (dagen: Int, kampen: String), _ toeval: inout Vastetoeval
  ) throws {
    switch Int.random(in: 0..<5, using: &toeval) {
    case 0:
      let nieuw = Int.random(in: 1...60, using: &toeval)
      try plaats.wijzig("definities/verzuim.yaml", "dagen: \(stand.dagen)\n", "dagen: \(nieuw)\n")
      stand.dagen = nieuw
    case 1:
      let soorten = ["L", "V3", "V4", "O"].shuffled(using: &toeval).prefix(2).joined(separator: ", ")
      try plaats.schrijf(
        plaats.pijplijn + "/definities/extra.yaml",
        """
        tellingen:
          - id: extra
            titel: extra
            omschrijving: Een proef.
            herkomst: proef
            bron: melding
            eenheid: melding
            periode: schooljaar
            clausules:
              soort: [\(soorten)]

        """)
    case 2:
      let soort = ["V3", "L", "V4"].randomElement(using: &toeval) ?? "V3"
      let rijen = try plaats.uitvoer().feiten("2021-2022", "feit_melding").rijen(waar: ["soort": soort])
      if let nummer = rijen.first?["meldingsnummer"] {
        try corrigeer(plaats, nummer, van: soort, naar: "O")
      }
    case 3:
      let pad = plaats.pijplijn + "/referentie/scholen.csv"
      let brins = try plaats.uitvoer().feiten("2020-2021", "feit_melding").kolom("brin")
      let brin = brins.randomElement(using: &toeval) ?? "01AA"
      let tekst = try String(contentsOfFile: pad, encoding: .utf8).split(separator: "\n").map {
        $0.hasPrefix(brin + ";") ? $0.replacingOccurrences(of: ";WVO;", with: ";WEC;") : String($0)
      }
      try Data((tekst.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: pad))
    default:
      let nieuw = stand.kampen == "10" ? "9" : "10"
      try plaats.wijzig(
        "referentie/gemeenten.csv", "0166;Kampen;1830-01-01;;;\(stand.kampen);",
        "0166;Kampen;1830-01-01;;;\(nieuw);")
      stand.kampen = nieuw
    }
  }

  /// Where a comparison isn't what two parts of it say; empty = nowhere.
  private static func passen(
    _ een: Vergelijkingsproef, _ twee: Vergelijkingsproef, _ geheel: Vergelijkingsproef
  ) -> [String] {
    geheel.stappen.compactMap { plek, rijen in
      let (eerst, dan) = (een.stappen[plek]?.first, twee.stappen[plek]?.first)
      let begint = eerst == nil || eerst?["oud"] == rijen[0]["oud"]
      let eindigt = dan == nil || dan?["nieuw"] == rijen[0]["nieuw"]
      let sluit = eerst == nil || dan == nil || eerst?["nieuw"] == dan?["oud"]
      let isGezien = rijen[0]["soort"] == "gelijk" || eerst != nil || dan != nil
      let past = begint && eindigt && sluit && isGezien
      return past ? nil : plek.naam
    }
  }

  private static func runs(_ plaats: Werkplaats) throws -> Int {
    try DatabaseQueue(path: plaats.map + "/data/register.sqlite").read { db in
      try Int.fetchOne(db, sql: "SELECT max(id) FROM run") ?? 0
    }
  }

  private static func isGepubliceerd(_ plaats: Werkplaats, _ run: Int) throws -> Bool {
    try DatabaseQueue(path: plaats.map + "/data/register.sqlite").read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM publicatie WHERE run <= ?", arguments: [run]) ?? 0 > 0
    }
  }

  // What can't be compared.

  /// Three runs, of which the second publishes nothing.
  private func driekeer() throws -> Werkplaats {
    let plaats = try Werkplaats()
    try plaats.lever("duo-verzuim-csv/a_20210901.csv", Meldingregel.bestand(.init(nummer: "1")))
    try plaats.draai()
    try plaats.draai()
    try plaats.lever("duo-verzuim-csv/b_20210902.csv", Meldingregel.bestand(.init(nummer: "2", soort: "L")))
    try plaats.draai()
    return plaats
  }

  private func fout(
    _ plaats: Werkplaats, _ van: Int, _ naar: Int, gemeente: String? = nil, uit: String? = nil
  ) -> (code: Exitcode?, tekst: String) {
    do {
      _ = try Runverschil(data: plaats.map + "/data").tekst(
        van: van, naar: naar, gemeente: gemeente, records: true, uit: uit)
      return (nil, "")
    } catch {
      return (Exitcode(error), "\(error)".replacingOccurrences(of: plaats.map + "/", with: ""))
    }
  }

  @Test func `of a run that published nothing it takes what was current then`() throws {
    let plaats = try driekeer()
    let niets = try plaats.verschil(1, 2)
    #expect(niets.tekst.hasPrefix("from publication 1 (run 1) to publication 1 (run 1)\nno number differs\n"))
    #expect(niets.cijfers.isEmpty && niets.records.isEmpty && niets.fouten == [])
    let verschil = try plaats.verschil(2, 3)
    #expect(verschil.fouten == [] && !verschil.cijfers.isEmpty)
    #expect(try verschil.tekst == plaats.verschil(1, 3).tekst)
  }

  @Test func `a run beside itself differs in nothing`() throws {
    let verschil = try driekeer().verschil(3, 3)
    #expect(verschil.cijfers.isEmpty && verschil.records.isEmpty && verschil.fouten == [])
  }

  @Test(arguments: [(0, 1, 0), (1, 4, 4), (-1, 1, -1)])
  func `a run that isn't there is named`(_ van: Int, _ naar: Int, _ genoemd: Int) throws {
    let (code, tekst) = fout(try driekeer(), van, naar)
    #expect(code == .nietGevonden)
    #expect(tekst == "there is no run \(genoemd); 'sluitend runs' lists them, 1 to 3")
  }

  @Test func `before anything was published there is nothing to compare`() throws {
    let plaats = try Werkplaats()
    try plaats.lever("duo-verzuim-csv/a_20210901.csv", Meldingregel.bestand(.init(nummer: "1")))
    try plaats.draai(opDag: "2021-10-01")
    try plaats.draai()
    let (code, tekst) = fout(plaats, 1, 2)
    #expect(code == .nietGevonden)
    #expect(tekst == "nothing was published up to run 1")
  }

  @Test(arguments: [1, 2]) func `a publication that is gone is named`(_ nummer: Int) throws {
    let plaats = try driekeer()
    try FileManager.default.removeItem(atPath: plaats.map + "/data/publicaties/\(nummer)")
    let uit = plaats.map + "/verschil"
    let (code, tekst) = fout(plaats, 1, 3, uit: uit)
    #expect(code == .nietGevonden)
    #expect(tekst == "publication \(nummer) isn't there any more: data/publicaties/\(nummer)")
    #expect(!FileManager.default.fileExists(atPath: uit))
  }

  @Test(arguments: [1, 2]) func `without the configuration of then causes can't be told apart`(
    _ nummer: Int
  ) throws {
    let plaats = try driekeer()
    let register = try DatabaseQueue(path: plaats.map + "/data/register.sqlite")
    try register.write { db in
      try db.execute(sql: "DELETE FROM publicatie_configuratie WHERE publicatie = ?", arguments: [nummer])
    }
    try register.close()
    let (code, tekst) = fout(plaats, 1, 3)
    #expect(code == .nietGevonden)
    #expect(tekst.contains("publication \(nummer) was made by version"))
    #expect(tekst.contains("didn't keep its configuration"))
  }

  @Test func `an unknown gemeente writes nothing`() throws {
    let plaats = try driekeer()
    let uit = plaats.map + "/verschil"
    let (code, tekst) = fout(plaats, 1, 3, gemeente: "Amsterdam", uit: uit)
    #expect(code == .nietGevonden)
    #expect(tekst.contains("Amsterdam"))
    #expect(!FileManager.default.fileExists(atPath: uit), "tables of a question that failed")
  }

  @Test func `a gemeente is asked for by code or name`() throws {
    let plaats = try driekeer()
    func tekst(_ gemeente: String?) throws -> String {
      try Runverschil(data: plaats.map + "/data").tekst(
        van: 1, naar: 3, gemeente: gemeente, records: true, uit: nil)
    }
    #expect(try tekst("Zwolle") == tekst("0193"))
    #expect(try tekst("Dalfsen") != tekst("Zwolle"))
    #expect(try tekst("Zwolle").contains("luxe-meldingen"))
    #expect(try !tekst("Dalfsen").split(separator: "\n").contains { $0.hasPrefix("2020-2021  luxe") })
  }

  @Test func `tables don't take the place of what is there`() throws {
    let plaats = try driekeer()
    let uit = plaats.map + "/verschil"
    try plaats.schrijf(uit + "/mijn.txt", "mijn")
    let (code, tekst) = fout(plaats, 1, 3, uit: uit)
    #expect(code == .gebruik)
    #expect(tekst == "verschil isn't empty")
    #expect(try FileManager.default.contentsOfDirectory(atPath: uit) == ["mijn.txt"])
    // An empty folder will do.
    try FileManager.default.removeItem(atPath: uit + "/mijn.txt")
    #expect(fout(plaats, 1, 3, uit: uit).code == nil)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: uit).sorted() == ["cijfers.csv", "records.csv"])
  }

  // What it must not show.

  @Test func `no personal number, and nothing that steers a terminal`() throws {
    let plaats = try Werkplaats()
    try plaats.lever("duo-verzuim-csv/a_20210901.csv", Meldingregel.bestand(.init(nummer: "1")))
    try plaats.draai()
    try plaats.lever(
      "duo-verzuim-csv/\u{1B}[2Jb_20210902.csv",
      Meldingregel.bestand(
        .init(nummer: "\u{1B}[31m2\u{7}", bsn: Proefnummer.bsn(2)),
        .init(nummer: "\u{202E}3", bsn: "", onderwijsnummer: Proefnummer.onderwijsnummer(3)),
        .init(nummer: "=1+1", bsn: Proefnummer.bsn(4))))
    try plaats.draai()
    let verschil = try plaats.verschil(1, 2)
    #expect(verschil.stap("verzuim-meldingen").map { $0["naar"] } == ["4"])
    #expect(verschil.fouten == [])
    let stuurt = verschil.tekst.unicodeScalars.filter {
      $0 != "\n" && ($0.properties.generalCategory == .control || $0.properties.generalCategory == .format)
    }
    #expect(stuurt.isEmpty)
    let nummers = try Zoektocht.nummers(inInbox: plaats.inbox)
    #expect(nummers.count == 4)
    let zoektocht = Zoektocht(nummers)
    #expect(zoektocht.gevonden(in: Array(verschil.tekst.utf8)) == [])
    #expect(try zoektocht.besmet(onder: verschil.map) == [])
    // What a spreadsheet would run gets an apostrophe.
    #expect(verschil.records.contains { $0["record"] == "'=1+1" })
    #expect(!verschil.records.contains { ($0["record"] ?? "").hasPrefix("=") })
  }
}
