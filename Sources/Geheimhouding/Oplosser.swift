import CClp

/// Linear programs over the hidden cells that hang together, in how far each is off its true count.
///
/// A cell is off by `meer` − `minder`, both 0 or more: so the true counts are where all variables are at their lower
/// bound, and every program starts from a solution.
final class Oplosser {
  private let model: Celmodel
  private let bovengrens: Double
  private let clp: UnsafeMutableRawPointer
  /// In the order in which they came in.
  private(set) var cellen: [Int] = []
  private var verbanden: [Int] = []
  /// By cell and by relation: its place in this program, or −1.
  private var celplaats: [Int]
  private var verbandplaats: [Int]
  /// Twice as many as cells, all 0 between programs.
  private var doel: [Double] = []

  /// Where the solver ended.
  enum Einde: Equatable {
    case optimaal
    case onbegrensd
    case onmogelijk
  }

  /// - Parameter bovengrens: how far a cell may rise above its true count; infinite = as far as it can.
  /// - Throws: `Geheimhoudingsfout` when the solver can't be had.
  init(_ model: Celmodel, bovengrens: Double = .infinity) throws {
    guard let clp = Clp_newModel() else { throw Geheimhoudingsfout.oplosser(status: -1) }
    Clp_setLogLevel(clp, 0)
    self.model = model
    self.bovengrens = bovengrens
    self.clp = clp
    celplaats = Array(repeating: -1, count: model.cellen.count)
    verbandplaats = Array(repeating: -1, count: model.verbanden.count)
  }

  deinit { Clp_deleteModel(clp) }

  func waarde(_ cel: Int) -> Int { model.cellen[cel].waarde }

  func bevat(_ cel: Int) -> Bool { celplaats[cel] >= 0 }

  /// Takes in a hidden cell with all hidden cells that hang together with it and aren't in the program yet.
  func neemOp(_ cel: Int, _ isVerborgen: [Bool]) {
    guard !bevat(cel) else { return }
    let eersteCel = cellen.count
    let eersteVerband = verbanden.count
    celplaats[cel] = cellen.count
    cellen.append(cel)
    var volgende = eersteCel
    while volgende < cellen.count {
      for verband in model.perCel.plaatsen[model.perCel[cellen[volgende]]] where verbandplaats[verband] < 0 {
        verbandplaats[verband] = verbanden.count
        verbanden.append(verband)
        for ander in model.perVerband.plaatsen[model.perVerband[verband]]
        where isVerborgen[ander] && celplaats[ander] < 0 {
          celplaats[ander] = cellen.count
          cellen.append(ander)
        }
      }
      volgende += 1
    }
    voegRijenToe(verbanden[eersteVerband...])
    voegKolommenToe(cellen[eersteCel...])
  }

  private func voegRijenToe(_ nieuw: ArraySlice<Int>) {
    guard !nieuw.isEmpty else { return }
    let onder = nieuw.map { model.verbanden[$0].soort == .gelijkAanNul ? 0 : -Double.infinity }
    let boven = nieuw.map { Double(model.ruimte[$0]) }
    let begin = [Int32](repeating: 0, count: nieuw.count + 1)
    Clp_addRows(clp, Int32(nieuw.count), onder, boven, begin, [], [])
  }

  private func voegKolommenToe(_ nieuw: ArraySlice<Int>) {
    var boven: [Double] = []
    var begin: [Int32] = [0]
    var rijen: [Int32] = []
    var elementen: [Double] = []
    for cel in nieuw {
      for teken in [1, -1] {
        for i in model.perCel[cel] {
          rijen.append(Int32(verbandplaats[model.perCel.plaatsen[i]]))
          elementen.append(Double(teken * model.perCel.coefficienten[i]))
        }
        begin.append(Int32(rijen.count))
      }
      boven += [bovengrens, Double(model.cellen[cel].waarde - 1)]
    }
    let nullen = [Double](repeating: 0, count: boven.count)
    Clp_addColumns(clp, Int32(boven.count), nullen, boven, nullen, begin, rijen, elementen)
    doel += nullen
  }

