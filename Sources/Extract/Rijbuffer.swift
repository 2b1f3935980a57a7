import Domain

/// The bytes of one row's mapped fields, as UTF-8, in one block that is used again for each row: no allocation and
/// no `String` per field.
final class Rijbuffer {
  private var opslag: UnsafeMutableBufferPointer<UInt8>
  private var gebruikt = 0
  private var bereiken: [Range<Int>]
  private var openVanaf = 0

  init() {
    opslag = .allocate(capacity: 4096)
    bereiken = Array(repeating: 0..<0, count: Veldnaam.allCases.count)
  }

  deinit { opslag.deallocate() }

  /// Forgets the row before.
  func begin() {
    gebruikt = 0
    for i in bereiken.indices { bereiken[i] = 0..<0 }
  }

  /// The trimmed bytes of a field; empty when it is absent. Valid until the next change.
  subscript(veld: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: opslag[bereiken[veld]])
  }

  func zet(_ veld: Int, _ bytes: UnsafeBufferPointer<UInt8>, als codering: Codering) {
    open()
    switch codering {
    case .utf8: voeg(bytes)
    case .windows1252: voegWindows1252(bytes)
    }
    sluit(veld)
  }

  // A field that arrives in pieces: open, voeg …, sluit.

  func open() { openVanaf = gebruikt }
  var openLengte: Int { gebruikt - openVanaf }

  func voeg(_ bytes: UnsafeBufferPointer<UInt8>) {
    maakPlaats(bytes.count)
    _ = UnsafeMutableBufferPointer(rebasing: opslag[gebruikt...]).update(fromContentsOf: bytes)
    gebruikt += bytes.count
  }

  func sluit(_ veld: Int) {
    let ruw = openBytes
    let getrimd = ruw.getrimd
    guard let basis = ruw.baseAddress, let begin = getrimd.baseAddress else { return }
    let van = openVanaf + (begin - basis)
    bereiken[veld] = van..<(van + getrimd.count)
  }

  /// What was put in since `open`.
  var openBytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: opslag[openVanaf..<gebruikt]) }

  private func voegWindows1252(_ bytes: UnsafeBufferPointer<UInt8>) {
    // A character takes at most three bytes in UTF-8.
    maakPlaats(bytes.count * 3)
    for byte in bytes {
      if byte < 0x80 {
        opslag[gebruikt] = byte
        gebruikt += 1
      } else {
        for deel in UTF8.encode(Windows1252.teken(byte)).map(Array.init) ?? [] {
          opslag[gebruikt] = deel
          gebruikt += 1
        }
      }
    }
  }

  private func maakPlaats(_ extra: Int) {
    guard gebruikt + extra > opslag.count else { return }
    let groter = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(opslag.count * 2, gebruikt + extra))
    _ = groter.update(fromContentsOf: opslag[..<gebruikt])
    opslag.deallocate()
    opslag = groter
  }
}
