import Domain
import Geheimhouding
import Report

/// What the counts of a report are called in the book.
enum Celnaam {
  static func telling(_ schooljaar: Schooljaar, _ telling: String, _ plaats: Rapport.Plaats) -> String {
    "\(schooljaar) \(telling) \(plaats.code)"
  }

  struct Stap {
    private let begin: String

    init(_ schooljaar: Schooljaar, _ aansluiting: String, _ plaats: Rapport.Plaats, _ stap: Int) {
      begin = "\(schooljaar) aansluiting \(aansluiting) \(plaats.code) \(stap)"
    }

    var mutatie: String { begin + " mutatie" }
    var stand: String { begin + " stand" }
    func gemeente(_ naam: String) -> String { begin + " gemeente \(naam)" }
    func schoolsoort(_ code: String) -> String { begin + " schoolsoort \(code)" }
  }

  /// A cell of a yearbook table: that of its telling, for a kind of school in the column of one; a sum has a name of its own.
  static func jaartabel(
    _ blad: Jaartabelblad, _ rij: Jaartabelblad.Rij, _ cel: Jaartabelblad.Cel, _ plaats: Rapport.Plaats
  ) -> String {
    guard let telling = cel.telling else {
      return "\(blad.schooljaar) jaartabel \(blad.tabel) \(plaats.code) \(rij.nummer) \(cel.kolom)"
    }
    let naam = self.telling(cel.schooljaar, telling, plaats)
    return Schoolsoort(code: cel.kolom) == nil ? naam : "\(naam) \(cel.kolom)"
  }

  /// What is left of the denominator without the numerator.
  static func rest(_ teller: String, _ noemer: String) -> String { "\(noemer) zonder \(teller)" }

  /// Numerator and denominator of a percentage, by its published definition; nil of anything else.
  static func delen(
    _ tekst: String, _ schooljaar: Schooljaar, _ plaats: Rapport.Plaats
  ) -> (teller: String, noemer: String)? {
    func deel(_ sleutel: String) -> String? {
      tekst.components(separatedBy: " · ").first { $0.hasPrefix(sleutel + ": ") }.map {
        telling(schooljaar, String($0.dropFirst(sleutel.count + 2).prefix { $0 != " " }), plaats)
      }
    }
    return deel("teller").flatMap { teller in deel("noemer").map { (teller, $0) } }
  }
}

/// Enters a report into the book of public counts, with all that a reader of it can put together.
struct Celschrijver {
  private let rapport: Rapport
  private var boek: Celboek

  static func schrijf(_ rapport: Rapport, in boek: inout Celboek) {
    var schrijver = Celschrijver(rapport: rapport, boek: boek)
    schrijver.reeksen()
    schrijver.aansluitingen()
    schrijver.jaartabellen()
    boek = schrijver.boek
  }

  // MARK: Tellingen

  private mutating func reeksen() {
    for (i, schooljaar) in rapport.schooljaren.enumerated() {
      for reeks in rapport.reeksen {
        guard let jaar = reeks.jaren[i] else { continue }
        var cellen: [Int] = []
        for (waarde, plaats) in zip(jaar.waarden, rapport.plaatsen) {
          guard case .getal(let getal) = waarde else { continue }
          cellen.append(boek.cel(Celnaam.telling(schooljaar, reeks.telling, plaats), getal))
        }
        // Of another school year the gemeenten may be others.
        if schooljaar == rapport.schooljaar, cellen.count == rapport.plaatsen.count {
          boek.voeg(Array(cellen.dropFirst()), van: cellen[0])
        }
      }
    }
    guard let dit = rapport.schooljaren.firstIndex(of: rapport.schooljaar) else { return }
    let teksten = rapport.reeksen.reduce(into: [String: String]()) { $0[$1.telling] = $1.jaren[dit]?.tekst }
    let regels = Telregels(teksten)
    for plaats in rapport.plaatsen {
      func cel(_ telling: String) -> Int? {
        boek.index(Celnaam.telling(rapport.schooljaar, telling, plaats))
      }
      for (een, ander) in regels.gelijk {
        if let een = cel(een), let ander = cel(ander) { boek.gelijk(een, ander) }
      }
      for (deel, geheel) in regels.delen {
        guard let deel = cel(deel), let geheel = cel(geheel),
          boek.cellen[deel].waarde <= boek.cellen[geheel].waarde
        else { continue }
        boek.voeg(.deel(deel, van: geheel))
      }
      for (delen, geheel) in regels.splitsingen {
        let cellen = delen.compactMap(cel)
        if cellen.count == delen.count, let geheel = cel(geheel) { boek.voeg(cellen, van: geheel) }
      }
    }
    verhoudingen(dit)
  }

