import Domain
import Foundation
import Transform

/// The manual of clauses and steps as it should be, made from their source files and spec tests.
struct Handleiding {
  /// Below `pipelines/handleiding`: path and text.
  private(set) var bladen: [String: String] = [:]
  private(set) var fouten: [String] = []

  /// - Parameter repo: the folder with `Sources` and `Tests`.
  init(repo: String) throws {
    let clausules = try Self.bladen(repo, "Clausules", &fouten) { naam in
      Clausulenaam(rawValue: naam).map { naam in
        let bronnen = Recordsoort.allCases.filter(naam.bronnen.contains).map {
          Uitspraaktekst.meervoud("\($0)")
        }
        return "May be asked of \(bronnen.joined(separator: " and "))."
      }
    }
    let stappen = try Self.bladen(repo, "Stappen", &fouten)
    let namen = Set(clausules.map(\.naam))
    for naam in Clausulenaam.allCases.map(\.rawValue).sorted() where !namen.contains(naam) {
      fouten.append("clause '\(naam)' has no doc comment in a file of its own that begins with `\(naam)`")
    }
    for (map, delen) in [("clausules", clausules), ("stappen", stappen)] {
      for blad in delen {
        let pad = "\(map)/\(blad.naam).md"
        if bladen[pad] != nil { fouten.append("two types are both called '\(blad.naam)'") }
        do { bladen[pad] = try blad.markdown() } catch { fouten.append("\(error)") }
      }
    }
    bladen["README.md"] = try Self.index(clausules, stappen, repo)
  }

  /// The types of a folder that have a page; a type without a spec test is a fault.
  private static func bladen(
    _ repo: String, _ map: String, _ fouten: inout [String], toepassing: (String) -> String? = { _ in nil }
  ) throws -> [Handleidingblad] {
    var bladen: [Handleidingblad] = []
    for bestand in try namen("\(repo)/Sources/Transform/\(map)") where bestand.hasSuffix(".swift") {
      let type = String(bestand.dropLast(6))
      let bron = "Sources/Transform/\(map)/\(bestand)"
      let proef = "Tests/TransformTests/\(map)/\(type)Tests.swift"
      do {
        let tekst = try lees("\(repo)/\(bron)")
        guard let documentatie = try Handleidingblad.documentatie(van: type, in: tekst, bestand: bron),
          Handleidingblad.naam(documentatie) != nil
        else { continue }
        guard FileManager.default.fileExists(atPath: "\(repo)/\(proef)") else {
          fouten.append("\(bron) has no spec test: \(proef)")
          continue
        }
        let specificatie = try Specificatie(lees("\(repo)/\(proef)"), bestand: proef)
        bladen.append(
          try Handleidingblad(
            documentatie: documentatie, bron: bron, specificatie: specificatie, toepassing: toepassing))
      } catch let onbegrepen as Onbegrepen {
        fouten.append("\(onbegrepen)")
      }
    }
    return bladen.sorted { $0.naam < $1.naam }
  }

  private static func index(
    _ clausules: [Handleidingblad], _ stappen: [Handleidingblad], _ repo: String
  ) throws -> String {
    let bestand = "Tests/TransformTests/Voorbeeld.swift"
    let tekens = try Tekenlezer.lees(lees("\(repo)/\(bestand)"), bestand: bestand)[...]
    func uitleg(_ functie: String) throws -> String {
      guard
        let plek = tekens.indices.first(where: { tekens[$0].naam == functie && tekens[$0 - 1].naam == "func" }
        ),
        let regels = tekens.documentatie(van: plek)
      else { throw Onbegrepen(bestand: bestand, lijn: 1, wat: "function '\(functie)' has no doc comment") }
      return regels.joined(separator: "\n  ")
    }
    func regels(_ map: String, _ bladen: [Handleidingblad]) -> String {
      bladen.map { "- [`\($0.naam)`](\(map)/\($0.naam).md): \($0.samenvatting)" }.joined(separator: "\n")
    }
    return """
      <!-- Made by Tests/TransformTests/Handleiding from the source files and spec tests: change those. -->

      # Clauses and steps

      A telling counts the records for which its clauses hold; a bridge goes from one telling to another in steps.
      Tellingen are written in [`definities`](../definities/), bridges in [`aansluitingen`](../aansluitingen/). Each
      clause and each kind of step has a page here: what it does, and examples. Every example is a test of the
      program too, so it is what the program does.

      ## Clauses

      \(regels("clausules", clausules))

      ## Steps of a bridge

      \(regels("stappen", stappen))

      ## How to read the examples

      - A table has a record in each row. An empty cell is a missing value; a column that isn't there doesn't matter
        to the example.
      - Some columns hold no data but answers: what must come out for that record. Below the table stands what `ja`
        in such a column means. `geldt: ja`, for one, is mostly: the clause holds for this record. Where the cell is
        empty, it doesn't.
      - The school year that is counted is \(try Voorbeeld().partitie.schooljaar). It is counted for region 10, unless a
        gemeente is named.
      - Of a step, the *stand* is the records that are there after it, and the *mutatie* those that it takes away (−) or
        adds (+), as in the table that `sluitend reconcile` shows.
      - Gemeenten: \(try uitleg("gemeenten"))
      - Schools: \(try uitleg("scholen"))

      """
  }

  private static func namen(_ map: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: map).sorted()
  }

  private static func lees(_ pad: String) throws -> String {
    try String(contentsOfFile: pad, encoding: .utf8)
  }
}
