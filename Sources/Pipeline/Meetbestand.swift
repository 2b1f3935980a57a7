import Domain
import Glibc
import Load
import Register
import Systeem

/// The figures of the last run in the text format of Prometheus (version 0.0.4), for monitoring.
///
/// It is written beside and switched to by a rename, so that a reader always sees one run's figures, whole. Anyone on
/// the machine may read it (mode 0644), for a collector runs as somebody else; it holds counts alone.
final class Meetbestand {
  private let pad: String
  private var nieuw: String { pad + ".nieuw" }
  private var rijen: [Stapverslag.Telwoord: Int] = [:]

  /// Makes sure, before anything else is done, that the file can be written.
  ///
  /// - Throws: `NietGevonden` when its folder isn't there; `Bestandsfout` when nothing can be written in it.
  init(_ pad: String) throws {
    self.pad = pad
    guard Map.soort(Map.ouder(pad), volgLinks: true) == .map else {
      throw NietGevonden("folder \(Map.ouder(pad)) of the metrics can't be found")
    }
    guard Map.soort(pad, volgLinks: true) != .map else {
      throw Bestandsfout(pad, nummer: EISDIR)
    }
    try Map.verwijder(nieuw)
    try Bestandsschrijver(nieuw).sluit()
    try Map.verwijder(nieuw)
  }

  /// Counts the rows of the steps that were done.
  func hoor(_ gebeurtenis: Gebeurtenis) {
    guard case .stap(let bericht) = gebeurtenis, case .klaar(let verslag?) = bericht.toestand else { return }
    rijen.merge(verslag.aantallen) { $0 + $1 }
  }

  /// - Parameter map: of the run; what isn't there, or can't be read, is left out.
  func schrijf(_ code: Exitcode, seconden: Double, _ map: Datamap) throws {
    var tekst = Meettekst()
    tekst.meet("last_run_timestamp_seconds", "When the last run ended, in seconds since 1970.", time(nil))
    tekst.meet("last_run_duration_seconds", "How long the last run took.", seconden)
    tekst.meet("last_run_exit_code", "The exit code of the last run; 0 is well.", Int(code.rawValue))
    tekst.meet(
      "last_run_rows", "Rows that the last run took in, by outcome.", per: "outcome",
      [
        ("read", rijen[.gelezen] ?? 0), ("accepted", rijen[.aanvaard] ?? 0),
        ("rejected", rijen[.afgekeurd] ?? 0),
      ])
    meetStand(map, &tekst)
    try Map.verwijder(nieuw)
    do {
      let schrijver = try Bestandsschrijver(nieuw)
      try schrijver.schrijf(tekst.regels.utf8)
      try schrijver.sluit()
      guard chmod(nieuw, 0o644) == 0 else { throw Bestandsfout(nieuw) }
      try Map.hernoem(nieuw, naar: pad)
    } catch {
      try? Map.verwijder(nieuw)
      throw error
    }
  }

  private func meetStand(_ map: Datamap, _ tekst: inout Meettekst) {
    let bytes = ["", "-wal"].compactMap { Map.maat(map.register + $0) }.reduce(0, +)
    if bytes > 0 { tekst.meet("register_bytes", "Size of the register.", bytes) }
    if let register = try? Register(lezen: map.register), let lijst = try? register.bestandslijst() {
      let aantal = Dictionary(lijst.map { ($0.uitkomst.tekst, 1) }, uniquingKeysWith: +)
      let uitkomsten = ["aanvaard", "dubbel"] + Weigercode.allCases.map(\.rawValue)
      tekst.meet(
        "deliveries", "Files ever seen, by outcome.", per: "outcome", uitkomsten.map { ($0, aantal[$0] ?? 0) }
      )
    }
    if let nummer = map.huidigePublicatie {
      tekst.meet("publication", "The number of the publication that is current.", nummer)
    }
    if map.isGepubliceerd, let jaren = try? Feitenlezer(map.feiten).schooljaren() {
      tekst.meet("schooljaren", "School years in the current publication.", jaren.count)
    }
  }
}

/// Lines of Prometheus' text format.
private struct Meettekst {
  private(set) var regels = ""

  mutating func meet(_ naam: String, _ uitleg: String, _ waarde: some CustomStringConvertible) {
    kop(naam, uitleg)
    regels += "sluitend_\(naam) \(waarde)\n"
  }

  mutating func meet(_ naam: String, _ uitleg: String, per label: String, _ waarden: [(String, Int)]) {
    kop(naam, uitleg)
    for (waarvan, aantal) in waarden { regels += "sluitend_\(naam){\(label)=\"\(waarvan)\"} \(aantal)\n" }
  }

  private mutating func kop(_ naam: String, _ uitleg: String) {
    regels += "# HELP sluitend_\(naam) \(uitleg)\n# TYPE sluitend_\(naam) gauge\n"
  }
}
