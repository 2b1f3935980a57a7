/// What is known of a published figure, from the least to the most serious: of several verdicts the last one counts.
public enum Cijferstatus: Int, CaseIterable, Comparable, Sendable {
  /// In no relation, or only in ones that could not be asked.
  case nietGecontroleerd
  /// Part, numerator or denominator of another figure, and itself compared with nothing.
  case alleenMeegerekend
  case gelijk
  case binnenAfronding
  case verklaard
  /// Something that it must be compared with is missing.
  case onvolledig
  case nietVergelijkbaar
  case onverklaard

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// The verdict of one relation, in one of the cases for which it is said.
public struct Oordeel: Sendable {
  public enum Uitkomst: Sendable {
    /// It needs a publication, and none was named.
    case nietGevraagd
    case gelijk(Vergelijking)
    case binnenAfronding(Vergelijking)
    /// By the steps of a bridge.
    case verklaard(Vergelijking, Verklaring)
    case onvolledig([Gemis])
    case nietVergelijkbaar([Beletsel])
    case onverklaard(Vergelijking)
  }

  /// The relation's id and, in Dutch, its title.
  public let relatie: String
  public let titel: String
  public let uitkomst: Uitkomst
  /// The figures that it judges: a total, a percentage, figures that must be the same.
  public let onderwerp: [Cijfer]
  /// The figures by which it judges.
  public let steun: [Cijfer]

  public init(relatie: String, titel: String, uitkomst: Uitkomst, onderwerp: [Cijfer], steun: [Cijfer]) {
    self.relatie = relatie
    self.titel = titel
    self.uitkomst = uitkomst
    self.onderwerp = onderwerp
    self.steun = steun
  }

  /// Of the figures that it judges.
  public var status: Cijferstatus {
    switch uitkomst {
    case .nietGevraagd: .nietGecontroleerd
    case .gelijk: .gelijk
    case .binnenAfronding: .binnenAfronding
    case .verklaard: .verklaard
    case .onvolledig: .onvolledig
    case .nietVergelijkbaar: .nietVergelijkbaar
    case .onverklaard: .onverklaard
    }
  }
}

/// A printed figure beside what it should be.
public struct Vergelijking: Sendable {
  /// What it was compared with.
  public enum Maat: Sendable {
    case som(delen: Int)
    case verhouding(teller: Cijfer, noemer: Cijfer)
    /// Another figure, by its line.
    case cijfer(Cijfer)
    /// By its id.
    case telling(String)
  }

  /// The figure at issue.
  public let cijfer: Cijfer
  public let gedrukt: Gedrukt
  public let maat: Maat
  /// What it should be, exactly.
  public let verwacht: Breuk

  public init(cijfer: Cijfer, gedrukt: Gedrukt, maat: Maat, verwacht: Breuk) {
    self.cijfer = cijfer
    self.gedrukt = gedrukt
    self.maat = maat
    self.verwacht = verwacht
  }

  /// Printed minus expected.
  public var verschil: Breuk { gedrukt.waarde - verwacht }
}

/// The walk along a bridge from the telling to the stand that is the figure.
public struct Verklaring: Sendable {
  public let aansluiting: String
  /// The steps between, in their order in the bridge.
  public let stappen: [Aansluitingstrede]
  /// Whether the figure stands before the telling, so that the steps lead from the figure to the telling.
  public let isVoorTelling: Bool

  public init(aansluiting: String, stappen: [Aansluitingstrede], isVoorTelling: Bool) {
    self.aansluiting = aansluiting
    self.stappen = stappen
    self.isVoorTelling = isVoorTelling
  }
}

/// Something that a comparison needs and that isn't there.
public enum Gemis: Sendable {
  /// No row of the file fits; what was looked for, in the order of the columns.
  case cijfer([String])
  /// There is a row, but no number in it.
  case getal(Cijfer)
  /// The publication has no such number.
  case telling(String, Schooljaar)
}

/// Why two numbers may not stand beside each other.
public enum Beletsel: Sendable {
  /// In which column they differ, and what stands there.
  case verschil(Onderscheid, [String])
  /// The relation says so, and how.
  case definitie(String)
  /// The file has several figures where one is asked for.
  case meer([Cijfer])
  case noemerIsNul(Cijfer)
  /// What the figure is about is no region or gemeente.
  case plaats(String)
  /// The figure has no school year, so there is no telling of it.
  case zonderSchooljaar
  /// The figure under a percentage isn't one.
  case geenPercentage(String)
}

/// What two figures must have in common to be compared.
public enum Onderscheid: String, CaseIterable, Sendable {
  case eenheid = "unit"
  case peildatum
  case schooljaar
}
