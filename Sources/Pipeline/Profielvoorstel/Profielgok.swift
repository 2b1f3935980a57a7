import Domain
import Extract
import Systeem

/// Makes drafts of profiles, for the command line.
public enum Profielgok {
  /// Guesses a profile from deliveries, and writes it.
  ///
  /// - Parameters:
  ///   - pipeline: the set-up of the region: its schools and gemeenten are what values are held against.
  ///   - uit: the draft's file; nil = `<id>.yaml` in the current folder. It must not exist.
  /// - Returns: what was found, what must be decided, and what to do next.
  /// - Throws: `Ruwetabel.Fout`, `Gebruiksfout`, `Configuratiefouten`, `NietGevonden`.
  public static func gok(
    _ bestanden: [String], pipeline: String, als record: Recordsoort?, uit: String?
  ) throws -> String {
    try NietGevonden.eis(bestanden)
    let configuratie = try Configuratie(pipeline)
    let doel = uit ?? Profielvoorstel.id(van: bestanden[0]) + ".yaml"
    let naam = Map.naam(doel)
    guard naam.hasSuffix(".yaml") else { throw Gebruiksfout(description: "--out must end in .yaml") }
    guard Map.soort(doel) == nil else {
      throw Gebruiksfout(
        description: "\(Melder.veilig(doel)) is there already; name another file with --out, or remove it")
    }
    let voorstel = try Profielvoorstel(
      bestanden, id: String(naam.dropLast(5)), als: record, configuratie)
    try Bestandsschrijver.schrijf(voorstel.yaml.utf8, naar: doel)
    return verslag(voorstel, doel, bestanden, pipeline)
  }

  private static func verslag(
    _ voorstel: Profielvoorstel, _ doel: String, _ bestanden: [String], _ pipeline: String
  ) -> String {
    let zeker = voorstel.keuzen.count { !$0.isTwijfel }
    let doel = Melder.veilig(doel)
    var regels = [
      "\(doel): a draft for records of kind '\(voorstel.record.rawValue)', from \(voorstel.rijen) rows",
      "  \(zeker) fields have a column for certain, \(voorstel.keuzen.count - zeker) need a look",
    ]
    regels += voorstel.vragen.map { "  line \($0.regel): \($0.tekst)" }
    regels += [
      voorstel.vragen.isEmpty
        ? "Nothing to decide. Next:"
        : "Answer these in the draft (take the line '# ?' out when it is settled). Next:",
      "  sluitend profile preview \(bestanden.map(Melder.woord).joined(separator: " ")) --profile \(Melder.woord(doel)) --pipeline \(Melder.woord(pipeline))",
    ]
    return regels.joined(separator: "\n") + "\n"
  }
}
