import CLibCSV
import Domain
import Systeem

/// A small CSV file as a whole, such as a reference table: a header, `;`, UTF-8, with or without a BOM, and no
/// quoting: a quote is a character like any other.
public struct CSVTabel: Sendable {
  /// A file that is no such table.
  public struct Fout: Error, Sendable {
    public let reden: String
  }

  public struct Rij: Sendable {
    /// 1-based.
    public let regel: Int
    public let waarden: [String]
  }

  public let kop: [String]
  /// All as long as the header. Blank lines are none.
  public let rijen: [Rij]

  /// - Throws: `Bestandsfout`; `Fout` when it is malformed, or a row has another number of columns.
  public init(_ pad: String) throws {
    let bron = try Bestandslezer(pad)
    let verzamelaar = Verzamelaar()
    let adres = Unmanaged.passUnretained(verzamelaar).toOpaque()
    var parser = csv_parser()
    csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL))
    csv_set_delim(&parser, 0x3B)
    csv_set_quote(&parser, 0)
    defer { csv_free(&parser) }
    let stuk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { stuk.deallocate() }
    while case let aantal = try bron.lees(stuk), aantal > 0 {
      guard csv_parse(&parser, stuk.baseAddress, aantal, Self.bijVeld, Self.bijRij, adres) == aantal else {
        throw Fout(reden: "holds a NUL near line \(verzamelaar.regels + 1)")
      }
    }
    guard csv_fini(&parser, Self.bijVeld, Self.bijRij, adres) == 0 else {
      throw Fout(reden: "ends with a NUL")
    }
    guard var kop = verzamelaar.rijen.first?.waarden else { throw Fout(reden: "there is no header") }
    // As Excel writes it: a byte order mark in front of all.
    if let eerste = kop.first, eerste.unicodeScalars.first == "\u{FEFF}" {
      kop[0] = String(eerste.unicodeScalars.dropFirst())
    }
    self.kop = kop
    rijen = Array(verzamelaar.rijen.dropFirst())
    if let fout = rijen.first(where: { $0.waarden.count != kop.count }) {
      throw Fout(reden: "line \(fout.regel) has \(fout.waarden.count) columns, the header \(kop.count)")
    }
  }

  private final class Verzamelaar {
    var rijen: [Rij] = []
    var rij: [String] = []
    /// LFs so far.
    var regels = 0
  }

  private static let bijVeld:
    @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      bytes, lengte, verzamelaar in
      let tekst = String(
        decoding: UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : lengte), as: UTF8.self)
      verzamelaar.map { Unmanaged<Verzamelaar>.fromOpaque($0).takeUnretainedValue().rij.append(tekst) }
    }

  /// Comes for each line end, blank lines included; CRLF is two.
  private static let bijRij: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = {
    teken, verzamelaar in
    guard let verzamelaar = verzamelaar.map({ Unmanaged<Verzamelaar>.fromOpaque($0).takeUnretainedValue() })
    else { return }
    if !verzamelaar.rij.isEmpty {
      verzamelaar.rijen.append(Rij(regel: verzamelaar.regels + 1, waarden: verzamelaar.rij))
      verzamelaar.rij = []
    }
    if teken == 0x0A { verzamelaar.regels += 1 }
  }
}
