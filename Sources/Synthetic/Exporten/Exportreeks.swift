import Domain
import Foundation

/// A series of exports that nobody has seen, with the truth of each: what a guesser of profiles is measured with.
///
/// Each export is of a source of its own: other names of columns, another order, other dates, codes and lines around the
/// records. Equal series give equal bytes. The persons don't exist: their numbers are computed to pass the elfproef, and
/// their names are nobody's.
public struct Exportreeks: Sendable {
  /// From which words headers, titles, elements and codes are made.
  public enum Woordenschat: String, Sendable, CaseIterable {
    /// Which whoever writes a guesser may look at.
    case bekend
    /// Kept apart: shares no name of a column, no title and no spelling of a code with the other.
    case apart
  }

  private let seed: UInt64
  private let regio: Int
  private let gemeenten: Gemeentetabel
  private let scholen: Schooltabel
  private let schooljaar: Schooljaar
  private let woordenschat: Woordenschat

  /// - Parameter schooljaar: in which all records begin.
  public init(
    seed: UInt64, regio: Int, gemeenten: Gemeentetabel, scholen: Schooltabel, schooljaar: Schooljaar,
    woordenschat: Woordenschat
  ) {
    self.seed = seed
    self.regio = regio
    self.gemeenten = gemeenten
    self.scholen = scholen
    self.schooljaar = schooljaar
    self.woordenschat = woordenschat
  }

  /// Writes so many exports into a folder, which is created; one that exists has to be empty.
  ///
  /// Each export has a folder of its own there. Beside them stand `waarheid.csv` (which column is which field),
  /// `codes.csv` (what the texts of codes mean) and `exporten.csv` (the layout of each, and what is odd about it); none of
  /// them holds a name or number of a person. Of ten exports seven are CSV, two Excel and one XML; half are meldingen.
  ///
  /// - Throws: `SynthetischFout`. What was written before the error stays.
  @discardableResult
  public func schrijf(_ aantal: Int, naar map: String) throws -> [Export] {
    let eigen = gemeenten.gemeenten(van: regio, in: schooljaar)
    guard !eigen.isEmpty else { throw SynthetischFout.regioZonderGemeenten(regio) }
    guard 1930...2090 ~= schooljaar.beginjaar else { throw SynthetischFout.schooljaren("\(schooljaar)") }
    let streek = Exportmaker.Streek(
      gemeenten: eigen, tabel: gemeenten, scholen: try scholenPerSoort(eigen), schooljaar: schooljaar,
      woorden: woordenschat == .bekend ? .bekend : .apart)
    try Generator.maakMap(map)
    let exporten = try (0..<max(0, aantal)).map { nummer in
      let naam = "export-\(Datumstijl.cijfers(nummer + 1, 2))"
      guard mkdir("\(map)/\(naam)", 0o755) == 0 else {
        throw SynthetischFout.schrijven(pad: naam, errno: errno)
      }
      // The two vocabularies draw apart: an export of one doesn't look like that of the other.
      var toeval = Toeval(seed, .export, woordenschat == .bekend ? nummer : nummer + 1_000_000)
      return try Exportmaker(streek, map: map, naam: naam).maak(
        record: (nummer + nummer / 10).isMultiple(of: 2) ? .melding : .werkproces, vorm: Self.vorm(nummer),
        seed: toeval.volgende(), &toeval)
    }
    try schrijfWaarheid(exporten, naar: map)
    return exporten
  }

  private static func vorm(_ nummer: Int) -> Export.Vorm {
    switch nummer % 10 {
    case 2, 7: .xlsx
    case 5: .xml
    default: .csv
    }
  }

  /// The schools of the region; of the country when it has none.
  private func scholenPerSoort(_ eigen: [Gemeente]) throws -> [Schoolsoort: [Schooltabel.School]] {
    let codes = Set(eigen.map(\.code))
    let hier = scholen.scholen.filter { $0.gemeentecode.map(codes.contains) ?? false }
    let keuze = hier.isEmpty ? scholen.scholen : hier
    guard !keuze.isEmpty else { throw SynthetischFout.geenScholen }
    return Dictionary(grouping: keuze, by: \.schoolsoort).mapValues { rijen in
      rijen.sorted { ($0.brin, $0.vestiging) < ($1.brin, $1.vestiging) }
    }
  }

  // MARK: - The truth beside them

  private func schrijfWaarheid(_ exporten: [Export], naar map: String) throws {
    var kolommen = [["export", "bestand", "record", "kolom", "veld"]]
    var codes = [["export", "veld", "tekst", "code"]]
    var overzicht = [
      [
        "export", "bestand", "record", "vorm", "scheidingsteken", "datumstijl", "titelregels", "eindregel",
        "blad",
        "recordpad", "gemeente_als_naam", "records", "bijzonderheden",
      ]
    ]
    for export in exporten {
      let naam = String(export.bestand.prefix { $0 != "/" })
      for (bestand, records) in zip(export.bestanden, export.recordsPerBestand) {
        kolommen += export.kolommen.map { [naam, bestand, export.record.rawValue, $0.naam, $0.veld ?? ""] }
        overzicht.append([
          naam, bestand, export.record.rawValue, export.vorm.rawValue,
          export.scheidingsteken.map { $0 == "\t" ? "tab" : String($0) } ?? "", export.datumstijl,
          String(export.titelregels), export.eindregel ?? "", export.blad ?? "", export.recordpad ?? "",
          export.gemeenteAlsNaam ? "J" : "N", String(records), export.bijzonderheden.joined(separator: ", "),
        ])
      }
      for (veld, teksten) in export.codes.sorted(by: { $0.key < $1.key }) {
        codes += teksten.sorted { $0.key < $1.key }.map { [naam, veld, $0.key, $0.value] }
      }
    }
    try schrijf(kolommen, "\(map)/waarheid.csv")
    try schrijf(codes, "\(map)/codes.csv")
    try schrijf(overzicht, "\(map)/exporten.csv")
  }

  private func schrijf(_ rijen: [[String]], _ pad: String) throws {
    var uit = try Schrijver(pad: pad)
    for rij in rijen {
      let velden = rij.map { veld in
        veld.contains { "\";\n".contains($0) } ? "\"" + veld.replacing("\"", with: "\"\"") + "\"" : veld
      }
      uit.tekst(velden.joined(separator: ";") + "\n")
    }
    try uit.sluit()
  }
}
