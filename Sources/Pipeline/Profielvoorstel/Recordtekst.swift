import Domain
import Extract

/// A record's fields as texts, for people: under the names of the profile's fields, without the pupil.
///
/// A birth date shows its year alone where it is shown; record numbers are published anyway.
struct Recordtekst {
  let nummer: Recordnummer
  let velden: [(veld: Veldnaam, tekst: String)]
  let recorddatum: LocalDate

  init(_ melding: Melding) {
    nummer = melding.nummer
    recorddatum = melding.melddatum
    velden = [
      (.meldingsnummer, melding.nummer.description), (.geboortedatum, Self.jaar(melding.geboortedatum)),
      (.brin, melding.brin.description), (.vestiging, melding.vestiging?.description ?? ""),
      (.gemeentecode, melding.gemeentecode.description), (.soort, melding.soort.code),
      (.begin, melding.begin.description), (.einde, melding.einde?.description ?? ""),
      (.melddatum, melding.melddatum.description), (.status, melding.status.code),
      (.uren, melding.uren.map(String.init) ?? ""),
      (.alleLessenGemist, melding.alleLessenGemist.map { $0 ? "J" : "N" } ?? ""),
      (.redenAfsluiting, melding.redenAfsluiting?.code ?? ""),
      (.mutatiedatum, melding.mutatie.datum.description),
      (.mutatietijd, Self.tijd(melding.mutatie.tijd)),
    ]
  }

  init(_ werkproces: Werkproces) {
    nummer = werkproces.nummer
    recorddatum = werkproces.start
    velden =
      [
        (.werkprocesnummer, werkproces.nummer.description),
        (.geboortedatum, Self.jaar(werkproces.geboortedatum)),
        (.gemeentecode, werkproces.gemeentecode.description), (.soort, werkproces.soort.code),
        (.begin, werkproces.start.description), (.einde, werkproces.einde?.description ?? ""),
        (.meldingsnummer, werkproces.meldingsnummer?.description ?? ""),
        (.brin, werkproces.brin?.description ?? ""), (.resultaat, werkproces.resultaat?.code ?? ""),
        (.mutatiedatum, werkproces.mutatie.datum.description),
      ] + Self.kenmerken(werkproces.kenmerken, van: .werkproces)
  }

  init(_ opgave: Opgave) {
    nummer = opgave.nummer
    recorddatum = opgave.begin
    velden =
      [
        (.opgavenummer, opgave.nummer.description), (.geboortedatum, Self.jaar(opgave.geboortedatum)),
        (.gemeentecode, opgave.gemeentecode.description), (.soort, opgave.soort.code),
        (.begin, opgave.begin.description), (.einde, opgave.einde?.description ?? ""),
        (.brin, opgave.brin?.description ?? ""), (.vestiging, opgave.vestiging?.description ?? ""),
        (.rmcRegio, opgave.rmcRegio.map(String.init) ?? ""),
        (.mutatiedatum, opgave.mutatie.datum.description),
      ] + Self.kenmerken(opgave.kenmerken, van: .opgave)
  }

  private static func kenmerken(
    _ kenmerken: Kenmerken, van record: Recordsoort
  ) -> [(veld: Veldnaam, tekst: String)] {
    Kenmerk.alle(van: record).compactMap { kenmerk in
      Veldnaam(rawValue: kenmerk.rawValue).map { ($0, kenmerken.code(kenmerk) ?? "") }
    }
  }

  /// `09:30:00`, from milliseconds; empty for midnight.
  private static func tijd(_ milliseconden: Int32) -> String {
    guard milliseconden > 0 else { return "" }
    let seconden = milliseconden / 1000
    return [seconden / 3600, seconden / 60 % 60, seconden % 60]
      .map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
  }

  /// A number as it may be shown to anyone: of eight digits or more the last three, for it may be somebody's.
  static func getoond(_ tekst: String) -> String {
    tekst.count(where: \.isNumber) >= 8 && LocalDate(iso: tekst) == nil ? "…\(tekst.suffix(3))" : tekst
  }

  /// `2005-··-··`.
  private static func jaar(_ datum: LocalDate) -> String { "\(datum.delen.jaar)-··-··" }
}

/// Takes all that a file gives, in memory: for a preview, not for a run.
final class Leesproef: Ontvanger {
  private(set) var meldingen: [(record: Melding, leerling: Leerlingsleutels, rij: Int)] = []
  private(set) var werkprocessen: [(record: Werkproces, leerling: Leerlingsleutels, rij: Int)] = []
  private(set) var opgaven: [(record: Opgave, leerling: Leerlingsleutels, rij: Int)] = []
  private(set) var afkeuringen: [Afkeuring] = []

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
  var records: [(tekst: Recordtekst, leerling: Leerlingsleutels, rij: Int)] {
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
  let beeld: Leveringsbeeld
  /// The day that its name, or its header, gives.
  let ontvangen: LocalDate?

  /// The pupils are known by a key that is made for this alone, and forgotten.
  static func lees(
    _ paden: [String], _ profiel: Bronprofiel, _ configuratie: Configuratie
  ) throws -> [Proeflezing] {
    var generator = SystemRandomNumberGenerator()
    let sleutel = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let extractie = Extractie(
      gemeenten: configuratie.gemeenten, pseudonimisering: Pseudonimisering(sleutel: sleutel))
    return try paden.map { try lees($0, profiel, extractie) }
  }

  static func lees(_ pad: String, _ profiel: Bronprofiel, _ extractie: Extractie) throws -> Proeflezing {
    let proef = Leesproef()
    let beeldmaker = Beeldmaker(profiel)
    var toelichting: String?
    let naam = String(pad.split(separator: "/").last ?? "")
    let uitkomst = try extractie.lees(
      pad, bestand: "\(profiel.id)/\(naam)", beeld: Bytebeeld(van: pad), profiel: profiel, ontvanger: proef,
      beeldmaker: beeldmaker
    ) { toelichting = $0 }
    let inKop = try? Extractie.datum(inKopVan: pad, profiel: profiel)
    return Proeflezing(
      bestand: naam, pad: pad, uitkomst: uitkomst, toelichting: toelichting, proef: proef,
      beeld: beeldmaker.beeld, ontvangen: Extractie.datum(inNaam: naam) ?? inKop ?? nil)
  }

  var isGelezen: Bool { if case .gelezen = uitkomst { true } else { false } }
}
