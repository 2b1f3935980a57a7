import Domain
import Geheimhouding
import Report

/// Makes the public edition of reports: hides small counts, and whatever would give them away, over all reports at once. What an
/// earlier public edition showed or hid counts too.
struct Openbaarmaking {
  /// The file within the data folder that remembers it.
  static let geschiedenis = "openbaar.json"

  private let drempel: Int
  private let boek: Celboek
  private let isVerborgen: [Bool]
  /// Of numbers that stand in what was published before, by name.
  private let eerderGetoond: Set<Celboek.Cel>
  let geschiedenis: Openbaargeschiedenis

  /// - Parameters:
  ///   - rapporten: the internal editions of all school years that are published.
  ///   - drempel: counts from 1 up to this one, itself excluded, are hidden; 2 or more.
  ///   - geschiedenis: of the editions before.
  /// - Throws: `Geheimhoudingsfout.onoplosbaar` when too much was shown before.
  init(_ rapporten: [Rapport], drempel: Int, geschiedenis: Openbaargeschiedenis) throws {
    self.drempel = drempel
    eerderGetoond = Set(zip(geschiedenis.cellen, geschiedenis.isVerborgen).filter { !$1 }.map(\.0))
    var boek = geschiedenis.boek
    for rapport in rapporten { Celschrijver.schrijf(rapport, in: &boek) }
    if boek.cellen.count == geschiedenis.cellen.count, boek.verbanden.count == geschiedenis.verbanden.count {
      // All of it was published before: the pattern stays.
      isVerborgen = geschiedenis.isVerborgen
    } else {
      let model = try Celmodel(
        cellen: boek.cellen.enumerated().map { i, cel in
          guard i < geschiedenis.cellen.count else {
            return Cel(cel.waarde, isGevoelig: (1..<drempel).contains(cel.waarde))
          }
          return Cel(cel.waarde, geschiedenis.isVerborgen[i] ? .verborgen : .getoond)
        }, verbanden: boek.verbanden, drempel: drempel)
      isVerborgen = try Verberging.zoek(model).isVerborgen
    }
    self.boek = boek
    self.geschiedenis = Openbaargeschiedenis(boek, isVerborgen)
  }

  // MARK: The edition

  func openbaar(_ rapport: Rapport) -> Rapport {
    let reeksen = rapport.reeksen.map { reeks($0, rapport) }
    return Rapport(
      editie: .openbaar(drempel: drempel), regio: rapport.regio, schooljaar: rapport.schooljaar,
      publicatie: rapport.publicatie, versie: rapport.versie, bekendTot: rapport.bekendTot,
      plaatsen: rapport.plaatsen, nieuws: nieuws(rapport, reeksen), besluiten: [],
      aansluitingen: rapport.aansluitingen.map { aansluiting($0, rapport) }, schooljaren: rapport.schooljaren,
      reeksen: reeksen, jaartabellen: rapport.jaartabellen.map { jaartabel($0, rapport) },
      zekerheden: rapport.zekerheden.map {
        .init(
          bron: $0.bron, titel: $0.titel, bestanden: $0.bestanden, laatste: $0.laatste, gelezen: nil,
          afgekeurd: nil)
      }, leveringen: [], afkeur: [])
  }

  /// A number of which the book doesn't know is not shown: better too little than too much.
  private func toon(_ naam: String, _ waarde: Rapport.Waarde) -> Rapport.Waarde {
    guard case .getal(let getal) = waarde, getal != 0 else { return waarde }
    guard let index = boek.index(naam), !isVerborgen[index] else { return .verborgen }
    return waarde
  }

  /// A percentage is shown with its numerator, denominator and the difference of both.
  private func toonVerhouding(_ deel: (teller: String, noemer: String)?, _ waarde: Rapport.Waarde)
    -> Rapport.Waarde
  {
    guard case .verhouding = waarde else { return waarde }
    guard let deel, let teller = boek.index(deel.teller), let noemer = boek.index(deel.noemer),
      !isVerborgen[teller], !isVerborgen[noemer]
    else { return .verborgen }
    if let rest = boek.index(Celnaam.rest(deel.teller, deel.noemer)), isVerborgen[rest] { return .verborgen }
    return waarde
  }

  private func reeks(_ reeks: Rapport.Reeks, _ rapport: Rapport) -> Rapport.Reeks {
    Rapport.Reeks(
      telling: reeks.telling, titel: reeks.titel, omschrijving: reeks.omschrijving, herkomst: reeks.herkomst,
      eenheid: reeks.eenheid,
      jaren: reeks.jaren.enumerated().map { i, jaar in
        guard let jaar else { return nil }
        let schooljaar = rapport.schooljaren[i]
        return .init(
          periode: jaar.periode, definitie: jaar.definitie, tekst: jaar.tekst,
          isNietGeregistreerd: jaar.isNietGeregistreerd,
          waarden: zip(jaar.waarden, rapport.plaatsen).map { waarde, plaats in
            if case .verhouding = waarde {
              return toonVerhouding(Celnaam.delen(jaar.tekst, schooljaar, plaats), waarde)
            }
            return toon(Celnaam.telling(schooljaar, reeks.telling, plaats), waarde)
          })
      })
  }

