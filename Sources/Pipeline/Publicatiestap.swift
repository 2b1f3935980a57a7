import Domain
import Load
import Register
import Systeem
import Transform

/// Counts what the register knows, and publishes it.
struct Publicatiestap {
  let configuratie: Configuratie
  let register: Register
  let run: Int
  let map: Datamap
  /// Count what was received by then; nil = everything.
  let opDag: LocalDate?
  let melder: Melder
  let voortgang: Voortgang

  /// What was published: its name below `publicaties/`, and a line for people.
  struct Gepubliceerd {
    let naam: String
    let schooljaren: [Schooljaar]
    let samenvatting: String
  }

  /// Builds aside, and makes it visible whole. Only an ordinary publication becomes the current one.
  ///
  /// - Parameter vingerafdruk: of all that the publication rests on.
  func doe(vingerafdruk: String) throws -> Gepubliceerd {
    let nummer = try volgendNummer()
    let naam = opDag.map { "as-of-\($0)" } ?? String(nummer)
    let publicatie = try Publicatie(in: map.publicaties, naam: naam)
    let (jaren, correcties) = try register.metStand(opDag: opDag, correcties: configuratie.correcties) {
      (try tel($0, publicatie), $0.correcties)
    }
    try schrijfDimensies(publicatie)
    // A set-up without corrections publishes what it always did.
    if !configuratie.correcties.isEmpty { try publicatie.schrijf(correcties.lazy.map { DimCorrectie($0) }) }
    try Onderbroken.controleer()
    try register.stap("publiceren", run: run) { (try publicatie.voltooi(), nil) }
    let aantal =
      jaren.isEmpty ? "no records yet" : "schooljaar " + jaren.map(\.description).joined(separator: ", ")
    if opDag != nil {
      let pad = map.publicaties + "/" + naam
      melder.toon(pad)
      return Gepubliceerd(
        naam: naam, schooljaren: jaren, samenvatting: "as known on \(naam.dropFirst(6)): \(aantal)")
    }
    try register.onthoud(publicatie: nummer, vingerafdruk: vingerafdruk, run: run)
    try Map.verleg(link: map.uitvoer, naar: "publicaties/\(naam)")
    return Gepubliceerd(
      naam: naam, schooljaren: jaren, samenvatting: "published \(map.publicaties)/\(naam): \(aantal)")
  }

  /// Counts all school years, one at a time, and proves that no record is in none of them.
  private func tel(_ stand: Stand, _ publicatie: Publicatie) throws -> [Schooljaar] {
    let jaren = try stand.schooljaren()
    // First, for the facts refer to them.
    try publicatie.schrijf(jaren.map { DimSchooljaar($0) })
    for jaar in jaren { try configuratie.definities.voor(jaar).schrijf(jaar, naar: publicatie) }
    var geteld = (meldingen: 0, werkprocessen: 0)
    for (i, jaar) in jaren.enumerated() {
      try Onderbroken.controleer()
      voortgang.toon(jaar.description, Double(i) / Double(jaren.count))
      try register.stap("tellen \(jaar)", run: run) {
        let bouw = try Schooljaarbouw(jaar, stand, configuratie)
        try bouw.schrijf(naar: publicatie)
        let aantallen = bouw.aantallen
        geteld.meldingen += aantallen.meldingen
        geteld.werkprocessen += aantallen.werkprocessen
        return (
          (),
          Stapverslag(
            "\(aantallen.meldingen) meldingen, \(aantallen.werkprocessen) werkprocessen",
            [.meldingen: aantallen.meldingen, .werkprocessen: aantallen.werkprocessen])
        )
      }
    }
    voortgang.wis()
    let alle = try stand.aantallen()
    guard geteld == alle else {
      throw Registerfout("the school years hold \(geteld) records, the register \(alle)")
    }
    return jaren
  }

  private func schrijfDimensies(_ publicatie: Publicatie) throws {
    let gemeenten = configuratie.gemeenten.gemeenten
    try publicatie.schrijf([DimRegio(regio: configuratie.regio, naam: configuratie.naam)])
    try publicatie.schrijf(gemeenten.lazy.map { DimGemeente($0) })
    try publicatie.schrijf(
      gemeenten.lazy.flatMap { gemeente in gemeente.regioperioden.map { DimGemeenteRegio(gemeente.code, $0) }
      })
    try publicatie.schrijf(configuratie.scholen.scholen.lazy.map { DimSchool($0) })
    try publicatie.schrijf(register.bestandslijst(opDag: opDag).map { DimLevering($0) })
    try publicatie.schrijf(FeitAfkeur.self, schooljaar: nil, aansluiting: nil) { neem in
      try register.quarantaine(opDag: opDag) { try neem(FeitAfkeur($0)) }
    }
  }

  /// Above all that were ever made, also by a run that was killed before the register knew.
  private func volgendNummer() throws -> Int {
    let aanwezig =
      Map.soort(map.publicaties) == nil ? [] : try Map.inhoud(map.publicaties).compactMap { Int($0) }
    return max(try register.hoogstePublicatie(), aanwezig.max() ?? 0) + 1
  }
}
