import Domain
import Transform

/// Reads a bridge (`pipelines/aansluitingen/<id>.yaml`) with the tellingen of one stage of the definitions.
struct Aansluitinglezer {
  let tellingen: [String: Telling]
  /// Whether a telling is there but at fault.
  let isGenoemd: (String) -> Bool
  /// What to say of a telling that isn't there.
  let ontbreekt: (String) -> String
  /// All bridges, for those that take steps over.
  let bruggen: [String: Knoop]

  private enum Stapnaam: String, CaseIterable {
    case beperk
    case verbind
    case telAls = "tel-als"
    case vulAan = "vul-aan"
  }

  /// What the steps so far have made of it.
  private struct Toestand {
    var bron: Recordsoort
    var eenheid: Eenheid
    /// With a peildatum, steps may ask about that day.
    let eindperiode: Telling.Periode
    /// Whether the werkprocessen are known to work on a melding.
    var isVerbonden = false
    var codes: Set<String> = [Aansluiting.codeBegin]
  }

  /// The school years in which a bridge is walked; nil = no limit.
  static func jaren(_ knoop: Knoop) -> (vanaf: Schooljaar?, totEnMet: Schooljaar?) {
    let vanaf = knoop.vrij("vanaf")?.schooljaar()
    let totEnMet = knoop.vrij("tot-en-met")?.schooljaar()
    if let vanaf, let totEnMet, totEnMet < vanaf {
      knoop.vrij("tot-en-met")?.fout("must not lie before vanaf")
    }
    return (vanaf, totEnMet)
  }

  /// Nil when something is wrong, which is then in the list.
  func lees(_ knoop: Knoop, id verwacht: String) -> Aansluiting? {
    knoop.alleen(["id", "titel", "vanaf", "tot-en-met", "neemt-over", "begin", "eind", "stappen"])
    if let id = knoop.verplicht("id"), id.tekst() != verwacht {
      id.fout("must be '\(verwacht)', like the file's name")
    }
    // Each key is looked at, whatever is wrong with the others.
    let titel = knoop.verplicht("titel")?.tekst()
    let (vanaf, totEnMet) = Self.jaren(knoop)
    let overgenomen = knoop.vrij("neemt-over").flatMap(neemOver)
    let beginknoop: Knoop?
    if let neemtOver = knoop.vrij("neemt-over") {
      knoop.vrij("begin")?.fout("comes with the steps that are taken over")
      beginknoop = overgenomen?.begin ?? neemtOver
      if overgenomen == nil { return nil }
    } else {
      beginknoop = knoop.verplicht("begin")
    }
    let begin = beginknoop.flatMap(telling)
    let eind = knoop.verplicht("eind").flatMap(telling)
    let lijst = knoop.verplicht("stappen")
    guard let titel, let begin, let eind, let lijst else { return nil }
    if begin.periode != .schooljaar {
      beginknoop?.fout("must count over a school year")
    }
    if begin.eenheid.rawValue != begin.bron.rawValue {
      beginknoop?.fout("must count records themselves, not \(begin.eenheid.rawValue)en of them")
    }
    var toestand = Toestand(bron: begin.bron, eenheid: begin.eenheid, eindperiode: eind.periode)
    let stappen = ((overgenomen?.stappen ?? []) + lijst.lijst()).compactMap { lees($0, &toestand) }
    if stappen.count > Volgorde.meesteStappen {
      lijst.fout("makes \(stappen.count) steps of the bridge; it can have \(Volgorde.meesteStappen)")
    }
    if eind.eenheid != toestand.eenheid {
      knoop.vrij("eind")?.fout(
        "counts \(eind.eenheid.rawValue), but the steps end at \(toestand.eenheid.rawValue)")
    }
    return Aansluiting(
      id: verwacht, titel: titel, begin: begin, eind: eind, stappen: stappen, vanaf: vanaf, totEnMet: totEnMet
    )
  }

  /// The begin and the first steps of another bridge.
  private func neemOver(_ knoop: Knoop) -> (begin: Knoop?, stappen: [Knoop])? {
    knoop.alleen(["van", "tot-en-met"])
    guard let van = knoop.verplicht("van"), let id = van.tekst(), let laatste = knoop.verplicht("tot-en-met"),
      let code = laatste.tekst()
    else { return nil }
    guard let brug = bruggen[id] else {
      van.fout("there is no bridge '\(id)'")
      return nil
    }
    guard brug.vrij("neemt-over") == nil, let lijst = brug.vrij("stappen"), lijst.node.sequence != nil else {
      van.fout("bridge '\(id)' has no steps of its own to take over")
      return nil
    }
    let stappen = lijst.lijst()
    guard let plaats = stappen.firstIndex(where: { $0.vrij("code")?.node.scalar?.string == code }) else {
      laatste.fout("bridge '\(id)' has no step '\(code)'")
      return nil
    }
    return (brug.vrij("begin"), Array(stappen[...plaats]))
  }

