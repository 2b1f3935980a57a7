import CLibCSV
import Domain
import Systeem

/// A small CSV file as a whole, such as a reference table: a header, `;`, UTF-8, and no quoting: a quote
/// is a character like any other.
public struct CSVTabel: Sendable {
  /// A file that is no such table.
  public struct Fout: Error, Sendable {
    public let reden: String
  }

  public let kop: [String]
  /// All as long as the header.
  public let rijen: [[String]]

  /// - Throws: `Bestandsfout`; `Fout` when it is malformed, or a row has another number of columns.
  public init(_ pad: String) throws {
    let bron = try Bestandslezer(pad)
    let verzamelaar = Verzamelaar()
    let adres = Unmanaged.passUnretained(verzamelaar).toOpaque()
    var parser = csv_parser()
    csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI))
    csv_set_delim(&parser, 0x3B)
    csv_set_quote(&parser, 0)
    defer { csv_free(&parser) }
    let stuk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { stuk.deallocate() }
    while case let aantal = try bron.lees(stuk), aantal > 0 {
      guard csv_parse(&parser, stuk.baseAddress, aantal, Self.bijVeld, Self.bijRij, adres) == aantal else {
        throw Fout(reden: "holds a NUL near row \(verzamelaar.rijen.count + 1)")
      }
    }
    guard csv_fini(&parser, Self.bijVeld, Self.bijRij, adres) == 0 else {
      throw Fout(reden: "ends with a NUL")
    }
    guard let kop = verzamelaar.rijen.first else { throw Fout(reden: "there is no header") }
    self.kop = kop
    rijen = Array(verzamelaar.rijen.dropFirst())
    if let fout = rijen.firstIndex(where: { $0.count != kop.count }) {
      throw Fout(reden: "row \(fout + 1) has \(rijen[fout].count) columns, the header \(kop.count)")
    }
  }

  private final class Verzamelaar {
    var rijen: [[String]] = []
    var rij: [String] = []
  }

  private static let bijVeld:
    @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      bytes, lengte, verzamelaar in
      let tekst = String(
        decoding: UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : lengte), as: UTF8.self)
      verzamelaar.map { Unmanaged<Verzamelaar>.fromOpaque($0).takeUnretainedValue().rij.append(tekst) }
    }

  private static let bijRij: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, verzamelaar in
    guard let verzamelaar = verzamelaar.map({ Unmanaged<Verzamelaar>.fromOpaque($0).takeUnretainedValue() })
    else {
      return
    }
    verzamelaar.rijen.append(verzamelaar.rij)
    verzamelaar.rij = []
  }
}
