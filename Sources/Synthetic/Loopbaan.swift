import Domain

/// One enrolment, as it came to be.
struct Inschrijving {
  var begin: LocalDate
  /// The last day; nil when it goes on behind what is made.
  var einde: LocalDate?
  /// The end that was thought of when it began.
  var gepland: LocalDate?
  let les: Opleiding.Les
  /// The number of changes to another school of the same kind.
  var overstap = 0

  func bevat(_ dag: LocalDate) -> Bool { begin <= dag && einde.map { dag <= $0 } ?? true }
}

/// The enrolments of somebody, from the school year before the first one on, and the day of a startkwalificatie.
struct Loopbaan {
  let inschrijvingen: [Inschrijving]
  /// Nil when none is obtained.
  let startkwalificatie: LocalDate?

  /// - Parameter overleden: the last day of a life.
  init(_ jongere: Jongere, _ schooljaren: ClosedRange<Schooljaar>, seed: UInt64, overleden: LocalDate?) {
    var toeval = Toeval(seed, .loopbaan, jongere.nummer)
    let opleiding = Opleiding(jongere, &toeval)
    // Many schools enrol for a year at a time.
    let perJaar = toeval.kans(promille: 600)
    let eerstSeptember = toeval.kans(promille: 500) ? toeval.tussen(17...30) : 0
    let diplomadag = toeval.tussen(8...30)
    let eerste = min(schooljaren.lowerBound, jongere.schooljaar).plus(jongere.rol == .oudVsv ? -2 : -1)
    let jaren = eerste...schooljaren.upperBound.plus(1)
    let gaten = Self.gaten(jongere, seed, &toeval) + (overleden.map { [Gat($0.plus(dagen: 1), nil)] } ?? [])
    var stukken: [Inschrijving] = []
    var vorige: Opleiding.Les?
    var jaar = jaren.lowerBound
    while jaar <= jaren.upperBound {
      let les = opleiding.les(in: jaar)
      if let les {
        let isKind = les.schoolsoort == .wpo || les.onderwijs == "so"
        let heel = isKind || !perJaar
        if les == vorige, heel, let laatste = stukken.indices.last {
          stukken[laatste].einde = jaar.einde
        } else {
          let zelfdeSchool = vorige?.schoolsoort == les.schoolsoort || jaar == jaren.lowerBound
          let begin = jaar.begin.plus(dagen: zelfdeSchool ? 0 : eerstSeptember)
          let vierde = jongere.leerling.geboortedatum.verjaardag(4)
          stukken.append(
            Inschrijving(
              begin: isKind && (heel && jaar == jaren.lowerBound || vierde > begin) ? vierde : begin,
              einde: jaar.einde, gepland: heel ? nil : jaar.einde, les: les))
        }
      }
      vorige = les
      jaar = jaar.plus(1)
    }
    // The end of the last school year is that of what is made, not of an enrolment that has no end.
    if let laatste = stukken.indices.last, stukken[laatste].gepland == nil,
      stukken[laatste].einde == jaren.upperBound.einde
    {
      stukken[laatste].einde = nil
    }
    inschrijvingen = stukken.flatMap { Self.zonder(gaten, $0) }.sorted { $0.begin < $1.begin }
    if case .vsv(.startkwalificatie(let dag)) = jongere.rol {
      startkwalificatie = dag
    } else {
      let dag = opleiding.diplomajaar(jaren.lowerBound...schooljaren.upperBound)?.einde.plus(
        dagen: -diplomadag)
      let laatste = inschrijvingen
      startkwalificatie = dag.flatMap { dag in laatste.contains { $0.bevat(dag) } ? dag : nil }
    }
  }

  func inschrijving(op dag: LocalDate) -> Inschrijving? { inschrijvingen.first { $0.bevat(dag) } }

  /// The one that was last begun.
  func laatste(tot dag: LocalDate) -> Inschrijving? { inschrijvingen.last { $0.begin <= dag } }

