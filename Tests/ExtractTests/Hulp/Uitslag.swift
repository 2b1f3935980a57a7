import Domain

/// All that reading one file gave, in the order in which it came.
struct Uitslag: Equatable {
  enum Regel: Equatable {
    case melding(rij: Int, Melding, Leerlingsleutels)
    case werkproces(rij: Int, Werkproces, Leerlingsleutels)
    case opgave(rij: Int, Opgave, Leerlingsleutels)
    case afgekeurd(Afkeuring)

    var rij: Int {
      switch self {
      case .melding(let rij, _, _), .werkproces(let rij, _, _), .opgave(let rij, _, _): rij
      case .afgekeurd(let afkeuring): afkeuring.rij
      }
    }
  }

  /// Nil when the file was read; else nothing else counts, and the rest is empty.
  var weigering: Weigercode?
  var rijen = 0
  var codering = ""
  var regels: [Regel] = []

  var afkeuringen: [Afkeuring] {
    regels.compactMap { if case .afgekeurd(let afkeuring) = $0 { afkeuring } else { nil } }
  }

  var meldingen: [Melding] {
    regels.compactMap { if case .melding(_, let melding, _) = $0 { melding } else { nil } }
  }

  var werkprocessen: [Werkproces] {
    regels.compactMap { if case .werkproces(_, let werkproces, _) = $0 { werkproces } else { nil } }
  }

  var opgaven: [Opgave] {
    regels.compactMap { if case .opgave(_, let opgave, _) = $0 { opgave } else { nil } }
  }

  /// The numbers of the accepted records, whatever their kind.
  var nummers: [String] {
    regels.compactMap {
      switch $0 {
      case .melding(_, let melding, _): melding.nummer.tekst
      case .werkproces(_, let werkproces, _): werkproces.nummer.tekst
      case .opgave(_, let opgave, _): opgave.nummer.tekst
      case .afgekeurd: nil
      }
    }
  }

  var sleutels: [Leerlingsleutels] {
    regels.compactMap {
      switch $0 {
      case .melding(_, _, let sleutels), .werkproces(_, _, let sleutels), .opgave(_, _, let sleutels):
        sleutels
      case .afgekeurd: nil
      }
    }
  }

  /// A refused file, or one in which each record is accounted for once, under its own number and in order.
  var isVerantwoord: Bool {
    if weigering != nil { return true }
    return regels.map(\.rij) == Array(1..<(rijen + 1))
  }
}

/// Notes what a reader hands out.
final class Opname: Ontvanger {
  private(set) var regels: [Uitslag.Regel] = []

  func neem(_ melding: Melding, van leerling: Leerlingsleutels, rij: Int) {
    regels.append(.melding(rij: rij, melding, leerling))
  }

  func neem(_ werkproces: Werkproces, van leerling: Leerlingsleutels, rij: Int) {
    regels.append(.werkproces(rij: rij, werkproces, leerling))
  }

  func neem(_ opgave: Opgave, van leerling: Leerlingsleutels, rij: Int) {
    regels.append(.opgave(rij: rij, opgave, leerling))
  }

  func neem(_ afkeuring: Afkeuring) {
    regels.append(.afgekeurd(afkeuring))
  }
}
