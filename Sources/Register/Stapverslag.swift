/// How a step of a run ended, for the ledger and for those who follow the run.
public struct Stapverslag: Sendable {
  /// What a step counts. The raw value is its name in logs for machines.
  public enum Telwoord: String, CaseIterable, Sendable {
    case bestanden = "files"
    /// Files that weren't judged before.
    case teBeoordelen = "files_to_judge"
    case gelezen = "rows_read"
    case aanvaard = "rows_accepted"
    case nieuw = "rows_new"
    case gewijzigd = "rows_changed"
    case ongewijzigd = "rows_unchanged"
    case afgekeurd = "rows_rejected"
    case meldingen
    case werkprocessen
  }

  /// One line for the ledger.
  public let tekst: String
  /// Empty when there is nothing to count.
  public let aantallen: [Telwoord: Int]

  public init(_ tekst: String, _ aantallen: [Telwoord: Int] = [:]) {
    self.tekst = tekst
    self.aantallen = aantallen
  }
}

/// Told to whoever follows a run, as its steps begin and end.
public struct Stapbericht: Sendable {
  public enum Toestand: Sendable {
    case begonnen
    case klaar(Stapverslag?)
    /// With the kind of error: what it says comes with the end of the run.
    case mislukt(String)
  }

  public let run: Int
  /// As the ledger names it.
  public let naam: String
  public let toestand: Toestand
  /// How long the step took until now.
  public let seconden: Double
}
