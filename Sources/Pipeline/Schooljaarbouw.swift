import Domain
import Load
import Register
import Systeem
import Transform

/// Counts one school year, walks its bridges, and writes its facts.
struct Schooljaarbouw {
  let schooljaar: Schooljaar
  private let definities: Definities
  private let partitie: Partitie
  private let resultaten: [String: Telresultaat]
  /// Residents by telling and gemeente; nil = the region.
  private let bevolking: [String: [Gemeentecode?: Int]]

  init(_ schooljaar: Schooljaar, _ records: Stand.Records, _ configuratie: Configuratie) throws {
    self.schooljaar = schooljaar
    let definities = configuratie.definities.voor(schooljaar)
    self.definities = definities
    let partitie = configuratie.partitie(schooljaar, records, definities)
    self.partitie = partitie
    resultaten = definities.tellingen.reduce(into: [:]) { $0[$1.id] = $1.tel(partitie) }
    bevolking = definities.bevolkingstellingen.reduce(into: [:]) {
      $0[$1.id] = $1.tel(
        schooljaar, configuratie.bevolking, configuratie.gemeenten, regio: configuratie.regio)
    }
    try bewaakBehoud()
  }

  /// How many current records the school year has.
  var aantallen: (meldingen: Int, werkprocessen: Int) {
    (partitie.aantalInSchooljaar(.melding).alle, partitie.aantalInSchooljaar(.werkproces).alle)
  }

  /// Current records = in scope + out of scope by reason.
  private func bewaakBehoud() throws {
    for bron in Recordsoort.allCases {
      let (alle, tellend) = partitie.aantalInSchooljaar(bron)
      let buiten = partitie.buitenTelling(bron).values.reduce(0, +)
      guard alle == tellend + buiten else {
        throw Registerfout(
          "\(schooljaar): \(alle) current \(bron.rawValue) records, but \(tellend) in and \(buiten) out of scope"
        )
      }
    }
  }

  func schrijf(naar publicatie: Publicatie) throws {
    try schrijfTellingen(publicatie)
    try schrijfVerhoudingen(publicatie)
    try schrijfMeldingen(publicatie)
    try schrijfGevallen(publicatie)
    try schrijfWerkprocessen(publicatie)
    try schrijfKenmerken(publicatie)
    try schrijfOpgaven(publicatie)
    try schrijfBuitenTelling(publicatie)
    for aansluiting in definities.aansluitingen where aansluiting.geldt(partitie) {
      try Aansluitingschrijver(aansluiting: aansluiting, partitie: partitie, resultaten: resultaten)
        .schrijf(naar: publicatie)
    }
  }

  private func schrijfTellingen(_ publicatie: Publicatie) throws {
    try publicatie.schrijf(FeitTelling.self, schooljaar: schooljaar, aansluiting: nil, rijen: tellingen)
  }

  private func schrijfVerhoudingen(_ publicatie: Publicatie) throws {
    try publicatie.schrijf(FeitVerhouding.self, schooljaar: schooljaar, aansluiting: nil, rijen: verhoudingen)
  }

  private func tellingen(_ neem: (FeitTelling) throws -> Void) rethrows {
    let plaatsen = Telplaats.alle(partitie.gemeenten)
    for telling in gepubliceerd {
      for plaats in plaatsen {
        guard let aantal = aantal(telling.id, plaats) else { continue }
        try neem(
          FeitTelling(
            telling: telling.id, eenheid: telling.eenheid, periode: telling.periode.tekst(in: schooljaar),
            plaats: plaats, aantal: aantal, definitie: telling.definitie))
      }
    }
  }

  private typealias Gepubliceerd = (id: String, eenheid: String, periode: Telling.Periode, definitie: String)

  /// Of records and of residents, in the order of the facts.
  private var gepubliceerd: [Gepubliceerd] {
    let vanRecords = definities.tellingen.map { telling -> Gepubliceerd in
      (telling.id, telling.eenheid.rawValue, telling.periode, definities.hash(telling))
    }
    let vanInwoners = definities.bevolkingstellingen.map { telling -> Gepubliceerd in
      (telling.id, Bevolkingstelling.eenheid, telling.periode, definities.hash(telling))
    }
    return (vanRecords + vanInwoners).sorted { Map.bytesgewijs($0.id, $1.id) }
  }

  /// As it is published; nil when there is no number. Of residents there is none by schoolsoort.
  private func aantal(_ telling: String, _ plaats: Telplaats) -> Int? {
    if let resultaat = resultaten[telling] { return resultaat.aantal(plaats) }
    return plaats.schoolsoort == nil ? bevolking[telling]?[plaats.gemeente] : nil
  }

  private func verhoudingen(_ neem: (FeitVerhouding) throws -> Void) rethrows {
    let plaatsen = Telplaats.alle(partitie.gemeenten)
    for verhouding in definities.verhoudingen {
      let definitie = definities.hash(verhouding)
      let perioden = [verhouding.teller, verhouding.noemer].compactMap {
        definities.periode(van: $0, in: schooljaar)
      }
      let periode = Set(perioden).count == 1 ? perioden[0] : perioden.joined(separator: " / ")
      for plaats in plaatsen {
        guard let onder = aantal(verhouding.noemer, plaats) else { continue }
        // By schoolsoort a telling of records has no row for 0; of residents there is no number then.
        guard
          let boven = aantal(verhouding.teller, plaats) ?? (resultaten[verhouding.teller] == nil ? nil : 0)
        else { continue }
        try neem(
          FeitVerhouding(
            telling: verhouding.id, eenheid: verhouding.maat.rawValue, periode: periode, plaats: plaats,
            teller: boven, noemer: onder, waarde: verhouding.waarde(boven, van: onder), definitie: definitie))
      }
    }
  }