  private mutating func verhoudingen(_ dit: Int) {
    for reeks in rapport.reeksen {
      guard let jaar = reeks.jaren[dit] else { continue }
      for (waarde, plaats) in zip(jaar.waarden, rapport.plaatsen) {
        guard case .verhouding = waarde,
          let delen = Celnaam.delen(jaar.tekst, rapport.schooljaar, plaats),
          let teller = boek.index(delen.teller), let noemer = boek.index(delen.noemer),
          boek.cellen[teller].waarde <= boek.cellen[noemer].waarde
        else { continue }
        let rest = boek.cel(
          Celnaam.rest(delen.teller, delen.noemer), boek.cellen[noemer].waarde - boek.cellen[teller].waarde)
        boek.voeg([teller, rest], van: noemer)
      }
    }
  }

  // MARK: Bridges

  private mutating func aansluitingen() {
    for aansluiting in rapport.aansluitingen {
      // By place: the indices of each step.
      var standen: [[Int]] = []
      var mutaties: [[Int]] = []
      for loop in aansluiting.lopen {
        var (stand, mutatie): ([Int], [Int]) = ([], [])
        for trede in loop.treden {
          guard case .getal(let getal) = trede.stand, case .getal(let verschil) = trede.mutatie else {
            continue
          }
          let naam = Celnaam.Stap(rapport.schooljaar, aansluiting.id, loop.plaats, trede.stap)
          let deze = boek.cel(naam.stand, getal)
          if let vorige = stand.last {
            let stap = boek.cel(naam.mutatie, abs(verschil))
            boek.voeg(
              Verband(
                .gelijkAanNul, [.init(1, vorige), .init(verschil < 0 ? -1 : 1, stap), .init(-1, deze)]))
            mutatie.append(stap)
            if loop.plaats.gemeente == nil { delen(trede, naam, van: stap) }
          }
          stand.append(deze)
        }
        einden(aansluiting, loop, stand)
        standen.append(stand)
        mutaties.append(mutatie)
      }
      for lijst in [standen, mutaties] { plaatsen(lijst) }
    }
  }

  /// Where it begins and ends are tellingen, that are shown elsewhere too. By their titles, as a reader finds them.
  private mutating func einden(_ aansluiting: Rapport.Aansluiting, _ loop: Rapport.Loop, _ standen: [Int]) {
    guard let eerste = standen.first, let laatste = standen.last else { return }
    for (titel, stand) in [(aansluiting.begin, eerste), (aansluiting.eind, laatste)] {
      for reeks in rapport.reeksen where reeks.titel == titel {
        guard let telling = boek.index(Celnaam.telling(rapport.schooljaar, reeks.telling, loop.plaats)) else {
          continue
        }
        boek.gelijk(telling, stand)
      }
    }
  }

  /// The records behind a step, by gemeente and by kind of school.
  private mutating func delen(_ trede: Rapport.Trede, _ naam: Celnaam.Stap, van stap: Int) {
    for (delen, naam) in [(trede.gemeenten, naam.gemeente), (trede.schoolsoorten, naam.schoolsoort)] {
      var cellen: [Int] = []
      for deel in delen {
        if case .getal(let getal) = deel.aantal { cellen.append(boek.cel(naam(deel.naam), getal)) }
      }
      boek.voeg(cellen, van: stap)
    }
  }

  /// What the gemeenten have together, where that is what the region has.
  private mutating func plaatsen(_ perPlaats: [[Int]]) {
    guard let regio = perPlaats.first else { return }
    for stap in regio.indices {
      let gemeenten = perPlaats.dropFirst().filter { !$0.isEmpty }.map { $0[stap] }
      let som = gemeenten.reduce(0) { $0 + boek.cellen[$1].waarde }
      if som == boek.cellen[regio[stap]].waarde { boek.voeg(gemeenten, van: regio[stap]) }
    }
  }

