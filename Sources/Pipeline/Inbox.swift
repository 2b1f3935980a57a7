import Domain
import Extract
import Systeem

/// The inbox: which of its files are read with which profile, and which are left alone.
struct Inbox {
  struct Bestand {
    /// Below the inbox, with `/`.
    let pad: String
    let profiel: Bronprofiel

    /// The date of receipt that its name gives; nil when it gives none.
    var datumInNaam: LocalDate? { Extractie.datum(inNaam: String(pad.split(separator: "/").last ?? "")) }
  }

  let map: String
  /// By path.
  let bestanden: [Bestand]
  /// Other and hidden files, and folders that no profile has.
  let overgeslagen: [String]
  /// Of these the folders directly in the inbox that aren't hidden: perhaps a misspelt id.
  let onbekendeMappen: [String]

  /// - Throws: `NietGevonden` when there is no such folder, or it can't be opened; `Bestandsfout` when a profile's
  ///   folder can't be listed.
  init(_ map: String, profielen: [Bronprofiel]) throws {
    guard Map.soort(map, volgLinks: true) == .map else {
      throw NietGevonden(
        "inbox \(map) \(Map.soort(map, volgLinks: true) == nil ? "can't be found" : "is no folder")")
    }
    self.map = map
    let wortel = (Map.werkelijk(map) ?? map) + "/"
    var bestanden: [Bestand] = []
    var overgeslagen: [String] = []

    /// A link counts as what it points to, but only within the inbox.
    func soort(_ pad: String) -> Map.Soort? {
      let heel = map + "/" + pad
      guard Map.soort(heel) == .anders else { return Map.soort(heel) }
      guard let doel = Map.werkelijk(heel), doel.hasPrefix(wortel) else { return .anders }
      return Map.soort(heel, volgLinks: true)
    }
    /// A name that isn't UTF-8 comes with replaced characters, and leads nowhere.
    func kanGelezen(_ pad: String) -> Bool {
      !pad.split(separator: "/").contains { $0.hasPrefix(".") } && soort(pad) == .bestand
    }

    for naam in try Self.namen(map) {
      if !naam.hasPrefix("."), soort(naam) == .map, let profiel = profielen.first(where: { $0.id == naam }) {
        for bestand in try Map.inhoud(map + "/" + naam) {
          let pad = naam + "/" + bestand
          if kanGelezen(pad) {
            bestanden.append(Bestand(pad: pad, profiel: profiel))
          } else {
            overgeslagen.append(pad)
          }
        }
      } else if let profiel = Self.profiel(vanNaam: naam, profielen), kanGelezen(naam) {
        bestanden.append(Bestand(pad: naam, profiel: profiel))
      } else {
        overgeslagen.append(naam)
      }
    }
    self.bestanden = bestanden.sorted { Map.bytesgewijs($0.pad, $1.pad) }
    self.overgeslagen = overgeslagen
    onbekendeMappen = overgeslagen.filter { !$0.hasPrefix(".") && !$0.contains("/") && soort($0) == .map }
  }

  /// Whether a folder, which may not exist yet, is the inbox or lies within it.
  func bevat(_ map: String) -> Bool { Self.ligt(map, in: self.map) }

  /// The same for an inbox that wasn't read yet.
  static func ligt(_ map: String, in inbox: String) -> Bool {
    var bestaand = map
    while Map.soort(bestaand, volgLinks: true) == nil, Map.ouder(bestaand) != bestaand {
      bestaand = Map.ouder(bestaand)
    }
    guard let wortel = Map.werkelijk(inbox), let pad = Map.werkelijk(bestaand) else { return false }
    return pad == wortel || pad.hasPrefix(wortel + "/")
  }

  private static func namen(_ map: String) throws -> [String] {
    do {
      return try Map.inhoud(map)
    } catch {
      throw NietGevonden("inbox can't be opened: \(error)")
    }
  }

  /// Directly in the inbox a name begins with the id and an underscore; of several ids the longest counts.
  private static func profiel(vanNaam naam: String, _ profielen: [Bronprofiel]) -> Bronprofiel? {
    profielen.filter { naam.hasPrefix($0.id + "_") }.max { $0.id.utf8.count < $1.id.utf8.count }
  }
}
