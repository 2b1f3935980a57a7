import Domain
import Foundation

/// Makes one export of a series: draws its design, then its records, then writes its files.
struct Exportmaker {
  /// What the exports of a series share.
  struct Streek {
    let gemeenten: [Gemeente]
    let tabel: Gemeentetabel
    let scholen: [Schoolsoort: [Schooltabel.School]]
    let schooljaar: Schooljaar
    let woorden: Woordenlijst
  }

  private enum Tweede {
    case geen
    /// All records again, with what is new.
    case geheel
    /// What changed and what is new.
    case mutaties
  }

  private let streek: Streek
  private let map: String
  /// `export-01`.
  private let naam: String

  init(_ streek: Streek, map: String, naam: String) {
    self.streek = streek
    self.map = map
    self.naam = naam
  }

  func maak(record: Recordsoort, vorm: Export.Vorm, seed: UInt64, _ toeval: inout Toeval) throws -> Export {
    let ontwerp = Exportontwerp(record: record, vorm: vorm, woorden: streek.woorden, &toeval)
    let omlijsting = Exportomlijsting(ontwerp, &toeval)
    let csv = Exportcsv(ontwerp, &toeval)
    let xlsx = Exportxlsx(ontwerp, &toeval)
    let xml = Exportxml(ontwerp, &toeval)
    let bron = Exportrijen(
      record: record, schooljaar: streek.schooljaar, gemeenten: streek.gemeenten, tabel: streek.tabel,
      scholen: streek.scholen, allenMetBsn: ontwerp.nummervorm == .bsn,
      allenMetOnderwijsnummer: ontwerp.nummervorm == .onderwijsnummer, seed: seed, &toeval)
    let tweede: Tweede = toeval.uit([
      .geen, .geen, .geen, .geen, .geen, .geen, .geheel, .geheel, .mutaties, .mutaties,
    ])
    let leveringen = leveringen(bron, tweede, &toeval)
    let bestandsnaam = toeval.uit(
      record == .melding ? ontwerp.woorden.bestandsnamenMelding : ontwerp.woorden.bestandsnamenWerkproces)

    var bestanden: [String] = []
    var codes: [String: [String: String]] = [:]
    var geheim: Set<String> = []
    var aantallen: [Int] = []
    // The same in each file, so that the header stands on the same line.
    let alleSoorten = Set(leveringen.flatMap { $0.rijen.map(\.soort) }).sorted()
    let isGeschud = toeval.kans(promille: 250)
    for levering in leveringen {
      var rijen = levering.rijen
      if isGeschud { Exportontwerp.schud(&rijen, &toeval) }
      var spelling = Exportspelling(ontwerp, gedrukt: levering.dag)
      let cellen = rijen.enumerated().map { spelling.cellen($1, nummer: $0) }
      let perSoort = Dictionary(grouping: rijen, by: \.soort)
      let soorten = alleSoorten.map { (ontwerp.soorten[$0] ?? $0, perSoort[$0, default: []].count) }
      let tabel = omlijsting.tabel(ontwerp, cellen, soorten: soorten, gedrukt: levering.dag)
      let bytes =
        switch vorm {
        case .csv: csv.bytes(tabel, ontwerp.datumstijl)
        case .xlsx: xlsx.bytes(tabel, ontwerp.datumstijl)
        case .xml: xml.bytes(tabel, ontwerp.datumstijl, gedrukt: levering.dag.description)
        }
      let bestand = "\(naam)/\(bestandsnaam)_\(Inbox.cijfers(levering.dag)).\(vorm.rawValue)"
      try schrijf(bytes, bestand)
      bestanden.append(bestand)
      codes.merge(spelling.codes) { $0.merging($1) { eerste, _ in eerste } }
      geheim.formUnion(spelling.geheim)
      aantallen.append(rijen.count)
    }
    let gewoneKolommen = ontwerp.kolommen.map { Export.Kolom(naam: $0.naam, veld: $0.veld.veld) }
    let boven = omlijsting.tabel(
      ontwerp, [], soorten: alleSoorten.map { ($0, 0) }, gedrukt: streek.schooljaar.einde
    ).boven
    return Export(
      bestanden: bestanden, vorm: vorm, record: record,
      kolommen: vorm == .xml ? xml.kolommen(ontwerp) : gewoneKolommen, codes: codes,
      gemeenteAlsNaam: ontwerp.gemeentevorm.isNaam, titelregels: boven.count, eindregel: omlijsting.eindregel,
      scheidingsteken: vorm == .csv ? csv.scheidingsteken : nil, datumstijl: ontwerp.datumstijl.rawValue,
      blad: vorm == .xlsx ? xlsx.blad : nil, recordpad: vorm == .xml ? xml.recordpad : nil,
      bijzonderheden: bijzonderheden(ontwerp, omlijsting, csv, xlsx, xml, tweede, leveringen),
      geheim: geheim.sorted(), recordsPerBestand: aantallen)
  }

