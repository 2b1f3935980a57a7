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
    for (veld, tekst) in indeling.vast {
      tekst.withUnsafeBufferPointer { buffer.zet(veld, $0, als: .utf8) }
    }
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
    case .opgave:
      let opgave = lezer.opgave()
      if let (opgave, sleutels) = sleutels(lezer, opgave) {
        return try ontvanger.neem(opgave, van: sleutels, rij: rij)
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
    let kenmerken = kenmerken(van: .werkproces)
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

  /// As `melding()`. Its number is empty when the profile maps none.
  mutating func opgave() -> (Opgave, Persoonsnummers)? {
    let personen = persoonsnummers()
    let heeftNummer = indeling.heeft(.opgavenummer)
    let nummer = heeftNummer ? nummer(.opgavenummer, van: personen) : Recordnummer("")
    let geboren = verplichteDatum(.geboortedatum)
    let gemeente = gemeentecode()
    let soort = code(.soort, als: Opgavesoort.self)
    let periode = periode()
    let brin = brin(leegMag: true)
    let regio = rmcRegio()
    let kenmerken = kenmerken(van: .opgave)
    let mutatie =
      indeling.heeft(.mutatiedatum)
      ? mutatiemoment() : periode.map { Mutatiemoment(datum: $0.begin, tijd: 0) }
    guard let nummer, let personen, let geboren, let gemeente, let soort, let periode, let mutatie else {
      return nil
    }
    let opgave = Opgave(
      nummer: nummer, geboortedatum: geboren, gemeentecode: gemeente, soort: soort, begin: periode.begin,
      einde: periode.einde, brin: brin, vestiging: Vestiging(bytes(.vestiging)), rmcRegio: regio,
      kenmerken: kenmerken, mutatie: mutatie)
    return (opgave, personen)
  }

  /// The days for which an opgave is stated: a begin and an end, a month, or the teldatum of a VSV count.
  private mutating func periode() -> (begin: LocalDate, einde: LocalDate?)? {
    if indeling.heeft(.maand) { return getal(.maand, cijfers: 6).flatMap { maand($0) } }
    if indeling.heeft(.teljaar) {
      return getal(.teljaar, cijfers: 4).flatMap { jaar in
        guard let dag = LocalDate(jaar: jaar - 1, maand: 10, dag: 1) else {
          fout(.r02, .teljaar)
          return nil
        }
        return (dag, dag)
      }
    }
    let begin = verplichteDatum(.begin)
    let einde = datum(.einde)
    eindeNaBegin(begin, einde)
    return begin.map { ($0, einde) }
  }

  private mutating func maand(_ getal: Int) -> (LocalDate, LocalDate?)? {
    guard let eerste = LocalDate(jaar: getal / 100, maand: getal % 100, dag: 1) else {
      fout(.r02, .maand)
      return nil
    }
    return (eerste, eerste.plus(maanden: 1).plus(dagen: -1))
  }

  /// Exactly so many digits; else `R02`.
  private mutating func getal(_ veld: Veldnaam, cijfers: Int) -> Int? {
    guard isGevuld(veld) else { return nil }
    let bytes = bytes(veld)
    guard bytes.count == cijfers, let getal = bytes.getal(0, cijfers: cijfers) else {
      fout(.r02, veld)
      return nil
    }
    return getal
  }

  /// `REGIO 28`, `28` or `028`; empty or 0 when there is none. Anything else is `R06`.
  private mutating func rmcRegio() -> Int16? {
    var tekst = bytes(.rmcRegio)
    let woord = Array("REGIO ".utf8)
    if tekst.count > woord.count, tekst.prefix(woord.count).elementsEqual(woord) {
      tekst = UnsafeBufferPointer(rebasing: tekst.dropFirst(woord.count)).getrimd
    }
    guard !tekst.isEmpty else { return nil }
    guard tekst.count <= 3, let nummer = tekst.getal(0, cijfers: tekst.count) else {
      fout(.r06, .rmcRegio)
      return nil
    }
    return nummer == 0 ? nil : Int16(nummer)
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
