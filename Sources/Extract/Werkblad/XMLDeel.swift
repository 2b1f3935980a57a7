import CLibXML2
import Glibc

/// Reads one XML part of an Excel file, or an XML file of which nothing is known yet, with libxml2's SAX2 interface, within
/// the limits of `XMLLezer`: no entity is loaded, and a DOCTYPE refuses the file. Names come without their prefix,
/// whatever the namespace: Excel, LibreOffice and the strict form of the format have different ones.
final class XMLDeel {
  /// What happens in the part. Attributes by their local names.
  protocol Hoorder: AnyObject {
    /// Of which attributes are wanted; others aren't looked at.
    func begin(_ naam: String, _ attributen: Attributen)
    func tekst(_ bytes: UnsafeBufferPointer<UInt8>)
    func einde(_ naam: String)
  }

  /// Those of one element, as the parser has them.
  struct Attributen {
    fileprivate let adressen: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    let aantal: Int

    /// Nil when there is none of that name.
    subscript(_ naam: StaticString) -> String? {
      guard let adressen else { return nil }
      for i in 0..<aantal {
        guard let dit = adressen[5 * i], strcmp(dit, naam.utf8Start) == 0, let van = adressen[5 * i + 3],
          let tot = adressen[5 * i + 4]
        else { continue }
        return String(decoding: UnsafeBufferPointer(start: van, count: tot - van), as: UTF8.self)
      }
      return nil
    }
  }

  private let bron: any Bytebron
  /// What it is called in messages.
  private let naamVanDeel: String
  private let hoorder: any Hoorder
  private let parser: xmlParserCtxtPtr
  private let stuk: UnsafeMutableRawBufferPointer
  private var diepte = 0
  private var tekstlengte = 0
  private var grens: String?
  /// The names that the parser's dictionary has, as texts.
  private var namen: [UnsafePointer<xmlChar>: String] = [:]

  convenience init(_ deel: Zipbestand.Deel, _ hoorder: any Hoorder) throws {
    try self.init(deel, naam: deel.naam, hoorder)
  }

  init(_ bron: any Bytebron, naam: String, _ hoorder: any Hoorder) throws {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = Self.bijBegin
    handler.endElementNs = Self.bijEinde
    handler.characters = Self.bijTekst
    handler.cdataBlock = Self.bijTekst
    handler.internalSubset = Self.bijDoctype
    handler.serror = { _, _ in }
    xmlSetStructuredErrorFunc(nil) { _, _ in }
    guard let parser = xmlCreatePushParserCtxt(&handler, nil, nil, 0, nil) else {
      throw Werkbladfout(.b01, "no memory for \(naam)")
    }
    self.bron = bron
    naamVanDeel = naam
    self.hoorder = hoorder
    self.parser = parser
    stuk = .allocate(byteCount: 1 << 16, alignment: 16)
    xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue))
    parser.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
  }

  deinit {
    xmlFreeParserCtxt(parser)
    stuk.deallocate()
  }

  /// Reads the next piece, and tells what is in it.
  ///
  /// - Returns: false at the end.
  /// - Throws: `Werkbladfout` when it isn't well-formed, or beyond a limit.
  func leesStuk() throws -> Bool {
    let aantal = try bron.lees(stuk)
    _ = xmlParseChunk(
      parser, stuk.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(aantal), aantal == 0 ? 1 : 0)
    if let grens { throw Werkbladfout(.b01, "\(naamVanDeel): \(grens)") }
    guard parser.pointee.wellFormed != 0 else {
      throw Werkbladfout(
        .b01, "\(naamVanDeel): no well-formed XML near line \(parser.pointee.input?.pointee.line ?? 1)")
    }
    // What isn't finished is still there whole.
    if let invoer = parser.pointee.input, let cur = invoer.pointee.cur, let end = invoer.pointee.end,
      end - cur > 2 * XMLLezer.grensTekst
    {
      throw Werkbladfout(
        .b01, "\(naamVanDeel): a tag, comment or text above \(XMLLezer.grensTekst >> 20) MiB")
    }
    return aantal > 0
  }

  /// Reads all of it.
  func lees() throws {
    while try leesStuk() {}
  }

  private func stop(_ grens: String) {
    self.grens = self.grens ?? grens
    xmlStopParser(parser)
  }

  private func naam(_ adres: UnsafePointer<xmlChar>) -> String {
    if let bekend = namen[adres] { return bekend }
    let naam = String(cString: adres)
    namen[adres] = naam
    return naam
  }

  private func begin(_ adres: UnsafePointer<xmlChar>, _ attributen: Attributen) {
    diepte += 1
    tekstlengte = 0
    if diepte > XMLLezer.grensDiepte { return stop("more than \(XMLLezer.grensDiepte) levels") }
    if attributen.aantal > XMLLezer.grensAttributen || parser.pointee.nsNr / 2 > XMLLezer.grensAttributen {
      return stop("more than \(XMLLezer.grensAttributen) attributes or namespaces")
    }
    if xmlDictSize(parser.pointee.dict) > XMLLezer.grensNamen {
      return stop("more than \(XMLLezer.grensNamen) different names")
    }
    hoorder.begin(naam(adres), attributen)
  }

  private func einde(_ adres: UnsafePointer<xmlChar>) {
    diepte -= 1
    tekstlengte = 0
    hoorder.einde(naam(adres))
  }

  private func tekst(_ bytes: UnsafeBufferPointer<UInt8>) {
    tekstlengte += bytes.count
    if tekstlengte > XMLLezer.grensTekst { return stop("text above \(XMLLezer.grensTekst >> 20) MiB") }
    hoorder.tekst(bytes)
  }

  private static func metDeel(_ context: UnsafeMutableRawPointer?, _ doe: (XMLDeel) -> Void) {
    guard let context else { return }
    Unmanaged<XMLDeel>.fromOpaque(context)._withUnsafeGuaranteedRef(doe)
  }

  private static let bijBegin: startElementNsSAX2Func = { context, naam, _, _, _, _, aantal, _, attributen in
    guard let naam else { return }
    metDeel(context) { $0.begin(naam, Attributen(adressen: attributen, aantal: Int(aantal))) }
  }

  private static let bijEinde: endElementNsSAX2Func = { context, naam, _, _ in
    guard let naam else { return }
    metDeel(context) { $0.einde(naam) }
  }

  private static let bijTekst: charactersSAXFunc = { context, bytes, lengte in
    metDeel(context) { $0.tekst(UnsafeBufferPointer(start: bytes, count: Int(lengte))) }
  }

  private static let bijDoctype: internalSubsetSAXFunc = { context, _, _, _ in
    metDeel(context) { $0.stop("a DOCTYPE") }
  }
}
