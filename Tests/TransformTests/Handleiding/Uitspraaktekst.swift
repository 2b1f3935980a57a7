/// What a test asks and expects, in words.
struct Uitspraaktekst {
  /// Of the tables to which the test may refer. Records "with" a column that isn't there are none.
  let kolommen: Set<String>

  /// Paragraphs and lists of Markdown.
  func blokken(_ uitspraken: [Uitspraak]) -> [String] {
    let stappen = uitspraken.filter { $0.vraag.soort == .stap }
    let overige = uitspraken.filter { $0.vraag.soort != .stap }
    let beantwoord = overige.filter { $0.antwoord != nil && $0.antwoord != .fout }.map { zin($0) }
    let geweigerd = overige.filter { $0.antwoord == .fout }.map { onderwerp($0.vraag) }
    let open = overige.filter { $0.antwoord == nil }.map { onderwerp($0.vraag) }
    return stapblokken(stappen) + lijst(beantwoord.map { $0 + "." })
      + (geweigerd.isEmpty ? [] : ["`sluitend check` refuses:"] + [opsomming(geweigerd)])
      + (open.isEmpty ? [] : ["Also looked at here:", opsomming(open)])
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
    case .zelfde, .fout, nil: return nil
    }
  }

  private func zin(_ uitspraak: Uitspraak) -> String {
    let vraag = uitspraak.vraag
    let telling = vraag.soort == .telling
    let onderwerp = self.onderwerp(vraag, bron: false)
    let werkwoord = telling ? "counts" : "holds for"
    let records = vraag.bron.map(Self.meervoud) ?? "records"
    let geen = "\(onderwerp) \(werkwoord) none of the \(records)"
    switch uitspraak.antwoord {
    case .kolom(let kolom, _)? where !kolommen.contains(kolom): return geen
    case .kolom(let kolom, let waarde)?:
      return "\(onderwerp) \(werkwoord) the \(records) with `\(kolom): \(waarde)`, and no others"
    case .nummers(let nummers)?:
      guard let eerste = nummers.first else { return geen }
      let welke =
        nummers.count == 1
        ? "\(vraag.bron ?? "record") \(eerste)" : "the \(records) \(nummers.joined(separator: ", "))"
      return "\(onderwerp) \(werkwoord) \(welke), and no others"
    case .waarde(let waarde)? where uitspraak.kenmerk == "count":
      return "\(onderwerp) \(werkwoord) \(waarde) of the \(records)"
    case .waarde(let waarde)?: return "\(onderwerp) gives \(waarde) for the region"
    case .zelfde(let ander)?:
      return "\(onderwerp) \(werkwoord) the same \(records) as \(self.onderwerp(ander, bron: false))"
    case .fout?, nil: return onderwerp
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
    ["melding": "meldingen", "werkproces": "werkprocessen"][record] ?? record
  }

  private func lijst(_ zinnen: [String]) -> [String] {
    zinnen.count > 1 ? [opsomming(zinnen)] : zinnen
  }

  private func opsomming(_ zinnen: [String]) -> String {
    zinnen.map { "- " + $0.replacing("\n", with: "\n  ") }.joined(separator: "\n")
  }
}
