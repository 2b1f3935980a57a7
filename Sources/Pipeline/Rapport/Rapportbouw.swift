import Domain
import Load
import Register
import Report
import Systeem

/// Gathers the coordinator's report of a school year, as it is for those entitled: every number comes from a publication's facts,
/// and what happened to deliveries from the register. What all school years share is read once.
struct Rapportbouw {
  private let map: Datamap
  private let register: Register
  private let publicatie: Publicatieverslag
  private let lezer: Feitenlezer
  private let regio: String
  /// That are published, oldest first; the newest ones when there are more than a page can lay side by side.
  let schooljaren: [Schooljaar]
  /// Of each of them, in their order.
  private let jaren: [Jaar]
  /// That which the publication was made with, or why it can't be read any more.
  let configuratie: Result<Configuratie, any Error>
  private let bestanden: [Bestandsregel]
  private let afkeur: [Rapport.Afkeur]
  private let besluitenlijst: Besluitenlijst

  static let meesteJaren = 10
  /// So many changed numbers are told one by one.
  private static let meesteWijzigingen = 25
  /// So many records of a step are kept for lists.
  private static let meesteRecords = 200

  /// - Throws: `NietGevonden` when the publication isn't there any more.
  init(_ map: Datamap, _ register: Register, _ publicatie: Publicatieverslag) throws {
    self.map = map
    self.register = register
    self.publicatie = publicatie
    lezer = try Feitenlezer(try map.publicatie(publicatie.nummer) + "/" + Publicatie.sqlite)
    regio = try lezer.regio()
    let lezer = lezer
    schooljaren = try lezer.schooljaren().compactMap { Schooljaar($0) }.suffix(Self.meesteJaren)
    jaren = try schooljaren.map { try Jaar($0, lezer) }
    configuratie = Result { try Bewaard(publicatie, register).configuratie() }
    bestanden = try register.bestandslijst()
    afkeur = try Self.afkeur(register)
    besluitenlijst = try Besluitenlijst(map, register, try? configuratie.get(), bestanden)
  }

  /// - Throws: `NietGevonden` for a school year that isn't in it.
  func eis(_ schooljaar: Schooljaar) throws {
    guard schooljaren.contains(schooljaar) else {
      let jaren = schooljaren.map(\.description).joined(separator: ", ")
      throw NietGevonden(
        "schooljaar \(schooljaar) isn't published, or too long ago for a report; there are \(jaren)")
    }
  }

  /// - Throws: `NietGevonden` for a school year that isn't in it.
  func rapport(_ schooljaar: Schooljaar) throws -> Rapport {
    try eis(schooljaar)
    let plaatsen =
      [Rapport.Plaats(gemeente: nil, naam: regio)]
      + (try lezer.gemeenten(schooljaar).map { Rapport.Plaats(gemeente: $0.code, naam: $0.naam) }
        .sorted { $0.naam < $1.naam })
    let reeksen = reeksen(plaatsen)
    return Rapport(
      editie: .intern, regio: regio, schooljaar: schooljaar, publicatie: publicatie.nummer,
      versie: publicatie.versie, bekendTot: bestanden.compactMap(\.ontvangen).max(), plaatsen: plaatsen,
      nieuws: try nieuws(schooljaar, plaatsen, reeksen),
      besluiten: besluitenlijst.besluiten(schooljaar, zonderBron: zonderBron(schooljaar, reeksen)),
      aansluitingen: try aansluitingen(schooljaar, plaatsen), schooljaren: schooljaren, reeksen: reeksen,
      jaartabellen: try jaartabellen(schooljaar, plaatsen), zekerheden: zekerheden,
      leveringen: Self.leveringen(bestanden), afkeur: afkeur)
  }

  // MARK: Numbers

  /// What a school year's facts say, by telling.
  private struct Jaar {
    let betekenissen: [String: Jaarcijfers.Betekenis]
    let regels: [String: Feitenlezer.Telregel]
    private(set) var cijfers: [String: [Gemeentecode?: String]] = [:]

    init(_ schooljaar: Schooljaar, _ lezer: Feitenlezer) throws {
      betekenissen = try lezer.betekenissen(schooljaar)
      regels = Dictionary(uniqueKeysWithValues: try lezer.telregels(schooljaar).map { ($0.telling, $0) })
      for (plek, waarde) in try lezer.cijfers(schooljaar) where plek.schoolsoort.isEmpty {
        cijfers[plek.telling, default: [:]].updateValue(waarde, forKey: Gemeentecode(plek.gemeente))
      }
    }
  }

