import Domain
import Register
import Report
import Systeem

/// What a person must decide or mend before the numbers of a school year are as good as they can be.
struct Besluitenlijst {
  private let geweigerd: [Rapport.Besluit]
  private let afkeur: [Rapport.Besluit]
  private let koppelingen: [Rapport.Besluit]
  private let grenzen: Drift.Grenzen
  /// The pictures of the deliveries of each source that the set-up has.
  private let beelden: [[Beeldregel]]
  /// Files of published figures beside the set-up, or why one can't be read.
  private let gepubliceerd: [(naam: String, cijfers: Result<Gepubliceerd, any Error>)]

  /// - Parameter configuratie: that which the publication was made with; nil when it can't be read any more.
  init(
    _ map: Datamap, _ register: Register, _ configuratie: Configuratie?, _ bestanden: [Bestandsregel]
  ) throws {
    geweigerd = bestanden.geweigerd.map { Rapport.Besluit(.geweigerd, $0.regel.pad, $0.code.rawValue) }
    afkeur = Self.afkeur(bestanden)
    koppelingen = try register.tegenstrijdigeKoppelingen().map { Rapport.Besluit(.koppeling, $0.hex, "") }
    grenzen = configuratie?.drift ?? Drift.Grenzen()
    beelden = try configuratie?.profielen.map { try register.beelden($0.id) } ?? []
    gepubliceerd = Self.gepubliceerd(map, register)
  }

  /// - Parameter zonderBron: the titles of tellingen that no source of the school year can fill.
  func besluiten(_ schooljaar: Schooljaar, zonderBron: [String]) -> [Rapport.Besluit] {
    geweigerd + afkeur + zonderBron.map { Rapport.Besluit(.ontbreekt, $0, "") } + afwijkend(schooljaar)
      + koppelingen + cijfers(schooljaar)
  }

  private static func afkeur(_ bestanden: [Bestandsregel]) -> [Rapport.Besluit] {
    bestanden.compactMap { regel in
      guard let telling = regel.telling, telling.afgekeurd > 0 else { return nil }
      return Rapport.Besluit(
        .afkeur, regel.pad, "\(telling.afgekeurd) van \(telling.gelezen) rijen", gewicht: telling.afgekeurd)
    }
  }

  /// What differed from the deliveries before it, of those received within the school year.
  private func afwijkend(_ schooljaar: Schooljaar) -> [Rapport.Besluit] {
    beelden.flatMap { beelden in
      beelden.filter { schooljaar.bevat($0.ontvangen) }.flatMap { beeld in
        Drift.bevindingen(van: beeld, na: beelden, grenzen: grenzen).map { bevinding in
          Rapport.Besluit(.levering, beeld.bestand, bevinding.soort.zin)
        }
      }
    }
  }

  private static func gepubliceerd(
    _ map: Datamap, _ register: Register
  ) -> [(naam: String, cijfers: Result<Gepubliceerd, any Error>)] {
    guard let opzet = try? register.opzet() else { return [] }
    let cijfermap = Map.ouder(opzet.pad) + "/gepubliceerd"
    let namen = (try? Map.inhoud(cijfermap)) ?? []
    return namen.filter { $0.hasSuffix(".csv") }.map { naam in
      (
        naam,
        Result {
          try Gepubliceerd(
            pipeline: opzet.pad, cijfers: "\(cijfermap)/\(naam)", relaties: nil, data: map.data)
        }
      )
    }
  }

  /// Of figures about this region. A file that can't be read says so.
  private func cijfers(_ schooljaar: Schooljaar) -> [Rapport.Besluit] {
    gepubliceerd.flatMap { naam, cijfers in
      let zinnen =
        switch cijfers {
        case .success(let cijfers): cijfers.onverklaard(schooljaar)
        case .failure(let fout): ["\(fout)"]
        }
      return zinnen.map { Rapport.Besluit(.cijfers, naam, $0) }
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
