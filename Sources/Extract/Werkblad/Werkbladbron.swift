import Domain
import Glibc

/// A sheet of an Excel file as the bytes of the CSV that it would be: UTF-8, every value quoted, the profile's delimiter.
/// So each rule for CSV holds for a sheet as well.
///
/// - A row without any value is no record and has no number. The first with one is the header. A row that ends before the
///   header does is filled up; a value behind the header's last column makes a column too many (`R08`).
/// - Formulas count by the value that Excel saved with them.
/// - Dates come in the profile's first pattern, with a time behind a `T` when they have one; `true` and `false` as `J` and
///   `N`. A number is written out without a power of ten.
/// - A cell that holds an error (`#N/B`), or a number of sixteen digits or more, which Excel has rounded, makes its row
///   `R09`: nobody knows its value.
/// - Hidden rows and columns count like all others: a filter hides, and doesn't remove.
final class Werkbladbron: Bytebron {
  private let scheidingsteken: UInt8
  private let werkmap: Werkmap
  private let getallen: Celgetal
  private lazy var deel = Result { try XMLDeel(werkmap.blad(blad), self) }
  private let blad: String?
  private let kolommen: Kolomherkenning
  /// Nil when the header is the first row.
  private var kopzoeker: Kopzoeker?
  /// What the columns of a row are that may be the header.
  private var kop: [Kolomherkenning.Kolom?] = []

  /// CSV that is made and not yet asked for, from `gegeven` on.
  private var klaar: [UInt8] = []
  private var gegeven = 0
  private var isEinde = false
  private var rijen = 0

  // The row.
  private var rij: [UInt8] = []
  /// How many columns of it are written.
  private var gevuld = 0
  private var heeftWaarde = false
  /// Of the header; nil until it is there.
  private var breedte: Int?

  // The cell.
  private enum Celsoort {
    case getal, gedeeld, tekst, jaNee, fout, isoDatum
  }
  private var inRij = false
  private var kolom = 0
  private var soort = Celsoort.getal
  private var stijl = 0
  private var waarde: [UInt8] = []
  private var inWaarde = false
  private var uitspraak = 0
  private var fout: Werkbladfout?

  /// Bytes that are no text in UTF-8.
  private static let onteken: [UInt8] = [0xFF]

  /// - Parameter profiel: one for CSV.
  /// - Throws: `Bestandsfout`; `Werkbladfout` when it is no whole Excel file.
  init(_ pad: String, _ profiel: Bronprofiel) throws {
    guard case .csv(let scheidingsteken, let blad) = profiel.formaat else {
      throw Werkbladfout(.b01, "an Excel file, where XML is expected")
    }
    self.blad = blad
    self.scheidingsteken = scheidingsteken
    kolommen = Kolomherkenning(profiel)
    kopzoeker = profiel.plaats.kopIsGezocht ? Kopzoeker(kolommen) : nil
    werkmap = try Werkmap(pad)
    getallen = Celgetal(
      isVan1904: werkmap.isVan1904, patroon: profiel.datumpatronen.first ?? .iso)
  }

  /// - Throws: `Werkbladfout`, `B04` when it holds no value at all.
  func lees(_ geheugen: UnsafeMutableRawBufferPointer) throws -> Int {
    while klaar.count - gegeven < geheugen.count, !isEinde {
      if gegeven > 0 {
        klaar.removeFirst(gegeven)
        gegeven = 0
      }
      isEinde = try !deel.get().leesStuk()
      if let fout { throw fout }
      if isEinde, rijen == 0 { throw Werkbladfout(.b04, "nothing in the sheet") }
    }
    let aantal = min(geheugen.count, klaar.count - gegeven)
    geheugen.copyBytes(from: klaar[gegeven..<(gegeven + aantal)])
    gegeven += aantal
    return aantal
  }

  private func zetCel(_ bytes: some Collection<UInt8>) {
    guard !bytes.isEmpty else { return }
    if !bytes.allSatisfy(\.isWit) { heeftWaarde = true }
    // What is too wide is so by one column as well as by a thousand.
    let plaats = breedte.map { min(kolom, $0) } ?? kolom
    vulAan(tot: plaats)
    guard gevuld == plaats else { return }
    if gevuld > 0 { rij.append(scheidingsteken) }
    if breedte == nil, kopzoeker != nil { voegKop(bytes) }
    rij.append(0x22)
    for byte in bytes {
      if byte == 0x22 { rij.append(byte) }
      rij.append(byte)
    }
    rij.append(0x22)
    gevuld += 1
  }

  private func voegKop(_ bytes: some Collection<UInt8>) {
    while kop.count < gevuld { kop.append(nil) }
    kop.append(kolommen.kolom(String(decoding: bytes, as: UTF8.self)))
  }

