/// Who lives in the gemeenten on a day, by age: a reference table of the region's own (`referentie/bevolking.csv`), for no
/// delivery of DUO or the volgsysteem tells it.
public struct Bevolkingstabel: Sendable {
  public enum Geslacht: String, CaseIterable, Sendable {
    case man
    case vrouw
  }

  /// Where somebody is enrolled: the origins of the return of Leerplichtwet art. 25.
  public enum Inschrijving: String, CaseIterable, Sendable {
    case wpo = "WPO"
    case wec = "WEC"
    case wvo = "WVO"
    case web = "WEB"
    /// Enrolled elsewhere, as at a private school.
    case onbekend
    case geen = "geen-inschrijving"
  }

  public struct Rij: Hashable, Sendable {
    /// In whole years on the day, 0–120.
    public let leeftijd: Int
    /// Nil when the table doesn't tell them apart; so is the next one.
    public let geslacht: Geslacht?
    public let inschrijving: Inschrijving?
    /// 0 or more.
    public let aantal: Int

    public init(leeftijd: Int, geslacht: Geslacht?, inschrijving: Inschrijving?, aantal: Int) {
      self.leeftijd = leeftijd
      self.geslacht = geslacht
      self.inschrijving = inschrijving
      self.aantal = aantal
    }
  }

  public struct Plek: Hashable, Sendable {
    public let gemeente: Gemeentecode
    public let dag: LocalDate

    public init(_ gemeente: Gemeentecode, _ dag: LocalDate) {
      self.gemeente = gemeente
      self.dag = dag
    }
  }

  private let rijen: [Plek: [Rij]]

  public init(_ rijen: [Plek: [Rij]] = [:]) {
    self.rijen = rijen
  }

  /// Empty when the table has nothing of that gemeente on that day.
  public func rijen(_ plek: Plek) -> [Rij] { rijen[plek] ?? [] }
}
