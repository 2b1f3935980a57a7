import Domain
import Proeftoeval
import Testing

@testable import Pipeline
@testable import Register
@testable import Transform

/// What holds for every register, whatever is in it. On the same random registers as the second evaluator's.
@Suite struct EigenschapTests {
  @Test(
    "The final state doesn't depend on the order in which deliveries came", arguments: Proefbank.zaden(40))
  func volgorde(zaad: Int) throws {
    let proef = Proefregister(zaad: zaad)
    let vooruit = try Proefbank.beeld(proef.leveringen, proef.gebied)
    let achteruit = try Proefbank.beeld(proef.leveringen.reversed(), proef.gebied)
    #expect(vooruit.verschil(met: achteruit) == [])
  }

  /// Also for what was known on the days between the two dates.
  @Test("A delivery moved to an earlier date is as if it had always had it", arguments: Proefbank.zaden(40))
  func verplaats(zaad: Int) throws {
    var proef = Proefregister(zaad: zaad)
    var toeval = Toeval(zaad: 10_000 + zaad)
    let i = toeval.getal(0...(proef.leveringen.count - 1))
    let laat = proef.leveringen
    proef.leveringen[i].ontvangen = laat[i].ontvangen.plus(dagen: -toeval.getal(1...120))
    let vroeg = proef.leveringen[i]
    let tussen = vroeg.ontvangen.plus(dagen: toeval.getal(0...20))
    try Proefbank.metRegister { register in
      try Proefbank.neemOp(laat.shuffled(using: &toeval), in: register)
      try register.verplaats(vroeg.levering)
      try register.bewaakBehoud()
      try Proefbank.metRegister { vanMeetAfAan in
        try Proefbank.neemOp(proef.leveringen, in: vanMeetAfAan)
        for dag in [nil, vroeg.ontvangen, vroeg.ontvangen.plus(dagen: -1), tussen] {
          let werkelijk = try Beeld(register, proef.gebied, opDag: dag)
          #expect(
            werkelijk.verschil(met: Beeld(tweede: proef, opDag: dag)) == [], "\(String(describing: dag))")
          let verwacht = try Beeld(vanMeetAfAan, proef.gebied, opDag: dag)
          #expect(werkelijk.verschil(met: verwacht) == [], "\(String(describing: dag))")
        }
      }
    }
  }

  @Test("A delivery read again changes nothing, and its rows are kept once", arguments: Proefbank.zaden(40))
  func opnieuwGelezen(zaad: Int) throws {
    let proef = Proefregister(zaad: zaad)
    var toeval = Toeval(zaad: 20_000 + zaad)
    try Proefbank.metRegister { register in
      try Proefbank.neemOp(proef.leveringen, in: register)
      let eerst = try Beeld(register, proef.gebied)
      let dag = toeval.een(uit: proef.leveringen).ontvangen
      let eerstOpDag = try Beeld(register, proef.gebied, opDag: dag)
      let run = try register.beginRun("proef", versie: "0")
      for levering in proef.leveringen.shuffled(using: &toeval).prefix(2) {
        let telling = try Proefbank.neemOp(levering, in: register, run: run)
        #expect(telling.aanvaard + telling.afgekeurd == levering.rijen.count)
      }
      try register.bewaakBehoud()
      #expect(try Beeld(register, proef.gebied).verschil(met: eerst) == [])
      #expect(try Beeld(register, proef.gebied, opDag: dag).verschil(met: eerstOpDag) == [])
    }
  }

  /// A profile that reads a file otherwise replaces what the file was read as before, links included.
  @Test("A delivery read otherwise is as if it had always been read so", arguments: Proefbank.zaden(40))
  func andersGelezen(zaad: Int) throws {
    var proef = Proefregister(zaad: zaad)
    let leveringen = proef.leveringen
    let eerste = leveringen[0]
    proef.leveringen[0] = Proeflevering(
      sha256: eerste.sha256, ontvangen: eerste.ontvangen,
      rijen: Array(eerste.rijen.dropFirst(eerste.rijen.count / 2)), lijst: eerste.lijst,
      bron: eerste.bron)
    try Proefbank.metRegister { register in
      try Proefbank.neemOp(leveringen + [proef.leveringen[0]], in: register)
      try register.bewaakBehoud()
      #expect(try Beeld(register, proef.gebied).verschil(met: Beeld(tweede: proef)) == [])
    }
  }

  @Test(
    "No row is lost: read is accepted plus rejected, and records are in scope or out of it",
    arguments: Proefbank.zaden(60))
  func behoud(zaad: Int) throws {
    let proef = Proefregister(zaad: zaad)
    try Proefbank.metRegister { register in
      let run = try register.beginRun("proef", versie: "0")
      for levering in proef.leveringen {
        let telling = try Proefbank.neemOp(levering, in: register, run: run)
        let afgekeurd = levering.rijen.filter { if case .afgekeurd = $0.inhoud { true } else { false } }.count
        #expect(telling.gelezen == levering.rijen.count)
        #expect(telling.afgekeurd == afgekeurd)
        #expect(telling.aanvaard == levering.rijen.count - afgekeurd)
      }
      try register.bewaakBehoud()
      try register.metStand(opDag: nil) { stand in
        var totaal = (meldingen: 0, werkprocessen: 0)
        for jaar in try stand.schooljaren() {
          let partitie = try Proefbank.partitie(stand, proef.gebied, jaar)
          for bron in Recordsoort.allCases {
            let (alle, tellend) = partitie.aantalInSchooljaar(bron)
            #expect(alle == tellend + partitie.buitenTelling(bron).values.reduce(0, +))
            #expect(tellend == partitie.tellende(bron).count)
          }
          totaal.meldingen += partitie.aantalInSchooljaar(.melding).alle
          totaal.werkprocessen += partitie.aantalInSchooljaar(.werkproces).alle
        }
        #expect(totaal == (try stand.aantallen()))
      }
    }
  }

  @Test(
    "A row that is lost, or counted without being there, is found out",
    arguments: [
      "DELETE FROM melding_versie WHERE rij = (SELECT max(rij) FROM melding_versie)",
      "DELETE FROM werkproces_versie WHERE levering = (SELECT max(levering) FROM werkproces_versie)",
      "DELETE FROM melding_huidig WHERE nummer = (SELECT min(nummer) FROM melding_huidig)",
      "DELETE FROM werkproces_huidig",
      "DELETE FROM opgave_versie WHERE rij = (SELECT max(rij) FROM opgave_versie)",
      "DELETE FROM opgave_huidig WHERE nummer = (SELECT min(nummer) FROM opgave_huidig)",
      "DELETE FROM afkeur WHERE rij = (SELECT max(rij) FROM afkeur)",
      "UPDATE levering SET gelezen = gelezen + 1 WHERE id = 1",
      "UPDATE levering SET nieuw = nieuw + 1, gelezen = gelezen + 1 WHERE id = 1",
    ])
  func behoudGebroken(schade: String) throws {
    // A register with meldingen, werkprocessen, opgaven and rejected rows.
    let proef = try #require((0..<50).lazy.map(Proefregister.init).first { $0.heeftAlles })
    try Proefbank.metRegister { register in
      try Proefbank.neemOp(proef.leveringen, in: register)
      try register.bewaakBehoud()
      try register.doe { try $0.opdracht(schade).voerUit() }
      #expect(throws: Registerfout.self) { try register.bewaakBehoud() }
    }
  }

  @Test(
    "Of every bridge, in every gemeente and the region, the mutaties add up to the last stand",
    arguments: Proefbank.zaden(60))
  func mutatiesTellenOp(zaad: Int) throws {
    let proef = Proefregister(zaad: zaad)
    try Proefbank.metPartities(proef) { partitie in
      for aansluiting in try Proefbank.definities().aansluitingen {
        for bereik in partitie.bereiken {
          let treden = try aansluiting.loop(partitie, bereik, tellingen: [:]).treden
          #expect(treden.map(\.mutatie.aantal).reduce(0, +) == treden.last?.stand.waarde)
          #expect(treden.first?.mutatie.aantal == treden.first?.stand.waarde)
          for (vorige, deze) in zip(treden, treden.dropFirst()) {
            #expect(vorige.stand.waarde + deze.mutatie.aantal == deze.stand.waarde)
          }
          // A step that takes away never adds, and the other way round.
          for trede in treden {
            #expect(
              (trede.mutatie.teken == .erbij) == (trede.mutatie.aantal > 0) || trede.mutatie.rijen.isEmpty)
          }
        }
      }
    }
  }

  private static let naarDUO = "verzuim-volgsysteem-duo"

  @Test("A bridge that ends at another telling doesn't close", arguments: Proefbank.zaden(20))
  func anderEind(zaad: Int) throws {
    try Proefbank.metPartities(Proefregister(zaad: zaad)) { partitie in
      let definities = try Proefbank.definities()
      let aansluiting = try #require(definities.aansluitingen.first { $0.id == Self.naarDUO })
      // Of another unit, which is never equal: not even 0 meldingen to 0 leerlingen.
      let meldingen = try #require(definities.tellingen.first { $0.id == "verzuim-wettelijk-meldingen" })
      let kapot = Aansluiting(
        id: aansluiting.id, titel: "", begin: aansluiting.begin, eind: meldingen, stappen: aansluiting.stappen
      )
      for bereik in partitie.bereiken {
        let fout = #expect(throws: Sluitfout.self) { try kapot.loop(partitie, bereik, tellingen: [:]) }
        #expect((fout?.telling, fout?.stap, fout?.bereik) == (meldingen.id, 11, bereik))
      }
    }
  }

  @Test(
    "A bridge of which a step does nothing throws there, exactly when the step had something to do",
    arguments: Proefbank.zaden(40))
  func stapZonderWerking(zaad: Int) throws {
    try Proefbank.metPartities(Proefregister(zaad: zaad)) { partitie in
      let aansluiting = try #require(
        try Proefbank.definities().aansluitingen.first { $0.id == Self.naarDUO })
      for kapotteStap in [9, 11] {
        var stappen = aansluiting.stappen
        let stap = stappen[kapotteStap - 1]
        stappen[kapotteStap - 1] = Stap(
          code: stap.code, titel: "", uitleg: "", soort: .beperk(Beperk(houd: [])), gelijkAan: stap.gelijkAan)
        let kapot = Aansluiting(
          id: aansluiting.id, titel: "", begin: aansluiting.begin, eind: aansluiting.eind, stappen: stappen)
        for bereik in partitie.bereiken {
          let heel = try aansluiting.loop(partitie, bereik, tellingen: [:]).treden[kapotteStap]
          // Without its collapse the last step stands at meldingen, which are no leerlingen.
          if heel.mutatie.rijen.isEmpty && kapotteStap == 9 {
            #expect(throws: Never.self) { try kapot.loop(partitie, bereik, tellingen: [:]) }
          } else {
            let fout = #expect(throws: Sluitfout.self) { try kapot.loop(partitie, bereik, tellingen: [:]) }
            #expect(fout?.stap == kapotteStap)
          }
        }
      }
    }
  }
}
