import Domain
import Extract
import Foundation
import Glibc

@testable import Pipeline

// What libFuzzer calls with bytes that it changes until new code is reached (scripts/fuzz). A crash, a hang or a broken
// promise ends it, and it keeps the bytes.
//
// FUZZ_DOEL says what is tried: xml, csv, datum, profiel, definitie, aansluiting; FUZZ_PIJPLIJN is the folder
// pipelines/, FUZZ_MAP a folder for a file of its own.

@_silgen_name("LLVMFuzzerRunDriver") private func libFuzzer(
  _ aantal: UnsafeMutablePointer<CInt>,
  _ argumenten: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ proef: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The program begins here: SwiftPM calls `main` of an executable by this name.
@_cdecl("Fuzz_main") public func begin(
  _ aantal: CInt, _ argumenten: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  var (aantal, argumenten) = (aantal, argumenten)
  return libFuzzer(&aantal, &argumenten) { proef($0, $1) }
}

@_cdecl("LLVMFuzzerTestOneInput") public func proef(_ bytes: UnsafePointer<UInt8>?, _ aantal: Int) -> CInt {
  Proef.eigen.doe(UnsafeBufferPointer(start: bytes, count: aantal))
  return 0
}

/// One target, and what it needs.
private struct Proef {
  static let eigen = Proef()

  private let doel = omgeving("FUZZ_DOEL")
  private let pad = omgeving("FUZZ_MAP") + "/invoer.yaml"
  private let pijplijn = omgeving("FUZZ_PIJPLIJN")
  private let configuratie: Configuratie
  private let extractie: Extractie

  private init() {
    do {
      configuratie = try Configuratie(pijplijn + "/ijssel-vecht.yaml")
      extractie = Extractie(
        gemeenten: configuratie.gemeenten, pseudonimisering: Pseudonimisering(sleutel: Array("fuzz".utf8)))
    } catch {
      fatalError("the configuration can't be read: \(error)")
    }
  }

  private static func omgeving(_ naam: String) -> String {
    guard let waarde = ProcessInfo.processInfo.environment[naam] else { fatalError("\(naam) must be set") }
    return waarde
  }

  func doe(_ bytes: UnsafeBufferPointer<UInt8>) {
    do {
      switch doel {
      case "xml": try lees(bytes, met: "duo-verzuim-xml")
      case "csv": try lees(bytes, met: "duo-verzuim-csv")
      case "datum": datum(bytes)
      case "profiel":
        try schrijf(bytes)
        let fouten = Foutenlijst()
        if let knoop = Knoop.lees(pad, bestand: pad, fouten) { _ = Profiellezer.lees(knoop, id: "invoer") }
      case "definitie":
        try schrijf(bytes)
        _ = Definitiereekslezer(fouten: Foutenlijst()).lees([("invoer", pad)], [], map: pijplijn)
      case "aansluiting":
        try schrijf(bytes)
        let basis = ("verzuim", pijplijn + "/definities/verzuim.yaml")
        _ = Definitiereekslezer(fouten: Foutenlijst()).lees([basis], [("invoer", pad)], map: pijplijn)
      default: fatalError("there is no target \(doel)")
      }
    } catch {
      fatalError("\(doel): \(error)")
    }
  }

  private func schrijf(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    try Data(buffer: bytes).write(to: URL(fileURLWithPath: pad))
  }

  /// A file is refused, or each of its rows is accepted or rejected, once.
  private func lees(_ bytes: UnsafeBufferPointer<UInt8>, met id: String) throws {
    guard let profiel = configuratie.profielen.first(where: { $0.id == id }) else {
      fatalError("there is no profile \(id)")
    }
    try schrijf(bytes)
    var beeld = Bytebeeld()
    if !bytes.isEmpty { beeld.voeg(UnsafeRawBufferPointer(bytes)) }
    let teller = Teller()
    let uitkomst = try extractie.lees(
      pad, bestand: "\(id)/fuzz.csv", beeld: beeld, profiel: profiel, ontvanger: teller)
    if case .gelezen(let rijen, _) = uitkomst, teller.rijen != Array(1..<(rijen + 1)) {
      fatalError("\(rijen) rows read, \(teller.rijen.count) accounted for")
    }
    _ = try Extractie.datum(inKopVan: pad, profiel: profiel)
  }

  /// A date is one of the calendar, and what is written is what was read.
  private func datum(_ bytes: UnsafeBufferPointer<UInt8>) {
    for patroon in Datumpatroon.allCases where patroon != .losKort {
      guard let datum = patroon.lees(bytes) else { continue }
      let geschreven = Array(patroon.tekst(datum).utf8)
      guard geschreven.withUnsafeBufferPointer({ patroon.lees($0) }) == datum else {
        fatalError("\(patroon): \(datum)")
      }
      let gelijk =
        !Datumpatroon.gewoon.contains(patroon)
        || datum.description.utf8.filter { $0 != 45 }.sorted() == bytes.filter { 48...57 ~= $0 }.sorted()
      guard gelijk, LocalDate(iso: datum.description) == datum else { fatalError("\(patroon): \(datum)") }
    }
  }
}

/// Takes the rows of a file, and remembers which.
private final class Teller: Ontvanger {
  private(set) var rijen: [Int] = []

  func neem(_ melding: Melding, van leerling: Leerlingsleutels, rij: Int) { rijen.append(rij) }
  func neem(_ werkproces: Werkproces, van leerling: Leerlingsleutels, rij: Int) { rijen.append(rij) }
  func neem(_ opgave: Opgave, van leerling: Leerlingsleutels, rij: Int) { rijen.append(rij) }
  func neem(_ afkeuring: Afkeuring) { rijen.append(afkeuring.rij) }
}
