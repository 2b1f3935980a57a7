import Domain

extension Verschil {
  /// The steps from the region to the sum of its gemeenten.
  public enum Gemeentereden: String, Verschilreden, Sendable {
    /// What counts in more than one gemeente counts once more for each further one.
    case inMeerGemeenten = "in-meer-gemeenten"
    /// What counts in the region, but in none of its gemeenten.
    case inGeenGemeente = "in-geen-gemeente"
  }

  /// From the number of the region to the sum of its gemeenten' numbers.
  ///
  /// What is counted has its home in the gemeente with the lowest code in which it counts; in each other one it counts
  /// once more, by the records that it has there.
  ///
  /// - Throws: `Sluitfout`.
  public static func gemeenten(_ telling: Telling, _ partitie: Partitie) throws -> Verschil {
    let begin = telling.posten(partitie, .regio)
    var plaatsen: [Recordnummer: Gemeentecode] = [:]
    for code in partitie.gemeenten {
      for post in telling.posten(partitie, .gemeente(code)) { plaatsen[post.nummer] = code }
    }
    var thuis: [Geteld: Gemeentecode] = [:]
    for post in begin {
      guard let code = plaatsen[post.nummer] else { continue }
      thuis[post.geteld] = min(thuis[post.geteld] ?? code, code)
    }
    let wijzigingen = begin.compactMap { post -> Wijziging? in
      guard let code = plaatsen[post.nummer] else {
        return Wijziging(eraf: post, erbij: nil, masker: Gemeentereden.inGeenGemeente.bit)
      }
      guard thuis[post.geteld] != code else { return nil }
      let elders = Post(
        nummer: post.nummer, leerling: post.leerling, geteld: Geteld(wat: post.geteld.wat, gemeente: code))
      return Wijziging(eraf: post, erbij: elders, masker: Gemeentereden.inMeerGemeenten.bit)
    }
    let weg = Set(wijzigingen.compactMap(\.eraf))
    let eind = begin.filter { !weg.contains($0) } + wijzigingen.compactMap(\.erbij)
    let resultaat = telling.tel(partitie)
    let som = partitie.gemeenten.reduce(0) { $0 + resultaat.waarde(.gemeente($1)).waarde }
    return try Verschil(
      telling.id, partitie.schooljaar, .regio, van: begin, codes: Gemeentereden.codes,
      wijzigingen, naar: eind, verwacht: (resultaat.regio, Telwaarde(som, telling.eenheid)))
  }
}
