import Domain
import Extract

/// Makes the masked sample of a delivery: the first rows, one for each code, and one for each kind of rejection.
struct Voorbeeldmaker {
  private let profiel: Bronprofiel
  private let configuratie: Configuratie

  init(_ profiel: Bronprofiel, _ configuratie: Configuratie) {
    self.profiel = profiel
    self.configuratie = configuratie
  }

  /// - Parameter lezing: of the delivery with the profile.
  func maak(_ lezing: Proeflezing) throws -> (bytes: [UInt8], isXML: Bool) {
    let tabel = try Tabelkeuze.beste(Ruwetabel.alle(lezing.pad))
    let (isXML, gelijk) = (profiel.isXML, profiel.gelijk)
    let velden: [Bronprofiel.Veld?] = tabel.kolommen.map { kolom in
      profiel.velden.first { veld in
        veld.vorm == .inRij && veld.namen.contains { gelijk($0) == gelijk(kolom.naam) }
      }
    }
    var gekozen: [Int] = Array(0..<min(5, tabel.rijen))
    for (kolom, veld) in zip(tabel.kolommen, velden) where veld?.codes.isEmpty == false {
      var gezien: Set<String> = []
      for (rij, waarde) in kolom.waarden.enumerated() where gezien.insert(waarde).inserted {
        gekozen.append(rij)
      }
    }
    var codes: Set<Afkeurcode> = []
    // A row of another width isn't as it was once it stands in a table.
    for afkeuring in lezing.proef.afkeuringen
    where afkeuring.code != .r08 && afkeuring.code != .r09 && codes.insert(afkeuring.code).inserted {
      gekozen.append(afkeuring.rij - 1)
    }
    let rijen = Array(Set(gekozen).filter { $0 < tabel.rijen }.sorted().prefix(Masker.grensRijen))
    var masker = Masker(profiel, configuratie.scholen)
    let waarden = rijen.map { rij in
      zip(tabel.kolommen, velden).map { kolom, veld in masker.masker(kolom.waarden[rij], veld) }
    }
    let namen = zip(tabel.kolommen, velden).enumerated().map { i, paar in
      // The name of a column that isn't used may be anything.
      paar.1 == nil && !isXML ? "kolom \(i + 1)" : paar.0.naam
    }
    switch profiel.formaat {
    case .csv(let teken, _):
      let scheiding = String(UnicodeScalar(teken))
      var regels: [String] = []
      if profiel.plaats.kopIsGezocht { regels.append("titel") }
      regels += ([namen] + waarden).map { $0.map(Self.inCSV).joined(separator: scheiding) }
      if let einde = profiel.plaats.tot.sorted().first { regels.append(Self.inCSV(einde)) }
      return (Array((regels.joined(separator: "\n") + "\n").utf8), false)
    case .xml(let record, let datum): return (xml(record, datum, namen, waarden, velden), true)
    }
  }

  private static func inCSV(_ waarde: String) -> String { "\"\(waarde.replacing("\"", with: "\"\""))\"" }

  /// Elements of the record one within another; those that the profile doesn't use are left out.
  private func xml(
    _ record: [String], _ datum: [String]?, _ namen: [String], _ waarden: [[String]],
    _ velden: [Bronprofiel.Veld?]
  ) -> [UInt8] {
    var uit = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    let omhulsel = record.dropLast()
    uit += omhulsel.map { "<\($0)>" }.joined()
    if let datum, datum.starts(with: omhulsel) {
      let onder = datum.dropFirst(omhulsel.count)
      uit += onder.map { "<\($0)>" }.joined() + "2020-08-01" + onder.reversed().map { "</\($0)>" }.joined()
    }
    for rij in waarden {
      uit += "\n<\(record.last ?? "")>"
      var open: [String] = []
      for (i, waarde) in rij.enumerated() where velden[i] != nil {
        let pad = namen[i].split(separator: "/").map(String.init)
        let gelijk = zip(open, pad.dropLast()).prefix { $0 == $1 }.count
        uit += open[gelijk...].reversed().map { "</\($0)>" }.joined()
        uit += pad.dropLast()[gelijk...].map { "<\($0)>" }.joined()
        open = Array(pad.dropLast())
        let tekst = waarde.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        uit += "<\(pad.last ?? "")>\(tekst)</\(pad.last ?? "")>"
      }
      uit += open.reversed().map { "</\($0)>" }.joined() + "</\(record.last ?? "")>"
    }
    uit += "\n" + omhulsel.reversed().map { "</\($0)>" }.joined() + "\n"
    return Array(uit.utf8)
  }
}