  private func lees(_ stap: Knoop, _ toestand: inout Toestand) -> Stap? {
    stap.alleen([
      "code", "titel", "uitleg", "voorbeeld", "stap", "houd", "verwijder", "als", "aan", "uit", "waarvoor",
      "gelijk-aan",
    ])
    let code = stap.verplicht("code")?.tekst()
    let titel = stap.verplicht("titel")?.tekst()
    let uitleg = stap.verplicht("uitleg")?.tekst()
    let voorbeeld = stap.vrij("voorbeeld")?.tekst() ?? ""
    let soort = stap.verplicht("stap")?.keuze(Stapnaam.self).flatMap { self.soort($0, stap, &toestand) }
    let gelijkAan = stap.vrij("gelijk-aan").flatMap { telling($0, met: toestand.eenheid) }
    if let code, !toestand.codes.insert(code).inserted {
      stap.vrij("code")?.fout("step '\(code)' stands twice")
    }
    guard let code, let titel, let uitleg, let soort else { return nil }
    return Stap(
      code: code, titel: titel, uitleg: uitleg, voorbeeld: voorbeeld, soort: soort, gelijkAan: gelijkAan)
  }

  private func soort(_ naam: Stapnaam, _ stap: Knoop, _ toestand: inout Toestand) -> Stap.Soort? {
    switch naam {
    case .beperk: return beperk(stap, toestand)
    case .verbind:
      if let aan = stap.vrij("aan") { return verbind(aan, &toestand) }
      if toestand.bron != .werkproces { stap.fout("only werkprocessen link to a melding") }
      toestand.isVerbonden = true
      return .verbind(Verbind())
    case .telAls: return telAls(stap, &toestand)
    case .vulAan: return vulAan(stap, toestand)
    }
  }

  private func verbind(_ aan: Knoop, _ toestand: inout Toestand) -> Stap.Soort? {
    guard let telling = telling(aan, met: .leerling) else { return nil }
    if toestand.eenheid != .leerling { aan.fout("needs a step that counts leerlingen before it") }
    eisPeriode(telling, aan, toestand)
    toestand.bron = telling.bron
    return .verbind(Verbind(aan: telling))
  }

  private func telAls(_ stap: Knoop, _ toestand: inout Toestand) -> Stap.Soort? {
    guard let als = stap.verplicht("als")?.keuze(Eenheid.self) else { return nil }
    let telAls = TelAls(als)
    if !telAls.kan(van: toestand.bron) || toestand.eenheid.rawValue != toestand.bron.rawValue {
      stap.vrij("als")?.fout("a \(toestand.eenheid.rawValue) can't be counted as a \(als.rawValue)")
    }
    if als == .melding, !toestand.isVerbonden { stap.fout("needs a step verbind before it") }
    toestand.bron = telAls.bron(na: toestand.bron)
    toestand.eenheid = als
    return .telAls(telAls)
  }

  private func beperk(_ stap: Knoop, _ toestand: Toestand) -> Stap.Soort? {
    let lezer = clausulelezer(toestand)
    switch (stap.vrij("houd"), stap.vrij("verwijder")) {
    case (let houd?, nil): return .beperk(Beperk(houd: lezer.lees(houd, toestand.bron)))
    case (nil, let verwijder?): return .beperk(Beperk(verwijder: lezer.lees(verwijder, toestand.bron)))
    default:
      stap.fout("must have either houd or verwijder")
      return nil
    }
  }

  private func vulAan(_ stap: Knoop, _ toestand: Toestand) -> Stap.Soort? {
    guard let uit = stap.verplicht("uit"), let telling = telling(uit, met: toestand.eenheid) else {
      return nil
    }
    if telling.bron != toestand.bron {
      uit.fout("must count records of bron \(toestand.bron.rawValue)")
    } else {
      eisPeriode(telling, uit, toestand)
    }
    let clausules = stap.vrij("waarvoor").map { clausulelezer(toestand).lees($0, toestand.bron) } ?? []
    return .vulAan(VulAan(uit: telling, clausules: clausules))
  }

  private func eisPeriode(_ telling: Telling, _ knoop: Knoop, _ toestand: Toestand) {
    if telling.periode != .schooljaar, telling.periode != toestand.eindperiode {
      knoop.fout("must count over a school year, or on the peildatum of the end")
    }
  }

  private func clausulelezer(_ toestand: Toestand) -> Clausulelezer {
    Clausulelezer(opPeildatum: toestand.eindperiode != .schooljaar)
  }

  private func telling(_ knoop: Knoop) -> Telling? {
    guard let id = knoop.tekst() else { return nil }
    guard let telling = tellingen[id] else {
      if !isGenoemd(id) { knoop.fout(ontbreekt(id)) }
      return nil
    }
    return telling
  }

  private func telling(_ knoop: Knoop, met eenheid: Eenheid) -> Telling? {
    guard let telling = telling(knoop) else { return nil }
    if telling.eenheid != eenheid {
      knoop.fout("counts \(telling.eenheid.rawValue), but the bridge stands at \(eenheid.rawValue) here")
    }
    return telling
  }
}
