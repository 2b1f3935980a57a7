import Domain
import Testing

@testable import Pipeline
@testable import Transform

/// A tiny table of records in a test, with what is expected of each beside it.
///
/// Columns are separated by `|`; the first line names them. An empty cell is a missing value; a column that isn't
/// there takes a value that doesn't matter to the test. The table's own columns, such as `telt`, hold answers.
struct Voorbeeld {
  /// A cell that holds no value of its kind: a mistake in the test itself.
  struct Onleesbaar: Error, CustomStringConvertible {
    let description: String
  }

  let partitie: Partitie
  private let tabellen: [Recordsoort: [Regel]]

  /// - Parameters:
  ///   - meldingen: columns `nummer`, `leerling` (a letter), `soort`, `status`, `begin`, `einde`, `melddatum`,
  ///     `gemeente`, `brin`, `vestiging`, `uren`, `geboren`, `ontvangen` (first).
  ///   - werkprocessen: columns `nummer`, `leerling`, `soort`, `start`, `einde`, `gemeente`, `brin`, `melding`,
  ///     `resultaat`, the kenmerken, `geboren`, `ontvangen` (first), `opvolger` (the number to which it went over).
  ///   - opgaven: columns `nummer`, `leerling`, `soort`, `begin`, `einde`, `gemeente`, `brin`, the kenmerken, `geboren`,
  ///     `ontvangen` (first).
  ///   - dagen: between meldingen of one geval.
  ///   - schooljaar: the year in which the one that is counted begins.
  ///
  /// The peildata are 1 October and 1 February.
  init(
    meldingen: String = "", werkprocessen: String = "", opgaven: String = "", dagen: Int = 28,
    schooljaar: Int = 2021
  ) throws {
    tabellen = [
      .melding: try Regel.lees(meldingen), .werkproces: try Regel.lees(werkprocessen),
      .opgave: try Regel.lees(opgaven),
    ]
    let schooljaar = Schooljaar(beginjaar: schooljaar)
    let meldingen = try (tabellen[.melding] ?? []).map(Self.melding).sorted {
      $0.record.nummer < $1.record.nummer
    }
    let werkprocessen = try (tabellen[.werkproces] ?? []).map(Self.werkproces)
      .sorted { $0.record.nummer < $1.record.nummer }
    let opgaven = try (tabellen[.opgave] ?? []).map(Self.opgave)
      .sorted { $0.record.nummer < $1.record.nummer }
    let opvolgers = try (tabellen[.werkproces] ?? []).compactMap { regel in
      try regel.waarde("opvolger") { Recordnummer($0) }.map { (try regel.nummer(), $0) }
    }
    partitie = Partitie(
      schooljaar: schooljaar, regio: 10, gemeenten: try Self.gemeenten(), scholen: try Self.scholen(),
      gevallen: Gevaldefinitie(dagen: dagen), meldingen: meldingen, werkprocessen: werkprocessen,
      opgaven: opgaven, opvolgers: Dictionary(uniqueKeysWithValues: opvolgers))
  }

  /// Zwolle (0193) and Dalfsen (0148) are in region 10. Oud (0001) went into Zwolle on 1 January 2022; Weg (0002)
  /// ended then without successor; Laat (0003) exists since then; Over (0004) moved to region 25 then; Elders (0363)
  /// lies in region 21; Los (0005) has no region.
  private static func gemeenten() throws -> Gemeentetabel {
    let wissel = try Regel.datum("2022-01-01")
    let vroeger = try Regel.datum("1900-01-01")
    func gemeente(
      _ code: UInt16, _ naam: String, vanaf: LocalDate? = nil, tot: LocalDate? = nil, opvolger: UInt16? = nil,
      _ perioden: [Gemeente.Regioperiode]
    ) -> Gemeente {
      Gemeente(
        code: Gemeentecode(waarde: code), naam: naam, geldigVanaf: vanaf ?? vroeger, geldigTot: tot,
        opvolger: opvolger.map(Gemeentecode.init(waarde:)), regioperioden: perioden)
    }
    let inRegio = Gemeente.Regioperiode(regio: 10, vanaf: vroeger, tot: nil)
    return Gemeentetabel([
      gemeente(193, "Zwolle", [inRegio]), gemeente(148, "Dalfsen", [inRegio]),
      gemeente(1, "Oud", tot: wissel, opvolger: 193, [inRegio]), gemeente(2, "Weg", tot: wissel, [inRegio]),
      gemeente(3, "Laat", vanaf: wissel, [inRegio]),
      gemeente(
        4, "Over", [.init(regio: 10, vanaf: vroeger, tot: wissel), .init(regio: 25, vanaf: wissel, tot: nil)]),
      gemeente(363, "Elders", [.init(regio: 21, vanaf: vroeger, tot: nil)]), gemeente(5, "Los", []),
    ])
  }

