import Domain
import Load
import Report
import Transform

/// The published figures that rest on one pupil.
struct Leerlingcijfers {
  private var tabel = Teksttabel([
    .init("schooljaar"), .init("telling"), .init("eenheid"), .init("periode"), .init("niveau"),
    .init("gemeente"), .init("schoolsoort"), .init("published", rechts: true), .init("pupil", rechts: true),
  ])
  private(set) var aantal = 0

  /// - Parameters:
  ///   - feiten: the current publication; nil when nothing is published.
  ///   - sleutels: all pseudonyms of the pupil.
  init(_ berekening: Berekening, _ feiten: Feitenlezer?, van sleutels: Set<Leerlingsleutel>) throws {
    guard let feiten else { return }
    let jaren = try berekening.register.metStand(opDag: nil, correcties: berekening.configuratie.correcties) {
      try $0.schooljaren()
    }
    let gepubliceerd = try Set(feiten.schooljaren())
    for jaar in jaren where gepubliceerd.contains(jaar.description) {
      let definities = try berekening.definities(jaar, peildatum: nil)
      let partitie = try berekening.partitie(jaar, opDag: nil, definities)
      var delen: [String: [Telresultaat]] = [:]
      for telling in definities.tellingen {
        delen[telling.id] = [telling.tel(partitie, van: sleutels)]
      }
      for verhouding in definities.verhoudingen {
        delen[verhouding.id] = [verhouding.teller, verhouding.noemer].compactMap { delen[$0]?.first }
      }
      for (plek, waarde) in try feiten.cijfers(jaar).sorted(by: { $0.key < $1.key }) {
        let deel = (delen[plek.telling] ?? []).map { $0.waarde(plek) }
        if deel.contains(where: { $0 > 0 }) { voeg(jaar, plek, waarde, deel) }
      }
    }
  }

  private mutating func voeg(_ jaar: Schooljaar, _ cijfer: Cijferplek, _ waarde: String, _ deel: [Int]) {
    aantal += 1
    tabel.voeg([
      jaar.description, cijfer.telling, cijfer.eenheid, cijfer.periode, cijfer.niveau, cijfer.gemeente,
      cijfer.schoolsoort, waarde,
      // Of a percentage what stands above and below the line.
      deel.map(String.init).joined(separator: "/"),
    ])
  }

  /// A figure to a line; empty when there are none.
  var tekst: String { aantal == 0 ? "" : "\n" + tabel.tekst + "\n" }
}

extension Telresultaat {
  /// At the level of a published figure.
  fileprivate func waarde(_ cijfer: Cijferplek) -> Int {
    let soort = Schoolsoort.allCases.first { $0.code == cijfer.schoolsoort }
    switch (Gemeentecode(cijfer.gemeente), soort) {
    case (nil, nil): return regio.waarde
    case (let gemeente?, nil): return gemeenten[gemeente]?.waarde ?? 0
    case (nil, let soort?): return schoolsoorten[soort]?.waarde ?? 0
    case (let gemeente?, let soort?):
      return groepen[Groep(gemeente: gemeente, schoolsoort: soort)]?.waarde ?? 0
    }
  }
}
