import Domain
import Register

/// Compares a delivery with those of its source before it: what changed without anyone having said so.
enum Drift {
  /// What may differ. The set-up and the findings name each by its raw value.
  enum Soort: String, CaseIterable {
    case kolommenNieuw = "kolommen-nieuw"
    case kolommenWeg = "kolommen-weg"
    case codesNieuw = "codes-nieuw"
    case omvang
    case reeks
  }

  /// What a run does with a finding.
  enum Gevolg: String, CaseIterable {
    /// Tells it.
    case meld
    /// Stops before the delivery is taken in.
    case stop
    /// Nothing.
    case zwijg
  }

  /// What the set-up says of it.
  struct Grenzen {
    /// What isn't in it is told.
    var gevolgen: [Soort: Gevolg] = [:]
    /// Fewer rows than this part of the median are a finding, 0–1.
    var kleinerDan = 0.5
    /// More rows than this many times the median are a finding, 1 or more.
    var groterDan = 2.0
    /// More days than this many times the longest gap before are a finding, 1 or more.
    var gat = 2.0

    func gevolg(_ soort: Soort) -> Gevolg { gevolgen[soort] ?? .meld }
  }

  struct Bevinding {
    let soort: Soort
    /// Never `zwijg`.
    let gevolg: Gevolg
    let punt: Aandachtspunt
  }

  /// A delivery's findings, by kind.
  ///
  /// - Parameter andere: pictures of deliveries of the same source, in any order; those before it count, by date of
  ///   receipt and then hash, whenever they came.
  static func bevindingen(
    van nieuw: Beeldregel, na andere: [Beeldregel], grenzen: Grenzen = Grenzen()
  ) -> [Bevinding] {
    let eerdere = andere.filter { $0 < nieuw && $0.sha256 != nieuw.sha256 }.sorted()
    let vergelijking = Driftvergelijking(nieuw: nieuw, eerdere: eerdere, grenzen: grenzen)
    return Soort.allCases.flatMap { soort -> [Bevinding] in
      let gevolg = grenzen.gevolg(soort)
      guard gevolg != .zwijg else { return [] }
      return vergelijking.teksten(soort).map { tekst in
        Bevinding(
          soort: soort, gevolg: gevolg,
          punt: Aandachtspunt(
            waar: nieuw.bestand, code: "drift-\(soort.rawValue)",
            tekst: "\(Melder.veilig(nieuw.bestand)): \(tekst)"))
      }
    }
  }

  /// Those of all deliveries whose findings weren't told yet, by source and date of receipt.
  static func nieuweBevindingen(in register: Register, grenzen: Grenzen) throws -> [Bevinding] {
    try register.bronnenMetNieuwBeeld().flatMap { bron in
      let beelden = try register.beelden(bron)
      return beelden.filter(\.isNieuw).flatMap { bevindingen(van: $0, na: beelden, grenzen: grenzen) }
    }
  }
}

/// A delivery differs from those before it in a way that the set-up stops for.
struct Driftstop: Error, CustomStringConvertible {
  let bevindingen: [Drift.Bevinding]

  /// - Throws: itself, when there are findings that stop.
  static func controleer(_ bevindingen: [Drift.Bevinding]) throws {
    let stoppend = bevindingen.filter { $0.gevolg == .stop }
    if !stoppend.isEmpty { throw Driftstop(bevindingen: stoppend) }
  }

  var description: String {
    let soorten = Drift.Soort.allCases.filter { soort in bevindingen.contains { $0.soort == soort } }
    let sleutels = soorten.map { "'drift: \($0.rawValue)'" }.joined(separator: ", ")
    return bevindingen.map(\.punt.tekst).joined(separator: "\n")
      + "\nThe set-up stops a run for this (\(sleutels)): nothing was published. Put the file right, or let the profile"
      + " or the set-up allow it."
  }
}
