import Domain
import Report
import Synthetic
import Systeem

/// Makes synthetic deliveries for a region.
public enum Voorbeeld {
  /// The lists of other parties are among them when the set-up has a profile for any.
  ///
  /// - Parameters:
  ///   - uit: the inbox to make; it must not exist, or be empty.
  ///   - eenXml: one XML file with all meldingen, instead of successive deliveries in all formats.
  /// - Returns: a table of the files.
  public static func maak(
    pipeline: String, uit: String, meldingen: Int, seed: UInt64, schooljaren: ClosedRange<Schooljaar>,
    eenXml: Bool
  ) throws -> String {
    let configuratie = try Configuratie(pipeline)
    let opdracht = Opdracht(
      meldingen: meldingen, seed: seed, regio: configuratie.regio, gemeenten: configuratie.gemeenten,
      scholen: configuratie.scholen, schooljaren: schooljaren, vorm: eenXml ? .eenXml : .inbox,
      metOpgaven: configuratie.profielen.contains { $0.record == .opgave })
    var tabel = Teksttabel([
      .init("file"), .init("bytes", rechts: true), .init("records", rechts: true), .init("bad rows"),
    ])
    let bestanden = try Generator.maak(opdracht, in: uit)
    for bestand in bestanden {
      let fout = bestand.afgekeurd.sorted { $0.key.rawValue < $1.key.rawValue }.map {
        "\($0.value) \($0.key.rawValue)"
      }
      let bijzonder =
        switch bestand.aard {
        case .levering: fout.joined(separator: ", ")
        case .dubbel: "the same bytes as another file"
        case .afgebroken: "cut off: to be refused whole"
        }
      tabel.voeg([
        bestand.pad, Teksttabel.getal(bestand.bytes), Teksttabel.getal(bestand.records), bijzonder,
      ])
    }
    return tabel.tekst
  }

  /// Makes exports of sources that nobody has seen, with the truth of each beside them (`Exportreeks`).
  ///
  /// - Parameters:
  ///   - uit: the folder to make; it must not exist, or be empty.
  ///   - apart: from the vocabulary that is kept apart.
  /// - Returns: a table of the files.
  public static func maakExporten(
    pipeline: String, uit: String, aantal: Int, seed: UInt64, schooljaar: Schooljaar, apart: Bool
  ) throws -> String {
    let configuratie = try Configuratie(pipeline)
    let reeks = Exportreeks(
      seed: seed, regio: configuratie.regio, gemeenten: configuratie.gemeenten, scholen: configuratie.scholen,
      schooljaar: schooljaar, woordenschat: apart ? .apart : .bekend)
    var tabel = Teksttabel([.init("file"), .init("records", rechts: true), .init("what is odd about it")])
    for export in try reeks.schrijf(aantal, naar: uit) {
      for (bestand, records) in zip(export.bestanden, export.recordsPerBestand) {
        tabel.voeg([bestand, Teksttabel.getal(records), export.bijzonderheden.joined(separator: ", ")])
      }
    }
    return tabel.tekst
  }
}