  /// 03AB is WPO, 04CD is WEC, 25GA is WVO and 27DG is WEB; 20MX has a location 00 of WVO and 01 of WEB.
  private static func scholen() throws -> Schooltabel {
    func school(_ brin: String, _ vestiging: String, _ soort: Schoolsoort) throws -> Schooltabel.School {
      .init(
        brin: try #require(Brin(brin)), vestiging: try #require(Vestiging(vestiging)), naam: brin,
        schoolsoort: soort, gemeentecode: nil)
    }
    return Schooltabel([
      try school("03AB", "00", .wpo), try school("04CD", "00", .wec), try school("25GA", "00", .wvo),
      try school("27DG", "00", .web), try school("20MX", "00", .wvo), try school("20MX", "01", .web),
    ])
  }

  private static func melding(_ regel: Regel) throws -> Leerlingrecord<Melding> {
    let begin = try regel.datum("begin") ?? Regel.datum("2021-09-13")
    return Leerlingrecord(
      Melding(
        nummer: try regel.nummer(), geboortedatum: try regel.datum("geboren") ?? Regel.datum("2005-03-17"),
        brin: try regel.waarde("brin", anders: "25GA") { Brin($0) },
        vestiging: try regel.waarde("vestiging") { Vestiging($0) },
        gemeentecode: try regel.waarde("gemeente", anders: "0193") { Gemeentecode($0) },
        soort: try regel.waarde("soort", anders: "V3") { Verzuimsoort(code: $0) }, begin: begin,
        einde: try regel.datum("einde"), melddatum: try regel.datum("melddatum") ?? begin,
        uren: try regel.waarde("uren") { Int16($0) },
        alleLessenGemist: nil, status: try regel.waarde("status", anders: "R") { Meldingstatus(code: $0) },
        redenAfsluiting: nil, mutatie: Mutatiemoment(datum: begin, tijd: 0)),
      leerling: try regel.leerling(), bekend: try regel.datum("ontvangen") ?? begin, levering: 1)
  }

  private static func werkproces(_ regel: Regel) throws -> Leerlingrecord<Werkproces> {
    let start = try regel.datum("start") ?? Regel.datum("2021-09-20")
    return Leerlingrecord(
      Werkproces(
        nummer: try regel.nummer(), geboortedatum: try regel.datum("geboren") ?? Regel.datum("2005-03-17"),
        gemeentecode: try regel.waarde("gemeente", anders: "0193") { Gemeentecode($0) },
        soort: try regel.waarde("soort", anders: "signaalverzuim") { Werkprocessoort(code: $0) },
        start: start, einde: try regel.datum("einde"),
        meldingsnummer: try regel.waarde("melding") { Recordnummer($0) },
        brin: try regel.waarde("brin") { Brin($0) },
        resultaat: try regel.waarde("resultaat") { Resultaat(code: $0) }, kenmerken: try kenmerken(regel),
        mutatie: Mutatiemoment(datum: start, tijd: 0)),
      leerling: try regel.leerling(), bekend: try regel.datum("ontvangen") ?? start, levering: 1)
  }

  private static func opgave(_ regel: Regel) throws -> Leerlingrecord<Opgave> {
    let begin = try regel.datum("begin") ?? Regel.datum("2021-10-01")
    return Leerlingrecord(
      Opgave(
        nummer: try regel.nummer(), geboortedatum: try regel.datum("geboren") ?? Regel.datum("2005-03-17"),
        gemeentecode: try regel.waarde("gemeente", anders: "0193") { Gemeentecode($0) },
        soort: try regel.waarde("soort", anders: "inschrijving") { Opgavesoort(code: $0) }, begin: begin,
        einde: try regel.datum("einde"), brin: try regel.waarde("brin") { Brin($0) },
        kenmerken: try kenmerken(regel), mutatie: Mutatiemoment(datum: begin, tijd: 0)),
      leerling: try regel.leerling(), bekend: try regel.datum("ontvangen") ?? begin, levering: 1)
  }

  /// Of the columns that bear the name of a kenmerk.
  private static func kenmerken(_ regel: Regel) throws -> Kenmerken {
    var kenmerken = Kenmerken()
    for kenmerk in Kenmerk.allCases {
      if let nummer = try regel.waarde(kenmerk.rawValue, { kenmerk.nummer($0) }) {
        kenmerken[kenmerk] = nummer
      }
    }
    return kenmerken
  }

  // What is expected.

  /// The numbers of the records of which a column of answers holds this, in their order.
  func nummers(_ bron: Recordsoort, _ kolom: String, _ antwoord: String = "ja") -> [String] {
    (tabellen[bron] ?? []).filter { $0.cellen[kolom] == antwoord }
      .compactMap { $0.cellen["nummer"].map { Recordnummer($0) } }.sorted().map(\.tekst)
  }

  // What the code says.

  func nummers(_ bron: Recordsoort, _ indices: some Sequence<some BinaryInteger>) -> [String] {
    switch bron {
    case .melding: indices.map { partitie.meldingen[Int($0)].record.nummer.tekst }
    case .werkproces: indices.map { partitie.werkprocessen[Int($0)].record.nummer.tekst }
    case .opgave: indices.map { partitie.opgaven[Int($0)].record.nummer.tekst }
    }
  }