  /// The titles of those that no source of the school year can fill.
  private func zonderBron(_ schooljaar: Schooljaar, _ reeksen: [Rapport.Reeks]) -> [String] {
    guard let plaats = schooljaren.firstIndex(of: schooljaar) else { return [] }
    return reeksen.filter { $0.jaren[plaats]?.isNietGeregistreerd == true }.map(\.titel)
  }

  /// By the title of the newest school year that has them.
  private func reeksen(_ plaatsen: [Rapport.Plaats]) -> [Rapport.Reeks] {
    let ids = Set(jaren.flatMap { $0.cijfers.keys })
    return ids.sorted().compactMap { id -> Rapport.Reeks? in
      guard let betekenis = jaren.reversed().lazy.compactMap({ $0.betekenissen[id] }).first else {
        return nil
      }
      return Rapport.Reeks(
        telling: id, titel: betekenis.titel, omschrijving: betekenis.omschrijving,
        herkomst: betekenis.herkomst,
        eenheid: betekenis.eenheid,
        jaren: jaren.map { jaar in
          guard let cijfers = jaar.cijfers[id], let betekenis = jaar.betekenissen[id] else { return nil }
          let regel = jaar.regels[id]
          return Rapport.Reeks.Jaar(
            periode: betekenis.periode, definitie: betekenis.definitie, tekst: regel?.tekst ?? "",
            isNietGeregistreerd: regel?.isNietGeregistreerd ?? false,
            waarden: plaatsen.map { plaats in
              guard let tekst = cijfers[plaats.gemeente] else { return .geen(.geenGemeente) }
              guard !tekst.isEmpty else { return .geen(.noemerNul) }
              if betekenis.isVerhouding { return .verhouding(tekst) }
              return Int(tekst).map { .getal($0) } ?? .verhouding(tekst)
            })
        })
    }.sorted { ($0.titel, $0.telling) < ($1.titel, $1.telling) }
  }

  private func jaartabellen(
    _ schooljaar: Schooljaar, _ plaatsen: [Rapport.Plaats]
  ) throws -> [Rapport.Jaartabel] {
    let bladen = try plaatsen.map { try lezer.jaartabellen(schooljaar, gemeente: $0.gemeente) }
    guard let eerste = bladen.first else { return [] }
    let jaren = Set(eerste.flatMap(\.noten).map(\.schooljaar))
    let betekenissen = try Dictionary(uniqueKeysWithValues: jaren.map { ($0, try lezer.betekenissen($0)) })
    return eerste.indices.map { i in
      let perPlaats = bladen.map { $0[i] }
      return Rapport.Jaartabel(
        bladen: perPlaats,
        waarden: perPlaats.map { blad in
          blad.rijen.map { rij in
            rij.cellen.map { cel in
              switch cel.waarde {
              case .getal(let getal): .getal(getal)
              case .verhouding(let tekst): .verhouding(tekst)
              case .geen(let reden): .geen(reden)
              }
            }
          }
        }, noten: Self.noten(eerste[i], betekenissen))
    }
  }

  /// One for each telling, with what it means in the newest school year of the table.
  private static func noten(
    _ blad: Jaartabelblad, _ betekenissen: [Schooljaar: [String: Jaarcijfers.Betekenis]]
  ) -> [Rapport.Noot] {
    var perTelling: [String: [Jaartabelblad.Noot]] = [:]
    var tellingen: [String] = []
    for noot in blad.noten {
      if perTelling[noot.telling] == nil { tellingen.append(noot.telling) }
      perTelling[noot.telling, default: []].append(noot)
    }
    return tellingen.compactMap { telling in
      guard let noten = perTelling[telling]?.sorted(by: { $0.schooljaar > $1.schooljaar }),
        let nieuwste = noten.first,
        let betekenis = betekenissen[nieuwste.schooljaar]?[telling]
      else { return nil }
      // The first year of each later definition: there lies the break.
      let jaren = noten.map(\.schooljaar).sorted()
      let breuken = zip(jaren, jaren.dropFirst()).filter {
        betekenissen[$0]?[telling]?.definitie != betekenissen[$1]?[telling]?.definitie
      }.map(\.1)
      return Rapport.Noot(
        titel: betekenis.titel, omschrijving: betekenis.omschrijving, herkomst: betekenis.herkomst,
        eenheid: betekenis.eenheid, periode: betekenis.periode, anders: breuken)
    }
  }

  // MARK: Bridges

