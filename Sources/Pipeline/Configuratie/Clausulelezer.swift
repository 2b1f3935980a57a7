import Domain
import Transform

/// Reads clauses: a mapping in which each key is a clause, and all must hold.
struct Clausulelezer {
  /// For a count on a peildatum, or a bridge to one: only there that day can be asked for.
  var opPeildatum = false
  /// For a telling, which is counted for the region and all gemeenten at once: only a bridge has a scope to ask for.
  var voorTelling = false
  /// Within a clause that asks something of other records.
  private var isGenest = false

  init(opPeildatum: Bool = false, voorTelling: Bool = false) {
    self.opPeildatum = opPeildatum
    self.voorTelling = voorTelling
  }

  /// In the order of their names, whatever that of the file.
  func lees(_ knoop: Knoop, _ bron: Recordsoort) -> [Clausule] { lees(knoop.paren(), bron).opVolgorde }

  func lees(_ paren: [(naam: String, waarde: Knoop)], _ bron: Recordsoort) -> [Clausule] {
    paren.compactMap { naam, waarde in
      guard let soort = Clausulenaam(rawValue: naam) else {
        waarde.fout("is no clause; they are \(Clausulenaam.allCases.map(\.rawValue).joined(separator: ", "))")
        return nil
      }
      guard soort.bronnen.contains(bron) else {
        waarde.fout("can't be asked of a \(bron.rawValue)")
        return nil
      }
      guard !isGenest || !soort.vraagtAndere else {
        waarde.fout("can't stand within a clause that asks of another record")
        return nil
      }
      return clausule(soort, waarde, bron)
    }
  }

  /// Clauses about another record than the one at hand.
  private func binnen(_ knoop: Knoop, _ bron: Recordsoort) -> [Clausule] {
    var lezer = self
    lezer.isGenest = true
    return lezer.lees(knoop, bron)
  }

  private func clausule(_ soort: Clausulenaam, _ knoop: Knoop, _ bron: Recordsoort) -> Clausule? {
    switch soort {
    case .soort: return self.soort(knoop, bron)
    case .status: return .status(StatusClausule(Set(codes(knoop, Meldingstatus.self))))
    case .resultaat: return .resultaat(ResultaatClausule(Set(codes(knoop, Resultaat.self))))
    case .kenmerk: return kenmerk(knoop, bron).map { .kenmerk($0) }
    case .leeftijd: return leeftijd(knoop)
    case .plicht: return plicht(knoop)
    case .duur: return duur(knoop)
    case .lopend: return lopend(knoop, bron)
    case .uren: return uren(knoop)
    case .gemeente: return gemeente(knoop)
    case .regio: return regio(knoop)
    case .schoolsoort: return schoolsoort(knoop)
    case .eerste: return .eerste(EersteClausule(binnen(knoop, bron), van: bron))
    case .begonnen:
      return .begonnen(BegonnenClausule(Set(knoop.keuzen(BegonnenClausule.Wanneer.self))))
    case .bekend: return bekend(knoop)
    case .eenVan: return eenVan(knoop, bron)
    case .inSchooljaar: return ja(knoop) ? .inSchooljaar(InSchooljaarClausule()) : nil
    case .inBereik: return inBereik(knoop, bron)
    case .melding: return .melding(MeldingClausule(binnen(knoop, .melding)))
    case .werkproces: return .werkproces(WerkprocesClausule(binnen(knoop, .werkproces)))
    case .metOpgave: return opgavevraag(knoop).map { .metOpgave(MetOpgaveClausule($0)) }
    case .zonderOpgave: return opgavevraag(knoop).map { .zonderOpgave(ZonderOpgaveClausule($0)) }
    case .nietIngeschreven: return nietIngeschreven(knoop)
    case .metOvergezette:
      if !voorTelling { knoop.fout("can be asked in a telling only") }
      return ja(knoop) ? .metOvergezette(MetOvergezetteClausule()) : nil
    case .overgezet: return .overgezet(OvergezetClausule(binnen(knoop, .werkproces)))
    }
  }

  // The clauses with parameters of their own.

