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
    /// Of school years whose records are past their retention.
    case verlopen = "rows_left_out"
    case meldingen
    case werkprocessen
  }

  /// The SHA-256, in hexadecimal, of something that a step rests on or makes.
  public struct Som: Hashable, Sendable {
    public enum Soort: String, Sendable {
      /// A delivery, or the records of a school year.
      case invoer
      /// A file of the configuration, or what is counted by.
      case definities
      /// A file of a publication.
      case uitvoer
    }

    public let soort: Soort
    public let naam: String
    public let sha256: String

    public init(_ soort: Soort, _ naam: String, _ sha256: String) {
      self.soort = soort
      self.naam = naam
      self.sha256 = sha256
    }
  }

  /// One line for the ledger.
  public let tekst: String
  /// Empty when there is nothing to count.
  public let aantallen: [Telwoord: Int]
  public let sommen: [Som]

  public init(_ tekst: String, _ aantallen: [Telwoord: Int] = [:], sommen: [Som] = []) {
    self.tekst = tekst
    self.aantallen = aantallen
    self.sommen = sommen
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
