import Domain

/// How somebody's move from vo to mbo goes, week by week.
struct Overstap {
  struct Stand: Equatable {
    let status: String
    /// Who settled it, when it is definitief.
    var afgehandeldDoor = ""
    /// Whether leerplicht or RMC took up a risky move.
    var opgepakt = ""
  }

  /// The checks of the calendar year in which a school year ends: each Tuesday from 1 March to 31 October.
  static func controles(_ jaar: Schooljaar) -> [LocalDate] {
    let eerste = jaar.peildatum(maand: 3, dag: 1)
    // 1 January 1970 was a Thursday.
    let totDinsdag = (8 - (Int(eerste.dagnummer) % 7 + 10) % 7) % 7
    let laatste = jaar.plus(1).peildatum(maand: 10, dag: 31)
    return stride(from: eerste.dagnummer + Int32(totDinsdag), through: laatste.dagnummer, by: 7)
      .map(LocalDate.init(dagnummer:))
  }

  /// The checks that one mbo forgets.
  static func isVergeten(_ controle: Int) -> Bool { controle == 27 || controle == 28 }

  private let begin: Stand
  /// From which check on each other state holds, in order.
  private let standen: [(vanaf: Int, stand: Stand)]
  /// When the mbo is reached.
  enum Afloop {
    case opTijd
    /// After the summer, but before 1 October.
    case later
    /// Only behind that day.
    case teLaat
  }

  let afloop: Afloop

  init(_ jongere: Jongere, seed: UInt64) {
    var toeval = Toeval(seed, .overstap, jongere.nummer)
    // Of those who are here for it each six have all kinds, for they are few; the others arrive.
    let eerlijk = toeval.onder(80)
    let lot = jongere.rol == .overstapper ? [10, 65, 30, 85, 50, 95][jongere.nummer / 2 % 6] : eerlijk
    let (aangemeld, geplaatst) = (toeval.tussen(0...5), toeval.tussen(8...16))
    let (risico, opgelost) = (toeval.tussen(9...18), toeval.tussen(22...28))
    let (definitief, opgepakt) = (toeval.tussen(24...31), toeval.kans(promille: 700) ? "J" : "N")
    let door = toeval.uit(["MBO", "MBO", "MBO", "VO"])
    let status = toeval.uit(["afgemeld", "afgewezen", "onbekend", "beeindigd"])
    begin = Stand(status: aangemeld == 0 ? "aangemeld" : "onbekend")
    var standen = [(aangemeld, Stand(status: "aangemeld"))]
    switch lot {
    case ..<60:
      standen += [
        (geplaatst, Stand(status: "geplaatst")),
        (definitief, Stand(status: "definitief", afgehandeldDoor: door)),
      ]
    case ..<80:
      standen += [
        (risico, Stand(status: status, opgepakt: opgepakt)), (opgelost, Stand(status: "geplaatst")),
        (opgelost + 3, Stand(status: "definitief", afgehandeldDoor: "LP/RMC")),
      ]
    case ..<90:
      standen += [
        (risico, Stand(status: status, opgepakt: "N")),
        (opgelost, Stand(status: "overgedragen", opgepakt: "J")),
      ]
    default: standen += [(risico, Stand(status: status, opgepakt: opgepakt))]
    }
    self.standen = standen
    afloop = lot < 80 ? .opTijd : lot < 90 ? .later : .teLaat
  }

  func stand(bij controle: Int) -> Stand { standen.last { $0.vanaf <= controle }?.stand ?? begin }
}