  private func soort(_ knoop: Knoop, _ bron: Recordsoort) -> Clausule {
    switch bron {
    case .melding: .soort(SoortClausule(codes(knoop, Verzuimsoort.self)))
    case .werkproces: .soort(SoortClausule(codes(knoop, Werkprocessoort.self)))
    case .opgave: .soort(SoortClausule(codes(knoop, Opgavesoort.self)))
    }
  }

  private func kenmerk(_ knoop: Knoop, _ bron: Recordsoort) -> KenmerkClausule? {
    let kenmerken = Kenmerk.alle(van: bron)
    knoop.alleen(kenmerken.map(\.rawValue))
    var codes: [Kenmerk: Set<UInt8>] = [:]
    for kenmerk in kenmerken {
      guard let lijst = knoop.vrij(kenmerk.rawValue) else { continue }
      codes[kenmerk] = Set(self.codes(lijst, van: kenmerk.codes, lees: kenmerk.nummer))
    }
    if knoop.node.mapping?.isEmpty ?? false { knoop.fout("must name a kenmerk") }
    return KenmerkClausule(codes)
  }

  private func opgavevraag(_ knoop: Knoop) -> Opgavevraag? {
    knoop.alleen(["soort", "kenmerk", "op", "terug", "in-bereik"])
    let soorten = knoop.verplicht("soort").map { codes($0, Opgavesoort.self) }
    let kenmerk = knoop.vrij("kenmerk").flatMap { self.kenmerk($0, .opgave) }
    let dag = knoop.verplicht("op").flatMap { self.dag($0) }
    let terug = knoop.vrij("terug").map(maanden) ?? 0
    let inBereik = knoop.vrij("in-bereik").map { waarde in
      if voorTelling { waarde.fout("can be asked in a bridge only") }
      return ja(waarde)
    }
    guard let soorten, let dag else { return nil }
    return Opgavevraag(soorten, kenmerk: kenmerk, op: dag, terug: terug, inBereik: inBereik ?? false)
  }

  private func maanden(_ knoop: Knoop) -> Int {
    guard let tekst = knoop.tekst() else { return 0 }
    let meeste = Opgavevraag.meesteMaanden
    guard let match = tekst.wholeMatch(of: /([0-9]{1,2}) maanden/), let maanden = Int(match.1),
      1...meeste ~= maanden
    else {
      knoop.fout("must be a number of months from 1 to \(meeste), as 12 maanden")
      return 0
    }
    return maanden
  }

  private func nietIngeschreven(_ knoop: Knoop) -> Clausule? {
    knoop.alleen(Grens.Soort.allCases.map(\.rawValue) + ["zomer"])
    let zomer = knoop.vrij("zomer").flatMap { self.zomer($0) }
    guard let (soort, waarde) = grens(knoop), let tekst = waarde.tekst() else { return nil }
    guard let match = tekst.wholeMatch(of: /([0-9]{1,3}) (dagen|weken)/), let getal = Int(match.1) else {
      waarde.fout("must be a number and one of dagen, weken, as 4 weken")
      return nil
    }
    return .nietIngeschreven(
      NietIngeschrevenClausule(Grens(soort, getal), isInWeken: match.2 == "weken", zomer: zomer))
  }

  private func zomer(_ knoop: Knoop) -> NietIngeschrevenClausule.Zomer? {
    knoop.alleen(["van", "tot-en-met"])
    func dag(_ sleutel: String) -> (maand: Int, dag: Int)? {
      guard let waarde = knoop.verplicht(sleutel), let tekst = waarde.tekst() else { return nil }
      guard let match = tekst.wholeMatch(of: /([0-9]{2})-([0-9]{2})/), let maand = Int(match.1),
        let dag = Int(match.2)
      else {
        waarde.fout("must be a day of the year, as \"08-31\"")
        return nil
      }
      return (maand, dag)
    }
    guard let van = dag("van"), let totEnMet = dag("tot-en-met") else { return nil }
    let zomer = NietIngeschrevenClausule.Zomer(van: van, totEnMet: totEnMet)
    if zomer == nil { knoop.fout("must be two days that every year has, the last not before the first") }
    return zomer
  }

