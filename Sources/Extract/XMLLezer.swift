import CLibXML2
import Domain
import Glibc
import Systeem

/// Reads an XML delivery with libxml2's SAX2 interface, fed in pieces.
///
/// No document is built, no entity is loaded and no DTD is read: a DOCTYPE stops the parser at once. Elements are
/// told apart by the address of their name in the parser's own dictionary, so that no name is compared by letters.
final class XMLLezer {
  /// Text above this many bytes refuses the file (`B01`).
  static let grensTekst = 1 << 20
  /// More elements within each other, counted from the root on, refuse the file (`B01`).
  static let grensDiepte = 256
  /// More attributes of one element, or more namespaces declared by it and those around it, refuse the file (`B01`):
  /// libxml2 compares each with all others.
  static let grensAttributen = 256
  /// More different names, of elements, attributes, instructions and namespaces, refuse the file (`B01`): the parser
  /// remembers each.
  static let grensNamen = 10_000
  /// A comment, a processing instruction, or the values of one element's attributes together, above this many bytes
  /// refuse the file (`B01`). libxml2 holds each of these whole.
  static let grensOpmaak = 1 << 16
  /// The usual size of a piece, in bytes; a test cuts the file into smaller ones, to cut it everywhere.
  static let maatStuk = 1 << 18

  /// A place in the tree of paths that the profile names.
  private struct Knoop {
    let ouder: Int
    /// The index of the field whose text it holds; −1 for none.
    var veld = -1
    var isRecord = false
    var isDatum = false
    /// Below a record: of a repeated element the first counts.
    var inRecord: Bool
    var kinderen: [(naam: UnsafePointer<xmlChar>, knoop: Int)] = []
  }

  private let parser: xmlParserCtxtPtr
  private let maatStuk: Int
  private var knopen: [Knoop]
  private var lezing: Recordlezing?
  private let buffer = Rijbuffer()
  /// Nil when nobody asks for a picture of the delivery.
  private let padboom: Padboom?
  /// Stop as soon as the date is known: `datum(_:)`.
  private var alleenDatum = false

  private var knoop = 0
  /// How deep inside an element that nobody asked for.
  private var overslaan = 0
  private var gezien: [Bool]
  private var diepte = 0
  private var tekstlengte = 0
  private var rijen = 0
  private var heeftOmhulsel = false
  /// The path of what the records stand in.
  private let omhulsel: String
  private var weigering: Weigercode?
  private var fout: (any Error)?
  private var datum: String?
  /// Where the file is refused; nil when there is no more to say than the code does.
  private(set) var toelichting: String?
  /// Is told where the rows stand that it looks for; nil = nobody asks.
  var zoeker: Rijzoeker? {
    didSet { lezing?.zoeker = zoeker }
  }
  /// Where the start tag of the record ends that is looked for; nil outside such a record.
  private var recordBegin: Int?
  /// The limit that the file exceeds.
  private var grens: String?

