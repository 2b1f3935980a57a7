import Domain
import Systeem

@testable import Pipeline
@testable import Transform

/// Definitions as an analyst writes them, read by the reader that reads the shipped ones.
enum Definitietekst {
  /// - Throws: `Configuratiefouten`, as for a file of `pipelines/`.
  static func clausules(_ yaml: String, _ bron: Recordsoort, opPeildatum: Bool = false) throws -> [Clausule] {
    try lees(yaml) { Clausulelezer(opPeildatum: opPeildatum).lees($0, bron) }
  }

  /// One telling, without the words that go with it.
  static func telling(_ yaml: String) throws -> Telling {
    let tellingen = try tellingen(["proef": yaml])
    guard let telling = tellingen["proef"] else { throw Voorbeeld.Onleesbaar(description: yaml) }
    return telling
  }

  /// Several, by id.
  static func tellingen(_ yaml: [String: String]) throws -> [String: Telling] {
    let regels = yaml.map { "{id: \($0.key), titel: t, omschrijving: o, herkomst: h, \($0.value)}" }
    return try lees("tellingen: [\(regels.sorted().joined(separator: ", "))]") { knoop in
      var lezer = Definitielezer()
      lezer.leesBasis(knoop)
      return lezer.stadia[0].tellingen
    }
  }

  /// Relations between published figures, with the shipped tellingen and bridges to name.
  static func relaties(_ yaml: String) throws -> Relatiebestand {
    let definities = try verzuim.get()
    return try lees(yaml) { Relatielezer(definities: definities).lees($0) }
  }

  private static let verzuim = Result {
    try Configuratie(#filePath.replacing(/Tests\/.*/, with: "pipelines/ijssel-vecht.yaml")).definities
      .nieuwste
  }

  private static func lees<R>(_ yaml: String, _ lees: (Knoop) -> R) throws -> R {
    try Tijdelijk.metMap { map in
      let pad = map + "/definitie.yaml"
      let schrijver = try Bestandsschrijver(pad)
      try schrijver.schrijf(yaml.utf8)
      try schrijver.sluit()
      let fouten = Foutenlijst()
      let uitkomst = Knoop.lees(pad, bestand: "definitie.yaml", fouten).map(lees)
      try fouten.gooi()
      guard let uitkomst else { throw Voorbeeld.Onleesbaar(description: yaml) }
      return uitkomst
    }
  }
}
