import CLibZip
import Domain
import Systeem

/// What stands in an Excel file, for who must remove something from it. In a zip nothing can be overwritten in its place, so
/// what is kept in its stead is the CSV that its sheet is read as.
public enum Werkmapinhoud {
  public static func isWerkmap(_ pad: String) throws -> Bool {
    var begin = [UInt8](repeating: 0, count: Zipbestand.merk.count)
    let bron = try Bestandslezer(pad)
    let aantal = try begin.withUnsafeMutableBytes { try bron.lees($0) }
    return aantal == begin.count && begin == Zipbestand.merk
  }

  /// The sheet as CSV that reads as it does, with a BOM in front: every row has its number still.
  ///
  /// - Throws: `Bestandsfout`, also when it can't be read any more.
  public static func csv(_ pad: String, profiel: Bronprofiel) throws -> [UInt8] {
    try metBestandsfout(pad) {
      let bron = try Werkbladbron(pad, profiel)
      var csv = Bytebeeld.bom
      try bron.stukken { csv.append(contentsOf: $0) }
      return csv
    }
  }

  /// Unpacks all parts, one after another. No run of digits lies across two pieces.
  public static func stukken(_ pad: String, _ neem: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    try metBestandsfout(pad) {
      let zip = try Zipbestand(pad)
      for deel in try zip.delen(grens: Werkmap.grensBlad) {
        var over: [UInt8] = []
        try deel.stukken { stuk in
          over.append(contentsOf: stuk)
          let tot = over.lastIndex { !(0x30...0x39 ~= $0) }.map { $0 + 1 } ?? 0
          try over[..<tot].withUnsafeBufferPointer(neem)
          over.removeFirst(tot)
        }
        try over.withUnsafeBufferPointer(neem)
      }
    }
  }

  private static func metBestandsfout<R>(_ pad: String, _ doe: () throws -> R) throws -> R {
    do {
      return try doe()
    } catch let fout as Werkbladfout {
      throw Bestandsfout(pad, reden: "can't be read as an Excel file any more: \(fout.toelichting)")
    }
  }
}
