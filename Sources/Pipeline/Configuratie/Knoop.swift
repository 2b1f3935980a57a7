import Domain
import Foundation
import Yams

/// A place in a YAML file, that tells its faults with file, line and key. A mapping knows which keys were asked
/// for; the others are faults too, for a misspelt key would otherwise be passed over in silence.
struct Knoop {
  let node: Node
  let bestand: String
  let sleutel: String
  let fouten: Foutenlijst

  /// Reads a file; nil when it can't be read as a YAML mapping, which is then in the list.
  static func lees(_ pad: String, bestand: String, _ fouten: Foutenlijst) -> Knoop? {
    do {
      guard let tekst = String(data: try Data(contentsOf: URL(fileURLWithPath: pad)), encoding: .utf8) else {
        fouten.meld(bestand, "is not UTF-8")
        return nil
      }
      guard let node = try compose(yaml: tekst), node.mapping != nil else {
        fouten.meld(bestand, "must be a YAML mapping (key: value)")
        return nil
      }
      return Knoop(node: node, bestand: bestand, sleutel: "", fouten: fouten)
    } catch YamlError.duplicatedKeysInMapping(let dubbel, let plaats) {
      for sleutel in dubbel {
        fouten.meld(
          bestand, regel: plaats.mark.line,
          "key '\(sleutel)' stands twice in the mapping that begins here; remove one")
      }
    } catch let fout as YamlError {
      fouten.meld(bestand, "is no YAML: \(fout)")
    } catch {
      fouten.meld(bestand, "can't be read: \(error.localizedDescription)")
    }
    return nil
  }

  func fout(_ verwacht: String) {
    fouten.meld(bestand, regel: node.mark?.line, sleutel: sleutel, verwacht)
  }

  // Mappings.

  /// The value of a key; nil when it is missing.
  func vrij(_ naam: String) -> Knoop? {
    node.mapping?[Node(naam)].map { sub($0, naam) }
  }

  /// The value of a key; a missing one is a fault.
  func verplicht(_ naam: String) -> Knoop? {
    if let waarde = vrij(naam) { return waarde }
    fout("key '\(naam)' is missing")
    return nil
  }

  /// Keys and values in the order of the file; a fault and empty when it is no mapping.
  func paren() -> [(naam: String, waarde: Knoop)] {
    guard let mapping = node.mapping else {
      fout("must be a mapping (key: value)")
      return []
    }
    return mapping.compactMap { sleutel, waarde in
      guard let naam = sleutel.scalar?.string else {
        fout("a key must be a text")
        return nil
      }
      return (naam, sub(waarde, naam))
    }
  }

  /// Keys other than these are faults.
  func alleen(_ toegestaan: [String]) {
    for (naam, waarde) in paren() where !toegestaan.contains(naam) {
      waarde.fout("is no known key; known are \(toegestaan.joined(separator: ", "))")
    }
  }

  private func sub(_ node: Node, _ naam: String) -> Knoop {
    Knoop(
      node: node, bestand: bestand, sleutel: sleutel.isEmpty ? naam : "\(sleutel).\(naam)", fouten: fouten)
  }

  // Values. A wrong one is a fault, and nil.

  func tekst() -> String? {
    guard let tekst = node.scalar?.string, !tekst.isEmpty else {
      fout("must be a text")
      return nil
    }
    return tekst
  }

  func geheel(_ bereik: ClosedRange<Int>) -> Int? {
    guard let getal = node.int, bereik.contains(getal) else {
      fout("must be a whole number from \(bereik.lowerBound) to \(bereik.upperBound)")
      return nil
    }
    return getal
  }

  func schooljaar() -> Schooljaar? {
    if let schooljaar = node.scalar.flatMap({ Schooljaar($0.string) }) { return schooljaar }
    fout("must be a school year, as 2020-2021")
    return nil
  }

  func keuze<Waarde: RawRepresentable & CaseIterable>(_ soort: Waarde.Type) -> Waarde?
  where Waarde.RawValue == String {
    if let tekst = node.scalar?.string, let waarde = Waarde(rawValue: tekst) { return waarde }
    fout("must be one of \(Waarde.allCases.map(\.rawValue).joined(separator: ", "))")
    return nil
  }

  /// The items of a list that must not be empty.
  ///
  /// - Parameter wat: what it must name, for the message.
  func gevuld(_ wat: String) -> [Knoop] {
    let delen = lijst()
    if delen.isEmpty, node.sequence != nil { fout("must name \(wat)") }
    return delen
  }

  /// A list of choices that must not be empty; wrong ones are faults.
  func keuzen<Waarde: RawRepresentable & CaseIterable>(_ soort: Waarde.Type) -> [Waarde]
  where Waarde.RawValue == String {
    gevuld("one of \(Waarde.allCases.map(\.rawValue).joined(separator: ", "))").compactMap { $0.keuze(soort) }
  }

  /// The items of a list; a fault and empty when it is none.
  func lijst() -> [Knoop] {
    guard let rij = node.sequence else {
      fout("must be a list ([a, b] or lines that begin with -)")
      return []
    }
    return rij.enumerated().map { sub($1, "[\($0 + 1)]") }
  }
}
