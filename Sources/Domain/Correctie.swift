/// A value of a field, as a correction names it: read as strictly as a delivery.
public enum Veldwaarde: Hashable, Sendable {
  /// The record has none.
  case leeg
  case datum(LocalDate)
  /// A code of the contract: its number in the register, and its text.
  case code(UInt8, String)
  case gemeente(Gemeentecode)
  /// A BRIN or a vestiging.
  case tekst(String)
  case getal(Int)
  case jaNee(Bool)

  /// As it is published; empty for none.
  public var tekst: String {
    switch self {
    case .leeg: ""
    case .datum(let datum): datum.description
    case .code(_, let code): code
    case .gemeente(let code): code.description
    case .tekst(let tekst): tekst
    case .getal(let getal): String(getal)
    case .jaNee(let ja): ja ? "J" : "N"
    }
  }
}

/// One value of one record that the region holds to be wrong, with what it should be. It changes what is counted,
/// never what arrived.
public struct Correctie: Sendable {
  /// The file in which it stands, as it was opened.
  public let pad: String
  /// 1-based.
  public let regel: Int
  public let record: Recordsoort
  public let nummer: Recordnummer
  /// By its canonical name, that of the profiles.
  public let veld: String
  /// What the supplier's current version says.
  public let van: Veldwaarde
  public let naar: Veldwaarde
  /// One line, without anything that could be a personal number; the same holds for `beslotenDoor`.
  public let reden: String
  public let beslotenDoor: String
  public let beslotenOp: LocalDate
  /// The first day on which it no longer applies.
  public let tot: LocalDate

  public init(
    pad: String, regel: Int, record: Recordsoort, nummer: Recordnummer, veld: String, van: Veldwaarde,
    naar: Veldwaarde, reden: String, beslotenDoor: String, beslotenOp: LocalDate, tot: LocalDate
  ) {
    self.pad = pad
    self.regel = regel
    self.record = record
    self.nummer = nummer
    self.veld = veld
    self.van = van
    self.naar = naar
    self.reden = reden
    self.beslotenDoor = beslotenDoor
    self.beslotenOp = beslotenOp
    self.tot = tot
  }

  /// The name of its file, without the folder.
  public var bestand: String { pad.split(separator: "/").last.map(String.init) ?? pad }

  /// Where it stands and what it is about, for messages. It doesn't name the record: a mistyped number may be a
  /// personal one.
  public var plaats: String { "\(pad):\(regel): \(record.rawValue), \(veld)" }

  /// Whether it no longer applies to what was known when the newest delivery was received.
  public func isVerlopen(op ontvangen: LocalDate) -> Bool { tot <= ontvangen }

  /// By file, then record, then field: the order in which they are published.
  public static func voor(_ a: Correctie, _ b: Correctie) -> Bool {
    if a.bestand != b.bestand { return a.bestand.utf8.lexicographicallyPrecedes(b.bestand.utf8) }
    if a.record != b.record { return a.record.rawValue < b.record.rawValue }
    return a.nummer != b.nummer ? a.nummer < b.nummer : a.veld < b.veld
  }
}

/// A correction that was applied.
public struct DimCorrectie: Feit {
  public static let tabel = Feittabel(
    "dim_correctie", csv: .bestand("correcties.csv"),
    [
      .init("bestand", sleutel: true), .init("record", sleutel: true), .init("nummer", sleutel: true),
      .init("veld", sleutel: true), .init("van"), .init("naar"), .init("reden"), .init("besloten_door"),
      .init("besloten_op", .datum), .init("tot", .datum),
    ])

  public let correctie: Correctie

  public init(_ correctie: Correctie) {
    self.correctie = correctie
  }

  public func schrijf(naar rij: inout some Rijschrijver) {
    rij.tekst(correctie.bestand)
    rij.tekst(correctie.record.rawValue)
    rij.tekst(correctie.nummer.tekst)
    rij.tekst(correctie.veld)
    rij.tekst(correctie.van == .leeg ? nil : correctie.van.tekst)
    rij.tekst(correctie.naar == .leeg ? nil : correctie.naar.tekst)
    rij.tekst(correctie.reden)
    rij.tekst(correctie.beslotenDoor)
    rij.datum(correctie.beslotenOp)
    rij.datum(correctie.tot)
  }
}
