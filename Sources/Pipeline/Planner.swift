import Domain
import Extract
import Foundation
import Register
import Systeem

/// Makes the plan of a run: for the run itself, and for those who want to see it without a run.
struct Planner {
  /// The command without its paths.
  let opdracht: String
  /// Count what was received by then; nil = everything.
  let opDag: LocalDate?
  let map: Datamap
  let configuratie: Configuratie
  let stap: Planstap
  /// Only what is tried again; nil = all that is new.
  var herkansing: Herkansing?

  func maak() throws -> (plan: Plan, werk: Planstap.Werk, drift: [Drift.Bevinding]) {
    let register = stap.register
    let werk = try herkansing.map { try stap.werk($0) } ?? stap.werk()
    let vorige: Publicatieverslag? =
      map.isGepubliceerd ? try map.huidigePublicatie.flatMap { try register?.publicatie($0) } : nil
    let isNieuws = try !werk.isLeeg || opDag != nil || !isOngewijzigd(vorige)
    let (plan, drift) = try stap.plan(
      werk,
      .init(
        opdracht: opdracht, opDag: opDag, vorige: vorige,
        publicatie: isNieuws ? try Publicatiestap.naam(map, register, opDag: opDag) : nil,
        bevroren: try register?.bevrorenSchooljaren(),
        naVorige: try vorige.map { try register?.leveringen(naRun: $0.run) ?? 0 > 0 } ?? false))
    return (plan, werk, drift)
  }

  /// Whether the publication rests on what there is now.
  private func isOngewijzigd(_ vorige: Publicatieverslag?) throws -> Bool {
    guard let vorige, let register = stap.register else { return false }
    return Vingerafdruk.van(try register.bestandslijst(), configuratie) == vorige.vingerafdruk
  }
}

/// The plan of a run, shown without doing it: nothing is made, and nothing changed.
public struct Planvraag {
  private let opdracht: Uitvoering.Opdracht

  public init(_ opdracht: Uitvoering.Opdracht) {
    self.opdracht = opdracht
  }

  /// - Throws: as the run would: `NietGevonden`, `Configuratiefouten`, `Bestandsfout`.
  public func tekst() throws -> String {
    Signaal.luister()
    let map = Datamap(opdracht.data)
    let (configuratie, inbox) = try opdracht.leesBegin()
    let voortgang = Voortgang()
    defer { voortgang.wis() }
    let isEersteRun = Map.soort(map.register, volgLinks: true) != .bestand
    let register = isEersteRun ? nil : try Register(lezen: map.register)
    // Without a register no pseudonym is compared, and any key will do.
    let sleutel =
      try register.map { try Sleutelbestand.lees(in: opdracht.data, van: $0) }
      ?? [UInt8](repeating: 0, count: 32)
    let planner = Planner(
      opdracht: opdracht.naam, opDag: opdracht.opDag, map: map, configuratie: configuratie,
      stap: Planstap(
        inbox: inbox, configuratie: configuratie,
        extractie: Extractie(
          gemeenten: configuratie.gemeenten, pseudonimisering: Pseudonimisering(sleutel: sleutel)),
        register: register, voortgang: voortgang))
    return try register?.metMomentopname { try planner.maak().plan.tekst } ?? planner.maak().plan.tekst
  }
}

extension Plan {
  /// For the ledger.
  var json: String {
    get throws {
      let codeur = JSONEncoder()
      codeur.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try codeur.encode(self), as: UTF8.self)
    }
  }

  init(json: String) throws {
    self = try JSONDecoder().decode(Plan.self, from: Data(json.utf8))
  }
}

extension Plan.Gedaan {
  /// - Parameter gepubliceerd: nil when nothing was.
  init(_ lijst: [Bestandsregel], _ gepubliceerd: Publicatiestap.Gepubliceerd? = nil) {
    for regel in lijst {
      // A path may have had several contents; the one of this run stands in the plan.
      leveringen["\(regel.sha256) \(regel.pad)"] = (
        regel.uitkomst.tekst, regel.telling?.gelezen, regel.telling?.afgekeurd
      )
    }
    guard let gepubliceerd else { return }
    isGepubliceerd = true
    overgenomen = Set(gepubliceerd.overgenomen.map(\.description))
    geteld = Set(gepubliceerd.schooljaren.map(\.description)).subtracting(overgenomen)
    for jaar in gepubliceerd.beschadigd {
      redenen[jaar.description] = "its files are no longer those that were published"
    }
  }
}
