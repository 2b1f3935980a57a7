/// The name of a column as words, whatever its spelling: `Geb.dat.`, `geboorteDatum` and `GEBOORTE_DATUM` are the same.
package struct Kolomnaam: Sendable {
  package let woorden: Set<String>

  package init(_ naam: String) {
    woorden = Set(Self.woorden(naam))
  }

  /// How much alike two names are, 0–1: the words that they share, twice, of all words of both. General words, such as `datum`,
  /// count half.
  package func gelijkenis(met ander: Kolomnaam) -> Double {
    guard !woorden.isEmpty, !ander.woorden.isEmpty else { return 0 }
    var gedeeld = 0.0
    for woord in woorden {
      let beste = ander.woorden.map { (Self.gelijkenis(woord, $0), Self.gewicht($0)) }.max { $0.0 < $1.0 }
      if let beste { gedeeld += beste.0 * (Self.gewicht(woord) + beste.1) }
    }
    return min(1, gedeeld / (gewicht + ander.gewicht))
  }

  private var gewicht: Double { woorden.map(Self.gewicht).reduce(0, +) }

  private static func gewicht(_ woord: String) -> Double { algemeen.contains(woord) ? 0.5 : 1 }

  /// Words that many names have.
  private static let algemeen: Set = [
    "datum", "nummer", "code", "soort", "type", "naam", "dag", "van", "leerling", "verzuim", "op", "laatste",
    "eerste",
    "melding", "jongere", "deelnemer", "tijdstip", "per",
  ]

  /// 1 for the same word; less for one that begins so or differs by one letter; else 0.
  static func gelijkenis(_ een: String, _ ander: String) -> Double {
    if een == ander { return 1 }
    let (kort, lang) = een.count < ander.count ? (een, ander) : (ander, een)
    if kort.count >= 4, lang.hasPrefix(kort) { return 0.8 }
    if kort.count >= 5, isEenLetterAnders(kort, lang) { return 0.85 }
    return 0
  }

  /// Whether one letter more, less or other makes the one of the other, or two that changed places.
  private static func isEenLetterAnders(_ kort: String, _ lang: String) -> Bool {
    let (a, b) = (Array(kort.utf8), Array(lang.utf8))
    guard b.count - a.count <= 1 else { return false }
    let voor = zip(a, b).prefix { $0 == $1 }.count
    let achter = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
    if voor + achter >= a.count - (a.count == b.count ? 1 : 0) { return true }
    return a.count == b.count && voor + achter == a.count - 2 && a[voor] == b[voor + 1]
      && a[voor + 1] == b[voor]
  }

  // From a spelling to words.

  package static func woorden(_ naam: String) -> [String] {
    let tekst = gescheiden(
      naam.replacing("t/m", with: " tm ").replacing("T/m", with: " tm ").replacing("T/M", with: " tm "))
    let alle = tekst.split(separator: " ").flatMap { woord -> [String] in
      let woord = String(woord)
      return voluit(woord) ?? delen(woord) ?? [woord]
    }
    let inhoud = alle.filter { !stopwoorden.contains($0) }
    // 'Van' alone, or at the end, is where something begins.
    return alle.last == "van" || inhoud.isEmpty ? inhoud + alle.suffix(1) : inhoud
  }

  /// Small letters, with a space between words, numbers, where a capital begins a word, and for a letter with an accent.
  private static func gescheiden(_ naam: String) -> String {
    var uit = ""
    var vorige: Character = " "
    for teken in naam.filter({ $0.isASCII || $0.isLetter }) {
      let isLetter = teken.isASCII && teken.isLetter
      guard isLetter || teken.isASCII && teken.isNumber else {
        uit += " "
        vorige = " "
        continue
      }
      if teken.isUppercase && vorige.isLowercase || teken.isNumber != vorige.isNumber { uit += " " }
      uit += teken.lowercased()
      vorige = teken
    }
    return uit
  }

  /// A compound as the words that make it (`geboortedatum`: geboorte, datum); nil when it isn't made of known ones alone.
  private static func delen(_ woord: String) -> [String]? {
    if bekend.contains(woord) { return [woord] }
    guard woord.count >= 6 else { return nil }
    for lengte in stride(from: woord.count - 2, through: 3, by: -1) {
      let begin = String(woord.prefix(lengte))
      guard let voor = voluit(begin) ?? (bekend.contains(begin) ? [begin] : nil) else { continue }
      var rest = String(woord.dropFirst(lengte))
      for _ in 0..<2 {
        let verder = bekend.contains(rest) ? [rest] : voluit(rest) ?? delen(rest)
        if let verder { return voor + verder }
        // A letter that joins: verzuimSmelding.
        guard rest.hasPrefix("s"), rest.count > 3 else { break }
        rest = String(rest.dropFirst())
      }
    }
    return nil
  }

  /// What an abbreviation stands for.
  private static func voluit(_ woord: String) -> [String]? {
    afkortingen[woord]?.split(separator: " ").map(String.init)
  }

  /// Whether compounds are made of this word.
  package static func kent(_ woord: String) -> Bool { bekend.contains(woord) }

  private static let stopwoorden: Set = [
    "de", "het", "een", "van", "vd", "der", "en", "in", "bij", "is", "dd", "of",
  ]

  private static let afkortingen = [
    "nr": "nummer", "num": "nummer", "no": "nummer", "nummers": "nummer", "id": "nummer", "dat": "datum",
    "dt": "datum",
    "dtm": "datum", "geb": "geboorte", "gebdat": "geboorte datum", "gebdatum": "geboorte datum",
    "gem": "gemeente",
    "gemcode": "gemeente code", "gemnr": "gemeente nummer", "vest": "vestiging", "wijz": "wijziging",
    "wijzig": "wijziging", "mut": "mutatie", "ond": "onderwijs", "ondw": "onderwijs", "onderw": "onderwijs",
    "ow": "onderwijs", "own": "onderwijs nummer", "ondwnr": "onderwijs nummer", "sofinr": "sofi nummer",
    "onr": "onderwijs nummer", "pgn": "persoonsgebonden nummer", "beg": "begin",
    "eind": "einde",
    "tm": "tot en met", "lln": "leerling", "ll": "leerling", "llnr": "leerling nummer", "proc": "proces",
    "werkproc": "werkproces", "wp": "werkproces", "wpnr": "werkproces nummer", "doss": "dossier",
    "brinnr": "brin nummer",
    "inst": "instelling", "sch": "school", "verz": "verzuim", "cat": "categorie", "ltste": "laatste",
    "ltst": "laatste",
    "laatst": "laatste", "meld": "melding", "meldingnr": "melding nummer", "meldnr": "melding nummer",
    "mldnr": "melding nummer", "mld": "melding", "mldg": "melding", "res": "resultaat", "stat": "status",
    "burgerservicenr": "burgerservice nummer", "bsnr": "bsn nummer", "afsl": "afsluiting",
    "reg": "registratie",
    "ingangsdatum": "begin datum", "ingangs": "begin", "start": "begin", "gestart": "begin",
    "aanvang": "begin",
    "aanvangs": "begin", "ingang": "begin", "ing": "begin", "ingegaan": "begin", "opgepakt": "begin",
    "geopend": "begin",
    "opening": "begin", "gewijzigd": "wijziging", "gemuteerd": "wijziging", "bijgewerkt": "wijziging",
    "aangepast": "wijziging", "mutatie": "wijziging", "mutatiedatum": "wijziging datum",
    "modified": "wijziging",
    "geboren": "geboorte datum", "geboortedag": "geboorte datum", "gemeld": "melding datum",
    "afgesloten": "afsluiting",
    "gesloten": "afsluiting", "sluiting": "afsluiting", "beeindigd": "einde", "beeindiging": "einde",
    "eindigt": "einde", "afgerond": "afsluiting", "type": "soort", "aard": "soort", "categorie": "soort",
    "tijd": "tijdstip",
  ]

  /// Words that compounds are made of.
  private static let bekend: Set<String> = {
    var woorden: Set = [
      "datum", "nummer", "code", "soort", "naam", "dag", "woon", "plaats", "tijdstip", "tijd", "laatste",
      "eerste",
      "leerling", "school", "verzuim", "melding", "meldings", "proces", "werkproces", "dossier", "zaak",
      "gemeente",
      "status", "resultaat", "reden", "geboorte", "wijziging", "wijzigings", "mutatie", "onderwijs",
      "instelling",
      "instellings", "burgerservice", "burger", "service", "vestiging", "vestigings", "begin", "einde",
      "eind", "start",
      "ingangs", "afsluit", "afsluiting", "uren", "lessen", "locatie", "jongere", "brin", "bsn", "meld",
      "duur", "soort",
      "type", "kenmerk", "registratie", "ontvangst", "behandel", "uitkomst", "afloop", "klok", "les",
      "gemist", "gemiste",
      "aantal", "onderwijsinstelling", "werkprocessen", "sluit", "sluitings", "aanvangs", "relatief",
      "levering", "import",
      "telefoon", "roep", "voor", "achter", "straat", "woonplaats", "post", "leeftijd", "klas", "jaar",
      "leer", "mentor",
    ]
    for frase in Veldkennis.frasen.values.flatMap({ $0 }) {
      woorden.formUnion(frase.split(separator: " ").map(String.init))
    }
    return woorden
  }()
}
