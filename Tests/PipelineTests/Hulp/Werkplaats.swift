import Domain
import Foundation
import Load
import Pipeline
import Synthetic
import Testing

/// A fresh folder for one test, with a copy of `pipelines/` that the test may change. Gone with its last user.
///
/// Every data folder made here has the same key, so that results of different folders can be compared.
final class Werkplaats {
  let map: String
  var inbox: String { map + "/inbox" }
  var pijplijn: String { map + "/pipelines" }
  var opzet: String { pijplijn + "/ijssel-vecht.yaml" }

  static let bron = Werkplaats.boven(#filePath, 4)

  /// What most tests can do without: each run would read and count all of it.
  private static let extra = [
    "jaarverslag", "definities/jaarverslag.yaml", "definities/vrijstellingen.yaml",
    "definities/handhaving.yaml",
    "definities/trajecten.yaml", "definities/bevolking.yaml", "definities/vsv-duo.yaml",
    "definities/inschrijvingen.yaml", "definities/doorstroom.yaml", "definities/2026-2027.yaml",
    "aansluitingen/rmc-duo-vsv.yaml",
  ]

  /// - Parameter heel: also with the yearbook, and the tellingen that are for its tables.
  init(heel: Bool = false) throws {
    map = NSTemporaryDirectory() + "sluitend-proef-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Self.bron + "/pipelines", toPath: pijplijn)
    if !heel { for deel in Self.extra { try wis(deel) } }
  }

  deinit { try? FileManager.default.removeItem(atPath: map) }

  /// The folder so many levels above a path.
  private static func boven(_ pad: String, _ niveaus: Int) -> String {
    (0..<niveaus).reduce(URL(fileURLWithPath: pad)) { url, _ in url.deletingLastPathComponent() }.path
  }

  // Data folders and runs.

  /// A data folder that holds the common key, and nothing else until a run comes.
  func data(_ naam: String = "data") throws -> String {
    let pad = map + "/" + naam
    if !FileManager.default.fileExists(atPath: pad + "/sleutel") {
      try FileManager.default.createDirectory(
        atPath: pad, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      _ = FileManager.default.createFile(
        atPath: pad + "/sleutel", contents: Data((0..<32).map { UInt8($0) }),
        attributes: [.posixPermissions: 0o600])
    }
    return pad
  }

  @discardableResult
  func draai(
    _ data: String = "data", inbox: String? = nil, opDag: String? = nil, opzet: String? = nil,
    herkansing: Herkansingskeuze? = nil
  ) throws -> Exitcode {
    try Uitvoering(
      .init(
        pipeline: opzet ?? self.opzet, inbox: inbox ?? self.inbox, data: self.data(data), referentie: nil,
        opDag: opDag.flatMap { LocalDate(iso: $0) }, herkansing: herkansing),
      melder: Melder(stil: true)
    ).doe()
  }

  func uitvoer(_ data: String = "data") throws -> Uitvoer { try Uitvoer("\(map)/\(data)/uitvoer") }

  /// What a run would do.
  func plan(_ data: String = "data") throws -> String {
    try Planvraag(
      .init(pipeline: opzet, inbox: inbox, data: "\(map)/\(data)", referentie: nil, opDag: nil)
    ).tekst()
  }

  /// All that the ledger says of a run.
  func run(_ nummer: Int, _ data: String = "data") throws -> String {
    try Opvragen(data: "\(map)/\(data)").run(nummer)
  }

  /// The names of the publications, hidden ones too.
  func publicaties(_ data: String = "data") throws -> [String] {
    let pad = "\(map)/\(data)/publicaties"
    guard FileManager.default.fileExists(atPath: pad) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: pad).sorted()
  }

  /// Where `uitvoer` points.
  func huidig(_ data: String = "data") -> String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: "\(map)/\(data)/uitvoer")
  }

  // The inbox.

  /// Synthetic deliveries, of two school years unless more are asked for.
  ///
  /// - Parameter opgaven: also the lists of other parties; most tests can do without.
  @discardableResult
  func maakInbox(
    _ meldingen: Int, seed: UInt64 = 7, vanaf: Int = 2020, _ inbox: String? = nil, opgaven: Bool = false
  ) throws -> [Synthetic.Bestand] {
    let configuratie = try Configuratie(opzet)
    let van = Schooljaar(beginjaar: vanaf)
    let opdracht = Synthetic.Opdracht(
      meldingen: meldingen, seed: seed, regio: configuratie.regio, gemeenten: configuratie.gemeenten,
      scholen: configuratie.scholen, schooljaren: van...Schooljaar(beginjaar: 2021), metOpgaven: opgaven)
    return try Generator.maak(opdracht, in: inbox ?? self.inbox)
  }

  /// Puts a file into the inbox.
  func lever(_ pad: String, _ inhoud: String, inbox: String? = nil) throws {
    try schrijf((inbox ?? self.inbox) + "/" + pad, inhoud)
  }

  /// Copies files of one inbox into another.
  func kopieer(_ paden: some Sequence<String>, van inbox: String? = nil, naar doel: String) throws {
    for pad in paden {
      let nieuw = doel + "/" + pad
      try FileManager.default.createDirectory(
        at: URL(fileURLWithPath: nieuw).deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: (inbox ?? self.inbox) + "/" + pad, toPath: nieuw)
    }
  }

  // The configuration.

  /// Changes a file below `pipelines/`. A text that isn't there fails the test: it would test nothing.
  func wijzig(_ bestand: String, _ oud: String, _ nieuw: String) throws {
    let pad = pijplijn + "/" + bestand
    let tekst = try String(contentsOfFile: pad, encoding: .utf8)
    let plaats = try #require(tekst.range(of: oud), "\(bestand) holds no '\(oud)'")
    try tekst.replacingCharacters(in: plaats, with: nieuw).write(
      toFile: pad, atomically: true, encoding: .utf8)
  }

  /// Removes a file or folder below `pipelines/`.
  func wis(_ bestand: String) throws { try FileManager.default.removeItem(atPath: pijplijn + "/" + bestand) }

  func schrijf(_ pad: String, _ inhoud: String) throws {
    try FileManager.default.createDirectory(
      at: URL(fileURLWithPath: pad).deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(inhoud.utf8).write(to: URL(fileURLWithPath: pad))
  }

  /// A correction of one field, in a file of its own.
  func corrigeer(
    _ doel: String, veld: String, van: String, naar: String, tot: String = "2021-08-01",
    bestand: String = "proef.yaml"
  ) throws {
    try schrijf(
      pijplijn + "/correcties/" + bestand,
      """
      correcties:
        - \(doel)
          veld: \(veld)
          van: "\(van)"
          naar: "\(naar)"
          reden: verkeerd doorgegeven
          besloten-door: teamleider
          besloten-op: 2020-10-12
          tot: \(tot)

      """)
  }

  /// All that is told of the configuration's faults; empty when it is sound.
  var configuratiefouten: [String] {
    do {
      _ = try Configuratie(opzet)
      return []
    } catch let fouten as Configuratiefouten {
      return fouten.fouten.map(\.description)
    } catch {
      return ["another error: \(error)"]
    }
  }
}
