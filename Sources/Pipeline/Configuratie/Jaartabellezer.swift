import Domain
import Transform

/// Reads a table of the yearbook (`pipelines/jaarverslag/<id>.yaml`), and checks it against the definitions of all school
/// years.
struct Jaartabellezer {
  let definities: Definitiereeks

  /// The school years that a table can have beside each other.
  private static let meesteJaren = 10

  private enum Vastekolommen: String, CaseIterable {
    case schoolsoorten
  }

  private enum Zonderschool: String, CaseIterable {
    case geenInschrijving = "geen-inschrijving"
  }

  /// A row with the place where each of its parts stands.
  private struct Gelezen {
    let knoop: Knoop
    var rij: Jaartabel.Rij
    /// The tellingen in it, by column ("" = the same one in each).
    var tellingen: [(kolom: String, id: String, knoop: Knoop)] = []
  }

  /// Nil when something is wrong, which is then in the list.
  func lees(_ knoop: Knoop, id verwacht: String) -> Jaartabel? {
    knoop.alleen(["id", "titel", "herkomst", "rmc_regio", "kolommen", "rijen"])
    if let id = knoop.verplicht("id"), id.tekst() != verwacht {
      id.fout("must be '\(verwacht)', like the file's name")
    }
    let titel = knoop.verplicht("titel")?.tekst()
    let herkomst = knoop.verplicht("herkomst")?.tekst()
    let regio = knoop.vrij("rmc_regio")?.geheel(1...99)
    let gevraagd = knoop.vrij("kolommen")
    let kolommen: Jaartabel.Kolommen? = if let gevraagd { self.kolommen(gevraagd) } else { .schooljaren(1) }
    let lijst = knoop.verplicht("rijen")
    let rijen = lijst.map { self.rijen($0.lijst(), kolommen) }
    if let lijst, lijst.node.sequence?.isEmpty ?? false { lijst.fout("must hold a row") }
    guard let titel, let herkomst, let kolommen, let rijen else { return nil }
    controleerOptellingen(rijen, kolommen, lijst)
    return Jaartabel(
      id: verwacht, titel: titel, herkomst: herkomst, regio: regio, kolommen: kolommen,
      rijen: rijen.map(\.rij))
  }

  // Columns.

  /// `{schooljaren: 2}`, `schoolsoorten`, or columns by their codes.
  private func kolommen(_ knoop: Knoop) -> Jaartabel.Kolommen? {
    if knoop.node.scalar != nil { return knoop.keuze(Vastekolommen.self).map { _ in .schoolsoorten } }
    if let jaren = knoop.vrij("schooljaren") {
      knoop.alleen(["schooljaren"])
      return jaren.geheel(1...Self.meesteJaren).map { .schooljaren($0) }
    }
    var kolommen: [Jaartabel.Kolom] = []
    for (code, waarde) in knoop.paren() {
      controleer(code, waarde)
      guard waarde.node.mapping != nil else {
        if let titel = waarde.tekst() { kolommen.append(.init(code, titel)) }
        continue
      }
      waarde.alleen(["titel", "optelling"])
      let titel = waarde.verplicht("titel")?.tekst()
      let delen = waarde.verplicht("optelling")?.lijst() ?? []
      if delen.isEmpty { waarde.vrij("optelling")?.fout("must name a column") }
      for deel in delen where !kolommen.contains(where: { $0.code == deel.tekst() && $0.optelling == nil }) {
        deel.fout("is no column before this one that has tellingen")
      }
      if let titel { kolommen.append(.init(code, titel, optelling: delen.compactMap { $0.tekst() })) }
    }
    if kolommen.isEmpty { knoop.fout("must name a column") }
    return .eigen(kolommen)
  }

