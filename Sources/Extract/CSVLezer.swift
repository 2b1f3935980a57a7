import CLibCSV
import Domain
import Glibc
import Systeem

/// Where the bytes of a CSV come from.
protocol Bytebron: AnyObject {
  /// Fills the memory as far as there are bytes; 0 = at the end.
  func lees(_ geheugen: UnsafeMutableRawBufferPointer) throws -> Int
}

extension Bestandslezer: Bytebron {}

extension Bytebron {
  /// Reads all of it, piece by piece.
  func stukken(_ neem: (UnsafeRawBufferPointer) throws -> Void) throws {
    let stuk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { stuk.deallocate() }
    while case let aantal = try lees(stuk), aantal > 0 {
      try neem(UnsafeRawBufferPointer(rebasing: stuk[..<aantal]))
    }
  }
}

/// Reads a CSV delivery with libcsv.
///
/// libcsv tells fields and rows apart, but not where they stand. So the bytes go to it line by line: a row that
/// ends does so in the line just given, which is where its bytes end too.
final class CSVLezer {
  /// A field above this many bytes refuses the file (`B05`).
  static let grensVeld = 1 << 20
  /// A header with more columns refuses the file (`B03`). A longer row has another number of columns than its header
  /// (`R08`), and its fields are not kept.
  static let grensKolommen = 4096
  private static let maatBuffer = 1 << 18

  private let kolommen: Kolomherkenning
  /// Nil when the header is the first row.
  private var kopzoeker: Kopzoeker?
  /// What stands in the first filled cell of the row behind the table.
  private let tot: Set<[UInt8]>
  private let codering: Codering
  private let toetsTekens: Bool
  private var lezing: Recordlezing
  private let buffer = Rijbuffer()

  private var parser = csv_parser()
  /// What the columns of the header are, until it is complete: not their names, which may be of any size.
  private var kop: [Kolomherkenning.Kolom?]? = []
  /// Their names, cut, for the picture of the delivery.
  private var kopnamen: [String] = []
  /// For each column the index of its field, −1 for an extra one.
  private var velden: [Int] = []
  private var kolom = 0
  private var rijIsKlaar = false
  private var teGroot = false
  /// Whether a cell of the row was filled, and the first such one is the mark behind the table.
  private var heeftWaarde = false
  private var isEindrij = false
  /// Whether the table has ended: what comes now is no record.
  private var isAfgelopen = false

  private var rijen = 0
  private var weigering: Weigercode?
  /// Where or why the file is refused; nil when there is no more to say than the code does.
  private(set) var toelichting: String?
  /// The file's place of the row that is being read; nil between rows.
  private var rijBegin: Int?
  private var tekens: R09Tekens
  /// Is told where each row stands; nil = nobody asks.
  var zoeker: Rijzoeker? {
    didSet { lezing.zoeker = zoeker }
  }
  /// Whether the places are those of the file's own bytes: a rejected row has one then.
  var kentPlaatsen = true

