import Domain
import Transform

/// Reads relations between published figures (`pipelines/gepubliceerd/<name>.yaml`).
///
/// A selection names columns of the file with a text, a text with `*`, or a list of texts; an empty text asks for an
/// empty column. In `region_or_gemeente`, `elke-gemeente` stands for the gemeenten of the set-up's region.
struct Relatielezer {
  let definities: Definities

  private enum Soortnaam: String, CaseIterable {
    case som
    case percentage
    case zelfde
    case telling

    var sleutels: [String] {
      switch self {
      case .som: ["totaal", "delen"]
      case .percentage: ["percentage", "teller", "noemer"]
      case .zelfde: ["cijfers"]
      case .telling: ["cijfer", "telling", "aansluiting"]
      }
    }
  }

  private static let algemeen = ["id", "titel", "soort", "voor-elke", "ongeacht", "definitie"]

  /// What is wrong is in the list of the node.
  func lees(_ knoop: Knoop) -> Relatiebestand {
    knoop.alleen(["regio", "overal", "relaties"])
    let regio = knoop.verplicht("regio")?.tekst() ?? ""
    let overal = knoop.vrij("overal").map { keuze($0, jaarBekend: false) } ?? Cijferkeuze([:])
    let lijst = knoop.verplicht("relaties")
    let delen = lijst?.lijst() ?? []
    if let lijst, delen.isEmpty, lijst.node.sequence != nil { lijst.fout("must hold a relation") }
    var ids: Set<String> = []
    let relaties = delen.compactMap { relatie($0, overal, &ids) }
    return Relatiebestand(regio: regio, overal: overal, relaties: relaties)
  }

  private func relatie(_ knoop: Knoop, _ overal: Cijferkeuze, _ ids: inout Set<String>) -> Relatie? {
    let naam = knoop.verplicht("soort")?.keuze(Soortnaam.self)
    knoop.alleen(Self.algemeen + (naam?.sleutels ?? Soortnaam.allCases.flatMap(\.sleutels)))
    // Each key is looked at, whatever is wrong with the others.
    let id = knoop.verplicht("id")?.tekst()
    if let id, !ids.insert(id).inserted { knoop.vrij("id")?.fout("relation '\(id)' stands twice") }
    let titel = knoop.verplicht("titel")?.tekst()
    let voorElke =
      knoop.vrij("voor-elke").map { keuze($0, jaarBekend: overal.noemtSchooljaar, alleenLijsten: true) }
      ?? Cijferkeuze([:])
    let ongeacht = knoop.vrij("ongeacht")?.lijst().compactMap { $0.keuze(Onderscheid.self) } ?? []
    let definitie = knoop.vrij("definitie").flatMap { $0.tekst() }
    let jaarBekend = overal.noemtSchooljaar || voorElke.noemtSchooljaar
    guard let naam, let soort = soort(naam, knoop, jaarBekend), let id, let titel else { return nil }
    return Relatie(
      id: id, titel: titel, voorElke: voorElke, ongeacht: Set(ongeacht), definitie: definitie, soort: soort)
  }

  private func soort(_ naam: Soortnaam, _ knoop: Knoop, _ jaarBekend: Bool) -> Relatie.Soort? {
    func een(_ sleutel: String) -> Cijferkeuze? {
      knoop.verplicht(sleutel).map { keuze($0, jaarBekend: jaarBekend) }
    }
    func meer(_ sleutel: String) -> [Cijferkeuze]? {
      guard let waarde = knoop.verplicht(sleutel) else { return nil }
      guard waarde.node.sequence != nil else { return [keuze(waarde, jaarBekend: jaarBekend)] }
      let lijst = waarde.lijst()
      if lijst.isEmpty { waarde.fout("must hold a selection") }
      return lijst.map { keuze($0, jaarBekend: jaarBekend) }
    }
    switch naam {
    case .som:
      let (totaal, delen) = (een("totaal"), meer("delen"))
      if let totaal, let delen { return .som(Som(totaal: totaal, delen: delen)) }
    case .percentage:
      let (percentage, teller, noemer) = (een("percentage"), een("teller"), een("noemer"))
      if let percentage, let teller, let noemer {
        return .percentage(Percentage(percentage: percentage, teller: teller, noemer: noemer))
      }
    case .zelfde: return meer("cijfers").map { Relatie.Soort.zelfde(Zelfde(cijfers: $0)) }
    case .telling:
      let cijfer = een("cijfer")
      let telling = knoop.verplicht("telling").flatMap { self.telling($0) }
      let brug = knoop.vrij("aansluiting").flatMap { self.brug($0, telling) }
      if let cijfer, let telling {
        return .telling(GelijkAanTelling(cijfer: cijfer, telling: telling, brug: brug))
      }
    }
    return nil
  }

