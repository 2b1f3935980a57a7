import Domain
import Proeftoeval
import Testing

@testable import Pipeline
@testable import Register
@testable import Transform

/// A slow, obvious second evaluator judges the fast one on random registers: current versions, pupils, gevallen,
/// tellingen at every level, what is out of scope, and every step and record of the bridges.
@Suite struct TweedeTellingTests {
  @Test(
    "The second evaluator comes to the same, now and as known on other days", arguments: Proefbank.zaden(120))
  func zelfdeUitkomst(zaad: Int) throws {
    let proef = Proefregister(zaad: zaad)
    var toeval = Toeval(zaad: -1 - zaad)
    try Proefbank.metRegister { register in
      try Proefbank.neemOp(proef.leveringen.shuffled(using: &toeval), in: register)
      try vergelijk(register, proef, opDag: nil)
      let dag = toeval.een(uit: proef.leveringen).ontvangen.plus(dagen: toeval.een(uit: [-1, 0, 0, 30]))
      try vergelijk(register, proef, opDag: dag)
    }
  }

  private func vergelijk(_ register: Register, _ proef: Proefregister, opDag: LocalDate?) throws {
    let werkelijk = try Beeld(register, proef.gebied, opDag: opDag)
    let tweede = Beeld(tweede: proef, opDag: opDag)
    #expect(werkelijk.verschil(met: tweede) == [], "as known on \(opDag?.description ?? "every day")")
  }

  /// Clauses in forms and combinations that no shipped telling has.
  @Test(
    "The second evaluator comes to the same for made-up tellingen too, written as an analyst writes them",
    arguments: Proefbank.zaden(100))
  func gemaakt(zaad: Int) throws {
    let proef = Proefregister(zaad: zaad)
    var toeval = Toeval(zaad: 70_000 + zaad)
    let definities = (0..<12).map { i in
      var definitie = Proeftelling.maak(&toeval)
      definitie.id = "proef-\(i)"
      return definitie
    }
    let tellingen = try Definitietekst.tellingen(
      Dictionary(uniqueKeysWithValues: definities.map { ($0.id, $0.yaml) }))
    let tweede = TweedeStand(proef.leveringen, opDag: nil)
    try Proefbank.metRegister { register in
      try Proefbank.neemOp(proef.leveringen, in: register)
      try register.metStand(opDag: nil) { stand in
        for jaar in try stand.schooljaren() {
          let partitie = try Proefbank.partitie(stand, proef.gebied, jaar, ook: Array(tellingen.values))
          let telling = TweedeTelling(stand: tweede, gebied: proef.gebied, jaar: jaar.beginjaar)
          for definitie in definities {
            let gelezen = try #require(tellingen[definitie.id])
            let werkelijk = Beeld.telregels(gelezen, gelezen.tel(partitie), partitie)
            #expect(Set(werkelijk) == Set(telling.regels(definitie)), "\(jaar) \(definitie.yaml)")
          }
        }
      }
    }
  }

  @Test("Percentages and rates are rounded half up, with the decimals asked for", arguments: 0..<5)
  func verhouding(decimalen: Int) {
    var toeval = Toeval(zaad: 80_000 + decimalen)
    for maat in Verhouding.Maat.allCases {
      let verhouding = Verhouding(
        id: "", titel: "", omschrijving: "", herkomst: "", teller: "", noemer: "", maat: maat,
        decimalen: decimalen)
      let tweede = TweedeDefinitie.Verhouding(
        teller: "", noemer: "", maal: maat == .procent ? 100 : 1000, decimalen: decimalen)
      for _ in 0..<300 {
        let (teller, noemer) = (toeval.getal(0...40), toeval.een(uit: [0, 1, 7, 8, 16, 200, 2000]))
        #expect((verhouding.waarde(teller, van: noemer) ?? "") == TweedeTelling.tekst(tweede, teller, noemer))
      }
    }
  }

  @Test(
    "Lists without a name take the place of one another, and stand beside others for each reason there is")
  func lijstenZonderNaam() {
    var gezien: Set<String> = []
    for zaad in 0..<60 {
      let naamloos = Proefregister(zaad: zaad).leveringen.filter { $0.lijst == "" }
      for (een, ander) in naamloos.flatMap({ een in naamloos.map { (een, $0) } })
      where een.sha256 != ander.sha256 && een.ontvangen <= ander.ontvangen {
        for case .opgave(let oud) in een.rijen.map(\.inhoud) {
          for case .opgave(let nieuw) in ander.rijen.map(\.inhoud) {
            let verschillen = [
              een.bron != ander.bron ? "source" : nil, oud.begin != nieuw.begin ? "day" : nil,
              oud.brin?.description != nieuw.brin?.description ? "school" : nil,
            ].compactMap { $0 }
            gezien.insert(verschillen.joined(separator: " ") + (oud.brin == nil ? ", without a school" : ""))
            if verschillen == [], een.ontvangen == ander.ontvangen { gezien.insert("on the same day") }
          }
        }
      }
    }
    for reden in ["", ", without a school", "source", "day", "school", "on the same day"] {
      #expect(gezien.contains(reden), "\(reden)")
    }
  }

  /// Random registers that never reach a rule would prove nothing.
  @Test("The random registers reach every step of the bridge, every reason and every level")
  func bereik() throws {
    var gezien: Set<String> = []
    for zaad in 0..<120 {
      for regel in Beeld(tweede: Proefregister(zaad: zaad)).regels {
        let delen = regel.split(separator: ";", omittingEmptySubsequences: false)
        if regel.contains(" regel "), delen[1] == "regio" {
          gezien.insert("\(delen[0].dropFirst(11)) \(delen[3])")
        }
        if regel.contains(" buiten ") { gezien.insert("\(delen[0].dropFirst(5)) \(delen[1])") }
        if regel.contains(" weekcontrole ") {
          gezien.insert("weekcontrole \(delen[2] == "0" ? "missed" : "made")")
        }
        if regel.contains(" telling "), delen.last != "0", delen.last != "" {
          gezien.insert("\(delen[0].dropFirst(5)) \(delen[3])")
        }
      }
    }
    let stappen =
      (0...11).map { "verzuim-volgsysteem-duo \($0)" }
      + (0...15).map { "verzuim-volgsysteem-duo-peildatum \($0)" }
      + (0...7).map { "rmc-duo-vsv \($0)" } + (0...2).map { "volgsysteem-migratie \($0)" }
    let redenen =
      ["buiten melding ingetrokken", "buiten werkproces overgezet"]
      + ["melding", "werkproces", "opgave"].flatMap { bron in
        ["andere-regio", "gemeente-zonder-regio"].map { "buiten \(bron) \($0)" }
      }
    let niveaus = ["regio", "gemeente", "schoolsoort", "gemeente-schoolsoort"]
    let controles = ["weekcontrole made", "weekcontrole missed"]
    // Residents are in no register.
    let definities = try Proefbank.definities()
    let vanInwoners = Set(definities.bevolkingstellingen.map(\.id))
    let verhoudingen = definities.verhoudingen.filter {
      !vanInwoners.contains($0.teller) && !vanInwoners.contains($0.noemer)
    }
    let tellingen = (definities.tellingen.map(\.id) + verhoudingen.map(\.id)).flatMap { id in
      niveaus.map { "telling \(id) \($0)" }
    }
    for verwacht in stappen + redenen + controles + tellingen {
      #expect(gezien.contains(verwacht), "\(verwacht)")
    }
  }
}
