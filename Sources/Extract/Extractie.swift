import Domain

/// Reads a delivery with its profile: bytes to records and rejections.
public struct Extractie: Sendable {
  /// Raised when the same bytes and profile would give other records than before; the register then reads its
  /// deliveries again.
  public static let versie = 1

  private let gemeenten: Gemeentetabel
  private let pseudonimisering: Pseudonimisering

  public init(gemeenten: Gemeentetabel, pseudonimisering: Pseudonimisering) {
    self.gemeenten = gemeenten
    self.pseudonimisering = pseudonimisering
  }

  /// Reads a whole file. All rows go to the receiver before it is certain that the file is good: on `geweigerd`
  /// the receiver must forget them. The memory it takes doesn't depend on the size of the file.
  ///
  /// - Parameters:
  ///   - bestand: the path below the inbox: what it is called may be part of what it says.
  ///   - beeldmaker: is shown what the file looks like.
  ///   - bijWeigering: is told where or why a file is refused, in words that hold nothing of its content.
  /// - Throws: `Bestandsfout`, and what the receiver throws.
  public func lees(
    _ pad: String, bestand: String, beeld: Bytebeeld, profiel: Bronprofiel, ontvanger: any Ontvanger,
    beeldmaker: Beeldmaker? = nil, bijWeigering: (String) -> Void = { _ in }
  ) throws -> Leesuitkomst {
    try lees(
      pad, bestand: bestand, beeld: beeld, profiel: profiel, ontvanger: ontvanger, beeldmaker: beeldmaker,
      maatStuk: XMLLezer.maatStuk, bijWeigering)
  }

  func lees(
    _ pad: String, bestand: String, beeld: Bytebeeld, profiel: Bronprofiel, ontvanger: any Ontvanger,
    beeldmaker: Beeldmaker? = nil, maatStuk: Int, zoeker: Rijzoeker? = nil,
    _ bijWeigering: (String) -> Void = { _ in }
  ) throws -> Leesuitkomst {
    if beeld.isLeeg { return .geweigerd(.b04) }
    guard let vast = profiel.vasteTeksten(bestand) else {
      bijWeigering(
        "its name, without the date of receipt, must be like \(profiel.bestandsnaam?.tekst ?? "")")
      return .geweigerd(.b03)
    }
    switch profiel.formaat {
    case .csv(let scheidingsteken, _):
      if beeld.isOudeWerkmap {
        bijWeigering("an Excel file of before 2007 or with a password; save it as .xlsx without one")
        return .geweigerd(.b01)
      }
      let isWerkmap = beeld.isWerkmap
      let lezer = CSVLezer(
        profiel, scheidingsteken: scheidingsteken, beeld: isWerkmap ? .vanWerkblad : beeld, vast: vast,
        gemeenten: gemeenten, pseudonimisering: pseudonimisering, ontvanger: ontvanger,
        beeldmaker: beeldmaker)
      lezer.zoeker = zoeker
      let uitkomst: Leesuitkomst
      if isWerkmap {
        lezer.kentPlaatsen = false
        do {
          // Its places are those in `Werkmapinhoud.csv`, with the BOM in front.
          uitkomst = try lezer.lees(Werkbladbron(pad, profiel), vanaf: Bytebeeld.bom.count)
        } catch let fout as Werkbladfout {
          bijWeigering(fout.toelichting)
          return .geweigerd(fout.code)
        }
      } else {
        uitkomst = try lezer.lees(pad, heeftBOM: beeld.heeftBOM)
      }
      lezer.toelichting.map(bijWeigering)
      return uitkomst
    case .xml(let record, let datum):
      if beeld.isEBCDIC {
        bijWeigering("EBCDIC")
        return .geweigerd(.b01)
      }
      let lezing = Recordlezing(
        indeling: Veldindeling(profiel, gemeenten, vast: vast), pseudonimisering: pseudonimisering,
        ontvanger: ontvanger,
        beeldmaker: beeldmaker)
      guard
        let lezer = XMLLezer(
          record: record, datum: datum, velden: profiel.velden.filter { $0.vorm == .inRij }, lezing: lezing,
          maatStuk: maatStuk)
      else { return .geweigerd(.b01) }
      lezer.zoeker = zoeker
      let uitkomst = try lezer.lees(pad)
      lezer.toelichting.map(bijWeigering)
      return uitkomst
    }
  }

  /// The date of receipt that a name gives: eight digits after its last underscore, right before the extension.
  /// Nil when there are none, when they are no date, or when the name has no extension.
  public static func datum(inNaam naam: String) -> LocalDate? {
    guard let punt = naam.lastIndex(of: "."), let streep = naam[..<punt].lastIndex(of: "_") else {
      return nil
    }
    var cijfers = String(naam[naam.index(after: streep)..<punt])
    return cijfers.withUTF8 { Datumpatroon.aaneen.lees($0) }
  }

  /// The date of receipt that an XML file bears in its header; nil for CSV, or when it bears none.
  public static func datum(inKopVan pad: String, profiel: Bronprofiel) throws -> LocalDate? {
    try datum(inKopVan: pad, profiel: profiel, maatStuk: XMLLezer.maatStuk)
  }

  static func datum(inKopVan pad: String, profiel: Bronprofiel, maatStuk: Int) throws -> LocalDate? {
    guard case .xml(let record, let datum?) = profiel.formaat,
      let tekst = try XMLLezer(record: record, datum: datum, velden: [], lezing: nil, maatStuk: maatStuk)?
        .datum(pad)
    else { return nil }
    return LocalDate(iso: tekst.prefix(10))
  }
}
