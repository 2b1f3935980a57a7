import Domain
import Foundation
import Testing

@testable import Pipeline
@testable import Register
@testable import Transform

/// All that is known of a register on a day, as lines of text: two ways of counting are compared by them.
struct Beeld: Equatable {
  let regels: Set<String>

  init(regels: Set<String>) {
    self.regels = regels
  }

  /// Lines that only one of the two has; a few, to show when a test fails.
  func verschil(met ander: Beeld) -> [String] {
    let hier = regels.subtracting(ander.regels).sorted().prefix(4).map { "< \($0)" }
    let daar = ander.regels.subtracting(regels).sorted().prefix(4).map { "> \($0)" }
    return hier + daar
  }

  /// A number with its characters told apart: `String` would call two spellings of é the same.
  static func tekst(_ nummer: Recordnummer?) -> String {
    guard let nummer else { return "" }
    return nummer.tekst.unicodeScalars.map { $0.isASCII ? String($0) : "<\(String($0.value, radix: 16))>" }
      .joined()
  }

  private static func datum(_ datum: LocalDate?) -> String { datum?.description ?? "" }

  /// Every field of a melding, with its pupil.
  private static func regel(_ m: Melding, _ leerling: String) -> String {
    let uren = m.uren.map { "\($0)" } ?? ""
    let alle = m.alleLessenGemist.map { "\($0)" } ?? ""
    return """
      melding \(tekst(m.nummer));\(leerling);\(m.geboortedatum);\(m.brin);\(m.vestiging?.description ?? "");\
      \(m.gemeentecode);\(m.soort.code);\(m.begin);\(datum(m.einde));\(m.melddatum);\(uren);\(alle);\
      \(m.status.code);\(m.redenAfsluiting?.code ?? "");\(m.mutatie.datum);\(m.mutatie.tijd)
      """
  }

  private static func regel(_ w: Werkproces, _ leerling: String) -> String {
    """
    werkproces \(tekst(w.nummer));\(leerling);\(w.geboortedatum);\(w.gemeentecode);\(w.soort.code);\(w.start);\
    \(datum(w.einde));\(tekst(w.meldingsnummer));\(w.brin?.description ?? "");\(w.resultaat?.code ?? "");\
    \(kenmerken(w).map { "\($0.key) \($0.value)" }.sorted().joined(separator: ","));\(w.mutatie.datum);\(w.mutatie.tijd)
    """
  }

  /// Every field of an opgave, with its pupil and the day on which the school year reads it; also of those that don't
  /// belong to it but are at hand with it.
  private static func regel(_ o: Opgave, _ leerling: String, datum dag: LocalDate) -> String {
    """
    opgave \(tekst(o.nummer));\(leerling);\(dag);\(o.geboortedatum);\(o.gemeentecode);\(o.soort.code);\(o.begin);\
    \(datum(o.einde));\(o.brin?.description ?? "");\(o.vestiging?.description ?? "");\
    \(o.rmcRegio.map { "\($0)" } ?? "");\
    \(kenmerken(o.kenmerken).map { "\($0.key) \($0.value)" }.sorted().joined(separator: ","));\(o.mutatie.datum);\
    \(o.mutatie.tijd)
    """
  }

  /// By name.
  static func kenmerken(_ werkproces: Werkproces) -> [String: String] { kenmerken(werkproces.kenmerken) }

