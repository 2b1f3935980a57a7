import Domain

/// A condition on a record: the closed set from which definitions and bridges are made. Each stands in a file of
/// its own, whose comment is its manual page.
public enum Clausule: Sendable {
  case soort(SoortClausule)
  case status(StatusClausule)
  case lopend(LopendClausule)
  case inSchooljaar(InSchooljaarClausule)
  case inBereik(InBereikClausule)
  case melding(MeldingClausule)
  case werkproces(WerkprocesClausule)

  func geldt(_ rij: Rij, _ index: Int, _ zicht: Zicht) -> Bool {
    switch self {
    case .soort(let clausule): clausule.geldt(rij)
    case .status(let clausule): clausule.geldt(rij)
    case .lopend(let clausule): clausule.geldt(rij, zicht)
    case .inSchooljaar(let clausule): clausule.geldt(rij, zicht)
    case .inBereik(let clausule): clausule.geldt(rij, zicht)
    case .melding(let clausule): clausule.geldt(rij, zicht)
    case .werkproces(let clausule): clausule.geldt(index, zicht)
    }
  }

  /// The name by which YAML calls it.
  public var naam: Clausulenaam {
    switch self {
    case .soort: .soort
    case .status: .status
    case .lopend: .lopend
    case .inSchooljaar: .inSchooljaar
    case .inBereik: .inBereik
    case .melding: .melding
    case .werkproces: .werkproces
    }
  }
}

/// The names of the clauses in YAML.
public enum Clausulenaam: String, CaseIterable, Sendable {
  case soort
  case status
  case lopend
  case inSchooljaar = "in-schooljaar"
  case inBereik = "in-bereik"
  case melding
  case werkproces

  /// The kinds of record to which the clause can apply.
  public var bronnen: Set<Recordsoort> {
    switch self {
    case .soort, .inSchooljaar, .inBereik: [.melding, .werkproces]
    case .status, .lopend, .werkproces: [.melding]
    case .melding: [.werkproces]
    }
  }
}

/// From where a record is looked at: the partition, what is counted for, and the day if it is one.
struct Zicht {
  let partitie: Partitie
  let bereik: Bereik
  /// Nil for a count over the school year.
  var peildatum: LocalDate?
}

extension [Clausule] {
  /// Whether all hold.
  func gelden(_ rij: Rij, _ index: Int, _ zicht: Zicht) -> Bool {
    allSatisfy { $0.geldt(rij, index, zicht) }
  }
}
