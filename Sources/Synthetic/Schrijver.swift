import Domain
import Foundation

/// Writes a file byte by byte through one buffer. It knows no locale and makes no strings: most of the time
/// that a large delivery takes is spent here.
///
/// The first error is kept and stops all further writing; `sluit` throws it.
struct Schrijver: ~Copyable {
  private static let ruimte = 1 << 18

  private let pad: String
  private var bestand: Int32
  private let buffer: UnsafeMutablePointer<UInt8>
  private var gebruikt = 0
  private var fout: Int32 = 0
  /// Bytes so far.
  private(set) var geschreven = 0

  /// Creates the file, which mustn't exist.
  init(pad: String) throws {
    let bestand = open(pad, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard bestand >= 0 else { throw SynthetischFout.schrijven(pad: pad, errno: errno) }
    self.pad = pad
    self.bestand = bestand
    self.buffer = .allocate(capacity: Self.ruimte)
  }

  deinit {
    if bestand >= 0 { close(bestand) }
    buffer.deallocate()
  }

  mutating func sluit() throws {
    leeg()
    if close(bestand) != 0, fout == 0 { fout = errno }
    bestand = -1
    if fout != 0 { throw SynthetischFout.schrijven(pad: pad, errno: fout) }
  }

  mutating func byte(_ waarde: UInt8) {
    maakPlaats(1)
    buffer[gebruikt] = waarde
    gebruikt += 1
  }

  mutating func tekst(_ tekst: StaticString) {
    voegToe(UnsafeBufferPointer(start: tekst.utf8Start, count: tekst.utf8CodeUnitCount))
  }

  mutating func tekst(_ tekst: String) {
    var kopie = tekst
    kopie.withUTF8 { voegToe($0) }
  }

  mutating func bytes(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { voegToe($0) }
  }

  /// At least so many digits, with zeros in front.
  mutating func getal(_ waarde: Int, cijfers: Int = 1) {
    maakPlaats(20)
    var aantal = cijfers
    var grens = 1
    for _ in 0..<cijfers { grens *= 10 }
    while waarde >= grens {
      aantal += 1
      grens *= 10
    }
    var rest = waarde
    for plaats in (gebruikt..<gebruikt + aantal).reversed() {
      buffer[plaats] = UInt8(truncatingIfNeeded: 48 + rest % 10)
      rest /= 10
    }
    gebruikt += aantal
  }

  mutating func datum(_ datum: LocalDate, _ patroon: Datumpatroon) {
    let (jaar, maand, dag) = datum.delen
    switch patroon {
    case .iso:
      getal(jaar, cijfers: 4)
      byte(0x2D)
      getal(maand, cijfers: 2)
      byte(0x2D)
      getal(dag, cijfers: 2)
    case .dagEerst:
      getal(dag, cijfers: 2)
      byte(0x2D)
      getal(maand, cijfers: 2)
      byte(0x2D)
      getal(jaar, cijfers: 4)
    case .aaneen:
      getal(jaar * 10_000 + maand * 100 + dag, cijfers: 8)
    default: tekst(patroon.tekst(datum))
    }
  }

  /// `HH:mm:ss`, from seconds since midnight.
  mutating func tijd(_ seconden: Int) {
    getal(seconden / 3600, cijfers: 2)
    byte(0x3A)
    getal(seconden / 60 % 60, cijfers: 2)
    byte(0x3A)
    getal(seconden % 60, cijfers: 2)
  }

  mutating func brin(_ brin: Brin) {
    for verschuiving in stride(from: UInt32(24), through: 0, by: -8) {
      byte(UInt8(truncatingIfNeeded: brin.waarde >> verschuiving))
    }
  }

  private mutating func voegToe(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let begin = bytes.baseAddress, !bytes.isEmpty else { return }
    maakPlaats(bytes.count)
    (buffer + gebruikt).update(from: begin, count: bytes.count)
    gebruikt += bytes.count
  }

  /// No field is longer than the buffer: the longest are our own texts.
  private mutating func maakPlaats(_ aantal: Int) {
    if gebruikt + aantal > Self.ruimte { leeg() }
  }

  private mutating func leeg() {
    var begin = 0
    while begin < gebruikt, fout == 0 {
      let aantal = write(bestand, buffer + begin, gebruikt - begin)
      if aantal >= 0 {
        begin += aantal
      } else if errno != EINTR {
        fout = errno
      }
    }
    geschreven += gebruikt
    gebruikt = 0
  }
}