  func heeftStartkwalificatie(op dag: LocalDate) -> Bool { startkwalificatie.map { $0 <= dag } ?? false }

  // MARK: - What comes between

  /// Days on which somebody isn't enrolled.
  private struct Gat {
    let eerste: LocalDate
    let laatste: LocalDate?

    init(_ eerste: LocalDate, _ laatste: LocalDate?) {
      self.eerste = eerste
      self.laatste = laatste
    }
  }

  private static func gaten(_ jongere: Jongere, _ seed: UInt64, _ toeval: inout Toeval) -> [Gat] {
    let (jaar, dag) = (jongere.schooljaar, jongere.dag)
    let ervoor = toeval.tussen(7...40)
    let erna = toeval.tussen(3...55)
    let lot = toeval.onder(1000)
    switch jongere.rol {
    case .gewoon: return []
    case .overstapper:
      let begin = jaar.plus(1).begin
      switch Overstap(jongere, seed: seed).afloop {
      case .opTijd: return []
      case .later: return [Gat(begin, begin.plus(dagen: ervoor + 15))]
      case .teLaat: return [Gat(begin, begin.plus(dagen: 62 + 2 * erna))]
      }
    case .vsv(let afloop):
      // Counted on 1 October, so left behind it; who is reported in August had left by the summer.
      let naTeldag = jaar.teldag.plus(dagen: 1 + erna / 3)
      let isZomer = dag < jaar.begin.plus(dagen: 31) && lot < 400
      let eerste = isZomer ? jaar.begin : max(dag.plus(dagen: -ervoor), naTeldag)
      if case .weerIngeschreven(let weer) = afloop {
        return [Gat(eerste, max(eerste.plus(dagen: 14), weer).plus(dagen: -1))]
      }
      return [Gat(eerste, nil)]
    case .stilleUitval:
      return [Gat(max(dag, jaar.teldag.plus(dagen: 1)), nil)]
    case .oudVsv:
      let jaren = lot < 60 ? -1 : -2
      let eerste = jaar.plus(jaren).teldag.plus(dagen: 7 * ervoor)
      return [Gat(eerste, lot % 100 < 15 ? dag.plus(dagen: 2 * erna) : nil)]
    case .jikp:

      let eerste = max(dag.plus(dagen: erna), jongere.leerling.geboortedatum.verjaardag(18))
      return lot < 100 ? [Gat(eerste, nil)] : []
    case .absoluut:
      // Now and then all was well after all.
      if lot < 120 { return [] }
      let eerste = dag.plus(dagen: -22 - ervoor)
      // DUO would count many of them as VSV, were all of them away on 1 October.
      let isNaTeldag = dag > jaar.teldag.plus(dagen: 35)
      return [
        Gat(
          isNaTeldag ? max(eerste, jaar.teldag.plus(dagen: 1)) : eerste,
          lot < 200 ? jaar.einde : dag.plus(dagen: erna))
      ]
    case .nieuw(let weken):
      return [Gat(LocalDate(dagnummer: .min / 2), dag.plus(dagen: 7 * weken - 1))]
    }
  }

  private static func zonder(_ gaten: [Gat], _ heel: Inschrijving) -> [Inschrijving] {
    var stukken = [heel]
    for gat in gaten {
      stukken = stukken.flatMap { stuk -> [Inschrijving] in
        if stuk.einde.map({ $0 < gat.eerste }) ?? false { return [stuk] }
        if let laatste = gat.laatste, laatste < stuk.begin { return [stuk] }
        var delen: [Inschrijving] = []
        if stuk.begin < gat.eerste {
          var deel = stuk
          deel.einde = gat.eerste.plus(dagen: -1)
          delen.append(deel)
        }
        if let laatste = gat.laatste, stuk.einde.map({ laatste < $0 }) ?? true {
          var deel = stuk
          deel.begin = laatste.plus(dagen: 1)
          deel.overstap = 1
          delen.append(deel)
        }
        return delen
      }
    }
    return stukken
  }
}
