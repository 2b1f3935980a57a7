import Domain

/// Makes a record of a row, or the reason why not, and hands it to the receiver.
struct Recordlezing {
  var indeling: Veldindeling
  let pseudonimisering: Pseudonimisering
  let ontvanger: any Ontvanger
  /// Nil when nobody asks for a picture of the delivery.
  var beeldmaker: Beeldmaker?
  /// Is told what stands in some rows; nil = nobody asks.
  var zoeker: Rijzoeker?

  func lees(_ buffer: Rijbuffer, rij: Int, bytes: Range<Int>?) throws {
    beeldmaker?.neem(buffer)
    zoeker?.lees(buffer, rij: rij)
    var lezer = Rijlezer(indeling, buffer)
    switch indeling.record {
    case .melding:
      let melding = lezer.melding()
      if let (melding, sleutels) = sleutels(lezer, melding) {
        return try ontvanger.neem(melding, van: sleutels, rij: rij)
      }
    case .werkproces:
      let werkproces = lezer.werkproces()
      if let (werkproces, sleutels) = sleutels(lezer, werkproces) {
        return try ontvanger.neem(werkproces, van: sleutels, rij: rij)
      }
    }
    // A row without a record has a fault; R04 stands for the case that can't be.
    let reden = lezer.afkeuring
    beeldmaker?.keurAf()
    try ontvanger.neem(Afkeuring(rij: rij, code: reden?.code ?? .r04, veld: reden?.veld, bytes: bytes))
  }

  /// Rejects a row that can't be read as fields.
  func keurAf(_ code: Afkeurcode, rij: Int, bytes: Range<Int>?) throws {
    beeldmaker?.neem(nil)
    beeldmaker?.keurAf()
    try ontvanger.neem(Afkeuring(rij: rij, code: code, veld: nil, bytes: bytes))
  }

  /// The pseudonyms, made only for a row that has no fault at all.
  private func sleutels<R>(_ lezer: Rijlezer, _ record: (R, Persoonsnummers)?) -> (R, Leerlingsleutels)? {
    guard let (record, nummers) = record, lezer.afkeuring == nil else { return nil }
    let sleutels = Leerlingsleutels(
      bsn: nummers.bsn.flatMap(pseudonimisering.sleutel(van:)),
      onderwijsnummer: nummers.onderwijsnummer.flatMap(pseudonimisering.sleutel(van:)))
    return (record, sleutels)
  }
}

extension Rijlezer {
  /// Nil when a field that a melding needs is at fault; faults in the others show in `afkeuring` alone.
  mutating func melding() -> (Melding, Persoonsnummers)? {
    let personen = persoonsnummers()
    let nummer = nummer(.meldingsnummer, van: personen)
    let geboren = verplichteDatum(.geboortedatum)
    let brin = brin(leegMag: false)
    let gemeente = gemeentecode()
    let soort = code(.soort, als: Verzuimsoort.self)
    let begin = verplichteDatum(.begin)
    let einde = datum(.einde)
    let melddatum = verplichteDatum(.melddatum, staart: .negeren)
    let status = code(.status, als: Meldingstatus.self)
    let mutatie = mutatiemoment()
    eindeNaBegin(begin, einde)
    guard let nummer, let personen, let geboren, let brin, let gemeente, let soort, let begin, let melddatum,
      let status, let mutatie
    else { return nil }
    let melding = Melding(
      nummer: nummer, geboortedatum: geboren, brin: brin, vestiging: Vestiging(bytes(.vestiging)),
      gemeentecode: gemeente, soort: soort, begin: begin, einde: einde, melddatum: melddatum, uren: uren(),
      alleLessenGemist: alleLessenGemist(), status: status,
      redenAfsluiting: vrijeCode(.redenAfsluiting, als: RedenAfsluiting.self), mutatie: mutatie)
    return (melding, personen)
  }

  /// As `melding()`.
  mutating func werkproces() -> (Werkproces, Persoonsnummers)? {
    let personen = persoonsnummers()
    let nummer = nummer(.werkprocesnummer, van: personen)
    let geboren = verplichteDatum(.geboortedatum)
    let gemeente = gemeentecode()
    let soort = code(.soort, als: Werkprocessoort.self)
    let start = verplichteDatum(.begin)
    let einde = datum(.einde)
    let brin = brin(leegMag: true)
    let kenmerken = kenmerken()
    let mutatie = mutatiemoment()
    eindeNaBegin(start, einde)
    guard let nummer, let personen, let geboren, let gemeente, let soort, let start, let mutatie else {
      return nil
    }
    // Not checked, but for one thing: it is published, and the pupil's own number must not be.
    let melding = personen.gespeld(bytes(.meldingsnummer)) ? "" : tekst(.meldingsnummer)
    let werkproces = Werkproces(
      nummer: nummer, geboortedatum: geboren, gemeentecode: gemeente, soort: soort, start: start,
      einde: einde,
      meldingsnummer: melding.isEmpty ? nil : Recordnummer(melding), brin: brin,
      resultaat: vrijeCode(.resultaat, als: Resultaat.self), kenmerken: kenmerken, mutatie: mutatie)
    return (werkproces, personen)
  }

  /// Hours: a whole number of at most four digits; anything else counts as absent, for it rejects no row.
  private func uren() -> Int16? {
    let bytes = bytes(.uren)
    guard 1...4 ~= bytes.count else { return nil }
    return bytes.getal(0, cijfers: bytes.count).map { Int16($0) }
  }

  /// `J` or `N`; anything else counts as absent.
  private func alleLessenGemist() -> Bool? {
    let bytes = bytes(.alleLessenGemist)
    guard bytes.count == 1 else { return nil }
    return bytes[0] == 0x4A ? true : bytes[0] == 0x4E ? false : nil
  }

  func tekst(_ veld: Veldnaam) -> String { String(decoding: bytes(veld), as: UTF8.self) }
}