  /// All numbers, as they are published.
  var cijfers: [Cijferplek: String] {
    var cijfers: [Cijferplek: String] = [:]
    func plek(_ telling: String, _ eenheid: String, _ periode: String, _ plaats: Telplaats) -> Cijferplek {
      Cijferplek(
        telling: telling, eenheid: eenheid, periode: periode, niveau: plaats.niveau.rawValue,
        gemeente: plaats.gemeente?.description ?? "", schoolsoort: plaats.schoolsoort?.code ?? "")
    }
    tellingen { cijfers[plek($0.telling, $0.eenheid, $0.periode, $0.plaats)] = String($0.aantal) }
    verhoudingen { cijfers[plek($0.telling, $0.eenheid, $0.periode, $0.plaats)] = $0.waarde ?? "" }
    return cijfers
  }

  /// The records that each telling counts, by its id.
  func telposten(_ id: String) -> [Telpost] { definities.telling(id)?.telposten(partitie) ?? [] }

  private func schrijfMeldingen(_ publicatie: Publicatie) throws {
    try publicatie.schrijf(FeitMelding.self, schooljaar: schooljaar, aansluiting: nil) { neem in
      for i in partitie.tellende(.melding) {
        let rij = partitie.meldingrijen[i]
        try neem(
          FeitMelding(
            partitie.meldingen[i], geval: partitie.meldingen[Int(partitie.gevallen[i])].record.nummer,
            gemeente: rij.plaats.gemeente, schoolsoort: rij.schoolsoort))
      }
    }
  }

  private func schrijfGevallen(_ publicatie: Publicatie) throws {
    try publicatie.schrijf(FeitGeval.self, schooljaar: schooljaar, aansluiting: nil) { neem in
      try partitie.gevallenMetTellendeMelding { geval in
        let eerste = partitie.meldingen[geval.eerste]
        try neem(
          FeitGeval(
            geval: eerste.record.nummer, leerling: eerste.leerling, brin: eerste.record.brin,
            begin: geval.begin,
            einde: geval.einde, meldingen: geval.meldingen))
      }
    }
  }

  private func schrijfWerkprocessen(_ publicatie: Publicatie) throws {
    try publicatie.schrijf(FeitWerkproces.self, schooljaar: schooljaar, aansluiting: nil) { neem in
      for i in partitie.tellende(.werkproces) {
        let rij = partitie.werkprocesrijen[i]
        try neem(
          FeitWerkproces(
            partitie.werkprocessen[i], gemeente: rij.plaats.gemeente, schoolsoort: rij.schoolsoort))
      }
    }
  }

  private func schrijfKenmerken(_ publicatie: Publicatie) throws {
    try publicatie.schrijf(FeitKenmerk.self, schooljaar: schooljaar, aansluiting: nil) { neem in
      for i in partitie.tellende(.werkproces) {
        let werkproces = partitie.werkprocessen[i].record
        guard !werkproces.kenmerken.isLeeg else { continue }
        for feit in FeitKenmerk.alle(werkproces) { try neem(feit) }
      }
    }
  }

  private func schrijfOpgaven(_ publicatie: Publicatie) throws {
    let tellende = partitie.tellende(.opgave)
    try publicatie.schrijf(FeitOpgave.self, schooljaar: schooljaar, aansluiting: nil) { neem in
      for i in tellende {
        let rij = partitie.opgaverijen[i]
        try neem(
          FeitOpgave(partitie.opgaven[i], gemeente: rij.plaats.gemeente, schoolsoort: rij.schoolsoort))
      }
    }
    try publicatie.schrijf(FeitOpgavekenmerk.self, schooljaar: schooljaar, aansluiting: nil) { neem in
      for i in tellende {
        for feit in FeitOpgavekenmerk.alle(partitie.opgaven[i].record) { try neem(feit) }
      }
    }
    try publicatie.schrijf(FeitWeekcontrole.self, schooljaar: schooljaar, aansluiting: nil) { neem in
      for controle in Weekcontrole.alle(partitie) {
        try neem(
          FeitWeekcontrole(brin: controle.brin, controle: controle.dag, leerlingen: controle.leerlingen))
      }
    }
  }

  private func schrijfBuitenTelling(_ publicatie: Publicatie) throws {
    try publicatie.schrijf(FeitBuitenTelling.self, schooljaar: schooljaar, aansluiting: nil) { neem in
      for bron in Recordsoort.allCases.sorted(by: { $0.rawValue < $1.rawValue }) {
        let redenen = partitie.buitenTelling(bron)
        for (reden, aantal) in redenen.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
          try neem(FeitBuitenTelling(record: bron, reden: reden.rawValue, aantal: aantal))
        }
      }
    }
  }
}
