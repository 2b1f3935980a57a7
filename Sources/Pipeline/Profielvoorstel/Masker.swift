import Domain
import Extract

/// Makes a sample of a file that shows nobody: a few of its rows, with other numbers, days and schools.
///
/// - A personal number becomes one that is computed to pass the same elfproef, the same for the same pupil; one that fails becomes
///   one that fails. A number of a record is counted anew. A birth date becomes 1 July of its year, any other day moves 91 days
///   back. A BRIN becomes that of another school.
/// - Texts of codes that the profile knows stay; every other value becomes `x`, and so does every filled cell of a column that the
///   profile doesn't use, and what stands above the header.
struct Masker {
  /// So many rows at most.
  static let grensRijen = 40

  private let profiel: Bronprofiel
  private let scholen: [String]
  private var personen: [String: String] = [:]
  private var nummers: [String: String] = [:]
  private var brins: [String: String] = [:]

  init(_ profiel: Bronprofiel, _ scholen: Schooltabel) {
    self.profiel = profiel
    self.scholen = Set(scholen.scholen.map(\.brin.description)).sorted()
  }

  /// The value of a column that holds a field; nil = of one that the profile doesn't use.
  mutating func masker(_ waarde: String, _ veld: Bronprofiel.Veld?) -> String {
    guard !waarde.isEmpty else { return "" }
    guard let veld else { return "x" }
    switch veld.naam {
    case .bsn, .onderwijsnummer, .persoonsnummer: return persoon(waarde, veld.naam)
    case .meldingsnummer, .werkprocesnummer, .opgavenummer:
      return Self.onthouden(waarde, in: &nummers) { String(100_000 + $0) }
    case .geboortedatum, .begin, .einde, .melddatum, .mutatiedatum: return dag(waarde, veld.naam)
    case .brin:
      guard Brin(waarde) != nil, !scholen.isEmpty else { return "x" }
      let scholen = scholen
      return Self.onthouden(waarde, in: &brins) { scholen[$0 * 7 % scholen.count] }
    case .vestiging: return "00"
    case .gemeentecode, .rmcRegio, .maand, .teljaar:
      return waarde.count(where: \.isNumber) >= 8 ? "x" : waarde
    case .uren: return waarde.count <= 4 && waarde.allSatisfy(\.isNumber) ? waarde : "x"
    case .alleLessenGemist: return waarde.count <= 5 ? waarde : "x"
    case .mutatietijd: return "00:00"
    default: return veld.codes[waarde] == nil ? "x" : waarde
    }
  }

  private static func onthouden(
    _ waarde: String, in tabel: inout [String: String], _ maak: (Int) -> String
  ) -> String {
    if let bekend = tabel[waarde] { return bekend }
    let nieuw = maak(tabel.count + 1)
    tabel[waarde] = nieuw
    return nieuw
  }

  private mutating func persoon(_ waarde: String, _ veld: Veldnaam) -> String {
    if waarde.allSatisfy({ $0 == "0" }) { return waarde }
    if veld != .onderwijsnummer, Persoonsnummer.isGeldig(waarde, als: .bsn) {
      return Self.onthouden(waarde, in: &personen) { Self.nummer($0, .bsn) }
    }
    if veld != .bsn, Persoonsnummer.isGeldig(waarde, als: .onderwijsnummer) {
      return Self.onthouden(waarde, in: &personen) { Self.nummer($0, .onderwijsnummer) }
    }
    return "999999999"
  }

  /// The nth number that passes, from `999000000` on for a BSN, which are not given out, and `109000000` for an onderwijsnummer.
  private static func nummer(_ n: Int, _ soort: Persoonsnummer.Soort) -> String {
    var over = n
    var getal = soort == .bsn ? 999_000_000 : 109_000_000
    while true {
      getal += 1
      if Persoonsnummer.isGeldig(String(getal), als: soort) { over -= 1 }
      if over == 0 { return String(getal) }
    }
  }

  private func dag(_ waarde: String, _ veld: Veldnaam) -> String {
    let tijd = waarde.contains(":") ? String(waarde.suffix(5)).filter { $0.isNumber || $0 == ":" } : ""
    for patroon in profiel.datumpatronen {
      guard let dag = patroon.dag(waarde) else { continue }
      let nieuw =
        veld == .geboortedatum
        ? LocalDate(jaar: dag.delen.jaar, maand: 7, dag: 1) ?? dag : dag.plus(dagen: -91)
      let achter = tijd.isEmpty ? "" : (waarde.contains("T") ? "T" : " ") + "00:00"
      return patroon.tekst(nieuw) + achter
    }
    return "x"
  }
}
