import CLibCSV
import Domain
import Systeem

/// Rows of a CSV file of which nothing is known: read leniently, for a title may hold what a table may not.
final class RuwCSV {
  /// What may stand between columns, the likeliest first.
  static let scheidingstekens: [UInt8] = [0x3B, 0x2C, 0x09, 0x7C]
  /// So many rows tell which it is.
  private static let proef = 300

  private var parser = csv_parser()
  private let codering: Codering
  private let grens: Int
  private var rij: [String] = []
  private var rijen: [[String]] = []
  private var bytes = 0
  /// For a message.
  private var regel = 1

  private init(_ scheidingsteken: UInt8, _ codering: Codering, grens: Int) {
    self.codering = codering
    self.grens = grens
    csv_init(&parser, UInt8(CSV_REPALL_NL))
    csv_set_delim(&parser, scheidingsteken)
  }

  deinit { csv_free(&parser) }

  private var isVol: Bool { rijen.count >= grens || bytes >= Ruwetabel.grensTekst }

  static func tabel(_ pad: String, _ beeld: Bytebeeld) throws -> Ruwetabel {
    let codering = beeld.besteCodering
    func lees(_ teken: UInt8, grens: Int) throws -> (rijen: [[String]], isAfgekapt: Bool) {
      let bron = try Bestandslezer(pad)
      if beeld.heeftBOM { try bron.slaOver(Bytebeeld.bom.count) }
      return try RuwCSV(teken, codering, grens: grens).lees(bron)
    }
    let keuze = try scheidingstekens.map { (teken: $0, maat: maat(try lees($0, grens: proef).rijen)) }
      .enumerated().max { ($0.element.maat, -$0.offset) < ($1.element.maat, -$1.offset) }
    guard let teken = keuze?.element.teken, keuze?.element.maat ?? 0 > 0 else {
      throw Ruwetabel.Fout(
        description: "no table can be found in it: no ;  ,  | or tab makes columns of its lines")
    }
    let (rijen, isAfgekapt) = try lees(teken, grens: Ruwetabel.grensRijen)
    return Ruwetabel(
      vorm: .csv(scheidingsteken: teken, codering: codering, heeftBOM: beeld.heeftBOM), rijen: rijen,
      isAfgekapt: isAfgekapt)
  }

  /// How well a delimiter makes a table: rows of the width that most rows have, times the columns that it makes of them.
  private static func maat(_ rijen: [[String]]) -> Int {
    let breedten = Dictionary(grouping: rijen, by: \.count).mapValues(\.count)
    return breedten.map { ($0.key - 1) * $0.value }.max() ?? 0
  }

  static func lees(
    _ bron: any Bytebron, scheidingsteken: UInt8, grens: Int
  ) throws -> (rijen: [[String]], isAfgekapt: Bool) {
    try RuwCSV(scheidingsteken, .utf8, grens: grens).lees(bron)
  }

  private func lees(_ bron: any Bytebron) throws -> (rijen: [[String]], isAfgekapt: Bool) {
    let adres = Unmanaged.passUnretained(self).toOpaque()
    let stuk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 15, alignment: 16)
    defer { stuk.deallocate() }
    while !isVol, case let aantal = try bron.lees(stuk), aantal > 0 {
      let gelezen = csv_parse(&parser, stuk.baseAddress, aantal, Self.bijVeld, Self.bijRij, adres)
      guard gelezen == aantal else {
        throw Ruwetabel.Fout(description: "can't be read as a table near line \(regel)")
      }
    }
    if isVol { return (Array(rijen.prefix(grens)), true) }
    csv_fini(&parser, Self.bijVeld, Self.bijRij, adres)
    return (rijen, false)
  }

  private static let bijVeld:
    @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      bytes, lengte, eigen in
      guard let eigen else { return }
      let lezer = Unmanaged<RuwCSV>.fromOpaque(eigen).takeUnretainedValue()
      let waarde = UnsafeBufferPointer(
        start: bytes?.assumingMemoryBound(to: UInt8.self), count: bytes == nil ? 0 : lengte)
      lezer.bytes += lengte
      lezer.rij.append(Kolomherkenning.tekst(waarde.getrimd, lezer.codering))
    }

  /// Comes for each line end, blank lines included; CRLF is two.
  private static let bijRij: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { teken, eigen in
    guard let eigen else { return }
    let lezer = Unmanaged<RuwCSV>.fromOpaque(eigen).takeUnretainedValue()
    // A line of delimiters alone is a row; one of white space is none.
    if lezer.rij.count > 1 || lezer.rij.first?.isEmpty == false {
      lezer.rijen.append(lezer.rij)
    }
    lezer.rij = []
    if teken == 0x0A { lezer.regel += 1 }
  }
}