  private func leeftijd(_ knoop: Knoop) -> Clausule? {
    knoop.alleen(["op", "vanaf", "tot-en-met"])
    let dag = knoop.verplicht("op").flatMap { self.dag($0) }
    let vanaf = knoop.vrij("vanaf")?.geheel(0...120)
    let totEnMet = knoop.vrij("tot-en-met")?.geheel(0...120)
    if knoop.node.mapping != nil, knoop.vrij("vanaf") == nil, knoop.vrij("tot-en-met") == nil {
      knoop.fout("must have vanaf, tot-en-met or both")
    }
    if let vanaf, let totEnMet, totEnMet < vanaf {
      knoop.vrij("tot-en-met")?.fout("must not be below vanaf")
    }
    return dag.map { .leeftijd(LeeftijdClausule(op: $0, vanaf: vanaf, totEnMet: totEnMet)) }
  }

  private func plicht(_ knoop: Knoop) -> Clausule? {
    knoop.alleen(["op", "is"])
    let dag = knoop.verplicht("op").flatMap { self.dag($0) }
    let plichten = knoop.verplicht("is").map { $0.keuzen(Plicht.self) }
    guard let dag, let plichten else { return nil }
    return .plicht(PlichtClausule(op: dag, is: Set(plichten)))
  }

  private func duur(_ knoop: Knoop) -> Clausule? {
    let grenzen = Grens.Soort.allCases.map(\.rawValue)
    knoop.alleen(grenzen + ["zonder-einde"])
    let zonder = knoop.verplicht("zonder-einde")?.keuze(DuurClausule.ZonderEinde.self)
    guard let (soort, waarde) = grens(knoop), let tekst = waarde.tekst() else { return nil }
    let delen = tekst.split(separator: " ", omittingEmptySubsequences: false)
    guard delen.count == 2, let getal = Int(delen[0]), 0...1000 ~= getal,
      let maat = DuurClausule.Maat(rawValue: String(delen[1]))
    else {
      let maten = DuurClausule.Maat.allCases.map(\.rawValue).joined(separator: ", ")
      waarde.fout("must be a number and one of \(maten), as 4 weken")
      return nil
    }
    return zonder.map { .duur(DuurClausule(Grens(soort, getal), maat, zonderEinde: $0)) }
  }

  private func uren(_ knoop: Knoop) -> Clausule? {
    knoop.alleen(Grens.Soort.allCases.map(\.rawValue) + ["zonder-uren"])
    let zonder = knoop.verplicht("zonder-uren")?.keuze(Zonder.self)
    guard let (soort, waarde) = grens(knoop), let getal = waarde.geheel(0...9999), let zonder else {
      return nil
    }
    return .uren(UrenClausule(Grens(soort, getal), zonderUren: zonder))
  }

  private func grens(_ knoop: Knoop) -> (Grens.Soort, Knoop)? {
    let gevonden = Grens.Soort.allCases.compactMap { soort in knoop.vrij(soort.rawValue).map { (soort, $0) } }
    guard knoop.node.mapping != nil else { return nil }
    if gevonden.count != 1 { knoop.fout("must have either ten-minste or meer-dan") }
    return gevonden.count == 1 ? gevonden.first : nil
  }

  private func lopend(_ knoop: Knoop, _ bron: Recordsoort) -> Clausule? {
    guard opPeildatum else {
      knoop.fout("needs a periode with a peildatum")
      return nil
    }
    switch bron {
    case .melding:
      knoop.alleen(["zonder-einde-bij-status"])
      return knoop.verplicht("zonder-einde-bij-status").map {
        .lopend(LopendClausule(zonderEindeBij: Set(codes($0, Meldingstatus.self))))
      }
    case .werkproces, .opgave:
      knoop.alleen(["zonder-einde"])
      return knoop.verplicht("zonder-einde")?.keuze(Zonder.self).map {
        .lopend(LopendClausule(zonderEinde: $0))
      }
    }
  }