  /// It becomes the name of a column of a file.
  private func controleer(_ code: String, _ knoop: Knoop) {
    if Jaartabelblad.vasteKolommen.contains(code) {
      knoop.fout("is the name of a column that every table has; choose another")
    } else if code.wholeMatch(of: /[A-Za-z0-9-]+/) == nil || code.hasPrefix("-") {
      knoop.fout("a code of a column may have letters, digits and hyphens only, and begins with no hyphen")
    }
  }

  // Rows.

  private func rijen(_ knopen: [Knoop], _ kolommen: Jaartabel.Kolommen?) -> [Gelezen] {
    var nummers: [String: Int] = [:]
    for (i, knoop) in knopen.enumerated() {
      guard let id = knoop.vrij("id"), let tekst = id.tekst() else { continue }
      if nummers.updateValue(i, forKey: tekst) != nil { id.fout("row '\(tekst)' stands twice") }
    }
    return knopen.enumerated().map { i, knoop in rij(knoop, i, nummers, knopen, kolommen) }
  }

  private func rij(
    _ knoop: Knoop, _ nummer: Int, _ nummers: [String: Int], _ knopen: [Knoop],
    _ kolommen: Jaartabel.Kolommen?
  ) -> Gelezen {
    if let kop = knoop.vrij("kop") {
      knoop.alleen(["kop"])
      return Gelezen(knoop: knoop, rij: .init(titel: kop.tekst() ?? "", inhoud: .kop))
    }
    knoop.alleen(["kop", "id", "titel", "telling", "tellingen", "optelling", "eenmaal", "zonder-school"])
    let titel = knoop.verplicht("titel")?.tekst() ?? ""
    let eenmaal = verwijzingen(knoop.vrij("eenmaal"), nummers, knopen)
    let zonder = knoop.vrij("zonder-school")
    if let zonder {
      _ = zonder.keuze(Zonderschool.self)
      if case .schoolsoorten? = kolommen {} else { zonder.fout("belongs to kolommen: schoolsoorten") }
    }
    var gelezen = Gelezen(
      knoop: knoop, rij: .init(titel: titel, inhoud: .kop, zonderInschrijving: zonder != nil))
    let aanwezig = ["telling", "tellingen", "optelling"].filter { knoop.vrij($0) != nil }
    guard aanwezig.count == 1 else {
      knoop.fout("must have one of kop, telling, tellingen and optelling")
      return gelezen
    }
    let inhoud: Jaartabel.Rij.Inhoud
    if let telling = knoop.vrij("telling") {
      if case .eigen? = kolommen { telling.fout("must be 'tellingen', one for each column") }
      gelezen.tellingen = self.telling(telling).map { [("", $0, telling)] } ?? []
      inhoud = .telling(gelezen.tellingen.first?.id ?? "", eenmaal: eenmaal)
    } else if let tellingen = knoop.vrij("tellingen") {
      gelezen.tellingen = self.tellingen(tellingen, kolommen)
      inhoud = .tellingen(
        Dictionary(gelezen.tellingen.map { ($0.kolom, $0.id) }, uniquingKeysWith: { eerste, _ in eerste }),
        eenmaal: eenmaal)
    } else {
      let optelling = knoop.vrij("optelling")
      knoop.vrij("eenmaal")?.fout("has no place beside 'optelling'")
      let delen = verwijzingen(optelling, nummers, knopen)
      if delen.contains(where: { $0 >= nummer }) { optelling?.fout("may name rows above it only") }
      if delen.isEmpty { optelling?.fout("must name a row") }
      inhoud = .optelling(delen.filter { $0 < nummer })
    }
    gelezen.rij = .init(titel: titel, inhoud: inhoud, zonderInschrijving: zonder != nil)
    return gelezen
  }

  private func verwijzingen(_ knoop: Knoop?, _ nummers: [String: Int], _ knopen: [Knoop]) -> [Int] {
    (knoop?.lijst() ?? []).compactMap { deel in
      guard let id = deel.tekst() else { return nil }
      guard let nummer = nummers[id] else {
        deel.fout("there is no row with the id '\(id)'")
        return nil
      }
      return nummer
    }
  }

