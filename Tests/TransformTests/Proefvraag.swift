import Domain
import Proeftoeval

/// A difference to explain. Which ones are asked of a random register, its seed decides.
enum Proefvraag {
  /// A telling by the definition of a school year, or a made-up one.
  struct Volgens {
    var definitie: TweedeDefinitie
    /// The school year of which it is the shipped definition; nil for a made-up one.
    var jaar: Int?
    /// Between meldingen of one geval.
    var dagen = TweedeDefinities.gevaldagen
  }

  case definities(jaar: Int, van: Volgens, naar: Volgens, Gemeentecode?)
  case bekend(Volgens, jaar: Int, van: LocalDate, naar: LocalDate, Gemeentecode?)
  case schooljaren(van: Int, Volgens, naar: Int, Volgens, Gemeentecode?)
  case gemeenten(Volgens, jaar: Int)

  /// - Parameter jaren: the school years of the register.
  static func vragen(aan proef: Proefregister, jaren: [Int]) -> [Proefvraag] {
    guard !jaren.isEmpty else { return [] }
    var kiezer = Vraagkiezer(proef: proef, jaren: jaren)
    return (0..<5).flatMap { _ in
      [kiezer.definities(), kiezer.bekend(), kiezer.schooljaren(), kiezer.gemeenten()]
    }
  }
}

private struct Vraagkiezer {
  let proef: Proefregister
  let jaren: [Int]
  var toeval: Toeval

  init(proef: Proefregister, jaren: [Int]) {
    self.proef = proef
    self.jaren = jaren
    toeval = Toeval(zaad: 50_000 + proef.zaad)
  }

  private mutating func jaar() -> Int { toeval.een(uit: jaren) }

  /// Mostly a gemeente that stays; nil for the region.
  private mutating func plaats() -> Gemeentecode? {
    switch toeval.getal(1...10) {
    case ...5: nil
    case ...8: Gemeentecode(waarde: toeval.een(uit: [193, 148]))
    default: toeval.een(uit: proef.gebied.gemeenten).code
    }
  }

  /// The shipped tellingen that count; those that divide have no records.
  private static func verscheept(_ jaar: Int) -> [TweedeDefinitie] {
    TweedeDefinities.tellingen(jaar).filter { $0.verhouding == nil }
  }

  /// Any telling; often one of which the definition changed, or a made-up one.
  private mutating func telling(_ jaar: Int) -> Proefvraag.Volgens {
    let alle = Self.verscheept(jaar)
    switch toeval.getal(1...10) {
    case ...4: return .init(definitie: Proeftelling.maak(&toeval))
    case ...6:
      return .init(definitie: toeval.een(uit: alle.filter { $0.id.hasPrefix("thuiszitters") }), jaar: jaar)
    default: return .init(definitie: toeval.een(uit: alle), jaar: jaar)
    }
  }

  /// The same telling by the definition of another year; of a made-up one another version.
  private mutating func anders(_ a: Proefvraag.Volgens, _ jaar: Int) -> Proefvraag.Volgens {
    if a.jaar == nil {
      return toeval.kans(50) ? a : .init(definitie: Proeftelling.anders(a.definitie, &toeval))
    }
    return TweedeDefinities.telling(a.definitie.id, jaar).map { .init(definitie: $0, jaar: jaar) } ?? a
  }

  mutating func definities() -> Proefvraag {
    let jaar = jaar()
    if toeval.kans(10) { return gevallen(jaar) }
    let van = telling(toeval.een(uit: [2015, jaar]))
    var naar = anders(van, toeval.een(uit: [2016, jaar]))
    if toeval.kans(50) {
      let vergelijkbaar = Self.verscheept(jaar).filter {
        $0.bron == van.definitie.bron && $0.peildatum == van.definitie.peildatum
      }
      if !vergelijkbaar.isEmpty { naar = .init(definitie: toeval.een(uit: vergelijkbaar), jaar: jaar) }
    }
    return .definities(jaar: jaar, van: van, naar: naar, plaats())
  }

  /// With other days between the meldingen of one geval.
  private mutating func gevallen(_ jaar: Int) -> Proefvraag {
    guard let gevallen = TweedeDefinities.telling("verzuim-gevallen", jaar) else { return gemeenten() }
    var van = Proefvraag.Volgens(definitie: gevallen, jaar: jaar)
    var naar = van
    if toeval.kans(50) {
      naar = .init(definitie: Proeftelling.anders(gevallen, &toeval))
      naar.definitie.eenheid = "geval"
    }
    van.dagen = toeval.een(uit: [0, 27, 28])
    naar.dagen = toeval.een(uit: [14, 28, 60])
    return .definities(jaar: jaar, van: van, naar: naar, plaats())
  }

  /// Of two days on which something was known, the one before the other.
  mutating func bekend() -> Proefvraag {
    let dagen = Set(proef.leveringen.map(\.ontvangen)).sorted()
    let i = toeval.getal(0...max(0, dagen.count - 2))
    let van = dagen[i].plus(dagen: toeval.een(uit: [-1, 0, 0, 0, 0]))
    let jaar = jaar()
    return .bekend(telling(jaar), jaar: jaar, van: van, naar: toeval.een(uit: Array(dagen[i...])), plaats())
  }

  mutating func schooljaren() -> Proefvraag {
    let van = jaar()
    let naar = van + toeval.een(uit: [1, 1, 1, 1, -1, 2])
    let telling = telling(van)
    return .schooljaren(van: van, telling, naar: naar, anders(telling, naar), plaats())
  }

  mutating func gemeenten() -> Proefvraag {
    let jaar = jaar()
    return .gemeenten(telling(jaar), jaar: jaar)
  }
}

extension Proefvraag.Volgens: CustomStringConvertible {
  var description: String { jaar.map { "\(definitie.id) \($0)" } ?? "{\(definitie.yaml)}" }
}

extension Proefvraag {
  /// The tellingen of which it asks, first and last.
  var tellingen: (van: Volgens, naar: Volgens) {
    switch self {
    case .definities(_, let van, let naar, _): (van, naar)
    case .schooljaren(_, let van, _, let naar, _): (van, naar)
    case .bekend(let volgens, _, _, _, _), .gemeenten(let volgens, _): (volgens, volgens)
    }
  }

  /// Whether what is counted stays the same: other units are what bridges of steps are for.
  var kan: Bool { tellingen.van.definitie.eenheid == tellingen.naar.definitie.eenheid }
}

extension Proefvraag: CustomStringConvertible {
  var description: String {
    func bij(_ gemeente: Gemeentecode?) -> String { gemeente?.description ?? "regio" }
    switch self {
    case .definities(let jaar, let van, let naar, let gemeente):
      return "definities \(jaar) \(van) \(van.dagen) > \(naar) \(bij(gemeente))"
    case .bekend(let telling, let jaar, let van, let naar, let gemeente):
      return "bekend \(jaar) \(telling) \(van) > \(naar) \(bij(gemeente))"
    case .schooljaren(let t, let a, let u, let b, let gemeente):
      return "schooljaren \(t) \(a) > \(u) \(b) \(bij(gemeente))"
    case .gemeenten(let telling, let jaar): return "gemeenten \(jaar) \(telling)"
    }
  }

  /// The kind alone.
  var soort: String {
    switch self {
    case .definities: "definities"
    case .bekend: "bekend"
    case .schooljaren: "schooljaren"
    case .gemeenten: "gemeenten"
    }
  }
}
