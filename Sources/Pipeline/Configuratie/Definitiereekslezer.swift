import Domain
import Systeem
import Transform

/// Reads all of `definities/` and `aansluitingen/`: the base, what changes from which school year on, and the bridges of
/// each stage.
struct Definitiereekslezer {
  let fouten: Foutenlijst

  /// - Parameters:
  ///   - definities, aansluitingen: the files by the stem of their names.
  ///   - map: the folder of the definitions, for faults that are in no file.
  /// - Returns: what could be read; what is wrong is in the list of faults.
  func lees(
    _ definities: [(id: String, pad: String)], _ aansluitingen: [(id: String, pad: String)], map: String
  ) -> Definitiereeks {
    let lezer = lees(definities, map: map)
    var bruggen: [String: Knoop] = [:]
    for (id, pad) in aansluitingen {
      if Schooljaar(id) != nil {
        fouten.meld(
          pad, "is no bridge: a bridge says itself in which years it is walked ('vanaf', 'tot-en-met')")
      } else {
        bruggen[id] = Knoop.lees(pad, bestand: pad, fouten)
      }
    }
    let stadia = lezer.stadia.indices.map { i in
      let stadium = lezer.stadia[i]
      let aansluitinglezer = Aansluitinglezer(
        tellingen: stadium.tellingen,
        isGenoemd: {
          stadium.bronnen[$0] != nil && stadium.verhoudingen[$0] == nil && stadium.bevolking[$0] == nil
        },
        ontbreekt: { lezer.ontbreekt($0, in: i) }, bruggen: bruggen)
      let volgende = i + 1 < lezer.stadia.count ? lezer.stadia[i + 1].vanaf : nil
      return Definitiereeks.Stadium(
        vanaf: stadium.vanaf,
        definities: Definities(
          gevallen: stadium.gevallen ?? Gevaldefinitie(dagen: 0),
          tellingen: stadium.tellingen.values.sorted { Map.bytesgewijs($0.id, $1.id) },
          bevolkingstellingen: stadium.bevolking.values.sorted { Map.bytesgewijs($0.id, $1.id) },
          verhoudingen: stadium.verhoudingen.values.sorted { Map.bytesgewijs($0.id, $1.id) },
          aansluitingen: bruggen.keys.sorted(by: Map.bytesgewijs).compactMap { id in
            guard let knoop = bruggen[id], Self.raakt(knoop, van: stadium.vanaf, tot: volgende) else {
              return nil
            }
            return aansluitinglezer.lees(knoop, id: id)
          },
          vindplaatsen: .init(
            gevallen: stadium.gevalplaatsen, tellingen: stadium.bronnen.mapValues(\.vindplaatsen),
            aansluitingen: bruggen.mapValues { Self.vindplaatsen($0, bruggen) })))
    }
    return Definitiereeks(stadia: stadia)
  }

  /// The base first, then the changes in the order of their school years.
  private func lees(_ bestanden: [(id: String, pad: String)], map: String) -> Definitielezer {
    var lezer = Definitielezer()
    for (id, pad) in bestanden where Schooljaar(id) == nil {
      if id.wholeMatch(of: /\d{4}.?\d{2,4}/) != nil {
        fouten.meld(pad, "is no school year: name a file of changes as 2016-2017.yaml")
        continue
      }
      Knoop.lees(pad, bestand: pad, fouten).map { lezer.leesBasis($0) }
    }
    if lezer.stadia[0].gevalplaatsen.isEmpty {
      fouten.meld(map, "key 'gevallen' with 'dagen' must stand in one of the files of the base")
    }
    let jaren = bestanden.compactMap { id, pad in Schooljaar(id).map { (jaar: $0, pad: pad) } }
    for (jaar, pad) in jaren.sorted(by: { $0.jaar < $1.jaar }) {
      Knoop.lees(pad, bestand: pad, fouten).map { lezer.leesWijzigingen($0, vanaf: jaar) }
    }
    lezer.controleerVerhoudingen()
    return lezer
  }

  /// The file of a bridge, behind the one from which it takes steps over.
  private static func vindplaatsen(_ brug: Knoop, _ bruggen: [String: Knoop]) -> [Vindplaats] {
    let overgenomen = brug.vrij("neemt-over")?.vrij("van")?.node.scalar.flatMap { bruggen[$0.string] }
    return [overgenomen, brug].compactMap { knoop in
      knoop.map { Vindplaats($0, in: "aansluitingen", vanaf: Aansluitinglezer.jaren($0).vanaf) }
    }
  }

  /// Whether a bridge is walked in some school year of a stage; `tot` is the first year of the next.
  private static func raakt(_ brug: Knoop, van: Schooljaar?, tot: Schooljaar?) -> Bool {
    let (vanaf, totEnMet) = Aansluitinglezer.jaren(brug)
    if let vanaf, let tot, tot <= vanaf { return false }
    if let totEnMet, let van, totEnMet < van { return false }
    return true
  }
}