  init(
    _ profiel: Bronprofiel, scheidingsteken: UInt8, beeld: Bytebeeld,
    vast: [(veld: Veldnaam, tekst: [UInt8])] = [], gemeenten: Gemeentetabel,
    pseudonimisering: Pseudonimisering, ontvanger: any Ontvanger, beeldmaker: Beeldmaker?
  ) {
    kolommen = Kolomherkenning(profiel)
    kopzoeker = profiel.plaats.kopIsGezocht ? Kopzoeker(kolommen) : nil
    tot = Set(profiel.plaats.tot.map { Array($0.utf8) })
    codering = beeld.codering(volgens: profiel)
    toetsTekens = beeld.kanOntekensHebben(in: codering)
    tekens = R09Tekens(codering)
    lezing = Recordlezing(
      indeling: Veldindeling(profiel, gemeenten, vast: vast), pseudonimisering: pseudonimisering,
      ontvanger: ontvanger,
      beeldmaker: beeldmaker)
    csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI))
    csv_set_delim(&parser, scheidingsteken)
  }

  deinit { csv_free(&parser) }

  func lees(_ pad: String, heeftBOM: Bool) throws -> Leesuitkomst {
    let bron = try Bestandslezer(pad)
    if heeftBOM { try bron.slaOver(Bytebeeld.bom.count) }
    return try lees(bron, vanaf: heeftBOM ? Bytebeeld.bom.count : 0)
  }

  /// - Parameter vanaf: the place in the file of the first byte.
  func lees(_ bron: any Bytebron, vanaf: Int = 0) throws -> Leesuitkomst {
    var plaats = vanaf
    let blok = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.maatBuffer, alignment: 16)
    defer { blok.deallocate() }
    var gevuld = 0
    var bijEinde = false
    while !bijEinde {
      let erbij = try bron.lees(UnsafeMutableRawBufferPointer(rebasing: blok[gevuld...]))
      bijEinde = erbij == 0
      gevuld += erbij
      let klaar = try voer(
        UnsafeRawBufferPointer(rebasing: blok[..<gevuld]), vanaf: plaats, bijEinde: bijEinde)
      guard let klaar else { return weigerB05() }
      // What is left has no line end yet; it goes on with the next bytes.
      blok.baseAddress.map { _ = memmove($0, $0 + klaar, gevuld - klaar) }
      plaats += klaar
      gevuld -= klaar
    }
    guard csv_fini(&parser, Self.bijVeld, Self.bijRij, eigenAdres) == 0, !teGroot else { return weigerB05() }
    try sluitRij(tot: plaats)
    if kop != nil, let kopzoeker { weigerZonderKop(kopzoeker) }
    return weigering.map { .geweigerd($0) } ?? .gelezen(rijen: rijen, codering: codering.rawValue)
  }

  /// Gives whole lines to the parser; a line that fills the block goes in parts. Returns how many bytes are done,
  /// nil when the file is malformed.
  private func voer(_ blok: UnsafeRawBufferPointer, vanaf plaats: Int, bijEinde: Bool) throws -> Int? {
    var van = 0
    while van < blok.count {
      let rest = UnsafeRawBufferPointer(rebasing: blok[van...])
      guard let lengte = Self.regellengte(rest, bijEinde: bijEinde) else {
        guard van == 0, blok.count == Self.maatBuffer else { return van }
        // Not the last byte: it may be the CR of a line end.
        let deel = UnsafeRawBufferPointer(rebasing: blok[..<(blok.count - 1)])
        return try voerRegel(deel, plaats: plaats) ? deel.count : nil
      }
      let regel = UnsafeRawBufferPointer(rebasing: rest[..<lengte])
      guard try voerRegel(regel, plaats: plaats + van) else { return nil }
      van += lengte
    }
    return van
  }

  /// The length of the first line with its end: LF, CRLF or CR. Nil when the end isn't there yet.
  private static func regellengte(_ bytes: UnsafeRawBufferPointer, bijEinde: Bool) -> Int? {
    guard let basis = bytes.baseAddress else { return nil }
    let totLF = memchr(basis, 0x0A, bytes.count).map { UnsafeRawPointer($0) - basis }
    guard let cr = memchr(basis, 0x0D, totLF ?? bytes.count).map({ UnsafeRawPointer($0) - basis }) else {
      return totLF.map { $0 + 1 } ?? (bijEinde ? bytes.count : nil)
    }
    if cr + 1 < bytes.count { return bytes[cr + 1] == 0x0A ? cr + 2 : cr + 1 }
    return bijEinde ? cr + 1 : nil
  }

  /// False when the file is malformed.
  private func voerRegel(_ regel: UnsafeRawBufferPointer, plaats: Int) throws -> Bool {
    if rijBegin == nil {
      if regel.allSatisfy(\.isWit) { return true }
      beginRij(plaats)
    }
    if toetsTekens { tekens.voeg(regel) }
    let gelezen = csv_parse(&parser, regel.baseAddress, regel.count, Self.bijVeld, Self.bijRij, eigenAdres)
    // A whole field is judged when it ends, without the spaces behind it; one that is still growing, here: the bound
    // is wider, for it counts those spaces too.
    guard gelezen == regel.count, parser.entry_pos <= 2 * Self.grensVeld, !teGroot else { return false }
    if rijIsKlaar { try sluitRij(tot: plaats + regel.count) }
    return true
  }

  private func beginRij(_ plaats: Int) {
    rijBegin = plaats
    kolom = 0
    (heeftWaarde, isEindrij) = (false, false)
    buffer.begin()
    if toetsTekens { tekens = R09Tekens(codering) }
  }

  private func sluitRij(tot einde: Int) throws {
    guard let begin = rijBegin, rijIsKlaar else { return }
    rijBegin = nil
    rijIsKlaar = false
    if let kolommen = kop { return herken(kolommen) }
    guard weigering == nil else {
      rijen += 1
      return
    }
    if isEindrij { isAfgelopen = true }
    // A row of delimiters alone stands between the table and what is behind it.
    if isAfgelopen || !tot.isEmpty && !heeftWaarde { return }
    rijen += 1
    zoeker?.vond(rijen, begin..<einde)
    let bytes = kentPlaatsen ? begin..<einde : nil
    // R08: the row has another number of columns than the header.
    if kolom != velden.count {
      try lezing.keurAf(.r08, rij: rijen, bytes: bytes)
    } else if toetsTekens, tekens.geldt {
      try lezing.keurAf(.r09, rij: rijen, bytes: bytes)
    } else {
      try lezing.lees(buffer, rij: rijen, bytes: bytes)
    }
  }

  private func weigerB05() -> Leesuitkomst {
    toelichting = kop == nil ? "in row \(rijen + 1)" : "in the header"
    return .geweigerd(.b05)
  }

  private func herken(_ kolommen: [Kolomherkenning.Kolom?]) {
    if var zoeker = kopzoeker {
      let gevonden = kolom <= Self.grensKolommen ? zoeker.probeer(kolommen) : nil
      kopzoeker = zoeker
      if let gevonden { return neemKop(gevonden) }
      kop = zoeker.isKlaar ? nil : []
      kopnamen = []
      if zoeker.isKlaar { weigerZonderKop(zoeker) }
      return
    }
    kop = nil
    guard kolom <= Self.grensKolommen else {
      weigering = .b03
      toelichting = "more than \(Self.grensKolommen) columns"
      return
    }
    switch self.kolommen.herken(kolommen) {
    case .success(let gevonden): neemKop(gevonden)
    case .failure(let reden):
      weigering = .b03
      toelichting = reden.tekst
    }
  }

  private func neemKop(_ gevonden: Kolomherkenning.Gevonden) {
    kop = nil
    velden = gevonden.velden
    for (veld, naam) in gevonden.namen { lezing.indeling.namen[veld] = naam }
    for naam in kopnamen { lezing.beeldmaker?.voeg(kolom: naam) }
    kopnamen = []
  }

  private func weigerZonderKop(_ zoeker: Kopzoeker) {
    weigering = .b03
    toelichting =
      "no header in the first \(zoeker.gezien) rows; in the one that comes nearest "
      + (zoeker.reden?.tekst ?? "there is nothing")
  }

  // The callbacks of libcsv: C functions without captures, that find the reader through `eigenAdres`.

  private var eigenAdres: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  private static let bijVeld:
    @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      bytes, lengte, eigenAdres in
      guard let eigenAdres else { return }
      Unmanaged<CSVLezer>.fromOpaque(eigenAdres)._withUnsafeGuaranteedRef { lezer in
        lezer.neemVeld(
          UnsafeBufferPointer(
            start: bytes?.assumingMemoryBound(to: UInt8.self), count: bytes == nil ? 0 : lengte))
      }
    }

  private static let bijRij: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, eigenAdres in
    guard let eigenAdres else { return }
    Unmanaged<CSVLezer>.fromOpaque(eigenAdres)._withUnsafeGuaranteedRef { $0.rijIsKlaar = true }
  }

  private func neemVeld(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.count > Self.grensVeld { teGroot = true }
    if kop != nil {
      if kolom < Self.grensKolommen {
        let naam = Kolomherkenning.tekst(bytes, codering)
        kop?.append(kolommen.kolom(naam))
        kopnamen.append(String(naam.unicodeScalars.prefix(Leveringsbeeld.grensNaam)))
      }
    } else {
      if !tot.isEmpty, !heeftWaarde { zoekEinde(bytes) }
      if kolom < velden.count, velden[kolom] >= 0 { buffer.zet(velden[kolom], bytes, als: codering) }
    }
    kolom += 1
  }

  private func zoekEinde(_ bytes: UnsafeBufferPointer<UInt8>) {
    let waarde = bytes.getrimd
    guard !waarde.isEmpty else { return }
    heeftWaarde = true
    isEindrij = tot.contains(Array(Kolomherkenning.tekst(waarde, codering).utf8))
  }
}
