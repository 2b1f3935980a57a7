/// What the set-up says of the coordinator's report.
public struct Rapportkeuze: Sendable {
  public enum Editie: String, CaseIterable, Sendable {
    /// With lists of records, by pseudonym.
    case intern
    /// For everyone, without small counts.
    case openbaar
  }

  /// The editions that every run writes; none = `sluitend report` alone does.
  var naRun: [Editie] = []
  /// Counts from 1 up to this one, itself excluded, aren't in the public edition.
  var drempel = 5
}

enum Rapportlezer {
  /// - Parameter knoop: the value of `rapport`; nil when the set-up says nothing of it.
  static func lees(_ knoop: Knoop?) -> Rapportkeuze {
    var keuze = Rapportkeuze()
    guard let knoop else { return keuze }
    knoop.alleen(["na-run", "drempel"])
    keuze.naRun = knoop.vrij("na-run")?.lijst().compactMap { $0.keuze(Rapportkeuze.Editie.self) } ?? []
    keuze.drempel = knoop.vrij("drempel")?.geheel(2...1000) ?? keuze.drempel
    return keuze
  }
}
