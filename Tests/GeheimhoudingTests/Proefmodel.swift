import Geheimhouding
import Proeftoeval

/// Models as a report has them, of chance: tables that share a margin, chains from year to year, parts of a whole, and
/// cells that were shown or hidden before.
enum Proefmodel {
  /// - Parameter grootste: no count within a table is larger.
  static func maak(_ zaad: Int, grootste: Int) throws -> Celmodel {
    var toeval = Toeval(zaad: zaad)
    var bouw = Bouwmodel(drempel: toeval.getal(2...5))
    var vorige: Int?
    for _ in 0..<toeval.getal(1...2) {
      let tabel = tabel(&bouw, &toeval, grootste)
      // A second table over the same rows, split otherwise.
      if toeval.kans(40) {
        for totaal in tabel.rijtotalen { splits(totaal, &bouw, &toeval) }
      }
      // A third dimension.
      if toeval.kans(25), let rij = tabel.vakken.first {
        for vak in rij { splits(vak, &bouw, &toeval) }
      }
      for vak in tabel.vakken.joined() where toeval.kans(15) {
        let deel = bouw.cel(toeval.getal(0...bouw.waarde(vak)), toestand(&toeval))
        bouw.voegToe(.deel(deel, van: vak))
      }
      if let vorige {
        // The total of now = that of then + what came − what went.
        let verschil = bouw.waarde(tabel.totaal) - bouw.waarde(vorige)
        let erbij = toeval.getal(0...grootste) + max(verschil, 0)
        let instroom = bouw.cel(erbij)
        let uitstroom = bouw.cel(erbij - verschil)
        bouw.voegToe(
          Verband(
            .gelijkAanNul,
            [.init(1, vorige), .init(1, instroom), .init(-1, uitstroom), .init(-1, tabel.totaal)]))
      }
      vorige = tabel.totaal
    }
    return try bouw.model
  }

  private static func tabel(_ bouw: inout Bouwmodel, _ toeval: inout Toeval, _ grootste: Int)
    -> Bouwmodel.Tabel
  {
    let rijen = toeval.getal(1...3)
    let kolommen = toeval.getal(2...3)
    let vakken = (0..<rijen).map { _ in
      (0..<kolommen).map { _ in bouw.cel(toeval.getal(0...grootste), toestand(&toeval)) }
    }
    let rijtotalen = vakken.map { bouw.som($0, toeval.kans(5) ? .getoond : .vrij) }
    let kolomtotalen = (0..<kolommen).map { k in bouw.som(vakken.map { $0[k] }) }
    let totaal = bouw.som(rijtotalen)
    bouw.voegToe(.som(kolomtotalen, is: totaal))
    return .init(vakken: vakken, rijtotalen: rijtotalen, kolomtotalen: kolomtotalen, totaal: totaal)
  }

  /// Earlier editions hid and showed without order.
  private static func toestand(_ toeval: inout Toeval) -> Cel.Toestand { toeval.kans(8) ? .getoond : .vrij }

  private static func splits(_ geheel: Int, _ bouw: inout Bouwmodel, _ toeval: inout Toeval) {
    let deel = toeval.getal(0...bouw.waarde(geheel))
    let delen = bouw.cellen([deel, bouw.waarde(geheel) - deel])
    bouw.voegToe(.som(delen, is: geheel))
  }
}
