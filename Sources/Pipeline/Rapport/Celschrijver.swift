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
    schrijver.regels()
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
    if let dit = rapport.schooljaren.firstIndex(of: rapport.schooljaar) { verhoudingen(dit) }
  }

  /// What the definitions say of each other, also of a single kind of school.
  private mutating func regels() {
    guard let dit = rapport.schooljaren.firstIndex(of: rapport.schooljaar) else { return }
    let regels = Telregels(
      rapport.reeksen.reduce(into: [:]) { $0[$1.telling] = $1.jaren[dit]?.tekst })
    let schooljaar = rapport.schooljaar
    for plaats in rapport.plaatsen {
      for kolom in [""] + Schoolsoort.allCases.map({ " " + $0.code }) {
        pasToe(regels) { boek, telling in
          boek.index(Celnaam.telling(schooljaar, telling, plaats) + kolom)
        }
      }
    }
  }

  private mutating func pasToe(_ regels: Telregels, _ cel: (Celboek, String) -> Int?) {
    for (een, ander) in regels.gelijk {
      if let een = cel(boek, een), let ander = cel(boek, ander) { boek.gelijk(een, ander) }
    }
    for (deel, geheel) in regels.delen {
      guard let deel = cel(boek, deel), let geheel = cel(boek, geheel),
        boek.cellen[deel].waarde <= boek.cellen[geheel].waarde
      else { continue }
      boek.voeg(.deel(deel, van: geheel))
    }
    for splitsing in regels.splitsingen {
      let delen = splitsing.delen.compactMap { cel(boek, $0) }
      guard let geheel = cel(boek, splitsing.geheel) else { continue }
      if splitsing.isAlles, delen.count == splitsing.delen.count {
        boek.voeg(delen, van: geheel)
      } else if splitsing.isVanRecords, delen.count > 1 {
        boek.hoogstens(delen, van: geheel)
      }
    }
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
    // By place, begin and steps: the stand, the mutatie and what lies behind it, of the first bridge that begins so.
    var bekend: [[String]: [String: Int]] = [:]
    for aansluiting in rapport.aansluitingen {
      // By place: the indices of each step.
      var standen: [[Int]] = []
      var mutaties: [[Int]] = []
      // By step: those of the region's records in a gemeente, by its name.
      var perGemeente: [[String: Int]] = []
      for loop in aansluiting.lopen {
        var (stand, mutatie): ([Int], [Int]) = ([], [])
        var weg = [loop.plaats.code, aansluiting.begin]
        for trede in loop.treden {
          guard case .getal(let getal) = trede.stand, case .getal(let verschil) = trede.mutatie else {
            continue
          }
          let naam = Celnaam.Stap(rapport.schooljaar, aansluiting.id, loop.plaats, trede.stap)
          let deze = boek.cel(naam.stand, getal)
          var onder = ["stand": deze]
          if let vorige = stand.last {
            let stap = boek.cel(naam.mutatie, abs(verschil))
            boek.voeg(
              Verband(
                .gelijkAanNul, [.init(1, vorige), .init(verschil < 0 ? -1 : 1, stap), .init(-1, deze)]))
            mutatie.append(stap)
            onder["mutatie"] = stap
            if loop.plaats.gemeente == nil {
              let gemeenten = delen(trede.gemeenten, naam.gemeente, van: stap)
              perGemeente.append(gemeenten)
              for (gemeente, cel) in gemeenten { onder["gemeente \(gemeente)"] = cel }
              for (soort, cel) in delen(trede.schoolsoorten, naam.schoolsoort, van: stap) {
                onder["schoolsoort \(soort)"] = cel
              }
            }
          }
          stand.append(deze)
          weg += [trede.titel, trede.uitleg]
          for (wat, cel) in onder.sorted(by: { $0.key < $1.key }) {
            if let eerder = bekend[weg]?[wat] { boek.gelijk(eerder, cel) }
          }
          if bekend[weg] == nil { bekend[weg] = onder }
        }
        einden(aansluiting, loop, stand)
        // What a gemeente has of a step of the region, and the step of its own.
        for (delen, stap) in zip(perGemeente, mutatie) where loop.plaats.gemeente != nil {
          if let deel = delen[loop.plaats.naam] { boek.gelijk(deel, stap) }
        }
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

  /// The records behind a step, by gemeente or by kind of school.
  ///
  /// - Returns: the index of each, by its name.
  private mutating func delen(
    _ delen: [Rapport.Deel], _ naam: (String) -> String, van stap: Int
  ) -> [String: Int] {
    var cellen: [(String, Int)] = []
    for deel in delen {
      if case .getal(let getal) = deel.aantal { cellen.append((deel.naam, boek.cel(naam(deel.naam), getal))) }
    }
    boek.voeg(cellen.map(\.1), van: stap)
    return Dictionary(cellen, uniquingKeysWith: { een, _ in een })
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
        // What has no number counts as nothing.
        let delen = rij.delen.compactMap { nummer in cellen[nummer - 1][k] }
        if let geheel = cellen[j][k] { boek.voeg(delen, van: geheel) }
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
