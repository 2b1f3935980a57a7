import Domain

/// An export that was made, with the truth of it: which column is which field, and what its codes mean. A test holds
/// against this whatever reads or guesses the export.
///
/// All its files have the same layout, so one truth holds for each of them.
public struct Export: Sendable {
  /// What kind of file it is.
  public enum Vorm: String, Sendable {
    case csv
    case xlsx
    case xml
  }

  /// A column, or in XML an element that holds a value.
  public struct Kolom: Hashable, Sendable {
    /// As written in the header; in XML the path below the record, with `/`.
    public let naam: String
    /// The canonical field; nil for a column that is none: a name, a remark, an officer.
    public let veld: String?
  }

  /// One or two, in the order of their dates of receipt, below the folder of the series: `export-01/….csv`.
  public let bestanden: [String]
  public var bestand: String { bestanden[0] }
  public let vorm: Vorm
  /// `melding` or `werkproces`.
  public let record: Recordsoort
  /// In the order of the file; in XML in the order of the elements.
  public let kolommen: [Kolom]
  /// By field: the text in the file, as trimmed, and the canonical code that it stands for. Only what occurs. Of
  /// `resultaat` and `reden_afsluiting` some texts mean no code, and aren't here.
  public let codes: [String: [String: String]]
  /// Whether the column of `gemeentecode` holds names of gemeenten.
  public let gemeenteAlsNaam: Bool
  /// Lines of the file above its header, empty ones too; in Excel rows of the sheet. 0 in XML.
  public let titelregels: Int
  /// What stands in the first cell of what follows the last record: a row of totals, or the first row of a second table;
  /// nil when nothing follows.
  public let eindregel: String?
  /// Between the columns of a CSV; else nil.
  public let scheidingsteken: Character?
  /// How dates are spelled, as `dd-mm-yyyy`; `serieel` for the numbers behind Excel's dates.
  public let datumstijl: String
  /// The sheet of the records, in Excel; else nil.
  public let blad: String?
  /// The path of the record's element from the root, with `/`, in XML; else nil.
  public let recordpad: String?
  /// What is odd about it, in English, for a report.
  public let bijzonderheden: [String]
  /// Every personal number as written, every surname and given name, and the word that begins all remarks: nothing that a
  /// program shows may contain one.
  public let geheim: [String]
  /// Data rows, by file.
  public let recordsPerBestand: [Int]
  /// Data rows of all files together.
  public var records: Int { recordsPerBestand.reduce(0, +) }
}
