import Domain
import Transform

/// Reads a bridge (`pipelines/aansluitingen/<id>.yaml`), with the tellingen it may name.
struct Aansluitinglezer {
  let tellingen: [String: Telling]
  /// The ids of all tellingen, also of those at fault.
  let genoemd: Set<String>

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
    /// Whether the werkprocessen are known to work on a melding.
    var isVerbonden = false
    var codes: Set<String> = [Aansluiting.codeBegin]
  }

  /// Nil when something is wrong, which is then in the list.
  func lees(_ knoop: Knoop, id verwacht: String) -> Aansluiting? {
    knoop.alleen(["id", "titel", "begin", "eind", "stappen"])
    if let id = knoop.verplicht("id"), id.tekst() != verwacht {
      id.fout("must be '\(verwacht)', like the file's name")
    }
    // Each key is looked at, whatever is wrong with the others.
    let titel = knoop.verplicht("titel")?.tekst()
    let begin = knoop.verplicht("begin").flatMap(telling)
    let eind = knoop.verplicht("eind").flatMap(telling)
    let lijst = knoop.verplicht("stappen")
    guard let titel, let begin, let eind, let lijst else { return nil }
    if begin.eenheid.rawValue != begin.bron.rawValue {
      knoop.vrij("begin")?.fout("must count records themselves, not \(begin.eenheid.rawValue)en of them")
    }
    var toestand = Toestand(bron: begin.bron, eenheid: begin.eenheid)
    let stappen = lijst.lijst().compactMap { lees($0, &toestand) }
    if eind.eenheid != toestand.eenheid {
      knoop.vrij("eind")?.fout(
        "counts \(eind.eenheid.rawValue), but the steps end at \(toestand.eenheid.rawValue)")
    }
    return Aansluiting(id: verwacht, titel: titel, begin: begin, eind: eind, stappen: stappen)
  }

  private func lees(_ stap: Knoop, _ toestand: inout Toestand) -> Stap? {
    stap.alleen([
      "code", "titel", "uitleg", "stap", "houd", "verwijder", "als", "uit", "waarvoor", "gelijk-aan",
    ])
    let code = stap.verplicht("code")?.tekst()
    let titel = stap.verplicht("titel")?.tekst()
    let uitleg = stap.verplicht("uitleg")?.tekst()
    let soort = stap.verplicht("stap")?.keuze(Stapnaam.self).flatMap { self.soort($0, stap, &toestand) }
    let gelijkAan = stap.vrij("gelijk-aan").flatMap { telling($0, met: toestand.eenheid) }
    if let code, !toestand.codes.insert(code).inserted {
      stap.vrij("code")?.fout("step '\(code)' stands twice")
    }
    guard let code, let titel, let uitleg, let soort else { return nil }
    return Stap(code: code, titel: titel, uitleg: uitleg, soort: soort, gelijkAan: gelijkAan)
  }

  private func soort(_ naam: Stapnaam, _ stap: Knoop, _ toestand: inout Toestand) -> Stap.Soort? {
    switch naam {
    case .beperk: return beperk(stap, toestand.bron)
    case .verbind:
      if toestand.bron != .werkproces { stap.fout("only werkprocessen link to a melding") }
      toestand.isVerbonden = true
      return .verbind(Verbind())
    case .telAls: return telAls(stap, &toestand)
    case .vulAan: return vulAan(stap, toestand.bron, toestand.eenheid)
    }
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

  private func beperk(_ stap: Knoop, _ bron: Recordsoort) -> Stap.Soort? {
    switch (stap.vrij("houd"), stap.vrij("verwijder")) {
    case (let houd?, nil): return .beperk(Beperk(houd: Clausulelezer().lees(houd, bron)))
    case (nil, let verwijder?): return .beperk(Beperk(verwijder: Clausulelezer().lees(verwijder, bron)))
    default:
      stap.fout("must have either houd or verwijder")
      return nil
    }
  }

  private func vulAan(_ stap: Knoop, _ bron: Recordsoort, _ eenheid: Eenheid) -> Stap.Soort? {
    guard let uit = stap.verplicht("uit"), let telling = telling(uit, met: eenheid) else { return nil }
    if telling.bron != bron || telling.periode != .schooljaar {
      uit.fout("must count a school year's records of bron \(bron.rawValue)")
    }
    let clausules = stap.vrij("waarvoor").map { Clausulelezer().lees($0, bron) } ?? []
    return .vulAan(VulAan(uit: telling, clausules: clausules))
  }

  private func telling(_ knoop: Knoop) -> Telling? {
    guard let id = knoop.tekst() else { return nil }
    guard let telling = tellingen[id] else {
      if !genoemd.contains(id) { knoop.fout("there is no telling '\(id)'") }
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