  /// Makes the weighted sum of how far cells are off as large as it can be.
  ///
  /// - Parameter gewichten: by cell of the program; those that aren't named weigh nothing.
  /// - Throws: `Geheimhoudingsfout` when the solver gives up.
  func maximaliseer(_ gewichten: [(cel: Int, gewicht: Double)]) throws -> Einde {
    for (cel, gewicht) in gewichten {
      doel[2 * celplaats[cel]] = -gewicht
      doel[2 * celplaats[cel] + 1] = gewicht
    }
    Clp_chgObjCoefficients(clp, doel)
    for (cel, _) in gewichten {
      doel[2 * celplaats[cel]] = 0
      doel[2 * celplaats[cel] + 1] = 0
    }
    Clp_primal(clp, 0)
    switch Clp_status(clp) {
    case 0: return .optimaal
    case 1: return .onmogelijk
    case 2: return .onbegrensd
    case let status: throw Geheimhoudingsfout.oplosser(status: Int(status))
    }
  }

  /// How far each cell is off in the last solution, in the order of `cellen`.
  func afwijkingen() -> [Double] {
    guard let oplossing = Clp_primalColumnSolution(clp) else { return [] }
    return cellen.indices.map { oplossing[2 * $0] - oplossing[2 * $0 + 1] }
  }

  func afwijking(_ cel: Int) -> Double {
    guard let oplossing = Clp_primalColumnSolution(clp) else { return 0 }
    return oplossing[2 * celplaats[cel]] - oplossing[2 * celplaats[cel] + 1]
  }

  /// The shown cells that the last solution would be better with, were they hidden: in the order of the relations.
  /// None: there is no better one, whatever is hidden of these.
  ///
  /// - Parameter isKandidaat: by cell.
  func helpers(_ isKandidaat: (Int) -> Bool) -> [Int] {
    guard let prijzen = Clp_dualRowSolution(clp) else { return [] }
    var gezien: [Int] = []
    var winst: [Int: Double] = [:]
    for (rij, verband) in verbanden.enumerated() where abs(prijzen[rij]) > Self.speling {
      for i in model.perVerband[verband] where isKandidaat(model.perVerband.plaatsen[i]) {
        let cel = model.perVerband.plaatsen[i]
        if winst[cel] == nil { gezien.append(cel) }
        winst[cel, default: 0] += prijzen[rij] * Double(model.perVerband.coefficienten[i])
      }
    }
    // A cell of 1 can only rise.
    return gezien.filter { cel in
      let winst = winst[cel] ?? 0
      return winst > Self.speling || winst < -Self.speling && model.cellen[cel].waarde > 1
    }
  }

  /// How far a number of the solver may be off.
  static let speling = 1e-6

  /// Lets a cell be off by so much only.
  func beperk(_ cel: Int, tot bereik: ClosedRange<Int>) {
    zetGrenzen(
      cel, meer: max(bereik.lowerBound, 0)...max(bereik.upperBound, 0),
      minder: max(-bereik.upperBound, 0)...max(-bereik.lowerBound, 0))
  }

  /// Lets a cell be off as far as the program began with.
  func herstel(_ cel: Int) {
    let k = celplaats[cel]
    guard let onder = Clp_columnLower(clp), let boven = Clp_columnUpper(clp) else { return }
    onder[2 * k] = 0
    onder[2 * k + 1] = 0
    boven[2 * k] = bovengrens
    boven[2 * k + 1] = Double(model.cellen[cel].waarde - 1)
  }

  private func zetGrenzen(_ cel: Int, meer: ClosedRange<Int>, minder: ClosedRange<Int>) {
    let k = celplaats[cel]
    guard let onder = Clp_columnLower(clp), let boven = Clp_columnUpper(clp) else { return }
    onder[2 * k] = Double(meer.lowerBound)
    boven[2 * k] = Double(meer.upperBound)
    onder[2 * k + 1] = Double(minder.lowerBound)
    boven[2 * k + 1] = Double(minder.upperBound)
  }
}
