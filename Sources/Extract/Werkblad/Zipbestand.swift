import CLibZip
import Glibc
import Systeem

/// A zip file, of which parts are unpacked piece by piece. Nothing of it is ever written to disk.
final class Zipbestand {
  /// With more parts the file is refused: Excel makes some tens.
  static let grensDelen = 10_000

  /// What the file begins with.
  static let merk: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  /// What an Excel file of before 2007 begins with, and one that is locked with a password.
  static let merkOud: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]

  private let pad: String
  private let zip: OpaquePointer

  /// - Throws: `Bestandsfout` when it can't be read; `Werkbladfout` when it is no zip, or not whole.
  init(_ pad: String) throws {
    self.pad = pad
    var fout: Int32 = 0
    guard let zip = zip_open(pad, ZIP_RDONLY, &fout) else {
      if fout == ZIP_ER_OPEN || fout == ZIP_ER_READ || fout == ZIP_ER_SEEK { throw Bestandsfout(pad) }
      throw Werkbladfout(.b01, "damaged or cut off: no whole zip")
    }
    self.zip = zip
    guard zip_get_num_entries(zip, 0) <= Self.grensDelen else {
      zip_discard(zip)
      throw Werkbladfout(.b01, "more than \(Self.grensDelen) parts")
    }
  }

  deinit { zip_discard(zip) }

  /// One part, from its begin to its end.
  final class Deel: Bytebron {
    let naam: String
    private let pad: String
    private let bestand: OpaquePointer
    private let grens: Int
    private var gelezen = 0
    /// The zip may not be closed while it is read.
    private let zip: Zipbestand

    fileprivate init(_ naam: String, _ bestand: OpaquePointer, grens: Int, _ zip: Zipbestand) {
      self.naam = naam
      self.bestand = bestand
      self.grens = grens
      self.zip = zip
      pad = zip.pad
    }

    deinit { zip_fclose(bestand) }

    /// Fills the memory; 0 = at its end.
    ///
    /// - Throws: `Werkbladfout` when it is damaged, or unpacks to more than the limit.
    func lees(_ geheugen: UnsafeMutableRawBufferPointer) throws -> Int {
      let aantal = Int(zip_fread(bestand, geheugen.baseAddress, zip_uint64_t(geheugen.count)))
      guard aantal >= 0 else {
        if let fout = zip_file_get_error(bestand), zip_error_code_zip(fout) == ZIP_ER_READ {
          errno = zip_error_code_system(fout)
          throw Bestandsfout(pad)
        }
        throw Werkbladfout(.b01, "damaged: \(naam) can't be unpacked")
      }
      gelezen += aantal
      guard gelezen <= grens else {
        throw Werkbladfout(.b01, "\(naam) unpacks to more than \(grens >> 20) MiB")
      }
      return aantal
    }
  }

  /// - Parameters:
  ///   - naam: its path within the zip, for which capitals don't count.
  ///   - grens: of what it may unpack to, in bytes.
  /// - Returns: nil when there is no such part.
  /// - Throws: `Werkbladfout` when it can't be opened, as one that is locked with a password.
  func deel(_ naam: String, grens: Int) throws -> Deel? {
    let plaats = zip_name_locate(zip, naam, zip_flags_t(ZIP_FL_NOCASE))
    guard plaats >= 0 else { return nil }
    guard let bestand = zip_fopen_index(zip, zip_uint64_t(plaats), 0) else {
      throw Werkbladfout(.b01, "\(naam) can't be opened: damaged, or locked with a password")
    }
    return Deel(naam, bestand, grens: grens, self)
  }

  /// All parts, in their order.
  func delen(grens: Int) throws -> [Deel] {
    try (0..<zip_uint64_t(max(zip_get_num_entries(zip, 0), 0))).map { plaats in
      let naam = zip_get_name(zip, plaats, 0).map { String(cString: $0) } ?? "part \(plaats)"
      guard let bestand = zip_fopen_index(zip, plaats, 0) else {
        throw Werkbladfout(.b01, "a part can't be opened: damaged, or locked with a password")
      }
      return Deel(naam, bestand, grens: grens, self)
    }
  }
}
