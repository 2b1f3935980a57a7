import Domain
import Transform

/// Definitions and bridges of one folder of pipelines, read together: a bridge names tellingen.
struct Definities: Sendable {
  let gevallen: Gevaldefinitie
  /// By id.
  let tellingen: [Telling]
  /// By id.
  let aansluitingen: [Aansluiting]
}

/// Reads tellingen (`pipelines/definities/*.yaml`).
struct Definitielezer {
  private(set) var tellingen: [String: Telling] = [:]
  /// Also those that are at fault: a bridge that names one doesn't name nothing.
  private(set) var genoemd: Set<String> = []
  private(set) var gevallen: Gevaldefinitie?

  mutating func lees(_ knoop: Knoop) {
    knoop.alleen(["gevallen", "tellingen"])
    if let gevallen = knoop.vrij("gevallen") {
      gevallen.alleen(["dagen"])
      if self.gevallen != nil { gevallen.fout("stands in another file already") }
      self.gevallen = gevallen.verplicht("dagen")?.geheel(0...366).map(Gevaldefinitie.init(dagen:))
    }
    for telling in knoop.vrij("tellingen")?.lijst() ?? [] { leesTelling(telling) }
  }

  private mutating func leesTelling(_ knoop: Knoop) {
    knoop.alleen(["id", "titel", "omschrijving", "herkomst", "bron", "eenheid", "periode", "clausules"])
    // Each key is looked at, whatever is wrong with the others.
    let id = knoop.verplicht("id")?.tekst()
    let titel = knoop.verplicht("titel")?.tekst()
    let omschrijving = knoop.verplicht("omschrijving")?.tekst()
    let herkomst = knoop.verplicht("herkomst")?.tekst()
    let bron = knoop.verplicht("bron")?.keuze(Recordsoort.self)
    let eenheid = knoop.verplicht("eenheid")?.keuze(Eenheid.self)
    let periode = knoop.verplicht("periode").flatMap(Self.periode)
    let clausules = knoop.vrij("clausules").map { clausules in
      bron.map { Clausulelezer(opPeildatum: periode.map { $0 != .schooljaar } ?? false).lees(clausules, $0) }
        ?? []
    }
    if let id, !genoemd.insert(id).inserted { knoop.vrij("id")?.fout("telling '\(id)' stands twice") }
    guard let id, let titel, let omschrijving, let herkomst, let bron, let eenheid, let periode else {
      return
    }
    if !Telling.kan(eenheid, van: bron, over: periode) {
      knoop.vrij("eenheid")?.fout(
        "records of bron \(bron.rawValue) can't be counted as \(eenheid.rawValue) here")
    }
    tellingen[id] = Telling(
      id: id, titel: titel, omschrijving: omschrijving, herkomst: herkomst, bron: bron, eenheid: eenheid,
      periode: periode, clausules: clausules ?? [])
  }

  /// `schooljaar`, or `peildatum: 10-01`.
  private static func periode(_ knoop: Knoop) -> Telling.Periode? {
    if knoop.node.scalar?.string == "schooljaar" { return .schooljaar }
    guard knoop.node.mapping != nil else {
      knoop.fout("must be schooljaar, or {peildatum: mm-dd}")
      return nil
    }
    knoop.alleen(["peildatum"])
    guard let dag = knoop.verplicht("peildatum"), let tekst = dag.tekst() else { return nil }
    let delen = tekst.split(separator: "-").map { Int($0) }
    guard tekst.utf8.count == 5, delen.count == 2, let maand = delen[0], let nummer = delen[1],
      LocalDate(jaar: 2001, maand: maand, dag: nummer) != nil
    else {
      dag.fout("must be a day of every year, as mm-dd")
      return nil
    }
    return .peildatum(maand: maand, dag: nummer)
  }
}

/// Reads clauses: a mapping in which each key is a clause, and all must hold.
struct Clausulelezer {
  /// For a count on a peildatum: clauses about other records than the one counted have no place there.
  var opPeildatum = false

  func lees(_ knoop: Knoop, _ bron: Recordsoort) -> [Clausule] {
    knoop.paren().compactMap { naam, waarde in
      guard let soort = Clausulenaam(rawValue: naam) else {
        waarde.fout("is no clause; they are \(Clausulenaam.allCases.map(\.rawValue).joined(separator: ", "))")
        return nil
      }
      guard soort.bronnen.contains(bron) else {
        waarde.fout("can't be asked of a \(bron.rawValue)")
        return nil
      }
      return clausule(soort, waarde, bron)
    }
  }

  private func clausule(_ soort: Clausulenaam, _ knoop: Knoop, _ bron: Recordsoort) -> Clausule? {
    switch soort {
    case .soort: return .soort(SoortClausule(Set(soorten(knoop, bron))))
    case .status: return .status(StatusClausule(statussen(knoop)))
    case .lopend:
      knoop.alleen(["zonder-einde-bij-status"])
      guard opPeildatum else {
        knoop.fout("needs a periode with a peildatum")
        return nil
      }
      return knoop.verplicht("zonder-einde-bij-status").map {
        .lopend(LopendClausule(zonderEindeBij: statussen($0)))
      }
    case .inSchooljaar: return ja(knoop) ? .inSchooljaar(InSchooljaarClausule()) : nil
    case .inBereik: return ja(knoop) ? .inBereik(InBereikClausule()) : nil
    case .melding: return .melding(MeldingClausule(lees(knoop, .melding)))
    case .werkproces:
      guard !opPeildatum else {
        knoop.fout("can't be asked on a peildatum")
        return nil
      }
      return .werkproces(WerkprocesClausule(lees(knoop, .werkproces)))
    }
  }

  private func ja(_ knoop: Knoop) -> Bool {
    guard knoop.node.scalar?.string == "ja" else {
      knoop.fout("must be ja")
      return false
    }
    return true
  }

  private func soorten(_ knoop: Knoop, _ bron: Recordsoort) -> [UInt8] {
    switch bron {
    case .melding: codes(knoop, Verzuimsoort.self).map(\.rawValue)
    case .werkproces: codes(knoop, Werkprocessoort.self).map(\.rawValue)
    }
  }

  private func statussen(_ knoop: Knoop) -> Set<Meldingstatus> { Set(codes(knoop, Meldingstatus.self)) }

  private func codes<C: Codewaarde>(_ knoop: Knoop, _ soort: C.Type) -> [C] {
    let delen = knoop.lijst()
    if delen.isEmpty, knoop.node.sequence != nil { knoop.fout("must name a code") }
    return delen.compactMap { deel -> C? in
      guard let tekst = deel.tekst() else { return nil }
      if let code = C(code: tekst) { return code }
      deel.fout("'\(tekst)' is no such code; they are \(C.allCases.map(\.code).joined(separator: ", "))")
      return nil
    }
  }
}
