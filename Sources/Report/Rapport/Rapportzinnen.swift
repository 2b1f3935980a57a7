import Domain

/// What page and workbook say in the same words.
extension Rapporttaal {
  func titel(_ rapport: Rapport) -> String {
    Self.vul(titel, ["regio": rapport.regio, "schooljaar": rapport.schooljaar.description])
  }

  /// Of which publication it is, and what was known then.
  func stempel(_ rapport: Rapport) -> String {
    let begin = Self.vul(
      stempel,
      ["publicatie": String(rapport.publicatie), "regio": rapport.regio, "versie": rapport.versie])
    guard let dag = rapport.bekendTot else { return begin }
    return begin + " " + Self.vul(stempelDag, ["dag": self.dag(dag)])
  }

  func editie(_ editie: Rapport.Editie) -> (naam: String, uitleg: String) {
    switch editie {
    case .intern: (intern, internUitleg)
    case .openbaar(let drempel):
      (openbaar, Self.vul(openbaarUitleg, ["drempel": String(drempel), "teken": verborgen]))
    }
  }

  /// - Parameter plaats: its index in the report.
  func waarde(_ jaar: Rapport.Reeks.Jaar, _ plaats: Int) -> String {
    jaar.isNietGeregistreerd ? nietGeregistreerd : getal(jaar.waarden[plaats])
  }

  /// A gemeente by its name, or a kind of school by its code.
  func deel(_ deel: String) -> String { Schoolsoort(code: deel).flatMap { schoolsoorten[$0] } ?? deel }

  func noot(_ noot: Rapport.Noot) -> String {
    let begin =
      "\(noot.omschrijving) \(eenheid(noot.eenheid)), \(wanneer(noot.periode)). \(noot.herkomst)."
    guard !noot.anders.isEmpty else { return begin }
    return begin + " " + noot.anders.map(breuk).joined(separator: ". ") + "."
  }

  func breuk(_ vanaf: Schooljaar) -> String { Self.vul(breukDefinitie, ["schooljaar": vanaf.description]) }

  func uitkomst(_ uitkomst: Rapport.Levering.Uitkomst) -> String {
    switch uitkomst {
    case .aanvaard: return aanvaard
    case .dubbel: return dubbel
    case .geweigerd(let code):
      let tekst = weigercodes[code]
      return Self.vul(
        geweigerd,
        ["code": code.rawValue, "betekenis": tekst?.betekenis ?? "", "watTeDoen": tekst?.watTeDoen ?? ""])
    }
  }

  func reden(_ code: Afkeurcode) -> String {
    let tekst = afkeurcodes[code]
    return "\(code.rawValue): \(tekst?.betekenis ?? ""). \(tekst?.watTeDoen ?? "")"
  }
}