  // MARK: The yearbook

  private mutating func jaartabellen() {
    for tabel in rapport.jaartabellen {
      for (i, blad) in tabel.bladen.enumerated() {
        // By row and column.
        var cellen: [[Int?]] = []
        for (j, rij) in blad.rijen.enumerated() {
          cellen.append(
            rij.cellen.enumerated().map { k, cel in
              guard case .getal(let getal) = tabel.waarden[i][j][k] else { return nil }
              return boek.cel(Celnaam.jaartabel(blad, rij, cel, rapport.plaatsen[i]), getal)
            })
        }
        rijtotalen(blad, cellen)
        kolomtotalen(blad, cellen)
      }
      for (j, rij) in tabel.bladen[0].rijen.enumerated() where rij.soort != .kop {
        for k in rij.cellen.indices { gemeenten(tabel, j, k) }
      }
    }
  }

  private mutating func rijtotalen(_ blad: Jaartabelblad, _ cellen: [[Int?]]) {
    for (j, rij) in blad.rijen.enumerated() where rij.soort == .optelling || rij.soort == .eenmaal {
      for k in rij.cellen.indices {
        let delen = rij.delen.map { nummer in cellen[nummer - 1][k] }
        if let geheel = cellen[j][k], !delen.contains(nil) { boek.voeg(delen.compactMap { $0 }, van: geheel) }
      }
    }
  }

  private mutating func kolomtotalen(_ blad: Jaartabelblad, _ cellen: [[Int?]]) {
    let codes = blad.kolommen.map(\.code)
    // The kinds of school make up a total that doesn't name its parts.
    let soorten = codes.indices.filter { Schoolsoort(code: codes[$0]) != nil }
    for (k, kolom) in blad.kolommen.enumerated() {
      let delen = kolom.delen.compactMap(codes.firstIndex)
      let onder = !delen.isEmpty ? delen : kolom.code == Jaartabelblad.totaal ? soorten : []
      guard !onder.isEmpty else { continue }
      for rij in cellen where !rij.isEmpty {
        // What has no number counts as nothing.
        if let geheel = rij[k] { boek.voeg(onder.compactMap { rij[$0] }, van: geheel) }
      }
    }
  }

  /// A cell of the region beside those of its gemeenten.
  private mutating func gemeenten(_ tabel: Rapport.Jaartabel, _ j: Int, _ k: Int) {
    let perPlaats = tabel.bladen.indices.map { i -> Int? in
      let blad = tabel.bladen[i]
      guard case .getal(let getal) = tabel.waarden[i][j][k] else { return nil }
      return boek.cel(
        Celnaam.jaartabel(blad, blad.rijen[j], blad.rijen[j].cellen[k], rapport.plaatsen[i]), getal)
    }
    // Of an earlier school year the region may have had others.
    guard let regio = perPlaats.first ?? nil,
      tabel.bladen[0].rijen[j].cellen[k].schooljaar == rapport.schooljaar
    else { return }
    boek.voeg(perPlaats.dropFirst().compactMap { $0 }, van: regio)
  }

  /// A table without its numbers, of which the public edition has what it shows beside it.
  static func zonderGetallen(_ blad: Jaartabelblad) -> Jaartabelblad {
    Jaartabelblad(
      tabel: blad.tabel, titel: blad.titel, herkomst: blad.herkomst, schooljaar: blad.schooljaar,
      gemeente: blad.gemeente, kolommen: blad.kolommen,
      rijen: blad.rijen.map { rij in
        .init(
          nummer: rij.nummer, titel: rij.titel, soort: rij.soort, delen: rij.delen,
          cellen: rij.cellen.map { cel in
            .init(
              kolom: cel.kolom, telling: cel.telling, schooljaar: cel.schooljaar, eenheid: cel.eenheid,
              periode: cel.periode, definitie: cel.definitie,
              waarde: cel.waarde.reden.map { .geen($0) } ?? .getal(0))
          })
      })
  }
}