  private func aansluitingen(
    _ schooljaar: Schooljaar, _ plaatsen: [Rapport.Plaats]
  ) throws -> [Rapport.Aansluiting] {
    let voorbeelden = voorbeelden(schooljaar)
    let namen = Dictionary(
      plaatsen.compactMap { plaats in plaats.gemeente.map { ($0, plaats.naam) } },
      uniquingKeysWith: { een, _ in een })
    return try lezer.aansluitingen(schooljaar).map { aansluiting in
      Rapport.Aansluiting(
        id: aansluiting.id, titel: aansluiting.titel, begin: aansluiting.begin, eind: aansluiting.eind,
        peildatum: aansluiting.peildatum,
        lopen: try plaatsen.map { plaats in
          let treden = try lezer.treden(aansluiting.id, schooljaar, gemeente: plaats.gemeente)
          var achter: [Int: Stapinhoud] = [:]
          if !treden.isEmpty {
            try lezer.stapregels(aansluiting.id, schooljaar, gemeente: plaats.gemeente) { regel in
              achter[regel.stap, default: Stapinhoud()].voeg(regel, namen, meeste: Self.meesteRecords)
            }
          }
          return Rapport.Loop(
            plaats: plaats,
            treden: treden.map { trede in
              Self.trede(
                trede, achter[trede.stap] ?? Stapinhoud(),
                voorbeeld: voorbeelden[aansluiting.id]?[trede.stap] ?? "")
            })
        })
    }
  }

  private static func trede(
    _ trede: Aansluitingstrede, _ inhoud: Stapinhoud, voorbeeld: String
  ) -> Rapport.Trede {
    Rapport.Trede(
      stap: trede.stap, titel: trede.titel, uitleg: trede.uitleg, voorbeeld: voorbeeld,
      eenheid: trede.eenheid,
      mutatie: .getal(trede.mutatie), gaatEraf: trede.mutatie < 0, stand: .getal(trede.stand),
      leerlingen: .getal(trede.leerlingen), gemeenten: inhoud.perGemeente,
      schoolsoorten: inhoud.perSchoolsoort,
      records: inhoud.records, aantalRecords: inhoud.aantal)
  }

  /// By bridge and number of the step, as the publication was made with; empty when its configuration can't be read any more.
  private func voorbeelden(_ schooljaar: Schooljaar) -> [String: [Int: String]] {
    guard let configuratie = try? configuratie.get() else { return [:] }
    return configuratie.definities.voor(schooljaar).aansluitingen.reduce(into: [:]) { uit, aansluiting in
      for (i, stap) in aansluiting.stappen.enumerated() where !stap.voorbeeld.isEmpty {
        uit[aansluiting.id, default: [:]][i + 1] = stap.voorbeeld
      }
    }
  }

  /// What lies behind a step.
  private struct Stapinhoud {
    private var gemeenten: [String: Int] = [:]
    private var schoolsoorten: [Schoolsoort: Int] = [:]
    private(set) var records: [Rapport.Record] = []
    private(set) var aantal = 0

    mutating func voeg(_ regel: Feitenlezer.Stapregel, _ namen: [Gemeentecode: String], meeste: Int) {
      // A gemeente outside the region bears its code.
      let gemeente = regel.gemeente.map { namen[$0] ?? $0.description } ?? ""
      let schoolsoort = regel.schoolsoort ?? .onbekend
      gemeenten[gemeente, default: 0] += 1
      schoolsoorten[schoolsoort, default: 0] += 1
      aantal += 1
      guard records.count < meeste else { return }
      records.append(
        Rapport.Record(
          werkproces: regel.werkproces, melding: regel.melding, leerling: regel.leerling, gemeente: gemeente,
          schoolsoort: schoolsoort.code))
    }

    /// By name; those of which the gemeente isn't known come last.
    var perGemeente: [Rapport.Deel] {
      gemeenten.sorted { ($0.key.isEmpty ? 1 : 0, $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key) }.map {
        Rapport.Deel(naam: $0.key.isEmpty ? Schoolsoort.onbekend.code : $0.key, aantal: .getal($0.value))
      }
    }

    var perSchoolsoort: [Rapport.Deel] {
      schoolsoorten.sorted { $0.key < $1.key }.map {
        Rapport.Deel(naam: $0.key.code, aantal: .getal($0.value))
      }
    }
  }

  // MARK: What changed

