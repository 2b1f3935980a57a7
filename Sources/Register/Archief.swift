import Crypto
import Domain
import Systeem

/// The raw deliveries, by their SHA-256. The one place that holds personal numbers: folder 0700, files 0600.
public struct Archief: Sendable {
  private let map: String

  public init(_ map: String) throws {
    self.map = map
    try Systeem.Map.maak(map)
  }

  /// Removes what a killed run left behind: raw files that never became a delivery don't stay.
  public func ruimOp(isLevering: (_ sha256: String) throws -> Bool) throws {
    for naam in try Systeem.Map.inhoud(map) where try !isLevering(naam) {
      try Systeem.Map.verwijder(map + "/" + naam)
    }
  }

  private static let binnenkomst = "binnenkomst-"

  public func pad(_ sha256: String) -> String { map + "/" + sha256 }

  /// Reads a file once, hands out its bytes, and gives its SHA-256 in hexadecimal.
  public static func sha256(
    van pad: String, elkStuk: (UnsafeRawBufferPointer) throws -> Void = { _ in }
  ) throws -> String {
    let bron = try Bestandslezer(pad)
    let stuk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { stuk.deallocate() }
    var som = SHA256()
    while true {
      let aantal = try bron.lees(stuk)
      guard aantal > 0 else { return Hex.tekst(som.finalize()) }
      let bytes = UnsafeRawBufferPointer(rebasing: stuk[..<aantal])
      som.update(bufferPointer: bytes)
      try elkStuk(bytes)
    }
  }

  /// Copies a file into the archive, where it is read from, so that a change in the inbox can't come between.
  ///
  /// - Parameters:
  ///   - sha256: of the delivery, as which it is kept.
  ///   - inhoud: of its bytes; nil = the same.
  /// - Throws: `Bestandsfout` also when its content is no longer that.
  public func neemOp(
    _ pad: String, sha256: String, inhoud: String? = nil, elkStuk: (UnsafeRawBufferPointer) throws -> Void
  ) throws -> String {
    let tijdelijk = map + "/" + Self.binnenkomst + sha256
    try Systeem.Map.verwijder(tijdelijk)
    do {
      let schrijver = try Bestandsschrijver(tijdelijk)
      let gelezen = try Self.sha256(van: pad) { bytes in
        try schrijver.schrijf(bytes)
        try elkStuk(bytes)
      }
      try schrijver.sluit()
      guard gelezen == inhoud ?? sha256 else {
        throw Bestandsfout(pad, reden: "changed while it was being read")
      }
      return tijdelijk
    } catch {
      // Raw bytes that are nobody's delivery don't wait for the next run to be cleared away.
      try? Systeem.Map.verwijder(tijdelijk)
      throw error
    }
  }

  /// Keeps a file that `neemOp` took in, under its hash.
  public func houd(_ tijdelijk: String, sha256: String) throws {
    try Systeem.Map.hernoem(tijdelijk, naar: pad(sha256))
    try Systeem.Map.bewaar(map)
  }

  public func verwerp(_ tijdelijk: String) throws {
    try Systeem.Map.verwijder(tijdelijk)
  }
}

extension Archief {
  /// Copies a raw delivery with some of its bytes overwritten.
  ///
  /// - Parameters:
  ///   - doel: must not exist yet.
  ///   - plekken: what to write, by the place of its first byte; they don't overlap.
  ///   - inhoud: what takes the place of the raw bytes, and is overwritten; nil = they themselves.
  /// - Returns: the SHA-256 of the copy.
  public func kopieer(
    _ sha256: String, naar doel: String, met plekken: [Int: [UInt8]], inhoud: [UInt8]? = nil
  ) throws
    -> String
  {
    let schrijver = try Bestandsschrijver(doel)
    if var inhoud {
      for (begin, nieuw) in plekken { inhoud.replaceSubrange(begin..<(begin + nieuw.count), with: nieuw) }
      try schrijver.schrijf(inhoud)
      try schrijver.sluit()
      return try Self.sha256(van: doel)
    }
    let volgorde = plekken.sorted { $0.key < $1.key }
    var plaats = 0
    var eerste = 0
    _ = try Self.sha256(van: pad(sha256)) { stuk in
      var bytes = Array(stuk)
      let einde = plaats + bytes.count
      while eerste < volgorde.count, volgorde[eerste].key + volgorde[eerste].value.count <= plaats {
        eerste += 1
      }
      for (begin, nieuw) in volgorde[eerste...] {
        if begin >= einde { break }
        for i in max(begin, plaats)..<min(begin + nieuw.count, einde) {
          bytes[i - plaats] = nieuw[i - begin]
        }
      }
      try schrijver.schrijf(bytes)
      plaats = einde
    }
    try schrijver.sluit()
    return try Self.sha256(van: doel)
  }
}
