import Domain
import Transform

/// The current records of files that were read, without a register: of each number the last change, in the order of receipt.
struct Proefstand {
  private var meldingen: [Recordnummer: Leerlingrecord<Melding>] = [:]
  private var werkprocessen: [Recordnummer: Leerlingrecord<Werkproces>] = [:]
  private var opgaven: [Leerlingrecord<Opgave>] = []

  init(_ lezingen: [Proeflezing]) {
    for lezing in lezingen {
      let bekend = lezing.ontvangen ?? LocalDate(dagnummer: 0)
      for (record, leerling, _) in lezing.proef.meldingen {
        if let eerder = meldingen[record.nummer], eerder.record.mutatie > record.mutatie { continue }
        leerling.eigen.map {
          meldingen[record.nummer] = .init(record, leerling: $0, bekend: bekend, levering: 0)
        }
      }
      for (record, leerling, _) in lezing.proef.werkprocessen {
        if let eerder = werkprocessen[record.nummer], eerder.record.mutatie > record.mutatie { continue }
        leerling.eigen.map {
          werkprocessen[record.nummer] = .init(record, leerling: $0, bekend: bekend, levering: 0)
        }
      }
      opgaven += lezing.proef.opgaven.compactMap { record, leerling, _ in
        leerling.eigen.map { .init(record, leerling: $0, bekend: bekend, levering: 0) }
      }
    }
  }

  var recorddata: [LocalDate] {
    meldingen.values.map(\.record.melddatum) + werkprocessen.values.map(\.record.start)
  }

  func partitie(_ schooljaar: Schooljaar, _ configuratie: Configuratie, _ definities: Definities) -> Partitie
  {
    Partitie(
      schooljaar: schooljaar, regio: configuratie.regio, gemeenten: configuratie.gemeenten,
      scholen: configuratie.scholen, gevallen: definities.gevallen,
      meldingen: meldingen.values.filter { Schooljaar(van: $0.record.melddatum) == schooljaar }
        .sorted { $0.record.nummer < $1.record.nummer },
      werkprocessen: werkprocessen.values.filter { Schooljaar(van: $0.record.start) == schooljaar }
        .sorted { $0.record.nummer < $1.record.nummer },
      opgaven: opgaven)
  }
}
