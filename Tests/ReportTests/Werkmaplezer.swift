import CLibZip
import Foundation
import Testing

/// The files within a workbook, and its formulas with the values that stand beside them.
struct Werkmaplezer {
  let bestanden: [String: String]

  init(_ pad: String) throws {
    let zip = try #require(zip_open(pad, ZIP_RDONLY, nil))
    defer { zip_discard(zip) }
    var bestanden: [String: String] = [:]
    for index in 0..<zip_uint64_t(zip_get_num_entries(zip, 0)) {
      var staat = zip_stat_t()
      zip_stat_index(zip, index, 0, &staat)
      let bestand = try #require(zip_fopen_index(zip, index, 0))
      defer { zip_fclose(bestand) }
      var bytes = [UInt8](repeating: 0, count: Int(staat.size))
      try #require(zip_fread(bestand, &bytes, staat.size) == zip_int64_t(staat.size))
      bestanden[String(cString: staat.name)] = String(decoding: bytes, as: UTF8.self)
    }
    self.bestanden = bestanden
  }

  /// In their order.
  var bladen: [String] {
    (1...).lazy.map { "xl/worksheets/sheet\($0).xml" }.prefix { bestanden[$0] != nil }
      .compactMap { bestanden[$0] }
  }

  /// By sheet and cell.
  var formules: [String: (formule: String, waarde: String)] {
    var uit: [String: (String, String)] = [:]
    for (i, blad) in bladen.enumerated() {
      for vondst in blad.matches(of: /<c r="([A-Z]+\d+)"[^>]*><f[^>]*>([^<]*)<\/f><v>([^<]*)<\/v><\/c>/) {
        uit["\(i) \(vondst.1)"] = (String(vondst.2), String(vondst.3))
      }
    }
    return uit
  }
}
