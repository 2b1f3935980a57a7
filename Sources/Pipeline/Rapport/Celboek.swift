import Domain
import Geheimhouding

/// The counts that a public edition shows, each under a name, and what every reader knows to hold between them.
struct Celboek {
  /// A count under its name, as `2020-2021 verzuim-meldingen 0193`. Another value under the same name is another count: it stood
  /// in another edition.
  struct Cel: Hashable, Codable, Sendable {
    let naam: String
    let waarde: Int
  }

  private(set) var cellen: [Cel] = []
  private(set) var verbanden: [Verband] = []
  private var indices: [Cel: Int] = [:]
  private var namen: [String: Int] = [:]
  private var bekend: Set<Verband> = []

  /// The index of a count, which is added when it is new.
  mutating func cel(_ naam: String, _ waarde: Int) -> Int {
    let cel = Cel(naam: naam, waarde: waarde)
    if let index = indices[cel] { return index }
    indices[cel] = cellen.count
    namen[naam] = cellen.count
    cellen.append(cel)
    return cellen.count - 1
  }

  /// The newest count of that name; nil when there is none.
  func index(_ naam: String) -> Int? { namen[naam] }

  mutating func voeg(_ verband: Verband) {
    if bekend.insert(verband).inserted { verbanden.append(verband) }
  }

  /// A whole and its parts. Where the parts are more than the whole, as pupils are who stand in several of them, the reader knows
  /// that too; where they are less, that some are in none.
  mutating func voeg(_ delen: [Int], van geheel: Int) {
    guard !delen.isEmpty, !delen.contains(geheel) else { return }
    let som = delen.reduce(0) { $0 + cellen[$1].waarde }
    let waarde = cellen[geheel].waarde
    if som == waarde {
      voeg(.som(delen, is: geheel))
    } else {
      let teken = som > waarde ? -1 : 1
      voeg(Verband(.hoogstensNul, delen.map { .init(teken, $0) } + [.init(-teken, geheel)]))
      for deel in delen where cellen[deel].waarde <= waarde { voeg(.deel(deel, van: geheel)) }
    }
  }

  /// Parts that exclude each other, of a whole that may have more.
  mutating func hoogstens(_ delen: [Int], van geheel: Int) {
    guard !delen.contains(geheel), delen.reduce(0, { $0 + cellen[$1].waarde }) <= cellen[geheel].waarde else {
      return
    }
    voeg(Verband(.hoogstensNul, delen.map { .init(1, $0) } + [.init(-1, geheel)]))
  }

  /// That both are the same number, where they are.
  mutating func gelijk(_ een: Int, _ ander: Int) {
    guard een != ander, cellen[een].waarde == cellen[ander].waarde else { return }
    voeg(Verband(.gelijkAanNul, [.init(1, min(een, ander)), .init(-1, max(een, ander))]))
  }
}