  /// Nil when there is no publication before this one to compare with.
  private func nieuws(
    _ schooljaar: Schooljaar, _ plaatsen: [Rapport.Plaats], _ reeksen: [Rapport.Reeks]
  ) throws -> Rapport.Nieuws? {
    guard let nummer = try register.publicatie(totRun: publicatie.run - 1),
      let vorige = try register.publicatie(nummer)
    else { return nil }
    let vergelijking: Vergelijking
    do {
      vergelijking = try Runverschil(map, register).vergelijk(
        vorige, publicatie, alleen: schooljaar, try register.runs())
    } catch is NietGevonden {
      // It was cleared away, or made by a version that didn't keep its configuration.
      return nil
    }
    let titels = Dictionary(reeksen.map { ($0.telling, $0.titel) }, uniquingKeysWith: { een, _ in een })
    let wijzigingen = vergelijking.cijfers.compactMap { verschil -> Rapport.Wijziging? in
      let plek = verschil.plek
      guard plek.schoolsoort.isEmpty,
        let plaats = plaatsen.first(where: { $0.gemeente == Gemeentecode(plek.gemeente) })
      else { return nil }
      return Rapport.Wijziging(
        plaats: plaats, schooljaar: schooljaar, telling: titels[plek.telling] ?? plek.telling,
        eenheid: plek.eenheid, oud: verschil.oud, nieuw: verschil.nieuw,
        oorzaken: verschil.stappen.map { stap in
          (stap.oorzaak, stap.van.flatMap { van in stap.naar.flatMap { Self.verschil(van, $0) } })
        })
    }
    let geordend = wijzigingen.enumerated().sorted { a, b in
      let (x, y) = (a.element.effect, b.element.effect)
      return x != y ? x > y : a.offset < b.offset
    }.map(\.element)
    return Rapport.Nieuws(
      sinds: nummer, wijzigingen: Array(geordend.prefix(Self.meesteWijzigingen)),
      overige: max(0, geordend.count - Self.meesteWijzigingen))
  }

  /// Nil for percentages: what a cause made of them isn't a number of anything.
  private static func verschil(_ van: String, _ naar: String) -> Int? {
    Int(van).flatMap { van in Int(naar).map { $0 - van } }
  }

  // MARK: Deliveries

  private var zekerheden: [Rapport.Zekerheid] {
    let titels =
      (try? configuratie.get().profielen).map {
        Dictionary($0.map { ($0.id, $0.titel) }, uniquingKeysWith: { een, _ in een })
      } ?? [:]
    return Dictionary(grouping: bestanden, by: \.bron).sorted { $0.key < $1.key }.map { bron, regels in
      Rapport.Zekerheid(
        bron: bron, titel: titels[bron] ?? bron, bestanden: regels.count,
        laatste: regels.compactMap(\.ontvangen).max(),
        gelezen: regels.compactMap(\.telling?.gelezen).reduce(0, +),
        afgekeurd: regels.compactMap(\.telling?.afgekeurd).reduce(0, +))
    }
  }

  /// The newest first; those without a date before all others, for they ask for something.
  private static func leveringen(_ bestanden: [Bestandsregel]) -> [Rapport.Levering] {
    bestanden.sorted { a, b in
      let (x, y) = (a.ontvangen?.dagnummer ?? .max, b.ontvangen?.dagnummer ?? .max)
      return x != y ? x > y : Map.bytesgewijs(a.pad, b.pad)
    }.map { regel in
      let uitkomst: Rapport.Levering.Uitkomst =
        switch regel.uitkomst {
        case .aanvaard: .aanvaard
        case .dubbel: .dubbel
        case .geweigerd(let code): .geweigerd(code)
        }
      return Rapport.Levering(
        bestand: regel.pad, ontvangen: regel.ontvangen, uitkomst: uitkomst, gelezen: regel.telling?.gelezen,
        afgekeurd: regel.telling?.afgekeurd)
    }
  }

  private static func afkeur(_ register: Register) throws -> [Rapport.Afkeur] {
    struct Sleutel: Hashable {
      let bestand: String
      let code: Afkeurcode
      let veld: String
    }
    var groepen: [Sleutel: (rijen: Int, eerste: Int)] = [:]
    var volgorde: [Sleutel] = []
    try register.quarantaine { regel in
      let sleutel = Sleutel(
        bestand: regel.levering, code: regel.afkeuring.code, veld: regel.afkeuring.veld ?? "")
      if groepen[sleutel] == nil { volgorde.append(sleutel) }
      let oud = groepen[sleutel] ?? (0, regel.afkeuring.rij)
      groepen[sleutel] = (oud.rijen + 1, min(oud.eerste, regel.afkeuring.rij))
    }
    return volgorde.compactMap { sleutel in
      groepen[sleutel].map {
        Rapport.Afkeur(
          bestand: sleutel.bestand, code: sleutel.code, veld: sleutel.veld, rijen: $0.rijen, eerste: $0.eerste
        )
      }
    }
  }
}

extension Rapport.Wijziging {
  /// How much of a number it is; nothing of a percentage, which comes after all counts.
  fileprivate var effect: Int {
    guard !["procent", "per-1000"].contains(eenheid) else { return -1 }
    return abs((nieuw.flatMap { Int($0) } ?? 0) - (oud.flatMap { Int($0) } ?? 0))
  }
}
