import Domain

/// The second evaluator's answers about one random register.
struct TweedeAntwoorden {
  let proef: Proefregister
  private var standen: [LocalDate?: TweedeStand] = [:]
  private var tellingen: [Sleutel: TweedeTelling] = [:]

  private struct Sleutel: Hashable {
    let jaar: Int
    let dag: LocalDate?
  }

  init(_ proef: Proefregister) {
    self.proef = proef
  }

  /// The school years of the register.
  var jaren: [Int] {
    mutating get { stand(nil).jaren }
  }

  private mutating func stand(_ dag: LocalDate?) -> TweedeStand {
    if let stand = standen[dag] { return stand }
    let stand = TweedeStand(proef.leveringen, opDag: dag)
    standen[dag] = stand
    return stand
  }

  mutating func telling(_ jaar: Int, opDag dag: LocalDate? = nil) -> TweedeTelling {
    let sleutel = Sleutel(jaar: jaar, dag: dag)
    if let telling = tellingen[sleutel] { return telling }
    let telling = TweedeTelling(stand: stand(dag), gebied: proef.gebied, jaar: jaar)
    tellingen[sleutel] = telling
    return telling
  }

  private func volgens(_ volgens: Proefvraag.Volgens) -> TweedeVerschil.Gedefinieerd {
    .init(definitie: volgens.definitie, dagen: volgens.dagen)
  }

  mutating func verschil(_ vraag: Proefvraag) -> TweedeVerschil {
    switch vraag {
    case .definities(let jaar, let van, let naar, let gemeente):
      TweedeVerschil(telling(jaar), gemeente, van: volgens(van), naar: volgens(naar))
    case .bekend(let volgens, let jaar, let van, let naar, let gemeente):
      TweedeVerschil(
        volgens.definitie, gemeente, van: telling(jaar, opDag: van), naar: telling(jaar, opDag: naar))
    case .schooljaren(let van, let a, let naar, let b, let gemeente):
      TweedeVerschil(gemeente, van: telling(van), volgens(a), naar: telling(naar), volgens(b))
    case .gemeenten(let volgens, let jaar):
      TweedeVerschil(overGemeenten: volgens.definitie, telling(jaar))
    }
  }
}
