import Domain
import Report
import Systeem

/// The definitions of a folder through time, to be read: what holds in a school year, and what changed.
public struct Definitieboek: Sendable {
  private let reeks: Definitiereeks

  /// - Parameter pipeline: a set-up; its folder is read. Nil = the folder `pipelines`.
  /// - Throws: `NietGevonden` for a set-up or folder that isn't there; `Configuratiefouten` with all that is wrong in
  ///   the definitions and bridges.
  public init(pipeline: String?) throws {
    if let pipeline, Map.soort(pipeline, volgLinks: true) != .bestand {
      throw NietGevonden("set-up \(pipeline) can't be found")
    }
    let map = pipeline.map(Map.ouder) ?? "pipelines"
    guard Map.soort(map, volgLinks: true) == .map else {
      throw NietGevonden("there is no folder '\(map)' here; name a set-up with --pipeline")
    }
    let fouten = Foutenlijst()
    reeks = Definitiereekslezer(fouten: fouten).lees(
      try Configuratie.yaml(in: map + "/definities", fouten),
      try Configuratie.yaml(in: map + "/aansluitingen", fouten),
      map: map + "/definities")
    try fouten.gooi()
  }

  /// What holds in a school year, in Dutch.
  public func lijst(_ schooljaar: Schooljaar) -> String {
    Definitielijst.tekst(schooljaar, reeks.voor(schooljaar).bladen)
  }

  /// What differs between two school years, in Dutch.
  public func wissel(van: Schooljaar, naar: Schooljaar) -> String {
    Wisseltabel.tekst(
      Definitiewissel(van: van, reeks.voor(van).bladen, naar: naar, reeks.voor(naar).bladen))
  }
}
