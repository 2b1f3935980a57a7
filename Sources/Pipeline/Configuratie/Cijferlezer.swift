import Domain
import Extract

/// Reads a file of published figures (formats.md, I4): `;`, UTF-8, with or without a BOM, no quoting. Columns are found
/// by name, in any order; further ones are passed over.
struct Cijferlezer {
  let fouten: Foutenlijst

  private static let kolommen = Cijferkolom.allCases.map(\.rawValue) + ["value", "note"]

  /// What is wrong is in the list; a value that is no number isn't a fault, but said of the figure.
  ///
  /// - Throws: `Bestandsfout`.
  func lees(_ pad: String) throws -> [Cijfer] {
    let tabel: CSVTabel
    do {
      tabel = try CSVTabel(pad)
    } catch let fout as CSVTabel.Fout {
      fouten.meld(pad, fout.reden)
      return []
    }
    var plaatsen: [String: Int] = [:]
    for (i, naam) in tabel.kop.enumerated() {
      if plaatsen.updateValue(i, forKey: naam) != nil, Self.kolommen.contains(naam) {
        fouten.meld(pad, regel: 1, "column '\(naam)' stands twice")
      }
    }
    let ontbreekt = Self.kolommen.filter { plaatsen[$0] == nil }
    guard ontbreekt.isEmpty else {
      fouten.meld(pad, regel: 1, "columns are missing: \(ontbreekt.joined(separator: ", "))")
      return []
    }
    return tabel.rijen.compactMap { rij in
      // What isn't UTF-8 was read as U+FFFD.
      if rij.waarden.contains(where: { $0.contains("\u{FFFD}") }) {
        fouten.meld(pad, regel: rij.regel, "is not UTF-8")
        return nil
      }
      return cijfer(rij.regel, pad) { naam in plaatsen[naam].map { Self.bijgesneden(rij.waarden[$0]) } ?? "" }
    }
  }

  private func cijfer(_ regel: Int, _ pad: String, _ veld: (String) -> String) -> Cijfer? {
    func kolom(_ kolom: Cijferkolom) -> String { veld(kolom.rawValue) }
    let schooljaar = Schooljaar(kolom(.schooljaar))
    if schooljaar == nil, !kolom(.schooljaar).isEmpty {
      fouten.meld(pad, regel: regel, sleutel: "schooljaar", "must be empty, or two years as 2020-2021")
      return nil
    }
    let waarde = veld("value")
    return Cijfer(
      regel: regel, document: kolom(.document), schooljaar: schooljaar, plaats: kolom(.plaats),
      tabel: kolom(.tabel), indicator: kolom(.indicator), uitsplitsing: kolom(.uitsplitsing),
      eenheid: kolom(.eenheid), peildatum: kolom(.peildatum),
      waarde: waarde.isEmpty ? .leeg : Gedrukt(waarde).map(Cijfer.Waarde.getal) ?? .geenGetal(waarde),
      noot: veld("note"))
  }

  private static func bijgesneden(_ tekst: String) -> String {
    let wit: Set<Character> = [" ", "\t"]
    return String(tekst.drop { wit.contains($0) }.reversed().drop { wit.contains($0) }.reversed())
  }
}
