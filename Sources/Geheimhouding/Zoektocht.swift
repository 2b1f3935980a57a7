/// The search for a pattern: what must be hidden, then what a single relation would give away, then what all relations
/// together would.
struct Zoektocht {
  private let model: Celmodel
  private(set) var isVerborgen: [Bool]
  private var speling: Speling
  /// The relations to be looked at again, for a cell in them was hidden. First in, first out.
  private var wachtrij: [Int] = []
  private var wacht: [Bool]
  /// Hidden, but not yet in the program.
  private var nieuw: [Int] = []
  private var onoplosbaar: [Int] = []

  init(_ model: Celmodel) {
    self.model = model
    isVerborgen = Array(repeating: false, count: model.cellen.count)
    wacht = Array(repeating: false, count: model.verbanden.count)
    speling = Speling(model)
  }

  /// Hides what must be hidden, and what that asks for by each relation on its own.
  mutating func begin() {
    for (i, cel) in model.cellen.enumerated() {
      if cel.toestand == .verborgen || isKandidaat(i) && cel.isGevoelig { verberg(i) }
    }
    vulAan()
  }

  private func isKandidaat(_ cel: Int) -> Bool {
    !isVerborgen[cel] && model.cellen[cel].toestand == .vrij && model.cellen[cel].waarde > 0
  }

  private mutating func verberg(_ cel: Int) {
    isVerborgen[cel] = true
    nieuw.append(cel)
    for verband in model.perCel.plaatsen[model.perCel[cel]] where !wacht[verband] {
      wacht[verband] = true
      wachtrij.append(verband)
    }
  }

  /// The least count; of equal counts the first in the model.
  private func keuze(_ kandidaten: [Int]) -> Int? {
    kandidaten.min { (model.cellen[$0].waarde, $0) < (model.cellen[$1].waarde, $1) }
  }

  // MARK: - By each relation on its own

  private mutating func vulAan() {
    var volgende = 0
    while volgende < wachtrij.count {
      let verband = wachtrij[volgende]
      volgende += 1
      wacht[verband] = false
      if verraadt(verband),
        let cel = keuze(model.perVerband.plaatsen[model.perVerband[verband]].filter(isKandidaat))
      {
        verberg(cel)
      }
    }
    wachtrij = []
  }

  /// Whether the relation on its own, with hidden counts of 1 or more, gives a hidden cell too little room.
  private func verraadt(_ verband: Int) -> Bool {
    let termen = model.perVerband[verband].filter { isVerborgen[model.perVerband.plaatsen[$0]] }
    let isGelijk = model.verbanden[verband].soort == .gelijkAanNul
    // How far the left side can fall by all cells with a positive coefficient, and rise by those with a negative one.
    var dalend = 0
    var stijgend = 0
    var positief = 0
    for i in termen {
      let coefficient = model.perVerband.coefficienten[i]
      let ruimte = abs(coefficient) * (model.cellen[model.perVerband.plaatsen[i]].waarde - 1)
      if coefficient > 0 { positief += 1; dalend += ruimte } else { stijgend += ruimte }
    }
    let negatief = termen.count - positief
    return termen.contains { i in
      let coefficient = model.perVerband.coefficienten[i]
      let onder = model.cellen[model.perVerband.plaatsen[i]].waarde - 1
      let eigen = abs(coefficient) * onder
      // Nil: without bound by this relation. It bounds a cell from above when its rise must be made good by others.
      var boven: Int?
      var beneden = onder
      if coefficient > 0 {
        if negatief == 0 { boven = (model.ruimte[verband] + dalend - eigen) / coefficient }
        if isGelijk, positief == 1 { beneden = min(onder, stijgend / coefficient) }
      } else {
        if isGelijk, positief == 0 { boven = (stijgend - eigen) / -coefficient }
        if negatief == 1 { beneden = min(onder, (model.ruimte[verband] + dalend) / -coefficient) }
      }
      guard let boven else { return false }
      return boven + beneden < model.drempel - 1
    }
  }

  // MARK: - By all relations together

  /// - Throws: `Geheimhoudingsfout`.
  mutating func bescherm() throws {
    for cel in model.cellen.indices
    where isVerborgen[cel] && !speling.isGenoeg(cel) && !onoplosbaar.contains(cel) {
      let oplosser = try Oplosser(model, bovengrens: Double(1000 * model.drempel))
      neemOp(cel, oplosser)
      try vulSpeling(oplosser)
      var i = 0
      while i < oplosser.cellen.count {
        try bescherm(oplosser.cellen[i], oplosser)
        i += 1
      }
    }
    guard onoplosbaar.isEmpty else { throw Geheimhoudingsfout.onoplosbaar(cellen: onoplosbaar.sorted()) }
  }