  private func telling(_ knoop: Knoop) -> String? {
    guard let id = knoop.tekst() else { return nil }
    if definities.tellingen.contains(where: { $0.id == id }) { return id }
    knoop.fout(
      "there is no telling '\(id)'; they are \(definities.tellingen.map(\.id).joined(separator: ", "))")
    return nil
  }

  private func brug(_ knoop: Knoop, _ telling: String?) -> GelijkAanTelling.Brug? {
    guard let id = knoop.tekst() else { return nil }
    guard let aansluiting = definities.aansluitingen.first(where: { $0.id == id }) else {
      let namen = definities.aansluitingen.map(\.id).joined(separator: ", ")
      knoop.fout("there is no bridge '\(id)'; they are \(namen)")
      return nil
    }
    guard let telling else { return nil }
    let stap =
      aansluiting.begin.id == telling
      ? 0
      : aansluiting.stappen.firstIndex { $0.gelijkAan?.id == telling }.map { $0 + 1 }
        ?? (aansluiting.eind.id == telling ? aansluiting.stappen.count : nil)
    guard let stap else {
      knoop.fout("telling '\(telling)' is not its begin, its end, or 'gelijk-aan' of a step")
      return nil
    }
    return GelijkAanTelling.Brug(id: id, stap: stap)
  }

  // Selections.

  /// - Parameters:
  ///   - jaarBekend: whether the school year is named elsewhere.
  ///   - alleenLijsten: whether a text with `*` is a fault: what isn't listed can't be gone through.
  private func keuze(_ knoop: Knoop, jaarBekend: Bool, alleenLijsten: Bool = false) -> Cijferkeuze {
    var inhoud: [Cijferkolom: Cijferkeuze.Inhoud] = [:]
    for (naam, waarde) in knoop.paren() {
      guard let kolom = Cijferkolom(rawValue: naam) else {
        let namen = Cijferkolom.allCases.map(\.rawValue).joined(separator: ", ")
        waarde.fout("is no column to select by; they are \(namen)")
        continue
      }
      inhoud[kolom] = self.inhoud(waarde, kolom, alleenLijsten: alleenLijsten)
    }
    if inhoud.isEmpty, knoop.node.mapping != nil { knoop.fout("must name a column") }
    let keuze = Cijferkeuze(inhoud)
    if case .elkeGemeente = inhoud[.plaats], !jaarBekend, !keuze.noemtSchooljaar {
      knoop.vrij(Cijferkolom.plaats.rawValue)?.fout(
        "needs a schooljaar, here, in voor-elke or in overal: it decides which gemeenten there are")
    }
    return keuze
  }

  private func inhoud(_ knoop: Knoop, _ kolom: Cijferkolom, alleenLijsten: Bool) -> Cijferkeuze.Inhoud {
    if kolom == .plaats, knoop.node.scalar?.string == "elke-gemeente" { return .elkeGemeente }
    let delen = knoop.node.sequence == nil ? [knoop] : knoop.lijst()
    if delen.isEmpty { knoop.fout("must list a text") }
    var patronen: [Patroon] = []
    for deel in delen {
      // An empty text is one: nothing stands in the column.
      guard let tekst = deel.node.scalar?.string else {
        deel.fout("must be a text, or a list of texts")
        continue
      }
      let patroon = Patroon(tekst)
      if patronen.contains(patroon) { deel.fout("'\(tekst)' stands twice") }
      if alleenLijsten, patroon.isOpen { deel.fout("must be written out: what isn't listed can't be missed") }
      if kolom == .schooljaar, !tekst.isEmpty, !patroon.isOpen, Schooljaar(tekst) == nil {
        deel.fout("'\(tekst)' is no school year, as 2020-2021")
      }
      patronen.append(patroon)
    }
    return .teksten(patronen)
  }
}

extension Cijferkeuze {
  /// Whether each of its cases has a school year.
  fileprivate var noemtSchooljaar: Bool {
    guard case .teksten(let teksten) = inhoud[.schooljaar] else { return false }
    return teksten.allSatisfy { Schooljaar($0.tekst) != nil }
  }
}
