import Domain
import Foundation
import Register
import Systeem

/// The log of a run for machines: one JSON object on a line for each event, on standard error.
///
/// No line ever holds a control character, or digits that could be a personal number: where a name from outside has
/// some, signs stand in their place.
public struct Logboek {
  /// The forms of `run --log`.
  public enum Vorm: String, CaseIterable, Sendable {
    case tekst = "text"
    case json
  }

  /// One line. What isn't there is left out.
  private struct Regel: Encodable {
    let time = Klok.nu
    let event: String
    var run: Int?
    var command: String?
    var version: String?
    var pid: Int32?
    var step: String?
    var counts: [String: Int]?
    var seconds: Double?
    var `where`: String?
    var code: String?
    var text: String?
    var publication: String?
    var schooljaren: [String]?
    var exit: Int32?
    var error: String?
  }

  func hoor(_ gebeurtenis: Gebeurtenis) {
    let codeur = JSONEncoder()
    codeur.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // A number or a text can always be written; a line that couldn't be must not stop a run.
    guard let bytes = try? codeur.encode(regel(gebeurtenis)) else { return }
    Melder.schrijf(String(decoding: bytes, as: UTF8.self) + "\n", naar: STDERR_FILENO)
  }

  private func regel(_ gebeurtenis: Gebeurtenis) -> Regel {
    switch gebeurtenis {
    case .begonnen(let opdracht):
      return Regel(event: "run-begun", command: opdracht, version: Versie.huidig, pid: getpid())
    case .wacht(let bezet):
      return Regel(event: "waiting", text: Self.schoon("\(bezet)"))
    case .stap(let bericht):
      return regel(bericht)
    case .plan(let tekst):
      return Regel(event: "plan", text: Self.schoon(tekst))
    case .bevinding(let punt):
      return Regel(
        event: "finding", where: punt.waar.map(Self.schoon), code: punt.code, text: Self.schoon(punt.tekst))
    case .gepubliceerd(let naam, let schooljaren):
      return Regel(event: "published", publication: naam, schooljaren: schooljaren.map(\.description))
    case .geeindigd(let code, let fout, let seconden):
      return Regel(
        event: "ended", seconds: Self.rond(seconden), exit: code.rawValue, error: fout.map(Self.schoon))
    }
  }

  private func regel(_ bericht: Stapbericht) -> Regel {
    var regel = Regel(event: "step-begun", run: bericht.run, step: Self.schoon(bericht.naam))
    switch bericht.toestand {
    case .begonnen: return regel
    case .klaar(let verslag):
      let aantallen = (verslag?.aantallen ?? [:]).map { ($0.rawValue, $1) }
      regel = Regel(event: "step-done", run: regel.run, step: regel.step)
      regel.counts = aantallen.isEmpty ? nil : Dictionary(uniqueKeysWithValues: aantallen)
      regel.text = verslag.map { Self.schoon($0.tekst) }
    case .mislukt(let soort):
      regel = Regel(event: "step-failed", run: regel.run, step: regel.step)
      regel.error = Self.schoon(soort)
    }
    regel.seconds = Self.rond(bericht.seconden)
    return regel
  }

  /// In milliseconds.
  private static func rond(_ seconden: Double) -> Double { (seconden * 1000).rounded() / 1000 }

  /// Without control characters, and with `#` for the digits of what may be a personal number: nine in a row, or
  /// eight that are no day.
  public static func schoon(_ tekst: String) -> String {
    var uit = ""
    var cijfers = ""
    func sluit() {
      let isNummer =
        cijfers.utf8.count == 9
        || (cijfers.utf8.count == 8 && LocalDate(iso: Self.alsDag(cijfers)) == nil)
      uit += isNummer ? String(repeating: "#", count: cijfers.utf8.count) : cijfers
      cijfers = ""
    }
    for teken in Melder.veilig(tekst).unicodeScalars {
      if "0"..."9" ~= teken {
        cijfers.unicodeScalars.append(teken)
      } else {
        sluit()
        uit.unicodeScalars.append(teken)
      }
    }
    sluit()
    return uit
  }

  /// `20211004` as `2021-10-04`.
  private static func alsDag(_ cijfers: String) -> String {
    "\(cijfers.prefix(4))-\(cijfers.dropFirst(4).prefix(2))-\(cijfers.suffix(2))"
  }
}