  private mutating func neemOp(_ cel: Int, _ oplosser: Oplosser) {
    oplosser.neemOp(cel, isVerborgen)
    nieuw = []
  }

  /// Lets many cells be off at once, some up and some down, so that few need a program of their own.
  private mutating func vulSpeling(_ oplosser: Oplosser) throws {
    let stap = model.drempel - 1
    for cel in oplosser.cellen { oplosser.beperk(cel, tot: -min(stap, model.cellen[cel].waarde - 1)...stap) }
    var toeval = Toeval()
    var over = oplosser.cellen.count { !speling.isGenoeg($0) }
    while over > Self.weinig {
      let gewichten = oplosser.cellen.filter { !speling.isGenoeg($0) }.map { cel in
        (cel: cel, gewicht: model.cellen[cel].waarde > 1 && toeval.munt() ? -1.0 : 1.0)
      }
      guard try oplosser.maximaliseer(gewichten) == .optimaal else { break }
      _ = speling.neem(oplosser.afwijkingen(), oplosser.cellen)
      let nu = oplosser.cellen.count { !speling.isGenoeg($0) }
      if over - nu < max(Self.weinig, over / 20) { break }
      over = nu
    }
    for cel in oplosser.cellen { oplosser.herstel(cel) }
  }

  private static let weinig = 8

  /// Hides other cells until this one has room enough.
  private mutating func bescherm(_ cel: Int, _ oplosser: Oplosser) throws {
    while !speling.isGenoeg(cel) {
      var helpers: [Int] = []
      var breuken: [Int] = []
      var ruimte = 0.0
      for richting in model.cellen[cel].waarde > 1 ? [1.0, -1.0] : [1.0] {
        guard try oplosser.maximaliseer([(cel, richting)]) == .optimaal else {
          throw Geheimhoudingsfout.oplosser(status: 1)
        }
        breuken += speling.neem(oplosser.afwijkingen(), oplosser.cellen, doel: cel)
        if speling.isGenoeg(cel) { return }
        ruimte += (richting * oplosser.afwijking(cel) + Oplosser.speling).rounded(.down)
        helpers += oplosser.helpers(isKandidaat)
      }
      if ruimte >= Double(model.drempel - 1) {
        if try rondAf(cel, oplosser) { return }
        helpers = breuken.flatMap { breuk in
          model.perCel.plaatsen[model.perCel[breuk]].flatMap { verband in
            model.perVerband.plaatsen[model.perVerband[verband]].filter(isKandidaat)
          }
        }
      }
      guard let keuze = keuze(helpers) else {
        onoplosbaar.append(cel)
        return
      }
      verberg(keuze)
      vulAan()
      for cel in nieuw { oplosser.neemOp(cel, isVerborgen) }
      nieuw = []
    }
  }

  /// Looks for whole numbers where the program has room enough, but by fractions: rounds them one by one.
  ///
  /// - Returns: whether it found them.
  private mutating func rondAf(_ cel: Int, _ oplosser: Oplosser) throws -> Bool {
    let stap = model.drempel - 1
    for doel in [stap + speling.laagst[cel], speling.hoogst[cel] - stap]
    where doel > -model.cellen[cel].waarde {
      var vast = [cel]
      oplosser.beperk(cel, tot: doel...doel)
      defer { for cel in vast { oplosser.herstel(cel) } }
      while vast.count <= Self.meesteAfrondingen, try oplosser.maximaliseer([]) == .optimaal {
        let over = speling.neem(oplosser.afwijkingen(), oplosser.cellen, doel: cel)
        if speling.isGenoeg(cel) { return true }
        // The one that is closest to a whole number of those that aren't.
        let breuk = over.map { (cel: $0, afwijking: oplosser.afwijking($0)) }
          .filter { abs($0.afwijking - $0.afwijking.rounded()) > Oplosser.speling }
          .min { abs($0.afwijking - $0.afwijking.rounded()) < abs($1.afwijking - $1.afwijking.rounded()) }
        guard let breuk else { break }
        let rond = Int(breuk.afwijking.rounded())
        oplosser.beperk(breuk.cel, tot: rond...rond)
        vast.append(breuk.cel)
      }
    }
    return false
  }

  private static let meesteAfrondingen = 40
}

/// Heads or tails, the same on every machine (SplitMix64).
private struct Toeval {
  private var stand: UInt64 = 0

  mutating func munt() -> Bool {
    stand &+= 0x9E37_79B9_7F4A_7C15
    var z = stand
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return (z ^ (z >> 31)) & 1 == 0
  }
}
