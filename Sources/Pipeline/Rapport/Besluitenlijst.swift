import Domain
import Register
import Report
import Systeem

/// What a person must decide or mend before the numbers of a school year are as good as they can be.
struct Besluitenlijst {
  let bouw: Rapportbouw
  let schooljaar: Schooljaar

  func besluiten(
    _ bestanden: [Bestandsregel], _ reeksen: [Rapport.Reeks]
  ) throws -> [Rapport.Besluit] {
    geweigerd(bestanden) + afkeur(bestanden) + ontbreekt(reeksen) + (try afwijkend()) + (try koppelingen())
      + cijfers()
  }

  /// One whose content came in under a better name needs nothing any more.
  private func geweigerd(_ bestanden: [Bestandsregel]) -> [Rapport.Besluit] {
    let aanvaard = Set(bestanden.filter { $0.uitkomst == .aanvaard }.map(\.inhoud))
    return bestanden.compactMap { regel in
      guard case .geweigerd(let code) = regel.uitkomst, !aanvaard.contains(regel.inhoud) else { return nil }
      return Rapport.Besluit(.geweigerd, regel.pad, code.rawValue)
    }
  }

  private func afkeur(_ bestanden: [Bestandsregel]) -> [Rapport.Besluit] {
    bestanden.compactMap { regel in
      guard let telling = regel.telling, telling.afgekeurd > 0 else { return nil }
      return Rapport.Besluit(
        .afkeur, regel.pad, "\(telling.afgekeurd) van \(telling.gelezen) rijen", gewicht: telling.afgekeurd)
    }
  }

  private func ontbreekt(_ reeksen: [Rapport.Reeks]) -> [Rapport.Besluit] {
    guard let plaats = bouw.schooljaren.firstIndex(of: schooljaar) else { return [] }
    return reeksen.filter { $0.jaren[plaats]?.isNietGeregistreerd == true }.map {
      Rapport.Besluit(.ontbreekt, $0.titel, "")
    }
  }

  /// Of the sources that the set-up of the publication has, what differed from the deliveries before it within the school year.
  private func afwijkend() throws -> [Rapport.Besluit] {
    guard let configuratie = try? Bewaard(bouw.publicatie, bouw.register).configuratie() else { return [] }
    return try configuratie.profielen.map(\.id).flatMap { bron in
      let beelden = try bouw.register.beelden(bron)
      return beelden.filter { schooljaar.bevat($0.ontvangen) }.flatMap { beeld in
        Drift.bevindingen(van: beeld, na: beelden, grenzen: configuratie.drift).map { bevinding in
          Rapport.Besluit(.levering, beeld.bestand, bevinding.soort.zin)
        }
      }
    }
  }

  private func koppelingen() throws -> [Rapport.Besluit] {
    try bouw.register.tegenstrijdigeKoppelingen().map { Rapport.Besluit(.koppeling, $0.hex, "") }
  }

  /// Of the files of published figures beside the set-up, those that are about this region. One that can't be read says so.
  private func cijfers() -> [Rapport.Besluit] {
    guard let opzet = try? bouw.register.opzet() else { return [] }
    let map = Map.ouder(opzet.pad) + "/gepubliceerd"
    let namen = (try? Map.inhoud(map)) ?? []
    return namen.filter { $0.hasSuffix(".csv") }.flatMap { naam -> [Rapport.Besluit] in
      do {
        return try Gepubliceerd(
          pipeline: opzet.pad, cijfers: "\(map)/\(naam)", relaties: nil, data: bouw.map.data
        )
        .onverklaard(schooljaar).map { Rapport.Besluit(.cijfers, naam, $0) }
      } catch {
        return [Rapport.Besluit(.cijfers, naam, "\(error)")]
      }
    }
  }
}

extension Drift.Soort {
  /// In Dutch.
  fileprivate var zin: String {
    switch self {
    case .kolommenNieuw: "er zijn kolommen bij gekomen"
    case .kolommenWeg: "er zijn kolommen verdwenen"
    case .codesNieuw: "er zijn codes die niet eerder voorkwamen"
    case .omvang: "veel meer of veel minder rijen dan anders"
    case .reeks: "er zit meer tijd tussen dan anders: ontbreekt er een levering?"
    }
  }
}