  private func gemeente(_ knoop: Knoop) -> Clausule {
    let codes = knoop.gevuld("a gemeentecode").compactMap { deel -> Gemeentecode? in
      guard let tekst = deel.tekst() else { return nil }
      if let code = Gemeentecode(tekst) { return code }
      deel.fout("'\(tekst)' is no gemeentecode, as \"0193\"")
      return nil
    }
    return .gemeente(GemeenteClausule(Set(codes)))
  }

  private func regio(_ knoop: Knoop) -> Clausule {
    .regio(RegioClausule(knoop.gevuld("a region").compactMap { $0.geheel(1...99) }))
  }

  private func schoolsoort(_ knoop: Knoop) -> Clausule {
    let soorten = knoop.gevuld("a schoolsoort").compactMap { deel -> Schoolsoort? in
      guard let tekst = deel.tekst() else { return nil }
      if let soort = Schoolsoort(code: tekst) { return soort }
      let namen = Schoolsoort.allCases.map(\.code).joined(separator: ", ")
      deel.fout("'\(tekst)' is no schoolsoort; they are \(namen)")
      return nil
    }
    return .schoolsoort(SchoolsoortClausule(Set(soorten)))
  }

  private func bekend(_ knoop: Knoop) -> Clausule? {
    knoop.alleen(["uiterlijk"])
    guard let waarde = knoop.verplicht("uiterlijk"), let dag = dag(waarde) else { return nil }
    if dag == .begin { waarde.fout("can't be begin: nothing is known before it has begun") }
    return .bekend(BekendClausule(uiterlijk: dag))
  }

  private func eenVan(_ knoop: Knoop, _ bron: Recordsoort) -> Clausule {
    let groepen = knoop.lijst()
    if groepen.count < 2, knoop.node.sequence != nil { knoop.fout("must list two groups of clauses or more") }
    return .eenVan(
      EenVanClausule(
        groepen.map { groep in
          if groep.node.mapping?.isEmpty ?? false { groep.fout("must hold a clause") }
          groep.vrij(Clausulenaam.metOvergezette.rawValue)?.fout(
            "can't stand in a group: it is of the whole telling")
          return lees(groep, bron)
        }))
  }

  private func inBereik(_ knoop: Knoop, _ bron: Recordsoort) -> Clausule? {
    if voorTelling {
      knoop.fout("can be asked in a bridge only; a telling has its gemeenten beside it anyway")
      return nil
    }
    switch knoop.node.scalar?.string {
    case "ja": return .inBereik(InBereikClausule(bron, opPeildatum: false))
    case "op-peildatum":
      if !opPeildatum { knoop.fout("needs a bridge to a telling on a peildatum") }
      return .inBereik(InBereikClausule(bron, opPeildatum: true))
    default:
      knoop.fout("must be ja or op-peildatum")
      return nil
    }
  }

  // Values.

  private func dag(_ knoop: Knoop) -> Dag? {
    let dag = knoop.keuze(Dag.self)
    if dag == .peildatum, !opPeildatum {
      knoop.fout("needs a periode with a peildatum")
      return nil
    }
    return dag
  }

  private func ja(_ knoop: Knoop) -> Bool {
    guard knoop.node.scalar?.string == "ja" else {
      knoop.fout("must be ja")
      return false
    }
    return true
  }

  private func codes<C: Codewaarde>(_ knoop: Knoop, _ soort: C.Type) -> [C] {
    codes(knoop, van: C.allCases.map(\.code)) { C(code: $0) }
  }

  /// A list of codes.
  ///
  /// - Parameter lees: nil for a text that is none of them.
  private func codes<W>(_ knoop: Knoop, van alle: [String], lees: (String) -> W?) -> [W] {
    knoop.gevuld("a code").compactMap { deel -> W? in
      guard let tekst = deel.tekst() else { return nil }
      if let code = lees(tekst) { return code }
      deel.fout("'\(tekst)' is no such code; they are \(alle.joined(separator: ", "))")
      return nil
    }
  }
}

extension [Clausule] {
  /// In the order of their names.
  fileprivate var opVolgorde: [Clausule] {
    Clausulenaam.allCases.compactMap { naam in first { $0.naam == naam } }
  }
}
