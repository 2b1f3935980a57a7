import Foundation

/// Personal numbers that pass the elfproef, computed and not taken from anywhere.
enum Proefnummer {
  /// The n-th BSN from 900000000 up.
  static func bsn(_ n: Int) -> String {
    zoek(n, vanaf: 900_000_000) { som in som != 0 && som.isMultiple(of: 11) }
  }

  /// The n-th onderwijsnummer.
  static func onderwijsnummer(_ n: Int) -> String { zoek(n, vanaf: 100_000_000) { $0 % 11 == 5 } }

  private static func zoek(_ n: Int, vanaf: Int, _ past: (Int) -> Bool) -> String {
    var gevonden = -1
    var getal = vanaf
    while true {
      let cijfers = String(getal).compactMap(\.wholeNumberValue)
      let som = zip(cijfers, [9, 8, 7, 6, 5, 4, 3, 2, -1]).map { $0 * $1 }.reduce(0, +)
      if past(som) { gevonden += 1 }
      if gevonden == n { return String(getal) }
      getal += 1
    }
  }
}

/// One row of `duo-verzuim-csv`. A test names what matters to it; the rest is a melding that counts.
struct Meldingregel {
  var nummer: String
  var bsn = Proefnummer.bsn(1)
  var onderwijsnummer = ""
  var soort = "V3"
  var begin = "2020-09-14"
  var einde = ""
  var melddatum = "2020-09-20"
  var status = "B"
  var gemeente = "0193"
  var mutatie = "2020-09-21"
  var tijd = ""

  static let kop =
    "MELDINGSNUMMER;BSN;ONDERWIJSNUMMER;GEBOORTEDATUM;BRIN;VESTIGING;GEMEENTECODE;SOORT_VERZUIM;DATUM_BEGIN;"
    + "DATUM_EINDE;DATUM_MELDING;STATUS;DATUM_LAATSTE_MUTATIE;TIJDSTIP_LAATSTE_MUTATIE\n"

  var csv: String {
    [
      nummer, bsn, onderwijsnummer, "2006-03-17", "01AA", "18", gemeente, soort, begin, einde, melddatum,
      status,
      mutatie, tijd,
    ].joined(separator: ";") + "\n"
  }

  static func bestand(_ regels: Meldingregel...) -> String { kop + regels.map(\.csv).joined() }
}

/// One row of `volgsysteem-werkprocessen`.
struct Werkprocesregel {
  var nummer: String
  var bsn = Proefnummer.bsn(1)
  var onderwijsnummer = ""
  var soort = "signaalverzuim"
  var start = "2020-09-22"
  var einde = ""
  var melding = ""
  var gemeente = "0193"
  var resultaat = ""
  var mutatie = "2020-09-23"

  static let kop =
    "WERKPROCESNUMMER;BSN;ONDERWIJSNUMMER;GEBOORTEDATUM;GEMEENTECODE;SOORT;DATUM_START;DATUM_EINDE;"
    + "MELDINGSNUMMER;BRIN;RESULTAAT;DATUM_LAATSTE_MUTATIE\n"

  var csv: String {
    [
      nummer, bsn, onderwijsnummer, "2006-03-17", gemeente, soort, start, einde, melding, "01AA", resultaat,
      mutatie,
    ].joined(separator: ";") + "\n"
  }

  static func bestand(_ regels: Werkprocesregel...) -> String { kop + regels.map(\.csv).joined() }
}

/// The same numbers on each run: a test that shuffles must be repeatable.
struct Vastetoeval: RandomNumberGenerator {
  var stand: UInt64

  mutating func next() -> UInt64 {
    stand = stand &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return stand ^ (stand >> 29)
  }
}