  private func aansluiting(
    _ aansluiting: Rapport.Aansluiting, _ rapport: Rapport
  ) -> Rapport.Aansluiting {
    Rapport.Aansluiting(
      id: aansluiting.id, titel: aansluiting.titel, begin: aansluiting.begin, eind: aansluiting.eind,
      peildatum: aansluiting.peildatum,
      lopen: aansluiting.lopen.map { loop in
        .init(
          plaats: loop.plaats,
          treden: loop.treden.map { trede in
            let naam = Celnaam.Stap(rapport.schooljaar, aansluiting.id, loop.plaats, trede.stap)
            // Of a gemeente they would nearly all be hidden.
            let isRegio = loop.plaats.gemeente == nil
            return .init(
              stap: trede.stap, titel: trede.titel, uitleg: trede.uitleg, voorbeeld: trede.voorbeeld,
              eenheid: trede.eenheid,
              mutatie: toon(trede.stap == 0 ? naam.stand : naam.mutatie, trede.mutatie),
              gaatEraf: trede.gaatEraf, stand: toon(naam.stand, trede.stand), leerlingen: nil,
              gemeenten: isRegio
                ? trede.gemeenten.map {
                  .init(naam: $0.naam, aantal: toon(naam.gemeente($0.naam), $0.aantal))
                } : [],
              schoolsoorten: isRegio
                ? trede.schoolsoorten.map {
                  .init(naam: $0.naam, aantal: toon(naam.schoolsoort($0.naam), $0.aantal))
                }
                : [],
              records: [], aantalRecords: nil)
          })
      })
  }

  private func jaartabel(_ tabel: Rapport.Jaartabel, _ rapport: Rapport) -> Rapport.Jaartabel {
    Rapport.Jaartabel(
      bladen: tabel.bladen.map(Celschrijver.zonderGetallen),
      waarden: tabel.bladen.enumerated().map { i, blad in
        blad.rijen.enumerated().map { j, rij in
          rij.cellen.enumerated().map { k, cel in
            let waarde = tabel.waarden[i][j][k]
            let plaats = rapport.plaatsen[i]
            if case .verhouding = waarde {
              return toonVerhouding(delen(cel, plaats, rapport), waarde)
            }
            return toon(Celnaam.jaartabel(blad, rij, cel, plaats), waarde)
          }
        }
      }, noten: tabel.noten)
  }

  /// Of a percentage for a kind of school alone the book doesn't know the parts.
  private func delen(
    _ cel: Jaartabelblad.Cel, _ plaats: Rapport.Plaats, _ rapport: Rapport
  ) -> (teller: String, noemer: String)? {
    guard Schoolsoort(code: cel.kolom) == nil, let i = rapport.schooljaren.firstIndex(of: cel.schooljaar),
      let jaar = rapport.reeksen.first(where: { $0.telling == cel.telling })?.jaren[i]
    else { return nil }
    return Celnaam.delen(jaar.tekst, cel.schooljaar, plaats)
  }

  /// Changes of which both numbers are public, with their causes, but not how much each made of it.
  private func nieuws(_ rapport: Rapport, _ reeksen: [Rapport.Reeks]) -> Rapport.Nieuws? {
    guard let nieuws = rapport.nieuws else { return nil }
    let ids = Dictionary(reeksen.map { ($0.titel, $0.telling) }, uniquingKeysWith: { een, _ in een })
    let wijzigingen = nieuws.wijzigingen.filter { wijziging in
      guard let oud = wijziging.oud.flatMap({ Int($0) }), let nieuw = wijziging.nieuw.flatMap({ Int($0) }),
        let id = ids[wijziging.telling]
      else { return false }
      let naam = Celnaam.telling(wijziging.schooljaar, id, wijziging.plaats)
      return eerderGetoond.contains(.init(naam: naam, waarde: oud))
        && toon(naam, .getal(nieuw)) == .getal(nieuw)
    }
    return Rapport.Nieuws(
      sinds: nieuws.sinds,
      wijzigingen: wijzigingen.map {
        .init(
          plaats: $0.plaats, schooljaar: $0.schooljaar, telling: $0.telling, eenheid: $0.eenheid, oud: $0.oud,
          nieuw: $0.nieuw, oorzaken: $0.oorzaken.map { ($0.oorzaak, nil) })
      }, overige: 0)
  }
}

/// What was ever shown and hidden in public editions: counts under their names, no pupils.
struct Openbaargeschiedenis: Codable, Sendable {
  /// A relation in indices: its kind, its terms, its constant.
  private struct Regel: Codable {
    let isGelijk: Bool
    let coefficienten: [Int]
    let cellen: [Int]
    let constante: Int
  }

  private(set) var cellen: [Celboek.Cel] = []
  private(set) var isVerborgen: [Bool] = []
  private var regels: [Regel] = []

  /// Of no edition.
  init() {}

  init(_ boek: Celboek, _ isVerborgen: [Bool]) {
    cellen = boek.cellen
    self.isVerborgen = isVerborgen
    regels = boek.verbanden.map { verband in
      Regel(
        isGelijk: verband.soort == .gelijkAanNul, coefficienten: verband.termen.map(\.coefficient),
        cellen: verband.termen.map(\.cel), constante: verband.constante)
    }
  }

  var verbanden: [Verband] {
    regels.map { regel in
      Verband(
        regel.isGelijk ? .gelijkAanNul : .hoogstensNul,
        zip(regel.coefficienten, regel.cellen).map { .init($0, $1) }, constante: regel.constante)
    }
  }

  /// To go on with: the same indices.
  var boek: Celboek {
    var boek = Celboek()
    for cel in cellen { _ = boek.cel(cel.naam, cel.waarde) }
    for verband in verbanden { boek.voeg(verband) }
    return boek
  }
}
