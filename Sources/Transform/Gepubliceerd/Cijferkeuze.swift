import Domain

/// A text to compare a column with: `*` stands for any characters, also none; all else for itself, capitals too.
public struct Patroon: Hashable, Sendable, CustomStringConvertible {
  public let tekst: String

  public init(_ tekst: String) {
    self.tekst = tekst
  }

  public var description: String { tekst }

  /// Whether it stands for more than one text.
  public var isOpen: Bool { tekst.contains("*") }

  public func past(_ waarde: String) -> Bool {
    let delen = tekst.split(separator: "*", omittingEmptySubsequences: false)
    guard let eerste = delen.first, let laatste = delen.last, delen.count > 1 else { return tekst == waarde }
    guard waarde.utf8.count >= eerste.utf8.count + laatste.utf8.count, waarde.hasPrefix(eerste),
      waarde.hasSuffix(laatste)
    else { return false }
    var rest = waarde.dropFirst(eerste.count).dropLast(laatste.count)
    for deel in delen.dropFirst().dropLast() where !deel.isEmpty {
      guard let plek = rest.firstRange(of: deel) else { return false }
      rest = rest[plek.upperBound...]
    }
    return true
  }
}

/// A selection of figures as it is written: for each column what may stand there. Columns that it doesn't name may
/// hold anything.
public struct Cijferkeuze: Sendable {
  public enum Inhoud: Sendable {
    /// One of these.
    case teksten([Patroon])
    /// Each gemeente that belonged to the set-up's region on a day of the school year, by name.
    case elkeGemeente
  }

  public let inhoud: [Cijferkolom: Inhoud]

  public init(_ inhoud: [Cijferkolom: Inhoud]) {
    self.inhoud = inhoud
  }

  /// One selection for each combination of the texts that it lists, with those of `bij` where it names no text of
  /// its own. What is listed is expected to be there: so a part that is missing can be named.
  func voluit(bij: Enkelkeuze = Enkelkeuze(), gemeenten: (Schooljaar) -> [String]) -> [Enkelkeuze] {
    var keuzen = [bij]
    // The school year before the place: it decides which gemeenten there are.
    for kolom in Cijferkolom.allCases.filter({ $0 != .plaats }) + [.plaats] {
      guard let inhoud = inhoud[kolom] else { continue }
      keuzen = keuzen.flatMap { keuze in
        patronen(inhoud, keuze, gemeenten).map { patroon in
          var nieuw = keuze
          nieuw.patronen[kolom] = patroon
          return nieuw
        }
      }
    }
    return keuzen
  }

  private func patronen(
    _ inhoud: Inhoud, _ keuze: Enkelkeuze, _ gemeenten: (Schooljaar) -> [String]
  ) -> [Patroon] {
    switch inhoud {
    case .teksten(let teksten): teksten
    case .elkeGemeente:
      keuze.patronen[.schooljaar].flatMap { Schooljaar($0.tekst) }.map { gemeenten($0).map(Patroon.init) }
        ?? []
    }
  }
}

/// A selection with at most one text for each column.
struct Enkelkeuze: Sendable {
  var patronen: [Cijferkolom: Patroon] = [:]

  /// Whether it may find several figures without that being a fault.
  var isOpen: Bool { patronen.values.contains(where: \.isOpen) }

  func past(_ cijfer: Cijfer) -> Bool {
    patronen.allSatisfy { kolom, patroon in patroon.past(cijfer[kolom]) }
  }

  /// What it looks for, in the order of the columns.
  var teksten: [String] { Cijferkolom.allCases.compactMap { patronen[$0]?.tekst }.filter { !$0.isEmpty } }
}
