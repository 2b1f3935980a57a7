import Domain
import Register

/// What a run is going to do, and why: made before anything is taken in, kept in the ledger, and held against what was
/// done.
struct Plan: Codable, Sendable {
  /// What is to become of a file.
  struct Levering: Codable, Sendable {
    enum Oordeel: String, Codable, Sendable {
      /// Its rows are taken in.
      case nieuw
      /// Its rows were taken in before; they are read anew.
      case opnieuw
      /// Its content is a delivery already, or another file's in this plan.
      case dubbel
      case geweigerd
    }

    /// Below the inbox.
    let pad: String
    let bron: String
    let sha256: String
    /// Nil = it has none, and is refused.
    let ontvangen: String?
    let oordeel: Oordeel
    /// Of a refusal, with where or why; of what is read anew, why.
    var reden: String?
    /// What its rows are, beside the register as it is; nil for what isn't read for the plan.
    var rijen: Rijen?

    struct Rijen: Codable, Sendable, Equatable {
      let gelezen: Int
      let nieuw: Int
      let gewijzigd: Int
      let ongewijzigd: Int
      let afgekeurd: Int
    }
  }

  struct Drift: Codable, Sendable {
    /// With the path of the delivery in front.
    let tekst: String
    /// Whether the set-up stops the run for it.
    let stopt: Bool
  }

  /// A school year with records, and what is to be done with it.
  struct Deel: Codable, Sendable {
    let schooljaar: String
    /// Why it is counted again; empty = nothing touches it, and it stays as published.
    let redenen: [String]
  }

  /// The command without its paths.
  let opdracht: String
  let versie: String
  /// The publication that it begins from; nil = there is none.
  let vorige: Int?
  let leveringen: [Levering]
  /// How new deliveries differ from those of their source before them.
  let drift: [Drift]
  let delen: [Deel]
  /// The name of the publication to be made; nil = nothing is new, and there is nothing to do.
  let publicatie: String?
  /// School years of the publication before of which no record is left: they are published no more.
  var vervallen: [String]?

  var teTellen: [String] { delen.filter { !$0.redenen.isEmpty }.map(\.schooljaar) }
}

extension Plan {
  /// A few words, for the ledger.
  var samenvatting: String {
    guard let publicatie else {
      return teTellen.isEmpty
        ? "nothing to do" : "\(teTellen.count) school years to count, and nothing to publish"
    }
    return
      "\(leveringen.count) files to take in, \(teTellen.count) of \(delen.count) school years to count, publication \(publicatie)"
  }

  /// All of it, for people: a line for each file and each school year.
  var tekst: String {
    guard publicatie != nil || !teTellen.isEmpty else {
      return "plan: nothing to do: nothing is new since publication \(vorige ?? 0)\n"
    }
    var regels = ["plan: " + wat]
    regels += leveringen.map { "  \(Melder.veilig($0.pad)): \(Melder.veilig($0.tekst))" }
    regels += drift.map { "  \(Melder.veilig($0.tekst))\($0.stopt ? ": stops the run" : "")" }
    // A backfill looks at no inbox.
    if leveringen.isEmpty, !opdracht.hasPrefix("backfill") { regels.append("  no new files") }
    regels += delen.map { deel in
      "  \(deel.schooljaar): "
        + (deel.redenen.isEmpty
          ? "keep as published" : "count: " + Melder.veilig(deel.redenen.joined(separator: "; ")))
    }
    regels += (vervallen ?? []).map { "  \($0): publish no more: no record of it is left" }
    return regels.joined(separator: "\n") + "\n"
  }
}

extension Plan {
  /// What it comes to.
  private var wat: String {
    if drift.contains(where: \.stopt) { return "stop, before anything is taken in" }
    guard let publicatie else { return "compare, and publish nothing after \(vorige ?? 0)" }
    if let vorige { return "publication \(publicatie) after \(vorige)" }
    return "publication \(publicatie)"
      + (publicatie == "1" ? ", the first" : "; uitvoer points to none that is whole")
  }
}

extension Plan.Levering {
  fileprivate var tekst: String {
    let dag = ontvangen.map { ", received \($0)" } ?? ""
    switch oordeel {
    case .dubbel: return "same content as \(reden ?? "another file"); counts once"
    case .geweigerd: return "refuse (\(reden ?? ""))"
    case .opnieuw: return "read again: \(reden ?? "")"
    case .nieuw:
      guard let rijen else { return "take in\(dag)" }
      return """
        take in\(dag): \(rijen.gelezen) rows, \(rijen.nieuw) new, \(rijen.gewijzigd) changed, \(rijen.ongewijzigd) \
        unchanged, \(rijen.afgekeurd) to reject
        """
    }
  }
}

// What was done.

extension Plan {
  /// What a run did.
  struct Gedaan {
    /// By SHA-256 and path: the outcome as the list of deliveries has it, and the rows read and rejected.
    var leveringen: [String: (uitkomst: String, gelezen: Int?, afgekeurd: Int?)] = [:]
    /// The school years that were counted, and those that were taken over from the publication before.
    var geteld: Set<String> = []
    var overgenomen: Set<String> = []
    /// Why school years were counted that weren't in the plan, where it is known.
    var redenen: [String: String] = [:]
    var isGepubliceerd = false
  }

  /// Where a run did something else than planned, in words; empty = nowhere.
  func afwijkingen(_ gedaan: Gedaan) -> [String] {
    let uitLeveringen = leveringen.compactMap { levering -> String? in
      guard levering.oordeel != .opnieuw else { return nil }
      guard let (uitkomst, gelezen, afgekeurd) = gedaan.leveringen["\(levering.sha256) \(levering.pad)"]
      else {
        return "\(levering.pad): planned, but not done"
      }
      let verwacht =
        switch levering.oordeel {
        case .geweigerd: String((levering.reden ?? "").prefix(3))
        case .dubbel: "dubbel"
        case .nieuw, .opnieuw: "aanvaard"
        }
      let isName = levering.oordeel == .dubbel && uitkomst == "aanvaard"
      guard uitkomst == verwacht || isName else {
        return "\(levering.pad): planned as \(verwacht), done as \(uitkomst)"
      }
      guard let rijen = levering.rijen, uitkomst == "aanvaard" else { return nil }
      return gelezen == rijen.gelezen && afgekeurd == rijen.afgekeurd
        ? nil
        : """
        \(levering.pad): planned \(rijen.gelezen) rows and \(rijen.afgekeurd) to reject, done \(gelezen ?? 0) and \
        \(afgekeurd ?? 0)
        """
    }
    let gepland = Set(teTellen)
    let meer = gedaan.geteld.subtracting(gepland).sorted().map { jaar in
      "\(jaar): counted, though not planned: \(gedaan.redenen[jaar] ?? "its records changed with those of other school years")"
    }
    let minder = gepland.intersection(gedaan.overgenomen).sorted().map { jaar in
      "\(jaar): planned to be counted, but none of its records changed: kept as published"
    }
    return uitLeveringen + meer + minder + verdwenen(gedaan)
  }

  /// School years of the plan that weren't published, and a publication that wasn't made.
  private func verdwenen(_ gedaan: Gedaan) -> [String] {
    guard gedaan.isGepubliceerd else {
      return publicatie.map { ["publication \($0): planned, but nothing changed: not made"] } ?? []
    }
    let er = gedaan.geteld.union(gedaan.overgenomen)
    return delen.filter { !er.contains($0.schooljaar) }.map { deel in
      "\(deel.schooljaar): planned to be \(deel.redenen.isEmpty ? "kept" : "counted"), but no record of it is left: published no more"
    }
  }
}
