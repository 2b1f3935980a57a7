import Domain
import Testing

@testable import Pipeline
@testable import Register
@testable import Transform

/// The laws of walks and bridges, on random registers.
@Suite struct VerschilwetTests {
  private static let tellingen = [
    "verzuim-meldingen", "verzuim-gevallen", "verzuim-wettelijk-leerlingen", "verzuim-lopend-peildatum",
    "thuiszitters",
    "thuiszitters-1-augustus", "wettelijk-eerste-meldingen", "thuiszitters-3-maanden", "startpopulatie",
    "absoluut-afgeleid", "oud-vsv-b",
  ]

  private func metStand(_ zaad: Int, _ gebruik: (Proefregister, Register, [Schooljaar]) throws -> Void) throws
  {
    let proef = Proefregister(zaad: zaad)
    try Proefbank.metRegister { register in
      try Proefbank.neemOp(proef.leveringen, in: register)
      try gebruik(proef, register, try register.metStand(opDag: nil) { try $0.schooljaren() })
    }
  }

  @Test(
    "From definition to definition: of one telling through the years, and between tellingen of one kind",
    arguments: Proefbank.zaden(30))
  func definities(zaad: Int) throws {
    let (oud, nieuw) = (try Proefbank.definities(Schooljaar(beginjaar: 2015)), try Proefbank.definities())
    try Proefbank.metPartities(Proefregister(zaad: zaad)) { partitie in
      for naar in nieuw.tellingen {
        let soortgenoten = (oud.tellingen + nieuw.tellingen).filter {
          ($0.bron, $0.eenheid, $0.periode.tekst) == (naar.bron, naar.eenheid, naar.periode.tekst)
        }
        // A few of the many pairs, ten or so at most, other ones in each register.
        let stap = max(5, soortgenoten.count / 10)
        for van in soortgenoten.enumerated().filter({ ($0.offset + zaad) % stap == 0 }).map(\.element) {
          for bereik in [Bereik.regio] + partitie.bereiken.prefix(2) {
            let gevallen = Gevaldefinitie(dagen: zaad % 3 == 0 ? 10 : 28)
            let loop = try Verschil.definities(van: van, naar: naar, gevallen: gevallen, partitie, bereik)
            Verschilwet.controleer(
              loop, begin: van.tel(partitie).waarde(bereik),
              eind: naar.tel(partitie.met(gevallen)).waarde(bereik),
              "\(van.id) → \(naar.id)")
          }
        }
      }
    }
  }

  @Test("From one day of knowledge to another, both ways", arguments: Proefbank.zaden(20))
  func kennis(zaad: Int) throws {
    try metStand(zaad) { proef, register, jaren in
      let dagen = proef.leveringen.map(\.ontvangen).sorted()
      for jaar in jaren {
        let definities = try Proefbank.definities(jaar)
        func partitie(_ dag: LocalDate?) throws -> Partitie {
          try register.metStand(opDag: dag) { try Proefbank.partitie($0, proef.gebied, jaar) }
        }
        let (toen, nu) = (try partitie(dagen.first), try partitie(nil))
        for id in Self.tellingen {
          let telling = try #require(definities.telling(id))
          for bereik in nu.bereiken {
            func kennis(_ dag: LocalDate?, _ partitie: Partitie, _ ander: Partitie) throws -> Verschil.Kennis
            {
              let nummers = Verschil.elders(telling, partitie, ander: ander, bereik)
              return try register.metStand(opDag: dag) {
                Verschil.Kennis(partitie: partitie, elders: try $0.versies(telling.bron, nummers))
              }
            }
            let (links, rechts) = (try kennis(dagen.first, toen, nu), try kennis(nil, nu, toen))
            let loop = try Verschil.kennis(telling, van: links, naar: rechts, bereik)
            let (begin, eind) = (telling.tel(toen).waarde(bereik), telling.tel(nu).waarde(bereik))
            Verschilwet.controleer(loop, begin: begin, eind: eind, "\(id) \(jaar)")
            // Back again the same records make the same difference, for the same reasons.
            let terug = try Verschil.kennis(telling, van: rechts, naar: links, bereik)
            #expect(loop.treden.map(\.eerst) == terug.treden.map(\.eerst), "\(id) \(jaar)")
            #expect(loop.treden.map(\.eraf) == terug.treden.map(\.erbij), "\(id) \(jaar)")
          }
        }
      }
    }
  }

  @Test(
    "From one school year to the next, and from the region to its gemeenten", arguments: Proefbank.zaden(30))
  func jarenEnGemeenten(zaad: Int) throws {
    try metStand(zaad) { proef, register, jaren in
      let partities = try register.metStand(opDag: nil) { stand in
        try jaren.map { try Proefbank.partitie(stand, proef.gebied, $0) }
      }
      for id in Self.tellingen {
        for (toen, nu) in zip(partities, partities.dropFirst()) {
          let (van, naar) = (
            try #require(try Proefbank.definities(toen.schooljaar).telling(id)),
            try #require(try Proefbank.definities(nu.schooljaar).telling(id))
          )
          for bereik in [Bereik.regio] + nu.bereiken.filter(toen.bereiken.contains) {
            let loop = try Verschil.jaren(van: .init(van, toen), naar: .init(naar, nu), bereik)
            Verschilwet.controleer(
              loop, begin: van.tel(toen).waarde(bereik), eind: naar.tel(nu).waarde(bereik), "\(id)")
          }
        }
        for partitie in partities {
          let telling = try #require(try Proefbank.definities(partitie.schooljaar).telling(id))
          let resultaat = telling.tel(partitie)
          let som = partitie.gemeenten.reduce(0) { $0 + (resultaat.gemeenten[$1]?.waarde ?? 0) }
          Verschilwet.controleer(
            try Verschil.gemeenten(telling, partitie), begin: resultaat.regio,
            eind: Telwaarde(som, telling.eenheid), "\(id)")
        }
      }
    }
  }

