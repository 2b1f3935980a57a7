/// A published figure: one row of a file of figures taken from yearbooks and council papers (formats.md, I4).
public struct Cijfer: Sendable {
  public enum Waarde: Hashable, Sendable {
    case getal(Gedrukt)
    /// Nothing was printed.
    case leeg
    /// Something else than a number, such as one with a footnote mark.
    case geenGetal(String)
  }

  /// In the file, 1-based, the header counted.
  public let regel: Int
  public let document: String
  /// Nil when the file names none.
  public let schooljaar: Schooljaar?
  /// The region or gemeente, or whatever else the figure is about, by the file's name for it.
  public let plaats: String
  /// Where in the document.
  public let tabel: String
  public let indicator: String
  /// Empty when there is none.
  public let uitsplitsing: String
  /// As the file has it; `percentage` for per cents.
  public let eenheid: String
  /// As the file has it; empty when there is none: then the figure is over the school year.
  public let peildatum: String
  public let waarde: Waarde
  public let noot: String

  public init(
    regel: Int, document: String, schooljaar: Schooljaar?, plaats: String, tabel: String, indicator: String,
    uitsplitsing: String, eenheid: String, peildatum: String, waarde: Waarde, noot: String
  ) {
    self.regel = regel
    self.document = document
    self.schooljaar = schooljaar
    self.plaats = plaats
    self.tabel = tabel
    self.indicator = indicator
    self.uitsplitsing = uitsplitsing
    self.eenheid = eenheid
    self.peildatum = peildatum
    self.waarde = waarde
    self.noot = noot
  }

  public var isPercentage: Bool { eenheid == "percentage" }

  /// Nil when it is no number.
  public var getal: Gedrukt? {
    if case .getal(let getal) = waarde { getal } else { nil }
  }

  /// How far the exact value may lie from the printed one. A percentage and a number with decimals were rounded to
  /// their last printed digit; any other whole number is a count, and exact.
  public var speling: Breuk {
    guard let getal, isPercentage || getal.decimalen > 0 else { return Breuk(0) }
    return getal.halveEenheid
  }

  public subscript(kolom: Cijferkolom) -> String {
    switch kolom {
    case .document: document
    case .schooljaar: schooljaar?.description ?? ""
    case .plaats: plaats
    case .tabel: tabel
    case .indicator: indicator
    case .uitsplitsing: uitsplitsing
    case .eenheid: eenheid
    case .peildatum: peildatum
    }
  }
}

/// The columns by which a figure is selected; the names are those of the file.
public enum Cijferkolom: String, CaseIterable, Sendable {
  case indicator
  case uitsplitsing = "breakdown"
  case eenheid = "unit"
  case schooljaar
  case plaats = "region_or_gemeente"
  case peildatum
  case tabel = "table_or_page"
  case document
}
