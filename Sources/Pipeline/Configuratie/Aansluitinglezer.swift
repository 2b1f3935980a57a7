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

  /// Nil when something is wrong, which is then in the list.
  func lees(_ knoop: Knoop, id verwacht: String) -> Aansluiting? {
    knoop.alleen(["id", "titel", "begin", "eind", "stappen"])
    if let id = knoop.verplicht("id"), id.tekst() != verwacht {
      id.fout("must be '\(verwacht)', like the file's name")
    }
    guard let titel = knoop.verplicht("titel")?.tekst(),
      let begin = knoop.verplicht("begin").flatMap(telling),
      let eind = knoop.verplicht("eind").flatMap(telling), let lijst = knoop.verplicht("stappen")
    else { return nil }
    // What the steps so far have made of it: the kind of record, the unit, and whether it is linked.
    var bron = begin.bron
    var eenheid = begin.eenheid
    if eenheid.rawValue != bron.rawValue {
      knoop.vrij("begin")?.fout("must count records themselves, not \(eenheid.rawValue)en of them")
    }
    var verbonden = false
    var codes: Set<String> = [Aansluiting.codeBegin]
    let stappen = lijst.lijst().compactMap { stap -> Stap? in
      stap.alleen([
        "code", "titel", "uitleg", "stap", "houd", "verwijder", "als", "uit", "waarvoor", "gelijk-aan",
      ])
      guard let code = stap.verplicht("code")?.tekst(), let titel = stap.verplicht("titel")?.tekst(),
        let uitleg = stap.verplicht("uitleg")?.tekst(),
        let naam = stap.verplicht("stap")?.keuze(Stapnaam.self)
      else { return nil }
      if !codes.insert(code).inserted { stap.vrij("code")?.fout("step '\(code)' stands twice") }
      var gelezen: Stap.Soort?
      switch naam {
      case .beperk: gelezen = beperk(stap, bron)
      case .verbind:
        if bron != .werkproces { stap.fout("only werkprocessen link to a melding") }
        verbonden = true
        gelezen = .verbind(Verbind())
      case .telAls:
        guard let als = stap.verplicht("als")?.keuze(Eenheid.self) else { break }
        let telAls = TelAls(als)
        if !telAls.kan(van: bron) || eenheid.rawValue != bron.rawValue {
          stap.vrij("als")?.fout("a \(eenheid.rawValue) can't be counted as a \(als.rawValue)")
        }
        if als == .melding, !verbonden { stap.fout("needs a step verbind before it") }
        bron = telAls.bron(na: bron)
        eenheid = als
        gelezen = .telAls(telAls)
      case .vulAan: gelezen = vulAan(stap, bron, eenheid)
      }
      return gelezen.map {
        Stap(
          code: code, titel: titel, uitleg: uitleg, soort: $0,
          gelijkAan: stap.vrij("gelijk-aan").flatMap { telling($0, met: eenheid) })
      }
    }
    if eind.eenheid != eenheid {
      knoop.vrij("eind")?.fout("counts \(eind.eenheid.rawValue), but the steps end at \(eenheid.rawValue)")
    }
    return Aansluiting(id: verwacht, titel: titel, begin: begin, eind: eind, stappen: stappen)
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
