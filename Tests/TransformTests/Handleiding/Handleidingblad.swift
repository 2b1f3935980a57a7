/// The manual page of one clause or step: what its type says of itself, and what its spec test proves.
struct Handleidingblad {
  /// By which YAML calls it.
  let naam: String
  /// The doc comment of the type, line by line.
  let documentatie: [String]
  private let bron: String
  private let specificatie: Specificatie
  /// A sentence on where it may be used; nil when the doc comment says all.
  private let toepassing: String?

  /// - Parameters:
  ///   - bron: path of the source file, for the head of the page.
  ///   - toepassing: by name, a sentence on where it may be used.
  init(
    documentatie: [String], bron: String, specificatie: Specificatie,
    toepassing: (String) -> String? = { _ in nil }
  ) throws {
    guard let naam = Self.naam(documentatie) else {
      throw Onbegrepen(bestand: bron, lijn: 1, wat: "the doc comment doesn't begin with a name in backticks")
    }
    self.naam = naam
    self.documentatie = documentatie
    self.bron = bron
    self.specificatie = specificatie
    self.toepassing = toepassing(naam)
  }

  /// The doc comment of a type; nil when it has none.
  static func documentatie(van type: String, in tekst: String, bestand: String) throws -> [String]? {
    let tekens = try Tekenlezer.lees(tekst, bestand: bestand)[...]
    let plek = tekens.indices.first {
      tekens[$0].naam == type && tekens.indices.contains($0 - 1)
        && ["struct", "enum", "class"].contains(tekens[$0 - 1].naam)
    }
    return plek.flatMap { tekens.documentatie(van: $0) }
  }

  /// ``soort: [V3]`` is called soort; nil when the text doesn't begin with backticks.
  static func naam(_ documentatie: [String]) -> String? {
    guard let eerste = documentatie.first, eerste.hasPrefix("`") else { return nil }
    let naam = eerste.dropFirst().prefix { $0 != "`" && $0 != ":" }
    return naam.isEmpty ? nil : String(naam)
  }

  /// The first sentence, without the example before it.
  var samenvatting: String {
    let alinea = documentatie.prefix { !$0.isEmpty && !$0.hasPrefix("- ") }.joined(separator: " ")
    let zin = alinea.firstRange(of: " — ").map { alinea[$0.upperBound...] } ?? alinea[...]
    return String(zin.firstRange(of: /\.(?= [A-Z`])/).map { zin[..<$0.upperBound] } ?? zin)
  }

  func markdown() throws -> String {
    var blokken = [
      "<!-- Made from \(bron) and \(specificatie.bestand): change those. -->", "# \(naam)",
      Self.tekst(documentatie),
    ]
    if let toepassing { blokken.append(toepassing) }
    let delen = try gedeeldeTabellen()
    if !delen.isEmpty { blokken.append("## Example records") }
    for deel in delen {
      if delen.count > 1 { blokken.append("### \(deel.lid)") }
      blokken += try self.blokken(toelichting(deel.lid), deel.tabellen, deel.stuk)
    }
    let gedeeld = Set(delen.flatMap(\.tabellen).flatMap(\.kolommen))
    var getoond = delen.map(\.tabellen.count).reduce(0, +)
    for proef in specificatie.proeven {
      let tabellen = try Voorbeeldtabel.lees(proef.lichaam, in: specificatie)
      getoond += tabellen.count
      blokken.append("## \(proef.titel ?? proef.naam)")
      blokken += try self.blokken(proef.documentatie, tabellen, proef.lichaam)
      let uitspraken = try Uitspraken.van(proef, in: specificatie, naam: naam)
      let gebruikt = verwijzingen(proef.lichaam)
      let leden = delen.map(\.lid).filter { gebruikt.contains($0) || $0 == "init" }
      if !uitspraken.isEmpty, !leden.isEmpty { blokken.append(Self.verwijzing(leden, van: delen.count)) }
      let tekst = Uitspraaktekst(kolommen: gedeeld.union(tabellen.flatMap(\.kolommen)))
      blokken += tekst.blokken(uitspraken)
    }
    guard getoond == Voorbeeldtabel.aantal(specificatie.tekens, in: specificatie) else {
      throw Onbegrepen(
        bestand: specificatie.bestand, lijn: 1,
        wat:
          "a table stands where the manual doesn't find it: not in a test, nor in a function or let of the suite"
      )
    }
    return blokken.joined(separator: "\n\n") + "\n"
  }

  // Parts of the page.

  private static func verwijzing(_ leden: [String], van aantal: Int) -> String {
    guard aantal > 1 else { return "Of the [example records](#example-records):" }
    let koppen = leden.map { "[\($0)](#\($0.lowercased()))" }
    return "Of the example records \(koppen.joined(separator: ", ")):"
  }

  /// A source stands apart from what it is the source of.
  private static func tekst(_ documentatie: [String]) -> String {
    documentatie.enumerated().map { index, regel in
      let apart = regel.hasPrefix("Source: ") && index > 0 && !documentatie[index - 1].isEmpty
      return apart ? "\n" + regel : regel
    }.joined(separator: "\n")
  }

  private func blokken(
    _ documentatie: [String], _ tabellen: [Voorbeeldtabel], _ stuk: Stuk
  ) throws -> [String] {
    var blokken = documentatie.isEmpty ? [] : [Self.tekst(documentatie)]
    for tabel in tabellen {
      if let etiket = tabel.etiket {
        blokken.append("\(etiket.prefix(1).uppercased() + etiket.dropFirst()):")
      }
      blokken.append(tabel.markdown.joined(separator: "\n"))
    }
    let overige = try Voorbeeldtabel.overige(stuk, in: specificatie)
    if !overige.isEmpty { blokken.append("With \(overige.map { "`\($0)`" }.joined(separator: ", ")).") }
    return blokken
  }

  private func gedeeldeTabellen() throws -> [(lid: String, tabellen: [Voorbeeldtabel], stuk: Stuk)] {
    try specificatie.gedeeld.compactMap { lid in
      guard let stuk = specificatie.functies[lid]?.lichaam ?? specificatie.constanten[lid]?.waarde else {
        return nil
      }
      let tabellen = try Voorbeeldtabel.lees(stuk, in: specificatie)
      return tabellen.isEmpty ? nil : (lid, tabellen, stuk)
    }
  }

  private func toelichting(_ lid: String) -> [String] {
    specificatie.functies[lid]?.documentatie ?? specificatie.constanten[lid]?.documentatie ?? []
  }

  /// What of the suite a test uses, also by way of its functions.
  private func verwijzingen(_ stuk: Stuk) -> Set<String> {
    stuk.indices.reduce(into: []) { uit, index in
      guard let naam = stuk[index].naam, stuk.isVerwijzing(index), !uit.contains(naam) else { return }
      if let functie = specificatie.functies[naam], stuk.isAanroep(index) {
        uit.formUnion(verwijzingen(functie.lichaam).union([naam]))
      } else if let constante = specificatie.constanten[naam] {
        uit.formUnion(verwijzingen(constante.waarde).union([naam]))
      }
    }
  }
}
