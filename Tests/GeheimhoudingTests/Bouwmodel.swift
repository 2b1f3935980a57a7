import Geheimhouding

/// A model under construction: cells are added one by one, and each is known by its index.
struct Bouwmodel {
  let drempel: Int
  private(set) var cellen: [Cel] = []
  private(set) var verbanden: [Verband] = []

  init(drempel: Int) { self.drempel = drempel }

  var model: Celmodel {
    get throws { try Celmodel(cellen: cellen, verbanden: verbanden, drempel: drempel) }
  }

  func waarde(_ cel: Int) -> Int { cellen[cel].waarde }

  /// A count of 1 up to the threshold is sensitive.
  mutating func cel(_ waarde: Int, _ toestand: Cel.Toestand = .vrij) -> Int {
    cellen.append(Cel(waarde, toestand, isGevoelig: (1..<drempel).contains(waarde)))
    return cellen.count - 1
  }

  mutating func cellen(_ waarden: [Int]) -> [Int] { waarden.map { cel($0) } }

  mutating func voegToe(_ verband: Verband) { verbanden.append(verband) }

  /// The total of cells, as a cell.
  mutating func som(_ delen: [Int], _ toestand: Cel.Toestand = .vrij) -> Int {
    let totaal = cel(delen.reduce(0) { $0 + waarde($1) }, toestand)
    voegToe(.som(delen, is: totaal))
    return totaal
  }

  /// A table with the totals of rows, of columns, and of all.
  mutating func tabel(_ waarden: [[Int]]) -> Tabel {
    let vakken = waarden.map { rij in cellen(rij) }
    let rijtotalen = vakken.map { som($0) }
    let kolomtotalen = (vakken.first ?? []).indices.map { k in som(vakken.map { $0[k] }) }
    let totaal = som(rijtotalen)
    voegToe(.som(kolomtotalen, is: totaal))
    return Tabel(vakken: vakken, rijtotalen: rijtotalen, kolomtotalen: kolomtotalen, totaal: totaal)
  }

  struct Tabel {
    let vakken: [[Int]]
    let rijtotalen: [Int]
    let kolomtotalen: [Int]
    let totaal: Int
  }
}
