import Domain

/// What one export looks like, before it has rows: all that is drawn by lot.
struct Exportontwerp {
  /// How a source writes the pupil's number.
  enum Nummervorm {
    case bsn
    case bsnEnOnderwijsnummer
    /// One column that holds either.
    case eenKolom
    case onderwijsnummer
  }

  enum Gemeentevorm {
    case vierCijfers
    case metGM
    case zesCijfers
    case zonderNullen
    case naam
    case hoofdletters

    var isNaam: Bool { self == .naam || self == .hoofdletters }
  }

  struct Kolom {
    let veld: Exportveld
    /// As in the header.
    let naam: String
  }

  let record: Recordsoort
  let vorm: Export.Vorm
  let woorden: Woordenlijst
  let nummervorm: Nummervorm
  let gemeentevorm: Gemeentevorm
  let datumstijl: Datumstijl
  let kopstijl: Kopstijl
  private(set) var kolommen: [Kolom] = []

  /// Went through Excel: numbers lost their zeros in front.
  let doorExcel: Bool
  /// Long record numbers stand there as powers of ten.
  let alsMacht: Bool
  /// Kept by hand: one code has two spellings.
  let metDeHand: Bool

  let soorten: Woordenlijst.Spelling
  let statussen: Woordenlijst.Spelling
  let redenen: Woordenlijst.Spelling
  let resultaten: Woordenlijst.Spelling
  let jaNee: (ja: String, nee: String)

  init(
    record: Recordsoort, vorm: Export.Vorm, woorden: Woordenlijst, _ toeval: inout Toeval
  ) {
    self.record = record
    self.vorm = vorm
    self.woorden = woorden
    nummervorm =
      switch toeval.onder(100) {
      case ..<45: .bsn
      case ..<70: .bsnEnOnderwijsnummer
      case ..<88: .eenKolom
      default: .onderwijsnummer
      }
    doorExcel = vorm == .xlsx ? toeval.kans(promille: 700) : vorm == .csv && toeval.kans(promille: 250)
    metDeHand = vorm != .xml && toeval.kans(promille: 220)
    alsMacht = vorm == .csv && doorExcel && toeval.kans(promille: 300)
    let gemeente: Gemeentevorm = toeval.uit([
      .vierCijfers, .vierCijfers, .vierCijfers, .metGM, .zesCijfers, .naam, .naam, .hoofdletters,
    ])
    gemeentevorm =
      doorExcel && (gemeente == .vierCijfers || gemeente == .zesCijfers) ? .zonderNullen : gemeente
    let stijl = toeval.uit(woorden.datums)
    switch vorm {
    case .csv: datumstijl = stijl
    case .xlsx: datumstijl = toeval.kans(promille: 700) ? .serieel : stijl
    case .xml: datumstijl = toeval.kans(promille: 700) ? .iso : stijl
    }
    // Elements can't have spaces or points in their names.
    kopstijl =
      vorm == .xml
      ? toeval.uit([.kameel, .pascal, .hoofdMetStreep, .kleinMetStreep])
      : toeval.uit([.zoals, .zoals, .zoals, .zoals] + Kopstijl.allCases)
    soorten = toeval.uit(record == .melding ? woorden.soortenMelding : woorden.soortenWerkproces)
    statussen = toeval.uit(woorden.statussen)
    redenen = toeval.uit(woorden.redenen)
    resultaten = toeval.uit(woorden.resultaten)
    jaNee = toeval.uit([("J", "N"), ("J", "N"), ("Ja", "Nee"), ("ja", "nee")])
    kolommen = Self.kolommen(self, &toeval)
  }

  var heeftGemeentenaam: Bool { kolommen.contains { $0.veld == .gemeentenaam } }

  // MARK: - Columns

  private static func kolommen(_ ontwerp: Exportontwerp, _ toeval: inout Toeval) -> [Kolom] {
    var velden = Exportveld.verplicht(ontwerp.record)
    let nummers: [Exportveld] =
      switch ontwerp.nummervorm {
      case .bsn: [.bsn]
      case .bsnEnOnderwijsnummer: [.bsn, .onderwijsnummer]
      case .eenKolom: [.persoonsnummer]
      case .onderwijsnummer: [.onderwijsnummer]
      }
    velden.insert(contentsOf: nummers, at: 1)
    for veld in Exportveld.mogelijk(ontwerp.record) where toeval.kans(promille: 600) { velden.append(veld) }
    switch toeval.onder(100) {
    case ..<35: velden.insert(.volledigeNaam, at: toeval.onder(velden.count))
    case ..<75: velden.insert(contentsOf: [.achternaam, .voornaam], at: toeval.onder(velden.count))
    default: break
    }
    if !ontwerp.gemeentevorm.isNaam, toeval.kans(promille: 300),
      let bij = velden.firstIndex(of: .gemeentecode)
    {
      velden.insert(.gemeentenaam, at: bij + toeval.onder(2))
    }
    for veld in Exportveld.overige where toeval.kans(promille: 260) {
      velden.insert(veld, at: toeval.onder(velden.count + 1))
    }
    // An empty column is of lists that somebody keeps by hand.
    if ontwerp.metDeHand, toeval.kans(promille: 300) {
      velden.insert(.naamloos, at: toeval.uit([0, velden.count]))
    }
    if toeval.kans(promille: 400) { Self.schud(&velden, &toeval) }
    var gebruikt: Set<String> = []
    return velden.compactMap { veld in
      // No two columns of one export have one name.
      var namen = ontwerp.woorden.namen(veld, ontwerp.record)
      while !namen.isEmpty {
        let naam = ontwerp.kopstijl.naam(namen.remove(at: toeval.onder(namen.count)))
        // An element begins with a letter.
        if ontwerp.vorm == .xml, naam.first?.isLetter != true { continue }
        if gebruikt.insert(Woordenlijst.kern(naam)).inserted { return Kolom(veld: veld, naam: naam) }
      }
      return nil
    }
  }

  static func schud<Waarde>(_ waarden: inout [Waarde], _ toeval: inout Toeval) {
    for plaats in waarden.indices.reversed() { waarden.swapAt(plaats, toeval.onder(plaats + 1)) }
  }
}