  // MARK: - Deliveries

  private struct Levering {
    let dag: LocalDate
    let rijen: [Exportrij]
  }

  private func leveringen(_ bron: Exportrijen, _ tweede: Tweede, _ toeval: inout Toeval) -> [Levering] {
    let aantal = toeval.tussen(60...600)
    let eersteDag = streek.schooljaar.begin.plus(dagen: toeval.tussen(120...270))
    let leerlingen = bron.leerlingen(bij: aantal, &toeval)
    let rijen = bron.rijen(aantal, na: streek.schooljaar.begin, tot: eersteDag, leerlingen, &toeval)
    let eerste = Levering(dag: eersteDag, rijen: rijen)
    guard tweede != .geen else { return [eerste] }
    let dag = eersteDag.plus(dagen: toeval.tussen(28...90))
    let gewijzigd = rijen.map { rij in bron.gewijzigd(rij, na: eersteDag, tot: dag, &toeval) }
    let nieuw = bron.rijen(
      max(20, aantal / 5), vanaf: aantal, na: eersteDag, tot: dag, leerlingen, &toeval)
    let oud = zip(rijen, gewijzigd).compactMap { rij, gewijzigd in
      gewijzigd ?? (tweede == .geheel ? rij : nil)
    }
    return [eerste, Levering(dag: dag, rijen: oud + nieuw)]
  }

  private func schrijf(_ bytes: [UInt8], _ bestand: String) throws {
    let pad = "\(map)/\(bestand)"
    var uit = try Schrijver(pad: pad)
    // The writer takes no more at once than it can hold.
    for begin in stride(from: 0, to: bytes.count, by: 1 << 16) {
      uit.bytes(Array(bytes[begin..<min(bytes.count, begin + 1 << 16)]))
    }
    try uit.sluit()
  }

  // MARK: - What is odd

  private func bijzonderheden(
    _ ontwerp: Exportontwerp, _ omlijsting: Exportomlijsting, _ csv: Exportcsv, _ xlsx: Exportxlsx,
    _ xml: Exportxml, _ tweede: Tweede, _ leveringen: [Levering]
  ) -> [String] {
    var lijst: [String] = []
    switch ontwerp.vorm {
    case .csv:
      if csv.codering != .utf8 { lijst.append(csv.codering.rawValue) }
      if csv.aanhaling == .alles { lijst.append("every field quoted") }
    case .xlsx: lijst += xlsx.bijzonderheden(ontwerp.datumstijl)
    case .xml: lijst += xml.bijzonderheden
    }
    if ontwerp.kopstijl != .zoals { lijst.append("headers \(ontwerp.kopstijl.rawValue)") }
    switch ontwerp.nummervorm {
    case .bsn, .bsnEnOnderwijsnummer: break
    case .eenKolom: lijst.append("one column for BSN and onderwijsnummer")
    case .onderwijsnummer: lijst.append("onderwijsnummers alone, no BSN")
    }
    if ontwerp.doorExcel { lijst.append("numbers lost their zeros in front") }
    let langeNummers = leveringen.contains { levering in
      levering.rijen.contains { rij in
        let nummers = ontwerp.record == .melding ? [rij.nummer] : [rij.nummer, rij.melding]
        return nummers.contains { $0.utf8.count == 9 && $0.allSatisfy(\.isNumber) }
      }
    }
    if ontwerp.alsMacht, langeNummers {
      lijst.append(
        "numbers of records as powers of ten: several records share one, so their mapping is right and they can't be told apart"
      )
    }
    if ontwerp.gemeentevorm.isNaam { lijst.append("names of gemeenten in the place of codes") }
    if ontwerp.heeftGemeentenaam { lijst.append("names of gemeenten beside their codes") }
    if ontwerp.metDeHand { lijst.append("kept by hand: a code in two spellings") }
    if omlijsting.tabelBoven != nil { lijst.append("a small table above the header") }
    switch omlijsting.staart {
    case .geen: break
    case .totaal(_, let naLegeRegel):
      lijst.append("a row of totals" + (naLegeRegel ? " below an empty line" : ""))
    case .tabel: lijst.append("a second table below the records")
    }
    switch tweede {
    case .geen: break
    case .geheel: lijst.append("a second, whole delivery")
    case .mutaties: lijst.append("a second delivery with changes alone")
    }
    return lijst
  }
}
