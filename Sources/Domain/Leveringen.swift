/// A delivery: a file by its content. Its name, source and date are those of the name under which it counts.
public struct Levering: Sendable {
  /// Of its bytes. Of the whole of a list: of these and of the list's name, for the name is part of what it says.
  public let sha256: String
  /// The SHA-256 of its bytes, where that is another one; nil = it is the same, or it isn't asked for.
  public let inhoud: String?
  /// The path below the inbox.
  public let bestand: String
  /// The id of the profile.
  public let bron: String
  /// The day on which its content was known.
  public let ontvangen: LocalDate
  /// What it was read with: profile, reference tables and code. When that changes, it is read again.
  public let lezing: String
  /// The name of the list that it is the whole of: the next one received under that name takes its place. Empty
  /// when its name tells nothing: then it takes the place of earlier rows of its source for the same first day and school.
  /// Nil = its records have numbers of their own, and stay when they aren't delivered again.
  public let lijst: String?

  public init(
    sha256: String, inhoud: String? = nil, bestand: String, bron: String, ontvangen: LocalDate,
    lezing: String,
    lijst: String? = nil
  ) {
    self.sha256 = sha256
    self.inhoud = inhoud
    self.bestand = bestand
    self.bron = bron
    self.ontvangen = ontvangen
    self.lezing = lezing
    self.lijst = lijst
  }
}

/// A whole list whose newest delivery has no row at all, while the one whose place it took had some.
public struct LegeLijst: Hashable, Sendable {
  /// See `Levering`.
  public let lijst: String
  /// The paths of both, below the inbox.
  public let bestand: String
  public let vorige: String
  /// How many records the list had.
  public let records: Int

  public init(lijst: String, bestand: String, vorige: String, records: Int) {
    self.lijst = lijst
    self.bestand = bestand
    self.vorige = vorige
    self.records = records
  }
}

/// How many rows of a delivery went which way. `gelezen` = `aanvaard` + `afgekeurd` + `vergeten`.
public struct Rijtelling: Hashable, Sendable {
  public var gelezen = 0
  /// Accepted: records not seen before.
  public var nieuw = 0
  /// Accepted: something differs from the version that was current at that moment.
  public var gewijzigd = 0
  /// Accepted: nothing differs from it.
  public var ongewijzigd = 0
  public var afgekeurd = 0
  /// Of a pupil who was to be forgotten: their bytes are overwritten in the archive.
  public var vergeten = 0

  public var aanvaard: Int { nieuw + gewijzigd + ongewijzigd }

  public init() {}
}

/// One file as the list of deliveries shows it (`leveringen.csv`).
public struct Bestandsregel: Sendable {
  public enum Uitkomst: Hashable, Sendable {
    case aanvaard
    /// Its content counts under another name.
    case dubbel
    case geweigerd(Weigercode)

    public var tekst: String {
      switch self {
      case .aanvaard: "aanvaard"
      case .dubbel: "dubbel"
      case .geweigerd(let code): code.rawValue
      }
    }
  }

  public let pad: String
  public let bron: String
  /// Nil for a refused file whose name has no date.
  public let ontvangen: LocalDate?
  /// Of the delivery: see `Levering`.
  public let sha256: String
  /// Of its bytes.
  public let inhoud: String
  /// Nil for a refused file.
  public let codering: String?
  public let uitkomst: Uitkomst
  /// Where or why it was refused, by the names of its profile; nil when the code says all there is to say.
  public let toelichting: String?
  /// Nil unless accepted.
  public let telling: Rijtelling?
  /// Not yet part of a publication.
  public let isNieuw: Bool

  public init(
    pad: String, bron: String, ontvangen: LocalDate?, sha256: String, inhoud: String, codering: String?,
    uitkomst: Uitkomst, toelichting: String?, telling: Rijtelling?, isNieuw: Bool
  ) {
    self.pad = pad
    self.bron = bron
    self.ontvangen = ontvangen
    self.sha256 = sha256
    self.inhoud = inhoud
    self.codering = codering
    self.uitkomst = uitkomst
    self.toelichting = toelichting
    self.telling = telling
    self.isNieuw = isNieuw
  }
}

/// A rejected row with the delivery in which it stands.
public struct Quarantaineregel: Sendable {
  public let levering: String
  /// The date of receipt of the delivery.
  public let ontvangen: LocalDate
  public let afkeuring: Afkeuring

  public init(levering: String, ontvangen: LocalDate, afkeuring: Afkeuring) {
    self.levering = levering
    self.ontvangen = ontvangen
    self.afkeuring = afkeuring
  }
}

/// A record with its pupil, after all links between numbers, and with what the register knows of its coming.
public struct Leerlingrecord<Record: Sendable>: Sendable {
  public let record: Record
  public let leerling: Leerlingsleutel
  /// The earliest date of receipt of a delivery that brought it, in whatever version.
  public let bekend: LocalDate
  /// The number in the register of the delivery that brought its current version.
  public let levering: Int32

  public init(_ record: Record, leerling: Leerlingsleutel, bekend: LocalDate, levering: Int32) {
    self.record = record
    self.leerling = leerling
    self.bekend = bekend
    self.levering = levering
  }
}
