import Domain

/// Which pupil a melding is about, and who that pupil is.
///
/// Of each sixteen meldingen exactly eight are the first of a pupil, and each other one repeats an earlier
/// first one. So the pupils can be counted without a list: the rank of a first melding is the number of its
/// pupil.
struct Leerlingbron {
  private static let groep = 16
  private static let eersten = 8

  private let seed: UInt64
  private let kalender: Kalender
  private let gebied: Gebied
  private let reeks: Nummerreeks
  /// Which of sixteen are first meldingen, as bits; the lowest bit always is one.
  private let maskers: [UInt16]

  init(seed: UInt64, kalender: Kalender, gebied: Gebied) {
    self.seed = seed
    self.kalender = kalender
    self.gebied = gebied
    self.reeks = Nummerreeks(seed: seed)
    self.maskers = (0..<256).map { Self.masker(seed, $0) }
  }

  /// How many times sixteen meldingen there are, the last time perhaps fewer.
  var groepen: Int { (kalender.aantal + Self.groep - 1) / Self.groep }

  /// The melding that opens a group; it always is the first one of a pupil.
  func opening(vanGroep groep: Int) -> Int { groep * Self.groep }

  /// Whether a melding opens its group.
  func isOpening(_ melding: Int) -> Bool { melding.isMultiple(of: Self.groep) }

  /// Where a melding stands among those of its pupil.
  struct Plaats {
    /// The pupil's first melding.
    let eerste: Int
    let isHerhaling: Bool
    let leerling: Int
  }

  func plaats(vanMelding melding: Int) -> Plaats {
    let isEerste = masker(van: melding) & (1 << (melding % Self.groep)) != 0
    let eerste = isEerste ? melding : eersteVoor(melding)
    let ervoor = masker(van: eerste) & ((1 << (eerste % Self.groep)) - 1)
    let leerling = eerste / Self.groep * Self.eersten + ervoor.nonzeroBitCount
    return Plaats(eerste: eerste, isHerhaling: !isEerste, leerling: leerling)
  }

  func leerling(op plaats: Plaats) -> Leerling {
    var toeval = Toeval(seed, .leerling, plaats.leerling)
    let klasse = toeval.onder(100)
    let jaren =
      klasse < 18 ? toeval.tussen(5...11) : klasse < 68 ? toeval.tussen(12...16) : toeval.tussen(16...20)
    let dag = kalender.datum(plaats.eerste)
    return leerling(plaats.leerling, jaren: jaren, op: dag, binnenPromille: 900, &toeval)
  }

  /// A pupil of whom there is no melding; `rang` counts them.
  func zonderMelding(rang: Int, leeftijden: ClosedRange<Int>, op dag: LocalDate) -> Leerling {
    let nummer = groepen * Self.eersten + rang
    var toeval = Toeval(seed, .leerling, nummer)
    let jaren = toeval.tussen(leeftijden)
    return leerling(nummer, jaren: jaren, op: dag, binnenPromille: 970, &toeval)
  }

  /// Of each 25 pupils one has an onderwijsnummer alone, one has both numbers, and one a short BSN.
  func gebruik(van leerling: Int) -> Leerling.Nummergebruik {
    switch leerling % 25 {
    case 7: .onderwijsnummer
    case 12: leerling / 25 % 2 == 0 ? .laterBeide : .beide
    case 19: .kortBsn
    default: .bsn
    }
  }

  private func leerling(
    _ nummer: Int, jaren: Int, op dag: LocalDate, binnenPromille: Int, _ toeval: inout Toeval
  ) -> Leerling {
    let dagen = jaren * 1461 / 4 + toeval.onder(365)
    let gebruik = gebruik(van: nummer)
    let bsn =
      switch gebruik {
      case .onderwijsnummer: UInt32(0)
      case .kortBsn: reeks.kortBsn(rang: nummer / 25)
      case .bsn, .beide, .laterBeide: reeks.bsn(rang: nummer)
      }
    let onderwijsnummer =
      switch gebruik {
      case .bsn, .kortBsn: UInt32(0)
      case .onderwijsnummer: reeks.onderwijsnummer(rang: nummer / 25 * 2)
      case .beide, .laterBeide: reeks.onderwijsnummer(rang: nummer / 25 * 2 + 1)
      }
    return Leerling(
      nummer: nummer, gebruik: gebruik, bsn: bsn, onderwijsnummer: onderwijsnummer,
      geboortedatum: dag.plus(dagen: -dagen),
      woonplaats: gebied.woonplaats(&toeval, binnenPromille: binnenPromille),
      speciaalOnderwijs: toeval.kans(promille: 50), mboVanaf: toeval.tussen(16...18))
  }

  /// The first melding that one repeats: mostly of the four weeks before it, else of the school year before
  /// it.
  private func eersteVoor(_ melding: Int) -> Int {
    var toeval = Toeval(seed, .voorganger, melding)
    let perJaar = kalender.aantal(inJaarVan: melding)
    // A fifteenth of a year's meldingen is less than four weeks of it.
    let stap =
      toeval.kans(promille: 600)
      ? toeval.tussen(1...max(1, perJaar / 15)) : toeval.tussen(max(1, perJaar / 12)...max(1, perJaar))
    let rondom = stap <= melding ? melding - stap : melding - 1 - stap % melding
    // The lower of two draws: some pupils are reported often, most of them seldom.
    var over = min(toeval.onder(Self.eersten), toeval.onder(Self.eersten))
    var masker = masker(van: rondom)
    while over > 0 {
      masker &= masker - 1
      over -= 1
    }
    let groep = rondom / Self.groep * Self.groep
    let eerste = groep + masker.trailingZeroBitCount
    // Only in its own group can that be behind the melding; the first of a group never is.
    return eerste < melding ? eerste : groep
  }

  private func masker(van melding: Int) -> UInt16 {
    var toeval = Toeval(seed, .groep, melding / Self.groep)
    return maskers[toeval.onder(maskers.count)]
  }

  private static func masker(_ seed: UInt64, _ nummer: Int) -> UInt16 {
    var toeval = Toeval(seed, .groep, -1 - nummer)
    var masker: UInt16 = 1
    while masker.nonzeroBitCount < eersten { masker |= 1 << toeval.onder(groep) }
    return masker
  }
}
