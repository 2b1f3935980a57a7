import Domain
import Extract
import Systeem

/// Reads the tables of `migraties/`: which number a werkproces had in one volgsysteem, and which it has in the next.
struct Migratielezer {
  private let fouten: Foutenlijst
  private var regels: [Recordnummer: (nieuw: Recordnummer, bestand: String, regel: Int)] = [:]

  init(fouten: Foutenlijst) {
    self.fouten = fouten
  }

  /// Columns `oud` and `nieuw`. Several old numbers may become one.
  ///
  /// - Throws: `Bestandsfout`.
  mutating func lees(_ pad: String) throws {
    let tabel: CSVTabel
    do {
      tabel = try CSVTabel(pad)
    } catch let fout as CSVTabel.Fout {
      return fouten.meld(pad, fout.reden)
    }
    guard tabel.kop == ["oud", "nieuw"] else {
      return fouten.meld(
        pad, "must have the columns oud;nieuw: the numbers of a werkproces in two volgsystemen")
    }
    for rij in tabel.rijen {
      let nummers = rij.waarden.map { Recordnummer($0) }
      guard nummers.allSatisfy({ 1...20 ~= $0.lengte }) else {
        fouten.meld(pad, regel: rij.regel, "both numbers must have 1 to 20 characters")
        continue
      }
      if nummers[0] == nummers[1] {
        fouten.meld(pad, regel: rij.regel, "a number can't go over to itself")
      } else if let eerder = regels.updateValue((nummers[1], pad, rij.regel), forKey: nummers[0]) {
        fouten.meld(
          pad, regel: rij.regel,
          "this old number went over at line \(eerder.regel) of \(eerder.bestand) already; keep one of the two"
        )
      }
    }
  }

  /// The new numbers, by the old ones. Numbers that go round in a circle are told.
  func migratie() -> [Recordnummer: Recordnummer] {
    var klaar: Set<Recordnummer> = []
    for begin in regels.keys.sorted() {
      var onderweg: Set<Recordnummer> = []
      var nummer = begin
      while !klaar.contains(nummer), let regel = regels[nummer] {
        guard onderweg.insert(nummer).inserted else {
          fouten.meld(regel.bestand, regel: regel.regel, "this number comes back to itself by way of others")
          break
        }
        nummer = regel.nieuw
      }
      klaar.formUnion(onderweg)
    }
    return regels.mapValues(\.nieuw)
  }
}
