import Domain

@testable import Pipeline
@testable import Register
@testable import Transform

/// The answers of Transform about one random register, put together as the command line does.
struct Antwoorden {
  private let register: Register
  private let gebied: Proefgebied
  /// For each question the tellingen of which it asks.
  private let tellingen: [(van: Telling, naar: Telling)]
  private var partities: [Sleutel: Partitie] = [:]

  private struct Sleutel: Hashable {
    let jaar: Int
    let dag: LocalDate?
  }

  init(_ register: Register, _ gebied: Proefgebied, _ vragen: [Proefvraag]) throws {
    self.register = register
    self.gebied = gebied
    var gemaakt: [String: String] = [:]
    for (i, vraag) in vragen.enumerated() {
      gemaakt["van-\(i)"] = vraag.tellingen.van.jaar == nil ? vraag.tellingen.van.definitie.yaml : nil
      gemaakt["naar-\(i)"] = vraag.tellingen.naar.jaar == nil ? vraag.tellingen.naar.definitie.yaml : nil
    }
    let gelezen = try Definitietekst.tellingen(gemaakt)
    func telling(_ volgens: Proefvraag.Volgens, _ id: String) throws -> Telling {
      let verscheept = try volgens.jaar.map { try Proefbank.definities(Schooljaar(beginjaar: $0)) }
      guard let telling = verscheept.map({ $0.telling(volgens.definitie.id) }) ?? gelezen[id] else {
        throw Voorbeeld.Onleesbaar(description: "\(volgens)")
      }
      return telling
    }
    tellingen = try vragen.enumerated().map { i, vraag in
      (try telling(vraag.tellingen.van, "van-\(i)"), try telling(vraag.tellingen.naar, "naar-\(i)"))
    }
  }

  /// With the peildata of all tellingen of which is asked.
  private mutating func partitie(_ jaar: Int, opDag dag: LocalDate? = nil) throws -> Partitie {
    let sleutel = Sleutel(jaar: jaar, dag: dag)
    if let partitie = partities[sleutel] { return partitie }
    let partitie = try register.metStand(opDag: dag) { stand in
      try Proefbank.partitie(
        stand, gebied, Schooljaar(beginjaar: jaar), ook: tellingen.flatMap { [$0.van, $0.naar] })
    }
    partities[sleutel] = partitie
    return partitie
  }

  private func kennis(
    _ telling: Telling, _ dag: LocalDate, _ partitie: Partitie, ander: Partitie, _ bereik: Bereik
  ) throws -> Verschil.Kennis {
    let nummers = Verschil.elders(telling, partitie, ander: ander, bereik)
    let versies: [Recordnummer: Verschil.Versie] = try register.metStand(opDag: dag) { stand in
      switch telling.bron {
      case .melding:
        try stand.meldingen(nummers).reduce(into: [:]) { $0[$1.record.nummer] = .melding($1) }
      case .werkproces:
        try stand.werkprocessen(nummers).reduce(into: [:]) { $0[$1.record.nummer] = .werkproces($1) }
      case .opgave:
        try stand.opgaven(nummers).reduce(into: [:]) { $0[$1.record.nummer] = .opgave($1) }
      }
    }
    return Verschil.Kennis(partitie: partitie, elders: versies)
  }

  /// - Parameter i: the place of the question among those that were announced.
  mutating func verschil(_ i: Int, _ vraag: Proefvraag) throws -> Verschil {
    func bereik(_ gemeente: Gemeentecode?) -> Bereik { gemeente.map { .gemeente($0) } ?? .regio }
    let (van, naar) = tellingen[i]
    let (a, b) = vraag.tellingen
    switch vraag {
    case .definities(let jaar, _, _, let gemeente):
      return try Verschil.definities(
        van: van, naar: naar, gevallen: Gevaldefinitie(dagen: b.dagen),
        partitie(jaar).met(Gevaldefinitie(dagen: a.dagen)), bereik(gemeente))
    case .bekend(_, let jaar, let dag1, let dag2, let gemeente):
      let (toen, nu) = (try partitie(jaar, opDag: dag1), try partitie(jaar, opDag: dag2))
      return try Verschil.kennis(
        van, van: kennis(van, dag1, toen, ander: nu, bereik(gemeente)),
        naar: kennis(van, dag2, nu, ander: toen, bereik(gemeente)), bereik(gemeente))
    case .schooljaren(let t, _, let u, _, let gemeente):
      return try Verschil.jaren(
        van: .init(van, partitie(t)), naar: .init(naar, partitie(u)), bereik(gemeente))
    case .gemeenten(_, let jaar): return try Verschil.gemeenten(van, partitie(jaar))
    }
  }
}

extension Beeld {
  /// Steps with the numbers after them, and changes with sign and reasons.
  init(verschil: Verschil) {
    let codes = verschil.treden.map(\.code)
    let treden = verschil.treden.filter { $0.code != "andere-definitie" || $0.eerst > 0 }
    var regels: Set<String> = []
    for (i, trede) in treden.enumerated() {
      let volgorde = i == 0 ? "" : ";\(trede.eerst);\(trede.laatst)"
      regels.insert(
        "\(i);\(trede.code);\(trede.stand.waarde);\(trede.records);\(trede.leerlingen.waarde)\(volgorde)")
      for wijziging in trede.wijzigingen {
        let redenen = wijziging.stappen.map { codes[$0] }.joined(separator: "+")
        // A change stands at the first of its steps.
        if codes[wijziging.stap] != trede.code { regels.insert("elsewhere: \(wijziging)") }
        for (teken, post) in [("-", wijziging.eraf), ("+", wijziging.erbij)] {
          guard let post else { continue }
          regels.insert(
            "\(teken);\(Self.tekst(post.nummer));\(Self.tekst(post.geteld));\(post.leerling.hex);\(redenen)")
        }
      }
    }
    self.init(regels: regels)
  }

  private static func tekst(_ geteld: Verschil.Geteld) -> String {
    let wat =
      switch geteld.wat {
      case .record(let nummer): tekst(nummer)
      case .leerling(let leerling): leerling.hex
      }
    return geteld.gemeente.map { "\(wat) in \($0)" } ?? wat
  }
}
