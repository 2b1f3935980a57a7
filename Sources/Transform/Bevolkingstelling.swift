import Domain

/// A count of residents on a day of the school year, by age and perhaps sex or enrolment. It counts no records, but sums rows of
/// `referentie/bevolking.csv`; of a gemeente of which that lacks something there is no number.
public struct Bevolkingstelling: Sendable {
  public static let bron = "bevolking"
  public static let eenheid = "inwoner"

  public let id: String
  /// In Dutch, as are the next two: the coordinator reads them.
  public let titel: String
  public let omschrijving: String
  /// Law, DUO page or yearbook.
  public let herkomst: String
  /// The school year from which it holds as it is; nil = it is one of the base.
  public let vanaf: Schooljaar?
  /// Always a peildatum.
  public let periode: Telling.Periode
  /// In whole years on the day.
  public let leeftijden: ClosedRange<Int>
  /// Nil = both; so is the next one: wherever.
  public let geslachten: Set<Bevolkingstabel.Geslacht>?
  public let inschrijvingen: Set<Bevolkingstabel.Inschrijving>?

  public init(
    id: String, titel: String, omschrijving: String, herkomst: String, vanaf: Schooljaar?,
    periode: Telling.Periode, leeftijden: ClosedRange<Int>, geslachten: Set<Bevolkingstabel.Geslacht>?,
    inschrijvingen: Set<Bevolkingstabel.Inschrijving>?
  ) {
    self.id = id
    self.titel = titel
    self.omschrijving = omschrijving
    self.herkomst = herkomst
    self.vanaf = vanaf
    self.periode = periode
    self.leeftijden = leeftijden
    self.geslachten = geslachten
    self.inschrijvingen = inschrijvingen
  }

  /// The numbers by gemeente, and that of the region under nil. Without what isn't known: the region needs all of its gemeenten.
  ///
  /// - Parameter regio: whose gemeenten count, those that belong to it on the day.
  public func tel(
    _ schooljaar: Schooljaar, _ tabel: Bevolkingstabel, _ gemeenten: Gemeentetabel, regio: Int
  ) -> [Gemeentecode?: Int] {
    guard let dag = periode.dag(in: schooljaar) else { return [:] }
    var aantallen: [Gemeentecode?: Int] = [:]
    var isHeel = true
    var som = 0
    for gemeente in gemeenten.gemeenten where gemeente.regio(op: dag) == regio {
      guard let aantal = aantal(tabel.rijen(.init(gemeente.code, dag))) else {
        isHeel = false
        continue
      }
      aantallen[gemeente.code] = aantal
      som += aantal
    }
    if isHeel, !aantallen.isEmpty { aantallen[nil] = som }
    return aantallen
  }

  /// Nil when an age is missing, or of an age one sex, or when the rows don't tell apart what is asked.
  private func aantal(_ rijen: [Bevolkingstabel.Rij]) -> Int? {
    let gevraagd = rijen.filter { leeftijden.contains($0.leeftijd) }
    let geslachtenVan = Dictionary(grouping: gevraagd, by: \.leeftijd).mapValues { Set($0.map(\.geslacht)) }
    guard geslachtenVan.count == leeftijden.count,
      geslachtenVan.values.allSatisfy({ $0 == [nil] || $0 == Set(Bevolkingstabel.Geslacht.allCases) })
    else { return nil }
    if geslachten != nil, gevraagd.contains(where: { $0.geslacht == nil }) { return nil }
    if inschrijvingen != nil, gevraagd.contains(where: { $0.inschrijving == nil }) { return nil }
    return gevraagd.filter { rij in
      (geslachten.map { gevraagd in rij.geslacht.map(gevraagd.contains) ?? false } ?? true)
        && (inschrijvingen.map { gevraagd in rij.inschrijving.map(gevraagd.contains) ?? false } ?? true)
    }.reduce(0) { $0 + $1.aantal }
  }

  /// What it counts, written in one way, without the words for people.
  public var definitieregels: [Definitieblad.Regel] {
    var regels: [Definitieblad.Regel] = [
      .init("bron", Self.bron), .init("eenheid", Self.eenheid), .init("periode", periode.tekst),
      .init("leeftijd", "{vanaf: \(leeftijden.lowerBound), tot-en-met: \(leeftijden.upperBound)}"),
    ]
    if let geslachten {
      let namen = Bevolkingstabel.Geslacht.allCases.filter(geslachten.contains).map(\.rawValue)
      regels.append(.init("geslacht", Lijsttekst.lijst(namen)))
    }
    if let inschrijvingen {
      let namen = Bevolkingstabel.Inschrijving.allCases.filter(inschrijvingen.contains).map(\.rawValue)
      regels.append(.init("inschrijving", Lijsttekst.lijst(namen)))
    }
    return regels
  }

  public var definitietekst: String {
    definitieregels.map { "\($0.sleutel): \($0.tekst)" }.joined(separator: "\n")
  }
}
