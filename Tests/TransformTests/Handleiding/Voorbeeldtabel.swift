/// A table of records in a spec test.
struct Voorbeeldtabel {
  /// The parameter that it is handed to: `meldingen`, `werkprocessen`.
  let etiket: String?
  /// The first row names the columns.
  let rijen: [[String]]
  var kolommen: [String] { rijen.first ?? [] }

  /// The tables that are written in a part of a test.
  static func lees(_ stuk: Stuk, in specificatie: Specificatie) throws -> [Voorbeeldtabel] {
    try stuk.indices.compactMap { index in
      guard let literal = stuk[index].literal else { return nil }
      let etiket = etiket(stuk, index, specificatie)
      guard isTabel(literal, etiket) else { return nil }
      func fout(_ wat: String) -> Onbegrepen {
        Onbegrepen(bestand: specificatie.bestand, lijn: stuk[index].lijn, wat: wat)
      }
      guard let tekst = Waarden(specificatie: specificatie).tekst([stuk[index]]) else {
        throw fout("a table with insertions can't be shown; write it out")
      }
      let rijen = tekst.split(separator: "\n").map { lijn in
        lijn.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimming(" ") }
      }
      guard Set(rijen.map(\.count)).count == 1 else { throw fout("the rows of a table differ in length") }
      return Voorbeeldtabel(etiket: etiket, rijen: rijen)
    }
  }

  /// What else an example is made with, such as the days between meldingen of one geval, as `name: value`.
  static func overige(_ stuk: Stuk, in specificatie: Specificatie) throws -> [String] {
    let waarden = Waarden(specificatie: specificatie)
    return try stuk.indices.filter { stuk[$0].naam == "Voorbeeld" && stuk.isAanroep($0) }
      .flatMap { stuk.argumenten($0 + 1) }.compactMap { argument in
        guard let label = argument.label, !tabelnamen.contains(label) else { return nil }
        guard let tekst = waarden.tekst(argument.waarde) ?? waarden.lid(argument.waarde) else {
          throw Onbegrepen(
            bestand: specificatie.bestand, lijn: argument.waarde.first?.lijn ?? 1,
            wat: "what '\(label)' is can only be known by running it")
        }
        return tekst.contains("\n") ? nil : "\(label): \(tekst)"
      }
  }

  private static let tabelnamen: Set<String?> = ["meldingen", "werkprocessen"]

  /// Every table of a file must be on the page: this many there are.
  static func aantal(_ tekens: Stuk, in specificatie: Specificatie) -> Int {
    tekens.indices.filter { index in
      tekens[index].literal.map { isTabel($0, etiket(tekens, index, specificatie)) } ?? false
    }.count
  }

  private static func isTabel(_ literal: [Literaldeel], _ etiket: String?) -> Bool {
    let tekst = literal.map { if case .tekst(let tekst) = $0 { tekst } else { "" } }.joined()
    guard tekst.contains("\n"), let kop = tekst.split(separator: "\n").first else { return false }
    return kop.contains("|") || tabelnamen.contains(etiket)
  }

  /// The label before it, or that of the name by which it is handed on.
  private static func etiket(_ stuk: Stuk, _ index: Int, _ specificatie: Specificatie) -> String? {
    if stuk.isLeesteken(index - 1, ":"), stuk.indices.contains(index - 2) { return stuk[index - 2].naam }
    let naam: String?
    if stuk.isLeesteken(index - 1, "="), stuk.indices.contains(index - 2) {
      // `let name: String =` has the type between.
      let getypeerd = stuk.isLeesteken(index - 3, ":") && stuk.indices.contains(index - 4)
      naam = stuk[getypeerd ? index - 4 : index - 2].naam
    } else {
      naam = specificatie.constanten.first { $0.value.waarde.startIndex == index }?.key
    }
    let alles = specificatie.tekens
    return alles.indices.lazy.filter { alles[$0].naam == naam && naam != nil }.compactMap { plek in
      let voor = alles.isLeesteken(plek - 1, ".") && alles[plek - 2].naam == "Self" ? plek - 3 : plek - 1
      return alles.isLeesteken(voor, ":") ? alles[voor - 1].naam : nil
    }.first
  }

  var markdown: [String] {
    let breedtes = kolommen.indices.map { kolom in max(3, rijen.map { $0[kolom].count }.max() ?? 0) }
    func regel(_ cellen: [String]) -> String {
      "| " + zip(cellen, breedtes).map { $0.padded($1) }.joined(separator: " | ") + " |"
    }
    let streep = "|" + breedtes.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "|") + "|"
    let regels = rijen.map { regel($0.map(\.veilig)) }
    return Array(regels.prefix(1)) + [streep] + regels.dropFirst()
  }
}

extension StringProtocol {
  fileprivate func trimming(_ teken: Character) -> String {
    String(drop { $0 == teken }.reversed().drop { $0 == teken }.reversed())
  }
}

extension String {
  fileprivate func padded(_ breedte: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, breedte - count))
  }

  /// As Markdown shows it literally.
  fileprivate var veilig: String { replacing(/[*<`\\]/) { "\\\($0.output)" } }
}