  /// The numbers of all records for which clauses hold, written as an analyst writes them.
  func waarvoor(
    _ yaml: String, _ bron: Recordsoort, voor bereik: Bereik = .regio, op peildatum: String? = nil
  ) throws -> [String] {
    let clausules = try Definitietekst.clausules(yaml, bron, opPeildatum: peildatum != nil)
    let dag = try peildatum.map { try Regel.datum($0) }
    let zicht = Zicht(partitie: partitie, bereik: bereik, peildatum: dag)
    var rijen = partitie.rijen(bron)
    if let dag {
      rijen = rijen.indices.map { partitie.rij(bron, $0, op: dag) }
    }
    return nummers(bron, rijen.indices.filter { clausules.gelden(rijen[$0], $0, zicht) })
  }

  /// The numbers of the records that a telling counts.
  func gekozen(_ telling: Telling, voor bereik: Bereik = .regio) -> [String] {
    nummers(telling.bron, telling.indices(partitie, bereik))
  }

  /// Applies a step to records, all of the table unless a column says otherwise.
  ///
  /// - Parameter peildatum: of the end of the bridge in which it stands; nil = that counts over the school year.
  func doe(
    _ soort: Stap.Soort, _ bron: Recordsoort, _ eenheid: Eenheid, vanaf kolom: String? = nil,
    voor bereik: Bereik = .regio, op peildatum: String? = nil
  ) throws -> Stapuitkomst {
    let begin = kolom.map { Set(nummers(bron, $0)) }
    let indices = partitie.rijen(bron).indices.filter { i in
      begin?.contains(nummers(bron, [i]).joined()) ?? true
    }
    let stap = Stap(code: "stap", titel: "", uitleg: "", soort: soort, gelijkAan: nil)
    let (stand, mutatie) = stap.pasToe(
      Loopstand(bron: bron, eenheid: eenheid, rijen: indices.map { .init($0) }),
      Zicht(partitie: partitie, bereik: bereik, peildatum: try peildatum.map { try Regel.datum($0) }))
    return Stapuitkomst(
      bron: stand.bron, eenheid: stand.eenheid, stand: nummers(stand.bron, stand.rijen),
      leerlingen: stand.leerlingen(partitie).waarde, teken: mutatie.teken.rawValue,
      mutatie: nummers(mutatie.bron, mutatie.rijen), aantal: mutatie.aantal)
  }

  /// Zwolle, 0193.
  static let zwolle = Bereik.gemeente(Gemeentecode(waarde: 193))

}

/// A step's outcome, in the numbers of records.
struct Stapuitkomst {
  let bron: Recordsoort
  let eenheid: Eenheid
  let stand: [String]
  let leerlingen: Int
  let teken: String
  let mutatie: [String]
  let aantal: Int
}

/// One line of a table.
struct Regel {
  let cellen: [String: String]

  static func lees(_ tabel: String) throws -> [Regel] {
    let lijnen = tabel.split(separator: "\n").map { lijn in
      lijn.split(separator: "|", omittingEmptySubsequences: false).map {
        String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
    }
    guard let kop = lijnen.first else { return [] }
    return try lijnen.dropFirst().map { lijn in
      guard lijn.count == kop.count else {
        throw Voorbeeld.Onleesbaar(description: "a line with \(lijn.count) cells: \(lijn)")
      }
      return Regel(
        cellen: Dictionary(zip(kop, lijn).filter { !$0.1.isEmpty }, uniquingKeysWith: { eerste, _ in eerste })
      )
    }
  }

  /// Nil for an empty cell.
  func waarde<W>(_ kolom: String, _ lees: (String) -> W?) throws -> W? {
    guard let tekst = cellen[kolom] else { return nil }
    guard let waarde = lees(tekst) else { throw Voorbeeld.Onleesbaar(description: "\(kolom): '\(tekst)'") }
    return waarde
  }

  func waarde<W>(_ kolom: String, anders: String, _ lees: (String) -> W?) throws -> W {
    guard let waarde = lees(cellen[kolom] ?? anders) else {
      throw Voorbeeld.Onleesbaar(description: "\(kolom): '\(cellen[kolom] ?? anders)'")
    }
    return waarde
  }

  func datum(_ kolom: String) throws -> LocalDate? { try waarde(kolom) { LocalDate(iso: $0) } }

  static func datum(_ iso: String) throws -> LocalDate {
    guard let datum = LocalDate(iso: iso) else { throw Voorbeeld.Onleesbaar(description: "date '\(iso)'") }
    return datum
  }

  func nummer() throws -> Recordnummer {
    guard let nummer = cellen["nummer"] else { throw Voorbeeld.Onleesbaar(description: "no nummer") }
    return Recordnummer(nummer)
  }

  /// A pupil by a letter; without the column each record has a pupil of its own, after its number.
  func leerling() throws -> Leerlingsleutel {
    let naam = try cellen["leerling"] ?? "van \(nummer())"
    let bytes = Array((Array(naam.utf8) + [UInt8](repeating: 0, count: 32)).prefix(32))
    guard let sleutel = bytes.withUnsafeBytes({ Leerlingsleutel(bytes: $0) }) else {
      throw Voorbeeld.Onleesbaar(description: "leerling '\(naam)'")
    }
    return sleutel
  }
}
