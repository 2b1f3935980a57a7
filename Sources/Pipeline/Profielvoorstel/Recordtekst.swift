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