  private func tellingen(
    _ knoop: Knoop, _ kolommen: Jaartabel.Kolommen?
  ) -> [(kolom: String, id: String, knoop: Knoop)] {
    guard case .eigen(let eigen)? = kolommen else {
      if kolommen != nil { knoop.fout("must be 'telling': the columns of this table aren't its own") }
      return []
    }
    return knoop.paren().compactMap { code, waarde in
      guard eigen.contains(where: { $0.code == code && $0.optelling == nil }) else {
        waarde.fout("is no column that has tellingen")
        return nil
      }
      return telling(waarde).map { (code, $0, waarde) }
    }
  }

  /// The id of a telling or percentage that exists in some school year.
  private func telling(_ knoop: Knoop) -> String? {
    guard let id = knoop.tekst() else { return nil }
    if !definities.stadia.contains(where: { $0.definities.vindplaatsen.tellingen[id] != nil }) {
      knoop.fout("there is no telling '\(id)' in any school year")
    }
    return id
  }

  // What is added up.

  /// Only whole numbers of one unit and one period can be added up.
  private func controleerOptellingen(
    _ rijen: [Gelezen], _ kolommen: Jaartabel.Kolommen, _ lijst: Knoop?
  ) {
    /// The tellingen of a row by column, through sums of sums.
    func tellingen(_ i: Int) -> [(kolom: String, id: String)] {
      if case .optelling(let delen) = rijen[i].rij.inhoud { return delen.flatMap(tellingen) }
      return rijen[i].tellingen.map { ($0.kolom, $0.id) }
    }
    for (i, gelezen) in rijen.enumerated() {
      guard case .optelling(let delen) = gelezen.rij.inhoud else { continue }
      if delen.contains(where: { if case .kop = rijen[$0].rij.inhoud { true } else { false } }) {
        gelezen.knoop.vrij("optelling")?.fout("a heading has no numbers")
      }
      for (_, samen) in Dictionary(grouping: tellingen(i), by: \.kolom) {
        controleer(samen.map(\.id), gelezen.knoop.vrij("optelling"))
      }
    }
    guard case .eigen(let eigen) = kolommen else { return }
    for optelling in eigen.compactMap(\.optelling) {
      for gelezen in rijen {
        let samen = gelezen.tellingen.filter { optelling.contains($0.kolom) }
        controleer(samen.map(\.id), gelezen.knoop.vrij("tellingen"))
      }
    }
  }

  private func controleer(_ ids: [String], _ knoop: Knoop?) {
    for stadium in definities.stadia {
      if let id = ids.first(where: { id in stadium.definities.verhoudingen.contains { $0.id == id } }) {
        knoop?.fout("'\(id)' is a percentage or rate, which can't be added up")
      }
      let tellingen = ids.compactMap { stadium.definities.eenheidEnPeriode($0) }
      if let eerste = tellingen.first, let ander = tellingen.first(where: { $0.eenheid != eerste.eenheid }) {
        knoop?.fout(
          "'\(eerste.id)' counts \(eerste.eenheid) and '\(ander.id)' \(ander.eenheid): they can't be added up"
        )
      }
      if let eerste = tellingen.first, let ander = tellingen.first(where: { $0.periode != eerste.periode }) {
        knoop?.fout(
          "'\(eerste.id)' counts over \(eerste.periode.tekst) and '\(ander.id)' over \(ander.periode.tekst): they can't be added up"
        )
      }
    }
  }
}

extension Definities {
  /// Nil when there is no telling of that name, of records or residents.
  fileprivate func eenheidEnPeriode(_ id: String) -> (id: String, eenheid: String, periode: Telling.Periode)?
  {
    telling(id).map { (id, $0.eenheid.rawValue, $0.periode) }
      ?? bevolkingstelling(id).map { (id, Bevolkingstelling.eenheid, $0.periode) }
  }
}
