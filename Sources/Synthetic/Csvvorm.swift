import Domain

/// How one CSV file is spelled. The contract allows all of this; sources differ in it, and one source from
/// year to year.
struct Csvvorm {
  enum Codering {
    case utf8
    case utf8MetBom
    case windows1252
  }

  enum Regeleinde: String {
    case lf = "\n"
    case crlf = "\r\n"
    case cr = "\r"
  }

  var codering = Codering.utf8
  var regeleinde = Regeleinde.lf
  var datum = Datumpatroon.iso
  /// `#` before the first name in the header.
  var hekje = false
  /// `datum begin` for `DATUM_BEGIN`.
  var leesbareKop = false
  /// The last column first.
  var omgekeerd = false
  /// Quotes around every field.
  var aangehaald = false
  /// Zeros for a personal number that isn't there.
  var nullen = false
  /// A blank line now and then.
  var legeRegels = false
  /// The name of a column that no profile asks for; it holds free text.
  var extraKolom: String?

  /// The spellings of the successive deliveries of meldingen, over and over.
  static let meldingen = [
    Csvvorm(codering: .windows1252, datum: .dagEerst, extraKolom: "OPMERKING"),
    Csvvorm(codering: .utf8MetBom, regeleinde: .crlf, hekje: true, extraKolom: "RESULTAAT"),
    Csvvorm(datum: .aaneen, leesbareKop: true, omgekeerd: true, nullen: true, legeRegels: true),
    Csvvorm(),
    Csvvorm(regeleinde: .cr, aangehaald: true),
  ]

  /// The same for werkprocessen.
  static let werkprocessen = [
    Csvvorm(codering: .utf8MetBom, regeleinde: .crlf, hekje: true),
    Csvvorm(codering: .windows1252, datum: .dagEerst, omgekeerd: true, extraKolom: "OPMERKING"),
    Csvvorm(datum: .aaneen, leesbareKop: true, nullen: true),
    Csvvorm(aangehaald: true, legeRegels: true, extraKolom: "STATUS"),
  ]

  /// The texts of `Vrijetekst` in this spelling, quoted where that is needed.
  var vrijeTeksten: [[UInt8]] {
    Vrijetekst.teksten.map { tekst in
      let bytes = codering == .windows1252 ? Vrijetekst.latin1(tekst) : Array(tekst.utf8)
      let moet = bytes.contains { [0x22, 0x3B, 0x0A, 0x0D].contains($0) }
      guard moet || aangehaald else { return bytes }
      let verdubbeld = bytes.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] }
      return aangehaald ? verdubbeld : [0x22] + verdubbeld + [0x22]
    }
  }

  /// A byte that is no text in this encoding.
  var geenTekst: UInt8 {
    switch codering {
    // Any byte above 0x7F alone would make the whole file Windows-1252.
    case .utf8: 0x00
    case .utf8MetBom: 0xFF
    case .windows1252: 0x81
    }
  }

  /// A name as it stands in the header, without quotes.
  func kopnaam(_ naam: String) -> [UInt8] {
    guard leesbareKop else { return Array(naam.utf8) }
    return naam.utf8.map { byte in
      switch byte {
      case 0x5F: 0x20
      case 0x41...0x5A: byte + 0x20
      default: byte
      }
    }
  }
}
