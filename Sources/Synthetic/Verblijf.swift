import Domain

/// That somebody lives in a gemeente.
struct Verblijf {
  enum Vertrek: String {
    case verhuisd
    case overleden
  }

  let begin: LocalDate
  /// The last day, and why; nil when there is no end.
  var einde: LocalDate?
  var vertrek: Vertrek?
  let gemeente: Gemeentecode
  /// Came in by mistake.
  var isFout = false

  /// All of somebody, in order; one that came in by mistake last.
  static func alle(
    _ jongere: Jongere, _ schooljaren: ClosedRange<Schooljaar>, _ gebied: Gebied, seed: UInt64
  ) -> [Verblijf] {
    var toeval = Toeval(seed, .verblijf, jongere.nummer)
    let woonplaats = jongere.leerling.woonplaats
    let (eersteDag, laatsteDag) = (schooljaren.lowerBound.begin, schooljaren.upperBound.einde)
    let sindsGeboorte = toeval.kans(promille: 700)
    let dagen = max(1, Int(eersteDag.dagnummer - jongere.leerling.geboortedatum.dagnummer) - 800)
    let later = toeval.onder(dagen)
    let lot = toeval.onder(1000)
    let dagVanVerandering = eersteDag.plus(
      dagen: toeval.tussen(30...Int(laatsteDag.dagnummer - eersteDag.dagnummer) - 20))
    let tweede = gebied.andere(dan: woonplaats, inRegio: true, &toeval)
    let elders = gebied.andere(dan: woonplaats, inRegio: false, &toeval)
    let isNieuw = if case .nieuw = jongere.rol { true } else { false }
    var eerste = Verblijf(
      begin: isNieuw ? jongere.dag : jongere.leerling.geboortedatum.plus(dagen: sindsGeboorte ? 0 : later),
      gemeente: woonplaats)
    func verhuis(op dag: LocalDate, naar gemeente: Gemeentecode) -> [Verblijf] {
      eerste.einde = dag
      eerste.vertrek = .verhuisd
      return [eerste, Verblijf(begin: dag.plus(dagen: 1), gemeente: gemeente)]
    }
    if jongere.rol == .vsv(.woontElders) {
      return verhuis(op: jongere.schooljaar.begin.plus(dagen: toeval.onder(40)), naar: elders)
    }
    // Below, nothing may come before the first day.
    guard dagVanVerandering > eerste.begin else { return [eerste] }
    switch lot {
    case ..<70: return verhuis(op: dagVanVerandering, naar: tweede)
    case ..<85 where jongere.rol == .gewoon:
      eerste.einde = dagVanVerandering
      eerste.vertrek = .overleden
      return [eerste]
    case 985...: return [eerste, Verblijf(begin: dagVanVerandering, gemeente: tweede, isFout: true)]
    default: return [eerste]
    }
  }
}

extension [Verblijf] {
  var overleden: LocalDate? { first { $0.vertrek == .overleden }?.einde }

  /// Nil when somebody lives nowhere that is known.
  func gemeente(op dag: LocalDate) -> Gemeentecode? {
    first { !$0.isFout && $0.begin <= dag && $0.einde.map { dag <= $0 } ?? true }?.gemeente
  }
}