  /// Without a `lezing` only the date of the delivery is looked for. Nil when libxml2 has no memory.
  init?(
    record: [String], datum: [String]?, velden: [Bronprofiel.Veld], lezing: Recordlezing?,
    maatStuk: Int = maatStuk
  ) {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = Self.bijBegin
    handler.endElementNs = Self.bijEinde
    handler.characters = Self.bijTekst
    handler.cdataBlock = Self.bijTekst
    handler.comment = Self.bijCommentaar
    handler.processingInstruction = Self.bijInstructie
    handler.internalSubset = Self.bijDoctype
    handler.serror = Self.bijFout
    // Errors without a parser, such as those of a decoder, would otherwise be printed.
    xmlSetStructuredErrorFunc(nil, Self.bijFout)
    guard let parser = xmlCreatePushParserCtxt(&handler, nil, nil, 0, nil) else { return nil }
    self.parser = parser
    self.maatStuk = maatStuk
    xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue))
    self.lezing = lezing
    padboom = lezing?.beeldmaker.map(Padboom.init)
    omhulsel = record.dropLast().joined(separator: "/")
    knopen = [Knoop(ouder: -1, inRecord: false)]
    gezien = []
    voegPad(record, onder: 0, inRecord: false) { $0.isRecord = true }
    if let recordknoop = knopen.firstIndex(where: \.isRecord) {
      for veld in velden {
        let pad = veld.namen.first?.split(separator: "/").map(String.init) ?? []
        voegPad(pad, onder: recordknoop, inRecord: true) { $0.veld = veld.naam.index }
      }
    }
    if let datum { voegPad(datum, onder: 0, inRecord: false) { $0.isDatum = true } }
    gezien = Array(repeating: false, count: knopen.count)
    parser.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
  }

  deinit { xmlFreeParserCtxt(parser) }

  private func voegPad(_ pad: [String], onder begin: Int, inRecord: Bool, _ merk: (inout Knoop) -> Void) {
    var huidig = begin
    for naam in pad {
      // The dictionary belongs to the parser, and so does the name.
      guard let adres = xmlDictLookup(parser.pointee.dict, naam, -1) else { return }
      if let bestaand = knopen[huidig].kinderen.first(where: { $0.naam == adres }) {
        huidig = bestaand.knoop
      } else {
        knopen.append(Knoop(ouder: huidig, inRecord: inRecord))
        knopen[huidig].kinderen.append((adres, knopen.count - 1))
        huidig = knopen.count - 1
      }
    }
    merk(&knopen[huidig])
  }

  func lees(_ pad: String) throws -> Leesuitkomst {
    try voer(pad)
    if let fout { throw fout }
    if let weigering { return .geweigerd(weigering) }
    guard heeftOmhulsel else {
      toelichting = "no element \(omhulsel)"
      return .geweigerd(.b03)
    }
    return .gelezen(rijen: rijen, codering: codering)
  }

  /// The trimmed text of the date's element; nil when there is none, or the file isn't XML up to there.
  func datum(_ pad: String) throws -> String? {
    alleenDatum = true
    try voer(pad)
    return datum
  }

  private func voer(_ pad: String) throws {
    let bron = try Bestandslezer(pad)
    let stuk = UnsafeMutableRawBufferPointer.allocate(byteCount: maatStuk, alignment: 16)
    defer { stuk.deallocate() }
    while weigering == nil, fout == nil {
      let aantal = try bron.lees(stuk)
      let code = xmlParseChunk(
        parser, stuk.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(aantal), aantal == 0 ? 1 : 0)
      if alleenDatum, datum != nil { return }
      // A prefix without a namespace is no fault here: elements are matched by their local name.
      let naamruimtefouten = XML_NS_ERR_XML_NAMESPACE.rawValue...XML_NS_ERR_COLON.rawValue
      if parser.pointee.wellFormed == 0 || (code != 0 && !naamruimtefouten.contains(UInt32(bitPattern: code)))
      {
        weigering = .b01
      }
      // What isn't finished is still there whole; wider than the limit for finished ones, for it has signs around it.
      if weigering == nil, let invoer = parser.pointee.input, let (cur, end) = Self.rest(invoer),
        case let inCDATA = parser.pointee.instate == XML_PARSER_CDATA_SECTION,
        end - cur > 2 * (inCDATA ? Self.grensTekst : Self.grensOpmaak)
      {
        weiger(
          inCDATA
            ? "text above \(Self.grensTekst >> 20) MiB"
            : "a tag, comment or instruction above \(Self.grensOpmaak >> 10) KiB")
      }
      // Its tags don't show as such to whoever looks at the bytes.
      if weigering == nil, codering.contains("utf-7") || codering.contains("utf7") { weiger("UTF-7") }
      if weigering != nil, let regel = parser.pointee.input?.pointee.line {
        toelichting = (grens.map { $0 + ", " } ?? "") + "near line \(regel)"
      }
      if aantal == 0 { return }
    }
  }

  /// What the parser was given and has not read yet.
  private static func rest(
    _ invoer: xmlParserInputPtr
  ) -> (UnsafePointer<xmlChar>, UnsafePointer<xmlChar>)? {
    guard let cur = invoer.pointee.cur, let end = invoer.pointee.end else { return nil }
    return (cur, end)
  }

  /// As the file declares it.
  private var codering: String {
    guard let naam = parser.pointee.encoding ?? parser.pointee.input?.pointee.encoding else {
      return Codering.utf8.rawValue
    }
    return String(cString: naam).lowercased()
  }

  // What the parser tells.

  private func begin(_ naam: UnsafePointer<xmlChar>) {
    tekstlengte = 0
    diepte += 1
    if diepte > Self.grensDiepte { return weiger("more than \(Self.grensDiepte) levels") }
    padboom?.begin(naam)
    if overslaan > 0 {
      overslaan += 1
      return
    }
    guard let kind = knopen[knoop].kinderen.first(where: { $0.naam == naam })?.knoop, !isHerhaald(kind) else {
      overslaan = 1
      return
    }
    knoop = kind
    if knopen[kind].isRecord {
      for i in gezien.indices where knopen[i].inRecord { gezien[i] = false }
      padboom?.beginRecord()
      recordBegin = zoeker?.zoekt(rijen + 1) == true ? xmlByteConsumed(parser) : nil
      buffer.begin()
    } else if knopen[kind].veld >= 0 || knopen[kind].isDatum {
      buffer.open()
    }
  }

  /// Of a repeated element the first counts with all its parts, also when it is empty.
  private func isHerhaald(_ kind: Int) -> Bool {
    guard knopen[kind].inRecord || knopen[kind].isDatum else { return false }
    defer { gezien[kind] = true }
    return gezien[kind]
  }

  /// - Parameter attributen: five pointers each, of which the last two are where its value begins and ends.
  private func toets(_ attributen: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, aantal: Int) {
    // The parser counts a prefix and an address for each namespace.
    guard aantal <= Self.grensAttributen, parser.pointee.nsNr / 2 <= Self.grensAttributen else {
      return weiger("more than \(Self.grensAttributen) attributes or namespaces")
    }
    toetsNamen()
    guard aantal > 0, let attributen else { return }
    var lengte = 0
    for i in 0..<aantal {
      if let van = attributen[5 * i + 3], let tot = attributen[5 * i + 4] { lengte += tot - van }
    }
    if lengte > Self.grensOpmaak { weiger("attributes above \(Self.grensOpmaak >> 10) KiB") }
  }

  private func toetsNamen() {
    if xmlDictSize(parser.pointee.dict) > Self.grensNamen {
      weiger("more than \(Self.grensNamen) different names")
    }
  }

  /// What stands in no field, and must be short all the same.
  private func toets(_ opmaak: UnsafePointer<xmlChar>?) {
    guard let opmaak, xmlStrlen(opmaak) > Self.grensOpmaak else { return }
    weiger("a comment or instruction above \(Self.grensOpmaak >> 10) KiB")
  }

  private func einde() {
    tekstlengte = 0
    diepte -= 1
    padboom?.einde()
    if overslaan > 0 {
      overslaan -= 1
      return
    }
    let huidig = knopen[knoop]
    knoop = huidig.ouder
    if huidig.veld >= 0 {
      buffer.sluit(huidig.veld)
    } else if huidig.isRecord {
      rijen += 1
      if let recordBegin { zoeker?.vond(rijen, recordBegin..<max(recordBegin, xmlByteConsumed(parser))) }
      leesRij()
    } else if huidig.isDatum {
      datum = String(decoding: buffer.openBytes.getrimd, as: UTF8.self)
      if alleenDatum { xmlStopParser(parser) }
    } else if huidig.kinderen.contains(where: { knopen[$0.knoop].isRecord }) {
      heeftOmhulsel = true
    }
  }

  private func leesRij() {
    do {
      try lezing?.lees(buffer, rij: rijen, bytes: nil)
    } catch {
      fout = error
      xmlStopParser(parser)
    }
  }

  private func tekst(_ bytes: UnsafeBufferPointer<UInt8>) {
    tekstlengte += bytes.count
    if overslaan == 0, knopen[knoop].veld >= 0 || knopen[knoop].isDatum {
      buffer.voeg(bytes)
      tekstlengte = max(tekstlengte, buffer.openLengte)
    }
    if tekstlengte > Self.grensTekst { weiger("text above \(Self.grensTekst >> 20) MiB") }
  }

  private func weiger(_ grens: String? = nil) {
    weigering = .b01
    self.grens = self.grens ?? grens
    xmlStopParser(parser)
  }

  // The callbacks: C functions without captures; the context is the reader.

  private static func metLezer(_ context: UnsafeMutableRawPointer?, _ doe: (XMLLezer) -> Void) {
    guard let context else { return }
    Unmanaged<XMLLezer>.fromOpaque(context)._withUnsafeGuaranteedRef(doe)
  }

  private static let bijBegin: startElementNsSAX2Func = {
    context, naam, _, _, _, _, aantal, _, attributen in
    guard let naam else { return }
    metLezer(context) {
      $0.toets(attributen, aantal: Int(aantal))
      $0.begin(naam)
    }
  }

  private static let bijEinde: endElementNsSAX2Func = { context, _, _, _ in
    metLezer(context) { $0.einde() }
  }

  private static let bijTekst: charactersSAXFunc = { context, bytes, lengte in
    metLezer(context) { $0.tekst(UnsafeBufferPointer(start: bytes, count: Int(lengte))) }
  }

  private static let bijCommentaar: commentSAXFunc = { context, tekst in
    metLezer(context) { $0.toets(tekst) }
  }

  private static let bijInstructie: processingInstructionSAXFunc = { context, _, gegevens in
    metLezer(context) {
      $0.toetsNamen()
      $0.toets(gegevens)
    }
  }

  private static let bijDoctype: internalSubsetSAXFunc = { context, _, _, _ in
    metLezer(context) { $0.weiger() }
  }

  private static let bijFout: xmlStructuredErrorFunc = { _, _ in }
}
