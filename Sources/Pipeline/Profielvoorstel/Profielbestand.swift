import Domain
import Extract
import Foundation
import Systeem

/// A profile as it stands in a file: a draft, or one of the set-up.
struct Profielbestand {
  let profiel: Bronprofiel
  let pad: String
  let knoop: Knoop
  let tekst: String

  /// - Parameter naam: a file, or the id of a profile of the set-up.
  /// - Throws: `NietGevonden`; `Configuratiefouten` with all that is wrong with it.
  init(_ naam: String, pipeline: String) throws {
    let bronnen = Map.ouder(pipeline) + "/bronnen/" + naam + ".yaml"
    let pad = try Map.isBestand(naam) ? naam : bronnen
    guard try Map.isBestand(pad) else {
      throw NietGevonden(
        "\(Melder.veilig(naam)) is no file, and no profile of \(Melder.veilig(Map.ouder(pipeline)))/bronnen")
    }
    let id = Map.naam(pad)
    let fouten = Foutenlijst()
    guard let knoop = Knoop.lees(pad, bestand: pad, fouten),
      let profiel = Profiellezer.lees(knoop, id: id.hasSuffix(".yaml") ? String(id.dropLast(5)) : id)
    else {
      try fouten.gooi()
      throw NietGevonden("\(Melder.veilig(pad)) can't be read")
    }
    try fouten.gooi()
    self.profiel = profiel
    self.pad = pad
    self.knoop = knoop
    tekst = try String(contentsOfFile: pad, encoding: .utf8)
  }

  /// The questions that are still in it, by line.
  var vragen: [(regel: Int, tekst: String)] {
    tekst.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { nummer, regel in
      let regel = regel.drop { $0 == " " }
      return regel.hasPrefix("# ? ") ? (nummer + 1, String(regel.dropFirst(4))) : nil
    }
  }

  /// The line in which a field stands, or its list of codes.
  func regel(_ veld: Veldnaam, codes: Bool = false) -> Int? {
    let velden = knoop.vrij("velden")?.vrij(veld.rawValue)
    return (codes ? velden?.vrij("codes") ?? velden : velden)?.node.mark?.line
  }
}