  /// What hangs together, by pupil, by the melding that a werkproces bears or by a change of number, is taken away as a whole: what is left then
  /// has nothing to do with it.
  @Test("Removing records moves exactly the steps that they were in", arguments: Proefbank.zaden(30))
  func verwijder(zaad: Int) throws {
    let proef = Proefregister(zaad: zaad)
    try Proefbank.metPartities(proef) { heel in
      let groepen = Samenhang(heel, proef.gebied.migratie).groepen
      try #require(!groepen.isEmpty)
      let groep = groepen[zaad % groepen.count]
      try vergelijk(heel, zonder: groep, Self.rest(heel, zonder: groep, proef.gebied))
    }
  }

  private static func rest(_ heel: Partitie, zonder groep: Set<String>, _ gebied: Proefgebied) -> Partitie {
    let meldingen = heel.meldingen.filter { !groep.contains("melding \($0.record.nummer)") }
    let werkprocessen = heel.werkprocessen.filter { !groep.contains("werkproces \($0.record.nummer)") }
    let opgaven = heel.opgaven.filter { !groep.contains("opgave \($0.record.nummer)") }
    let overgezet = Set(
      zip(heel.werkprocessen, heel.werkprocesrijen).filter(\.1.isOvergezet).map(\.0.record.nummer))
    return Partitie(
      schooljaar: heel.schooljaar, regio: gebied.regio, gemeenten: Gemeentetabel(gebied.gemeenten),
      scholen: Schooltabel(gebied.scholen), gevallen: heel.gevaldefinitie, meldingen: meldingen,
      werkprocessen: werkprocessen, opgaven: opgaven,
      opvolgers: gebied.migratie.filter { overgezet.contains($0.key) })
  }

  private func vergelijk(_ heel: Partitie, zonder groep: Set<String>, _ rest: Partitie) throws {
    for aansluiting in try Proefbank.definities(heel.schooljaar).aansluitingen {
      for bereik in heel.bereiken {
        let voor = try aansluiting.loop(heel, bereik, tellingen: [:]).treden
        let na = try aansluiting.loop(rest, bereik, tellingen: [:]).treden
        for (trede, over) in zip(voor, na) {
          let namen = trede.mutatie.namen(heel)
          #expect(namen.filter { !groep.contains($0) } == over.mutatie.namen(rest), "step \(trede.nummer)")
          let weg = namen.count { groep.contains($0) }
          #expect(abs(trede.mutatie.aantal) - weg == abs(over.mutatie.aantal), "step \(trede.nummer)")
        }
      }
    }
  }

  @Test("The order-free view of a bridge: masks and steps tell the same", arguments: Proefbank.zaden(30))
  func volgorde(zaad: Int) throws {
    try Proefbank.metPartities(Proefregister(zaad: zaad)) { partitie in
      for aansluiting in try Proefbank.definities(partitie.schooljaar).aansluitingen {
        for bereik in partitie.bereiken {
          let loop = try aansluiting.loop(partitie, bereik, tellingen: [:])
          var maskers: [Volgorde.Masker] = []
          let volgorde = aansluiting.volgorde(partitie, bereik) { maskers.append($0) }
          #expect(volgorde.treden.map(\.stap) == Array(1...aansluiting.stappen.count))
          for (trede, gegaan) in zip(volgorde.treden, loop.treden.dropFirst()) {
            let metStap = maskers.filter { $0.stappen.contains(trede.stap) }
            #expect(trede.eerst == metStap.count && trede.laatst == metStap.count { $0.stappen.count == 1 })
            // A record goes with the first step of its mask.
            let eigen = metStap.filter { $0.stappen.first == trede.stap }.map { Int32($0.index) }
            #expect(eigen == gegaan.mutatie.rijen, "step \(trede.stap)")
            #expect(trede.records == gegaan.mutatie.rijen.count)
          }
        }
      }
    }
  }
}

extension Mutatie {
  /// `melding 7` for each record, in their order.
  fileprivate func namen(_ partitie: Partitie) -> [String] {
    rijen.map { "\(bron.rawValue) \(partitie.record(bron, Int($0)).nummer)" }
  }
}

/// Which records of a partition have to do with one another: by pupil, or by the melding that a werkproces bears, or by the
/// number that it went over to.
private struct Samenhang {
  /// Names as `melding 7`.
  private(set) var groepen: [Set<String>] = []

  init(_ partitie: Partitie, _ migratie: [Recordnummer: Recordnummer]) {
    for melding in partitie.meldingen {
      voeg(["melding \(melding.record.nummer)", melding.leerling.hex])
    }
    for werkproces in partitie.werkprocessen {
      let melding = werkproces.record.meldingsnummer.map { ["melding \($0)"] } ?? []
      let nieuw = migratie[werkproces.record.nummer].map { ["werkproces \($0)"] } ?? []
      voeg(["werkproces \(werkproces.record.nummer)", werkproces.leerling.hex] + melding + nieuw)
    }
    for opgave in partitie.opgaven { voeg(["opgave \(opgave.record.nummer)", opgave.leerling.hex]) }
  }

  private mutating func voeg(_ namen: [String]) {
    let samen = groepen.filter { !$0.isDisjoint(with: namen) }
    groepen.removeAll { !$0.isDisjoint(with: namen) }
    groepen.append(samen.reduce(into: Set(namen)) { $0.formUnion($1) })
  }
}
