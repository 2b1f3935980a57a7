import Domain

/// One file of an export as rows of cells: what stands above the header, the header, the records, and what follows.
/// A row without cells is an empty line.
struct Exporttabel {
  let boven: [[Exportcel]]
  let kop: [String]
  let rijen: [[Exportcel]]
  let onder: [[Exportcel]]
}

/// What stands around the records of an export, the same in each of its files but for days and numbers.
struct Exportomlijsting {
  enum Staart {
    case geen
    case totaal(String, naLegeRegel: Bool)
    case tabel(soort: String, aantal: String)
  }

  private enum Regel {
    case titel(String)
    case drukdatum(String, eenCel: Bool)
    case leeg
  }

  private let regels: [Regel]
  /// The heads of a small table above the header.
  let tabelBoven: (soort: String, aantal: String)?
  let staart: Staart

  init(_ ontwerp: Exportontwerp, _ toeval: inout Toeval) {
    guard ontwerp.vorm != .xml else {
      regels = []
      tabelBoven = nil
      staart = .geen
      return
    }
    let woorden = ontwerp.woorden
    let titel = Regel.titel(
      toeval.uit(ontwerp.record == .melding ? woorden.titelsMelding : woorden.titelsWerkproces))
    let datum = Regel.drukdatum(toeval.uit(woorden.drukdatums), eenCel: toeval.kans(promille: 500))
    let selectie = Regel.titel(toeval.uit(woorden.selecties))
    regels =
      switch toeval.onder(100) {
      case ..<45: []
      case ..<55: [titel]
      case ..<68: [titel, .leeg]
      case ..<80: [titel, datum, .leeg]
      case ..<92: [titel, datum, selectie, .leeg]
      default: [titel, selectie, .leeg, datum, .leeg]
      }
    let koppen = toeval.uit(woorden.tellingkoppen)
    let lot = toeval.onder(100)
    tabelBoven = lot < 8 ? koppen : nil
    let totaal = toeval.uit(woorden.totalen)
    let naLegeRegel = toeval.kans(promille: 300)
    staart =
      8..<30 ~= lot
      ? .totaal(totaal, naLegeRegel: naLegeRegel)
      : 30..<46 ~= lot ? .tabel(soort: koppen.soort, aantal: koppen.aantal) : .geen
  }

  var eindregel: String? {
    switch staart {
    case .geen: nil
    case .totaal(let woord, _): woord
    case .tabel(let soort, _): soort
    }
  }

  /// - Parameter soorten: the texts of the kinds with their numbers, in order.
  func tabel(
    _ ontwerp: Exportontwerp, _ rijen: [[Exportcel]], soorten: [(String, Int)], gedrukt: LocalDate
  ) -> Exporttabel {
    var boven = regels.map { regel -> [Exportcel] in
      switch regel {
      case .titel(let tekst): return [.tekst(tekst)]
      case .drukdatum(let woord, let eenCel):
        let dag = Datumstijl.kort.tekst(gedrukt)
        return eenCel ? [.tekst("\(woord) \(dag)")] : [.tekst(woord), .tekst(dag)]
      case .leeg: return []
      }
    }
    let telling = soorten.map { [Exportcel.tekst($0.0), .getal(String($0.1))] }
    if let tabelBoven {
      boven += [[.tekst(tabelBoven.soort), .tekst(tabelBoven.aantal)]] + telling + [[]]
    }
    let onder: [[Exportcel]] =
      switch staart {
      case .geen: []
      case .totaal(let woord, let naLegeRegel):
        (naLegeRegel ? [[]] : []) + [[.tekst(woord), .getal(String(rijen.count))]]
      case .tabel(let soort, let aantal): [[], [.tekst(soort), .tekst(aantal)]] + telling
      }
    return Exporttabel(boven: boven, kop: ontwerp.kolommen.map(\.naam), rijen: rijen, onder: onder)
  }
}
