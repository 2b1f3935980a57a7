/// A sheet of the workbook: a title, a line about it, and a table that can be filtered.
struct Blad: Sendable {
  struct Kolom: Sendable {
    let kop: String
    /// In characters.
    let breedte: Double

    init(_ kop: String, _ breedte: Double) {
      self.kop = kop
      self.breedte = breedte
    }
  }

  enum Getalvorm: Hashable, Sendable {
    case aantal
    /// With its sign.
    case mutatie
    /// A part of 1.
    case procent(decimalen: Int)
    case verhouding(decimalen: Int)
    /// In Excel's count of days.
    case dag
  }

  /// A formula stands with its outcome: who can't compute it sees the right number too.
  enum Cel: Hashable, Sendable {
    case leeg
    case tekst(String)
    /// What stands where there is no number to show.
    case teken(String)
    case koppeling(String, blad: String)
    case getal(Double, Getalvorm)
    case formule(String, Double, Getalvorm)
    case oordeel(String, String)
  }

  struct Rij: Sendable {
    enum Soort: Hashable, Sendable {
      case gewoon
      case kop
      case totaal
    }

    let soort: Soort
    let cellen: [Cel]

    init(_ cellen: [Cel], _ soort: Soort = .gewoon) {
      self.soort = soort
      self.cellen = cellen
    }
  }

  /// Bars on top of each other, of the columns of the table.
  struct Grafiek: Sendable {
    struct Reeks: Sendable {
      let kolom: Int
      /// RGB; nil for bars that aren't seen, and only carry the next.
      let kleur: UInt32?
    }

    /// For who can't see it.
    let omschrijving: String
    let naamkolom: Int
    let reeksen: [Reeks]
  }

  /// As `Bladnamen` gave it.
  let naam: String
  let titel: String
  let uitleg: String
  let kolommen: [Kolom]
  var rijen: [Rij] = []
  /// Below the table.
  var onder: [String] = []
  var grafiek: Grafiek?

  /// Counted from 0, as all rows and columns are.
  static let koprij = 2
  static let eersteRij = koprij + 1

  /// The row that is added next.
  var volgende: Int { Self.eersteRij + rijen.count }
}
