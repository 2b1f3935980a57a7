/// What a test asks and expects, in words.
struct Uitspraaktekst {
  /// Of the tables to which the test may refer. Records "with" a column that isn't there are none.
  let kolommen: Set<String>

  /// Paragraphs and lists of Markdown.
  func blokken(_ uitspraken: [Uitspraak]) -> [String] {
    let stappen = uitspraken.filter { $0.vraag.soort == .stap }
    let overige = uitspraken.filter { $0.vraag.soort != .stap }
    func vragen(_ antwoord: Antwoord?, _ kop: String) -> [String] {
      let vragen = overige.filter { $0.antwoord == antwoord }.map { onderwerp($0.vraag) }
      return vragen.isEmpty ? [] : [kop, opsomming(vragen)]
    }
    let zinnen = overige.compactMap { zin($0) }
    return stapblokken(stappen) + (zinnen.count > 1 ? [opsomming(zinnen)] : zinnen)
      + vragen(.aanvaard, "`sluitend check` accepts:") + vragen(.fout, "`sluitend check` refuses:")
      + vragen(nil, "Also looked at here:")
  }

  private func stapblokken(_ uitspraken: [Uitspraak]) -> [String] {
    var vragen: [Vraag] = []
    for uitspraak in uitspraken where !vragen.contains(uitspraak.vraag) { vragen.append(uitspraak.vraag) }
    return vragen.flatMap { vraag in
      let gevolgen = uitspraken.filter { $0.vraag == vraag }.compactMap { gevolg($0) }
      let begin =
        switch (vraag.bron, vraag.vanaf) {
        case (let bron?, let vanaf?) where !kolommen.contains(vanaf):
          ", on none of the \(Self.meervoud(bron))"
        case (let bron?, let vanaf?): ", on the \(Self.meervoud(bron)) with `\(vanaf): ja`"
        case (let bron?, nil): ", on all \(Self.meervoud(bron))"
        default: ""
        }
      let bij = vraag.bij.map { ", " + $0 }.joined()
      let kop = "`\(vraag.tekst)`\(begin)\(bij)"
      return gevolgen.isEmpty ? [kop + "."] : [kop + ", gives:", opsomming(gevolgen)]
    }
  }

  /// One part of the outcome of a step; nil for a part without a name in the field.
  private func gevolg(_ uitspraak: Uitspraak) -> String? {
    let namen = [
      "stand": "the stand", "mutatie": "the mutatie", "aantal": "the mutatie as a number",
      "leerlingen": "leerlingen in the stand", "eenheid": "the eenheid", "bron": "what stands",
      "teken": "the sign of the mutatie", "stand.count": "records in the stand",
      "mutatie.count": "records in the mutatie",
    ]
    guard let naam = namen[uitspraak.kenmerk] else { return nil }
    switch uitspraak.antwoord {
    case .kolom(let kolom, _)? where !kolommen.contains(kolom): return "\(naam): no records"
    case .kolom(let kolom, let waarde)?: return "\(naam): the records with `\(kolom): \(waarde)`"
    case .nummers(let nummers)?:
      return "\(naam): \(nummers.isEmpty ? "no records" : nummers.joined(separator: ", "))"
    case .waarde(let waarde)?:
      return
        "\(naam): \(uitspraak.kenmerk == "bron" ? Self.meervoud(waarde) : waarde.replacing("-", with: "−"))"
    case .zelfde, .fout, .aanvaard, nil: return nil
    }
  }

  /// For which records it holds; nil for what is only accepted or refused, or what can't be told.
  private func zin(_ uitspraak: Uitspraak) -> String? {
    let vraag = uitspraak.vraag
    let onderwerp = onderwerp(vraag, bron: false)
    let begin = onderwerp + (vraag.soort == .telling ? " counts" : " holds for")
    let records = vraag.bron.map(Self.meervoud) ?? "records"
    switch uitspraak.antwoord {
    case .kolom(let kolom, let waarde)? where kolommen.contains(kolom):
      return "\(begin) the \(records) with `\(kolom): \(waarde)`, and no others."
    case .nummers(let nummers)? where nummers.count > 1:
      return "\(begin) the \(records) \(nummers.joined(separator: ", ")), and no others."
    case .nummers(let nummers)? where nummers.count == 1:
      return "\(begin) \(vraag.bron ?? "record") \(nummers.joined()), and no others."
    case .kolom?, .nummers?: return "\(begin) none of the \(records)."
    case .waarde(let waarde)? where uitspraak.kenmerk == "count":
      return "\(begin) \(waarde) of the \(records)."
    case .waarde(let waarde)?: return "\(onderwerp) gives \(waarde) for the region."
    case .zelfde(let ander)?: return "\(begin) the same \(records) as \(self.onderwerp(ander, bron: false))."
    case .fout?, .aanvaard?, nil: return nil
    }
  }

  /// The question itself, with what goes with it.
  private func onderwerp(_ vraag: Vraag, bron: Bool = true) -> String {
    let van = bron ? vraag.bron.map { ["asked of \(Self.meervoud($0))"] } ?? [] : []
    let bij = (van + vraag.bij).joined(separator: ", ")
    let wat = vraag.soort == .telling ? "telling" : "clause"
    // A text of several lines stands in a block before the sentence.
    let tekst =
      vraag.tekst.contains("\n")
      ? "```yaml\n\(vraag.tekst)\n```\nThis \(wat)"
      : vraag.soort == .telling && !bron ? "The telling `\(vraag.tekst)`" : "`\(vraag.tekst)`"
    return tekst + (bij.isEmpty ? "" : bron ? ", \(bij)" : ", \(bij),")
  }

  static func meervoud(_ record: String) -> String {
    ["melding": "meldingen", "werkproces": "werkprocessen", "opgave": "opgaven"][record] ?? record
  }

  private func opsomming(_ zinnen: [String]) -> String {
    zinnen.map { "- " + $0.replacing("\n", with: "\n  ") }.joined(separator: "\n")
  }
}
