import Domain
import Extract
import Systeem

/// Takes all that a file gives, in memory: for a preview, not for a run.
final class Leesproef: Ontvanger {
  private(set) var meldingen: [(record: Melding, leerling: Leerlingsleutels, rij: Int)] = []
  private(set) var werkprocessen: [(record: Werkproces, leerling: Leerlingsleutels, rij: Int)] = []
  private(set) var opgaven: [(record: Opgave, leerling: Leerlingsleutels, rij: Int)] = []
  private(set) var afkeuringen: [Afkeuring] = []

  typealias Gelezen = (tekst: Recordtekst, leerling: Leerlingsleutels, rij: Int)

  func neem(_ melding: Melding, van leerling: Leerlingsleutels, rij: Int) {
    meldingen.append((melding, leerling, rij))
  }

  func neem(_ werkproces: Werkproces, van leerling: Leerlingsleutels, rij: Int) {
    werkprocessen.append((werkproces, leerling, rij))
  }

  func neem(_ opgave: Opgave, van leerling: Leerlingsleutels, rij: Int) {
    opgaven.append((opgave, leerling, rij))
  }

  func neem(_ afkeuring: Afkeuring) { afkeuringen.append(afkeuring) }

  /// All records in the order of the file, with their rows.
  fileprivate var records: [Gelezen] {
    (meldingen.map { (Recordtekst($0.record), $0.leerling, $0.rij) }
      + werkprocessen.map { (Recordtekst($0.record), $0.leerling, $0.rij) }
      + opgaven.map { (Recordtekst($0.record), $0.leerling, $0.rij) }).sorted { $0.2 < $1.2 }
  }
}

extension Leerlingsleutels {
  /// The pupil, as far as one record tells.
  var eigen: Leerlingsleutel? { bsn ?? onderwijsnummer }
}

/// A file as a profile reads it, without a register.
struct Proeflezing {
  let bestand: String
  let pad: String
  let uitkomst: Leesuitkomst
  /// Where or why it is refused.
  let toelichting: String?
  let proef: Leesproef
  /// In the order of the file.
  let records: [Leesproef.Gelezen]
  let beeld: Leveringsbeeld
  /// How many accepted rows have a value that the profile doesn't know, by field with codes.
  let onbekend: [Veldnaam: Int]
  /// The day that its name, or its header, gives.
  let ontvangen: LocalDate?

  /// The pupils are known by a key that is made for this alone, and forgotten.
  static func lees(
    _ paden: [String], _ profiel: Bronprofiel, _ configuratie: Configuratie
  ) throws -> [Proeflezing] {
    let extractie = Extractie(
      gemeenten: configuratie.gemeenten,
      pseudonimisering: Pseudonimisering(sleutel: Sleutelbestand.willekeurig()))
    return try paden.map { try lees($0, profiel, extractie) }
  }

  /// One file, by a key of its own.
  static func lees(
    _ pad: String, _ profiel: Bronprofiel, _ configuratie: Configuratie
  ) throws -> Proeflezing {
    try lees([pad], profiel, configuratie)[0]
  }

  private static func lees(
    _ pad: String, _ profiel: Bronprofiel, _ extractie: Extractie
  ) throws -> Proeflezing {
    let proef = Leesproef()
    let beeldmaker = Beeldmaker(profiel)
    var toelichting: String?
    let naam = Map.naam(pad)
    let uitkomst = try extractie.lees(
      pad, bestand: "\(profiel.id)/\(naam)", beeld: Bytebeeld(van: pad), profiel: profiel, ontvanger: proef,
      beeldmaker: beeldmaker
    ) { toelichting = $0 }
    let inKop = try? Extractie.datum(inKopVan: pad, profiel: profiel)
    return Proeflezing(
      bestand: naam, pad: pad, uitkomst: uitkomst, toelichting: toelichting, proef: proef,
      records: proef.records,
      beeld: beeldmaker.beeld, onbekend: beeldmaker.onbekendInAanvaard,
      ontvangen: Extractie.datum(inNaam: naam) ?? inKop ?? nil)
  }

  var isGelezen: Bool { if case .gelezen = uitkomst { true } else { false } }
}

/// Calls pupils by a number, in the order in which they come: that of one listing, and of no other.
struct Leerlingnummering {
  private var nummers: [Leerlingsleutel: Int] = [:]

  mutating func nummer(_ leerling: Leerlingsleutels) -> String {
    guard let sleutel = leerling.eigen else { return "" }
    let nummer = nummers[sleutel] ?? nummers.count + 1
    nummers[sleutel] = nummer
    return String(nummer)
  }
}