  private func vulAan(tot plaats: Int) {
    while gevuld < plaats {
      if gevuld > 0 { rij.append(scheidingsteken) }
      rij.append(contentsOf: [0x22, 0x22])
      gevuld += 1
    }
  }

  private func sluitRij() {
    inRij = false
    defer {
      rij.removeAll(keepingCapacity: true)
      (gevuld, heeftWaarde, kop) = (0, false, [])
    }
    guard heeftWaarde else { return }
    if let breedte { vulAan(tot: breedte) } else { zoekKop() }
    rijen += 1
    klaar.append(contentsOf: rij)
    klaar.append(0x0A)
  }

  /// The row is as wide as the table when it is the header.
  private func zoekKop() {
    if kopzoeker != nil, kopzoeker?.probeer(kop) == nil { return }
    breedte = gevuld
  }

  private func sluitCel() {
    switch soort {
    case .tekst: zetCel(Self.zonderCodes(waarde))
    case .gedeeld:
      guard !waarde.isEmpty else { return }
      guard let nummer = Int(String(decoding: waarde, as: UTF8.self)), let tekst = werkmap.teksten[nummer]
      else {
        return zetCel(Self.onteken)
      }
      zetCel(Self.zonderCodes(Array(tekst)))
    case .getal:
      guard !waarde.isEmpty else { return }
      let tekst = getallen.tekst(String(decoding: waarde, as: UTF8.self), als: werkmap.soort(vanStijl: stijl))
      zetCel(tekst.map { Array($0.utf8) } ?? Self.onteken)
    case .jaNee: zetCel(waarde.isEmpty ? [] : waarde == [0x31] ? [0x4A] : [0x4E])
    case .isoDatum:
      let tekst = String(decoding: waarde, as: UTF8.self)
      guard let datum = LocalDate(iso: tekst.prefix(10)) else { return zetCel(waarde) }
      let tijd = tekst.dropFirst(10).hasPrefix("T00:00:00") ? "" : tekst.dropFirst(10)
      zetCel(Array((getallen.patroon.tekst(datum) + tijd).utf8))
    case .fout: zetCel(Self.onteken)
    }
  }

  /// Text with `_x000D_` and the like written out: so the format has characters that XML can't have. One that is no
  /// character either is left as it is.
  private static func zonderCodes(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count >= 7, bytes.contains(0x5F) else { return bytes }
    var uit: [UInt8] = []
    var i = 0
    while i < bytes.count {
      if bytes[i] == 0x5F, i + 7 <= bytes.count, bytes[i + 1] == 0x78, bytes[i + 6] == 0x5F,
        let code = UInt32(String(decoding: bytes[(i + 2)..<(i + 6)], as: UTF8.self), radix: 16),
        let teken = Unicode.Scalar(code)
      {
        uit.append(contentsOf: Array(String(Character(teken)).utf8))
        i += 7
      } else {
        uit.append(bytes[i])
        i += 1
      }
    }
    return uit
  }

  /// `BC12` → 54: the column, from 0. Nil when it is no place of a cell.
  private static func kolom(_ plaats: String) -> Int? {
    var kolom = 0
    for byte in plaats.utf8 {
      guard 0x41...0x5A ~= byte else { break }
      kolom = kolom * 26 + Int(byte - 0x40)
      if kolom > 16_384 { return nil }
    }
    return kolom == 0 ? nil : kolom - 1
  }
}

extension Werkbladbron: XMLDeel.Hoorder {
  func begin(_ naam: String, _ attributen: XMLDeel.Attributen) {
    switch naam {
    case "row":
      inRij = true
      kolom = -1
    case "c" where inRij:
      let vorige = kolom
      kolom = attributen["r"].map { Self.kolom($0) ?? -1 } ?? vorige + 1
      if kolom <= vorige { fout = fout ?? Werkbladfout(.b01, "cells of a row aren't in order") }
      stijl = attributen["s"].flatMap { Int($0) } ?? 0
      soort =
        switch attributen["t"] {
        case nil, "n": .getal
        case "s": .gedeeld
        case "b": .jaNee
        case "e": .fout
        case "d": .isoDatum
        default: .tekst
        }
      waarde.removeAll(keepingCapacity: true)
    case "rPh": uitspraak += 1
    case "v", "t": inWaarde = uitspraak == 0
    default: break
    }
  }

  func tekst(_ bytes: UnsafeBufferPointer<UInt8>) {
    if inWaarde { waarde.append(contentsOf: bytes) }
  }

  func einde(_ naam: String) {
    switch naam {
    case "row" where inRij: sluitRij()
    case "c" where inRij: sluitCel()
    case "rPh": uitspraak -= 1
    case "v", "t": inWaarde = false
    default: break
    }
  }
}
