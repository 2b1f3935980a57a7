import Domain
import Foundation
import Pipeline
import Register
import Testing

/// Chosen school years counted anew: what would change is told first, and published only when asked for.
@Suite struct HerberekeningTests {
  private let eerste = Schooljaar(beginjaar: 2018)
  private let laatste = Schooljaar(beginjaar: 2021)

  private func gevuld() throws -> Werkplaats {
    let plaats = try Werkplaats()
    try plaats.maakInbox(300, vanaf: 2018)
    try plaats.draai()
    return plaats
  }

  private func herbereken(
    _ plaats: Werkplaats, _ jaren: ClosedRange<Schooljaar>, opzet: String? = nil, publiceer: Bool = false
  ) throws {
    let code = try Herberekening(
      .init(
        data: plaats.map + "/data", schooljaren: jaren, pipeline: opzet, publiceer: publiceer, wacht: false)
    ).doe()
    #expect(code == .klaar)
  }

  private func cijfers(_ plaats: Werkplaats, run: Int) throws -> Tabel {
    Tabel(
      csv: try String(contentsOfFile: "\(plaats.map)/data/vergelijkingen/\(run)/cijfers.csv", encoding: .utf8)
    )
  }

  private func jaar(_ begin: Int) -> Schooljaar { Schooljaar(beginjaar: begin) }