  static func kenmerken(_ kenmerken: Kenmerken) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: Kenmerk.allCases.compactMap { kenmerk in
        kenmerken.code(kenmerk).map { (kenmerk.rawValue, $0) }
      })
  }

  // As the second evaluator sees it.

  init(tweede register: Proefregister, opDag: LocalDate? = nil) {
    let stand = TweedeStand(register.leveringen, opDag: opDag)
    let jaren = stand.jaren
    var regels =
      ["jaren \(jaren)"] + stand.meldingen.map { Self.regel($0.record, $0.leerling) }
      + stand.werkprocessen.map { Self.regel($0.record, $0.leerling) }
    for jaar in jaren {
      let telling = TweedeTelling(stand: stand, gebied: register.gebied, jaar: jaar)
      let gemeenten = telling.gemeenten
      regels.append("\(jaar) gemeenten \(gemeenten.map(\.description))")
      for geval in telling.gevallen() {
        let naam = Self.tekst(geval.first?.record.nummer)
        regels += geval.map { "\(jaar) van geval \(naam): \(Self.tekst($0.record.nummer))" }
        let telt = geval.contains { telling.telgemeente($0.record.gemeentecode, $0.record.melddatum) != nil }
        guard telt, let eerste = geval.first else { continue }
        let begin = geval.map(\.record.begin).min()
        let einde = geval.map { $0.record.einde ?? $0.record.begin }.max()
        regels.append(
          "\(jaar) geval \(naam);\(eerste.leerling);\(eerste.record.brin);\(Self.datum(begin));\(Self.datum(einde));\(geval.count)"
        )
      }
      let gemeentenEnRegio: [Gemeentecode?] = gemeenten + [nil]
      let lopen = [false, true].flatMap { opPeildatum in
        gemeentenEnRegio.flatMap { TweedeAansluiting(telling, $0, opPeildatum: opPeildatum).regels }
      }
      let naarLijst = gemeentenEnRegio.flatMap { TweedeVsvAansluiting(telling, $0).regels }
      let naarNieuw = gemeentenEnRegio.flatMap { TweedeMigratieAansluiting(telling, $0).regels }
      regels += telling.opgavenBijDeHand.map { opgave in
        "\(jaar) \(Self.regel(stand.opgaven[opgave.plaats].record, opgave.leerling, datum: opgave.datum))"
      }
      regels += TweedeDefinities.tellingen(jaar).map { "\(jaar) definitie \($0.id) \($0.vanaf)" }
      regels += (telling.tellingen() + telling.buitenTelling() + lopen + naarLijst + naarNieuw).map {
        "\(jaar) \($0)"
      }
      regels += telling.weekcontroles().map { "\(jaar) \($0)" }
    }
    self.regels = Set(regels)
  }

  // As Register and Transform see it.

  init(_ register: Register, _ gebied: Proefgebied, opDag: LocalDate? = nil) throws {
    regels = try register.metStand(opDag: opDag) { stand in
      let jaren = try stand.schooljaren()
      var regels = ["jaren \(jaren.map(\.beginjaar))"]
      for jaar in jaren {
        let partitie = try Proefbank.partitie(stand, gebied, jaar)
        for (gekend, rij) in zip(partitie.meldingen, partitie.meldingrijen) where rij.schooljaar == jaar {
          regels.append(Self.regel(gekend.record, gekend.leerling.hex))
        }
        for (gekend, rij) in zip(partitie.werkprocessen, partitie.werkprocesrijen)
        where rij.schooljaar == jaar {
          regels.append(Self.regel(gekend.record, gekend.leerling.hex))
        }
        for (gekend, rij) in zip(partitie.opgaven, partitie.opgaverijen) {
          let regel = Self.regel(gekend.record, gekend.leerling.hex, datum: rij.datum)
          regels.append("\(jaar.beginjaar) \(regel)")
        }
        regels += try Self.telregels(partitie).map { "\(jaar.beginjaar) \($0)" }
      }
      return Set(regels)
    }
  }

  private static func telregels(_ partitie: Partitie) throws -> [String] {
    let definities = try Proefbank.definities(partitie.schooljaar)
    let resultaten = definities.tellingen.reduce(into: [:]) { $0[$1.id] = $1.tel(partitie) }
    var regels = ["gemeenten \(partitie.gemeenten.map(\.description))"]
    func nummer(_ index: Int) -> String { tekst(partitie.meldingen[index].record.nummer) }
    for (i, geval) in partitie.gevallen.enumerated() where geval >= 0 {
      regels.append("van geval \(nummer(Int(geval))): \(nummer(i))")
    }
    partitie.gevallenMetTellendeMelding { geval in
      let eerste = partitie.meldingen[geval.eerste]
      regels.append(
        "geval \(nummer(geval.eerste));\(eerste.leerling.hex);\(eerste.record.brin);\(geval.begin);\(geval.einde);\(geval.meldingen)"
      )
    }
    for telling in definities.tellingen {
      guard let resultaat = resultaten[telling.id] else { continue }
      regels.append("definitie \(telling.id) \(telling.vanaf?.description ?? "")")
      regels += telregels(telling, resultaat, partitie)
    }
    regels += verhoudingen(definities, resultaten, partitie)
    for bron in Recordsoort.allCases {
      regels += partitie.buitenTelling(bron).map { "buiten \(bron.rawValue);\($0.key.rawValue);\($0.value)" }
    }
    regels += Weekcontrole.alle(partitie).map { "weekcontrole \($0.brin);\($0.dag);\($0.leerlingen.waarde)" }
    // A bridge that tells of a change in other school years alone has nothing but zeros.
    let isLeeg = !partitie.werkprocesrijen.contains { rij in
      rij.isOvergezet && rij.schooljaar == partitie.schooljaar
    }
    for aansluiting in definities.aansluitingen
    where aansluiting.geldt(partitie) && !(isLeeg && aansluiting.id == "volgsysteem-migratie") {
      for bereik in partitie.bereiken {
        regels += loopregels(
          try aansluiting.loop(partitie, bereik, tellingen: resultaten), aansluiting.id, partitie)
      }
    }
    return regels
  }

  /// The rows of `feit_telling` of one telling.
  static func telregels(_ telling: Telling, _ resultaat: Telresultaat, _ partitie: Partitie) -> [String] {
    let begin =
      "telling \(telling.id);\(telling.eenheid.rawValue);\(telling.periode.tekst(in: partitie.schooljaar))"
    var regels = ["\(begin);regio;;;\(resultaat.regio.waarde)"]
    for code in Set(partitie.gemeenten).union(resultaat.gemeenten.keys) {
      regels.append("\(begin);gemeente;\(code);;\(resultaat.gemeenten[code]?.waarde ?? 0)")
    }
    regels += resultaat.schoolsoorten.map { "\(begin);schoolsoort;;\($0.key.code);\($0.value.waarde)" }
    regels += resultaat.groepen.map { groep, aantal in
      "\(begin);gemeente-schoolsoort;\(groep.gemeente);\(groep.schoolsoort.code);\(aantal.waarde)"
    }
    return regels
  }

  private static func verhoudingen(
    _ definities: Definities, _ resultaten: [String: Telresultaat], _ partitie: Partitie
  ) -> [String] {
    definities.verhoudingen.flatMap { verhouding -> [String] in
      guard let teller = resultaten[verhouding.teller], let noemer = resultaten[verhouding.noemer] else {
        return []
      }
      func regel(_ plaats: String, _ boven: Telwaarde?, _ onder: Telwaarde?) -> String {
        let waarde = verhouding.waarde(boven?.waarde ?? 0, van: onder?.waarde ?? 0) ?? ""
        return "telling \(verhouding.id);\(verhouding.maat.rawValue);schooljaar;\(plaats);\(waarde)"
      }
      var regels = ["definitie \(verhouding.id) \(verhouding.vanaf?.description ?? "")"]
      regels.append(regel("regio;;", teller.regio, noemer.regio))
      for code in Set(partitie.gemeenten).union(noemer.gemeenten.keys) {
        regels.append(regel("gemeente;\(code);", teller.gemeenten[code], noemer.gemeenten[code]))
      }
      regels += noemer.schoolsoorten.map {
        regel("schoolsoort;;\($0.key.code)", teller.schoolsoorten[$0.key], $0.value)
      }
      regels += noemer.groepen.map { groep, onder in
        regel(
          "gemeente-schoolsoort;\(groep.gemeente);\(groep.schoolsoort.code)", teller.groepen[groep], onder)
      }
      return regels
    }
  }

  private static func loopregels(_ loop: Aansluitingsloop, _ id: String, _ partitie: Partitie) -> [String] {
    let plaats = "\(id);" + (loop.bereik.gemeente.map { "gemeente;\($0)" } ?? "regio;")
    return loop.treden.flatMap { trede -> [String] in
      let stand =
        "\(trede.stand.eenheid.rawValue);\(trede.mutatie.aantal);\(trede.stand.waarde);\(trede.leerlingen.waarde)"
      let teken = trede.mutatie.teken.rawValue
      return ["aansluiting \(plaats);\(trede.nummer);\(trede.code);\(stand)"]
        + trede.mutatie.rijen.enumerated().map { i, rij in
          "regel \(plaats);\(trede.nummer);\(i + 1);\(teken);\(record(trede.mutatie.bron, Int(rij), partitie))"
        }
    }
  }

  private static func record(_ bron: Recordsoort, _ rij: Int, _ partitie: Partitie) -> String {
    switch bron {
    case .werkproces:
      let gekend = partitie.werkprocessen[rij]
      return "\(tekst(gekend.record.nummer));\(tekst(gekend.record.meldingsnummer));\(gekend.leerling.hex)"
    case .melding:
      let gekend = partitie.meldingen[rij]
      return ";\(tekst(gekend.record.nummer));\(gekend.leerling.hex)"
    case .opgave:
      let gekend = partitie.opgaven[rij]
      return ";;\(gekend.leerling.hex);\(tekst(gekend.record.nummer))"
    }
  }
}
