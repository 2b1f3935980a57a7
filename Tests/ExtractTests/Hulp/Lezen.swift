import Domain
import Foundation

@testable import Extract

/// A file in the temporary folder for as long as the closure runs.
func metBestand<R>(_ inhoud: some Collection<UInt8>, _ doe: (String) throws -> R) throws -> R {
  let pad = FileManager.default.temporaryDirectory
    .appendingPathComponent("extract-\(UUID().uuidString)").path
  try Data(inhoud).write(to: URL(fileURLWithPath: pad))
  defer { try? FileManager.default.removeItem(atPath: pad) }
  return try doe(pad)
}

enum Proef {
  /// The key of all tests: no secret, and of no region.
  static let sleutel = Array("sleutel voor tests, geen geheim".utf8)

  /// Zwolle, Dalfsen, and a code that had ended by the date of most records here: it did exist.
  static let gemeenten = Gemeentetabel([gemeente(193), gemeente(148), gemeente(3, tot: "2021-01-01")])

  /// Without gemeenten no row is right, so that each shows its place in the file.
  static let geenGemeenten = Gemeentetabel([])

  private static func gemeente(_ code: UInt16, tot: String? = nil) -> Gemeente {
    Gemeente(
      code: Gemeentecode(waarde: code), naam: "Gemeente \(code)", geldigVanaf: datum("1950-01-01"),
      geldigTot: tot.map(datum), opvolger: nil, regioperioden: [])
  }

  /// The day that a text in a test means.
  static func datum(_ iso: String) -> LocalDate { LocalDate(iso: iso) ?? LocalDate(dagnummer: .min) }

  /// Reads the bytes as a file.
  ///
  /// - Parameters:
  ///   - bestand: what it is called, below the inbox.
  ///   - stukmaat: the size of the pieces in which XML goes to the parser.
  static func lees(
    _ inhoud: some Collection<UInt8>, met profiel: Bronprofiel, bestand: String = "",
    gemeenten: Gemeentetabel = gemeenten,
    stukmaat: Int = XMLLezer.maatStuk
  ) throws -> Uitslag {
    var beeld = Bytebeeld()
    let bytes = Array(inhoud)
    for van in stride(from: 0, to: bytes.count, by: 1 << 18) {
      bytes[van..<min(van + 1 << 18, bytes.count)].withUnsafeBytes { beeld.voeg($0) }
    }
    let extractie = Extractie(
      gemeenten: gemeenten, pseudonimisering: Pseudonimisering(sleutel: sleutel))
    let opname = Opname()
    let uitkomst = try metBestand(bytes) { pad in
      try extractie.lees(
        pad, bestand: bestand, beeld: beeld, profiel: profiel, ontvanger: opname, maatStuk: stukmaat)
    }
    switch uitkomst {
    case .gelezen(let rijen, let codering):
      return Uitslag(rijen: rijen, codering: codering, regels: opname.regels)
    case .geweigerd(let code):
      return Uitslag(weigering: code)
    }
  }

  /// The date of receipt that the bytes bear in their header.
  static func kopdatum(
    _ inhoud: some Collection<UInt8>, van bron: Bron = .meldingXML, stukmaat: Int = XMLLezer.maatStuk
  ) throws -> String? {
    try metBestand(inhoud) { pad in
      try Extractie.datum(inKopVan: pad, profiel: bron.profiel, maatStuk: stukmaat).map(\.description)
    }
  }
}