  @Test func `by the same definitions nothing differs, and nothing is published`() throws {
    let plaats = try gevuld()
    try herbereken(plaats, eerste...laatste)
    #expect(try cijfers(plaats, run: 2).rijen.isEmpty)
    #expect(try plaats.publicaties() == ["1"])
    #expect(
      try plaats.run(2).contains(
        "plan: compare, and publish nothing after 1\n  2018-2019: count: asked for\n"))
    try plaats.draai()
    #expect(plaats.huidig() == "publicaties/1")
  }

  @Test func `of changed definitions it tells what they would do, as a run then does`() throws {
    let plaats = try gevuld()
    try plaats.wijzig("definities/verzuim.yaml", "dagen: 28", "dagen: 7")
    try herbereken(plaats, jaar(2019)...jaar(2020))
    let verschillen = try cijfers(plaats, run: 2)
    #expect(!verschillen.rijen.isEmpty)
    #expect(Set(verschillen.kolom("schooljaar")) == ["2019-2020", "2020-2021"])
    #expect(Set(verschillen.kolom("oorzaak")) == ["definities"])
    #expect(Set(verschillen.kolom("telling")) == ["verzuim-gevallen"])
    #expect(plaats.huidig() == "publicaties/1")
    try plaats.draai()
    let nieuw = try plaats.uitvoer()
    for rij in verschillen.rijen(waar: ["niveau": "regio"]) {
      #expect(nieuw.telling("verzuim-gevallen", rij["schooljaar"] ?? "") == Int(rij["nieuw"] ?? ""))
    }
  }

  @Test func `what is published are the chosen school years alone; the next run does the rest`() throws {
    let plaats = try gevuld()
    let oud = try plaats.uitvoer()
    try plaats.wijzig("definities/verzuim.yaml", "dagen: 28", "dagen: 7")
    try herbereken(plaats, jaar(2019)...jaar(2019), publiceer: true)
    let tussen = try plaats.uitvoer()
    #expect(plaats.huidig() == "publicaties/2")
    func anders(_ een: Uitvoer, _ ander: Uitvoer) -> Set<String> {
      Set(
        een.verschil(met: ander).compactMap {
          $0.firstMatch(of: #/schooljaar=([\d-]+)/#).map { String($0.1) }
        })
    }
    #expect(anders(tussen, oud) == ["2019-2020"])
    // The definitions of the others are still theirs, in the database too.
    #expect(
      tussen.tabellen["dim_telling"]?.rijen(waar: ["schooljaar": "2020-2021"])
        == oud.tabellen["dim_telling"]?.rijen(waar: ["schooljaar": "2020-2021"]))
    // A second backfill, of all: the first one's school year differs no more, the others by the same definitions still.
    try herbereken(plaats, eerste...laatste)
    let nog = try cijfers(plaats, run: 3)
    #expect(Set(nog.kolom("schooljaar")) == ["2018-2019", "2020-2021", "2021-2022"])
    #expect(Set(nog.kolom("oorzaak")) == ["definities"])
    try plaats.draai()
    #expect(plaats.huidig() == "publicaties/3")
    try plaats.draai("vers")
    #expect(try plaats.uitvoer().verschil(met: plaats.uitvoer("vers")) == [])
    #expect(anders(try plaats.uitvoer(), tussen) == ["2018-2019", "2020-2021", "2021-2022"])
  }

  @Test func `all school years published leave the next run nothing to do`() throws {
    let plaats = try gevuld()
    try plaats.wijzig("definities/verzuim.yaml", "dagen: 28", "dagen: 7")
    try herbereken(plaats, eerste...laatste, publiceer: true)
    try plaats.draai("vers")
    #expect(try plaats.uitvoer().verschil(met: plaats.uitvoer("vers")) == [])
    try plaats.draai()
    #expect(plaats.huidig() == "publicaties/2")
  }

  @Test func `another set-up is for the asking, and isn't remembered`() throws {
    let plaats = try gevuld()
    let ander = plaats.map + "/ander"
    try FileManager.default.copyItem(atPath: plaats.pijplijn, toPath: ander)
    let pad = ander + "/definities/verzuim.yaml"
    let tekst = try String(contentsOfFile: pad, encoding: .utf8).replacingOccurrences(
      of: "dagen: 28", with: "dagen: 7")
    try plaats.schrijf(pad, tekst)
    try herbereken(plaats, eerste...laatste, opzet: ander + "/ijssel-vecht.yaml")
    #expect(try !cijfers(plaats, run: 2).rijen.isEmpty)
    try herbereken(plaats, eerste...laatste)
    #expect(try cijfers(plaats, run: 3).rijen.isEmpty)
  }

  @Test func `a correction that no longer fits stops it, as it stops a run`() throws {
    let plaats = try gevuld()
    try plaats.schrijf(
      plaats.pijplijn + "/correcties/proef.yaml",
      """
      correcties:
        - {melding: "bestaat-niet", veld: soort, van: V3, naar: L, reden: proef, besloten-door: teamleider, \
      besloten-op: 2020-10-12, tot: 2030-08-01}

      """)
    for publiceer in [false, true] {
      #expect(throws: Correctiefouten.self) {
        try herbereken(plaats, eerste...laatste, publiceer: publiceer)
      }
    }
  }

  @Test func `what can't be counted is refused`() throws {
    let leeg = try Werkplaats()
    #expect(throws: NietGevonden.self) { try herbereken(leeg, eerste...laatste) }
    let plaats = try gevuld()
    #expect(throws: NietGevonden.self) { try herbereken(plaats, jaar(1999)...jaar(2000)) }
    // A profile that reads otherwise: an ordinary run has to read again first.
    try plaats.wijzig("bronnen/duo-verzuim-csv.yaml", "(CSV)", "als CSV")
    #expect(throws: Gebruiksfout.self) { try herbereken(plaats, eerste...laatste) }
    try plaats.draai()
    try herbereken(plaats, eerste...laatste)
  }

  @Test func `its plan tells all that changed since the publication`() throws {
    let plaats = try Werkplaats()
    try plaats.lever("duo-verzuim-csv/a_20210901.csv", Meldingregel.bestand(.init(nummer: "1")))
    try plaats.draai()
    try plaats.lever("duo-verzuim-csv/b_20210908.csv", Meldingregel.bestand(.init(nummer: "2")))
    try plaats.draai(opDag: "2021-09-07")
    try plaats.voerUit("UPDATE run SET versie = '0.0.1' WHERE id = 1")
    try plaats.wijzig("definities/verzuim.yaml", "dagen: 28", "dagen: 7")
    try herbereken(plaats, jaar(2020)...jaar(2020))
    let plan = try plaats.run(3)
    #expect(plan.contains("  2020-2021: count: asked for; version "))
    #expect(
      plan.contains(
        """
         of the program, where publication 1 was of 0.0.1; definities/verzuim changed; 1 deliveries were taken in since

        """), "\(plan)")
  }
}
